"""When a table's winner is called fragile."""

from method.audit.made import Make
from roadworthy.method.audit.fragile import fragile
from roadworthy.method.audit.table import DecisionTable, card_of_table
from roadworthy.method.finding import Finding
from roadworthy.method.sensitivity import Sensitivity


def found(table: DecisionTable) -> Finding | None:
    return fragile(table, Sensitivity(card_of_table(table), samples=2000))


def share_of(note: Finding) -> float:
    """In how many weightings of a hundred the leader stays first."""
    share = note.facts["share"]
    assert isinstance(share, int | float)
    return share


def test_a_clear_winner_is_not_fragile(table: Make) -> None:
    assert found(table((50, 50), ((5, 5), (2, 2)))) is None


def test_a_lead_that_few_weightings_keep_is_fragile(table: Make) -> None:
    note = found(table((51, 49), ((5, 1), (1, 5))))
    assert note
    assert (note.level, note.subject) == ("note", "A")
    assert 0 < share_of(note) < 80
    assert note.rule == "fragile-step-rival"
    assert [note.facts[key] for key in ("candidate", "criterion", "start", "end")] == ["B", "x", "1", "2"]


def test_it_is_fragile_without_a_step_too(table: Make) -> None:
    far = found(table((60, 40), ((5, 1), (1, 5))))
    assert far
    assert far.rule == "fragile"
    assert share_of(far) < 80


def test_one_step_of_the_leader_is_enough_however_sure_the_weights(table: Make) -> None:
    note = found(table((90, 10), ((5, 5), (4, 5))))
    assert note
    assert (note.rule, note.facts["share"]) == ("fragile-step", 100)


def test_silent_without_a_rival_and_at_a_tie(table: Make) -> None:
    assert found(table((50, 50), ((5, 5),))) is None
    assert found(table((50, 50), ((4, 2), (2, 4)))) is None
