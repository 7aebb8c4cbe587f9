"""The conditions for reopening a decision that are met, in words."""

from roadworthy.method.analysis import Analysis
from roadworthy.method.inspection.reopening import met_conditions
from roadworthy.model.outcome import DECIDED
from roadworthy.report.then_words import lines_of_releases
from roadworthy.report.words import RenderedFinding, render


def reasons_to_reopen(analysis: Analysis) -> tuple[RenderedFinding, ...]:
    """What is met of the conditions for reopening it; nothing where nothing is decided, or all is known."""
    decision = analysis.decision
    if decision.status not in DECIDED:
        return ()
    table = lines_of_releases(decision, decision.outcome.chosen)
    return tuple(render(one.finding, decision) for one in met_conditions(analysis, table))
