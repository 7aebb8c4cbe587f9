"""The whole audit of one table: its numbers worked out anew, and everything found."""

from collections.abc import Iterator

from roadworthy.method.audit import checks, order
from roadworthy.method.audit.form_choice import FormChoice, form_of, primary
from roadworthy.method.audit.forms import TotalsForm
from roadworthy.method.audit.products import wrong_products
from roadworthy.method.audit.table import DecisionTable, Figure, card_of_table
from roadworthy.method.finding import Finding
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of, ranks
from roadworthy.model.frozen import frozen


@frozen
class AuditedRow:
    """One candidate: what the table states, and what its numbers give."""

    name: str
    value: float | None
    """The mean on the table's scale; None where it can't be worked out."""
    stated: Figure | None
    recomputed: float | None
    """In the form in which the table states its totals; None where a cell of it can't be read."""
    ok: bool | None
    """Whether `stated` rounds from `recomputed`; None where either is missing."""
    rank: int | None
    stated_rank: int | None


@frozen
class Audited:
    """A table with its right numbers and what was found in it."""

    table: DecisionTable
    matrix: DecisionMatrix | None
    """None where a candidate can't be valued: something in the table can't be read."""
    form: TotalsForm | None
    rows: tuple[AuditedRow, ...]
    certain: bool
    """Whether `form` gives the stated totals, half of them at the least; else it is but the usual one."""
    leader: str | None
    """The first of those in first place."""
    stated_leader: str | None
    findings: tuple[Finding, ...]

    @property
    def worst(self) -> str:
        """The gravest level among the findings, ``""`` where there is none."""
        found = {finding.level for finding in self.findings}
        return next((level for level in ("error", "warning", "note") if level in found), "")


def audit(table: DecisionTable) -> Audited:
    """Work a table's figures out anew and hold them against what it states."""
    findings = [*checks.unreadable(table), *checks.not_counted(table), *checks.weightless(table)]
    if not table.readable or not table.weights:
        return _unvalued(table, findings)
    matrix = card_of_table(table)
    main = primary(table)
    found = {id(totals): form_of(table, matrix, totals) for totals in table.totals}
    choice = found[id(main)] if main else None
    if main and choice and (astray := checks.totals_without_weights(table, main, choice)):
        return _unvalued(table, [*findings, astray])
    if choice and not choice.certain and table.levels and table.weight_kind == "words":
        return _unvalued(table, [*findings, checks.levels_unknown(table)])
    values = {place.candidate: place.value or 0.0 for place in ranking_of(matrix)}
    own = [values[name] for name in table.candidates]
    findings += checks.weights_sum(table)
    findings += checks.outside_scale(table)
    findings += wrong_products(table)
    for totals in table.totals:
        findings += checks.wrong_totals(table, matrix, totals, found[id(totals)])
        findings += checks.unweighted(table, totals, found[id(totals)])
    missing = tuple(checks.totals_missing(table))
    findings += missing
    whole = not missing and not any(map(table.unread_cells, range(len(own))))
    places = tuple(ranks(own)) if whole else ()
    if whole:
        if choice is None or choice.certain:
            findings += order.wrong_order(table, places)
        findings += order.ties(table, places)
    return Audited(
        table,
        matrix if whole else None,
        choice.form if choice else None,
        tuple(_rows(table, choice, own, places)),
        choice is not None and choice.certain,
        table.candidates[places.index(1)] if whole else None,
        order.stated_leader(table, places),
        tuple(findings),
    )


def _rows(
    table: DecisionTable, choice: FormChoice | None, values: list[float], places: tuple[int, ...]
) -> Iterator[AuditedRow]:
    main, said = primary(table), order.stated_ranks(table)
    for i, name in enumerate(table.candidates):
        stated = main.figures[i] if main else None
        lost = table.unread_cells(i)
        own = table.own_terms(values[i])
        right = None if lost else choice.form.figures[i] if choice else own
        ok = None if stated is None or right is None else stated.rounds_from(right)
        rank = places[i] if places else None
        yield AuditedRow(name, None if lost else own, stated, right, ok, rank, said[i])


def _unvalued(table: DecisionTable, findings: list[Finding]) -> Audited:
    main = primary(table)
    said = order.stated_ranks(table)
    rows = tuple(
        AuditedRow(name, None, main.figures[i] if main else None, None, None, None, said[i])
        for i, name in enumerate(table.candidates)
    )
    return Audited(table, None, None, rows, False, None, order.stated_leader(table, ()), tuple(findings))
