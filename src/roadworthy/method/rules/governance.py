"""Governance: who carries what the business rests on, also against the bar the team has set itself."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.rules.common import about, at, frame
from roadworthy.method.rules.skills import COMES_WITH, new_languages
from roadworthy.model.landscape import Candidate


def one_maintainer(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """One person maintains it."""
    del basis
    if candidate.governance == "single-maintainer":
        yield about("one-maintainer", "warning", slug, at(slug, "governance"))


def one_sponsor(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """One company pays for it, or decides about it.

    What comes with a language that the team writes already brings no company that is not there without it.
    """
    by_one = candidate.funding == "one-company" or candidate.governance == "company"
    if by_one and not _with_own_language(basis, candidate):
        yield about("one-sponsor", "warning", slug, at(slug, "funding"), at(slug, "governance"))


def _with_own_language(basis: Basis, candidate: Candidate) -> bool:
    language = COMES_WITH.get(candidate.catalogue)
    return language is not None and not new_languages(basis.decision.frame.team.languages, language)


def unpaid_maintainers(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Volunteers carry it unpaid."""
    del basis
    if candidate.funding == "volunteers":
        yield about("unpaid-maintainers", "warning", slug, at(slug, "funding"))


def takes_without_giving(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Volunteers carry it, and the team gives nothing back."""
    if candidate.funding == "volunteers" and basis.decision.frame.ethics.gives_back == "nothing":
        yield about("takes-without-giving", "note", slug, at(slug, "funding"), frame("ethics.gives_back"))


def below_own_maintainer_bar(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Maintained otherwise than the team wants of what it builds on."""
    bar = basis.decision.frame.ethics.maintainers
    if bar == "paid" and candidate.funding == "volunteers":
        where = at(slug, "funding")
    elif bar == "independent" and candidate.governance in ("company", "single-maintainer"):
        where = at(slug, "governance")
    else:
        return
    yield about("below-own-maintainer-bar", "warning", slug, where, frame("ethics.maintainers"))


def below_own_funding_bar(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Funded otherwise than the team wants of what it builds on."""
    bar = basis.decision.frame.ethics.funding
    hidden = bar == "named" and candidate.funding == "unknown"
    narrow = bar == "diverse" and candidate.funding in ("one-company", "volunteers", "unknown")
    if hidden or narrow:
        yield about("below-own-funding-bar", "warning", slug, at(slug, "funding"), frame("ethics.funding"))


def below_own_governance_bar(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Governed otherwise than the team wants of what it builds on."""
    bar = basis.decision.frame.ethics.governance
    unwritten = bar == "written" and candidate.governance == "single-maintainer"
    closed = bar == "open" and candidate.governance in ("company", "single-maintainer")
    if unwritten or closed:
        yield about(
            "below-own-governance-bar", "warning", slug, at(slug, "governance"), frame("ethics.governance")
        )
