"""A form: questions, records and drawn words one under another, one of them open for an answer.

Only the open question has a real field; all others are drawn lines. So a form of a hundred questions mounts
as fast as one of three. Where the person stands and what is open is in its `FormState`.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from roadworthy.interview.answers import NotTaken
from roadworthy.interview.form import ActOutcome, FormState, Outline
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Place, RecordLine, Stop, place_of
from roadworthy.interview.view import View
from roadworthy.model import Decision, KeyPath
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.tui.textual_patches.strip_widget import PlainContainer
from roadworthy.tui.widgets.form_rows import FormLines, RowItem, RowStop
from roadworthy.tui.widgets.item_lines import Drawer
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.question_card import QuestionCard

COMMAND_KEYS = frozenset("gujkU")
"""Single keys that stay commands while no field is open."""
_QUOTED = 60


class FormOwner(Drawer, Protocol):
    """The station that a form stands in: what it draws, and what it does in ways of its own."""

    def act(self, action: Action) -> None:
        """Do what an action says, asking what it has to know."""

    def entered(self, item: RecordLine) -> bool:
        """A record was chosen; whether the station did something with it."""

    def shifted(self, item: RecordLine, by: int) -> None:
        """A record is to be moved among its sisters."""

    def deleted(self, item: RecordLine) -> None:
        """A record is to be taken away."""

    def clicked_row(self, item: RowItem, x: int, width: int) -> bool:
        """A click on the row with the focus; whether it was taken."""

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """Where going up from a stop leads, if not to the one before."""


class Form(VerticalScroll, PlainContainer):
    """The items of an outline, drawn; the open one can be answered."""

    class Moved(Message):
        """Another item is open, or another option is looked at."""

        def __init__(self, form: "Form") -> None:
            super().__init__()
            self.form = form

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer", key_display="↵", id="form.answer"),
        Binding("up,k", "go(-1)", "previous", show=False, id="form.up"),
        Binding("down,j", "go(1)", "next", show=False, id="form.down"),
        Binding("tab", "go(1)", "next field", show=True, id="form.next"),
        Binding("shift+tab", "go(-1)", "previous field", show=False, id="form.previous"),
        Binding("pageup", "go(-8)", "up", show=False, id="form.page-up"),
        Binding("pagedown", "go(8)", "down", show=False, id="form.page-down"),
    ]

    def __init__(self, session: Session, outline: Outline, owner: FormOwner, view: View) -> None:
        super().__init__()
        self.session = session
        self.owner = owner
        self.drawer: Drawer = owner
        self.state = FormState(session, outline, view)
        self.card = QuestionCard()
        self.row_stop = RowStop(self)
        self._taken = 0
        self._out_of_view = False

    def compose(self) -> ComposeResult:
        yield FormLines(self)
        yield self.card
        yield FormLines(self)

    def on_mount(self) -> None:
        self.rebuild()
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Nothing in a form looks otherwise because of it, so nothing is styled again."""

    @property
    def items(self) -> Sequence[Item]:
        """What stands in the form."""
        return self.state.items

    @property
    def at(self) -> Place | None:
        """The place that is open."""
        return self.state.at

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""
        return self.session.value

    @property
    def current(self) -> Stop | None:
        """The open item."""
        return self.state.current

    def stops(self) -> list[Stop]:
        """The items that can be opened."""
        return self.state.stops()

    def rebuild(self) -> None:
        """Build the items anew from the decision; the open one stays open where it still is."""
        self.state.rebuild()
        self._show()

    def look(self, **changes: object) -> None:
        """Look at something else: changes of the view."""
        self.state.look(**changes)
        self._show()

    def stand_at(self, place: Place | None) -> None:
        """Stand at a place without opening it."""
        self.state.at = place

    def _show(self) -> None:
        if not self.is_mounted:
            return
        current = self.current
        index = next((i for i, item in enumerate(self.items) if item is current), len(self.items))
        above, below = self.query(FormLines)
        above.show(self.items[:index])
        below.show(self.items[index + 1 :])
        card, row_stop = self.card, self.row_stop
        had_focus = self.has_focus_within
        card.display = isinstance(current, Ask)
        row_stop.display = isinstance(current, RecordLine | AddRecord | Action)
        if isinstance(current, Ask):
            asks = [item for item in self.items if isinstance(item, Ask)]
            place = f"{asks.index(current) + 1} of {len(asks)}"
            value, today = self.state.present(current), self.session.today()
            live = not self.state.is_draft(current)
            card.show(current.question, value, place, today, current.path, live=live)
        elif current is not None:
            if row_stop.parent is None:
                self.mount(row_stop, after=card)
            row_stop.show(current)
        if had_focus and not self.takes_letters:
            self.focus_current()

    @property
    def has_focus_within(self) -> bool:
        """Whether something in the form has the focus."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and (focused is self or self in focused.ancestors)

    @property
    def takes_letters(self) -> bool:
        """Whether an answer in words rests: a letter begins it, and is no command of the station."""
        return self.screen.focused is self and self.card.display and self.card.is_text

    def rest(self) -> None:
        """Put the focus on the open item without opening a text field, so that single keys are commands."""
        if self.card.display and self.card.is_text:
            self.flush()
            self.screen.set_focus(self, scroll_visible=False)
            self.card.rest()
            self._bring_into_view()
        else:
            self.focus_current()

    def action_answer(self) -> None:
        self.focus_current()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        return self.has_focus if action == "answer" else True

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while no field is open goes into the open text field."""
        if self.screen.focused is self and self.card.begin(event.text):
            event.stop()

    def on_key(self, event: events.Key) -> None:
        """A letter begins an answer in the open text field; a few single keys stay commands.

        A burst of letters may have been sent here before the first of them moved the focus to the field.
        """
        typed = event.character if event.is_printable else None
        is_command = self.screen.focused is self and typed in COMMAND_KEYS
        if typed and not is_command and self.has_focus_within and self.card.begin(typed):
            event.stop()
            event.prevent_default()

    def focus_current(self) -> None:
        """Put the focus on the open item, with its field ready for typing."""
        if self.card.display:
            if not (
                self.screen.focused
                and self.card in self.screen.focused.ancestors
                and self.screen.focused.display
            ):
                self.card.focus_field()
        elif self.row_stop.display:
            # At once, as the fields do: a focus that comes later takes it from a field opened meanwhile.
            self.screen.set_focus(self.row_stop, scroll_visible=False)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Scroll to the open item, as soon as it is laid out."""
        self._out_of_view = True
        self.call_after_refresh(self._into_view)

    def _laid_out(self, screen: object) -> None:
        del screen
        if self._out_of_view and self.display:
            self._into_view()

    def _into_view(self) -> None:
        target = self.card if self.card.display else self.row_stop
        drawn: tuple[LinesWidget, ...] = (self.query(FormLines).first(), target)
        if target.region.height and all(it.is_laid_out for it in drawn if it.display):
            self._out_of_view = False
            self.scroll_to_widget(target, animate=False, force=True)

    def go(self, by: int) -> None:
        """Open an item further on, or further back."""
        stops = self.stops()
        current = self.current
        if not stops:
            return
        self._tell_untaken()
        self.flush()  # what was answered may have brought the next question into being
        stops, current = self.stops(), self.current
        index = stops.index(current) if current in stops else 0
        if by == -1 and index and (back := self.owner.way_back(stops, index)) is not None:
            self.open_item(back)
            return
        target = (index + by) % len(stops) if by in (1, -1) else min(len(stops) - 1, max(0, index + by))
        self.open_item(stops[target])

    def open_item(self, item: Item, *, at_rest: bool = False) -> None:
        """Open an item; the visit to the one before is over, and its edits are one undo step.

        A text field that is to stay `at_rest` is shown and not opened.
        """
        self._tell_untaken()
        self.flush()
        gone = place_of(item) not in [place_of(one) for one in self.items]
        self.state.open(self.current or item if gone else item)
        self._show()
        if at_rest:
            self.rest()
        else:
            self.focus_current()
        self.post_message(self.Moved(self))

    def _tell_untaken(self) -> None:
        if isinstance(self.current, Ask) and (left := self.card.invalid_text()):
            shown = one_line(left if len(left) <= _QUOTED else f"{left[:_QUOTED]}…")
            self.notify(f"“{shown}” was not taken", markup=False, severity="warning")

    def open_path(self, path: KeyPath, *, at_rest: bool = False) -> bool:
        """Open the item that is about `path`, with the records that it lies in; whether there was one."""
        self.flush()
        if not self.state.open_path(path):
            self._show()
            return False
        self._show()
        if at_rest:
            self.rest()
        else:
            self.focus_current()
        self.post_message(self.Moved(self))
        return True

    def enter(self, item: RowItem) -> None:
        """Open or close a record; begin a new one; do what a line says."""
        if isinstance(item, AddRecord):
            self.state.begin(item)
            self._show()
            self.focus_current()
            self.post_message(self.Moved(self))
        elif isinstance(item, Action):
            self.owner.act(item)
        elif item.act is not None:
            self.owner.act(item.act)
        elif not self.owner.entered(item) and item.opens:
            shows = self.state.turn(item)
            self._show()
            if shows:
                self.focus_current()
            self.post_message(self.Moved(self))

    def switch(self, item: RowItem) -> None:
        """Switch a row that can be switched."""
        if isinstance(item, RecordLine) and item.switch is not None:
            self.owner.act(item.switch)

    def delete(self, item: RecordLine) -> None:
        """Take a record away; undo brings it back."""
        self.owner.deleted(item)

    def shift(self, item: RecordLine, by: int) -> None:
        """Move a record among its sisters."""
        if item.moves:
            self.owner.shifted(item, by)

    def clicked(self, item: RowItem, x: int, width: int) -> bool:
        """A click on the row with the focus; whether the station took it."""
        return self.owner.clicked_row(item, x, width)

    def tried(self, act: Callable[[], ActOutcome]) -> ActOutcome:
        """What came of something done; why it was refused is said in the card."""
        try:
            return act()
        except NotTaken as error:
            self.card.complain(str(error))
            return None

    @on(QuestionCard.Answered)
    def _answered(self, event: QuestionCard.Answered) -> None:
        event.stop()
        self._take(event)

    def _take(self, answer: QuestionCard.Answered) -> None:
        if answer.number <= self._taken:
            return  # a later one was taken already
        self._taken = answer.number
        asked = next((i for i in self.items if isinstance(i, Ask) and i.path == answer.path), None)
        if asked is None:
            return
        try:
            self.state.answer(asked, answer.value)
        except NotTaken as error:
            self.card.complain(str(error))

    def flush(self) -> None:
        """Take what was typed a moment ago, before anything else is done."""
        if self.is_mounted and (answer := self.card.flush()) is not None:
            self._take(answer)

    @on(QuestionCard.Leave)
    def _leave(self, event: QuestionCard.Leave) -> None:
        event.stop()
        self.go(event.by)

    @on(QuestionCard.Looked)
    def _looked(self, event: QuestionCard.Looked) -> None:
        event.stop()
        self.post_message(self.Moved(self))

    @on(FormLines.Picked)
    def _picked(self, event: FormLines.Picked) -> None:
        event.stop()
        item = event.item
        self.open_item(item)
        if event.switch and isinstance(item, RecordLine) and item.switch is not None:
            self.switch(item)
        elif isinstance(item, AddRecord | Action) or (
            isinstance(item, RecordLine) and item.kind not in ("pair", "result")
        ):
            self.enter(item)

    def action_go(self, by: int) -> None:
        self.go(by)
