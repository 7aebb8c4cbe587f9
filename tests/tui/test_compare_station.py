"""Compare by keys: how sure the first place is, what would turn it, and what other weights would do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from examples import few
from roadworthy.method.stability import leaders_along
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import MustHave
from roadworthy.model.judgement import Cell, Certainty, Criterion
from roadworthy.report.scenarios import scenarios
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.compare.board import Board
from roadworthy.tui.stations.compare import CompareStation
from station_walk import CRITERIA, StationWalk, at, grid_decision

pytestmark = pytest.mark.turns

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


def _column(walk: StationWalk) -> list[str]:
    """The lines of the second column."""
    return [line.rpartition("│")[2] for line in walk.screen.splitlines()]


def compare(walk: StationWalk) -> CompareStation:
    station = walk.station
    assert isinstance(station, CompareStation)
    return station


async def test_what_is_fragile_is_called_so_before_any_figure(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        first = walk.line("that is fragile")
        assert "Django leads FastAPI, but that is fragile." in first
        said = " ".join(" ".join(walk.pane).split())
        assert "of 100 weightings near yours turns it FastAPI's Own ? → " in said
        assert walk.screen.index("fragile") < walk.screen.index("3.88")
        assert "Django leads FastAPI, but that is fragile" in walk.verdict


async def test_the_argument_stands_above_the_first_bar(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        order = [
            "is fragile",
            "100 points of weight",
            "first in",
            "possible",
            "do next",
            "Ranking",
            "1 A rival",
        ]
        said = " ".join(" ".join(walk.pane).split())
        places = [said.index(words) for words in order]
        assert places == sorted(places)


async def test_it_says_what_would_turn_it_and_opens_the_answer_to_find_first(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        assert "1st" in walk.line("■ Django")
        assert "of 100 points of weight to" in walk.screen
        assert "! possible" in walk.screen
        assert "Look into FastAPI's Own first" in " ".join(" ".join(walk.pane).split())
        await walk.press("enter")
        assert walk.walk.current == "scores"
        await walk.press("4")
        assert walk.value.cell("fastapi", "own").score == Interval(4, 4)


async def test_what_nobody_has_backed_is_said_and_the_first_to_find_out_is_opened(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False, sure=False)) as walk:
        said = " ".join(" ".join(walk.pane).split())
        assert "rests on scores that nobody has backed" in said
        assert "only numbers: nobody has said why" in said
        first = walk.walk.session.analysis.sensitivity().worth_finding[0]
        await walk.press("enter")
        await walk.press("2")
        assert walk.value.cell(first.candidate, first.criterion).score == Interval(2, 2)


async def test_without_uncertainty_nothing_is_left_to_find_out(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False)) as walk:
        assert "find it out" not in walk.keys, "a key that does nothing here is not offered"
        await walk.press("enter")
        assert walk.walk.current == "compare"


async def test_a_rival_is_one_line_a_criterion_by_size_with_the_sum_below(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False), size=(160, 60)) as walk:
        lines = _column(walk)
        start = next(at for at, text in enumerate(lines) if "A rival: ◆ FastAPI" in text)
        rows = lines[start + 2 : start + 6]
        assert [text.strip().split("  ")[0] for text in rows] == [
            "Ecosystem maturity", "Learning curve", "Own", "together",
        ]  # fmt: skip
        gaps = [text.split()[-1] for text in rows]
        assert gaps == ["+.56", "−.40", "+.08", "+.24"]
        await walk.press("right")
        assert any("A rival: ▲ Serverless" in text for text in _column(walk))
        await walk.press("right")
        assert any("A rival: ◆ FastAPI" in text for text in _column(walk))


async def test_every_criterion_of_a_rival_is_in_sight_at_opening(tmp_path: Path) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, "compare", decision) as walk:
        below = "\n".join(walk.pane).partition("A rival: ")[2]
        for name in ("Ecosystem", "Long-term", "Evidence", "Community", "Learning", "Operational"):
            assert name in below
        await walk.pilot.resize_terminal(120, 50)
        await walk.press()
        assert below.count("\n") < "\n".join(walk.pane).partition("A rival: ")[2].count("\n")
        lines = [line.strip() for line in walk.pane]
        assert not lines[next(at for at, text in enumerate(lines) if text.startswith("sure")) - 1]


async def test_a_chapter_is_reached_by_its_number(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", load(sample_file("bank-migration")), size=(100, 30)) as walk:
        for key, words in (
            ("2", "Value against the weight of"),
            ("3", "First 6 months"),
            ("4", "to keep up"),
            ("5", "What to find out first"),
            ("1", "together"),
        ):
            await walk.press(key)
            assert words in walk.screen


async def test_the_weights_have_their_crossings_by_name(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False), size=(100, 40)) as walk:
        await walk.press("2")
        assert "against the weight of Learning curve" in walk.screen
        low = leaders_along(compare(walk).seen().matrix, 0)[1].low
        assert f"⇄ ◆ from {100 * low:.0f} FastAPI leads" in walk.screen
        await walk.press("right")
        assert "against the weight of Ecosystem maturity" in walk.screen


async def test_other_weights_are_tried_pinned_and_never_saved(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored(unknown=False), size=(80, 24)) as walk:
        before = walk.value
        await walk.press("f")
        assert "What if Learning curve weighed 40 of 100?" in walk.screen
        assert "→" not in walk.standing, "nothing is moved yet"
        await walk.press(*["right"] * 5)
        assert "What if Learning curve weighed 65 of 100?" in walk.screen
        assert "40 → 65" in walk.screen
        assert "FastAPI would lead by" in walk.screen
        assert "Django 3.88 → " in walk.standing
        assert "FastAPI is ahead of Django" in walk.verdict or "FastAPI leads" in walk.verdict
        await walk.press("0")
        assert "weighed 40 of 100?" in walk.screen
        assert "→" not in walk.standing
        await walk.press("down")
        assert "What if Ecosystem maturity weighed" in walk.screen
        await walk.press("right", "escape")
        assert "What if" not in walk.pane
        assert "→" not in walk.standing
        assert walk.value is before


async def test_a_score_is_tried_the_first_to_find_out_first(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        await walk.press("f", "f")
        assert "What if FastAPI's Own were ?" in walk.screen
        await walk.press("right", "right")
        assert "What if FastAPI's Own were 4?" in walk.screen
        assert "Ranking ──" in walk.line("as it stands, no what-if")
        assert "FastAPI 3.64 → 3.84" in walk.standing
        assert walk.value.cell("fastapi", "own").score is None
        await walk.press("enter")
        assert walk.walk.current == "scores", "it is said in earnest at its own place, by a person"
        assert "→" not in walk.standing


@pytest.mark.slow
async def test_scenarios_are_tried_with_their_reason(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", load(sample_file("bank-migration"))) as walk:
        await walk.press("f", "f", "f")
        assert "What if the weights were those of “as first locked”?" in walk.screen
        await walk.press("down", "down")
        assert "What if the weights were those of “a synchronous team”?" in walk.screen
        result = compare(walk).supposed()
        assert result is not None
        every = list(scenarios(walk.walk.session.analysis))
        assert result[1].matrix.weights == every[2][2]
        await walk.press("escape", "s")
        assert "“as first locked”" in walk.screen, "a key of its own begins with them"
        await walk.press("s")
        assert "“all equal”" in walk.screen
        await walk.press("f8")
        assert "→" not in walk.standing, "leaving the station leaves the what-if"


async def test_keys_that_do_nothing_are_not_offered(tmp_path: Path) -> None:
    async with at(tmp_path, "compare") as walk:
        assert walk.keys.partition("│")[2].strip() == ""
        await walk.press("f", "1", "right", "0", "escape")
        assert "What if" not in walk.screen


@pytest.mark.slow
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


@few("size", [(120, 40), (80, 24), (60, 16)])
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
        await walk.press(*"2345fffw", "down", "right", "0", "escape", *"hra", "space", "pageup", "enter")
        assert "Compare" in walk.screen or walk.walk.current != "compare"


@pytest.mark.slow
async def test_thirty_criteria_and_twenty_candidates_are_compared(tmp_path: Path) -> None:
    names = [f"Candidate {number}" for number in range(20)]
    decision = grid_decision(names, [f"criterion-{number}" for number in range(30)])
    decision = put(decision, ("scores", "candidate-3", "criterion-4"), Cell(score=Interval(2, 5)))
    async with at(tmp_path, "compare", decision) as walk:
        assert "Candidate 3" in walk.verdict
        await walk.press("2", *["left"])
        assert "against the weight of criterion 29" in walk.screen.lower()


async def test_who_can_be_first_under_no_weights_is_said_before_the_pairs(tmp_path: Path) -> None:
    async with at(tmp_path, "compare", scored()) as walk:
        station = compare(walk)
        lines = station.board.chapter(1, station.seen(), 70, tall=False)
        said = " ".join(" ".join(text.plain for text in lines).split())
        assert "Serverless can't be first under any weights: another is better on every criterion" in said
        assert said.index("under any weights") < said.index("is at least as good as")


@pytest.mark.parametrize("name", ["bank-migration", "event-driven-hybrid"])
async def test_every_chapter_is_drawn_at_any_width(tmp_path: Path, name: str) -> None:
    """A pane that has no room yet is asked where its focus stands, too."""
    async with at(tmp_path, "compare", load(sample_file(name))) as walk:
        board = walk.station.query_one(Board)
        for width in range(1, 40):
            assert board.draw(width), width
            for number in range(1, 6):
                assert board.chapter(number, board.looks.seen(), width, tall=False), (number, width)
