"""A place of a decision in words, and what stands there."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.history_words import field_label, say, value_label
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision, KeyPath, PathError, Record, get
from roadworthy.model.interval import figure_text, read_interval, span_figures
from roadworthy.model.text import one_line
from roadworthy.model.tree import NOTHING, inner
from roadworthy.report.phrases import ended, listed
from roadworthy.report.words import raised_name

_NAMES: Final = ("name", "title", "words")
"""Fields that say what a record is, the first that is answered."""
_PAIRS: Final[KeyPath] = ("weighting", "pairwise")
_NAMED_IN: Final[Mapping[KeyPath, str]] = {
    ("evidence", "*", "candidate"): "candidates",
    ("evidence", "*", "criterion"): "criteria",
    ("scores", "*", "*", "sources"): "evidence",
    ("criteria", "*", "group"): "groups",
    ("outcome", "chosen"): "candidates",
    ("paths", "*", "phases", "*", "finalists"): "candidates",
    ("ballots", "taken_from"): "ballots.voters",
}
"""Fields whose value is the key of a record, and the table it is in."""
_GRIDS: Final = frozenset({"scores", "signs"})
"""Tables of candidates in which each has a table of criteria."""
_KEYED_BY: Final[Mapping[str, str]] = {
    "scores": "candidates",
    "signs": "candidates",
    "upkeep": "candidates",
    "paths": "candidates",
    "by_horizon": "horizons",
    "must_haves": "must_haves",
    "pairwise": "criteria",
    "first_locked": "criteria",
    "before": "criteria",
    "standings": "candidates",
    "judged": "criteria",
}
"""Tables whose keys are those of another table's records."""


def record_name(path: KeyPath, decision: Decision) -> str:
    """What the record at a path is called, in its own words; its key where it has none."""
    return _own_name(path, decision) or path[-1]


def _own_name(path: KeyPath, decision: Decision) -> str:
    """What the record at a path is called in its own words; empty where it has none."""
    try:
        record = get(decision, path)
    except PathError:
        record = None
    for field in _NAMES:
        if words := one_line(getattr(record, field, "") or "").strip():
            return words
    if path[0] == "raised":
        return raised_name(path[-1], decision)
    if path[0] == "checklist":
        return next((one.name for one in checklist() if one.id == path[-1]), "")
    day = getattr(record, "on", None)
    status = getattr(record, "status", None)
    if path[0] == "history" and status:
        label = question_at(("status",))
        moved = label.label_of(status) if label else status
        return f"{moved}, {day.isoformat()}" if day else moved
    return day.isoformat() if isinstance(day, date) else ""


def asked_about(path: KeyPath, decision: Decision) -> str:
    """The records that a question is about, by their own names; empty where it is about the whole.

    Whose path a phase belongs to goes without saying: one path is asked at a time.
    """
    inside = ("candidates", path[1]) if path[0] == "paths" else ()
    named = (
        name
        for at, name in _named(path, decision)
        if at != inside and (name != at[-1] or _own_name(at, decision))
    )
    return upper(", ".join(" ".join(name.split()) for name in named))


def place_words(path: KeyPath, decision: Decision) -> str:
    """A place as a person calls it: ``Quarkus, long-term maintenance, reason``."""
    subject, label = ", ".join(_subjects(path, decision)), _label(path)
    return f"{subject}, {label}" if subject and label else subject or upper(label)


def step_words(label: str, path: KeyPath, decision: Decision) -> str:
    """What an undo step was, with the record that it was about: ``Ann, role``, not ``Role`` alone.

    `decision` is one that has the record.
    """
    question = question_at(path)
    return upper(place_words(path, decision)) if question is not None and question.label == label else label


def _subjects(path: KeyPath, decision: Decision) -> Iterator[str]:
    """The names of the records on the way to a place."""
    return (name for _, name in _named(path, decision))


def _named(path: KeyPath, decision: Decision) -> Iterator[tuple[KeyPath, str]]:
    """The records on the way to a place, each with the place that names it."""
    if path[:2] == _PAIRS and len(path) == 4:
        one, other = (record_name(("criteria", key), decision) for key in path[2:])
        yield path, say("pair", one=one, other=other)
        return
    for length in range(2, len(path) + 1):
        table, key = path[length - 2], path[length - 1]
        if path[0] in _GRIDS and length == 3:
            yield ("criteria", key), _lower(decision.criterion_name(key))
        elif path[0] == "signs" and length > 3:
            return  # what is asked there names the sign
        elif table in _KEYED_BY and (table != "must_haves" or length > 2):
            yield (_KEYED_BY[table], key), record_name((_KEYED_BY[table], key), decision)
        elif _is_table(path[: length - 1], decision):
            yield path[:length], record_name(path[:length], decision)


def _is_table(path: KeyPath, decision: Decision) -> bool:
    try:
        return isinstance(get(decision, path), Mapping)
    except PathError:
        return False


def _label(path: KeyPath) -> str:
    """What a field is called; nothing where the names of the records on the way say it all."""
    question = question_at(path)
    if path[:2] == _PAIRS:
        return ""
    if question is not None:
        return _lower(question.label)
    if (words := field_label(path)) is not None:
        return words
    kind: Any = Decision
    for key in path[:-1]:
        kind = inner(kind, key)
    is_field = isinstance(kind, type) and issubclass(kind, Record)
    return _plain(path[-1]) if is_field or kind is None else ""


def _plain(key: str) -> str:
    return one_line(key).replace("_", " ")


def value_words(path: KeyPath, value: Any, decision: Decision) -> str:
    """What stands at a place of a decision, in full: a label, a figure with its unit, words as they are.

    `value` is as the file has it, or nothing. What a record's key stands for is looked up in `decision`.
    """
    if value is NOTHING or value is None:
        return say("nothing_said")
    question = question_at(path)
    if table := _named_in(path):
        keys = value if isinstance(value, (list, tuple)) else (value,)
        names = [record_name((*table.split("."), key), decision) for key in keys if isinstance(key, str)]
        return "; ".join(f"“{name}”" for name in names) if table == "evidence" else listed(names)
    if isinstance(value, bool):
        return value_label((), str(value).lower()) or str(value)
    if isinstance(value, (int, float)):
        unit = question.unit if question else ""
        return f"{figure_text(value)} {_counted(unit, value)}".rstrip()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return listed([value_words(path, item, decision) for item in value])
    if isinstance(value, Mapping):
        return listed(
            [f"{_plain(str(key))} {value_words((*path, key), one, decision)}" for key, one in value.items()]
        )
    return _text(path, str(value))


def _text(path: KeyPath, words: str) -> str:
    question = question_at(path)
    if question is not None and question.options:
        return _lower(question.label_of(words))
    if (question is not None and question.kind == "range") or path[-1] == "score":
        return f"{_span(words)} {question.unit if question else ''}".rstrip()
    if label := value_label(path, words):
        return label
    clean = " ".join(one_line(words).split())
    long = question is None or question.kind == "long-text"
    return f"“{ended(clean)}”" if long and " " in clean else clean


def _span(words: str) -> str:
    try:
        span = read_interval(words)
    except ValueError:
        return one_line(words)
    return "?" if span is None else span_figures(span)


def _named_in(path: KeyPath) -> str | None:
    for pattern, table in _NAMED_IN.items():
        if len(pattern) == len(path) and all(a in ("*", b) for a, b in zip(pattern, path, strict=True)):
            return table
    return None


def _counted(unit: str, value: float) -> str:
    if value != 1:
        return unit
    return "person" if unit == "people" else unit.removesuffix("s")


def _lower(words: str) -> str:
    """The words as they stand inside a sentence: without a capital, unless it is that of letters."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def upper(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]
