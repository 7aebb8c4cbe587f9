"""Whatever is taken away, nothing in the file points at it any more, and undo brings all of it back."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
import tomli_w

from interview.places import NAMES as SAMPLES
from interview.places import decision_called, form_on
from roadworthy.edits.records import NAMES, delete_record
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.check import problems
from roadworthy.model.evidence import SignAnswer, Upkeep
from roadworthy.model.plain import canonical
from roadworthy.store.load import parse

AS_IT_WAS: Final = frozenset({"history", "first_locked", "changes", "first_scored"})
"""Tables that keep what an earlier day said: they stay, whoever is gone since."""


def records(decision: Decision) -> Iterator[KeyPath]:
    """The path of every record that a person adds and may take away."""

    def inside(at: KeyPath) -> Iterator[KeyPath]:
        value = get(decision, at) if at else decision
        if isinstance(value, Mapping):
            for key in value:
                if at[-1] in NAMES:
                    yield (*at, key)
                yield from inside((*at, key))
        elif hasattr(type(value), "model_fields"):
            for field in type(value).model_fields:
                yield from inside((*at, field))

    yield from inside(())


def named(decision: Decision) -> Iterator[tuple[KeyPath, str, str]]:
    """Everything that names a record: where it stands, the table of the record, its key."""
    for key, entry in decision.evidence.items():
        for field, table in (("candidate", "candidates"), ("criterion", "criteria")):
            if slug := getattr(entry, field):
                yield ("evidence", key, field), table, slug
    for table in ("scores", "signs"):
        for candidate, row in getattr(decision, table).items():
            yield (table, candidate), "candidates", candidate
            yield from (((table, candidate, slug), "criteria", slug) for slug in row)
    for candidate, cells in decision.scores.items():
        for criterion, cell in cells.items():
            here: KeyPath = ("scores", candidate, criterion)
            yield from (((*here, "sources"), "evidence", slug) for slug in cell.sources)
            yield from (((*here, "by_horizon"), "horizons", slug) for slug in cell.by_horizon)
    for table in ("upkeep", "paths"):
        yield from (((table, slug), "candidates", slug) for slug in getattr(decision, table))
    for owner, path in decision.paths.items():
        for key, phase in path.phases.items():
            at = ("paths", owner, "phases", key, "finalists")
            yield from ((at, "candidates", slug) for slug in phase.finalists)
    for slug, candidate in decision.candidates.items():
        yield from (
            (("candidates", slug, "must_haves", key), "must_haves", key) for key in candidate.must_haves
        )
    for slug, weighed in decision.criteria.items():
        yield from ((("criteria", slug, "by_horizon", key), "horizons", key) for key in weighed.by_horizon)
        if weighed.group:
            yield ("criteria", slug, "group"), "groups", weighed.group
    for one, row in decision.weighting.pairwise.items():
        yield from ((("weighting", "pairwise", one, slug), "criteria", slug) for slug in (one, *row))
    for key, lesson in decision.lessons.items():
        if lesson.criterion:
            yield ("lessons", key, "criterion"), "criteria", lesson.criterion
    for key, risk in decision.risks.items():
        if risk.raised_by:
            yield ("risks", key, "raised_by"), "raised", risk.raised_by
    if decision.outcome.chosen:
        yield ("outcome", "chosen"), "candidates", decision.outcome.chosen


def dangling(decision: Decision) -> set[tuple[KeyPath, str]]:
    return {(at, slug) for at, table, slug in named(decision) if slug not in getattr(decision, table)}


def full(name: str) -> Decision:
    """A sample in which every kind of thing names a candidate and a criterion."""
    decision = decision_called(name)
    if not decision.candidates or not decision.criteria:
        return decision
    candidate, criterion = next(iter(decision.candidates)), next(iter(decision.criteria))
    last = list(decision.candidates)[-1]
    decision = put(decision, ("signs", candidate, criterion, "hiring"), SignAnswer(answer="holds"))
    decision = put(decision, ("upkeep", candidate), Upkeep(registry="pypi", package="x"))
    for owner, path in decision.paths.items():
        for key in path.phases:
            decision = put(decision, ("paths", owner, "phases", key, "finalists"), (candidate, last))
    others = [slug for slug, row in decision.scores.items() if slug != candidate and row]
    mine = [key for key, row in decision.evidence.items() if row.candidate == candidate]
    if others and mine:
        at: KeyPath = ("scores", others[0], criterion, "sources")
        decision = put(decision, at, (*decision.cell(others[0], criterion).sources, mine[0]))
    return decision


@pytest.mark.parametrize("name", SAMPLES)
def test_after_any_record_is_gone_nothing_points_at_it(name: str) -> None:
    decision = full(name)
    before = dangling(decision)
    for path in records(decision):
        after = delete_record(path).apply(decision)
        assert dangling(after) <= before, path
        assert list(problems(after)) == [], path
        subject = path[-1]
        if path[:-1] in (("candidates",), ("people",)):
            assert not [key for key in after.raised if key.partition("--")[2] == subject], path


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_left_of_the_file_is_what_was_there(name: str) -> None:
    """Only what names the record goes: every other line of the file stays as it is."""
    decision = full(name)
    for path in records(decision):
        if path[0] in ("evidence", "risks", "people") and len(path) == 2:
            after = canonical(delete_record(path).apply(decision))
            for table, rows in canonical(decision).items():
                if table not in (path[0], "scores", "raised", "risks"):
                    assert after.get(table) == rows, (path, table)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "empty"])
def test_undo_brings_all_of_it_back_and_the_file_is_the_same_again(name: str) -> None:
    decision = full(name)
    for table in ("candidates", "criteria", "must_haves", "horizons", "evidence"):
        form = form_on(decision, "landscape")
        path = (table, next(iter(getattr(decision, table))))
        assert form.session.do(delete_record(path))
        assert parse(tomli_w.dumps(canonical(form.decision)), "x.toml")[0] == form.decision
        form.session.undo()  # type: ignore[attr-defined]
        assert form.decision == decision


def test_evidence_that_anothers_score_rests_on_stays_about_nobody() -> None:
    decision = full("article-comparison")
    (shared,) = {
        slug for cell in decision.scores["fastapi"].values() for slug in cell.sources
        if decision.evidence[slug].candidate == "django"
    }  # fmt: skip
    after = delete_record(("candidates", "django")).apply(decision)
    assert after.evidence[shared] == decision.evidence[shared].model_copy(update={"candidate": ""})
    assert not [row for row in after.evidence.values() if row.candidate == "django"]
    assert any(shared in cell.sources for cell in after.scores["fastapi"].values())


def test_what_an_earlier_day_said_stays() -> None:
    decision = decision_called("event-driven-hybrid")
    criterion = next(iter(decision.weighting.first_locked))
    after = delete_record(("criteria", criterion)).apply(decision)
    assert after.weighting.first_locked == decision.weighting.first_locked
    done = decision_called("marina-looked-back")
    gone: Any = delete_record(("candidates", "symfony")).apply(done)
    assert gone.history == done.history
