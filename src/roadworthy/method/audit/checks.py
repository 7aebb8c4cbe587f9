"""What a table's own numbers say against what it states: pure functions from a table to findings."""

from collections.abc import Iterator
from math import fsum

from roadworthy.method.audit.figures import as_stated, as_written, told
from roadworthy.method.audit.form_choice import FormChoice, primary
from roadworthy.method.audit.products import product_sums, products_follow
from roadworthy.method.audit.table import DecisionTable, Figure, Totals
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE
from roadworthy.model import Interval

_SUM_TOLERANCE = 1e-6
_ROUNDING = 0.02
"""What rounding may take from the sum of weights at the most, as a share of it."""


def unreadable(table: DecisionTable) -> Iterator[Finding]:
    """One finding for each thing that could not be read for certain."""
    for one in table.unread:
        facts: dict[str, Fact] = {"line": one.line, "subject": one.subject, "words": one.words}
        level: Level = "note" if one.what == "left-out" else "error"
        yield Finding(f"unreadable-{one.what}", level, subject=one.subject, facts=facts)


def not_counted(table: DecisionTable) -> Iterator[Finding]:
    """A note for each row that is no criterion though it says something of the candidates."""
    for one in table.not_counted:
        facts: dict[str, Fact] = {"line": one.line, "subject": one.subject, "words": one.words}
        yield Finding("not-counted", "note", subject=one.subject, facts=facts)


def totals_missing(table: DecisionTable) -> Iterator[Finding]:
    """A note for each column that is scored throughout and has no total, where others have one: whether it
    is a candidate can't be told.
    """
    main = primary(table)
    if main is None or not main.given or not table.readable:
        return
    for i, (name, figure) in enumerate(zip(table.candidates, main.figures, strict=True)):
        known = all(entry.interval is not None for entry in table.cells[i])
        if figure is None and i not in main.unread and known:
            facts: dict[str, Fact] = {"line": main.line, "subject": name, "total": main.name}
            yield Finding("total-missing", "note", subject=name, facts=facts)


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


def totals_without_weights(table: DecisionTable, totals: Totals, choice: FormChoice) -> Finding | None:
    """Totals that follow from no form, in a table without weights: what weighted them is not there."""
    if table.weight_kind != "none" or (choice.certain and not table.has_products):
        return None
    if choice.certain and choice.fits == len(totals.given):
        return None
    return Finding("unreadable-no-weights", "error", facts={"line": totals.line, "total": totals.name})


def levels_unknown(table: DecisionTable) -> Finding:
    """Weights in words whose worth is not stated, under totals that the usual worth does not give."""
    words = ", ".join(word for word, _ in table.levels)
    return Finding("unreadable-levels", "error", facts={"line": table.line, "words": words})


def wrong_totals(
    table: DecisionTable, matrix: DecisionMatrix, totals: Totals, choice: FormChoice
) -> Iterator[Finding]:
    """Stated totals that do not round from the right figure, with a guess at what was left out.

    Silent while a figure of that row can't be read: that is said, and nothing is alleged.
    """
    if totals.unread:
        return
    form = choice.form
    for i, (figure, right) in enumerate(zip(totals.figures, form.figures, strict=True)):
        if figure is None or table.unread_cells(i) or figure.rounds_from(right):
            continue
        holes = sum(matrix.unknown[i])
        name = table.candidates[i]
        facts: dict[str, Fact] = {
            "line": figure.line, "total": totals.name, "stated": as_written(figure),
            "right": as_stated(right, figure), "holes": holes, "subject": name,
        }  # fmt: skip
        if choice.certain and from_rounded_parts(table, i, figure, right):
            yield Finding("rounded-parts", "note", subject=name, facts=facts)
            continue
        if not choice.certain:
            facts |= {"form": form.kind, "most": told(form.largest), **_otherwise(choice, i, figure)}
        yield Finding("wrong-total-unknown" if holes else "wrong-total", "error", subject=name, facts=facts)
    if choice.off_maximum is not None and choice.fits == len(totals.given):
        facts = {
            "line": totals.line, "total": totals.name,
            "said": told(choice.off_maximum), "most": told(form.largest),
        }  # fmt: skip
        yield Finding("label-maximum", "note", facts=facts)


def _otherwise(choice: FormChoice, i: int, figure: Figure) -> dict[str, Fact]:
    """What the total would be in another form that it might be in."""
    other = next(iter(choice.others), None)
    if other is None:
        return {}
    return {"other_form": other.kind, "other": as_stated(other.figures[i], figure)}


def from_rounded_parts(table: DecisionTable, i: int, figure: Figure, right: float) -> bool:
    """Whether a total adds up the weighted values that stand there, each of which was rounded before.

    They explain it only where the right figure is what they add up to unrounded, and in no other form.
    """
    parts = [entry.product for entry in table.cells[i]]
    if not parts or any(part is None for part in parts) or not products_follow(table, i):
        return False
    made = product_sums(table)
    exact = made[i] if made else None
    if exact is not None and abs(exact - right) > TOLERANCE:
        return False
    values = [part.value for part in parts if part is not None]
    room = (
        fsum(0.5 * 10.0**-part.decimals for part in parts if part is not None) + 0.5 * 10.0**-figure.decimals
    )
    return figure.rounds_from(fsum(values)) and abs(figure.value - right) <= room + 1e-9


def unweighted(table: DecisionTable, totals: Totals, choice: FormChoice) -> Iterator[Finding]:
    """Totals that leave out weights which the table has."""
    if (
        choice.certain
        and not choice.form.weighted
        and table.weight_kind != "none"
        and totals.weighted is not False
    ):
        yield Finding("weights-left-out", "note", facts={"line": totals.line, "total": totals.name})
