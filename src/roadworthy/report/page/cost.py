"""**Cost**: to switch, to run and to keep up, against the others."""

from collections.abc import Iterator
from typing import Final

from roadworthy.report.document import ScoreTable
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import amount, colon, say, whole
from roadworthy.report.phrases import listed

ROWS: Final = 3
"""Candidates in the table."""
_COLUMNS: Final = (("switch", "switching_weeks"), ("run", "running_month"), ("upkeep", "upkeep_year"))


def about_cost(view: PageView) -> Iterator[PagePart]:
    """A table of those that run, the subject first, then what leaving it again would cost.

    Of more than there is room for, those with a figure stand before those without.
    """
    if view.situation in ("abandoned", "superseded", "done"):
        return
    rows = [view.decision.candidates[slug] for slug in view.running_order]
    columns = [(key, field) for key, field in _COLUMNS if any(getattr(row.costs, field) for row in rows)]
    if columns:
        first, *others = view.running_order
        others.sort(
            key=lambda slug: not any(getattr(view.decision.candidates[slug].costs, at) for _, at in columns)
        )
        shown = (first, *others)[:ROWS]
        currencies = {
            whole(view.decision.candidates[slug].costs.currency)
            for slug in shown
            if view.decision.candidates[slug].costs.running_month
        }
        one = len(currencies) == 1
        body = tuple(
            (view.names.candidate(slug), *(_cell(view, slug, field, bare=one) for _, field in columns))
            for slug in shown
        )
        head = (say("cost", "candidate"), *(say("cost", key) for key, _ in columns))
        yield PagePart(ScoreTable(head, body, frozenset(range(1, len(head)))), 0)
        units = {
            "switch": say("cost", "switch_unit"),
            "run": (next(iter(currencies)) or say("cost", "money")) if one else say("cost", "money"),
            "upkeep": say("cost", "upkeep_unit"),
        }
        yield from said(say("cost", "units", units=listed(units[key] for key, _ in columns)), 0)
        yield from (PagePart(None, left="candidate") for _ in view.running_order[ROWS:])
    if view.subject and whole(exit_cost := view.decision.candidates[view.subject].exit_cost):
        lead = say("cost", "exit", name=view.names.candidate(view.subject))
        yield from said(colon(lead, exit_cost), 6, "answer")


def _has_any(view: PageView, slug: str) -> bool:
    """Whether anybody has said what a candidate costs."""
    return any(getattr(view.decision.candidates[slug].costs, field) for _, field in _COLUMNS)


def _cell(view: PageView, slug: str, field: str, *, bare: bool) -> str:
    costs = view.decision.candidates[slug].costs
    words = amount(getattr(costs, field))
    if not words:
        return say("cost", "none")
    currency = whole(costs.currency) if field == "running_month" and not bare else ""
    return f"{words} {currency}".rstrip()
