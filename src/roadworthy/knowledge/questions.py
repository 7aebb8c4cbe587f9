"""The question catalogue: one set of questions, drawn as forms, asked line by line, printed in the guide."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, get_args

from roadworthy.knowledge.files import table
from roadworthy.model import Decision, KeyPath, get, key_path
from roadworthy.model.frozen import frozen

AnswerKind = Literal["choice", "several", "number", "date", "text", "long-text", "people", "range"]
Reader = Literal["gate", "fit", "preset", "rule", "schedule", "summary"]
SHEETS: Final = (
    "frame", "landscape", "candidate", "criteria", "evidence", "signs", "upkeep", "path", "risks", "decision",
)  # fmt: skip
"""The files in ``questions/`` whose questions are asked in forms."""
GRIDS: Final = ("weights", "scores", "record")
"""Those of what a full screen draws in ways of its own: weights, the score grid, the record's title."""


@frozen
class Option:
    """One possible answer."""

    value: str
    label: str
    """Short: shown beside the mark, and quoted in reasons."""
    meaning: str = ""


@frozen
class Question:
    """One question and where its answer lives."""

    id: str
    sheet: str
    section: str
    """Heading under which a form shows it."""
    kind: AnswerKind
    label: str
    """One to three words: the label of its field."""
    ask: str
    """The question in full."""
    why: str
    how: str
    path: str
    """Dotted path into the model; ``{candidate}``, ``{phase}`` and their like stand for a record's key."""
    readers: tuple[Reader, ...]
    options: tuple[Option, ...] = ()
    options_from: str = ""
    """What is offered besides: ``candidates``, ``criteria``, ``evidence`` or ``frameworks``."""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """It is asked when each path has one of the values; ``*`` stands for any answer."""
    essential: bool = False
    short: bool = False
    """Whether the short walk asks it although the decision can do without: it saves asking later."""
    unit: str = ""
    example: str = ""
    top: float | None = None
    """The upper end of the scale that the answer is of: where it is 5, ``4/5`` means 4."""
    least: float | None = None
    """The smallest number that can be meant; None where the decision's own scale says so."""
    most: float | None = None
    """The largest number that can be meant, such as 100 of a percentage."""
    ratio: bool = False
    """Whether a fraction such as ``1/3`` is an answer."""
    past: bool = False
    """Whether it asks for a day that is over, so that one without a year is the last such day."""
    letters: bool = False
    """Whether a figure alone is no answer: it was meant for something else, and would rename this."""
    proposed: str = ""
    """What stands in the field before anybody answers, for the person to take or change."""

    def at(self, **slugs: str) -> KeyPath:
        """The path of its answer for the given records."""
        return key_path(self.path, **slugs)

    def asked(self, decision: Decision, **slugs: str) -> bool:
        """Whether earlier answers make it worth asking."""
        return all(_holds(get(decision, key_path(path, **slugs)), wanted) for path, wanted in self.when)

    def label_of(self, value: str) -> str:
        """The label of an option, or the value itself."""
        return next((option.label for option in self.options if option.value == value), value)


def answered(value: object) -> bool:
    """Whether a person has given this answer: not None, not empty."""
    return value is not None and value not in ("", (), {})


def _holds(value: object, wanted: tuple[str, ...]) -> bool:
    if "*" in wanted:
        return answered(value)
    values = value if isinstance(value, tuple) else (value,)
    return any(str(item) in wanted for item in values)


@cache
def sheet(name: str) -> tuple[Question, ...]:
    """The questions of one sheet, in their order."""
    return tuple(_question(name, raw) for raw in table(f"questions/{name}.toml")["question"])


def _question(name: str, raw: Mapping[str, Any]) -> Question:
    kind = raw["kind"]
    assert kind in get_args(AnswerKind), raw["id"]
    return Question(
        id=raw["id"],
        sheet=name,
        section=raw["section"],
        kind=kind,
        label=raw["label"],
        ask=raw["ask"],
        why=raw["why"],
        how=raw["how"],
        path=raw["path"],
        readers=tuple(raw["readers"]),
        options=tuple(Option(**option) for option in raw.get("options", ())),
        options_from=raw.get("options_from", ""),
        when=tuple((path, tuple(values)) for path, values in raw.get("when", {}).items()),
        essential=raw.get("essential", False),
        short=raw.get("short", False),
        unit=raw.get("unit", ""),
        example=raw.get("example", ""),
        top=raw.get("top"),
        least=0 if kind in ("number", "range") and not raw["path"].startswith("scores.") else None,
        most=raw.get("most", raw.get("top")),
        ratio=raw.get("ratio", False),
        past=raw.get("past", False),
        letters=raw.get("letters", False),
    )


def all_questions() -> tuple[Question, ...]:
    """Every question of every sheet."""
    return tuple(CATALOGUE)


class Catalogue:
    """Every question of every sheet, to go through; a sheet is read when somebody comes to it."""

    def __iter__(self) -> Iterator[Question]:
        for name in SHEETS:
            yield from sheet(name)


CATALOGUE: Final = Catalogue()


@cache
def question_at(path: KeyPath) -> Question | None:
    """The question whose answer lives at `path`, whichever record it is about."""
    if not path:
        return None
    for name in (*SHEETS, *GRIDS):  # one at a time: most answers that are quoted are of the first
        for template, question in _templates(name).get((len(path), path[0]), ()):
            if all(part.startswith("{") or part == key for part, key in zip(template, path, strict=True)):
                return question
    return None


@cache
def _templates(name: str) -> dict[tuple[int, str], list[tuple[tuple[str, ...], Question]]]:
    """The paths of a sheet's questions by their length and first key, which is never a placeholder."""
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], Question]]] = {}
    for question in sheet(name):
        template = tuple(question.path.split("."))
        found.setdefault((len(template), template[0]), []).append((template, question))
    return found
