"""Mixing: two frameworks in one service, and a hybrid whose parts have no boundary or no way to talk."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.rules.common import about, at
from roadworthy.model.landscape import Candidate


def two_frameworks_in_one_service(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Two frameworks would live inside one service, for good or for a while."""
    del basis
    if candidate.one_service in ("yes", "partly"):
        yield about("two-frameworks-in-one-service", "warning", slug, at(slug, "one_service"))


def hybrid_without_boundary(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A hybrid, and nobody has said where one part ends."""
    del basis
    if candidate.approach == "hybrid" and not candidate.boundary.strip():
        yield about("hybrid-without-boundary", "warning", slug, at(slug, "boundary"), at(slug, "approach"))


def hybrid_without_protocol(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A hybrid, and nobody has said how its parts talk."""
    del basis
    if candidate.approach == "hybrid" and candidate.protocol is None:
        yield about("hybrid-without-protocol", "warning", slug, at(slug, "protocol"), at(slug, "approach"))
