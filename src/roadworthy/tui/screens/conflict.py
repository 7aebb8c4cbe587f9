"""The file was changed by somebody else: which one counts is the person's to say."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from roadworthy.session import Session
from roadworthy.store import StoreError
from roadworthy.store.places import is_there
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.differences import Differences
from roadworthy.tui.screens.panel import Hints, Panel, PanelText, Rule
from roadworthy.tui.screens.rows import Rows, choice_row
from roadworthy.tui.widgets.scroll_area import ScrollArea

_WORDS = (
    "Somebody else changed this file while you were working on it: an editor, git, another walk. "
    "Nothing is written over until you say which one counts."
)
_GONE = (
    "It was moved, renamed or deleted while you were working on it; another branch may be checked out. "
    "All that you have is on the screen."
)


class ConflictScreen(Panel[str]):
    """Reload theirs, keep mine, save mine elsewhere, or see what differs first. Nothing is taken by a letter.

    The harmless choice comes first: it may open while somebody is typing.
    """

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "read(1)", "read on", show=False, id="conflict.on"),
        Binding("backspace", "read(-1)", "read back", show=False, id="conflict.back"),
    ]
    DEFAULT_CSS = """
    ConflictScreen #theirs { height: auto; max-height: 36vh; margin-bottom: 1; }
    """

    def __init__(self, session: Session, *, see: bool = False) -> None:
        super().__init__()
        self.session = session
        self.see = see
        self.clash = session.state == "conflict"
        self.gone = self.clash and session.path is not None and not is_there(session.path)

    def inside(self) -> ComposeResult:
        if self.gone:
            yield PanelText(("The file is gone", "bold $bright"), (_GONE, "$ink"))
        elif self.clash:
            yield PanelText(("The file has changed on disk", "bold $bright"), (_WORDS, "$ink"))
        else:
            yield PanelText(("The screen against the file", "bold $bright"))
        yield Rows()
        yield PanelText()
        yield Rule()
        with ScrollArea(id="theirs"):
            yield Differences(told="What the screen has; “was” is what the file has.")
        yield Hints(*self._keys())

    def _keys(self, *, more: bool = False) -> list[tuple[str, str]]:
        """What can be pressed; `more`: whether some of what differs is out of sight."""
        keys = [(glyph("enter"), "take"), (f"{glyph('up')}{glyph('down')}", "choose")]
        return [
            *keys, *([("space", "read on")] if more else []),
            ("esc", "decide later" if self.clash else "close"),
        ]  # fmt: skip

    def _say_keys(self, more: bool) -> None:
        self.query_one(Hints).show(*self._keys(more=more))

    def on_mount(self) -> None:
        rows = []
        if self.gone:
            rows = [
                choice_row("later", "Leave it so for now", "What you have stays on the screen."),
                choice_row("mine", "Write it there again", "Where its folder is still there."),
                choice_row("elsewhere", "Save it to another file"),
            ]
        elif self.clash:
            rows = [
                choice_row("see", "See what differs"),
                choice_row("reload", "Take theirs", "Yours is kept as a version, and undo brings it back."),
                choice_row("mine", "Keep mine", "Theirs is kept as a version; the file is written over."),
                choice_row("elsewhere", "Save mine to another file", "The file stays as they left it."),
            ]
        else:
            rows = [choice_row("close", "Close")]
            if not self.session.read_only:
                rows.append(choice_row("reload", "Take what is in the file", "Undo brings yours back."))
        self.query_one(Rows).show(rows)
        self.watch(self.query_one("#theirs"), "show_vertical_scrollbar", self._say_keys, init=False)
        self.query_one("#theirs").display = self.see and not self.gone
        self.query_one(Rule).display = self.see and not self.gone
        if self.see and not self.gone:
            self._look()

    def _look(self) -> None:
        self.query_one("#theirs").display = True
        self.query_one(Rule).display = True
        shown = self.query_one(Differences)
        try:
            lines = self.session.differences()
        except StoreError as error:
            shown.show((), f"The file can't be compared: {error}")
        else:
            shown.show(lines, "There is no difference: the file says what the screen says.")

    def action_read(self, by: int) -> None:
        frame = self.query_one("#theirs", ScrollArea)
        frame.scroll_relative(y=by * max(1, frame.size.height - 1), animate=False)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        try:
            match event.key:
                case "see":
                    self._look()
                case "reload":
                    self.session.reload()
                    self.dismiss("Theirs is on the screen now; undo brings yours back")
                case "mine":
                    self.session.keep_mine()
                    self.dismiss("Yours is in the file; theirs is kept as a version")
                case "elsewhere":
                    self.dismiss("elsewhere")
                case _:
                    self.dismiss(None)
        except StoreError as error:
            self.query_one("#theirs").display = True
            self.query_one(Differences).show((), f"{glyph('look')} {error}")
