"""What a person looks at in a station: kept by a face, never in the file."""

from dataclasses import replace
from typing import Any

from roadworthy.model import KeyPath, Record
from roadworthy.model.aftermath import EarlierLesson
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod


@frozen
class Draft:
    """A record that somebody began and that has no name yet: it is in no file."""

    table: KeyPath
    label: str
    """That of the line by which it was begun."""
    record: Record


@frozen
class View:
    """What is open, and which of several things is looked at."""

    short: bool = False
    """Whether the essential questions are asked alone."""
    opened: frozenset[KeyPath] = frozenset()
    """The records whose questions are shown."""
    everything: bool = False
    """Whether the questions of all records are shown."""
    draft: Draft | None = None
    shown: str = ""
    """The key of the phase or of the risk whose details are shown."""
    candidate: str = ""
    """The candidate whose path is looked at; empty for the one that leads."""
    way: WeightMethod | None = None
    """The way of weighing that is looked at; None for the one that counts."""
    beside: bool = False
    """Whether all ways of weighing are looked at side by side."""
    horizon: str | None = None
    """The horizon whose points are given."""
    waits: bool = False
    """Whether what takes draws is waited for: by a face that can't tell it later."""
    matrix: bool = False
    """Whether evidence is looked at as a matrix, a cell at a time: by a face that can draw one."""
    cell: KeyPath = ()
    """The cell of it that is looked at: candidate and criterion."""
    earlier: tuple[EarlierLesson, ...] = ()
    """Lessons of other decisions in the folder, told at the criterion that they are about."""
    order: tuple[str, ...] = ()
    """Keys of what its figures put in order (risks, ways of building), as that stood when the visit began.

    While somebody answers, nothing moves under their hands; what is new comes last.
    """

    def is_open(self, path: KeyPath) -> bool:
        """Whether the questions of the record at `path` are shown."""
        return self.everything or path in self.opened

    def but(self, **changes: Any) -> "View":
        """The same view but for `changes`."""
        return replace(self, **changes)
