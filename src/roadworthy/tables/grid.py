"""A table as plain words in rows, before anybody asks what it means."""

from dataclasses import replace

from roadworthy.model.frozen import frozen


@frozen
class GridRow:
    """One row and the line it stands on, counted from 1."""

    line: int
    cells: tuple[str, ...]


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
    comma: bool = False
    """Whether a comma is a decimal sign for certain, as in a CSV that ``;`` separates."""
    scale: tuple[float, float] | None = None
    """The scale that its form prescribes."""
    uneven: tuple[tuple[int, int], ...] = ()
    """Line and number of cells of rows that have not as many as the header, where that can't be meant."""

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
        return replace(
            self,
            head=GridRow(self.head.line, tuple(self.head.cells[at] for at in keep)),
            rows=tuple(GridRow(row.line, tuple(row.cells[at] for at in keep)) for row in rows),
        )
