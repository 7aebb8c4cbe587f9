"""A station that is one form, drawn from its outline."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.form import Done, Led
from roadworthy.interview.items import (
    Action,
    AddRecord,
    Ask,
    Given,
    Item,
    RecordLine,
    SectionHead,
    Stop,
)
from roadworthy.interview.own_name import asking_with_own_name
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question
from roadworthy.method.homes import home_of
from roadworthy.model import Decision, KeyPath, get
from roadworthy.session import Session
from roadworthy.tui.stations.base import Station
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.fields import Choices
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_rows import RowItem


class FormStation(Station):
    """A station drawn from its outline. A subclass draws what has a picture of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "add", "add", show=False, id="form.add"),
        Binding("escape", "rest", "done", key_display="esc", id="form.rest"),
        Binding("escape", "leave_record", "back", key_display="esc", id="form.leave"),
    ]

    VIEW: ClassVar[View] = View()
    """What is looked at in it at first."""
    _was_shown = False

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(session, short=short)
        self.form = Form(
            session, outline_of(self.ID), self, self.VIEW.but(short=short, earlier=session.earlier)
        )

    def earlier_found(self) -> None:
        self.form.look(earlier=self.session.earlier)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        match action:
            case "rest":
                return self.form.field_open
            case "add":
                return not self.form.field_open and self._next_add() is not None
            case "leave_record":
                return not self.form.field_open and self.form.state.record_line is not None
            case _:
                return True

    def action_add(self) -> None:
        """Begin the record whose line comes next, or the first one there is."""
        if self.form.may_leave() and (line := self._next_add()) is not None:
            self.form.open_item(line)
            self.form.enter(line)

    def _next_add(self) -> AddRecord | None:
        stops, here = self.form.stops(), self.form.current
        at = stops.index(here) if here in stops else 0
        return next((one for one in (*stops[at:], *stops[:at]) if isinstance(one, AddRecord)), None)

    def action_rest(self) -> None:
        """Close the open field, so that single keys are commands again."""
        if self.form.may_leave():
            self.session.end_step()
            self.form.rest()
            self.post_message(self.GuideChanged())

    def action_leave_record(self) -> None:
        """Back to the line of the record."""
        self.form.state.leave_record()
        self.form.rebuild()
        self.form.rest()
        self.form.post_message(Form.Moved(self.form))

    def may_leave(self) -> bool:
        return self.form.may_leave()

    def body(self) -> ComposeResult:
        yield self.form

    # What the form asks of its station

    def draws(self, item: Item) -> bool:
        """Whether `lines_of` has lines of its own for an item."""
        del item
        return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        """The lines of an item that the station draws, each with a blank cell in front."""
        raise NotImplementedError

    def lit_lines(self, item: RowItem, width: int) -> Sequence[Content] | None:
        """The lines of the item with the focus, where the station lights them itself."""
        del item, width
        return None

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        """A mark before a section's title, and the words at its end."""
        del width
        return None, item.note or item.keys

    def in_columns(self, item: Ask) -> bool:
        """Whether an answer may share its row with the next, where both are short enough."""
        del item
        return False

    def act(self, action: Action) -> None:
        """Do what an action says, asking what it has to know."""
        if action.asks:
            from roadworthy.tui.screens.asking import ask_first

            action = asking_with_own_name(action, self.session.path)
            does, today = action.does, self.session.today()
            check = None if does is None else lambda given: does(self.decision, today, given)
            ask_first(self.app, action, today, partial(self.done, action), check)
        else:
            self.done(action, {})

    def done(self, action: Action, given: Given) -> None:
        """Do it with what was asked, and go where it leads."""
        self.form.flush()
        outcome = self.form.tried(lambda: self.form.state.act(action, given))
        self.form.rebuild()
        if isinstance(outcome, Led):
            self.lead(outcome.path)
        elif isinstance(outcome, Done):
            self.after(action, outcome.edit)
            if outcome.leads is not None:
                self.lead(outcome.leads)

    def after(self, action: Action, edit: Edit) -> None:
        """A change was made by an action: what the station says or shows then."""

    def lead(self, path: KeyPath) -> None:
        """Show the place at `path`, at this station or another."""
        home = home_of(path, self.decision)
        if home == self.ID:
            self.go_to(path)
        elif home:
            self.post_message(self.GoTo(home, path if len(path) > 1 or home != path[0] else ()))

    def entered(self, item: RecordLine) -> bool:
        """A record was chosen; whether the station did something with it."""
        del item
        return False

    def shifted(self, item: RecordLine, by: int) -> None:
        """A record is to be moved among its sisters."""
        moved = self.form.state.shift(item, by)
        self.form.rebuild()
        if moved is None:
            self.post_message(self.Tell((f"This is the {'first' if by < 0 else 'last'} of them", "$dim")))

    def deleted(self, item: RecordLine) -> None:
        """A record is to be taken away."""
        edit = self.form.state.delete(item)
        self.form.rebuild()
        if edit is not None:
            self.call_after_refresh(self._tell_deleted, edit.path, edit.label)

    def clicked_row(self, item: RowItem, x: int, width: int) -> bool:
        """A click on the row with the focus; whether it was taken."""
        del item, x, width
        return False

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """Where going up from a stop leads, if not to the one before."""
        del stops, place
        return None

    # What the walk asks of the station

    def _tell_deleted(self, path: KeyPath, label: str) -> None:
        if get(self.decision, path) is None:
            self.post_message(
                self.Tell((label, "$ink"), ("   u ", "bold $accent"), ("brings it back", "$ink"))
            )

    def adds(self) -> Mapping[str, Callable[[], None]]:
        found: list[tuple[str, RowItem]] = []
        for item in self.form.stops() if self.form.display else []:
            if isinstance(item, AddRecord):
                found.append((item.label, item))
            elif isinstance(item, Action) and item.sign == "add":
                found.append((item.words, item))
        labels = Counter(label for label, _ in found)
        return {label: partial(self._add, item) for label, item in found if labels[label] == 1}

    def add_to(self, table: str) -> None:
        for item in self.form.stops():
            if isinstance(item, AddRecord) and item.table == (table,):
                self._add(item)
                return

    def _add(self, item: RowItem) -> None:
        self.form.open_item(item)
        self.form.enter(item)

    def show(self, decision: Decision) -> None:
        del decision
        self.form.rebuild(if_changed=not self._was_shown)  # at first its items were made a moment ago
        self._was_shown = True

    @on(Choices.NoWords)
    def _no_words(self, event: Choices.NoWords) -> None:
        event.stop()
        self.refused(say("card", "no_letters"))

    def set_short(self, *, short: bool) -> None:
        self.form.state.view = self.form.state.view.but(short=short)
        super().set_short(short=short)

    def enter(self) -> None:
        if self.form.state.view.order:
            self.form.look(order=())  # put in order anew, for this visit
        self.form.rest()

    def begin(self) -> None:
        self.form.open_field()

    def go_to(self, path: KeyPath) -> None:
        typing = self.form.field_open and bool(path) and self.left_off()[: len(path)] == path
        if path and not typing:
            self.form.open_path(path)
        if not typing:
            self.form.rest()

    def flush(self) -> None:
        self.form.flush()

    def leave(self) -> None:
        self.form.flush()
        self.form.state.leave()

    def left_off(self) -> KeyPath:
        return self.form.at[1] if self.form.at else ()

    def guidance(self) -> Guidance:
        match self.form.current:
            case Ask(question):
                asked = question_guidance(question)
                return Guidance(asked.title, (*asked.blocks, *self.missing()))
            case RecordLine() as record:
                return self.about_record(record)
            case AddRecord() as add:
                return self.about_add(add)
            case Action() as action:
                return self.about_action(action)
            case _:
                return self.about_station()

    def about_record(self, record: RecordLine) -> Guidance:
        """The guide's words about a record's line."""
        del record
        return self.about_station()

    def about_add(self, add: AddRecord) -> Guidance:
        """The guide's words about a line that begins a record."""
        del add
        return self.about_station()

    def about_action(self, action: Action) -> Guidance:
        """The guide's words about something that can be done."""
        del action
        return self.about_station()

    @on(Form.Doubted)
    def _doubted(self, event: Form.Doubted) -> None:
        """Several things could be meant: a key says which, and the form goes on."""
        from roadworthy.tui.screens.choose import which_is_meant

        event.stop()

        def picked(words: str | None) -> None:
            if words is not None:
                self.form.card.mean(words)
                self.form.go(1, opens=True)

        self.app.push_screen(which_is_meant(event.unclear), picked)

    @on(Form.Moved)
    def _moved(self, event: Form.Moved) -> None:
        event.stop()
        self.post_message(self.GuideChanged())


def question_guidance(question: Question) -> Guidance:
    """The guide's words about a question; an option's meaning stands in its card."""
    return Guidance(question.ask, (("Why we ask", question.why), ("How to answer", question.how)))
