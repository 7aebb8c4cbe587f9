"""The register of risks as rows, and the map of likelihood by impact beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from textual.content import Content

from roadworthy.interview.outlines.risks import rating
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Risk
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, head, line, row, wrap

SIDE: Final = 5
"""Steps of likelihood and of impact."""
CELL: Final = 5
"""Width of one cell; it is two lines high."""
WIDTH: Final = 2 + SIDE * CELL
GAP: Final = 2
_RIGHT: Final = 2
"""Cells left blank at the right edge, as everywhere in a form."""
BESIDE_FROM: Final = 58
"""Width from which the map stands beside the register."""
_STEPS: Final = 9


@frozen
class HeatMap:
    """Which letters stand where; likelihood upwards, impact to the right."""

    cells: Mapping[tuple[int, int], Sequence[str]]
    focused: str = ""
    ruled: bool = False
    """Whether the cells are ruled, for terminals without tints."""

    @classmethod
    def of(
        cls, risks: Mapping[str, Risk], letters: Mapping[str, str], focused: str = "", *, ruled: bool = False
    ) -> "HeatMap":
        """The map of the risks that are rated and not closed."""
        found: dict[tuple[int, int], list[str]] = {}
        for slug in letters:
            risk = risks[slug]
            if risk.likelihood is None or risk.impact is None or risk.state == "closed":
                continue
            place = (_step(risk.likelihood), _step(risk.impact))
            found.setdefault(place, []).append(letters[slug])
        return cls(found, letters.get(focused, ""), ruled or is_ascii())

    def lines(self, number: int) -> tuple[Content, Content]:
        """The two lines of a row, counted from above (0 to 4)."""
        likelihood = SIDE - number
        upper: list[Fragment] = [(f"{likelihood} ", "$dim")]
        lower: list[Fragment] = ["  "]
        for impact in range(1, SIDE + 1):
            here = self.cells.get((likelihood, impact), ())
            lit = self.focused in here and bool(self.focused)
            step = round((likelihood * impact - 1) / (SIDE * SIDE - 1) * _STEPS)
            ground = "$accent" if lit else f"$heat-{step}"
            edge = "$rule" if self.ruled and not lit else "$ground"
            words = self._letters(here, CELL - 2).ljust(CELL - 2)
            style = "bold reverse $accent on $ground" if lit else f"bold $bright on {ground}"
            upper += [(f" {words}", style), (glyph("cell-right"), f"{edge} on {ground}")]
            lower += [
                (glyph("cell-below") * (CELL - 1), f"{edge} on {ground}"),
                (glyph("cell-right"), f"{edge} on {ground}"),
            ]
        return line(*upper), line(*lower)

    def _letters(self, here: Sequence[str], room: int) -> str:
        ordered = sorted(here, key=lambda name: name != self.focused)
        words = " ".join(ordered)
        if len(words) > room:
            words = "".join(ordered)
        if len(words) > room:
            first = ordered[0]
            words = f"{first}+{len(ordered) - 1}"[:room]
        return words

    @staticmethod
    def foot() -> Content:
        """The steps of impact below the map."""
        return line("  ", *((f" {number}".ljust(CELL), "$dim") for number in range(1, SIDE + 1)))


def _step(value: int) -> int:
    return min(SIDE, max(1, value))


def map_head(width: int) -> Content:
    """The head of the map: what goes up, and what to the right."""
    return head("Likelihood", width, f"{'x' if is_ascii() else '×'} impact")


def register_head(title: str, note: str, width: int) -> list[Content]:
    """The heads of the register and of the map beside it."""
    if width < BESIDE_FROM:
        return [Content(""), fit(line(" ", head(title, width - 3, note)), width)]
    left = register_width(width) - 2
    return [Content(""), fit(line(" ", head(title, left, note), " " * (GAP + 1), map_head(WIDTH)), width)]


def risk_lines(risk: Risk, name: str, mark: str, today: date, width: int) -> list[Content]:
    """A risk in two lines: letter, title and rating; below what is left of the title, or who watches it."""
    quiet = risk.state == "closed"
    worth = rating(risk)
    figure: Fragment = ("?", "$warn") if worth is None else (str(worth), "$dim" if quiet else "bold $bright")
    times = "x" if is_ascii() else "×"
    product = "" if worth is None else f"{risk.likelihood}{times}{risk.impact}"
    style = "$dim" if quiet else ""
    sign: Fragment = " "
    if risk.state == "came-true":
        sign = (glyph("look"), "bold $warn")
    elif quiet:
        sign = (glyph("holds"), "$dim")
    first, *rest = wrap(name, max(4, width - 9)) or [""]
    room = max(4, width - 7 - len(product))
    below = line((" ".join(rest), style)) if rest else _who(risk)
    due = due_words(risk, today)
    if due[0] and below.cell_length + len(due[0]) + 2 <= room:
        below = line(below, "  ", due)
    if below.cell_length > room:
        below = below.truncate(room, ellipsis=True)
    return [
        row([" ", (f"{mark:<2}", "$dim"), sign, " ", (first, style)], [figure, " "], width),
        row(["     ", below], [(product, "$dim"), " "], width),
    ]


def _who(risk: Risk) -> Content:
    """Who watches it; else where it comes from."""
    if risk.state == "came-true":
        return line(("came true", ""))
    if risk.owner:
        return line((risk.owner + (" watches" if risk.state == "watched" else ""), "$dim"))
    if risk.raised_by:
        return line((f"{glyph('raised')} ", "$accent"), ("raised by your answers", "$dim"))
    return line(("nobody watches it", "$dim"))


def due_words(risk: Risk, today: date) -> tuple[str, str]:
    """How long until the review: ``in 14 d``; empty where there is none to come."""
    if risk.review_on is None or risk.state == "closed":
        return ("", "")
    days = (risk.review_on - today).days
    if days < 0:
        return (f"review {-days} d late", "$warn")
    return ("review today" if days == 0 else f"in {days} d", "$warn" if days == 0 else "$dim")


def beside(left: Sequence[Content], heat: HeatMap, number: int, width: int) -> list[Content]:
    """Two lines of the register with those of the map beside them; `number` counts the rows from above."""
    room = register_width(width)
    if number < SIDE:
        right = heat.lines(number)
    else:
        right = (HeatMap.foot() if number == SIDE else Content(""), Content(""))
    return [
        fit(line(fit(text, room), " " * GAP, part), width) for text, part in zip(left, right, strict=True)
    ]


def register_width(width: int) -> int:
    """The width that the register has."""
    return width - WIDTH - GAP - _RIGHT if width >= BESIDE_FROM else width - 1


def map_below(heat: HeatMap, width: int) -> list[Content]:
    """The whole map, for a terminal in which it stands below the register."""
    lines = [line(" ", map_head(min(width, WIDTH) - 1))]
    for number in range(SIDE):
        lines += [line(" ", text) for text in heat.lines(number)]
    return [fit(text, width) for text in (*lines, line(" ", HeatMap.foot()))]
