"""How much an audited table's winner can bear."""

from dataclasses import dataclass
from math import floor
from typing import Final

from roadworthy.method.audit.figures import told
from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.card import Card
from roadworthy.method.finding import Fact, Finding
from roadworthy.method.flips import CellFlip, WeightFlip, cell_flips, weight_flips, within
from roadworthy.method.law import DEFAULT_SAMPLES, DEFAULT_SEED, Law
from roadworthy.method.leading import leading
from roadworthy.method.robustness import Acceptability, Information, acceptability, information
from roadworthy.method.standing import TOLERANCE

SURE: Final = 0.80
"""A winner in fewer of the plausible weightings than this is called fragile."""


@dataclass(frozen=True, slots=True)
class Sureness:
    """What a card's first place rests on."""

    shares: Acceptability
    information: Information
    weight_flips: tuple[WeightFlip, ...]
    cell_flips: tuple[CellFlip, ...]
    leader: str

    @property
    def share(self) -> float:
        """How often the leader is first."""
        return self.shares.first_share(self.leader)

    @property
    def one_step(self) -> tuple[CellFlip, ...]:
        """The ±1 test: single scores that, changed by a whole step or less, bring another level."""
        return within(self.cell_flips, 1.0)


def sureness(card: Card, *, samples: int = DEFAULT_SAMPLES, seed: int = DEFAULT_SEED) -> Sureness | None:
    """The robustness of a card under weights near the stated ones; None without a leader."""
    lead = leading(card)
    shares = acceptability(card, Law(), samples=samples, seed=seed)
    known = information(card, samples=samples, seed=seed)
    if lead is None or shares is None or known is None:
        return None
    return Sureness(shares, known, weight_flips(card), cell_flips(card), card.candidates[lead.top])


def fragile(table: DecisionTable, card: Card, sure: Sureness) -> Finding | None:
    """The note that the lead is fragile: too few plausible weightings, or one score changed by one step.

    Silent where the first place is shared, which is a finding of its own, and where there is no rival.
    """
    lead = leading(card)
    if lead is None or not lead.rivals or lead.values[lead.top] - lead.values[lead.rivals[0]] <= TOLERANCE:
        return None
    step = next(iter(sure.one_step), None)
    if step is None and sure.share >= SURE:
        return None
    facts: dict[str, Fact] = {
        "line": table.line,
        "leader": sure.leader,
        "share": floor(sure.share * 100 + 0.5),
    }
    if step is None:
        return Finding("fragile", "note", subject=sure.leader, facts=facts)
    facts |= {
        "candidate": step.candidate, "criterion": step.criterion, "rival": step.rival,
        "start": told(step.start), "end": told(_one_step_on(step, card.scale)),
    }  # fmt: skip
    rule = "fragile-step" if step.candidate == sure.leader else "fragile-step-rival"
    return Finding(rule, "note", subject=sure.leader, facts=facts)


def _one_step_on(flip: CellFlip, scale: tuple[float, float]) -> float:
    """The score a whole step on, in the direction of the flip; the end of the scale where that is nearer."""
    return min(scale[1], max(scale[0], flip.start + (1.0 if flip.change > 0 else -1.0)))
