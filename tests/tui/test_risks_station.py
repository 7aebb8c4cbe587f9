"""The risks by keys and by mouse: the register and its map, what is raised, the checklist, the way out."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import few
from on_screen import NASTY, SIZES, settled
from roadworthy.edits.edit import write
from roadworthy.interview.items import Ask
from roadworthy.interview.outlines.risks import letter, rating
from roadworthy.knowledge.checklist import checklist
from roadworthy.method.rules import open_findings, raised
from roadworthy.method.rules import settled as answered
from roadworthy.model import Decision
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import ChecklistItem, Risk
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.goes_quiet import goes_quiet
from roadworthy.session import Session
from roadworthy.store.places import sample_file
from roadworthy.tui.screens.prompt import PromptScreen
from roadworthy.tui.stations.risks import RisksStation
from roadworthy.tui.stations.risks_drawn import RegisterRow, risk_lines
from roadworthy.tui.widgets.heatmap import HeatMap
from roadworthy.tui.widgets.item_lines import draw_item
from station_walk import StationWalk, at_session

pytestmark = pytest.mark.turns

TODAY = date(2026, 11, 23)
LOCKED = Candidate(name="Lambda", approach="serverless", governance="company", funding="one-company")


class Walk(StationWalk):
    """A walk that is open at Risks."""

    @property
    def station(self) -> RisksStation:
        station = super().station
        assert isinstance(station, RisksStation)
        return station


@asynccontextmanager
async def walking(session: Session, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Walk]:
    async with at_session(session, "risks", size=size) as walk:
        yield Walk(walk.pilot, session)


def session_of(tmp_path: Path, decision: Decision) -> Session:
    return Session.create(tmp_path / "orders.toml", decision, today=lambda: TODAY)


def bank(tmp_path: Path) -> Session:
    shutil.copy(sample_file("bank-migration"), tmp_path / "bank.toml")
    return Session.open(tmp_path / "bank.toml", today=lambda: TODAY)


def sponsored(tmp_path: Path) -> Session:
    """One candidate that depends on one company: the rule `one-sponsor` speaks."""
    return session_of(tmp_path, Decision(title="Orders", candidates={"lambda": LOCKED}))


SPONSOR = "one-sponsor--lambda"


async def test_an_empty_decision_has_four_open_rows_and_an_empty_register(tmp_path: Path) -> None:
    async with walking(session_of(tmp_path, Decision(title="Orders"))) as walk:
        seen = walk.screen
        assert "0 of 4 answered" in seen
        assert all(guide.name in seen for guide in checklist())
        assert "Register ─" in seen
        assert "likely" not in seen, "no map without a risk"


async def test_the_checklist_is_answered_with_its_reason(tmp_path: Path) -> None:
    async with walking(session_of(tmp_path, Decision(title="Orders"))) as walk:
        await walk.row(checklist()[0].name)
        await walk.press("enter")
        assert "Are you building for a load" in " ".join(walk.screen.split())
        await walk.press("enter", "2")
        assert walk.value.checklist["over-engineering"].applies == "no"
        await walk.row(checklist()[0].name)
        assert "does not apply, no reason yet" in walk.screen
        await walk.press("down", "down", "enter", *"One app")
        assert walk.value.checklist["over-engineering"].because == "One app"
        await walk.press("escape")
        assert "1 of 4 answered" in walk.screen
        await walk.row("1 way to go wrong does not apply")
        await walk.press("o")
        assert checklist()[0].name not in walk.screen, "folded into its line"
        await walk.press("o")
        assert "no reason yet" not in walk.screen
        assert checklist()[0].name in walk.screen


async def test_one_that_applies_can_go_into_the_register(tmp_path: Path) -> None:
    items = {"lock-in": ChecklistItem(applies="yes", because="One queue")}
    async with walking(session_of(tmp_path, Decision(title="Orders", checklist=items))) as walk:
        await walk.row("Leaving was never priced")
        await walk.press("enter")
        await walk.row("Put it into the register")
        await walk.press("enter")
        (risk,) = walk.value.risks.values()
        assert risk.title == "Leaving was never priced"
        assert risk.mitigation == checklist()[1].avoid


async def test_accepting_makes_a_line_of_the_register(tmp_path: Path) -> None:
    async with walking(sponsored(tmp_path)) as walk:
        finding = next(one for one in raised(walk.value, TODAY) if one.id == SPONSOR)
        await walk.row("depends on one company")
        assert "a take up" in walk.screen
        await walk.press("a")
        (risk,) = walk.value.risks.values()
        assert risk.raised_by == SPONSOR
        assert (risk.likelihood, risk.impact) != (None, None)
        assert risk.mitigation
        assert risk.sign
        word = walk.value.raised[SPONSOR]
        assert (word.state, word.on, word.answers) == ("accepted", TODAY, finding.answers(walk.value))
        assert "1 finding taken up" in walk.screen
        await walk.press("ctrl+z")
        assert not walk.value.risks
        assert not walk.value.raised


async def test_dismissing_wants_a_reason_and_returns_when_the_answer_changes(tmp_path: Path) -> None:
    async with walking(sponsored(tmp_path)) as walk:
        await walk.row("depends on one company")
        await walk.press("d")
        assert isinstance(walk.pilot.app.screen, PromptScreen)
        await walk.press("enter", "enter")
        assert not walk.value.raised
        await walk.press(*"We can leave", "tab", *"Lead", "enter")
        word = walk.value.raised[SPONSOR]
        assert (word.state, word.reason, word.role) == ("dismissed", "We can leave", "Lead")
        assert "1 finding dismissed" in walk.screen
        finding = next(one for one in raised(walk.value, TODAY) if one.id == SPONSOR)
        assert answered(walk.value, finding)

        await walk.press("o")
        await walk.row("depends on one company")
        walk.session.do(write(("candidates", "lambda", "governance"), "foundation", "Another answer"))
        await settled(walk.pilot)
        assert SPONSOR in [one.id for one in open_findings(walk.value, TODAY)]
        assert "back, an answer changed" in walk.screen
        await walk.press("enter")
        assert "Dismissed by Lead on 2026-11-23" in walk.screen


async def test_enter_opens_what_it_says_and_leads_to_the_answer(tmp_path: Path) -> None:
    async with walking(sponsored(tmp_path)) as walk:
        await walk.row("depends on one company")
        await walk.press("enter")
        seen = walk.screen
        assert "quiet when" in seen
        assert "early sign" in seen
        await walk.row("Go to the answer")
        await walk.press("enter")
        assert walk.walk.current == "landscape"


async def test_the_register_shows_letters_on_the_map(tmp_path: Path) -> None:
    async with walking(bank(tmp_path), (120, 60)) as walk:
        seen = walk.screen
        assert walk.station.left_off() == ("risks", "support-date"), "the gravest has the focus"
        assert "likely ↑  hits →" in seen
        assert " ab" in seen
        assert "●●●○○ × ●●●●○ Dec 14" in " ".join(seen.split())
        assert "none above 12 of 25" in seen
        assert "! c came true" in seen
        assert "4 ways to go wrong do not apply, 1 finding taken up" in " ".join(seen.split())


@few("size", [(80, 24), (100, 30), (120, 40), (160, 45)])
async def test_register_and_map_are_on_the_first_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with walking(bank(tmp_path), size) as walk:
        assert " ab" in walk.screen
        assert "likely ↑  hits →" in walk.screen
        assert "Tomcat 9 is still running" in " ".join(walk.screen.split())


async def test_dots_are_moved_without_a_field(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        await walk.press("right", "shift+right", "shift+right")
        risk = walk.value.risks["support-date"]
        assert (risk.likelihood, risk.impact) == (4, 5)
        assert "●●●●○  ×  ●●●●●" in walk.screen
        assert "none above 20 of 25" in walk.screen
        await walk.press("1", "left", "left")
        assert walk.value.risks["support-date"].likelihood == 1
        assert walk.station.left_off() == ("risks", "support-date"), "the row stays where it is"
        await walk.press("enter", "down", "down", "5")
        risk = walk.value.risks["support-date"]
        assert (risk.likelihood, risk.impact) == (1, 5)
        await walk.press("left")
        assert walk.value.risks["support-date"].impact == 4
        assert walk.station.form.field_open is False
        await walk.press("up", "3")
        assert walk.value.risks["support-date"].likelihood == 3
        await walk.press("up", "2")
        assert walk.value.risks["support-date"].title == "Tomcat 9 is still running on 2027-03-31"


async def test_one_without_a_rating_gets_it_by_a_key(tmp_path: Path) -> None:
    risks = {"slow": Risk(title="It is slow")}
    async with walking(session_of(tmp_path, Decision(title="Orders", risks=risks))) as walk:
        assert "not rated yet" in walk.screen
        await walk.press("left")
        assert walk.value.risks["slow"].likelihood is None
        await walk.press("right", "4", "shift+right")
        assert (walk.value.risks["slow"].likelihood, walk.value.risks["slow"].impact) == (4, 1)


async def test_enter_on_a_risk_leads_to_its_questions_and_up_leads_back(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        await walk.row("Master data and mandates")
        assert walk.station.shown == "consistency"
        await walk.press("enter")
        current = walk.station.form.current
        assert isinstance(current, Ask)
        assert current.path == ("risks", "consistency", "title")
        await walk.press("up")
        assert walk.station.form.at == ("record", ("risks", "consistency"))


async def test_a_new_risk_is_typed_rated_and_drawn(tmp_path: Path) -> None:
    async with walking(session_of(tmp_path, Decision(title="Orders"))) as walk:
        await walk.press("+")
        await walk.press(*"It breaks", "enter", "5", "enter", "4", "enter")
        (risk,) = walk.value.risks.values()
        assert (risk.title, risk.likelihood, risk.impact) == ("It breaks", 5, 4)
        await walk.row("It breaks")
        assert "●●●●●  ×  ●●●●○" in walk.screen
        assert rating(risk) == 20


def state_of(walk: Walk) -> str:
    return walk.value.risks["slow"].state


async def test_coming_true_leads_to_the_way_out(tmp_path: Path) -> None:
    risks = {"slow": Risk(title="It is slow", likelihood=2, impact=2)}
    async with walking(session_of(tmp_path, Decision(title="Orders", risks=risks))) as walk:
        await walk.row("It is slow")
        await walk.press("c")
        assert state_of(walk) == "came-true"
        assert "“It is slow” came true." in walk.screen
        await walk.row("to the way out")
        await walk.press("enter")
        assert walk.station.left_off() == ("recovery", "isolate")
        assert walk.station.form.stops()[-1] in walk.station.form.items[-3:], "it stands last"
        walk.station.go_to(("risks", "slow"))
        await walk.press("c")
        assert state_of(walk) == "open"


async def test_a_failed_phase_asks_for_the_way_out(tmp_path: Path) -> None:
    path = MigrationPath(phases={"two": Phase(kind="critical-path", name="Sign-in", result="failed")})
    decision = Decision(title="Orders", candidates={"a": Candidate(name="A")}, paths={"a": path})
    async with walking(session_of(tmp_path, decision)) as walk:
        assert "The phase “Sign-in” failed." in walk.screen


async def test_deleting_a_risk_and_undo(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        await walk.row("Tomcat 9")
        await walk.press("x")
        assert "support-date" not in walk.value.risks
        await walk.press("u")
        assert "support-date" in walk.value.risks


async def test_a_click_shows_a_risk(tmp_path: Path) -> None:
    async with walking(bank(tmp_path)) as walk:
        await walk.row("Tomcat 9")
        y, text = next((y, one) for y, one in enumerate(walk.screen.splitlines()) if "c Two systems" in one)
        await walk.pilot.click(offset=(text.index("Two systems"), y))
        await settled(walk.pilot)
        assert walk.station.shown == "two-on-calls"


@few("size", [*SIZES, (60, 20)])
async def test_any_words_are_shown_as_words(tmp_path: Path, size: tuple[int, int]) -> None:
    risks = {
        f"r{n}": Risk(
            title=NASTY * n, likelihood=n % 6, impact=5, owner=NASTY * n, review_on=TODAY, sign=NASTY,
            state="watched",
        )
        for n in range(9)
    }  # fmt: skip
    async with walking(session_of(tmp_path, Decision(title="Orders", risks=risks)), size) as walk:
        await walk.row("[red]")
        assert "[/foo]" in walk.screen
        for item in walk.station.form.items:
            for drawn in draw_item(item, walk.station, size[0] - 2):
                assert drawn.cell_length <= size[0] - 2


def test_letters_go_on_after_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=30),
    st.sampled_from(["open", "closed"]),
)
def test_the_map_is_always_as_wide_and_leaves_closed_ones_out(
    rated: list[tuple[int, int]], state: str
) -> None:
    risks = {
        f"r{n}": Risk.model_validate({"likelihood": a, "impact": b, "state": state})
        for n, (a, b) in enumerate(rated)
    }
    letters = {slug: letter(place) for place, slug in enumerate(risks)}
    heat = HeatMap.of(risks, letters, "r0")
    assert bool(heat.cells) == (bool(rated) and state == "open")
    widths = {text.cell_length for text in heat.lines()}
    assert len(heat.lines()) == 11
    assert len(widths) == 1


@given(st.text(max_size=60), st.integers(24, 80))
def test_a_risk_is_told_whole_in_its_width(words: str, width: int) -> None:
    title = " ".join(words.split())
    risk = Risk(likelihood=3, impact=4)
    lines = risk_lines(RegisterRow("a", "a", risk, title), TODAY, width)
    assert 2 <= len(lines) <= 4
    assert all(text.cell_length <= width for text in lines)
    assert "12" in lines[0].plain
    assert "●●●○○  ×  ●●●●○" in lines[-1].plain


@few("size", [(80, 24), (120, 40), (160, 45)])
async def test_the_guide_says_of_each_risk_when_it_goes_quiet(tmp_path: Path, size: tuple[int, int]) -> None:
    async with walking(bank(tmp_path), size) as walk:
        if size[0] < 160:
            for slug in walk.value.risks:
                expected = goes_quiet(walk.session.analysis, slug)
                walk.station.go_to(("risks", slug))
                await settled(walk.pilot)
                found = walk.station.guidance()
                told = [text for title, text in found.blocks if title == "It goes quiet when"]
                assert told == (["\n".join(f"○ {words}" for words in expected)] if expected else [])
        await walk.press(*(["f1"] if size[0] != 120 else []))
        assert "It goes quiet when" in walk.screen, "in sight without scrolling the guide"
