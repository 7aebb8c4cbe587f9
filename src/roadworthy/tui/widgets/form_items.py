"""What stands in a form: heads, questions, records, lines that add one, and words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.questions import Question
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.tui.text_layout import Fragment


@frozen
class Heading:
    """A section's head."""

    title: str
    note: str | Callable[[int], str] = ""
    """Words at its end; for a width where they stand above columns."""
    sign: tuple[str, str] | None = None
    """A mark before the title, and its style."""


@frozen
class Subheading:
    """The head of a section among a record's questions."""

    title: str
    indent: int = 0


@frozen
class Ask:
    """A question about the decision or about one of its records."""

    question: Question
    slugs: Mapping[str, str] = field(default_factory=dict)
    indent: int = 0

    @property
    def path(self) -> KeyPath:
        """Where its answer lives."""
        return self.question.at(**self.slugs)


@frozen
class Entry:
    """A record in one line; enter opens or closes the questions below it."""

    path: KeyPath
    title: str
    """Its display name; also named when it is deleted."""
    parts: Sequence[Fragment] = ()
    right: Sequence[Fragment] = ()
    short: Sequence[Fragment] | None = None
    """What stands at the right instead where the row has too little room for all."""
    opens: bool = True
    deletes: bool = True
    indent: int = 0
    on_enter: Callable[[], None] | None = None
    guide: str = ""
    """Id for the station's guidance."""
    draw: Callable[[int], Sequence[Content]] | None = None
    """Lines of its own for a width, each with a blank cell in front; they take the place of the parts."""
    paper: bool = False
    """Whether its lines have a ground of their own: the focus then shows at their edge alone."""
    on_space: Callable[[], None] | None = None
    """What space switches; without it space does what enter does."""
    on_click: Callable[[int, int], bool] | None = None
    """What a click on its first line does while it has the focus, given the cell and the row's width; whether
    it was taken. One that is not taken opens the row."""
    picks: bool = False
    """Whether a click or enter only puts the focus on it."""


@frozen
class Add:
    """A line that brings a new record into being and opens it."""

    table: KeyPath
    label: str
    make: Callable[[Decision], tuple[Edit, KeyPath] | None]
    """Gives the edit and the new record's path; None where something else opened instead."""
    indent: int = 0


@frozen
class Words:
    """Lines that are only read."""

    draw: Callable[[int], Sequence[Content]]


Item = Heading | Subheading | Ask | Entry | Add | Words


Stop = Ask | Entry | Add


def place_of(item: Item) -> tuple[str, KeyPath] | None:
    """What makes an item the same item after the form was built anew."""
    match item:
        case Ask():
            return "ask", item.path
        case Entry():
            return "entry", item.path
        case Add():
            return "add", (*item.table, item.label)
        case _:
            return None
