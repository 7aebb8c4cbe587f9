"""Robustness against figures that others have printed. Weights: `weights/test_published.py`; agreement: `test_concordance.py`."""

import pytest

from cards import card_of_rows
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.robustness import acceptability, confidence
from roadworthy.method.stability import leaders_along, stability, value_line
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import grouped, swing

OFFICE = (100.0, 60.0, 100.0, 75.0, 0.0, 90.0)
"""Addison Square: closeness to customers, visibility, image, size, comfort, car parking."""
SWINGS = (100.0, 80.0, 70.0, 30.0, 20.0, 10.0)
GROUPS = ("turnover",) * 3 + ("working conditions",) * 3


def _groups_alone() -> DecisionMatrix:
    """Turnover against working conditions: Addison Square by its attributes, Elton Street as printed."""
    turnover = grouped(SWINGS, GROUPS, {"turnover": 1.0, "working conditions": 0.0})
    conditions = grouped(SWINGS, GROUPS, {"turnover": 0.0, "working conditions": 1.0})
    addison = [sum(w * x for w, x in zip(weights, OFFICE, strict=True)) for weights in (turnover, conditions)]
    return card_of_rows((81, 19), [addison, (60.4, 81.7)], (0.0, 100.0))


def test_the_benefits_of_an_office() -> None:
    """80.8: Goodwin & Wright, Decision Analysis for Management Judgment, third edition (2004), chapter 3, p. 44."""
    weights = [round(100 * weight) for weight in swing(SWINGS)]
    (place,) = ranking_of(card_of_rows(weights, [OFFICE], (0.0, 100.0)))
    assert place.value == pytest.approx(80.8, abs=1e-9)


def test_how_much_the_weight_of_turnover_can_change() -> None:
    """Elton Street is first below a weight of 52.1, Addison Square above: the same book, pp. 47-48, figure 3.7."""
    matrix = _groups_alone()
    turnover = stability(matrix)[0]
    assert (turnover.low, turnover.high) == (pytest.approx(0.521, abs=0.0005), 1.0)
    assert turnover.below == ("b",)
    assert [(round(each.low, 3), each.candidate) for each in leaders_along(matrix, 0)] == [
        (0.0, "b"),
        (0.521, "a"),
    ]
    assert value_line(matrix, 1, 0) == pytest.approx((81.7, 60.4))


@pytest.mark.parametrize(
    "laws",
    [WeightDistribution("any"), WeightDistribution("order"), WeightDistribution("near")],
    ids=lambda law: law.kind,
)
def test_two_that_are_equal_in_everything_are_both_first_with_equal_weights(laws: WeightDistribution) -> None:
    """1/3 each: JSMAA's own check, SMAA2SimulationTest. Tervonen, Int. J. Systems Science 45 (2014) 69-81."""
    matrix = card_of_rows((1, 1, 1), [(0, 0, 0), (0, 0, 0)], (0.0, 1.0))
    found = acceptability(matrix, laws, samples=10_000)
    assert found is not None
    assert found.rank_shares == ((1.0, 0.0), (1.0, 0.0))
    for central in found.central_weights:
        assert central == pytest.approx((1 / 3,) * 3, abs=0.01)


def test_one_that_is_better_on_two_of_three() -> None:
    """The second check of the same place, with the volumes of the two corners cut from the simplex.

    The second is first where w_2 > 1/2: (1/2)^2 of all weightings, with a mean of 2/3 there and 2/9 elsewhere.
    """
    matrix = card_of_rows((1, 1, 1), [(1, 0, 1), (0, 1, 0)], (0.0, 1.0))
    found = acceptability(matrix, WeightDistribution("any"), samples=100_000)
    assert found is not None
    assert found.first_share("a") == pytest.approx(3 / 4, abs=0.005)
    assert found.central_weights[0] == pytest.approx((7 / 18, 2 / 9, 7 / 18), abs=0.005)
    assert found.central_weights[1] == pytest.approx((1 / 6, 2 / 3, 1 / 6), abs=0.005)
    assert confidence(matrix, found) == (1.0, 1.0)


def test_how_many_draws_a_share_needs() -> None:
    """One point, 95 times in 100, by K = 1.96^2 / (4 d^2): Tervonen & Lahdelma, EJOR 178 (2007) 500-513."""
    found = acceptability(card_of_rows((1, 1), [(5, 1), (1, 5)]), WeightDistribution("any"), samples=9604)
    assert found is not None
    assert found.widest_error == pytest.approx(0.01, abs=1e-12)
    assert found.first_share("a") == pytest.approx(0.5, abs=0.01)
