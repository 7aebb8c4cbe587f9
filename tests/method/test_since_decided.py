"""What stands now against what the file keeps of the day of the decision."""

from datetime import date

import pytest

from roadworthy.edits.amendment import amend, changes_since_decided
from roadworthy.edits.status import move_status, stay_decided
from roadworthy.method.analysis import Analysis
from roadworthy.method.signoff import open_points
from roadworthy.method.since_decided import since_decided
from roadworthy.model import Decision, Interval, KeyPath, put
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names

DAY = date(2026, 11, 23)
LATER = date(2027, 1, 11)


def grounds(decision: Decision) -> tuple[str, ...]:
    (told,) = [
        row.facts["grounds"] for row in open_points(decision, LATER) if row.rule == "not-on-record"
    ] or [""]
    found = since_decided(decision, of(decision).ranking()).grounds
    assert told == " and ".join(found)
    return found


def of(decision: Decision) -> Analysis:
    return Analysis(decision, LATER)


@pytest.fixture(scope="module")
def decided() -> Decision:
    chosen = put(load(sample_file("article-comparison")), ("outcome", "chosen"), "django")
    return move_status("decided", DAY, "Lead").apply(chosen)


def test_what_stays_and_what_is_only_said_is_no_change(decided: Decision) -> None:
    first = next(iter(decided.criteria))
    for path in (("outcome", "dissent"), ("scores", "django", first, "rationale")):
        assert grounds(put(decided, path, "More words")) == ()
    assert changes_since_decided(of(decided)) == ()


@pytest.mark.parametrize("name", sample_names())
def test_no_sample_differs_from_what_was_decided_in_it(name: str) -> None:
    assert grounds(load(sample_file(name))) == ()


def changed(decided: Decision, ground: str) -> Decision:
    first = next(iter(decided.criteria))
    changes: dict[str, tuple[KeyPath, object]] = {
        "choice": (("outcome", "chosen"), "fastapi"),
        "values": (("scores", "django", first, "score"), Interval(1, 1)),
        "weights": (("criteria", first, "weight"), 70.0),
    }
    return put(decided, *changes[ground])


@pytest.mark.parametrize(
    ("made", "told"), [("choice", "choice"), ("values", "values"), ("weights", "values")]
)
def test_what_differs_is_told_until_it_is_on_record(decided: Decision, made: str, told: str) -> None:
    later = changed(decided, made)
    assert grounds(later) == (told,)
    assert changes_since_decided(of(later))
    gone_on = move_status("migrating", LATER, "Lead").apply(later)
    assert grounds(gone_on) == (told,), "a move that goes on leaves it as it is"
    stays = stay_decided(LATER, "Lead", "The load is lower than thought").apply(later)
    (key,) = stays.history.keys() - later.history.keys()
    assert grounds(put(stays, ("history", key, "met"), ("load",))) == (told,), "it was only looked at"
    assert grounds(amend((told,), LATER, "Ana").apply(later)) == ()
    assert grounds(move_status("reopened", LATER, "Ana").apply(later)) == ()
    anew = move_status("reopened", LATER, "Ana").apply(later)
    assert grounds(move_status("decided", LATER, "Ana").apply(anew)) == ()


def test_what_the_file_does_not_keep_is_not_told(decided: Decision) -> None:
    (key,) = (key for key, move in decided.history.items() if move.then.standings)
    by_hand = put(decided, ("history", key, "then"), type(decided.history[key].then).blank())
    assert grounds(changed(by_hand, "choice")) == ()


def test_changes_are_told_with_what_stood_there(decided: Decision) -> None:
    assert changes_since_decided(of(changed(decided, "choice"))) == ("The choice: FastAPI, was Django",)
    (told,) = changes_since_decided(of(changed(decided, "values")))
    assert told.startswith("The value of Django: ")
    assert ", was " in told


def test_a_candidate_that_is_gone_is_told_by_the_key_that_is_left(decided: Decision) -> None:
    later = put(decided, ("candidates",), {k: v for k, v in decided.candidates.items() if k != "fastapi"})
    assert "candidates" in grounds(later)
    assert "Gone: fastapi" in changes_since_decided(of(later))
