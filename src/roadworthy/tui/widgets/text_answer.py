"""An answer in words: drawn while it rests, in a real field once somebody opens it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widget import Widget

from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import fit, line, shortened, wrap

if TYPE_CHECKING:
    from roadworthy.tui.widgets.text_fields import FieldArea, FieldInput

LEAST: Final = 3
"""Lines of a field for several lines, however little stands in it."""
MOST: Final = 12


class TextAnswer:
    """The words of one answer, and the field for them, which its card gets when it is first opened."""

    def __init__(self, card: Widget) -> None:
        self.card = card
        self.long = False
        """Whether the answer may have several lines."""
        self.by_lines = False
        """Whether each of its lines is an entry of its own."""
        self._words = ""
        self._offered = ""
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
        return self._open.words if self._open is not None else self._words

    def note_below(self, question: Question) -> str:
        """What stands below the field: where its names come from, its unit, how several are given; of several
        lines how they are, only where they can be typed.
        """
        if question.options_from == "candidates":
            return say("evidence", "name_first")
        if question.unit:
            return question.unit
        if question.kind == "several":
            return say("offer", "several")
        if self.by_lines:
            return say("offer", "by_lines" if self._open else "by_lines_closed")
        return ""

    def show(self, words: str, offered: str, *, long: bool, by_lines: bool = False) -> None:
        """Show another answer, at rest; what is offered where there are no words."""
        self._words, self._offered, self.long, self.by_lines = words, offered, long, by_lines
        self.close()

    def renew(self, words: str) -> None:
        """Show what was changed elsewhere."""
        self._words = words
        if self._open is not None:
            self._open.replace_words(words)

    def close(self) -> None:
        """Close the field, and with it what stands in it."""
        if self._open is not None:
            self._open.display = False
            self._open = None

    def rest(self) -> None:
        """Let the answer rest with the words that stand in it."""
        self._words = self.words
        self.close()

    def open(self, completions: Sequence[str] = ()) -> Widget:
        """The field, ready to be typed into; what stands in it is selected, so that typing replaces it.

        On one line the first letters can be completed to one of `completions`.
        """
        if self._open is None:
            field: FieldInput | FieldArea
            if self.long:
                field = self._area_field()
                field.by_lines = self.by_lines
            else:
                field = self._line_field()
                self._complete(completions)
            field.placeholder = self._offered
            field.replace_words(self._words)
            field.select_all()
            field.display = True
            self._open = field
        return self._open

    def _complete(self, names: Sequence[str]) -> None:
        if names:
            from roadworthy.tui.widgets.name_suggester import NameSuggester

            self._line_field().suggester = NameSuggester(tuple(names))
        else:
            self._line_field().suggester = None

    def draw(self, width: int) -> list[Content]:
        """The answer at rest, as it stands in the field."""
        # As in the field, a cell at the end is left to its cursor, and one on each side is empty.
        room = max(1, width - 4)
        words, style = (self._words, "$bright") if self._words else (self._offered, "$dim")
        lines = wrap(words, room) if self.long else [shortened(words, room + 1)]
        if len(lines) > MOST:
            lines = [*lines[: MOST - 1], glyph("more")]
        lines += [""] * (LEAST - len(lines) if self.long else 0)
        return [fit(line(" ", (text, style)), width) for text in lines]

    def _line_field(self) -> "FieldInput":
        if self._line is None:
            from roadworthy.tui.widgets.text_fields import FieldInput

            self._line = FieldInput(compact=True, select_on_focus=False)
            self.card.mount(self._line)
        return self._line

    def _area_field(self) -> "FieldArea":
        if self._area is None:
            from roadworthy.tui.widgets.text_fields import FieldArea

            self._area = FieldArea(compact=True, soft_wrap=True, tab_behavior="focus")
            self.card.mount(self._area)
        return self._area
