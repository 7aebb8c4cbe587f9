"""Help: all that the guide knows about what has the focus, the station, and its topics."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from roadworthy.knowledge.guide import Topic, topic_by_id, topics
from roadworthy.knowledge.stations import StationText
from roadworthy.model.frozen import frozen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.panel import Hints, Panel
from roadworthy.tui.screens.rows import ListRow, Rows, choice_row, gap, words_row
from roadworthy.tui.text_layout import GuideProse, fit, line, prose, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


@frozen
class HelpPage:
    """One page of help."""

    key: str
    name: str
    """In the list."""
    title: str
    blocks: Sequence[tuple[str, GuideProse]]


def pages(guidance: Guidance | None, station: StationText | None) -> Iterator[tuple[str, list[HelpPage]]]:
    """The pages with the heads under which they are listed: what is here first, then the whole guide."""
    here = [HelpPage("focus", guidance.title, guidance.title, guidance.blocks)] if guidance else []
    listed: set[str] = set()
    if station is not None:
        listed = {station.id, *station.topics}
        here += [station_page(station)]
        yield "here", [page for page in here if page.blocks]
        found = [topic_by_id()[topic] for topic in station.topics if topic in topic_by_id()]
        yield "goes with it", [topic_page(topic) for topic in found]
    elif here:
        yield "here", here
    parts: dict[str, list[HelpPage]] = {}
    for topic in topics():
        if topic.id not in listed:
            parts.setdefault(topic.part, []).append(topic_page(topic))
    yield from parts.items()


def station_page(station: StationText) -> HelpPage:
    """What a station is for and how it is used."""
    blocks = [("", words) for words in station.purpose]
    blocks += [("How to use it" if number == 0 else "", words) for number, words in enumerate(station.use)]
    blocks.append(("In the short walk", station.short_walk))
    return HelpPage(f"station:{station.id}", f"The station {station.title}", station.title, blocks)


def topic_page(topic: Topic) -> HelpPage:
    """A topic of the guide."""
    blocks: list[tuple[str, str | Sequence[Content]]] = [("", topic.in_short)]
    blocks += [("", words) for words in topic.text]
    for points in topic.points:
        blocks += [
            (points.head if n == 0 else "-", f"{glyph('dot')} {item}") for n, item in enumerate(points.items)
        ]
    if topic.measures is not None:
        blocks += list(topic.measures.rows())
    return HelpPage(topic.id, topic.title, topic.title, blocks)


class HelpText(LinesWidget):
    """The words of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.page: HelpPage | None = None

    def show(self, page: HelpPage) -> None:
        """Show another page."""
        self.page = page
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        if self.page is None:
            return []
        room = width - 2
        lines = [line(" ", (text, "bold $bright")) for text in wrap(self.page.title, room)]
        for head, body in self.page.blocks:
            if head != "-":
                lines.append(Content(""))
            if head and head != "-":
                lines.append(line(" ", (head, "$dim")))
            lines += [line(" ", text) for text in prose(body, room)]
        return [fit(one, width) for one in [*lines, Content("")]]


class HelpScreen(Panel[None]):
    """A list of pages at the left, the page at the right."""

    AUTO_FOCUS = "#help-list Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,q", "leave", "close", show=False, id="help.close"),
        Binding("pagedown,space,right", "read(1)", "read on", show=False, priority=True, id="help.on"),
        Binding("pageup,backspace,left", "read(-1)", "read back", show=False, priority=True, id="help.back"),
    ]
    SPANS_GUIDE = True
    DEFAULT_CSS = """
    HelpScreen .panel { height: 100%; }
    HelpScreen .panel-body { height: 1fr; }
    HelpScreen #help-panes { height: 1fr; margin-bottom: 1; }
    HelpScreen #help-list { width: 34; height: 1fr; max-height: 100%; scrollbar-size-vertical: 0; }
    HelpScreen #help-text {
        width: 1fr; height: 1fr; max-height: 100%; border-left: solid $rule; padding-left: 1;
    }
    HelpScreen.-narrow #help-list { width: 25; }
    """

    def __init__(
        self, guidance: Guidance | None = None, station: StationText | None = None, *, topic: str = ""
    ) -> None:
        super().__init__()
        self.sections = list(pages(guidance, station))
        self.by_key = {page.key: page for _, some in self.sections for page in some}
        self.start = topic if topic in self.by_key else next(iter(self.by_key))

    def inside(self) -> ComposeResult:
        with Horizontal(id="help-panes"):
            with ScrollArea(id="help-list"):
                yield Rows(lit=True)
            with ScrollArea(id="help-text"):
                yield HelpText()
        yield Hints(
            (f"{glyph('up')}{glyph('down')}", "choose"),
            ("space", "read on"),
            ("backspace", "read back"),
            ("esc", "close"),
        )

    def on_mount(self) -> None:
        rows: list[ListRow] = []
        for head, some in self.sections:
            if rows:
                rows.append(gap())
            rows.append(words_row((head, "$dim")))
            rows += [choice_row(page.key, page.name) for page in some]
        self.query_one(Rows).show(rows, self.start)
        self._show(self.start)

    def _show(self, key: str) -> None:
        self.query_one(HelpText).show(self.by_key[key])
        self.query_one("#help-text", ScrollArea).scroll_home(animate=False)

    def action_read(self, by: int) -> None:
        frame = self.query_one("#help-text", ScrollArea)
        frame.scroll_relative(y=by * max(1, frame.size.height - 2), animate=False)

    @on(Rows.Chosen)
    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        self._show(event.key)
