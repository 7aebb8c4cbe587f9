"""The tables of a Markdown file, as GitHub would show them, in lists and quotations, too."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from roadworthy.tables.glance import may_hold_scorecard
from roadworthy.tables.grid import GridRow, TextGrid

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKED: Final = re.compile(r"[*_`~\[\]<>&\\!]")
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]*\]")
_TAG: Final = re.compile(r"<[^<>]*>")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_CELL: Final = 2_000
_LONGEST_NEAR: Final = 600


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 15 ms, and only for files that hold a table

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.disable(["inline", "text_join"])  # cells alone are read as running text, below


def markdown_grids(text: str, file: str) -> Iterator[TextGrid]:
    """Every table of a Markdown text, in order; none where no table has weights or totals."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not may_hold_scorecard(text):
        return
    env: dict[str, object] = {}
    tokens = _parser().parse(_front_matter_blanked(text), env)
    page, title, near = "", "", ""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "heading_open":
            title = near = _plain(tokens[at + 1].content)
            page = page or (title if token.tag == "h1" else "")
        elif token.type == "inline":
            near = f"{near}\n{token.content[:_LONGEST_NEAR]}"[-_LONGEST_NEAR:]
        elif token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield replace(
                _grid(tokens[at : end + 1], file, f"{near}\n{_after(tokens, end)}"), title=title, page=page
            )
            near, at = title, end
        at += 1


def _front_matter_blanked(text: str) -> str:
    """A leading block between lines of ``---`` emptied, its lines kept, so that it is no heading."""
    found = re.match(r"---[ \t]*\n.*?^---[ \t]*$", text, re.DOTALL | re.MULTILINE)
    return "\n" * found[0].count("\n") + text[found.end() :] if found else text


def _after(tokens: "list[Token]", end: int) -> str:
    """The paragraph that follows a table at once: a legend stands there as often as before it."""
    for token in tokens[end + 1 : end + 8]:
        if token.type in ("heading_open", "table_open"):
            return ""
        if token.type == "inline":
            return token.content[:_LONGEST_NEAR]
    return ""


def _grid(tokens: "list[Token]", file: str, near: str) -> TextGrid:
    rows: list[GridRow] = []
    cells: list[str] = []
    line = 0
    for token in tokens:
        if token.type == "tr_open":
            cells, line = [], (token.map or [0])[0] + 1
        elif token.type == "inline":
            cells.append(_plain(token.content))
        elif token.type == "tr_close":
            rows.append(GridRow(line, tuple(cells)))
    width = len(rows[0].cells)
    even = [GridRow(row.line, (row.cells + ("",) * width)[:width]) for row in rows]
    return TextGrid(file, even[0], tuple(even[1:]), near=_FOOTNOTE.sub("", near))


def _plain(content: str) -> str:
    """The words of a cell without marks: of a link its text, of code its content, of struck words nothing."""
    content = _FOOTNOTE.sub("", content[:_LONGEST_CELL])
    if not _MARKED.search(content):
        return " ".join(content.split())
    content = _BREAK.sub(" ", content)
    parser = _inline_parser()
    tokens = parser.parseInline(content)[0].children or []
    words: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += 1 if token.type == "s_open" else -1
        elif struck:
            continue
        elif token.type == "html_inline":
            words.append("")
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        else:
            words.append(token.content)
    return " ".join(_TAG.sub("", "".join(words)).split()).replace("**", "").replace("__", "")


@cache
def _inline_parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - as above

    return MarkdownIt("commonmark").enable(["strikethrough"])
