"""The statements of a TOML text and the comments that belong to them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal

from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import KeyPath

StatementKind = Literal["value", "table", "array-table"]


class ScanError(ValueError):
    """Text that this scanner can't follow; `line` is where it gave up."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line: Final = line


@frozen
class Inner:
    """A comment inside an array: beside or above an item, or above the closing bracket (no item)."""

    item: str | None
    beside: bool
    words: str
    nth: int = 0
    """Of several equal items, which one: counted from zero."""


@dataclass(slots=True)
class Statement:
    """One header or one ``key = value``, with the comments that belong to it."""

    path: KeyPath
    kind: StatementKind
    line: int
    start: int
    end: int = 0
    above: list[str] = field(default_factory=list)
    """Comment lines above it; an empty string is a blank line."""
    below: list[str] = field(default_factory=list)
    """Comment lines right below it that are set off from what follows."""
    beside: str = ""
    items: list[tuple[int, int]] = field(default_factory=list)
    """Where the items of its array stand."""


@dataclass(slots=True)
class Scan:
    """All statements of a text, in order."""

    text: str
    """The text with plain line ends; offsets count in it."""
    statements: list[Statement] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    """Comments at the top, set off from the first statement."""
    tail: list[str] = field(default_factory=list)
    """Comments at the end; a blank line first where they are set off from the last statement."""
    inner: dict[KeyPath, list[Inner]] = field(default_factory=dict)
    lines: dict[KeyPath, int] = field(default_factory=dict)
    """The line of each key, keys of inline tables and array items included."""
    below: dict[KeyPath, int] | None = None
    """The first line of what lies below each path; found when it is first asked for."""

    def line_of(self, path: KeyPath) -> int | None:
        """The line of the key at `path`, or of the nearest thing above it or first thing below it."""
        if path in self.lines:
            return self.lines[path]
        if self.below is None:
            self.below = first_below(self.lines.items())
        for length in range(len(path), 0, -1):
            prefix = path[:length]
            if prefix in self.lines:
                return self.lines[prefix]
            if prefix in self.below:
                return self.below[prefix]
        return None

    def at_line(self, line: int) -> KeyPath | None:
        """The path of the statement that stands on `line`."""
        found = None
        for statement in self.statements:
            if statement.line > line:
                break
            found = statement.path
        return found


def first_below(numbers: Iterable[tuple[KeyPath, int]]) -> dict[KeyPath, int]:
    """Of paths with numbers: the least number below each path that is the beginning of others."""
    found: dict[KeyPath, int] = {}
    for path, number in numbers:
        for length in range(len(path) - 1, 0, -1):
            prefix = path[:length]
            known = found.get(prefix)
            if known is not None and known <= number:
                break  # so it is for all that is above
            found[prefix] = number
    return found


def share(gap: list[str], last: Statement | None, following: Statement | None, found: Scan) -> None:
    """Give the comments between two statements to whom they belong.

    Right above a statement: its. Right below one and set off from the next: the upper one's. Set off from
    both: the next one's. At the top of the file, set off, and at its end: the file's own.
    """
    if not any(gap):
        return
    above = _tidy(gap)
    if last is not None and gap[0]:
        cut = above.index("") if "" in above else len(above)
        if cut < len(above) and following is not None:
            last.below, above = above[:cut], above[cut + 1 :]
    if following is None:
        found.tail = _strip(above if gap[0] or last is None else ["", *above])
    elif last is None and "" in above:
        cut = len(above) - 1 - above[::-1].index("")
        found.head, following.above = _strip(above[:cut]), above[cut + 1 :]
    else:
        following.above = above


def _tidy(gap: list[str]) -> list[str]:
    """Without blank lines at the start, and never two of them together."""
    tidy: list[str] = []
    for words in gap:
        if words or (tidy and tidy[-1]):
            tidy.append(words)
    return tidy


def _strip(lines: list[str]) -> list[str]:
    return lines[:-1] if lines and not lines[-1] else lines
