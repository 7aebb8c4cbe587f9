"""Decision tables by their numbers alone."""

from collections.abc import Sequence

import pytest

from method.audit.made import Make
from roadworthy.method.audit.table import DecisionTable, Figure, TableCell, TableCriterion, Totals, WeightKind
from roadworthy.model import Interval


@pytest.fixture
def table() -> Make:
    """A table of candidates A, B, C … over criteria x, y, z …, a row a candidate; totals as they are written."""

    def make(
        weights: Sequence[float],
        scores: Sequence[Sequence[float | None]],
        totals: Sequence[str] = (),
        *,
        kind: WeightKind = "percent",
        ranks: Sequence[int] = (),
        winner: str | None = None,
        weights_total: str = "",
    ) -> DecisionTable:
        def figure(words: str) -> Figure:
            return Figure(float(words), len(words.partition(".")[2]), 9)

        return DecisionTable(
            file="t.md", line=1, title="", page="", scale=(1.0, 5.0), scale_stated=True,
            criteria=tuple(TableCriterion("xyzuvw"[j], weight, 3 + j) for j, weight in enumerate(weights)),
            weight_kind=kind,
            candidates=tuple("ABCDEF"[: len(scores)]),
            cells=tuple(
                tuple(TableCell(None if x is None else Interval(x, x), 3 + j) for j, x in enumerate(row)) for row in scores
            ),
            totals=(Totals("Total", 9, tuple(map(figure, totals))),) if totals else (),
            weights_total=figure(weights_total) if weights_total else None,
            ranks=tuple(ranks), ranks_line=10 if ranks else 0, winner=winner, winner_line=11 if winner else 0,
        )  # fmt: skip

    return make
