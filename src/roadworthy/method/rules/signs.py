"""Signs: a score that says something else than what people and collectors have seen, and does not say why."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.signs import departures
from roadworthy.model.landscape import Candidate


def score_departs_from_signs(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """A score outside of what its signs and signals suggest, without a reason."""
    del candidate
    yield from departures(basis.decision, slug, basis.signs)
