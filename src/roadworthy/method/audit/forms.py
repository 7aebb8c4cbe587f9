"""In which form a table states its totals, and what the right figure in that form is."""

from collections.abc import Iterator, Sequence
from math import fsum
from typing import Final

from roadworthy.method.audit.table import DecisionTable, Totals, TotalsKind
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import value
from roadworthy.model.frozen import frozen

ScoreRows = Sequence[tuple[float, ...]]
_USUAL_TOPS: Final = (5.0, 10.0, 1.0)
"""What totals are often brought to without saying so."""


@frozen
class TotalsForm:
    """One way to state a total, with every candidate's right figure in it."""

    kind: TotalsKind
    weighted: bool
    largest: float
    """The figure of a candidate that has the best score everywhere."""
    figures: tuple[float, ...]

    def fits(self, totals: Totals) -> int:
        """How many of the stated figures round from this form's."""
        return sum(
            figure is not None and figure.rounds_from(right)
            for figure, right in zip(totals.figures, self.figures, strict=True)
        )

    def distance(self, totals: Totals) -> float:
        """How far the stated figures are from this form's, as a share of its largest one, on the average."""
        gaps = [
            abs(figure.value - right)
            for figure, right in zip(totals.figures, self.figures, strict=True)
            if figure is not None
        ]
        return fsum(gaps) / len(gaps) / abs(self.largest) if gaps and self.largest else 0.0


def middles(matrix: DecisionMatrix) -> tuple[tuple[float, ...], ...]:
    """The midpoint of every cell."""
    return tuple(
        tuple((low + high) / 2 for low, high in zip(lows, highs, strict=True))
        for lows, highs in zip(matrix.low, matrix.high, strict=True)
    )


def forms(table: DecisionTable, matrix: DecisionMatrix, out_of: float | None = None) -> Iterator[TotalsForm]:
    """Every form known, the simplest first; where the lowest wins in the table, from scores as they
    stand there.

    Mean: V = sum_j w_j x_j. Sum: sum_j W_j x_j with the weights as written, in percent also as
    fractions, in fractions also times 100, and in points as shares of the scale's high end, so that the
    best has the sum of all weights. Percent: 100 V / high, or 100 (V - low) / (high - low). Out of K: K
    V / high. Net: as mean and sum, what counts against a candidate taken off. Then the same without
    weights.
    """
    low, high = matrix.scale
    rows = middles(matrix)
    if table.low_wins:
        rows = tuple(tuple(low + high - x for x in row) for row in rows)
    yield from _weighted(table, matrix, rows, out_of)
    if any(table.turned) and not table.low_wins:
        yield from _net(table, matrix, rows)
    if table.weight_kind != "none":
        yield from _plain(matrix, rows, out_of)


def _weighted(
    table: DecisionTable, matrix: DecisionMatrix, rows: ScoreRows, out_of: float | None
) -> Iterator[TotalsForm]:
    raw, high = table.raw_weights, matrix.scale[1]
    means = [value(matrix.weights, row) for row in rows]
    yield TotalsForm("mean", True, high, tuple(means))
    yield _sums(raw, rows, high, weighted=True)
    if table.weight_kind == "percent":
        yield _sums([weight / 100 for weight in raw], rows, high, weighted=True)
    elif table.weight_kind == "fraction":
        yield _sums([weight * 100 for weight in raw], rows, high, weighted=True)
    elif high == 100:
        yield _sums([weight / 100 for weight in raw], rows, high, weighted=True)
    elif high > 0:
        yield _sums([weight / high for weight in raw], rows, high, weighted=True)
    yield from _percents(means, matrix.scale, weighted=True)
    usual = _USUAL_TOPS if matrix.scale[0] >= 0 else ()  # figures about 0 are brought to no top
    tops = usual if out_of is None else (out_of, *usual)
    yield from _scaled(means, matrix.scale, tops, weighted=True)


def _net(table: DecisionTable, matrix: DecisionMatrix, rows: ScoreRows) -> Iterator[TotalsForm]:
    """What speaks for a candidate less what speaks against it, both as they stand in the table."""
    low, high = matrix.scale
    stated = [
        tuple(low + high - x if turned else x for x, turned in zip(row, table.turned, strict=True))
        for row in rows
    ]
    for kind, weights in (("mean", matrix.weights), ("sum", table.raw_weights)):
        signed = tuple(
            -weight if turned else weight for weight, turned in zip(weights, table.turned, strict=True)
        )
        best = fsum(weight * (high if weight > 0 else low) for weight in signed)
        figures = tuple(value(signed, row) for row in stated)
        yield TotalsForm("mean" if kind == "mean" else "sum", True, best, figures)


def _plain(matrix: DecisionMatrix, rows: ScoreRows, out_of: float | None) -> Iterator[TotalsForm]:
    count = len(matrix.criteria)
    yield _sums((1.0,) * count, rows, matrix.scale[1], weighted=False)
    means = [fsum(row) / count for row in rows]
    yield TotalsForm("mean", False, matrix.scale[1], tuple(means))
    yield from _percents(means, matrix.scale, weighted=False)
    if out_of is not None:
        yield from _scaled(means, matrix.scale, (out_of,), weighted=False)


def _scaled(
    means: list[float], scale: tuple[float, float], tops: Sequence[float], *, weighted: bool
) -> Iterator[TotalsForm]:
    for top in tops:
        factor = top / scale[1] if scale[1] else 1.0
        if top not in (scale[1], 100.0):
            yield TotalsForm("mean", weighted, top, tuple(mean * factor for mean in means))


def _sums(weights: Sequence[float], rows: ScoreRows, high: float, *, weighted: bool) -> TotalsForm:
    return TotalsForm(
        "sum", weighted, fsum(weights) * high, tuple(value(tuple(weights), row) for row in rows)
    )


def _percents(means: list[float], scale: tuple[float, float], *, weighted: bool) -> Iterator[TotalsForm]:
    low, high = scale
    if high > 0:
        yield TotalsForm("percent", weighted, 100.0, tuple(100 * mean / high for mean in means))
    if low and low < high:
        yield TotalsForm(
            "percent", weighted, 100.0, tuple(100 * (mean - low) / (high - low) for mean in means)
        )
