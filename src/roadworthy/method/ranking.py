"""Values and ranks: the one definition of the ranking."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, compress, repeat
from math import fsum, inf
from operator import is_, mul
from typing import Final, Literal

from roadworthy.method.matrix import DecisionMatrix, MatrixRow, matrix_of
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen

TOLERANCE: Final = 1e-9
"""Values closer than this are the same value."""


@frozen
class RankedCandidate:
    """One candidate in the standing."""

    candidate: str
    value: float | None
    """Value at the midpoints, on the decision's scale; None while there are no weights."""
    low: float | None
    high: float | None
    rank: int | None
    """Competition rank (1, 2, 2, 4); None without weights and for a candidate that is ruled out."""
    unknown_cells: int
    unknown_weight: float
    """Share of the weight that rests on unknown cells."""
    ruled_out_by: tuple[str, ...] = ()
    """Slugs of the must-haves that it fails."""


def value(weights: tuple[float, ...], row: tuple[float, ...]) -> float:
    """Additive value V = sum_j w_j x_j, summed exactly rounded. Keeney & Raiffa (1976)."""
    return fsum(map(mul, weights, row))


def ranks(values: list[float]) -> list[int]:
    """Competition ranks, the highest value first; a tie group reaches `TOLERANCE` below its first member."""
    order = sorted(range(len(values)), key=values.__getitem__, reverse=True)
    result = [0] * len(values)
    first, rank = inf, 0
    for place, i in enumerate(order, 1):
        if first - values[i] > TOLERANCE:
            first, rank = values[i], place
        result[i] = rank
    return result


def failed_must_haves(decision: Decision, candidate: str) -> tuple[str, ...]:
    """The must-haves that a candidate is known to lack."""
    answers = decision.candidates[candidate].must_haves
    return tuple(slug for slug in decision.must_haves if answers.get(slug) == "no")


RuledOut = Mapping[str, tuple[str, ...]]
"""By candidate, the must-haves that it is known to lack; empty for one that runs."""


def ruled_out(decision: Decision) -> RuledOut:
    """Which candidates a must-have rules out, and which ones do; all candidates are in it."""
    return {slug: failed_must_haves(decision, slug) for slug in decision.candidates}


class RowFigures:
    """The figures of one candidate's row under some weights, and the place that it took last."""

    __slots__ = ("_of", "_place", "high", "holes", "low", "middle", "unknown")

    def __init__(
        self, weights: MatrixRow, low: MatrixRow, high: MatrixRow, unknown: tuple[bool, ...]
    ) -> None:
        self._of = (weights, low, high, unknown)
        self._place: RankedCandidate | None = None
        self.middle = value(weights, tuple([(one + other) / 2 for one, other in zip(low, high, strict=True)]))
        self.low = value(weights, low)
        self.high = value(weights, high)
        self.holes = sum(unknown)
        self.unknown = fsum(compress(weights, unknown))

    def is_of(self, row: tuple[object, ...]) -> bool:
        """Whether the figures are those of these very weights, low ends, high ends and unknowns."""
        return all(map(is_, self._of, row))

    def place(self, candidate: str, rank: int | None, failed: tuple[str, ...]) -> RankedCandidate:
        """The place with this rank; the same object as long as it is the same place."""
        held = self._place
        if held is None or (held.candidate, held.rank, held.ruled_out_by) != (candidate, rank, failed):
            held = self._place = RankedCandidate(
                candidate, self.middle, self.low, self.high, rank, self.holes, self.unknown, failed
            )
        return held


def figures_of(matrix: DecisionMatrix, before: Sequence[RowFigures] = ()) -> tuple[RowFigures, ...]:
    """The figures of the rows of a matrix that has weights.

    From `before`, those of another matrix, are taken the ones in whose place stand the very same row and
    weights.
    """
    rows = zip(repeat(matrix.weights), matrix.low, matrix.high, matrix.unknown, strict=False)
    held = zip(rows, chain(before, repeat(None)), strict=False)
    return tuple([old if old is not None and old.is_of(row) else RowFigures(*row) for row, old in held])


def ranking_of(
    matrix: DecisionMatrix, out: RuledOut | None = None, figures: Sequence[RowFigures] | None = None
) -> tuple[RankedCandidate, ...]:
    """The places of a matrix's candidates, best first; ruled-out ones (`out`) last, valued but unranked.

    `figures` are those of the matrix's rows, where they were worked out before (`figures_of`).
    """
    failed = [(out or {}).get(slug, ()) for slug in matrix.candidates]
    if not matrix.weights:
        return tuple(
            RankedCandidate(slug, None, None, None, None, sum(holes), 0.0, failures)
            for slug, holes, failures in zip(matrix.candidates, matrix.unknown, failed, strict=True)
        )
    rows = figures_of(matrix) if figures is None else figures
    running = [i for i, failures in enumerate(failed) if not failures]
    ranked = ranks([rows[i].middle for i in running])
    first = [running[k] for k in sorted(range(len(running)), key=ranked.__getitem__)]
    last = sorted((i for i, failures in enumerate(failed) if failures), key=lambda i: -rows[i].middle)
    by_index: dict[int, int] = dict(zip(running, ranked, strict=True))
    return tuple([rows[i].place(matrix.candidates[i], by_index.get(i), failed[i]) for i in (*first, *last)])


def ranking(decision: Decision, horizon: str | None = None) -> tuple[RankedCandidate, ...]:
    """The standing of a decision, for one horizon or for all combined."""
    return ranking_of(matrix_of(decision, horizon), ruled_out(decision))


Verdict = Literal[
    "no-candidates",
    "one-candidate",
    "no-weights",
    "no-scores",
    "tie",
    "close",
    "leads",
    "clear",
    "little-known",
    "all-out",
]

CLOSE_SHARE: Final = 0.05
"""A lead below this share of the scale's length is called close."""
LITTLE_KNOWN: Final = 0.25
"""Above this share of unknown weight a candidate is too little known."""


@frozen
class Leader:
    """How sure the first place is, before any number."""

    verdict: Verdict
    leaders: tuple[str, ...] = ()
    rival: str | None = None
    margin: float = 0.0


def leader_of(places: tuple[RankedCandidate, ...], scale: tuple[float, float], *, any_score: bool) -> Leader:
    """The verdict on the first place, the first that holds of:

    ``little-known``: more than `LITTLE_KNOWN` of the weight of the leader or its rival is unknown;
    ``close``: the lead is below `CLOSE_SHARE` of the scale;
    ``clear``: the leader's worst is above every rival's best; ``leads``: none of these.
    """
    if not places:
        return Leader("no-candidates")
    running = [place for place in places if not place.ruled_out_by]
    if not running:
        return Leader("all-out")
    if not any_score:
        return Leader("no-scores")
    if running[0].value is None:
        return Leader("no-weights")
    leaders = tuple(place.candidate for place in running if place.rank == 1)
    if len(running) == 1:
        return Leader("one-candidate", leaders)
    if len(leaders) > 1:
        unknown = max(place.unknown_weight for place in running if place.rank == 1)
        return Leader("little-known" if unknown > LITTLE_KNOWN else "tie", leaders, leaders[1])
    first, second = running[0], running[1]
    margin = (first.value or 0.0) - (second.value or 0.0)
    if max(first.unknown_weight, second.unknown_weight) > LITTLE_KNOWN:
        return Leader("little-known", leaders, second.candidate, margin)
    if margin < CLOSE_SHARE * (scale[1] - scale[0]):
        return Leader("close", leaders, second.candidate, margin)
    clear = all((first.low or 0.0) > (place.high or 0.0) + TOLERANCE for place in running[1:])
    return Leader("clear" if clear else "leads", leaders, second.candidate, margin)


def clear_of(lead: Leader, grounded: DecisionMatrix) -> Leader:
    """The verdict with ``clear`` only where it holds by the grounded intervals, too.

    They reach at least as far as the stated ones, so nothing else can change. `grounded` has the candidates
    that run.
    """
    if lead.verdict != "clear":
        return lead
    first = grounded.candidates.index(lead.leaders[0])
    worst = value(grounded.weights, grounded.low[first])
    best = (value(grounded.weights, row) for i, row in enumerate(grounded.high) if i != first)
    return lead if worst > max(best) + TOLERANCE else replace(lead, verdict="leads")


def leader(decision: Decision, horizon: str | None = None) -> Leader:
    """The verdict on a decision's first place by the scores as stated.

    What each rests on depends on the day: `Analysis.leader` counts for that.
    """
    matrix = matrix_of(decision, horizon)
    places = ranking_of(matrix, ruled_out(decision))
    return leader_of(places, matrix.scale, any_score=matrix.any_known)


def largest_regrets(by_horizon: Iterable[tuple[RankedCandidate, ...]]) -> dict[str, float]:
    """What a choice gives up in the horizon that suits it least: R_i = max_h (max_q V_q^h - V_i^h).

    Over the candidates that have a rank; the others are left out. Savage, JASA 46 (1951) 55-67.
    """
    worst: dict[str, float] = {}
    for places in by_horizon:
        values = {p.candidate: p.value for p in places if p.rank is not None and p.value is not None}
        best = max(values.values(), default=0.0)
        for candidate, own in values.items():
            worst[candidate] = max(worst.get(candidate, 0.0), best - own)
    return worst
