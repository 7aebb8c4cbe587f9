"""A table as plain words in rows, before anybody asks what it means."""

from dataclasses import replace
from typing import Literal, NamedTuple

from roadworthy.model.frozen import frozen


class GridPlace(NamedTuple):
    """Where something stands in a file's text: a line, counted from 1, and offsets into the text."""

    line: int
    start: int = -1
    """Offset of its first character; -1 where the file has no text, as a spreadsheet."""
    end: int = -1


@frozen
class GridRow:
    """One row and the line it begins on."""

    line: int
    cells: tuple[str, ...]
    places: tuple[GridPlace, ...] = ()
    """Where each cell stands; empty where only the line is known."""

    def place(self, at: int) -> GridPlace:
        """Where a cell stands."""
        return self.places[at] if at < len(self.places) else GridPlace(self.line)


class NearLine(NamedTuple):
    """A line of running text beside a table: its words, and where it stands."""

    words: str
    place: GridPlace


class TableInText(NamedTuple):
    """A table in another markup within a Markdown text, and the offset at which it ends."""

    grid: "TextGrid | None"
    """None for one that could be no decision table."""
    end: int


@frozen
class TextGrid:
    """A header row and the rows below it, all equally wide."""

    file: str
    head: GridRow
    rows: tuple[GridRow, ...]
    title: str = ""
    """The heading that it stands under."""
    page: str = ""
    """The heading of the whole file."""
    near: str = ""
    """What is written around it: where a scale is often stated."""
    weighing: str = ""
    """What is written under a heading of its own before it, where that may give weights."""
    below: tuple[NearLine, ...] = ()
    """The lines that follow it, up to the next heading or table: where totals and keys are often stated."""
    comma: bool = False
    """Whether a comma is a decimal sign for certain, as in a CSV that ``;`` separates."""
    scale: tuple[float, float] | None = None
    """The scale that its form prescribes."""
    uneven: tuple[tuple[int, int], ...] = ()
    """Line and number of cells of rows that have not as many as the header, where that can't be meant."""
    kind: Literal["markdown", "csv", "sheet"] = "markdown"

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.head.cells)

    def column(self, at: int) -> tuple[str, ...]:
        """The cells of a column below the header."""
        return tuple(row.cells[at] for row in self.rows)

    def tidied(self) -> "TextGrid":
        """Without rows that hold nothing or only dashes, and without columns that hold nothing."""
        rows = [row for row in self.rows if any(cell.strip(" -–—=_:") for cell in row.cells)]
        keep = [
            at
            for at in range(self.width)
            if self.head.cells[at].strip() or any(row.cells[at].strip() for row in rows)
        ]
        if len(keep) == self.width and len(rows) == len(self.rows):
            return self
        return replace(self, head=_kept(self.head, keep), rows=tuple(_kept(row, keep) for row in rows))


def _kept(row: GridRow, keep: list[int]) -> GridRow:
    places = tuple(row.places[at] for at in keep) if row.places else ()
    return GridRow(row.line, tuple(row.cells[at] for at in keep), places)
