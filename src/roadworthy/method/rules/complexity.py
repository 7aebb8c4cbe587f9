"""Over-engineering: more parts than the domain, the team or a measurement asks for."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.bounds import SMALL_TEAM
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.remedies import measured_limit, planned_heavy, relieving
from roadworthy.method.rules.common import about, at, frame
from roadworthy.model.landscape import Candidate


def services_for_simple_work(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Several services for a domain that stores and shows records."""
    if candidate.approach == "microservices" and basis.decision.frame.domain == "crud":
        yield about("services-for-simple-work", "warning", slug, at(slug, "approach"), frame("domain"))


def services_for_small_team(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Several services for one team that is no larger than `SMALL_TEAM`."""
    decision = basis.decision
    size = decision.frame.team.size
    alone = decision.fit.microservices.separate_teams != "yes"
    if candidate.approach == "microservices" and size is not None and size <= SMALL_TEAM and alone:
        yield about(
            "services-for-small-team",
            "warning",
            slug,
            at(slug, "approach"),
            frame("team.size"),
            ("fit", "microservices", "separate_teams"),
            facts=_each(len(decision.frame.boundary_names), size),
        )


def _each(parts: int, people: int) -> dict[str, Fact]:
    """How many people there would be for each part that was named; nothing where they divide nothing."""
    return {"parts": parts, "each": f"{people / parts:.1f}".removesuffix(".0")} if parts > 1 else {}


def services_before_boundaries(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Several services while nobody knows where the domain divides."""
    boundaries = basis.decision.frame.boundaries
    if candidate.approach == "microservices" and boundaries in ("unknown", "emerging"):
        level: Level = "warning" if boundaries == "unknown" else "note"
        yield about("services-before-boundaries", level, slug, at(slug, "approach"), frame("boundaries"))


def operations_too_thin(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Several services, and nobody of one's own to run them."""
    if candidate.approach == "microservices" and basis.decision.frame.team.operations == "none":
        yield about("operations-too-thin", "warning", slug, at(slug, "approach"), frame("team.operations"))


def plumbing_without_bottleneck(basis: Basis) -> Iterator[Finding]:
    """Discovery or queues are planned, and no measured limit is one that they relieve, or not both of them.

    Tracing shows where a limit is; planned by itself it is good practice.
    """
    decision = basis.decision
    idle = [part for part in planned_heavy(decision) if part not in relieving(decision)]
    if idle:
        limit = measured_limit(decision)
        facts: dict[str, Fact] = {limit: 1, "measured": 1} if limit else {"unmeasured": 1}
        if relieving(decision):
            facts = {f"idle_{part}": 1 for part in idle}
        plumbing = ("fit", "microservices", "plumbing")
        reads = (plumbing, frame("bottleneck.measured"), frame("bottleneck.kind"))
        yield Finding("plumbing-without-bottleneck", "warning", plumbing, facts=facts, reads=reads)
