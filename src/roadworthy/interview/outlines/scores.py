"""Scores: the grid, cell by cell. A full screen draws it as a grid; here it is asked in order."""

from roadworthy.interview.items import Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import ask, the
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath


def outline(of: Analysis, view: View) -> list[Item]:
    """Candidate by candidate every criterion: the score, then, where it is open, reason and sources."""
    decision = of.decision
    missing = [
        say("scores", f"missing_{table}")
        for table in ("candidates", "criteria")
        if not getattr(decision, table)
    ]
    if missing:
        return [Prose(tuple(missing), "missing")]
    items: list[Item] = []
    for candidate in decision.candidates:
        items.append(SectionHead(decision.candidate_name(candidate), id=f"candidate {candidate}"))
        for criterion in decision.criteria:
            items += _cell(candidate, criterion, of, view)
    return items


def _cell(candidate: str, criterion: str, of: Analysis, view: View) -> list[Item]:
    decision = of.decision
    path: KeyPath = ("scores", candidate, criterion)
    cell = decision.cell(candidate, criterion)
    slugs = {"candidate": candidate, "criterion": criterion}
    figure = ask(the("scores", "cell-score"), of, 0, **slugs)
    shown = say("scores", "unknown") if cell.score is None else str(cell.score)
    items: list[Item] = [
        RecordLine(path, "cell", decision.criterion_name(criterion), shown, deletes=False, figure=figure)
    ]
    if view.is_open(path):
        items += [ask(the("scores", name), of, 1, **slugs) for name in ("cell-reason", "cell-sources")]
        horizon = the("scores", "cell-score-horizon")
        if not view.short:
            items += [ask(horizon, of, 1, **slugs, horizon=slug) for slug in decision.horizons]
    return items
