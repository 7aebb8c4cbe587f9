"""Criteria as a whole by keys: which way counts, side by side, groups, horizons, presets, the lock."""

from datetime import date
from pathlib import Path

import pytest

from examples import few
from on_screen import settled
from roadworthy.method.weights import weights_by, weights_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell, Criterion, Group, WeightMethod
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.criteria import CriteriaStation
from roadworthy.tui.widgets.weighing import WayLine
from station_walk import TODAY, StationWalk, at, grid_decision

pytestmark = pytest.mark.turns

SLUGS = ("learning-curve", "ecosystem-maturity", "own")


def _ranked(decision: Decision) -> Decision:
    """With an order that says otherwise than equal points."""
    for slug, rank in zip(SLUGS, (3, 2, 1), strict=True):
        decision = put(decision, ("criteria", slug, "rank"), rank)
    return decision


def _differing(decision: Decision) -> Decision:
    """Django is best on the first criterion, FastAPI on the last."""
    for candidate, slug in (("django", SLUGS[0]), ("fastapi", SLUGS[2])):
        decision = put(decision, ("scores", candidate, slug), Cell(score=Interval(5.0, 5.0)))
    return put(decision, ("criteria", SLUGS[0], "weight"), 30.0)


def _unscored() -> Decision:
    return put(grid_decision(), ("scores",), {})


def _words(walk: StationWalk) -> str:
    """What stands in the station, however its lines are broken."""
    return " ".join(" ".join(walk.pane).split())


async def _click_tab(walk: StationWalk, name: str) -> None:
    tabs = walk.station.query_one(WayLine)
    words = tabs.draw(tabs.size.width)[0].plain
    await walk.pilot.click(tabs, offset=(words.index(name), 0))
    await settled(walk.pilot)


async def test_points_by_digits_and_steps_are_one_step_a_row(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("2", "5", "plus", "minus", "minus")
        assert walk.value.criteria[SLUGS[0]].weight == 24
        assert ".55" in walk.line("▌Learning curve")
        await walk.press("down", "4", "u")
        assert walk.value.criteria[SLUGS[1]].weight == 10
        await walk.press("u")
        assert walk.value.criteria[SLUGS[0]].weight == 10
        await walk.press("U", "U")
        assert [it.weight for it in walk.value.criteria.values()] == [24, 4, 10]


async def test_ways_are_switched_by_key_and_by_mouse_and_looking_changes_nothing(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        before = walk.value
        for heading in ("In order of importance", "The steps", "Which of the two", "What counts"):
            await walk.press("m")
            assert heading in walk.screen
        for name, heading in (
            ("pairs", "Which of the two"),
            ("ranks", "In order"),
            ("points", "What counts"),
        ):
            await _click_tab(walk, name)
            assert heading in walk.screen
        assert walk.value is before


async def test_let_these_count_and_its_undo(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _ranked(_unscored())) as walk:
        assert weights_of(walk.value) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
        await walk.press("m")
        assert "These weights don't count yet. What counts now: points." in walk.screen
        await walk.press("c")
        assert walk.value.weighting.method == "ranks"
        assert weights_of(walk.value) == weights_by(walk.value, "ranks") != weights_by(walk.value, "points")
        assert "ranks ✓ counts" in walk.screen
        assert "What counts now: ranks." in walk.verdict
        assert walk.value.criteria[SLUGS[0]].weight == 10, "points are kept"
        await walk.press("u")
        assert walk.value.weighting.method == "points"
        assert "points ✓ counts" in walk.screen
    assert load(tmp_path / "decision.toml").weighting.method == "points"


async def test_the_first_complete_answer_counts_by_itself(tmp_path: Path) -> None:
    bare = _unscored()
    for slug in SLUGS:
        bare = put(bare, ("criteria", slug, "weight"), None)
    async with at(tmp_path, "criteria", bare) as walk:
        await walk.press("m", "m", "8", "0", "down", "5", "0", "down")
        assert walk.value.weighting.method == "points"
        await walk.press("4")
        assert walk.value.weighting.method == "swing"
        await walk.press("u")
        assert walk.value.weighting.method == "points", "it is part of that step"


async def test_a_way_that_is_not_complete_can_not_count(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _unscored()) as walk:
        await walk.press("m", "m", "8", "0", "c")
        assert walk.value.weighting.method == "points"
        assert "let these count" not in walk.screen


async def test_side_by_side_hides_the_candidates_until_the_weights_are_locked(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _ranked(_differing(grid_decision()))) as walk:
        await walk.press("s")
        assert "✓ points" in walk.screen
        assert walk.line("▌Learning curve").split()[-2:] == [".60", ".11"]
        assert walk.line("Own").split()[-2:] == [".20", ".61"]
        assert "Own before Learning curve" in walk.screen
        assert "Django" not in walk.screen
        assert "is shown once the weights are locked" in _words(walk)
        await walk.press("l")
        assert "Where the candidates would stand" in walk.screen
        assert walk.line("Django").split()[-4:] == ["1", "4.20", "2", "3.22"]
        assert walk.line("FastAPI").split()[-4:] == ["2", "3.40", "1", "4.22"]
        assert "FastAPI leads then." in walk.screen
        await walk.press("m")
        assert "What counts" in walk.screen


async def test_one_way_alone_is_not_put_beside_anything(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("s")
        assert "side by side" not in walk.screen
        await walk.press("m", "down", "shift+up")
        assert "side by side" in walk.screen
        await _click_tab(walk, "side by side")
        assert "how much each criterion weighs" in walk.screen
        await walk.press("u")
        assert "how much each criterion weighs" not in walk.screen, "there is nothing to compare any more"


async def test_the_standing_waits_for_the_lock(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _differing(grid_decision())) as walk:
        for _ in range(4):
            assert "The standing is not shown here until the weights are locked" in walk.screen
            assert "Django" not in walk.screen
            await walk.press("m")
        await walk.press("l")
        assert "Django" in walk.screen


async def test_locked_weights_stay_and_what_was_locked_first_is_on_record(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _ranked(_unscored())) as walk:
        await walk.press("l")
        assert walk.value.weighting.locked_on == TODAY
        first = dict(walk.value.weighting.first_locked)
        await walk.press("2", "5")
        assert walk.value.criteria[SLUGS[0]].weight == 10
        assert "The weights are locked." in walk.verdict
        await walk.press("m", "c")
        assert walk.value.weighting.method == "points"
        assert "l unlock first" in walk.screen
        await walk.press("shift+down")
        assert walk.value.criteria[SLUGS[2]].rank == 2, "a way that does not count may be tried"
        await walk.press("l", "c")
        assert walk.value.weighting.method == "ranks"
        assert dict(walk.value.weighting.first_locked) == first
        assert walk.value.weighting.changes == {}, "no score was seen"


async def test_another_way_after_scores_is_on_record_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _ranked(grid_decision())) as walk:
        await walk.press("m", "c")
        change = walk.value.weighting.changes[TODAY.isoformat()]
        assert change.before == pytest.approx(dict.fromkeys(SLUGS, 1 / 3))
        assert "Changed after scores were seen" in walk.screen
        await walk.press("u")
        assert walk.value.weighting.changes == {}
        await walk.press("f")
        assert walk.value.weighting.changes == {}, "the order does not count, so nothing changed"


async def test_points_per_horizon_and_back_to_ranks_for_the_whole(tmp_path: Path) -> None:
    decision = put(_ranked(grid_decision(horizons=True)), ("scores",), {})
    async with at(tmp_path, "criteria", decision) as walk:
        await walk.press("m", "p")
        assert "points for First months" in walk.screen
        await walk.press("3", "0", "h", "5", "down", "1", "5")
        criteria = walk.value.criteria
        assert criteria[SLUGS[0]].by_horizon == {"soon": 30, "late": 5}
        assert criteria[SLUGS[1]].by_horizon == {"late": 15}
        assert criteria[SLUGS[0]].weight == 10
        assert "Learning curve 1.00" in walk.line("First months  ")
        assert weights_of(walk.value) == pytest.approx((0.5 + 0.125, 0.375, 0))
        await walk.press("m")
        assert "What counts now is points per horizon." in _words(walk)
        await walk.press("c")
        assert (walk.value.weighting.method, walk.value.weighting.per_horizon) == ("ranks", False)
        assert weights_of(walk.value) == weights_by(walk.value, "ranks")
        assert walk.value.criteria[SLUGS[0]].by_horizon == {"soon": 30, "late": 5}, "kept"
        await walk.press("u")
        assert walk.value.weighting.per_horizon


@pytest.mark.slow
async def test_a_group_shares_its_points_out(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _unscored()) as walk:
        await walk.press("b", "enter")
        await walk.write("Start")
        await walk.press("enter")
        slug = walk.value.criteria[SLUGS[0]].group
        assert walk.value.groups[slug].name == "Start"
        walk.station.go_to(("criteria", SLUGS[1]))
        await walk.press("b", "enter")
        assert walk.value.criteria[SLUGS[1]].group == slug
        walk.station.go_to(("groups", slug))
        await walk.press("3", "0")
        assert walk.value.groups[slug].weight == 30
        assert weights_of(walk.value) == pytest.approx((0.375, 0.375, 0.25))
        assert ".75" in next(line for line in walk.pane if "Start" in line and "30" in line)
        await walk.press("u")
        assert walk.value.groups[slug].weight is None
        await walk.press("x")
        assert walk.value.groups == {}
        assert walk.value.criteria[SLUGS[1]].group == ""
        await walk.press("u")
        assert walk.value.criteria[SLUGS[1]].group == slug


async def test_a_word_beside_criteria_becomes_a_group(tmp_path: Path) -> None:
    decision = _unscored()
    for slug in SLUGS[:2]:
        decision = put(decision, ("criteria", slug, "group"), "Running it")
    decision = put(decision, ("groups", "other"), Group(name="Other"))
    async with at(tmp_path, "criteria", decision) as walk:
        assert "so far “Running it” is only a label on 2 criteria" in _words(walk)
        walk.station.go_to(("groups", " Running it"))
        await walk.press("enter")
        assert [it.group for it in walk.value.criteria.values()] == ["running-it", "running-it", ""]
        assert walk.value.groups["running-it"].name == "Running it"


async def test_own_criteria_the_sixth_and_presets_are_still_there(tmp_path: Path) -> None:
    decision = put(_unscored(), ("frame", "team", "juniors"), 3)
    decision = put(decision, ("frame", "team", "size"), 7)
    async with at(tmp_path, "criteria", decision) as walk:
        assert "+ one of your own" in walk.screen
        assert "+ flexibility" in walk.screen
        assert "Juniors: 3 people" in walk.screen.replace("\n", " ")
        walk.station.go_to(("presets", "junior-team"))
        await walk.press("enter")
        assert walk.value.weighting.presets_taken == ("junior-team",)
        assert walk.value.criteria[SLUGS[0]].weight == 20
        await walk.press("u")
        assert walk.value.criteria[SLUGS[0]].weight == 10


async def test_a_new_criterion_waits_for_its_pairs(tmp_path: Path) -> None:
    decision = put(_unscored(), ("weighting", "method"), "pairwise")
    for one, other in ((0, 1), (0, 2), (1, 2)):
        decision = put(decision, ("weighting", "pairwise", SLUGS[one], SLUGS[other]), 2.0)
    decision = put(decision, ("criteria", "new"), Criterion(name="New"))
    async with at(tmp_path, "criteria", decision) as walk:
        assert "3 to go" in walk.screen
        assert "the weights count again when all of them are" in _words(walk)
        assert "think again" not in walk.keys, "what the first three say is consistent enough"
        await walk.press("2", "enter", "2", "enter", "2")
        assert len(weights_of(walk.value)) == 4
        assert "pairs ✓ counts" in walk.screen


async def test_in_the_short_walk_points_alone_unless_another_way_is_in_use(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", _unscored()) as walk:
        walk.station.set_short(short=True)
        await walk.press("m")
        assert "ranks" not in walk.screen
        assert "What counts" in walk.screen
    (tmp_path / "b").mkdir()
    async with at(tmp_path / "b", "criteria", _ranked(_unscored())) as walk:
        walk.station.set_short(short=True)
        await walk.press("m")
        assert "In order of importance" in walk.screen


async def test_undo_goes_to_the_way_that_it_changes(tmp_path: Path) -> None:
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        await walk.press("m", "m", "down", "4", "0", "m", "m")
        assert "What counts" in walk.screen
        await walk.press("u")
        assert "From worst to best on Ecosystem maturity" in walk.screen
        assert walk.value.criteria[SLUGS[1]].swing is None


async def test_the_day_of_the_lock_stands_above(tmp_path: Path) -> None:
    decision = put(_unscored(), ("weighting", "locked_on"), date(2026, 11, 10))
    async with at(tmp_path, "criteria", decision) as walk:
        assert "✓ locked 2026-11-10" in walk.screen


def _lit(walk: StationWalk) -> str:
    """The row with the focus, whatever the layout."""
    return next(line for line in walk.screen.splitlines() if "▌Learning curve" in line)


@few("size", [(80, 24), (100, 30), (120, 40), (160, 45)])
async def test_at_every_width_the_row_of_keys_names_what_no_row_of_the_form_does(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    decision = load(sample_file("bank-migration"))
    held, free = tmp_path / "held", tmp_path / "free"
    held.mkdir()
    free.mkdir()
    async with at(held, "criteria", decision, size=size) as walk:
        assert "b group" not in walk.keys, "locked weights are held"
        assert "b puts a criterion into one" not in walk.screen
        assert "−" not in _lit(walk)
    opened = put(decision, ("weighting", "locked_on"), None)
    async with at(free, "criteria", opened, size=size) as walk:
        assert "m way  b group  l lock" in walk.keys, "the plus and the minus stand on the row and give way"
        row = _lit(walk)
        assert row.index("−") < row.index("+")


@pytest.mark.parametrize("way", ["points", "swing"])
async def test_numbers_typed_down_the_column_name_nothing(tmp_path: Path, way: WeightMethod) -> None:
    """Somebody opens a criterion, meaning its figure: the name stays, the reason stands there, esc leads to the row."""
    async with at(tmp_path, "criteria") as walk:
        assert isinstance(walk.station, CriteriaStation)
        walk.station.look_at_way(way)
        await settled(walk.pilot)
        names = [one.name for one in walk.value.criteria.values()]
        assert "0–9" in walk.screen, "the row says which keys give its figure"
        await walk.press("enter", "3", "0", "enter", "2", "0", "enter")
        assert [one.name for one in walk.value.criteria.values()] == names
        assert "only a figure" in walk.screen
        await walk.press("escape", "escape", "escape", "3", "0")
        given = next(iter(walk.value.criteria.values()))
        assert (given.weight if way == "points" else given.swing) == 30
        assert [one.name for one in walk.value.criteria.values()] == names


async def test_a_digit_above_the_most_points_is_refused_and_backspace_takes_digits_back(
    tmp_path: Path,
) -> None:
    """What was typed keeps its first digits; of 35224 the last three stood there before."""
    async with at(tmp_path, "criteria", grid_decision()) as walk:
        slug = next(iter(walk.value.criteria))
        held = walk.value.criteria[slug].weight
        await walk.press(*"35224")
        assert walk.value.criteria[slug].weight == 352
        assert "“3522” is above 999" not in walk.screen
        assert "“3524” is above 999" in walk.screen
        await walk.press("backspace", "backspace", "0")
        assert walk.value.criteria[slug].weight == 30
        await walk.press("backspace", "backspace")
        assert walk.value.criteria[slug].weight == held, "as it stood before anything was typed"
        await walk.press("backspace")
        assert walk.value.criteria[slug].weight == held
        await walk.press(*"30", "u", "5")
        assert walk.value.criteria[slug].weight == 5, "another key ends the figure"


@few("size", [(60, 16), (80, 24), (120, 40), (160, 45)])
async def test_weights_that_do_not_add_up_as_they_are_shown_are_called_rounded(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Three thirds are .99, and made to add up one of them would differ from the others."""
    thirds = _unscored()
    halves = put(thirds, ("criteria", SLUGS[0], "weight"), 20.0)
    for name, decision, said in (("thirds", thirds, True), ("halves", halves, False)):
        (tmp_path / name).mkdir()
        async with at(tmp_path / name, "criteria", decision, size=size) as walk:
            assert ("weight, rounded" in walk.screen) is said
            assert "weight" in walk.screen, "the column has its head"
