"""What the path station draws in ways of its own: the timeline, and the rows of a phase's details."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from roadworthy.interview.items import Prose, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.phases import phase_guides
from roadworthy.method.in_time import SURE_ENOUGH
from roadworthy.method.path import PathPlan, PhasePlan, path_plan, phase_state
from roadworthy.method.schedule import Schedule
from roadworthy.model.path import MigrationPath, Phase, TeamLoad
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import line, wrap
from roadworthy.tui.widgets.path_rows import blocker_lines, check_lines, flag_lines, pulse_lines
from roadworthy.tui.widgets.timeline import (
    Axis,
    ForcedDate,
    PhaseRow,
    axis_for,
    axis_lines,
    load_lines,
    phase_lines,
)


class Timeline:
    """A path on the calendar, as rows on one axis: each phase to the days that half and 8 in 10 make.

    While nobody has drawn these days, to its earliest and latest end as planned.
    """

    def __init__(
        self, path: MigrationPath, plan: PathPlan, today: date, found: Schedule | None, shown: str
    ) -> None:
        self.plan, self.today, self.shown = plan, today, shown
        self.pulses = _pulses(path)
        self.guess = not any(row.start for row in plan.phases)
        """Whether nothing has a date, so that lengths alone are drawn, as if it began today."""
        planned = path_plan(_as_if_today(path, today), today).phases if self.guess else plan.phases
        self.rows = _rows(plan.phases, planned, found, today)
        forced = None if found is None else found.basis.forced_on
        missed = found is not None and (found.chance or 0.0) < SURE_ENOUGH
        self.forced = None if forced is None else ForcedDate(forced, missed)

    def axis(self, width: int) -> Axis:
        """The axis in a width."""
        days = [day for row in self.rows for day in (row.start, row.half, row.most) if day is not None]
        return axis_for(days, self.today, width, self.forced)

    def head(self, width: int) -> list[Content]:
        """The axis with its months."""
        return axis_lines(self.axis(width), width - 2)

    def load(self, width: int) -> list[Content]:
        """How the team was on each day that somebody asked; nothing where nobody did."""
        return load_lines(self.pulses, self.axis(width), width - 2) if self.pulses else []

    def phase(self, slug: str, width: int, *, folded: bool) -> list[Content]:
        """One phase's row."""
        place = next(n for n, row in enumerate(self.plan.phases) if row.slug == slug)
        row = replace(self.rows[place], here=slug == self.shown, guess=self.guess)
        return phase_lines(row, self.axis(width), width, folded=folded)


def _rows(
    real: Sequence[PhasePlan], planned: Sequence[PhasePlan], found: Schedule | None, today: date
) -> list[PhaseRow]:
    """Each phase with the days that are drawn; one ahead begins where half of those before it are over."""
    known = {} if found is None else {phase.slug: phase for phase in found.phases}
    rows: list[PhaseRow] = []
    before: date | None = None
    for number, (row, on_calendar) in enumerate(zip(real, planned, strict=True), 1):
        start, half, most = on_calendar.start, on_calendar.earliest_end, on_calendar.latest_end
        forecast = known.get(row.slug)
        if forecast is not None and forecast.time != "ended" and forecast.p50 and forecast.p80:
            half, most = forecast.p50, forecast.p80
            if row.state == "planned":
                start = max(day for day in (row.phase.starts_on, before, today) if day is not None)
        if half is not None and row.state != "skipped":
            before = half
        rows.append(PhaseRow(number, row.phase.name or row.slug, row, start, half, most, here=False))
    return rows


def _as_if_today(path: MigrationPath, today: date) -> MigrationPath:
    """The path with its first phase beginning today, to show lengths before there is a date."""
    phases = dict(path.phases)
    first = next((slug for slug, phase in phases.items() if phase_state(phase) == "planned"), None)
    if first is not None:
        phases[first] = phases[first].model_copy(update={"starts_on": today})
    return path.model_copy(update={"phases": phases})


def _pulses(path: MigrationPath) -> list[tuple[date, TeamLoad]]:
    found = [
        (pulse.on, pulse.load)
        for phase in path.phases.values()
        for pulse in phase.pulses.values()
        if pulse.on is not None and pulse.load is not None
    ]
    return sorted(found)


def detail_lines(item: RecordLine, phase: Phase, today: date, width: int) -> Sequence[Content]:
    """A check, flag, blocker or pulse of a phase."""
    key = item.path[-1]
    match item.kind:
        case "check":
            return check_lines(phase.checks[key], today, width)
        case "flag":
            return flag_lines(phase.flags[key], item.title, width)
        case "blocker":
            return blocker_lines(phase.blockers[key], today, width)
        case _:
            return pulse_lines(phase.pulses[key], today, width)


def exit_line(item: Prose, row: PhasePlan) -> Content:
    """Whether the exit is open, in words."""
    shut = bool(row.open_checks)
    style = "$warn" if shut and row.state == "running" else "$dim" if shut else "$accent"
    return line(" ", (glyph("exit"), style), "  ", (item.lines[0], "$ink"))


def four_lines(width: int, *, close: bool = False) -> list[Content]:
    """The four phases that ship, with their lengths and goals; `close`: without a blank line between them."""
    drawn: list[Content] = []
    for number, guide in enumerate(phase_guides(), 1):
        weeks = say("path", "weeks", weeks=str(guide.weeks).replace("-", glyph("dash")))
        ours = say("path", "our_guess") if guide.weeks_are_ours else ""
        drawn.append(line(" ", (f"{number} ", "$dim"), (f"{guide.name:<20}", "$ink"), (weeks + ours, "$dim")))
        drawn += [line("   ", (text, "$dim")) for text in wrap(guide.goal, width - 5)]
        drawn += [] if close else [line("")]
    return drawn
