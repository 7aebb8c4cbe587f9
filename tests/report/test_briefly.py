"""A verdict in less room than it takes still says something true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.report.briefly import verdict_in
from roadworthy.report.cells import width_of

LONG = [f"A framework for the orders platform, variant {number}" for number in range(1, 21)]
SHORT = ["Django", "FastAPI", "Flask"]


@pytest.mark.parametrize(
    ("clause", "names", "level", "width", "told"),
    [
        ("Django leads Flask by 0.20", SHORT, 1, 26, "Django leads Flask by 0.20"),
        ("Django leads Flask by 0.20, but a date passed", SHORT, 1, 40, "Django leads Flask by 0.20"),
        ("Django, FastAPI and Flask are level", SHORT, 3, 30, "3 candidates are level"),
        ("Django, FastAPI and Flask are level for now", SHORT, 3, 30, "3 candidates are level for now"),
        (
            f"{LONG[1]} leads {LONG[2]} by 0.20",
            LONG,
            1,
            52,
            "A framew…variant 2 leads A framew…variant 3 by 0.20",
        ),
        (f"{LONG[1]}, {LONG[6]} and {LONG[11]} are level", LONG, 3, 50, "3 candidates are level"),
        ("Go: the lot leads Rust by 0.20, but no", ["Go: the lot", "Rust"], 1, 36, "Go: the lot leads Rust by 0.20"),
    ],
)  # fmt: skip
def test_what_gives_way_first(clause: str, names: list[str], level: int, width: int, told: str) -> None:
    assert verdict_in(clause, names, level, width) == told


@given(st.integers(1, 200), st.integers(2, 20), st.booleans())
def test_a_list_of_names_never_ends_within_itself(width: int, level: int, short: bool) -> None:
    """Cut at a comma it would name one of those that are level, as if it led."""
    names = [f"N{number}" for number in range(20)] if short else LONG
    first = names[:level]
    clause = f"{', '.join(first[:-1])} and {first[-1]} are level"
    told = verdict_in(clause, names, level, width)
    assert width_of(told) <= max(width, width_of(f"{level} candidates are level"))
    assert told.endswith(("are level", "…")), told
