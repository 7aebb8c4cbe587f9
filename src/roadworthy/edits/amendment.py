"""What a decision that is made rests on, and a change of that put on record."""

from datetime import date

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.method.locking import shares
from roadworthy.model import Decision, PathError, put
from roadworthy.model.outcome import DECIDED, StatusMove
from roadworthy.model.slug import slug_for


def changed_grounds(before: Decision, after: Decision) -> tuple[str, ...]:
    """Which of its grounds a decision that was made has lost: weights, scores, candidates, choice.

    Empty where it was not decided before, or was opened again.
    """
    if before.status not in DECIDED or after.status not in DECIDED:
        return ()
    found = {
        "candidates": before.candidates.keys() != after.candidates.keys(),
        "weights": _may_weigh(before, after) and shares(before) != shares(after),
        "scores": before.scores is not after.scores and _scores(before) != _scores(after),
        "choice": before.outcome.chosen != after.outcome.chosen,
    }
    return tuple(name for name, changed in found.items() if changed)


def _may_weigh(before: Decision, after: Decision) -> bool:
    names = ("criteria", "groups", "weighting", "horizons")
    return any(getattr(before, name) is not getattr(after, name) for name in names)


def _scores(decision: Decision) -> dict[tuple[str, str], object]:
    return {
        (candidate, criterion): (cell.score, dict(cell.by_horizon))
        for candidate, row in decision.scores.items()
        for criterion, cell in row.items()
        if cell.score is not None or cell.by_horizon
    }


def amend(grounds: tuple[str, ...], on: date, role: str, why: str = "") -> Edit:
    """Put on record that the grounds of a decision were changed, by whom and when; its status stays."""
    if not role.strip():
        raise PathError(("status",), refusal("no_role"))
    label = label_of("amended", grounds=", ".join(grounds))
    note = f"{label}. {why.strip()}" if why.strip() else label

    def apply(decision: Decision) -> Decision:
        slug = slug_for(f"{on.isoformat()}-amended", decision.history, "move")
        kept = StatusMove(status=decision.status, on=on, role=role.strip(), note=note)
        return put(decision, ("history", slug), kept)

    return Edit(label, ("history",), apply)
