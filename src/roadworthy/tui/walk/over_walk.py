"""What opens over a walk: the guide, the keys, the stations by number, ballots, the person's own editor."""

from roadworthy.interview.amendments import Amendments
from roadworthy.method.homes import HOMES
from roadworthy.model import KeyPath
from roadworthy.tui.sizes import NARROW
from roadworthy.tui.walk.earlier import Earlier
from roadworthy.tui.walk.frame import WalkFrame
from roadworthy.tui.walk.settling import Settling
from roadworthy.tui.widgets.chrome import Guide, Rail


class OverWalk(WalkFrame):
    """The actions of a walk that open another screen, or the guide as a drawer."""

    amendments: Amendments
    """Whether what was decided rests on something else by now."""
    settling: Settling
    """What a merge kept twice."""
    earlier: Earlier
    """What earlier decisions in the folder have learned."""

    def action_amend(self) -> None:
        """Put on record that what was decided rests on something else now."""
        from roadworthy.tui.screens.amending import ask_amendment

        def recorded(label: str) -> None:
            self.amendments.record()
            self.tell((f"{label}. ", "$ink"), ("It is on record in Decision", "$dim"))

        grounds, changes = self.amendments.grounds, self.amendments.changes
        ask_amendment(self.app, self.session, grounds, changes, recorded)

    def action_reopen(self) -> None:
        """Open the decision again."""
        from roadworthy.tui.screens.amending import ask_reopening

        ask_reopening(self.app, self.session)

    def action_settle(self) -> None:
        """Say which of the two holds that a merge kept."""
        if self.station is not None and self.station.may_leave():
            self.settling.ask()

    def action_lessons(self) -> None:
        """What earlier decisions in the folder have learned."""
        if self.station is not None and self.station.may_leave():
            self.station.flush()
            self.earlier.ask()

    def action_help(self) -> None:
        """The guide where it is not in sight; where it is, the whole of it over the walk."""
        guide = self.query_one(Guide)
        if self.size.width < NARROW or guide.has_class("-beside"):
            guide.toggle_class("-open")
            guide.scroll_home(animate=False)
            return
        from roadworthy.tui.screens.help import HelpScreen

        station = self.station
        if station is not None:
            self.app.push_screen(HelpScreen(station.guidance(), station.text))

    def action_keys(self) -> None:
        """Every key that does something here."""
        from roadworthy.tui.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.active_bindings))

    def action_go_to(self) -> None:
        """The stations by number."""
        if self.station is not None and not self.station.may_leave():
            return
        from roadworthy.tui.screens.goto import GoToScreen

        def picked(station: str | None) -> None:
            if station:
                self.go(station)

        self.app.push_screen(GoToScreen(self.current, self.query_one(Rail).progress), picked)

    def action_ballots(self, then: str = "") -> None:
        """The ballots of several people; ``invite`` or ``take`` is done at once."""
        from roadworthy.tui.ballots.lead_screen import BallotsScreen

        def back(path: KeyPath | None) -> None:
            if path:
                self.go(HOMES[path[0]], path)

        if self.station is not None:
            self.station.flush()
        self.app.push_screen(BallotsScreen(self.session, then=then), back)

    def action_editor(self) -> None:
        """The open text in the person's own editor."""
        from roadworthy.tui.editor import edit_focused

        if self.station is not None:
            self.station.flush()
        self.session.save()  # nothing is saved while another program has the terminal
        edit_focused(self.app)
