"""The kept versions of a file, and what each would change."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from roadworthy.model import Decision
from roadworthy.report.difference_lines import difference_lines
from roadworthy.session import Session
from roadworthy.store import StoreError
from roadworthy.store.load import parse
from roadworthy.store.versions import Version, read_version
from roadworthy.text_files import decode
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.saved import when_words
from roadworthy.tui.screens.differences import Differences
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import Rows, choice_row
from roadworthy.tui.widgets.scroll_area import ScrollArea


def size_words(size: int) -> str:
    """A size as a person says it."""
    return f"{size} B" if size < 1000 else f"{size / 1000:.0f} kB"


def decision_of(version: Version) -> Decision:
    """The decision that a version holds. Raises StoreError."""
    name = f"version of {version.when.astimezone():%Y-%m-%d %H:%M}"
    return parse(decode(read_version(version), name), name)[0]


class VersionsScreen(Panel[str]):
    """Enter goes back to a version, as an edit. The result says which."""

    class Compared(Message):
        """What a version would change is known."""

        def __init__(self, key: str, lines: Sequence[str], instead: str) -> None:
            super().__init__()
            self.key = key
            self.lines = lines
            self.instead = instead

    AUTO_FOCUS = "#version-list Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read(1)", "read on", show=False, id="versions.on"),
        Binding("backspace", "read(-1)", "read back", show=False, id="versions.back"),
    ]
    SPANS_GUIDE = True
    DEFAULT_CSS = """
    VersionsScreen .panel { height: 100%; }
    VersionsScreen .panel-body { height: 1fr; }
    VersionsScreen #version-panes { height: 1fr; margin-bottom: 1; }
    VersionsScreen #version-list { width: 30; height: 1fr; max-height: 100%; }
    VersionsScreen #version-text {
        width: 1fr; height: 1fr; max-height: 100%; border-left: solid $rule; padding-left: 1;
    }
    VersionsScreen.-empty .panel { height: auto; }
    VersionsScreen.-empty .panel-body { height: auto; }
    VersionsScreen.-narrow #version-list { width: 26; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.kept: dict[str, Version] = {
            str(number): version for number, version in enumerate(session.versions())
        }
        self.set_class(not self.kept, "-empty")

    def inside(self) -> ComposeResult:
        words = (
            "Going back is an edit like any other: undo covers it."
            if self.kept
            else "None is kept yet: one comes when you leave, and now and then while you edit."
        )
        yield PanelText(("Versions", "bold $bright"), (words, "$dim"))
        with Horizontal(id="version-panes") as panes:
            panes.display = bool(self.kept)
            with ScrollArea(id="version-list"):
                yield Rows(lit=True)
            with ScrollArea(id="version-text"):
                yield Differences(told="What you have now; “was” is this version.")
        if self.kept:
            yield Hints(*self._keys(more=False))
        else:
            yield Hints(("esc", "close"))

    def _keys(self, *, more: bool) -> list[tuple[str, str]]:
        """What can be pressed; `more`: whether some of what a version would change is out of sight."""
        return [
            (glyph("enter"), "go back to it"),
            *([(f"{glyph('up')}{glyph('down')}", "choose")] if len(self.kept) > 1 else []),
            *([("space", "read on")] if more else []),
            ("esc", "close"),
        ]

    def _say_keys(self, more: bool) -> None:
        if self.kept:
            self.query_one(Hints).show(*self._keys(more=more))

    def on_mount(self) -> None:
        today = self.session.today()
        rows = [
            choice_row(key, when_words(version.when, today), right=(size_words(version.size), "$dim"))
            for key, version in self.kept.items()
        ]
        self.query_one(Rows).show(rows)
        self.watch(self.query_one("#version-text"), "show_vertical_scrollbar", self._say_keys, init=False)
        if self.kept:
            self._compare("0")

    def _compare(self, key: str) -> None:
        self.query_one(Differences).show((), glyph("more"))
        self.run_worker(
            self._comparing(key), thread=True, exclusive=True, group="versions", exit_on_error=False
        )

    def _comparing(self, key: str) -> Callable[[], None]:
        now, version, today = self.session.value, self.kept[key], self.session.today()

        def work() -> None:
            try:
                lines, instead = (
                    difference_lines(decision_of(version), now, today),
                    "It is the same as what you have now.",
                )
            except StoreError as error:
                lines, instead = [], f"This version can't be read: {error}"
            self.post_message(self.Compared(key, lines, instead))

        return work

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        event.stop()
        if event.key == self.query_one(Rows).at:
            self.query_one(Differences).show(event.lines, event.instead)
            self.query_one("#version-text", ScrollArea).scroll_home(animate=False)

    def action_read(self, by: int) -> None:
        frame = self.query_one("#version-text", ScrollArea)
        frame.scroll_relative(y=by * max(1, frame.size.height - 1), animate=False)

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        if not isinstance(event, Rows.Chosen):
            self._compare(event.key)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        version = self.kept[event.key]
        try:
            self.session.restore(version)
        except StoreError as error:
            self.query_one(Differences).show((), f"{glyph('look')} {error}")
            return
        self.session.end_step()
        self.dismiss(f"Back to the version of {when_words(version.when, self.session.today())}")
