"""Which form the totals of a table are in: the one that gives them, never one that merely lies near."""

from typing import Final

from roadworthy.method.audit.forms import TotalsForm, forms
from roadworthy.method.audit.products import product_sums
from roadworthy.method.audit.table import DecisionTable, Figure, Totals
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.model.frozen import frozen

_MANY_TIMES: Final = 4.0
"""Of forms that give equally many figures, one so many times further from the others is left out."""
_NEAR: Final = 0.25
"""What else totals might be is told within this share of the largest figure."""


@frozen
class FormChoice:
    """The form of one row of totals."""

    form: TotalsForm
    fits: int
    """How many of the stated figures it gives."""
    certain: bool
    """Whether it gives half of them at the least; else nothing is known of the form, and `form` is but
    the usual one.
    """
    others: tuple[TotalsForm, ...] = ()
    """What else they might be, where nothing is certain."""
    off_maximum: float | None = None
    """What the table says the totals are out of, where the form's largest figure is another."""


def form_of(table: DecisionTable, matrix: DecisionMatrix, totals: Totals) -> FormChoice:
    """The form that gives most of the stated figures, the simplest among equals.

    Two that give one half each tell nothing. A form that leaves the weights out is taken only where the
    totals say so, or where it alone gives them all. What the table states decides between equals, its
    maximum before the weighted values that it writes beside its scores, and gives way to figures that
    follow otherwise.
    """
    given = totals.given
    out_of = _out_of(totals)
    known = [form for form in forms(table, matrix, out_of) if _possible(form, given)]
    known = known or list(forms(table, matrix, out_of))
    known = _weighted_first(table, totals, known)
    counts = [form.fits(totals) for form in known]
    most = max(counts)
    alone = None if table.weight_kind == "none" else _stated_alone(table, totals, known, out_of)
    if alone and 2 * most < len(given):
        return FormChoice(alone, alone.fits(totals), certain=True)
    best = [form for form, count in zip(known, counts, strict=True) if count == most]
    if not most:
        return _usual(totals, known, out_of)
    best = [form for form in best if _keeps(form, out_of)] or best
    best = [form for form in best if totals.kind in (None, form.kind)] or best
    if totals.summed:
        sums = [form for form in best if form.kind == "sum"]
        best = [form for form in best if any(_same(form, one) for one in sums)] or best
    made = product_sums(table)
    best = [form for form in best if _adds_up(made, form)] or best
    nearest = min(form.distance(totals) for form in best)
    near = [form for form in best if form.distance(totals) <= _MANY_TIMES * nearest + 1e-9]
    form = near[0]
    # without weights a form is soon found that gives some by chance: then all follow, or all but one; and all
    # where they are called weighted, as what weighs them stands elsewhere
    strays = 0 if totals.weighted else 1
    certain = most * 2 >= len(given) if table.weight_kind != "none" else most >= max(2, len(given) - strays)
    if not certain or (2 * most == len(given) and any(_contradicts(form, one, totals) for one in near[1:])):
        return _usual(totals, known, out_of)
    off = out_of if out_of is not None and not _keeps(form, out_of) else None
    return FormChoice(form, most, certain, off_maximum=off)


def _usual(totals: Totals, known: list[TotalsForm], out_of: float | None) -> FormChoice:
    """What the totals would be, were they in the form that such figures usually are in; none is called
    right.
    """
    given = totals.given
    reach = max((abs(figure.value) for figure in given), default=0.0)
    fitting = [form for form in known if _keeps(form, out_of) and totals.kind in (None, form.kind)] or known
    wide = [
        form for form in fitting if abs(form.largest) >= reach - 1e-9 and form.weighted == fitting[0].weighted
    ]
    form = (wide or fitting)[0]
    others = [
        other
        for other in wide[1:]
        if other.figures != form.figures and other.weighted and other.distance(totals) <= _NEAR
    ]
    kinds = {form.kind}
    told: list[TotalsForm] = []
    for other in others:
        if other.kind not in kinds:
            kinds.add(other.kind)
            told.append(other)
    return FormChoice(form, 0, certain=False, others=tuple(told))


def _stated_alone(
    table: DecisionTable, totals: Totals, known: list[TotalsForm], out_of: float | None
) -> TotalsForm | None:
    """The one form that the table leaves by what it states: weighted values beside the scores, a mean, a
    maximum.
    """
    if made := product_sums(table):
        for form in known:
            if _keeps(form, out_of) and _adds_up(made, form):
                return form
    if totals.kind is None and out_of is None:
        return None
    left = [
        form for form in known if _keeps(form, out_of) and totals.kind in (None, form.kind) and form.weighted
    ]
    if totals.kind == "mean" and out_of is None:
        left = [form for form in left if form.largest == table.scale[1]]
    different = {tuple(round(figure, 9) for figure in form.figures) for form in left}
    return left[0] if len(different) == 1 else None


def _adds_up(made: tuple[float | None, ...], form: TotalsForm) -> bool:
    """Whether a form's figures are what the weighted values in the table add up to, as far as there are
    any.
    """
    return bool(made) and all(
        one is None or abs(one - right) < 1e-9 for one, right in zip(made, form.figures, strict=True)
    )


def _same(form: TotalsForm, other: TotalsForm) -> bool:
    """Whether two forms give the same figures."""
    return all(abs(one - right) < 1e-9 for one, right in zip(form.figures, other.figures, strict=True))


def _contradicts(form: TotalsForm, other: TotalsForm, totals: Totals) -> bool:
    """Whether two forms give different ones of the stated figures: by each of them those of the other are
    wrong.
    """
    return any(
        figure is not None and figure.rounds_from(right) and not figure.rounds_from(own)
        for figure, right, own in zip(totals.figures, other.figures, form.figures, strict=True)
    )


def _weighted_first(table: DecisionTable, totals: Totals, known: list[TotalsForm]) -> list[TotalsForm]:
    if totals.weighted is False and table.weight_kind != "none":
        return sorted(known, key=lambda form: form.weighted)
    best = max((form.fits(totals) for form in known if form.weighted), default=0)
    every = len(totals.given)
    kept = [
        form
        for form in known
        if form.weighted or (totals.weighted is None and form.fits(totals) == every > max(best, 1))
    ]
    return kept or known


def _out_of(totals: Totals) -> float | None:
    said = {figure.out_of for figure in totals.given if figure.out_of is not None}
    if totals.out_of is not None:
        said.add(totals.out_of)
    return said.pop() if len(said) == 1 else None


def _keeps(form: TotalsForm, out_of: float | None) -> bool:
    return out_of is None or abs(form.largest - out_of) < 1e-9 * max(1.0, out_of)


def _possible(form: TotalsForm, given: list[Figure]) -> bool:
    return (
        not any(figure.percent for figure in given)
        or form.kind == "percent"
        or abs(form.largest - 100) < 1e-9
    )


def primary(table: DecisionTable) -> Totals | None:
    """The totals that rank the candidates.

    Those that say that the weights are in them; else the first that do not say that they leave them out.
    """
    weighted = [one for one in table.totals if one.weighted]
    open_ = [one for one in table.totals if one.weighted is None]
    return next(iter((*weighted, *open_, *table.totals)), None)
