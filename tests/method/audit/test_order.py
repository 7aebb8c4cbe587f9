"""Places and winners that a table's numbers do not give."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from method.audit.made import Make
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.method.audit.order import _astray

Scores = tuple[tuple[int, ...], ...]
SCORES = ((5, 3), (4, 3), (2, 3))


def rules(found: Audited) -> list[tuple[str, object]]:
    return [(finding.rule, finding.facts["line"]) for finding in found.findings if finding.level != "note"]


def test_right_totals_and_right_places_are_in_order(table: Make) -> None:
    found = audit(table((50, 50), SCORES, ("4.0", "3.5", "2.5"), ranks=(1, 2, 3), winner="A"))
    assert rules(found) == []
    assert (found.leader, found.stated_leader) == ("A", "A")


def test_another_winner_by_totals_by_places_and_by_name(table: Make) -> None:
    by_totals = audit(table((50, 50), SCORES, ("4.0", "4.5", "2.5")))
    assert rules(by_totals) == [("wrong-total", 9), ("wrong-winner", 9)]
    assert (by_totals.leader, by_totals.stated_leader) == ("A", "B")
    assert rules(audit(table((50, 50), SCORES, ranks=(2, 1, 3)))) == [("wrong-winner", 10)]
    assert rules(audit(table((50, 50), SCORES, winner="C"))) == [("wrong-winner", 11)]


def test_another_order_behind_the_winner(table: Make) -> None:
    found = audit(table((50, 50), SCORES, ranks=(1, 3, 2)))
    assert rules(found) == [("wrong-order", 10)]
    (wrong,) = (finding for finding in found.findings if finding.rule == "wrong-order")
    assert (wrong.facts["behind"], wrong.subject, wrong.facts["order"]) == ("C", "B", "A, B, C")


def test_equal_totals_that_rounding_made_are_no_wrong_order(table: Make) -> None:
    assert rules(audit(table((51, 49), ((4, 4), (4, 4.02), (1, 1)), ("4.0", "4.0", "1.0")))) == []


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        (((4, 2), (2, 4), (1, 1)), [("tie", "warning", "A, B")]),
        (((5, 5), (4, 2), (2, 4)), [("tie-behind", "note", "B, C")]),
        (((5, 5), (4, 3), (2, 4)), []),
    ],
)
def test_ties(table: Make, scores: Scores, found: list[tuple[str, str, str]]) -> None:
    ties = [one for one in audit(table((50, 50), scores)).findings if one.rule.startswith("tie")]
    assert [(one.rule, one.level, one.facts["names"]) for one in ties] == found


def test_sums_that_floats_part_are_a_tie_all_the_same(table: Make) -> None:
    found = audit(table((10, 20, 30, 40), ((1, 2, 5, 4), (3, 3, 5, 3), (3, 5, 5, 2))))
    assert [row.rank for row in found.rows] == [1, 1, 1]
    assert [row.value for row in found.rows] == pytest.approx([3.6] * 3, abs=1e-12)


@given(data=st.data())
def test_an_order_is_wrong_where_any_two_are_stated_the_wrong_way_round(data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 7))
    places = st.lists(st.integers(1, 5), min_size=count, max_size=count)
    said, ranks = data.draw(places), data.draw(places)
    wrong = {
        (one, other) for one, other in permutations(range(count), 2)
        if said[one] < said[other] and ranks[one] > ranks[other]
    }  # fmt: skip
    found = _astray(said, ranks)
    assert (found in wrong) if wrong else found is None
