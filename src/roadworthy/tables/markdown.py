"""The tables of a Markdown file, as GitHub would show them, in lists and quotations, too."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from roadworthy.tables.blocks import MarkdownBlock, blocks, cell_bounds
from roadworthy.tables.glance import may_hold_scorecard, may_weigh, raw_cells
from roadworthy.tables.grid import GridPlace, GridRow, NearLine, TextGrid
from roadworthy.tables.html_table import begins_html, html_table
from roadworthy.tables.running_text import LONGEST, plain_words, without_footnotes
from roadworthy.tables.vocabulary import is_total, said_as
from roadworthy.tables.weights_beside import may_give_weights
from roadworthy.tables.wiki_table import begins_wiki, wiki_table

_SCORING: Final = said_as("scoring_total")
_WORKING: Final = said_as("working")
_LONGEST_NEAR: Final = 1_000
_MANY: Final = 2_048
"""Lines before a table that are kept until those that are read are chosen."""
_NEIGHBOURS: Final = 3
"""Tables that are read from a telling one on: scores may stand behind their weights, and totals behind
the scores.
"""
_LEAST_LINES: Final = 2
"""Lines of a section that says something: its heading, and one below it."""
_MOST_BELOW: Final = 24
"""Lines below a table that may be about it."""


def markdown_grids(text: str, file: str) -> Iterator[TextGrid]:
    """Every table of a Markdown text, in order; none where no table has weights or totals."""
    if not may_hold_scorecard(text):
        return
    waiting: TextGrid | None = None
    below: list[NearLine] = []
    rows: list[MarkdownBlock] = []
    page, title, weighing = "", "", ""
    near: list[str] = []
    ended, headed, neighbours, other_end = False, None, 0, 0
    for block in _with_end(blocks(text)):
        if block is not None and block.start < other_end:
            continue
        other = _other_at(text, block)
        if rows and (block is None or block.kind != "table" or block.level == 0):
            said = "\n".join(_last(near))
            head = raw_cells(text, rows[0].start, rows[0].end)
            below_head = "\n".join(text[row.start : row.end] for row in rows[1:])
            telling = may_weigh(head, below_head, f"{said}\n{weighing}")
            neighbours = _NEIGHBOURS if telling else neighbours - 1
            if neighbours > 0:
                waiting = replace(_grid(text, rows, file, said), title=title, page=page, weighing=weighing)
            rows, near, below, ended, headed = [], [title], [], False, None
        goes_on = (
            waiting is not None
            and headed is None
            and block is not None
            and block.kind == "heading"
            and _is_of_totals(text, block)
        )
        if (
            waiting
            and not goes_on
            and (
                block is None
                or other is not None
                or block.kind in ("heading", "table")
                or len(below) >= _MOST_BELOW
            )
        ):
            yield _finished(waiting, below, headed)
            waiting = None
        if block is None:
            return
        if other is not None:
            read = html_table if block.kind == "html" else wiki_table
            found = read(text, other, block.line, file, "\n".join(_last(near)))
            waiting = found.grid and replace(found.grid, title=title, page=page, weighing=weighing)
            neighbours, other_end = _NEIGHBOURS if waiting else neighbours - 1, found.end
            near, below, ended, headed = [title], [], False, None
        elif block.kind == "table":
            rows.append(block)
        elif block.kind == "heading":
            weighing = _weighing(near) or weighing
            title = plain_words(text[block.start : block.end])
            near = [title]
            page = page or (title if block.level == 1 else "")
            if waiting:
                headed = len(below)
                below.append(NearLine(title, GridPlace(block.line, block.start, block.end)))
        elif block.kind == "text":
            words = text[block.start : min(block.end, block.start + LONGEST)]
            if waiting:
                below.append(NearLine(words, GridPlace(block.line, block.start, block.end)))
            if not (waiting and ended and below) or headed is not None:
                near.append(words)
            near = _last(near) if len(near) > _MANY else near
        elif below and block.kind == "blank":
            ended = True


def _other_at(text: str, block: MarkdownBlock | None) -> int | None:
    """The offset at which a table in other markup begins in a block; None where none does."""
    if block is not None and block.kind == "html":
        return begins_html(text, block.start, block.end)
    if block is not None and block.kind == "text" and begins_wiki(text, block.start):
        return block.start
    return None


def _with_end(found: Iterator[MarkdownBlock]) -> Iterator[MarkdownBlock | None]:
    yield from found
    yield None


def _weighing(near: list[str]) -> str:
    """A heading and what stands below it, where that may give weights; ``""`` else."""
    if len(near) < _LEAST_LINES or not may_give_weights(near):
        return ""
    return f"{near[0]}:\n" + "\n".join(_last(near[1:]))


def _last(near: list[str]) -> list[str]:
    """The last lines, as many as are read."""
    size = 0
    for at in range(len(near) - 1, -1, -1):
        size += len(near[at]) + 1
        if size > _LONGEST_NEAR:
            return near[at + 1 :] or [near[-1][-_LONGEST_NEAR:]]
    return near


def _grid(text: str, blocks_of_rows: list[MarkdownBlock], file: str, near: str) -> TextGrid:
    rows = [_row(text, block) for block in blocks_of_rows]
    width = len(rows[0].cells)
    uneven = tuple(
        (row.line, len(row.cells)) for row in rows[1:] if any(cell.strip() for cell in row.cells[width:])
    )
    even = tuple(_fitted(row, width) for row in rows)
    return TextGrid(file, even[0], even[1:], near=without_footnotes(near), uneven=uneven)


def _row(text: str, block: MarkdownBlock) -> GridRow:
    cells: list[str] = []
    places: list[GridPlace] = []
    for start, end in cell_bounds(text, block.start, block.end):
        cells.append(plain_words(text[start : min(end, start + LONGEST)]))
        places.append(GridPlace(block.line, start, end))
    return GridRow(block.line, tuple(cells), tuple(places))


def _fitted(row: GridRow, width: int) -> GridRow:
    if len(row.cells) == width:
        return row
    gap = width - len(row.cells)
    return GridRow(
        row.line,
        (row.cells + ("",) * gap)[:width],
        (row.places + (GridPlace(row.line),) * gap)[:width],
    )


def _is_of_totals(text: str, block: MarkdownBlock) -> bool:
    """Whether a heading says that totals stand below it."""
    title = plain_words(text[block.start : min(block.end, block.start + LONGEST)])
    return is_total(_WORKING.sub(" ", title)) and _SCORING.search(title) is not None


def _finished(grid: TextGrid, below: list[NearLine], headed: int | None) -> TextGrid:
    """The grid with what stands below it: rows that an empty line cut off are its own, the first words
    near.

    `headed` is the place of a heading among the lines below; what follows it holds totals and nothing else.
    """
    rows = list(grid.rows)
    rest = list(below)
    while rest and rest[0].words.startswith("|"):
        line = rest[0]
        bounds = cell_bounds(line.words, 0, len(line.words))
        if len(bounds) != grid.width:
            break
        shift = line.place.start
        rows.append(
            GridRow(
                line.place.line,
                tuple(plain_words(line.words[start:end]) for start, end in bounds),
                tuple(GridPlace(line.place.line, start + shift, end + shift) for start, end in bounds),
            )
        )
        del rest[0]
    before = rest if headed is None else rest[: max(0, headed - len(below) + len(rest))]
    said = "\n".join(line.words for line in _first_part(before))[:_LONGEST_NEAR]
    near = f"{grid.near}\n{without_footnotes(said)}" if said else grid.near
    return replace(grid, rows=tuple(rows), near=near, below=tuple(rest))


def _first_part(below: list[NearLine]) -> list[NearLine]:
    """The lines up to the first gap: a legend stands there as often as before the table."""
    for at in range(1, len(below)):
        if below[at].place.line != below[at - 1].place.line + 1:
            return below[:at]
    return below
