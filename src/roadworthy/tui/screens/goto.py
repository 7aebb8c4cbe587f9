"""The stations by number."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.knowledge.stations import stations
from roadworthy.method.progress import Progress
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.choose import numbered
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import ListRow, Rows
from roadworthy.tui.text_layout import Fragment, row
from roadworthy.tui.widgets.scroll_area import ScrollArea


class GoToScreen(Panel[str]):
    """A digit goes there at once; the result is the station's id."""

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"pick({number})", "go there", show=False) for number in range(1, 10)
    ]
    DEFAULT_CSS = """
    GoToScreen ScrollArea { max-height: 70vh; }
    """

    def __init__(self, current: str, progress: Mapping[str, Progress] | None = None) -> None:
        super().__init__()
        self.current = current
        self.progress = progress or {}

    def inside(self) -> ComposeResult:
        yield PanelText(("Go to", "bold $bright"))
        with ScrollArea():
            yield Rows()
        yield PanelText()
        yield Hints(
            (numbered(9), "go there"),
            (f"{glyph('up')}{glyph('down')} {glyph('enter')}", "choose"),
            ("esc", "stay"),
        )

    def on_mount(self) -> None:
        self.query_one(Rows).show([self._row(index) for index in range(len(stations()))], self.current)

    def _row(self, index: int) -> ListRow:
        station = stations()[index]

        def draw(width: int, here: bool) -> list[Content]:
            found = self.progress.get(station.id)
            count = f"{found.done}/{found.total}" if found and found.total > 1 else ""
            left: list[Fragment] = [
                (f"{station.number}  ", "bold $accent"),
                (f"{station.title:<12}", "bold $bright" if here else "$ink"),
            ]
            if width >= 84:
                left.append((station.sentence, "$dim"))
            return [row(left, [(count, "$dim")], width)]

        return ListRow(station.id, draw)

    def action_pick(self, number: int) -> None:
        """Go there by its number."""
        self.dismiss(stations()[number - 1].id)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)
