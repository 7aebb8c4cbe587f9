"""An answer in words: drawn while it rests, in a real field once somebody opens it."""

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from roadworthy.model.text import one_line, visible
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.paint import fit, line, shortened, wrap
from roadworthy.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from roadworthy.tui.widgets.text_fields import FieldArea, FieldInput

LEAST: Final = 3
"""Lines of a field for several lines, however little stands in it."""
MOST: Final = 12


class AtRest(Drawn):
    """The answer's words, or an example where there are none, as they stand in the field."""

    class Opened(Message):
        """Somebody clicked on the words."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.example = ""
        self.long = False

    def show(self, words: str, example: str, *, long: bool) -> None:
        """Show other words."""
        self.words, self.example, self.long = words, example, long
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        # As in the field, a cell at the end is left to its cursor, and one on each side is empty.
        room = max(1, width - 4)
        words, style = (self.words, "$bright") if self.words else (self.example, "$dim")
        lines = wrap(words, room) if self.long else [shortened(words, room + 1)]
        if len(lines) > MOST:
            lines = [*lines[: MOST - 1], glyph("more")]
        lines += [""] * (LEAST - len(lines) if self.long else 0)
        return [fit(line(" ", (text, style)), width) for text in lines]

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Opened())


class TextAnswer:
    """The words of one answer, and the field for them, which is mounted when it is first opened."""

    def __init__(self, card: Widget, at_rest: AtRest) -> None:
        self.card = card
        self.at_rest = at_rest
        self._line: FieldInput | None = None
        self._area: FieldArea | None = None
        self._open: FieldInput | FieldArea | None = None

    @property
    def field(self) -> Widget | None:
        """The field, while it is open."""
        return self._open

    @property
    def words(self) -> str:
        """What stands in the answer now."""
        return self._open.words if self._open is not None else self.at_rest.words

    def show(self, words: str, example: str, *, long: bool) -> None:
        """Show another answer, at rest."""
        self.at_rest.show(words, example, long=long)
        self.close()

    def renew(self, words: str) -> None:
        """Show what was changed elsewhere."""
        self.at_rest.show(words, self.at_rest.example, long=self.at_rest.long)
        if self._open is not None:
            self._open.replace_words(words)

    def hide(self) -> None:
        """The answer is not one in words."""
        self.close()
        self.at_rest.display = False

    def close(self) -> None:
        """Let the answer rest."""
        if self._open is not None:
            self._open.display = False
            self._open = None
        self.at_rest.display = True

    def rest(self) -> None:
        """Let the answer rest with the words that stand in it."""
        self.at_rest.show(self.words, self.at_rest.example, long=self.at_rest.long)
        self.close()

    def open(self) -> Widget:
        """The field, ready to be typed into, with the cursor at its end."""
        if self._open is None:
            field = self._area_field() if self.at_rest.long else self._line_field()
            field.placeholder = self.at_rest.example
            field.replace_words(self.at_rest.words)
            field.display = True
            self.at_rest.display = False
            self._open = field
        return self._open

    def type(self, typed: str) -> None:
        """Open the field, and put in what was typed or pasted."""
        self.open()
        if self._open is not None:
            self._open.put_in(visible(typed) if self.at_rest.long else one_line(typed))

    def _line_field(self) -> "FieldInput":
        if self._line is None:
            from roadworthy.tui.widgets.text_fields import FieldInput  # noqa: PLC0415 - costly, seldom first

            self._line = FieldInput(compact=True, select_on_focus=False)
            self.card.mount(self._line, after=self.at_rest)
        return self._line

    def _area_field(self) -> "FieldArea":
        if self._area is None:
            from roadworthy.tui.widgets.text_fields import FieldArea  # noqa: PLC0415 - costly, seldom first

            self._area = FieldArea(compact=True, soft_wrap=True, tab_behavior="focus")
            self.card.mount(self._area, after=self.at_rest)
        return self._area
