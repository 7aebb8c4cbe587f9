"""Areas that scroll, without the library's own keys for that: some of those lead nowhere."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class ScrollArea(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolled by the wheel, and by what has the focus in it."""


class ReadingArea(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Words that are only read: its own keys scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "scroll", show=False, id="reader.up"),
        Binding("down,j", "scroll_down", "scroll", show=False, id="reader.down"),
        Binding("pageup,backspace", "page_up", "read back", show=False, id="reader.page-up"),
        Binding("pagedown,space", "page_down", "read on", show=False, id="reader.page-down"),
        Binding("home", "scroll_home", "top", show=False, id="reader.home"),
        Binding("end", "scroll_end", "end", show=False, id="reader.end"),
    ]
