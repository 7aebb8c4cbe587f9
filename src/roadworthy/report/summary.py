"""The summary of a decision before it has a form: every figure and every told finding, worked out once."""

from collections.abc import Mapping
from datetime import date

from roadworthy.knowledge.questions import Question, all_questions, answered
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import ScoresAs
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE, Leader, RankedCandidate
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, NEAR, WeightDistribution
from roadworthy.method.weights import normalised
from roadworthy.model import Decision, get
from roadworthy.model.frozen import frozen
from roadworthy.report.insight import Insight, insight


@frozen
class SummaryView:
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

    analysis: Analysis
    """All that is worked out about the decision."""
    horizon: str | None
    """The horizon that `view` is for; None for all combined."""
    view: SummaryView
    by_horizon: Mapping[str, SummaryView]
    sensitivity: Sensitivity
    """How much the ranking of `view` can bear."""
    first_leaders: tuple[str, ...]
    """Who would lead under the weights as first locked; empty where those are the weights of today."""
    unknown: Unknown
    insight: Insight

    @property
    def decision(self) -> Decision:
        """The decision that is told."""
        return self.analysis.decision

    @property
    def today(self) -> date:
        """The day on which it is asked for."""
        return self.analysis.today


def summary(
    decision: Decision,
    today: date,
    horizon: str | None = None,
    distribution: WeightDistribution = NEAR,
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    scores: ScoresAs = "grounded",
) -> Summary:
    """Work out all that a summary tells. `today` is the day on which it is asked for.

    `distribution`, `samples`, `seed` and `scores` are those of the robustness, worked out when a form first
    tells it.
    """
    analysis = Analysis(decision, today, signs=SIGN_CATALOGUE, seed=seed)
    return summary_of(analysis, horizon, distribution, samples=samples, seed=seed, scores=scores)


def summary_of(
    analysis: Analysis,
    horizon: str | None = None,
    distribution: WeightDistribution = NEAR,
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
    scores: ScoresAs = "grounded",
) -> Summary:
    """The same of a decision about which more is asked."""
    decision = analysis.decision
    return Summary(
        analysis=analysis,
        horizon=horizon,
        view=_view(analysis, horizon, scores),
        by_horizon={slug: _view(analysis, slug, scores) for slug in decision.horizons},
        sensitivity=analysis.sensitivity(horizon, distribution, samples=samples, seed=seed, scores=scores),
        first_leaders=_first_leaders(analysis),
        unknown=_unknown(decision),
        insight=insight(analysis),
    )


def _view(analysis: Analysis, horizon: str | None, scores: ScoresAs) -> SummaryView:
    lead = analysis.leader(horizon, scores=scores)
    return SummaryView(analysis.matrix(horizon), analysis.ranking(horizon), lead)


def _first_leaders(analysis: Analysis) -> tuple[str, ...]:
    decision, now = analysis.decision, analysis.weights()
    first = normalised(tuple(decision.weighting.first_locked.get(slug, 0.0) for slug in decision.criteria))
    if not first or (now and all(abs(a - b) <= TOLERANCE for a, b in zip(first, now, strict=True))):
        return ()
    return analysis.led_under_first_lock


def max_regrets(told: Summary) -> dict[str, float | None]:
    """The largest regret of each candidate; None without horizons or weights, and where one is ruled out."""
    return {slug: told.analysis.regrets.get(slug) for slug in told.decision.candidates}


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
