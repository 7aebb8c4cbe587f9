"""The card in which one question is answered: its words, and a field of the right kind."""

from datetime import date
from typing import Any, Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from roadworthy.knowledge.questions import Question
from roadworthy.model import KeyPath
from roadworthy.model.text import one_line, visible
from roadworthy.tui.echo import Echo
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.widgets.answers import read_value, shown_value
from roadworthy.tui.widgets.fields import CardEdge, CardWords, Choices, FieldArea, FieldInput

TYPED: Final = frozenset({"number", "date", "text", "range"})


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
            foot.show([(f"{glyph('look')} ", "bold $warn"), (one_line(problem), "$ink")])
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
        """Open the text field with a first sign, or with what was pasted; whether there is one."""
        if not self.display:
            return False
        if self.area.display:
            self._focus_now(self.area)
            self.area.insert(visible(typed))
        elif self.input.display:
            self._focus_now(self.input)
            self.input.insert_text_at_cursor(one_line(typed))
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
