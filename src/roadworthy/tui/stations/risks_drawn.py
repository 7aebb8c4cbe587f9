"""What the risks station draws in ways of its own: its rows, and the register beside its map."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from roadworthy.interview.items import Ask, RecordLine
from roadworthy.interview.outlines.risks import rating
from roadworthy.knowledge.interview_words import say
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Risk
from roadworthy.report.width_law import names_in
from roadworthy.report.words import RenderedFinding
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import (
    Fragment,
    ended,
    fit,
    head,
    hung_row,
    labelled,
    line,
    row,
    wrap,
)
from roadworthy.tui.widgets import heatmap
from roadworthy.tui.widgets.heatmap import HeatMap
from roadworthy.tui.widgets.item_lines import sign_of
from roadworthy.tui.widgets.timeline import day_words

GAP: Final = 2
_RIGHT: Final = 2
"""Cells left blank at the right edge, as everywhere in a form."""
BESIDE_FROM: Final = 58
"""Width from which the map stands beside the register."""
_LETTER: Final = 3
"""Cells of a risk's letter with the blanks around it."""
_NAME: Final = 4
"""Lines of a risk's name at the most."""
LABEL: Final = 18
"""Cells of the labels of a risk's answers."""


def checklist_lines(item: RecordLine, width: int) -> list[Content]:
    """One of the four, with whether it applies."""
    open_ = item.sign == "open"
    note: Fragment = (item.note, "$dim" if open_ else "")
    return hung_row([" ", sign_of(item.sign), "  "], item.title, note, width)


def raised_lines(item: RecordLine, right: Sequence[Fragment], width: int) -> list[Content]:
    """A finding's title, with what has become of it."""
    room = max(8, width - 8 - line(*right).cell_length)
    first, *rest = wrap(item.title, room) or [""]
    style = "$dim" if item.sign == "done" else ""
    lines = [row([" ", sign_of(item.sign), "  ", (first, style)], [*right, "  "], width)]
    return [*lines, *(fit(line("    ", (text, style)), width) for text in rest)]


def told_lines(told: RenderedFinding, width: int) -> list[Content]:
    """A finding in full: what it says, what to do, the early sign, what would quiet it."""
    room = width - 6
    lines = [line("    ", (text, "$ink")) for text in wrap(told.says, room)]
    for label, words in (("mitigation", told.mitigation), ("early sign", told.sign)):
        if words:
            lines += [line("    ", text) for text in labelled(label, words, room, column=13)]
    for number, words in enumerate(told.quiet_when):
        label, item = "quiet when" if number == 0 else "", f"{glyph('open')} {words}"
        lines += [line("    ", text) for text in labelled(label, item, room, column=13)]
    return lines


def back_lines(words: str, width: int) -> list[Content]:
    """What was said of a finding before an answer behind it changed."""
    return [line("    ", text) for text in labelled("before", words, width - 6)]


@frozen
class RegisterRow:
    """What a line of the register is drawn from."""

    slug: str
    letter: str
    risk: Risk
    title: str


class RegisterDrawing:
    """The register with the map beside it, drawn for a width; the whole of it in one go."""

    def __init__(
        self, rows: Sequence[RegisterRow], heat: HeatMap, today: date, width: int, *, beside: bool
    ) -> None:
        self.rows = rows
        self.heat = heat
        self.today = today
        self.width = width
        self.beside = beside and width >= BESIDE_FROM
        self.room = width - heatmap.WIDTH - GAP - _RIGHT if self.beside else width - 1
        self._right = self.map_lines(heat) if self.beside else []
        self._at: dict[str, int] = {}
        """For each risk the line of the register at which it begins."""
        at = 0
        for one in rows:
            self._at[one.slug] = at
            at += len(risk_lines(one, today, self.room))
        self.height = at

    def head(self, title: str) -> list[Content]:
        """The head of the register, and that of the map beside it."""
        factors = f"{say('risks', 'likely')} {times()} {say('risks', 'hits')}"
        if not self.beside:
            return [Content(""), fit(line(" ", head(title, self.width - 3, factors)), self.width)]
        left = head(title, self.room - 2, factors)
        whole = line(" ", left, " " * (GAP + 1), heatmap.map_head(heatmap.WIDTH))
        return [Content(""), fit(whole, self.width)]

    def row(self, slug: str, *, lit: bool) -> list[Content]:
        """A risk, with what stands beside it on the map."""
        one = next(row for row in self.rows if row.slug == slug)
        lines = [fit(text, self.room) for text in risk_lines(one, self.today, self.room)]
        if lit:
            edge = line((glyph("edge"), "$accent"))
            lines = [line(edge, _bright(text[1:])).stylize_before("on $select") for text in lines]
        return [self._with_map(text, self._at[slug] + number) for number, text in enumerate(lines)]

    def rest(self) -> list[Content]:
        """What is left of the map where the register is shorter."""
        if not self.beside:
            return []
        return [self._with_map(Content(""), at) for at in range(self.height, len(self._right))]

    def below(self) -> list[Content]:
        """The map below the register."""
        heat = self.heat.widened(self.width - 1)
        whole = [
            Content(""),
            line(" ", heatmap.map_head(heat.width)),
            *(line(" ", it) for it in self.map_lines(heat)),
        ]
        return [fit(text, self.width) for text in whole]

    def _with_map(self, text: Content, at: int) -> Content:
        if not self.beside:
            return fit(text, self.width)
        beside = self._right[at] if at < len(self._right) else Content("")
        return fit(line(fit(text, self.room), " " * GAP, beside), self.width)

    def map_lines(self, heat: HeatMap) -> list[Content]:
        """The map, how high the highest is, and what came true."""
        rated = [rating(one.risk) for one in self.rows if one.risk.state != "closed"]
        most = max((worth for worth in rated if worth is not None), default=None)
        words = say("risks", "all_unrated") if most is None else say("risks", "none_above", most=most)
        lines = [*heat.lines(), Content("")]
        lines += [line((text, "$dim")) for text in wrap(words, heat.width)]
        for one in self.rows:
            if one.risk.state == "came-true":
                said = say("risks", "letter_came_true", letter=one.letter)
                lines.append(line((glyph("look") + " ", "bold $warn"), (said, "$ink")))
        return lines


def times() -> str:
    """The sign between the two factors."""
    return "x" if is_ascii() else "×"


def risk_lines(one: RegisterRow, today: date, width: int) -> list[Content]:
    """A risk: letter, name and score; below them the two factors and the next day."""
    risk = one.risk
    quiet, worth = risk.state == "closed", rating(risk)
    figure: Fragment = (
        ("?", "bold $warn") if worth is None else (str(worth), "$dim" if quiet else "bold $bright")
    )
    style = "$dim" if quiet else "$ink"
    room = width - _LETTER - line(figure).cell_length - 3
    names = names_in((one.title,), max(8, room), _NAME, glyph("more"))[0]
    lines = [row([" ", (f"{one.letter:<2}", "$dim"), (names[0], style)], [figure, " "], width)]
    lines += [row(["   ", (text, style)], [" "], width) for text in names[1:]]
    factors = line(
        "   ", heatmap.dots(risk.likelihood), "  ", (times(), "$dim"), "  ", heatmap.dots(risk.impact)
    )
    state = line(*_state(risk, today))
    if factors.cell_length + state.cell_length + 2 > width:  # the factors are figures: never cut
        return [*lines, factors, line(" " * max(0, width - state.cell_length - 1), state)]
    return [*lines, row([factors], [state, " "], width)]


def _state(risk: Risk, today: date) -> list[Fragment]:
    """That it came true or is closed, else the day to look at it again, or how late that is."""
    if risk.state == "came-true":
        return [(glyph("look") + " ", "bold $warn"), (say("risks", "it_came_true"), "$ink")]
    if risk.state == "closed":
        return [(glyph("holds") + " ", "$dim"), (say("risks", "closed"), "$dim")]
    if risk.review_on is None:
        return []
    days = (today - risk.review_on).days
    if days < 0:
        return [(day_words(risk.review_on, today), "$dim")]
    words = say("risks", "late", days=days) if days else say("risks", "review_today")
    return [(glyph("look") + " ", "bold $warn"), (words, "$ink")]


def risk_head(title: str, note: str, width: int) -> list[Content]:
    """The whole title of the risk whose answers stand below, with who watches it where there is room."""
    *before, last = wrap(title, width - 4) or [""]
    fits = line(last, note).cell_length + 6 <= width
    end = head(last, width - 3, note if fits else "")
    return [Content(""), *(line(" ", (text, "bold $bright")) for text in before), fit(line(" ", end), width)]


def factor_line(item: Ask, value: int | None, key: str, width: int) -> Content:
    """Likelihood or impact of the risk below the register: dots, the figure, and what it means."""
    shown = line((f"{item.question.label:<{LABEL}}", "$dim"), heatmap.dots(value))
    if value is None:
        return fit(line(" ", shown), width)
    meaning = say("risks", f"{key}_{min(5, max(1, value))}")
    return fit(line(" ", shown, "  ", (str(value), "bold $bright"), f"  {meaning}"), width)


def _bright(content: Content) -> Content:
    """Words and values bright and bold, signs and what is dim as they are."""
    spans = [span._replace(style="bold $bright") if span.style == "$ink" else span for span in content.spans]
    return Content(content.plain, spans)


def quiet_line(item: RecordLine, width: int, *, opened: bool) -> list[Content]:
    """What needs no more words, and the key that opens it."""
    words = say("risks", "quiet_closes" if opened else "quiet_opens")
    end = line(("o ", "bold $accent"), (words, "$dim"))
    return [Content(""), *ended((glyph("holds"), "$dim"), item.title, end, width, "$ink")]
