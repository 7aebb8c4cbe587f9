"""How the grid shares its room: what gives way first, and what never does."""

from typing import Any

import pytest

from each import each
from roadworthy.report.width_law import width_in_lines
from roadworthy.tui.widgets.grid_layout import WEIGHT_WIDTH, GridLayout, layout_of
from roadworthy.tui.widgets.grid_names import is_cut

FOUR = ("Spring Boot", "Quarkus", "Spring MVC upgraded", "ASP.NET Core")
SIX = ("Learning curve", "Ecosystem maturity", "Operational tooling", "Community", "Upkeep", "Audit")
RANGE = len("2.5–3.5")


def laid(width: int, lines: int, **how: Any) -> GridLayout:
    return layout_of(FOUR, SIX, RANGE, width, lines, single=bool(how.pop("single", 0)), **how)


@pytest.mark.parametrize(("width", "lines"), [(78, 16), (98, 22), (64, 32), (67, 36), (89, 46)])
def test_four_candidates_stand_side_by_side_from_eighty_columns_on(width: int, lines: int) -> None:
    assert laid(width, lines).count == 4


def test_a_hundred_columns_have_bars_beside_their_figures() -> None:
    layout = laid(98, 22)
    assert layout.bar >= 5
    assert not layout.below


def test_bars_go_below_their_figures_before_a_candidate_goes() -> None:
    layout = laid(64, 32)
    assert layout.below
    assert layout.bar >= 5


def test_bars_go_before_rows_do() -> None:
    layout = laid(64, 18)
    assert (layout.bar, layout.spacing, layout.count) == (0, 1, 4)


def test_one_at_a_time_has_the_rest_of_the_width() -> None:
    layout = laid(68, 18, single=1)
    assert layout.count == 1
    assert layout.bar > 5
    assert layout.label + layout.column <= 68


@each("width", range(58, 200, 7))
@each("value", [4, 7, 9])
def test_a_figure_a_sign_and_a_total_have_their_room_at_every_width(width: int, value: int) -> None:
    layout = layout_of(FOUR * 5, SIX * 5, value, width, 30)
    assert layout.column >= 1 + value + 2
    assert layout.column >= len(" 3.56–4.44")
    assert layout.label + layout.column * layout.count <= width


LONG = tuple(f"A framework for the orders platform, variant {number}" for number in range(20))
MANY = tuple(f"How well it is kept over years, part {number}" for number in range(30))
SEVEN = (*FOUR, "Django", "Ruby on Rails", "Phoenix")


@each("width", range(70, 200, 7))
@each("lines", [14, 17, 23, 32])
def test_fewer_candidates_stand_beside_one_another_before_a_name_is_cut(width: int, lines: int) -> None:
    """Where not all of them do anyway."""
    layout = layout_of(SEVEN, SIX, RANGE, width, lines, weights=(1 / 6,) * 6)
    if layout.count < len(SEVEN):
        assert layout.count >= 4
        assert layout.criterion >= max(map(len, SIX))
        assert not any(is_cut(name, layout.name, layout.heads - 1) for name in SEVEN)


@each("width", range(62, 200, 3))
def test_names_that_no_column_has_room_for_keep_what_tells_them_apart(width: int) -> None:
    layout = layout_of(LONG, MANY, RANGE, width, 40, weights=(1 / 30,) * 30)
    assert layout.name >= 9
    assert layout.spacing == 2, "thirty criteria scroll anyway, and their names are whole"
    assert width_in_lines(MANY[-1]) <= layout.criterion


@each("width", range(65, 200, 3))
@each("lines", [9, 18, 32, 46])
@each("weights", [(1 / 6,) * 6, (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)])
def test_a_criterion_stands_beside_its_weight_and_touches_nothing(
    width: int, lines: int, weights: tuple[float, ...]
) -> None:
    layout = layout_of(FOUR, SIX, RANGE, width, lines, weights=weights)
    assert 1 + layout.criterion + 1 + layout.weight == layout.label + WEIGHT_WIDTH == layout.left - layout.air
    need = max(map(len, SIX)) if len(set(weights)) == 1 else 17
    assert layout.criterion >= need, "no name is cut that could stand beside four candidates"
    last = layout.left + layout.column * (layout.count - 1)
    assert last + 1 + RANGE + len(" ≡") < width, "the right edge stays free"
    assert layout.air or layout.criterion <= max(map(len, SIX)), (
        "a blank parts weights from scores, where there is one"
    )


def test_an_open_field_has_its_lines_before_the_totals() -> None:
    layout = layout_of(FOUR, SIX, RANGE, 58, 9, single=True, kept=4)
    assert layout.heads + 1 + layout.foot + 4 <= 9


@each("lines", [9, 18, 32, 46])
def test_wider_never_shows_fewer_candidates(lines: int) -> None:
    for columns in range(80, 220):
        width = columns - 2 if columns < 116 else columns - 56 if columns < 150 else (columns - 22) // 2 - 2
        layout = layout_of(FOUR, SIX, RANGE, width, lines, weights=(1 / 6,) * 6)
        assert layout.count == 4, columns
