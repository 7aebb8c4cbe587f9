"""Changes of the path: what may happen to a phase, its checks and blockers. No calendar moves a phase."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from roadworthy.edits.edit import Edit, write
from roadworthy.knowledge.edit_words import begun, kind_words, label_of, refusal
from roadworthy.knowledge.phases import default_path
from roadworthy.method.path import FailedProof, open_checks, phase_state
from roadworthy.model import Decision, KeyPath, PathError, get, put
from roadworthy.model.path import Blocker, Check, MigrationPath, Phase


def begin_path(decision: Decision, candidate: str) -> Edit:
    """Take the four phases that ship for a candidate's path; what else was said of the path stays."""
    old = decision.paths.get(candidate) or MigrationPath()
    new = old.model_copy(update={"phases": default_path().phases})
    label = label_of("phases", name=decision.candidate_name(candidate))
    return write(("paths", candidate), new, label, merge=False)


def start_phase(decision: Decision, at: KeyPath, today: date) -> Edit:
    """The phase runs from today on."""
    return _together(at, label_of("started", name=_name(decision, at)), {"started_on": today})


def pass_phase(decision: Decision, at: KeyPath, today: date) -> Edit:
    """Its checks are met and the exit is open. Refused while a check is open."""
    phase = _phase(decision, at)
    if still := open_checks(phase):
        raise PathError((*at, "result"), refusal("checks_open", count=len(still)))
    return _ended(decision, at, today, "passed", key="passed")


def pass_phase_on_word(decision: Decision, at: KeyPath, today: date, *, role: str, reason: str) -> Edit:
    """The exit is passed with checks open, on the word of a role, with the reason."""
    if not role.strip() or not reason.strip():
        raise PathError((*at, "word_of"), refusal("no_word"))
    said = {"word_of": role.strip(), "word_reason": reason.strip()}
    return _ended(decision, at, today, "on-word", key="on_word", said=said, role=role.strip())


def fail_phase(decision: Decision, at: KeyPath, today: date) -> Edit:
    """It showed that this is not the way."""
    return _ended(decision, at, today, "failed", key="failed")


def skip_phase(decision: Decision, at: KeyPath) -> Edit:
    """It is left out on purpose."""
    return _together(at, label_of("skipped", name=_name(decision, at)), {"result": "skipped"})


def take_back_phase(decision: Decision, at: KeyPath) -> Edit:
    """What ended it is taken back; it runs again, or waits again."""
    values: dict[str, Any] = {"result": None, "ended_on": None}
    if phase_state(_phase(decision, at)) == "on-word":
        values |= {"word_of": "", "word_reason": ""}
    return _together(at, label_of("taken_back", name=_name(decision, at)), values)


def switch_check(decision: Decision, at: KeyPath, today: date) -> Edit:
    """An open exit check is met today; a met one is open again."""
    check = get(decision, at)
    met = today if isinstance(check, Check) and check.met_on is None else None
    words = begun(check.words if isinstance(check, Check) else "") or kind_words("checks")
    label = label_of("met" if met else "open_again", name=words)

    def apply(now: Decision) -> Decision:
        return put(now, (*at, "met_on"), met) if get(now, at) is not None else now

    return Edit(label, (*at, "met_on"), apply)


def switch_blocker(decision: Decision, at: KeyPath, today: date) -> Edit:
    """An open blocker is solved today; a solved one is open again."""
    blocker = get(decision, at)
    solved = today if isinstance(blocker, Blocker) and blocker.solved_on is None else None
    words = begun(blocker.words if isinstance(blocker, Blocker) else "") or kind_words("blockers")
    label = label_of("solved" if solved else "open_again", name=words)
    return write((*at, "solved_on"), solved, label, merge=False)


def carry_over(proof: FailedProof) -> Edit:
    """The blockers of a failed proof of concept become evidence."""

    def apply(decision: Decision) -> Decision:
        for slug, evidence in proof.evidence.items():
            decision = put(decision, ("evidence", slug), evidence)
        return decision

    first = next(iter(proof.evidence), "")
    return Edit(label_of("carried", count=len(proof.evidence)), ("evidence", first), apply)


def _phase(decision: Decision, at: KeyPath) -> Phase:
    phase = get(decision, at)
    if not isinstance(phase, Phase):
        raise PathError(at, refusal("gone"))
    return phase


def _name(decision: Decision, at: KeyPath) -> str:
    return _phase(decision, at).name or at[-1]


def _begun_on(phase: Phase, today: date) -> date:
    met = [check.met_on for check in phase.checks.values() if check.met_on]
    return phase.started_on or min([*met, today])


def _ended(
    decision: Decision,
    at: KeyPath,
    today: date,
    result: str,
    *,
    key: str,
    said: Mapping[str, Any] | None = None,
    **facts: object,
) -> Edit:
    phase = _phase(decision, at)
    values = {
        **(said or {}),
        "result": result,
        "started_on": _begun_on(phase, today),
        "ended_on": phase.ended_on or today,
    }
    return _together(at, label_of(key, name=_name(decision, at), **facts), values)


def _together(at: KeyPath, label: str, values: Mapping[str, Any]) -> Edit:
    def apply(decision: Decision) -> Decision:
        for field, value in values.items():
            decision = put(decision, (*at, field), value)
        return decision

    return Edit(label, (*at, "result"), apply)
