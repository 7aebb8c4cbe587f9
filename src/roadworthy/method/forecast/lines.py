"""Published rows as lines on a calendar of whole days, in their order."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final, TypeAlias

from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseCycle

VersionOrder: TypeAlias = tuple[tuple[int, int | str], ...]
"""What version labels are compared by: numbers as numbers, and a word before any number."""

_PARTS: Final = re.compile(r"[0-9]{1,4000}|[^0-9.\-_ ]+")  # Python reads no number of more digits


@frozen
class SupportLine:
    """A line of releases that a team can live on. Days are ordinals."""

    label: str
    """Empty for a projected one, which has no name yet."""
    version: VersionOrder
    released: int
    available: int
    """From when a policy takes it: its release, or its LTS day where long-term lines are followed."""
    lts_day: int | None = None
    end: int | None = None
    """First unsupported day; None where none is published."""
    guessed: bool = False
    """Whether `end` only stands for “over, day unknown”."""
    open: bool = False
    """Whether no end is published; an `end` is then assumed."""
    number: int = 0
    """1 for the first projected release, 2 for the next …; 0 for a published line."""

    @property
    def projected(self) -> bool:
        """Whether it is no more than expected."""
        return self.number > 0

    @property
    def order(self) -> tuple[int, int, VersionOrder]:
        """By day, published before projected, then by version."""
        return self.available, self.number, self.version

    @property
    def numbered(self) -> bool:
        """Whether its label begins with a digit."""
        return self.label[:1].isascii() and self.label[:1].isdigit()

    def newer_than(self, other: "SupportLine") -> bool:
        """Whether a team would take it after the other: later, and never a lower version."""
        if self.order <= other.order:
            return False
        plain = not (self.projected or other.projected) and self.numbered and other.numbered
        return not (plain and self.version < other.version)


def version_order(label: str) -> VersionOrder:
    """The natural order of a version label: ``1.10`` after ``1.9``, ``1.x`` before ``1.0``."""
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in _PARTS.findall(label))


def plain_day(value: object) -> int | None:
    """The ordinal of a date; None for anything else, a moment of a day included."""
    return value.toordinal() if isinstance(value, date) and not isinstance(value, datetime) else None


def support_lines(cycles: Sequence[ReleaseCycle], as_of: date) -> tuple[SupportLine, ...]:
    """The lines of a table by (release, version); rows without a release day are left out.

    The order in which the rows stand makes no difference.
    """
    rows: list[tuple[int, VersionOrder, ReleaseCycle]] = []
    for cycle in cycles:
        released = plain_day(cycle.released)
        if released is not None:
            rows.append((released, version_order(cycle.cycle), cycle))
    rows.sort(key=lambda row: (row[0], row[1], row[2].cycle))
    found: list[SupportLine] = []
    for place, (released, version, cycle) in enumerate(rows):
        following = rows[place + 1][0] if place + 1 < len(rows) else None
        end, guessed = _end(cycle, released, following, as_of.toordinal())
        lts = released if cycle.lts is True else plain_day(cycle.lts)
        found.append(
            SupportLine(cycle.cycle, version, released, released, lts, end, guessed, open=end is None)
        )
    return tuple(found)


def _end(cycle: ReleaseCycle, released: int, following: int | None, as_of: int) -> tuple[int | None, bool]:
    """The first unsupported day, and whether it is guessed: over, but nobody says since when."""
    if cycle.eol is True:
        return max(released, as_of if following is None else min(as_of, following)), True
    return plain_day(cycle.eol), False
