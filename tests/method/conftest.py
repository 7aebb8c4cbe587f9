"""A decision about which no rule has anything to say; tests change one answer of it."""

from datetime import date
from typing import Any

import pytest

from roadworthy.knowledge.phases import default_path
from roadworthy.model import Decision, Interval
from roadworthy.model.frame import (
    Bottleneck,
    Ethics,
    Frame,
    Horizon,
    MustHave,
    Organisation,
    Person,
    Team,
)
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate, Costs, Enthusiasm, Fit, ServerlessFit, ServicesFit
from roadworthy.model.outcome import Risk
from roadworthy.model.path import Flag, MigrationPath, Pulse


@pytest.fixture(autouse=True, scope="module")
def own_draws(drawn_anew: None) -> None:
    """What is drawn is looked at here, so nothing that another test drew is taken."""


@pytest.fixture
def today() -> date:
    return date(2026, 11, 23)


def candidate(name: str, excited: int, tolerate: int, dread: int, **answers: Any) -> Candidate:
    """A candidate whose every answer is a quiet one, save those given."""
    quiet: dict[str, Any] = {
        "approach": "monolithic", "language": "Python", "chosen_for": ("domain-fit",), "async_model": "sync",
        "maturity": "established", "governance": "foundation", "funding": "several", "support_window": "yes",
        "security_record": "yes", "predictable_releases": "yes", "breaking_history": "rare", "wrapper": "no",
        "majors_expected": 2, "lock_in": "none", "behind_interface": "partly", "one_service": "no",
        "must_haves": {"postgres": "yes"}, "exit_cost": "some 20 person-weeks",
    }  # fmt: skip
    counts = Enthusiasm(excited=excited, tolerate=tolerate, dread=dread)
    return Candidate(**quiet | {"name": name, "enthusiasm": counts} | answers)


def scored(*scores: float) -> dict[str, Cell]:
    names = ("learning-curve", "ecosystem-maturity")
    return {
        name: Cell(score=Interval(score, score), rationale="tried")
        for name, score in zip(names, scores, strict=True)
    }


def walked_path() -> MigrationPath:
    """Proof of concept passed, the critical path running with a flag, the rest to come."""
    path = default_path()
    proof = path.phases["proof-of-concept"]
    checks = {
        slug: check.model_copy(update={"met_on": date(2026, 10, 20)}) for slug, check in proof.checks.items()
    }
    done = proof.model_copy(
        update={
            "started_on": date(2026, 10, 1),
            "ended_on": date(2026, 10, 21),
            "result": "passed",
            "everybody": "yes",
            "checks": checks,
        }
    )
    critical = path.phases["critical-path"].model_copy(
        update={
            "started_on": date(2026, 11, 2),
            "owner": "Backend lead",
            "works_on": "Sign-in",
            "flags": {
                "sign-in": Flag(
                    name="sign-in-new",
                    share=1,
                    ramp=("1 %", "50 %", "100 %"),
                    rollback="Switch it off, 5 minutes",
                )
            },
            "pulses": {"p1": Pulse(on=date(2026, 11, 20), load="right", mood="good")},
        }
    )
    return MigrationPath(
        people=Interval(2.0, 2.0), phases={**path.phases, "proof-of-concept": done, "critical-path": critical}
    )


@pytest.fixture
def quiet() -> Decision:
    return Decision(
        title="Orders platform",
        frame=Frame(
            domain="rules",
            boundaries="known",
            bottleneck=Bottleneck(kind="latency", measured="estimate"),
            team=Team(
                size=8, juniors=2, languages=("Python",), style="both", operations="some", heard="yes",
                capacity=3.0, majors_carried=2,
            ),
            organisation=Organisation(headcount=60, engineers=60, regulated="no"),
            ethics=Ethics(maintainers="independent", funding="diverse", governance="open", gives_back="nothing"),
        ),
        must_haves={"postgres": MustHave(name="PostgreSQL", kind="database")},
        people={
            "amira": Person(name="Amira", role="lead", stand="for"),
            "jonas": Person(name="Jonas", role="operations", stand="for", reason="Less to run at night"),
            "li": Person(name="Li", role="product", stand="abstains"),
        },
        horizons={
            "first-6-months": Horizon(name="First 6 months", worth=1.0),
            "3-years-and-more": Horizon(name="3 years and more", worth=1.0),
        },
        fit=Fit(
            microservices=ServicesFit(separate_teams="yes"), serverless=ServerlessFit(lock_in="fine")
        ),
        candidates={
            "django": candidate("Django", 3, 3, 0),
            "fastapi": candidate(
                "FastAPI", 5, 1, 0, approach="microservices", async_model="async", lock_in="some",
                exit_cost="6 to 9 person-weeks",
            ),
            "go-kit": candidate(
                "Go kit", 5, 1, 1, language="Go", language_advantage="One binary without a runtime",
                costs=Costs(switching_weeks=Interval(20.0, 30.0)),
            ),
            "old": candidate(
                "The old stack", 4, 2, 1, present="as-is", behind="two majors",
                costs=Costs(upkeep_year=Interval(8.0, 12.0)),
            ),
            "mixed": candidate(
                "Django and functions", 4, 3, 0, approach="hybrid", boundary="Images leave the core",
                protocol="queue",
            ),
        },
        criteria={
            "learning-curve": Criterion(name="Learning curve", weight=1.0),
            "ecosystem-maturity": Criterion(name="Ecosystem maturity", weight=1.0),
        },
        evidence={
            "packages": Evidence(
                candidate="django", criterion="ecosystem-maturity", words="23 of 25 packages kept up",
                kind="fact", source="our list", on=date(2026, 11, 1),
            )
        },
        scores={
            "django": scored(4, 5),
            "fastapi": scored(4, 4),
            "go-kit": scored(2, 3),
            "old": scored(3, 2),
            "mixed": scored(3, 3),
        },
        paths={"django": walked_path()},
        risks={"tax": Risk(title="The tax client is abandoned", owner="Li", mitigation="wrap it", state="watched")},
    )  # fmt: skip
