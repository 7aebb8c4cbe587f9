"""One person's ballot, blind: weights, scores, enthusiasm, and handing it in."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from roadworthy.knowledge.ballots import steps
from roadworthy.method.weights import normalised
from roadworthy.model import put, read_interval
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.interval import number_text
from roadworthy.model.keypath import drop
from roadworthy.session.ballot import BallotSession
from roadworthy.session.history import UndoStep
from roadworthy.session.saver import Saver
from roadworthy.tui.app_face import AppFace
from roadworthy.tui.ballots.chrome import BlindLine, StepHead
from roadworthy.tui.ballots.guide import guide_of
from roadworthy.tui.ballots.paper_rows import BallotGrid, BallotGridRoom, MoodRows, WeightRows
from roadworthy.tui.ballots.words import acts, cell_label, cell_names, counts, stands, whose, with_key
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.program import program_of
from roadworthy.tui.saved import save_words
from roadworthy.tui.screens.panel import Rule
from roadworthy.tui.screens.rows import Rows
from roadworthy.tui.screens.telling import Telling
from roadworthy.tui.sizes import BREAKPOINTS, LOW, NARROW, too_small
from roadworthy.tui.widgets.chrome import Guide, Header
from roadworthy.tui.widgets.edges import TooSmall
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.key_row import WAY_OUT, KeyRow
from roadworthy.tui.widgets.scroll_area import ScrollArea
from roadworthy.tui.widgets.text_fields import FieldArea, FieldLeft
from roadworthy.tui.widgets.typing_history import typing_redone, typing_undone

_IDS = tuple(step.id for step in steps())


class BallotScreen(Telling, Screen[None]):
    """A voter's own walk. It is given a `BallotSession`, which holds nobody else's judgement."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8,ctrl+n", "step(1)", "next", priority=True, key_display="F8", id="ballot.next"),
        Binding("f3", "step(-1)", "back", priority=True, key_display="F3", id="ballot.back"),
        Binding("f1", "guide", "guide", priority=True, show=False, id="ballot.guide"),
        Binding("f2", "keys", "keys", priority=True, show=False, id="ballot.keys"),
        Binding("ctrl+z", "undo", "undo", priority=True, show=False, id="ballot.undo"),
        Binding("ctrl+y,ctrl+shift+z", "redo", "redo", priority=True, show=False, id="ballot.redo"),
        Binding("u", "undo", "undo", key_display="u", id="ballot.undo-key"),
        Binding("U,shift+u", "redo", "redo", show=False, id="ballot.redo-key"),
        Binding("escape", "escape", "to the walk", key_display="esc", id="ballot.leave"),
    ]
    DEFAULT_CSS = """
    BallotScreen { layers: base drawer over; }
    BallotScreen #ballot-foot { height: 4; }
    BallotScreen.-too-small #ballot-foot { display: none; }
    BallotScreen #ballot-foot > * { height: 1; }
    BallotScreen #ballot-foot > #ballot-blind { height: 2; }
    BallotScreen .ballot-step { height: 1fr; }
    BallotScreen #ballot-grid { height: 1fr; }
    BallotScreen #ballot-grid BallotGrid { max-height: 100%; }
    BallotScreen #ballot-note { height: 5; margin: 0 1 1 1; background: $raised; border: none; padding: 0 1; }
    BallotScreen #ballot-note:focus { background: $select; }
    BallotScreen #ballot-note .text-area--cursor-line { background: transparent; }
    """

    def __init__(self, session: BallotSession, *, in_walk: bool) -> None:
        super().__init__()
        self.session = session
        self.in_walk = in_walk
        """Whether it stands over the walk, to which escape leads back."""
        self.step = _IDS[0]
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        header, keys = Header(), KeyRow()
        header.id, keys.id = "header", "keys"
        yield header
        with Horizontal(id="body"):
            with Container(id="main"):
                yield StepHead()
                with ScrollArea(id="ballot-weights", classes="ballot-step"):
                    yield WeightRows()
                with Vertical(id="ballot-scores", classes="ballot-step"):
                    yield BallotGridRoom(id="ballot-grid")
                with ScrollArea(id="ballot-enthusiasm", classes="ballot-step"):
                    yield MoodRows()
                with Vertical(id="ballot-cast", classes="ballot-step"):
                    yield FieldArea(
                        id="ballot-note", compact=True, soft_wrap=True, tab_behavior="focus",
                        placeholder="A note for whoever leads, if you want to add one.",
                    )  # fmt: skip
                    with ScrollArea():
                        yield Rows(id="ballot-acts")
            yield Guide(id="guide")
        with Vertical(id="ballot-foot"):
            yield Rule()
            yield BlindLine()
            yield keys
        yield TooSmall(self.session)

    def on_mount(self) -> None:
        self._subscribe()
        # Nothing of a ballot is seen before it is said whose it is.
        self.query_one("#main").visible = not self.session.resumed
        self._go(self.step)
        if self.session.resumed:
            self.call_after_refresh(self._ask_whose)

    def on_unmount(self) -> None:
        if self._unsubscribe:
            self._unsubscribe()

    def _subscribe(self) -> None:
        saver = Saver(self.session, AppFace(self.app), looks=False)
        leaving = ExitStack()
        leaving.callback(saver.stop)
        leaving.callback(self.session.subscribe(self._changed))
        self._unsubscribe = leaving.close

    def _changed(self) -> None:
        if self.is_attached:
            self.show()

    def _ask_whose(self) -> None:
        """A ballot is there already: is it this person's?"""

        def answered(answer: str | None) -> None:
            if answer is None:
                self.leave()
                return
            if answer == "another":
                self._begin_another()
            self.query_one("#main").visible = True
            self._go(self.step)

        self.app.push_screen(whose(self.session), answered)

    def _begin_another(self) -> None:
        old = self.session
        new = BallotSession.open_another(old.decision_file, old.value.voter)
        if self._unsubscribe:
            self._unsubscribe()
        old.close()
        self.session = new
        self._hold(new)
        self._subscribe()
        self.tell((f"This is your own, in {new.path.name}: go on with --voter {new.slug}", "$ink"))

    def _hold(self, session: BallotSession | None) -> None:
        """Let the program know which ballot to save when it ends."""
        program_of(self.app).ballot = session

    def show(self) -> None:
        """Draw the ballot as it is now."""
        session, paper, sheet = self.session, self.session.value, self.session.shown
        title = f"Ballot of {paper.voter} {glyph('dot')} {sheet.title or 'Untitled decision'}"
        # Before the first answer there is no file, so nothing is said to be saved.
        untouched = session.state == "saved" and session.saved_at is None and not session.resumed
        wide = self.size.width >= NARROW
        saved = [] if untouched else save_words(session.state, session.saved_at, wide=wide)
        self.query_one(Header).show(title, session.path, saved)
        weights = normalised(tuple(own.weight or 0.0 for own in sheet.criteria.values()))
        self.query_one(WeightRows).show_sheet(sheet, weights)
        grid = self.query_one(BallotGrid)
        grid.show(grid.analysis.after(sheet), None)
        self.query_one(MoodRows).show_paper(sheet, paper)
        area = self.query_one(FieldArea)
        if not area.has_focus and area.text != paper.note:
            area.replace_words(paper.note)
        self.query_one("#ballot-acts", Rows).show(acts(self.session, in_walk=self.in_walk))
        self.query_one(StepHead).show(steps()[_IDS.index(self.step)], counts(self.session))
        self._draw_focus()

    def _draw_focus(self) -> None:
        grid, weights, felt = self.query_one(BallotGrid), self.query_one(WeightRows), self.query_one(MoodRows)
        at = {"weights": weights.at, "scores": grid.criterion, "enthusiasm": felt.at}.get(self.step, "")
        step = steps()[_IDS.index(self.step)]
        self.query_one(Guide).show(guide_of(step, self.session.sheet, at, grid.candidate))
        self.query_one(KeyRow).show(self._keys(always=True), self._keys(always=False), [])
        session = self.session
        opened = session.opened_on.isoformat() if session.opened_on else ""
        named = cell_names(session.sheet, grid.candidate, grid.criterion) if self.step == "scores" else ()
        below = [*named, (stands(session.value), "$dim")]
        self.query_one(BlindLine).show(opened, self.notice, below, counts=session.counts)

    def _keys(self, *, always: bool) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for key, active in self.active_bindings.items():
            if active.binding.show and active.enabled:
                of_screen = active.node is self or active.node is self.app
                if of_screen == always:
                    words = active.binding.description
                    if self._writing and active.binding.action == "escape":
                        words = "done"
                    found.append((self.app.get_key_display(active.binding) or key, words))
        if always:
            found.append(WAY_OUT)
        if not always and self.step == "cast":
            found += [] if self._writing else [(glyph("enter"), "take"), ("tab", "a word")]
        return list(dict.fromkeys(found))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.in_walk or self._writing if action == "escape" else True

    @property
    def _writing(self) -> bool:
        return isinstance(self.focused, FieldArea)

    def _go(self, step: str) -> None:
        self.flush()
        self.session.end_step()
        self.step = step
        for one in _IDS:
            self.query_one(f"#ballot-{one}").display = one == step
        self.show()
        self.focus_step()

    def focus_step(self) -> None:
        """Put the focus on what the present step is answered with."""
        found: dict[str, Widget] = {
            "weights": self.query_one(WeightRows),
            "scores": self.query_one(BallotGrid),
            "enthusiasm": self.query_one(MoodRows),
            "cast": self.query_one("#ballot-acts", Rows),
        }
        found[self.step].focus()
        self.call_after_refresh(self._draw_focus)

    def action_step(self, by: int) -> None:
        at = _IDS.index(self.step) + by
        if 0 <= at < len(_IDS):
            self._go(_IDS[at])

    @on(StepHead.Picked)
    def _picked(self, event: StepHead.Picked) -> None:
        event.stop()
        self._go(event.step)

    @on(Rows.Looked)
    @on(ScoreGrid.Moved)
    def _moved(self) -> None:
        self.session.end_step()
        self._draw_focus()

    def _do(self, label: str, path: tuple[str, ...], value: object) -> None:
        def change(paper: BallotPaper) -> BallotPaper:
            return drop(paper, path) if value is None else put(paper, path, value)

        try:
            self.session.do(label, change, ".".join(path))
        except ValueError as error:
            self.tell(("! ", "bold $warn"), (str(getattr(error, "why", error)), "$ink"))

    @on(WeightRows.Weighed)
    def _weighed(self, event: WeightRows.Weighed) -> None:
        event.stop()
        name = self.session.sheet.criterion_name(event.criterion)
        said = "no points" if event.points is None else f"{number_text(event.points)} points"
        self._do(f"{name}: {said}", ("weights", event.criterion), event.points)

    @on(ScoreGrid.Scored)
    def _scored(self, event: ScoreGrid.Scored) -> None:
        event.stop()
        label = cell_label(self.session.sheet, event.candidate, event.criterion, event.words)
        self._do(label, ("scores", event.candidate, event.criterion), read_interval(event.words))

    @on(ScoreGrid.Refused)
    @on(WeightRows.Refused)
    def _refused(self, event: ScoreGrid.Refused | WeightRows.Refused) -> None:
        event.stop()
        self.tell(("! ", "bold $warn"), (event.why, "$ink"))

    @on(MoodRows.Felt)
    def _felt(self, event: MoodRows.Felt) -> None:
        event.stop()
        label = f"{self.session.sheet.candidate_name(event.candidate)}: {event.mood or 'nothing said'}"
        self._do(label, ("enthusiasm", event.candidate), event.mood)

    @on(FieldLeft)
    def _left_note(self, event: FieldLeft) -> None:
        event.stop()
        if event.by > 0:
            self.focus_step()

    @on(TextArea.Changed)
    def _wrote(self, event: TextArea.Changed) -> None:
        event.stop()
        self.flush()

    def flush(self) -> None:
        """Take what was typed a moment ago."""
        area = self.query_one(FieldArea)
        if area.has_focus and area.text != self.session.value.note:
            self._do("Note", ("note",), area.text)

    @on(Rows.Chosen, "#ballot-acts")
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        if event.key == "leave":
            self.leave()
        elif event.key == "change":
            self._go(_IDS[0])
        elif event.key == "withdraw":
            self.session.withdraw()
            self.tell(*with_key("Taken back: it does not count.", "u", "undoes that"))
        elif not self.session.judges:
            self.tell(*with_key("There is nothing on it yet.", "F3", "goes back"))
        else:
            self.session.cast()
            self.tell((f"Handed in, in {self.session.path.name}. Thank you.", "$ink"))

    def action_undo(self) -> None:
        """In the note's field the last typing there; outside of it the last step."""
        if told := typing_undone(self.focused):
            self.tell(*told)
        else:
            self._travelled(self.session.undo(), "Undid")

    def action_redo(self) -> None:
        if told := typing_redone(self.focused):
            self.tell(*told)
        else:
            self._travelled(self.session.redo(), "Did again")

    def _travelled(self, step: UndoStep[BallotPaper] | None, verb: str) -> None:
        if step is None:
            self.tell((f"Nothing to {'undo' if verb == 'Undid' else 'do again'}", "$dim"))
            return
        area = self.query_one(FieldArea)
        if area.text != self.session.value.note:
            area.replace_words(self.session.value.note)
        self.tell((f"{verb}: ", "$dim"), (step.label, "$ink"))

    def action_guide(self) -> None:
        if self.size.width < NARROW:
            self.query_one(Guide).toggle_class("-open")
        else:
            self.action_keys()

    def action_keys(self) -> None:
        """Every key that does something here."""
        from roadworthy.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.active_bindings))

    def commands_here(self) -> None:
        """What ctrl+p opens: the commands of the walk would show what a voter must not see."""
        self.action_keys()

    def action_escape(self) -> None:
        guide = self.query_one(Guide)
        if guide.has_class("-open"):
            guide.remove_class("-open")
        elif self._writing:
            self.focus_step()
        else:
            self.leave()

    def leave(self) -> None:
        """Save, and go back to the walk or out of the program."""
        self.flush()
        if self.in_walk:
            self.session.close()
            self._hold(None)
            self.dismiss(None)
        else:
            self.app.run_worker(self.app.run_action("leave"), group="leave")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, FieldArea):
            event.widget.select_all()  # as everywhere: typing replaces, an arrow edits
        self.call_after_refresh(self._draw_focus)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._draw_focus)

    def on_resize(self, event: events.Resize) -> None:
        small, was = too_small(*event.size), self.has_class("-too-small")
        self.set_class(small, "-too-small")
        self.set_class(event.size.height < LOW, "-low")
        if small:
            self.query_one(TooSmall).redraw()
        else:
            self.call_after_refresh(self.focus_step if was else self.show)
