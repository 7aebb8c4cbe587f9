"""What the parts of a plain interview need of the whole."""

from typing import Final, Protocol, TypeAlias

from roadworthy.edits.edit import Edit
from roadworthy.interview.amendments import Amendments
from roadworthy.interview.form import FormState
from roadworthy.interview.items import Ask, Item
from roadworthy.knowledge.questions import Question
from roadworthy.model import KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.plain.console import Console
from roadworthy.plain.talk import Typed
from roadworthy.session import Session
from roadworthy.session.saver import Saver


@frozen
class Jump:
    """On to a station, and to a place in it."""

    station: str
    path: KeyPath = ()


WayStep: TypeAlias = int | Jump
"""What comes after a prompt: the next item (1), the one before (-1), the same again (0), or elsewhere."""


class Elsewhere(Exception):  # noqa: N818 - named by what happened
    """A word led elsewhere while something was asked; what was asked is left as it was."""

    def __init__(self, to: Jump) -> None:
        super().__init__(to)
        self.to: Final = to


class Asking(Protocol):
    """What is asked beside the outline."""

    def ask(self, question: Question) -> str | None:
        """The words of the answer, empty where there is none; None where the person goes back."""

    def pick(self, question: Question) -> str | None:
        """The value of the option that is chosen; else as `ask`."""

    def yes(self, question: Question) -> bool:
        """Whether the answer is yes."""


class Way(Protocol):
    """An interview under way."""

    console: Console
    session: Session
    saver: Saver
    form: FormState
    station: str
    short: bool
    amendments: Amendments

    @property
    def asides(self) -> Asking:
        """What is asked beside the outline."""

    def read(self) -> Typed:
        """What is typed next. Raises EndOfInput."""

    def command(self, typed: Typed, item: Item, asked: Ask | None) -> WayStep | None:
        """Do what a command says; None where the same prompt comes again."""

    def refuse(self, why: str) -> None:
        """Say why something is not taken; out of a pipe that is the end. Raises Refused."""

    def changed(self) -> None:
        """Save, and tell what an answer changed besides itself."""

    def do(self, edit: Edit) -> bool:
        """Make a change that is an undo step of its own. Raises PathError."""

    def done(self, edit: Edit) -> bool:
        """Make a change and say so, or why it is refused; whether it was made."""

    def move(self, item: Item, by: int) -> WayStep | None:
        """Move a record up (negative) or down among its sisters."""

    def jump(self, path: KeyPath) -> Jump:
        """To where a place in the file is answered."""

    def page(self) -> None:
        """Print the page of the decision, a screen at a time."""

    def export(self, form: str) -> None:
        """Write the summary in one of its forms beside the decision."""
