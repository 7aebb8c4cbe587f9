"""A form: questions, records and drawn words one under another, one of them open for an answer.

Only the open question has a real field; all others are drawn lines. So a form of a hundred questions mounts
as fast as one of three.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from roadworthy.edits.edit import Edit, clear, write
from roadworthy.model import Decision, KeyPath, PathError, get
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.tui.widgets.form_items import (
    Add,
    Ask,
    Entry,
    Item,
    Stop,
    place_of,
)
from roadworthy.tui.widgets.form_rows import FormLines, RowStop
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.question_card import QuestionCard
from roadworthy.tui.widgets.strip_widget import PlainContainer

COMMAND_KEYS = frozenset("gujkU")
"""Single keys that stay commands while no field is open."""
_QUOTED = 60


class Form(VerticalScroll, PlainContainer):
    """Items from a sheet, drawn; the open one can be answered."""

    class Moved(Message):
        """Another item is open, or another option is looked at."""

        def __init__(self, form: "Form") -> None:
            super().__init__()
            self.form = form

    class Shifted(Message):
        """The person wants a record higher or lower in its table."""

        def __init__(self, path: KeyPath, by: int) -> None:
            super().__init__()
            self.path = path
            self.by = by

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer", key_display="↵", id="form.answer"),
        Binding("up,k", "go(-1)", "previous", show=False, id="form.up"),
        Binding("down,j", "go(1)", "next", show=False, id="form.down"),
        Binding("tab", "go(1)", "next field", show=True, id="form.next"),
        Binding("shift+tab", "go(-1)", "previous field", show=False, id="form.previous"),
        Binding("pageup", "go(-8)", "up", show=False, id="form.page-up"),
        Binding("pagedown", "go(8)", "down", show=False, id="form.page-down"),
    ]

    def __init__(
        self,
        session: Session,
        sheet: Callable[[Decision, frozenset[KeyPath]], Sequence[Item]],
        remove: Callable[[Entry], Edit] | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.remove_edit = remove or (lambda entry: clear(entry.path, f"Deleted “{entry.title}”"))
        self.sheet = sheet
        self.items: Sequence[Item] = ()
        self.open_records: set[KeyPath] = set()
        self.at: tuple[str, KeyPath] | None = None
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
    def current(self) -> Stop | None:
        """The open item."""
        for item in self.items:
            if place_of(item) == self.at and isinstance(item, Ask | Entry | Add):
                return item
        return None

    def stops(self) -> list[Stop]:
        """The items that can be opened."""
        return [item for item in self.items if isinstance(item, Ask | Entry | Add)]

    def rebuild(self) -> None:
        """Build the items anew from the decision; the open one stays open where it still is."""
        before = self.items
        self.items = self.sheet(self.session.value, frozenset(self.open_records))
        stops = self.stops()
        places = [place_of(item) for item in stops]
        if self.at not in places:
            self.at = self._nearest(before, places)
        self._show()

    def _nearest(
        self, before: Sequence[Item], places: Sequence[tuple[str, KeyPath] | None]
    ) -> tuple[str, KeyPath] | None:
        old = [place_of(item) for item in before if place_of(item) is not None]
        if self.at in old:
            index = old.index(self.at)
            around = [near for near in [*old[index:], *reversed(old[:index])] if near in places]
            sisters = (near for near in around if self.at and near and near[1][:-1] == self.at[1][:-1])
            if near := next(sisters, None) or next(iter(around), None):
                return near
        return places[0] if places else None

    def _show(self) -> None:
        current = self.current
        index = next((i for i, item in enumerate(self.items) if item is current), len(self.items))
        above, below = self.query(FormLines)
        above.show(self.items[:index])
        below.show(self.items[index + 1 :])
        card, row_stop = self.card, self.row_stop
        had_focus = self.has_focus_within
        card.display = isinstance(current, Ask)
        row_stop.display = isinstance(current, Entry | Add)
        if isinstance(current, Ask):
            asks = [item for item in self.items if isinstance(item, Ask)]
            place = f"{asks.index(current) + 1} of {len(asks)}"
            value, today = get(self.session.value, current.path), self.session.today()
            card.show(current.question, value, place, today, current.path)
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
        index = stops.index(current) if current in stops else 0
        target = (index + by) % len(stops) if by in (1, -1) else min(len(stops) - 1, max(0, index + by))
        self.open_item(stops[target])

    def open_item(self, item: Item, *, at_rest: bool = False) -> None:
        """Open an item; the visit to the one before is over, and its edits are one undo step.

        A text field that is to stay `at_rest` is shown and not opened.
        """
        if isinstance(self.current, Ask) and (left := self.card.invalid_text()):
            shown = one_line(left if len(left) <= _QUOTED else f"{left[:_QUOTED]}…")
            self.notify(f"“{shown}” was not taken", markup=False, severity="warning")
        self.flush()
        self.session.end_step()
        self.at = place_of(item)
        self._show()
        if at_rest:
            self.rest()
        else:
            self.focus_current()
        self.post_message(self.Moved(self))

    def open_path(self, path: KeyPath, *, at_rest: bool = False) -> bool:
        """Open the item that is about `path`, with the records that it lies in; whether there was one."""
        for length in range(1, len(path) + 1):
            self.open_records.add(path[:length])
        self.rebuild()
        best = max(
            (item for item in self.stops() if (at := place_of(item)) and path[: len(at[1])] == at[1]),
            key=lambda item: len((place_of(item) or ("", ()))[1]),
            default=None,
        )
        if best is None:
            return False
        self.open_item(best, at_rest=at_rest)
        return True

    def enter(self, item: Entry | Add) -> None:
        """Open or close a record; make a new one."""
        if isinstance(item, Add):
            made = item.make(self.session.value)
            if made is None:
                return
            edit, path = made
            self._do(edit)
            self.open_records.add(path)
            self.rebuild()
            first = next((i for i in self.items if isinstance(i, Ask) and i.path[: len(path)] == path), None)
            entry = next((i for i in self.items if isinstance(i, Entry) and i.path == path), None)
            if target := first or entry:
                self.open_item(target)
            return
        if item.on_enter is not None:
            item.on_enter()
            return
        if not item.opens:
            return
        if item.path in self.open_records:
            self.open_records.discard(item.path)
            self.rebuild()
        else:
            self.open_records.add(item.path)
            self.rebuild()
            index = next(
                (n for n, i in enumerate(self.items) if isinstance(i, Entry) and i.path == item.path), -1
            )
            if 0 <= index < len(self.items) - 1 and isinstance(self.items[index + 1], Ask):
                self.open_item(self.items[index + 1])
        self.post_message(self.Moved(self))

    def delete(self, item: Entry) -> None:
        """Take a record away; undo brings it back."""
        self.session.end_step()
        self._do(self.remove_edit(item))
        self.session.end_step()

    def _do(self, edit: Edit) -> bool:
        try:
            self.session.do(edit)
        except PathError as error:
            self.card.complain(error.why)
            return False
        return True

    @on(QuestionCard.Answered)
    def _answered(self, event: QuestionCard.Answered) -> None:
        event.stop()
        self._take(event)

    def _take(self, answer: QuestionCard.Answered) -> None:
        if answer.number <= self._taken:
            return  # a later one was taken already
        self._taken = answer.number
        try:
            same = get(self.session.value, answer.path) == answer.value
        except PathError:
            return
        if not same:
            self._do(write(answer.path, answer.value, answer.question.label))

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
        if event.switch and isinstance(item, Entry) and item.on_space is not None:
            item.on_space()
        elif isinstance(item, Add) or (isinstance(item, Entry) and not item.picks):
            self.enter(item)

    def shift(self, path: KeyPath, by: int) -> None:
        """Say that the person wants a record higher or lower in its table."""
        self.post_message(self.Shifted(path, by))

    def action_go(self, by: int) -> None:
        self.go(by)
