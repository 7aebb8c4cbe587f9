"""The row of keys at the foot of every screen."""

from typing import Final

from textual.content import Content
from textual.events import Click

from roadworthy.tui import glyphs
from roadworthy.tui.text_layout import Fragment, line, row
from roadworthy.tui.widgets.lines_widget import LinesWidget

WAY_OUT: Final = ("^q", "quit")
"""The way out of the program, as it stands among the keys of every screen."""
_LAST: Final = (("+", "more"), ("-", "less"), ("x", ""), ("tab", ""))
"""Keys that give way to the others of the place: those that a row has beside its figure, and what is alike on
every form; without words, whatever they are called."""


def _gives_way(pair: tuple[str, str]) -> int:
    return next((at for at, one in enumerate(_LAST, 1) if one in (pair, (pair[0], ""))), 0)


class KeyRow(LinesWidget):
    """The keys that do something here."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[range, str]] = []
        """The cells of each hint that is shown, and its key."""
        self.always: list[tuple[str, str]] = []
        self.here: list[tuple[str, str]] = []
        self.note: list[Fragment] = []

    def show(self, always: list[tuple[str, str]], here: list[tuple[str, str]], note: list[Fragment]) -> None:
        """Show the keys of the walk and those of what has the focus."""
        if (always, here, note) != (self.always, self.here, self.note):
            self.always, self.here, self.note = always, here, note
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        here = sorted(self.here, key=_gives_way)
        wanted = sum(len(key) + len(words) + 3 for key, words in (*self.always, *here)) + 3
        # Where all does not fit, the keys of the place are worth more than the note.
        shown = self.note if width >= 100 or wanted + line(*self.note).cell_length + 4 <= width else []
        note = line(*shown)
        room = width - 3 - (note.cell_length + 4 if shown else 0)
        # The way out has its place, whatever else has to give way.
        kept = 0
        if WAY_OUT in (*self.always, *here):
            kept = sum(map(len, WAY_OUT)) + 3 + (3 if WAY_OUT in here else 0)
        hints: list[Content] = []
        self._places = []

        def put(key: str, words: str, wall: list[Fragment]) -> bool:
            nonlocal kept
            kept = 0 if (key, words) == WAY_OUT else kept
            hint = line(*wall, (key, "bold $accent"), (f" {words}", "$ink"))
            begin = sum(other.cell_length + 2 for other in hints)
            fits = begin + hint.cell_length <= room - kept
            if fits:
                hints.append(hint)
                first = 2 + begin + line(*wall).cell_length
                self._places.append((range(first, 2 + begin + hint.cell_length), key))
            return fits

        for key, words in self.always:
            put(key, words, [])
        wall: list[Fragment] = [(f"{glyphs.glyph('wall')}  ", "$rule")] if hints else []
        for key, words in here:
            if put(key, words, wall):
                wall = []
        return [row(["  ", Content("  ").join(hints)], [note, "  "] if shown else [], width)]

    def on_click(self, event: Click) -> None:
        """A key is pressed by clicking it, too."""
        shown = next((key for cells, key in self._places if event.x in cells), None)
        if shown and (key := self._key_of(shown)):
            self.app.simulate_key(key)

    def _key_of(self, shown: str) -> str | None:
        """The key that is shown as these words."""
        if shown.startswith("^"):
            return f"ctrl+{shown[1:]}"
        active = self.screen.active_bindings
        return next(
            (key for key, one in active.items() if self.app.get_key_display(one.binding) == shown), None
        )
