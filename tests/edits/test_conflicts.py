"""What a merge kept twice is listed, and settled by an edit."""

from typing import Any

from hypothesis import given, settings

from edits.merging import BASE, branches
from edits.test_merge import merged, said, without
from roadworthy.edits.conflicts import choices, settle
from roadworthy.edits.edit import clear
from roadworthy.edits.merge.merge import marked, nobody
from roadworthy.edits.records import move_record
from roadworthy.method.conflicts import OpenConflict, open_conflicts
from roadworthy.model import Decision, Interval, KeyPath, get, put
from roadworthy.model.check import problems
from roadworthy.model.conflict import Conflict
from roadworthy.model.keypath import quoted, read_dotted


def conflict(ours: Decision, theirs: Decision, base: Decision = BASE) -> tuple[Decision, OpenConflict]:
    """The merged decision, and the one conflict in it."""
    found = merged(base, ours, theirs)
    decision = marked(found.decision, found.clashes, nobody)
    (one,) = open_conflicts(decision)
    return decision, one


def settled(decision: Decision, one: OpenConflict, way: Any) -> Decision:
    edit = settle(one, way, "Settled")
    now = edit.apply(decision)
    assert (edit.label, edit.path) == ("Settled", one.path)
    assert open_conflicts(now) == ()
    assert not now.conflicts
    return now


def test_a_score_by_mine_theirs_and_the_range_of_both() -> None:
    at = "scores.django.speed.score"
    decision, one = conflict(said(at, 5), said(at, "2-3"))
    assert (one.path, one.kind, one.range) == (tuple(at.split(".")), "value", Interval(2, 5))
    assert (one.says("mine"), one.says("theirs")) == (5, "2-3")
    assert choices(decision, one) == ("mine", "theirs", "both")
    assert settled(decision, one, "mine") == said(at, 5)
    assert settled(decision, one, "theirs") == said(at, "2-3")
    assert settled(decision, one, "both") == said(at, "2-5")


def test_what_only_one_of_two_says_is_no_range() -> None:
    at = ("scores", "django", "speed", "score")
    decision, one = conflict(said(".".join(at), 5), clear(at, "").apply(BASE))
    assert one.range is None
    assert choices(decision, one) == ("mine", "theirs")
    assert get(settled(decision, one, "theirs"), at) is None
    words, one = conflict(said("title", "7"), said("title", "9"))
    assert choices(words, one) == ("mine", "theirs"), "figures in words are no range"


def test_a_record_that_was_taken_away_stays_or_goes_with_what_hangs_on_it() -> None:
    decision, one = conflict(without("criteria.speed"), said("criteria.speed.weight", 9.0))
    assert (one.kind, one.record.gone) == ("gone", "mine")
    gone = settled(decision, one, "mine")
    assert "speed" not in gone.criteria
    assert list(problems(gone)) == []
    assert settled(decision, one, "theirs") == said("criteria.speed.weight", 9.0)
    assert choices(decision, one) == ("mine", "theirs")


def test_an_order_by_either() -> None:
    ours = move_record(("criteria", "cost"), -2).apply(BASE)
    theirs = move_record(("criteria", "speed"), 1).apply(BASE)
    decision, one = conflict(ours, theirs)
    assert one.kind == "order"
    assert list(settled(decision, one, "theirs").criteria) == list(theirs.criteria)
    assert list(settled(decision, one, "mine").criteria) == list(ours.criteria)


def test_what_no_longer_fits_is_no_choice_and_changes_nothing() -> None:
    at = ("scores", "rails", "skill", "score")
    decision, one = conflict(
        said("scale.high", 4.0, said("scores.django.skill.score", 3)), said(".".join(at), 5)
    )
    assert choices(decision, one) == ("mine",)
    assert settle(one, "theirs", "").apply(decision) == decision
    wider = put(decision, ("scale", "high"), 5.0)
    assert choices(wider, one) == ("mine", "theirs")
    assert get(settled(wider, one, "theirs"), at) == Interval(5, 5)


def test_a_conflict_is_over_when_its_record_is_gone() -> None:
    decision, one = conflict(said("risks.hiring.likelihood", 4), said("risks.hiring.likelihood", 5))
    assert open_conflicts(without("risks.hiring", decision)) == ()
    cell = "scores.rails.skill.rationale"
    decision, one = conflict(said(cell, "this"), said(cell, "that"))
    assert open_conflicts(clear(("scores", "rails", "skill"), "").apply(decision)) == (one,)


def test_other_conflicts_stay() -> None:
    at = "scores.django.speed"
    found = merged(
        BASE,
        said(f"{at}.score", 5, said(f"{at}.rationale", "this")),
        said(f"{at}.score", 3, said(f"{at}.rationale", "that")),
    )
    decision = marked(found.decision, found.clashes, nobody)
    one, two = open_conflicts(decision)
    assert open_conflicts(settle(one, "theirs", "").apply(decision)) == (two,)


def test_keys_that_are_not_ours_stay_as_they_stand() -> None:
    record = Conflict(at='frame."a.b\\u0007".x', mine=1, theirs=2)
    decision = put(BASE, ("conflicts",), {"own": record})
    (one,) = open_conflicts(decision)
    assert one.path == ("frame", "a.b\x07", "x")
    assert choices(decision, one) == ("mine",)


def test_what_is_no_path_is_no_conflict() -> None:
    for words in ("", ".", "a..b", 'a."', "a b", '"\\x"', "a.", "scores.gone.gone"):
        decision = put(BASE, ("conflicts",), {"own": Conflict(at=words, mine=1)})
        assert all(choices(decision, one) for one in open_conflicts(decision))


def test_a_path_reads_back() -> None:
    paths: tuple[KeyPath, ...] = (("a",), ("a-1", "B_2"), ("a.b", '"', "\\", "é", ""), ("\n", " "))
    for path in paths:
        assert read_dotted(quoted(path)) == path


@settings(max_examples=40, deadline=None)
@given(branches())
def test_every_conflict_can_be_settled(three: tuple[Decision, Decision, Decision]) -> None:
    found = merged(*three)
    decision = marked(found.decision, found.clashes, nobody)
    for way in ("theirs", "mine"):
        now = decision
        while still := open_conflicts(now):
            ways = choices(now, still[0])
            assert ways
            now = settle(still[0], way if way in ways else ways[0], "").apply(now)
        assert list(problems(now)) == []
