"""Taking in what collectors found: theirs until confirmed, never over a person's word, changes kept to be seen."""

from datetime import date

import pytest

from roadworthy.edits.answer import answer
from roadworthy.edits.evidence import confirm, latest, take_in
from roadworthy.model import Decision, Interval, PathError, put
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate

THEN, NOW = date(2026, 1, 1), date(2026, 11, 29)
BARE = Decision(candidates={"django": Candidate(name="Django")})


def fact(raw: str, on: date, signal: str = "licence") -> Evidence:
    return Evidence(
        candidate="django",
        words=f"licence: {raw}",
        kind="fact",
        signal=signal,
        raw=raw,
        on=on,
        found_by="pypi",
    )


def taken(decision: Decision, *facts: Evidence) -> Decision:
    return take_in(decision, facts, {}, "took in").edit.apply(decision)


def test_new_facts_are_put_in_and_what_nobody_took_up_is_brought_up_to_date() -> None:
    found = take_in(BARE, [fact("MIT", THEN), fact("5", THEN, "absence-factor")], {}, "took in")
    assert (found.new, found.changed, found.same) == (2, 0, 0)
    first = found.edit.apply(BARE)
    assert set(first.evidence) == {"django-licence", "django-absence-factor"}
    again = take_in(first, [fact("GPL", NOW), fact("5", NOW, "absence-factor")], {}, "took in")
    assert (again.new, again.changed, again.same) == (0, 1, 1)
    after = again.edit.apply(first)
    assert len(after.evidence) == 2
    assert after.evidence["django-licence"].raw == "GPL"
    assert after.evidence["django-absence-factor"].on == NOW


def test_what_somebody_confirmed_or_rests_a_score_on_stays_and_a_change_stands_beside_it() -> None:
    first = taken(BARE, fact("MIT", THEN))
    confirmed = confirm(("evidence", "django-licence"), THEN, "confirmed").apply(first)
    cited = put(
        first, ("scores",), {"django": {"health": Cell(score=Interval(4, 4), sources=("django-licence",))}}
    )
    for held in (confirmed, cited):
        after = taken(held, fact("BUSL-1.1", NOW))
        assert after.evidence["django-licence"] == held.evidence["django-licence"]
        assert after.evidence["django-licence-2"].raw == "BUSL-1.1"
        assert latest(after, "django", "licence", "pypi") == "django-licence-2"
        assert taken(held, fact("MIT", NOW)) == held


def test_a_person_s_answer_to_a_sign_is_never_touched() -> None:
    key = ("django", "community-health", "governance")
    theirs = SignAnswer(answer="in-part", found_by="clone", on=NOW)
    once = take_in(BARE, [], {key: theirs}, "took in").edit.apply(BARE)
    assert once.signs["django"]["community-health"]["governance"] == theirs
    newer = theirs.model_copy(update={"answer": "holds"})
    assert (
        take_in(once, [], {key: newer}, "x")
        .edit.apply(once)
        .signs["django"]["community-health"]["governance"]
        == newer
    )
    for own in (SignAnswer(answer="does-not"), theirs.model_copy(update={"confirmed_on": NOW})):
        said = put(BARE, ("signs", *key), own)
        assert take_in(said, [], {key: newer}, "x").edit.apply(said) == said


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("upkeep.flask.upgrade_days", "no candidate “flask”"),
        ("signs.flask.learning-curve.hiring.answer", "no candidate “flask”"),
        ("signs.django.speed.hiring.answer", "no criterion “speed”"),
        ("signs.django.learning-curve.fame.answer", "no sign “fame”"),
        ("signs.django.learning-curve.fame.source", "no sign “fame”"),
    ],
)
def test_what_is_about_nothing_that_is_there_is_refused(path: str, why: str) -> None:
    known = put(BARE, ("criteria", "learning-curve"), Criterion(name="Learning curve"))
    with pytest.raises(PathError, match=why):
        answer(known, tuple(path.split(".")), "holds", NOW)
    right = answer(known, ("signs", "django", "learning-curve", "hiring", "answer"), "holds", NOW)
    assert right.apply(known).signs["django"]["learning-curve"]["hiring"].answer == "holds"
