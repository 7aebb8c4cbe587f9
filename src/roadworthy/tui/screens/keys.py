"""Every key that does something here, and how to have another."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, BindingsMap
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, TextArea

from roadworthy.store.places import config_dir
from roadworthy.tui.config import NAME
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.panel import Hints, Panel, PanelText, Rule
from roadworthy.tui.screens.paths import shown_folder
from roadworthy.tui.screens.rows import ListRow, Rows, gap, words_row
from roadworthy.tui.text_layout import fit, line, wrap
from roadworthy.tui.widgets.scroll_area import ScrollArea

_WIDTH: Final = 23
_NAMES: Final = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "↵", "escape": "esc", "question_mark": "?",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "slash": "/", "plus": "+", "minus": "-",
    "full_stop": ".", "comma": ",", "pagedown": "page down", "pageup": "page up",
    "underscore": "_", "delete": "del",
}  # fmt: skip


def _signed(name: str) -> str:
    """The sign of a key that is named in words: ``equals_sign`` is ``=``."""
    try:
        sign = unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return name
    return sign if sign.isprintable() and not sign.isspace() else name


def key_name(key: str) -> str:
    """A key as it is written on a keyboard."""
    *held, last = key.split("+")
    if not last:
        return key
    last = last if last in _NAMES else _signed(last)
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


def _row(one: Shortcut, key: str) -> ListRow:
    """What a key does, with the keys that do it before it."""

    def draw(width: int, here: bool) -> list[Content]:
        style = "bold $bright" if here else "$ink"
        keys = wrap("  ".join(one.keys), _WIDTH - 2)
        words = wrap(one.words, max(8, width - _WIDTH))
        lines = max(len(keys), len(words))
        return [
            line(
                fit(line((keys[at] if at < len(keys) else "", "bold $accent")), _WIDTH),
                (words[at] if at < len(words) else "", style),
            )
            for at in range(lines)
        ]

    return ListRow(key, draw)


class KeysScreen(Panel[None]):
    """All active keys; nothing in the list does nothing."""

    AUTO_FOCUS = "Rows"
    BINDINGS = [("f2,q", "leave", "close")]
    DEFAULT_CSS = """
    KeysScreen .panel { height: 100%; }
    KeysScreen .panel-body { height: 1fr; }
    KeysScreen ScrollArea { height: 1fr; max-height: 100%; }
    """

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self.found = groups(active)
        self._shortcuts = {
            f"{group}:{number}": one
            for group, (_, some) in enumerate(self.found)
            for number, one in enumerate(some)
        }

    def inside(self) -> ComposeResult:
        yield PanelText(("Keys", "bold $bright"))
        with ScrollArea():
            yield Rows()
        yield Rule()
        yield PanelText(id="key-says")
        yield Hints((f"{glyph('up')}{glyph('down')}", "look"), ("esc", "close"))

    def on_mount(self) -> None:
        rows: list[ListRow] = []
        for group, (name, some) in enumerate(self.found):
            rows += [*([gap()] if rows else []), words_row((name, "$dim"))]
            rows += [_row(one, f"{group}:{number}") for number, one in enumerate(some)]
        self.query_one(Rows).show(rows)
        self._explain()

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        self._explain()

    def _explain(self) -> None:
        """How to have another key for what has the focus."""
        one = self._shortcuts.get(self.query_one(Rows).at)
        told = self.query_one("#key-says", PanelText)
        if one is None or not one.binding:
            told.show(("This key stays as it is.", "$dim"))
            return
        where = f"Another key for it, in {NAME} in {shown_folder(config_dir())}, below [keys]:"
        told.show((where, "$dim"), (f'"{one.binding}" = "f9"', "$bright"))
