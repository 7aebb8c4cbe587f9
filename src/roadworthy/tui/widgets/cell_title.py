"""The title of a cell: the criterion, the candidate with its mark, and what stands at their ends."""

from textual.content import Content

from roadworthy.model import Decision
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, distinct, line, names_in, wrap

_LINES = 2
"""Lines of a name before anything of it is left off."""
_RULE = 3
"""Cells of a rule at the least, with a blank before it."""


def cell_title(
    decision: Decision, candidate: str, criterion: str, width: int, *, score: Fragment = "", note: str = ""
) -> list[Content]:
    """A criterion and a candidate in one line; where that is too short, each on lines of its own.

    `criterion` is its name as it is shown here. `score` stands behind the candidate, `note` at the end, or
    below where there is no room. No two criteria or candidates look alike.
    """
    place = list(decision.candidates).index(candidate)
    sign = (mark(place) + " ", mark_style(place))
    figure = line(score)
    whole = line(
        (criterion, "bold $bright"), "  ", sign, (decision.candidate_name(candidate), "bold $bright"), figure
    )
    if whole.cell_length + _RULE <= width:
        return _ended([whole], note, width)
    above = names_in(_others(decision, criterion), width, _LINES)[0]
    every = [*map(decision.candidate_name, decision.candidates)]
    room = width - 2 - figure.cell_length - _RULE
    names = names_in(every, max(1, room), _LINES)[place]
    lines = [line((text, "bold $bright")) for text in above]
    for number, text in enumerate(names):
        end = figure if number == len(names) - 1 else ""
        lines.append(line(sign if number == 0 else "  ", (text, "bold $bright"), end))
    return _ended(lines, note, width)


def _others(decision: Decision, criterion: str) -> list[str]:
    """The criterion's name as it is shown here, then the others."""
    names = [decision.criterion_name(slug) for slug in decision.criteria]
    return [criterion, *(name for name in names if name != criterion)]


def _ended(lines: list[Content], note: str, width: int) -> list[Content]:
    """A rule to the edge behind the last line, with a dim note at its end, or below it."""
    *before, last = lines
    rest = width - last.cell_length - 1
    beside = len(note) + 1 + _RULE <= rest if note else True
    rule = glyph("rule") * max(0, rest - (len(note) + 1 if note and beside else 0))
    ended = line(last, " ", (rule, "$rule"), (f" {note}" if note and beside else "", "$dim"))
    below = [] if beside else [line((text, "$dim")) for text in wrap(note, width)]
    return [*before, ended, *below]


def told_apart(decision: Decision, candidate: str, width: int) -> str:
    """A candidate's name in one line of so many cells, told from all others."""
    every = list(decision.candidates)
    return distinct(map(decision.candidate_name, every), width)[every.index(candidate)]
