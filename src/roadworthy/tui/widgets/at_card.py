"""Where the focus of a form is while its field is closed: at the card of the question."""

from typing import Protocol

from textual.geometry import Offset, Region

from roadworthy.tui.widgets.question_card import QuestionCard


class _WithCard(Protocol):
    card: QuestionCard

    @property
    def content_region(self) -> Region: ...


class AtCard:
    """A widget that has the focus in place of its card."""

    def focus_place(self: _WithCard) -> Offset | None:
        """Where the card's question is, counted from the widget's upper left; None where none is shown."""
        card = self.card
        if not card.display:
            return None
        return card.content_region.offset + card.focus_place() - self.content_region.offset
