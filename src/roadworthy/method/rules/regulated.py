"""What a regulated or large organisation needs: support, security patches, releases to plan for."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.bounds import LARGE
from roadworthy.method.finding import Finding, Level
from roadworthy.method.rules.common import about, at, engineers_there, frame, regulated
from roadworthy.model import Decision
from roadworthy.model.landscape import Candidate


def _lacks(decision: Decision, slug: str, candidate: Candidate, field: str, rule: str) -> Iterator[Finding]:
    answer = getattr(candidate, field)
    people, where = engineers_there(decision)
    if answer not in ("no", "unknown"):
        return
    if regulated(decision) or (people or 0) >= LARGE:
        level: Level = "warning" if answer == "no" else "note"
        yield about(rule, level, slug, at(slug, field), frame("organisation.regulated"), where)


def no_support_window(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """No published support window, as far as is known."""
    yield from _lacks(basis.decision, slug, candidate, "support_window", "no-support-window")


def no_security_record(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """No record of security patches, as far as is known."""
    yield from _lacks(basis.decision, slug, candidate, "security_record", "no-security-record")


def no_predictable_releases(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """No predictable releases, as far as is known."""
    yield from _lacks(basis.decision, slug, candidate, "predictable_releases", "no-predictable-releases")
