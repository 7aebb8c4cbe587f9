"""Upgrades: more than the team can carry, breaking ones with no wrapper, and the price of staying behind."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding, Level
from roadworthy.method.rules.common import about, at, frame
from roadworthy.model.landscape import Candidate


def more_majors_than_carried(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """More major upgrades inside the horizon than the team says it can carry."""
    expected, carried = candidate.majors_expected, basis.decision.frame.team.majors_carried
    if expected is not None and carried is not None and expected > carried:
        reads = (at(slug, "majors_expected"), frame("team.majors_carried"))
        yield about("more-majors-than-carried", "warning", slug, *reads)


def breaking_without_wrapper(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A history of breaking changes, and no layer of one's own between it and the business logic."""
    del basis
    breaks = candidate.breaking_history
    if (breaks == "frequent" and candidate.wrapper != "yes") or (
        breaks == "some" and candidate.wrapper == "no"
    ):
        level: Level = "warning" if breaks == "frequent" else "note"
        reads = (at(slug, "breaking_history"), at(slug, "wrapper"))
        yield about("breaking-without-wrapper", level, slug, *reads)


def staying_not_priced(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The present stack is kept though it is behind, and nobody has put down what that costs a year."""
    del basis
    unpriced = candidate.costs.upkeep_year is None
    if candidate.present == "as-is" and candidate.behind.strip() and unpriced:
        upkeep = ("candidates", slug, "costs", "upkeep_year")
        yield about("staying-not-priced", "note", slug, at(slug, "behind"), at(slug, "present"), upkeep)
