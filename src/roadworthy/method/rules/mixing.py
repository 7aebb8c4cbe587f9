"""Mixing: two frameworks in one service, and a hybrid whose parts have no boundary or no way to talk."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.rules.common import about, at
from roadworthy.model import KeyPath
from roadworthy.model.landscape import Candidate

_LINE: Final[KeyPath] = ("fit", "hybrid", "boundary")
_TALKS: Final[KeyPath] = ("fit", "hybrid", "protocol")


def two_frameworks_in_one_service(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Two frameworks would live inside one service, for good or for a while."""
    del basis
    if candidate.one_service in ("yes", "partly"):
        yield about("two-frameworks-in-one-service", "warning", slug, at(slug, "one_service"))


def hybrid_without_boundary(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A hybrid, and nobody has said where one part ends; a note where there is said to be a clear line."""
    if candidate.approach == "hybrid" and not candidate.boundary.strip():
        clear = basis.decision.fit.hybrid.boundary == "yes"
        yield about(
            "hybrid-without-boundary", "note" if clear else "warning", slug,
            at(slug, "boundary"), at(slug, "approach"), _LINE, facts={"clear": 1} if clear else None,
        )  # fmt: skip


def hybrid_without_protocol(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A hybrid, and nobody has said how its parts talk, nor how such parts would."""
    talks = candidate.protocol or basis.decision.fit.hybrid.protocol
    if candidate.approach == "hybrid" and talks is None:
        yield about(
            "hybrid-without-protocol", "warning", slug, at(slug, "protocol"), at(slug, "approach"), _TALKS
        )
