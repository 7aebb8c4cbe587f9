"""The walk: one decision, its nine stations, and what stands around them."""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from roadworthy.interview.amendments import Amendments
from roadworthy.knowledge.stations import stations
from roadworthy.method.homes import home_of
from roadworthy.model import KeyPath
from roadworthy.session import Session
from roadworthy.tui.jobs import Jobs
from roadworthy.tui.sizes import BREAKPOINTS, LOW, NARROW, too_small
from roadworthy.tui.stations import MODULES, is_imported, station_class
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.textual_patches.strip_widget import PlainContainer
from roadworthy.tui.walk.amendments import amendment_notice
from roadworthy.tui.walk.earlier import Earlier
from roadworthy.tui.walk.over_walk import OverWalk
from roadworthy.tui.walk.panels import Panels
from roadworthy.tui.walk.settling import Settling
from roadworthy.tui.walk.trouble import SaveTrouble
from roadworthy.tui.widgets.chrome import Guide, GuideDrawer, Header, Rail
from roadworthy.tui.widgets.edges import FootRule, TooSmall
from roadworthy.tui.widgets.fields import Choices
from roadworthy.tui.widgets.key_row import KeyRow
from roadworthy.tui.widgets.standing import Standing

READ_FIRST = 0.3
"""Seconds after which nobody waits for what was just shown."""
READ_ON = 0.1
"""Seconds from one thing that is made ready to the next."""
_IDS = tuple(MODULES)


class WalkScreen(OverWalk, PlainContainer):
    """One decision being worked on."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8,ctrl+n", "step(1)", "next", priority=True, key_display="F8", id="walk.next"),
        Binding("f3", "step(-1)", "back", priority=True, key_display="F3", id="walk.back"),
        Binding("f1", "help", "help", priority=True, show=False, id="walk.help"),
        Binding("f2", "keys", "keys", priority=True, show=False, id="walk.keys"),
        Binding("f4", "editor", "own editor", priority=True, show=False, id="walk.editor"),
        Binding("g", "by_letter('go_to')", "go to", show=False, id="walk.go"),
        Binding("ctrl+g", "go_to", "go to", show=False, priority=True, id="walk.go-anywhere"),
        Binding("ctrl+z", "undo", "undo", priority=True, show=False, id="walk.undo"),
        Binding("ctrl+y,ctrl+shift+z", "redo", "redo", priority=True, show=False, id="walk.redo"),
        Binding("n", "by_letter('next_open')", "next unanswered", show=False, id="walk.next-open"),
        Binding("A", "amend", "put on record", show=False, id="walk.amend"),
        Binding("R", "reopen", "reopen", show=False, id="walk.reopen"),
        Binding("M", "by_letter('settle')", "settle a merge", show=False, id="walk.settle"),
        Binding("L", "by_letter('lessons')", "earlier lessons", show=False, id="walk.lessons"),
        Binding("u", "by_letter('undo')", "undo", show=False, id="walk.undo-key"),
        Binding("U,shift+u", "by_letter('redo')", "redo", show=False, id="walk.redo-key"),
        Binding("left_square_bracket", "read_on(-1)", "guide back", show=False, id="walk.read-back"),
        Binding("right_square_bracket", "read_on(1)", "guide on", show=False, id="walk.read-on"),
        Binding("escape", "close_guide", "close the guide", show=False, priority=True, id="walk.close-guide"),
        Binding("escape", "escape", "back to the station", show=False, id="walk.escape"),
    ]

    def __init__(
        self, session: Session, *, start: str = "frame", at: KeyPath = (), short: bool = False
    ) -> None:
        # As Textual will find it, once it measures: a class of its own then means styling everything again.
        width = self.app.size.width
        super().__init__(classes=[name for least, name in self.HORIZONTAL_BREAKPOINTS if width >= least][-1])
        self.session = session
        self.current = start if start in MODULES else "frame"
        self.start_at = at
        self.short = short
        self._unsubscribe: Callable[[], None] | None = None
        self._told = self._asks = False
        """Whether a line is told until the next key, and whether that one asks something."""
        self._covered = False
        """Whether another screen stands over the walk, or stood there until now."""
        self._too_small: TooSmall | None = None
        self.panels = Panels(self)
        self._focus_before: Widget | None = None
        self._stations: dict[str, Station] = {}
        self._going = asyncio.Lock()
        self.trouble = SaveTrouble(self)
        self.amendments = Amendments(session)
        self.jobs = Jobs(self)
        self.settling = Settling(self)
        self.earlier = Earlier(self)

    def compose(self) -> ComposeResult:
        header, rail, standing_, keys = Header(), Rail(stations()), Standing(), KeyRow()
        header.id, rail.id, standing_.id, keys.id = "header", "rail", "standing", "keys"
        rule, drawer = FootRule(), GuideDrawer()
        rule.id, drawer.id = "foot-rule", "drawer"
        yield header
        with PlainContainer(id="body"):
            yield rail
            yield PlainContainer(id="main")
            yield Guide(id="guide")
        with PlainContainer(id="foot"):
            yield drawer
            yield rule
            yield standing_
            yield keys

    async def on_mount(self) -> None:
        self._unsubscribe = self.session.subscribe(self.panels.changed)
        await self.show_station(self.current, self.start_at)
        for note in self.session.notes:
            self.notify(str(note), markup=False, timeout=8)
        self.settling.opened()
        self.call_after_refresh(self.set_timer, READ_FIRST, self.opened)
        self.trouble.opened()

    def opened(self) -> None:
        """What is there is being read: say what others learned earlier, and what is not on record here."""
        self.earlier.opened()
        if self.is_attached and not self.session.read_only:
            self._ask_about(self.amendments.opened())

    def _ask_about(self, grounds: tuple[str, ...]) -> None:
        """Say which grounds of what was decided changed, and what can be done about that."""
        if notice := amendment_notice(grounds, self.size.width):
            self.tell(*notice)
            self._asks = True

    def on_unmount(self) -> None:
        if self._unsubscribe:
            self._unsubscribe()

    @property
    def station(self) -> Station | None:
        """The station that is shown; None while it is still being mounted."""
        return self._stations.get(self.current)

    async def show_station(self, name: str, path: KeyPath = ()) -> None:
        """Show a station, mounting it when it is entered for the first time, and put the focus at `path`.

        One at a time: who goes on before a station is there goes on from it.
        """
        async with self._going:
            with self.app.batch_update():  # else the pane would be painted empty in between
                await self._show_station(name, path)
                self.refresh(layout=True)  # else it would be painted once before it is laid out

    async def _show_station(self, name: str, path: KeyPath) -> None:
        if self.station is not None and self.station.is_mounted:
            self.station.leave()
        self.session.end_step()
        self.set_focus(None)
        for other in self._stations.values():
            if name != other.ID:
                other.display = False
        self.current = name
        new = self.station
        if new is None:
            made = station_class(name)(self.session, short=self.short)
            made.jobs = self.jobs
            await self.query_one("#main").mount(made)
            self._stations[name] = new = made
        new.display = True
        new.short = self.short
        new.show(self.session.value)
        if path:
            new.go_to(path)
        else:
            new.enter()
        self.panels.draw()
        self.earlier.entered(name)

    def earlier_found(self) -> None:
        for station in self._stations.values():
            station.earlier_found()

    def _get_ready(self) -> None:
        """Import the stations, one at a time, while the person reads: going on then feels light."""
        at = _IDS.index(self.current)
        for name in (*_IDS[at + 1 :], *_IDS[:at]):
            if not is_imported(name):
                station_class(name)
                self.set_timer(READ_ON, self._get_ready)
                return

    def go(self, name: str, path: KeyPath = ()) -> None:
        """Go to a station, and to a place in it; what can't be taken where one is comes first."""
        if self.station is not None and not self.station.may_leave():
            return
        self.run_worker(self.show_station(name, path), group="station", exit_on_error=True)

    def action_step(self, by: int) -> None:
        """One station on, or one back; at the ends it stays."""
        at = _IDS.index(self.current) + by
        if 0 <= at < len(_IDS):
            self.go(_IDS[at])
        else:
            self.tell(("This is the last station" if by > 0 else "This is the first station", "$dim"))

    def action_undo(self) -> None:
        """In an open field the last typing there; outside of one the last edit."""
        from roadworthy.tui.widgets.typing_history import typing_undone

        if told := typing_undone(self.focused):
            self.tell(*told)
        else:
            self._back_or_forth(self.session.undo, "Undid")

    def action_redo(self) -> None:
        """In an open field the typing that was taken back; outside of one the edit."""
        from roadworthy.tui.widgets.typing_history import typing_redone

        if told := typing_redone(self.focused):
            self.tell(*told)
        else:
            self._back_or_forth(self.session.redo, "Did again")

    def action_next_open(self) -> None:
        """To the next question without an answer, at whichever station; essential ones come first."""
        from roadworthy.interview.onward import next_open

        station = self.station
        if station is None or not station.may_leave():
            return
        here = self.current, station.left_off()
        found = next_open(self.session.analysis, *here, short=self.short)
        if found is None:
            self.tell(("Every question has an answer", "$ink"))
        elif found.station == self.current:
            station.go_to(found.path)
            self.panels.draw_focus()
        else:
            self.go(found.station, found.path)

    def _back_or_forth(self, act: Callable[[], Any], verb: str) -> None:
        if self.station is not None:
            self.station.flush()
        self.session.end_step()
        edit = act()
        if edit is None:
            self.tell((f"Nothing to {'undo' if verb == 'Undid' else 'do again'}", "$dim"))
            return
        home = home_of(edit.path, self.session.value)
        if home and home != self.current:
            self.go(home, edit.path)
        elif home and self.station:
            self.station.go_to(edit.path)
        from roadworthy.report.place_words import step_words

        self.tell((f"{verb}: ", "$dim"), (step_words(edit.label, edit.path, self.session.value), "$ink"))

    def tell(self, *notice: Fragment) -> None:
        """Say one line in the verdict's row, until the next key."""
        self.query_one(Standing).tell([*notice])
        self._told = True

    def forget_notice(self) -> None:
        """A key was pressed: what was told has been read, and what takes long waits."""
        self.jobs.typed()
        if self._told:
            self._told = self._asks = False
            self.query_one(Standing).tell([])

    def draw_changed(self) -> None:
        """The session has another value, or saving stands otherwise: draw what that changes."""
        if self.is_attached:
            self.panels.draw_changed()
            loaded, grounds = self.trouble.look(), self.amendments.news()
            if not loaded:  # what was loaded is said first: it is not this person who would put it on record
                self._ask_about(grounds)

    def first_shown(self) -> None:
        """The program's first frame is there."""
        self.panels.first_shown()
        self.set_timer(READ_FIRST, self._get_ready)

    @on(Jobs.Worked)
    def _worked(self) -> None:
        if self.is_attached:
            self.panels.draw_sureness()
            if self.station is not None:
                self.station.worked()

    @on(Station.GuideChanged)
    def _guide_changed(self, event: Station.GuideChanged) -> None:
        event.stop()
        self.panels.focus_soon()

    @on(Station.GoTo)
    def _go_to(self, event: Station.GoTo) -> None:
        event.stop()
        self.go(event.station, event.path)

    @on(Station.Tell)
    def _tell(self, event: Station.Tell) -> None:
        event.stop()
        if not self._asks:  # what was done can be seen; what is asked has to be read
            self.tell(*event.notice)

    @on(Rail.Picked)
    def _picked(self, event: Rail.Picked) -> None:
        event.stop()
        self.go(event.station)

    def on_descendant_focus(self) -> None:
        self.panels.focus_soon()

    def on_screen_resume(self) -> None:
        """Another screen was closed over the walk: the keys are those of the walk again."""
        covered, self._covered = self._covered, False
        if covered and self.station is not None and self.station.is_attached:
            self.panels.draw_again()

    def on_screen_suspend(self) -> None:
        self._covered = True

    def on_resize(self, event: events.Resize) -> None:
        small = too_small(*event.size)
        if small and not self.has_class("-too-small"):
            self._focus_before = self.focused
        elif self.has_class("-too-small") and not small:
            self.call_after_refresh(self._focus_again)
        self.set_class(small, "-too-small")
        self.set_class(event.size.height < LOW, "-low")
        self.query_one(Rail).narrow = event.size.width < NARROW
        if small:
            self._tell_too_small()
        elif self.station is not None:
            self.panels.draw_header()
            self.panels.focus_soon()

    def _tell_too_small(self) -> None:
        if self._too_small is None:
            self._too_small = TooSmall(self.session)
            self.mount(self._too_small)
        self._too_small.redraw()

    def _focus_again(self) -> None:
        """What is hidden loses the focus; give it back where it was."""
        before = self._focus_before
        if self.focused is not None:
            return
        if before is not None and before.is_attached and before.focusable:
            self.set_focus(before, scroll_visible=False)
        elif self.station is not None:
            self.station.enter()

    def action_by_letter(self, action: str) -> None:
        """What a letter leads to."""
        getattr(self, f"action_{action}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "by_letter":  # who writes a sentence where options are open stays there
            return not isinstance(self.focused, Choices) and self.check_action(str(parameters[0]), ())
        if action in ("amend", "reopen"):
            return bool(self.amendments.grounds)
        if action == "lessons":
            return self.earlier.can_help
        if action == "settle":
            return self.settling.waits and not self.session.read_only
        if action == "read_on":
            return self.query_one(Guide).is_longer
        return self.query_one(Guide).has_class("-open") if action == "close_guide" else True

    def action_read_on(self, by: int) -> None:
        """Scroll what stands beside the station, a page at a time."""
        guide = self.query_one(Guide)
        guide.scroll_relative(y=by * max(1, guide.size.height - 2), animate=False)

    def action_close_guide(self) -> None:
        """Close the drawer first: in a field, too, where escape would close the field."""
        self.query_one(Guide).remove_class("-open")

    def action_escape(self) -> None:
        if self.station is not None:
            self.station.enter()

    def set_short(self, *, short: bool) -> None:
        """Ask the essential questions alone, or all."""
        self.short = short
        if self.station is not None:
            self.station.set_short(short=short)
        self.panels.draw()
