"""The grid by keys and by mouse: what a key does to the decision and to the screen."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import TextArea

from examples import few
from on_screen import settled
from roadworthy.model import Decision, Interval, put
from roadworthy.model.conflict import Conflict
from roadworthy.model.judgement import Cell, Criterion, Evidence, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.tui.scores.detail import CellDetail
from roadworthy.tui.stations.scores import ScoresStation
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.ground_signs import points_texts
from station_walk import NAMES, StationWalk, at, grid_decision

pytestmark = pytest.mark.turns


def _grid(walk: StationWalk) -> ScoreGrid:
    return walk.station.query_one(ScoreGrid)


def _score(
    walk: StationWalk, candidate: str = "django", criterion: str = "learning-curve"
) -> Interval | None:
    return walk.value.cell(candidate, criterion).score


async def test_a_digit_applies_at_once_and_is_extended(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("4")
        assert _score(walk) == Interval(4.0, 4.0)
        await walk.press("-")
        assert _score(walk) == Interval(4.0, 4.0), "a range that is not finished changes nothing"
        assert "4–" in walk.line("Learning curve")
        await walk.press("5")
        assert _score(walk) == Interval(4.0, 5.0)
        await walk.press("u")
        assert _score(walk) == Interval(3.0, 3.0), "all that was typed in a cell is one undo step"


async def test_a_point_extends_and_leaving_ends_the_step(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("3", "full_stop", "5", "down", "2")
        assert _score(walk) == Interval(3.5, 3.5)
        assert _score(walk, criterion="ecosystem-maturity") == Interval(2.0, 2.0)
        await walk.press("u")
        assert _score(walk) == Interval(3.5, 3.5)
        assert _score(walk, criterion="ecosystem-maturity") == Interval(3.0, 3.0)
        await walk.press("u")
        assert _score(walk) == Interval(3.0, 3.0)
        await walk.press("U")
        assert _score(walk) == Interval(3.5, 3.5)


async def test_a_second_digit_starts_anew_where_the_scale_ends_at_five(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("4", "2")
        assert _score(walk) == Interval(2.0, 2.0)


async def test_a_scale_to_ten(tmp_path: Path) -> None:
    decision = put(grid_decision(), ("scale",), Scale(low=1.0, high=10.0))
    async with at(tmp_path, "scores", decision) as walk:
        assert "1 to 10" in walk.screen
        await walk.press("1", "0")
        assert _score(walk) == Interval(10.0, 10.0)
        await walk.press("down", "8", "-", "1", "0")
        assert _score(walk, criterion="ecosystem-maturity") == Interval(8.0, 10.0)


async def test_unknown_is_offered_where_there_is_a_score_to_take_away(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        for key, offered in (("4", True), ("question_mark", False), ("question_mark", False), ("3", True)):
            await walk.press(key)
            assert ("? unknown" in walk.keys) is offered, key


async def test_the_question_mark_is_unknown_and_is_counted(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("question_mark")
        assert _score(walk) is None
        assert "1 of 9 unknown" in walk.screen
        await walk.press("end", "down", "right_square_bracket")
        assert (_grid(walk).candidate, _grid(walk).criterion) == ("django", "learning-curve")
        await walk.press("5")
        assert "of 9 unknown" not in walk.keys


async def test_what_a_score_did_to_the_value_is_said(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("5")
        assert "was 3 ·   ↑ value 3.00 → 3.67" in walk.line("was 3")
        await walk.press("down")
        assert "was 3" not in walk.screen
        await walk.press("question_mark", "up", "down", "4")
        assert "was ? " in walk.screen
        assert "was ? ?" not in walk.screen


async def test_the_reason_is_written_beside_the_grid(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("e")
        assert "What did you see, and where?" in walk.screen
        assert "esc done" in walk.keys
        await walk.write("two days in")
        assert walk.value.cell("django", "learning-curve").rationale == "two days in"
        await walk.press("ctrl+z")
        assert walk.value.cell("django", "learning-curve").rationale == ""
        assert walk.station.query_one(TextArea).text == ""
        await walk.press("ctrl+y", "escape")
        assert walk.pilot.app.focused is _grid(walk)
        assert "two days in" in walk.line("why")
        await walk.press("4")
        assert _score(walk) == Interval(4.0, 4.0), "after escape a digit is a score again"


async def test_the_sources_are_named(tmp_path: Path) -> None:
    piece = Evidence(candidate="django", criterion="learning-curve", words="a trial week", source="notes")
    decision = put(grid_decision(), ("evidence", "week"), piece)
    async with at(tmp_path, "scores", decision) as walk:
        assert "notes" not in walk.screen, "what is not named backs nothing"
        await walk.press("s")
        assert "What does this score rest on?" in walk.screen
        await walk.press("space", "enter")
        assert walk.value.cell("django", "learning-curve").sources == ("week",)
        assert "= a trial week" in walk.line("source"), "without a kind and a date it is a reason"
        assert "3 =" in walk.line("Learning curve")
        await walk.press("s", "space", "escape")
        assert walk.value.cell("django", "learning-curve").sources == ("week",), "escape leaves it as it was"


async def test_without_evidence_the_key_says_where_to_write_it(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("s")
        assert "Evidence (g 4)" in walk.screen


async def test_a_score_for_one_horizon_alone(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision(horizons=True)) as walk:
        assert "horizon all" in walk.screen
        await walk.press("h", "5")
        cell = walk.value.cell("django", "learning-curve")
        assert cell.score == Interval(3.0, 3.0)
        assert cell.by_horizon == {"soon": Interval(5.0, 5.0)}
        assert "horizon First months" in walk.screen
        await walk.press("h")
        assert "3 " in walk.line("Learning curve")
        await walk.press("h")
        assert "4 ·" in walk.line("Learning curve"), "the figure is what counts in the value, as the bar is"
        assert "4 is the mean: First months 5, Later 3" in " ".join(" ".join(walk.pane).split())
        assert "a decimal may be the mean of the horizons" in walk.screen


async def test_the_guide_has_the_anchors_of_the_criterion_at_hand(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        assert "What the points mean" in walk.screen
        await walk.press("down", "down")
        assert "5 is the better end" in walk.screen, "a criterion without anchors says which end is better"


async def test_the_mouse_puts_the_cursor_on_a_cell(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        grid = _grid(walk)
        await walk.press("end", "down")
        region = grid.focus_place()
        await walk.press("home", "up")
        await walk.pilot.click(grid, offset=(region.x + 2, region.y))
        await settled(walk.pilot)
        assert (grid.candidate, grid.criterion) == ("serverless", "ecosystem-maturity")
        await walk.press("2")
        assert _score(walk, "serverless", "ecosystem-maturity") == Interval(2.0, 2.0)


def _large() -> Decision:
    names = {f"c{i}": Candidate(name=f"Candidate with a long name {i}") for i in range(20)}
    rows = {f"k{i}": Criterion(name=f"中文 criterion {i}", weight=1.0) for i in range(30)}
    scores = {
        c: {k: Cell(score=Interval(3.0, 3.0), rationale=f"because {c} {k}") for k in rows} for c in names
    }
    return Decision(title="Large", candidates=names, criteria=rows, scores=scores)


@few("size", [(120, 40), (80, 24)])
async def test_a_large_grid_scrolls_and_keeps_the_cell_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "scores", _large(), size=size) as walk:
        assert "more →" in walk.screen
        assert "↓" in walk.screen
        assert "because c0 k0" in walk.screen, "the reason stays in sight below a large grid"
        await walk.press("end", "pagedown", "pagedown", "pagedown", "down")
        grid = _grid(walk)
        assert (grid.candidate, grid.criterion) == ("c19", "k25")
        assert "because c19 k25" in walk.screen
        assert "←" in walk.screen
        assert "more →" not in walk.screen
        assert "中文 criterion 25" in walk.screen
        await walk.press("e")
        region = grid.focus_place()
        assert region.y < grid.size.height - 3, "the cursor's row is not pushed out by the field"
        for text in walk.screen.splitlines():
            assert len(text) <= size[0]


async def test_the_detail_has_long_names_whole(tmp_path: Path) -> None:
    decision = grid_decision(names=("A framework with a very long name indeed", "B"))
    own = Criterion(name="A criterion of our own with a name that does not end", weight=5.0)
    decision = put(decision, ("criteria", "own"), own)
    async with at(tmp_path, "scores", decision) as walk:
        await walk.press("down", "down")
        detail = walk.station.query_one(CellDetail)
        lines = detail.draw(detail.size.width)
        assert all(text.cell_length <= detail.size.width for text in lines)
        shown = " ".join(" ".join(text.plain for text in lines[:6]).split())
        assert own.name in shown
        assert "A framework with a very long name indeed" in shown


async def test_an_empty_grid_says_what_comes_first(tmp_path: Path) -> None:
    async with at(tmp_path, "scores") as walk:
        assert "name two or three in Landscape (g 2)" in walk.screen
        await walk.press("4", "e", "s", "question_mark", "minus")
        assert walk.value.scores == {}
        assert isinstance(walk.station, ScoresStation)


async def test_a_dash_makes_a_range_of_the_score_that_stands_there(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        await walk.press("minus", "5")
        assert _score(walk) == Interval(3.0, 5.0)
        await walk.press("down", "minus", "down")
        assert _score(walk, criterion="ecosystem-maturity") == Interval(3.0, 3.0), "half a range is none"
        await walk.press("question_mark")
        assert "- range" not in walk.keys, "there is nothing to begin with"


def _backable() -> Decision:
    """Django leads by a score that nobody has backed, and a fact that nobody has named lies ready."""
    decision = put(grid_decision(), ("scores", "django", "own"), Cell(score=Interval(5.0, 5.0)))
    fact = Evidence(
        candidate="django",
        criterion="own",
        words="tried for a week",
        kind="experience",
        on=date(2026, 11, 20),
    )
    return put(decision, ("evidence", "week"), fact)


async def test_a_source_moves_the_share_at_once_and_says_from_where(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", _backable()) as walk:
        await walk.press("down", "down")
        assert "5 ·" in walk.line("Own")
        assert "at 3.5 to 5" in walk.screen
        was = _share(walk)
        await walk.press("s", "space", "enter")
        now = _share(walk)
        assert now != was
        assert "5 ≡" in walk.line("Own")
        assert f"Django first in {was} → {now} of 100" in walk.screen


def _share(walk: StationWalk) -> str:
    found = walk.session.analysis.sensitivity().share_so_far
    assert found is not None
    return found.of_hundred


async def test_what_backing_the_cell_would_do_to_the_share_is_told_before(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", _backable(), size=(160, 45)) as walk:
        await walk.press("down", "down")
        station = walk.station
        assert isinstance(station, ScoresStation)
        station._suppose()  # what the timer does once somebody rests on the cell
        await settled(walk.pilot)
        was = _share(walk)
        told = next(line for line in walk.screen.splitlines() if f"share {was} →" in line)
        await walk.press("s", "space", "enter")
        assert f"→ {_share(walk)} of 100, if it stays at 5" in told


async def test_beside_the_grid_stand_the_reasons_and_sources_of_the_whole_row(tmp_path: Path) -> None:
    decision = _backable()
    for candidate in decision.candidates:
        decision = put(decision, ("scores", candidate, "own", "rationale"), f"because of {candidate}")
    async with at(tmp_path, "scores", decision, size=(160, 45)) as walk:
        await walk.press("down", "down")
        for candidate in decision.candidates:
            assert f"because of {candidate}" in walk.screen
        assert "What would back it" in walk.screen
        assert "What the points mean" in walk.screen


@few("size", [(60, 20), (79, 24)])
async def test_below_eighty_columns_one_candidate_stands_at_a_time(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at(tmp_path, "scores", grid_decision(), size=size) as walk:
        assert "■ Django" in walk.line("■")
        assert "FastAPI" not in walk.line("■")
        await walk.press("right", "4")
        assert "◆ FastAPI" in walk.line("of 100")
        assert _score(walk, "fastapi") == Interval(4.0, 4.0)


async def test_keys_that_score_are_not_offered_where_there_is_no_cell(tmp_path: Path) -> None:
    async with at(tmp_path, "scores") as walk:
        for words in ("range", "unknown", "reason", "sources"):
            assert words not in walk.keys


async def test_the_weights_of_the_grid_add_up(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        lines = [walk.line(name) for name in ("Learning", "Ecosystem", "Own")]
        figures = [next(word for word in re.split(r"[\s▌]+", text) if word.isdigit()) for text in lines]
        assert sorted(figures) == ["33", "33", "34"], "a program that audits sums"


@given(st.lists(st.floats(0.1, 50), min_size=1, max_size=9))
def test_whole_weights_add_up_to_a_hundred(points: list[float]) -> None:
    shown = points_texts([one / sum(points) for one in points])
    assert any("." in words for words in shown) or sum(map(int, shown)) == 100


async def test_before_any_score_nobody_has_a_value(tmp_path: Path) -> None:
    decision = put(grid_decision(), ("scores",), {})
    async with at(tmp_path, "scores", decision) as walk:
        assert "The standing of the candidates will be here" in walk.standing
        assert walk.line("Value").split()[2:] == ["?"] * len(NAMES)
        await walk.press("4")
        assert walk.line("Value").split()[3:] == ["?", "?"]
        assert "Django 3.33" in walk.standing
        assert "FastAPI ?" in walk.standing


async def test_a_cell_that_a_merge_kept_twice_is_marked_until_it_is_settled(tmp_path: Path) -> None:
    place = "scores.fastapi.learning-curve.score"
    record = Conflict(at=place, mine=3, theirs=4, mine_by="Ann", theirs_by="Ben")
    decision = put(grid_decision(), ("conflicts", "one"), record)
    async with at(tmp_path, "scores", decision) as walk:
        grid = _grid(walk)
        await walk.press("right")
        x, y = grid.region.offset + grid.focus_place()

        def edge() -> str:
            return walk.screen.splitlines()[y][x]

        assert edge() == "▌"
        told = " ".join(text.plain for text in walk.station.query_one(CellDetail).draw(60))
        assert "mine is 3 (Ann), theirs is 4 (Ben) M settles it" in " ".join(told.split())
        assert "settles it" in walk.screen
        await walk.press("left")
        assert edge() == "!"
        assert "settles it" not in walk.screen
        await walk.press("M", "1")  # the score that stands there stays
        assert walk.value.conflicts == {}
        assert edge() == " "
