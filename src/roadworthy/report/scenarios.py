"""Other weights that somebody might have given: what each is called, and why."""

from collections.abc import Iterator

from roadworthy.method.analysis import Analysis
from roadworthy.method.presets import preset_points
from roadworthy.method.weights import Weights, normalised
from roadworthy.report.words import render


def scenarios(analysis: Analysis) -> Iterator[tuple[str, str, Weights]]:
    """Name, reason and weights of each: as first locked, equal, and those that the frame suggests."""
    decision = analysis.decision
    criteria = tuple(decision.criteria)
    locked = normalised(tuple(decision.weighting.first_locked.get(slug, 0.0) for slug in criteria))
    if locked:
        yield "as first locked", "", locked
    yield "all equal", "", normalised((1.0,) * len(criteria))
    for preset in analysis.presets:
        points = preset_points(decision, (preset,))
        weights = normalised(tuple(points.get(slug, 0.0) for slug in criteria))
        if weights:
            told = render(preset.finding, decision)
            yield told.title[:1].lower() + told.title[1:], told.says, weights
