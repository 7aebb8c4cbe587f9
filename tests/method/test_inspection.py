"""What an inspection finds, each finding firing and staying silent."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from roadworthy.method.analysis import Analysis
from roadworthy.method.inspection import Inspected, inspect
from roadworthy.method.rules import word_on
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import SignAnswer, Upkeep
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Outcome, Risk, Status, StatusMove
from roadworthy.model.path import Check, Flag, MigrationPath, Phase
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

TODAY = date(2027, 11, 29)
CYCLES = (
    ReleaseCycle("5.2", date(2025, 4, 2), eol=date(2028, 4, 30), lts=True),
    ReleaseCycle("5.1", date(2024, 8, 7), eol=date(2025, 12, 3)),
    ReleaseCycle("6.0", date(2025, 12, 3), eol=date(2027, 4, 30)),
)
TABLE = ReleaseTable("django", "Django", CYCLES, date(2027, 8, 1))


def sound(**outcome: Any) -> Decision:
    """A decision of November 2025 on which nothing is wrong in November 2026."""
    return Decision(
        title="Orders",
        status="decided",
        candidates={
            "django": Candidate(name="Django", version_line="5.2 LTS"),
            "fastapi": Candidate(name="FastAPI"),
        },
        criteria={"health": Criterion(name="Health")},
        evidence={
            "one": Evidence(
                candidate="django", criterion="health", words="it lives", kind="fact", on=date(2026, 11, 1)
            )
        },
        scores={"django": {"health": Cell(score=Interval(4, 4), sources=("one",))}},
        horizons={"late": Horizon(name="Late", from_month=36)},
        outcome=Outcome(
            **{
                "chosen": "django",
                "decided_on": date(2025, 11, 20),
                "review_on": date(2028, 1, 10),
                "reasons": ("it fits",),
                **outcome,
            }
        ),
    )


def rules(found: Inspected) -> dict[str, str]:
    return {one.finding.rule: one.finding.level for one in found.findings}


def look(
    decision: Decision,
    today: date = TODAY,
    table: ReleaseTable | None = TABLE,
    facts: tuple[Evidence, ...] = (),
) -> Inspected:
    return inspect(decision, today, {"django": table} if table else {}, facts)


def test_a_sound_decision_is_roadworthy_until_the_next_thing_falls_due() -> None:
    found = look(sound(), date(2026, 12, 1))
    assert found.roadworthy
    assert rules(found) == {"new-major-line": "note"}
    assert found.until == date(2027, 4, 30)  # a year before support ends
    assert {one.rule for one in found.fine} == {"fine-support", "fine-evidence", "fine-review"}


def test_support_that_ends_and_that_has_ended() -> None:
    ending = look(sound())
    assert rules(ending)["support-ending"] == "warning"
    assert not ending.roadworthy
    assert ending.until is None
    ended = look(sound(review_on=date(2029, 1, 1)), date(2028, 4, 30))
    assert rules(ended)["support-ended"] == "error"
    assert next(one for one in ended.findings if one.finding.rule == "support-ended").since == date(
        2028, 4, 30
    )
    assert "support-ended" not in rules(look(sound(), date(2028, 4, 29)))


def test_a_line_that_is_not_named_and_a_table_that_is_not_there() -> None:
    unnamed = put(sound(), ("candidates", "django", "version_line"), "")
    assert rules(look(unnamed))["line-not-named"] == "note"
    assert "support-ending" in rules(look(unnamed))
    assert rules(look(sound(), table=None))["support-unknown"] == "note"
    old = ReleaseTable("django", "Django", CYCLES, date(2026, 8, 1))
    assert rules(look(sound(), table=old))["table-old"] == "note"
    later = sound(decided_on=date(2026, 1, 1))
    fine = [[one.rule for one in look(later, day, table=old).fine] for day in (TODAY, date(2027, 7, 1))]
    assert ["fine-newest-major" in named for named in fine] == [False, True]
    assert "table-old" not in rules(look(sound()))


def test_a_new_major_line_since_the_decision() -> None:
    found = look(sound(), date(2026, 12, 1))
    (new,) = (one for one in found.findings if one.finding.rule == "new-major-line")
    assert (new.finding.facts["newer"], new.since) == ("6.0", date(2025, 12, 3))
    later = sound(decided_on=date(2026, 1, 1))
    assert "new-major-line" not in rules(look(later, date(2026, 12, 1)))
    assert "new-major-line" not in rules(look(sound(), date(2025, 12, 2)))


def test_evidence_that_grows_stale_the_day_after_two_years() -> None:
    assert "evidence-stale" not in rules(look(sound(review_on=date(2030, 1, 1)), date(2028, 11, 1)))
    found = look(sound(review_on=date(2030, 1, 1)), date(2028, 11, 2))
    assert rules(found)["evidence-stale"] == "warning"
    undated = put(sound(), ("evidence", "one", "on"), None)
    assert rules(look(undated))["evidence-undated"] == "note"
    other = put(sound(), ("evidence", "one", "candidate"), "fastapi")
    other = put(other, ("scores", "django", "health", "sources"), ())
    assert "evidence-stale" not in rules(look(other, date(2030, 1, 1)))
    theirs = put(other, ("evidence", "one", "found_by"), "pypi")
    theirs = put(theirs, ("evidence", "one", "candidate"), "django")
    assert "evidence-stale" not in rules(look(theirs, date(2030, 1, 1)))
    assert "evidence-stale" in rules(
        look(put(theirs, ("evidence", "one", "confirmed_on"), TODAY), date(2030, 1, 1))
    )


def test_a_review_that_was_missed_and_one_that_nobody_set() -> None:
    assert "review-overdue" not in rules(look(sound(review_on=TODAY)))
    found = look(sound(review_on=date(2027, 11, 28)))
    assert rules(found)["review-overdue"] == "warning"
    assert rules(look(sound(review_on=None)))["no-review-date"] == "warning"


def test_horizons_are_counted_from_the_decision() -> None:
    early = put(sound(), ("horizons", "early"), Horizon(name="First", to_month=24))
    assert rules(look(early, date(2027, 11, 20)))["horizon-passed"] == "note"
    assert "horizon-passed" not in rules(look(early, date(2027, 11, 19)))
    closed = put(early, ("horizons", "late", "to_month"), 24)
    assert rules(look(closed, date(2027, 11, 20)))["last-horizon-passed"] == "warning"
    assert "last-horizon-passed" not in rules(look(put(closed, ("outcome", "decided_on"), None)))


def test_a_horizon_that_ends_behind_every_calendar_is_left_alone() -> None:
    late = put(sound(), ("outcome", "decided_on"), date(9999, 6, 1))
    late = put(late, ("horizons", "first"), Horizon(name="First", to_month=24))
    assert "horizon-passed" not in rules(look(late))


def test_what_would_reopen_it_is_asked_or_read() -> None:
    asked = look(sound(reopen_when="Saturday's peak passes 50 requests a second"))
    assert rules(asked)["condition-to-ask"] == "note"
    passed = look(sound(reopen_when="no maintainer is found by 2027-06-01"))
    assert rules(passed)["condition-day-passed"] == "warning"
    coming = look(sound(would_change="a 7.0 before 2027-12-01"))
    assert "condition-day-passed" not in rules(coming)
    came = put(sound(), ("risks", "one"), Risk(title="It broke", state="came-true"))
    assert rules(look(came))["condition-came-true"] == "warning"


def test_exits_passed_unmet_and_flags() -> None:
    phase = Phase(
        kind="proof", result="passed", checks={"one": Check(words="it runs", met_on=None)},
        flags={
            "bare": Flag(name="bare"), "paper": Flag(name="paper", rollback="off", share=5),
            "old": Flag(name="old", rollback="off", share=5, rehearsed_on=date(2026, 1, 1)),
            "good": Flag(name="good", rollback="off", share=5, rehearsed_on=date(2027, 6, 1)),
            "idle": Flag(name="idle", rollback="off"),
        },
    )  # fmt: skip
    walked = put(sound(), ("paths", "django"), MigrationPath(phases={"proof": phase}))
    found = look(walked)
    assert rules(found)["passed-with-open-checks"] == "warning"
    assert rules(found)["flag-without-rollback"] == "warning"
    by_rule = [(one.finding.rule, one.finding.facts.get("flag")) for one in found.findings]
    assert ("flag-never-rehearsed", "paper") in by_rule
    assert ("flag-rehearsed-long-ago", "old") in by_rule
    assert not any(flag == "good" for _, flag in by_rule)


def test_a_plan_that_slips_past_its_date() -> None:
    phase = Phase(kind="full-migration", started_on=date(2027, 11, 1), weeks=Interval(6, 12))
    walked = put(sound(), ("paths", "django"), MigrationPath(phases={"move": phase}))
    for forced, rule in ((date(2027, 12, 1), "deadline-missed"), (date(2027, 12, 31), "deadline-at-risk")):
        late = put(walked, ("frame", "waiting", "forced_on"), forced)
        found = look(late)
        assert rule in rules(found)
        assert [one.finding for one in found.findings if one.finding.rule == rule] == [
            one for one in Analysis(late, found.today).plan_findings if one.rule == rule
        ]
    calm = look(put(walked, ("frame", "waiting", "forced_on"), date(2028, 12, 31)))
    assert not {"deadline-missed", "deadline-at-risk"} & set(rules(calm))


def test_a_criterion_s_own_age_of_evidence_counts() -> None:
    quick = put(sound(review_on=date(2030, 1, 1)), ("criteria", "health", "stale_months"), 6)
    assert "evidence-stale" not in rules(look(quick, date(2027, 5, 1)))
    assert rules(look(quick, date(2027, 5, 2)))["evidence-stale"] == "warning"


def test_risks_past_their_review() -> None:
    late = put(sound(), ("risks", "one"), Risk(title="It breaks", review_on=date(2027, 11, 28)))
    assert rules(look(late))["risk-review-overdue"] == "warning"
    closed = put(late, ("risks", "one", "state"), "closed")
    assert "risk-review-overdue" not in rules(look(closed))


def fact(signal: str, raw: str, on: date, band: int | None = 5) -> Evidence:
    return Evidence(
        candidate="django", signal=signal, raw=raw, band=band, on=on, found_by="pypi", kind="fact", words=raw
    )


@pytest.mark.parametrize(
    ("signal", "rule"), [("licence", "licence-changed"), ("publishing-rights", "owner-changed")]
)
def test_a_licence_or_an_owner_that_changed_since(signal: str, rule: str) -> None:
    then = put(sound(), ("evidence", "then"), fact(signal, "MIT", date(2025, 11, 1)))
    changed = look(then, facts=(fact(signal, "BUSL-1.1", date(2027, 11, 1), 1),))
    assert rules(changed)[rule] == "warning"
    same = look(then, facts=(fact(signal, "mit", date(2027, 11, 1)),))
    assert rule not in rules(same)
    assert "fine-licence" in {one.rule for one in same.fine}
    assert rule not in rules(look(then))
    beside = put(then, ("evidence", "now"), fact(signal, "GPL", date(2027, 1, 1)))
    assert rules(look(beside))[rule] == "warning"


def test_what_was_given_up_is_an_error_for_the_chosen_one() -> None:
    assert rules(look(sound(), facts=(fact("withdrawn", "archived", TODAY, 1),)))["given-up"] == "error"
    assert "given-up" not in rules(look(sound(), facts=(fact("withdrawn", "2", TODAY, None),)))


@pytest.mark.parametrize("status", ["abandoned", "superseded"])
def test_history_is_not_looked_into(status: str) -> None:
    found = look(put(sound(review_on=date(2020, 1, 1)), ("status",), status))
    assert found.roadworthy
    assert found.findings == ()
    assert [one.rule for one in found.fine] == ["fine-history"]


def test_an_empty_decision_is_inspected_too() -> None:
    assert look(Decision(), table=None).roadworthy


def test_a_line_that_gets_security_fixes_only_is_told() -> None:
    over = date(2027, 6, 1)
    first, *rest = CYCLES
    table = replace(TABLE, cycles=(replace(first, active_until=over), *rest))
    found = {one.finding.rule: one for one in look(sound(), table=table).findings}
    assert found["only-security-fixes"].since == over
    assert found["only-security-fixes"].finding.level == "note"
    assert "only-security-fixes" not in rules(look(sound(), date(2027, 5, 1), table))
    assert "only-security-fixes" not in rules(look(sound(), date(2028, 6, 1), table)), (
        "then it has none at all"
    )


@pytest.mark.parametrize(
    ("status", "days", "told"),
    [("proposed", 120, True), ("reopened", 91, True), ("proposed", 90, False), ("decided", 120, False)],
)
def test_a_proposal_that_waits_is_told(status: Status, days: int, *, told: bool) -> None:
    moves = {
        "old": StatusMove(status=status, on=TODAY - timedelta(days=900)),
        "last": StatusMove(status=status, on=TODAY - timedelta(days=days)),
    }
    decision = put(put(sound(), ("history",), moves), ("status",), status)
    found = {one.finding.rule: one for one in look(decision).findings}
    assert (f"{status}-waits" in found) is told
    if told:
        assert found[f"{status}-waits"].finding.facts["days"] == days


def test_what_was_dismissed_long_ago_and_is_still_raised_is_told() -> None:
    young = put(sound(), ("candidates", "django", "support_window"), "no")
    young = put(young, ("frame", "organisation", "regulated"), "yes")
    finding = next(one for one in Analysis(young, TODAY).raised if one.rule == "no-support-window")

    def dismissed(days: int) -> Decision:
        on = TODAY - timedelta(days=days)
        said = word_on(young, finding, "dismissed", reason="we buy it", role="lead", on=on)
        return put(young, ("raised", finding.id), said)

    assert rules(look(dismissed(366)))["dismissed-long-ago"] == "note"
    assert "dismissed-long-ago" not in rules(look(dismissed(365)))
    gone = put(dismissed(366), ("candidates", "django", "support_window"), "yes")
    assert "dismissed-long-ago" not in rules(look(gone))


def test_a_guide_and_signs_that_were_looked_at_long_ago_are_told() -> None:
    def looked(days: int) -> Decision:
        on = TODAY - timedelta(days=days)
        read = put(sound(), ("upkeep", "django"), Upkeep(guide_read_on=on))
        return put(read, ("signs", "django", "health", "releases"), SignAnswer(answer="holds", on=on))

    assert {"guide-read-long-ago", "signs-old"} <= rules(look(looked(800))).keys()
    assert "signs-old" not in rules(look(looked(700)))
    assert not {"guide-read-long-ago", "signs-old"} & rules(look(looked(300))).keys()
