"""How complete each of the nine stations is, and what is missing there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from roadworthy.method.basis import Basis, basis_of
from roadworthy.method.conflicts import open_conflicts
from roadworthy.method.finding import Finding
from roadworthy.method.fit import ApproachFit, fit
from roadworthy.method.homes import StationId, home_of
from roadworthy.method.path import OPEN_EXIT, phase_state
from roadworthy.method.progress import Askable, Progress, frame_progress, is_given, to_do
from roadworthy.method.ranking import Leader, Verdict
from roadworthy.method.rules import raised_of, unsettled
from roadworthy.method.weights import given_by
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Cell
from roadworthy.model.path import PhaseKind

FEWEST_CANDIDATES: Final = 2
PHASES: Final[Mapping[str, PhaseKind]] = {
    "proof-of-concept": "proof",
    "critical-path": "critical-path",
    "parallel-run": "parallel-run",
    "full-migration": "full-migration",
}
"""The four phases of every path; a phase of the same kind under another name stands for one."""
CHECKLIST: Final = ("over-engineering", "lock-in", "team-dynamics", "no-proof-of-concept")
PARTS: Final = ("chosen", "reasons", "dissent", "would_change", "review_on")
"""What a decision consists of."""
_BECAUSE: Final = "missing-checklist-because"
_SURE: Final[frozenset[Verdict]] = frozenset({"tie", "close", "leads", "clear"})


def progress(decision: Decision, today: date, questions: Iterable[Askable]) -> Mapping[StationId, Progress]:
    """The nine stations, in their order.

    Frame counts its essential questions; Landscape candidates, the present stack, the fit of the approaches
    in question and must-haves; Criteria weights and their lock; Evidence and Scores cells; Compare a leader
    that enough is known of; Path phases that were passed; Risks the checklist and what the answers raise as
    a warning; Decision its five parts.
    """
    basis = basis_of(decision, today)
    return progress_of(basis, fit(decision), raised_of(basis), questions)


def progress_of(
    basis: Basis, fits: Sequence[ApproachFit], raised: Sequence[Finding], questions: Iterable[Askable]
) -> Mapping[StationId, Progress]:
    """The same where the fit of the approaches and what the answers raise are known."""
    decision = basis.decision
    found: dict[StationId, Progress] = {
        "frame": frame_progress(decision, questions),
        "landscape": _landscape(decision, fits),
        "criteria": _criteria(decision),
        "evidence": _evidence(decision),
        "scores": _scores(decision),
        "compare": _compare(basis.leader),
        "path": _path(basis),
        "risks": _risks(decision, raised),
        "decision": _decision(decision),
    }
    if decision.conflicts:
        found = {station: _kept_twice(decision, station, one) for station, one in found.items()}
    return found


def _kept_twice(decision: Decision, station: StationId, found: Progress) -> Progress:
    """The progress of a station at which conflicts of a merge wait, too; they come before all else."""
    paths: list[KeyPath] = [("conflicts", one.key) for one in open_conflicts(decision)]
    here = [to_do("conflict", path) for path in paths if home_of(path, decision) == station]
    return Progress(found.done, found.total + len(here), (*here, *found.missing))


def _landscape(decision: Decision, fits: Sequence[ApproachFit]) -> Progress:
    candidates = decision.candidates
    short = max(0, FEWEST_CANDIDATES - len(candidates))
    done, total = FEWEST_CANDIDATES - short, FEWEST_CANDIDATES
    missing: list[Finding] = []
    if short:
        missing.append(to_do("candidates", ("candidates",), have=len(candidates), want=FEWEST_CANDIDATES))
    if decision.frame.trigger in ("replace", "scale", "support"):
        total += 1
        if any(candidate.present for candidate in candidates.values()):
            done += 1
        else:
            missing.append(to_do("present-stack", ("candidates",)))
    wanted = {candidate.approach for candidate in candidates.values() if candidate.approach}
    for found in fits:
        if found.approach in wanted or not wanted:
            total += 1
            if found.verdict != "unknown":
                done += 1
            else:
                missing.append(to_do(f"fit-{found.approach}", ("fit", found.approach)))
    for slug, candidate in candidates.items():
        open_ones = [it for it in decision.must_haves if candidate.must_haves.get(it) in (None, "unknown")]
        total += bool(decision.must_haves) + 1
        done += bool(decision.must_haves and not open_ones) + bool(candidate.approach)
        if candidate.approach is None:
            missing.append(to_do("approach", ("candidates", slug, "approach"), slug))
        if open_ones:
            path = ("candidates", slug, "must_haves", open_ones[0])
            missing.append(to_do("must-haves", path, slug, count=len(open_ones)))
    return Progress(done, total, tuple(missing))


def _criteria(decision: Decision) -> Progress:
    if not decision.criteria:
        return Progress(0, 2, (to_do("criteria", ("criteria",)),))
    weighting = decision.weighting
    given = given_by(decision, weighting.method)
    missing = [
        to_do("weight", ("criteria", slug, "weight"), slug)
        for slug, criterion in decision.criteria.items()
        if slug not in given and not (weighting.per_horizon and criterion.by_horizon)
    ]
    if weighting.locked_on is None:
        missing.append(to_do("lock", ("weighting", "locked_on")))
    total = len(decision.criteria) + 1
    return Progress(total - len(missing), total, tuple(missing))


def _evidence(decision: Decision) -> Progress:
    known = {(row.candidate, row.criterion) for row in decision.evidence.values()}
    return _cells(
        decision, "evidence", known, lambda cell: any(source in decision.evidence for source in cell.sources)
    )


def _scores(decision: Decision) -> Progress:
    return _cells(decision, "scores", set(), _scored)


def _scored(cell: Cell) -> bool:
    return cell.score is not None or any(interval is not None for interval in cell.by_horizon.values())


def _cells(
    decision: Decision, rule: str, known: AbstractSet[tuple[str, str]], filled: Callable[[Cell], bool]
) -> Progress:
    """How many cells are `known`, or `filled` by themselves."""
    total = len(decision.candidates) * len(decision.criteria)
    if not total:
        table = "candidates" if not decision.candidates else "criteria"
        return Progress(0, 1, (to_do(f"{rule}-no-{table}", (table,)),))
    missing: list[Finding] = []
    done = 0
    for candidate in decision.candidates:
        row = decision.scores.get(candidate, {})
        holes = [
            criterion
            for criterion in decision.criteria
            if not (criterion in row and filled(row[criterion])) and (candidate, criterion) not in known
        ]
        done += len(decision.criteria) - len(holes)
        if holes:
            path = ("scores", candidate, holes[0], "score" if rule == "scores" else "sources")
            missing.append(to_do(rule, path, candidate, count=len(holes), of=len(decision.criteria)))
    return Progress(done, total, tuple(missing))


def _compare(found: Leader) -> Progress:
    if found.verdict in _SURE:
        return Progress(1, 1)
    paths: dict[Verdict, KeyPath] = {
        "no-candidates": ("candidates",), "one-candidate": ("candidates",), "all-out": ("must_haves",),
        "no-weights": ("criteria",),
    }  # fmt: skip
    path = paths.get(found.verdict, ("scores",))
    return Progress(0, 1, (to_do(f"lead-{found.verdict}", path),))


def _path(basis: Basis) -> Progress:
    candidate, phases = basis.walked, basis.phases
    if not candidate:
        return Progress(0, len(PHASES), (to_do("path-candidate", ("outcome", "chosen")),))
    kinds = {phase.kind for phase in phases.values()}
    slugs = (*phases, *(slug for slug, kind in PHASES.items() if slug not in phases and kind not in kinds))
    states = {slug: phase_state(phases[slug]) if slug in phases else "planned" for slug in slugs}
    missing = tuple(
        to_do(
            f"phase-{state}", ("paths", candidate, "phases", slug), slug,
            name=(phases[slug].name if slug in phases else "") or slug.replace("-", " "),
        )
        for slug, state in states.items()
        if state not in OPEN_EXIT
    )  # fmt: skip
    return Progress(len(slugs) - len(missing), len(slugs), missing)


def _risks(decision: Decision, raised: Sequence[Finding]) -> Progress:
    warned = [finding for finding in raised if finding.level == "warning"]
    missing = [*_unanswered(decision), *unsettled(decision, warned)]
    total = len(CHECKLIST) + len(warned)
    # “Does not apply” is an answer; its reason is missed and told, but the short walk does not ask it.
    bare = sum(finding.rule == _BECAUSE for finding in missing)
    return Progress(total - len(missing) + bare, total, tuple(missing))


def _unanswered(decision: Decision) -> Iterator[Finding]:
    for slug in CHECKLIST:
        item = decision.checklist.get(slug)
        if item is None or item.applies is None:
            yield to_do(f"checklist-{slug}", ("checklist", slug, "applies"))
        elif item.applies == "no" and not item.because.strip():
            yield to_do(_BECAUSE.removeprefix("missing-"), ("checklist", slug, "because"), slug)


def _decision(decision: Decision) -> Progress:
    missing = [
        to_do(f"part-{part}", ("outcome", part))
        for part in PARTS
        if not is_given(getattr(decision.outcome, part))
    ]
    chosen = decision.outcome.chosen
    if chosen and chosen not in decision.candidates:
        missing.insert(0, to_do("part-gone", ("outcome", "chosen")))
    return Progress(len(PARTS) - len(missing), len(PARTS), tuple(missing))
