"""Criteria: what counts, and how much."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.knowledge.criteria import by_id, criteria
from roadworthy.knowledge.questions import sheet
from roadworthy.method.locking import any_score, lock, recorded, unlock
from roadworthy.method.presets import Preset, apply_presets, missing_criteria, presets
from roadworthy.method.weights import weights_of
from roadworthy.model import Decision, Edit, KeyPath, put
from roadworthy.model.edit import add, move, new_slug, remove_criterion
from roadworthy.model.judgement import Criterion
from roadworthy.model.span import number_text
from roadworthy.report.words import tell
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.paint import Part, fit, line, thin_bar, wrap
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Words

FLEXIBILITY = "flexibility"
_OWN = (
    "criterion-name",
    "criterion-question",
    "criterion-group",
    "criterion-best",
    "criterion-middle",
    "criterion-worst",
)


class CriteriaStation(FormStation):
    """The third station: the criteria with their points, what the answers suggest, and the lock."""

    ID = "criteria"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign,right", "change(1)", "more", key_display="+", id="criteria.more"),
        Binding("minus,left", "change(-1)", "less", key_display="-", id="criteria.less"),
        Binding("l", "lock", "lock", id="criteria.lock"),
        Binding("l", "unlock", "unlock", id="criteria.lock"),
        Binding("h", "horizon", "horizon", id="criteria.horizon"),
        Binding("p", "per_horizon", "per horizon", show=False, id="criteria.per-horizon"),
    ]

    def on_mount(self) -> None:
        self.typing = ""

    @property
    def horizon(self) -> str | None:
        """The horizon whose points are given; None while they hold for the whole."""
        if not self.decision.weighting.per_horizon or not self.decision.horizons:
            return None
        held: str | None = getattr(self, "_horizon", None)
        return held if held in self.decision.horizons else next(iter(self.decision.horizons))

    @property
    def locked(self) -> bool:
        """Whether the weights are locked."""
        return self.decision.weighting.locked_on is not None

    def show(self, decision: Decision) -> None:
        super().show(decision)
        right: list[Part] = []
        if self.locked:
            right = [(glyph("holds"), "$ink"), (f" locked {decision.weighting.locked_on}", "$dim")]
        if self.horizon is not None:
            name = decision.horizons[self.horizon].name or self.horizon
            right = [("h ", "bold $accent"), ("points for ", "$dim"), (name, "$bright"), "   ", *right]
        self.head.show(right)

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        items: list[Item] = [Heading("What counts", "points    weight")]
        weights = weights_of(decision, self.horizon)
        largest = max(weights, default=0.0)
        for place, slug in enumerate(decision.criteria):
            items += self._criterion(slug, weights[place] if weights else None, largest, opened)
        items.append(Add(("criteria",), "one of your own", _own))
        if FLEXIBILITY not in decision.criteria:
            items.append(
                Add(("criteria",), by_id()[FLEXIBILITY].name.lower(), partial(_shipped, FLEXIBILITY))
            )
        items += [
            Add(("criteria",), guide.name.lower(), partial(_shipped, guide.id))
            for guide in criteria()
            if not guide.optional and guide.id not in decision.criteria
        ]
        if not self.short or not weights:
            items += self._presets(decision)
        items += self._lock(decision, opened)
        return items

    def _criterion(
        self, slug: str, weight: float | None, largest: float, opened: frozenset[KeyPath]
    ) -> list[Item]:
        criterion = self.decision.criteria[slug]
        points = self._points(slug)
        share = (weight or 0.0) / largest if largest else 0.0
        name = self.decision.criterion_name(slug)
        if (guide := by_id().get(slug)) and guide.name == name:
            name = guide.short
        parts: list[Part] = [fit(Content.styled(name, "$ink"), 26), " "]
        if criterion.group:
            parts.append((criterion.group, "$dim"))
        shown = glyph("dash") if points is None else number_text(points)
        figure = glyph("dash") if weight is None else f"{weight:.2f}".removeprefix("0")
        right: list[Part] = [
            thin_bar(share, share, 16, "$ink", "$rule"),
            (f" {shown:>6}", "bold $bright"),
            (f"   {figure:>5}", "$dim"),
        ]
        path: KeyPath = ("criteria", slug)
        items: list[Item] = [Entry(path, self.decision.criterion_name(slug), parts, right)]
        if path in opened:
            items += [Ask(q, {"criterion": slug}, 3) for q in sheet("criteria") if q.id in _OWN]
        return items

    def _points(self, slug: str) -> float | None:
        criterion = self.decision.criteria[slug]
        return criterion.weight if self.horizon is None else criterion.by_horizon.get(self.horizon)

    def _presets(self, decision: Decision) -> list[Item]:
        found = presets(decision)
        items: list[Item] = [Heading("What your answers suggest", "none is applied by itself")]
        if not found:
            words = "Nothing yet: it is read from the team, the organisation and the horizons in Frame."
            return [*items, Words(lambda width: [line((text, "$dim")) for text in wrap(words, width)])]
        if not any(criterion.weight for criterion in decision.criteria.values()):
            items.append(
                Entry(
                    ("presets", "even"),
                    "Even",
                    [("start with 20 points each", "$ink")],
                    deletes=False,
                    on_enter=self._even,
                )
            )
        for preset in found:
            taken = preset.id in decision.weighting.presets_taken
            sign: Part = (glyph("holds") + " ", "$accent") if taken else (glyph("open") + " ", "$dim")
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
            line("  ", (words, "$dim")) for words in wrap(tell(preset.finding, self.decision).says, width - 4)
        ]

    def _lock(self, decision: Decision, opened: frozenset[KeyPath]) -> list[Item]:
        weighting = decision.weighting
        items: list[Item] = [Heading("Lock", "before any score is seen")]
        words = "unlock the weights" if self.locked else "lock the weights"
        parts: list[Part] = [("l ", "bold $accent"), (words, "$ink")]
        items.append(Entry(("weighting", "locked_on"), words, parts, deletes=False, on_enter=self._turn_lock))
        if decision.horizons and not self.locked and not self.short:
            words = "points for the whole" if weighting.per_horizon else "points for each horizon"
            parts = [("p ", "bold $accent"), (words, "$ink")]
            path: KeyPath = ("weighting", "per_horizon")
            items.append(Entry(path, words, parts, deletes=False, on_enter=self.action_per_horizon))
        by = next(question for question in sheet("criteria") if question.id == "weighting-locked-by")
        if self.locked:
            items.append(Ask(by))
        if weighting.scores_seen_first and weighting.first_locked_on:
            items.append(
                Words(
                    lambda _: [
                        line(
                            (glyph("look") + " ", "bold $warn"),
                            ("scores stood before the weights were first locked", "$ink"),
                        )
                    ]
                )
            )
        if weighting.changes:
            items.append(Heading("Changed after scores were seen", "the summary says so"))
        for key, change in weighting.changes.items():
            path = ("weighting", "changes", key)
            why = change.reason or "no reason yet"
            row: list[Part] = [(key, "$dim"), "  ", (why, "$ink" if change.reason else "$dim")]
            items.append(Entry(path, key, row, [(change.role, "$dim")], deletes=False))
            if path in opened:
                items += [Ask(q, {"change": key}, 3) for q in sheet("criteria") if "{change}" in q.path]
        return items

    def _current(self) -> str | None:
        entry = self.form.current
        if isinstance(entry, Entry) and entry.path[0] == "criteria" and len(entry.path) == 2:
            return entry.path[1]
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "change":
            return self._current() is not None and not self.locked
        if action == "horizon":
            return self.horizon is not None
        if action == "per_horizon":
            return bool(self.decision.horizons)
        if action in ("lock", "unlock"):
            return self.locked is (action == "unlock")
        return super().check_action(action, parameters)

    def _reweigh(
        self, label: str, path: KeyPath, change: Callable[[Decision], Decision], merge: str | None = None
    ) -> None:
        if self.locked:
            self.post_message(
                self.Tell(
                    ("The weights are locked. ", "$ink"), ("l", "bold $accent"), (" unlocks them.", "$ink")
                )
            )
            return
        today = self.session.today()
        self.do(Edit(label, path, lambda decision: recorded(decision, change(decision), today), merge))

    def _give(self, slug: str, points: float) -> None:
        path: KeyPath = (
            ("criteria", slug, "weight")
            if self.horizon is None
            else ("criteria", slug, "by_horizon", self.horizon)
        )
        label = f"{self.decision.criterion_name(slug)}: {number_text(points)} points"
        self._reweigh(label, path, lambda decision: put(decision, path, points), f"points {slug}")

    def action_change(self, by: int) -> None:
        """One point more or less."""
        slug = self._current()
        if slug is not None:
            self._give(slug, max(0.0, (self._points(slug) or 0.0) + by))

    def on_key(self, event: events.Key) -> None:
        slug = self._current()
        if slug is None or not event.character or event.character not in "0123456789":
            self.typing = ""
            return
        event.stop()
        self.typing = (self.typing + event.character)[-3:].lstrip("0") or "0"
        self._give(slug, float(self.typing))

    @on(Form.Moved)
    def _elsewhere(self) -> None:
        self.typing = ""

    @on(Form.Shifted)
    def _shifted(self, event: Form.Shifted) -> None:
        event.stop()
        if event.path[0] == "criteria" and len(event.path) == 2:
            self.do(
                move(
                    ("criteria",),
                    event.path[1],
                    event.by,
                    f"Moved {self.decision.criterion_name(event.path[1])}",
                )
            )

    def deletion(self, entry: Entry) -> Edit:
        if entry.path[0] == "criteria" and len(entry.path) == 2:
            return remove_criterion(entry.path[1], f"Deleted “{entry.title}” and its scores")
        return super().deletion(entry)

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

        self.session.settle()
        self._reweigh(label, ("weighting", "presets_taken"), change)

    def _turn_lock(self) -> None:
        if self.locked:
            self.action_unlock()
        else:
            self.action_lock()

    def action_unlock(self) -> None:
        """Open the weights again."""
        self.session.settle()
        if self.do(Edit("Unlocked the weights", ("weighting", "locked_on"), unlock)) and any_score(
            self.decision
        ):
            words = "Open again. Scores were seen, so a change of weights is kept on record."
            self.post_message(self.Tell((words, "$ink")))

    def action_lock(self) -> None:
        """Lock the weights."""
        self.session.settle()
        path: KeyPath = ("weighting", "locked_on")
        if not weights_of(self.decision):
            self.post_message(self.Tell(("Give points first; then they can be locked.", "$ink")))
            return
        today = self.session.today()
        self.do(Edit("Locked the weights", path, lambda decision: lock(decision, today, "lead")))
        if any_score(self.decision):
            self.post_message(self.Tell(("Locked. Scores stood before: the summary says so.", "$ink")))

    def action_per_horizon(self) -> None:
        """Points for the whole, or for each horizon."""
        on_ = not self.decision.weighting.per_horizon
        label = "Weights per horizon" if on_ else "Weights for the whole"
        self._reweigh(
            label, ("weighting", "per_horizon"), lambda d: put(d, ("weighting", "per_horizon"), on_)
        )

    def action_horizon(self) -> None:
        """The next horizon's points."""
        order = list(self.decision.horizons)
        self._horizon = order[(order.index(self.horizon or order[0]) + 1) % len(order)]
        self.show(self.decision)

    def about_entry(self, entry: Entry) -> Guidance:
        slug = entry.path[1] if len(entry.path) > 1 else ""
        guide = by_id().get(slug)
        if entry.path[0] != "criteria" or guide is None:
            return self.about_station()
        blocks: list[tuple[str, str]] = [("", guide.question), ("Why it counts", guide.why)]
        blocks.append(("What belongs here", guide.counts_here))
        blocks += list(guide.measures.rows())
        return Guidance(guide.name, tuple(blocks))

    def key_note(self) -> list[Part]:
        total = sum(self._points(slug) or 0.0 for slug in self.decision.criteria)
        return [(f"{number_text(total)} points given", "$dim")] if total else []


def _own(decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, ("criteria",), "", "criterion")
    return add(("criteria",), slug, Criterion(), "Added a criterion"), ("criteria", slug)


def _shipped(slug: str, decision: Decision) -> tuple[Edit, KeyPath]:
    del decision
    name = by_id()[slug].name
    return add(("criteria",), slug, Criterion(name=name), f"Added {name}"), ("criteria", slug)
