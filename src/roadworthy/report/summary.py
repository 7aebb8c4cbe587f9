"""The summary of a decision before it has a form: every figure and every told finding, worked out once."""

from collections.abc import Mapping
from datetime import date

from roadworthy.knowledge.questions import Question, all_questions, answered
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import (
    TOLERANCE,
    Leader,
    RankedCandidate,
    failed_must_haves,
    largest_regrets,
    leader_of,
    ranking_of,
)
from roadworthy.method.sensitivity import NEAR, Sensitivity, sensitivity_of
from roadworthy.method.signoff import led_under_first_lock
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, WeightDistribution
from roadworthy.method.weights import normalised, weights_of
from roadworthy.model import Decision, get
from roadworthy.model.frozen import frozen
from roadworthy.report.insight import Insight, insight


@frozen
class View:
    """The standing for one horizon, or for all combined."""

    matrix: DecisionMatrix
    places: tuple[RankedCandidate, ...]
    lead: Leader

    def place(self, candidate: str) -> RankedCandidate:
        """The place of a candidate."""
        return next(place for place in self.places if place.candidate == candidate)


@frozen
class Unknown:
    """How much is not known."""

    cells: int
    """Cells of the grid without a score."""
    of_cells: int
    bare: int
    """Scored cells with neither a rationale nor a source."""
    essential: tuple[Question, ...]
    """Essential questions about the whole decision that have no answer yet."""
    of_essential: int


@frozen
class Summary:
    """A decision as the summary tells it. Built once; text, Markdown and JSON are three forms of it."""

    decision: Decision
    today: date
    horizon: str | None
    """The horizon that `view` is for; None for all combined."""
    view: View
    by_horizon: Mapping[str, View]
    sensitivity: Sensitivity
    """How much the ranking of `view` can bear."""
    first_leaders: tuple[str, ...]
    """Who would lead under the weights as first locked; empty where those are the weights of today."""
    unknown: Unknown
    insight: Insight


def summary(
    decision: Decision,
    today: date,
    horizon: str | None = None,
    distribution: WeightDistribution = NEAR,
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> Summary:
    """Work out all that a summary tells. `today` is the day on which it is asked for.

    `distribution`, `samples` and `seed` are those of the robustness, worked out when a form first tells it.
    """
    return Summary(
        decision=decision,
        today=today,
        horizon=horizon,
        view=view_of(decision, matrix_of(decision, horizon)),
        by_horizon={slug: view_of(decision, matrix_of(decision, slug)) for slug in decision.horizons},
        sensitivity=sensitivity_of(decision, horizon, distribution, samples=samples, seed=seed),
        first_leaders=_first_leaders(decision),
        unknown=_unknown(decision),
        insight=insight(decision, today),
    )


def view_of(decision: Decision, matrix: DecisionMatrix) -> View:
    """The standing on a matrix of the decision, with its must-haves."""
    out = {slug: failed_must_haves(decision, slug) for slug in matrix.candidates}
    places = ranking_of(matrix, out)
    any_score = any(not hole for row in matrix.unknown for hole in row)
    return View(matrix, places, leader_of(places, matrix.scale, any_score=any_score))


def _first_leaders(decision: Decision) -> tuple[str, ...]:
    first = normalised(tuple(decision.weighting.first_locked.get(slug, 0.0) for slug in decision.criteria))
    now = weights_of(decision)
    if not first or (now and all(abs(a - b) <= TOLERANCE for a, b in zip(first, now, strict=True))):
        return ()
    return led_under_first_lock(decision)


def max_regrets(told: Summary) -> dict[str, float | None]:
    """The largest regret of each candidate; None without horizons or weights, and where one is ruled out."""
    found = largest_regrets(view.places for view in told.by_horizon.values())
    return {slug: found.get(slug) for slug in told.decision.candidates}


def _unknown(decision: Decision) -> Unknown:
    cells = [decision.cell(row, column) for row in decision.candidates for column in decision.criteria]
    scored = [cell for cell in cells if cell.score is not None or cell.by_horizon]
    asked = [
        question
        for question in all_questions()
        if question.essential and "{" not in question.path and question.asked(decision)
    ]
    return Unknown(
        cells=len(cells) - len(scored),
        of_cells=len(cells),
        bare=sum(not cell.rationale.strip() and not cell.sources for cell in scored),
        essential=tuple(question for question in asked if not answered(get(decision, question.at()))),
        of_essential=len(asked),
    )
