"""The summary as it will print."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize

from roadworthy.method.analysis import Analysis
from roadworthy.report.page.layout import page_lines
from roadworthy.report.page.page import page
from roadworthy.report.summary import summary_of
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.page_ahead import PAGE, page_line
from roadworthy.tui.screens.over import OverScreen
from roadworthy.tui.screens.panel import Hints, lay_out
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


class SummaryPage(LinesWidget):
    """The text, line for line."""

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self.told = summary_of(analysis)

    def draw(self, width: int) -> list[Content]:
        return [page_line(one) for one in page_lines(page(self.told), min(PAGE, width))]


class PreviewScreen(OverScreen[None]):
    """Opens over Decision; any of the closing keys leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v,enter", "dismiss(None)", "close", id="preview.close"),
        Binding("down,j", "scroll(1)", "down", id="preview.down"),
        Binding("up,k", "scroll(-1)", "up", id="preview.up"),
        Binding("pagedown,space", "scroll(20)", "page down", id="preview.page-down"),
        Binding("pageup", "scroll(-20)", "page up", id="preview.page-up"),
    ]
    DEFAULT_CSS = """
    PreviewScreen { align: left top; }
    PreviewScreen #preview { height: 100%; background: $raised; padding: 1 1; }
    PreviewScreen ScrollArea {
        height: 1fr; padding: 0 1; margin-bottom: 1;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
    }
    """

    def __init__(self, analysis: Analysis) -> None:
        super().__init__()
        self.page = SummaryPage(analysis)

    def compose(self) -> ComposeResult:
        with Vertical(id="preview"):
            with ScrollArea():
                yield self.page
            yield Hints((f"{glyph('up')}{glyph('down')}", "scroll"), ("space", "read on"), ("esc", "close"))

    def on_resize(self, event: Resize) -> None:
        lay_out(self.query_one("#preview"), event.size, spans_guide=True)

    def action_scroll(self, by: int) -> None:
        self.query_one(ScrollArea).scroll_relative(y=by, animate=False)
