"""The path by keys and by mouse: what the session holds, and what a person sees."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import few
from on_screen import NASTY, SIZES, settled, walk_of
from roadworthy.edits.edit import write
from roadworthy.interview.items import Action, Ask, RecordLine
from roadworthy.knowledge.phases import default_path
from roadworthy.method.path import path_plan, phase_state
from roadworthy.model import Decision, Interval, put
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import Blocker, Check, Flag, Phase, Pulse
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.prompt import PromptScreen
from roadworthy.tui.stations.path import PathStation
from roadworthy.tui.widgets.item_lines import draw_item
from roadworthy.tui.widgets.timeline import (
    LABELS,
    ForcedDate,
    PhaseRow,
    axis_for,
    axis_lines,
    phase_lines,
)
from station_walk import StationWalk, at, at_session

pytestmark = pytest.mark.turns

TODAY = date(2026, 11, 23)


class Walk(StationWalk):
    """A walk that is open at Path."""

    @property
    def station(self) -> PathStation:
        station = super().station
        assert isinstance(station, PathStation)
        return station


@asynccontextmanager
async def walking(session: Session, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Walk]:
    async with at_session(session, "path", size=size) as walk:
        yield Walk(walk.pilot, session)


def fresh(tmp_path: Path, decision: Decision | None = None) -> Session:
    start = decision or Decision(title="Orders", candidates={"django": Candidate(name="Django")})
    return Session.create(tmp_path / "orders.toml", start, today=lambda: TODAY)


def planned(tmp_path: Path, **phase: object) -> Session:
    """One candidate with the four phases; the first one with other fields where they are given."""
    path = default_path()
    first = path.phases["proof-of-concept"].model_copy(update=phase)
    phases = {**path.phases, "proof-of-concept": first}
    decision = Decision(title="Orders", candidates={"django": Candidate(name="Django")})
    return fresh(tmp_path, put(decision, ("paths", "django"), path.model_copy(update={"phases": phases})))


def bank(tmp_path: Path) -> Session:
    shutil.copy(sample_file("bank-migration"), tmp_path / "bank.toml")
    return Session.open(tmp_path / "bank.toml", today=lambda: TODAY)


def first_phase(session: Session) -> Phase:
    return session.value.paths["django"].phases["proof-of-concept"]


async def test_without_a_candidate_the_way_leads_to_landscape(tmp_path: Path) -> None:
    async with walking(fresh(tmp_path, Decision(title="Orders"))) as walk:
        assert "Name candidates first" in walk.screen
        await walk.press("enter")
        app = walk.pilot.app
        assert isinstance(app, RoadworthyApp)
        assert walk_of(app).current == "landscape"


async def test_the_first_entry_offers_the_four_phases(tmp_path: Path) -> None:
    async with walking(fresh(tmp_path)) as walk:
        assert "2–4 weeks" in walk.screen
        assert "our guess" in walk.screen
        assert not walk.value.paths
        await walk.press("enter")
        path = walk.value.paths["django"]
        assert list(path.phases) == list(default_path().phases)
        assert "Drawn as if it began today" in walk.screen
        await walk.press("ctrl+z")
        assert not walk.value.paths


async def test_with_two_and_no_leader_it_is_asked_whose_path(tmp_path: Path) -> None:
    candidates = {"django": Candidate(name="Django"), "flask": Candidate(name="Flask")}
    async with walking(fresh(tmp_path, Decision(title="Orders", candidates=candidates))) as walk:
        assert "Whose path?" in walk.screen
        await walk.press("down", "enter", "enter")
        assert set(walk.value.paths) == {"flask"}
        await walk.press("c", "1")
        await walk.press("enter")
        assert set(walk.value.paths) == {"flask", "django"}


async def test_space_meets_a_check_and_opens_it_again(tmp_path: Path) -> None:
    async with walking(planned(tmp_path)) as walk:
        await walk.press("enter", "space")
        assert first_phase(walk.session).checks["real-not-critical"].met_on == TODAY
        assert phase_state(first_phase(walk.session)) == "running"
        assert "1 of 7 checks met" in walk.screen
        await walk.press("space")
        assert first_phase(walk.session).checks["real-not-critical"].met_on is None
        await walk.press("ctrl+z")
        assert first_phase(walk.session).checks["real-not-critical"].met_on == TODAY
        current = walk.station.form.current
        assert isinstance(current, RecordLine | Action)
        assert current.path[4:] == ("checks", "real-not-critical")
        assert "When was it shown to be true?" not in walk.screen


async def test_a_phase_can_be_passed_only_with_all_checks_met(tmp_path: Path) -> None:
    checks = {"a": Check(words="It works", met_on=TODAY), "b": Check(words="It is fast")}
    async with walking(planned(tmp_path, checks=checks, started_on=TODAY)) as walk:
        assert "Pass it:" not in walk.screen
        assert "Pass it on someone's word" in walk.screen
        assert "1 of 2 checks" in walk.screen
        await walk.row("It is fast")
        await walk.press("space")
        await walk.row("Pass it: every check is met")
        await walk.press("enter")
        phase = first_phase(walk.session)
        assert (phase.result, phase.ended_on) == ("passed", TODAY)
        assert phase_state(phase) == "passed"
        assert "✓ passed" in walk.screen
        await walk.press("u")
        assert first_phase(walk.session).result is None


async def test_passing_on_word_asks_for_role_and_reason(tmp_path: Path) -> None:
    async with walking(planned(tmp_path, started_on=TODAY)) as walk:
        await walk.row("on someone's word")
        await walk.press("enter")
        assert isinstance(walk.pilot.app.screen, PromptScreen)
        await walk.press(*"Lead", "tab", "enter")
        assert first_phase(walk.session).result is None
        await walk.press(*"Waits", "enter")
        phase = first_phase(walk.session)
        assert (phase.result, phase.word_of, phase.word_reason) == ("on-word", "Lead", "Waits")
        assert phase_state(phase) == "on-word"
        assert "passed on word" in walk.screen
        await walk.row("Take it back")
        await walk.press("enter")
        assert phase_state(first_phase(walk.session)) == "running"
        assert first_phase(walk.session).word_of == ""


async def test_a_failed_proof_leads_back_to_compare_with_its_blockers(tmp_path: Path) -> None:
    blockers = {"driver": Blocker(words="The driver drops connections", found_on=TODAY)}
    async with walking(planned(tmp_path, started_on=TODAY, blockers=blockers)) as walk:
        await walk.row("It failed")
        await walk.press("enter")
        assert first_phase(walk.session).result == "failed"
        current = walk.station.form.current
        assert isinstance(current, Action)
        assert current.words == "Take its blocker to Evidence and compare again"
        await walk.press("enter")
        (row,) = walk.value.evidence.values()
        assert (row.words, row.candidate) == ("The driver drops connections", "django")
        app = walk.pilot.app
        assert isinstance(app, RoadworthyApp)
        assert walk_of(app).current == "compare"


async def test_skip_and_start(tmp_path: Path) -> None:
    async with walking(planned(tmp_path)) as walk:
        await walk.row("Skip it")
        await walk.press("enter")
        assert phase_state(first_phase(walk.session)) == "skipped"
        await walk.row("A critical path")
        await walk.row("It starts today")
        await walk.press("enter")
        assert walk.value.paths["django"].phases["critical-path"].started_on == TODAY
        assert "phase-skipped" not in walk.screen
        await walk.row("Proof of concept")
        assert "was skipped" in walk.screen or "skipped" in walk.screen


async def test_a_flag_without_a_way_back_is_pointed_out(tmp_path: Path) -> None:
    flag = Flag(name="orders-read", share=10, ramp=("1", "10", "50", "100"))
    async with walking(planned(tmp_path, flags={"read": flag})) as walk:
        await walk.row("orders-read")
        seen = walk.screen
        assert "▂▄·· 10 % now; steps 1, 10, 50, 100 %" in seen
        assert "no way back written" in seen
        await walk.press("enter")
        way: tuple[str, ...] = ("paths", "django", "phases", "proof-of-concept", "flags", "read", "rollback")
        walk.session.do(write(way, "Switch it off", "The way back"))
        await settled(walk.pilot)
        assert "no way back written" not in walk.screen
        assert "↩ Switch it off" in walk.screen


async def test_letters_make_a_flag_a_blocker_and_a_pulse(tmp_path: Path) -> None:
    async with walking(planned(tmp_path, started_on=TODAY)) as walk:
        await walk.press("f")
        await walk.press(*"reads")
        await walk.row("Proof of concept")
        await walk.press("b")
        await walk.press(*"slow")
        await walk.row("Proof of concept")
        await walk.press("p", "4")
        phase = first_phase(walk.session)
        assert [flag.name for flag in phase.flags.values()] == ["reads"]
        (blocker,) = phase.blockers.values()
        assert (blocker.words, blocker.found_on) == ("slow", TODAY)
        (pulse,) = phase.pulses.values()
        assert (pulse.load, pulse.on) == ("crunch", TODAY)
        assert "crunch" in walk.screen


async def test_crunch_is_said_in_words(tmp_path: Path) -> None:
    pulses = {"now": Pulse(on=TODAY, load="crunch", mood="low", said="Too much")}
    async with walking(planned(tmp_path, started_on=TODAY, pulses=pulses)) as walk:
        assert "! crunch" in walk.screen
        await walk.row("the pulse of")
        seen = walk.screen
        assert "Too much" in seen
        assert "The team's pace" in seen


async def test_the_details_follow_the_row_and_up_leads_back_to_it(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        assert walk.station.shown == "parallel-run"
        assert "3 Side by side ─" in walk.screen
        await walk.press("up")
        assert walk.station.shown == "critical-path"
        assert "2 A critical path ─" in walk.screen
        await walk.press("enter")
        current = walk.station.form.current
        assert isinstance(current, RecordLine | Action)
        assert current.path[3:5] == ("critical-path", "checks")
        await walk.press("up")
        current = walk.station.form.current
        assert isinstance(current, RecordLine | Action)
        assert current.path == ("paths", "spring-boot", "phases", "critical-path")


async def test_another_candidate_keeps_the_old_path_under_its_own(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        before = walk.value.paths["spring-boot"]
        await walk.press("c", "2")
        assert "for ◆ Quarkus" in walk.screen
        await walk.press("enter")
        assert set(walk.value.paths) == {"spring-boot", "quarkus"}
        assert walk.value.paths["spring-boot"] == before
        walk.station.go_to(("paths", "spring-boot", "phases", "critical-path", "goal"))
        await settled(walk.pilot)
        assert "for ■ Spring Boot" in walk.screen
        assert walk.station.form.at == ("ask", ("paths", "spring-boot", "phases", "critical-path", "goal"))


async def test_a_click_on_a_phase_opens_its_details(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        y, text = next(
            (y, one) for y, one in enumerate(walk.screen.splitlines()) if "1 Proof of concept" in one
        )
        await walk.pilot.click(offset=(text.index("Proof"), y))
        await settled(walk.pilot)
        assert walk.station.shown == "proof-of-concept"
        assert "Notices answer on the internal gateway" in walk.screen


async def test_deleting_a_phase_and_undo(tmp_path: Path) -> None:
    async with walking(planned(tmp_path)) as walk:
        await walk.row("The whole move")
        await walk.press("x")
        assert "full-migration" not in walk.value.paths["django"].phases
        await walk.press("u")
        assert "full-migration" in walk.value.paths["django"].phases


async def test_what_comes_next_stands_in_the_guide(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        seen = " ".join(walk.screen.split())
        assert "What comes next" in seen
        assert "half by Apr 30, 8 in 10 by May 13" in seen


@few("size", SIZES)
async def test_any_words_are_shown_as_words(tmp_path: Path, size: tuple[int, int]) -> None:
    """A person's signs are no markup, and no row is wider than the screen."""
    phase = Phase(
        kind="parallel-run", name=NASTY * 9, goal=NASTY, owner=NASTY * 4, started_on=TODAY,
        weeks=Interval(1, 400), checks={"a": Check(words=NASTY * 9, note=NASTY)},
        flags={"f": Flag(name=NASTY, ramp=(NASTY, "5 %", "a lot"), share=3, owner=NASTY, rollback=NASTY)},
        blockers={"b": Blocker(words=NASTY * 5, workaround=NASTY, owner=NASTY * 3, found_on=TODAY)},
        pulses={"p": Pulse(on=TODAY, load="heavy", said=NASTY)},
    )  # fmt: skip
    decision = Decision(title="Orders", candidates={"django": Candidate(name=NASTY * 4)})
    decision = put(decision, ("paths", "django", "phases", "odd"), phase)
    async with walking(fresh(tmp_path, decision), size) as walk:
        assert "[red]" in walk.screen
        for item in walk.station.form.items:
            for drawn in draw_item(item, walk.station, size[0] - 2):
                assert drawn.cell_length <= size[0] - 2


@given(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted),
    st.integers(50, 140),
)
def test_the_calendar_holds_any_dates(start: date, weeks: list[int], width: int) -> None:
    path = default_path()
    phases = dict(path.phases)
    phases["proof-of-concept"] = phases["proof-of-concept"].model_copy(
        update={"started_on": start, "weeks": Interval(weeks[0], weeks[1])}
    )
    plan = path_plan(path.model_copy(update={"phases": phases}), TODAY)
    forced = ForcedDate(date(2027, 3, 31), missed=True)
    days = [day for one in plan.phases for day in (one.start, one.latest_end) if day is not None]
    axis = axis_for(days, TODAY, width, forced)
    assert all(text.cell_length == width for text in axis_lines(axis, width))
    for number, one in enumerate(plan.phases):
        row = PhaseRow(number, "Phase", one, one.start, one.earliest_end, one.latest_end, here=number == 0)
        lines = phase_lines(row, axis, width, folded=False)
        assert [text.cell_length for text in lines] == [width, width]
        if one.start is not None:
            assert lines[0].plain[LABELS - 1 :].strip()


async def test_the_second_lines_fold_and_come_back(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        assert "Sep 7 – Feb" in walk.screen
        await walk.pilot.resize_terminal(80, 24)
        await settled(walk.pilot)
        assert "Sep 7 – Feb" not in walk.screen
        assert "3 Side by side" in walk.screen
        await walk.pilot.resize_terminal(120, 40)
        await settled(walk.pilot)
        assert "Sep 7 – Feb" in walk.screen


async def test_the_short_walk_asks_the_essential_questions_alone(tmp_path: Path) -> None:
    async with walking(planned(tmp_path)) as walk:
        walk_of(walk.station.app).set_short(short=True)  # type: ignore[arg-type]
        await settled(walk.pilot)
        asked = {item.question.id for item in walk.station.form.items if isinstance(item, Ask)}
        assert asked == {"phase-goal", "phase-starts-on"}


async def test_a_click_on_the_sign_switches_a_check(tmp_path: Path) -> None:
    async with walking(planned(tmp_path)) as walk:
        for met in (TODAY, None):
            lines = walk.screen.splitlines()
            y, text = next((y, one) for y, one in enumerate(lines) if "Tests run on a laptop" in one)
            await walk.pilot.click(offset=(text.index("Tests run") - 3, y))
            await settled(walk.pilot)
            assert first_phase(walk.session).checks["tests"].met_on == met


async def test_the_four_phases_are_all_in_sight_with_the_key_that_begins_them(tmp_path: Path) -> None:
    decision = load(sample_file("article-comparison")).model_copy(update={"paths": {}})
    async with at(tmp_path, "path", decision, size=(80, 24)) as walk:
        for words in ("Four phases", "1 Proof of concept", "4 The whole move", "Begin with these four"):
            assert words in walk.screen
