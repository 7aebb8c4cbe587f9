"""Twelve kinds of decisions: what must be said of each, what must not, and which way of building comes first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from roadworthy.knowledge.words import sayings
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import best_fitting
from roadworthy.model import Decision, Interval, key_path, put
from roadworthy.model.frame import Person
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate, Enthusiasm, Part
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.robust_verdict import whole_verdict
from roadworthy.report.ruled_out import out_words
from roadworthy.report.words import render

TODAY = date(2026, 11, 29)
VOICES = {
    role: Person(name=role.capitalize(), role=role, stand="for") for role in ("lead", "operations", "product")
}
ABLE = {"networking": "have", "observability": "have", "consistency": "have", "containers": "have"}
UNABLE = {"networking": "none", "observability": "none", "consistency": "none", "containers": "learning"}


@dataclass(frozen=True)
class Kind:
    """One kind of decision."""

    name: str
    answers: dict[str, Any]
    candidates: dict[str, Candidate]
    """The first leads."""
    first: str
    """The approach that fits best; empty where none fits well."""
    said: tuple[str, str, str]
    unsaid: tuple[str, str]
    """Rules, or findings by id, whose words would be wrong here."""
    phases: dict[str, Phase] | None = None


def frame(**answers: Any) -> dict[str, Any]:
    return {f"frame.{key.replace('__', '.')}": value for key, value in answers.items()}


def fits(part: str, **answers: Any) -> dict[str, Any]:
    return {f"fit.{part}.{key}": value for key, value in answers.items()}


SIZE = "frame.team.size"
KINDS = (
    Kind(
        "a startup of three with records and forms",
        frame(domain="crud", boundaries="emerging", trigger="new", team__size=3, team__style="sync",
              team__operations="none", load__growth=8.0, load__growth_months=18)
        | {"frame.organisation.headcount": 60} | fits("monolithic", conventions="yes", speed="yes")
        | fits("microservices", separate_teams="no", separate_scaling="no", **UNABLE),
        {"django": Candidate(name="Django", approach="monolithic"),
         "workers": Candidate(name="Workers", approach="serverless", maturity="young")},
        "monolithic",
        ("With 3 people, one code base", "“Records and forms”", "what would come after Django"),
        ("no-support-window", "niche-or-young"),
    ),
    Kind(
        "sixty in a bank leave Struts",
        frame(domain="rules", boundaries="known", trigger="support", team__size=60, team__style="sync",
              team__operations="strong", team__capacity=14.0, waiting__forced_on=date(2027, 5, 9),
              waiting__support_ends_on=date(2026, 6, 30), present_stack="Struts 2.5", load__pattern="mixed",
              load__growth=1.5, load__growth_months=36)
        | {"frame.organisation.regulated": "yes", "frame.bottleneck.kind": "none"}
        | fits("monolithic", deploy_pain="blocking", conventions="yes")
        | fits("microservices", separate_teams="yes", separate_scaling="partly", **ABLE),
        {"spring": Candidate(name="Spring Boot", approach="microservices", security_record="no",
                             costs=put(Candidate.blank(), ("costs", "switching_weeks"), Interval(900, 1600)).costs),
         "quarkus": Candidate(name="Quarkus", approach="microservices")},
        "microservices",
        ("Security support for what you run (Struts 2.5) ended", "it takes", "Teams that could own a service each"),
        ("gate-nothing-limits", "gate-too-early"),
    ),
    Kind(
        "a game with spikes",
        frame(domain="realtime", boundaries="known", trigger="new", team__size=12, team__style="both",
              team__operations="some", load__variability="spiky", load__growth=12.0, load__growth_months=3)
        | fits("serverless", state="in-process", cold_start="never", longest_run="longer")
        | fits("hybrid", separate_tasks=("matches",), boundary="yes", protocol="queue", two_stacks="yes")
        | fits("microservices", separate_scaling="yes", separate_teams="no"),
        {"workers": Candidate(name="Edge workers", approach="serverless"),
         "phoenix": Candidate(name="Phoenix with a game server", approach="hybrid")},
        "hybrid",
        ("a job runs longer than functions may", "state in the process would be lost", "Edge workers leads"),
        ("fit-mono-gentle-growth", "fit-serverless-stateless"),
    ),
    Kind(
        "models are served",
        frame(domain="events", boundaries="known", trigger="scale", team__size=15, team__operations="strong",
              bottleneck__kind="throughput", bottleneck__measured="load-test", load__rate=40.0,
              load__limit=60.0, load__unit="images a second", load__growth=4.0, load__growth_months=12)
        | fits("microservices", separate_scaling="yes", separate_teams="partly", plumbing=("tracing",), **ABLE)
        | fits("serverless", longest_run="longer", event_driven="partly"),
        {"services": Candidate(name="FastAPI and a model server", approach="microservices"),
         "one": Candidate(name="FastAPI alone", approach="monolithic")},
        "microservices",
        ("you reach the limit of 60 in 2027-03", "more of the same machine buy time", "Parts that need to scale"),
        ("plumbing-without-bottleneck", "fit-services-plumbing"),
    ),
    Kind(
        "a Rails shop at its database's limit",
        frame(domain="rules", boundaries="known", trigger="scale", team__size=38, team__style="sync",
              team__operations="some", bottleneck__kind="database", bottleneck__measured="production",
              load__pattern="reads", load__growth=3.0, load__growth_months=24)
        | fits("monolithic", conventions="yes", replicas="yes", modular="partly", workers="yes")
        | fits("microservices", separate_teams="no", plumbing=("queues", "discovery")),
        {"rails": Candidate(name="Rails 8", approach="monolithic", wrapper="no"),
         "spring": Candidate(name="Spring Boot", approach="microservices")},
        "monolithic",
        ("Splitting the application does not make a query faster", "Queues relieve it", "They buy time before"),
        ("plumbing-without-bottleneck", "fit-services-plumbing"),
    ),
    Kind(
        "sensors send without end",
        frame(domain="events", boundaries="known", trigger="new", team__size=9, team__operations="some",
              load__pattern="writes", load__variability="steady", load__growth=12.0, load__growth_months=120)
        | fits("monolithic", replicas="yes") | fits("serverless", event_driven="yes", idle_percent=5,
              longest_run="seconds", state="outside", lock_in="never")
        | fits("hybrid", separate_tasks=("ingest",), boundary="yes", protocol="queue", two_stacks="yes"),
        {"hybrid": Candidate(name="A core and an ingest", approach="hybrid",
                             parts={"in": Part(name="Ingest", approach="serverless")}),
         "one": Candidate(name="One application", approach="monolithic")},
        "hybrid",
        ("With a load that is “Mostly writes” they help little", "which you ruled out",
         "“Steady”"),
        ("fit-services-steep-growth", "fit-mono-steep-growth"),
    ),
    Kind(
        "a team of juniors",
        frame(domain="rules", boundaries="emerging", trigger="replace", team__size=7, team__juniors=5,
              team__style="sync", team__operations="some", team__languages=("JavaScript",))
        | fits("monolithic", conventions="yes", speed="yes", modular="partly")
        | fits("microservices", separate_teams="no", **UNABLE),
        {"nest": Candidate(name="NestJS", approach="microservices", language="TypeScript", async_model="async"),
         "django": Candidate(name="Django", approach="monolithic", language="Python")},
        "monolithic",
        ("more services than the team can look after", "and the team has 7 people", "the way it is built fits your answers poorly"),
        ("new-language-without-advantage--nest", "niche-or-young"),
    ),
    Kind(
        "strong operations",
        frame(domain="rules", boundaries="known", trigger="scale", team__size=45, team__operations="strong",
              bottleneck__kind="deployment", bottleneck__measured="production", team__style="both")
        | fits("monolithic", deploy_pain="blocking")
        | fits("microservices", separate_teams="yes", separate_scaling="yes", plumbing=("tracing", "queues"), **ABLE),
        {"go": Candidate(name="Go services", approach="microservices"),
         "one": Candidate(name="One application", approach="monolithic")},
        "microservices",
        ("neither queues nor discovery relieve that", "services can be released separately", "quicker pipelines"),
        ("fit-services-plumbing-asked", "fit-services-plumbing"),
    ),
    Kind(
        "a Go shop",
        frame(domain="rules", boundaries="known", trigger="new", team__size=7, team__operations="strong",
              waiting__cost="two lost tenders", waiting__growing="yes", team__languages=("Go",))
        | fits("monolithic", modular="yes", speed="yes") | fits("microservices", separate_teams="no", **ABLE)
        | fits("hybrid", two_stacks="no"),
        {"std": Candidate(name="net/http", approach="monolithic", language="Golang"),
         "both": Candidate(name="Go and Node", approach="hybrid", language="Go and JavaScript")},
        "monolithic",
        ("each month delays what it should earn", "nobody can carry its second stack", "One team with several services"),
        ("gate-waiting-grows", "gate-late"),
    ),
    Kind(
        "a public agency whose contract ends",
        frame(domain="crud", boundaries="known", trigger="replace", team__size=9, team__style="sync",
              team__operations="some", waiting__forced_on=date(2027, 1, 15), waiting__forced_by="The contract ends")
        | {"frame.organisation.regulated": "yes"} | fits("monolithic", conventions="yes"),
        {"django": Candidate(name="Django", approach="monolithic", support_window="no"),
         "java": Candidate(name="Jakarta EE", approach="monolithic")},
        "monolithic",
        ("the date of 2027-01-15 will probably be missed", "Django leads", "9 people"),
        ("gate-ready", "gate-deadline-holds"),
    ),
    Kind(
        "a founder alone",
        frame(domain="crud", boundaries="emerging", trigger="new", team__size=1, team__operations="none",
              load__growth=50.0, load__growth_months=12, team__style="both")
        | {"people": {"founder": Person(name="Founder", role="lead", stand="for")}}
        | fits("monolithic", conventions="yes", speed="yes"),
        {"rails": Candidate(name="Rails", approach="monolithic", enthusiasm=Enthusiasm(tolerate=1)),
         "adonis": Candidate(name="Adonis", approach="monolithic", enthusiasm=Enthusiasm(excited=1))},
        "monolithic",
        ("With 1 person, one code base", "what would come after Rails", "“Records and forms”"),
        ("operations-missing", "rival-excites--rails"),
    ),
    Kind(
        "an acquired Laravel product is merged",
        frame(domain="rules", boundaries="known", trigger="replace", team__size=14, team__style="sync",
              team__operations="some", team__heard="partly")
        | {"people": VOICES | {"maria": Person(name="Maria", role="team", stand="blocks", reason="Two stacks")}}
        | fits("monolithic", conventions="yes", modular="partly") | fits("hybrid", two_stacks="partly"),
        {"merge": Candidate(name="Into the core", approach="monolithic", next_step_open="no", wrapper="no"),
         "beside": Candidate(name="Laravel beside it", approach="hybrid")},
        "monolithic",
        ("but its proof of concept failed", "Maria blocks it", "does it allow the next step? “No”"),
        ("gate-ready", "operations-missing"),
        {"proof-of-concept": Phase(kind="proof", result="failed")},
    ),
)  # fmt: skip


def decision_of(kind: Kind) -> Decision:
    decision = Decision(
        people=VOICES, candidates=kind.candidates, criteria={"fit": Criterion(name="Fit", weight=1)}
    )
    for path, value in kind.answers.items():
        decision = put(decision, key_path(path), value)
    scores = (4.6, 3.2)
    for slug, score in zip(kind.candidates, scores, strict=True):
        decision = put(
            decision, ("scores", slug), {"fit": Cell(score=Interval(score, score), rationale="tried")}
        )
    if kind.phases is not None:
        decision = put(decision, ("paths", next(iter(kind.candidates))), MigrationPath(phases=kind.phases))
    return decision


def findings_of(of: Analysis) -> list[Finding]:
    """All that is found."""
    fits = [one for found in of.fit for one in (*found.for_, *found.against)]
    return [of.gate.headline, *of.gate.findings, *of.raised, *of.plan_findings, *fits]


def everything(decision: Decision) -> str:
    """All that is told, a line each."""
    of = Analysis(decision, TODAY)
    told = [render(one, decision) for one in findings_of(of)]
    words = [text for one in told for text in (one.title, one.says, one.mitigation)]
    words.append("; ".join(whole_verdict(of, of.leader(), of.sensitivity())) + ".")
    words += [out_words(of, slug) for slug in decision.candidates]
    return "\n".join(words)


EACH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_there_are_twelve() -> None:
    assert len({kind.name for kind in KINDS}) == 12


@EACH
def test_what_must_be_said_is_said(kind: Kind) -> None:
    told = everything(decision_of(kind))
    assert [words for words in kind.said if words not in told] == []


@EACH
def test_what_must_not_be_said_is_not(kind: Kind) -> None:
    found = findings_of(Analysis(decision_of(kind), TODAY))
    told = {one.rule for one in found} | {one.id for one in found}
    assert [rule for rule in kind.unsaid if rule in told] == []
    assert all(rule.partition("--")[0] in sayings() for rule in kind.unsaid), "words that exist"


@EACH
def test_at_most_two_fit_well_and_the_first_is_the_one_that_should(kind: Kind) -> None:
    good = best_fitting(Analysis(decision_of(kind), TODAY).fit)
    assert len(good) <= 2
    assert (good[0].approach if good else "") == kind.first
