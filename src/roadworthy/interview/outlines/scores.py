"""Scores: the grid, cell by cell. A full screen draws it as a grid; here it is asked in order."""

from roadworthy.interview.items import Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import ask, the
from roadworthy.interview.outlines.earlier import earlier_lines
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
    ground = of.grounded().backing(candidate, criterion)
    if ground.ground != "unknown":
        shown = say("grounds", "noted", score=shown, far=how_far(of, None, candidate, criterion, brief=True))
    items: list[Item] = [
        RecordLine(path, "cell", decision.criterion_name(criterion), shown, deletes=False, figure=figure)
    ]
    remark = decision.criteria[criterion].remark.strip()
    known = (*(remark.split("\n") if remark else ()), *earlier_lines(of, view, criterion))
    if known:
        items.append(Prose(known, "reason", depth=1))
    if view.is_open(path):
        items += [ask(the("scores", name), of, 1, **slugs) for name in ("cell-reason", "cell-sources")]
        horizon = the("scores", "cell-score-horizon")
        if ground.lacking not in (None, "score"):
            items.append(Prose((lacking_words(of, None, candidate, criterion),), "backing", depth=1))
        if not view.short:
            items += [ask(horizon, of, 1, **slugs, horizon=slug) for slug in decision.horizons]
    return items


def how_far(of: Analysis, horizon: str | None, candidate: str, criterion: str, *, brief: bool) -> str:
    """Between which ends a score lies by what it rests on, and what that is."""
    from roadworthy.report.robustness_words import score_text  # noqa: PLC0415 - only where a cell is told

    cells = of.grounded(horizon)
    matrix = cells.matrix
    at, index = matrix.candidates.index(candidate), matrix.criteria.index(criterion)
    ends = {"low": score_text(matrix.low[at][index]), "high": score_text(matrix.high[at][index])}
    ground = cells.backings[at][index].ground
    if ground == "unknown":
        return say("grounds", "not_known", **ends)
    what = say("grounds", ground if brief else f"is_{ground}")
    return say("grounds", "at_what", what=what, **ends)


def lacking_words(of: Analysis, horizon: str | None, candidate: str, criterion: str) -> str:
    """What would back a cell; empty where evidence does."""
    from roadworthy.report.robustness_words import say as sure_say  # noqa: PLC0415 - as above

    lacking = of.grounded(horizon).backing(candidate, criterion).lacking
    return sure_say("lacking", lacking) if lacking is not None else ""
