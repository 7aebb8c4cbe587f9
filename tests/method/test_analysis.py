"""An analysis says what the functions say, each part once, and takes over from the last what still holds."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from types import CodeType, FrameType
from typing import Any

import pytest

from examples import few
from roadworthy import store
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import grounded
from roadworthy.method.completeness import progress
from roadworthy.method.fit import fit
from roadworthy.method.gate import gate, gate_of
from roadworthy.method.matrix import matrix_of, read_matrix
from roadworthy.method.other_ways import standings_by_way
from roadworthy.method.path import failed_proof, path_candidate, path_plan
from roadworthy.method.presets import presets
from roadworthy.method.ranking import failed_must_haves, largest_regrets, leader, ranking, ranking_of
from roadworthy.method.rollout import path_findings
from roadworthy.method.rules import open_findings, raised
from roadworthy.method.schedule import Moves
from roadworthy.method.sensitivity import running_matrix, sensitivity_of
from roadworthy.method.signoff import led_under_first_lock, open_points
from roadworthy.method.tradeoffs import tradeoffs
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import ways_with_weights, weights_of
from roadworthy.model import Decision, Interval, drop, put
from roadworthy.report.as_json import as_json
from roadworthy.report.summary import summary
from roadworthy.store.places import sample_file

pytestmark = pytest.mark.turns

DAY = date(2026, 11, 29)
SAMPLES = ("article-comparison", "bank-migration", "event-driven-hybrid", "startup-crud")


@pytest.fixture(scope="module")
def samples() -> dict[str, Decision]:
    return {name: store.load(sample_file(name)) for name in SAMPLES}


@pytest.fixture
def bank(samples: dict[str, Decision]) -> Decision:
    return samples["bank-migration"]


def all_parts(analysis: Analysis) -> dict[str, Any]:
    """Every part but the draws, which are worked out from a matrix that is in it."""
    decision = analysis.decision
    found: dict[str, Any] = {
        name: getattr(analysis, name)
        for name in (
            "stated_weights", "weights_by_way", "ruled_out", "regrets", "rankings_by_way", "led_under_first_lock",
            "gate", "fit", "presets", "raised", "open_findings", "open_points", "progress", "path_candidate",
            "path_findings", "failed_proofs", "compared", "grounds", "gate_undrawn", "walked_schedule", "plan_findings",
        )
    }  # fmt: skip
    for at in (None, *decision.horizons):
        found |= {f"weights {at}": analysis.weights(at), f"matrix {at}": analysis.matrix(at)}
        found |= {f"ranking {at}": analysis.ranking(at), f"leader {at}": analysis.leader(at)}
        found[f"stated leader {at}"] = analysis.leader(at, scores="stated")
        found |= {f"grounded {at}": analysis.grounded(at), f"running {at}": analysis.running_grounded(at)}
        found[f"sensitivity {at}"] = analysis.sensitivity(at).matrix
        found[f"drawn {at}"] = analysis.sensitivity(at).drawn
    for candidate in (None, *decision.candidates):
        found[f"plan {candidate}"] = analysis.plan(candidate)
    found |= {"schedules": analysis.moves.schedules, "best chance": analysis.moves.best_chance}
    if analysis.compared:
        found["tradeoffs"] = analysis.tradeoffs(*analysis.compared)
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_it_says_what_the_functions_say(samples: dict[str, Decision], name: str) -> None:
    decision = samples[name]
    analysis = Analysis(decision, DAY, CATALOGUE)
    for at in (None, *decision.horizons):
        assert analysis.weights(at) == weights_of(decision, at)
        assert analysis.matrix(at) == matrix_of(decision, at)
        assert analysis.running_matrix(at) == running_matrix(decision, at)
        assert analysis.ranking(at) == ranking(decision, at)
        assert analysis.leader(at, scores="stated") == leader(decision, at)
        twin = Analysis(grounded(decision, DAY), DAY)
        assert analysis.grounded(at).matrix == twin.matrix(at)
        assert analysis.sensitivity(at).drawn == twin.sensitivity(at, scores="stated").matrix
        assert analysis.sensitivity(at).matrix == sensitivity_of(decision, at).matrix
    assert analysis.weights_by_way == ways_with_weights(decision)
    assert analysis.rankings_by_way == standings_by_way(decision)
    assert analysis.ruled_out == {slug: failed_must_haves(decision, slug) for slug in decision.candidates}
    assert analysis.regrets == largest_regrets(ranking(decision, at) for at in decision.horizons)
    assert analysis.led_under_first_lock == led_under_first_lock(decision)
    assert analysis.moves.schedules == Moves(decision, DAY).schedules
    assert analysis.gate == gate(decision, DAY)
    assert analysis.gate_undrawn == gate_of(decision, DAY, None)
    assert analysis.fit == fit(decision)
    assert analysis.presets == presets(decision)
    assert analysis.raised == raised(decision, DAY)
    assert analysis.open_findings == open_findings(decision, DAY)
    assert analysis.open_points == open_points(decision, DAY)
    assert analysis.progress == progress(decision, DAY, CATALOGUE)
    assert analysis.path_candidate == path_candidate(decision)
    assert analysis.path_findings == path_findings(decision, DAY)
    assert analysis.failed_proofs == failed_proof(decision)
    for slug, path in decision.paths.items():
        assert analysis.plan(slug) == path_plan(path, DAY)
    assert analysis.plan("nobody") is None
    a, b, *_ = decision.candidates
    assert analysis.tradeoffs(a, b) == tradeoffs(decision, a, b)
    assert analysis.robustness() is not None


@few("field", Decision.model_fields, *range(0, 40, 3))
def test_what_is_taken_over_holds_whichever_field_has_changed(
    samples: dict[str, Decision], field: str
) -> None:
    article, bank, hybrid, _ = samples.values()
    for one, other in ((bank, hybrid), (drop(hybrid, ("frame", "trigger")), article)):
        before = Analysis(one, DAY, CATALOGUE)
        all_parts(before)
        mixed = one.model_copy(update={field: getattr(other, field)})
        after = before.after(mixed)
        assert all_parts(after) == all_parts(Analysis(mixed, DAY, CATALOGUE))
        assert all_parts(after.after(one)) == all_parts(before)


def test_a_day_later_what_asks_for_the_day_is_worked_out_anew(bank: Decision) -> None:
    forced = put(bank, ("frame", "waiting", "forced_on"), DAY + timedelta(days=1))
    before = Analysis(forced, DAY, CATALOGUE)
    all_parts(before)
    later = before.after(forced, DAY + timedelta(days=2))
    assert later is not before
    assert later.fit is before.fit
    assert later.gate != before.gate
    assert all_parts(later) == all_parts(Analysis(forced, DAY + timedelta(days=2), CATALOGUE))
    assert later.after(forced) is later


def test_a_part_is_the_same_object_when_it_is_asked_for_again(bank: Decision) -> None:
    analysis = Analysis(bank, DAY, CATALOGUE)
    first, second = all_parts(analysis), all_parts(analysis)
    assert [name for name, part in first.items() if part is not second[name]] == []
    law = WeightDistribution("any")
    assert analysis.sensitivity(None, law, samples=5) is analysis.sensitivity(None, law, samples=5)
    assert analysis.sensitivity(None, law, samples=5) is not analysis.sensitivity(None, law, samples=6)


def test_a_reason_leaves_the_matrix_and_the_draws_and_a_score_leaves_the_gate(bank: Decision) -> None:
    candidate, criterion = next(iter(bank.candidates)), next(iter(bank.criteria))
    before = Analysis(bank, DAY, CATALOGUE)
    all_parts(before)
    told = before.after(put(bank, ("scores", candidate, criterion, "rationale"), "We saw it run."))
    assert told.matrix() is before.matrix()
    assert told.sensitivity() is before.sensitivity()
    scored = told.after(put(told.decision, ("scores", candidate, criterion, "score"), 1.5))
    assert scored.gate is before.gate
    assert scored.fit is before.fit
    assert scored.sensitivity() is not before.sensitivity()
    changed = [new is not old for new, old in zip(scored.matrix().low, before.matrix().low, strict=True)]
    assert changed == [slug == candidate for slug in bank.candidates]
    all_parts(scored)
    gone = scored.after(drop(scored.decision, ("horizons", next(iter(bank.horizons)))))
    assert set(gone._kept) < set(scored._kept)


def test_a_source_leaves_the_matrix_and_changes_the_draws_of_one_row(bank: Decision) -> None:
    candidate, criterion = next(iter(bank.candidates)), next(iter(bank.criteria))
    bare = drop(bank, ("scores", candidate, criterion, "sources"))
    before = Analysis(put(bare, ("scores", candidate, criterion, "rationale"), ""), DAY, CATALOGUE)
    all_parts(before)
    after = before.after(
        put(
            before.decision,
            ("scores", candidate, criterion, "sources"),
            bank.cell(candidate, criterion).sources,
        )
    )
    assert after.matrix() is before.matrix()
    assert after.sensitivity() is not before.sensitivity()
    new, old = after.grounded().matrix.low, before.grounded().matrix.low
    assert [now is not then for now, then in zip(new, old, strict=True)] == [
        slug == candidate for slug in bank.candidates
    ]


def test_a_score_leaves_the_schedules_and_a_longer_phase_draws_one_anew(bank: Decision) -> None:
    candidate, criterion = next(iter(bank.candidates)), next(iter(bank.criteria))
    before = Analysis(bank, DAY, CATALOGUE)
    all_parts(before)
    scored = before.after(put(bank, ("scores", candidate, criterion, "score"), 1.5))
    assert scored.moves is before.moves
    assert scored.gate is before.gate
    phase = ("paths", "spring-boot", "phases", "full-migration", "weeks")
    longer = before.after(put(bank, phase, Interval(20.0, 30.0)))
    assert longer.moves.of("quarkus") is before.moves.of("quarkus")
    assert longer.moves.of("spring-boot") != before.moves.of("spring-boot")


def test_the_gate_waits_for_draws_only_where_a_date_lies_ahead(bank: Decision) -> None:
    analysis = Analysis(bank, DAY)
    assert analysis.gate_so_far is analysis.gate_undrawn
    assert analysis.gate.state == "late"
    assert analysis.gate_so_far is analysis.gate
    free = Analysis(put(bank, ("frame", "waiting", "forced_on"), None), DAY)
    assert free.gate_so_far is free.gate
    assert free.moves.best_chance is None


def test_threads_that_ask_at_once_are_told_the_same(bank: Decision) -> None:
    analysis = Analysis(bank, DAY, CATALOGUE)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: all_parts(analysis), range(16)))
    assert all(one == found[0] for one in found)


@contextmanager
def entered(*functions: Callable[..., Any]) -> Iterator[Counter[str]]:
    """How often each function is entered while this lasts."""
    codes: dict[CodeType, str] = {one.__code__: one.__name__ for one in functions}
    counted: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code in codes:
            counted[codes[frame.f_code]] += 1

    sys.setprofile(note)
    try:
        yield counted
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_summary_works_each_part_out_once(samples: dict[str, Decision], name: str) -> None:
    decision = samples[name]
    watched = (read_matrix, ranking_of, failed_must_haves, gate_of, fit, presets, ranking, leader, matrix_of)
    with entered(*watched) as counted:
        as_json(summary(decision, DAY))
    views = 1 + len(decision.horizons)
    locked = bool(decision.weighting.first_locked)
    assert views < counted["read_matrix"] <= 2 * views  # as stated, and with the intervals that grounds leave
    assert counted["ranking_of"] == views + locked  # and once under the weights as first locked
    assert counted["failed_must_haves"] == len(decision.candidates)
    assert {one: counted[one] for one in ("gate_of", "fit")} == {"gate_of": 1, "fit": 1}
    assert {one: counted[one] for one in ("ranking", "leader", "matrix_of")} == dict.fromkeys(
        ("ranking", "leader", "matrix_of"), 0
    )
