"""A form with rows that lead: the one with the focus shows its details further down."""

from collections.abc import Callable, Sequence

from roadworthy.edits.edit import Edit
from roadworthy.model import Decision, KeyPath
from roadworthy.session import Session
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Entry, Item


class LeadForm(Form):
    """Going up out of the details leads to the row that they belong to, and not to the row just above."""

    def __init__(
        self,
        session: Session,
        sheet: Callable[[Decision, frozenset[KeyPath]], Sequence[Item]],
        deletion: Callable[[Entry], Edit],
        way_back: Callable[[Sequence[Item], int], Item | None],
    ) -> None:
        super().__init__(session, sheet, deletion)
        self.way_back = way_back

    def go(self, by: int) -> None:
        stops = self.stops()
        current = self.current
        place = stops.index(current) if current in stops else 0
        target = self.way_back(stops, place) if by == -1 and place else None
        if isinstance(target, Entry):
            self.open_item(target)
            return
        super().go(by)
