"""A scorecard in CSV as a decision with exactly its criteria, weights and candidates."""

import math
import os
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from roadworthy.errors import BadTable
from roadworthy.knowledge.criteria import criteria as shipped_criteria
from roadworthy.knowledge.templates import default_horizons
from roadworthy.method.audit.table import DecisionTable
from roadworthy.model import Decision, Interval, read_interval
from roadworthy.model.check import scale_problems
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Cell, Criterion, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.model.slug import slug_for
from roadworthy.model.text import one_line
from roadworthy.tables.csv_grid import csv_grid
from roadworthy.tables.csv_rows import csv_rows, separator_of
from roadworthy.tables.files import BIGGEST
from roadworthy.tables.grid import GridRow
from roadworthy.tables.read import read_grid
from roadworthy.tables.vocabulary import is_aside, is_total, means
from roadworthy.tables.weight_cells import read_weight
from roadworthy.text_files import decode, read_bytes

USUAL: Final = Interval(1.0, 5.0)
"""The scale where none is given."""
_HEADER: Final = 'begin the first line with "criterion,weight," and the candidates\' names'
_HEAD: Final = re.compile(r"""[ \r\n]*(["']?)criterion\1[ ]*([,;\t])""", re.IGNORECASE)
_WEIGHT: Final = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%?)", re.ASCII)


def read_scorecard(path: str | os.PathLike[str], scale: Interval = USUAL) -> Decision:
    """The decision in a CSV file; its title is the file's name. Raises BadTable or another StoreError."""
    name = str(path)
    return parse_scorecard(
        decode(read_bytes(path, biggest=BIGGEST), name), name, scale, title=Path(path).stem
    )


def looks_like_scorecard(text: str) -> bool:
    """Whether a text begins as a scorecard in CSV does."""
    return _HEAD.match(text, separator_of(text)[1]) is not None


def parse_scorecard(text: str, name: str, scale: Interval = USUAL, *, title: str = "") -> Decision:
    """The decision in the text of a CSV scorecard; `name` is how the file is called in errors.

    Header ``criterion,weight,NAME,…``, separated by ``,``, ``;`` (then with decimal commas) or a tab; cells
    ``4``, ``3.5``, ``3-5``, ``3–5``, empty or ``?``; weights ``3``, ``0.3``, ``30%`` or empty. Totals and
    places below the criteria are left out. Raises BadTable.
    """
    for problem in scale_problems(scale.low, scale.high):
        raise BadTable(problem.what, file=name, todo=problem.todo)
    comma, rows = _rows(text.removeprefix("\ufeff"), name)
    rows = _without_words(rows)
    names = _names(rows[0], name)
    candidates = slugs_for(names, "candidate")
    taken: dict[str, int] = {}
    criteria: dict[str, Criterion] = {}
    scores: dict[str, dict[str, Cell]] = {slug: {} for slug in candidates}
    weights: list[tuple[GridRow, str]] = []
    for row in rows[1:]:
        criterion = _criterion(row, len(names), taken, name)
        slug = criterion_slug(criterion, criteria)
        criteria[slug] = Criterion(name=criterion)
        weights.append((row, row.cells[1].strip()))
        for candidate, candidate_name, words in zip(candidates, names, row.cells[2:], strict=False):
            span = _score(words, scale, row.line, f"{criterion}, {candidate_name}", name, comma=comma)
            if span is not None:
                scores[candidate][slug] = Cell(score=span)
    if not criteria:
        raise BadTable("there is no criterion in it", file=name, line=1, todo="write one on each line")
    points = _weights(weights, name, comma=comma)
    return Decision(
        title=title,
        scale=Scale(low=scale.low, high=scale.high),
        horizons=default_horizons(),
        candidates={slug: Candidate(name=words) for slug, words in zip(candidates, names, strict=True)},
        criteria={
            slug: criterion.model_copy(update={"weight": weight})
            for (slug, criterion), weight in zip(criteria.items(), points, strict=True)
        },
        scores={slug: row for slug, row in scores.items() if row},
    )


def _rows(text: str, name: str) -> tuple[bool, list[GridRow]]:
    """Whether commas are decimal, and the rows that hold something, the header first."""
    separator, begin = separator_of(text)
    head = _HEAD.match(text, begin)
    if head is None:
        raise BadTable("this is not a scorecard", file=name, line=1, todo=_HEADER)
    separator = head[2]
    rows = [row for row in csv_rows(text, separator, name, begin) if any(cell.strip() for cell in row.cells)]
    if len(rows[0].cells) < 2 or _clean(rows[0].cells[1]).lower() != "weight":
        raise BadTable("the second column is not “weight”", file=name, line=rows[0].line, todo=_HEADER)
    comma = separator == ";"
    rows = [rows[0], *_without_results(rows[1:], comma=comma)]
    if (criteria := _criteria_lines(text, name)) and any(row.line in criteria for row in rows[1:]):
        rows = [rows[0], *(row for row in rows[1:] if row.line in criteria)]
    return comma, rows


def _criteria_lines(text: str, name: str) -> set[int]:
    """The lines of the criteria, where all of the table can be read for certain: totals by any name are
    none.
    """
    grid = csv_grid(text, name)
    table = read_grid(grid) if grid else None
    if not isinstance(table, DecisionTable) or table.unread or not table.totals:
        return set()
    return {one.line for one in table.criteria}


def _without_words(rows: list[GridRow]) -> list[GridRow]:
    """The rows without columns of notes, by their names, where words stand in them."""
    head = rows[0].cells
    drop = {
        at
        for at, cell in enumerate(head)
        if at > 1
        and is_aside(cell)
        and any(_is_words(row.cells[at]) for row in rows[1:] if at < len(row.cells))
    }
    if not drop:
        return rows
    return [
        GridRow(row.line, tuple(cell for at, cell in enumerate(row.cells) if at not in drop)) for row in rows
    ]


def _is_words(cell: str) -> bool:
    return any(sign.isalpha() for sign in cell)


def _without_results(rows: list[GridRow], *, comma: bool) -> list[GridRow]:
    """The rows of criteria: a total or rank without a weight, or with more than any other, is none."""
    weights = [read_weight(row.cells[1], comma=comma) if len(row.cells) > 1 else None for row in rows]
    named = [is_total(row.cells[0]) or means("rank", row.cells[0]) for row in rows]
    largest = max(
        (weight.value for weight, own in zip(weights, named, strict=True) if weight and not own), default=0.0
    )
    if not largest:
        return rows
    return [
        row
        for row, weight, own in zip(rows, weights, named, strict=True)
        if not own or (weight and weight.value <= largest)
    ]


def _clean(words: str) -> str:
    return unicodedata.normalize("NFC", one_line(words)).strip()


def _names(header: GridRow, name: str) -> list[str]:
    names = [_clean(cell) for cell in header.cells[2:]]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise BadTable("it names no candidate", file=name, line=header.line, todo=_HEADER)
    for number, one in enumerate(names):
        column = f"column {number + 3}"
        if not one:
            raise BadTable("a candidate has no name", file=name, line=header.line, key=column, todo="name it")
        if one in names[:number]:
            raise BadTable(
                f"“{one}” is there twice", file=name, line=header.line, key=column, todo="name each one once"
            )
    return names


def slugs_for(names: Sequence[str], kind: str) -> list[str]:
    """A slug for each name, all different."""
    slugs: list[str] = []
    for one in names:
        slugs.append(slug_for(one, slugs, kind))
    return slugs


def _criterion(row: GridRow, width: int, taken: dict[str, int], name: str) -> str:
    criterion = _clean(row.cells[0])
    if not criterion:
        raise BadTable("a criterion has no name", file=name, line=row.line, todo="name it")
    if criterion in taken:
        raise BadTable(
            f"“{criterion}” is there twice, on line {taken[criterion]} already",
            file=name, line=row.line, todo="name each one once",
        )  # fmt: skip
    taken[criterion] = row.line
    found, wanted = len(row.cells), width + 2
    if found < wanted or any(cell.strip() for cell in row.cells[wanted:]):
        raise BadTable(
            f"{found} cells where the header has {wanted}", file=name, line=row.line, key=criterion,
            todo="leave a cell empty where a score is unknown; put words with a separator in quotes",
        )  # fmt: skip
    return criterion


def criterion_slug(criterion: str, taken: dict[str, Criterion]) -> str:
    """The slug that ships for a criterion of that name, so that its anchors are found; else a new one."""
    for shipped in shipped_criteria():
        names = (shipped.name.casefold(), shipped.short.casefold())
        if criterion.casefold() in names and shipped.id not in taken:
            return shipped.id
    return slug_for(criterion, taken, "criterion")


def _score(words: str, scale: Interval, line: int, key: str, name: str, *, comma: bool) -> Interval | None:
    try:
        span = read_interval(_decimal(_clean(words), comma=comma))
    except ValueError as error:
        todo = "write 4, 3.5, 3-5, ? or nothing"
        raise BadTable(str(error), file=name, line=line, key=key, todo=todo) from None
    if span is not None and (span.low < scale.low or span.high > scale.high):
        ends = f"{number_text(scale.low)}-{number_text(scale.high)}"
        raise BadTable(
            f"the score {span} lies outside the scale {ends}", file=name, line=line, key=key,
            todo="correct it, or give the table's own scale with --scale LOW-HIGH",
        )  # fmt: skip
    return span


def _weights(cells: list[tuple[GridRow, str]], name: str, *, comma: bool) -> list[float | None]:
    """Points; only proportions matter. Percent beside points can't be read for certain and is refused."""
    found: list[tuple[float, bool] | None] = []
    for row, words in cells:
        if not words:
            found.append(None)
            continue
        match = _WEIGHT.fullmatch(_decimal(_clean(words), comma=comma))
        if match is None or not math.isfinite(float(match[1])):
            raise BadTable(
                f"“{words[:40]}” is not a weight", file=name, line=row.line, key=_clean(row.cells[0]),
                todo="write 3, 0.3, 30% or nothing; a weight can't be negative",
            )  # fmt: skip
        found.append((float(match[1]), bool(match[2])))
    given = [one for one in found if one is not None]
    mixed = {percent for _, percent in given} == {True, False}
    if mixed and any(points > 1 for points, percent in given if not percent):
        line = next(
            row.line for (row, _), one in zip(cells, found, strict=True) if one and one[1] != given[0][1]
        )
        raise BadTable(
            "some weights are percent and some are not", file=name, line=line, todo="write all of them alike"
        )
    if given and not any(points for points, _ in given):
        raise BadTable("all weights are 0", file=name, line=cells[0][0].line, todo="give one more than that")
    return [None if one is None else one[0] / 100 if mixed and one[1] else one[0] for one in found]


def _decimal(words: str, *, comma: bool) -> str:
    return words.replace(",", ".") if comma else words
