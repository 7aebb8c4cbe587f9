"""The phases of a move: what state they are in, when they may end, and what is pointed out."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.knowledge.phases import default_path, phase_guide, phase_guides
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.path import OVER, failed_proof, path_candidate, path_plan, phase_state
from roadworthy.method.rollout import path_findings
from roadworthy.model import Decision, Interval, put
from roadworthy.model.keypath import key_path
from roadworthy.model.path import Blocker, Check, MigrationPath, Phase
from roadworthy.report.words import quote, render

DAY = date(2026, 11, 23)
MET = Check(words="seen", met_on=date(2026, 11, 20))
OPEN = Check(words="not yet")
PHASES = "paths.django.phases"


def phase(**answers: Any) -> Phase:
    return Phase(**{"kind": "proof", "name": "Proof", "weeks": Interval(2.0, 4.0)} | answers)


def path(*phases: Phase) -> MigrationPath:
    return MigrationPath(phases={f"p{number}": one for number, one in enumerate(phases, 1)})


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ({}, "planned"),
        ({"starts_on": date(2020, 1, 1)}, "planned"),
        ({"checks": {"a": OPEN}}, "planned"),
        ({"started_on": DAY}, "running"),
        ({"checks": {"a": MET, "b": OPEN}}, "running"),
        ({"checks": {"a": MET, "b": MET}}, "running"),
        ({"checks": {"a": MET}, "result": "passed"}, "passed"),
        ({"checks": {"a": MET, "b": OPEN}, "result": "passed"}, "running"),
        ({"result": "passed"}, "running"),
        ({"checks": {"a": OPEN}, "result": "on-word"}, "running"),
        ({"checks": {"a": OPEN}, "result": "on-word", "word_of": "Lead"}, "running"),
        ({"checks": {"a": OPEN}, "result": "on-word", "word_of": "Lead", "word_reason": "r"}, "on-word"),
        ({"checks": {"a": OPEN}, "result": "passed", "word_of": "Lead", "word_reason": "r"}, "running"),
        ({"checks": {"a": OPEN}, "result": "failed"}, "failed"),
        ({"checks": {"a": MET}, "result": "skipped"}, "skipped"),
    ],
)
def test_only_checks_and_events_move_a_phase(answers: dict[str, Any], state: str) -> None:
    assert phase_state(phase(**answers)) == state


def test_a_phase_follows_the_one_before_it_early_and_late() -> None:
    first = phase(starts_on=date(2026, 12, 1))
    plan = path_plan(path(first, phase(weeks=Interval(4.0, 6.0)), phase(weeks=Interval(6.0, 12.0))), DAY)
    spans = [(row.start, row.latest_start, row.earliest_end, row.latest_end) for row in plan.phases]
    assert spans == [
        (date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 29)),
        (date(2026, 12, 15), date(2026, 12, 29), date(2027, 1, 12), date(2027, 2, 9)),
        (date(2027, 1, 12), date(2027, 2, 9), date(2027, 2, 23), date(2027, 5, 4)),
    ]
    assert (plan.earliest_end, plan.latest_end) == (date(2027, 2, 23), date(2027, 5, 4))
    assert plan.done == ()
    assert plan.next == "p1"


def test_what_is_behind_counts_from_its_real_end() -> None:
    done = phase(started_on=date(2026, 10, 1), ended_on=date(2026, 10, 9), result="passed", checks={"a": MET})
    undated = phase(started_on=date(2026, 10, 1), result="passed", checks={"a": MET})
    for first, end in ((done, date(2026, 10, 9)), (undated, date(2026, 11, 20))):
        plan = path_plan(path(first, phase(started_on=DAY)), DAY)
        assert (plan.phases[0].earliest_end, plan.phases[0].latest_end) == (end, end)
        assert plan.done == ("p1",)
        assert plan.next == "p2"
        assert plan.phases[1].start == DAY


def test_a_late_phase_pushes_what_follows_and_is_counted() -> None:
    late = phase(started_on=date(2026, 10, 1))
    plan = path_plan(path(late, phase()), DAY)
    assert plan.phases[0].overdue_days == (DAY - date(2026, 10, 29)).days
    assert plan.phases[0].latest_end == DAY
    assert plan.phases[1].start == DAY


def test_a_start_that_was_missed_counts_from_today() -> None:
    plan = path_plan(path(phase(starts_on=date(2026, 11, 1))), DAY)
    assert plan.phases[0].start == DAY
    assert plan.phases[0].earliest_end == DAY + timedelta(weeks=2)


def test_an_own_date_after_the_range_before_it_is_kept() -> None:
    first = phase(starts_on=date(2026, 12, 1))
    second = phase(starts_on=date(2026, 12, 20), weeks=Interval(1.0, 1.0))
    row = path_plan(path(first, second), DAY).phases[1]
    assert (row.start, row.latest_start) == (date(2026, 12, 20), date(2026, 12, 29))


def test_without_dates_or_lengths_nothing_is_made_up() -> None:
    plan = path_plan(default_path(), DAY)
    assert all(row.start is None and row.latest_end is None for row in plan.phases)
    assert (plan.earliest_end, plan.latest_end) == (None, None)
    endless = path_plan(path(phase(starts_on=DAY, weeks=None), phase()), DAY)
    assert endless.phases[1].start is None
    assert path_plan(MigrationPath(), DAY).phases == ()


def test_a_skipped_phase_takes_no_time_and_a_failed_one_stops_the_rest() -> None:
    skipped = path_plan(path(phase(result="skipped"), phase(starts_on=DAY)), DAY)
    assert skipped.done == ("p1",)
    assert skipped.next == "p2"
    failed = path_plan(path(phase(result="failed", started_on=DAY, ended_on=DAY), phase()), DAY)
    assert failed.next is None
    assert failed.phases[1].start is None


def test_an_impossible_length_gives_no_date() -> None:
    plan = path_plan(path(phase(starts_on=DAY, weeks=Interval(1.0, 1e15))), DAY)
    assert plan.phases[0].earliest_end is not None
    assert plan.phases[0].latest_end is None


days = st.none() | st.dates(min_value=date(2025, 1, 1), max_value=date(2029, 1, 1))
spans = st.none() | st.tuples(st.integers(0, 20), st.integers(0, 20)).map(
    lambda ends: Interval(float(min(ends)), float(max(ends)))
)
results = st.sampled_from([None, "passed", "on-word", "failed", "skipped"])
any_phase = st.builds(
    phase,
    starts_on=days,
    started_on=days,
    ended_on=days,
    weeks=spans,
    result=results,
    word_of=st.sampled_from(["", "Lead"]),
    word_reason=st.sampled_from(["", "because"]),
    checks=st.dictionaries(
        st.sampled_from(["a", "b"]), days.map(lambda day: Check(words="w", met_on=day)), max_size=2
    ),
)


@given(st.lists(any_phase, max_size=5))
def test_early_never_comes_after_late_and_the_future_never_lies_in_the_past(phases: list[Phase]) -> None:
    plan = path_plan(path(*phases), DAY)
    assert len(plan.phases) == len(phases)
    for row in plan.phases:
        if row.start and row.latest_start:
            assert row.start <= row.latest_start
        if row.earliest_end and row.latest_end:
            assert row.earliest_end <= row.latest_end
        if row.state == "planned" and row.start:
            assert row.start >= DAY
        if row.state not in OVER and row.latest_end:
            assert row.latest_end >= DAY
        assert row.met + len(row.open_checks) == len(row.phase.checks)


def changed(decision: Decision, where: str, value: Any) -> Decision:
    return put(decision, key_path(where), value)


def test_whose_path_it_is(quiet: Decision) -> None:
    assert path_candidate(quiet) == "django"
    assert path_candidate(changed(quiet, "outcome.chosen", "go-kit")) == "go-kit"
    assert path_candidate(changed(quiet, "outcome.chosen", "gone")) == "django"
    assert path_candidate(quiet.model_copy(update={"scores": {}})) == "django"
    assert path_candidate(quiet.model_copy(update={"scores": {}, "paths": {}})) is None
    assert path_candidate(Decision()) is None


def test_whose_path_it_is_follows_each_new_value(quiet: Decision) -> None:
    other = changed(quiet, "outcome.chosen", "go-kit")
    assert [path_candidate(one) for one in (quiet, other, quiet, other)] == ["django", "go-kit"] * 2


def test_another_choice_keeps_the_old_path(quiet: Decision) -> None:
    other = changed(quiet, "outcome.chosen", "go-kit")
    assert other.paths["django"] == quiet.paths["django"]
    assert path_findings(other, DAY) == ()


def test_a_failed_proof_brings_its_blockers_as_evidence(quiet: Decision) -> None:
    assert failed_proof(quiet) == ()
    proof = quiet.paths["django"].phases["proof-of-concept"]
    blockers = {
        "driver": Blocker(
            words="The driver drops connections", workaround="Reconnect by hand", kind="integration",
            found_on=date(2026, 10, 10),
        ),
        "answers": Blocker(words="Nobody answers", kind="community"),
        "docs": Blocker(words="The guide ends at sign-in", kind="documentation"),
        "empty": Blocker(),
    }  # fmt: skip
    failed = proof.model_copy(update={"result": "failed", "blockers": blockers})
    decision = put(quiet, key_path(f"{PHASES}.proof-of-concept"), failed)
    (found,) = failed_proof(decision)
    assert (found.candidate, found.phase) == ("django", "proof-of-concept")
    rows = found.evidence
    assert [row.words for row in rows.values()] == [
        "The driver drops connections\nReconnect by hand", "Nobody answers", "The guide ends at sign-in",
    ]  # fmt: skip
    assert {row.kind for row in rows.values()} == {"experience"}
    assert [row.on for row in rows.values()] == [date(2026, 10, 10), date(2026, 10, 21), date(2026, 10, 21)]
    assert [row.criterion for row in rows.values()] == ["", "", "learning-curve"]
    for slug, row in rows.items():
        decision = put(decision, ("evidence", slug), row)
    assert failed_proof(decision)[0].evidence == {}


POINTED_OUT: tuple[tuple[str, tuple[tuple[str, Any], ...], str], ...] = (
    ("exit-on-word", (("critical-path.word_of", "Head of platform"), ("critical-path.word_reason", "Reads only"), ("critical-path.result", "on-word")), "Head of platform"),
    ("passed-with-open-checks", (("critical-path.result", "passed"),), "4 of 4"),
    ("passed-without-checks", (("critical-path.checks", {}), ("critical-path.result", "passed")), "no exit checks"),
    ("word-without-name", (("critical-path.result", "on-word"),), "Passed on word"),
    ("proof-failed", (("proof-of-concept.result", "failed"),), "Failed"),
    ("phase-failed", (("critical-path.result", "failed"),), "Failed"),
    ("phase-skipped", (("proof-of-concept.result", "skipped"),), "Skipped"),
    ("started-before-exit", (("parallel-run.started_on", date(2026, 11, 20)),), "2026-11-20"),
    ("phase-overdue", (("critical-path.started_on", date(2026, 9, 1)),), "41 days"),
    ("start-overdue", (("parallel-run.starts_on", date(2026, 11, 20)),), "2026-11-20"),
    ("phase-without-owner", (("critical-path.owner", ""),), "nobody is named"),
    ("works-on-nothing", (("critical-path.works_on", ""),), "nothing says"),
    ("not-watched", (("parallel-run.started_on", date(2026, 11, 20)),), "no figure yet"),
    ("too-many-finalists", (("proof-of-concept.finalists", ("django", "fastapi", "go-kit")),), "fastapi"),
    ("blocker-open", (("critical-path.blockers", {"b": Blocker(words="No driver")}),), "No driver"),
    ("no-retrospective", (("full-migration.checks", {"a": MET}), ("full-migration.result", "passed")), "retrospective"),
    ("practices-not-updated", (("full-migration.checks", {"a": MET}), ("full-migration.result", "passed")), "practices"),
    ("crunch", (("critical-path.pulses.p1.load", "crunch"),), "Crunch"),
    ("flag-without-rollback", (("critical-path.flags.sign-in.rollback", " "),), "sign-in-new"),
    ("flag-without-steps", (("critical-path.flags.sign-in.ramp", ("100 %",)),), "sign-in-new"),
)  # fmt: skip


def test_a_quiet_path_has_nothing_to_point_out(quiet: Decision) -> None:
    assert path_findings(quiet, DAY) == ()


@pytest.mark.parametrize(("rule", "changes", "words"), POINTED_OUT, ids=lambda value: str(value)[:40])
def test_what_is_pointed_out(
    quiet: Decision, rule: str, changes: tuple[tuple[str, Any], ...], words: str
) -> None:
    decision = quiet
    for where, value in changes:
        decision = changed(decision, f"{PHASES}.{where}", value)
    found = [finding for finding in path_findings(decision, DAY) if finding.rule == rule]
    assert found
    told = render(found[0], decision)
    assert words in told.says
    assert "{" not in told.says + told.title + told.mitigation
    assert all(quote(path, decision) for path in found[0].reads)
    assert SAYINGS[rule].mitigation


def test_a_solved_blocker_or_one_with_a_way_round_is_left_alone(quiet: Decision) -> None:
    for solved in (
        Blocker(words="No driver", workaround="Ours"),
        Blocker(words="No driver", solved_on=DAY),
    ):
        decision = changed(quiet, f"{PHASES}.critical-path.blockers", {"b": solved})
        assert path_findings(decision, DAY) == ()


def test_a_whole_move_without_a_side_by_side_is_pointed_out(quiet: Decision) -> None:
    """Taking the phase off the path says as much as skipping it; what replaces nothing has no old side."""
    decision = changed(quiet, "frame.present_stack", "The old stack")
    phases = {
        slug: phase for slug, phase in decision.paths["django"].phases.items() if slug != "parallel-run"
    }
    taken_off = changed(decision, PHASES, phases)
    assert "no-parallel-run" not in {one.rule for one in path_findings(taken_off, DAY)}, "no day is named yet"
    dated = changed(taken_off, f"{PHASES}.full-migration.starts_on", date(2027, 3, 1))
    begun_ = changed(taken_off, f"{PHASES}.full-migration.started_on", date(2026, 11, 20))
    for moved, level, day in ((dated, "note", "2027-03-01"), (begun_, "warning", "2026-11-20")):
        (found,) = (one for one in path_findings(moved, DAY) if one.rule == "no-parallel-run")
        assert found.level == level
        assert day in render(found, moved).says
    for silent in (
        changed(dated, "frame.trigger", "new"),
        changed(dated, "frame.present_stack", " "),
        changed(
            changed(decision, f"{PHASES}.full-migration.starts_on", date(2027, 3, 1)), "title", "All four"
        ),
    ):
        assert "no-parallel-run" not in {one.rule for one in path_findings(silent, DAY)}


def test_only_the_latest_pulse_counts(quiet: Decision) -> None:
    heavy = changed(quiet, f"{PHASES}.critical-path.pulses.p1.load", "crunch")
    pulse = quiet.paths["django"].phases["critical-path"].pulses["p1"]
    later = pulse.model_copy(update={"on": date(2026, 11, 22)})
    assert path_findings(heavy, DAY)
    assert not path_findings(put(heavy, key_path(f"{PHASES}.critical-path.pulses.p2"), later), DAY)


def test_the_four_phases_that_ship() -> None:
    shipped = default_path().phases
    assert list(shipped) == ["proof-of-concept", "critical-path", "parallel-run", "full-migration"]
    assert [one.weeks for one in list(shipped.values())[:3]] == [(2, 4), (4, 6), (6, 12)]
    assert [guide.weeks_are_ours for guide in phase_guides()] == [False, False, False, True]
    assert all(phase_state(one) == "planned" and one.goal and one.checks for one in shipped.values())
    assert phase_guide("parallel-run") is phase_guides()[2]
    assert phase_guide(None) is None
