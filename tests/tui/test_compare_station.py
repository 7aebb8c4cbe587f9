"""Compare by keys: how sure the first place is, what would turn it, and what other weights would do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import MustHave
from roadworthy.model.judgement import Cell, Certainty, Criterion
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.compare import CompareStation
from station_walk import CRITERIA, StationWalk, at, grid_decision

Put = Callable[[Decision], Decision]


def scored(*, unknown: bool = True, sure: bool = True) -> Decision:
    """Django 3.88, FastAPI 3.64 with one score unknown, Serverless behind both.

    Scores are as sure as they are stated, unless not `sure`: then they count for nothing that backs them.
    """
    decision = grid_decision()
    if sure:
        decision = put(decision, ("certainty",), Certainty(evidence=0.0, reason=0.0, bare=0.0))
    for criterion, points in zip(CRITERIA, (40.0, 40.0, 20.0), strict=True):
        decision = put(decision, ("criteria", criterion, "weight"), points)
    rows = {
        "django": (Interval(3, 3), Interval(5, 5), Interval(3.4, 3.4)),
        "fastapi": (Interval(4, 4), Interval(3.6, 3.6), None if unknown else Interval(3, 3)),
        "serverless": (Interval(2, 2), Interval(2, 2), Interval(1, 2)),
    }
    for candidate, spans in rows.items():
        for criterion, span in zip(decision.criteria, spans, strict=True):
            decision = put(decision, ("scores", candidate, criterion), Cell(score=span))
    return decision


def compare(walk: StationWalk) -> CompareStation:
    station = walk.station
    assert isinstance(station, CompareStation)
    return station


async def test_what_is_fragile_is_called_so_before_any_figure(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        first = walk.line("that is fragile")
        assert "Django leads FastAPI, but that is fragile." in first
        said = " ".join(" ".join(walk.pane).split())
        assert "of 100 weightings near yours; FastAPI's Own, unknown today, could turn it" in said
        assert walk.screen.index("fragile") < walk.screen.index("3.88")
        assert "Django leads FastAPI, but that is fragile" in walk.verdict


async def test_it_says_what_would_turn_it_and_opens_the_answer_to_find_first(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        assert "1st" in walk.line("■ Django")
        assert "FastAPI draws level" in walk.screen
        assert "! possible today" in walk.screen
        assert "worth 0.0" in walk.line("find out")
        await walk.press("enter")
        assert walk.walk.current == "scores"
        await walk.press("4")
        assert walk.value.cell("fastapi", "own").score == Interval(4, 4)


async def test_what_nobody_has_backed_is_said_and_the_first_to_find_out_is_opened(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False, sure=False)) as walk:
        said = " ".join(" ".join(walk.pane).split())
        assert "rests on scores that nobody has backed; first in" in said
        first = walk.walk.session.analysis.sensitivity().worth_finding[0]
        await walk.press("enter")
        await walk.press("2")
        assert walk.value.cell(first.candidate, first.criterion).score == Interval(2, 2)


async def test_without_uncertainty_nothing_is_left_to_find_out(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False)) as walk:
        assert "find out" not in walk.line("What would turn it")
        await walk.press("enter")
        assert walk.walk.current == "compare"


async def test_other_weights_are_tried_and_never_saved(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False)) as walk:
        before = walk.value
        assert "0–" in walk.line("▌Learning curve")
        await walk.press(*["right"] * 7)
        assert "was .40" in walk.line("▌Learning curve")
        assert walk.pane[walk.pane.index(walk.line("Ranking")) + 1].strip().startswith("1 ◆ FastAPI")
        assert "a what-if; 0 ends it" in walk.keys
        await walk.press("0")
        assert "was .40" not in walk.screen
        assert walk.value is before


async def test_scenarios_go_round_and_name_their_reason(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", load(sample_file("bank-migration"))) as walk:
        station = compare(walk)
        count = len(station.scenarios())
        assert count > 2
        await walk.press("s")
        assert station.scenario == 0
        assert station.trying == station.scenarios()[0][2]
        await walk.press(*["s"] * count)
        assert station.scenario is None
        assert station.trying is None


async def test_other_weightings_and_more_draws(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        assert "10,000 draws" in walk.keys
        await walk.press("r")
        assert "100,000 draws" in walk.keys
        assert "near yours" in walk.line("weights")
        for words in ("in your order", "of any kind", "yours alone"):
            await walk.press("w")
            assert words in walk.line("Compare")
        assert (
            "draws of the scores, with your weights" in walk.screen.replace("\n", " ")
            or "draws" in walk.screen
        )


async def test_each_horizon_has_its_own_sureness(tmp_path: Path) -> None:
    decision = grid_decision(horizons=True)
    decision = put(
        decision, ("scores", "django", "own"), Cell(score=Interval(3, 3), by_horizon={"late": Interval(5, 5)})
    )
    decision = put(
        decision,
        ("scores", "fastapi", "own"),
        Cell(score=Interval(3, 3), by_horizon={"soon": Interval(5, 5)}),
    )
    async with at(tmp_path, "compare", decision) as walk:
        seen = set()
        for _ in range(3):
            leader = compare(walk).seen().sure
            assert leader is not None
            seen.add(leader.leader)
            await walk.press("h")
        assert seen == {"django", "fastapi"}


async def test_who_is_ruled_out_takes_no_part(tmp_path: Path) -> None:
    decision = put(scored(), ("must_haves", "postgres"), MustHave(name="PostgreSQL"))
    decision = put(decision, ("candidates", "django", "must_haves", "postgres"), "no")
    async with at(tmp_path, "compare", decision) as walk:
        assert "ruled out: no PostgreSQL" in walk.line("■ Django")
        sure = compare(walk).seen().sure
        assert sure is not None
        assert sure.leader == "fastapi"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
@pytest.mark.parametrize(
    "change",
    [
        lambda d: d,
        lambda d: put(d, ("criteria",), {}),
        lambda d: put(d, ("candidates",), {"one": d.candidates["django"]}),
        lambda d: put(d, ("candidates",), {}),
        lambda d: put(d, ("criteria",), {key: Criterion(name=key) for key in d.criteria}),
    ],
    ids=["whole", "no criteria", "one candidate", "no candidates", "no weights"],
)
async def test_it_stands_whatever_is_missing(tmp_path: Path, size: tuple[int, int], change: Put) -> None:
    decision = change(scored())
    kept = {
        candidate: {key: cell for key, cell in row.items() if key in decision.criteria}
        for candidate, row in decision.scores.items()
        if candidate in decision.candidates
    }
    async with at(tmp_path, "compare", put(decision, ("scores",), kept), size=size) as walk:
        await walk.press("down", "right", "s", "w", "h", "r", "a", "b", "space", "pageup", "0", "enter")
        assert "Compare" in walk.screen or walk.walk.current != "compare"


@pytest.mark.slow
async def test_thirty_criteria_and_twenty_candidates_are_compared(tmp_path: Path) -> None:
    names = [f"Candidate {number}" for number in range(20)]
    decision = grid_decision(names, [f"criterion-{number}" for number in range(30)])
    decision = put(decision, ("scores", "candidate-3", "criterion-4"), Cell(score=Interval(2, 5)))
    async with at(tmp_path, "compare", decision) as walk:
        assert "Candidate 3" in walk.verdict
        await walk.press(*["down"] * 29)
        assert "▌Criterion 29" in walk.screen.replace("▌ ", "▌")


async def test_who_can_be_first_under_no_weights_is_said_before_the_pairs(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        said = " ".join(" ".join(text.plain for text in compare(walk).board.draw(70)).split())
        assert "Serverless can be first under no weights: another is better on every criterion" in said
        assert said.index("under no weights") < said.index("is at least as good as")
