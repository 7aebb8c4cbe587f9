"""The page with the matrix below it: for forms that are not bound to sixty lines."""

from dataclasses import replace

from roadworthy.report.document import Document, Paragraph, ScoreTable, Section
from roadworthy.report.page.page import page
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import say
from roadworthy.report.phrases import span_text
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.summary import Summary


def page_with_matrix(summary: Summary, source: str = "") -> Document:
    """The page, and before its foot the criteria with weights that add up to 100 and every score."""
    told = page(summary, source)
    found = matrix_section(PageView(summary))
    return replace(told, sections=(*told.sections, found)) if found is not None else told


def matrix_section(view: PageView) -> Section | None:
    """Criteria down the side, candidates across the top, the best first; None without either."""
    decision = view.decision
    order = [place.candidate for place in view.summary.view.places]
    if not order or not decision.criteria:
        return None
    points = points_of_hundred(view.summary.view.matrix.weights)
    rows = [
        (
            decision.criterion_name(slug),
            str(points[number]) if points else say("matrix", "none"),
            *(_score(view, candidate, slug) for candidate in order),
        )
        for number, slug in enumerate(decision.criteria)
    ]
    if view.values:
        values = (view.values.get(slug, say("matrix", "out")) for slug in order)
        rows.append((say("matrix", "value"), str(sum(points)), *values))
    head = (say("matrix", "criterion"), say("matrix", "weight"), *map(view.names.candidate, order))
    table = ScoreTable(head, tuple(rows), frozenset(range(1, len(head))))
    low, high = (f"{end:g}" for end in view.summary.view.matrix.scale)
    scale = Paragraph(say("matrix", "scale", low=low, high=high), "dim")
    return Section(say("heading", "matrix"), (table, scale))


def _score(view: PageView, candidate: str, criterion: str) -> str:
    cell = view.decision.cell(candidate, criterion)
    if view.summary.horizon is not None:
        return span_text(cell.by_horizon.get(view.summary.horizon, cell.score))
    return span_text(cell.score) + ("*" if cell.by_horizon else "")
