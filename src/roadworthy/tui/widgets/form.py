"""A form: questions, records and drawn words one under another, one of them open for an answer.

Only the open question has a real field; all others are drawn lines. So a form of a hundred questions mounts
as fast as one of three. Where the person stands and what is open is in its `FormState`.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from roadworthy.interview.form import ActOutcome, FormState, Outline
from roadworthy.interview.items import Action, AddRecord, Ask, Item, Place, RecordLine, Stop, place_of
from roadworthy.interview.offered import with_offer
from roadworthy.interview.refusal import NotTaken, Unclear
from roadworthy.interview.view import View
from roadworthy.model import Decision, KeyPath
from roadworthy.session import Session
from roadworthy.tui.textual_patches.strip_widget import PlainContainer
from roadworthy.tui.widgets.at_card import AtCard
from roadworthy.tui.widgets.drawn_as_made import DrawnAsMade
from roadworthy.tui.widgets.form_rows import IN_CELLS, FormLines, FormOwner, RowItem, RowStop
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.question_card import QuestionCard

_ABOVE: Final = 3  # rows of the head above an item that is brought up high


class Form(AtCard, VerticalScroll, PlainContainer, inherit_bindings=False):
    """The items of an outline, drawn; the open one can be answered."""

    class Moved(Message):
        """Another item is open, or another option is looked at."""

        def __init__(self, form: "Form") -> None:
            super().__init__()
            self.form = form

    class Doubted(Message):
        """What was answered could mean two things; one of them is to be chosen."""

        def __init__(self, unclear: Unclear) -> None:
            super().__init__()
            self.unclear = unclear

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,e", "answer", "answer", key_display="↵", id="form.answer"),
        Binding("up,k", "go(-1)", "previous", show=False, id="form.up"),
        Binding("down,j", "go(1)", "next", show=False, id="form.down"),
        Binding("tab", "go_on(1)", "next field", show=True, id="form.next"),
        Binding("shift+tab", "go_on(-1)", "previous field", show=False, id="form.previous"),
        Binding("tab,shift+tab", "nothing", show=False),
        Binding("pageup", "go(-8)", "up", show=False, id="form.page-up"),
        Binding("pagedown", "go(8)", "down", show=False, id="form.page-down"),
        Binding("home", "go(-9999)", "first", show=False, id="form.first"),
        Binding("end", "go(9999)", "last", show=False, id="form.last"),
    ]

    def __init__(self, session: Session, outline: Outline, owner: FormOwner, view: View) -> None:
        super().__init__()
        self.session, self.owner = session, owner
        self.state = FormState(session, outline, view)
        self.drawer = DrawnAsMade(owner, self.state)
        self.card = QuestionCard()
        self.row_stop = RowStop(self)
        self._taken = 0
        self._out_of_view = self._high = False
        self._before_resize: float | None = None

    def compose(self) -> ComposeResult:
        yield FormLines(self)
        yield self.card
        yield FormLines(self)

    def on_mount(self) -> None:
        self.rebuild(if_changed=True)
        self.screen.screen_layout_refresh_signal.subscribe(self, self._laid_out)

    def on_resize(self) -> None:
        """With less room what has the focus stays in sight; with more again, all stands as before."""
        y = self.scroll_y if self._before_resize is None else self._before_resize
        self.scroll_to(y=y, animate=False, force=True)
        self.bring_into_view(high=self._high)
        self._before_resize = y

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

    def rebuild(self, *, if_changed: bool = False) -> None:
        """Build the items anew from the decision; the open one stays open where it still is."""
        (self.state.catch_up if if_changed else self.state.rebuild)()
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
        current, items = self.current, self.items
        index = next((i for i, item in enumerate(items) if item is current), len(items))
        above, below = self.query(FormLines)
        above.show(items[:index])
        below.show(items[index + 1 :])
        card, row_stop = self.card, self.row_stop
        had_focus, was_open, before = self.has_focus_within, card.is_open, card.path
        card.display = isinstance(current, Ask)
        row_stop.display = isinstance(current, RecordLine | AddRecord | Action)
        if isinstance(current, Ask):
            state, question = self.state, with_offer(current, self.decision, self.session.path)
            value, live = state.present(current), not state.is_draft(current)
            card.completions = state.completions(current)
            card.show(question, value, self.session.today(), current.path, live=live)
        elif current is not None:
            if row_stop.parent is None:
                self.mount(row_stop, after=card)
            row_stop.show(current)
        if had_focus and not (was_open and before == card.path and card.display):
            self._rest_here()

    @property
    def has_focus_within(self) -> bool:
        """Whether something in the form has the focus."""
        focused = self.screen.focused if self.is_attached else None
        return focused is not None and (focused is self or self in focused.ancestors)

    @property
    def field_open(self) -> bool:
        """Whether the question's field or its options are open: what is typed then goes there."""
        return self.card.display and self.card.is_open

    def rest(self) -> None:
        """Put the focus on the item with its field closed, so that single keys are commands.

        A record that was begun and has no first answer is gone.
        """
        self.flush()
        current = self.current
        if isinstance(current, Ask) and self.state.is_draft(current):
            self.state.leave()
            self._show()
        self._rest_here()

    def _rest_here(self) -> None:
        if self.card.display:
            self.screen.set_focus(self, scroll_visible=False)
            self.card.rest()
        elif self.row_stop.display:
            # At once, as the fields do: a focus that comes later takes it from a field opened meanwhile.
            self.screen.set_focus(self.row_stop, scroll_visible=False)
        self.bring_into_view()

    def open_field(self) -> None:
        """Open the field of the question, with the cursor in it; a row gets the focus."""
        if not self.card.display:
            self._rest_here()
            return
        if not self.field_open:
            self.card.focus_field()
        self.bring_into_view()

    def action_answer(self) -> None:
        self.open_field()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "answer":
            return self.screen.focused is self and self.card.display
        return len(self.stops()) > 1 if action == "go_on" else True

    def take(self) -> bool:
        """Take what was typed; False where it can't be: it stays in its open field, with the reason below."""
        self.flush()
        if not (self.card.problem and self.card.display):
            return True
        if not self.field_open:
            self.card.focus_field()
        self.bring_into_view()
        if self.card.unclear is not None and self.screen.is_current:
            self.post_message(self.Doubted(self.card.unclear))
            self.card.unclear = None  # asked once; the reason stays below the field
        return False

    def may_leave(self) -> bool:
        """Whether the open field can be left. What is not taken is said first, and given up the next time."""
        if self.take():
            return True
        if self.card.warned:
            self.card.give_up()
            return True
        self.card.warn()
        return False

    def bring_into_view(self, *, high: bool = False) -> None:
        """Scroll to the open item, as soon as it is laid out; `high` up, so that what follows is in sight."""
        self._out_of_view, self._high, self._before_resize = True, high, None
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
            if self._high:
                here = self.scroll_offset.y + target.region.y - self.region.y - _ABOVE
                self.scroll_to(y=max(0, here), animate=False, force=True)
            else:
                self.scroll_to_widget(target, animate=False, force=True)

    def go(self, by: int, *, opens: bool = False) -> None:
        """Go to an item further on, or further back; with `opens` its field is opened, too.

        What can't be taken keeps the person where they are.
        """
        # What was answered may have brought the next question into being: the stops are asked for after it.
        if not self.take() or not (stops := self.stops()):
            return
        current = self.current
        index = stops.index(current) if current in stops else 0
        if by == -1 and index and (back := self.owner.way_back(stops, index)) is not None:
            self.open_item(back)
            return
        if opens and not 0 <= index + by < len(stops):
            self.rest()  # there is nothing more to answer here
            return
        target = (index + by) % len(stops) if by in (1, -1) else min(len(stops) - 1, max(0, index + by))
        self.open_item(stops[target], opens=opens)

    def open_item(self, item: Item, *, opens: bool = False) -> None:
        """Go to an item; the visit to the one before is over, and its edits are one undo step.

        Its field stays closed unless it is to be opened. What can't be taken keeps the person where they are.
        """
        if not self.take():
            return
        self.state.catch_up()
        gone = place_of(item) not in [place_of(one) for one in self.items]
        self.state.open(self.current or item if gone else item)
        self._show()
        self._settle(opens=opens)

    def _settle(self, *, opens: bool) -> None:
        if opens:
            self.open_field()
        else:
            self._rest_here()
        self.post_message(self.Moved(self))

    def open_path(self, path: KeyPath, *, opens: bool = False) -> bool:
        """Go to the item that is about `path`, with its records open; whether there was one."""
        if not self.take():
            return False
        if not self.state.open_path(path):
            self._show()
            return False
        self._show()
        self._settle(opens=opens)
        return True

    def enter(self, item: RowItem) -> None:
        """Open or close a record; begin a new one; do what a line says."""
        if isinstance(item, AddRecord):
            self.state.begin(item)
            self._show()
            self._settle(opens=True)
        elif isinstance(item, Action):
            self.owner.act(item)
        elif item.act is not None:
            self.owner.act(item.act)
        elif not self.owner.entered(item) and item.opens:
            self.state.turn(item)
            self._show()
            self._settle(opens=False)

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
        """What came of something done; why it was refused is said in the card, else by the station."""
        try:
            return act()
        except NotTaken as error:
            if self.card.display:
                self.card.complain(str(error))
            else:
                self.owner.refused(str(error))
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
        self.go(event.by, opens=event.opens)

    @on(QuestionCard.Looked)
    def _looked(self, event: QuestionCard.Looked) -> None:
        event.stop()
        self.post_message(self.Moved(self))

    @on(FormLines.Picked)
    def _picked(self, event: FormLines.Picked) -> None:
        event.stop()
        item = event.item
        self.open_item(item, opens=isinstance(item, Ask))
        if self.card.problem:
            return
        if event.switch and isinstance(item, RecordLine) and item.switch is not None:
            self.switch(item)
        elif isinstance(item, RecordLine) and item.kind in IN_CELLS:
            self.clicked(item, event.x, event.width)
        elif isinstance(item, AddRecord | Action) or (
            isinstance(item, RecordLine) and item.kind not in ("pair", "result")
        ):
            self.enter(item)

    def action_go(self, by: int) -> None:
        self.go(by)

    def action_nothing(self) -> None:
        """The only stop there is keeps the focus."""

    def action_go_on(self, by: int) -> None:
        """From an open field into the next one; from a closed one only on."""
        self.go(by, opens=self.field_open)
