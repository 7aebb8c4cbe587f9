"""The register of risks with its heat map, and the questions of the risk that is shown."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.content import Content

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.knowledge.questions import sheet
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Risk
from roadworthy.report.words import render
from roadworthy.tui.text_layout import labelled
from roadworthy.tui.widgets import heatmap
from roadworthy.tui.widgets.form_drawing import LABEL_WIDTH
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Words
from roadworthy.tui.widgets.heatmap import HeatMap

if TYPE_CHECKING:
    from roadworthy.tui.stations.risks import RisksStation

_LONGEST: Final = 40
UNNAMED: Final = "a risk without a name"


@frozen
class RegisterSheet:
    """The rows, the map, and what is asked about one of them."""

    station: "RisksStation"
    decision: Decision
    order: Sequence[str]
    letters: dict[str, str]
    shown: str
    go_in: Callable[[str], None]

    def items(self) -> list[Item]:
        """The section."""
        risks = self.decision.risks
        if not risks:
            return [Heading("Register", "empty"), NEW]
        ruled = self.station.app.current_theme.ansi
        heat = HeatMap.of(risks, self.letters, self.shown, ruled=ruled)
        note = f"{sum(1 for risk in risks.values() if risk.state != 'closed')} open"
        items: list[Item] = [Words(lambda width: _cut(heatmap.register_head("Register", note, width + 3)))]
        for place, slug in enumerate(self.order):
            draw = partial(self._draw, slug, heat, place)
            items.append(
                Entry(
                    ("risks", slug), risks[slug].title or UNNAMED, opens=False, draw=draw,
                    on_enter=partial(self.go_in, slug),
                )
            )  # fmt: skip
        items += [Words(partial(self._rest, heat)), NEW]
        return items + self._details()

    def _draw(self, slug: str, heat: HeatMap, place: int, width: int) -> list[Content]:
        risk = self.decision.risks[slug]
        today = self.station.session.today()
        room = heatmap.register_width(width)
        drawn = heatmap.risk_lines(risk, risk.title or UNNAMED, self.letters[slug], today, room)
        return heatmap.beside(drawn, heat, place, width) if width >= heatmap.BESIDE_FROM else drawn

    def _rest(self, heat: HeatMap, width: int) -> list[Content]:
        """What is left of the map where the register is shorter, or the whole map where it stands below."""
        whole = width + 3
        if whole < heatmap.BESIDE_FROM:
            return _cut(heatmap.map_below(heat, whole)) if heat.cells else []
        lines: list[Content] = []
        for number in range(len(self.order), heatmap.SIDE + 1):
            drawn = heatmap.beside([Content(""), Content("")], heat, number, whole)
            lines += drawn[:1] if number == heatmap.SIDE else drawn
        return _cut(lines)

    def _details(self) -> list[Item]:
        risk = self.decision.risks[self.shown]
        name = risk.title or UNNAMED
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        due, _ = heatmap.due_words(risk, self.station.session.today())
        items: list[Item] = [Heading(f"{self.letters[self.shown]}  {short}", due)]
        if risk.raised_by:
            found = next((one for one in self.station.findings if one.id == risk.raised_by), None)
            words = render(found, self.decision).says if found else "Your answers no longer raise it."
            items.append(Words(lambda width: labelled("because", words, width, column=LABEL_WIDTH)))
        questions = [q for q in sheet("risks") if q.path.startswith("risks.")]
        asks = self.station.asks(questions, 0, risk=self.shown)
        return items + [ask for ask in asks if isinstance(ask, Ask)]


def _cut(lines: Sequence[Content]) -> list[Content]:
    """Lines without their first blank cell, for a place where the form puts one."""
    return [text[1:] if text.cell_length else text for text in lines]


def _new(decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("risks",), "", "risk")
    return add(("risks",), slug, Risk(), "Added a risk"), ("risks", slug)


NEW: Final = Add(("risks",), "a risk of your own", _new)
"""The line that adds a risk."""
