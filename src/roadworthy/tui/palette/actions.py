"""What the commands of the palette do."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from roadworthy.edits.status import set_title
from roadworthy.interview.items import Given
from roadworthy.session import Session
from roadworthy.store import StoreError
from roadworthy.store.places import for_shell, is_there
from roadworthy.tui.program import program_of
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.paths import free_name, here
from roadworthy.tui.screens.prompt import Field, PromptScreen
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.walk.screen import WalkScreen

if TYPE_CHECKING:
    from roadworthy.report.formats import OutputFormat


class Actions:
    """The program with what is open in it, as the commands see it."""

    def __init__(self, app: App[int]) -> None:
        self.app = app
        self.program = program_of(app)

    @property
    def walk(self) -> WalkScreen | None:
        """The walk, where one is open."""
        return next((screen for screen in self.app.screen_stack if isinstance(screen, WalkScreen)), None)

    @property
    def session(self) -> Session | None:
        """The open decision."""
        walk = self.walk
        return walk.session if walk is not None else None

    @property
    def open(self) -> Session:
        """The open decision; commands that need one are offered only where there is one."""
        session = self.session
        assert session is not None
        return session

    @property
    def writes(self) -> bool:
        """Whether there is a decision that takes edits."""
        return self.session is not None and not self.session.read_only

    def say(self, *words: Fragment) -> None:
        """One line in the verdict's row, or a note where there is no walk."""
        if self.walk is not None:
            self.walk.tell(*words)
        else:
            self.app.notify(
                "".join(part[0] if isinstance(part, tuple) else str(part) for part in words), markup=False
            )

    def warn(self, problem: object) -> None:
        """One line about what did not work."""
        self.app.notify(str(problem), markup=False, severity="warning", timeout=10)

    def _tried(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except StoreError as error:
            self.warn(error)
        else:
            self.say((said, "$ink"))

    def begin(self, way: str) -> None:
        """Begin a decision on the first screen: ``new``, ``table`` or ``other``."""
        from roadworthy.tui.screens.welcome import WelcomeScreen

        if isinstance(self.app.screen, WelcomeScreen):
            self.app.screen.action_begin(way)

    def keys(self) -> None:
        """All active keys."""
        from roadworthy.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.app.screen.active_bindings))

    def help(self) -> None:
        """Help about what has the focus, whatever the terminal's width."""
        from roadworthy.tui.screens.help import HelpScreen

        station = self.walk.station if self.walk is not None else None
        if station is None:
            self.app.push_screen(HelpScreen(topic="short-walk"))
        else:
            self.app.push_screen(HelpScreen(station.guidance(), station.text))

    def go(self, station: str) -> None:
        """Go to a station."""
        if self.walk is not None:
            self.walk.go(station)

    async def add(self, station: str, table: str) -> None:
        """Begin a record at another station, with its first field open."""
        walk = self.walk
        if walk is None or (walk.station is not None and not walk.station.may_leave()):
            return
        await walk.show_station(station)
        if walk.station is not None:
            walk.station.add_to(table)

    def short(self, *, short: bool) -> None:
        """Ask the essential questions alone, or all."""
        if self.walk is not None:
            self.walk.set_short(short=short)
            self.say(
                ("The short walk: essential questions alone" if short else "All questions are asked", "$ink")
            )

    def save_elsewhere(self) -> None:
        """Another file for what is on the screen."""
        from roadworthy.tui.screens.save_as import SaveAsScreen

        def saved(path: object) -> None:
            if isinstance(path, Path):
                self.say(("Saved in ", "$dim"), (path.name, "$ink"))

        self.app.push_screen(SaveAsScreen(self.open), saved)

    def save_now(self) -> None:
        """Try again what did not work."""
        if self.program.saver is not None:
            self.program.saver.save()

    def versions(self) -> None:
        """The kept versions."""
        from roadworthy.tui.screens.versions import VersionsScreen

        def restored(words: str | None) -> None:
            if words:
                self.say((words, "$ink"), ("   u brings it back", "$dim"))

        self.app.push_screen(VersionsScreen(self.open), restored)

    def ballots(self, then: str = "") -> None:
        """The ballots, and at once what `then` names: ``invite`` or ``take``."""
        if self.walk is not None:
            self.walk.action_ballots(then)

    def cast_ballot(self) -> None:
        """A ballot of one's own, over the walk."""
        from roadworthy.tui.ballots.start import cast_own

        cast_own(self.app, self.open, lambda: None)

    def against_disk(self) -> None:
        """What differs between the file on the disk and the screen."""
        from roadworthy.tui.screens.conflict import ConflictScreen

        self.app.push_screen(ConflictScreen(self.open, see=True))

    def reload(self) -> None:
        """Take what is on the disk."""
        self._tried(self.open.reload, "Read again from the file; undo brings yours back")

    def take_over(self) -> None:
        """Take the file from the walk that has it open."""
        self._tried(self.open.take_over, "The file is yours to write now")

    def copy(self) -> None:
        """The summary to the clipboard."""
        from roadworthy.report.formats import output_format

        self.program.action_copy(self.summary(output_format("markdown")))
        self.say(("The summary is in the clipboard, as Markdown", "$ink"))

    def copy_line(self) -> None:
        """The decision in one paragraph to the clipboard."""
        from roadworthy.report.formats import output_format

        self.program.action_copy(self.summary(output_format("line")).strip())
        self.say(("One paragraph is in the clipboard, for a chat", "$ink"))

    def summary(self, form: "OutputFormat") -> str:
        """The summary in one of its forms."""
        from roadworthy.report.formats import RenderOptions
        from roadworthy.report.summary import summary_of

        source = for_shell(self.open.path.name) if self.open.path else ""
        return form.render(summary_of(self.open.analysis), RenderOptions(source=source))

    def export(self, form: "OutputFormat") -> None:
        """The summary to a file beside the decision; one that is there is asked about."""
        session = self.open
        beside = session.path or here() / "sample.toml"
        path = beside.with_suffix(form.ending)
        if not is_there(path):
            self._write(path, form, new=True)
            return

        def answered(answer: str | None) -> None:
            if answer == "replace":
                self._write(path, form, new=False)
            elif answer == "other":
                self._write(path.with_name(free_name(path.stem, path.parent, path.suffix)), form, new=True)

        self.app.push_screen(
            ChooseScreen(
                f"There is a {path.name} already",
                (
                    ("other", "Another name", "A number is put behind it; what is there stays."),
                    ("replace", "Replace it", "What is there is written over."),
                ),
            ),
            answered,
        )

    def _write(self, path: Path, form: "OutputFormat", *, new: bool) -> None:
        from roadworthy.store.output import write_output

        words = self.summary(form)
        self._tried(lambda: write_output(path, words, new=new), f"The summary is in {path.name}")

    def theme(self) -> None:
        """Choose a theme, seeing each."""
        from roadworthy.tui.screens.themes import ThemeScreen

        def chosen(name: str | None) -> None:
            if name:
                self.program.keep_theme(name)

        self.app.push_screen(ThemeScreen(list(self.program.themes), self.app.theme), chosen)

    def topic(self, topic: str) -> None:
        """A page of the guide."""
        from roadworthy.tui.screens.help import HelpScreen

        station = self.walk.station if self.walk is not None else None
        self.app.push_screen(HelpScreen(None, station.text if station is not None else None, topic=topic))

    def title(self) -> None:
        """Another title."""
        held = self.open.value.title

        def take(values: Mapping[str, str]) -> None:
            # Somebody else's title may be there by now: what was only looked at takes nothing back.
            if values["title"] != held:
                self._edit(lambda: self.open.do(set_title(values["title"])))

        self.app.push_screen(
            PromptScreen(
                "Title of the decision",
                (Field("title", "Title", held),),
                take,
                does="change it",
            )
        )

    def status(self) -> None:
        """Move the status, with date and role."""
        from roadworthy.interview.outlines.decision import status_action
        from roadworthy.interview.own_name import asking_with_own_name
        from roadworthy.tui.screens.asking import ask_first

        session = self.open
        action, today = (
            asking_with_own_name(status_action(session.analysis), session.path),
            session.today(),
        )
        does = action.does
        assert does is not None

        def moved(given: Given) -> None:
            self._edit(lambda: session.do(does(session.value, today, given)))

        ask_first(self.app, action, today, moved, lambda given: does(session.value, today, given))

    def _edit(self, act: Callable[[], object]) -> None:
        self.open.end_step()
        act()
        self.open.end_step()

    def another(self) -> None:
        """Close this decision and show the first screen."""
        self.app.run_worker(self._another(), exclusive=True, group="open")

    async def _another(self) -> None:
        from roadworthy.tui.screens.welcome import WelcomeScreen

        session = self.open
        session.save()
        if session.state in ("failed", "conflict"):
            self.warn("Not everything is saved, so this decision stays open. Save it elsewhere first.")
            return
        self.program.shut()
        self.program.session = None
        while len(self.app.screen_stack) > 1 and not isinstance(self.app.screen, WelcomeScreen):
            await self.app.pop_screen()
        if isinstance(self.app.screen, WelcomeScreen):
            self.app.screen.look_again()
        else:
            # The first screen of a program can't be popped, but what it was shown in can be left.
            began = self.app.current_mode
            self.app.add_mode("welcome", WelcomeScreen)
            await self.app.switch_mode("welcome")
            await self.app.remove_mode(began)
