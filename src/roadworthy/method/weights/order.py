"""An order of importance with ties, as tiers, and the moves in it."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from roadworthy.model import Decision

Tiers: TypeAlias = tuple[tuple[str, ...], ...]
"""Criteria by importance, the most important tier first; those of one tier are tied."""


def tiers_of(decision: Decision) -> Tiers:
    """The criteria that have a rank, by rank."""
    ranked = [(it.rank, slug) for slug, it in decision.criteria.items() if it.rank is not None]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(tuple(slug for _, slug in tier) for _, tier in groupby(ranked, key=lambda pair: pair[0]))


def unplaced(decision: Decision) -> tuple[str, ...]:
    """The criteria that have no rank yet."""
    return tuple(slug for slug, criterion in decision.criteria.items() if criterion.rank is None)


def ranks_of(tiers: Tiers) -> Mapping[str, int]:
    """Competition ranks, 1, 2, 2, 4, of the criteria in these tiers."""
    ranks: dict[str, int] = {}
    for tier in tiers:
        ranks |= dict.fromkeys(tier, len(ranks) + 1)
    return ranks


def shifted(tiers: Tiers, slug: str, by: int) -> Tiers:
    """One criterion a place up (negative) or down: out of its tie, or past the whole tier beside it."""
    at = _at(tiers, slug)
    rest = tuple(other for other in tiers[at] if other != slug)
    if rest:
        own: Sequence[tuple[str, ...]] = ((slug,), rest) if by < 0 else (rest, (slug,))
        return (*tiers[:at], *own, *tiers[at + 1 :])
    others = [*tiers[:at], *tiers[at + 1 :]]
    others.insert(max(0, min(len(others), at + (1 if by > 0 else -1))), (slug,))
    return tuple(others)


def placed(tiers: Tiers, slug: str, place: int) -> Tiers:
    """One criterion by itself at a place, 1 the first; inside a tie of the others, below that tie."""
    others = tuple(tier for tier in (tuple(it for it in tier if it != slug) for tier in tiers) if tier)
    before = 0
    for at, tier in enumerate(others):
        if before + 1 >= place:
            return (*others[:at], (slug,), *others[at:])
        before += len(tier)
    return (*others, (slug,))


def tied(tiers: Tiers, slug: str) -> Tiers:
    """One criterion made equal to those above it; one that is tied stands below its tie again."""
    at = _at(tiers, slug)
    rest = tuple(other for other in tiers[at] if other != slug)
    if rest:
        return (*tiers[:at], rest, (slug,), *tiers[at + 1 :])
    if at == 0:
        return tiers
    return (*tiers[: at - 1], (*tiers[at - 1], slug), *tiers[at + 1 :])


def _at(tiers: Tiers, slug: str) -> int:
    return next(place for place, tier in enumerate(tiers) if slug in tier)
