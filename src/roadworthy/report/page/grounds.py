"""What the scores rest on, counted: a dated source, a reason, or nothing."""

from collections.abc import Iterable

from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Cell


@frozen
class GroundsCount:
    """Cells by what they rest on."""

    sourced: int
    reasoned: int
    bare: int
    unknown: int

    @property
    def scored(self) -> int:
        """Cells with a score."""
        return self.sourced + self.reasoned + self.bare

    @property
    def all(self) -> int:
        """All cells."""
        return self.scored + self.unknown


def grounds_of(cells: Iterable[tuple[str, str, Cell]], decision: Decision | None = None) -> GroundsCount:
    """The cells counted. A source counts as one where the decision is given and it has that entry, dated."""
    counts = {"sourced": 0, "reasoned": 0, "bare": 0, "unknown": 0}
    for _, _, cell in cells:
        counts[ground_of(cell, decision)] += 1
    return GroundsCount(**counts)


def ground_of(cell: Cell, decision: Decision | None) -> str:
    """What one cell rests on: ``sourced``, ``reasoned``, ``bare`` or ``unknown``."""
    if cell.score is None and not any(cell.by_horizon.values()):
        return "unknown"
    entries = [decision.evidence.get(slug) for slug in cell.sources] if decision else []
    if any(entry and entry.on and entry.kind in ("fact", "measurement", "experience") for entry in entries):
        return "sourced"
    return "reasoned" if cell.rationale.strip() or cell.sources else "bare"
