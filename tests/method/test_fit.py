"""Each approach's fit follows from the answers, and every answer of the interview moves it."""

from typing import Any

import pytest

from each import each
from roadworthy.knowledge.questions import Question, all_questions
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.fit import APPROACHES, HARD, ApproachFit, best_first, fit, strength
from roadworthy.model import Decision, KeyPath, key_path, put
from roadworthy.model.frame import Bottleneck
from roadworthy.report.words import render

NUMBERS: dict[str, tuple[Any, Any]] = {
    "frame.load.growth": (2.0, 20.0),
    "frame.load.growth_months": (3, 120),
    "frame.team.size": (5, 40),
    "fit.serverless.idle_percent": (10, 70),
    "fit.hybrid.separate_tasks": (("pictures",), ("a", "b", "c", "d")),
}
READ_BY_FIT = [question for question in all_questions() if "fit" in question.readers]


def answering(**answers: Any) -> Decision:
    """A decision with the given answers; ``__`` stands for a dot."""
    decision = Decision()
    for path, value in answers.items():
        decision = put(decision, key_path(path.replace("__", ".")), value)
    return decision


def of(approach: str, decision: Decision) -> ApproachFit:
    return next(found for found in fit(decision) if found.approach == approach)


def for_rules(approach: str, decision: Decision) -> list[str]:
    return [finding.rule for finding in of(approach, decision).for_]


def against_rules(approach: str, decision: Decision) -> list[str]:
    return [finding.rule for finding in of(approach, decision).against]


SHOP = answering(
    frame__domain="crud", frame__boundaries="emerging", frame__team__size=5, frame__team__style="sync",
    frame__team__operations="some", frame__load__growth=2.0, fit__monolithic__conventions="yes",
    fit__monolithic__speed="yes",
)  # fmt: skip
TEAMS = answering(
    frame__domain="rules", frame__boundaries="known", frame__team__size=40, frame__team__operations="strong",
    fit__microservices__separate_teams="yes", fit__microservices__separate_scaling="yes",
    fit__microservices__networking="have", fit__microservices__observability="have",
    fit__microservices__consistency="learning", fit__microservices__containers="have",
)  # fmt: skip
PICTURES = answering(
    frame__domain="events", frame__load__variability="spiky", fit__serverless__event_driven="yes",
    fit__serverless__longest_run="seconds", fit__serverless__state="outside", fit__serverless__cold_start="fine",
    fit__serverless__idle_percent=80, fit__serverless__lock_in="behind-interfaces",
)  # fmt: skip
LIVE = answering(
    frame__domain="realtime", frame__boundaries="known", frame__team__style="sync",
    fit__hybrid__separate_tasks=("live positions",), fit__hybrid__boundary="yes", fit__hybrid__protocol="queue",
    fit__hybrid__two_stacks="yes",
)  # fmt: skip


def test_nothing_answered_is_unknown_and_without_reasons() -> None:
    assert fit(Decision()) == tuple(ApproachFit(approach, "unknown", (), ()) for approach in APPROACHES)


@pytest.mark.parametrize(
    ("approach", "decision"),
    [("monolithic", SHOP), ("microservices", TEAMS), ("serverless", PICTURES), ("hybrid", LIVE)],
)
def test_each_approach_fits_where_it_belongs(approach: str, decision: Decision) -> None:
    assert of(approach, decision).verdict == "good"


@pytest.mark.parametrize(
    ("approach", "decision", "path", "to", "rule"),
    [
        ("microservices", TEAMS, "frame.boundaries", "unknown", "fit-services-distributed-monolith"),
        ("serverless", PICTURES, "fit.serverless.longest_run", "longer", "fit-serverless-too-long"),
        ("serverless", PICTURES, "fit.serverless.lock_in", "never", "fit-serverless-tied-never"),
        ("hybrid", LIVE, "fit.hybrid.boundary", "no", "fit-hybrid-no-line"),
        ("hybrid", LIVE, "fit.hybrid.two_stacks", "no", "fit-hybrid-one-stack"),
    ],
)
def test_one_answer_can_rule_an_approach_out(
    approach: str, decision: Decision, path: str, to: str, rule: str
) -> None:
    found = of(approach, put(decision, key_path(path), to))
    assert found.verdict == "poor"
    assert (found.against[0].rule, found.against[0].level) == (rule, "warning")


def _values(question: Question) -> list[Any]:
    if question.path in NUMBERS:
        return list(NUMBERS[question.path])
    values: list[Any] = [option.value for option in question.options]
    return [(value,) for value in values] if question.kind == "several" else values


@each("question", READ_BY_FIT, ids=lambda question: question.id)
def test_every_answer_that_names_it_as_reader_changes_it(question: Question) -> None:
    """In some decision, one answer in place of another changes a reason."""
    bases = (
        Decision(), SHOP, answering(frame__load__growth=12.0), answering(fit__monolithic__replicas="yes"),
        answering(frame__bottleneck__kind="deployment", frame__bottleneck__measured="production"),
    )  # fmt: skip
    path = key_path(question.path)
    values = [*_values(question), *([()] if question.kind == "several" else [])]
    assert any(len({repr(fit(put(base, path, value))) for value in values}) > 1 for base in bases)


@pytest.mark.parametrize("pattern", ["reads", "mixed", "writes"])
def test_read_copies_help_where_reads_are_the_load(pattern: str) -> None:
    decision = answering(fit__monolithic__replicas="yes", frame__load__pattern=pattern)
    helps = "fit-mono-replicas" in for_rules("monolithic", decision)
    assert helps == (pattern != "writes")


def test_plumbing_needs_a_measured_bottleneck() -> None:
    planned = answering(
        fit__microservices__plumbing=("tracing", "queues"),
        frame__bottleneck__kind="throughput",
        frame__bottleneck__measured="not-yet",
    )
    found = of("microservices", planned).against[0]
    assert found.rule == "fit-services-plumbing"
    assert "tracing and message queues" in render(found, planned).says
    measured = put(planned, key_path("frame.bottleneck.measured"), "load-test")
    assert for_rules("microservices", measured) == ["fit-services-plumbing-asked"]


def test_the_parts_own_traffic_goes_before_the_whole() -> None:
    decision = answering(frame__load__variability="steady")
    assert against_rules("serverless", decision) == ["fit-serverless-steady"]
    own = put(decision, key_path("fit.serverless.variability"), "spiky")
    assert for_rules("serverless", own) == ["fit-serverless-spiky"]


def test_a_task_without_a_protocol_is_pointed_out() -> None:
    decision = put(LIVE, key_path("fit.hybrid.protocol"), None)
    found = next(it for it in of("hybrid", decision).against if it.rule == "fit-hybrid-no-protocol")
    assert "live positions" in render(found, decision).says


def test_reasons_stand_singly_the_weightiest_first() -> None:
    found = of("monolithic", SHOP)
    assert found.for_[0].rule in ("fit-mono-records", "fit-mono-lines-move")
    everything = [*found.for_, *found.against]
    assert len({finding.rule for finding in everything}) == len(everything)
    assert all(finding.reads for finding in everything)


def test_every_rule_has_words_that_quote_the_answer_and_every_word_a_rule() -> None:
    told: set[str] = set()
    bases = [Decision(), SHOP, TEAMS, PICTURES, LIVE]
    bases += [
        put(base, key_path("frame.bottleneck"), bottleneck)
        for base in (Decision(), put(Decision(), key_path("fit.microservices.plumbing"), ("queues",)))
        for bottleneck in (
            Bottleneck(kind="deployment", measured="production"),
            Bottleneck(kind="latency", measured="production"),
        )
    ]
    bases.append(answering(fit__monolithic__replicas="yes", frame__load__pattern="writes"))
    for question in READ_BY_FIT:
        for value in _values(question):
            for base in bases:
                decision = put(base, key_path(question.path), value)
                for found in fit(decision):
                    for finding in (*found.for_, *found.against):
                        told.add(finding.rule)
                        words = render(finding, decision)
                        assert "{" not in words.says
                        assert "{a1}" in SAYINGS[finding.rule].says
    assert told == {rule for rule in SAYINGS if rule.startswith("fit-")}


@each("decision", [SHOP, TEAMS, PICTURES, LIVE, Decision()])
def test_what_fits_best_is_first_and_what_is_ruled_out_last(decision: Decision) -> None:
    found = fit(decision)
    assert sorted(one.approach for one in found) == sorted(APPROACHES)
    order = ("good", "possible", "unknown", "poor")
    keys = [(one.ruled_out, order.index(one.verdict), -one.lead) for one in found]
    assert keys == sorted(keys)
    assert [one.lead for one in best_first(reversed(found))] == [one.lead for one in found]


@each("path, value", [(path, value) for answers in HARD.values() for path, value, _ in answers])
def test_an_answer_that_rules_one_out_makes_it_the_last(path: KeyPath, value: str) -> None:
    for base in (SHOP, TEAMS, PICTURES, LIVE):
        assert fit(put(base, path, value))[-1].ruled_out


@pytest.mark.parametrize("decision", [SHOP, TEAMS, PICTURES, LIVE], ids=["shop", "teams", "pictures", "live"])
def test_at_most_two_fit_well(decision: Decision) -> None:
    assert 1 <= sum(found.verdict == "good" for found in fit(decision)) <= 2


def test_being_able_to_run_services_is_no_reason_to_have_them() -> None:
    able = answering(
        frame__boundaries="known", frame__team__operations="strong", fit__microservices__networking="have",
        fit__microservices__observability="have", fit__microservices__consistency="have",
        fit__microservices__containers="have",
    )  # fmt: skip
    assert of("microservices", able).verdict == "possible"
    asked = put(able, key_path("fit.microservices.separate_teams"), "yes")
    assert of("microservices", asked).verdict == "good"


def test_learning_is_half_as_bad_as_nothing() -> None:
    learning = of("microservices", answering(fit__microservices__networking="learning")).against[0]
    nothing = of("microservices", answering(fit__microservices__networking="none")).against[0]
    assert (strength(learning), strength(nothing)) == (1, 2)


def test_a_machine_that_idles_half_of_the_time_says_nothing() -> None:
    assert not for_rules("serverless", answering(fit__serverless__idle_percent=50))
    assert for_rules("serverless", answering(fit__serverless__idle_percent=85)) == ["fit-serverless-idle"]


def test_that_it_has_to_last_is_no_reason_against_one_application() -> None:
    assert not against_rules("monolithic", answering(fit__monolithic__speed="no"))


@pytest.mark.parametrize(
    ("kind", "planned", "rule"),
    [
        ("database", ("queues",), "fit-services-plumbing-asked"),
        ("deployment", ("queues",), "fit-services-plumbing-elsewhere"),
        ("deployment", ("discovery",), "fit-services-plumbing-asked"),
        ("database", ("discovery",), "fit-services-plumbing-elsewhere"),
        ("cost", ("discovery", "queues"), "fit-services-plumbing-elsewhere"),
        ("none", ("queues",), "fit-services-plumbing"),
        ("latency", ("tracing",), None),
        ("none", ("tracing",), None),
    ],
)
def test_each_remedy_relieves_its_own_limits(kind: str, planned: tuple[str, ...], rule: str | None) -> None:
    decision = answering(
        frame__bottleneck__kind=kind, frame__bottleneck__measured="production",
        fit__microservices__plumbing=planned,
    )  # fmt: skip
    found = of("microservices", decision)
    told = [one for one in (*found.for_, *found.against) if "plumbing" in one.rule]
    assert [one.rule for one in told] == ([rule] if rule else [])


def test_growth_that_nobody_expects_speaks_for_nothing() -> None:
    assert "fit-mono-gentle-growth" in for_rules("monolithic", answering(frame__load__growth=2.0))
    assert "fit-mono-gentle-growth" not in for_rules("monolithic", answering(frame__load__growth=1.0))
