"""What the Criteria station draws besides its ways: words, offers, the changes on record."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.interview.items import Action, Item, Prose, RecordLine
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.weight_methods import said_of, weight_methods
from roadworthy.method.weights import can_count, given_by, weights_by
from roadworthy.tui.criteria.together import LABEL, consistency_line
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, hung_row, labelled, line, row, wrap
from roadworthy.tui.widgets.weighing import BESIDE, Tabs

_WHOLE = 12
"""Lines of why weights were changed, at the most."""
_PROSE = frozenset({"not-counting", "consistency", "horizons", "seen-first", "reason"})
_ACTIONS = frozenset({"look-at-way", "law", "to-swing", "take-order", "even", "preset", "group"})


def has_picture(item: Item) -> bool:
    """Whether `drawn` has lines of its own for an item."""
    match item:
        case Prose(id=name):
            return name in _PROSE
        case RecordLine(kind=kind):
            return kind == "change"
        case Action(id=name):
            return name.split(" ")[0] in _ACTIONS
        case _:
            return False


def drawn(item: Item, at: Weighing, width: int) -> Sequence[Content]:
    """The lines of an item that no way draws; none for what has no picture."""
    match item:
        case RecordLine(kind="change"):
            return _change(item, at, width)
        case Prose():
            return _prose(item, at, width)
        case Action():
            return _action_lines(item, width)
        case _:
            return []


def _change(item: RecordLine, at: Weighing, width: int) -> list[Content]:
    change = at.decision.weighting.changes[item.path[-1]]
    why = (change.reason or say("criteria", "no_reason"), "$ink" if change.reason else "$dim")
    said = line((item.title, "$dim"), "  ", why)
    return hung_row([" "], said, (change.role, "$dim"), width, _WHOLE)


def _prose(item: Prose, at: Weighing, width: int) -> Sequence[Content]:
    match item.id:
        case "not-counting":
            return [line(" ", text) for text in _not_counting(item.lines[0], at, width - 3)]
        case "consistency":
            return [consistency_line(at.decision, width - 1)]
        case "horizons":
            lines: list[Content] = []
            for words in item.lines:
                name, _, told = words.partition(": ")
                lines += labelled(name, told, width - 3, column=26)
            return [line(" ", text) for text in lines]
        case "seen-first":
            return [line(" ", (glyph("look") + " ", "bold $warn"), (item.lines[0], "$ink"))]
        case _:
            return [line("   ", (text, "$dim")) for text in wrap(item.lines[0], width - 7)]


def _not_counting(words: str, at: Weighing, width: int) -> list[Content]:
    lines = [line((text, "$dim")) for text in wrap(words, width)]
    if at.counting or not can_count(at.decision, at.way):
        return lines
    key = "l" if at.locked else "c"
    end = line((f"{key} ", "bold $accent"), (said_of(f"let_count_{key}"), "$ink"))
    if lines[-1].cell_length + end.cell_length + 3 <= width:
        return [*lines[:-1], line(lines[-1], "   ", end)]
    return [*lines, end]


def _action_lines(item: Action, width: int) -> Sequence[Content]:
    match item.id.split(" ")[0]:
        case "look-at-way":
            told = labelled(item.words, item.note, width - 3, column=LABEL)
            return [line(" ", text) for text in told]
        case "law":
            left: list[Fragment] = [
                " ",
                (item.note + "   ", "$dim"),
                ("f ", "bold $accent"),
                (item.words, "$ink"),
            ]
            return [row(left, ["  "], width)]
        case "preset":
            done = item.sign == "done"
            sign: Fragment = (glyph("holds") + " ", "$accent") if done else (glyph("open") + " ", "$dim")
            return hung_row([" ", sign], (item.words, "$ink"), (item.note, "$dim"), width)
        case "group":
            return _offer(item, width)
        case _:
            return hung_row([" "], (item.words, "$ink"), "", width)


def _offer(item: Action, width: int) -> list[Content]:
    """A word beside criteria and what enter makes of it, on one line where there is room."""
    make = line((f"{glyph('enter')} ", "bold $accent"), (item.note, "$ink"))
    lines = [line(" ", (text, "$dim")) for text in wrap(item.words, width - 3)]
    if lines[-1].cell_length + 3 + make.cell_length <= width - 2:
        return [*lines[:-1], line(lines[-1], "   ", make)]
    return [*lines, line(" ", make)]


def tabs_of(at: Weighing, *, beside: bool) -> Tabs:
    """Which ways there are, what was answered in each, and which one counts."""
    decision = at.decision
    method = decision.weighting.method
    given = {one.id: given_by(decision, one.id) for one in weight_methods()}
    begun = {key for key, slugs in given.items() if slugs}
    if decision.weighting.pairwise:
        begun.add("pairwise")
    complete = {key for key in begun if given[key] == frozenset(decision.criteria)}
    counts = method if weights_by(decision, method) else None
    return Tabs(
        BESIDE if beside else at.way,
        "points" if at.per_horizon else counts,
        frozenset(begun),
        frozenset(complete),
        beside=at.comparable,
    )
