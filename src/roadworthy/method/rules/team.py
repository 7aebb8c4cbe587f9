"""Team dynamics: who was heard, who is for it, and what a mean would hide."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.rules.common import about, frame
from roadworthy.model import Decision, KeyPath
from roadworthy.model.landscape import Candidate, Enthusiasm

MANY: Final = 0.25
"""From this share on, the excited or the dreading are too many to be averaged away. Our own bound."""
WEAK: Final = 0.3
"""Below this Kendall's W people hardly agree. Schmidt, Decision Sciences 28 (1997) 763-774."""
EXCITED: Final = 0.8
"""From this share on a team is called excited."""


FEW: Final = 2
"""Below so many voices there is no share: one who looks forward to it is no 100 percent."""


def shares(enthusiasm: Enthusiasm) -> tuple[float, float] | None:
    """The shares that are excited and that dread it; None where fewer than `FEW` were counted."""
    excited, dread = enthusiasm.excited or 0, enthusiasm.dread or 0
    everybody = excited + dread + (enthusiasm.tolerate or 0)
    return (excited / everybody, dread / everybody) if everybody >= FEW else None


def _reads(slug: str) -> tuple[KeyPath, ...]:
    return tuple(("candidates", slug, "enthusiasm", field) for field in ("excited", "tolerate", "dread"))


def team_not_heard(basis: Basis) -> Iterator[Finding]:
    """The team was not asked, or not all of it."""
    heard = basis.decision.frame.team.heard
    if heard in ("no", "partly"):
        path = frame("team.heard")
        level: Level = "warning" if heard == "no" else "note"
        yield Finding("team-not-heard", level, path, reads=(path,))


def low_enthusiasm(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Many dread it and few are excited."""
    del basis
    found = shares(candidate.enthusiasm)
    if found and found[0] < MANY <= found[1]:
        yield about("low-enthusiasm", "warning", slug, *_reads(slug))


def split_behind_mean(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Many are excited and many dread it: the mean looks like indifference."""
    del basis
    found = shares(candidate.enthusiasm)
    if found and found[0] >= MANY and found[1] >= MANY:
        yield about("split-behind-mean", "warning", slug, *_reads(slug), facts={"mean": found[0] - found[1]})


def tolerated_by_all(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """Hardly anybody dreads it, and fewer than half look forward to it."""
    found = shares(candidate.enthusiasm)
    if found and found[0] < 0.5 and found[1] < MANY and _exciting_rival(basis, slug) is None:
        yield about("tolerated-by-all", "note", slug, *_reads(slug))


def rival_excites(basis: Basis, slug: str, candidate: Candidate) -> Iterator[Finding]:
    """The one in front is tolerated, while another has four in five of the team excited."""
    decision = basis.decision
    found = shares(candidate.enthusiasm)
    rival = _exciting_rival(basis, slug)
    if found and found[0] < 0.5 and found[1] < MANY and rival is not None and slug in basis.front:
        excited = shares(decision.candidates[rival].enthusiasm) or (0.0, 0.0)
        facts: dict[str, Fact] = {
            "rival": decision.candidate_name(rival),
            "share": round(100 * excited[0]),
            "own": round(100 * found[0]),
        }
        yield about("rival-excites", "note", slug, *_reads(slug), *_reads(rival), facts=facts)


def _exciting_rival(basis: Basis, slug: str) -> str | None:
    for other, candidate in basis.decision.candidates.items():
        found = shares(candidate.enthusiasm)
        if other != slug and found and found[0] >= EXCITED and not basis.ruled_out[other]:
            return other
    return None


def _roles(decision: Decision) -> tuple[KeyPath, ...]:
    return tuple(("people", slug, "role") for slug, person in decision.people.items() if person.role)


def _missing(decision: Decision, role: str) -> Iterator[Finding]:
    roles = _roles(decision)
    alone = decision.frame.team.size == 1
    if roles and not alone and all(person.role != role for person in decision.people.values()):
        yield Finding(f"{role}-missing", "warning", ("people",), reads=roles)


def operations_missing(basis: Basis) -> Iterator[Finding]:
    """People are named, and none of them speaks for operations."""
    yield from _missing(basis.decision, "operations")


def product_missing(basis: Basis) -> Iterator[Finding]:
    """People are named, and none of them speaks for product."""
    yield from _missing(basis.decision, "product")


def ballots_disagree(basis: Basis) -> Iterator[Finding]:
    """Several people judged blind, and their orders of the candidates have hardly anything in common."""
    agreement = basis.decision.ballots.agreement
    if agreement is not None and agreement < WEAK:
        path: KeyPath = ("ballots", "agreement")
        yield Finding("ballots-disagree", "warning", path, facts={"w": round(agreement, 2)}, reads=(path,))


def somebody_blocks(basis: Basis) -> Iterator[Finding]:
    """Somebody who is involved blocks."""
    for slug, person in basis.decision.people.items():
        if person.stand == "blocks":
            here: KeyPath = ("people", slug)
            reads = ((*here, "stand"), (*here, "reason"))
            yield Finding("somebody-blocks", "warning", (*here, "stand"), slug, reads=reads)
