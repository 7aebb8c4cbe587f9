"""Where a person stands in a station's outline, and what may happen there: the same for every face."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol, TypeAlias

from roadworthy.edits.edit import Edit
from roadworthy.edits.records import delete_record, move_record, new_record
from roadworthy.interview.answers import present_answer, read_value
from roadworthy.interview.catalogue import begin_record, catalogue_names
from roadworthy.interview.focus import view_for
from roadworthy.interview.items import (
    Action,
    AddRecord,
    Ask,
    Item,
    Place,
    RecordLine,
    Stop,
    about,
    is_stop,
    place_of,
)
from roadworthy.interview.outlines.asking import DRAFT
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.view import Draft, View
from roadworthy.knowledge.questions import answered
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath, PathError
from roadworthy.model.frozen import frozen

Outline: TypeAlias = Callable[[Analysis, View], Sequence[Item]]


class Works(Protocol):
    """What a form needs of the session it works on."""

    @property
    def value(self) -> Decision:
        """The decision as it is now."""

    @property
    def analysis(self) -> Analysis:
        """All that is worked out about it."""

    def do(self, edit: Edit) -> bool:
        """Make a change; whether anything changed. Raises PathError."""

    def end_step(self) -> None:
        """What follows is an undo step of its own."""


@frozen
class Wanted:
    """What has to be known before an action can be done."""

    action: Action


@frozen
class Led:
    """Where an action leads."""

    path: KeyPath


@frozen
class Done:
    """A change that was made."""

    edit: Edit
    leads: KeyPath | None = None
    """Where it leads then."""


ActOutcome: TypeAlias = Wanted | Led | Done | None
_ORDERED: Final = frozenset({"approach", "risk"})
"""Kinds of records that stand in the order of figures which the answers change."""
_LOOKED_INTO: Final = frozenset({"phase", "risk"})
"""Kinds of records whose questions stand below all of them, of the one that is looked at."""


class FormState:
    """One station's form: its items, the one that is open, and what is looked at."""

    def __init__(self, session: Works, outline: Outline, view: View | None = None) -> None:
        self.session: Final = session
        self.outline = outline
        self.view = view or View()
        self.items: Sequence[Item] = ()
        self.at: Place | None = None
        self._stops: list[Stop] = []
        self._places: list[Place | None] = []
        """Of each stop."""
        self.made_of: Analysis = session.analysis
        """What the items were made of; until they are made anew, there may be another."""
        self.rebuild()

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""
        return self.session.value

    @property
    def current(self) -> Stop | None:
        """The item where the person stands."""
        return self._stops[self._places.index(self.at)] if self.at in self._places else None

    def stops(self) -> list[Stop]:
        """The items at which something can be done."""
        return [*self._stops]

    def rebuild(self) -> None:
        """Make the items anew from the decision; the person stays where that still is."""
        before = self.items
        self.made_of = self.session.analysis
        self.items = tuple(self.outline(self.made_of, self.view))
        if not self.view.order:
            self.view = self.view.but(order=_in_order(self.items))
        self._stops = [item for item in self.items if is_stop(item)]  # type: ignore[misc]
        self._places = [place_of(item) for item in self._stops]
        if self.at not in self._places:
            self.at = _nearest(self.at, before, self._places)

    def catch_up(self) -> None:
        """Make the items anew where they were made of a decision that is another one by now."""
        if self.made_of.decision is not self.decision:
            self.rebuild()

    def look(self, **changes: Any) -> None:
        """Look at something else: `changes` of the view."""
        self.view = self.view.but(**changes)
        self.rebuild()

    def go(self, by: int) -> bool:
        """Go to an item further on or further back; one by one it goes round. Whether there is another."""
        stops = self.stops()
        if not stops:
            return False
        current = self.current
        index = stops.index(current) if current in stops else 0
        wraps = by in (1, -1)
        target = (index + by) % len(stops) if wraps else min(len(stops) - 1, max(0, index + by))
        return self.open(stops[target])

    def open(self, item: Item) -> bool:
        """Go to an item; the visit to the one before is over, and its changes are one undo step.

        A record that was begun and has no name is gone when it is left.
        """
        place = place_of(item)
        self.session.end_step()
        if self.view.draft is not None and not self._in_draft(place):
            self.look(draft=None)
        moved = place != self.at
        self.at = place
        return moved

    def open_path(self, path: KeyPath) -> bool:
        """Go to the item about `path`, with the records open in which it lies; whether there is one."""
        self.view = view_for(path, self.view)
        self.rebuild()
        near = [item for item in self.stops() if path[: len(about(item))] == about(item)]
        best = max(near, key=lambda item: len(about(item)), default=None)
        if best is None:
            return False
        self.open(best)
        return True

    def is_draft(self, item: Item | None) -> bool:
        """Whether an item asks for the first answer of a record that is not in the file yet."""
        return isinstance(item, Ask) and DRAFT in item.path

    def completions(self, item: Ask) -> tuple[str, ...]:
        """Names to which an answer can be completed: those of the catalogue for a new candidate."""
        if self.is_draft(item) and self.view.draft is not None and self.view.draft.table == ("candidates",):
            return catalogue_names()
        return ()

    def _in_draft(self, place: Place | None) -> bool:
        return place is not None and place[0] == "ask" and DRAFT in place[1]

    def present(self, item: Ask) -> Any:
        """The answer that stands at a question now."""
        if self.is_draft(item):
            return None
        return present_answer(self.decision, item.path)

    def next_open(self, *, essential: bool = False) -> Ask | None:
        """The next question without an answer, from here on and then from the top."""
        stops = self.stops()
        here = self.current
        start = stops.index(here) + 1 if here in stops else 0
        for item in (*stops[start:], *stops[:start]):
            for asked in (item, item.figure if isinstance(item, RecordLine) else None):
                if isinstance(asked, Ask) and not self.is_draft(asked):
                    wanted = asked.question.essential or not essential
                    if wanted and not answered(self.present(asked)):
                        return asked
        return None

    def answer_words(self, item: Ask, words: str) -> bool:
        """Answer a question in words; whether anything changed. Raises NotTaken, nothing is changed then."""
        value = read_value(item.question, words, self.session.analysis.today, self.present(item))
        return self.answer(item, value)

    def answer(self, item: Ask, value: Any) -> bool:
        """Answer a question with a value; whether anything changed. Raises NotTaken.

        The first answer of a record that was begun brings it into being, open, under its own key.
        """
        draft = self.view.draft
        try:
            if self.is_draft(item) and draft is not None:
                return self._bring_into_being(draft, value)
            if self.present(item) == value:
                return False
            from roadworthy.edits.answer import answer as answer_edit  # noqa: PLC0415 - wanted with the first answer

            edit = answer_edit(self.decision, item.path, value, self.session.analysis.today)
            done = self.session.do(edit)
        except PathError as error:
            raise NotTaken(error.why) from None
        self.view = _following(item.path, self.decision, self.view)
        self.rebuild()
        return done

    def _bring_into_being(self, draft: Draft, value: Any) -> bool:
        if not answered(value) or (isinstance(value, str) and not value.strip()):
            return False
        edit = begin_record(self.decision, draft.table, value, self.session.analysis.today, draft.record)
        self.session.end_step()
        done = self.session.do(edit)
        self.look(draft=None, opened=self.view.opened | {edit.path}, shown=_shown(edit.path, self.view.shown))
        born = [one for one in self.stops() if _lies_in(one, edit.path)]
        target = next((one for one in born if isinstance(one, Ask)), None) or next(iter(born), None)
        if target is not None:
            self.at = place_of(target)
        return done

    def begin(self, item: AddRecord) -> Ask | None:
        """Begin a record: its first question is asked, and it is in no file until that is answered."""
        self.session.end_step()
        today = self.session.analysis.today
        record = item.record if item.record is not None else new_record(item.table, today)
        self.look(draft=Draft(item.table, item.label, record))
        asked = next((one for one in self.stops() if self.is_draft(one)), None)
        if isinstance(asked, Ask):
            self.at = place_of(asked)
            return asked
        return None

    @property
    def record_line(self) -> RecordLine | None:
        """The line of the record in which the person stands; None outside of records and on that line."""
        here = self.current
        if here is None:
            return None
        path = about(here)
        lines = (one for one in self.stops() if isinstance(one, RecordLine) and one is not here)
        around = [one for one in lines if path[: len(one.path)] == one.path]
        return max(around, key=lambda one: len(one.path), default=None)

    def leave_record(self) -> bool:
        """Back to the line of the record in which the person stands, which folds; whether there is one."""
        line = self.record_line
        if line is None:
            return False
        self.open(line)
        if line.path in self.view.opened:
            self.look(opened=self.view.opened - {line.path})
        return True

    def leave(self) -> None:
        """The station is left: a record that was begun and has no name is gone, the undo step is over."""
        self.session.end_step()
        if self.view.draft is not None:
            self.look(draft=None)

    def turn(self, item: RecordLine) -> bool:
        """Show or hide a record's questions; whether they are shown now."""
        if not item.opens:
            if item.kind in _LOOKED_INTO:
                self.look(shown=item.path[-1])
            return item.kind in _LOOKED_INTO
        opened = self.view.opened
        shows = item.path not in opened
        self.look(opened=opened | {item.path} if shows else opened - {item.path})
        if shows:
            index = next((n for n, i in enumerate(self.items) if place_of(i) == place_of(item)), -1)
            below = self.items[index + 1 :]
            first = next((i for i in below if isinstance(i, Ask | Action | RecordLine)), None)
            if isinstance(first, Ask | Action):
                self.open(first)
        return shows

    def act(self, action: Action, given: Mapping[str, Any] | None = None) -> ActOutcome:
        """Do what an action says, or say what has to be known before. Raises NotTaken."""
        if action.asks and given is None:
            return Wanted(action)
        if action.does is None:
            return Led(action.leads) if action.leads is not None else None
        self.session.end_step()
        # What is acted on stays in sight, also where what happens to it would bring another forward.
        self.view = view_for(action.path, self.view).but(opened=self.view.opened)
        try:
            edit = action.does(self.decision, self.session.analysis.today, given or {})
            done = self.session.do(edit)
        except PathError as error:
            raise NotTaken(error.why) from None
        self.session.end_step()
        self.rebuild()
        leads = action.leads
        if leads is not None and action.id == "catalogue":
            leads = edit.path
        return Done(edit, leads) if done else Led(leads) if leads is not None else None

    def delete(self, item: RecordLine) -> Edit | None:
        """Take a record away; undo brings it back."""
        if not item.deletes:
            return None
        edit = delete_record(item.path, item.title)
        self._step(edit)
        return edit

    def shift(self, item: RecordLine, by: int) -> Edit | None:
        """Move a record up (negative) or down among its sisters; None where it stays."""
        if not item.moves:
            return None
        edit = move_record(item.path, by, item.title)
        moved = self.session.do(edit)
        self.rebuild()
        return edit if moved else None

    def _step(self, edit: Edit) -> None:
        self.session.end_step()
        self.session.do(edit)
        self.session.end_step()
        self.rebuild()


def _in_order(items: Sequence[Item]) -> tuple[str, ...]:
    """The keys of the records whose order follows from figures, as they stand."""
    return tuple(one.path[-1] for one in items if isinstance(one, RecordLine) and one.kind in _ORDERED)


def _following(path: KeyPath, decision: Decision, view: View) -> View:
    """The view after an answer: an entry that was put to another cell stays in sight."""
    if not view.matrix or path[0] != "evidence" or path[-1] not in ("candidate", "criterion"):
        return view
    entry = decision.evidence[path[1]]
    there = entry.candidate in decision.candidates and entry.criterion in decision.criteria
    return view.but(cell=(entry.candidate, entry.criterion)) if there else view


def _lies_in(item: Item, path: KeyPath) -> bool:
    return isinstance(item, Ask | RecordLine) and item.path[: len(path)] == path


def _shown(path: KeyPath, before: str) -> str:
    """A phase or a risk that was just born is the one whose details are shown."""
    return path[-1] if path[0] == "risks" or path[-2] == "phases" else before


def _nearest(at: Place | None, before: Sequence[Item], places: Sequence[Place | None]) -> Place | None:
    """Where to stand when the item is gone: by one of its sisters, else by what stood next to it."""
    old = [place_of(item) for item in before if place_of(item) is not None]
    if at in old:
        index = old.index(at)
        around = [near for near in [*old[index:], *reversed(old[:index])] if near in places]
        sisters = (near for near in around if at and near and near[1][:-1] == at[1][:-1])
        if near := next(sisters, None) or next(iter(around), None):
            return near
    asked = (place for place in places if place is not None and place[0] != "add")
    return next(asked, places[0] if places else None)
