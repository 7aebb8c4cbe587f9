"""Every key that does something here, and how to have another."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, BindingsMap
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, TextArea

from roadworthy.store.places import config_dir
from roadworthy.tui.config import NAME
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.paths import shown_folder
from roadworthy.tui.text_layout import Fragment, fit, line, row, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ReadingArea

_WIDTH: Final = 23
_NAMES: Final = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "↵", "escape": "esc", "question_mark": "?",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "slash": "/", "plus": "+", "minus": "-",
    "full_stop": ".", "comma": ",", "pagedown": "page down", "pageup": "page up",
    "underscore": "_", "delete": "del",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is written on a keyboard."""
    *held, last = key.split("+")
    if not last:
        return key
    return "+".join([*held, _NAMES.get(last, last.upper() if len(last) > 1 and last[1:].isdigit() else last)])


class Shortcut:
    """One thing that keys do."""

    def __init__(self, words: str, binding: str) -> None:
        self.words = words
        self.binding = binding
        self.keys: list[str] = []


KeyGroup = tuple[str, list[Shortcut]]


def groups(active: Mapping[str, ActiveBinding]) -> list[KeyGroup]:
    """The active keys: of the walk, of what has the focus, of text fields."""
    found: dict[str, dict[tuple[str, str], Shortcut]] = {"here": {}, "the walk": {}, "in text fields": {}}
    for key, (node, binding, enabled, _) in active.items():
        if not enabled or not binding.description:
            continue
        name = "here"
        if isinstance(node, Screen | App):
            name = "the walk"
        elif isinstance(node, Input | TextArea):
            name = "in text fields"
        _put(found[name], key, binding.description, binding.id or "")
    if not found["in text fields"]:
        for key, binding in BindingsMap(Input.BINDINGS):
            _put(found["in text fields"], key, binding.description, binding.id or "")
    return [(name, list(some.values())) for name, some in found.items() if some]


def _put(some: dict[tuple[str, str], Shortcut], key: str, words: str, binding: str) -> None:
    words = words[:1].lower() + words[1:]
    known = some.setdefault((words, binding), Shortcut(words, binding))
    if (name := key_name(key)) not in known.keys:
        known.keys.append(name)


class KeyList(LinesWidget):
    """The keys in their groups, in two columns where there is room."""

    def __init__(self, found: Sequence[KeyGroup]) -> None:
        super().__init__()
        self.found = found

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for name, some in self.found:
            if lines:
                lines.append(Content(""))
            lines.append(line(" ", (name, "$dim")))
            for one in some:
                lines += self._shortcut(one, width)
        return [*lines, Content(""), *self._remap(width)]

    def _shortcut(self, one: Shortcut, width: int) -> list[Content]:
        keys = wrap("  ".join(one.keys), _WIDTH - 2)
        right: list[Fragment] = [(one.binding, "$dim"), " "] if one.binding and width >= 60 else []
        first = row([" ", fit(line((keys[0], "bold $accent")), _WIDTH), (one.words, "$ink")], right, width)
        return [first, *(line(" ", (more, "bold $accent")) for more in keys[1:])]

    def _remap(self, width: int) -> list[Content]:
        example = next((one for _, some in self.found for one in some if one.binding), None)
        words = (
            f"To have another key, name it in {NAME} in {shown_folder(config_dir())}, by the id at the right:"
        )
        lines = [line(" ", ("another key", "$dim"))]
        lines += [line(" ", (text, "$ink")) for text in wrap(words, width - 2)]
        name = example.binding if example else "walk.next"
        return [*lines, line("   ", ("[keys]", "$bright")), line("   ", (f'"{name}" = "f9"', "$bright"))]


class KeysScreen(Panel[None]):
    """All active keys; nothing in the list does nothing."""

    AUTO_FOCUS = "ReadingArea"
    BINDINGS = [("f2,q", "leave", "close")]
    DEFAULT_CSS = """
    KeysScreen .panel { width: 84; height: 86%; }
    KeysScreen .panel-body { height: 1fr; }
    KeysScreen ReadingArea { height: 1fr; max-height: 100%; margin-bottom: 1; }
    KeysScreen.-narrow .panel { height: 100%; }
    """

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self.found = groups(active)

    def inside(self) -> ComposeResult:
        yield PanelText(("Keys", "bold $bright"))
        with ReadingArea():
            yield KeyList(self.found)
        yield Hints((f"{glyph('up')}{glyph('down')}", "scroll"), ("space", "read on"), ("esc", "close"))
