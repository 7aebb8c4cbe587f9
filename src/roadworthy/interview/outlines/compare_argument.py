"""Compare as an argument, in words: who leads, what it rests on, how sure that is, what turns it."""

from collections.abc import Iterator, Mapping

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import Ground, GroundedMatrix
from roadworthy.method.leader_robustness import LeaderRobustness
from roadworthy.method.ranking import Leader
from roadworthy.method.rival import CriterionGap, gaps, together
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Interval
from roadworthy.report.phrases import listed
from roadworthy.report.robust_verdict import against, sure_verdict
from roadworthy.report.robustness_words import Names, clauses
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.verdict import verdict, with_buts

_GROUNDS: tuple[Ground, ...] = ("evidence", "reason", "bare", "unknown")
_NONE = 0.0005
"""A share of weight below this is none as people count, and so is a gap."""


def leads(of: Analysis, lead: Leader, found: Sensitivity | None, sure: LeaderRobustness | None) -> list[str]:
    """Who leads and by how much, a sentence each, without the figures that follow by themselves."""
    buts = against(of, lead, waits=False)
    if found is None or sure is None:
        plain = with_buts(verdict(lead, of.decision), buts)
        return [f"{first[:1].upper()}{first[1:]}." for first in plain]
    told = with_buts(sure_verdict(lead, of.decision, found), buts)
    shares = clauses(sure, found.matrix, Names.of(of.decision))
    return [f"{one[:1].upper()}{one[1:]}." for one in told if one not in shares]


def grounds_words(grounded: GroundedMatrix, candidate: str, name: str) -> str:
    """How much of a candidate's weight rests on what; empty without weights."""
    by = weight_by_ground(grounded, candidate)
    if not by:
        return ""
    if only := _only_ground(grounded, candidate):
        return say("argument", f"all_{only}", name=name)
    points = points_by_ground(by)
    parts = [_part(ground, points[ground]) for ground in _GROUNDS if by[ground] > _NONE]
    return say("argument", "rests", name=name, parts=listed(parts))


def _part(ground: Ground, points: str) -> str:
    return say("argument", f"part_{ground}_one" if points == "1" else f"part_{ground}", points=points)


def _only_ground(grounded: GroundedMatrix, candidate: str) -> Ground | None:
    """The one ground on which all of a candidate's weight rests; None where there are more, or no weights."""
    by = weight_by_ground(grounded, candidate)
    return next((ground for ground in _GROUNDS if by.get(ground, 0.0) > 1 - _NONE), None)


def weight_by_ground(grounded: GroundedMatrix, candidate: str) -> dict[Ground, float]:
    """The share of the weight whose scores rest on each ground; empty without weights."""
    matrix = grounded.matrix
    by: dict[Ground, float] = dict.fromkeys(_GROUNDS, 0.0)
    backings = grounded.backings[matrix.candidates.index(candidate)]
    for weight, backing in zip(matrix.weights, backings, strict=False):
        by[backing.ground] += weight
    return by if matrix.weights else {}


def points_by_ground(by: Mapping[Ground, float]) -> dict[Ground, str]:
    """The same as whole points that add up to 100; what is less than half of one is told as less than one."""
    # Of equal remainders the first is rounded up, and what is unknown is told elsewhere by itself.
    order = sorted(_GROUNDS, key=lambda ground: ground != "unknown")
    points = points_of_hundred([by[ground] for ground in order])
    told = zip(order, points, strict=True)
    return {ground: "<1" if not whole and by[ground] > _NONE else str(whole) for ground, whole in told}


def share_words(found: Sensitivity, sure: LeaderRobustness, names: Names) -> str:
    """How often the leader is first."""
    return clauses(sure, found.matrix, names)[0]


def rests_on(
    of: Analysis, horizon: str | None, pair: tuple[str, ...], level: tuple[str, ...] = ()
) -> list[str]:
    """What the leader and its rival rest on, a sentence each, or one where it holds of both.

    Of more than two that are `level` it has to hold of all of them.
    """
    grounded = of.grounded(horizon)
    alike, words = (level, "level") if len(level) > 2 else (pair, "both")
    only = {_only_ground(grounded, slug) for slug in alike}
    if len(alike) >= 2 and len(only) == 1 and (ground := only.pop()) is not None:
        return [say("argument", f"all_{ground}_{words}")]
    said = (grounds_words(grounded, slug, of.decision.candidate_name(slug)) for slug in pair)
    return [words for words in said if words]


def by_size(of: Analysis, leader: str, rival: str, horizon: str | None = None) -> tuple[CriterionGap, ...]:
    """The rows of a rival: what each criterion adds to the lead, the largest first."""
    rows = gaps(of.matrix(horizon), of.grounded(horizon).matrix, leader, rival)
    return tuple(sorted(rows, key=lambda row: -row.size))


def row_lines(of: Analysis, leader: str, rival: str) -> Iterator[str]:
    """Two candidates side by side: a line for each criterion, the largest difference first, and the sum."""
    rows = by_size(of, leader, rival)
    for row in rows:
        facts = {
            f"{side}{part}": words
            for side, slug in (("here", leader), ("there", rival))
            for part, words in zip(("", "_ground"), _cell(of, slug, row.criterion), strict=True)
        }
        name = of.decision.criterion_name(row.criterion)
        yield say("argument", "row", criterion=name, gap=_gap_words(row.gap), **facts)
    if rows:
        yield say("argument", "together", gap=_gap_words(together(rows)))


def _cell(of: Analysis, candidate: str, criterion: str) -> tuple[str, str]:
    """A cell's figure, and what it rests on."""
    matrix = of.matrix()
    i, j = matrix.candidates.index(candidate), matrix.criteria.index(criterion)
    ground = say("grounds", of.grounded().backing(candidate, criterion).ground)
    if matrix.unknown[i][j]:
        return "?", ground
    span = Interval(round(matrix.low[i][j], 2), round(matrix.high[i][j], 2))
    return str(span).replace("-", "–"), ground


def _gap_words(gap: float) -> str:
    if abs(gap) < 10 * _NONE:
        return say("argument", "even")
    return say("argument", "ahead" if gap > 0 else "behind", gap=f"{abs(gap):.2f}")
