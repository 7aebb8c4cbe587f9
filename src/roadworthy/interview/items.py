"""What stands in a station's outline: data alone, that a face may draw, print or hand to a script."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.questions import Question
from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.frozen import frozen

Sign = Literal["", "warning", "note", "done", "open", "unknown", "arrow", "back", "add"]
"""What a mark in front of a line means; each face has signs of its own for them."""


@frozen
class SectionHead:
    """A section's head; with a depth, the head of a part of a record."""

    title: str
    note: str = ""
    """Words at its end."""
    id: str = ""
    """What a face may know it by, where it draws it in a way of its own."""
    depth: int = 0
    keys: str = ""
    """Words at its end in a face with keys and a picture: which key does what."""


@frozen
class Ask:
    """A question about the decision or about one of its records."""

    question: Question
    slugs: Mapping[str, str] = field(default_factory=dict)
    """The keys that stand in the question's path for its placeholders."""
    depth: int = 0

    @cached_property
    def path(self) -> KeyPath:
        """Where its answer lives."""
        return self.question.at(**self.slugs)


Given: TypeAlias = Mapping[str, Any]
"""What was asked before something could be done: values by the id of the question."""
Does: TypeAlias = Callable[[Decision, date, Given], Edit]
"""How a change is made of the decision as it is at that moment. Raises PathError where it is refused."""


def always(edit: Edit) -> Does:
    """A change that is the same whatever the decision is by then."""
    return lambda decision, today, given: edit  # noqa: ARG005 - one shape for all


@frozen
class Action:
    """Something that can be done here, by a person's word alone."""

    id: str
    """Kind of the action: ``pass``, ``take-up`` …"""
    path: KeyPath
    """What it is about."""
    words: str
    note: str = ""
    asks: tuple[Question, ...] = ()
    """What has to be known before; answers go to `does` by the questions' ids."""
    intro: str = ""
    """A sentence above these questions."""
    verb: str = ""
    """What it is called in a word or two, where the questions are asked: ``dismiss``."""
    does: Does | None = None
    """The change; None where it only leads somewhere."""
    leads: KeyPath | None = None
    """Where the person is taken, after the change if there is one; () is the station's own top."""
    sign: Sign = "arrow"
    key: str = ""
    """The single key that does the same in a face with keys."""
    depth: int = 0

    def wants(self, question: Question, given: Given) -> bool:
        """Whether what was answered before makes one of its own questions worth asking."""
        own = {one.id for one in self.asks}
        return all(before not in own or given.get(before) in values for before, values in question.when)


@frozen
class RecordLine:
    """A record in one line; the questions below it are shown while it is open."""

    path: KeyPath
    kind: str
    """Which drawing a face has for it: ``person``, ``phase``, ``risk`` …"""
    title: str
    """Its display name; also named when it is deleted."""
    note: str = ""
    """What is to be known of it at a glance."""
    sign: Sign = ""
    opens: bool = True
    deletes: bool = True
    moves: bool = False
    """Whether its place among the others can be changed."""
    switch: Action | None = None
    """What the record is switched by, such as a check that is met."""
    act: Action | None = None
    """What choosing it does instead of opening it."""
    actions: tuple[Action, ...] = ()
    """What else can be done with it."""
    figure: Ask | None = None
    """The one answer that is given on the line itself, such as a criterion's points."""
    depth: int = 0


@frozen
class AddRecord:
    """A line that begins a new record; it comes into being with its first answer."""

    table: KeyPath
    label: str
    first: Question
    """What is asked first, and gives the record its key."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    record: Record | None = None
    """What is known of it already."""
    depth: int = 0


@frozen
class Prose:
    """Lines that are only read; a face may draw a picture in their place."""

    lines: tuple[str, ...]
    id: str = ""
    """Which picture a face may draw."""
    sign: Sign = ""
    path: KeyPath = ()
    """What it is about."""
    depth: int = 0


Item: TypeAlias = SectionHead | Ask | RecordLine | AddRecord | Action | Prose
Stop: TypeAlias = Ask | RecordLine | AddRecord | Action
"""An item at which something can be done."""
Place: TypeAlias = tuple[str, KeyPath]
"""What makes an item the same item after the outline was made anew."""


def place_of(item: Item) -> Place | None:
    """The place of an item; None for one that is only read."""
    match item:
        case Ask():
            return "ask", item.path
        case RecordLine():
            return "record", item.path
        case AddRecord():
            return "add", (*item.table, item.label)
        case Action(sign="add"):
            return "add", (*item.path, item.words)
        case Action():
            return "action", (*item.path, item.id)
        case _:
            return None


def about(item: Item) -> KeyPath:
    """The place in the file that a stop is about."""
    place = place_of(item)
    if place is None:
        return ()
    return item.path if isinstance(item, Action) and place[0] == "action" else place[1]


def is_stop(item: Item) -> bool:
    """Whether something can be done at an item."""
    return isinstance(item, Ask | RecordLine | AddRecord | Action)
