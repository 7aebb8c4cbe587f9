"""The frame of short screens that stand over the walk."""

from collections.abc import Sequence
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.over import OverScreen
from roadworthy.tui.sizes import LOW, RAIL, second_column
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.fields import CardEdge
from roadworthy.tui.widgets.key_row import WAY_OUT
from roadworthy.tui.widgets.lines_widget import LinesWidget

T = TypeVar("T")
_HIGH: Final = 36
"""Lines from which on the title stays above a panel, and the foot below it."""
_ABOVE: Final = 4
_BELOW: Final = 4


class PanelText(LinesWidget):
    """Words of a panel, each wrapped on its own; of those in `$warn` only a sign before them is so."""

    def __init__(self, *words: tuple[str, str], id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes="told")
        self.words: Sequence[tuple[str, str]] = words

    def show(self, *words: tuple[str, str]) -> None:
        """Show other words, each with its style."""
        if tuple(words) != tuple(self.words):
            self.words = words
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for words, style in self.words:
            if style == "$warn":
                for number, text in enumerate(wrap(words, width - 4)):
                    sign = "  " if number else f"{glyph('look')} "
                    lines.append(fit(line(" ", (sign, "bold $warn"), (text, "$ink")), width))
            else:
                lines += [fit(line(" ", (text, style)), width) for text in wrap(words, width - 2)]
        return lines


class Rule(LinesWidget):
    """A thin rule."""

    def draw(self, width: int) -> list[Content]:
        return [line((glyph("rule") * width, "$rule"))]


class Hints(LinesWidget):
    """The keys of a panel, the way out of the program last; on two lines where one is too short."""

    def __init__(self, *keys: tuple[str, str]) -> None:
        super().__init__(classes="hints")
        self.keys: Sequence[tuple[str, str]] = (*keys, WAY_OUT)

    def show(self, *keys: tuple[str, str]) -> None:
        """Show other keys."""
        if self.keys != (*keys, WAY_OUT):
            self.keys = (*keys, WAY_OUT)
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        parts: list[Fragment] = [" "]
        for key, words in self.keys:
            item = line((key, "bold $accent"), (f" {words}", "$ink"))
            between = "   " if len(parts) > 1 else ""
            if between and line(*parts, between, item).cell_length > width:
                lines.append(line(*parts))
                parts, between = [" "], ""
            parts += [between, item]
        return [*lines, line(*parts)]


def search_keys(does: str, found: int) -> list[tuple[str, str]]:
    """The keys of a list that letters narrow: none to take where nothing is found, one is no choice."""
    return [
        *([(glyph("enter"), does)] if found else []),
        *([(f"{glyph('up')}{glyph('down')}", "choose")] if found > 1 else []),
        ("esc", "close"),
    ]


def lay_out(panel: Widget, size: Size, *, spans_guide: bool = False, alone: bool = False) -> None:
    """Put a panel where the main pane is, or over it and what stands beside it; all of a narrow screen.

    Where there is room the title of the station stays in sight above it, and the standing and the keys below.
    One that stands `alone`, with nothing to be seen behind it, has as much room on its left as on its right.
    """
    second = second_column(size.width)
    left = RAIL if second else 0
    above, below = (_ABOVE, _BELOW) if size.height >= _HIGH else (1 if size.height >= LOW else 0, 0)
    width = size.width - left - (0 if spans_guide or not second else second - 1)
    panel.styles.width = width
    panel.styles.margin = (0, 0, 0, (size.width - width) // 2) if alone else (above, 0, 0, left)
    panel.styles.max_height = size.height - above - below


class Panel(OverScreen[T]):
    """A raised panel on the grid of the main pane; escape closes it with nothing."""

    SPANS_GUIDE: ClassVar[bool] = False
    """Whether it takes the room of the guide as well: a list beside a text to read."""
    ALONE: ClassVar[bool] = False
    """Whether nothing is to be seen behind it, so that it stands in the middle."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False, id="panel.close"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    DEFAULT_CSS = """
    Panel { align: left top; background: $ground 60%; }
    Panel .panel { width: 72; max-width: 100%; height: auto; max-height: 100%; }
    Panel .panel-body { width: 1fr; height: auto; background: $raised; padding: 0 1; }
    Panel:ansi .panel-body { border: solid $rule; }
    Panel:ansi .card-edge, Panel.-narrow .card-edge { display: none; }
    Panel .told, Panel .hints { margin-bottom: 1; }
    Panel .hints { margin-bottom: 0; }
    Panel ScrollArea, Panel ReadingArea {
        height: auto; max-height: 60vh; scrollbar-size-vertical: 1; background: $raised;
    }
    """

    def compose(self) -> ComposeResult:
        panel = Vertical(classes="panel")
        self._lay_out(panel, self.app.size)  # else the first frame has it in a corner
        with panel:
            yield CardEdge("top")
            with Vertical(classes="panel-body"):
                yield from self.inside()
            yield CardEdge("bottom")

    def on_resize(self, event: Resize) -> None:
        """Stand where the main pane stands."""
        self._lay_out(self.query_one(".panel"), event.size)

    def _lay_out(self, panel: Widget, size: Size) -> None:
        lay_out(panel, size, spans_guide=self.SPANS_GUIDE, alone=self.ALONE)

    def inside(self) -> ComposeResult:
        """The widgets in the panel."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether the program may be left now; where that would drop something, it is said first."""
        return True

    def action_leave(self) -> None:
        self.dismiss(None)
