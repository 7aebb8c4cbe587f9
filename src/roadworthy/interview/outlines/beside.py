"""The ways side by side: the weights of each, and where the candidates would stand once that may be seen."""

from collections.abc import Collection

from roadworthy.interview.items import Action, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.weight_methods import said_of, weight_method
from roadworthy.method.locking import any_score
from roadworthy.method.other_ways import turned
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.weights import Difference, Weights, difference
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod


def side_by_side(at: Weighing) -> list[Item]:
    """The weights of all ways, and where the candidates would stand where that may be seen."""
    found = at.of.weights_by_way
    items: list[Item] = [SectionHead(say("criteria", "beside"), say("criteria", "beside_note"), "beside")]
    items.append(Prose((), "beside-heads"))
    for place, slug in enumerate(at.decision.criteria):
        figures = ", ".join(
            f"{weight_method(method).name} {100 * weights[place]:.0f}" for method, weights in found.items()
        )
        path: KeyPath = ("criteria", slug)
        items.append(RecordLine(path, "result", at.called(slug), figures, opens=False, deletes=False))
    if may_be_seen(at):
        head, note = say("criteria", "would_stand"), say("criteria", "would_stand_note")
        items += [SectionHead(head, note, "would-stand"), *_candidates(at)]
    elif not at.locked and any_score(at.decision):
        items.append(Prose((said_of("after_lock"),), "after-lock"))
    against = said_of("against", way=weight_method(base_way(at, found)).name)
    return [*items, SectionHead(say("criteria", "in_words"), against), *in_words(at)]


def _candidates(at: Weighing) -> list[Item]:
    items: list[Item] = []
    for slug in order_of(at):
        places = {
            method: next(place for place in ranked if place.candidate == slug)
            for method, ranked in at.of.rankings_by_way.items()
        }
        figures = ", ".join(
            f"{weight_method(method).name} {place.rank} ({place.value:.2f})"
            for method, place in places.items()
            if place.value is not None
        )
        path: KeyPath = ("candidates", slug)
        name = at.decision.candidate_name(slug)
        items.append(RecordLine(path, "result", name, figures, opens=False, deletes=False))
    return items


def order_of(at: Weighing) -> list[str]:
    """The candidates as the way that counts ranks them."""
    by_way = at.of.rankings_by_way
    counts = counting_way(at)
    first = by_way[counts] if counts is not None and counts in by_way else next(iter(by_way.values()))
    return [place.candidate for place in first]


def counting_way(at: Weighing) -> WeightMethod | None:
    """The way that counts; None where horizons have points of their own."""
    return None if at.per_horizon else at.decision.weighting.method


def base_way(at: Weighing, found: Collection[WeightMethod]) -> WeightMethod:
    """The way that the others are told against: the one looked at; side by side, the one that counts."""
    counts = at.decision.weighting.method
    tried = (counts, at.way) if at.view.beside else (at.way, counts)
    return next((method for method in tried if method in found), next(iter(found), at.way))


def may_be_seen(at: Weighing) -> bool:
    """Whether the standing is no secret: the weights are locked, and something was scored."""
    return at.locked and any_score(at.decision) and len(at.decision.candidates) > 1


def in_words(at: Weighing) -> list[Item]:
    """A line for each other way against the one that is looked at; nothing for one way alone."""
    found = at.of.weights_by_way
    base = base_way(at, found)
    rankings = at.of.rankings_by_way if may_be_seen(at) else {}
    items: list[Item] = []
    for method, weights in found.items():
        if method == base:
            continue
        words = _weights_differ(at, found[base], weights, difference(found[base], weights))
        if rankings:
            words += f". {_candidates_differ(at.decision, rankings[base], rankings[method])}"
        path: KeyPath = ("weighting", "method", method)
        items.append(Action("look-at-way", path, weight_method(method).by, words, leads=path))
    return items


def _weights_differ(at: Weighing, base: Weights, other: Weights, found: Difference) -> str:
    if not found.amount:
        return said_of("alike")
    order = list(at.decision.criteria)
    apart = said_of(
        "instead",
        name=at.called(order[found.widest]),
        figure=weight_words(base[found.widest]),
        other=weight_words(other[found.widest]),
    )
    if found.swapped is None:
        return f"{said_of('same_order')}; {apart}"
    one, two = found.swapped
    swapped = said_of("swapped", one=at.called(order[two]), other=at.called(order[one]))
    return f"{swapped}; {apart}"


def weight_words(weight: float) -> str:
    """A weight in two decimals without its zero: ``.25``."""
    return f"{weight:.2f}".removeprefix("0")


def _candidates_differ(
    decision: Decision, places: tuple[RankedCandidate, ...], other: tuple[RankedCandidate, ...]
) -> str:
    found = turned(places, other)
    leads = " and ".join(decision.candidate_name(slug) for slug in found.leaders)
    if not found.same_leaders:
        key = "leads_instead" if len(found.leaders) == 1 else "lead_instead"
        return said_of(key, name=leads)
    if found.passed is None:
        return said_of("same_places")
    up, down = (decision.candidate_name(slug) for slug in found.passed)
    key = "leads_still" if len(found.leaders) == 1 else "lead_still"
    return f"{said_of(key, name=leads)}; {said_of('passes', one=up, other=down)}"
