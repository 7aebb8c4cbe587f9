"""Evidence as a matrix: what each score rests on; then the entries and the signs of the cell looked at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roadworthy.edits.edit import Edit
from roadworthy.edits.evidence import answer_sign, confirm, sign_name
from roadworthy.edits.records import add_record
from roadworthy.edits.scores import rest_on
from roadworthy.interview.choices import with_choices
from roadworthy.interview.items import Action, Given, Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import adding, bare_asks, the
from roadworthy.interview.outlines.signs import (
    answered_signs,
    is_theirs,
    one_sign,
    span_words,
    suggested_items,
    suggestion,
)
from roadworthy.interview.outlines.upkeep import upkeep_items
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import by_id as criteria_texts
from roadworthy.knowledge.edit_words import label_of
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at, sheet
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import NOTHING_SEEN, CellEvidence, CellKey
from roadworthy.method.certainty import UNSCORED, CellBacking
from roadworthy.method.signs import answer_of
from roadworthy.model import Decision, KeyPath, PathError
from roadworthy.model.evidence import SignMark
from roadworthy.model.judgement import Evidence

_KEYS: tuple[tuple[SignMark, str], ...] = (
    ("holds", "y"),
    ("in-part", "p"),
    ("does-not", "d"),
    ("unknown", "?"),
)


def shown_cell(decision: Decision, view: View) -> CellKey | None:
    """The cell that is looked at, or that of the entry gone to; None without candidates or criteria."""
    if not decision.candidates or not decision.criteria:
        return None
    entry = decision.evidence.get(view.shown)
    wanted: list[KeyPath] = [(entry.candidate, entry.criterion)] if entry else []
    wanted += [view.cell] if view.cell else []
    candidates = [one[0] for one in wanted if one[0] in decision.candidates]
    criteria = [one[1] for one in wanted if len(one) > 1 and one[1] in decision.criteria]
    return (*candidates, *decision.candidates)[0], (*criteria, *decision.criteria)[0]


def backing_of(of: Analysis, cell: CellKey) -> CellBacking:
    """What a cell rests on."""
    row = of.grounds.rows.get(cell[0])
    return UNSCORED if row is None else row.backings.get(cell[1], UNSCORED)


def behind(of: Analysis, cell: CellKey) -> CellEvidence:
    """The entries behind a cell."""
    return of.cell_evidence.get(cell, NOTHING_SEEN)


def matrix(of: Analysis, cell: CellKey, view: View) -> list[Item]:
    """A row a criterion; below them the cell that is looked at, its signs, and what is said of the whole."""
    items: list[Item] = [Prose((), "grounds-heads")]
    for criterion in of.decision.criteria:
        title = of.decision.criterion_name(criterion)
        path: KeyPath = ("grounds", criterion)
        items.append(RecordLine(path, "grounds", title, opens=False, deletes=False))
    items += [Prose((), "grounds-foot"), *_cell(of, cell, view)]
    if not view.short:
        items += _signs(of, cell, view)
    items += _whole(of, view)
    if not view.short:
        items.append(SectionHead(say("upkeep", "title"), say("upkeep", "each"), "upkeep"))
        for slug in of.decision.candidates:
            line, *more = upkeep_items(slug, of, view)
            assert isinstance(line, RecordLine)
            items += [replace(line, title=of.decision.candidate_name(slug), depth=0), *more]
    return items


def criterion_words(decision: Decision, criterion: str) -> str:
    """What an entry speaks about, in a few words: the short name of a criterion that ships."""
    if not criterion:
        return say("evidence", "whole")
    guide, name = criteria_texts().get(criterion), decision.criterion_name(criterion)
    return guide.short if guide is not None and name == guide.name else name


def grounds_words(of: Analysis, criterion: str) -> str:
    """What the scores of a criterion rest on, candidate by candidate."""
    parts = []
    for candidate in of.decision.candidates:
        found, seen = backing_of(of, (candidate, criterion)), behind(of, (candidate, criterion))
        ground = say("matrix", found.ground)
        age = ""
        if seen.months is not None:
            words = ("age_fresh", "age_month", "age_months")[min(seen.months, 2)]
            several = "newest" if len(seen.entries) > 1 else "of_age"
            age = say("matrix", several, age=say("matrix", words, months=seen.months))
        count = say("matrix", "entry" if len(seen.entries) == 1 else "entries", count=len(seen.entries))
        name = of.decision.candidate_name(candidate)
        parts.append(say("matrix", "cell", name=name, ground=ground, count=count, age=age))
    return "; ".join(parts)


def overview(of: Analysis) -> list[Item]:
    """The same as words alone, for a face that draws no matrix."""
    decision = of.decision
    if not decision.candidates or not decision.criteria:
        return []
    lines = [
        say("matrix", "row", criterion=decision.criterion_name(criterion), cells=grounds_words(of, criterion))
        for criterion in decision.criteria
    ]
    lines.append(say("matrix", "backed", counts=", ".join(backed_counts(of))))
    return [SectionHead(say("matrix", "head")), Prose(tuple(lines), "grounds")]


def backed_counts(of: Analysis) -> list[str]:
    """For each candidate, how many of its scores evidence backs."""
    total = len(of.decision.criteria)
    return [
        say(
            "matrix", "count", name=of.decision.candidate_name(slug), total=total,
            count=sum(backing_of(of, (slug, key)).ground == "evidence" for key in of.decision.criteria),
        )
        for slug in of.decision.candidates
    ]  # fmt: skip


def entry_line(of: Analysis, key: str, cell: CellKey | None, note: str) -> RecordLine:
    """The line of an entry; where it stands for a cell, space lets the score rest on it or not."""
    entry = of.decision.evidence[key]
    words = " ".join(entry.words.split())
    sign: Sign = "done" if entry.source and entry.on else "open"
    path: KeyPath = ("evidence", key)
    switch: Action | None = None
    actions: tuple[Action, ...] = ()
    if cell is not None:
        named = key in of.decision.cell(*cell).sources
        switch = Action(
            "rests", path, say("matrix", "rests_not" if named else "rests"),
            does=lambda now, *_: rest_on(now, *cell, key),
        )  # fmt: skip
        sign = "done" if named else "open"
    if entry.found_by and entry.confirmed_on is None:
        label = label_of("confirmed", name=words or key)
        theirs = Action(
            "confirm", path, say("signs", "confirm"), key="c",
            does=lambda now, today, _: confirm(path, today, label),
        )  # fmt: skip
        actions = (theirs,)
    title = words or say("evidence", "piece")
    return RecordLine(path, "evidence", title, note, sign, moves=cell is None, switch=switch, actions=actions)


def _entries(of: Analysis, keys: Sequence[str], cell: CellKey | None, view: View) -> list[Item]:
    items: list[Item] = []
    for key in keys:
        items.append(entry_line(of, key, cell, ""))
        if view.is_open(("evidence", key)):
            items += entry_items(key, of, view)
    return items


def entry_items(key: str, of: Analysis, view: View) -> list[Item]:
    """The questions of an entry that is open, and saying the same about another candidate or criterion."""
    # All of them also in the short walk: an entry without source and date is worth little.
    items = bare_asks(sheet("evidence"), of, view.but(short=False), 1, evidence=key)
    if not of.decision.evidence[key].found_by and len(of.decision.candidates) * len(of.decision.criteria) > 1:
        items.append(_elsewhere(key, of.decision))
    return items


def _elsewhere(key: str, decision: Decision) -> Action:
    """An entry of its own with the same words: each may become outdated by itself."""

    def does(now: Decision, today: date, given: Given) -> Edit:
        entry, table = now.evidence[key], ("evidence",)
        there = {name: given[f"evidence-{name}"] for name in ("candidate", "criterion")}
        if there == {"candidate": entry.candidate, "criterion": entry.criterion}:
            raise PathError(("evidence", key), say("evidence", "there_already"))
        return add_record(now, table, entry.words, today, entry.model_copy(update=there))

    asked = (
        with_choices(the("evidence", f"evidence-{name}"), decision) for name in ("candidate", "criterion")
    )
    words = say("evidence", "elsewhere")
    return Action("elsewhere", ("evidence", key), words, asks=tuple(asked), does=does, depth=1)


def _cell(of: Analysis, cell: CellKey, view: View) -> list[Item]:
    decision, (candidate, criterion) = of.decision, cell
    names = {
        "candidate": decision.candidate_name(candidate),
        "criterion": criterion_words(decision, criterion),
    }
    seen = behind(of, cell)
    items: list[Item] = [SectionHead(names["criterion"], _note(of, cell), f"cell {candidate}")]
    items += _entries(of, seen.entries, cell, view)
    record = Evidence(candidate=candidate, criterion=criterion)
    items += adding(of, view, ("evidence",), "evidence", label=say("matrix", "add", **names), record=record)
    return [*items, Prose((), "backs", path=cell), Prose((), "backed-last")]


def _note(of: Analysis, cell: CellKey) -> str:
    seen, decision = behind(of, cell), of.decision
    count = say("matrix", "entry" if len(seen.entries) == 1 else "entries", count=len(seen.entries))
    if len(seen.entries) != 1:
        return count
    kind = decision.evidence[seen.entries[0]].kind
    question = question_at(("evidence", seen.entries[0], "kind"))
    label = question.label_of(kind) if question and kind else ""
    return f"{count}, {label.lower()}" if label else count


def _signs(of: Analysis, cell: CellKey, view: View) -> list[Item]:
    """The criterion's signs, a row each, with what can be said of the candidate in the column."""
    decision, (candidate, criterion) = of.decision, cell
    signs = SIGN_CATALOGUE.signs.get(criterion, ())
    if not signs:
        return []
    found, given = suggestion(decision, candidate, criterion), decision.cell(candidate, criterion).score
    note = say("signs", "of", count=answered_signs(decision, candidate, criterion), total=len(signs))
    if found.interval is not None:
        note += ", " + say("signs", "suggests", figure=span_words(found.interval))
        note += ", " + say("signs", "given", figure=span_words(given)) if given is not None else ""
    title = say("signs", "of_criterion", name=criterion_words(decision, criterion))
    items: list[Item] = [
        SectionHead(title, note, f"cell {candidate}"),
        Prose((), "signs-heads"),
    ]
    for sign in signs:
        items.append(_sign(decision, (candidate, criterion, sign)))
        if view.is_open(("signs", candidate, criterion, sign)):
            items += one_sign((candidate, criterion, sign), of, view, 1)
    return [*items, Prose((), "signs-foot"), *suggested_items(of, candidate, criterion)]


def _sign(decision: Decision, key: tuple[str, str, str]) -> RecordLine:
    path: KeyPath = ("signs", *key)
    row = answer_of(decision, *key)
    actions = [
        _answer(decision, key, mark, sign) for mark, sign in _KEYS if mark != row.answer or is_theirs(row)
    ]
    if is_theirs(row):
        label = label_of("confirmed", name=sign_name(*key[1:]))
        actions.append(
            Action(
                "confirm", path, say("signs", "confirm"), key="c",
                does=lambda now, today, _: confirm(path, today, label),
            )
        )  # fmt: skip
    place: KeyPath = ("sign-row", *key[1:])
    title = sign_name(*key[1:])
    return RecordLine(place, "sign", title, opens=False, deletes=False, actions=tuple(actions))


def _answer(decision: Decision, key: tuple[str, str, str], mark: SignMark, sign: str) -> Action:
    question = question_at(("signs", *key, "answer"))
    words = question.label_of(mark) if question else mark
    name = decision.candidate_name(key[0])
    return Action(
        mark, ("signs", *key), say("signs", "says", name=name, words=words.lower()), key=sign,
        does=lambda now, today, _: answer_sign(key, mark, today),
    )  # fmt: skip


def _whole(of: Analysis, view: View) -> list[Item]:
    """What is said of a candidate as a whole, or of none of the list."""
    decision = of.decision
    placed = {key for seen in of.cell_evidence.values() for key in seen.entries}
    rest = [key for key in decision.evidence if key not in placed]
    items: list[Item] = [SectionHead(say("matrix", "whole"), say("matrix", "whole_note"), "whole")]
    for slug in decision.candidates:
        items += _entries(of, [key for key in rest if decision.evidence[key].candidate == slug], None, view)
        label = say("evidence", "about", name=decision.candidate_name(slug))
        items += adding(of, view, ("evidence",), "evidence", label=label, record=Evidence(candidate=slug))
    loose = [key for key in rest if decision.evidence[key].candidate not in decision.candidates]
    if loose:
        items += [SectionHead(say("evidence", "loose")), *_entries(of, loose, None, view)]
    return items
