"""The themes: each is put on as it is looked at."""

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.theme import Theme

from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import ListRow, Rows
from roadworthy.tui.text_layout import line, row
from roadworthy.tui.widgets.scroll_area import ScrollArea


class ThemeScreen(Panel[str]):
    """Enter keeps the theme that is on, escape puts the old one back. The result is the theme kept."""

    AUTO_FOCUS = "Rows"
    DEFAULT_CSS = """
    ThemeScreen { align: right bottom; }
    ThemeScreen .panel { width: 44; margin-bottom: 4; margin-right: 2; }
    """

    def __init__(self, themes: list[Theme], current: str) -> None:
        super().__init__()
        self.themes = themes
        self.before = current

    def inside(self) -> ComposeResult:
        yield PanelText(("Theme", "bold $bright"), ("You see it at once, behind this.", "$dim"))
        with ScrollArea():
            yield Rows()
        yield PanelText()
        yield Hints((glyph("enter"), "keep"), (f"{glyph('up')}{glyph('down')}", "try"), ("esc", "as it was"))

    def on_mount(self) -> None:
        self.styles.background = "transparent"
        self.query_one(Rows).show([self._row(theme) for theme in self.themes], self.before)

    def _row(self, theme: Theme) -> ListRow:
        def draw(width: int, here: bool) -> list[Content]:
            sign = glyph("chosen" if theme.name == self.before else "free")
            name = theme.name.replace("-", " ").capitalize()
            marks = (
                [part for place in range(3) for part in ((mark(place), mark_style(place)), " ")]
                if here
                else []
            )
            left = [
                (f"{sign} ", "$accent" if theme.name == self.before else "$dim"),
                (name, "bold $bright" if here else "$ink"),
            ]
            return [row([line(*left)], [line(*marks)] if marks else [], width)]

        return ListRow(theme.name, draw)

    @on(Rows.Looked)
    def _looked(self, event: Rows.Looked) -> None:
        event.stop()
        self.app.theme = event.key

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.app.theme = event.key
        self.dismiss(event.key)

    def action_leave(self) -> None:
        self.app.theme = self.before
        self.dismiss(None)
