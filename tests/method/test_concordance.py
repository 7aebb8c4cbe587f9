"""Kendall's W against published examples, and its laws."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.method.concordance import average_ranks, concordance

# S. Siegel, Nonparametric Statistics for the Behavioral Sciences (1956): six applicants in the order of three
# executives (p. 230, W = .16), and ten things with many ties (p. 234, W = .828).
EXECUTIVES = ((1, 6, 3, 2, 5, 4), (1, 5, 6, 4, 2, 3), (6, 3, 2, 5, 4, 1))
TIED = (
    (1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10),
    (2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5),
    (2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10),
)
# The data `anxiety` of the R packages irr and DescTools: twenty people, three raters, corrected for ties.
# irr 0.84: Wt = 0.54, Chisq(19) = 30.8.
ANXIETY = (
    (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3),
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)

orders = st.integers(2, 6).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 5), min_size=n, max_size=n), min_size=2, max_size=6)
)


@pytest.mark.parametrize(
    ("rows", "w", "chi_square", "freedom"),
    [(EXECUTIVES, 0.1619, 2.43, 5), (TIED, 0.828, 22.35, 9), (ANXIETY, 0.540, 30.8, 19)],
)
def test_published_examples(
    rows: tuple[tuple[float, ...], ...], w: float, chi_square: float, freedom: int
) -> None:
    found = concordance(rows)
    assert found is not None
    assert found.w == pytest.approx(w, abs=5e-4)
    assert found.chi_square == pytest.approx(chi_square, abs=5e-2)
    assert found.freedom == freedom
    assert found.rough, "three people are few"


def test_the_ranks_that_the_book_gives_are_those_of_its_ties() -> None:
    assert average_ranks([-rank for rank in TIED[2]]) == TIED[2]
    assert average_ranks([4.0, 4.0 + 1e-12, 2.0]) == (1.5, 1.5, 3.0)


@pytest.mark.parametrize(
    "rows", [(), ((3, 2, 1),), ((1,), (1,)), ((2, 2, 2), (5, 5, 5)), ((), ())],
    ids=["nobody", "one person", "one thing", "all tied", "nothing"],
)  # fmt: skip
def test_where_it_is_not_defined(rows: tuple[tuple[float, ...], ...]) -> None:
    assert concordance(rows) is None


def test_one_who_ties_everything_lowers_it_and_is_no_error() -> None:
    found = concordance(((1, 2, 3), (1, 2, 3), (2, 2, 2)))
    assert found is not None
    assert found.w == pytest.approx(12 * 8 / (9 * 24 - 3 * 24), abs=1e-12)


def test_enough_people_and_things_make_it_more_than_a_rough_guide() -> None:
    found = concordance([list(range(8))] * 8)
    assert found is not None
    assert found.w == 1.0
    assert not found.rough


def _mean_spearman(rows: list[list[int]]) -> Fraction | None:
    """W = ((P - 1) r + 1) / P for orders without ties, r the mean Spearman correlation of all pairs."""
    count, n = len(rows), len(rows[0])
    total, pairs = Fraction(0), 0
    for a in range(count):
        for b in range(a + 1, count):
            gaps = sum((x - y) ** 2 for x, y in zip(rows[a], rows[b], strict=True))
            total += 1 - Fraction(6 * gaps, n**3 - n)
            pairs += 1
    return ((count - 1) * total / pairs + 1) / count


@given(st.lists(st.sampled_from(list(permutations((1, 2, 3, 4)))), min_size=2, max_size=5))
def test_without_ties_it_follows_from_the_mean_correlation(rows: list[tuple[int, ...]]) -> None:
    found = concordance(rows)
    expected = _mean_spearman([list(row) for row in rows])
    assert found is not None
    assert expected is not None
    assert found.w == pytest.approx(float(expected), abs=1e-9)


@given(orders, st.randoms(use_true_random=False))
def test_who_and_what_comes_first_does_not_matter(rows: list[list[int]], random: object) -> None:
    found = concordance(rows)
    order = list(range(len(rows[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    mixed = concordance([[-row[j] for j in order] for row in reversed(rows)])
    assert (found is None) == (mixed is None)
    if found and mixed:
        assert found.w == pytest.approx(mixed.w, abs=1e-9)
        assert 0 <= found.w <= 1
