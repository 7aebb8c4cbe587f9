"""The moves of a phase: what may happen to it now, as edits. Only checks and dated events move it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from roadworthy.edits.edit import Edit
from roadworthy.method.path import FailedProof, phase_state
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.path import Check, Phase


def _together(at: KeyPath, label: str, values: Mapping[str, Any]) -> Edit:
    def apply(decision: Decision) -> Decision:
        for field, value in values.items():
            decision = put(decision, (*at, field), value)
        return decision

    return Edit(label, (*at, "result"), apply)


def _begun_on(phase: Phase, today: date) -> date:
    met = [check.met_on for check in phase.checks.values() if check.met_on]
    return phase.started_on or min([*met, today])


def start(at: KeyPath, phase: Phase, name: str, today: date) -> Edit:
    """The phase runs from today on."""
    del phase
    return _together(at, f"Started “{name}”", {"started_on": today})


def passed(at: KeyPath, phase: Phase, name: str, today: date) -> Edit:
    """Its checks are met and the exit is open."""
    ended = phase.ended_on or today
    values = {"result": "passed", "started_on": _begun_on(phase, today), "ended_on": ended}
    return _together(at, f"Passed “{name}”", values)


def passed_on_word(at: KeyPath, phase: Phase, name: str, today: date, *, role: str, reason: str) -> Edit:
    """The exit is passed with checks open, on the word of a role."""
    values = {
        "word_of": role,
        "word_reason": reason,
        "result": "on-word",
        "started_on": _begun_on(phase, today),
        "ended_on": phase.ended_on or today,
    }
    return _together(at, f"Passed “{name}” on the word of {role}", values)


def failed(at: KeyPath, phase: Phase, name: str, today: date) -> Edit:
    """It showed that this is not the way."""
    values = {"result": "failed", "started_on": _begun_on(phase, today), "ended_on": phase.ended_on or today}
    return _together(at, f"Failed “{name}”", values)


def skipped(at: KeyPath, phase: Phase, name: str, today: date) -> Edit:
    """It is left out on purpose."""
    del phase, today
    return _together(at, f"Skipped “{name}”", {"result": "skipped"})


def taken_back(at: KeyPath, phase: Phase, name: str, today: date) -> Edit:
    """What ended it is taken back; it runs again, or waits again."""
    del today
    values: dict[str, Any] = {"result": None, "ended_on": None}
    if phase_state(phase) == "on-word":
        values |= {"word_of": "", "word_reason": ""}
    return _together(at, f"Took back how “{name}” ended", values)


def switch_check(at: KeyPath, check: Check, today: date) -> Edit:
    """An open check is met today; a met one is open again."""
    met = today if check.met_on is None else None
    words = check.words[:40] or "a check"

    def apply(decision: Decision) -> Decision:
        return put(decision, (*at, "met_on"), met) if get(decision, at) is not None else decision

    return Edit(f"{'Met' if met else 'Open again'}: {words}", (*at, "met_on"), apply)


def carry_over(proof: FailedProof) -> Edit:
    """The blockers of a failed proof of concept become evidence."""

    def apply(decision: Decision) -> Decision:
        for slug, evidence in proof.evidence.items():
            decision = put(decision, ("evidence", slug), evidence)
        return decision

    count = len(proof.evidence)
    first = next(iter(proof.evidence), "")
    words = "1 blocker" if count == 1 else f"{count} blockers"
    return Edit(f"Carried {words} over to Evidence", ("evidence", first), apply)
