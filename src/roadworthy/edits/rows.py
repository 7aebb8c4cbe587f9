"""Which rows of a decision's tables an answer may make: those whose row comes with its first answer."""

from collections.abc import Collection

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.edit_words import refusal
from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.rules import CANDIDATE_RULES, DECISION_RULES
from roadworthy.model import Decision, KeyPath, PathError, get


def rows_for_answers(decision: Decision, table: KeyPath) -> tuple[str, Collection[str]] | None:
    """What a row of `table` is, by its refusal, and the keys known; None where rows are added by name."""
    match table:
        case ("scores" | "signs" | "upkeep" | "paths",):
            return "candidate", decision.candidates
        case ("scores" | "signs", _):
            return "criterion", decision.criteria
        case ("signs", _, criterion):
            return "sign", SIGN_CATALOGUE.signs.get(criterion, ())
        case ("scores", _, _, "by_horizon"):
            return "horizon", decision.horizons
        case ("paths", candidate, "phases"):
            there = get(decision, table) or () if candidate in decision.paths else ()
            return "phase", {guide.id for guide in phase_guides()} | set(there)
        case ("checklist",):
            return "checklist", {guide.id for guide in checklist()} | set(decision.checklist)
        case ("raised",):
            return "remark", set(CANDIDATE_RULES) | set(DECISION_RULES) | set(decision.raised)
    return None


def refuse_unknown_row(decision: Decision, path: KeyPath) -> None:
    """Raise PathError where an answer at `path` would be about something that is not there."""
    for depth, key in enumerate(path):
        known = rows_for_answers(decision, path[:depth])
        if known is None or key in known[1] or (known[0] == "remark" and key.partition("--")[0] in known[1]):
            continue
        raise PathError(path[: depth + 1], refusal(f"no_{known[0]}", name=key))
