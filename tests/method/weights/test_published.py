"""Weights against figures that others have printed."""

from fractions import Fraction

import pytest

from roadworthy.method.weights import RANDOM_INDEX, pairwise, rank_order, rank_sum, swing


def _matrix(upper: str) -> list[list[float]]:
    """A reciprocal matrix from what stands above its diagonal, row by row."""
    rows = [[Fraction(entry) for entry in row.split()] for row in upper.split(";")]
    n = len(rows) + 1
    full = [[Fraction(1)] * n for _ in range(n)]
    for i, row in enumerate(rows):
        assert len(row) == n - 1 - i
        for j, entry in enumerate(row, i + 1):
            full[i][j], full[j][i] = entry, 1 / entry
    return [[float(entry) for entry in row] for row in full]


NATIONS = _matrix("4 9 6 6 5 5; 7 5 5 3 4; 1/5 1/5 1/7 1/5; 1 1/3 1/3; 1/3 1/3; 2")
"""Wealth of seven nations: Saaty, The Analytic Hierarchy Process (1980), chapter 2; Saaty & Khouja 1976."""
HOUSE = _matrix(
    "5 3 7 6 6 1/3 1/4; 1/3 5 3 3 1/5 1/7; 6 3 4 6 1/5; 1/3 1/4 1/7 1/8; 1/2 1/5 1/6; 1/5 1/6; 1/2"
)
"""Buying a house: Saaty, How to make a decision, European Journal of Operational Research 48 (1990) 9-26."""
CHAIRS = _matrix("5 6 7; 4 6; 4")
CHAIRS_AGAIN = _matrix("4 6 7; 3 4; 2")
"""Brightness of four chairs: Saaty, Journal of Mathematical Psychology 15 (1977) 234-281."""
SCHOOL = _matrix("4 3 1 3 4; 7 3 1/5 1; 1/5 1/5 1/6; 1 1/3; 3")
"""Choosing a school: Saaty (1980), chapter 1."""


@pytest.mark.parametrize(
    ("matrix", "weights", "digits"),
    [
        (NATIONS, (0.427, 0.230, 0.021, 0.052, 0.052, 0.123, 0.094), 3),
        (HOUSE, (0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333), 3),
        (CHAIRS_AGAIN, (0.62, 0.22, 0.10, 0.06), 2),
        (SCHOOL, (0.32, 0.14, 0.03, 0.13, 0.24, 0.14), 2),
    ],
)
def test_saatys_priorities(matrix: list[list[float]], weights: tuple[float, ...], digits: int) -> None:
    assert pairwise(matrix).weights == pytest.approx(weights, abs=0.6 * 10**-digits)


@pytest.mark.parametrize(
    ("matrix", "eigenvalue", "index"),
    [(NATIONS, 7.61, 0.10), (HOUSE, 9.669, 0.238), (CHAIRS, 4.39, 0.13), (CHAIRS_AGAIN, 4.10, 0.03)],
)
def test_saatys_eigenvalues(matrix: list[list[float]], eigenvalue: float, index: float) -> None:
    found = pairwise(matrix)
    assert found.eigenvalue == pytest.approx(eigenvalue, abs=0.005)
    assert found.consistency_index == pytest.approx(index, abs=0.005)


def test_the_house_is_to_be_reconsidered() -> None:
    found = pairwise(HOUSE)
    assert found.consistency_ratio == pytest.approx(0.169, abs=0.0005)
    assert found.reconsider == (2, 6), (
        "neighbourhood against condition, the judgement that Saaty discusses first"
    )


def test_saatys_table_of_1980() -> None:
    table = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
    assert tuple(RANDOM_INDEX[n] for n in range(3, 16)) == table
    assert len(RANDOM_INDEX) == len(table)


@pytest.mark.parametrize(
    "weights",
    [
        (0.75, 0.25),
        (0.6111, 0.2778, 0.1111),
        (0.5208, 0.2708, 0.1458, 0.0625),
        (0.4567, 0.2567, 0.1567, 0.0900, 0.0400),
        (0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278),
        (0.3704, 0.2276, 0.1561, 0.1085, 0.0728, 0.0442, 0.0204),
        (0.3397, 0.2147, 0.1522, 0.1106, 0.0793, 0.0543, 0.0335, 0.0156),
    ],
)
def test_rank_order_centroids(weights: tuple[float, ...]) -> None:
    """Barron & Barrett, Management Science 42 (1996) 1515-1523; Edwards & Barron, OBHDP 60 (1994) 306-325."""
    assert rank_order(len(weights)) == pytest.approx(weights, abs=0.00006)


@pytest.mark.parametrize(
    "weights",
    [(0.6667, 0.3333), (0.5, 0.3333, 0.1667), (0.4, 0.3, 0.2, 0.1), (0.3333, 0.2667, 0.2, 0.1333, 0.0667)],
)
def test_rank_sums(weights: tuple[float, ...]) -> None:
    """Stillwell, Seaver & Edwards, Organizational Behavior and Human Performance 28 (1981) 62-77."""
    assert rank_sum(len(weights)) == pytest.approx(weights, abs=0.00006)


def test_swings_of_an_office() -> None:
    """The location of an office: Goodwin & Wright, Decision Analysis for Management Judgment, chapter 3."""
    found = swing((100, 80, 70, 30, 20, 10))
    assert [round(100 * weight) for weight in found] == [32, 26, 23, 10, 6, 3]


def test_swings_of_a_car() -> None:
    """Life span, price and colour of a car: Clemen, Making Hard Decisions, second edition (1996), chapter 15."""
    assert swing((100, 75, 10)) == pytest.approx((0.541, 0.405, 0.054), abs=0.0005)
