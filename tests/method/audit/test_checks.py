"""Weights that add up or not, and totals over what is unknown."""

import pytest

from method.audit.made import Make
from roadworthy.method.audit.audit import Audited, audit

EVEN = ((4, 4, 4), (2, 2, 2))


def rules(found: Audited) -> list[str]:
    return [finding.rule for finding in found.findings if finding.level == "error"]


@pytest.mark.parametrize(
    ("weights", "kind", "right"),
    [
        ((30, 30, 40), "percent", True), ((33, 33, 33), "percent", True), ((33.3, 33.3, 33.3), "percent", True),
        ((30, 30, 35), "percent", False), ((40, 40, 40), "percent", False), ((33, 33, 30), "percent", False),
        ((29, 36, 36), "percent", True), ((29, 36, 37), "percent", False), ((40, 30, 29), "percent", False),
        ((0.2, 0.3, 0.4), "fraction", False),
        ((0.3, 0.3, 0.4), "fraction", True), ((0.33, 0.33, 0.33), "fraction", True), ((0.3, 0.3, 0.3), "fraction", False),
        ((3, 3, 5), "points", True), ((3, 2, 1), "words", True),
    ],
)  # fmt: skip
def test_weights_add_up(table: Make, weights: tuple[float, ...], kind: str, right: bool) -> None:
    assert rules(audit(table(weights, EVEN, kind=kind))) == ([] if right else ["weights-sum"])


@pytest.mark.parametrize(
    ("weights", "kind", "stated", "right"),
    [
        ((3, 3, 4), "points", "10", True), ((3, 3, 4), "points", "11", False), ((30, 30, 40), "percent", "1.0", True),
        ((25, 20, 20), "points", "100", False), ((1.5, 1.5, 1.2), "points", "4.2", True),
    ],
)  # fmt: skip
def test_the_stated_sum_of_the_weights(
    table: Make, weights: tuple[float, ...], kind: str, stated: str, right: bool
) -> None:
    found = audit(table(weights, EVEN, kind=kind, weights_total=stated))
    assert rules(found) == ([] if right else ["weights-sum-stated"])


def test_an_unknown_is_the_middle_of_the_scale_neither_0_nor_left_out(table: Make) -> None:
    cells = ((4, 4), (5, None))
    assert rules(audit(table((50, 50), cells, ("4.0", "4.0")))) == []
    for counted in ("2.5", "5.0"):
        found = audit(table((50, 50), cells, ("4.0", counted)))
        assert "wrong-total-unknown" in rules(found)


def test_a_figure_is_quoted_with_the_decimals_that_it_has(table: Make) -> None:
    found = audit(table((50, 50), ((4.5, 4), (1, 1)), ("4.30", "1.0")))
    (wrong,) = (one for one in found.findings if one.rule == "wrong-total")
    assert (wrong.facts["stated"], wrong.facts["right"]) == ("4.30", "4.25")


def test_totals_without_the_weights_are_said_to_be_so(table: Make) -> None:
    found = audit(table((80, 10, 10), ((5, 1, 1), (4, 4, 4)), ("7", "12")))
    assert [finding.rule for finding in found.findings if finding.rule == "weights-left-out"]
    assert found.form
    assert (found.form.kind, found.form.weighted) == ("sum", False)


@pytest.mark.parametrize(
    ("stated", "ok"),
    [("3.3", True), ("3.4", True), ("3.35", True), ("3.2", False), ("3.36", False), ("3", True)],
)
def test_a_half_may_be_rounded_either_way(table: Make, stated: str, ok: bool) -> None:
    found = audit(table((50, 50), ((3.5, 3.2), (1, 1)), (stated, "1.00")))
    assert found.rows[0].ok is ok
    assert found.rows[0].recomputed == pytest.approx(3.35)
