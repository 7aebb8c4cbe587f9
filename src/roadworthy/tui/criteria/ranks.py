"""Giving weights by an order of importance."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.knowledge.weight_methods import said_of
from roadworthy.method.weights.order import Tiers, placed, ranks_of, shifted, tied, tiers_of, unplaced
from roadworthy.model import Decision, KeyPath, put
from roadworthy.tui.criteria.points import own_questions
from roadworthy.tui.criteria.way import WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.form_items import Entry, Heading, Item, Words
from roadworthy.tui.widgets.weighing import FIGURE, weigh_row


class RanksView(WayView):
    """Lines that are moved up and down, with ties."""

    METHOD = "ranks"
    STEPS = False

    def rows(self, opened: frozenset[KeyPath]) -> list[Item]:
        decision, station = self.decision, self.station
        flat = decision.weighting.rank_law == "sum"
        items: list[Item] = [Heading("In order of importance", said_of("moves"))]
        items += self.not_counting()
        weights = dict(zip(decision.criteria, station.weights, strict=False))
        largest = max(weights.values(), default=0.0)
        number = 0
        for tier in tiers_of(decision):
            for place, slug in enumerate(tier):
                sign = f"{number + 1:>3} " if place == 0 else "  = "
                items += self._row(slug, sign, weights.get(slug), largest, opened)
            number += len(tier)
        waiting = unplaced(decision)
        if waiting and number:
            items.append(Words(lambda _: [line((said_of("unplaced"), "$dim"))]))
        for slug in waiting:
            items += self._row(slug, f"  {glyph('dash')} ", None, largest, opened)
        if waiting:
            label = said_of("take_order")
            parts: list[Fragment] = [(label, "$ink")]
            path: KeyPath = ("weighting", "method", "order")
            items.append(Entry(path, label, parts, deletes=False, on_enter=self._take))
        if number:
            label = said_of("make_steep" if flat else "make_flat")
            parts = [(said_of("flat" if flat else "steep") + "   ", "$dim")]
            parts += [("f ", "bold $accent"), (label, "$ink")]
            path = ("weighting", "rank_law")
            items.append(Entry(path, label, parts, deletes=False, on_enter=self.turn_law))
        return items

    def _row(
        self, slug: str, sign: str, weight: float | None, largest: float, opened: frozenset[KeyPath]
    ) -> list[Item]:
        path: KeyPath = ("criteria", slug)
        name = self.station.called(slug)

        def draw(width: int) -> Sequence[Content]:
            focused = self.station.has_focus_on(path)
            before: list[Fragment] = [(sign, "bold $accent" if focused else "$dim")]
            arrows = f"{glyph('up')}{glyph('down')}" if focused else ""
            figure = line((arrows.center(FIGURE), "$accent"))
            return weigh_row(width, name, figure, weight, largest, focused=focused, before=before)

        title = self.decision.criterion_name(slug)
        items: list[Item] = [Entry(path, title, draw=draw, deletes=False)]
        if path in opened:
            items += own_questions(slug)
        return items

    def can(self, action: str) -> bool:
        slug = self.station.current_criterion()
        ranked = slug is not None and self.decision.criteria[slug].rank is not None
        match action:
            case "clear" | "tie":
                return ranked
            case "law":
                return any(criterion.rank is not None for criterion in self.decision.criteria.values())
            case _:
                return False

    def shift(self, slug: str, by: int) -> None:
        """Move a line; the first move takes the order as it stands."""
        tiers = self._whole()
        self._order(shifted(tiers, slug, by), slug, merge=True)

    def types(self) -> bool:
        return self.station.current_criterion() is not None

    def typed(self, digit: str) -> bool:
        slug = self.station.current_criterion()
        if slug is None:
            return False
        place = self.number(digit, len(self.decision.criteria))
        if place:
            self._order(placed(self._whole(), slug, place), slug, merge=True)
        return True

    def equal(self) -> None:
        slug = self.station.current_criterion()
        if slug is not None:
            self._order(tied(self._whole(), slug), slug)

    def clear(self) -> None:
        slug = self.station.current_criterion()
        if slug is not None:
            left = tuple(tuple(it for it in tier if it != slug) for tier in tiers_of(self.decision))
            self._order(tuple(tier for tier in left if tier), slug)

    def turn_law(self) -> None:
        """Flat weights instead of steep ones, or the other way round."""
        law = "centroid" if self.decision.weighting.rank_law == "sum" else "sum"
        path: KeyPath = ("weighting", "rank_law")
        label = said_of("steep" if law == "centroid" else "flat").capitalize()
        self.station.session.end_step()
        self.station.reweigh(label, path, lambda decision: put(decision, path, law))

    def note(self) -> list[Fragment]:
        number, total = (
            len(self.decision.criteria) - len(unplaced(self.decision)),
            len(self.decision.criteria),
        )
        return [(f"{number} of {total} in order", "$dim")] if total else []

    def _whole(self) -> Tiers:
        """The order with what is not in it yet at its end."""
        return (*tiers_of(self.decision), *((slug,) for slug in unplaced(self.decision)))

    def _take(self) -> None:
        first = next(iter(self.decision.criteria))
        self._order(self._whole(), first)

    def _order(self, tiers: Tiers, slug: str, *, merge: bool = False) -> None:
        ranks = ranks_of(tiers)

        def change(decision: Decision) -> Decision:
            for key, criterion in decision.criteria.items():
                if criterion.rank != ranks.get(key):
                    decision = put(decision, ("criteria", key, "rank"), ranks.get(key))
            return decision

        label = (
            f"{self.decision.criterion_name(slug)}: place {ranks[slug]}"
            if slug in ranks
            else "Order of importance"
        )
        if not merge:
            self.station.session.end_step()
        self.station.reweigh(label, ("criteria", slug, "rank"), change, f"rank {slug}" if merge else None)
