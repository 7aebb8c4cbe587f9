"""When it has gone wrong: isolate, go piece by piece, no second big-bang, and learn for the next choice."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.finding import Finding
from roadworthy.method.path import is_proof, path_candidate, phase_state
from roadworthy.model import Decision, KeyPath

_PLAN: Final[tuple[KeyPath, ...]] = (("recovery", "isolate"), ("recovery", "pieces"))


def _planned(decision: Decision) -> bool:
    return bool(decision.recovery.isolate.strip() and decision.recovery.pieces.strip())


def came_true_without_recovery(decision: Decision, today: date) -> Iterator[Finding]:
    """A risk came true, and there is no plan to isolate the part and move away in pieces."""
    del today
    if _planned(decision):
        return
    for slug, risk in decision.risks.items():
        if risk.state == "came-true":
            state: KeyPath = ("risks", slug, "state")
            facts = {"risk": risk.title or slug}
            reads = (state, *_PLAN)
            yield Finding("came-true-without-recovery", "warning", _PLAN[0], slug, facts, reads)


def failed_phase_without_recovery(decision: Decision, today: date) -> Iterator[Finding]:
    """A phase after the proof of concept failed, and there is no plan to get out of it."""
    del today
    if _planned(decision):
        return
    for path, name, proof in _failures(decision):
        if not proof:
            reads = (path, *_PLAN)
            facts = {"phase": name}
            yield Finding("failed-phase-without-recovery", "warning", _PLAN[0], path[3], facts, reads)


def second_big_bang(decision: Decision, today: date) -> Iterator[Finding]:
    """The way out is to be another rewrite of the whole."""
    del today
    way: KeyPath = ("recovery", "way")
    if decision.recovery.way == "big-bang":
        yield Finding("second-big-bang", "warning", way, reads=(way,))


def criteria_not_updated(decision: Decision, today: date) -> Iterator[Finding]:
    """Something went wrong, and what it teaches about the criteria is not written down."""
    del today
    if decision.recovery.criteria_update.strip():
        return
    update: KeyPath = ("recovery", "criteria_update")
    gone_wrong = [(path, name) for path, name, _ in _failures(decision)]
    gone_wrong += [
        (("risks", slug, "state"), risk.title or slug)
        for slug, risk in decision.risks.items()
        if risk.state == "came-true"
    ]
    if gone_wrong:
        reads = (*(path for path, _ in gone_wrong), update)
        facts = {"what": ", ".join(name for _, name in gone_wrong)}
        yield Finding("criteria-not-updated", "note", update, facts=facts, reads=reads)


def _failures(decision: Decision) -> Iterator[tuple[KeyPath, str, bool]]:
    candidate = path_candidate(decision) or ""
    path = decision.paths.get(candidate)
    for slug, phase in path.phases.items() if path else ():
        if phase_state(phase) == "failed":
            at: KeyPath = ("paths", candidate, "phases", slug, "result")
            yield at, phase.name or slug, is_proof(slug, phase)
