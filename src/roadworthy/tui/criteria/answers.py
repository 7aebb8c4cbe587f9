"""What keys answer in each way: the station hands them on to the way that is looked at."""

from collections.abc import Mapping

from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.criteria import groups
from roadworthy.tui.criteria.lock import LockingStation
from roadworthy.tui.criteria.way import WayView


class AnsweringStation(LockingStation):
    """The part of the station that answers; `check_action` says which of these a way knows."""

    views: Mapping[WeightMethod, WayView]

    @property
    def view(self) -> WayView:
        """The way that is looked at."""
        return self.views[self.way]

    def action_change(self, by: int) -> None:
        """A step more or less."""
        self.view.change(by)

    def action_lean(self, by: int) -> None:
        """A step towards one of the two."""
        self.view.change(by)

    def action_tie(self) -> None:
        """Make equal with what stands above."""
        self.view.equal()

    def action_same(self) -> None:
        """Both matter the same."""
        self.view.equal()

    def action_clear(self) -> None:
        """Take the answer back."""
        self.session.end_step()
        self.view.clear()
        self.session.end_step()

    def action_flip(self) -> None:
        """The other of the two matters more."""
        self.view.flip()

    def action_law(self) -> None:
        """Flat weights or steep ones."""
        self.view.turn_law()

    def action_next_pair(self) -> None:
        """On to the next pair without a judgement."""
        self.view.next_pair()

    def action_reconsider(self) -> None:
        """To the pair to think about again first."""
        if pair := self.view.contradiction():
            self.form.open_path(("weighting", "pairwise", *pair))

    def action_group(self) -> None:
        """Ask to which group the criterion belongs."""
        if (slug := self.current_criterion()) is not None:
            groups.choose(self, slug)
