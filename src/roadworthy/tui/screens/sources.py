"""Which evidence a score rests on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.model import Decision
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.over import OverScreen
from roadworthy.tui.screens.panel import Hints, PanelText, lay_out
from roadworthy.tui.text_layout import fit, line, row, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


class SourceRows(LinesWidget, can_focus=True):
    """The pieces of evidence, each named or not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False, id="sources.up"),
        Binding("down,j", "move(1)", "down", show=False, id="sources.down"),
        Binding("space", "switch", "name it", id="sources.switch"),
        Binding("enter", "done", "done", id="sources.done"),
    ]

    def __init__(self, decision: Decision, slugs: Sequence[str], named: tuple[str, ...]) -> None:
        super().__init__()
        self.decision = decision
        self.slugs = slugs
        self.named = named
        self.at = 0
        self.owners: list[int] = []

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        self.owners = []
        for index, slug in enumerate(self.slugs):
            evidence = self.decision.evidence[slug]
            here = index == self.at
            sign = glyph("holds") if slug in self.named else glyph("open")
            when = evidence.on.isoformat() if evidence.on else "no date"
            first = row(
                [
                    (glyph("edge") if here else " ", "$accent"),
                    (f" {sign} ", "$accent" if slug in self.named else "$dim"),
                    (evidence.source or evidence.kind or slug, "bold $bright" if here else "$ink"),
                ],
                [(when + " ", "$dim")],
                width,
            )
            body = [
                line((glyph("edge") if here else " ", "$accent"), "   ", (words, "$dim"))
                for words in wrap(evidence.words or slug, width - 5)
            ]
            block = [first, *body]
            lines += [fit(text, width).stylize_before("on $select") for text in block] if here else block
            self.owners += [index] * len(block)
        return lines

    def action_move(self, by: int) -> None:
        self.at = min(len(self.slugs) - 1, max(0, self.at + by))
        self.redraw()

    def action_switch(self) -> None:
        slug = self.slugs[self.at]
        self.named = tuple(s for s in self.named if s != slug) if slug in self.named else (*self.named, slug)
        self.redraw()

    def action_done(self) -> None:
        self.screen.dismiss(self.named)

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self.owners):
            self.at = self.owners[event.y]
            self.action_switch()


class SourcesScreen(OverScreen[tuple[str, ...] | None]):
    """Opens over the grid; gives the named slugs, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "close", id="sources.close")]
    DEFAULT_CSS = """
    SourcesScreen { align: left top; }
    SourcesScreen ScrollArea { height: auto; background: $raised; padding: 1 1; }
    SourcesScreen Hints { margin-top: 1; }
    """

    def __init__(self, decision: Decision, slugs: Sequence[str], named: tuple[str, ...]) -> None:
        super().__init__()
        self.rows = SourceRows(decision, slugs, named)

    def compose(self) -> ComposeResult:
        with ScrollArea():
            yield Title()
            yield self.rows
            yield PanelText()
            yield Hints(("space", "name it or not"), (glyph("enter"), "done"), ("esc", "leave as it was"))

    def on_resize(self, event: events.Resize) -> None:
        lay_out(self.query_one(ScrollArea), event.size)

    def on_mount(self) -> None:
        self.rows.focus()


class Title(LinesWidget):
    """What is asked."""

    def draw(self, width: int) -> list[Content]:
        del width
        return [line(" ", ("What does this score rest on?", "bold $bright")), Content("")]
