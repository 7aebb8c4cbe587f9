"""What a decision that is made rests on, and a change of that put on record."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.method.locking import shares
from roadworthy.model import Decision, PathError, put
from roadworthy.model.interval import number_text
from roadworthy.model.outcome import DECIDED, StatusMove
from roadworthy.model.slug import slug_for

if TYPE_CHECKING:
    from roadworthy.method.analysis import Analysis

_TOLD: Final = 6
"""Changes that an amendment names; nobody reads more of them, and the versions have all."""
_NOBODY: Final = "?"


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


def what_changed(before: Decision, after: Decision) -> tuple[str, ...]:
    """What of its grounds is another now, each with what stood there before; the rest of many is counted."""
    if not changed_grounds(before, after):
        return ()
    found = tuple(_changes(before, after))
    if len(found) <= _TOLD:
        return found
    return (*found[:_TOLD], label_of("amended_more", count=str(len(found) - _TOLD)))


def changes_since_decided(analysis: "Analysis") -> tuple[str, ...]:
    """What is another than when it was decided and is not on record, as far as the file tells."""
    from roadworthy.method.since_decided import since_decided  # noqa: PLC0415 - no first frame asks

    decision = analysis.decision
    since = since_decided(decision, analysis.ranking())
    found: list[str] = []
    if since.chosen is not None:
        old, new = (
            decision.candidate_name(one) or _NOBODY for one in (since.chosen, decision.outcome.chosen)
        )
        found.append(label_of("amended_value", what=label_of("amended_choice"), new=new, old=old))
    found += [label_of("amended_gone", name=slug) for slug in since.gone]
    for row in since.moved:
        name = label_of("amended_worth", name=decision.candidate_name(row.candidate))
        was, now = (_NOBODY if one is None else number_text(round(one, 4)) for one in (row.was, row.now))
        found.append(label_of("amended_value", what=name, new=now, old=was))
    return tuple(found)


def _changes(before: Decision, after: Decision) -> Iterator[str]:
    if before.outcome.chosen != after.outcome.chosen:
        old, new = (one.candidate_name(one.outcome.chosen) or _NOBODY for one in (before, after))
        yield label_of("amended_value", what=label_of("amended_choice"), new=new, old=old)
    for key, one, other in (("amended_new", after, before), ("amended_gone", before, after)):
        for slug in one.candidates:
            if slug not in other.candidates:
                yield label_of(key, name=one.candidate_name(slug))
    old_weights, new_weights = shares(before), shares(after)
    if _may_weigh(before, after) and old_weights != new_weights:
        for slug in dict.fromkeys((*before.criteria, *after.criteria)):
            was, now = (_points(weights.get(slug)) for weights in (old_weights, new_weights))
            if was != now:
                known = after if slug in after.criteria else before
                yield label_of("amended_value", what=known.criterion_name(slug), new=now, old=was)
    was_scored, scored = _scores(before), _scores(after)
    for cell in dict.fromkeys((*was_scored, *scored)):
        both = all(cell[0] in one.candidates for one in (before, after))
        if both and was_scored.get(cell) != scored.get(cell):
            what = f"{after.candidate_name(cell[0])}, {after.criterion_name(cell[1])}"
            was_each, now_each = (_scores_of(one, cell) for one in (before, after))
            for key in dict.fromkeys((*now_each, *was_each)):
                was, now = (each.get(key, _NOBODY) for each in (was_each, now_each))
                if was != now:
                    where = f"{what}, {key}" if key else what
                    yield label_of("amended_value", what=where, new=now, old=was)


def _points(weight: float | None) -> str:
    return "?" if weight is None else f"{100 * weight:.0f} of 100"


def _scores_of(decision: Decision, cell: tuple[str, str]) -> dict[str, str]:
    """What a cell says over all, under an empty name, and what of each horizon, under its name."""
    found = decision.cell(*cell)
    names = {slug: row.name or slug for slug, row in decision.horizons.items()}
    each = {names.get(slug, slug): str(score) for slug, score in found.by_horizon.items() if score}
    return each if found.score is None else {"": str(found.score)} | each


def amend(grounds: tuple[str, ...], on: date, role: str, why: str = "", changes: Sequence[str] = ()) -> Edit:
    """Put on record that the grounds of a decision were changed, by whom and when; its status stays.

    `changes` are what is another now, in words: see `what_changed`.
    """
    if not role.strip():
        raise PathError(("status",), refusal("no_role"))
    label = label_of("amended", grounds=", ".join(grounds))
    note = ". ".join(part for part in (label, "; ".join(changes), why.strip()) if part)

    def apply(decision: Decision) -> Decision:
        slug = slug_for(f"{on.isoformat()}-amended", decision.history, "move")
        kept = StatusMove(status=decision.status, on=on, role=role.strip(), note=note)
        return put(decision, ("history", slug), kept)

    return Edit(label, ("history",), apply)
