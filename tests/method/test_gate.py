"""The gate follows from the answers: each frame has its state, and one changed answer changes state and reason."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from framed import INVOLVED, LOAD, LOADED, MEASURED, TODAY, framed, rules
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.finding import Finding
from roadworthy.method.gate import STALE_DAYS, gate, gate_of
from roadworthy.method.rules import raised
from roadworthy.method.schedule import BestChance
from roadworthy.model import Decision, Interval, key_path, put
from roadworthy.model.base import Answer
from roadworthy.model.frame import (
    Bottleneck,
    Load,
    Organisation,
    Person,
    Team,
    Waiting,
)
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Status
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.words import render


@dataclass(frozen=True)
class Case:
    """A frame, its state and reason, and one answer that changes both."""

    name: str
    decision: Decision
    state: str
    reason: str | None
    """Rule of the first finding; None where nothing is open."""
    change: str
    to: Any
    new_state: str
    new_reason: str | None


CASES = (
    Case("platform in order", framed(), "ready", None,
         "frame.bottleneck.measured", "not-yet", "too-early", "gate-unmeasured"),
    Case("replaced on an estimate",
         framed(bottleneck=MEASURED.model_copy(update={"measured": "estimate"})),
         "too-early", "gate-unmeasured",
         "frame.bottleneck.measured", "load-test", "ready", None),
    Case("scaling on a suspicion",
         framed(trigger="scale", bottleneck=Bottleneck(kind="throughput", measured="not-yet")),
         "too-early", "gate-unmeasured",
         "frame.bottleneck.measured", "production", "ready", "gate-method-untold"),
    Case("scaling though nothing limits",
         framed(trigger="scale", bottleneck=Bottleneck(kind="none")),
         "too-early", "gate-nothing-limits",
         "frame.trigger", "new", "ready", None),
    Case("new, reckoned from a known system",
         framed(trigger="new", bottleneck=Bottleneck(kind="database", measured="estimate", how="the old shop's log")),
         "ready", None,
         "frame.bottleneck.how", "", "too-early", "gate-estimate-without-basis"),
    Case("new, with a hunch",
         framed(trigger="new", bottleneck=Bottleneck(kind="database", measured="not-yet", how="a hunch")),
         "too-early", "gate-unmeasured-new",
         "frame.bottleneck.measured", "estimate", "ready", None),
    Case("measured two years ago",
         framed(bottleneck=MEASURED.model_copy(update={"measured_on": date(2024, 11, 1)})),
         "too-early", "gate-measurement-old",
         "frame.bottleneck.measured_on", date(2026, 9, 1), "ready", None),
    Case("reads or writes not looked at", framed(load=LOAD.model_copy(update={"pattern": "unknown"})),
         "too-early", "gate-pattern-unknown",
         "frame.load.pattern", "reads", "ready", None),
    Case("growth left open", framed(load=LOAD.model_copy(update={"growth": None})),
         "too-early", "gate-growth-unknown",
         "frame.load.growth", 2.0, "ready", None),
    Case("boundaries unknown", framed(boundaries="unknown"),
         "too-early", "gate-boundaries-unknown",
         "frame.boundaries", "emerging", "ready", "gate-boundaries-emerging"),
    Case("nobody counted", framed(team=Team(style="sync")),
         "too-early", "gate-team-unknown",
         "frame.team.size", 5, "ready", None),
    Case("nobody asked what they can do", framed(team=Team(size=5)),
         "too-early", "gate-skills-unknown",
         "frame.team.style", "both", "ready", None),
    Case("support ended",
         framed(waiting=Waiting(forced_on=date(2026, 10, 31), forced_by="support ends")),
         "late", "gate-deadline-passed",
         "frame.waiting.forced_on", date(2028, 4, 30), "ready", "gate-deadline-holds"),
    Case("support ends in eight weeks", framed(waiting=Waiting(forced_on=TODAY + timedelta(weeks=8))),
         "late", "gate-deadline-too-near",
         "frame.waiting.forced_on", TODAY + timedelta(weeks=40), "ready", "gate-deadline-holds"),
    Case("support ends within the longest path", framed(waiting=Waiting(forced_on=TODAY + timedelta(weeks=22))),
         "late", "gate-deadline-tight",
         "frame.waiting.forced_on", None, "ready", None),
    Case("a month costs more each month, and nothing forces a date",
         framed(waiting=Waiting(cost="9 person-days", growing="yes")),
         "ready", None,
         "frame.boundaries", "unknown", "too-early", "gate-boundaries-unknown"),
    Case("forced out, though nothing limits",
         framed(bottleneck=Bottleneck(kind="none"), waiting=Waiting(forced_on=TODAY + timedelta(weeks=10))),
         "late", "gate-deadline-too-near",
         "frame.waiting.forced_on", None, "too-early", "gate-nothing-limits"),
    Case("late and unmeasured",
         framed(bottleneck=Bottleneck(kind="latency", measured="not-yet"),
                waiting=Waiting(forced_on=TODAY + timedelta(weeks=8))),
         "too-early", "gate-unmeasured",
         "frame.bottleneck.measured", "production", "late", "gate-deadline-too-near"),
    Case("no trigger", framed(trigger=None, bottleneck=MEASURED),
         "too-early", "gate-no-trigger",
         "frame.trigger", "scale", "ready", None),
    Case("no bottleneck named", framed(bottleneck=Bottleneck()),
         "too-early", "gate-bottleneck-unknown",
         "frame.bottleneck", MEASURED, "ready", None),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_changed_answer_changes_the_state_and_the_reason(case: Case) -> None:
    before = gate(case.decision, TODAY)
    after = gate(put(case.decision, key_path(case.change), case.to), TODAY)
    assert (before.state, _first(before.findings)) == (case.state, case.reason)
    assert (after.state, _first(after.findings)) == (case.new_state, case.new_reason)
    assert before.headline != after.headline


def _first(findings: tuple[Finding, ...]) -> str | None:
    return findings[0].rule if findings else None


def test_an_empty_decision_says_everything_that_is_missing() -> None:
    found = gate(Decision(), TODAY)
    assert found.state == "too-early"
    assert [finding.rule for finding in found.findings] == [
        "gate-no-trigger", "gate-bottleneck-unknown", "gate-pattern-unknown", "gate-growth-unknown",
        "gate-boundaries-unknown", "gate-team-unknown", "gate-no-operations", "gate-no-product", "gate-no-scope",
    ]  # fmt: skip
    assert found.headline.facts["count"] == 6


def planned(weeks: float, **waiting: Any) -> Decision:
    """One candidate whose move takes so many weeks, and a date ten weeks away."""
    path = MigrationPath(phases={"all": Phase(weeks=Interval(weeks, weeks))})
    decision = framed(waiting=Waiting(forced_on=TODAY + timedelta(weeks=10), **waiting))
    candidates = {"django": Candidate(name="Django")}
    return decision.model_copy(update={"candidates": candidates, "paths": {"django": path}})


def test_the_date_is_held_against_the_plan_of_the_quickest_candidate() -> None:
    late, held = planned(11), planned(9)
    assert (gate(late, TODAY).state, rules(late)) == ("late", ["gate-deadline-too-near"])
    assert (gate(held, TODAY).state, rules(held)) == ("ready", ["gate-deadline-holds"])
    both = put(late, ("candidates", "go"), Candidate(name="Go"))
    both = put(both, ("paths", "go"), held.paths["django"])
    assert gate(both, TODAY).state == "ready"
    assert gate(both, TODAY).findings[0].subject == "go"
    assert gate(put(both, ("candidates", "go", "present"), "as-is"), TODAY).state == "late"


@pytest.mark.parametrize(
    ("chance", "state"), [(0.7999, "late"), (0.80, "ready"), (0.0, "late"), (0.0999, "late"), (1.0, "ready")]
)
def test_below_80_of_100_it_is_late(chance: float, state: str) -> None:
    found = gate_of(planned(9), TODAY, BestChance("django", chance, TODAY + timedelta(weeks=12)))
    assert found.state == state
    rule = "too-near" if chance < 0.1 else "tight" if chance < 0.8 else "holds"
    assert found.findings[0].rule == f"gate-deadline-{rule}"
    told = render(found.findings[0], planned(9))
    assert (TODAY + timedelta(weeks=12)).isoformat() in told.says
    assert "Django" in told.says


def test_without_a_forecast_the_calendar_alone_makes_nothing_late() -> None:
    assert gate_of(planned(11), TODAY, None).state == "ready"
    failed = put(planned(11), ("paths", "django", "phases", "all", "result"), "failed")
    assert gate(failed, TODAY).state == "ready"
    passed = put(failed, ("frame", "waiting", "forced_on"), TODAY)
    assert gate_of(passed, TODAY, None).state == "late"


def test_time_alone_makes_it_late() -> None:
    decision = framed(waiting=Waiting(forced_on=TODAY + timedelta(weeks=40)))
    assert gate(decision, TODAY).state == "ready"
    assert gate(decision, TODAY + timedelta(weeks=20)).state == "late"


@pytest.mark.parametrize(
    ("growing", "words"), [("yes", "each month delays what it should earn"), ("no", ""), (None, "")]
)
def test_a_cost_of_waiting_alone_is_told_once_and_makes_nothing_late(
    growing: Answer | None, words: str
) -> None:
    decision = framed(trigger="new", waiting=Waiting(cost="9 person-days of firefighting", growing=growing))
    found = gate(decision, TODAY)
    assert (found.state, found.findings) == ("ready", ())
    told = render(found.headline, decision)
    assert "a later move costs more" not in told.says, "nothing is there to be moved"
    assert "9 person-days of firefighting" in told.says
    assert "Waiting costs" in told.says
    assert words in told.says
    early = put(decision, ("frame", "boundaries"), "unknown")
    rule = "gate-waiting-grows" if growing == "yes" else "gate-waiting-costs"
    assert rules(early)[1:] == [f"{rule}-new"]
    assert rules(put(early, ("frame", "trigger"), "replace"))[1:] == [rule]
    late = put(decision, ("frame", "waiting", "forced_on"), TODAY)
    assert rules(late)[0] == "gate-deadline-passed"
    assert rules(late)[1].startswith("gate-waiting-")


def test_a_measurement_grows_old_by_itself() -> None:
    decision = framed()
    day = MEASURED.measured_on
    assert day is not None
    assert gate(decision, day + timedelta(days=STALE_DAYS)).state == "ready"
    assert rules(decision, day + timedelta(days=STALE_DAYS + 1)) == ["gate-measurement-old"]


def test_voices_are_missing_while_nobody_is_named_and_the_risks_say_it_from_then_on() -> None:
    nobody = put(framed(), ("people",), {})
    assert gate(nobody, TODAY).state == "ready"
    assert rules(nobody) == ["gate-no-operations", "gate-no-product"]
    assert not {"operations-missing", "product-missing"} & {one.rule for one in raised(nobody, TODAY)}
    alone = put(framed(), ("people",), {"lead": INVOLVED["lead"]})
    assert rules(alone) == []
    assert {"operations-missing", "product-missing"} <= {one.rule for one in raised(alone, TODAY)}
    listed = put(framed(), ("people", "operations", "stand"), None)
    assert rules(listed) == ["gate-operations-not-asked"]


@pytest.mark.parametrize("people", [{}, {"lead": INVOLVED["lead"]}], ids=["nobody", "the founder"])
def test_who_builds_it_alone_is_everybody(people: dict[str, Person]) -> None:
    founder = put(put(framed(), ("people",), people), ("frame", "team", "size"), 1)
    assert not {"gate-no-operations", "gate-no-product"} & set(rules(founder))
    assert not {"operations-missing", "product-missing"} & {one.rule for one in raised(founder, TODAY)}


def test_who_blocks_is_told_once_by_the_risks_and_by_the_verdict() -> None:
    blocked = put(framed(), ("people", "operations", "stand"), "blocks")
    assert rules(blocked) == []
    assert [one.rule for one in raised(blocked, TODAY)] == ["somebody-blocks"]


@pytest.mark.parametrize("status", ["decided", "migrating", "done"])
def test_after_the_choice_the_headline_no_longer_says_when_to_choose(status: Status) -> None:
    for decision, rule in (
        (framed(boundaries="unknown"), "gate-too-early-chosen"),
        (framed(waiting=Waiting(forced_on=TODAY)), "gate-late-chosen"),
        (framed(), "gate-ready"),
    ):
        if status == "done" and rule == "gate-late-chosen":
            continue
        chosen = put(decision, ("status",), status)
        assert gate(chosen, TODAY).headline.rule == rule
        assert gate(chosen, TODAY).findings == gate(decision, TODAY).findings


def test_once_the_move_is_done_no_day_presses_and_no_cost() -> None:
    day = TODAY - timedelta(days=30)
    pressed = framed(
        load=Load(pattern="reads", rate=50, limit=40, unit="a second", growth=2, growth_months=12),
        waiting=Waiting(forced_on=day, support_ends_on=day, cost="9,000 EUR", growing="yes"),
    )
    told = {"gate-deadline-passed", "gate-limit-met", "gate-support-ended", "gate-waiting-grows"}
    assert told <= set(rules(put(pressed, ("status",), "migrating")))
    done = put(pressed, ("status",), "done")
    assert gate(done, TODAY).state == "ready"
    assert not told & set(rules(done))


def test_a_measurement_has_to_be_fresh_on_the_day_of_the_choice() -> None:
    old = Bottleneck(
        kind="latency", measured="production", how="logs", measured_on=TODAY - timedelta(days=500)
    )
    decision = framed(bottleneck=old)
    assert rules(decision) == ["gate-measurement-old"]
    for status in ("decided", "migrating", "done"):
        chosen = put(decision, ("status",), status)
        assert "gate-measurement-old" not in rules(
            put(chosen, ("outcome", "decided_on"), TODAY - timedelta(days=400))
        )
        late = put(chosen, ("outcome", "decided_on"), TODAY - timedelta(days=100))
        assert rules(late) == ["gate-measurement-old"]


def test_when_both_press_it_says_so() -> None:
    decision = framed(boundaries="unknown", waiting=Waiting(forced_on=TODAY + timedelta(weeks=4)))
    found = gate(decision, TODAY)
    assert found.state == "too-early"
    assert rules(decision) == ["gate-boundaries-unknown", "gate-deadline-too-near", "gate-pressed"]


def test_loose_ends_are_notes() -> None:
    decision = framed(
        scope="",
        bottleneck=Bottleneck(kind="latency", measured="production", measured_on=TODAY + timedelta(days=3)),
        load=Load(pattern="reads", growth=2.0),
        waiting=Waiting(growing="partly"),
    )
    found = gate(decision, TODAY)
    assert found.state == "ready"
    assert {finding.level for finding in found.findings} == {"note"}
    assert rules(decision) == [
        "gate-no-scope", "gate-method-untold", "gate-measured-ahead", "gate-growth-when", "gate-waiting-untold",
    ]  # fmt: skip


def test_answers_that_it_does_not_read_leave_it_alone() -> None:
    other = put(framed(), ("frame", "organisation"), Organisation(headcount=60, regulated="no"))
    assert gate(other, TODAY) == gate(framed(), TODAY)


def test_every_finding_has_words_that_quote_the_answers() -> None:
    said = 0
    for case in CASES:
        for decision in (case.decision, put(case.decision, key_path(case.change), case.to)):
            found = gate(decision, TODAY)
            for finding in (found.headline, *found.findings):
                told = render(finding, decision)
                assert "{" not in told.says + told.title + told.mitigation
                said += 1
    assert said > len(CASES)


def test_no_words_without_a_rule() -> None:
    """Each saying of the gate is told for some frame here, or the words are dead."""
    wanted = {rule for rule in SAYINGS if rule.startswith("gate-")}
    decisions = [case.decision for case in CASES]
    decisions += [put(case.decision, key_path(case.change), case.to) for case in CASES]
    quiet = put(framed(), ("people", "product", "stand"), None)
    against = put(framed(), ("people", "lead", "stand"), "against")
    blocks = put(framed(), ("people", "lead", "stand"), "blocks")
    decisions += [
        Decision(), quiet, put(quiet, ("people", "operations", "stand"), None), against,
        put(against, ("people", "lead", "reason"), "too soon"), blocks,
        put(blocks, ("people", "lead", "reason"), "too soon"),
        framed(bottleneck=Bottleneck(kind="latency", measured="production")),
        framed(bottleneck=MEASURED.model_copy(update={"measured_on": TODAY + timedelta(days=1)})),
        framed(load=Load(pattern="reads", growth=2.0), waiting=Waiting(growing="partly")),
        framed(waiting=Waiting(cost="a week", growing="yes", forced_on=TODAY)),
        framed(trigger="new", waiting=Waiting(cost="a week", growing="yes")),
        *(framed(trigger="new", waiting=Waiting(cost="a week", growing=grows, forced_on=TODAY)) for grows in ("yes", "no")),
        framed(load=LOADED), framed(load=LOADED.model_copy(update={"growth_months": 4})),
        framed(load=LOADED.model_copy(update={"rate": 300.0})), framed(trigger="support"),
        *(framed(waiting=Waiting(support_ends_on=TODAY + timedelta(weeks=weeks))) for weeks in (-5, 8, 60)),
        put(framed(), ("people",), {}),
        put(framed(boundaries="unknown"), ("status",), "decided"),
        put(framed(waiting=Waiting(forced_on=TODAY)), ("status",), "migrating"),
    ]  # fmt: skip
    spread = planned(9)
    spread = put(spread, ("paths", "django", "phases", "all", "weeks"), Interval(8.0, 12.0))
    decisions += [
        spread, planned(11), planned(9), framed(waiting=Waiting(cost="a week")),
        framed(boundaries="unknown", waiting=Waiting(cost="a week")),
    ]  # fmt: skip
    told: set[str] = set()
    for decision in decisions:
        found = gate(decision, TODAY)
        told |= {found.headline.rule, *(finding.rule for finding in found.findings)}
    assert told == wanted


def test_of_people_an_estimate_that_says_what_it_rests_on_is_enough() -> None:
    guessed = framed(
        bottleneck=Bottleneck(kind="team", measured="estimate", how="every price change is made twice")
    )
    assert gate(guessed, TODAY).state == "ready"
    bare = put(guessed, ("frame", "bottleneck", "how"), "")
    assert [one.rule for one in gate(bare, TODAY).findings] == ["gate-estimate-without-basis"]
    latency = put(guessed, ("frame", "bottleneck", "kind"), "latency")
    assert [one.rule for one in gate(latency, TODAY).findings] == ["gate-unmeasured"]
