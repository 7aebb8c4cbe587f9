"""The real fields for words: a line, and several lines."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, TextArea

from roadworthy.model.text import one_line, visible


class FieldInput(Input):
    """A one-line field; up and down leave it. What is pasted becomes one line, its control signs visible."""

    BINDINGS: ClassVar[list[BindingType]] = []

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.value

    def replace_words(self, words: str) -> None:
        """Show other words, with the cursor at their end."""
        with self.prevent(Input.Changed):
            self.value = words
            self.cursor_position = len(words)

    def put_in(self, typed: str) -> None:
        """Put in what was typed or pasted."""
        self.insert_text_at_cursor(typed)

    def on_paste(self, event: events.Paste) -> None:
        # The library's own handler comes next, and takes what stands in the event by then.
        event.text = one_line(event.text.strip("\r\n"))


class FieldArea(TextArea):
    """A field for several lines; up on the first and down on the last line leave it."""

    class Left(Message):
        """The cursor left the text at its upper or lower end."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    _wrapped: tuple[object, int] | None = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Words that come before the field has a width are not always wrapped again when it gets one.
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        room = max(1, width - self.gutter_width - bar - 1)
        if self._wrapped != (self.wrapped_document, room):
            self._wrapped = (self.wrapped_document, room)
            self.wrapped_document.wrap(room, self.indent_width)
            self.virtual_size = Size(0, self.wrapped_document.height)
        return super().get_content_height(container, viewport, width)

    def on_paste(self, event: events.Paste) -> None:
        event.text = visible(event.text)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.text

    def replace_words(self, words: str) -> None:
        """Show other words, with the cursor at their end."""
        with self.prevent(TextArea.Changed):
            self.text = words
            self.move_cursor(self.document.end)

    def put_in(self, typed: str) -> None:
        """Put in what was typed or pasted."""
        self.insert(typed)

    def on_key(self, event: events.Key) -> None:
        row_ = self.cursor_location[0]
        at_end = (event.key == "up" and row_ == 0) or (
            event.key == "down" and row_ == self.document.line_count - 1
        )
        if at_end:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(-1 if event.key == "up" else 1))
