"""When it has gone wrong: isolate, go piece by piece, no second big-bang, and learn for the next choice."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.path import is_proof, phase_state
from roadworthy.model import Decision, KeyPath

_PLAN: Final[tuple[KeyPath, ...]] = (("recovery", "isolate"), ("recovery", "pieces"))


def is_planned(decision: Decision) -> bool:
    """Whether the way out says what is isolated and which pieces move then."""
    return bool(decision.recovery.isolate.strip() and decision.recovery.pieces.strip())


def came_true_without_recovery(basis: Basis) -> Iterator[Finding]:
    """A risk came true, and there is no plan to isolate the part and move away in pieces."""
    decision = basis.decision
    if is_planned(decision):
        return
    for slug, risk in decision.risks.items():
        if risk.state == "came-true":
            state: KeyPath = ("risks", slug, "state")
            facts = {"risk": risk.title or slug}
            reads = (state, *_PLAN)
            yield Finding("came-true-without-recovery", "warning", _PLAN[0], slug, facts, reads)


def failed_phase_without_recovery(basis: Basis) -> Iterator[Finding]:
    """A phase after the proof of concept failed, and there is no plan to get out of it."""
    decision = basis.decision
    if is_planned(decision):
        return
    for path, name, proof in _failures(basis):
        if not proof:
            reads = (path, *_PLAN)
            facts = {"phase": name}
            yield Finding("failed-phase-without-recovery", "warning", _PLAN[0], path[3], facts, reads)


def second_big_bang(basis: Basis) -> Iterator[Finding]:
    """The way out is to be another rewrite of the whole."""
    way: KeyPath = ("recovery", "way")
    if basis.decision.recovery.way == "big-bang":
        yield Finding("second-big-bang", "warning", way, reads=(way,))


def criteria_not_updated(basis: Basis) -> Iterator[Finding]:
    """Something went wrong, and what it teaches about the criteria is not written down."""
    decision = basis.decision
    if decision.recovery.criteria_update.strip():
        return
    update: KeyPath = ("recovery", "criteria_update")
    gone_wrong = [(path, name) for path, name, _ in _failures(basis)]
    gone_wrong += [
        (("risks", slug, "state"), risk.title or slug)
        for slug, risk in decision.risks.items()
        if risk.state == "came-true"
    ]
    if gone_wrong:
        reads = (*(path for path, _ in gone_wrong), update)
        facts = {"what": ", ".join(name for _, name in gone_wrong)}
        yield Finding("criteria-not-updated", "note", update, facts=facts, reads=reads)


def _failures(basis: Basis) -> Iterator[tuple[KeyPath, str, bool]]:
    for slug, phase in basis.phases.items():
        if phase_state(phase) == "failed":
            at: KeyPath = ("paths", basis.walked, "phases", slug, "result")
            yield at, phase.name or slug, is_proof(slug, phase)
