"""How complete the stations are: each answer moves its own station, and what is missing has words and a place."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.questions import all_questions, sheet
from roadworthy.knowledge.stations import stations
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.completeness import CHECKLIST, PARTS, progress
from roadworthy.method.homes import STATIONS
from roadworthy.method.progress import Progress
from roadworthy.method.rules import raised, word_on
from roadworthy.model import Decision, Interval, key_path, put
from roadworthy.model.conflict import Conflict
from roadworthy.model.frame import MustHave, Person
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import Check, MigrationPath, Phase
from roadworthy.report.words import render

TODAY = date(2026, 11, 23)
QUESTIONS = all_questions()


def at(station: str, decision: Decision) -> Progress:
    return progress(decision, TODAY, QUESTIONS)[station]  # type: ignore[index]


def rules(station: str, decision: Decision) -> list[str]:
    return [finding.rule for finding in at(station, decision).missing]


def changed(decision: Decision, *answers: tuple[str, Any]) -> Decision:
    for path, value in answers:
        decision = put(decision, key_path(path), value)
    return decision


FRAMED = changed(
    Decision(),
    ("frame.scope", "The orders platform"), ("frame.trigger", "replace"), ("frame.domain", "rules"),
    ("frame.boundaries", "known"), ("frame.bottleneck.kind", "latency"),
    ("frame.bottleneck.measured", "production"), ("frame.load.pattern", "reads"), ("frame.load.growth", 3.0),
    ("frame.team.size", 7), ("frame.team.juniors", 2), ("frame.team.style", "sync"),
    ("frame.team.operations", "some"), ("frame.organisation.regulated", "no"),
    ("people", {"lead": Person(name="Lead", role="lead", stand="for")}),
)  # fmt: skip
TABLE = Decision(
    candidates={
        "django": Candidate(name="Django", approach="monolithic", present="upgraded"),
        "fastapi": Candidate(name="FastAPI", approach="microservices"),
    },
    criteria={"tooling": Criterion(name="Tooling", weight=2.0), "community": Criterion(name="Community")},
)
SCORED = changed(
    TABLE,
    ("criteria.community.weight", 1.0),
    ("scores", {
        "django": {"tooling": Cell(score=Interval(4, 4)), "community": Cell(score=Interval(5, 5))},
        "fastapi": {"tooling": Cell(score=Interval(3, 4)), "community": Cell(score=Interval(4, 4))},
    }),
)  # fmt: skip


def test_the_stations_are_those_of_the_walk() -> None:
    assert tuple(station.id for station in stations()) == STATIONS
    assert tuple(progress(Decision(), TODAY, QUESTIONS)) == STATIONS
    assert tuple(item.id for item in checklist()) == CHECKLIST


def test_an_empty_decision_has_everything_to_do() -> None:
    for station, found in progress(Decision(), TODAY, QUESTIONS).items():
        assert found.total > 0, station
        assert not found.complete, station
        assert found.missing, station
        assert found.done == 0 or station == "risks", station


def test_the_frame_counts_the_essential_questions_that_are_asked() -> None:
    essential = [question for question in sheet("frame") if question.essential]
    assert at("frame", FRAMED) == Progress(len(essential), len(essential))
    without = changed(FRAMED, ("frame.team.size", None))
    assert at("frame", without).done == len(essential) - 1
    told = render(at("frame", without).missing[0], without)
    assert told.says == "“Team size” is not answered."
    assert told.finding.path == ("frame", "team", "size")


def test_a_question_that_is_not_asked_is_not_missing() -> None:
    none = changed(FRAMED, ("frame.bottleneck.measured", None), ("frame.bottleneck.kind", "none"))
    assert at("frame", none).complete
    limited = changed(none, ("frame.bottleneck.kind", "cost"))
    assert not at("frame", limited).complete


def test_the_landscape_wants_two_candidates_the_present_one_and_a_fit() -> None:
    decision = changed(FRAMED, ("candidates", TABLE.candidates))
    assert at("landscape", decision).complete
    assert rules("landscape", changed(decision, ("candidates.django.present", None))) == [
        "missing-present-stack"
    ]
    new = changed(decision, ("candidates.django.present", None), ("frame.trigger", "new"))
    assert at("landscape", new).complete
    one = changed(decision, ("candidates", {"django": TABLE.candidates["django"]}))
    assert rules("landscape", one) == ["missing-candidates"]
    assert rules("landscape", changed(decision, ("candidates.fastapi.approach", None))) == [
        "missing-approach"
    ]
    serverless = changed(decision, ("candidates.fastapi.approach", "serverless"))
    assert rules("landscape", serverless) == ["missing-fit-serverless"]
    answered = changed(
        serverless, ("fit.serverless.event_driven", "yes"), ("fit.serverless.state", "none"),
        ("fit.serverless.cold_start", "fine"),
    )  # fmt: skip
    assert at("landscape", answered).complete


def test_must_haves_are_answered_for_each_candidate() -> None:
    decision = changed(
        FRAMED, ("candidates", TABLE.candidates), ("must_haves", {"pg": MustHave(name="PostgreSQL")})
    )
    before = at("landscape", decision)
    assert [finding.rule for finding in before.missing] == ["missing-must-haves"] * 2
    after = changed(decision, ("candidates.django.must_haves.pg", "no"))
    assert at("landscape", after).done == before.done + 1
    unknown = changed(decision, ("candidates.django.must_haves.pg", "unknown"))
    assert at("landscape", unknown).done == before.done


def test_criteria_want_weights_and_a_lock() -> None:
    found = at("criteria", TABLE)
    assert (found.done, found.total) == (1, 3)
    weighed = changed(TABLE, ("criteria.community.weight", 1.0))
    assert rules("criteria", weighed) == ["missing-lock"]
    assert at("criteria", changed(weighed, ("weighting.locked_on", TODAY))).complete


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("ranks", ("criteria.community.rank", 1)),
        ("swing", ("criteria.community.swing", 40.0)),
    ],
)
def test_weights_may_be_given_another_way(method: str, answer: tuple[str, Any]) -> None:
    decision = changed(TABLE, ("weighting.method", method))
    assert at("criteria", changed(decision, answer)).done == at("criteria", decision).done + 1
    assert at("criteria", changed(TABLE, answer)).done == at("criteria", TABLE).done


def test_one_pair_weighs_two_criteria() -> None:
    decision = changed(TABLE, ("weighting.method", "pairwise"))
    judged = changed(decision, ("weighting.pairwise", {"tooling": {"community": 3.0}}))
    assert at("criteria", judged).done == at("criteria", decision).done + 2


def test_evidence_counts_cells_that_rest_on_something() -> None:
    assert at("evidence", SCORED).done == 0
    typed = changed(
        SCORED, ("evidence", {"e1": Evidence(candidate="django", criterion="tooling", words="logs")})
    )
    assert (at("evidence", typed).done, at("evidence", typed).total) == (1, 4)
    named = changed(typed, ("scores.fastapi.tooling.sources", ("e1",)))
    assert at("evidence", named).done == 2
    gone = changed(SCORED, ("scores.fastapi.tooling.sources", ("nowhere",)))
    assert at("evidence", gone).done == 0


def test_scores_count_what_is_known() -> None:
    assert at("scores", SCORED) == Progress(4, 4)
    hole = changed(SCORED, ("scores.fastapi.community.score", None))
    assert at("scores", hole).done == 3
    told = render(at("scores", hole).missing[0], hole)
    assert told.says == "FastAPI: unknown on 1 of 2 criteria."
    assert told.finding.path == ("scores", "fastapi", "community", "score")
    later = changed(hole, ("scores.fastapi.community.by_horizon", {"soon": Interval(3, 3)}))
    assert at("scores", later).done == 4


@pytest.mark.parametrize(
    ("decision", "rule"),
    [
        (Decision(), "missing-lead-no-candidates"),
        (TABLE, "missing-lead-no-scores"),
        (changed(SCORED, ("criteria.community.weight", None), ("criteria.tooling.weight", None)),
         "missing-lead-no-weights"),
        (changed(SCORED, ("candidates", {"django": TABLE.candidates["django"]})), "missing-lead-one-candidate"),
        (changed(SCORED, ("scores.fastapi.tooling.score", None)), "missing-lead-little-known"),
        (changed(SCORED, ("must_haves", {"pg": MustHave(name="PostgreSQL")}),
                 ("candidates.django.must_haves.pg", "no"), ("candidates.fastapi.must_haves.pg", "no")),
         "missing-lead-all-out"),
    ],
)  # fmt: skip
def test_compare_wants_a_leader_of_whom_enough_is_known(decision: Decision, rule: str) -> None:
    assert rules("compare", decision) == [rule]
    assert at("compare", SCORED).complete


def test_the_path_counts_phases_that_were_passed() -> None:
    assert rules("path", Decision()) == ["missing-path-candidate"]
    assert rules("path", SCORED) == ["missing-phase-planned"] * 4
    passed = Phase(kind="proof", result="passed", checks={"routing": Check(words="Routing", met_on=TODAY)})
    walked = changed(SCORED, ("paths", {"django": MigrationPath(phases={"trial": passed})}))
    assert (at("path", walked).done, at("path", walked).total) == (1, 4)
    unmet = changed(walked, ("paths.django.phases.trial.checks.routing.met_on", None))
    assert rules("path", unmet)[0] == "missing-phase-running"
    for result in ("failed", "skipped"):
        other = changed(walked, ("paths.django.phases.trial.result", result))
        assert rules("path", other)[0] == f"missing-phase-{result}"


def test_risks_count_the_checklist_and_what_was_raised() -> None:
    decision = changed(
        TABLE, ("frame.boundaries", "unknown"), ("frame.domain", "crud"), ("frame.team.size", 12)
    )
    warned = [finding for finding in raised(decision, TODAY) if finding.level == "warning"]
    before = at("risks", decision)
    assert warned
    assert before.total == len(CHECKLIST) + len(warned)
    assert before.done == 0
    unknown = changed(decision, ("checklist.lock-in.applies", "unknown"))
    assert at("risks", unknown).done == 1
    no = changed(decision, ("checklist.lock-in.applies", "no"))
    assert "missing-checklist-because" in rules("risks", no)
    reasoned = at("risks", changed(no, ("checklist.lock-in.because", "one adapter")))
    assert reasoned.done == at("risks", no).done == 1, "answered; the reason is missed beside it"
    word = word_on(decision, warned[0], "accepted", reason="we watch it", role="lead", on=TODAY)
    assert at("risks", changed(decision, (f"raised.{warned[0].id}", word))).done == 1


def test_the_decision_counts_its_parts() -> None:
    decided = changed(
        SCORED, ("outcome.chosen", "django"), ("outcome.reasons", ("stable",)), ("outcome.dissent", "nobody"),
        ("outcome.would_change", "a lapse in patches"), ("outcome.review_on", date(2027, 11, 1)),
    )  # fmt: skip
    assert at("decision", decided) == Progress(5, 5)
    assert rules("decision", changed(decided, ("outcome.review_on", None))) == ["missing-part-review_on"]
    gone = changed(decided, ("outcome.chosen", "rails"))
    assert rules("decision", gone) == ["missing-part-gone"]


def test_what_is_missing_has_words_and_no_words_are_dead() -> None:
    must = changed(FRAMED, ("candidates", TABLE.candidates), ("must_haves", {"pg": MustHave(name="PG")}))
    told: set[str] = set()
    decisions = [
        Decision(conflicts={"title": Conflict(at="title", mine="A", theirs="B")}), TABLE, SCORED, must, changed(TABLE, ("frame.trigger", "scale")),
        changed(TABLE, ("candidates.django.present", None), ("frame.trigger", "scale")),
        changed(TABLE, ("candidates.django.approach", None)),
        changed(TABLE, ("criteria", {})), changed(TABLE, ("candidates", {})),
        changed(SCORED, ("criteria.community.weight", None), ("criteria.tooling.weight", None)),
        changed(SCORED, ("candidates", {"django": TABLE.candidates["django"]})),
        changed(SCORED, ("scores.fastapi.tooling.score", None)),
        changed(must, ("candidates.django.must_haves.pg", "no"), ("candidates.fastapi.must_haves.pg", "no")),
        changed(SCORED, ("outcome.chosen", "rails"), ("checklist.lock-in.applies", "no")),
        *(changed(SCORED, ("paths", {"django": MigrationPath(phases={"trial": Phase(result=result)})}))
          for result in ("passed", "failed", "skipped")),
    ]  # fmt: skip
    for decision in decisions:
        for found in progress(decision, TODAY, QUESTIONS).values():
            for finding in found.missing:
                words = render(finding, decision).says
                assert words
                assert "{" not in words
                told.add(finding.rule)
    assert {rule for rule in told if rule.startswith("missing-")} == {
        rule for rule in SAYINGS if rule.startswith("missing-")
    }


PLAUSIBLE = st.lists(
    st.sampled_from([
        ("frame.trigger", "replace"), ("frame.team.size", 5), ("frame.bottleneck.kind", "cost"),
        ("candidates", TABLE.candidates), ("criteria", TABLE.criteria), ("criteria", SCORED.criteria),
        ("scores", SCORED.scores), ("outcome.chosen", "django"), ("checklist.lock-in.applies", "yes"),
        ("weighting.locked_on", TODAY), ("must_haves", {"pg": MustHave(name="PG")}),
    ]),
    max_size=8,
)  # fmt: skip


@given(PLAUSIBLE)
def test_done_is_within_total_and_complete_means_nothing_missing(answers: list[tuple[str, Any]]) -> None:
    decision = Decision()
    for path, value in answers:
        decision = put(decision, key_path(path), value)
    for found in progress(decision, TODAY, QUESTIONS).values():
        assert 0 <= found.done <= found.total
        assert found.complete == (not found.missing)


def test_it_counts_five_parts() -> None:
    assert len(PARTS) == at("decision", Decision()).total
