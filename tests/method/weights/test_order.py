"""An order with ties, and the moves in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.method.weights.order import Tiers, placed, ranks_of, shifted, tied, tiers_of, unplaced
from roadworthy.model import Decision
from roadworthy.model.judgement import Criterion

ABC: Tiers = (("a",), ("b",), ("c",))
TIED: Tiers = (("a",), ("b", "c"), ("d",))


@st.composite
def orders(draw: st.DrawFn) -> Tiers:
    """Up to six criteria in some order with some ties."""
    count = draw(st.integers(1, 6))
    names: list[str] = draw(st.permutations("abcdef"[:count]))
    tiers: list[list[str]] = []
    for name in names:
        tied: bool = draw(st.booleans()) if tiers else False
        if tied:
            tiers[-1].append(name)
        else:
            tiers.append([name])
    return tuple(tuple(tier) for tier in tiers)


def test_tiers_are_read_from_ranks_and_written_as_competition_ranks() -> None:
    decision = Decision(
        criteria={"a": Criterion(rank=7), "b": Criterion(rank=2), "c": Criterion(), "d": Criterion(rank=7)}
    )
    assert tiers_of(decision) == (("b",), ("a", "d"))
    assert unplaced(decision) == ("c",)
    assert ranks_of(TIED) == {"a": 1, "b": 2, "c": 2, "d": 4}


@pytest.mark.parametrize(
    ("tiers", "slug", "by", "after"),
    [
        (ABC, "c", -1, (("a",), ("c",), ("b",))),
        (ABC, "a", 1, (("b",), ("a",), ("c",))),
        (ABC, "a", -1, ABC),
        (ABC, "c", 1, ABC),
        (TIED, "c", -1, (("a",), ("c",), ("b",), ("d",))),
        (TIED, "b", 1, (("a",), ("c",), ("b",), ("d",))),
        (TIED, "d", -1, (("a",), ("d",), ("b", "c"))),
    ],
)
def test_a_step_is_out_of_a_tie_or_past_the_whole_tier(
    tiers: Tiers, slug: str, by: int, after: Tiers
) -> None:
    assert shifted(tiers, slug, by) == after


@pytest.mark.parametrize(
    ("tiers", "slug", "after"),
    [
        (ABC, "b", (("a", "b"), ("c",))),
        (ABC, "a", ABC),
        (TIED, "c", (("a",), ("b",), ("c",), ("d",))),
        (TIED, "d", (("a",), ("b", "c", "d"))),
    ],
)
def test_a_tie_is_with_the_line_above_and_is_undone_by_the_same_key(
    tiers: Tiers, slug: str, after: Tiers
) -> None:
    assert tied(tiers, slug) == after


@pytest.mark.parametrize(
    ("slug", "place", "after"),
    [
        ("d", 1, (("d",), ("a",), ("b", "c"))),
        ("a", 3, (("b", "c"), ("a",), ("d",))),
        ("c", 2, (("a",), ("c",), ("b",), ("d",))),
        ("a", 9, (("b", "c"), ("d",), ("a",))),
        ("a", 2, (("b", "c"), ("a",), ("d",))),
    ],
)
def test_a_place_by_its_number(slug: str, place: int, after: Tiers) -> None:
    assert placed(TIED, slug, place) == after


@given(orders(), st.data())
def test_no_move_loses_or_doubles_a_criterion(tiers: Tiers, data: st.DataObject) -> None:
    every = sorted(slug for tier in tiers for slug in tier)
    slug = data.draw(st.sampled_from(every))
    moved = (
        shifted(tiers, slug, -1),
        shifted(tiers, slug, 1),
        tied(tiers, slug),
        placed(tiers, slug, data.draw(st.integers(1, 9))),
    )
    for after in moved:
        assert sorted(other for tier in after for other in tier) == every
        assert all(after)
