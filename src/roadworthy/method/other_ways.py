"""Where the candidates would stand by each way of giving weights."""

from collections.abc import Mapping, Sequence

from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import RankedCandidate, RuledOut, ranking_of, ruled_out
from roadworthy.method.weights import Weights, ways_with_weights
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod


@frozen
class Turned:
    """How one standing differs from another of the same candidates."""

    leaders: tuple[str, ...]
    """Who is first in the other; several where they tie."""
    same_leaders: bool
    passed: tuple[str, str] | None
    """A candidate and one that it passes, the first in the order of the other; None where nobody does."""


def standings_by_way(decision: Decision) -> dict[WeightMethod, tuple[RankedCandidate, ...]]:
    """The standing under the weights for the whole of each way that has said enough to count."""
    return standings_by_way_of(ways_with_weights(decision), matrix_of(decision), ruled_out(decision))


def standings_by_way_of(
    ways: Mapping[WeightMethod, Weights], matrix: DecisionMatrix, out: RuledOut
) -> dict[WeightMethod, tuple[RankedCandidate, ...]]:
    """The same where the weights of each way are known."""
    return {way: ranking_of(matrix.weighted(weights), out) for way, weights in ways.items()}


def turned(places: Sequence[RankedCandidate], other: Sequence[RankedCandidate]) -> Turned:
    """How `other` differs from `places`: by ranks alone, so a tie that opens is no passing."""
    before = {place.candidate: place.rank for place in places if place.rank is not None}
    order = [place for place in other if place.rank is not None and place.candidate in before]
    passed = next(
        (
            (up.candidate, down.candidate)
            for at, up in enumerate(order)
            for down in order[at + 1 :]
            if (up.rank or 0) < (down.rank or 0) and before[up.candidate] > before[down.candidate]
        ),
        None,
    )
    now = tuple(place.candidate for place in order if place.rank == 1)
    then = {slug for slug, rank in before.items() if rank == 1}
    return Turned(now, set(now) == then, passed)
