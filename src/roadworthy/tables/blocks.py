"""The blocks of a Markdown text, as far as tables need them: one look at each line, in its order.

It follows CommonMark and GitHub's tables: a table is a header, a line of dashes with as many cells, and the
rows up to an empty line or another block. Quotations and lists are followed; code and comments are not looked
into. https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/#tables-extension-
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal, NamedTuple

Kind = Literal["heading", "text", "table", "html", "blank"]

_ENDS: Final = re.compile(r"\r\n|\n|\r")
_MARKER: Final = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")
_DELIMITER: Final = re.compile(r"[-:|\t ]+")
_UNDER_HEAD: Final = re.compile(r"^[ \t>*+\-\d.):|]+$", re.MULTILINE)
"""A line of the signs that the line below a table's header is made of, wherever it is nested."""
_DASHES: Final = re.compile(r"[ \t]*:?-+:?[ \t]*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_DEEPEST: Final = 100
"""Quotations and list items that stand in each other; what is deeper is words of the last of them."""
_FENCE: Final = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_HEADING: Final = re.compile(r"#{1,6}(?=[ \t]|$)")
_BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_RAW_TAGS: Final = "script|pre|style|textarea"
_HTML: Final = (
    (re.compile(rf"(?i)<(?:{_RAW_TAGS})(?=[\s>]|$)"), re.compile(rf"(?i)</(?:{_RAW_TAGS})>")),
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<\?"), re.compile(r"\?>")),
    (re.compile(r"<![A-Z]"), re.compile(r">")),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(rf"</?(?:{_BLOCK_TAGS})(?=\s|/?>|$)", re.IGNORECASE), None),
)  # fmt: skip
"""How a block of HTML begins, and what ends it; an empty line where nothing is named."""
_TAG_ALONE: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>[ \t]*")


class MarkdownBlock(NamedTuple):
    """A line with its block: a heading, running text, a row of a table, HTML, or nothing."""

    kind: Kind
    line: int
    """Counted from 1."""
    start: int
    end: int
    """Offsets of its words in the text, without what makes it part of a list or a quotation."""
    level: int = 0
    """Of a heading; of a row of a table 0 for its header, 1 below."""


class _Line(NamedTuple):
    number: int
    start: int
    end: int


def blocks(text: str) -> Iterator[MarkdownBlock]:
    """The blocks of a text, line by line; code, comments and scripts are left out."""
    lines = list(_lines(text))
    under = {found.start() for found in _UNDER_HEAD.finditer(text) if "|" in found[0] and "-" in found[0]}
    reader = _Reader(text)
    at = reader.front_matter(lines)
    last = len(lines) - 1
    while at <= last:
        line = lines[at]
        # Most lines are words at the margin: nothing but a table can begin there.
        if (
            reader.plain
            and text[line[1] : line[1] + 1].isalpha()
            and (at == last or lines[at + 1][1] not in under)
        ):
            yield reader.words(line)
            at += 1
            continue
        found, at = reader.read(lines, at)
        yield from found


def _lines(text: str) -> Iterator[_Line]:
    """The lines of a text, whatever ends them."""
    start, number = 0, 1
    for found in _ENDS.finditer(text):
        yield _Line(number, start, found.start())
        start, number = found.end(), number + 1
    if start < len(text):
        yield _Line(number, start, len(text))


class _Reader:
    """What is open at a line: quotations and list items, a fence, HTML, a paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[int] = []
        """Of each container the column at which its content begins; -1 for a quotation."""
        self._fence = ""
        self._html: re.Pattern[str] | Literal[False] | None = False
        self._paragraph: list[MarkdownBlock] = []

    @property
    def plain(self) -> bool:
        """Whether no quotation, list, fence or HTML is open."""
        return not self._open and not self._fence and self._html is False

    def words(self, line: _Line) -> MarkdownBlock:
        """A line of running text at the margin."""
        return self._text_line(line, line[1])[0]

    def front_matter(self, lines: list[_Line]) -> int:
        """How many lines a leading block between lines of ``---`` takes, which is no heading."""
        if not lines or self._text[lines[0].start : lines[0].end].rstrip() != "---":
            return 0
        for at in range(1, len(lines)):
            if self._text[lines[at].start : lines[at].end].rstrip() == "---":
                return at + 1
        return 0

    def read(self, lines: list[_Line], at: int) -> tuple[list[MarkdownBlock], int]:
        """The blocks of the line at a place, and the place of the next line to read."""
        line = lines[at]
        if self._fence and not self._open and not self._text.startswith((" ", self._fence[0]), line[1]):
            return [], at + 1
        start, indent, matched = self._continued(line)
        blank = start == line.end
        if matched < len(self._open) and not blank:
            if (
                self._paragraph
                and not self._fence
                and self._html is False
                and self._is_lazy(start, line.end, indent)
            ):
                return self._text_line(line, start), at + 1
            self._close(matched)
        elif blank and matched < len(self._open):
            self._close(matched)
        if self._fence:
            if indent < 4 and self._closes(start, line.end):
                self._fence = ""
            return [], at + 1
        if self._html is not False:
            shown = self._html is None and not blank
            self._within_html(start, line.end, blank=blank)
            return [MarkdownBlock("html", line.number, start, line.end)] if shown else [], at + 1
        if not blank:
            start, indent = self._opened(line, start, indent)
        if start == line.end:
            self._paragraph = []
            return [MarkdownBlock("blank", line.number, start, start)], at + 1
        return self._leaf(lines, at, start, indent)

    def _continued(self, line: _Line) -> tuple[int, int, int]:
        """Where the words begin behind the open containers, how far they are set in, and how many go on."""
        pos, column, matched = line.start, 0, 0
        text = self._text
        for content in self._open:
            begin, indent = self._indent(pos, line.end, column)
            if content < 0:
                if begin < line.end and indent - column < 4 and text[begin] == ">":
                    pos, column = begin + 1, indent + 1
                    if pos < line.end and text[pos] in " \t":
                        pos, column = pos + 1, column + 1
                else:
                    break
            elif begin == line.end or indent >= content:
                while pos < line.end and column < content and text[pos] in " \t":
                    column = column + 4 - column % 4 if text[pos] == "\t" else column + 1
                    pos += 1
            else:
                break
            matched += 1
        begin, indent = self._indent(pos, line.end, column)
        return begin, indent - column, matched

    def _indent(self, pos: int, end: int, column: int) -> tuple[int, int]:
        text = self._text
        while pos < end and text[pos] in " \t":
            column = column + 4 - column % 4 if text[pos] == "\t" else column + 1
            pos += 1
        return pos, column

    def _opened(self, line: _Line, start: int, indent: int) -> tuple[int, int]:
        """Open the quotations and list items that begin on this line."""
        text = self._text
        while indent < 4 and start < line.end and len(self._open) < _DEEPEST:
            column = self._column(line, start)
            if text[start] == ">":
                self._paragraph = []
                self._open.append(-1)
                start += 1
                if start < line.end and text[start] in " \t":
                    start += 1
            elif (found := _MARKER.match(text, start, line.end)) and not _is_rule(text[start : line.end]):
                after, content = self._indent(found.end(), line.end, column + found.end() - start)
                if after == line.end and self._paragraph:
                    break
                if self._paragraph and found[0][0].isdigit() and found[0][:-1].lstrip("0") != "1":
                    break
                wide = content - column - len(found[0])
                self._paragraph = []
                if after == line.end or wide > 4:
                    self._open.append(column + len(found[0]) + 1)
                    start = min(found.end() + 1, line.end)
                    after, _ = self._indent(start, line.end, 0)
                    if after < line.end:
                        return after, wide - 1
                    return line.end, 0
                self._open.append(content)
                start = after
            else:
                break
            start, indent = self._indent(start, line.end, 0)
        return start, indent

    def _column(self, line: _Line, pos: int) -> int:
        before = self._text[line.start : pos]
        return len(before.expandtabs(4)) if "\t" in before else len(before)

    def _close(self, matched: int) -> None:
        del self._open[matched:]
        self._fence, self._html, self._paragraph = "", False, []

    def _is_lazy(self, start: int, end: int, indent: int) -> bool:
        """Whether a line that leaves its quotation or list goes on with the paragraph in it."""
        if indent >= 4:
            return True
        text = self._text
        words = text[start:end]
        if text[start] in ">#" and (text[start] == ">" or _HEADING.match(words)):
            return False
        if _MARKER.match(words) or _FENCE.match(words) or _is_rule(words):
            return False
        return self._begins_html(words, inside=True) is False

    def _closes(self, start: int, end: int) -> bool:
        words = self._text[start:end].rstrip(" \t")
        return (
            len(words) >= len(self._fence) and not words.strip(self._fence[0]) and words[:1] == self._fence[0]
        )

    def _within_html(self, start: int, end: int, *, blank: bool) -> None:
        if self._html is None:
            if blank:
                self._html = False
        elif self._html is not False and self._html.search(self._text, start, end):
            self._html = False

    def _begins_html(self, words: str, *, inside: bool = False) -> re.Pattern[str] | Literal[False] | None:
        """What ends the HTML that begins with these words; False where none begins.

        `inside` a paragraph or table a tag that makes no block of its own is text.
        """
        if not words.startswith("<"):
            return False
        for begins, ends in _HTML:
            if begins.match(words):
                return ends
        return None if not (inside or self._paragraph) and _TAG_ALONE.fullmatch(words) else False

    def _leaf(self, lines: list[_Line], at: int, start: int, indent: int) -> tuple[list[MarkdownBlock], int]:
        line, text = lines[at], self._text
        if indent >= 4:
            if self._paragraph:
                return self._text_line(line, start), at + 1
            return [], at + 1  # code
        words = text[start : line.end]
        first = words[0]
        if first in "`~" and (found := _FENCE.match(words)):
            self._paragraph, self._fence = [], found[0]
            return [], at + 1
        if first == "#" and (head := _HEADING.match(words)):
            self._paragraph = []
            return [_heading(text, line, start + head.end(), len(head[0]))], at + 1
        if first == "<" and (ends := self._begins_html(words)) is not False:
            self._paragraph, self._html = [], ends
            if ends is not None and ends.search(words, 1 if words.startswith("<!--") else 0):
                self._html = False
            return [MarkdownBlock("html", line.number, start, line.end)] if ends is None else [], at + 1
        if self._paragraph and first in "=-" and (found := re.fullmatch(r"(=+|-+)[ \t]*", words)):
            whole = MarkdownBlock(
                "heading",
                self._paragraph[0].line,
                self._paragraph[0].start,
                self._paragraph[-1].end,
                1 if first == "=" else 2,
            )
            self._paragraph = []
            return [whole], at + 1
        if _is_rule(words):
            self._paragraph = []
            return [], at + 1
        if (table := self._table(lines, at, start)) is not None:
            return table
        return self._text_line(line, start), at + 1

    def _text_line(self, line: _Line, start: int) -> list[MarkdownBlock]:
        block = MarkdownBlock("text", line.number, start, line.end)
        self._paragraph.append(block)
        return [block]

    def _table(self, lines: list[_Line], at: int, start: int) -> tuple[list[MarkdownBlock], int] | None:
        """The table whose header is the line at a place; None where the next line is no line of dashes."""
        text = self._text
        if at + 1 >= len(lines):
            return None
        under = lines[at + 1]
        begin, indent, matched = self._continued(under)
        if matched < len(self._open) or indent >= 4:
            return None
        words = self._text[begin : under.end]
        if (
            not words
            or words[0] not in "|-:"
            or not ("|" in words or ":" in words)
            or not _DELIMITER.fullmatch(words)
        ):
            return None
        cells = cell_bounds(self._text, begin, under.end)
        if not all(_DASHES.fullmatch(self._text, one, other) for one, other in cells):
            return None
        head = self._text[start : lines[at].end]
        if "|" not in head:
            return None
        if len(cell_bounds(self._text, start, lines[at].end)) != len(cells):
            return None
        self._paragraph = []
        rows = [MarkdownBlock("table", lines[at].number, start, lines[at].end, 0)]
        at += 2
        bare = not self._open
        while at < len(lines):
            if bare and text.startswith("|", lines[at][1]):
                rows.append(MarkdownBlock("table", lines[at][0], lines[at][1], lines[at][2], 1))
                at += 1
                continue
            begin, indent, matched = self._continued(lines[at])
            if matched < len(self._open) or indent >= 4 or begin == lines[at].end:
                break
            words = self._text[begin : lines[at].end]
            if words[0] != "|" and (words[0] == ">" or not self._is_lazy(begin, lines[at].end, indent)):
                break
            rows.append(MarkdownBlock("table", lines[at].number, begin, lines[at].end, 1))
            at += 1
        return rows, at


def _is_rule(words: str) -> bool:
    """Whether a line is a thematic break: three or more of one of ``*-_``, with spaces between."""
    sign = words[:1]
    return sign in ("*", "-", "_") and words.count(sign) >= 3 and not words.strip(f"{sign} \t")


def _heading(text: str, line: _Line, start: int, level: int) -> MarkdownBlock:
    words = text[start : line.end]
    bare = words.rstrip(" \t")
    closed = bare.rstrip("#")
    if closed != bare and (not closed or closed[-1] in " \t"):
        bare = closed
    begin = start + len(bare) - len(bare.lstrip(" \t"))
    return MarkdownBlock(
        "heading", line.number, min(begin, start + len(bare)), start + len(bare.rstrip(" \t")), level
    )


def cell_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, spaces included; a bar at either end opens no cell."""
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    if start < end and text[start] == "|":
        start += 1
    bars = [found.start() for found in _BAR.finditer(text, start, end)]
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    edges = [start - 1, *bars, end]
    return [(one + 1, other) for one, other in pairwise(edges)]
