"""What stands around a station: header, rail, guide, standing and keys. The most urgent is drawn first."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from roadworthy.method.locking import standing_is_told
from roadworthy.model import Decision
from roadworthy.report.verdict import can_be_sure, verdict, with_buts
from roadworthy.tui.saved import save_words
from roadworthy.tui.sizes import NARROW, Layout, layout_of
from roadworthy.tui.widgets.chrome import Guide, GuideDrawer, Header, Rail
from roadworthy.tui.widgets.key_row import WAY_OUT, KeyRow
from roadworthy.tui.widgets.standing import Standing

if TYPE_CHECKING:
    from roadworthy.method.gate import Gate
    from roadworthy.method.progress import Progress
    from roadworthy.method.sensitivity import Sensitivity
    from roadworthy.report.robust_verdict import ShareTold
    from roadworthy.tui.walk.frame import WalkFrame


class Panels:
    """Draws what stands around the station of a walk, when the session or the focus is another."""

    def __init__(self, walk: "WalkFrame") -> None:
        self.walk = walk
        self.rail_due = False
        """Whether the rail is to be drawn, once what is more urgent is painted."""
        self.change_due = False
        self.focus_due = False
        """Whether the guide and the keys are to be drawn once what is due now is painted."""
        self._known: Decision | None = None
        self._drawn = False
        """Whether all is drawn for the value that is known; there may have been another in between."""
        self._sure = False
        self._gate: Gate | None = None
        """The gate as the rail tells it."""
        self._share: ShareTold | None = None

    def changed(self) -> None:
        """The session has another value, or saving stands otherwise."""
        walk = self.walk
        if walk.session.value is not self._known:
            self._known, self._drawn = walk.session.value, False
        if walk.is_current and self._may_wait():
            # What was typed is painted by the field or the cell itself, before all that follows from it.
            if not self.change_due:
                self.change_due = True
                walk.call_after_refresh(walk.draw_changed)
        else:
            walk.draw_changed()

    def draw_changed(self) -> None:
        """Draw the station and all around it where there is another value; else how saving stands."""
        self.change_due = False
        station, value = self.walk.station, self.walk.session.value
        if self._drawn and value is self._known and station is not None:
            self.draw_header()
            return
        if station is not None:
            station.show(value)
        self.draw()

    def draw(self) -> None:
        """Draw all of it, some of it later."""
        walk = self.walk
        decision = self._known = walk.session.value
        self._drawn = True
        self.draw_header()
        hidden = not standing_is_told(decision, walk.current)
        foot = walk.query_one(Standing)
        if decision is not foot.decision or hidden != foot.hidden:
            analysis = walk.session.analysis
            found = analysis.leader()
            places = () if found.verdict == "no-scores" else analysis.ranking()
            self._sure = can_be_sure(found) and not hidden
            foot.show(decision, places, verdict(found, decision), hidden=hidden, waits=self._sure)
            # The first frame comes without numpy, and a key is painted before its robustness is asked for.
            self.after_paint(self.draw_sureness)
        walk.query_one(Rail).stand_at(walk.current)
        self.draw_focus()
        if not self.rail_due:
            # Counting all stations takes longer than painting a key, so what was typed is painted first.
            self.rail_due = True
            self.after_paint(self.draw_rail)

    def draw_again(self) -> None:
        """Another screen was closed over the walk.

        What was to be drawn after a refresh may have gone with the screen that was to be refreshed.
        """
        self.rail_due = self.focus_due = False
        if self.change_due or self.walk.session.value is not self._known:
            self.draw_changed()
        else:
            self.draw()
        self.focus_soon()
        self.after_paint(self.draw_sureness)

    def _may_wait(self) -> bool:
        """Whether a frame is there already; before the first one nothing is put off but what is not in it."""
        return bool(getattr(self.walk.app, "is_shown", True))

    def after_paint(self, act: Callable[[], object]) -> None:
        """Do what can wait once what is due now is painted; for the first frame `first_shown` sees to it."""
        if self._may_wait():
            self.walk.call_after_refresh(act)

    def first_shown(self) -> None:
        """The program's first frame is there."""
        self.draw_sureness()
        if self.rail_due:
            self.draw_rail()

    def draw_header(self) -> None:
        """The title, and how saving stands."""
        walk, session = self.walk, self.walk.session
        saved = save_words(session.state, session.saved_at, wide=walk.size.width >= NARROW)
        walk.query_one(Header).show(session.value.title or "Untitled decision", session.path, saved)

    def draw_sureness(self) -> None:
        """Say in the standing how sure the first place is, as soon as that is worked out."""
        foot = self.walk.query_one(Standing)
        analysis = self.walk.session.analysis
        if analysis.gate_so_far is not self._gate and not self.rail_due:
            self.draw_rail()
        self.walk.jobs.ready("gate", analysis, "gate")
        if self._sure and analysis.decision is foot.decision:
            from roadworthy.report.robust_verdict import RESTS_ON, ShareTold, against, sure_verdict

            found = analysis.sensitivity()
            if self.walk.jobs.ready("standing", found, *RESTS_ON):
                self._share = self._share or ShareTold()
                was = self._share.was(found)
                first = analysis.leader()
                clauses = sure_verdict(first, analysis.decision, found, was)
                foot.say(with_buts(clauses, against(analysis, first, waits=False)))
                self._find_out(found)

    def _find_out(self, found: "Sensitivity") -> None:
        """Say what to find out first, in the rail or, where it is folded, beside the verdict."""
        from roadworthy.tui.walk.rail_notes import FIND_OUT_RESTS_ON, find_out_words

        if self.walk.jobs.ready("find-out", found, *FIND_OUT_RESTS_ON):
            find = find_out_words(found, self.walk.session.value)
            foot = self.walk.query_one(Standing)
            if find != foot.find:
                foot.find_out(find)
                if not self.rail_due:
                    self.draw_rail()

    def draw_rail(self) -> None:
        """How far each station is, and what stands below."""
        from roadworthy.tui.walk.rail_notes import rail_notes

        self.rail_due = False
        walk = self.walk
        if not walk.is_attached:
            return
        analysis = walk.session.analysis
        self._gate = analysis.gate_so_far
        found: Mapping[str, Progress] = dict(analysis.progress.items())
        rail = walk.query_one(Rail)
        told = rail.progress.get(walk.current)
        rail.show(walk.current, found, rail_notes(analysis, walk.query_one(Standing).find))
        if found.get(walk.current) != told:
            self.draw_focus()  # the guide says what is missing

    def focus_soon(self) -> None:
        """Draw the guide and the keys after what is due now, once for all that ask for it meanwhile."""
        if not self.focus_due:
            self.focus_due = True
            self.walk.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        self.focus_due = False
        self.draw_focus()

    def draw_focus(self) -> None:
        """The guide and the keys for what has the focus."""
        walk, station = self.walk, self.walk.station
        if station is None or not station.is_attached:
            return
        beside = station.HAS_SECOND_COLUMN and layout_of(walk.size.width) is Layout.WIDE
        guidance = station.guidance()
        column = station.second_column if beside else None
        walk.query_one(Guide).show(guidance, column, alone=not station.guide_below)
        walk.query_one(GuideDrawer).show(guidance)
        walk.query_one(KeyRow).show(*self._keys(), station.key_note())

    def _keys(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The keys that are always there, and those for what has the focus."""
        walk = self.walk
        always: list[tuple[str, str]] = []
        here: list[tuple[str, str]] = []
        first = walk.station.KEYS_FIRST if walk.station is not None else ()
        for key, active in sorted(
            walk.active_bindings.items(), key=lambda pair: pair[1].binding.id not in first
        ):
            binding = active.binding
            if binding.show and active.enabled:
                of_walk = active.node is walk or active.node is walk.app
                told = always if of_walk else here
                told.append((walk.app.get_key_display(binding) or key, binding.description))
        always += [("^p", "commands"), WAY_OUT]
        return list(dict.fromkeys(always)), list(dict.fromkeys(here))
