"""Which weights count, for the whole or per horizon, and locking them before any score is seen."""

from collections.abc import Callable

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.questions import sheet
from roadworthy.knowledge.weight_methods import said_of, weight_method
from roadworthy.method.locking import any_score, lock, unlock
from roadworthy.method.weights import can_count
from roadworthy.model import Decision, KeyPath, put
from roadworthy.tui.criteria.way import WeighingStation
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.form_items import Ask, Entry, Heading, Item, Words


class LockingStation(WeighingStation):
    """The part of the station that says which weights count, and holds them fast."""

    def lock_items(self, opened: frozenset[KeyPath]) -> list[Item]:
        """What can be done with the weights as they are, and what is on record about them."""
        weighting = self.decision.weighting
        items: list[Item] = [Heading("Lock", "before any score is seen")]
        if self.countable:
            items.append(_command("c", said_of("let_count"), ("weighting", "method"), self.action_count))
        words = "unlock the weights" if self.locked else "lock the weights"
        items.append(_command("l", words, ("weighting", "locked_on"), self._turn_lock))
        if self.decision.horizons and not self.locked and not self.short:
            words = "points for the whole" if weighting.per_horizon else "points for each horizon"
            items.append(_command("p", words, ("weighting", "per_horizon"), self.action_per_horizon))
        if self.locked:
            items.append(Ask(next(q for q in sheet("criteria") if q.id == "weighting-locked-by")))
        return [*items, *self._on_record(opened)]

    def _on_record(self, opened: frozenset[KeyPath]) -> list[Item]:
        weighting = self.decision.weighting
        items: list[Item] = []
        if weighting.scores_seen_first and weighting.first_locked_on:
            seen: list[Fragment] = [(glyph("look") + " ", "bold $warn")]
            seen.append(("scores stood before the weights were first locked", "$ink"))
            items.append(Words(lambda _: [line(*seen)]))
        if weighting.changes:
            items.append(Heading("Changed after scores were seen", "the summary says so"))
        for key, change in weighting.changes.items():
            path = ("weighting", "changes", key)
            why = change.reason or "no reason yet"
            row: list[Fragment] = [(key, "$dim"), "  ", (why, "$ink" if change.reason else "$dim")]
            items.append(Entry(path, key, row, [(change.role, "$dim")], deletes=False))
            if path in opened:
                items += [Ask(q, {"change": key}, 3) for q in sheet("criteria") if "{change}" in q.path]
        return items

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "count":
                return self.countable
            case "horizon":
                return self.horizon is not None
            case "per_horizon":
                return bool(self.decision.horizons)
            case "lock" | "unlock":
                return self.locked is (action == "unlock")
            case _:
                return super().check_action(action, parameters)

    @property
    def countable(self) -> bool:
        """Whether the way that is looked at could count, and does not."""
        free = not self.counting and not self.locked and not self.beside
        return free and can_count(self.decision, self.way)

    def action_count(self) -> None:
        """Let the weights of the way that is looked at count, for the whole."""
        self.session.end_step()
        method, path = self.way, ("weighting", "method")

        def change(decision: Decision) -> Decision:
            decision = put(decision, path, method)
            if method == "points" or not decision.weighting.per_horizon:
                return decision
            return put(decision, ("weighting", "per_horizon"), False)

        label = said_of("now_count", way=weight_method(method).name)
        if self.reweigh(label, path, change):
            self.post_message(self.Tell((label[:1].upper() + label[1:] + ".", "$ink")))
        self.session.end_step()

    def _turn_lock(self) -> None:
        if self.locked:
            self.action_unlock()
        else:
            self.action_lock()

    def action_unlock(self) -> None:
        """Open the weights again."""
        self.session.end_step()
        opened = self.do(Edit("Unlocked the weights", ("weighting", "locked_on"), unlock))
        if opened and any_score(self.decision):
            words = "Open again. Scores were seen, so a change of weights is kept on record."
            self.post_message(self.Tell((words, "$ink")))

    def action_lock(self) -> None:
        """Lock the weights."""
        self.session.end_step()
        path: KeyPath = ("weighting", "locked_on")
        if not self.analysis.weights():
            first = weight_method(self.decision.weighting.method).first.capitalize()
            self.post_message(self.Tell((f"{first}; then they can be locked.", "$ink")))
            return
        today = self.session.today()
        self.do(Edit("Locked the weights", path, lambda decision: lock(decision, today, "lead")))
        if any_score(self.decision):
            self.post_message(self.Tell(("Locked. Scores stood before: the summary says so.", "$ink")))

    def action_per_horizon(self) -> None:
        """Points for the whole, or for each horizon."""
        on_ = not self.decision.weighting.per_horizon
        label = "Weights per horizon" if on_ else "Weights for the whole"
        path = ("weighting", "per_horizon")
        done = self.reweigh(label, path, lambda decision: put(decision, path, on_))
        if done and on_ and self.way != "points":
            self.look_at_way("points")

    def action_horizon(self) -> None:
        """The next horizon's points."""
        order = list(self.decision.horizons)
        self.horizon_shown = order[(order.index(self.horizon or order[0]) + 1) % len(order)]
        self.show(self.decision)


def _command(key: str, words: str, path: KeyPath, act: Callable[[], None]) -> Entry:
    parts: list[Fragment] = [(f"{key} ", "bold $accent"), (words, "$ink")]
    return Entry(path, words, parts, deletes=False, on_enter=act)
