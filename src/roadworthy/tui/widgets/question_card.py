"""The card in which one question is answered: its words, and a field of the right kind.

At rest it is all drawn. A field that is opened lies over its lines, where the answer stood.
"""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.content import Content
from textual.geometry import Offset, Size
from textual.layout import Layout
from textual.message import Message
from textual.widget import Widget

from roadworthy.interview.answers import MEASURED, read_value, shown_value, understood_so_far
from roadworthy.interview.offered import named_words, offered_words
from roadworthy.interview.refusal import NotTaken, Unclear
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, answered
from roadworthy.model import KeyPath
from roadworthy.model.text import one_line
from roadworthy.report.phrases import stopped
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.pending import Pending
from roadworthy.tui.text_layout import line, shortened, wrap
from roadworthy.tui.widgets.between import BetweenLines
from roadworthy.tui.widgets.fields import Choices, edge_line, with_edge
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.text_answer import TextAnswer

if TYPE_CHECKING:
    from textual.widgets import Input, TextArea

    from roadworthy.tui.widgets.text_fields import FieldLeft


class QuestionCard(LinesWidget):
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

        def __init__(self, by: int, *, opens: bool = False) -> None:
            super().__init__()
            self.by = by
            self.opens = opens
            """Whether the field of the other one is opened, too."""

    class Looked(Message):
        """Another option is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.value: Any = None
        self.today = date.min
        self.path: KeyPath = ()
        self.completions: tuple[str, ...] = ()
        """Names to which the first letters can be completed."""
        self.text = TextAnswer(self)
        """The answer where it is one in words."""
        self.choices = Choices()
        self._said: tuple[tuple[str, str], ...] = ()
        """The line below the answer: a sign where there is one, and words."""
        self._looks: object = None
        self._shape: object = None
        self._between = BetweenLines(self._count_above)
        self._echo = Pending()
        self.live = True
        self._handled = ""
        self.problem = ""
        """Why what stands in the field is not taken; empty where it is."""
        self.unclear: Unclear | None = None
        """What stands in the field, where it could mean two things."""
        self.warned = False
        """Whether the person was told that leaving gives up what is not taken."""
        self._number = 0

    @property
    def layout(self) -> Layout:
        return self._between

    @property
    def is_text(self) -> bool:
        """Whether the question is answered in words."""
        return self.question is not None and not self.question.options

    def show(
        self,
        question: Question,
        value: Any,
        today: date,
        path: KeyPath = (),
        *,
        live: bool = True,
    ) -> None:
        """Show a question with its present answer; while it stays at `path`, its field keeps its cursor.

        Where it is `live` each letter is sent on as it is typed, else all of it when the field is left.
        """
        self.live = live
        fresh = self.question is None or (question.id, path) != (self.question.id, self.path)
        self.path = path
        self.question, self.value, self.today = question, value, today
        if fresh:
            self.problem, self.warned = "", False
            self._echo.begin(shown_value(value))
        renew = fresh or self._echo.is_news(shown_value(value))
        self.choices.display = not self.is_text
        if not self.is_text:
            self.text.close()
            if self.choices.parent is None:
                self.mount(self.choices)
            values = value if isinstance(value, tuple) else () if value is None else (str(value),)
            self.choices.show(question, values, fresh=fresh)
        elif renew:
            words = self._words_of(value)
            self._handled = words
            if fresh:
                long, by_lines = question.kind == "long-text", isinstance(value, tuple)
                self.text.show(words, offered_words(question), long=long, by_lines=by_lines)
            else:
                self.text.renew(words)
                self.problem = ""
        self._foot(self.problem)

    @property
    def _field(self) -> Widget | None:
        """What lies over the card's lines."""
        return self.text.field if self.is_text else self.choices if self.choices.parent is not None else None

    def _above(self, width: int) -> list[Content]:
        """The lines above the answer: the question in full."""
        if self.question is None:
            return []
        words = wrap(self.question.ask, width - 5)
        asked = [line(" ", (text, "bold $bright")) for text in words]
        return [*self._edge("top", width), *(with_edge(text, width) for text in asked)]

    def _below(self, width: int) -> list[Content]:
        """The lines below the answer: what is wrong with it, or what it means."""
        if not self._said:
            return self._edge("bottom", width)
        (*sign, (words, style)) = self._said
        pad = " " * (1 + sum(len(one) for one, _ in sign))
        told = [line(pad, (text, style)) for text in wrap(words, width - 2 - len(pad))]
        if sign and told:
            told[0] = line(" ", *sign, told[0][len(pad) :])
        return [*(with_edge(text, width) for text in told), *self._edge("bottom", width)]

    def focus_place(self) -> Offset:
        """Where the question begins, below the card's edge."""
        return Offset(0, len(self._edge("top", self.size.width)))

    def _edge(self, name: str, width: int) -> list[Content]:
        return [] if self.screen.has_class("-narrow") else [edge_line(name, width)]

    def _count_above(self, width: int) -> int:
        return len(self._above(width))

    def draw(self, width: int) -> list[Content]:
        above, below = self._above(width), self._below(width)
        if self._field is None:
            answer = [with_edge(text, width) for text in self.text.draw(width - 1)]
        else:
            answer = [Content("")] * (self.size.height - len(above) - len(below))
        return [*above, *answer, *below]

    def drawn_for(self, width: int) -> object:
        # Where a field grows or shrinks, what is below it stands elsewhere.
        return width, self.size.height if self._field is not None else 0

    def redraw(self) -> None:
        """Draw anew where it looks otherwise; lay out anew where the answer stands elsewhere."""
        question, width = self.question, self.size.width
        if question is None:
            return
        field = self._field
        words = None if field else (self.text.words, question.example)
        looks = (question.ask, question.kind, self._said, field, words)
        if looks == self._looks:
            return
        self._looks = looks
        super().redraw()
        shape = (len(self._above(width)), len(self._below(width)), field)
        if shape != self._shape:
            self._shape = shape
            self.refresh(layout=True)

    @property
    def is_laid_out(self) -> bool:
        width, height = self.size
        field = self._field
        if field is None:
            return super().is_laid_out
        around = len(self._above(width)) + len(self._below(width))
        return field.size.height > 0 and height == around + field.outer_size.height

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if self._field is None:
            return super().get_content_height(container, viewport, width)
        field = sum(placement.region.height for placement in self.arrange(Size(width, 0)).placements)
        return len(self._above(width)) + field + len(self._below(width))

    def _words_of(self, value: Any) -> str:
        if self.question is None or self.question.kind != "long-text":
            return shown_value(value)
        return "\n".join(value) if isinstance(value, tuple) else str(value or "")

    def _foot(self, problem: str = "") -> None:
        self._said = ()
        if problem:
            self._said = ((f"{glyph('look')} ", "bold $warn"), (one_line(problem), "$ink"))
        elif self.question and self.question.options:
            option = next((o for o in self.question.options if o.value == self.choices.looked_at), None)
            self._said = ((option.meaning, "$dim"),) if option and option.meaning else ()
        elif self.question:
            told = self.text.note_below(self.question)
            self._said = ((told, "$dim"),) if told else ()
        self.redraw()

    def complain(self, problem: str) -> None:
        """Say why the answer is not taken; what was typed stays in its field."""
        self.problem = problem
        self._foot(problem)

    def mean(self, words: str) -> None:
        """Put what is meant in the place of what could mean two things; taking it is next."""
        self.unclear = None
        self.text.renew(words)

    def warn(self) -> None:
        """Say what becomes of what is not taken when the field is left all the same."""
        self.warned = True
        before = one_line(self._words_of(self.value))
        why, key = stopped(self.problem), "leaving" if before else "leaving_open"
        self._foot(say("card", key, why=why, before=shortened(before, 30)))

    def give_up(self) -> None:
        """Put back what stood there before what can't be taken was typed."""
        self.problem, self.warned = "", False
        self._handled = self._words_of(self.value)
        self.text.renew(self._handled)
        self._foot()

    @property
    def is_open(self) -> bool:
        """Whether a field or the options have the focus."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and focused.display and self in focused.ancestors

    def focus_field(self) -> None:
        """Put the cursor into the field."""
        self._focus_now(self.text.open(self.completions) if self.is_text else self.choices)

    def rest(self) -> None:
        """Close the field, with what was taken of the words that stand in it."""
        question, words = self.question, self.text.words
        if self.is_text and question is not None and question.kind in MEASURED and words == self._handled:
            with suppress(NotTaken):
                self._handled = shown_value(read_value(question, words, self.today, self.value))
                self.text.renew(self._handled)
        self.text.rest()
        self._foot(self.problem)

    def _focus_now(self, field: Widget) -> None:
        """At once, so that the next key of a burst goes there already."""
        self._foot(self.problem)
        self.screen.set_focus(field, scroll_visible=False)

    def flush(self) -> Answered | None:
        """What was typed a moment ago and was not sent on yet; None where there is nothing to be taken."""
        words = self.text.words
        if not self.display or self.question is None or not self.is_text or words == self._handled:
            return None
        self._handled = words
        try:
            value = read_value(self.question, words, self.today, self.value)
        except NotTaken as error:
            self.complain(str(error))
            self.unclear = error if isinstance(error, Unclear) else None
            return None
        self.problem, self.unclear = "", None
        self._foot()
        self._echo.sends(shown_value(value))
        return self._answer(self.question, value)

    def _preview(self) -> None:
        """Say below a date or a number that is being typed how it is understood so far."""
        self.problem = ""
        if self.question is None:
            return
        # What was refused before, and is typed again, is to be refused again.
        self._handled = self._words_of(self.value)
        words = self.text.words
        self._said = ()
        if told := understood_so_far(self.question, words, self.today, self.value):
            self._said = ((f"{glyph('arrow')} ", "$accent"), (told, "$ink"))
            self.redraw()
        else:
            self._foot()

    def _answer(self, question: Question, value: Any) -> Answered:
        self._number += 1
        return self.Answered(question, self.path, value, self._number)

    # Of the fields only the names are known here: their modules are imported when one is opened.

    def on_input_changed(self, event: "Input.Changed") -> None:
        self._typed(event)

    def on_text_area_changed(self, event: "TextArea.Changed") -> None:
        self._typed(event)

    def _typed(self, event: Message) -> None:
        event.stop()
        self.warned = False
        if self.question is not None and self.question.kind in MEASURED:
            self._preview()  # half of a date is another date: it is taken when the field is left
        elif self.live and (answer := self.flush()):
            self.post_message(answer)
        elif not self.live:
            self._tell_completion()

    def _tell_completion(self) -> None:
        """Say below the name that is typed to which one of the catalogue it can be completed."""
        leads, told = named_words(self.text.words, self.completions)
        if not told:
            self._foot()
            return
        right = ((f"{glyph('arrow')} ", "bold $accent"),) if leads else ()
        self._said = (*right, (told, "$ink"))
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.focus_field()

    @on(Choices.Chosen)
    def _chose(self, event: Choices.Chosen) -> None:
        event.stop()
        question = self.question
        if question is None:
            return
        if question.kind == "choice":
            self.post_message(self._answer(question, event.value or None))
        else:
            held = self.value if isinstance(self.value, tuple) else ()
            switched = (
                tuple(v for v in held if v != event.value) if event.value in held else (*held, event.value)
            )
            if not event.go_on:
                self.post_message(self._answer(question, switched if event.value else ()))
        if event.go_on:
            self.post_message(self.Leave(1, opens=True))

    @on(Choices.Looked)
    def _looked(self, event: Choices.Looked) -> None:
        event.stop()
        self._foot()
        self.post_message(self.Looked())

    @on(Choices.Left)
    def _left(self, event: Choices.Left) -> None:
        event.stop()
        self.post_message(self.Leave(event.by))

    def on_field_left(self, event: "FieldLeft") -> None:
        event.stop()
        self._leave(event.by, opens=event.opens)

    def on_input_submitted(self, event: "Input.Submitted") -> None:
        event.stop()
        question = self.question
        if question is not None and question.proposed and not self.text.words and not answered(self.value):
            self.text.renew(question.proposed)
        self._leave(1, opens=True)

    def _leave(self, by: int, *, opens: bool) -> None:
        """Go on; but not by enter from a record without a name, whose letters would be commands elsewhere."""
        if opens and not self.live and not self.text.words.strip():
            self._foot(say("card", "unnamed"))
        else:
            self.post_message(self.Leave(by, opens=opens))
