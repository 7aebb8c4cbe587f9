"""In which form a table states its totals, and what the right figure in that form is."""

from collections.abc import Iterator
from math import fsum
from typing import Literal

from roadworthy.method.audit.table import DecisionTable, Figure, Totals
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import value
from roadworthy.model.frozen import frozen

TotalsKind = Literal["mean", "sum", "percent"]


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
        return fsum(gaps) / len(gaps) / self.largest if gaps and self.largest > 0 else 0.0


def middles(matrix: DecisionMatrix) -> tuple[tuple[float, ...], ...]:
    """The midpoint of every cell."""
    return tuple(
        tuple((low + high) / 2 for low, high in zip(lows, highs, strict=True))
        for lows, highs in zip(matrix.low, matrix.high, strict=True)
    )


def forms(table: DecisionTable, matrix: DecisionMatrix, out_of: float | None = None) -> Iterator[TotalsForm]:
    """Every form known, the simplest first.

    Mean: V = sum_j w_j x_j. Sum: sum_j W_j x_j with the weights as written, in percent also as fractions, and
    in points as shares of a scale that ends at 100.
    Percent: 100 V / high, or 100 (V - low) / (high - low). Out of K: K V / high.
    Then the same without weights.
    """
    rows = middles(matrix)
    yield from _weighted(table, matrix, rows, out_of)
    if table.weight_kind != "none":
        yield from _plain(matrix, rows, out_of)


def _weighted(
    table: DecisionTable, matrix: DecisionMatrix, rows: tuple[tuple[float, ...], ...], out_of: float | None
) -> Iterator[TotalsForm]:
    raw = table.raw_weights
    means = [value(matrix.weights, row) for row in rows]
    yield TotalsForm("mean", True, matrix.scale[1], tuple(means))
    yield _sums(raw, rows, matrix.scale[1], weighted=True)
    if table.weight_kind == "percent":
        yield _sums(tuple(weight / 100 for weight in raw), rows, matrix.scale[1], weighted=True)
    elif table.weight_kind == "fraction":
        yield _sums(tuple(weight * 100 for weight in raw), rows, matrix.scale[1], weighted=True)
    elif table.weight_kind == "points" and matrix.scale[1] == 100:
        yield _sums(tuple(weight / 100 for weight in raw), rows, matrix.scale[1], weighted=True)
    yield from _percents(means, matrix.scale, weighted=True)
    yield from _scaled(means, matrix.scale, (5.0, 10.0) if out_of is None else (out_of,), weighted=True)


def _plain(
    matrix: DecisionMatrix, rows: tuple[tuple[float, ...], ...], out_of: float | None
) -> Iterator[TotalsForm]:
    count = len(matrix.criteria)
    yield _sums((1.0,) * count, rows, matrix.scale[1], weighted=False)
    means = [fsum(row) / count for row in rows]
    yield TotalsForm("mean", False, matrix.scale[1], tuple(means))
    yield from _percents(means, matrix.scale, weighted=False)
    if out_of is not None:
        yield from _scaled(means, matrix.scale, (out_of,), weighted=False)


def _scaled(
    means: list[float], scale: tuple[float, float], tops: tuple[float, ...], *, weighted: bool
) -> Iterator[TotalsForm]:
    for top in tops:
        factor = top / scale[1] if scale[1] else 1.0
        if top not in (scale[1], 100.0):
            yield TotalsForm("mean", weighted, top, tuple(mean * factor for mean in means))


def _sums(
    weights: tuple[float, ...], rows: tuple[tuple[float, ...], ...], high: float, *, weighted: bool
) -> TotalsForm:
    return TotalsForm("sum", weighted, fsum(weights) * high, tuple(value(weights, row) for row in rows))


def _percents(means: list[float], scale: tuple[float, float], *, weighted: bool) -> Iterator[TotalsForm]:
    low, high = scale
    if high > 0:
        yield TotalsForm("percent", weighted, 100.0, tuple(100 * mean / high for mean in means))
    if low:
        yield TotalsForm(
            "percent", weighted, 100.0, tuple(100 * (mean - low) / (high - low) for mean in means)
        )


def form_of(table: DecisionTable, matrix: DecisionMatrix, totals: Totals) -> TotalsForm:
    """The form that fits most of the stated figures, the simplest among equals; the nearest where none fits.

    A form that leaves the weights out is taken only where the totals say so, or where it alone fits them all.
    """
    given = [figure for figure in totals.figures if figure is not None]
    out_of = _out_of(given)
    known = [form for form in forms(table, matrix, out_of) if _possible(form, given, out_of)]
    known = known or list(forms(table, matrix, out_of))
    if totals.weighted is False and table.weight_kind != "none":
        known.sort(key=lambda form: form.weighted)
    else:
        best = max((form.fits(totals) for form in known if form.weighted), default=0)
        known = [
            form
            for form in known
            if form.weighted or (totals.weighted is None and form.fits(totals) == len(given) > max(best, 1))
        ]
    most = max(form.fits(totals) for form in known)
    if most:
        return next(form for form in known if form.fits(totals) == most)
    return min(known, key=lambda form: form.distance(totals))


def _out_of(given: list[Figure]) -> float | None:
    said = {figure.out_of for figure in given if figure.out_of is not None}
    return said.pop() if len(said) == 1 else None


def _possible(form: TotalsForm, given: list[Figure], out_of: float | None) -> bool:
    if any(figure.percent for figure in given):
        return form.kind == "percent" or form.largest == 100
    return out_of is None or abs(form.largest - out_of) < 1e-9 * max(1.0, out_of)


def primary(table: DecisionTable) -> Totals | None:
    """The totals that rank the candidates: the first that do not say that they leave the weights out."""
    return next((one for one in table.totals if one.weighted is not False), None) or next(
        iter(table.totals), None
    )
