"""A document as text for a terminal or a plain file."""

from collections.abc import Iterator
from typing import Final

from roadworthy.report.ansi import Paint
from roadworthy.report.cells import padded, width_of, wrapped
from roadworthy.report.document import (
    Bar,
    Bars,
    Block,
    Bullet,
    Document,
    Facts,
    Items,
    Paragraph,
    ScoreTable,
    Section,
)
from roadworthy.report.typed_command import to_type
from roadworthy.report.width_law import Holds, LineColumn, column_widths, width_in_lines

NARROWEST: Final = 24
"""Fewer cells than this are laid out as this many."""
_GAP: Final = "  "
_LABELS: Final = 18
_BAR: Final = 24
_LEAST_BAR: Final = 8
_THINNEST: Final = 12
_UNBROKEN: Final = 16
"""Cells of a word that is not broken to make room."""


def as_text(document: Document, width: int = 80, *, colour: bool = False) -> str:
    """The document in lines of `width` cells at the most, ending in a new line."""
    paint = Paint(on=colour)
    width = max(NARROWEST, width)
    lines = [paint.tone(line, "bright") for line in wrapped(document.title, width)]
    lines += [paint.tone(line, "dim") for line in wrapped(document.under, width)] if document.under else []
    lines += [line for block in document.lead for line in block_lines(block, width, paint)]
    for section in document.sections:
        lines += ["", *_section(section, width, paint)]
    if document.foot:
        lines += ["", *(line for block in document.foot for line in block_lines(block, width, paint))]
    return "\n".join(lines) + "\n"


def _section(section: Section, width: int, paint: Paint) -> Iterator[str]:
    *above, title = wrapped(" ".join(section.title.split()), width)
    yield from (paint.tone(line, "bright") for line in above)
    rule = width - width_of(title) - 1
    yield paint.tone(title, "bright") + (" " + paint.tone("─" * rule, "dim") if rule > 2 else "")
    for number, block in enumerate(section.blocks):
        if number and isinstance(block, ScoreTable | Bars):
            yield ""
        yield from block_lines(block, width, paint)


def block_lines(block: Block, width: int, paint: Paint) -> Iterator[str]:
    """A block in lines of `width` cells at the most."""
    match block:
        case Paragraph(text, tone, typed, drawn):
            whole = f"{text} {drawn}" if drawn else text
            for line in to_type(whole, width) if typed else wrapped(whole, width):
                yield paint.tone(line, tone)
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(item, width, paint, f"{number}." if numbered else "")
        case Facts(rows):
            yield from _facts(rows, width, paint)
        case ScoreTable():
            yield from _grid(block, width, paint)
        case Bars(bars):
            yield from _bars(bars, width, paint)


def _item(item: Bullet, width: int, paint: Paint, number: str = "") -> Iterator[str]:
    mark = number or item.mark or "·"
    first, rest = paint.tone(mark, "warn" if mark in "!?" else "dim"), " " * width_of(mark)
    for line in wrapped(item.text, width - len(rest) - 1):
        yield f"{first} {line}" if line or first.strip() else ""
        first = rest
    if item.note:
        for line in wrapped(item.note, width - len(rest) - 1):
            yield f"{rest} {paint.tone(line, 'dim')}"


def _facts(rows: tuple[tuple[str, str], ...], width: int, paint: Paint) -> Iterator[str]:
    label_width = min(_LABELS, max((width_of(label) for label, _ in rows), default=0), width // 3)
    for label, text in rows:
        if width_of(label) > label_width:
            yield from (paint.tone(line, "dim") for line in wrapped(label, width))
            label = ""  # noqa: PLW2901
        for line in wrapped(text, width - label_width - 2):
            yield (paint.tone(padded(label, label_width), "dim") + _GAP + line).rstrip()
            label = ""  # noqa: PLW2901


def _grid(grid: ScoreTable, width: int, paint: Paint) -> Iterator[str]:
    table = (grid.head, *grid.rows)
    columns = [_column(grid, at) for at in range(len(grid.head))]
    widths = column_widths(columns, width, len(_GAP))
    if widths is None:
        yield from _stacked(grid, width, paint)
        return
    for number, row in enumerate(table):
        cells = [wrapped(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            line = _GAP.join(
                padded(cell[at] if at < len(cell) else "", widths[column], right=column in grid.figures)
                for column, cell in enumerate(cells)
            ).rstrip()
            yield paint.tone(line, "dim") if number == 0 else line


def _column(grid: ScoreTable, at: int) -> LineColumn:
    """What a column is to the law: its head may wrap, its figures may not."""
    head, body = grid.head[at], [row[at] for row in grid.rows]
    wide = max(map(width_of, (head, *body)))
    if at in grid.figures:
        return LineColumn(Holds.NAME, wide, min(wide, max(map(width_of, (*body, *_short(head))), default=0)))
    words = max((width_of(word) for cell in (head, *body) for word in _short(cell)), default=0)
    return LineColumn(Holds.WORDS if at else Holds.NAME, wide, min(wide, max(_THINNEST, words)))


def _short(words: str) -> list[str]:
    """The words of a cell that are not broken: those that any column could hold."""
    return [word for word in words.split() if width_of(word) <= _UNBROKEN]


def _stacked(grid: ScoreTable, width: int, paint: Paint) -> Iterator[str]:
    for row in grid.rows:
        rest = ", ".join(
            f"{head} {cell}"
            for head, cell in zip(grid.head[1:], row[1:], strict=True)
            if cell not in ("", "–")
        )
        yield from _item(Bullet(row[0], note=rest), width, paint)


def _bars(bars: tuple[Bar, ...], width: int, paint: Paint) -> Iterator[str]:
    places = max((width_of(bar.place) for bar in bars), default=0)
    values = max((1, *(width_of(bar.value) for bar in bars)))
    spans = max((width_of(bar.interval) for bar in bars), default=0)
    names = [bar.name for bar in bars]
    widest = max((1, *map(width_of, names)))
    drawn = any(bar.low is not None for bar in bars)
    given = column_widths(
        (
            LineColumn(Holds.NAME, widest, min(widest, max(map(width_in_lines, names), default=0))),
            LineColumn(Holds.FIGURE, values),
            LineColumn(Holds.FIGURE, spans),
            LineColumn(Holds.BAR, _BAR if drawn else 0, _LEAST_BAR),
        ),
        width - places - 3,
        len(_GAP),
    )
    name_width, _, _, bar_width = given or (0, 0, 0, 0)
    for bar in bars:
        if given is None:
            yield from wrapped(f"{bar.place} {bar.mark} {bar.name} {bar.value} {bar.interval}".strip(), width)
        else:
            first, *more = wrapped(bar.name, name_width)
            mark = paint.candidate(bar.mark, bar.number)
            name = paint.tone(padded(first, name_width), bar.tone)
            line = f"{padded(bar.place, places, right=True)} {mark} {name}"
            line += _GAP + padded(bar.value, values, right=True)
            line += _GAP + paint.tone(padded(bar.interval, spans), "dim") if spans else ""
            if bar_width and bar.low is not None and bar.high is not None:
                line += _GAP + _drawn(bar.low, bar.high, bar_width, bar.number, paint)
            yield line.rstrip()
            for line in more:
                yield " " * (places + 3) + line
        if bar.note:
            for line in wrapped(bar.note, width - places - 3):
                yield " " * (places + 3) + paint.tone(line, "dim")


def _drawn(low: float, high: float, width: int, number: int, paint: Paint) -> str:
    """A bar that is full to the low end and soft to the high end."""
    full = min(width, max(0, round(low * width)))
    soft = min(width, max(full, round(high * width)))
    return (
        paint.candidate("━" * full, number)
        + paint.candidate("╍" * (soft - full), number)
        + paint.tone("·" * (width - soft), "dim")
    )
