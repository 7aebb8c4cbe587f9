"""Tables that look like decision tables and can't be read as one: named with their line, and nothing
alleged.
"""

from math import fsum

from roadworthy.method.audit.table import TableCriterion, WeightKind
from roadworthy.model.frozen import frozen
from roadworthy.tables.about import ABOUT
from roadworthy.tables.key import sign_of
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import is_unknown, short
from roadworthy.tables.results import totals_of
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet, SheetCell, name_and_weight
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_aside, is_total, is_weighted_name, means
from roadworthy.tables.weight_cells import read_weight
from roadworthy.tables.weights_beside import weights_said

_MOST_SIGNS = 7
_LEAST_FACTS = 2
_LEAST_LEVELS = 2


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


def weights_beside(layout: TableLayout) -> NearMiss | None:
    """Totals that are called weighted, and weights for every criterion in the lines beside the table that do
    not give them.
    """
    names = [layout.sheet.rows[row][0].words for row in layout.parts.items]
    if layout.weighted or not weights_said(layout.grid.near, names):
        return None
    for one in totals_of(layout):
        if is_weighted_name(one.name) and len(one.given) > 1:
            return NearMiss(
                layout.grid.file, layout.grid.head.line, "weights-beside", short(one.name), at=one.line
            )
    return None


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


def levels_without_key(layout: TableLayout) -> NearMiss | None:
    """Criteria with priorities in words, such as high and low, under totals that neither their usual worth
    nor the scores alone give.
    """
    head = layout.sheet.head
    if layout.weights is None or not means("maybe_weight", head[layout.weights].words):
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
    if not judged or not totals or len(totals[0].given) < len(sums):
        return None
    if all(one is None or one.rounds_from(right) for one, right in zip(totals[0].figures, sums, strict=True)):
        return None
    words = tuple(dict.fromkeys(sign_of(cell.words) for cell in said))
    return NearMiss(
        layout.grid.file, head[0].line, "priorities-without-key",
        short(head[layout.weights].words), short(", ".join(words)), said[0].line, words,
    )  # fmt: skip


def signs_without_key(sheet: Sheet, weights: int | None, file: str) -> NearMiss | None:
    """Candidates judged by signs or words that nothing says the worth of, under weights."""
    if weights is None or not means("weight", sheet.head[weights].words):
        return None
    given = [cell.words for cell in sheet.column(weights) if not is_unknown(cell.words)]
    if len(given) < 2 or any(read_weight(words) is None for words in given):
        return None
    signs: dict[str, int] = {}
    columns = 0
    for at in range(1, len(sheet.head)):
        if at == weights or is_aside(sheet.head[at].words) or means("id", sheet.head[at].words):
            continue
        cells = [
            row[at]
            for row in sheet.rows
            if not is_total(row[0].words) and (not is_unknown(row[at].words) or sign_of(row[at].words) == "-")
        ]
        found = [cell for cell in cells if read_score(cell.words) is None or sign_of(cell.words) == "-"]
        words = [sign_of(cell.words) for cell in found]
        if len(cells) > 1 and len(found) == len(cells) and all(words):
            columns += 1
            for word, cell in zip(words, found, strict=True):
                signs.setdefault(word, cell.line)
    cells_in_all = columns * len(sheet.rows)
    if any(sign[:1] in "[{<_" for sign in signs):
        return None  # places to be filled in: a template
    if any(is_total(row[0].words) for row in sheet.rows) and any(map(str.isdigit, "".join(signs))):
        return None  # amounts and their sum
    if columns < 2 or not 2 <= len(signs) <= min(_MOST_SIGNS, max(3, cells_in_all * 2 // 3)):
        return None
    told = ", ".join(signs)
    return NearMiss(
        file,
        sheet.head[0].line,
        "signs-without-key",
        words=short(told),
        at=min(signs.values()),
        signs=tuple(signs),
    )


def facts_for_scores(sheet: Sheet, weights: int | None, title: str, file: str) -> NearMiss | None:
    """Candidates under weights and totals whose cells hold prices and other facts in place of scores.

    Only where something says that they are judged: the name of the criteria or of the totals, or the title.
    """
    rows = [row for row in sheet.rows if not is_total(row[0].words) and not is_aside(row[0].words)]
    totals = [row for row in sheet.rows if is_total(row[0].words)]
    said = (
        [row[weights].words for row in rows]
        if weights is not None and means("weight", sheet.head[weights].words)
        else [pair[1] if (pair := name_and_weight(row[0].words)) else "" for row in rows]
    )
    judged = means("criterion", sheet.head[0].words) or ABOUT.search(title) is not None
    judged = judged or any(is_weighted_name(row[0].words) for row in totals)
    if not judged or len(rows) < _LEAST_FACTS or not totals or not all(map(read_weight, said)):
        return None
    facts: list[SheetCell] = []
    count = 0
    for at in range(1, len(sheet.head)):
        head = sheet.head[at].words
        if at == weights or is_aside(head) or means("id", head) or means("rank", head):
            continue
        if not any(read_total(row[at].words) is not None for row in totals):
            continue
        cells = [row[at] for row in rows if not is_unknown(row[at].words)]
        count += len(cells)
        facts += [cell for cell in cells if _is_fact(cell.words)]
    if len(facts) < _LEAST_FACTS or len(facts) * 2 < count:
        return None
    told = ", ".join(dict.fromkeys(short(cell.words) for cell in facts[:3]))
    return NearMiss(file, sheet.head[0].line, "facts-for-scores", words=told, at=facts[0].line)


def _is_fact(words: str) -> bool:
    """Whether a cell holds an amount or words, and no score: a place to be filled in is none either."""
    if words[:1] in "[{<_/" or not any(sign.isalnum() for sign in words):
        return False
    return read_score(words) is None
