"""Whether a move is in time, drawn: the answer, effort against people, what would cure it."""

from typing import TYPE_CHECKING, Final

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.of_hundred import of_hundred
from roadworthy.model import Decision
from roadworthy.model.interval import rounded_text
from roadworthy.report.plan_words import answer_words, cure_words
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, row, thin_bar, wrap
from roadworthy.tui.widgets.time_line import Placed, bar_cells, placed, runs

if TYPE_CHECKING:
    from roadworthy.method.schedule import Cure, Schedule

_LABELS: Final = 24
_CHANCE: Final = 10


def answer_lines(found: "Schedule", width: int) -> list[Content]:
    """The verdict, bold, and the sentences behind it."""
    verdict, said = answer_words(found)
    first, *rest = wrap(f"{verdict} {said}".strip(), width) or [""]
    lines = [line((first[: len(verdict)], "bold $bright"), (first[len(verdict) :], "$ink"))]
    return [*lines, *(line((text, "$ink")) for text in rest)]


def people_lines(found: "Schedule", width: int) -> list[Content]:
    """The people that it takes, on a scale from nought, against those who are there."""
    needed, people = found.needed_people, found.people
    if needed is None or people is None or found.over:
        return []
    room = max(8, width - _LABELS + 1)
    most = max(needed.high, people.high) * 1.1
    edge = min(room - 1, int(people.high / most * room))
    cells = bar_cells(0, needed.low / most * room, needed.high / most * room, room)
    enough, tight = needed.high <= people.low, needed.low <= people.high
    cells[edge] = (glyph("exit"), "bold $bright" if enough else "bold $warn")
    verdict = say("path", "enough" if enough else "tight" if tight else "too_few")
    label = fit(line((say("path", "at_work"), "$dim")), _LABELS - 1)
    there = rounded_text(people)
    words = say("path", "needed_there", needed=rounded_text(needed), people=there, verdict=verdict)
    sign: list[Fragment] = [] if enough else [(glyph("look") + " ", "bold $warn")]
    scale = placed([Placed(0, (("0", "$dim"),)), Placed(edge, ((there, "$dim"),))], room)
    return [
        line(label, *runs(cells)),
        *(line(" " * (_LABELS - 1), text) for text in scale),
        line(" " * (_LABELS - 1), *sign, (words, "$ink")),
    ]


def cure_lines(ways: "tuple[Cure, ...]", decision: Decision, width: int) -> list[Content]:
    """Each way to hold the date, with the chance that it gives as a bar and a figure."""
    lines: list[Content] = []
    for way in ways:
        chance = of_hundred(way.chance)
        right: list[Fragment] = [
            thin_bar(way.chance, way.chance, _CHANCE, "$dim", "$dim"),
            (f"{chance:>4}", "bold $bright"),
        ]
        first, *rest = wrap(cure_words(way, decision), max(8, width - _CHANCE - 6))
        lines.append(row([(first, "$ink")], right, width))
        lines += [line((text, "$ink")) for text in rest]
    return lines
