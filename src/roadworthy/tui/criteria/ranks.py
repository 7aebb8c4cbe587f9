"""Giving weights by an order of importance."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.edits.weights import place_criterion, tie_criterion, unplace_criterion
from roadworthy.interview.items import Item, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.method.weights.order import tiers_of, unplaced
from roadworthy.tui.criteria.way import WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.weighing import FIGURE, weigh_row


class RanksView(WayView):
    """Lines that are moved up and down, with ties."""

    METHOD = "ranks"
    STEPS = False

    def draws(self, item: Item) -> bool:
        return isinstance(item, RecordLine) and item.kind == "rank"

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        assert isinstance(item, RecordLine)
        slug = item.path[1]
        weights = dict(zip(self.decision.criteria, self.at.weights, strict=False))
        focused = self.has_focus_on(item.path)
        before: list[Fragment] = [(self._sign(slug), "bold $accent" if focused else "$dim")]
        arrows = f"{glyph('up')}{glyph('down')}" if focused else ""
        figure = line((arrows.center(FIGURE), "$accent"))
        weight = None if self.decision.criteria[slug].rank is None else weights.get(slug)
        largest = max(weights.values(), default=0.0)
        name = self.at.called(slug)
        return weigh_row(width, name, figure, weight, largest, focused=focused, before=before)

    def _sign(self, slug: str) -> str:
        """The place of a criterion; a sign for one that is tied with the one above, or has none."""
        number = 0
        for tier in tiers_of(self.decision):
            if slug in tier:
                return f"{number + 1:>3} " if tier[0] == slug else "  = "
            number += len(tier)
        return f"  {glyph('dash')} "

    def can(self, action: str) -> bool:
        slug = self.criterion()
        ranked = slug is not None and self.decision.criteria[slug].rank is not None
        match action:
            case "clear" | "tie":
                return ranked
            case "law":
                return any(criterion.rank is not None for criterion in self.decision.criteria.values())
            case _:
                return False

    def types(self) -> bool:
        return self.criterion() is not None

    def typed(self, digit: str) -> bool:
        slug = self.criterion()
        if slug is None:
            return False
        last = len(self.decision.criteria)
        place = self.number(digit, last)
        if 1 <= place <= last:
            self.station.do(place_criterion(self.decision, slug, place, self.at.of.today))
        else:
            self.station.refused(say("cell", "no_place", words=place, last=last))
        return True

    def equal(self) -> None:
        if (slug := self.criterion()) is not None:
            self.station.do(tie_criterion(self.decision, slug, self.at.of.today))

    def clear(self) -> None:
        if (slug := self.criterion()) is not None:
            self.station.do(unplace_criterion(self.decision, slug, self.at.of.today))

    def note(self) -> list[Fragment]:
        total = len(self.decision.criteria)
        number = total - len(unplaced(self.decision))
        return [(f"{number} of {total} in order", "$dim")] if total else []
