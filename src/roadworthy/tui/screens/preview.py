"""The summary as it will print."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from roadworthy.model import Decision
from roadworthy.report.summary import summary
from roadworthy.report.text import summary_text
from roadworthy.tui.paint import line
from roadworthy.tui.widgets.drawn import Drawn

PAGE = 80


class Page(Drawn):
    """The text, line for line."""

    def __init__(self, decision: Decision, today: date) -> None:
        super().__init__()
        self.told = summary(decision, today)

    def draw(self, width: int) -> list[Content]:
        return [line((text, "$ink")) for text in summary_text(self.told, min(PAGE, width)).splitlines()]


class PreviewScreen(ModalScreen[None]):
    """Opens over Decision; any of the closing keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v,enter", "dismiss(None)", "close", id="preview.close"),
        Binding("down,j", "scroll(1)", "down", id="preview.down"),
        Binding("up,k", "scroll(-1)", "up", id="preview.up"),
        Binding("pagedown,space", "scroll(20)", "page down", id="preview.page-down"),
        Binding("pageup", "scroll(-20)", "page up", id="preview.page-up"),
    ]
    DEFAULT_CSS = """
    PreviewScreen { align: center middle; }
    PreviewScreen VerticalScroll {
        width: 86; max-width: 100%; height: 92%; background: $raised; padding: 1 2;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """

    def __init__(self, decision: Decision, today: date) -> None:
        super().__init__()
        self.page = Page(decision, today)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.page

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
