"""A decision table as it stands in a file: what it states, and what in it could not be read."""

from typing import Literal

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.weights import Weights, normalised
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen

WeightKind = Literal["percent", "fraction", "points", "words", "none"]
Better = Literal["higher", "lower"]
"""Which end of a scale is the better one."""
TotalsKind = Literal["mean", "sum", "percent"]
"""How totals are stated: as means on the scale, as sums, in percent of the best possible."""


@frozen
class Figure:
    """A number as somebody wrote it down."""

    value: float
    decimals: int
    """Digits behind the decimal sign: what it was rounded to."""
    line: int
    out_of: float | None = None
    """What it was said to be out of: 10 in ``4.2/10``."""
    percent: bool = False
    words: str = ""
    """How it is written."""
    start: int = -1
    """Offset of its cell in the file's text; -1 where it has none."""
    end: int = -1

    def rounds_from(self, exact: float) -> bool:
        """Whether this is `exact` rounded to as many decimals, a half up or down."""
        return abs(self.value - exact) <= 0.5 * 10.0**-self.decimals + 1e-9


@frozen
class TableCriterion:
    """One criterion; `weight` as written (30 for ``30%``), None where it has none that can be read."""

    name: str
    weight: float | None
    line: int
    better: Better = "higher"
    """The better end of its scores, as the table has it."""


@frozen
class TableCell:
    """One candidate's cell on one criterion."""

    interval: Interval | None
    """None for an unknown, and for what can't be read."""
    line: int
    product: Figure | None = None
    """The weighted value that is stated beside the score."""
    unread: bool = False
    """Whether something stands there that is no score."""
    words: str = ""
    """What stands there then."""


@frozen
class Totals:
    """One row or column of totals, one figure a candidate."""

    name: str
    line: int
    figures: tuple[Figure | None, ...]
    weighted: bool | None = None
    """What its name says: weighted, unweighted, or nothing about it."""
    kind: TotalsKind | None = None
    """What its name or the text beside the table says that it is."""
    summed: bool = False
    """Whether its name says that it is a sum."""
    out_of: float | None = None
    """What its name says that the figures are out of."""
    unread: tuple[int, ...] = ()
    """The candidates, by place, beside whom something stands that is no figure."""

    @property
    def given(self) -> list[Figure]:
        """The figures that are stated."""
        return [figure for figure in self.figures if figure is not None]


@frozen
class Unread:
    """Something that could not be read for certain."""

    what: str
    """Id of the words that say it."""
    line: int
    subject: str = ""
    words: str = ""
    """What stands there."""


@frozen
class DecisionTable:
    """Criteria, candidates, scores and stated results of one table, exactly as they are written."""

    file: str
    line: int
    title: str
    """The heading that it stands under."""
    page: str
    """The heading of the whole file."""
    scale: tuple[float, float]
    scale_stated: bool
    """Whether the table, its surroundings or the person say the scale; else it is inferred from the cells."""
    criteria: tuple[TableCriterion, ...]
    """Their weights as written."""
    weight_kind: WeightKind
    candidates: tuple[str, ...]
    cells: tuple[tuple[TableCell, ...], ...]
    """A row a candidate, an entry a criterion."""
    totals: tuple[Totals, ...] = ()
    weights_total: Figure | None = None
    ranks: tuple[int | None, ...] = ()
    """Stated places, one a candidate; empty where none are stated."""
    ranks_line: int = 0
    winner: str | None = None
    """The candidate that the table names as its winner."""
    winner_line: int = 0
    unread: tuple[Unread, ...] = ()
    not_counted: tuple[Unread, ...] = ()
    """Rows that say something of the candidates and are no criteria: what has to be met, facts."""
    own_maxima: bool = False
    """Whether each criterion has a maximum of its own: that is its weight, and scores are percent of it."""
    low_wins: bool = False
    """Whether the lowest total wins: all is reckoned and told on the table's own scale, on which low is
    good.
    """
    read_as: tuple[tuple[str, float], ...] = ()
    """Signs or words that stand for scores, and what each was read as."""
    levels: tuple[tuple[str, float], ...] = ()
    """Words that stand for weights, and what each was read as."""
    sheet: str = ""
    """The name of the sheet it stands on, in a spreadsheet."""

    @property
    def readable(self) -> bool:
        """Whether the candidates can be valued: weights and scores are there, none of them misread."""
        return bool(self.criteria and self.candidates) and not any(one.what in FATAL for one in self.unread)

    @property
    def raw_weights(self) -> tuple[float, ...]:
        """The weights as written; 1 each in a table without."""
        if self.weight_kind == "none":
            return (1.0,) * len(self.criteria)
        return tuple(criterion.weight or 0.0 for criterion in self.criteria)

    @property
    def weights(self) -> Weights:
        """The weights, adding up to 1; empty where all are 0."""
        return normalised(self.raw_weights)

    @property
    def has_products(self) -> bool:
        """Whether weighted values stand beside scores."""
        return any(entry.product is not None for row in self.cells for entry in row)

    @property
    def turned(self) -> tuple[bool, ...]:
        """Per criterion whether its scores are turned over, so that the high end is the better one."""
        return tuple(criterion.better == "lower" for criterion in self.criteria)

    def own_terms(self, value: float) -> float:
        """A mean in which high is good, on the table's own scale."""
        return self.scale[0] + self.scale[1] - value if self.low_wins else value

    def unread_cells(self, candidate: int) -> bool:
        """Whether a cell of the candidate in that place can't be read."""
        return any(entry.unread for entry in self.cells[candidate])


FATAL = frozenset(
    {
        "row", "weight", "weight-missing", "weights-mixed", "twice", "denominators", "left-out",
        "direction", "signs", "levels", "nameless",
        "nameless-column",
    }
)  # fmt: skip
"""What stops a table from being valued at all."""


def card_of_table(table: DecisionTable) -> DecisionMatrix:
    """The matrix of a table: an unknown or unreadable cell is the whole scale; the names are the keys.

    The high end is the better one in a matrix: x becomes low + high - x where the low one is better in
    the table.
    """
    low, high = table.scale
    whole = Interval(low, high)
    spans = [
        [
            Interval(low + high - span.high, low + high - span.low) if turned else span
            for span, turned in zip((entry.interval or whole for entry in row), table.turned, strict=True)
        ]
        for row in table.cells
    ]
    return DecisionMatrix(
        candidates=table.candidates,
        criteria=tuple(criterion.name for criterion in table.criteria),
        weights=table.weights,
        low=tuple(tuple(interval.low for interval in row) for row in spans),
        high=tuple(tuple(interval.high for interval in row) for row in spans),
        unknown=tuple(tuple(entry.interval is None for entry in row) for row in table.cells),
        scale=table.scale,
    )
