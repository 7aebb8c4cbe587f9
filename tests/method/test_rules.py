"""Each rule is silent on a quiet decision, fires when one answer changes, and quotes that answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from each import each
from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.finding import Finding
from roadworthy.method.rules import (
    CANDIDATE_RULES,
    DECISION_RULES,
    open_findings,
    raised,
    settled,
    word_on,
)
from roadworthy.method.rules.skills import new_languages
from roadworthy.model import Decision, Interval, put
from roadworthy.model.base import Record
from roadworthy.model.frame import Frame, Team
from roadworthy.model.keypath import drop, key_path
from roadworthy.model.landscape import Candidate, Enthusiasm
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.words import quote_in_a_sentence, render


@dataclass(frozen=True)
class Change:
    rule: str
    path: str
    value: Any
    says: str = ""
    """What is quoted, where it is not the answer that changed."""
    given: tuple[tuple[str, Any], ...] = ()
    """Answers that are other than in the quiet decision, and still leave the rule silent."""


DJANGO, FASTAPI, GO, OLD = "candidates.django", "candidates.fastapi", "candidates.go-kit", "candidates.old"
PHASES = "paths.django.phases"
LEARNT = SIGN_CATALOGUE.signs["learning-curve"]
HIRING = f"signs.django.learning-curve.{LEARNT[-1]}"
SIGNED = (
    ("scores.django.learning-curve.score", Interval(5, 5)),
    ("scores.django.learning-curve.rationale", ""),
    *((f"signs.django.learning-curve.{sign}.answer", "holds") for sign in LEARNT[:-1]),
    (f"{HIRING}.answer", "holds"),
)
CHANGES = (
    Change("services-for-simple-work", "frame.domain", "crud"),
    Change("services-for-simple-work", f"{DJANGO}.approach", "microservices", given=(("frame.domain", "crud"), (f"{FASTAPI}.approach", "monolithic"))),
    Change("services-for-small-team", "fit.microservices.separate_teams", "no"),
    Change("services-for-small-team", "frame.team.size", 7, given=(("fit.microservices.separate_teams", "no"), ("frame.team.size", 9))),
    Change("services-before-boundaries", "frame.boundaries", "unknown"),
    Change("services-before-boundaries", "frame.boundaries", "emerging"),
    Change("operations-too-thin", "frame.team.operations", "none"),
    Change("plumbing-without-bottleneck", "fit.microservices.plumbing", ("tracing", "queues")),
    Change("plumbing-without-bottleneck", "frame.bottleneck.measured", "not-yet", given=(("fit.microservices.plumbing", ("queues",)), ("frame.bottleneck.measured", "production"))),
    Change("plumbing-without-bottleneck", "frame.bottleneck.kind", "deployment", given=(("fit.microservices.plumbing", ("queues",)), ("frame.bottleneck.measured", "production"))),
    *(
        Change(rule, f"fit.serverless.{answer}", value, given=((f"{FASTAPI}.approach", "serverless"),))
        for rule, answer, value in (
            ("runs-longer-than-allowed", "longest_run", "longer"), ("no-pause-allowed", "cold_start", "never"),
            ("state-would-be-lost", "state", "in-process"), ("must-run-on-a-laptop", "local_testing", "yes"),
            ("may-not-be-tied", "lock_in", "never"),
        )
    ),
    Change("may-not-be-tied", f"{FASTAPI}.approach", "serverless", given=(("fit.serverless.lock_in", "never"),)),
    Change("parts-share-tables", "fit.hybrid.boundary", "no"),
    Change("second-stack-without-people", "fit.hybrid.two_stacks", "no"),
    Change("way-fits-poorly", "fit.microservices.separate_teams", "no", given=((f"{DJANGO}.approach", "microservices"), ("fit.microservices.networking", "none"))),
    Change("tied-to-provider", f"{DJANGO}.lock_in", "tied"),
    Change("exit-not-priced", f"{FASTAPI}.exit_cost", ""),
    Change("exit-not-priced", f"{DJANGO}.wrapper", "partly", given=((f"{DJANGO}.wrapper", "yes"), (f"{DJANGO}.exit_cost", ""))),
    Change("dead-end", f"{DJANGO}.next_step_open", "no"),
    Change("next-step-unsaid", "frame.load.growth", 5.0),
    Change("next-step-unsaid", f"{DJANGO}.next_step", "", says="5 times", given=(("frame.load.growth", 5.0), (f"{DJANGO}.next_step", "Images move out"))),
    Change("lock-in-against-own-word", "fit.serverless.lock_in", "never"),
    Change("low-enthusiasm", f"{GO}.enthusiasm.excited", 0),
    Change("split-behind-mean", f"{DJANGO}.enthusiasm.dread", 3),
    Change("tolerated-by-all", f"{FASTAPI}.enthusiasm.excited", 0, given=((f"{FASTAPI}.enthusiasm.tolerate", 4),)),
    Change("rival-excites", f"{DJANGO}.enthusiasm.excited", 2),
    Change("hype", f"{DJANGO}.chosen_for", ("trend", "syntax")),
    Change("benchmark-is-the-reason", f"{DJANGO}.chosen_for", ("benchmark",)),
    Change("niche-or-young", f"{DJANGO}.maturity", "young"),
    Change("niche-or-young", "frame.organisation.regulated", "yes", given=((f"{DJANGO}.maturity", "niche"), ("frame.organisation.engineers", 5))),
    Change("niche-or-young", "frame.organisation.engineers", 50, given=((f"{DJANGO}.maturity", "niche"), ("frame.organisation.engineers", 5))),
    Change("async-for-sync-team", "frame.team.style", "sync"),
    Change("new-language-without-advantage", f"{GO}.language_advantage", ""),
    Change("new-language-without-advantage", f"{DJANGO}.language", "Ruby"),
    Change("new-language-not-priced", f"{GO}.costs.switching_weeks", None),
    Change("one-maintainer", f"{DJANGO}.governance", "single-maintainer"),
    Change("one-sponsor", f"{DJANGO}.funding", "one-company"),
    Change("one-sponsor", f"{DJANGO}.governance", "company"),
    Change("unpaid-maintainers", f"{DJANGO}.funding", "volunteers"),
    Change("takes-without-giving", f"{DJANGO}.funding", "volunteers"),
    Change("below-own-maintainer-bar", f"{DJANGO}.governance", "company"),
    Change("below-own-maintainer-bar", "frame.ethics.maintainers", "paid", given=((f"{DJANGO}.funding", "volunteers"),)),
    Change("below-own-funding-bar", f"{DJANGO}.funding", "unknown"),
    Change("below-own-governance-bar", f"{DJANGO}.governance", "single-maintainer"),
    Change("no-support-window", f"{DJANGO}.support_window", "no"),
    Change("no-security-record", f"{DJANGO}.security_record", "unknown"),
    Change("no-security-record", "frame.organisation.regulated", "partly", given=((f"{DJANGO}.security_record", "no"), ("frame.organisation.engineers", 20))),
    Change("no-predictable-releases", f"{DJANGO}.predictable_releases", "no"),
    Change("more-majors-than-carried", f"{DJANGO}.majors_expected", 4),
    Change("more-majors-than-carried", "frame.team.majors_carried", 1),
    Change("breaking-without-wrapper", f"{DJANGO}.breaking_history", "frequent"),
    Change("breaking-without-wrapper", f"{DJANGO}.wrapper", "no", given=((f"{DJANGO}.breaking_history", "frequent"), (f"{DJANGO}.wrapper", "yes"))),
    Change("staying-not-priced", f"{OLD}.costs.upkeep_year", None),
    Change("score-departs-from-signs", f"{HIRING}.answer", "does-not", says="5 on Learning curve; its signs and signals suggest 4", given=SIGNED),
    Change("two-frameworks-in-one-service", f"{DJANGO}.one_service", "partly"),
    Change("hybrid-without-boundary", "candidates.mixed.boundary", ""),
    Change("hybrid-without-protocol", "candidates.mixed.protocol", None),
    Change("team-not-heard", "frame.team.heard", "no"),
    Change("ballots-disagree", "ballots.agreement", 0.12),
    Change("operations-missing", "people.jonas.role", "security"),
    Change("product-missing", "people.li.role", "management"),
    Change("somebody-blocks", "people.jonas.stand", "blocks"),
    Change("benchmark-decides", "evidence.packages.kind", "benchmark"),
    Change("no-proof-of-concept", f"{PHASES}.proof-of-concept.result", "skipped"),
    Change("proof-still-open", f"{PHASES}.proof-of-concept.checks.tests.met_on", None, says="1 of 7"),
    Change("moving-without-proof", "status", "migrating", given=(("paths.django.phases", {}),)),
    Change("proof-without-everybody", f"{PHASES}.proof-of-concept.everybody", "no"),
    Change("crunch", f"{PHASES}.critical-path.pulses.p1.load", "crunch"),
    Change("low-mood", f"{PHASES}.critical-path.pulses.p1.mood", "low"),
    Change("schedule-over-capacity", "paths.django.people", 4.5),
    Change("schedule-over-capacity", "frame.team.capacity", 1.0),
    Change("flag-without-rollback", f"{PHASES}.critical-path.flags.sign-in.rollback", ""),
    Change("came-true-without-recovery", "risks.tax.state", "came-true"),
    Change("failed-phase-without-recovery", f"{PHASES}.critical-path.result", "failed"),
    Change("second-big-bang", "recovery.way", "big-bang"),
    Change("criteria-not-updated", "risks.tax.state", "came-true"),
    Change("criteria-not-updated", f"{PHASES}.proof-of-concept.result", "failed"),
)  # fmt: skip


def changed(decision: Decision, path: str, value: Any) -> Decision:
    return put(decision, key_path(path), value)


def with_givens(decision: Decision, change: Change) -> Decision:
    for path, value in change.given:
        decision = changed(decision, path, value)
    return decision


def of_rule(decision: Decision, rule: str, today: date) -> list[Finding]:
    return [finding for finding in raised(decision, today, SIGN_CATALOGUE) if finding.rule == rule]


def test_the_quiet_decision_raises_nothing(quiet: Decision, today: date) -> None:
    assert raised(quiet, today, SIGN_CATALOGUE) == ()


def test_an_empty_decision_raises_nothing(today: date) -> None:
    assert raised(Decision(), today) == ()


def test_every_rule_is_fired_here_and_has_words() -> None:
    ids = set(CANDIDATE_RULES) | set(DECISION_RULES)
    assert {change.rule for change in CHANGES} == ids
    for rule in ids:
        saying = SAYINGS[rule]
        assert saying.title
        assert saying.mitigation
        assert saying.sign
        assert saying.quiet_when
        assert 1 <= saying.likelihood <= 5
        assert 1 <= saying.impact <= 5


def test_the_checklist_names_rules_that_exist() -> None:
    ids = set(CANDIDATE_RULES) | set(DECISION_RULES)
    assert {rule for item in checklist() for rule in item.rules} <= ids


@each("change", CHANGES, ids=lambda change: f"{change.rule}-{change.path}")
def test_one_answer_fires_it_and_is_quoted(quiet: Decision, today: date, change: Change) -> None:
    before = with_givens(quiet, change)
    assert of_rule(before, change.rule, today) == []
    after = changed(before, change.path, change.value)
    found = of_rule(after, change.rule, today)
    assert found
    told = render(found[0], after)
    assert (change.says or quote_in_a_sentence(key_path(change.path), after)) in told.says
    assert "{" not in told.title + told.says + told.mitigation + told.sign + "".join(told.quiet_when)
    assert all(finding.id not in ("", change.rule + "--") for finding in found)


@each("change", CHANGES, ids=lambda change: f"{change.rule}-{change.path}")
def test_a_word_silences_it_on_these_answers_alone(quiet: Decision, today: date, change: Change) -> None:
    after = changed(with_givens(quiet, change), change.path, change.value)
    finding = of_rule(after, change.rule, today)[0]
    word = word_on(after, finding, "dismissed", reason="We know", role="Lead", on=today)
    answered = put(after, ("raised", finding.id), word)
    assert finding in open_findings(after, today, SIGN_CATALOGUE)
    assert finding not in open_findings(answered, today, SIGN_CATALOGUE)
    older = word.model_copy(update={"answers": (*word.answers[:-1], word.answers[-1] + " once")})
    assert finding in open_findings(put(after, ("raised", finding.id), older), today, SIGN_CATALOGUE)


def test_a_dismissed_one_returns_when_its_answer_changes_and_rests_when_it_is_back(
    quiet: Decision, today: date
) -> None:
    trendy = changed(quiet, f"{DJANGO}.chosen_for", ("trend",))
    (finding,) = of_rule(trendy, "hype", today)
    word = word_on(trendy, finding, "dismissed", reason="Two of us maintain it", role="Lead", on=today)
    answered = put(trendy, ("raised", finding.id), word)
    assert not [one for one in open_findings(answered, today) if one.rule == "hype"]
    more = changed(answered, f"{DJANGO}.chosen_for", ("trend", "popularity"))
    assert [one.rule for one in open_findings(more, today)] == ["hype"]
    assert not [
        one
        for one in open_findings(changed(more, f"{DJANGO}.chosen_for", ("trend",)), today)
        if one.rule == "hype"
    ]


def test_a_word_on_a_long_answer_survives_the_file(quiet: Decision, today: date) -> None:
    blocked = changed(quiet, "people.jonas.stand", "blocks")
    blocked = changed(blocked, "people.jonas.reason", "Two runtimes\nand one person on call")
    (finding,) = of_rule(blocked, "somebody-blocks", today)
    word = word_on(blocked, finding, "accepted", reason="r", role="Lead", on=today)
    read_back = put(blocked, ("raised", finding.id), type(word).model_validate(word.model_dump()))
    assert settled(read_back, finding)


def test_a_finding_of_the_longest_slug_can_be_answered(quiet: Decision, today: date) -> None:
    slug = "c" * 80
    record: Record = quiet.candidates["django"].model_copy(update={"governance": "single-maintainer"})
    crowded = put(quiet, ("candidates", slug), record)
    (finding,) = of_rule(crowded, "one-maintainer", today)
    word = word_on(crowded, finding, "dismissed", reason="r", role="Lead", on=today)
    assert settled(put(crowded, ("raised", finding.id), word), finding)
    twin = put(crowded, ("candidates", "c" * 79 + "d"), record)
    assert len({one.id for one in of_rule(twin, "one-maintainer", today)}) == 2


def test_what_is_found_about_one_behind_is_a_note(quiet: Decision, today: date) -> None:
    both = changed(quiet, f"{DJANGO}.governance", "single-maintainer")
    both = changed(both, f"{GO}.governance", "single-maintainer")
    levels = {finding.subject: finding.level for finding in of_rule(both, "one-maintainer", today)}
    assert levels == {"django": "warning", "go-kit": "note"}


def test_once_one_is_chosen_the_others_are_left_alone(quiet: Decision, today: date) -> None:
    lonely = changed(quiet, f"{GO}.governance", "single-maintainer")
    assert of_rule(changed(lonely, "outcome.chosen", "django"), "one-maintainer", today) == []
    (finding,) = of_rule(changed(lonely, "outcome.chosen", "go-kit"), "one-maintainer", today)
    assert finding.level == "warning"


def test_one_that_a_must_have_rules_out_is_left_alone(quiet: Decision, today: date) -> None:
    out = changed(quiet, f"{GO}.governance", "single-maintainer")
    out = changed(out, f"{GO}.must_haves.postgres", "no")
    assert of_rule(out, "one-maintainer", today) == []


@pytest.mark.parametrize(
    ("headcount", "regulated", "level"),
    [
        (5, "no", None), (5, None, None), (10, "no", None), (11, "no", "note"), (50, "no", "warning"),
        (5, "yes", "warning"), (None, "no", None),
    ],
)  # fmt: skip
def test_niche_is_fine_for_five_and_a_risk_for_fifty(
    quiet: Decision, today: date, headcount: int | None, regulated: str | None, level: str | None
) -> None:
    niche = changed(quiet, f"{DJANGO}.maturity", "niche")
    niche = changed(niche, "frame.organisation.engineers", headcount)
    niche = changed(niche, "frame.organisation.regulated", regulated)
    levels = [finding.level for finding in of_rule(niche, "niche-or-young", today)]
    assert levels == ([level] if level else [])


def test_the_split_is_told_with_its_quiet_mean(quiet: Decision, today: date) -> None:
    split = quiet
    for field, count in (("excited", 4), ("tolerate", 0), ("dread", 4)):
        split = changed(split, f"{DJANGO}.enthusiasm.{field}", count)
    (finding,) = of_rule(split, "split-behind-mean", today)
    assert finding.facts["mean"] == 0
    assert not of_rule(split, "low-enthusiasm", today)


def test_a_benchmark_beside_another_source_decides_nothing(quiet: Decision, today: date) -> None:
    only = changed(quiet, "evidence.packages.kind", "benchmark")
    assert of_rule(only, "benchmark-decides", today)
    second = quiet.evidence["packages"].model_copy(update={"kind": "experience"})
    assert not of_rule(put(only, ("evidence", "run-it"), second), "benchmark-decides", today)
    named = changed(
        put(only, ("evidence", "run-it"), second),
        "scores.django.ecosystem-maturity.sources",
        ("packages",),
    )
    assert of_rule(named, "benchmark-decides", today)


def test_a_benchmark_that_decides_nothing_is_left_alone(quiet: Decision, today: date) -> None:
    only = changed(quiet, "evidence.packages.kind", "benchmark")
    far = changed(only, "scores.fastapi.learning-curve.score", Interval(2.0, 2.0))
    assert not of_rule(far, "benchmark-decides", today)


def test_a_later_phase_that_is_only_dated_is_a_note(quiet: Decision, today: date) -> None:
    dated = changed(quiet, f"{PHASES}.proof-of-concept.checks.tests.met_on", None)
    planned = Phase(kind="critical-path", name="A critical path", starts_on=date(2026, 12, 1))
    dated = put(dated, key_path(f"{PHASES}.critical-path"), planned)
    (finding,) = of_rule(dated, "proof-still-open", today)
    assert finding.level == "note"
    assert "2026-12-01" in render(finding, dated).says
    undated = changed(dated, f"{PHASES}.critical-path.starts_on", None)
    assert not of_rule(undated, "proof-still-open", today)


def test_a_path_without_its_first_phase_has_no_proof(quiet: Decision, today: date) -> None:
    bold = drop(quiet, key_path(f"{PHASES}.proof-of-concept"))
    assert of_rule(bold, "no-proof-of-concept", today)


def test_a_recovery_plan_silences_what_went_wrong(quiet: Decision, today: date) -> None:
    wrong = changed(quiet, "risks.tax.state", "came-true")
    for field in ("isolate", "pieces", "criteria_update"):
        wrong = changed(wrong, f"recovery.{field}", "Exports first")
    assert not of_rule(wrong, "came-true-without-recovery", today)
    assert not of_rule(wrong, "criteria-not-updated", today)


@each(
    ("known", "needed", "new"),
    [
        (("Python",), "python", ()), (("Golang",), "Go", ()), (("Kotlin",), "Java/Kotlin", ()),
        (("Python",), "Python and Go", ("Go",)), (("TypeScript",), "JavaScript", ()),
        (("JavaScript",), "TypeScript", ()), (("Node.js",), "TypeScript", ()), (("Python",), "TypeScript", ("TypeScript",)), (("C",), "C++", ("C++",)), ((), "", ()),
        (("Python",), "", ()), (("Scala",), "Java or Scala", ()),
    ],
)  # fmt: skip
def test_which_languages_are_new(known: tuple[str, ...], needed: str, new: tuple[str, ...]) -> None:
    assert new_languages(known, needed) == new


def test_a_word_on_people_from_before_they_could_be_a_range_still_holds() -> None:
    it = Decision(
        frame=Frame(team=Team(capacity=2.0)),
        candidates={"django": Candidate(name="Django")},
        paths={"django": MigrationPath(people=Interval(4.0, 4.0))},
    )
    (finding,) = [one for one in raised(it, date(2026, 11, 23)) if one.rule == "schedule-over-capacity"]
    word = word_on(it, finding, "dismissed", reason="agreed", role="lead", on=date(2026, 11, 23))
    assert word.answers == ("paths.django.people = 4", "frame.team.capacity = 2.0")
    old = word.model_copy(update={"answers": ("paths.django.people = 4.0", "frame.team.capacity = 2.0")})
    assert settled(put(it, ("raised", finding.id), old), finding)
    other = put(it, ("paths", "django", "people"), Interval(3.0, 4.0))
    (changed,) = [one for one in raised(other, date(2026, 11, 23)) if one.rule == "schedule-over-capacity"]
    assert not settled(put(other, ("raised", finding.id), old), changed)
    assert "4 people" in render(finding, it).says
    assert "3–4 people" in render(changed, other).says


@each("change", CHANGES, ids=lambda change: f"{change.rule}-{change.path}")
def test_a_warning_says_its_size_in_figures_of_ones_own_or_is_a_note(
    quiet: Decision, today: date, change: Change
) -> None:
    after = changed(with_givens(quiet, change), change.path, change.value)
    for found in raised(after, today, SIGN_CATALOGUE):
        if found.level == "warning" and found.rule != "somebody-blocks":  # one person's word has no size
            assert any(sign.isdigit() for sign in render(found, after).says), found.rule
    nobody = changed(after, "frame.team.size", None)
    for slug in nobody.candidates:
        nobody = changed(nobody, f"candidates.{slug}.costs.switching_weeks", None)
    for found in raised(nobody, today, SIGN_CATALOGUE):
        sized = any(sign.isdigit() for sign in render(found, nobody).says)
        assert sized or found.level == "note" or found.rule == "somebody-blocks", found.rule


def test_the_size_is_what_moving_costs_else_who_would_build_on_it(quiet: Decision, today: date) -> None:
    lonely = changed(quiet, f"{DJANGO}.governance", "single-maintainer")
    (found,) = of_rule(lonely, "one-maintainer", today)
    assert "8 engineers would build on it." in render(found, lonely).says
    five_years = changed(lonely, "horizons.3-years-and-more.to_month", 60)
    (found,) = of_rule(five_years, "one-maintainer", today)
    assert "8 engineers would build on it for 5 years." in render(found, five_years).says
    priced = changed(lonely, f"{DJANGO}.costs.switching_weeks", Interval(20.0, 30.0))
    (found,) = of_rule(priced, "one-maintainer", today)
    assert "20–30 person-weeks" in render(found, priced).says
    unsaid = changed(lonely, "frame.team.size", None)
    assert [one.level for one in of_rule(unsaid, "one-maintainer", today)] == ["note"]


def test_one_voice_is_no_share(quiet: Decision, today: date) -> None:
    founder = changed(quiet, f"{FASTAPI}.enthusiasm", Enthusiasm(excited=1))
    founder = changed(founder, f"{DJANGO}.enthusiasm", Enthusiasm(tolerate=1))
    rules = {found.rule for found in raised(founder, today)}
    assert not rules & {"rival-excites", "tolerated-by-all", "split-behind-mean", "low-enthusiasm"}
