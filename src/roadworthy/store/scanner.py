"""Where each key of a TOML text stands, and which comments belong to it.

A parser reads values but tells neither lines nor comments. This scanner reads no values: it finds keys,
headers, array items and comments, and expects text that it has read (or will refuse).
"""

import re
from collections import Counter
from typing import Final

import tomli

from roadworthy.model.keypath import KeyPath
from roadworthy.store.statements import Inner, Scan, ScanError, Statement, StatementKind, share

_BLANK: Final = re.compile(r"[ \t]*(?:#([^\n]*))?(?:\n|\Z)")
_SIMPLE: Final = re.compile(r"[ \t]*([A-Za-z0-9_-]++)[ \t]*=[ \t]*")
_PART: Final = re.compile(
    r"""[ \t]*(?:([A-Za-z0-9_-]++)|("[^"\\\n]*+(?:\\.[^"\\\n]*+)*")|'([^'\n]*+)')[ \t]*"""
)
_TOKEN: Final = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*"{3,5}'
    r"|'''[^']*+(?:'(?!'')[^']*+)*'{3,5}"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"'
    r"|'[^'\n]*+'"
    r"|[^\s,\[\]{}#\"'][^\n,\[\]{}#]*+",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"[ \t\n]*+")


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
        self.longest_array = 0
        """Parts of the longest path of an array of tables."""
        self.loose: list[str] = []
        """Comments inside the inline tables of a statement: they go above it."""
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
            share([*gap, *self.loose], last, statement, self.found)
            gap, self.loose = [], []
            self.found.statements.append(statement)
            last = statement
        share(gap, last, None, self.found)

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
            if len(path) >= self.longest_array:
                path = (*path, *parts[depth:])
                break
            path = (*path, part)
            if path in self.arrays and not (double and depth == len(parts) - 1):
                path = (*path, str(self.arrays[path]))
        kind: StatementKind = "table"
        if double:
            kind = "array-table"
            self.arrays[path] = self.arrays.get(path, -1) + 1
            self.longest_array = max(self.longest_array, len(path))
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
        met = Counter[str]()
        nth = index = 0
        position += 1
        while True:
            position, comments = self.gap(position)
            for same_line, words in comments:
                if same_line and previous is not None:
                    notes.append(Inner(previous, beside=True, words=words, nth=nth))
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
            nth = met[previous]
            met[previous] += 1
            notes += [Inner(previous, beside=False, words=words, nth=nth) for words in (*waiting, *nested)]
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
        found: list[tuple[bool, str]] = []
        same_line = True
        while True:
            begin, position = position, _SPACE.match(text, position).end()  # type: ignore[union-attr]
            same_line = same_line and "\n" not in text[begin:position]
            if not text.startswith("#", position):
                if position >= len(text):
                    raise self.fail(position)
                return position, found
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
            found.append((same_line, text[position:end].rstrip()))
            position = end

    def inline(self, position: int, path: KeyPath) -> int:
        text = self.text
        position += 1
        while True:
            position = self.past_gap(position)
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
            position = self.value(self.past_gap(end + 1), below, None, None)

    def past_gap(self, position: int) -> int:
        position, comments = self.gap(position)
        self.loose += [words for _, words in comments]
        return position


def plain(token: str) -> str:
    """What a string token holds; any other token as it is written, and so is one that TOML refuses."""
    if token[:1] not in {'"', "'"}:
        return token
    if len(token) >= 2 and token[1:-1].isalnum() and token[0] == token[-1]:
        return token[1:-1]
    try:
        value = tomli.loads(f"k = {token}")["k"]
    except ValueError:
        return token
    return value if isinstance(value, str) else token
