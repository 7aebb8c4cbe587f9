"""What each sample is there to show."""

from collections.abc import Callable
from datetime import date

import pytest

from roadworthy.edits.status import move_status
from roadworthy.knowledge.frameworks import as_candidate, by_id
from roadworthy.method.analysis import Analysis
from roadworthy.method.gate import gate
from roadworthy.method.hindsight import looked_back
from roadworthy.method.matrix import matrix_of
from roadworthy.method.path import failed_proof, phase_state
from roadworthy.method.ranking import leader, ranking, ranking_of
from roadworthy.model import Decision, Interval, drop, put
from roadworthy.store import Loaded

Read = Callable[[str], Loaded]


@pytest.mark.parametrize(
    ("name", "state", "status"),
    [
        ("article-comparison", "ready", "choosing"),
        ("startup-crud", "ready", "decided"),
        ("marina-looked-back", "ready", "done"),
        ("bank-migration", "late", "migrating"),
        ("event-driven-hybrid", "late", "migrating"),
    ],
)
def test_gate_and_status(read_sample: Read, today: date, name: str, state: str, status: str) -> None:
    decision = read_sample(name).decision
    assert gate(decision, today).state == state
    assert decision.status == status


@pytest.mark.parametrize("name", ["startup-crud", "bank-migration", "event-driven-hybrid"])
def test_what_was_chosen_leads(read_sample: Read, name: str) -> None:
    decision = read_sample(name).decision
    assert leader(decision).leaders == (decision.outcome.chosen,)


def test_the_comparison_has_its_fifteen_cells_and_recommends_nothing(read_sample: Read) -> None:
    decision = read_sample("article-comparison").decision
    assert list(decision.candidates) == ["django", "fastapi", "serverless-framework"]
    assert len(decision.criteria) == 5
    assert sum(len(row) for row in decision.scores.values()) == 15
    assert "recommends none" in decision.note
    assert decision.outcome.chosen == ""
    assert decision.outcome.decided_on is None
    assert {candidate.approach for candidate in decision.candidates.values()} == {
        "monolithic", "microservices", "serverless"
    }  # fmt: skip


def test_no_framework_of_the_comparison_is_ahead_everywhere(read_sample: Read) -> None:
    decision = read_sample("article-comparison").decision
    assert leader(decision, "first-6-months").leaders == ("fastapi",)
    assert leader(decision, "3-years-and-more").leaders == ("django",)
    card = matrix_of(decision)
    columns = range(len(card.criteria))
    totals = [[low[j] + high[j] for low, high in zip(card.low, card.high, strict=True)] for j in columns]
    assert len({column.index(max(column)) for column in totals}) > 1


@pytest.mark.parametrize(
    ("candidate", "criterion", "words"),
    [
        ("fastapi", "community-health", "single owner"),
        ("fastapi", "long-term-maintenance", "0.x"),
        ("serverless-framework", "community-health", "proprietary since version 4"),
        ("django", "long-term-maintenance", "2028-04-30"),
    ],
)
def test_the_comparison_says_where_a_fact_disagrees(
    read_sample: Read, candidate: str, criterion: str, words: str
) -> None:
    decision = read_sample("article-comparison").decision
    cell = decision.cell(candidate, criterion)
    assert words in cell.rationale
    assert any(decision.evidence[slug].kind == "fact" for slug in cell.sources)


def test_the_startup_chose_one_application_over_services_for_records_and_forms(read_sample: Read) -> None:
    decision = read_sample("startup-crud").decision
    assert decision.frame.team.size == 5
    assert decision.frame.domain == "crud"
    assert decision.candidates[decision.outcome.chosen].approach == "monolithic"
    assert decision.candidates["go-kit"].approach == "microservices"
    assert "trend" in decision.candidates["go-kit"].chosen_for
    assert {place.candidate for place in ranking(decision) if place.ruled_out_by} == {"go-kit"}
    proof = decision.paths[decision.outcome.chosen].phases["proof-of-concept"]
    assert phase_state(proof) == "passed"


def test_the_startup_says_what_it_does_not_know(read_sample: Read) -> None:
    decision = read_sample("startup-crud").decision
    cell = decision.cell("laravel", "operational-tooling")
    assert cell.score is None
    assert "do not know" in cell.rationale


def test_the_bank_is_in_its_third_phase_with_flags_and_a_blocker(read_sample: Read) -> None:
    decision = read_sample("bank-migration").decision
    assert decision.frame.team.size == 50
    assert decision.frame.organisation.regulated == "yes"
    phases = decision.paths[decision.outcome.chosen].phases
    assert [phase_state(phase) for phase in phases.values()] == ["passed", "on-word", "running", "planned"]
    run = phases["parallel-run"]
    shares = [flag.share for flag in run.flags.values()]
    assert shares == [100, 50, 10, 0]
    still_open = [blocker for blocker in run.blockers.values() if blocker.solved_on is None]
    assert len(still_open) == 1
    assert still_open[0].workaround
    assert all((run.watch.performance, run.watch.errors, run.watch.resources, run.watch.regressions))
    assert {place.candidate for place in ranking(decision) if place.ruled_out_by} == {"asp-net-core"}


def test_the_hybrid_has_named_parts_a_boundary_and_a_protocol(read_sample: Read) -> None:
    decision = read_sample("event-driven-hybrid").decision
    chosen = decision.candidates[decision.outcome.chosen]
    assert chosen.approach == "hybrid"
    assert chosen.boundary
    assert chosen.protocol == "queue"
    assert {part.approach for part in chosen.parts.values()} == {"monolithic", "serverless"}
    assert leader(decision, "first-6-months").leaders == ("django-upgraded",)
    assert leader(decision, "3-years-and-more").leaders == (decision.outcome.chosen,)


def test_the_hybrid_kept_its_failed_proof_and_took_its_blockers_as_evidence(read_sample: Read) -> None:
    decision = read_sample("event-driven-hybrid").decision
    (failed,) = failed_proof(decision)
    assert failed.candidate == "all-functions"
    assert not failed.evidence


def test_the_hybrid_changed_its_weights_openly_and_the_leader_stayed(read_sample: Read) -> None:
    decision = read_sample("event-driven-hybrid").decision
    assert decision.weighting.changes
    then = tuple(decision.weighting.first_locked[slug] for slug in decision.criteria)
    before = ranking_of(matrix_of(decision, weights=then))
    now = ranking(decision)
    assert before[0].candidate == now[0].candidate == decision.outcome.chosen
    assert (before[0].value or 0) - (before[1].value or 0) > (now[0].value or 0) - (now[1].value or 0)


def test_the_hybrids_unknown_could_not_turn_it(read_sample: Read) -> None:
    decision = read_sample("event-driven-hybrid").decision
    assert decision.cell("django-and-fastapi", "flexibility").score is None
    places = {place.candidate: place for place in ranking(decision)}
    assert (places["django-and-fastapi"].high or 0) < (places[decision.outcome.chosen].low or 0)


def test_the_startup_has_a_measured_limit_that_is_met_long_after_the_move(
    read_sample: Read, today: date
) -> None:
    decision = read_sample("startup-crud").decision
    told = {one.rule: one.facts for one in gate(decision, today).findings}["gate-limit-ahead"]
    assert (told["limit"], told["month"]) == ("11", "2028-02")
    assert str(told["p80"]) < "2028"


def test_the_marinas_were_looked_back_on_with_the_figures_of_the_day(read_sample: Read, today: date) -> None:
    decision = read_sample("marina-looked-back").decision
    phases = decision.paths[decision.outcome.chosen].phases
    assert {phase_state(phase) for phase in phases.values()} == {"passed"}
    (then,) = [move.then for move in decision.history.values() if move.then.chosen]
    assert decision.hindsight.effort is not None
    assert then.effort is not None
    assert decision.hindsight.effort.low > then.effort.high
    told = {one.rule for one in looked_back(decision, today, None).all}
    assert told == {
        "back-phase-within", "back-phase-late", "back-whole-late", "back-effort-more", "back-upgrades-as",
        "back-too-high", "back-too-low", "back-right",
    }  # fmt: skip


def test_by_what_it_taught_the_marinas_would_be_ahead_with_another(read_sample: Read) -> None:
    decision = read_sample("marina-looked-back").decision
    judged = {row.direction for row in decision.lessons.values()}
    assert judged == {"too-high", "too-low", "right", None}
    (then,) = [move.then for move in decision.history.values() if move.then.chosen]
    assert then.standings[decision.outcome.chosen].rank == 1
    assert leader(decision).leaders == ("symfony",)


def test_the_figures_of_the_marinas_day_are_those_that_the_program_keeps(read_sample: Read) -> None:
    decision = read_sample("marina-looked-back").decision
    ((key, move),) = [row for row in decision.history.items() if row[1].then.chosen]
    assert move.on is not None
    before = as_it_was(decision, move.on)
    made = move_status("decided", move.on, move.role, move.note).apply(before)
    assert made.history[key].then == move.then


def as_it_was(decision: Decision, on: date) -> Decision:
    """The marinas' decision on the morning of the day on which it was decided: nothing that came later."""
    chosen = decision.outcome.chosen
    for slug, phase in decision.paths[chosen].phases.items():
        if phase.started_on is not None and phase.started_on > on:
            for field in ("started_on", "ended_on", "result"):
                decision = drop(decision, ("paths", chosen, "phases", slug, field))
            for key in phase.checks:
                decision = drop(decision, ("paths", chosen, "phases", slug, "checks", key, "met_on"))
    late = [key for key, move in decision.history.items() if move.on is None or move.on >= on]
    for key in late:
        decision = drop(decision, ("history", key))
    for slug, row in decision.evidence.items():
        if row.on is not None and row.on > on:
            decision = drop(decision, ("evidence", slug))
    decision = put(decision, ("candidates", chosen, "version_line"), "12")
    decision = put(decision, ("scores", chosen, "long-term-maintenance", "score"), Interval(4, 4))
    decision = put(decision, ("scores", chosen, "long-term-maintenance", "sources"), ("laravel-yearly",))
    for field in ("decided_on", "decided_by"):
        decision = drop(decision, ("outcome", field))
    return put(decision, ("status",), "proposed")


def test_ranges_and_unknowns_are_used_where_they_are_honest(sample: Loaded) -> None:
    scores = [cell.score for row in sample.decision.scores.values() for cell in row.values()]
    assert any(isinstance(score, Interval) and not score.single for score in scores)
    assert sum(score is None for score in scores) <= 2


def test_candidates_come_from_the_catalogue_and_contradict_nothing_confirmed(sample: Loaded) -> None:
    for candidate in sample.decision.candidates.values():
        framework = by_id()[candidate.catalogue]
        confirmed = as_candidate(framework)
        assert confirmed.governance in (None, candidate.governance)
        assert confirmed.async_model in (None, "both", candidate.async_model)


@pytest.mark.parametrize(
    "name",
    ["bank-migration", "event-driven-hybrid", "startup-crud", "article-comparison", "marina-looked-back"],
)
def test_its_story_holds_when_scores_count_for_what_backs_them(
    read_sample: Read, today: date, name: str
) -> None:
    found = Analysis(read_sample(name).decision, today)
    sure = found.robustness()
    stated = found.robustness(scores="stated")
    assert sure is not None
    assert stated is not None
    assert sure.oftener is None
    assert sure.resting.get("bare", 0.0) == 0
    assert sure.first_share == pytest.approx(stated.first_share, abs=0.06)


def test_a_lead_melts_without_its_sources_and_comes_back_with_them(read_sample: Read, today: date) -> None:
    decision = read_sample("article-comparison").decision
    bare = decision
    for cell in [(candidate, criterion) for candidate, row in decision.scores.items() for criterion in row]:
        bare = put(put(bare, ("scores", *cell, "sources"), ()), ("scores", *cell, "rationale"), "")
    before, melted = Analysis(decision, today), Analysis(bare, today)
    assert melted.leader().leaders == before.leader().leaders
    backed, unbacked = before.robustness(), melted.robustness()
    assert backed is not None
    assert unbacked is not None
    assert backed.first_share > 0.95
    assert unbacked.first_share < 0.75
    assert unbacked.fragile
    assert not backed.fragile
    assert unbacked.resting["bare"] == pytest.approx(1)
    lookups = melted.sensitivity().lookups
    assert len(lookups) == 15
    for lookup in lookups[:10]:
        cell = (lookup.worth.candidate, lookup.worth.criterion)
        bare = put(bare, ("scores", *cell, "sources"), decision.cell(*cell).sources)
    again = melted.after(bare).robustness()
    assert again is not None
    assert again.first_share == pytest.approx(backed.first_share, abs=0.01)
