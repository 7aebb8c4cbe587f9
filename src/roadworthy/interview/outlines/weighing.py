"""How much each criterion counts, as the four ways of saying it see a decision."""

from roadworthy.interview.items import Item, Prose
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.weight_methods import said_of, weight_method, weight_methods
from roadworthy.method.analysis import Analysis
from roadworthy.method.weights import Weights, can_count, given_by, ways_with_weights, weights_by, weights_of
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod


@frozen
class Weighing:
    """A decision's weights, looked at in one way."""

    of: Analysis
    view: View

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""
        return self.of.decision

    @property
    def ways_shown(self) -> bool:
        """Whether the four ways are offered; the short walk gives points, unless another way is in use."""
        others = (one.id for one in weight_methods() if one.id != "points")
        return not self.view.short or any(given_by(self.decision, method) for method in others)

    @property
    def comparable(self) -> bool:
        """Whether two ways have weights, so that they can stand side by side."""
        return self.ways_shown and len(ways_with_weights(self.decision)) > 1

    @property
    def way(self) -> WeightMethod:
        """The way that is looked at."""
        if not self.ways_shown:
            return "points"
        return self.view.way or self.decision.weighting.method

    @property
    def locked(self) -> bool:
        """Whether the weights are locked."""
        return self.decision.weighting.locked_on is not None

    @property
    def counting(self) -> bool:
        """Whether the way that is looked at counts."""
        if self.per_horizon:
            return self.way == "points"
        return self.decision.weighting.method == self.way

    @property
    def held(self) -> bool:
        """Whether the way that is looked at counts and is locked: nothing in it is changed."""
        return self.locked and self.counting

    @property
    def per_horizon(self) -> bool:
        """Whether horizons have points of their own."""
        return self.decision.weighting.per_horizon and bool(self.decision.horizons)

    @property
    def horizon(self) -> str | None:
        """The horizon whose points are given; None while they hold for the whole."""
        if self.way != "points" or self.view.beside or not self.per_horizon:
            return None
        held = self.view.horizon
        return held if held in self.decision.horizons else next(iter(self.decision.horizons))

    @property
    def weights(self) -> Weights:
        """The weights that the way looked at gives, for the horizon looked at."""
        if self.horizon is not None:
            return weights_of(self.decision, self.horizon)
        return weights_by(self.decision, self.way)

    @property
    def countable(self) -> bool:
        """Whether the way that is looked at could count, and does not."""
        free = not self.counting and not self.locked and not self.view.beside
        return free and can_count(self.decision, self.way)

    def called(self, slug: str) -> str:
        """A criterion's name; the short one where it ships and was not renamed."""
        name = self.decision.criterion_name(slug)
        guide = by_id().get(slug)
        return guide.short if guide and guide.name == name else name

    def share(self, place: int) -> str:
        """The weight of the criterion at a place, in words; empty while there are no weights."""
        weights = self.weights
        return say("criteria", "weight", percent=f"{100 * weights[place]:.0f}") if weights else ""


def not_counting(at: Weighing) -> list[Item]:
    """A line that says that these weights do not count, and how they would; or do again."""
    decision = at.decision
    if not decision.criteria:
        return []
    if at.counting:
        begun = given_by(decision, at.way) or decision.weighting.pairwise
        lost = at.way == "pairwise" and begun and not at.weights
        return [Prose((said_of("count_again"),), "not-counting")] if lost else []
    words = said_of("not_counting")
    if at.per_horizon:
        words += " " + said_of("horizons_count")
    elif weights_of(decision):
        words += " " + said_of("now_counts", now=weight_method(decision.weighting.method).name)
    return [Prose((words,), "not-counting")]
