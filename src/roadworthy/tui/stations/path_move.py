"""What a station that draws a move knows of it, and what is tried on it without writing anything."""

from textual import on
from textual.app import ComposeResult

from roadworthy.edits.plan_change import take_plan_change
from roadworthy.knowledge.interview_words import say
from roadworthy.method.schedule import Cure, PlanChange, Schedule
from roadworthy.tui.move_ahead import MoveAhead, TriedChange
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.plan_what_if import PlanWhatIf


class MoveStation(FormStation):
    """A form with the move that it is about, and a card below it in which another plan is tried."""

    move: Schedule | None = None
    """The move as it is drawn: the last one while another is worked out."""
    ways: tuple[Cure, ...] = ()
    """What would cure it, as it is drawn."""
    _tried: TriedChange | None = None

    def candidate(self) -> str | None:
        """Whose move it is."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield from super().body()
        card = PlanWhatIf()
        card.display = False
        yield card

    @property
    def card(self) -> PlanWhatIf:
        """What is tried on the plan."""
        return self.query_one(PlanWhatIf)

    def look_ahead(self) -> None:
        """Hold what is known of the move, and have worked out what is not."""
        slug = self.candidate()
        path = self.decision.paths.get(slug or "")
        if slug is None or path is None or not path.phases or self.jobs is None:
            self.move, self.ways = None, ()
            self._show_tried()
            return
        if self.move is not None and self.move.candidate != slug:
            self.move, self.ways = None, ()
        ahead = MoveAhead(self.analysis.moves, slug)
        if self.jobs.ready("path", ahead, "schedule"):
            self.move = ahead.schedule
        if self.jobs.ready("path-cures", ahead, "cures"):
            self.ways = ahead.cures
        self._show_tried()

    def worked(self) -> None:
        """What was asked for is there: the timeline shows it."""
        before = self.move, self.ways, self.card.seen
        self.look_ahead()
        if (self.move, self.ways, self.card.seen) != before:
            self.form.rebuild()
            self.post_message(self.GuideChanged())

    # What is tried, and not written

    def action_what_if(self) -> None:
        """Open the card in which other people, less scope and another date are tried."""
        self.card.display = True
        self.card.change = PlanChange()
        self._show_tried()
        self.card.focus(scroll_visible=False)
        self.post_message(self.GuideChanged())

    def _show_tried(self) -> None:
        card = self.card
        if not card.display:
            return
        if self.move is None or self.move.p50 is None or self.move.over:
            self._close_card()
            return
        tried = self._tried
        if tried is None or (tried.found, tried.change) != (self.move, card.change):
            tried = self._tried = TriedChange(self.move, card.change)
        nothing = card.change == PlanChange()
        ready = not nothing and self.jobs is not None and self.jobs.ready("what-if", tried, "seen")
        card.show(self.move, tried.seen if ready else None)

    def _close_card(self) -> None:
        had_focus = self.card.has_focus
        self.card.display = False
        self.card.change, self._tried = PlanChange(), None
        if had_focus:
            self.form.rest()
        self.post_message(self.GuideChanged())

    def leave(self) -> None:
        if self.card.display:
            self._close_card()
        super().leave()

    @on(PlanWhatIf.Changed)
    def _tries(self, event: PlanWhatIf.Changed) -> None:
        event.stop()
        self._show_tried()
        self.post_message(self.GuideChanged())

    @on(PlanWhatIf.Left)
    def _leaves_card(self, event: PlanWhatIf.Left) -> None:
        event.stop()
        self._close_card()

    @on(PlanWhatIf.Taken)
    def _takes(self, event: PlanWhatIf.Taken) -> None:
        """Write what was tried into the plan, as one step that undo takes back."""
        event.stop()
        slug, change = self.candidate(), self.card.change
        if slug is None:
            return
        self.session.end_step()
        edit = take_plan_change(self.decision, slug, change, self.session.today())
        if self.do(edit):
            self.session.end_step()
            self._close_card()
            words = say("path", "if_taken")
            self.post_message(self.Tell((words, "$ink"), ("u ", "bold $accent"), ("takes it back", "$ink")))
