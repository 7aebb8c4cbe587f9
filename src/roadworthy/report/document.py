"""What a summary is made of, before it is text or Markdown: sections of plain blocks."""

from typing import Literal, TypeAlias

from roadworthy.model.frozen import frozen

Tone = Literal["plain", "bright", "dim", "warn"]
"""How loud it is said; never the only sign of anything."""


@frozen
class Paragraph:
    """A paragraph."""

    text: str
    tone: Tone = "plain"
    typed: bool = False
    """Whether it ends with a command to be typed, which stays in one piece."""
    drawn: str = ""
    """What follows where the ranking above it is drawn: what its bars mean."""


@frozen
class Bullet:
    """One entry of a list, with a sign before it and what belongs to it below."""

    text: str
    mark: str = ""
    """``!`` for something to look at, ``✓`` for something that holds."""
    note: str = ""


@frozen
class Items:
    """A list."""

    items: tuple[Bullet, ...]
    numbered: bool = False
    """Whether its entries are counted, from 1."""


@frozen
class Facts:
    """Labels and what stands at each."""

    rows: tuple[tuple[str, str], ...]


@frozen
class ScoreTable:
    """A table; the first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()
    """Columns that are set to the right."""


@frozen
class Bar:
    """One candidate of a ranking."""

    place: str
    mark: str
    name: str
    value: str
    interval: str
    low: float | None
    """Ends of its value as shares of the scale, 0 to 1; None while there is no value."""
    high: float | None
    note: str = ""
    tone: Tone = "plain"
    number: int = 0
    """Place of the candidate in the file, counted from 0: what its colour goes by."""


@frozen
class Bars:
    """A ranking, best first."""

    bars: tuple[Bar, ...]


Block: TypeAlias = Paragraph | Items | Facts | ScoreTable | Bars


@frozen
class Section:
    """A heading and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


@frozen
class Document:
    """A whole summary."""

    title: str
    under: str
    """One line under the title: status and date."""
    sections: tuple[Section, ...]
    lead: tuple[Block, ...] = ()
    """What stands before the first section."""
    foot: tuple[Block, ...] = ()
    """What stands after the last."""
