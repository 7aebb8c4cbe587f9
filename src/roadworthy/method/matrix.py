"""The score matrix: the only thing that scoring and robustness see."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from math import fsum
from operator import is_
from typing import Final

from roadworthy.method.weights import StatedWeights, Weights, stated_weights
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

    def only(self, candidates: Collection[str]) -> "DecisionMatrix":
        """The rows of some candidates, in their order here; itself where those are all."""
        kept = [i for i, candidate in enumerate(self.candidates) if candidate in candidates]
        if len(kept) == len(self.candidates):
            return self
        return replace(
            self,
            candidates=tuple([self.candidates[i] for i in kept]),
            low=tuple([self.low[i] for i in kept]),
            high=tuple([self.high[i] for i in kept]),
            unknown=tuple([self.unknown[i] for i in kept]),
        )

    @property
    def any_known(self) -> bool:
        """Whether somebody said anything about a cell."""
        return not all(map(all, self.unknown))


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
    """
    found = read_matrix(decision, stated_weights(decision), horizon).matrix
    if only is not None:
        found = found.only(only)
    return found if weights is None else found.weighted(weights)


_Ends = tuple[MatrixRow, MatrixRow, tuple[bool, ...]]
"""A candidate's low ends, high ends, and which cells are unknown."""
_Row = tuple[Mapping[str, Cell], _Ends]
"""A candidate's cells, and what was read from them."""
_NO_CELLS: Final[Mapping[str, Cell]] = {}


@frozen
class MatrixReading:
    """A matrix with what it was read from, for `read_matrix` of the next decision."""

    matrix: DecisionMatrix
    ground: "_Ground"
    rows: Mapping[str, _Row]
    """By candidate."""


def read_matrix(
    decision: Decision,
    weights: StatedWeights,
    horizon: str | None = None,
    before: MatrixReading | None = None,
) -> MatrixReading:
    """The matrix under the decision's own weights; what is as it was `before` are the same objects.

    A decision never changes, and a new one shares with the old all that was not changed: rows are read
    anew where their cells are others, and all of them where the criteria, the weights or the scale are.
    """
    held = before if before is not None and before.ground.serves(decision, weights, horizon) else None
    ground = held.ground if held is not None else _Ground.of(decision, weights, horizon)
    old = held.rows if held is not None else {}
    rows = {
        slug: ground.row(decision.scores.get(slug, _NO_CELLS), old.get(slug)) for slug in decision.candidates
    }
    if (
        held is not None
        and tuple(rows) == held.matrix.candidates
        and all(ends is old[slug][1] for slug, (_, ends) in rows.items())
    ):
        return MatrixReading(held.matrix, ground, rows)
    matrix = DecisionMatrix(
        tuple(rows),
        ground.criteria,
        ground.weights,
        tuple([low for _, (low, _, _) in rows.values()]),
        tuple([high for _, (_, high, _) in rows.values()]),
        tuple([unknown for _, (_, _, unknown) in rows.values()]),
        (ground.whole.low, ground.whole.high),
    )
    return MatrixReading(matrix, ground, rows)


@frozen
class _Ground:
    """What the rows of one horizon are read on."""

    made_of: tuple[object, ...]
    horizon: str | None
    criteria: tuple[str, ...]
    weights: Weights
    mixes: Mapping[str, Weights]
    """Per horizon, pi_h w_j^h for each criterion; none for one horizon alone."""
    whole: Interval

    @classmethod
    def of(cls, decision: Decision, weights: StatedWeights, horizon: str | None) -> "_Ground":
        return cls(
            (decision.criteria, decision.scale, weights),
            horizon,
            tuple(decision.criteria),
            weights.at(horizon),
            weights.mixes if horizon is None else {},
            Interval(decision.scale.low, decision.scale.high),
        )

    def serves(self, decision: Decision, weights: StatedWeights, horizon: str | None) -> bool:
        """Whether a decision's rows are read on the very same."""
        now = (decision.criteria, decision.scale, weights)
        return horizon == self.horizon and all(map(is_, self.made_of, now))

    def row(self, cells: Mapping[str, Cell], held: _Row | None) -> _Row:
        """A candidate's row; as it was held where the cells, or all their ends, are the same."""
        if held is not None and held[0] is cells:
            return held
        ends = self._ends(cells)
        return cells, held[1] if held is not None and held[1] == ends else ends

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
