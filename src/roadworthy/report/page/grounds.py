"""What the scores of those that run rest on, counted."""

from roadworthy.method.certainty import GroundCount, count
from roadworthy.report.summary import Summary


def grounds_count(summary: Summary) -> GroundCount:
    """The cells of the candidates that no must-have rules out, by what they rest on."""
    out = {place.candidate for place in summary.view.places if place.ruled_out_by}
    grounded = summary.analysis.grounded(summary.horizon)
    rows = zip(grounded.matrix.candidates, grounded.backings, strict=True)
    return count(cell for slug, row in rows if slug not in out for cell in row)


def scored(found: GroundCount) -> int:
    """Cells with a score."""
    return found.evidence + found.reason + found.bare


def every(found: GroundCount) -> int:
    """All cells."""
    return scored(found) + found.unknown
