"""What stands against a candidate whatever its value is, heaviest first: one order, told in every place."""

from collections.abc import Iterable, Iterator
from typing import Final

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Finding
from roadworthy.method.path import is_proof, phase_state
from roadworthy.method.rules.built import way_fits_poorly
from roadworthy.method.rules.team import somebody_blocks
from roadworthy.model import KeyPath
from roadworthy.model.outcome import Status

_OF_THE_PLAN: Final = ("deadline-missed", "deadline-at-risk", "plan-too-few-people")
ORDER: Final = (
    "lacks-must-have",
    "proof-failed",
    "phase-failed",
    "ruled-out-by-answer",
    "deadline-missed",
    "somebody-blocks",
    "deadline-at-risk",
    "plan-too-few-people",
    "proof-skipped",
    "way-fits-poorly",
)
"""From what ends the matter to what is worth a second look: a must-have, proof that it fails, an answer
that rules out how it is built, the date, a voice, the people, a proof that is left out, the fit."""
HEAVY: Final = ORDER[: ORDER.index("somebody-blocks")]
"""Those that stand on a page beside the choice itself."""
_BEHIND: Final[frozenset[Status]] = frozenset({"done", "abandoned", "superseded"})
"""With one of these nothing is told against what is over."""


def reservations_of(basis: Basis, candidate: str, planned: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """What stands against a candidate, in the order of `ORDER`; the answers among themselves as in `HARD`.

    `planned` are the findings of its schedule (`Moves.findings`); without them nothing is said of the date.
    """
    if basis.decision.status in _BEHIND:
        return ()
    found = [
        *_must_haves(basis, candidate),
        *_phases(basis, candidate),
        *basis.hard_answers[candidate],
        *(one for one in planned if one.rule in _OF_THE_PLAN),
        *somebody_blocks(basis),
        *way_fits_poorly(basis, candidate, basis.decision.candidates[candidate]),
    ]
    return tuple(sorted(found, key=lambda one: ORDER.index(kind_of(one))))


def kind_of(finding: Finding) -> str:
    """Its place in `ORDER`."""
    return finding.rule if finding.rule in ORDER else "ruled-out-by-answer"


def _must_haves(basis: Basis, candidate: str) -> Iterator[Finding]:
    decision, missing = basis.decision, basis.ruled_out.get(candidate, ())
    if missing:
        reads: tuple[KeyPath, ...] = tuple(("candidates", candidate, "must_haves", key) for key in missing)
        names = ", ".join(decision.must_haves[key].name or key for key in missing)
        yield Finding("lacks-must-have", "error", reads[0], candidate, {"names": names}, reads)


def _phases(basis: Basis, candidate: str) -> Iterator[Finding]:
    path = basis.decision.paths.get(candidate)
    for slug, phase in path.phases.items() if path else ():
        at: KeyPath = ("paths", candidate, "phases", slug, "result")
        state, facts = phase_state(phase), {"phase": phase.name or slug.replace("-", " ")}
        if state == "failed":
            rule = "proof-failed" if is_proof(slug, phase) else "phase-failed"
            yield Finding(rule, "error", at, candidate, facts, (at,))
        elif state == "skipped" and is_proof(slug, phase):
            yield Finding("proof-skipped", "warning", at, candidate, facts, (at,))
