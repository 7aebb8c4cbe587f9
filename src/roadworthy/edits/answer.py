"""An answer at any path, as the change that it means there.

Most answers are written as they are. Weights are kept on record and respect the lock, a status is moved with
its date and role, a title may not be blank: whoever answers, by whichever face, it is the same change.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from roadworthy.edits.conflicts import choices, settle
from roadworthy.edits.criteria import assign_group
from roadworthy.edits.edit import Edit, write
from roadworthy.edits.evidence import answer_sign
from roadworthy.edits.lessons import learn, look_back
from roadworthy.edits.rows import refuse_unknown_row
from roadworthy.edits.scores import name_sources, set_reason, set_score
from roadworthy.edits.status import move_status, set_title
from roadworthy.edits.weights import (
    STRONGEST,
    choose_rank_law,
    count_method,
    give_group_points,
    give_points,
    give_swing,
    judge_pair,
    lock_weights,
    place_criterion,
    unlock_weights,
    unplace_criterion,
    weigh_per_horizon,
)
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.knowledge.questions import question_at
from roadworthy.method.conflicts import open_conflicts
from roadworthy.model import Decision, KeyPath, PathError, dotted, get
from roadworthy.model.keypath import drop


def answer(decision: Decision, path: KeyPath, value: Any, today: date, by: str = "lead") -> Edit:
    """The change that `value` at `path` means; `by` is the role of whoever gives it.

    Raises PathError where there is no such place, or where the answer is refused.
    """
    refuse_unknown_row(decision, path)
    match path:
        case ("title",):
            return set_title(str(value or ""))
        case ("status",):
            return move_status(value, today, by)
        case ("scores", candidate, criterion, *rest):
            return _cell(decision, (candidate, criterion), tuple(rest), path, value)
        case ("signs", candidate, criterion, sign, "answer"):
            get(decision, path)
            return answer_sign((candidate, criterion, sign), value, today)
        case ("lessons", key, "direction" | "words" as field):
            return learn(decision, key, field, value, today)
        case ("hindsight", "effort" | "upgrades"):
            get(decision, path)
            question = question_at(path)
            return look_back(path, value, today, question.label if question else dotted(path))
        case ("conflicts", key):
            return _settlement(decision, key, path, value)
        case ("criteria" | "groups" | "weighting", *_):
            return _weighing(decision, path, value, today, by) or _plain(decision, path, value)
        case _:
            return _plain(decision, path, value)


def take_back(decision: Decision, path: KeyPath, today: date) -> Edit:
    """The change that takes the answer at `path` back: its place as it is before anybody answers."""
    parent = get(decision, path[:-1])
    if isinstance(parent, Mapping) and path[:1] != ("weighting",):
        return Edit(label_of("answer", label=dotted(path)), path, lambda now: drop(now, path))
    default = get(drop(decision, path), path)
    return answer(decision, path, default, today)


def _plain(decision: Decision, path: KeyPath, value: Any) -> Edit:
    get(decision, path)  # a path that leads nowhere is refused before it is written
    question = question_at(path)
    return write(path, value, question.label if question else dotted(path))


def _cell(
    decision: Decision, cell: tuple[str, str], rest: tuple[str, ...], path: KeyPath, value: Any
) -> Edit:
    match rest:
        case ("score",):
            return set_score(decision, *cell, value)
        case ("by_horizon", horizon):
            return set_score(decision, *cell, value, horizon)
        case ("rationale",):
            return set_reason(decision, *cell, value)
        case ("sources",):
            return name_sources(decision, *cell, value)
        case _:
            return _plain(decision, path, value)


def _weighing(decision: Decision, path: KeyPath, value: Any, today: date, by: str) -> Edit | None:
    match path:
        case ("criteria", slug, "weight") if slug in decision.criteria:
            return give_points(decision, slug, value, today)
        case ("criteria", slug, "by_horizon", horizon) if slug in decision.criteria:
            return give_points(decision, slug, value, today, horizon)
        case ("criteria", slug, "swing") if slug in decision.criteria:
            return give_swing(decision, slug, value, today)
        case ("criteria", slug, "rank") if slug in decision.criteria:
            if value is None:
                return unplace_criterion(decision, slug, today)
            return place_criterion(decision, slug, _whole(path, value), today)
        case ("criteria", slug, "group") if value in decision.groups or not value:
            return assign_group(decision, slug, value or "", today)
        case ("groups", slug, "weight") if slug in decision.groups:
            return give_group_points(decision, slug, value, today)
        case ("weighting", "pairwise", first, second):
            return judge_pair(decision, first, second, _leaning(path, value), today)
        case ("weighting", "method"):
            return count_method(value, today)
        case ("weighting", "rank_law"):
            return choose_rank_law(value, today)
        case ("weighting", "per_horizon"):
            return weigh_per_horizon(each=bool(value), today=today)
        case ("weighting", "locked_on"):
            return lock_weights(value, by) if value is not None else unlock_weights()
        case _:
            return None


def _settlement(decision: Decision, key: str, path: KeyPath, way: Any) -> Edit:
    """Which of two holds that a merge kept: the conflict is over with it."""
    conflict = next((one for one in open_conflicts(decision) if one.key == key), None)
    if conflict is None:
        raise PathError(path, refusal("gone"))
    if way not in choices(decision, conflict):
        raise PathError(path, refusal("not_holding"))
    return settle(conflict, way, label_of("settled", place=_called(decision, conflict.path)))


def _called(decision: Decision, path: KeyPath) -> str:
    if path[0] == "scores" and len(path) > 2:
        return f"{decision.candidate_name(path[1])}, {decision.criterion_name(path[2])}"
    question = question_at(path)
    return question.label if question else dotted(path)


def _whole(path: KeyPath, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value) or value < 1:
        raise PathError(path, "give a place, 1 for the first")
    return int(value)


def _leaning(path: KeyPath, value: Any) -> int | None:
    """How many times as important the outer criterion is as the inner one, as a place from -8 to 8."""
    if value is None:
        return None
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float))
        or not 1 / STRONGEST <= value <= STRONGEST
    ):
        raise PathError(path, f"give a number from 1/{STRONGEST} to {STRONGEST}")
    return 1 - round(value) if value >= 1 else round(1 / value) - 1
