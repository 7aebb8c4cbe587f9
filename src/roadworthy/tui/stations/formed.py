"""A station that is one form."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from roadworthy.edits.edit import Edit, clear
from roadworthy.knowledge.questions import Question
from roadworthy.model import Decision, KeyPath, get
from roadworthy.tui.stations.base import Station
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Subheading


class FormStation(Station):
    """A station drawn from the question catalogue. A subclass says in `sheet` what stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "rest", "done", key_display="esc", id="form.rest"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.form.card.has_focus_within and not self.form.has_focus if action == "rest" else True

    def action_rest(self) -> None:
        """Close the open field, so that single keys are commands again."""
        self.session.end_step()
        self.form.rest()

    def body(self) -> ComposeResult:
        yield Form(self.session, self.sheet, self._delete)

    @property
    def form(self) -> Form:
        """The form."""
        return self.query_one(Form)

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        """The items for a decision; `opened` are the records whose questions are shown."""
        raise NotImplementedError

    def deletion(self, entry: Entry) -> Edit:
        """The edit that takes a record away."""
        return clear(entry.path, f"Deleted “{entry.title}”")

    def _delete(self, entry: Entry) -> Edit:
        edit = self.deletion(entry)
        self.call_after_refresh(self._tell_deleted, edit.path, edit.label)
        return edit

    def _tell_deleted(self, path: KeyPath, label: str) -> None:
        if get(self.decision, path) is None:
            self.post_message(
                self.Tell((label, "$ink"), ("   u ", "bold $accent"), ("brings it back", "$ink"))
            )

    def adds(self) -> Mapping[str, Callable[[], None]]:
        items = [item for item in self.form.stops() if isinstance(item, Add)] if self.form.display else []
        labels = Counter(item.label for item in items)
        return {item.label: partial(self._add, item) for item in items if labels[item.label] == 1}

    def _add(self, item: Add) -> None:
        self.form.open_item(item)
        self.form.enter(item)

    def show(self, decision: Decision) -> None:
        del decision
        self.form.rebuild()

    def enter(self) -> None:
        self.form.rest()

    def go_to(self, path: KeyPath) -> None:
        typing = self.form.card.has_focus_within and self.left_off() == path
        if path and not typing:
            self.form.open_path(path, at_rest=True)
        if not typing:
            self.form.rest()

    def flush(self) -> None:
        self.form.flush()

    def left_off(self) -> KeyPath:
        return self.form.at[1] if self.form.at else ()

    def guidance(self) -> Guidance:
        match self.form.current:
            case Ask(question):
                asked = question_guidance(question)
                return Guidance(asked.title, (*asked.blocks, *self.missing()))
            case Entry() as entry:
                return self.about_entry(entry)
            case Add() as add:
                return self.about_add(add)
            case _:
                return self.about_station()

    def about_entry(self, entry: Entry) -> Guidance:
        """The guide's words about a record's line."""
        del entry
        return self.about_station()

    def about_add(self, add: Add) -> Guidance:
        """The guide's words about a line that makes a new record."""
        del add
        return self.about_station()

    def asks(self, questions: Sequence[Question], indent: int = 0, **slugs: str) -> list[Item]:
        """The questions that are to be asked now, under their sections' heads where they are not indented."""
        items: list[Item] = []
        section = ""
        for question in questions:
            if not self.asked(question, **slugs):
                continue
            if question.section != section:
                items.append(Subheading(question.section, indent) if indent else Heading(question.section))
            section = question.section
            items.append(Ask(question, slugs, indent))
        return items

    def asked(self, question: Question, **slugs: str) -> bool:
        """Whether the question is asked now: in the short walk the essential ones alone."""
        return (question.essential or not self.short) and question.asked(self.decision, **slugs)

    @on(Form.Moved)
    def _moved(self, event: Form.Moved) -> None:
        event.stop()
        self.post_message(self.GuideChanged())


def question_guidance(question: Question) -> Guidance:
    """The guide's words about a question; an option's meaning stands in its card."""
    return Guidance(question.ask, (("Why we ask", question.why), ("How to answer", question.how)))
