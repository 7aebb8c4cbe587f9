"""Whether an audited table's winner is easily lost."""

from math import floor

from roadworthy.method.audit.figures import told
from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.finding import Fact, Finding
from roadworthy.method.flips import CellFlip, within
from roadworthy.method.leader_robustness import FRAGILE_SHARE
from roadworthy.method.leading import leading
from roadworthy.method.ranking import TOLERANCE
from roadworthy.method.sensitivity import Sensitivity

STEP = 1.0
"""The ±1 test: one score changed by a whole step."""


def fragile(table: DecisionTable, found: Sensitivity) -> Finding | None:
    """The note that the lead is fragile: too few plausible weightings, or one score changed by one step.

    Silent where the first place is shared, which is a finding of its own, and where there is no rival.
    """
    lead, shares = leading(found.matrix), found.acceptability
    if lead is None or shares is None or not lead.rivals:
        return None
    if lead.values[lead.top] - lead.values[lead.rivals[0]] <= TOLERANCE:
        return None
    leader = found.matrix.candidates[lead.top]
    share = shares.first_share(leader)
    step = next(iter(within(found.cell_flips, STEP)), None)
    if step is None and share >= FRAGILE_SHARE:
        return None
    facts: dict[str, Fact] = {"line": table.line, "leader": leader, "share": _in_hundred(share)}
    if step is None:
        return Finding("fragile", "note", subject=leader, facts=facts)
    facts |= {
        "candidate": step.candidate, "criterion": step.criterion, "rival": step.rival,
        "start": told(_as_stated(table, step, step.start)),
        "end": told(_as_stated(table, step, _one_step_on(step, found.matrix.scale))),
    }  # fmt: skip
    rule = "fragile-step" if step.candidate == leader else "fragile-step-rival"
    return Finding(rule, "note", subject=leader, facts=facts)


def _as_stated(table: DecisionTable, flip: CellFlip, score: float) -> float:
    """A score of the matrix as the table has it, where it was turned over."""
    turned = table.turned[[criterion.name for criterion in table.criteria].index(flip.criterion)]
    return table.scale[0] + table.scale[1] - score if turned else score


def _in_hundred(share: float) -> int:
    """A share in whole hundredths; never 0 or 100 where it is not."""
    return floor(share * 100 + 0.5) if share in (0.0, 1.0) else min(99, max(1, floor(share * 100 + 0.5)))


def _one_step_on(flip: CellFlip, scale: tuple[float, float]) -> float:
    """The score a whole step on, in the direction of the flip; the end of the scale where that is nearer."""
    return min(scale[1], max(scale[0], flip.start + (STEP if flip.change > 0 else -STEP)))
