"""What the path station draws in ways of its own: the timeline, and the rows of a phase's details."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from roadworthy.interview.items import Prose, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.phases import phase_guides
from roadworthy.method.path import PathPlan, PhasePlan, path_plan, phase_state
from roadworthy.model.path import MigrationPath, Phase, TeamLoad
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import line, wrap
from roadworthy.tui.widgets.path_rows import blocker_lines, check_lines, flag_lines, pulse_lines
from roadworthy.tui.widgets.timeline import (
    Axis,
    PhaseRow,
    axis_for,
    axis_lines,
    day_words,
    load_line,
    phase_lines,
)


class Timeline:
    """A path on the calendar, as rows on one axis."""

    def __init__(self, path: MigrationPath, plan: PathPlan, today: date) -> None:
        self.plan, self.today = plan, today
        self.pulses = _pulses(path)
        self.guess = not any(row.start for row in plan.phases)
        """Whether nothing has a date, so that lengths alone are drawn, as if it began today."""
        self.rows: Sequence[PhasePlan] = plan.phases
        if self.guess:
            self.rows = path_plan(_as_if_today(path, today), today).phases

    def axis(self, width: int) -> Axis:
        """The axis in a width."""
        return axis_for(self.rows, self.today, width)

    def head(self, width: int) -> list[Content]:
        """The axis with its months."""
        return axis_lines(self.axis(width), width - 2)

    def load(self, width: int) -> list[Content]:
        """How the team was on each day that somebody asked; nothing where nobody did."""
        return [load_line(self.pulses, self.axis(width), width - 2)] if self.pulses else []

    def phase(self, slug: str, width: int, *, folded: bool) -> list[Content]:
        """One phase's row."""
        place = next(n for n, row in enumerate(self.plan.phases) if row.slug == slug)
        real, drawn = self.plan.phases[place], self.rows[place]
        state = real
        if self.guess:
            state = replace(
                real, start=drawn.start, latest_start=drawn.latest_start,
                earliest_end=drawn.earliest_end, latest_end=drawn.latest_end,
            )  # fmt: skip
        name = real.phase.name or real.slug
        ahead = real.slug == self.plan.next
        row = PhaseRow(place + 1, name, real.phase.owner, state, ahead, self.guess)
        return phase_lines(row, self.axis(width), width, folded=folded)


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


def state_words(row: PhasePlan, today: date) -> str:
    """How a phase stands, at the end of its head."""
    ended = f" {day_words(row.phase.ended_on, today)}" if row.phase.ended_on else ""
    total = len(row.phase.checks)
    match row.state:
        case "planned":
            return say("path", "planned", met=row.met, total=total)
        case "running":
            begun = row.start is not None and row.start <= today
            days = say("path", "day", day=(today - row.start).days + 1) if begun and row.start else ""
            return say("path", "running", days=days, met=row.met, total=total)
        case "on-word":
            return say("path", "on_word", ended=ended)
        case "passed" | "failed":
            return say("path", "over", state=row.state, ended=ended)
        case _:
            return row.state


def four_lines(width: int) -> list[Content]:
    """The four phases that ship, with their lengths and goals."""
    drawn: list[Content] = []
    for number, guide in enumerate(phase_guides(), 1):
        weeks = say("path", "weeks", weeks=str(guide.weeks).replace("-", glyph("dash")))
        ours = say("path", "our_guess") if guide.weeks_are_ours else ""
        drawn.append(line(" ", (f"{number} ", "$dim"), (f"{guide.name:<20}", "$ink"), (weeks + ours, "$dim")))
        drawn += [line("   ", (text, "$dim")) for text in wrap(guide.goal, width - 5)]
        drawn.append(line(""))
    return drawn
