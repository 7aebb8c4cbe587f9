"""The application: themes, saving on time, signals, and which screen is shown. Nothing else."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter, NoColor
from textual.screen import Screen
from textual.theme import Theme

from roadworthy.knowledge.interview_words import say
from roadworthy.method.homes import home_of
from roadworthy.model import KeyPath, dotted
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.session.saver import Saver
from roadworthy.store import recent
from roadworthy.store.places import config_dir
from roadworthy.tui import glyphs
from roadworthy.tui.app_face import AppFace
from roadworthy.tui.config import Config, read_config
from roadworthy.tui.cursor_at_focus import CursorAtFocus
from roadworthy.tui.ending import EndsInOrder
from roadworthy.tui.line_filter import SafeLines
from roadworthy.tui.textual_patches.colour_filter import WhereNeeded
from roadworthy.tui.textual_patches.driver import careful, wait_for_escape
from roadworthy.tui.textual_patches.gc_policy import GcPolicy
from roadworthy.tui.textual_patches.gone_unmounted import mount_what_stays
from roadworthy.tui.textual_patches.key_frames import paint_keys_at_once
from roadworthy.tui.textual_patches.moved_painted import paint_what_moved
from roadworthy.tui.textual_patches.sure_timers import make_timers_sure
from roadworthy.tui.textual_patches.typed_ahead import TYPED, TypedAhead
from roadworthy.tui.themed_app import ThemedApp

if TYPE_CHECKING:
    from roadworthy.session.ballot import BallotSession
    from roadworthy.tui.walk.screen import WalkScreen

SWEEP_EVERY = 2.0
"""Seconds between two looks whether memory is to be swept."""
TWICE = 3.0
"""Seconds within which a second ctrl+c leaves."""


@runtime_checkable
class OwnCommands(Protocol):
    """A screen that has no use for the palette and shows something of its own in its place."""

    def commands_here(self) -> None:
        """What the key of the palette opens."""


@runtime_checkable
class PutsOff(Protocol):
    """A screen that puts off what its first frame does not show."""

    def first_shown(self) -> None:
        """The program's first frame is there: do what was put off."""


class RoadworthyApp(EndsInOrder, CursorAtFocus, ThemedApp):
    """The full-screen program."""

    TITLE = "Roadworthy"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = "first"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "commands", "commands", show=False, priority=True, id="app.commands"),
        Binding("ctrl+q", "leave", "quit", show=False, priority=True, id="app.quit"),
        Binding("ctrl+c", "interrupt", "copy; twice quits", show=False, priority=True, id="app.interrupt"),
    ]

    def __init__(
        self, session: Session | None = None, *, begins: bool = False, ballot: "BallotSession | None" = None
    ) -> None:
        if os.environ.get("NO_COLOR") == "":
            del os.environ["NO_COLOR"]  # an empty one asks for nothing; Textual takes it for a wish
        self.config: Config = read_config(config_dir())
        self.session = session
        self.saver: Saver | None = None
        """Sees to it that the session is saved in time; None where none is open."""
        self.begins = begins
        """Whether the session's decision was made just now, so that the short walk is offered."""
        self.ballot = ballot
        """The ballot that is being filled in, over the walk or alone."""
        self.safe_lines = SafeLines()
        self.typed_ahead = TypedAhead(self)
        self.key_is_due = False
        self.gc_policy = GcPolicy()
        self.problems: list[str] = list(self.config.complaints)
        wait_for_escape(self.config.escape_delay)
        make_timers_sure()
        paint_keys_at_once()
        paint_what_moved()
        mount_what_stays()
        glyphs.use_ascii(self._ascii())
        super().__init__(watch_css=False)
        self.add_mode("first", self.first_screen)
        self.set_up_themes()
        if self.config.keys:
            self.set_keymap(dict(self.config.keys))
        if not self.config.motion:
            self.animation_level = "none"

    def _ascii(self) -> bool:
        if self.config.ascii is not None:
            return self.config.ascii
        return glyphs.wants_ascii(getattr(sys.__stdout__, "encoding", None) or "utf-8", os.environ)

    def get_driver_class(self) -> type[Driver]:
        return careful(super().get_driver_class())

    def get_key_display(self, binding: Binding) -> str:
        shown = super().get_key_display(binding)
        for sign, name in (("↵", "enter"), ("←", "left"), ("→", "arrow")):
            shown = shown.replace(sign, glyphs.glyph(name))
        return shown

    def get_line_filters(self) -> Sequence[LineFilter]:
        usual, theme = super().get_line_filters(), self.current_theme
        if (usual, theme) != self._usual_filters:
            self._usual_filters = usual, theme
            signs: list[LineFilter] = []
            if theme.ansi:
                from roadworthy.tui.plain_signs import PlainSigns

                accent = theme.accent or theme.primary
                signs = [PlainSigns(theme.variables, accent, colour=not self.no_color)]
            # Without colours there are none at all: Textual's greys are black on black here.
            rest = [NoColor()] if self.no_color else usual
            self._filters_now = [
                *signs,
                *(WhereNeeded(one) if isinstance(one, ANSIToTruecolor) else one for one in rest),
                self.safe_lines,
            ]
        return self._filters_now

    _usual_filters: tuple[Sequence[LineFilter], Theme | None] = ((), None)
    _filters_now: Sequence[LineFilter] = ()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, TYPED) and not event.is_forwarded:
            self.gc_policy.touch()
            if not self.typed_ahead.may_pass(event) or self._is_shut(event):
                return
            self.key_is_due = not self.typed_ahead.holds_more
            forget = getattr(self.screen, "forget_notice", None)
            if forget is not None and isinstance(event, events.Key):
                forget()
        await super().on_event(event)

    def _is_shut(self, event: events.Event) -> bool:
        """Whether a window is too small to see what is typed; keys that end the program go through."""
        if not self.screen.has_class("-too-small"):
            return False
        bound = self.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        ends = bound is not None and bound.node is self and bound.binding.action in ("leave", "interrupt")
        return not ends

    def first_screen(self) -> Screen[Any]:
        """The screen that the program opens with."""
        if self.ballot is not None:
            from roadworthy.tui.ballots.paper_screen import BallotScreen

            return BallotScreen(self.ballot, in_walk=False)
        if self.session is not None:
            return self._walk_on(self.session, short=self.begins)
        from roadworthy.tui.screens.welcome import WelcomeScreen

        return WelcomeScreen()

    def on_mount(self) -> None:
        self.set_class(glyphs.is_ascii(), "-ascii")
        if self.begins:
            self._ask_how_to_walk(self._like_named())
        for problem in self.problems:
            self._say_problem(problem)
        if self.config.keys:
            self.run_worker(self._check_keys, thread=True, group="keys", exit_on_error=False)

    def on_ready(self) -> None:
        self.call_after_refresh(self._shown)

    def _check_keys(self) -> None:
        from roadworthy.tui.keymap import amiss

        for words in amiss(self.config.keys):
            self.call_from_thread(self._say_problem, f"config.toml: {words}")

    def _say_problem(self, words: str) -> None:
        self.notify(one_line(words), markup=False, severity="warning", timeout=8)

    def _shown(self) -> None:
        """The first frame is there: what could wait is done."""
        if self.ends_once_shown():
            return
        for screen in self.screen_stack:
            if isinstance(screen, PutsOff):
                screen.first_shown()
        if self.session is None:
            self.run_worker(self._get_walk, thread=True, group="walk", exit_on_error=False)
        self.gc_policy.begin()
        self.set_interval(SWEEP_EVERY, self.gc_policy.look)

    def _get_walk(self) -> None:
        """Import what is opened next, while the person reads."""
        from roadworthy.tui.stations import station_class
        from roadworthy.tui.walk import screen

        del screen
        station_class("frame")

    def _walk_on(self, session: Session, *, short: bool = False, at: KeyPath = ()) -> "WalkScreen":
        """The walk on a decision, at a place in it or where the person left it."""
        from roadworthy.tui.walk.screen import WalkScreen

        self.session = session
        left = recent.left_off(session.path) if session.path else None
        if self.saver is not None:
            self.saver.stop()
        self.saver = Saver(session, AppFace(self))
        if at and (station := home_of(at, session.value)):
            return WalkScreen(session, start=station, at=at, short=left.short if left else short)
        if left is None:
            return WalkScreen(session, short=short)
        at = tuple(left.focus.split(".")) if left.focus else ()
        return WalkScreen(session, start=left.station, at=at, short=left.short)

    async def open_walk(self, session: Session, *, short: bool = False, at: KeyPath = ()) -> None:
        """Open the walk on a decision over what is shown: at a place in it, or where the person left it."""
        await self.push_screen(self._walk_on(session, short=short, at=at))

    async def begin_walk(self, session: Session) -> None:
        """Open the walk on a new decision."""
        await self.open_walk(session, short=True)
        self._ask_how_to_walk()

    def _like_named(self) -> str:
        """What is told of a file beside a new one that is nearly called so: the name may be a slip."""
        from roadworthy.store.places import like_named

        path = self.session.path if self.session is not None else None
        other = like_named(path) if path is not None else ""
        return say("begin", "like", name=path.name, other=other) if path is not None and other else ""

    def _ask_how_to_walk(self, note: str = "") -> None:
        """The short walk is begun, unless the person wants everything asked."""
        from roadworthy.tui.screens.choose import how_to_walk

        def answered(answer: str | None) -> None:
            walk = self._walk()
            if walk is None:
                return
            if answer == "all":
                walk.set_short(short=False)
            if walk.station is not None:
                walk.station.begin()  # what was just made has its first field open

        self.push_screen(how_to_walk(note), answered)

    def leave_off(self) -> None:
        """Keep where the person is, in their own state folder."""
        session, screen = self.session, self._walk()
        if (
            session is not None
            and session.path is not None
            and screen is not None
            and screen.station is not None
        ):
            focus = dotted(screen.station.left_off())
            recent.remember(session.path, screen.current, focus, datetime.now(UTC), short=screen.short)

    def _walk(self) -> "WalkScreen | None":
        if self.session is None:
            return None  # and nothing of the walk need be there
        from roadworthy.tui.walk.screen import WalkScreen

        return next((screen for screen in self.screen_stack if isinstance(screen, WalkScreen)), None)

    def _take_what_was_typed(self) -> None:
        walk = self._walk() if self.is_running else None
        if walk is not None and walk.station is not None:
            walk.station.leave()

    def shut(self) -> None:
        """Save at once and let the file go; what fails in here keeps nothing else from being done."""
        if self.saver is not None:
            self.saver.stop()
        if self.ballot is not None:
            self.attempt(self.ballot.close)
        if self.session is not None:
            self.attempt(self._take_what_was_typed)
            self.attempt(self.leave_off)
            self.attempt(self.session.close)

    def action_leave(self) -> None:
        session, ballot = self.session, self.ballot
        walk = self._walk()
        over_it: Callable[[], bool] | None = getattr(self.screen, "may_leave", None)
        if over_it is not None and not over_it():
            return
        if walk is not None and walk.station is not None and not walk.station.may_leave():
            return
        self._take_what_was_typed()
        for one in (session, ballot):
            if one is not None:
                one.save()
        unsaved = session is not None and session.state in ("failed", "conflict")
        unsaved = unsaved or (ballot is not None and ballot.state == "failed")
        if unsaved and not self._asked_to_leave():
            self.notify(
                "Not everything is saved. ctrl+q again leaves all the same; ctrl+p offers to save elsewhere.",
                markup=False,
                severity="warning",
                timeout=8,
            )
            return
        self.shut()
        self.end(0)

    _interrupted = float("-inf")

    def action_interrupt(self) -> None:
        """Copy what is selected; the same again at once leaves, as a person expects of a terminal program."""
        now = time.monotonic()
        again, self._interrupted = now - self._interrupted < TWICE, now
        if again:
            self.action_leave()
            return
        words = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if words:
            self.action_copy(words)
        said = "Copied. " if words else ""
        walk = self._walk()
        if walk is not None and walk.is_current:
            walk.tell(
                (said, "$ink"), ("ctrl+c", "bold $accent"), (" again quits; everything is saved", "$ink")
            )
        else:
            self.notify(f"{said}ctrl+c again quits; everything is saved", timeout=TWICE)

    _leave_pressed = 0.0

    def _asked_to_leave(self) -> bool:
        again = time.monotonic() - self._leave_pressed < 8
        self._leave_pressed = time.monotonic()
        return again

    def action_commands(self) -> None:
        if isinstance(self.screen, OwnCommands):
            self.screen.commands_here()
            return
        from roadworthy.tui.palette.screen import open_commands

        open_commands(self)

    def do_command(self, name: str) -> None:
        """Do what a command of the palette does, by its id."""
        from roadworthy.tui.palette.commands import command_called, do

        do(command_called(name), self)

    def action_copy(self, words: str) -> None:
        """Copy words by OSC 52 to the terminal's clipboard, so that it works over ssh, too."""
        self.copy_to_clipboard(words)
