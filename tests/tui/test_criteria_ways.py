"""Ranks, swings and pairs by keys and by mouse: what each key does to the decision and to the screen."""

from pathlib import Path

import pytest

from on_screen import settled
from roadworthy.method.weights import pairwise, rank_order, rank_sum, weights_by
from roadworthy.model import Decision, put
from roadworthy.model.judgement import Criterion
from roadworthy.store import load
from roadworthy.tui.widgets.weighing import WeighingQuestion
from station_walk import StationWalk, at, grid_decision

pytestmark = pytest.mark.turns


def _ranks(walk: StationWalk) -> list[int | None]:
    return [criterion.rank for criterion in walk.value.criteria.values()]


def _swings(walk: StationWalk) -> list[float | None]:
    return [criterion.swing for criterion in walk.value.criteria.values()]


def _many(number: int) -> Decision:
    decision = grid_decision()
    for place in range(number - len(decision.criteria)):
        decision = put(decision, ("criteria", f"more-{place}"), Criterion(name=f"More {place}"))
    return decision


async def test_lines_move_up_and_down_and_the_first_move_takes_the_order(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m")
        assert "take this order" in walk.screen
        await walk.press("down", "down", "shift+up", "shift+up")
        assert _ranks(walk) == [2, 3, 1]
        assert weights_by(walk.value, "ranks") == pytest.approx(
            (rank_order(3)[1], rank_order(3)[2], rank_order(3)[0])
        )
        assert ".61" in walk.line("1 Own"), "the line with the focus goes along"
        await walk.press("K")
        assert _ranks(walk) == [2, 3, 1], "there is nothing above the first"
        await walk.press("u")
        assert _ranks(walk) == [None, None, None], "moving one line is one step"
        await walk.press("U")
        assert _ranks(walk) == [2, 3, 1]
        await walk.press("J")
        assert _ranks(walk) == [1, 3, 2]


async def test_ties_places_by_digit_and_taking_a_line_out(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "down", "equals_sign")
        assert _ranks(walk) == [None, None, None], "a line that has no place yet can't be tied"
        await walk.press("3")
        assert _ranks(walk) == [1, 3, 2]
        await walk.press("equals_sign")
        assert _ranks(walk) == [1, 2, 2]
        assert "  = Own" in walk.line("Own")
        await walk.press("J", "u")
        assert _ranks(walk) == [1, 2, 2], "a tie and a move are two steps"
        await walk.press("u")
        assert _ranks(walk) == [1, 3, 2]
        await walk.press("x")
        assert _ranks(walk) == [1, None, 2]
        assert "not in the order yet" in walk.screen
        await walk.press("u")
        assert _ranks(walk) == [1, 3, 2]


async def test_steep_or_flat(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "1", "f")
        assert walk.value.weighting.rank_law == "sum"
        assert weights_by(walk.value, "ranks") == pytest.approx(rank_sum(3))
        assert "flat: rank-sum" in walk.screen
        await walk.press("u")
        assert walk.value.weighting.rank_law == "centroid"


async def test_swing_asks_from_worst_to_best_against_the_biggest_step(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "m")
        assert "From worst to best on Learning curve" in walk.screen
        assert "Give the biggest step 100" in walk.screen
        await walk.press("8", "0")
        assert _swings(walk) == [80, None, None]
        assert "This is the biggest step so far" in walk.screen, "80 is not called 100"
        await walk.press("down", "1", "0", "0")
        assert "From worst to best on Ecosystem maturity" in walk.screen
        assert "This is the biggest step here, so it is 100" in walk.screen
        await walk.press("down", "plus", "plus")
        assert _swings(walk) == [80, 100, 10]
        assert "The biggest step here is 100: Ecosystem maturity" in walk.screen
        assert weights_by(walk.value, "swing") == pytest.approx((80 / 190, 100 / 190, 10 / 190))
        await walk.press("1", "0", "1")
        assert _swings(walk) == [80, 100, 10], "more than 100 is not taken, and what stood stays"
        assert "“101” is above 100" in walk.screen
        await walk.press("backspace", "5")
        assert _swings(walk) == [80, 100, 15]
        await walk.press("x")
        assert _swings(walk) == [80, 100, None]
        asked = f"From worst to best on {walk.value.criterion_name(list(walk.value.criteria)[2])}"
        for keys in ((), ("enter",), ("enter",), ("escape",), ("escape",)):
            await walk.press(*keys)
            assert asked in walk.screen, "in its questions and back from them, too"
        await walk.press("u", "u")
        assert _swings(walk) == [80, 100, None]


async def test_pairs_one_at_a_time_with_the_consistency_and_what_to_think_about_again(
    tmp_path: Path,
) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "m", "m")
        assert "pair 1 of 3" in walk.screen
        assert "3 to go" in walk.screen
        assert "shown from the third criterion on" in walk.screen
        await walk.press("3")
        assert walk.value.weighting.pairwise == {"learning-curve": {"ecosystem-maturity": 3.0}}
        assert "Learning curve matters somewhat more" in walk.screen
        await walk.press("enter", "left", "left")
        assert walk.value.weighting.pairwise["learning-curve"]["own"] == 3.0
        await walk.press("enter", "equals_sign")
        assert "both matter the same" in walk.screen
        assert "all judged" in walk.screen
        assert "no contradiction" in walk.line("consistency")
        assert "0.00" in walk.line("consistency")
        assert weights_by(walk.value, "pairwise") == pytest.approx((0.6, 0.2, 0.2))

        await walk.press("9")
        told = pairwise([[1, 3, 3], [1 / 3, 1, 9], [1 / 3, 1 / 9, 1]])
        assert f"{told.consistency_ratio:.2f}" in walk.line("consistency")
        assert "! a contradiction" in walk.line("consistency")
        assert "r think again" in walk.keys
        assert told.reconsider == (0, 1)
        await walk.press("r")
        assert "pair 1 of 3" in walk.screen
        assert walk.station.left_off() == ("weighting", "pairwise", "learning-curve", "ecosystem-maturity")


@pytest.mark.slow
async def test_a_longer_question_leaves_the_pair_in_sight(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _many(6), size=(80, 24)) as walk:
        await walk.press("m", "m", "m", *["2", "enter"] * 14, "1")
        assert "! a contradiction" not in walk.screen
        for keys in (("9",), ("f",)):
            await walk.press(*keys)
            assert any("▌More 1" in line and "More 2" in line for line in walk.pane), walk.screen
        assert "! a contradiction" in walk.screen


async def test_a_pair_is_turned_cleared_and_undone(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "m", "m", "5", "f")
        assert walk.value.weighting.pairwise == {"ecosystem-maturity": {"learning-curve": 5.0}}
        assert "Ecosystem maturity matters clearly more" in walk.screen
        await walk.press("left")
        assert walk.value.weighting.pairwise["ecosystem-maturity"]["learning-curve"] == 4.0
        await walk.press("x")
        assert walk.value.weighting.pairwise == {}
        assert "not judged yet" in walk.screen
        await walk.press("u")
        assert walk.value.weighting.pairwise["ecosystem-maturity"]["learning-curve"] == 4.0
        await walk.press("u")
        assert walk.value.weighting.pairwise == {}, "one visit of a pair is one step"


async def test_a_pair_by_a_click_on_the_scale(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "m", "m")
        question = walk.station.query_one(WeighingQuestion)
        lines = question.draw(question.size.width)
        row = next(number for number, text in enumerate(lines) if text.plain.split()[:2] == ["9", "8"])
        for column, pair in ((lines[row].plain.index("7"), 7.0), (lines[row].plain.index("9"), 9.0)):
            await walk.pilot.click(question, offset=(column, row))
            await settled(walk.pilot)
            assert walk.value.weighting.pairwise == {"learning-curve": {"ecosystem-maturity": pair}}
        await walk.pilot.click(question, offset=(lines[row].plain.rindex("4"), row))
        await settled(walk.pilot)
        assert walk.value.weighting.pairwise == {"ecosystem-maturity": {"learning-curve": 4.0}}


@pytest.mark.slow
async def test_with_little_room_the_row_stays_in_sight_and_each_way_begins_at_its_head(
    tmp_path: Path,
) -> None:
    decision = _many(30)
    for number, slug in enumerate(decision.criteria):
        decision = put(decision, ("criteria", slug, "swing"), float(100 - number))
        decision = put(decision, ("criteria", slug, "rank"), number + 1)
    name = "A criterion with a name that is so long that the sentence about the biggest step takes two lines"
    decision = put(decision, ("criteria", "learning-curve", "name"), name)
    async with at(tmp_path, "criteria", decision, size=(80, 24)) as walk:
        await walk.press("m", "m", "pagedown")
        place = 8
        while place < 12:
            named = walk.value.criterion_name(list(walk.value.criteria)[place])
            assert f"From worst to best on {named}:" in walk.screen
            assert "▌" in walk.line(f"{named}   ")
            await walk.press("down")
            place += 1
        for key, head in (("s", "Side by side"), ("m", "What counts"), ("m", "In order of importance")):
            await walk.press(key)
            assert head in walk.screen
            assert walk.pane[-1].strip(), "the list begins at its head and fills the rest"
            await walk.press("pagedown", "pagedown")


@pytest.mark.slow
async def test_more_than_nine_criteria_are_offered_swing_and_keep_their_pairs(tmp_path: Path) -> None:
    decision = put(_many(10), ("weighting", "pairwise", "learning-curve", "own"), 3.0)
    async with at(tmp_path, "criteria", decision) as walk:
        await walk.press("m", "m", "m")
        assert "10 criteria make 45 pairs" in walk.screen
        assert "The pairs you judged are kept." in walk.screen
        assert "Which of the two" not in walk.screen
        await walk.press("5")
        assert walk.value.weighting.pairwise == {"learning-curve": {"own": 3.0}}
        await walk.press("enter")
        assert "From worst to best on" in walk.screen
    (tmp_path / "nine").mkdir()
    async with at(tmp_path / "nine", "criteria", _many(9)) as walk:
        await walk.press("m", "m", "m")
        assert "pair 1 of 36" in walk.screen


@pytest.mark.slow
async def test_nothing_is_lost_between_the_ways_nor_in_the_file(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("2", "5")
        await walk.press("m", "1", "down", "equals_sign")
        await walk.press("m", "4", "0", "down", "1", "0", "0", "down", "7", "0")
        await walk.press("m", "2", "enter", "4", "enter", "2")
        before = walk.value
        await walk.press("m", "m", "m", "m", "m")
        assert walk.value == before, "to look at a way changes nothing"
        assert [it.weight for it in before.criteria.values()] == [25, 10, 10]
        assert _ranks(walk) == [1, 1, 3]
        assert _swings(walk) == [40, 100, 70]
        assert before.weighting.pairwise == {
            "learning-curve": {"ecosystem-maturity": 2.0, "own": 4.0},
            "ecosystem-maturity": {"own": 2.0},
        }
        assert before.weighting.method == "points"
    assert load(tmp_path / "decision.toml") == before
    (tmp_path / "again").mkdir()
    async with at(tmp_path / "again", "criteria", load(tmp_path / "decision.toml")) as walk:
        await walk.press("m", "m")
        assert "100" in walk.line("Ecosystem maturity  ")


async def test_a_place_that_there_is_not_is_refused(tmp_path: Path) -> None:
    """A 9 put a criterion of three last, without a word."""
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "1")
        order = [criterion.rank for criterion in walk.value.criteria.values()]
        for digit in "90":
            await walk.press("down", digit)
            assert f"There is no place {digit}: 1 is the first, 3 the last." in walk.screen
        assert [criterion.rank for criterion in walk.value.criteria.values()] == order
