"""Score cards for tests: from rows of figures, and any matrix at all."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import strategies as st

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.weights import normalised

Cell = float | tuple[float, float]


def card_of_rows(
    weights: Sequence[float], rows: Sequence[Sequence[Cell]], scale: tuple[float, float] = (1.0, 5.0)
) -> DecisionMatrix:
    """A matrix whose candidates are a, b, c … and whose criteria are k0, k1 …."""
    ends = [[cell if isinstance(cell, tuple) else (cell, cell) for cell in row] for row in rows]
    return DecisionMatrix(
        candidates=tuple(chr(ord("a") + i) for i in range(len(rows))),
        criteria=tuple(f"k{j}" for j in range(len(weights))),
        weights=normalised(tuple(map(float, weights))),
        low=tuple(tuple(float(cell[0]) for cell in row) for row in ends),
        high=tuple(tuple(float(cell[1]) for cell in row) for row in ends),
        unknown=tuple(tuple(cell == scale for cell in row) for row in ends),
        scale=scale,
    )


def fractions(matrix: DecisionMatrix) -> tuple[list[Fraction], list[list[Fraction]]]:
    """The weights and the midpoints of the cells, for points that are whole numbers and few: no tie is lost."""
    weights = [Fraction(weight).limit_denominator(10_000) for weight in matrix.weights]
    assert sum(weights) == 1
    middles = [
        [(Fraction(low) + Fraction(high)) / 2 for low, high in zip(*row, strict=True)]
        for row in zip(matrix.low, matrix.high, strict=True)
    ]
    return weights, middles


@st.composite
def cards(draw: st.DrawFn, *, ranges: bool = True, most: int = 5) -> DecisionMatrix:
    """Two to `most` candidates by one to `most` criteria with whole points and scores."""
    columns = draw(st.integers(1, most))
    raw = draw(st.lists(st.integers(0, 9), min_size=columns, max_size=columns).filter(any))
    score = st.integers(1, 5)
    span = st.tuples(score, score).map(lambda ends: (float(min(ends)), float(max(ends))))
    cell = st.one_of(score.map(float), span) if ranges else score.map(float)
    row = st.lists(cell, min_size=columns, max_size=columns)
    return card_of_rows(raw, draw(st.lists(row, min_size=2, max_size=most)))
