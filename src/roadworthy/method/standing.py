"""Values and ranks: the one definition of the ranking."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Final, Literal

from roadworthy.method.card import Card, card_of
from roadworthy.model import Decision

TOLERANCE: Final = 1e-9
"""Values closer than this are the same value."""


@dataclass(frozen=True, slots=True)
class Place:
    """One candidate in the standing."""

    candidate: str
    value: float | None
    """Value at the midpoints, on the decision's scale; None while there are no weights."""
    low: float | None
    high: float | None
    rank: int | None
    """Competition rank (1, 2, 2, 4); None without weights and for a candidate that is ruled out."""
    unknown_cells: int
    unknown_weight: float
    """Share of the weight that rests on unknown cells."""
    ruled_out_by: tuple[str, ...] = ()
    """Slugs of the must-haves that it fails."""


def value(weights: tuple[float, ...], row: tuple[float, ...]) -> float:
    """Additive value V = sum_j w_j x_j, summed exactly rounded. Keeney & Raiffa (1976)."""
    return fsum(map(_product, weights, row))


def _product(weight: float, score: float) -> float:
    return weight * score


def ranks(values: list[float]) -> list[int]:
    """Competition ranks, the highest value first; a tie group reaches `TOLERANCE` below its first member."""
    order = sorted(range(len(values)), key=lambda i: -values[i])
    result = [0] * len(values)
    first = rank = 0
    for place, i in enumerate(order):
        if place == 0 or values[order[first]] - values[i] > TOLERANCE:
            first, rank = place, place + 1
        result[i] = rank
    return result


def failed_must_haves(decision: Decision, candidate: str) -> tuple[str, ...]:
    """The must-haves that a candidate is known to lack."""
    answers = decision.candidates[candidate].must_haves
    return tuple(slug for slug in decision.must_haves if answers.get(slug) == "no")


def standing_of(card: Card, ruled_out: dict[str, tuple[str, ...]] | None = None) -> tuple[Place, ...]:
    """The places of a card's candidates, best first; ruled-out ones last, valued but unranked."""
    out = ruled_out or {}
    unknown = [sum(row) for row in card.unknown]
    if not card.weights:
        return tuple(
            Place(slug, None, None, None, None, unknown[i], 0.0, out.get(slug, ()))
            for i, slug in enumerate(card.candidates)
        )
    middles: list[float] = []
    places: list[Place] = []
    running = [i for i, slug in enumerate(card.candidates) if not out.get(slug)]
    for i in range(len(card.candidates)):
        row = tuple((low + high) / 2 for low, high in zip(card.low[i], card.high[i], strict=True))
        middles.append(value(card.weights, row))
    by_index = dict(zip(running, ranks([middles[i] for i in running]), strict=True))
    for i, slug in enumerate(card.candidates):
        gap = fsum(weight for weight, hole in zip(card.weights, card.unknown[i], strict=True) if hole)
        places.append(
            Place(
                slug,
                middles[i],
                value(card.weights, card.low[i]),
                value(card.weights, card.high[i]),
                by_index.get(i),
                unknown[i],
                gap,
                out.get(slug, ()),
            )
        )
    order = {slug: index for index, slug in enumerate(card.candidates)}
    return tuple(sorted(places, key=lambda place: _order(place, order[place.candidate])))


def _order(place: Place, index: int) -> tuple[bool, float, int]:
    """By rank, equals in the decision's own order; the unranked last, by value."""
    return place.rank is None, place.rank or -(place.value or 0.0), index


def standing(decision: Decision, horizon: str | None = None) -> tuple[Place, ...]:
    """The standing of a decision, for one horizon or for all combined."""
    for of, at, held in tuple(_RECENT):
        if of is decision and at == horizon:
            return held
    out = {slug: failed_must_haves(decision, slug) for slug in decision.candidates}
    found = standing_of(card_of(decision, horizon), out)
    _RECENT.append((decision, horizon, found))
    return found


_RECENT: Final[deque[tuple[Decision, str | None, tuple[Place, ...]]]] = deque(maxlen=8)
"""The last standings: a decision never changes, and all that is drawn after one key asks for the same."""


Verdict = Literal[
    "no-candidates",
    "one-candidate",
    "no-weights",
    "no-scores",
    "tie",
    "close",
    "leads",
    "clear",
    "little-known",
    "all-out",
]

CLOSE_SHARE: Final = 0.05
"""A lead below this share of the scale's length is called close."""
LITTLE_KNOWN: Final = 0.25
"""Above this share of unknown weight a candidate is too little known."""


@dataclass(frozen=True, slots=True)
class Lead:
    """How sure the first place is, before any number."""

    verdict: Verdict
    leaders: tuple[str, ...] = ()
    rival: str | None = None
    margin: float = 0.0


def lead_of(places: tuple[Place, ...], scale: tuple[float, float], *, any_score: bool) -> Lead:
    """The verdict on the first place, the first that holds of:

    ``little-known``: more than `LITTLE_KNOWN` of the weight of the leader or its rival is unknown;
    ``close``: the lead is below `CLOSE_SHARE` of the scale;
    ``clear``: the leader's worst is above every rival's best; ``leads``: none of these.
    """
    if not places:
        return Lead("no-candidates")
    running = [place for place in places if not place.ruled_out_by]
    if not running:
        return Lead("all-out")
    if not any_score:
        return Lead("no-scores")
    if running[0].value is None:
        return Lead("no-weights")
    leaders = tuple(place.candidate for place in running if place.rank == 1)
    if len(running) == 1:
        return Lead("one-candidate", leaders)
    if len(leaders) > 1:
        unknown = max(place.unknown_weight for place in running if place.rank == 1)
        return Lead("little-known" if unknown > LITTLE_KNOWN else "tie", leaders, leaders[1])
    first, second = running[0], running[1]
    margin = (first.value or 0.0) - (second.value or 0.0)
    if max(first.unknown_weight, second.unknown_weight) > LITTLE_KNOWN:
        return Lead("little-known", leaders, second.candidate, margin)
    if margin < CLOSE_SHARE * (scale[1] - scale[0]):
        return Lead("close", leaders, second.candidate, margin)
    clear = all((first.low or 0.0) > (place.high or 0.0) + TOLERANCE for place in running[1:])
    return Lead("clear" if clear else "leads", leaders, second.candidate, margin)


def lead(decision: Decision, horizon: str | None = None) -> Lead:
    """The verdict on a decision's first place."""
    any_score = any(
        cell.score is not None or cell.by_horizon for row in decision.scores.values() for cell in row.values()
    )
    scale = (decision.scale.low, decision.scale.high)
    return lead_of(standing(decision, horizon), scale, any_score=any_score)


def largest_regrets(by_horizon: Iterable[tuple[Place, ...]]) -> dict[str, float]:
    """What a choice gives up in the horizon that suits it least: R_i = max_h (max_q V_q^h - V_i^h).

    Over the candidates that have a rank; the others are left out. Savage, JASA 46 (1951) 55-67.
    """
    worst: dict[str, float] = {}
    for places in by_horizon:
        values = {p.candidate: p.value for p in places if p.rank is not None and p.value is not None}
        best = max(values.values(), default=0.0)
        for candidate, own in values.items():
            worst[candidate] = max(worst.get(candidate, 0.0), best - own)
    return worst
