"""Giving weights by points: the criteria, their groups, the presets."""

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from roadworthy.edits.edit import Edit, add, new_slug
from roadworthy.knowledge.criteria import by_id, criteria
from roadworthy.knowledge.questions import sheet
from roadworthy.method.presets import Preset, apply_presets, missing_criteria
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Criterion
from roadworthy.report.words import render
from roadworthy.tui.criteria import groups
from roadworthy.tui.criteria.way import STRIP_FROM, WayView
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Words
from roadworthy.tui.widgets.weighing import figure_of, shares_strip, weigh_row

FLEXIBILITY = "flexibility"
_MOST = 999
_STRIP_TO = 10
"""Criteria up to which the strip of all weights has room for their names."""
_OWN = (
    "criterion-name",
    "criterion-question",
    "criterion-group",
    "criterion-best",
    "criterion-middle",
    "criterion-worst",
)


class PointsView(WayView):
    """Points, for the whole or for a horizon."""

    METHOD = "points"

    def question(self, width: int) -> list[Content]:
        weights = self.station.weights
        order = list(self.decision.criteria)
        low = self.station.app.size.height < STRIP_FROM
        if not weights or low or self.station.short or len(order) > _STRIP_TO:
            return []
        current = self.station.current_criterion()
        names = [self.station.called(slug).lower() for slug in order]
        figures = [number_text(round(100 * weight)) for weight in weights]
        return shares_strip(names, weights, order.index(current) if current else None, width, figures)

    def rows(self, opened: frozenset[KeyPath]) -> list[Item]:
        decision, station = self.decision, self.station
        items: list[Item] = [Heading("What counts", partial(self.columns, "points"))]
        items += self.not_counting()
        weights = station.weights
        largest = max(weights, default=0.0)
        for place, slug in enumerate(decision.criteria):
            items += self._criterion(slug, weights[place] if weights else None, largest, opened)
        items += adds(decision)
        if not station.short:
            items += groups.items(self, opened)
        if not station.short or not weights:
            items += self._presets(decision)
        return items

    def _criterion(
        self, slug: str, weight: float | None, largest: float, opened: frozenset[KeyPath]
    ) -> list[Item]:
        path: KeyPath = ("criteria", slug)
        points = self.points(slug)
        shown = glyph("dash") if points is None else number_text(points)
        name, group = self.station.called(slug), groups.group_name(self.decision, slug)

        def draw(width: int) -> Sequence[Content]:
            focused = self.station.has_focus_on(path)
            figure = figure_of(shown, focused=focused, steps=True)
            return weigh_row(width, name, figure, weight, largest, focused=focused, note=group)

        items: list[Item] = [
            Entry(path, self.decision.criterion_name(slug), draw=draw, on_click=self.click_on_row)
        ]
        if path in opened:
            items += own_questions(slug)
        return items

    def points(self, slug: str) -> float | None:
        """The points of a criterion, for the horizon looked at."""
        criterion = self.decision.criteria[slug]
        horizon = self.station.horizon
        return criterion.weight if horizon is None else criterion.by_horizon.get(horizon)

    def change(self, by: int) -> None:
        slug = self.station.current_criterion()
        if slug is not None:
            self._give(slug, max(0.0, (self.points(slug) or 0.0) + by))
        elif group := groups.current(self.station):
            groups.step(self, group, by)

    def typed(self, digit: str) -> bool:
        slug, group = self.station.current_criterion(), groups.current(self.station)
        if slug is None and group is None:
            return False
        points = float(self.number(digit, _MOST))
        if slug is not None:
            self._give(slug, points)
        elif group is not None:
            groups.give(self, group, points)
        return True

    def can(self, action: str) -> bool:
        here = self.station.current_criterion() is not None
        if action == "change":
            return here or groups.current(self.station) is not None
        return action == "group" and here

    def note(self) -> list[Fragment]:
        total = sum(self.points(slug) or 0.0 for slug in self.decision.criteria)
        return [(f"{number_text(round(total, 6))} points given", "$dim")] if total else []

    def about(self, entry: Entry) -> Guidance | None:
        guide = by_id().get(entry.path[1]) if entry.path[0] == "criteria" and len(entry.path) > 1 else None
        if guide is None:
            return super().about(entry)
        blocks: list[tuple[str, str]] = [("", guide.question), ("Why it counts", guide.why)]
        blocks += [("What belongs here", guide.counts_here), ("How to answer", self.words.how[0])]
        blocks += list(guide.measures.rows())
        return Guidance(guide.name, tuple(blocks))

    def _give(self, slug: str, points: float) -> None:
        horizon = self.station.horizon
        path: KeyPath = ("criteria", slug, "weight")
        if horizon is not None:
            path = ("criteria", slug, "by_horizon", horizon)
        label = f"{self.decision.criterion_name(slug)}: {number_text(points)} points"
        self.station.reweigh(label, path, lambda decision: put(decision, path, points), f"points {slug}")

    def _presets(self, decision: Decision) -> list[Item]:
        found = self.station.analysis.presets
        items: list[Item] = [Heading("What your answers suggest", "none is applied by itself")]
        if not found:
            words = "Nothing yet: it is read from the team, the organisation and the horizons in Frame."
            return [*items, Words(lambda width: [line((text, "$dim")) for text in wrap(words, width)])]
        if not any(criterion.weight for criterion in decision.criteria.values()):
            even: list[Fragment] = [("start with 20 points each", "$ink")]
            items.append(Entry(("presets", "even"), "Even", even, deletes=False, on_enter=self._even))
        for preset in found:
            taken = preset.id in decision.weighting.presets_taken
            sign: Fragment = (glyph("holds") + " ", "$accent") if taken else (glyph("open") + " ", "$dim")
            moves = ", ".join(f"{points:+g} {self._short(slug)}" for slug, points in preset.points.items())
            items.append(
                Entry(
                    ("presets", preset.id),
                    moves,
                    [sign, (moves, "$ink")],
                    [("taken" if taken else "", "$dim")],
                    deletes=False,
                    on_enter=partial(self._take, preset),
                )
            )
            items.append(Words(partial(self._reason, preset)))
        return items

    def _short(self, slug: str) -> str:
        guide = by_id().get(slug)
        return (guide.short if guide else self.decision.criterion_name(slug)).lower()

    def _reason(self, preset: Preset, width: int) -> list[Content]:
        return [
            line("  ", (words, "$dim"))
            for words in wrap(render(preset.finding, self.decision).says, width - 4)
        ]

    def _even(self) -> None:
        self._set_all("20 points each", apply_presets(self.decision, ()), ())

    def _take(self, preset: Preset) -> None:
        """Take a preset, or take it back."""
        taken = self.decision.weighting.presets_taken
        ids = tuple(i for i in taken if i != preset.id) if preset.id in taken else (*taken, preset.id)
        missing = [slug for slug in missing_criteria(self.decision, preset) if slug in by_id()]
        before = self.decision
        for slug in missing:
            before = put(before, ("criteria", slug), Criterion(name=by_id()[slug].name))
        given = any(criterion.weight is not None for criterion in self.decision.criteria.values())
        sign = -1.0 if preset.id in taken else 1.0
        if given:
            points = {
                slug: max(0.0, (criterion.weight or 0.0) + sign * preset.points.get(slug, 0.0))
                for slug, criterion in before.criteria.items()
            }
        else:
            points = apply_presets(before, ids)
        verb = "Took back" if preset.id in taken else "Took"
        self._set_all(f"{verb}: {', '.join(self._short(slug) for slug in preset.points)}", points, ids)

    def _set_all(self, label: str, points: dict[str, float], ids: tuple[str, ...]) -> None:
        def change(decision: Decision) -> Decision:
            for slug, amount in points.items():
                if slug not in decision.criteria:
                    decision = put(decision, ("criteria", slug), Criterion(name=by_id()[slug].name))
                decision = put(decision, ("criteria", slug, "weight"), amount)
            return put(decision, ("weighting", "presets_taken"), ids)

        self.station.session.end_step()
        self.station.reweigh(label, ("weighting", "presets_taken"), change)


def own_questions(slug: str) -> list[Item]:
    """The questions about a criterion."""
    return [Ask(q, {"criterion": slug}, 3) for q in sheet("criteria") if q.id in _OWN]


def adds(decision: Decision) -> list[Item]:
    """The lines that add a criterion: one's own, and those that ship and are not there."""
    items: list[Item] = [Add(("criteria",), "one of your own", _own)]
    missing = [guide for guide in criteria() if guide.id not in decision.criteria]
    missing.sort(key=lambda guide: guide.id != FLEXIBILITY)
    items += [Add(("criteria",), guide.name.lower(), partial(_shipped, guide.id)) for guide in missing]
    return items


def _own(decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("criteria",), "", "criterion")
    return add(("criteria",), slug, Criterion(), "Added a criterion"), ("criteria", slug)


def _shipped(slug: str, decision: Decision) -> tuple[Edit, KeyPath]:
    del decision
    name = by_id()[slug].name
    return add(("criteria",), slug, Criterion(name=name), f"Added {name}"), ("criteria", slug)
