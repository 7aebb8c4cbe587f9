"""Where each key of a TOML text stands, and which comments belong to it.

tomllib reads values but tells neither lines nor comments. This scanner reads no values: it finds keys,
headers, array items and comments, and expects text that tomllib has read (or will refuse).
"""

import re
import tomllib
from dataclasses import dataclass, field
from typing import Final, Literal

from roadworthy.model.keypath import KeyPath

Kind = Literal["value", "table", "array-table"]

_BLANK: Final = re.compile(r"[ \t]*(?:#([^\n]*))?(?:\n|\Z)")
_SIMPLE: Final = re.compile(r"[ \t]*([A-Za-z0-9_-]++)[ \t]*=[ \t]*")
_PART: Final = re.compile(r"""[ \t]*(?:([A-Za-z0-9_-]++)|("(?:[^"\\\n]|\\.)*+")|'([^'\n]*+)')[ \t]*""")
_TOKEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|[^\s,\[\]{}#\"'][^\n,\[\]{}#]*+",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"[ \t\n]*+")


class ScanError(ValueError):
    """Text that this scanner can't follow; `line` is where it gave up."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line: Final = line


@dataclass(frozen=True, slots=True)
class Inner:
    """A comment inside an array: beside or above an item, or above the closing bracket (no item)."""

    item: str | None
    beside: bool
    words: str


@dataclass(slots=True)
class Statement:
    """One header or one ``key = value``, with the comments that belong to it."""

    path: KeyPath
    kind: Kind
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

    def line_of(self, path: KeyPath) -> int | None:
        """The line of the key at `path`, or of the nearest thing above it or first thing below it."""
        for length in range(len(path), 0, -1):
            prefix = path[:length]
            if prefix in self.lines:
                return self.lines[prefix]
            below = [line for key, line in self.lines.items() if key[:length] == prefix]
            if below:
                return min(below)
        return None

    def at_line(self, line: int) -> KeyPath | None:
        """The path of the statement that stands on `line`."""
        found = None
        for statement in self.statements:
            if statement.line > line:
                break
            found = statement.path
        return found


def scan(text: str) -> Scan:
    """The statements and comments of a TOML text. Raises ScanError where it can't follow."""
    scanner = _Scanner(text.replace("\r\n", "\n"))
    try:
        scanner.run()
    except RecursionError:
        raise ScanError(scanner.line_at(scanner.furthest)) from None
    return scanner.found


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Scan(text)
        self.base: KeyPath = ()
        self.arrays: dict[KeyPath, int] = {}
        self.line = 1
        self.counted = 0
        self.furthest = 0

    def line_at(self, position: int) -> int:
        if position >= self.counted:
            self.line += self.text.count("\n", self.counted, position)
            self.counted = position
            return self.line
        return self.text.count("\n", 0, position) + 1

    def fail(self, position: int) -> ScanError:
        return ScanError(self.text.count("\n", 0, position) + 1)

    def run(self) -> None:
        text, size, position = self.text, len(self.text), 0
        gap: list[str] = []
        last: Statement | None = None
        while position < size:
            if blank := _BLANK.match(text, position):
                comment = blank[1]
                gap.append("" if comment is None else "#" + comment.rstrip())
                position = blank.end()
                continue
            statement, position = self.statement(position)
            statement.beside, position = self.rest_of_line(position)
            _share(gap, last, statement, self.found)
            gap = []
            self.found.statements.append(statement)
            last = statement
        _share(gap, last, None, self.found)

    def rest_of_line(self, position: int) -> tuple[str, int]:
        blank = _BLANK.match(self.text, position)
        if blank is None:
            raise self.fail(position)
        return ("" if blank[1] is None else "#" + blank[1].rstrip()), blank.end()

    def statement(self, position: int) -> tuple[Statement, int]:
        text = self.text
        self.furthest = position
        line = self.line_at(position)
        if simple := _SIMPLE.match(text, position):
            path = (*self.base, simple[1])
            end = simple.end()
        else:
            begin = _SPACE.match(text, position).end()  # type: ignore[union-attr]
            if text.startswith("[", begin):
                return self.header(position, begin, line)
            parts, end = self.key(begin)
            if not text.startswith("=", end):
                raise self.fail(end)
            path = (*self.base, *parts)
            end = _SPACE.match(text, end + 1).end()  # type: ignore[union-attr]
        found = Statement(path, "value", line, position)
        self.found.lines[path] = line
        found.end = self.value(end, path, found.items, None)
        return found, found.end

    def header(self, position: int, begin: int, line: int) -> tuple[Statement, int]:
        text = self.text
        double = text.startswith("[[", begin)
        parts, end = self.key(begin + (2 if double else 1))
        closing = "]]" if double else "]"
        if not text.startswith(closing, end):
            raise self.fail(end)
        path: KeyPath = ()
        for depth, part in enumerate(parts):
            path = (*path, part)
            if path in self.arrays and not (double and depth == len(parts) - 1):
                path = (*path, str(self.arrays[path]))
        kind: Kind = "table"
        if double:
            kind = "array-table"
            self.arrays[path] = self.arrays.get(path, -1) + 1
            path = (*path, str(self.arrays[path]))
        self.base = path
        self.found.lines.setdefault(path, line)
        return Statement(path, kind, line, position, end + len(closing)), end + len(closing)

    def key(self, position: int) -> tuple[list[str], int]:
        parts: list[str] = []
        while True:
            part = _PART.match(self.text, position)
            if part is None:
                raise self.fail(position)
            bare, basic, literal = part.groups()
            parts.append(bare if bare is not None else plain(basic) if basic is not None else literal)
            position = part.end()
            if not self.text.startswith(".", position):
                return parts, position
            position += 1

    def value(
        self, position: int, path: KeyPath, items: list[tuple[int, int]] | None, outer: list[str] | None
    ) -> int:
        first = self.text[position : position + 1]
        if first == "[":
            return self.array(position, path, items, outer)
        if first == "{":
            return self.inline(position, path)
        token = _TOKEN.match(self.text, position)
        if token is None:
            raise self.fail(position)
        end = token.end()
        while self.text[end - 1] in " \t":
            end -= 1
        return end

    def array(
        self, position: int, path: KeyPath, items: list[tuple[int, int]] | None, outer: list[str] | None
    ) -> int:
        """`outer` collects the comments of an array inside an array: they go above the outer item."""
        text = self.text
        notes: list[Inner] = []
        waiting: list[str] = []
        previous: str | None = None
        index = 0
        position += 1
        while True:
            position, comments = self.gap(position)
            for same_line, words in comments:
                if same_line and previous is not None:
                    notes.append(Inner(previous, beside=True, words=words))
                else:
                    waiting.append(words)
            if text.startswith("]", position):
                break
            if text.startswith(",", position):
                position += 1
                continue
            start = position
            self.found.lines[(*path, str(index))] = self.line_at(start)
            nested: list[str] = []
            position = self.value(start, (*path, str(index)), None, nested)
            previous = plain(text[start:position])
            notes += [Inner(previous, beside=False, words=words) for words in (*waiting, *nested)]
            waiting = []
            if items is not None:
                items.append((start, position))
            index += 1
        notes += [Inner(None, beside=False, words=words) for words in waiting]
        if outer is not None:
            outer += [note.words for note in notes]
        elif notes:
            self.found.inner[path] = notes
        return position + 1

    def gap(self, position: int) -> tuple[int, list[tuple[bool, str]]]:
        """Past white space and comments; each with whether it stands on the line where the gap begins."""
        text = self.text
        begin = position
        found: list[tuple[bool, str]] = []
        while True:
            position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
            if not text.startswith("#", position):
                if position >= len(text):
                    raise self.fail(position)
                return position, found
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            found.append(("\n" not in text[begin:position], text[position:end].rstrip()))
            position = end

    def inline(self, position: int, path: KeyPath) -> int:
        text = self.text
        position += 1
        while True:
            position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
            if text.startswith("}", position):
                return position + 1
            if text.startswith(",", position):
                position += 1
                continue
            line = self.line_at(position)
            parts, end = self.key(position)
            if not text.startswith("=", end):
                raise self.fail(end)
            below = (*path, *parts)
            self.found.lines[below] = line
            position = self.value(_SPACE.match(text, end + 1).end(), below, None, None)  # type: ignore[union-attr]


def _share(gap: list[str], last: Statement | None, following: Statement | None, found: Scan) -> None:
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


def plain(token: str) -> str:
    """What a string token holds; any other token as it is written."""
    if token[:1] not in {'"', "'"}:
        return token
    if len(token) >= 2 and token[1:-1].isalnum() and token[0] == token[-1]:
        return token[1:-1]
    value = tomllib.loads(f"k = {token}")["k"]
    return value if isinstance(value, str) else token
