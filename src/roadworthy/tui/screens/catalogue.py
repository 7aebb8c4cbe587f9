"""The catalogue of frameworks: search, look, take one as a candidate."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input

from roadworthy.knowledge.approaches import by_id as approaches
from roadworthy.knowledge.framework_search import find, sorted_for
from roadworthy.knowledge.frameworks import SEVERAL, Framework, catalogue_notes
from roadworthy.knowledge.interview_words import say
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.over import OverScreen
from roadworthy.tui.screens.panel import Hints, lay_out, search_keys
from roadworthy.tui.text_layout import Fragment, clause, line, row, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


class MatchedCount(LinesWidget):
    """The frameworks that were found."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Framework] = ()
        self.at = 0

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for index, framework in enumerate(self.rows):
            here = index == self.at
            language = "several" if framework.language == SEVERAL else framework.language
            left: list[Fragment] = [
                (glyph("edge") if here else " ", "$accent"), " ",
                (f"{framework.name:<26} ", "bold $bright" if here else "$ink"), (language, "$dim"),
            ]  # fmt: skip
            kind = (
                approaches()[framework.approach].short if framework.approach else say("catalogue", "general")
            )
            text = row(left, [(kind + " ", "$dim")], width)
            lines.append(text.stylize_before("on $select") if here else text)
        return lines or [line("  ", (say("catalogue", "nothing"), "$dim"))]

    @property
    def chosen(self) -> Framework | None:
        """The framework under the cursor."""
        return self.rows[self.at] if self.rows else None


class FrameworkFacts(LinesWidget):
    """What is known about the framework under the cursor, then once what of it nobody confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self.framework: Framework | None = None

    def draw(self, width: int) -> list[Content]:
        if self.framework is None:
            return []
        lines = [line((self.framework.name, "bold $bright"))]
        for note in catalogue_notes(self.framework):
            lines += [line((text, "$dim")) for text in wrap(note, width)]
        lines.append(Content(""))
        for detail in self.framework.details():
            words = wrap(detail.words, width - 18)
            for number, text in enumerate(words):
                label = detail.label if number == 0 else ""
                lines.append(line((f"{label:<18}", "$dim"), (text, "$ink")))
        return lines


_AROUND_SEARCH = 6
"""Cells of what stands on both sides of the words that are sought."""


class CatalogueScreen(OverScreen[Framework | None]):
    """Opens over Landscape; gives the framework that was taken, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "close", id="catalogue.close"),
        Binding("up", "move(-1)", "up", show=False, priority=True, id="catalogue.up"),
        Binding("down", "move(1)", "down", show=False, priority=True, id="catalogue.down"),
    ]
    DEFAULT_CSS = """
    CatalogueScreen { align: left top; }
    CatalogueScreen #catalogue { height: 100%; background: $raised; padding: 1 1; }
    CatalogueScreen Input { background: $select; border: none; height: 1; margin: 0 1 1 1; padding: 0 1; }
    CatalogueScreen #found { width: 3fr; background: $raised; }
    CatalogueScreen #facts { width: 2fr; padding: 0 1 0 2; background: $raised; }
    CatalogueScreen Hints { margin-top: 1; }
    CatalogueScreen.-narrow #facts { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self.languages = tuple(languages)

    def compose(self) -> ComposeResult:
        with Vertical(id="catalogue"):
            yield Input(compact=True)
            with Horizontal():
                with ScrollArea(id="found"):
                    yield MatchedCount()
                with ScrollArea(id="facts"):
                    yield FrameworkFacts()
            yield Hints(*search_keys("take it", 0))

    def on_resize(self, event: events.Resize) -> None:
        panel = self.query_one("#catalogue")
        lay_out(panel, event.size, spans_guide=True)
        room = event.size.width - panel.styles.margin.left - _AROUND_SEARCH
        self.query_one(Input).placeholder = clause(say("catalogue", "search"), room)

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, words: str) -> None:
        found = self.query_one(MatchedCount)
        found.rows = find(words) if words.strip() else sorted_for(self.languages)
        found.at = 0
        self.query_one(Hints).show(*search_keys("take it", len(found.rows)))
        self._draw()

    def _draw(self) -> None:
        found, facts = self.query_one(MatchedCount), self.query_one(FrameworkFacts)
        found.redraw()
        facts.framework = found.chosen
        facts.redraw()
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        at = self.query_one(MatchedCount).at
        self.query_one("#found", ScrollArea).scroll_to_region(Region(0, at, 1, 1), animate=False, force=True)

    def action_move(self, by: int) -> None:
        found = self.query_one(MatchedCount)
        found.at = min(max(0, found.at + by), max(0, len(found.rows) - 1))
        self._draw()

    @on(Input.Submitted)
    def _take(self) -> None:
        if chosen := self.query_one(MatchedCount).chosen:
            self.dismiss(chosen)

    def on_click(self, event: events.Click) -> None:
        found = self.query_one(MatchedCount)
        if event.widget is found and 0 <= event.y < len(found.rows):
            found.at = event.y
            self._draw()
            if event.chain > 1:
                self._take()
