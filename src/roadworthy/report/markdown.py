"""A document as Markdown that markdownlint passes with MADR's configuration."""

import re
from collections.abc import Iterator
from typing import Final

from roadworthy.report.contents import document
from roadworthy.report.document import Bars, Block, Document, Facts, Items, Paragraph, ScoreTable, Section
from roadworthy.report.summary import Summary

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#&{}$])")
_START: Final = re.compile(r"^([-+=:])")
_NUMBER: Final = re.compile(r"^(\d+)([.)])")
_LINK: Final = re.compile(
    r"https?://[^\s<>\"|\\^`{}]*[^\s<>\"|\\^`{}.,;:!?)\]}'*_~]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.ASCII,
)
_AUTOMATIC: Final = re.compile(r"(www)(\.)|(https?|ftp|mailto|xmpp)(:)|(\w)(@)", re.IGNORECASE)
_TRAILING: Final = ".,;:!。，；：！"


def escaped(words: str) -> str:
    """`words` on one line, such that Markdown shows them as they are; web addresses become links."""
    words = " ".join(words.split())
    parts: list[str] = []
    end = 0
    for link in _LINK.finditer(words):
        parts += [_plain(words[end : link.start()]), f"<{link[0]}>"]
        end = link.end()
    parts.append(_plain(words[end:]))
    line = "".join(parts)
    line = _NUMBER.sub(r"\1\\\2", line)
    return _START.sub(r"\\\1", line)


def _plain(words: str) -> str:
    words = _SPECIAL.sub(r"\\\1", words)
    return _AUTOMATIC.sub(lambda found: "\\".join(part for part in found.groups() if part), words)


def heading(level: int, words: str, otherwise: str) -> str:
    """A heading: no punctuation at its end, never empty."""
    plain = " ".join(words.split()).rstrip(_TRAILING + " ")
    return f"{'#' * level} {escaped(plain) or otherwise}"


def summary_markdown(summary: Summary) -> str:
    """The full form of a summary, to keep."""
    return as_markdown(document(summary, full=True))


def as_markdown(document: Document) -> str:
    """The document in Markdown, ending in one new line."""
    blocks = [heading(1, document.title, "Untitled decision")]
    if document.under.strip():
        blocks.append(escaped(document.under))
    for section in document.sections:
        blocks += _section(section)
    return "\n\n".join(blocks) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield heading(2, section.title, "More")
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            for paragraph in text.split("\n"):
                if paragraph.strip():
                    yield escaped(paragraph)
        case Items(items):
            if items:
                yield "\n".join(
                    _bullet(f"{item.mark} {item.text}" if item.mark else item.text, item.note)
                    for item in items
                )
        case Facts(rows):
            if rows:
                yield "\n".join(f"* {escaped(f'{label}: {text}')}" for label, text in rows)
        case ScoreTable(head, rows, figures):
            yield _table(head, rows, figures)
        case Bars(bars):
            noted = any(bar.note for bar in bars)
            head = ("Place", "Candidate", "Value", "Range", *(("Note",) if noted else ()))
            rows = tuple(
                (bar.place, bar.name, bar.value, bar.interval, *((bar.note,) if noted else ()))
                for bar in bars
            )
            yield _table(head, rows, frozenset((2,)))


def _bullet(text: str, note: str) -> str:
    line = f"* {escaped(text) or '–'}"
    return f"{line}\n  * {escaped(note)}" if note.strip() else line


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], figures: frozenset[int]) -> str:
    lines = [
        _row(head),
        _row(("---:" if column in figures else "---" for column in range(len(head))), raw=True),
    ]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Iterator[str] | tuple[str, ...], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else escaped(cell) or "–" for cell in cells) + " |"
