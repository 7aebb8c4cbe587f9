"""A question with a few answers, asked where something has to be decided before it goes on."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from roadworthy.interview.refusal import Unclear, quoted
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.screens.rows import Rows, choice_row
from roadworthy.tui.widgets.scroll_area import ScrollArea


def numbered(count: int) -> str:
    """The digits that choose among `count` rows, as they stand among the keys."""
    return "1" if count == 1 else f"1{'-' if is_ascii() else '–'}{min(9, count)}"


class ChooseScreen(Panel[str]):
    """One of several; the result is its key, or None. Digits choose, too."""

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"pick({number})", "take by number", show=False) for number in range(1, 10)
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str, str]],
        *,
        words: str = "",
        note: str = "",
        at: str | None = None,
        closes: str = "close",
    ) -> None:
        super().__init__()
        self.heading = title
        self.words = words
        self.note = note
        """What is to be looked at before something is chosen."""
        self.options = options
        self.start = at
        self.closes = closes

    def inside(self) -> ComposeResult:
        told = [(self.heading, "bold $bright")]
        if self.words:
            told.append((self.words, "$ink"))
        if self.note:
            told.append((self.note, "$warn"))
        yield PanelText(*told)
        with ScrollArea():
            yield Rows()
        yield PanelText()
        choose = f"{glyph('up')}{glyph('down')}"
        numbers = numbered(len(self.options))
        yield Hints(
            (glyph("enter"), "take"), (choose, "choose"), (numbers, "take by number"), ("esc", self.closes)
        )

    def on_mount(self) -> None:
        self.query_one(Rows).show(
            [
                choice_row(key, label, meaning, before=(f"{number}  ", "bold $accent"))
                for number, (key, label, meaning) in enumerate(self.options, 1)
            ],
            self.start,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return parameters[0] in range(1, len(self.options) + 1) if action == "pick" else True

    def action_pick(self, number: int) -> None:
        """Take an answer by its number."""
        self.dismiss(self.options[number - 1][0])

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(event.key)


def which_is_meant(unclear: Unclear) -> ChooseScreen:
    """Which of several things somebody meant; the result is what to write for it, or None."""
    options = [(words, meant, words) for meant, words in unclear.readings.items()]
    return ChooseScreen(f"Which one is {quoted(unclear.words)}?", options, closes="none of these")


SHORT_OR_ALL = (
    (
        "short",
        "The short walk",
        "Some fifty answers: five minutes of reading and keys, and the time you think. The rest is unknown.",
    ),
    ("all", "Everything", "All questions of the nine stations, at your own pace."),
)


def how_to_walk(note: str = "") -> ChooseScreen:
    """Offer the short walk first, with something to be told before; the result is ``short`` or ``all``."""
    either = "Either way you can stop anywhere, go on tomorrow, and change your mind from the commands."
    return ChooseScreen(
        "How would you like to begin?",
        SHORT_OR_ALL,
        words=either,
        note=note,
        closes="short walk",
    )
