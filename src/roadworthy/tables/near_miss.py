"""Tables that look like decision tables and can't be read as one: named with their line, and nothing
alleged.
"""

from math import fsum

from roadworthy.method.audit.table import TableCriterion, WeightKind
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen
from roadworthy.tables.about import ABOUT
from roadworthy.tables.key import sign_of
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import short
from roadworthy.tables.results import totals_of
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import name_and_weight
from roadworthy.tables.vocabulary import is_weighted_name, means, speaks_of_weight
from roadworthy.tables.weight_cells import read_weight
from roadworthy.tables.weights_beside import SaidWeights, speaks_of_weights, weights_said

_LEAST_LEVELS = 2
_LEAST_SCORES = 2
_MOST = 10.0
"""What people give as a score at the most, where nothing says that it is one."""


@frozen
class NearMiss:
    """A table that was nearly read as a decision table, and what stood in the way."""

    file: str
    line: int
    why: str
    """Id of the words that say it."""
    subject: str = ""
    words: str = ""
    at: int = 0
    """The line of what stood in the way."""
    signs: tuple[str, ...] = ()
    """Signs or words that nothing says the worth of."""


def said_beside(layout: TableLayout) -> SaidWeights | None:
    """The weights that the lines beside a table give to each of its criteria."""
    if layout.weighted:
        return None
    grid = layout.grid
    names = [layout.sheet.rows[row][0].words for row in layout.parts.items]
    judged = means("criterion", layout.sheet.head[0].words)
    return weights_said(grid.near, names, judged=judged) or weights_said(grid.weighing, names, judged=judged)


def weights_beside(layout: TableLayout) -> NearMiss | None:
    """Weights in the lines beside a table that its totals do not follow from, though they are called
    weighted, or that can't be told to which of its criteria they belong.
    """
    if layout.weighted:
        return None
    grid = layout.grid
    said = said_beside(layout)
    if said is not None:
        for one in totals_of(layout):
            if (is_weighted_name(one.name) or said.certain) and len(one.given) > 1:
                return NearMiss(grid.file, grid.head.line, "weights-beside", short(one.name), at=one.line)
    elif (head := _other_weights(layout)) and len(layout.columns) >= _LEAST_SCORES:
        return NearMiss(grid.file, grid.head.line, "weights-unclear", short(head))
    elif _scored(layout) and (line := speaks_of_weights(f"{grid.weighing}\n{grid.near}")):
        return NearMiss(grid.file, grid.head.line, "weights-apart", words=short(line))
    return None


def _other_weights(layout: TableLayout) -> str:
    """The name of a column beside criteria that speaks of weights and is not taken for them; ``""`` where
    there is none.
    """
    if not means("criterion", layout.sheet.head[0].words):
        return ""
    heads = (cell.words for cell in layout.sheet.head[1:])
    return next((head for head in heads if speaks_of_weight(head) and not means("product", head)), "")


def some_weighed(layout: TableLayout) -> NearMiss | None:
    """A weight in the names of some criteria and none in the others, where the totals do not follow from
    their counting once.
    """
    if not (means("criterion", layout.sheet.head[0].words) or layout.sheet.turned) or not _scored(layout):
        return None
    names = [layout.sheet.rows[row][0] for row in layout.parts.items]
    marked = [cell.words for cell in names if name_and_weight(cell.words) is not None]
    without = [cell for cell in names if name_and_weight(cell.words) is None]
    if not marked or not without:
        return None
    grid, (first, *_) = layout.grid, without
    return NearMiss(
        grid.file, grid.head.line, "weight-of-some", short(first.words), short(marked[0]), first.line
    )


def weighed_by_nothing(layout: TableLayout) -> NearMiss | None:
    """Totals over criteria that are called weighted, and nothing that is known for their weights."""
    head = layout.sheet.head[0].words
    if layout.weighted or not (means("criterion", head) or layout.sheet.turned):
        return None
    for one in totals_of(layout):
        if one.weighted and len(one.given) > 1:
            return NearMiss(
                layout.grid.file, layout.grid.head.line, "weighed-by-nothing", short(one.name), at=one.line
            )
    return None


def scores_alone(layout: TableLayout, *, keyed: bool) -> NearMiss | None:
    """Candidates with scores, and neither a weight nor a total: they are judged where a key says what the
    signs in the cells are worth, or where the name of the criteria and the title say so.
    """
    if layout.weighted or totals_of(layout) or not _scored(layout):
        return None
    judged = means("criterion", layout.sheet.head[0].words) or layout.sheet.turned
    if keyed or (judged and ABOUT.search(layout.grid.title)):
        return NearMiss(layout.grid.file, layout.grid.head.line, "scores-alone")
    return None


def _scored(layout: TableLayout) -> bool:
    """Whether all that is known of two candidates at the least, on two criteria, is scores as people give
    them.
    """
    if len(layout.columns) < _LEAST_SCORES or len(layout.parts.items) < _LEAST_SCORES:
        return False
    for column in layout.columns:
        read = [read_score(layout.sheet.rows[row][column.at].words) for row in layout.parts.items]
        if not any(score is not None and score.span is not None for score in read):
            return False
        if any(
            score is None or (score.span is not None and not (score.out_of or _is_small(score.span)))
            for score in read
        ):
            return False
    return True


def weightless_row(
    layout: TableLayout, criteria: tuple[TableCriterion, ...], kind: WeightKind
) -> NearMiss | None:
    """A row of figures without a weight, in a table that has weights otherwise, and that no form of
    totals gives.
    """
    if (
        kind == "none"
        or layout.doubtful
        or not layout.parts.unsure
        or not any(one.weight for one in criteria)
    ):
        return None
    row = layout.sheet.rows[layout.parts.unsure[0]]
    head = (
        layout.sheet.head[layout.weights].words if layout.weights is not None else layout.sheet.head[0].words
    )
    return NearMiss(
        layout.grid.file,
        layout.grid.head.line,
        "row-without-weight",
        short(row[0].words),
        short(head),
        row[0].line,
    )


def _is_small(span: Interval) -> bool:
    return -_MOST <= span.low <= span.high <= _MOST


def levels_without_key(layout: TableLayout, *, keyed: bool) -> NearMiss | None:
    """Criteria with priorities in words, such as high and low, over totals that neither their usual worth
    nor the scores alone give, or without totals beside signs that are `keyed`: somebody judges by them.
    """
    head = layout.sheet.head
    if not layout.weighted or (
        layout.weights is not None and not means("maybe_weight", head[layout.weights].words)
    ):
        return None
    said = [layout.weight_cell(row) for row in layout.parts.items]
    read = [read_weight(cell.words) for cell in said]
    if not all(one is not None and one.kind == "word" for one in read) or len(set(read)) < _LEAST_LEVELS:
        return None
    totals = totals_of(layout)
    sums: list[float] = []
    for column in layout.columns:
        scores = [read_score(layout.sheet.rows[row][column.at].words) for row in layout.parts.items]
        sums.append(fsum(score.span.low for score in scores if score is not None and score.span is not None))
    judged = means("criterion", head[0].words) and len(layout.columns) > 1
    if not judged or not (totals or keyed) or (totals and len(totals[0].given) < len(sums)):
        return None
    pairs = zip(totals[0].figures, sums, strict=True) if totals else ()
    if totals and all(one is None or one.rounds_from(right) for one, right in pairs):
        return None
    words = tuple(dict.fromkeys(sign_of(cell.words) for cell in said))
    return NearMiss(
        layout.grid.file, head[0].line, "priorities-without-key",
        short(head[layout.weights or 0].words), short(", ".join(words)), said[0].line, words,
    )  # fmt: skip
