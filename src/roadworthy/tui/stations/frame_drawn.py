"""The pictures of the frame that every decision has: the gate, what each horizon is worth."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from roadworthy.interview.outlines.frame import shares
from roadworthy.knowledge.interview_words import say
from roadworthy.method.finding import Finding
from roadworthy.method.gate import Gate, GateState
from roadworthy.model import Decision
from roadworthy.model.frame import Horizon
from roadworthy.report.gate_words import holds, looks
from roadworthy.report.heaviest import lighter_words, told_at_once
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, row, thin_bar, wrap
from roadworthy.tui.widgets.item_lines import sign_of

STATES: Final[tuple[GateState, ...]] = ("too-early", "ready", "late")
_BAR: Final = 10


def gate_lines(found: Gate, decision: Decision, width: int, most: int | None = None) -> list[Content]:
    """The gate as three states with a point, below it what holds and, beside it, what calls for a look.

    At most `most` rows of these; the rest is counted. Where nothing holds yet, only people are told of: the
    rest says no more than that nothing was answered.
    """
    lines = _states(found.state, width)
    holding = holds(decision, found)
    if not holding:
        told = [(one, words) for one, words in looks(decision, found) if one.subject in decision.people]
        return [*lines, *(text for one, words in told for text in _hung(_look(one), words, width))]
    half = (width - 2) // 2
    left = [text for words in holding for text in _hung(_holds(), words, half)]
    right: list[Content] = []
    first, more = told_at_once(found.findings)
    for finding, words in looks(decision, found):
        if finding not in first:
            continue
        right += _hung(_look(finding), words, width - half - 2)
    if more:
        right += _rest(more, width - half - 2)
    if most is not None:
        left, right = _most(left, most, half), _most(right, most, width - half - 2)
    return [*lines, *_side_by_side(left, right, half)]


def gate_in_full(found: Gate, decision: Decision, width: int) -> list[Content]:
    """The same where there is room: what holds, then what the gate says, in sentences."""
    half = (width - 2) // 2
    holding = [text for words in holds(decision, found) for text in _hung(_holds(), words, half)]
    middle = (len(holding) + 1) // 2
    lines = [*_states(found.state, width), *_side_by_side(holding[:middle], holding[middle:], half)]
    if found.findings:
        lines.append(Content(""))
    told, more = told_at_once(found.findings)
    for finding in told:
        lines += _hung(_look(finding), render(finding, decision).says, width)
    if more:
        lines += [line("  ", (text, "$dim")) for text in wrap(lighter_words(more), width - 2)]
    return lines


def _holds() -> Fragment:
    return glyph("holds"), "$ink"


def _look(finding: Finding) -> Fragment:
    return sign_of("warning" if finding.level == "warning" else "note")


def _side_by_side(left: Sequence[Content], right: Sequence[Content], half: int) -> list[Content]:
    none = Content("")
    return [line(fit(one, half), "  ", other) for one, other in zip_longest(left, right, fillvalue=none)]


def _states(state: GateState, width: int) -> list[Content]:
    third = (width - 2) // 3
    names: list[Fragment] = []
    bars: list[Fragment] = []
    for one in STATES:
        here = one == state
        names.append((say("gate", one).ljust(third + 1), "bold $bright" if here else "$dim"))
        if here:
            style = "$ink" if one == "ready" else "$warn"
            half = third // 2
            bars += [(glyph("line") * half, style), (glyph("done"), "bold $bright")]
            bars.append((glyph("line") * (third - half - 1), style))
        else:
            bars.append(thin_bar(0, 0, third, "$rule", "$rule"))
        bars.append(" ")
    return [line(*names), line(*bars)]


def _hung(sign: Fragment, words: str, width: int) -> list[Content]:
    return [
        line(sign if number == 0 else " ", " ", (text, "$ink"))
        for number, text in enumerate(wrap(words, width - 2))
    ]


def _most(lines: list[Content], most: int, width: int) -> list[Content]:
    if len(lines) <= most:
        return lines
    cut = ((lines[:kept], _rest(len(lines) - kept, width)) for kept in range(most - 1, 0, -1))
    fitting = ([*first, *rest] for first, rest in cut if len(first) + len(rest) <= most)
    return next(fitting, _rest(len(lines), width)[:most])


def _rest(count: int, width: int) -> list[Content]:
    """How many are left out, and where they stand."""
    return [line("  ", (text, "$dim")) for text in wrap(say("gate", "more", count=count), width - 2)]


def worth_lines(horizons: Mapping[str, Horizon], width: int) -> list[Content]:
    """The horizons with what each is worth, of 1."""
    names = {slug: horizon.name or slug for slug, horizon in horizons.items()}
    longest = max((Content(name).cell_length for name in names.values()), default=0)
    bar = max(_BAR, min(24, width - longest - 6))
    lines = []
    for slug, part in shares(horizons).items():
        left: list[Fragment] = [(names[slug], "$ink")]
        figure = f" {part:.2f}".replace("0.", ".", 1) if part < 1 else " 1"
        lines.append(row(left, [thin_bar(part, part, bar, "$dim", "$dim"), (figure, "bold $bright")], width))
    return lines


def indented(lines: Sequence[Content]) -> list[Content]:
    """The lines with a blank cell in front."""
    return [line(" ", text) for text in lines]
