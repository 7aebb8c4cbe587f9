"""The card in which one question is answered: its words, and a field of the right kind."""

from datetime import date, timedelta
from typing import Any, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from roadworthy.knowledge.questions import Question
from roadworthy.model import KeyPath, Span
from roadworthy.model.span import number_text
from roadworthy.model.text import one_line, visible
from roadworthy.tui.echo import Echo
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.paint import fit, line, row, wrap
from roadworthy.tui.widgets.drawn import Drawn

TYPED: Final = frozenset({"number", "date", "text", "range"})


def shown_value(value: object) -> str:
    """An answer as its field shows it."""
    if value is None:
        return ""
    if isinstance(value, Span):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return number_text(value)
    return str(value)


def read_value(question: Question, words: str, today: date, before: object = None) -> Any:
    """What was typed, as the model takes it; a list where `before` is one.

    Raises ValueError with words for a person.
    """
    stripped = words.strip()
    match question.kind:
        case "number":
            return _number(stripped.lstrip("×x").rstrip("%").strip())
        case "date":
            return _day(stripped, today)
        case "range":
            return stripped or None
        case "long-text" if isinstance(before, tuple):
            return tuple(part.strip() for part in words.split("\n") if part.strip())
        case "several":
            return tuple(part.strip() for part in words.split(",") if part.strip())
        case _:
            return words


def _number(words: str) -> int | float | None:
    if not words:
        return None
    try:
        return int(words)
    except ValueError:
        pass
    try:
        return float(words.replace(",", ".") if words.count(",") == 1 and "." not in words else words)
    except ValueError:
        raise ValueError("a number is wanted") from None


def _day(words: str, today: date) -> date | None:
    if not words:
        return None
    if words == "today":
        return today
    if words[0] == "+" and words[-1:] in ("d", "w") and words[1:-1].isascii() and words[1:-1].isdigit():
        days = int(words[1:-1]) * (7 if words[-1] == "w" else 1)
        try:
            return today + timedelta(days=days)
        except OverflowError:
            raise ValueError("that is too far away") from None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError("a date such as 2026-11-23 is wanted, or +14d, +2w, today") from None


class Choices(Drawn, can_focus=True):
    """The options of a question: one, or several."""

    class Chosen(Message):
        """An option was chosen or, of several, switched."""

        def __init__(self, value: str, *, go_on: bool) -> None:
            super().__init__()
            self.value = value
            self.go_on = go_on

    class Looked(Message):
        """The cursor stands on another option."""

    class Left(Message):
        """The cursor left the options at their upper or lower end."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "choose", show=False, id="choices.up"),
        Binding("down,j", "move(1)", "choose", show=True, key_display="↑↓", id="choices.down"),
        Binding("space", "choose(False)", "take", show=True, id="choices.take"),
        Binding("enter", "choose(True)", "take, go on", show=True, key_display="↵", id="choices.take-on"),
        Binding("delete,backspace", "clear", "clear", show=False, id="choices.clear"),
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
            number = (f"{index + 1}", "$dim") if index < 9 else ("", "")
            left = line(
                " ",
                (sign, "$accent" if taken else "$dim"),
                " ",
                (option.label, style),
            )
            lines.append(row([left], [number, " "], width).stylize_before("on $select" if here else ""))
        return lines

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

    def action_clear(self) -> None:
        self.post_message(self.Chosen("", go_on=False))

    def on_key(self, event: events.Key) -> None:
        if self.question and event.character and event.character in "123456789":
            index = int(event.character) - 1
            if index < len(self.question.options):
                event.stop()
                self.at = index
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


class CardEdge(Drawn):
    """The upper or lower half-row edge of a card."""

    def __init__(self, name: str) -> None:
        super().__init__(classes="card-edge")
        self.sign = name

    def draw(self, width: int) -> list[Content]:
        return [line((glyph(self.sign) * width, "$raised on $ground"))]


class CardWords(Drawn):
    """The question in full, with its place among the others; or what is wrong with the answer."""

    def __init__(self, *classes: str) -> None:
        super().__init__(classes=" ".join(classes))
        self.left: list[tuple[str, str]] = []
        self.right = ""

    def show(self, left: list[tuple[str, str]], right: str = "") -> None:
        """Show words with their styles, each wrapped on its own, and a dim note at the first line's end."""
        self.left, self.right = left, right
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        room = width - 2 - (len(self.right) + 2 if self.right else 0)
        lines = [line(" ", (text, style)) for words, style in self.left for text in wrap(words, room)]
        if lines and self.right:
            lines[0] = row([lines[0]], [(self.right, "$dim"), " "], width)
        return [fit(text, width) for text in lines]


class FieldInput(Input):
    """A one-line field; up and down leave it. What is pasted becomes one line, its control signs visible."""

    BINDINGS: ClassVar[list[BindingType]] = []

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text.strip("\r\n"))


class FieldArea(TextArea):
    """A field for several lines; up on the first and down on the last line leave it."""

    class Left(Message):
        """The cursor left the text at its upper or lower end."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    async def _on_paste(self, event: events.Paste) -> None:
        # The library's own handler comes next, and takes what stands in the event by then.
        event.text = visible(event.text)

    def replace_text(self, words: str) -> None:
        """Show other words, with the cursor at their end."""
        with self.prevent(TextArea.Changed):
            self.text = words
            self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        row_ = self.cursor_location[0]
        at_end = (event.key == "up" and row_ == 0) or (
            event.key == "down" and row_ == self.document.line_count - 1
        )
        if at_end:
            event.stop()
            event.prevent_default()
            self.post_message(self.Left(-1 if event.key == "up" else 1))
            return
        if event.key in ("tab", "shift+tab"):
            return
        await super()._on_key(event)


class Card(Vertical):
    """One question, being answered."""

    class Answered(Message):
        """The answer changed; `value` is ready for the model."""

        def __init__(self, question: Question, path: KeyPath, value: Any, number: int) -> None:
            super().__init__()
            self.question = question
            self.path = path
            self.value = value
            self.number = number
            """Counts up, so that an answer that was overtaken can be told."""

    class Leave(Message):
        """The person goes on to another question."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Looked(Message):
        """Another option is looked at."""

    def __init__(self) -> None:
        super().__init__(classes="card")
        self.question: Question | None = None
        self.value: Any = None
        self.today = date.min
        self.path: KeyPath = ()
        self._echo = Echo()
        self._handled = ""
        self._number = 0

    def compose(self) -> ComposeResult:
        yield CardEdge("top")
        yield CardWords("card-ask")
        yield Choices()
        yield FieldInput(compact=True, select_on_focus=False)
        yield FieldArea(compact=True, soft_wrap=True, tab_behavior="focus")
        yield CardWords("card-foot")
        yield CardEdge("bottom")

    @property
    def choices(self) -> Choices:
        return self.query_one(Choices)

    @property
    def input(self) -> FieldInput:
        return self.query_one(FieldInput)

    @property
    def area(self) -> FieldArea:
        return self.query_one(FieldArea)

    def show(self, question: Question, value: Any, place: str, today: date, path: KeyPath = ()) -> None:
        """Show a question with its present answer; while it stays at `path`, its field keeps its cursor."""
        fresh = self.question is None or (question.id, path) != (self.question.id, self.path)
        self.path = path
        self.question, self.value, self.today = question, value, today
        if fresh:
            self._echo.begin(shown_value(value))
        renew = fresh or self._echo.is_news(shown_value(value))
        chosen = bool(question.options)
        long = question.kind == "long-text"
        self.choices.display = chosen
        self.area.display = long
        self.input.display = not chosen and not long
        self.query_one(".card-ask", CardWords).show([(question.ask, "bold $bright")], place)
        if chosen:
            values = value if isinstance(value, tuple) else () if value is None else (str(value),)
            self.choices.show(question, values, fresh=fresh)
        elif long:
            self.area.placeholder = question.example
            if renew:
                self.area.replace_text("\n".join(value) if isinstance(value, tuple) else str(value or ""))
                self._handled = self.area.text
        else:
            self.input.placeholder = question.example
            if renew:
                self._fill(shown_value(value))
        self._foot()

    def _fill(self, words: str) -> None:
        field = self.input
        with self.prevent(Input.Changed):
            field.value = words
            field.cursor_position = len(words)
        self._handled = words

    def _foot(self, problem: str = "") -> None:
        foot = self.query_one(".card-foot", CardWords)
        if problem:
            foot.show([(f"{glyph('look')} {one_line(problem)}", "$warn")])
        elif self.question and self.question.options:
            option = next((o for o in self.question.options if o.value == self.choices.looked_at), None)
            foot.show([(option.meaning, "$dim")] if option and option.meaning else [])
        elif self.question and self.question.unit:
            foot.show([(self.question.unit, "$dim")])
        elif self.question and self.question.kind == "several":
            foot.show([("several, with commas between", "$dim")])
        else:
            foot.show([])

    def complain(self, problem: str) -> None:
        """Say why the answer is not taken."""
        self._foot(problem)

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        for field in (self.choices, self.area, self.input):
            if field.display:
                self._focus_now(field)
                return

    def _focus_now(self, field: Widget) -> None:
        """At once, so that the next key of a burst goes there already."""
        self.screen.set_focus(field, scroll_visible=False)

    def begin(self, typed: str) -> bool:
        """Open the text field with a first sign; whether there is one."""
        if not self.display:
            return False
        if self.area.display:
            self._focus_now(self.area)
            self.area.insert(typed)
        elif self.input.display:
            self._focus_now(self.input)
            self.input.insert_text_at_cursor(typed)
        else:
            return False
        return True

    def invalid_text(self) -> str:
        """What stands in the field and can't be taken; empty where all is well."""
        if self.question is None or not self.input.display:
            return ""
        try:
            read_value(self.question, self.input.value, self.today)
        except ValueError:
            return self.input.value
        return ""

    def flush(self) -> Answered | None:
        """What was typed a moment ago and was not sent on yet; None where there is nothing."""
        field = self.area.text if self.area.display else self.input.value if self.input.display else None
        if not self.display or self.question is None or field is None or field == self._handled:
            return None
        self._handled = field
        try:
            value = read_value(self.question, field, self.today, self.value)
        except ValueError as error:
            self._foot(str(error))
            return None
        self._foot()
        self._echo.sends(shown_value(value))
        return self._answer(self.question, value)

    def _answer(self, question: Question, value: Any) -> Answered:
        self._number += 1
        return self.Answered(question, self.path, value, self._number)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        if answer := self.flush():
            self.post_message(answer)

    @on(Choices.Chosen)
    def _chose(self, event: Choices.Chosen) -> None:
        event.stop()
        question = self.question
        if question is None:
            return
        if question.kind == "choice":
            again = str(self.value) == event.value and not event.go_on
            self.post_message(self._answer(question, None if again or not event.value else event.value))
        else:
            held = self.value if isinstance(self.value, tuple) else ()
            switched = (
                tuple(v for v in held if v != event.value) if event.value in held else (*held, event.value)
            )
            if not event.go_on:
                self.post_message(self._answer(question, switched if event.value else ()))
        if event.go_on:
            self.post_message(self.Leave(1))

    @on(Choices.Looked)
    def _looked(self, event: Choices.Looked) -> None:
        event.stop()
        self._foot()
        self.post_message(self.Looked())

    @on(Choices.Left)
    @on(FieldArea.Left)
    def _left(self, event: Choices.Left | FieldArea.Left) -> None:
        event.stop()
        self.post_message(self.Leave(event.by))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Leave(1))

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down") and self.input.display:
            event.stop()
            self.post_message(self.Leave(-1 if event.key == "up" else 1))


__all__ = ["Card", "read_value", "shown_value"]
