"""Giving weights by points: the criteria's rows, and those of their groups."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.edits.weights import give_group_points, give_points
from roadworthy.interview.items import Item, RecordLine, SectionHead
from roadworthy.interview.outlines.groups import group_name, group_note, members
from roadworthy.knowledge.criteria import by_id
from roadworthy.model.interval import number_text
from roadworthy.report.rounding import points_of_hundred
from roadworthy.tui.criteria.way import STRIP_FROM, WayView
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.weighing import figure_of, shares_strip, weigh_row

_MOST = 999
_STRIP_TO = 10
"""Criteria up to which the strip of all weights has room for their names."""


class PointsView(WayView):
    """Points, for the whole or for a horizon."""

    METHOD = "points"

    def question(self, width: int) -> list[Content]:
        weights, order = self.at.weights, list(self.decision.criteria)
        low = self.station.terminal[1] < STRIP_FROM
        if not weights or low or self.at.view.short or len(order) > _STRIP_TO:
            return []
        current = self.inside()
        names = [self.at.called(slug).lower() for slug in order]
        figures = [str(points) for points in points_of_hundred(weights)]
        return shares_strip(names, weights, order.index(current) if current else None, width, figures)

    def draws(self, item: Item) -> bool:
        return isinstance(item, RecordLine) and item.kind in ("points", "group")

    def note_of(self, item: SectionHead, width: int) -> str:
        return self.columns("points", width) if item.id == "points" else super().note_of(item, width)

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        assert isinstance(item, RecordLine)
        return self._group(item, width) if item.kind == "group" else self._criterion(item, width)

    def _criterion(self, item: RecordLine, width: int) -> Sequence[Content]:
        slug, weights = item.path[1], self.at.weights
        weight = weights[list(self.decision.criteria).index(slug)] if weights else None
        points = self.points(slug)
        focused = self.has_focus_on(item.path)
        figure = figure_of(points, focused=focused, steps=not self.at.held)
        name, group = self.at.called(slug), group_note(self.at, slug)
        largest = max(weights, default=0.0)
        return weigh_row(width, name, figure, weight, largest, focused=focused, note=group)

    def _group(self, item: RecordLine, width: int) -> Sequence[Content]:
        slug, weights = item.path[1], self.at.weights
        totals = {
            key: sum(
                weight for c, weight in zip(self.decision.criteria, weights, strict=False) if c in inside
            )
            for key, inside in members(self.decision).items()
        }
        own = self.decision.groups[slug].weight
        focused = self.has_focus_on(item.path)
        figure = figure_of(own, focused=focused, steps=not self.at.held)
        weight = totals[slug] if weights else None
        largest = max(totals.values(), default=0.0)
        name = group_name(self.decision, slug)
        first, *rest = weigh_row(width, name, figure, weight, largest, focused=focused, note="")
        note = f"{item.note} ".ljust(width)
        below = weigh_row(width, "", figure, None, 0.0, focused=False, note=note)[1:]
        return [first, *rest, *below]

    def points(self, slug: str) -> float | None:
        """The points of a criterion, for the horizon looked at."""
        criterion, horizon = self.decision.criteria[slug], self.at.horizon
        return criterion.weight if horizon is None else criterion.by_horizon.get(horizon)

    def change(self, by: int) -> None:
        if (slug := self.criterion()) is not None:
            self._give(slug, max(0.0, (self.points(slug) or 0.0) + by))
        elif (group := self.group()) is not None:
            points = (self.decision.groups[group].weight or 0.0) + by
            self._give_group(group, points if points >= 0 else None)

    def typed(self, digit: str) -> bool:
        slug, group = self.criterion(), self.group()
        if slug is None and group is None:
            return False
        points = self.figure(digit, _MOST, self._held())
        if points is not None:
            self._put(points)
        return True

    def digit_back(self) -> None:
        self.entry = self.entry.taken_back()
        self._put(self.entry.value)

    def _held(self) -> float | None:
        """The points of the row with the focus."""
        slug, group = self.criterion(), self.group()
        if slug is not None:
            return self.points(slug)
        return None if group is None else self.decision.groups[group].weight

    def _put(self, points: float | None) -> None:
        slug, group = self.criterion(), self.group()
        if slug is not None:
            self._give(slug, points)
        elif group is not None:
            self._give_group(group, points)

    def can(self, action: str) -> bool:
        here = self.criterion() is not None
        if action == "change":
            return here or self.group() is not None
        if action == "digit_back":
            return self.entry.goes_on(self._held())
        return action == "group" and here

    def note(self) -> list[Fragment]:
        total = sum(self.points(slug) or 0.0 for slug in self.decision.criteria)
        return [(f"{number_text(round(total, 6))} points given", "$dim")] if total else []

    def about(self, record: RecordLine) -> Guidance | None:
        on_criterion = record.path[0] == "criteria" and len(record.path) > 1
        guide = by_id().get(record.path[1]) if on_criterion else None
        if guide is None:
            return super().about(record)
        blocks: list[tuple[str, str]] = [("", guide.question), ("Why it counts", guide.why)]
        blocks += [("What belongs here", guide.counts_here), ("How to answer", self.words.how[0])]
        blocks += list(guide.measures.rows())
        return Guidance(guide.name, tuple(blocks))

    def _give(self, slug: str, points: float | None) -> None:
        self.station.do(give_points(self.decision, slug, points, self.at.of.today, self.at.horizon))

    def _give_group(self, slug: str, points: float | None) -> None:
        self.station.do(give_group_points(self.decision, slug, points, self.at.of.today))
