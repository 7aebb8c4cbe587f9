"""Answers that rule a way of building out, whatever speaks for it, and the candidates that they meet."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from roadworthy.method.finding import Finding
from roadworthy.model import Decision, KeyPath, get, key_path
from roadworthy.model.landscape import Approach

HardAnswers: TypeAlias = Mapping[str, tuple[Finding, ...]]
"""By candidate, the answers that rule out how it would be built; empty for one that none meets."""

TIED: Final[KeyPath] = key_path("fit.serverless.lock_in")
"""How closely one provider may tie."""
HARD: Final[Mapping[Approach, tuple[tuple[KeyPath, str, str], ...]]] = {
    "monolithic": (),
    "microservices": ((key_path("frame.boundaries"), "unknown", "services-before-boundaries"),),
    "serverless": (
        (key_path("fit.serverless.longest_run"), "longer", "runs-longer-than-allowed"),
        (key_path("fit.serverless.cold_start"), "never", "no-pause-allowed"),
        (key_path("fit.serverless.state"), "in-process", "state-would-be-lost"),
        (key_path("fit.serverless.local_testing"), "yes", "must-run-on-a-laptop"),
        (TIED, "never", "may-not-be-tied"),
    ),
    "hybrid": (
        (key_path("fit.hybrid.boundary"), "no", "parts-share-tables"),
        (key_path("fit.hybrid.two_stacks"), "no", "second-stack-without-people"),
    ),
}
"""By approach: where the answer stands, which answer rules it out, and the rule that says so."""


def hard_answers(decision: Decision, candidate: str) -> tuple[Finding, ...]:
    """The answers that rule out how one candidate would be built; none while nobody has said how that is.

    Each leads to the answer, and reads it after the candidate's approach: either of the two lifts it.
    """
    built: KeyPath = ("candidates", candidate, "approach")
    approach = decision.candidates[candidate].approach
    if approach is None:
        return ()
    found = [(built, path, rule) for path, value, rule in HARD[approach] if get(decision, path) == value]
    if approach == "hybrid" and get(decision, TIED) == "never":
        found += [(part, TIED, "may-not-be-tied") for part in _functions(decision, candidate)[:1]]
    return tuple(Finding(rule, "warning", path, candidate, reads=(how, path)) for how, path, rule in found)


def _functions(decision: Decision, candidate: str) -> list[KeyPath]:
    """The parts of a hybrid that are functions: what they may not tie, the whole may not."""
    parts = decision.candidates[candidate].parts
    return [
        ("candidates", candidate, "parts", key, "approach")
        for key, part in parts.items()
        if part.approach == "serverless"
    ]


def ruled_out_by_answers(decision: Decision) -> HardAnswers:
    """The answers that rule out how each candidate would be built; all candidates are in it."""
    return {slug: hard_answers(decision, slug) for slug in decision.candidates}


def rules_out(approach: Approach, path: KeyPath, value: object) -> bool:
    """Whether an answer rules an approach out."""
    return any(where == path and value == hard for where, hard, _ in HARD[approach])
