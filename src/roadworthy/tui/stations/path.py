"""Path: four phases to production, on a calendar, each with an exit that is checked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from roadworthy.edits.edit import Edit, add, move, new_slug, write
from roadworthy.knowledge.phases import default_path
from roadworthy.knowledge.questions import sheet
from roadworthy.method.finding import Finding
from roadworthy.method.path import PhasePlan, Schedule, phase_state, schedule
from roadworthy.model import Decision, KeyPath
from roadworthy.model.path import MigrationPath, Phase, TeamLoad
from roadworthy.report.words import render
from roadworthy.session import Session
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.sizes import NARROW
from roadworthy.tui.stations import path_begin
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.path_guide import about_phase, about_table
from roadworthy.tui.stations.phase_sheet import PhaseSheet
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Item, Words
from roadworthy.tui.widgets.form_rows import RowStop
from roadworthy.tui.widgets.lead_form import LeadForm
from roadworthy.tui.widgets.timeline import (
    Axis,
    PhaseRow,
    axis_for,
    axis_lines,
    day_words,
    load_line,
    phase_lines,
)

_SWITCHED: Final = ("met_on", "solved_on")
"""Answers that space switches on the row itself."""


def is_phase(item: object, slug: str = "") -> bool:
    """Whether an item is a phase's row on the timeline, that of `slug` where one is named."""
    if not isinstance(item, Entry) or len(item.path) != 4 or item.path[2] != "phases":
        return False
    return not slug or item.path[3] == slug


class PathStation(FormStation):
    """The seventh station: the timeline, and below it the phase that has the focus."""

    ID = "path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "new('flags')", "flag", id="path.flag"),
        Binding("b", "new('blockers')", "blocker", id="path.blocker"),
        Binding("p", "new('pulses')", "pulse", id="path.pulse"),
        Binding("c", "candidate", "candidate", id="path.candidate"),
    ]

    def __init__(self, session: Session, *, short: bool) -> None:
        super().__init__(session, short=short)
        self.looked = ""
        """A candidate whose path is looked at although another one leads; empty for the one that leads."""
        self.shown = ""
        """The phase whose details stand below the timeline."""

    def body(self) -> ComposeResult:
        yield LeadForm(self.session, self.sheet, self.deletion, self._way_back)

    @property
    def form(self) -> Form:
        return self.query_one(LeadForm)

    def _way_back(self, stops: Sequence[Item], place: int) -> Item | None:
        """From a phase's details back to its row."""
        if not is_phase(stops[place - 1]) or is_phase(stops[place]):
            return None
        return next((item for item in stops if is_phase(item, self.shown)), None)

    def candidate(self) -> str | None:
        """Whose path is shown."""
        return self.looked if self.looked in self.decision.candidates else self.analysis.path_candidate

    def show(self, decision: Decision) -> None:
        slug = self.candidate()
        if slug is None:
            self.head.show([])
        else:
            place = list(decision.candidates).index(slug)
            name = fit_name(decision.candidate_name(slug))
            self.head.show([("for ", "$dim"), (mark(place) + " ", mark_style(place)), (name, "$ink")])
        super().show(decision)

    def sheet(self, decision: Decision, opened: frozenset[KeyPath]) -> Sequence[Item]:
        slug = self.candidate()
        if slug is None:
            return path_begin.nobody(decision, self._look_at, self._to_landscape)
        path = decision.paths.get(slug)
        plan = self.analysis.schedule(slug)
        if path is None or plan is None or not path.phases:
            return path_begin.first(slug, partial(self._begin, slug))
        if self.shown not in path.phases:
            self.shown = plan.next or next(iter(path.phases))
            if not self.form.has_focus_within:
                self.form.at = ("entry", ("paths", slug, "phases", self.shown))
        found = [one for one in self.analysis.path_findings if one.path[:2] == ("paths", slug)]
        items = self._timeline(slug, path, plan)
        items += PhaseSheet(self, slug, self.shown, plan, found, opened).items()
        items += self._afterwards(slug, found)
        return items

    def _to_landscape(self) -> None:
        self.post_message(self.GoTo("landscape"))

    def _begin(self, slug: str) -> None:
        name = self.decision.candidate_name(slug)
        old = self.decision.paths.get(slug) or MigrationPath()
        new = old.model_copy(update={"phases": default_path().phases})
        self.session.end_step()
        if self.do(write(("paths", slug), new, f"Four phases for {name}", merge=False)):
            self.shown = next(iter(new.phases))
            self.form.open_path(("paths", slug, "phases", self.shown))

    def _timeline(self, slug: str, path: MigrationPath, plan: Schedule) -> list[Item]:
        today = self.session.today()
        rows = list(plan.phases)
        guess = not any(row.start for row in rows)
        if guess:
            rows = list(schedule(_as_if_today(path, today), today).phases)
        items: list[Item] = [
            Words(lambda width: [text[1:] for text in axis_lines(_axis(rows, self, width + 3), width + 1)]),
        ]
        for number, (drawn, real) in enumerate(zip(rows, plan.phases, strict=True), 1):
            name = real.phase.name or real.slug
            state = real
            if guess:
                state = replace(
                    real,
                    start=drawn.start,
                    latest_start=drawn.latest_start,
                    earliest_end=drawn.earliest_end,
                    latest_end=drawn.latest_end,
                )
            shown = PhaseRow(number, name, real.phase.owner, state, real.slug == plan.next, guess)
            items.append(
                Entry(
                    ("paths", slug, "phases", real.slug),
                    name,
                    opens=False,
                    guide="phase",
                    draw=partial(_draw_phase, shown, rows, self),
                    on_enter=partial(self.go_in, real.slug),
                )
            )
        pulses = _pulses(path)
        if pulses:
            items.append(
                Words(lambda width: [load_line(pulses, _axis(rows, self, width + 3), width + 1)[1:]])
            )
        if guess:
            items.append(
                Words(lambda _: [line(("Drawn as if it began today: give the first phase a start.", "$dim"))])
            )
        return items

    def _afterwards(self, slug: str, found: Sequence[Finding]) -> list[Item]:
        asks = self.asks([q for q in sheet("path") if "{phase}" not in q.path], candidate=slug)
        whole = [one for one in found if len(one.path) == 3]
        items: list[Item] = []
        for item in asks:
            items.append(item)
            if isinstance(item, Ask):
                items += [self.said(one) for one in whole if one.path == item.path]
        items.append(Add(("paths", slug, "phases"), "a phase of your own", partial(_own_phase, slug)))
        others = [key for key in self.decision.paths if key != slug and self.decision.paths[key].phases]
        if others:
            names = ", ".join(self.decision.candidate_name(key) for key in others)
            words = f"Kept for another day: the path of {names}. c shows it."
            items.append(Words(lambda width: [line((text, "$dim")) for text in wrap(words, width)]))
        return items

    def said(self, finding: Finding, indent: int = 0) -> Words:
        """A finding in words, with its sign."""
        told = render(finding, self.decision)
        sign: Fragment = (
            (glyph("look"), "bold $warn") if finding.level == "warning" else (glyph("raised"), "$accent")
        )

        def lines(width: int) -> list[Content]:
            return [
                line(" " * indent, sign if number == 0 else " ", "  ", (text, "$ink"))
                for number, text in enumerate(wrap(told.says, max(8, width - 3 - indent)))
            ]

        return Words(lines)

    def go_in(self, slug: str) -> None:
        """From a phase's row into its details."""
        self.shown = slug
        self.form.rebuild()
        stops = self.form.stops()
        last = max((place for place, item in enumerate(stops) if is_phase(item)), default=-1)
        if last + 1 < len(stops):
            self.form.open_item(stops[last + 1])

    @on(Form.Moved)
    def _followed(self) -> None:
        current = self.form.current
        if isinstance(current, Entry) and is_phase(current) and current.path[3] != self.shown:
            self.shown = current.path[3]
            self.form.rebuild()

    @on(Form.Shifted)
    def _shifted(self, event: Form.Shifted) -> None:
        event.stop()
        if len(event.path) in (4, 6):
            table, slug = event.path[:-1], event.path[-1]
            self.do(move(table, slug, event.by, f"Moved {self._name_at(event.path)}"))

    def _name_at(self, path: KeyPath) -> str:
        current = self.form.current
        return f"“{current.title}”" if isinstance(current, Entry) and current.path == path else path[-1]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action not in ("new", "candidate"):
            return super().check_action(action, parameters)
        if not isinstance(self.screen.focused, RowStop):
            return False
        slug = self.candidate()
        if action == "candidate":
            return len(self.decision.candidates) > 1
        return slug is not None and bool(self.shown) and slug in self.decision.paths

    def action_new(self, table: str) -> None:
        """A new flag, blocker or pulse in the phase that is shown."""
        item = next(
            (
                one
                for one in self.form.items
                if isinstance(one, Add) and len(one.table) == 5 and one.table[3:] == (self.shown, table)
            ),
            None,
        )
        if item is not None:
            self.form.enter(item)
            return
        slug = self.candidate()
        if slug is not None:
            self.form.enter(PhaseSheet.add(self, slug, self.shown, table))

    def action_candidate(self) -> None:
        """Whose path is shown; every other one stays under its candidate."""
        decision = self.decision
        front = self.analysis.path_candidate
        options = []
        for slug in decision.candidates:
            path = decision.paths.get(slug)
            notes = [f"{len(path.phases)} phases planned"] if path and path.phases else ["no path yet"]
            if slug == decision.outcome.chosen:
                notes.insert(0, "chosen")
            elif slug == front:
                notes.insert(0, "leads")
            options.append((slug, decision.candidate_name(slug), ", ".join(notes)))

        def picked(slug: str | None) -> None:
            if slug is not None:
                self._look_at(slug)

        words = "Each candidate keeps its own path, also while another one is walked."
        self.app.push_screen(ChooseScreen("Whose path?", options, words=words, at=self.candidate()), picked)

    def _look_at(self, slug: str) -> None:
        self.session.end_step()
        self.looked = "" if slug == self.analysis.path_candidate else slug
        self.shown = ""
        self.show(self.decision)
        self.form.rest()
        self.post_message(self.GuideChanged())

    def go_to(self, path: KeyPath) -> None:
        if path[:1] == ("paths",) and len(path) > 1:
            front = self.analysis.path_candidate
            self.looked = path[1] if path[1] != front else ""
            if len(path) > 3:
                self.shown = path[3]
            self.show(self.decision)
            if len(path) == 7 and path[6] in _SWITCHED and self._to_row(path[:6]):
                return
        super().go_to(path)

    def _to_row(self, path: KeyPath) -> bool:
        """Put the focus on a record's row without opening it; whether there is one."""
        rows = [item for item in self.form.stops() if isinstance(item, Entry)]
        found = next((item for item in rows if item.path == path), None)
        if found is not None and path not in self.form.open_records:
            self.form.open_item(found)
            self.form.rest()
            return True
        return False

    def key_note(self) -> list[Fragment]:
        slug = self.candidate()
        plan = self.analysis.schedule(slug) if slug else None
        if plan is None or plan.earliest_end is None or plan.latest_end is None:
            return []
        today = self.analysis.today
        early, late = day_words(plan.earliest_end, today), day_words(plan.latest_end, today)
        return [(f"done {early}" if early == late else f"done {early} to {late}", "$dim")]

    def about_entry(self, entry: Entry) -> Guidance:
        path = entry.path
        if is_phase(entry):
            found = about_phase(self.analysis, path[1], path[3])
        else:
            found = about_table(path[4]) if len(path) > 4 else None
        return found or self.about_station()

    def about_add(self, add: Add) -> Guidance:
        found = about_table(add.table[4]) if len(add.table) > 4 else None
        return found or self.about_station()


def fit_name(name: str) -> str:
    """A name short enough for the end of the title's line."""
    return fit(Content(name), 30).plain.rstrip() if Content(name).cell_length > 30 else name


def _axis(rows: Sequence[PhasePlan], station: PathStation, width: int) -> Axis:
    return axis_for(rows, station.session.today(), width)


def _draw_phase(row: PhaseRow, rows: Sequence[PhasePlan], station: PathStation, width: int) -> list[Content]:
    folded = station.app.size.width < NARROW
    return phase_lines(row, _axis(rows, station, width), width, folded=folded)


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


def _own_phase(slug: str, decision: Decision) -> tuple[Edit, KeyPath]:
    table: KeyPath = ("paths", slug, "phases")
    key = new_slug(decision, table, "", "phase")
    return add(table, key, Phase(name="A phase of our own"), "Added a phase"), (*table, key)
