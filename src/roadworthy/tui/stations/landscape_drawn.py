"""What the landscape draws: reasons against and for each way of building, and the candidates as a table."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from textual.content import Content

from roadworthy.interview.items import RecordLine
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import ApproachFit, strength
from roadworthy.report.cells import width_of
from roadworthy.report.ruled_out import is_out, out_words
from roadworthy.report.width_law import in_lines, names_in, width_in_lines
from roadworthy.report.words import render
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, ended, first_sentence, fit, line, row, wrap

_NAME: Final = 22
_VERDICT: Final = 15
_COUNT: Final = 3
_BARS_FROM: Final = 58
"""Width from which reasons are drawn as bars; their counts are always there."""
_WIDEST: Final = 3
"""Cells of a bar that one reason takes at the most."""
_COUNTED: Final = 12
"""Cells of the count of must-haves, where there is no room for each."""
_TICK_LEAST: Final = 7
_TITLE_LEAST: Final = 16
_TICKS: Final = {"yes": ("holds", "$ink"), "no": ("look", "bold $warn"), "unknown": ("unknown", "$warn")}
_HEAD_LINES: Final = 3


def weightiest(found: ApproachFit) -> tuple[str, Finding] | None:
    """The strongest reason about a way of building, with its sign.

    It is one for it where it fits well, one against it where it fits poorly, and else whichever weighs more.
    """
    for_, against = [("+", one) for one in found.for_[:1]], [("-", one) for one in found.against[:1]]
    match found.verdict:
        case "good":
            sides = for_ + against
        case "poor":
            sides = against + for_
        case _:
            sides = sorted(for_ + against, key=lambda side: -strength(side[1]))
    return next(iter(sides), None)


def way_lines(found: ApproachFit, of: Analysis, width: int, *, opened: bool = False) -> list[Content]:
    """A way of building: how it fits, answers against it left of the bar and for it right, the weightiest.

    Where it is `opened` all of them stand below, and none is told twice.
    """
    name = approach_texts()[found.approach].name
    verdict = line((say("landscape", found.verdict), "$ink" if found.verdict != "unknown" else "$dim"))
    if found.verdict == "poor":
        verdict = line((f"{glyph('look')} ", "bold $warn"), verdict)
    against, for_ = len(found.against), len(found.for_)
    gap = " " * max(0, _VERDICT - verdict.cell_length)
    begin = line(" ", fit(Content.styled(name, "$ink"), _NAME), gap, verdict)
    left = (f"{against or '':>{_COUNT}}", "bold $bright")
    right = (f"{for_ or '':>{_COUNT}}", "bold $bright")
    room = width - begin.cell_length - 2 * _COUNT - 4
    if not against and not for_:
        lines = [fit(begin, width)]
    elif width < _BARS_FROM or room < 6:
        lines = [row([begin], [left, f" {glyph('exit')} ", right, "  "], width)]
    else:
        lines = [fit(line(begin, left, " ", _bars(of, against, for_, room), right), width)]
    if not opened and (best := weightiest(found)) is not None:
        sign, reason = best
        shown = sign if sign == "+" else glyph("dash")
        told = wrap(first_sentence(render(reason, of.decision).says).rstrip("."), width - 7)
        lines += [
            line("   ", (f"{' ' if number else shown} {words}", "$dim")) for number, words in enumerate(told)
        ]
    return lines


def _bars(of: Analysis, against: int, for_: int, room: int) -> Content:
    """Both bars in `room` cells, all ways on one scale."""
    most_against = max(len(one.against) for one in of.fit)
    most_for = max(len(one.for_) for one in of.fit)
    unit = min(_WIDEST, (room - 1) / max(1, most_against + most_for))
    left = ceil(most_against * unit)
    cells = min(left, round(against * unit) or bool(against))
    other = min(room - 1 - left, round(for_ * unit) or bool(for_))
    return line(
        " " * (left - cells), (glyph("soft-shade") * cells, "$dim"), (glyph("exit"), "$bright"),
        (glyph("full") * other, "$ink"), " " * (room - 1 - left - other),
    )  # fmt: skip


class CandidateTable:
    """The candidates with their must-haves, the way each is built and how that fits; drawn for a width."""

    def __init__(self, of: Analysis, width: int) -> None:
        self.of = of
        self.width = width
        decision = of.decision
        self.wanted = list(decision.must_haves)
        self.names = [decision.must_haves[slug].name or slug for slug in self.wanted]
        texts = approach_texts()
        ways = (texts[one.approach].short for one in decision.candidates.values() if one.approach)
        self._way = 1 + max(map(width_of, (say("landscape", "way_fit"), *ways)))
        self.ticks = [max(_TICK_LEAST, width_in_lines(name, _HEAD_LINES) + 2) for name in self.names]
        if sum(self.ticks) > width - 3 - self._way - 2 - _TITLE_LEAST:
            self.ticks = []  # not all have room: they are counted
        self.verdicts = {one.approach: one.verdict for one in of.fit}

    @property
    def _counted(self) -> bool:
        return bool(self.wanted) and not self.ticks

    @property
    def _columns(self) -> int:
        return sum(self.ticks) or (_COUNTED if self._counted else 0)

    @property
    def _title(self) -> int:
        return max(8, self.width - 3 - self._way - 2 - self._columns)

    def heads(self) -> list[Content]:
        """The must-haves above their columns, and what stands at the end."""
        end = (say("landscape", "way_fit"), "$dim")
        if self._counted:
            words = (f"{say('landscape', 'must_haves'):^{_COUNTED}}", "$dim")
            return [row([" " * (3 + self._title), words], [end, "  "], self.width)]
        names = [
            in_lines(name, wide - 2, _HEAD_LINES) for name, wide in zip(self.names, self.ticks, strict=True)
        ]
        height = max(map(len, names), default=1)
        lines = []
        for number in range(height):
            parts: list[Fragment] = [" " * (3 + self._title)]
            for shown, wide in zip(names, self.ticks, strict=True):
                at = number - (height - len(shown))
                parts.append(fit(Content.styled(f"{shown[at] if at >= 0 else '':^{wide}}", "$dim"), wide))
            lines.append(row(parts, [end, "  "] if number == height - 1 else ["  "], self.width))
        return lines

    def row(self, item: RecordLine) -> list[Content]:
        """A candidate on two lines; what rules it out in words below."""
        decision, slug = self.of.decision, item.path[1]
        place = list(decision.candidates).index(slug)
        candidate = decision.candidates[slug]
        out = is_out(self.of, slug)
        style = "$dim" if out else "$ink"
        names = names_in((item.title,), self._title - 1, _HEAD_LINES, glyph("more"))[0]
        about = ", ".join(part for part in (candidate.language, candidate.version_line) if part)
        short = approach_texts()[candidate.approach].short if candidate.approach else ""
        verdict = say("landscape", self.verdicts[candidate.approach]) if candidate.approach else ""
        sign: Fragment = (f"{mark(place)} ", mark_style(place))
        begin = line(" ", sign, fit(Content.styled(names[0], style), self._title))
        lines = [row([begin, *self._ticks(slug)], [(short, style), "  "], self.width)]
        rest: list[tuple[str, str]] = [(text, style) for text in names[1:]]
        rest += [(text, "$dim") for text in wrap(about, self.width - 8 - len(verdict))] if about else []
        if out:
            verdict = ""
        if verdict and not rest:
            rest = [("", "$dim")]
        for number, (text, ink) in enumerate(rest):
            end: list[Fragment] = [(verdict, "$dim"), "  "] if number == 0 else ["  "]
            lines.append(row(["   ", (text, ink)], end, self.width))
        if out:
            warned: Fragment = (glyph("look"), "bold $warn")
            told = ended(warned, out_words(self.of, slug), Content(""), self.width - 2, "$ink")
            lines += [fit(line("  ", text), self.width) for text in told]
        return lines

    def _ticks(self, slug: str) -> list[Content]:
        given = self.of.decision.candidates[slug].must_haves
        if self._counted:
            has = sum(given.get(one) == "yes" for one in self.wanted)
            lacks = any(given.get(one) == "no" for one in self.wanted)
            sign: Fragment = (f"{glyph('look')} ", "bold $warn") if lacks else ""
            return [fit(line(" ", sign, (f"{has} of {len(self.wanted)}", "$ink")), _COUNTED)]
        return [_tick(given.get(one), wide) for one, wide in zip(self.wanted, self.ticks, strict=True)]


def _tick(answer: str | None, width: int) -> Content:
    name, style = _TICKS.get(answer or "", ("dot", "$rule"))
    before = (width - 1) // 2
    return line(" " * before, (glyph(name), style), " " * (width - 1 - before))


def reason_lines(lines: Sequence[str], width: int) -> list[Content]:
    """Every reason for and against a way of building, singly."""
    drawn: list[Content] = []
    for reason in lines:
        sign, _, words = reason.partition(" ")
        if sign in ("+", "-"):
            shown = "+" if sign == "+" else glyph("dash")
            drawn += ended((shown, "$accent"), words, Content(""), width, "$ink")
        else:
            drawn.append(line(" ", (reason, "$dim")))
    return drawn
