"""The first screen: recent decisions, ways to begin, samples."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from roadworthy.model import KeyPath
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.session.clock import local_now
from roadworthy.store import StoreError, places, recent
from roadworthy.store.recent import Recent
from roadworthy.tui.file_overview import FileOverview, overview_of_file, with_share
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.program import program_of
from roadworthy.tui.screens.rows import ListRow, Rows, gap, words_row
from roadworthy.tui.screens.welcome_chrome import WelcomeFoot, WelcomeHead, WelcomeRail, short_titles
from roadworthy.tui.screens.welcome_guide import BEGINNINGS, about_decision, about_problem, about_sample
from roadworthy.tui.screens.welcome_rows import recent_head, recent_row, sample_row, start_row
from roadworthy.tui.sizes import BREAKPOINTS, LOW, NARROW, too_small
from roadworthy.tui.text_layout import head, line
from roadworthy.tui.textual_patches.strip_widget import PlainContainer
from roadworthy.tui.widgets.chrome import Guidance, Guide, GuideDrawer, Header
from roadworthy.tui.widgets.edges import FootRule, TooSmall
from roadworthy.tui.widgets.key_row import WAY_OUT, KeyRow
from roadworthy.tui.widgets.scroll_area import ScrollArea

SHOWN = 4
"""Recent decisions listed before “more” is asked for."""


class WelcomeScreen(Screen[None]):
    """Where one begins when no file was named."""

    class Read(Message):
        """A decision was read and summed up."""

        def __init__(self, path: Path, told: FileOverview) -> None:
            super().__init__()
            self.path = path
            self.told = told

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    AUTO_FOCUS = "#decisions Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "begin('new')", "new", id="welcome.new"),
        Binding("t", "begin('table')", "from a table", id="welcome.table"),
        Binding("o", "begin('other')", "other file", id="welcome.other"),
        Binding("r", "look_at", "what is due", show=False, id="welcome.due"),
        Binding("x,delete", "forget", "off the list", id="welcome.forget"),
        Binding("1", "sample(1)", "first sample", show=False, id="welcome.sample-1"),
        Binding("2", "sample(2)", "second sample", show=False, id="welcome.sample-2"),
        Binding("3", "sample(3)", "third sample", show=False, id="welcome.sample-3"),
        Binding("4", "sample(4)", "fourth sample", show=False, id="welcome.sample-4"),
        Binding("5", "sample(5)", "fifth sample", show=False, id="welcome.sample-5"),
        Binding("q", "app.leave", "quit", show=False, id="welcome.quit"),
        Binding("f1", "help", "help", show=False, id="welcome.help"),
        Binding("f2", "keys", "keys", show=False, id="welcome.keys"),
        Binding("escape", "escape", "back to the list", show=False, id="welcome.escape"),
    ]
    DEFAULT_CSS = """
    WelcomeScreen { layers: base drawer over; }
    WelcomeScreen #decisions { height: 1fr; scrollbar-size-vertical: 1; }
    WelcomeScreen WelcomeHead { margin-bottom: 1; }
    WelcomeScreen.-narrow #rail { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.today = local_now().date()
        self.recent: tuple[Recent, ...] = recent.recent()
        self.samples: tuple[str, ...] = places.sample_names()
        self.told: dict[Path, FileOverview] = {}
        self.all = False

    def compose(self) -> ComposeResult:
        header, keys, foot, rule, rail = Header(), KeyRow(), WelcomeFoot(), FootRule(), WelcomeRail()
        header.id, keys.id, foot.id, rule.id, rail.id = "header", "keys", "standing", "foot-rule", "rail"
        drawer = GuideDrawer()
        drawer.id = "drawer"
        yield header
        with PlainContainer(id="body"):
            yield rail
            with PlainContainer(id="main"):
                yield WelcomeHead()
                with ScrollArea(id="decisions"):
                    yield Rows()
            yield Guide(id="guide")
        with PlainContainer(id="foot"):
            yield drawer
            yield rule
            yield foot
            yield keys
        yield TooSmall()

    def on_mount(self) -> None:
        self._list()
        if getattr(self.app, "is_shown", True):
            self._read_all()

    def first_shown(self) -> None:
        """The program's first frame is there: read what stands in it."""
        self._read_all()

    def look_again(self) -> None:
        """Read the list anew; a decision was closed."""
        self.recent = recent.recent()
        self.told.clear()
        self._list()
        self._read_all()

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def _read_all(self) -> None:
        paths = [one.path for one in self.recent if one.there]
        paths += [places.sample_file(name) for name in self.samples]

        def work() -> None:
            told = {path: overview_of_file(path, self.today) for path in paths}
            for path, one in told.items():
                self.post_message(self.Read(path, one))
            for path in paths[: -len(self.samples) or None]:  # what brings numpy comes last
                self.post_message(self.Read(path, with_share(told[path], self.today)))

        self.run_worker(work, thread=True, exclusive=True, group="welcome", exit_on_error=False)

    @on(Read)
    def _was_read(self, event: Read) -> None:
        event.stop()
        self.told[event.path] = event.told
        self._list()

    def _list(self) -> None:
        tight = self.size.width < NARROW
        self.query_one(Header).show("Roadworthy" if tight else "", None, [("nothing open", "$dim")])
        rows: list[ListRow] = []
        listed = self.recent if self.all else self.recent[:SHOWN]
        if listed:
            rows.append(ListRow("", lambda width, _: recent_head(width)))
            rows.append(ListRow("", lambda width, _: [line((glyph("rule") * width, "$rule"))]))
        else:
            rows.append(words_row(("Nothing yet. What you work on will be listed here.", "$dim")))
        for number, one in enumerate(listed):
            told = self.told.get(one.path)
            rows.append(recent_row(f"recent:{number}", one.path, told, there=one.there, today=self.today))
            if self.size.height > LOW + 8:
                rows.append(gap())
        if len(listed) < len(self.recent):
            rows += [start_row("more", glyph("more"), f"{len(self.recent) - len(listed)} more", ""), gap()]
        if tight or not listed:
            rows.append(gap())
        rows.append(ListRow("", lambda width, _: [head("Start one", width)]))
        rows += [
            start_row("new", "n", "New decision", "nine stations, the short walk or everything"),
            start_row("table", "t", "From a table", "a scorecard you have, in Markdown or CSV"),
            start_row("other", "o", "Other file", "one that is not listed here"),
            gap(),
        ]
        if self.samples:
            rows.append(
                ListRow(
                    "",
                    lambda width, _: [
                        head("Or look around in a sample", width, "read-only until you keep it")
                    ],
                )
            )
        for number, name in enumerate(self.samples, 1):
            rows.append(sample_row(f"sample:{name}", number, self.told.get(places.sample_file(name)), name))
        self.rows.show(rows)
        every = [told.overview.title for one in self.recent if (told := self.told.get(one.path))]
        short = dict(zip(every, short_titles(every), strict=True))
        due = [(told.overview.title, short[told.overview.title], on) for _, told, on in self._due()]
        self.query_one(WelcomeFoot).show(due, self.today)
        self._draw_focus()

    def _due(self) -> list[tuple[Recent, FileOverview, date]]:
        """The recent decisions that need another look, with their day, the longest overdue first."""
        told = [(one, self.told.get(one.path)) for one in self.recent]
        due = [(one, it, on) for one, it in told if it and it.overdue and (on := it.overview.next_on)]
        return sorted(due, key=lambda found: found[2])

    def _draw_focus(self) -> None:
        guidance = self._guidance()
        self.query_one(Guide).show(guidance)
        self.query_one(GuideDrawer).show(guidance)
        self.refresh_bindings()
        here: dict[str, str] = {}
        for active in self.active_bindings.values():
            if active.node is self and active.binding.show and active.enabled:
                here.setdefault(active.binding.description, self.app.get_key_display(active.binding))
        words = "open" if self.rows.at.startswith(("recent:", "sample:")) else "begin"
        opens = [(glyph("enter"), "show all" if self.rows.at == "more" else words)] if self.rows.at else []
        keys = [(key, does) for does, key in here.items()]
        forget = [pair for pair in keys if pair[0] == "x"]  # the least of them: it is the first to give way
        first = [*opens, *(pair for pair in keys if pair not in forget)]
        self.query_one(KeyRow).show(first, [("^p", "commands"), WAY_OUT, *forget], [])

    def _guidance(self) -> Guidance:
        key = self.rows.at
        if (one := self._recent_at(key)) is not None:
            told = self.told.get(one.path)
            name = one_line(one.path.name)
            if not one.there:
                return about_problem(name, "", gone=True)
            if told is None:
                return Guidance(name)
            if told.problem is not None:
                return about_problem(name, str(told.problem), gone=False)
            return about_decision(told, self.today)
        if key.startswith("sample:"):
            told = self.told.get(places.sample_file(key.removeprefix("sample:")))
            return (
                about_sample(told, self.today) if told is not None and told.problem is None else Guidance("")
            )
        return BEGINNINGS.get(key, Guidance(""))

    def _recent_at(self, key: str) -> Recent | None:
        kind, _, number = key.partition(":")
        return self.recent[int(number)] if kind == "recent" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "forget":
            return self.is_mounted and self.rows.at.startswith("recent:")
        if action == "look_at":
            return bool(self._due())
        if action == "sample":
            return isinstance(parameters[0], int) and parameters[0] <= len(self.samples)
        return True

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        if not isinstance(event, Rows.Chosen):
            self._draw_focus()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self._take(event.key)

    def _take(self, key: str) -> None:
        if (one := self._recent_at(key)) is not None:
            self._open(one.path)
        elif key.startswith("sample:"):
            self._open_sample(key.removeprefix("sample:"))
        elif key == "more":
            self.all = True
            self._list()
            self.rows.look_at(f"recent:{SHOWN}")
        elif key:
            self.action_begin(key)

    def action_begin(self, way: str) -> None:
        """Begin a decision, or open one that is not listed."""
        from roadworthy.tui.screens.new import NewScreen, OtherFileScreen, TableScreen

        self.rows.look_at(way)
        if way == "other":

            def named(path: object) -> None:
                if isinstance(path, Path):
                    self._open(path)

            self.app.push_screen(OtherFileScreen(), named)
            return

        def made(session: object) -> None:
            if isinstance(session, Session):
                self._start(session, begins=True)

        self.app.push_screen(NewScreen() if way == "new" else TableScreen(), made)

    def action_look_at(self) -> None:
        """Open what has waited longest for another look, at the place that asks for it."""
        (one, told, _), *_ = self._due()
        self._open(one.path, told.next_path)

    def action_sample(self, number: int) -> None:
        """Look around in a sample."""
        if number <= len(self.samples):
            self.rows.look_at(f"sample:{self.samples[number - 1]}")
            self._open_sample(self.samples[number - 1])

    def action_forget(self) -> None:
        """Take a decision off the list; its file stays."""
        one = self._recent_at(self.rows.at)
        if one is not None and recent.forget(one.path):
            self.recent = recent.recent()
            self._list()
            self.notify(f"{one_line(one.path.name)} is off the list. The file was not touched.", markup=False)

    def _open_sample(self, name: str) -> None:
        try:
            session = Session.sample(name)
        except StoreError as error:
            self.notify(str(error), markup=False, severity="warning", timeout=10)
            return
        self._start(session)

    def _open(self, path: Path, at: KeyPath = ()) -> None:
        try:
            session = Session.open(path)
        except StoreError as error:
            self._recover(path, error)
            return
        self._start(session, at=at)

    def _recover(self, path: Path, error: StoreError) -> None:
        from roadworthy.tui.screens.recover import RecoverScreen, offers

        found = offers(path, error)
        if not found and not places.is_there(path):
            self.notify(str(error), markup=False, severity="warning", timeout=10)
            return

        def answered(session: Session | None) -> None:
            if session is not None:
                self._start(session)

        self.app.push_screen(RecoverScreen(path, error, found, self.today, closes="close"), answered)

    def _start(self, session: Session, *, begins: bool = False, at: KeyPath = ()) -> None:
        program = program_of(self.app)
        opening = program.begin_walk(session) if begins else program.open_walk(session, at=at)
        self.app.run_worker(opening, exclusive=True, group="open", exit_on_error=True)

    def action_help(self) -> None:
        """The guide as a drawer where the terminal is narrow, else how the program works."""
        if self.size.width < NARROW:
            self.query_one(Guide).toggle_class("-open")
            return
        from roadworthy.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(topic="short-walk"))

    def action_keys(self) -> None:
        """Every key that does something here."""
        from roadworthy.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.active_bindings))

    def action_escape(self) -> None:
        self.query_one(Guide).remove_class("-open")

    def on_resize(self, event: events.Resize) -> None:
        small = too_small(*event.size)
        if self.has_class("-too-small") and not small:
            self.call_after_refresh(self._focus_again)
        self.set_class(small, "-too-small")
        self.set_class(event.size.height < LOW, "-low")
        if small:
            self.query_one(TooSmall).redraw()
        else:
            self._list()

    def _focus_again(self) -> None:
        """What is hidden loses the focus; give it back."""
        if self.focused is None and self.app.screen is self:
            self.set_focus(self.rows)

    def on_screen_resume(self) -> None:
        self.rows.focus()
