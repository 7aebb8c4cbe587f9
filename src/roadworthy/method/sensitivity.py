"""How much a ranking can bear: all that is asked about one card, each part worked out when first wanted."""

from collections import deque
from functools import cached_property
from typing import Final

from roadworthy.method.card import Card, card_of
from roadworthy.method.dominance import Dominance, dominances, potentially_best
from roadworthy.method.flips import CellFlip, WeightFlip, cell_flips, weight_flips
from roadworthy.method.information import CellValue, cell_values
from roadworthy.method.law import DEFAULT_SAMPLES, DEFAULT_SEED, Law
from roadworthy.method.robustness import Acceptability, Information, acceptability, confidence, information
from roadworthy.method.stability import Stability, stability
from roadworthy.method.standing import failed_must_haves
from roadworthy.model import Decision

NEAR: Final = Law()


class Sensitivity:
    """The robustness of one card under one law. Without weights or candidates every part is None or empty.

    The card has the candidates that run, none that a must-have rules out.
    """

    def __init__(
        self, card: Card, law: Law = NEAR, samples: int = DEFAULT_SAMPLES, seed: int = DEFAULT_SEED
    ) -> None:
        self.card: Final = card
        self.law: Final = law
        self.samples: Final = samples
        self.seed: Final = seed

    def has(self, *parts: str) -> bool:
        """Whether the named parts have been worked out."""
        return all(part in vars(self) for part in parts)

    @cached_property
    def acceptability(self) -> Acceptability | None:
        """Rank shares and central weights; brings numpy."""
        return acceptability(self.card, self.law, samples=self.samples, seed=self.seed)

    @cached_property
    def confidence(self) -> tuple[float | None, ...]:
        """Confidence factors, one a candidate of the card; brings numpy."""
        found = self.acceptability
        return (None,) * len(self.card.candidates) if found is None else confidence(self.card, found)

    @cached_property
    def information(self) -> Information | None:
        """The worth of knowing groups of cells; brings numpy."""
        return information(self.card, samples=self.samples, seed=self.seed)

    @cached_property
    def cell_values(self) -> tuple[CellValue, ...]:
        """The worth of knowing one cell, exactly; the most valuable first."""
        return cell_values(self.card)

    @cached_property
    def stability(self) -> tuple[Stability, ...]:
        """The stable interval of each criterion's weight."""
        return stability(self.card)

    @cached_property
    def weight_flips(self) -> tuple[WeightFlip, ...]:
        """The least weight to move for each rival, nearest first."""
        return weight_flips(self.card)

    @cached_property
    def cell_flips(self) -> tuple[CellFlip, ...]:
        """Every single score that brings a tie, the smallest change first."""
        return cell_flips(self.card)

    @cached_property
    def dominances(self) -> tuple[Dominance, ...]:
        """Who is better than whom whatever comes."""
        return dominances(self.card)

    @cached_property
    def never_best(self) -> tuple[str, ...]:
        """Who is proven to be first under no weights and no scores that are possible."""
        best = zip(self.card.candidates, potentially_best(self.card), strict=True)
        return tuple(candidate for candidate, can in best if can is False)


def running_card(decision: Decision, horizon: str | None = None) -> Card:
    """The card of the candidates that no must-have rules out."""
    running = frozenset(slug for slug in decision.candidates if not failed_must_haves(decision, slug))
    return card_of(decision, horizon, only=running)


def sensitivity_of(
    decision: Decision,
    horizon: str | None = None,
    law: Law = NEAR,
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> Sensitivity:
    """The robustness of a decision, for one horizon or for all combined; the last few are kept."""
    for of, key, held in tuple(_RECENT):
        if of is decision and key == (horizon, law, samples, seed):
            return held
    found = Sensitivity(running_card(decision, horizon), law, samples, seed)
    _RECENT.append((decision, (horizon, law, samples, seed), found))
    return found


_RECENT: Final[deque[tuple[Decision, tuple[str | None, Law, int, int], Sensitivity]]] = deque(maxlen=8)
