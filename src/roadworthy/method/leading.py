"""The first of a matrix and its lead over each rival: what flips and stable intervals rest on."""

from math import fsum

from roadworthy.method.matrix import DecisionMatrix, MatrixRow
from roadworthy.method.ranking import TOLERANCE, ranks, value
from roadworthy.model.frozen import frozen


@frozen
class Leading:
    """A matrix at the midpoints, seen from its first-listed leader."""

    top: int
    """Row of the leader; the first listed of equals."""
    middles: tuple[MatrixRow, ...]
    values: tuple[float, ...]
    rivals: tuple[int, ...]
    """Rows of the others, best first; equals in the matrix's order."""
    leads: dict[int, float]
    """D = sum_j w_j (x_aj - x_qj) over each rival; 0 where the two are equal within the tolerance."""

    def gaps(self, rival: int) -> MatrixRow:
        """x_aj - x_qj on each criterion."""
        return tuple(
            here - there for here, there in zip(self.middles[self.top], self.middles[rival], strict=True)
        )


def leading(matrix: DecisionMatrix) -> Leading | None:
    """The leader of a matrix; None without weights or candidates."""
    if not matrix.weights or not matrix.candidates:
        return None
    middles = tuple(
        tuple((low + high) / 2 for low, high in zip(*row, strict=True))
        for row in zip(matrix.low, matrix.high, strict=True)
    )
    values = [value(matrix.weights, row) for row in middles]
    places = ranks(values)
    order = sorted(range(len(values)), key=lambda i: (places[i], i))
    top, rivals = order[0], tuple(order[1:])
    leads = {rival: _lead(matrix.weights, middles[top], middles[rival]) for rival in rivals}
    return Leading(top, middles, tuple(values), rivals, leads)


def _lead(weights: MatrixRow, mine: MatrixRow, theirs: MatrixRow) -> float:
    found = fsum(weight * (here - there) for weight, here, there in zip(weights, mine, theirs, strict=True))
    return 0.0 if found <= TOLERANCE else found
