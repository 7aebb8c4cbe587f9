"""What hangs on a record that is taken away: what names it elsewhere in the file goes, or names nobody."""

from typing import Literal

from roadworthy.model import Decision, KeyPath, drop, put


def without_evidence_about(
    decision: Decision, field: Literal["candidate", "criterion"], slug: str
) -> Decision:
    """Without the evidence about a candidate or a criterion; what others rest on stays, about nobody."""
    for key, row in decision.evidence.items():
        if getattr(row, field) != slug:
            continue
        if _rests_elsewhere(decision, key, field, slug):
            decision = drop(decision, ("evidence", key, field))
        else:
            decision = drop(decision, ("evidence", key))
    return decision


def _rests_elsewhere(decision: Decision, entry: str, field: str, slug: str) -> bool:
    return any(
        entry in cell.sources
        for candidate, row in decision.scores.items()
        for criterion, cell in row.items()
        if slug != (candidate if field == "candidate" else criterion)
    )


def without_finalist(decision: Decision, slug: str) -> Decision:
    """No phase has a candidate among its finalists any more."""
    for owner, path in decision.paths.items():
        for key, phase in path.phases.items():
            if slug in phase.finalists:
                rest = tuple(one for one in phase.finalists if one != slug)
                decision = put(decision, ("paths", owner, "phases", key, "finalists"), rest)
    return decision


def without_lesson_about(decision: Decision, slug: str) -> Decision:
    """What was learned about a criterion stays as words about nothing; without words it goes."""
    for key, row in decision.lessons.items():
        if row.criterion != slug:
            continue
        if not row.words.strip():
            decision = drop(decision, ("lessons", key))
            continue
        for field in ("criterion", "direction"):
            decision = drop(decision, ("lessons", key, field))
    return decision


def without_words_on(decision: Decision, path: KeyPath) -> Decision:
    """Without a person's words on what was raised about a record, and without what a merge kept twice in it.

    A risk that was taken from such a finding stays, as nobody raised it.
    """
    subject = path[-1] if len(path) < _INSIDE_A_PHASE else f"{path[-3]}-{path[-1]}"
    for key in decision.raised:
        if key.partition("--")[2] == subject:
            decision = drop(decision, ("raised", key))
            for risk, row in decision.risks.items():
                if row.raised_by == key:
                    decision = drop(decision, ("risks", risk, "raised_by"))
    for key, conflict in decision.conflicts.items():
        if tuple(conflict.at.split("."))[: len(path)] == path:
            decision = drop(decision, ("conflicts", key))
    return decision


_INSIDE_A_PHASE = 6
"""Keys of the path of a flag or a blocker: ``paths.django.phases.proof.flags.new``."""
