"""A document as Markdown that markdownlint passes with MADR's configuration."""

from collections.abc import Iterator
from typing import Final

from roadworthy.report.document import (
    Bars,
    Block,
    Bullet,
    Document,
    Facts,
    Items,
    Paragraph,
    ScoreTable,
    Section,
)
from roadworthy.report.markdown_escape import escaped

_LIST_SIGNS: Final = ("", "-", "·")
"""Marks that only say that it is an entry of a list."""
_STOPS: Final = (".", "!", "?", ":", ";", "…")
_TRAILING: Final = ".,;:!。，；：！"


def heading(level: int, words: str, otherwise: str) -> str:
    """A heading: no punctuation at its end, never empty."""
    plain = escaped(" ".join(words.split()).rstrip(_TRAILING + " "))
    if plain.endswith("#"):
        plain = f"{plain[:-1]}\\#"  # else it would only close the heading
    return f"{'#' * level} {plain or otherwise}"


def as_markdown(document: Document) -> str:
    """The document in Markdown, ending in one new line."""
    blocks = [heading(1, document.title, "Untitled decision")]
    if document.under.strip():
        blocks.append(escaped(document.under))
    blocks += [words for block in document.lead for words in _block(block)]
    for section in document.sections:
        blocks += _section(section)
    blocks += [words for block in document.foot for words in _block(block)]
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
        case Items(items, numbered):
            if items:
                yield "\n".join(
                    _bullet(item, f"{number}." if numbered else "*") for number, item in enumerate(items, 1)
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


def _bullet(item: Bullet, sign: str) -> str:
    """An entry with its note in one paragraph: below a bullet of its own it would weigh as much."""
    mark = f"{item.mark} " if item.mark not in _LIST_SIGNS else ""
    text = f"{mark}{item.text}"
    if item.note.strip():
        text = f"{text.rstrip()}{'' if text.rstrip().endswith(_STOPS) else '.'} {item.note}"
    return f"{sign} {escaped(text) or '–'}"


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], figures: frozenset[int]) -> str:
    lines = [
        _row(head),
        _row(("---:" if column in figures else "---" for column in range(len(head))), raw=True),
    ]
    return "\n".join([*lines, *(_row(row) for row in rows)])


def _row(cells: Iterator[str] | tuple[str, ...], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else escaped(cell, cell=True) or "–" for cell in cells) + " |"
