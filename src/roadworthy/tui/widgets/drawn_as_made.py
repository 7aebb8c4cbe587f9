"""Items are drawn from the decision that they were made of, until they are made anew.

After an edit, an undo or a change on the disk a frame may come before that: there is another decision
already, in which the record of a drawn line may be gone.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Final, Protocol

from textual.content import Content

from roadworthy.interview.form import FormState
from roadworthy.interview.items import Action, AddRecord, Ask, Item, RecordLine, SectionHead
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.item_lines import Drawer


class LooksBack(Drawer, Protocol):
    """A drawer that can be told which decision to draw from."""

    def looking_at(self, analysis: Analysis) -> AbstractContextManager[None]:
        """Draw from another analysis than that of the moment."""


class DrawnAsMade:
    """What a station draws, from the decision that the items of its form were made of."""

    def __init__(self, owner: LooksBack, state: FormState) -> None:
        self._owner: Final = owner
        self._state: Final = state

    @property
    def decision(self) -> Decision:
        """The decision that the items were made of."""
        return self._state.made_of.decision

    def draws(self, item: Item) -> bool:
        """Whether the station has lines of its own for an item."""
        with self._owner.looking_at(self._state.made_of):
            return self._owner.draws(item)

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        """The lines of an item."""
        with self._owner.looking_at(self._state.made_of):
            return self._owner.lines_of(item, width)

    def lit_lines(self, item: RecordLine | AddRecord | Action, width: int) -> Sequence[Content] | None:
        """The lines of the item with the focus, where the station lights them itself."""
        with self._owner.looking_at(self._state.made_of):
            return self._owner.lit_lines(item, width)

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        """A mark before a section's title, and the words at its end."""
        with self._owner.looking_at(self._state.made_of):
            return self._owner.head_of(item, width)

    def in_columns(self, item: Ask) -> bool:
        """Whether an answer may share its row with the next."""
        with self._owner.looking_at(self._state.made_of):
            return self._owner.in_columns(item)
