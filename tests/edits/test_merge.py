"""Two branches of one decision made one."""

from typing import Any

import pytest
from hypothesis import given, settings

from edits.merging import BASE, branches, lost, mended
from roadworthy.edits.edit import add, clear, write
from roadworthy.edits.merge.merge import Merged, marked, merge, nobody
from roadworthy.edits.records import delete_record, move_record
from roadworthy.model import Decision, Interval, KeyPath, Record, get
from roadworthy.model.check import problems
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.outcome import Risk
from roadworthy.model.plain import canonical
from roadworthy.model.tree import NOTHING

Branches = tuple[Decision, Decision, Decision]


def merged(base: Decision, ours: Decision, theirs: Decision) -> Merged:
    return merge(canonical(base), canonical(ours), canonical(theirs))


def said(path: str, value: Any, on: Decision = BASE) -> Decision:
    return write(tuple(path.split(".")), value, "").apply(on)


def with_row(table: str, key: str, record: Record, on: Decision = BASE) -> Decision:
    return add(tuple(table.split(".")), key, record, "").apply(on)


def without(path: str, on: Decision = BASE) -> Decision:
    return delete_record(tuple(path.split("."))).apply(on)


def clashes(found: Merged) -> list[tuple[str, Any, Any, str | None]]:
    return [(".".join(one.path), one.mine, one.theirs, one.gone) for one in found.clashes]


@settings(max_examples=25, deadline=None)
@given(branches())
def test_a_side_that_did_nothing_leaves_the_other_as_it_is(three: Branches) -> None:
    base, ours, _ = three
    for found in (merged(base, ours, base), merged(base, base, ours), merged(base, ours, ours)):
        assert found.decision == ours
        assert repr(canonical(found.decision)) == repr(canonical(ours)), "the order, too"
        assert (found.clashes, found.renamed) == ((), ())


@settings(max_examples=50, deadline=None)
@given(branches())
def test_nothing_is_lost_and_it_holds_together(three: Branches) -> None:
    base, ours, theirs = three
    found = merged(base, ours, theirs)
    assert list(problems(found.decision)) == []
    assert lost(base, ours, found, "mine") == []
    assert lost(base, theirs, found, "theirs") == []
    whole = marked(found.decision, found.clashes, nobody)
    assert len(whole.conflicts) == len(found.decision.conflicts) + len(found.clashes)


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(branches())
def test_it_does_not_matter_which_side_is_which(three: Branches) -> None:
    base, ours, theirs = three
    found, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert _places(found) == _places(other)
    if not found.clashes:
        assert repr(canonical(found.decision)) == repr(canonical(other.decision))


def _places(found: Merged) -> set[KeyPath]:
    """Where it clashes; a pair of criteria is one place from whichever end it is judged."""
    pairs = ("weighting", "pairwise")
    return {
        (*pairs, *sorted(clash.path[2:])) if clash.path[:2] == pairs else clash.path
        for clash in found.clashes
    }


def test_different_cells_never_clash_and_one_cell_is_kept_twice() -> None:
    ours = said("scores.django.speed.score", 5)
    theirs = said("scores.django.skill.score", 2, said("scores.django.speed.rationale", "Measured again"))
    found = merged(BASE, ours, theirs)
    assert not found.clashes
    assert found.decision.cell("django", "speed") == Cell(
        score=Interval(5, 5), rationale="Measured again", sources=("test",)
    )
    assert found.decision.cell("django", "skill").score == Interval(2, 2)
    found = merged(BASE, ours, said("scores.django.speed.score", "2-3"))
    assert clashes(found) == [("scores.django.speed.score", 5, "2-3", None)]
    assert found.decision.cell("django", "speed").score == Interval(5, 5)
    assert clashes(merged(BASE, ours, clear(("scores", "django", "speed", "score"), "").apply(BASE))) == [
        ("scores.django.speed.score", 5, NOTHING, None)
    ]


def test_lists_have_what_either_added_and_not_what_either_took_away() -> None:
    path = "outcome.reasons"
    found = merged(BASE, said(path, ("zero", "one", "three")), said(path, ("one", "two", "three", "four")))
    assert not found.clashes
    assert found.decision.outcome.reasons == ("zero", "one", "three", "four")
    both = merged(BASE, said(path, ("two", "one", "three")), said(path, ("one", "three", "two")))
    assert clashes(both) == [(path, ("two", "one", "three"), ("one", "three", "two"), None)]
    ramp = "paths.django.phases.poc.flags.reads.ramp"
    both = merged(BASE, said(ramp, ("5", "100")), said(ramp, ("1", "5", "50")))
    assert clashes(both) == [(ramp, ("5", "100"), ("1", "5", "50"), None)], "a ramp is one answer"


def test_rows_keep_their_order() -> None:
    ours = with_row(
        "criteria", "beta", Criterion(name="B"), move_record(("criteria", "cost"), -2).apply(BASE)
    )
    theirs = with_row("criteria", "alpha", Criterion(name="A"))
    found = merged(BASE, ours, theirs)
    assert not found.clashes
    assert list(found.decision.criteria) == ["cost", "alpha", "speed", "skill", "beta"]
    crossed = merged(BASE, ours, move_record(("criteria", "speed"), 1).apply(BASE))
    assert [clash[0] for clash in clashes(crossed)] == ["criteria"]
    assert list(crossed.decision.criteria) == ["cost", "speed", "skill", "beta"]


def test_a_record_that_one_took_away_comes_back_where_the_other_went_on_with_it() -> None:
    ours = without("criteria.speed")
    for theirs in (
        said("criteria.speed.weight", 9.0),
        said("scores.rails.speed.score", 1),
        said("weighting.pairwise.speed.cost", 7.0),
        with_row("evidence", "own", Evidence(words="x", criterion="speed")),
    ):
        found = merged(BASE, ours, theirs)
        assert clashes(found) == [("criteria.speed", NOTHING, NOTHING, "mine")]
        assert canonical(found.decision) == canonical(theirs)
        other = merged(BASE, theirs, ours)
        assert clashes(other) == [("criteria.speed", NOTHING, NOTHING, "theirs")]
        assert canonical(other.decision) == canonical(theirs)
    assert not merged(BASE, ours, said("scores.rails.cost.score", 1)).clashes
    phase = merged(BASE, without("paths.django.phases.poc"), said("paths.django.phases.poc.goal", "x"))
    assert clashes(phase) == [("paths.django.phases.poc", NOTHING, NOTHING, "mine")]
    assert list(phase.decision.paths["django"].phases) == ["poc", "rest"], "in its place"
    group = merged(BASE, without("groups.run"), said("groups.run.weight", 3.0))
    assert group.decision.criteria["speed"].group == "run"


def test_two_things_that_were_added_under_one_key_are_both_there() -> None:
    one, two = Risk(title="Budget", likelihood=2), Risk(title="Budget", likelihood=5)
    ours, theirs = with_row("risks", "budget", one), with_row("risks", "budget", two)
    found, other = merged(BASE, ours, theirs), merged(BASE, theirs, ours)
    assert not found.clashes
    assert [row.title for row in found.decision.risks.values()] == ["Hiring", "Vendor", "Budget", "Budget"]
    assert found.decision == other.decision
    assert "budget" in found.decision.risks
    assert len(merged(BASE, ours, ours).decision.risks) == 3, "the same is one"
    half = merged(BASE, ours, with_row("risks", "budget", Risk(title="Budget", impact=4)))
    assert half.decision.risks["budget"] == Risk(title="Budget", likelihood=2, impact=4), (
        "and so is what fits"
    )


def test_what_names_a_record_that_gets_another_key_goes_with_it() -> None:
    key = "criterion-4"
    ours = said(f"scores.django.{key}.score", 4, with_row("criteria", key, Criterion(name="Zeal")))
    theirs = with_row("criteria", key, Criterion(name="Audit"))
    theirs = said("scores.rails.criterion-4.score", 2, said(f"weighting.pairwise.{key}.speed", 3.0, theirs))
    theirs = said("evidence.test.criterion", key, theirs)
    found = merged(BASE, ours, theirs)
    assert not found.clashes
    keys = {row.name: slug for slug, row in found.decision.criteria.items()}
    assert keys["Audit"] == key
    assert keys["Zeal"].startswith(f"{key}-")
    assert found.decision.cell("django", keys["Zeal"]).score == Interval(4, 4)
    assert found.decision.cell("rails", keys["Audit"]).score == Interval(2, 2)
    assert found.decision == merged(BASE, theirs, ours).decision
    fact, other = Evidence(words="70 a second"), Evidence(words="80 a second")
    ours = said("scores.rails.cost.sources", ("load",), with_row("evidence", "load", fact))
    theirs = said("scores.rails.speed.sources", ("load",), with_row("evidence", "load", other))
    found = merged(BASE, ours, theirs)
    assert [
        found.decision.evidence[found.decision.cell("rails", at).sources[0]] for at in ("cost", "speed")
    ] == [
        fact,
        other,
    ]


def test_one_thing_that_both_added_is_one_with_its_cells_kept_twice() -> None:
    ours = with_row("criteria", "speed-up", Criterion(name="Speed-up", weight=3.0, question="How fast?"))
    theirs = with_row("criteria", "speed-up", Criterion(name="Speed-up", weight=4.0))
    found = merged(BASE, ours, theirs)
    assert clashes(found) == [("criteria.speed-up.weight", 3, 4, None)]
    assert found.decision.criteria["speed-up"].question == "How fast?"


def test_a_pair_that_is_judged_from_both_ends_is_one_pair() -> None:
    bare = clear(("weighting", "pairwise", "speed", "skill"), "").apply(BASE)
    one = said("weighting.pairwise.speed.skill", 3.0, bare)
    for times, said_twice in ((1 / 3, 0), (0.25, 1)):
        other = said("weighting.pairwise.skill.speed", times, bare)
        for found in (merged(bare, one, other), merged(bare, other, one)):
            assert list(problems(found.decision)) == []
            assert len(found.clashes) == said_twice
    assert merged(bare, one, said("weighting.pairwise.skill.speed", 1 / 3, bare)).decision == one


def test_a_score_that_the_other_s_scale_has_no_room_for_is_kept_aside() -> None:
    ours = mended({**canonical(BASE), "scale": {"low": 1, "high": 4}})
    theirs = said("scores.rails.skill.score", 5)
    found = merged(BASE, ours, theirs)
    assert ("scores.rails.skill.score", NOTHING, 5, None) in clashes(found)
    assert found.decision.cell("rails", "skill").score is None
    wider = merged(BASE, said("scale.high", 10.0), said("scale.high", 7.0))
    assert clashes(wider) == [("scale", {"high": 10}, {"high": 7}, None)]


def test_an_empty_base_is_two_files_that_were_added() -> None:
    found = merge({}, canonical(BASE), canonical(said("title", "Payments")))
    assert clashes(found) == [("title", "Orders", "Payments", None)]
    assert get(found.decision, ("criteria", "speed", "weight")) == 3


def test_what_comes_back_with_a_record_brings_back_no_other() -> None:
    theirs = without("horizons.soon", without("candidates.rails"))
    found = merged(BASE, said("candidates.rails.language", "Ruby"), theirs)
    assert clashes(found) == [("candidates.rails", NOTHING, NOTHING, "theirs")]
    assert found.decision.cell("rails", "speed") == Cell(score=Interval(3, 3))
    assert "soon" not in found.decision.horizons
