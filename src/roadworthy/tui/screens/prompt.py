"""A few short fields that are taken together."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input

from roadworthy.interview.offered import example_words
from roadworthy.knowledge.interview_words import say
from roadworthy.model import PathError
from roadworthy.model.frozen import frozen
from roadworthy.store import StoreError
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.screens.panel import Hints, Panel, PanelText
from roadworthy.tui.text_layout import Fragment, fit, line
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.text_fields import LineInput
from roadworthy.tui.widgets.typing_history import typing_redone, typing_undone

LABELS = 11


@frozen
class Field:
    """One field of a prompt."""

    key: str
    label: str
    value: str = ""
    example: str = ""
    hint: str = ""
    """What stands in it faintly while it is empty, where that is no example."""
    suggester: Suggester | None = None


class FieldLabel(LinesWidget):
    """The label before a field; carries the focus edge."""

    def __init__(self, label: str) -> None:
        super().__init__(classes="field-label")
        self.label = label
        self.lit = False

    def light(self, *, on: bool) -> None:
        """Show whether the field has the focus."""
        if on != self.lit:
            self.lit = on
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        edge = line((glyph("edge"), "$accent")) if self.lit else line(" ")
        return [fit(line(edge, (self.label, "$bright" if self.lit else "$dim")), width)]


class FieldError(ValueError):
    """Why the words of one field are not taken."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field: Final = field


class PromptScreen(Panel[object]):
    """Asks for a few words; `take` makes the result of them, or raises what is wrong."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", "next field", show=False, id="prompt.next"),
        Binding("up", "go(-1)", "previous field", show=False, id="prompt.previous"),
        Binding("ctrl+z", "undo", "undo typing", show=False, id="prompt.undo"),
        Binding("ctrl+y,ctrl+shift+z", "redo", "do typing again", show=False, id="prompt.redo"),
    ]
    DEFAULT_CSS = """
    PromptScreen .field { height: 1; margin-bottom: 1; }
    PromptScreen .field-label { width: 13; height: 1; }
    PromptScreen .field Input, PromptScreen .field Input:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; margin: 0 1 0 0; background: $ground;
        background-tint: 0%; color: $bright;
    }
    PromptScreen .field Input:focus { background: $select; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        take: Callable[[Mapping[str, str]], object],
        *,
        words: str = "",
        does: str = "take",
        note: str = "",
        begun: bool = False,
    ) -> None:
        super().__init__()
        self.heading = title
        self.words = words
        self.fields = fields
        self.take = take
        self.does = does
        self.note = note
        self.begun = begun
        """Whether something was chosen before, which is lost where this is left."""
        self._warned = False
        self._keeps_foot = False
        """Whether the change of a field that comes next leaves standing what is said."""

    def inside(self) -> ComposeResult:
        told = [(self.heading, "bold $bright")]
        if self.words:
            told.append((self.words, "$dim"))
        yield PanelText(*told)
        for field in self.fields:
            with Horizontal(classes="field"):
                yield FieldLabel(field.label)
                yield LineInput(
                    field.value, placeholder=field.hint or example_words(field.example),
                    id=f"field-{field.key}", compact=True, suggester=field.suggester, select_on_focus=True,
                )  # fmt: skip
        yield PanelText(*([(self.note, "$dim")] if self.note else []), id="prompt-foot")
        yield Hints(*self._keys(goes_on=len(self.fields) > 1))

    def _keys(self, *, goes_on: bool) -> list[tuple[str, str]]:
        """What the keys do now: enter goes on to the next field until it takes all of them."""
        keys = [(glyph("enter"), "next field" if goes_on else self.does)]
        if len(self.fields) > 1:
            keys.append(("tab", "next field"))
        if any(field.suggester for field in self.fields):
            keys.append(("right" if is_ascii() else "→", "complete"))
        return [*keys, ("esc", "close")]

    def _goes_on(self) -> bool:
        """Whether enter leads to another field: this is not the last one, and one is still empty."""
        inputs = self.inputs
        return self.focused is not inputs[-1] and not all(one.value.strip() for one in inputs)

    @property
    def inputs(self) -> list[Input]:
        """The fields, in their order."""
        return list(self.query(Input))

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {(one.id or "").removeprefix("field-"): one.value for one in self.inputs}

    def say(self, problem: str) -> None:
        """Say what is wrong, or nothing."""
        foot = self.query_one("#prompt-foot", PanelText)
        if problem:
            foot.show((problem, "$warn"))
        else:
            foot.show(*([(self.note, "$dim")] if self.note else []))

    def may_leave(self) -> bool:
        before = {field.key: field.value for field in self.fields}
        if self._warned or not (self.begun or self.values != before):
            return True
        self._warned = True
        self.say(say("prompt", "not_taken"))
        return False

    def on_resize(self, event: events.Resize) -> None:
        """A field that is wider or narrower shows its cursor, and no more before it than it has to."""
        del event

        def scroll() -> None:
            for one in self.inputs:
                selected = one.selection
                one.cursor_position = 0
                one.selection = selected

        self.call_after_refresh(scroll)

    def action_undo(self) -> None:
        """Take the last typing in this field back, and say so."""
        before = self.values
        self._tell_typing(typing_undone(self.focused, with_keys=False), before)

    def action_redo(self) -> None:
        """Type again what was taken back, and say so."""
        before = self.values
        self._tell_typing(typing_redone(self.focused), before)

    def _tell_typing(self, told: Sequence[Fragment], before: Mapping[str, str]) -> None:
        words = line(*told).plain.rstrip()
        self.query_one("#prompt-foot", PanelText).show((words, "$dim"))
        self._keeps_foot = self.values != before

    def action_go(self, by: int) -> None:
        inputs = self.inputs
        place = inputs.index(self.focused) if isinstance(self.focused, Input) else 0
        inputs[(place + by) % len(inputs)].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        for label, one in zip(self.query(FieldLabel), self.inputs, strict=True):
            label.light(on=one is event.widget)
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one(Hints).show(*self._keys(goes_on=self._goes_on()))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._warned = False
        if not self._keeps_foot:
            self.say("")
        self._keeps_foot = False
        self._show_keys()
        self.changed((event.input.id or "").removeprefix("field-"))

    def changed(self, key: str) -> None:
        """A field was changed."""
        del key

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._goes_on():
            self.action_go(1)
            return
        try:
            result = self.take(self.values)
        except (StoreError, ValueError) as error:
            self.refuse(error)
            return
        self.dismiss(result)

    def refuse(self, error: Exception) -> None:
        """Say why it is not taken, in the field that it is about: the one it names, else the first empty.

        Who was told that leaving loses it is told again: something was tried since.
        """
        self._warned = False
        named = error.field if isinstance(error, FieldError) else ""
        about = next((one for one in self.inputs if one.id == f"field-{named}"), None)
        about = about or next((one for one in self.inputs if not one.value.strip()), None)
        if about is not None:
            about.focus()
        self.say(error.why if isinstance(error, PathError) else str(error))
