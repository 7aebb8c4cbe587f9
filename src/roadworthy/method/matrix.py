"""The score matrix: the only thing that scoring and robustness see."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import fsum
from operator import is_
from typing import Final

from roadworthy.method.weights import Weights, horizon_worths, weights_of
from roadworthy.model import Decision, Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Cell

MatrixRow = tuple[float, ...]


@frozen
class DecisionMatrix:
    """Candidates by criteria on one scale; rows are candidates, columns criteria.

    A decision, one horizon of it, a what-if, an audited table and the mean of ballots all become matrices.
    """

    candidates: tuple[str, ...]
    criteria: tuple[str, ...]
    weights: Weights
    """Adds up to 1; empty while there are no weights."""
    low: tuple[MatrixRow, ...]
    high: tuple[MatrixRow, ...]
    unknown: tuple[tuple[bool, ...], ...]
    """True where nobody said anything: low and high are then the ends of the scale."""
    scale: tuple[float, float]

    def weighted(self, weights: Weights) -> "DecisionMatrix":
        """The same cells under other weights: a what-if."""
        return replace(self, weights=weights)


def matrix_of(
    decision: Decision,
    horizon: str | None = None,
    *,
    weights: Weights | None = None,
    only: frozenset[str] | None = None,
) -> DecisionMatrix:
    """The matrix of a decision for one horizon, or for all of them combined.

    `only` keeps the named candidates. With cells or weights per horizon the combined cell is
    x = sum_h pi_h w^h x^h / sum_h pi_h w^h (the base cell where the divisor is 0), so that the combined
    value is the worth-weighted mean of the horizons' values.

    A row, and the weights, are the same objects as in the matrix before as long as nothing of theirs changed.
    """
    ground = _ground(decision, horizon)
    candidates = tuple(slug for slug in decision.candidates if only is None or slug in only)
    rows = [ground.row(candidate, decision.scores.get(candidate, _NO_CELLS)) for candidate in candidates]
    return DecisionMatrix(
        candidates,
        ground.criteria,
        ground.weights if weights is None else weights,
        tuple(low for low, _, _ in rows),
        tuple(high for _, high, _ in rows),
        tuple(unknown for _, _, unknown in rows),
        (ground.whole.low, ground.whole.high),
    )


_Ends = tuple[MatrixRow, MatrixRow, tuple[bool, ...]]
"""A candidate's low ends, high ends, and which cells are unknown."""
_NO_CELLS: Final[Mapping[str, Cell]] = {}


@dataclass(slots=True)
class _Ground:
    """What the matrices of one horizon rest on besides the cells, and the rows that were read on it.

    A decision never changes, and a new one shares with the old all that was not changed: what is the same
    object is the same.
    """

    made_of: tuple[object, ...]
    horizon: str | None
    criteria: tuple[str, ...]
    weights: Weights
    mixes: dict[str, Weights]
    whole: Interval
    rows: dict[str, tuple[Mapping[str, Cell], _Ends]] = field(default_factory=dict)

    def row(self, candidate: str, cells: Mapping[str, Cell]) -> _Ends:
        held = self.rows.get(candidate)
        if held is None or held[0] is not cells:
            held = self.rows[candidate] = (cells, self._ends(cells))
        return held[1]

    def _ends(self, cells: Mapping[str, Cell]) -> _Ends:
        spans = [self._span(cells.get(criterion), j) for j, criterion in enumerate(self.criteria)]
        return (
            tuple(self.whole.low if interval is None else interval.low for interval in spans),
            tuple(self.whole.high if interval is None else interval.high for interval in spans),
            tuple(interval is None for interval in spans),
        )

    def _span(self, cell: Cell | None, j: int) -> Interval | None:
        if cell is None:
            return None
        if not cell.by_horizon:
            return cell.score
        if self.horizon is not None:
            return cell.by_horizon.get(self.horizon, cell.score)
        return _combined(cell.score, cell.by_horizon, self.mixes, j, self.whole)


_GROUNDS: Final[deque[_Ground]] = deque(maxlen=8)
"""The last ones: after each key the same matrices are asked for, with one cell changed."""


def _ground(decision: Decision, horizon: str | None) -> _Ground:
    made_of = (
        decision.criteria,
        decision.groups,
        decision.weighting,
        decision.horizons,
        decision.scale,
    )
    for ground in tuple(_GROUNDS):
        if ground.horizon == horizon and all(map(is_, ground.made_of, made_of)):
            return ground
    found = _Ground(
        made_of,
        horizon,
        tuple(decision.criteria),
        weights_of(decision, horizon),
        _mixes(decision) if horizon is None else {},
        Interval(decision.scale.low, decision.scale.high),
    )
    _GROUNDS.append(found)
    return found


def _mixes(decision: Decision) -> dict[str, Weights]:
    """Per horizon, pi_h w_j^h for each criterion."""
    return {
        slug: tuple(worth * weight for weight in weights_of(decision, slug))
        for slug, worth in horizon_worths(decision).items()
    }


def _combined(
    base: Interval | None,
    by_horizon: Mapping[str, Interval | None],
    mixes: Mapping[str, Weights],
    j: int,
    whole: Interval,
) -> Interval | None:
    spans = {slug: by_horizon.get(slug, base) for slug in mixes}
    if not spans or all(interval is None for interval in spans.values()):
        return None if spans else base
    divisor = fsum(mix[j] for mix in mixes.values() if mix)
    if divisor <= 0:
        return base
    filled = {slug: whole if interval is None else interval for slug, interval in spans.items()}
    return Interval(
        fsum(mixes[slug][j] * interval.low for slug, interval in filled.items()) / divisor,
        fsum(mixes[slug][j] * interval.high for slug, interval in filled.items()) / divisor,
    )
