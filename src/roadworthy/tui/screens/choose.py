"""A question with a few answers, asked where something has to be decided before it goes on."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import Rows, choice_row


class ChooseScreen(Panel[str]):
    """One of several; the result is its key, or None. Digits choose, too."""

    AUTO_FOCUS = "Rows"

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str, str]],
        *,
        words: str = "",
        at: str | None = None,
        closes: str = "close",
    ) -> None:
        super().__init__()
        self.heading = title
        self.words = words
        self.options = options
        self.start = at
        self.closes = closes

    def inside(self) -> ComposeResult:
        told = [(self.heading, "bold $bright")]
        if self.words:
            told.append((self.words, "$ink"))
        yield PanelText(*told)
        with VerticalScroll(can_focus=False):
            yield Rows()
        yield PanelText()
        yield Hints(
            (glyph("enter"), "take"), (f"{glyph('up')}{glyph('down')}", "choose"), ("esc", self.closes)
        )

    def on_mount(self) -> None:
        self.query_one(Rows).show(
            [
                choice_row(key, label, meaning, before=(f"{number}  ", "bold $accent"))
                for number, (key, label, meaning) in enumerate(self.options, 1)
            ],
            self.start,
        )

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789":
            place = int(event.character) - 1
            if place < len(self.options):
                event.stop()
                self.dismiss(self.options[place][0])

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)


SHORT_OR_ALL = (
    (
        "short",
        "The short walk",
        "About twenty minutes: the essential questions. What is left open is shown as unknown.",
    ),
    ("all", "Everything", "All questions of the nine stations, at your own pace."),
)


def how_to_walk() -> ChooseScreen:
    """Offer the short walk first; the result is ``short`` or ``all``."""
    return ChooseScreen(
        "How would you like to begin?",
        SHORT_OR_ALL,
        words="Either way you can stop anywhere, go on tomorrow, and change your mind from the commands.",
        closes="short walk",
    )
