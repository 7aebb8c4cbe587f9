"""What a table's own numbers say against what it states: pure functions from a table to findings."""

from collections.abc import Iterator
from math import fsum

from roadworthy.method.audit.figures import as_stated, as_written, told
from roadworthy.method.audit.forms import TotalsForm
from roadworthy.method.audit.table import DecisionTable, Figure, Totals
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE
from roadworthy.model import Interval

_SUM_TOLERANCE = 1e-6
_ROUNDING = 0.02
"""What rounding may take from the sum of weights at the most, as a share of it."""
_FAR = 0.15
"""Totals further from every form than this share of the largest one can't be its mistakes alone."""


def unreadable(table: DecisionTable) -> Iterator[Finding]:
    """One finding for each thing that could not be read for certain."""
    for one in table.unread:
        facts: dict[str, Fact] = {"line": one.line, "subject": one.subject, "words": one.words}
        yield Finding(f"unreadable-{one.what}", "error", subject=one.subject, facts=facts)


def weightless(table: DecisionTable) -> Iterator[Finding]:
    """Weights that are all 0: a note while nothing is stated, an error where totals are."""
    if table.readable and not table.weights:
        level: Level = "error" if table.totals else "note"
        yield Finding("weights-zero", level, facts={"line": table.criteria[0].line})


def weights_sum(table: DecisionTable) -> Iterator[Finding]:
    """Percentages that do not add up to 100, fractions that do not to 1, a stated sum that is another."""
    raw = [criterion.weight for criterion in table.criteria if criterion.weight is not None]
    total = fsum(raw)
    stated = table.weights_total
    line = stated.line if stated else table.criteria[0].line if table.criteria else table.line
    percent = table.weight_kind == "percent"
    whole = 100.0 if percent else 1.0
    sign = "%" if percent else ""
    facts: dict[str, Fact]
    if table.weight_kind in ("percent", "fraction") and not _adds_up(raw, total, whole):
        facts = {"line": line, "sum": told(total) + sign, "whole": told(whole) + sign}
        yield Finding("weights-sum", "error", facts=facts)
    elif stated is not None and table.weight_kind in ("percent", "fraction", "points"):
        said = _stated_sum(stated, table)
        rounded = table.weight_kind != "points" and _adds_up(raw, total, said)
        if abs(said - total) > max(_SUM_TOLERANCE, 0.5 * 10.0**-stated.decimals) and not rounded:
            facts = {
                "line": line,
                "sum": told(total) + sign,
                "stated": stated.words or told(stated.value),
            }
            yield Finding("weights-sum-stated", "error", facts=facts)


def _stated_sum(stated: Figure, table: DecisionTable) -> float:
    """The stated sum as the weights are written: 1 for ``100%`` over fractions, 100 for 1 over percent."""
    if table.weight_kind == "fraction" and stated.percent:
        return stated.value / 100
    if table.weight_kind == "percent" and not stated.percent and abs(stated.value - 1) < 1e-9:
        return 100.0
    return stated.value


def _adds_up(raw: list[float], total: float, whole: float) -> bool:
    """Whether rounding each weight explains the gap: 33, 33, 33 are thirds of 100; 30, 30, 35 are nothing.

    Round figures were chosen, not rounded to: most weights have to be others than multiples of 5 units.
    """
    gap = abs(total - whole)
    if gap <= _SUM_TOLERANCE:
        return True
    decimals = max(_decimals(weight) for weight in raw)
    unit = 10.0**-decimals
    chosen = sum(abs(weight / unit / 5 - round(weight / unit / 5)) < 1e-6 for weight in raw)
    if chosen * 2 >= len(raw) or gap > _ROUNDING * whole + 1e-9:
        return False
    room = 0.5 * len(raw) if max(raw) - min(raw) <= unit + 1e-9 else min(1.0, 0.5 * len(raw))
    return gap <= room * unit + 1e-9


def _decimals(weight: float) -> int:
    return next((places for places in range(7) if abs(weight - round(weight, places)) < 1e-9), 7)


def outside_scale(table: DecisionTable) -> Iterator[Finding]:
    """Scores beyond the ends of the scale."""
    low, high = table.scale
    for candidate, row in zip(table.candidates, table.cells, strict=True):
        for criterion, entry in zip(table.criteria, row, strict=True):
            if entry.interval and (
                entry.interval.low < low - TOLERANCE or entry.interval.high > high + TOLERANCE
            ):
                facts: dict[str, Fact] = {
                    "line": entry.line, "criterion": criterion.name,
                    "score": _ends(entry.interval),
                    "scale": f"{told(low)}–{told(high)}", "subject": candidate,
                }  # fmt: skip
                rule = "outside-scale" if table.scale_stated else "outside-scale-inferred"
                yield Finding(rule, "error", subject=candidate, facts=facts)


def _ends(interval: Interval) -> str:
    return told(interval.low) if interval.single else f"{told(interval.low)}–{told(interval.high)}"


def wrong_products(table: DecisionTable) -> Iterator[Finding]:
    """Weighted values stated beside a score that are not weight × score."""
    factors = _product_weights(table)
    for candidate, row in zip(table.candidates, table.cells, strict=True):
        for j, entry in enumerate(row):
            if entry.product is None or entry.interval is None or not entry.interval.single:
                continue
            right = factors[j] * entry.interval.low
            if not entry.product.rounds_from(right):
                facts: dict[str, Fact] = {
                    "line": entry.product.line, "criterion": table.criteria[j].name,
                    "stated": as_written(entry.product), "right": as_stated(right, entry.product),
                    "score": told(entry.interval.low), "weight": told(factors[j]), "subject": candidate,
                }  # fmt: skip
                yield Finding("wrong-product", "error", subject=candidate, facts=facts)


def _product_weights(table: DecisionTable) -> tuple[float, ...]:
    """The weights in the form from which most stated products follow; as written where none does."""
    raw = table.raw_weights
    forms = [table.weights, raw, tuple(weight / 100 for weight in raw), tuple(weight * 100 for weight in raw)]
    if table.weight_kind == "percent":
        forms.insert(0, forms.pop(2))
    known = [form for form in forms if form]
    fits = [sum(_product_fits(table, form)) for form in known]
    if not any(fits):
        return known[0] if table.weight_kind in ("percent", "fraction") else raw
    return known[fits.index(max(fits))]


def _product_fits(table: DecisionTable, weights: tuple[float, ...]) -> Iterator[bool]:
    for row in table.cells:
        for entry, weight in zip(row, weights, strict=True):
            if entry.product is not None and entry.interval is not None and entry.interval.single:
                yield entry.product.rounds_from(weight * entry.interval.low)


def totals_without_weights(table: DecisionTable, totals: Totals, form: TotalsForm) -> Finding | None:
    """Totals that follow from no form, in a table without weights: what weighted them is not there."""
    given = [figure for figure in totals.figures if figure is not None]
    fits = form.fits(totals)
    if table.weight_kind != "none" or (fits == len(given) and not table.has_products):
        return None
    hidden = not fits and (form.distance(totals) > _FAR or (len(given) > 2 and form.kind != "sum"))
    if totals.weighted or table.has_products or hidden:
        return Finding("unreadable-no-weights", "error", facts={"line": totals.line, "total": totals.name})
    return None


def wrong_totals(
    table: DecisionTable, matrix: DecisionMatrix, totals: Totals, form: TotalsForm
) -> Iterator[Finding]:
    """Stated totals that do not round from the right figure, with a guess at what was left out."""
    for i, (figure, right) in enumerate(zip(totals.figures, form.figures, strict=True)):
        if figure is None or table.unread_cells(i) or figure.rounds_from(right):
            continue
        holes = sum(matrix.unknown[i])
        name = table.candidates[i]
        facts: dict[str, Fact] = {
            "line": figure.line, "total": totals.name, "stated": as_written(figure),
            "right": as_stated(right, figure), "holes": holes, "subject": name,
        }  # fmt: skip
        yield Finding("wrong-total-unknown" if holes else "wrong-total", "error", subject=name, facts=facts)


def unweighted(table: DecisionTable, totals: Totals, form: TotalsForm) -> Iterator[Finding]:
    """Totals that leave out weights which the table has."""
    if not form.weighted and table.weight_kind != "none" and totals.weighted is not False:
        yield Finding("weights-left-out", "note", facts={"line": totals.line, "total": totals.name})
