"""The command palette: everything that can be done, found by a few letters."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.palette.commands import GROUPS, Command, all_commands, do
from roadworthy.tui.palette.fuzzy import Match, match
from roadworthy.tui.screens.keys import key_name
from roadworthy.tui.screens.panel import Hints, Panel, PanelText, Rule, search_keys
from roadworthy.tui.screens.rows import ListRow, Rows, gap, words_row
from roadworthy.tui.text_layout import fit, line, row
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea

_PLACE: Final = 10


def open_commands(app: App[int]) -> None:
    """Open the palette over the walk or the first screen, and do what is chosen there."""
    below = app.screen
    if isinstance(below, ModalScreen):
        return

    def chosen(one: Command | None) -> None:
        if one is not None:
            do(one, app)

    app.push_screen(CommandScreen(below.active_bindings), chosen)


class PaletteSign(LinesWidget):
    """The sign before the field."""

    def draw(self, width: int) -> list[Content]:
        return [fit(line(" ", (glyph("next"), "$accent")), width)]


class MatchCount(LinesWidget):
    """How many commands are left."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def show(self, words: str) -> None:
        """Show other words."""
        self.words = words
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        return [row([], [(self.words, "$dim"), " "], width)]


class CommandScreen(Panel[Command]):
    """Letters narrow the list, enter does the command, escape closes."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,ctrl+k", "move(-1)", "choose", show=False, priority=True, id="commands.up"),
        Binding("down,ctrl+j", "move(1)", "choose", show=False, priority=True, id="commands.down"),
        Binding("pageup", "move(-6)", "up", show=False, priority=True, id="commands.page-up"),
        Binding("pagedown", "move(6)", "down", show=False, priority=True, id="commands.page-down"),
        Binding("tab,shift+tab", "nothing", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    CommandScreen #command-line { height: 1; }
    CommandScreen PaletteSign { width: 3; height: 1; }
    CommandScreen Input, CommandScreen Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $raised; background-tint: 0%;
        color: $bright; text-style: bold;
    }
    CommandScreen Input > .input--placeholder { color: $dim; text-style: none; }
    CommandScreen MatchCount { width: 12; }
    CommandScreen ScrollArea { max-height: 45vh; }
    CommandScreen #command-says { height: 4; margin-bottom: 1; }
    CommandScreen.-narrow #command-says { margin-bottom: 0; }
    """

    def __init__(self, active: dict[str, ActiveBinding] | None = None) -> None:
        super().__init__()
        self.active = active
        self.commands: Sequence[Command] = ()

    def inside(self) -> ComposeResult:
        with Horizontal(id="command-line"):
            yield PaletteSign()
            yield Input(placeholder="what would you like to do?", compact=True)
            yield MatchCount()
        yield Rule()
        with ScrollArea():
            yield Rows(lit=True)
        yield Rule()
        yield PanelText(id="command-says")
        yield Hints(*search_keys("do it", self._found))

    def on_mount(self) -> None:
        if self.active is None:
            below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
            self.active = below.active_bindings
        self.commands = all_commands(Actions(self.app), self.active, key_name)
        self._list("")
        self._lines = sum(len(row.draw(60, False)) for row in self.query_one(Rows).rows)
        self._set_height()

    _lines = 0
    """Lines of the whole list."""
    _found = 0
    """How many commands are listed."""

    def _set_height(self) -> None:
        """The list keeps its height while letters narrow it: nothing jumps."""
        self.query_one(ScrollArea).styles.height = max(4, min(self._lines, self.app.size.height * 45 // 100))

    def on_resize(self, event: Resize) -> None:
        del event
        if self._lines:
            self._set_height()

    def _list(self, query: str) -> None:
        found: list[tuple[Command, Match]] = []
        for one in self.commands:
            if not query.strip():
                if not one.asked:
                    found.append((one, Match(0, frozenset())))
            elif met := match(query, one.words, (one.place, *one.also)):
                found.append((one, met))
        rows: list[ListRow] = []
        best = {
            group: max((met.score for one, met in found if one.group == group), default=-1.0)
            for group in GROUPS
        }
        for group in sorted(GROUPS, key=lambda group: (-best[group], GROUPS.index(group))):
            some = sorted((item for item in found if item[0].group == group), key=lambda item: -item[1].score)
            if some:
                rows += [*([gap()] if rows else []), words_row((group, "$dim"))]
                rows += [self._row(one, met) for one, met in some]
        if not rows:
            rows = [words_row(("Nothing is called so. Fewer letters may help.", "$dim"))]
        listing = self.query_one(Rows)
        listing.at = ""
        listing.show(rows)
        count = sum(1 for one in self.commands if not one.asked) if not query.strip() else len(self.commands)
        self.query_one(MatchCount).show(f"{len(found)} of {count}" if query.strip() else str(count))
        self._found = len(found)
        self.query_one(Hints).show(*search_keys("do it", self._found))
        self._explain()

    def _row(self, one: Command, met: Match) -> ListRow:
        def draw(width: int, here: bool) -> Sequence[Content]:
            style = "bold $bright" if here else "$ink"
            words = Content.styled(one.words, style)
            for place in met.letters:
                words = words.stylize("bold $accent", place, place + 1)
            about = fit(Content.styled(one.place, "$dim"), _PLACE)
            return [row([about, words], [(one.key, "bold $accent")] if one.key else [], width)]

        return ListRow(one.id, draw)

    def _explain(self) -> None:
        one = self.chosen
        told = self.query_one("#command-says", PanelText)
        told.show((one.words, "bold $bright"), (one.explains, "$ink")) if one else told.show()

    @property
    def chosen(self) -> Command | None:
        """The command with the focus."""
        at = self.query_one(Rows).at
        return next((one for one in self.commands if one.id == at), None)

    def action_move(self, by: int) -> None:
        self.query_one(Rows).action_move(by)

    def action_nothing(self) -> None:
        """The field keeps the focus."""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        if not isinstance(event, Rows.Chosen):
            self._explain()

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def _take(self, event: Input.Submitted | Rows.Chosen) -> None:
        event.stop()
        if (one := self.chosen) is not None:
            self.dismiss(one)
