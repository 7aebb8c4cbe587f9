"""Signals S15 and S16: how far the team's own code carries a framework, and what it drags in."""

from roadworthy.method.finding import Fact
from roadworthy.method.signals.observation import Observation, banded
from roadworthy.model.collected import ProjectFacts


def of_project(project: ProjectFacts, source: str) -> tuple[Observation, ...]:
    """S15, and S16 where the lock file has the framework."""
    facts: dict[str, Fact] = {
        "count": len(project.coupled), "direct": project.direct, "names": ", ".join(project.coupled[:8]),
        "capped": len(project.capped), "package": project.package,
    }  # fmt: skip
    coupling = Observation(
        "own-coupling", None, len(project.coupled), facts, source, project.as_of, "count-only"
    )
    if project.reachable is None:
        return (coupling,)
    weight = Observation(
        "dependency-weight", banded(project.reachable, 10, 25, 60, 150), project.reachable,
        {"count": project.reachable, "package": project.package}, source, project.as_of,
    )  # fmt: skip
    return coupling, weight
