"""No proof of concept: a later phase begun, or planned, before the first one has shown anything."""

from collections.abc import Iterator

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.path import OPEN_EXIT, begun, is_proof, open_checks, phase_state
from roadworthy.model import KeyPath
from roadworthy.model.path import Phase


def no_proof_of_concept(basis: Basis) -> Iterator[Finding]:
    """A later phase has begun or has a date, and the proof of concept was skipped or is not on the path."""
    candidate, proof, later = _phases(basis)
    if not candidate or later is None or (proof and phase_state(proof[1]) != "skipped"):
        return
    slug = proof[0] if proof else "proof-of-concept"
    at: KeyPath = ("paths", candidate, "phases", slug, "result")
    reads = (_when(candidate, *later), at)
    facts = {"later": later[1].name or later[0]}
    yield Finding("no-proof-of-concept", "warning", at, candidate, facts, reads)


def proof_still_open(basis: Basis) -> Iterator[Finding]:
    """A later phase has begun or has a date while the proof of concept's exit is shut."""
    candidate, proof, later = _phases(basis)
    if not candidate or later is None or proof is None:
        return
    if phase_state(proof[1]) in (*OPEN_EXIT, "skipped"):
        return
    shut = open_checks(proof[1])
    base: KeyPath = ("paths", candidate, "phases", proof[0])
    checks = tuple((*base, "checks", check, "met_on") for check in shut)
    facts: dict[str, Fact] = {
        "later": later[1].name or later[0],
        "proof": proof[1].name or proof[0],
        "open": len(shut),
        "checks": len(proof[1].checks),
    }
    level: Level = "warning" if begun(later[1]) else "note"
    reads = (_when(candidate, *later), (*base, "result"), *checks)
    yield Finding("proof-still-open", level, base, candidate, facts, reads)


def moving_without_proof(basis: Basis) -> Iterator[Finding]:
    """The status says that the move is on, and the path knows of no proof of concept and nothing after it."""
    candidate, proof, later = _phases(basis)
    if basis.decision.status not in ("migrating", "done") or later is not None:
        return
    if proof is None or phase_state(proof[1]) in ("planned", "skipped"):
        yield Finding("moving-without-proof", "warning", ("status",), candidate, reads=(("status",),))


def _phases(basis: Basis) -> tuple[str, tuple[str, Phase] | None, tuple[str, Phase] | None]:
    """Whose path it is, its proof of concept, and the first later phase begun, or else with a date."""
    phases = basis.phases
    proof = next(((slug, phase) for slug, phase in phases.items() if is_proof(slug, phase)), None)
    later = [(slug, phase) for slug, phase in phases.items() if not is_proof(slug, phase)]
    ahead = [row for row in later if begun(row[1])] or [row for row in later if row[1].starts_on]
    return basis.walked, proof, ahead[0] if ahead else None


def _when(candidate: str, slug: str, phase: Phase) -> KeyPath:
    """The answer that says that a phase goes ahead."""
    base: KeyPath = ("paths", candidate, "phases", slug)
    if phase.started_on is not None:
        return (*base, "started_on")
    if not begun(phase):
        return (*base, "starts_on")
    met = next((key for key, check in phase.checks.items() if check.met_on), None)
    return (*base, "checks", met, "met_on") if met else (*base, "result")
