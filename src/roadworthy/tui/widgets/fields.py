"""What a card is made of: its edges, and the options to choose from."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from roadworthy.knowledge.questions import Question
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import fit, line, row
from roadworthy.tui.widgets.lines_widget import LinesWidget


class Choices(LinesWidget, can_focus=True):
    """The options of a question: one, or several."""

    class Chosen(Message):
        """An option was chosen or, of several, switched."""

        def __init__(self, value: str, *, go_on: bool) -> None:
            super().__init__()
            self.value = value
            self.go_on = go_on

    class Looked(Message):
        """The cursor stands on another option."""

    class NoWords(Message):
        """A sign was typed that chooses nothing: somebody writes who means a text field."""

    class Left(Message):
        """The cursor left the options at their upper or lower end."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "choose", show=False, id="choices.up"),
        Binding("down", "move(1)", "choose", show=True, key_display="↑↓", id="choices.down"),
        Binding("enter", "choose(True)", "take, go on", show=True, key_display="↵", id="choices.take-on"),
        Binding("space", "switch", "take", show=True, id="choices.take"),
        Binding("delete,backspace", "clear", "clear", show=False, id="choices.clear"),
        Binding("j,k,space", "stay", show=False),  # they go up, down and on elsewhere
        *(Binding(str(number), f"pick({number})", "take by number", show=False) for number in range(1, 10)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.values: tuple[str, ...] = ()
        self.at = 0

    def show(self, question: Question, values: tuple[str, ...], *, fresh: bool) -> None:
        """Show the options; the cursor starts at the answer where the question is `fresh`."""
        self.question, self.values = question, values
        if fresh:
            named = [option.value for option in question.options]
            self.at = named.index(values[0]) if values and values[0] in named else 0
        self.at = min(self.at, max(0, len(question.options) - 1))  # one that is gone is looked at no more
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        if self.question is None:
            return []
        lines = []
        for index, option in enumerate(self.question.options):
            taken = option.value in self.values
            sign = (
                glyph("chosen" if taken else "free")
                if self.question.kind == "choice"
                else glyph("holds")
                if taken
                else glyph("free")
            )
            here = index == self.at and self.has_focus
            style = "bold $bright" if here or taken else "$ink"
            # A closed card takes no number, so it shows none.
            number = (f"{index + 1}", "$dim") if index < 9 and self.has_focus else ("", "")
            left = line(
                " ",
                (sign, "$accent" if taken else "$dim"),
                " ",
                (option.label, style),
            )
            lines.append(row([left], [number, " "], width).stylize_before("on $select" if here else ""))
        return lines

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character != " " and not event.key.isdigit():
            self.post_message(self.NoWords())

    @property
    def looked_at(self) -> str:
        """The value of the option under the cursor."""
        return self.question.options[self.at].value if self.question and self.question.options else ""

    def action_move(self, by: int) -> None:
        if self.question is None:
            return
        at = self.at + by
        if 0 <= at < len(self.question.options):
            self.at = at
            self.redraw()
            self.post_message(self.Looked())
        else:
            self.post_message(self.Left(by))

    def action_choose(self, go_on: bool) -> None:
        self.post_message(self.Chosen(self.looked_at, go_on=go_on))

    def action_switch(self) -> None:
        """Take one of several, or leave it out again."""
        self.action_choose(False)

    def action_stay(self) -> None:
        """What sentences are made of does nothing here."""

    def action_clear(self) -> None:
        self.post_message(self.Chosen("", go_on=False))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if (
            action == "switch"
        ):  # of one there is nothing to switch: who writes a sentence here answers nothing
            return self.question is not None and self.question.kind == "several"
        if action != "pick":
            return True
        count = len(self.question.options) if self.question else 0
        return any(isinstance(number, int) and number <= count for number in parameters)

    def action_pick(self, number: int) -> None:
        self.at = number - 1
        self.action_choose(False)

    def on_click(self, event: events.Click) -> None:
        if self.question and 0 <= event.y < len(self.question.options):
            self.at = event.y
            self.focus()
            self.action_choose(False)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()


def edge_line(name: str, width: int) -> Content:
    """The ``top`` or ``bottom`` half-row edge of a card."""
    return line((glyph(name) * width, "$edge on $ground"))


def with_edge(text: Content, width: int) -> Content:
    """A line of a card that is being answered, with the sign of that in front."""
    return line((glyph("edge"), "$accent"), fit(text, width - 1)).stylize_before("on $raised")


class CardEdge(LinesWidget):
    """The upper or lower half-row edge of a card."""

    def __init__(self, name: str) -> None:
        super().__init__(classes="card-edge")
        self.sign = name

    def draw(self, width: int) -> list[Content]:
        return [edge_line(self.sign, width)]
