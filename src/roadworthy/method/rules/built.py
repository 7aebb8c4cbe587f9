"""How a candidate would be built, against the answers: what rules it out, and what speaks against it."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import HARD
from roadworthy.method.rules.common import CandidateRule, at
from roadworthy.model.landscape import Candidate

RULES: Final = tuple(
    rule
    for answers in HARD.values()
    for _, _, rule in answers
    if rule != "services-before-boundaries"  # it stands among the rules of complexity, a note as well
)
"""The rules of the answers that rule a way of building out."""


def against_an_answer(rule: str) -> CandidateRule:
    """The rule that a hard answer rules out how a candidate would be built (`roadworthy.method.fit.HARD`)."""

    def found(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
        del candidate
        yield from (one for one in basis.hard_answers[slug] if one.rule == rule)

    return found


def way_fits_poorly(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The one in front would be built in a way that fits the answers poorly, though none rules it out.

    It reads the strongest reason against it.
    """
    if slug not in basis.front or candidate.approach is None or basis.hard_answers[slug]:
        return
    found = next(one for one in basis.fit if one.approach == candidate.approach)
    if found.verdict == "poor":
        reads = (at(slug, "approach"), *found.against[0].reads)
        facts = {"count": len(found.against), "for": len(found.for_)}
        yield Finding("way-fits-poorly", "warning", at(slug, "approach"), slug, facts, reads)
