"""The lead's side: who is asked, who is in, and once the ballots are open what they say; taking it over."""

from collections.abc import Callable
from typing import ClassVar, Final, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from roadworthy.edits.ballots import CellsAs, Taken, count_late, invite, open_ballots, take_over, withdraw
from roadworthy.edits.edit import Edit
from roadworthy.knowledge.ballots import blind_words
from roadworthy.model import Decision, KeyPath
from roadworthy.session import Session
from roadworthy.session.balloting import Voter, counted, late, missing, papers_of, voters_of
from roadworthy.session.history import UndoStep
from roadworthy.store.ballots import Beside, ballots_beside
from roadworthy.tui.ballots.start import cast_own, invited
from roadworthy.tui.ballots.view import ballot_rows
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.panel import Rule
from roadworthy.tui.screens.rows import Rows
from roadworthy.tui.screens.telling import Telling
from roadworthy.tui.sizes import BREAKPOINTS, too_small
from roadworthy.tui.text_layout import Fragment, told_in
from roadworthy.tui.widgets.chrome import Header
from roadworthy.tui.widgets.edges import TooSmall
from roadworthy.tui.widgets.key_row import WAY_OUT, KeyRow
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea

_ENTER: Final = {"cell": "go there", "weight": "go there", "apart": "more or fewer"}
"""What enter does, by the kind of the row."""


class Notice(LinesWidget):
    """One line: what was done, or what there is to do."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[Fragment] = []

    def show(self, parts: list[Fragment]) -> None:
        """Show other words."""
        if parts != self.parts:
            self.parts = parts
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        return [told_in(self.parts, width)]


class BallotsScreen(Telling, Screen[KeyPath]):
    """Over the walk; the result is a place to go to, or None. All it changes are edits of the session."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "invite", "ask somebody", id="ballots.invite"),
        Binding("o", "open", "open them", id="ballots.open"),
        Binding("t", "take", "take over", id="ballots.take"),
        Binding("l", "late", "let late ones in", id="ballots.late"),
        Binding("c", "cast", "cast my own", id="ballots.cast"),
        Binding("x,delete", "withdraw", "uninvite", key_display="x", id="ballots.withdraw"),
        Binding("r", "look", "read again", show=False, id="ballots.look"),
        Binding("u,ctrl+z", "undo", "undo", key_display="u", id="ballots.undo"),
        Binding("U,shift+u,ctrl+y", "redo", "redo", show=False, id="ballots.redo"),
        Binding("f1,f2", "keys", "keys", priority=True, show=False, id="ballots.keys"),
        Binding("escape", "leave", "back", key_display="esc", id="ballots.leave"),
    ]
    DEFAULT_CSS = """
    BallotsScreen #ballots-body { height: 1fr; padding: 1 1 0 1; }
    BallotsScreen ScrollArea { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    BallotsScreen #ballots-foot { height: 3; }
    BallotsScreen #ballots-foot > * { height: 1; }
    BallotsScreen.-narrow #ballots-body { padding: 0 1; }
    BallotsScreen { layers: base over; }
    BallotsScreen.-too-small #ballots-body, BallotsScreen.-too-small #ballots-foot { display: none; }
    """

    def __init__(self, session: Session, *, then: str = "") -> None:
        super().__init__()
        self.session = session
        self.then = then
        """What is done at once: ``invite``, ``open``, ``take`` or ``withdraw``."""
        self.beside = Beside()
        self.voters: tuple[Voter, ...] = ()
        self.every = False
        """Whether all cells that lie apart are shown, not the farthest alone."""
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        header, keys = Header(), KeyRow()
        header.id, keys.id = "header", "keys"
        yield header
        with Vertical(id="ballots-body"), ScrollArea():
            yield Rows()
        with Vertical(id="ballots-foot"):
            yield Rule()
            yield Notice()
            yield keys
        yield TooSmall(self.session)

    def on_mount(self) -> None:
        self._unsubscribe = self.session.subscribe(self._changed)
        self.look()
        self.query_one(Rows).focus()
        if self.then:
            self.call_after_refresh(self.run_action, self.then)

    def on_unmount(self) -> None:
        if self._unsubscribe:
            self._unsubscribe()

    def _changed(self) -> None:
        if self.is_attached:
            self.show()

    def look(self) -> None:
        """Read the ballots that lie beside the decision."""
        path = self.session.path
        self.beside = ballots_beside(path, self.session.value) if path is not None else Beside()
        self.show()

    def show(self) -> None:
        """Draw the ballots as they are now."""
        decision = self.session.value
        self.voters = voters_of(decision, self.beside)
        title = f"Ballots {glyph('dot')} {decision.title or 'Untitled decision'}"
        self.query_one(Header).show(title, self.session.path, [])
        self.query_one(Rows).show(ballot_rows(decision, self.voters, self.beside, every=self.every))
        opened = decision.ballots.opened_on
        stands = blind_words("lead_opened", day=opened.isoformat()) if opened else blind_words("lead")
        self.query_one(Notice).show([*self.notice] or [(stands, "$dim")])
        self.refresh_bindings()
        self.call_after_refresh(self._draw_keys)

    def _draw_keys(self) -> None:
        if not self.is_attached:
            return
        shown = [
            (self.app.get_key_display(active.binding) or key, active.binding.description)
            for key, active in self.active_bindings.items()
            if active.binding.show and active.enabled
        ]
        back = [key for key in shown if key[0] == "esc"]
        kind = self.query_one(Rows).at.partition(" ")[0]
        here = [(glyph("enter"), _ENTER[kind])] if kind in _ENTER else []
        # What needs a voter's line stays away on the others; pressed there, it says so.
        rest = [key for key in dict.fromkeys(shown) if key not in back and (key[0] != "x" or kind == "voter")]
        self.query_one(KeyRow).show([*back, WAY_OUT, *here, *rest], [], [])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        writes = not self.session.read_only
        opened = self.session.value.ballots.opened_on is not None
        match action:
            case "invite" | "cast":
                return writes and self.session.path is not None
            case "open":
                return writes and not opened and bool(self._inside())
            case "take":
                return writes and opened and bool(counted(self.voters))
            case "late":
                return writes and bool(late(self.voters))
            case "withdraw":
                return writes and bool(self.voters)
            case _:
                return True

    def _inside(self) -> list[Voter]:
        return [voter for voter in self.voters if voter.standing == "in"]

    def do(self, edit: Edit, *more: Fragment) -> None:
        """Send an edit as a step of its own, and say what it did."""
        self.session.end_step()
        try:
            done = self.session.do(edit)
        except ValueError as error:
            self.tell(("! ", "bold $warn"), (str(getattr(error, "why", error)), "$ink"))
            return
        self.session.end_step()
        if done:
            self.tell((edit.label, "$ink"), *more, ("   u ", "bold $accent"), ("undoes that", "$ink"))
        else:
            self.tell(("That is so already", "$dim"))

    def action_look(self) -> None:
        self.look()
        self.tell(("Read again from the folder", "$dim"))

    def action_invite(self) -> None:
        def made(answer: object) -> None:
            if isinstance(answer, tuple):
                slug, name, said = answer
                self.do(invite(slug, name, self.session.today()), (said, "$dim"))

        self.app.push_screen(invited(self.session, self.beside), made)

    def action_open(self) -> None:
        inside, away = self._inside(), missing(self.voters)
        if not inside:
            self.tell(("Nobody's ballot is in yet, so there is nothing to open", "$ink"))
            return
        if not away:
            self._open()
            return
        names = ", ".join(voter.called for voter in away)
        options = (
            ("wait", "Wait for them", "Nothing is shown before."),
            ("open", "Open all the same", "Theirs will be late: you decide then whether they count."),
        )

        def answered(answer: str | None) -> None:
            if answer == "open":
                self._open()

        words = f"{len(inside)} in. Not in yet: {names}."
        self.app.push_screen(ChooseScreen("Open the ballots?", options, words=words), answered)

    def _open(self) -> None:
        self.do(open_ballots(papers_of(self._inside()), self.session.today()))

    def action_late(self) -> None:
        came = late(self.voters)
        names = ", ".join(voter.called for voter in came)
        self.do(count_late(papers_of(came), names, self.session.today(), counted(self.voters)))

    def action_withdraw(self) -> None:
        voter = self._voter()
        if voter is None:
            self.tell(("Choose a voter first: the line of a name", "$ink"))
        elif voter.standing == "withdrawn":
            self.do(invite(voter.slug, voter.name, self.session.today()))
        else:
            self.do(withdraw(voter.slug, voter.name, self.session.today()))

    def _voter(self) -> Voter | None:
        kind, _, slug = self.query_one(Rows).at.partition(" ")
        return next((it for it in self.voters if kind == "voter" and it.slug == slug), None)

    def action_cast(self) -> None:
        voter = self._voter()
        cast_own(
            self.app,
            self.session,
            self.look,
            "" if voter is None else voter.slug if voter.twin else voter.name,
        )

    def action_take(self) -> None:
        papers = counted(self.voters)
        if not papers:
            self.tell(("Nothing is open to take over", "$ink"))
            return
        options = [
            ("both", "Weights and scores", "The means of both go into the decision."),
            ("weights", "The weights alone", "Points that add up to 100."),
            ("scores", "The scores alone", "Reasons and sources stay."),
            ("enthusiasm", "The counts of enthusiasm alone", "They go in with the others, too."),
            (
                "nothing",
                "Nothing",
                "They were heard; the decision stays as it is, and that is kept on record.",
            ),
        ]
        locked = self.session.value.weighting.locked_on
        if locked is not None:
            options = [option for option in options if option[0] not in ("both", "weights")]
        words = f"From {len(papers)} ballot{'s' if len(papers) > 1 else ''}." + (
            f" The weights are locked since {locked}: unlock them in Criteria to take those."
            if locked
            else ""
        )

        def answered(what: str | None) -> None:
            if what in ("both", "scores"):
                self._take_cells(cast("Taken", what))
            elif what is not None:
                self.do(take_over(papers, cast("Taken", what), self.session.today()))

        self.app.push_screen(ChooseScreen("Take over from the ballots", options, words=words), answered)

    def _take_cells(self, what: Taken) -> None:
        options = (
            ("means", "As means", "Each cell becomes the mean of what they said."),
            ("ranges", "As ranges", "Each cell runs from the lowest to the highest that anybody said."),
        )

        def answered(cells: str | None) -> None:
            if cells is not None:
                papers = counted(self.voters)
                self.do(take_over(papers, what, self.session.today(), cast("CellsAs", cells)))

        self.app.push_screen(ChooseScreen("Scores as means or as ranges?", options), answered)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        kind, *rest = event.key.split(" ")
        if kind == "cell":
            self.dismiss(("scores", *rest))
        elif kind == "weight":
            self.dismiss(("criteria", *rest))
        elif kind == "apart":
            self.every = not self.every
            self.show()

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        self.call_after_refresh(self._draw_keys)

    def action_undo(self) -> None:
        self._travelled(self.session.undo(), "Undid")

    def action_redo(self) -> None:
        self._travelled(self.session.redo(), "Did again")

    def _travelled(self, step: UndoStep[Decision] | None, verb: str) -> None:
        if step is None:
            self.tell((f"Nothing to {'undo' if verb == 'Undid' else 'do again'}", "$dim"))
        else:
            self.tell((f"{verb}: ", "$dim"), (step.label, "$ink"))

    def action_keys(self) -> None:
        """Every key that does something here."""
        from roadworthy.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.active_bindings))

    def commands_here(self) -> None:
        """What ctrl+p opens here."""
        self.action_keys()

    def on_resize(self, event: events.Resize) -> None:
        small, was = too_small(*event.size), self.has_class("-too-small")
        self.set_class(small, "-too-small")
        if small:
            self.query_one(TooSmall).redraw()
        elif was:
            self.call_after_refresh(self.query_one(Rows).focus)

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_screen_resume(self) -> None:
        self.look()
