"""A page in lines: labels at the left, what they are about beside them."""

from collections.abc import Iterable
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.report.ansi import Paint
from roadworthy.report.cells import padded, wrapped
from roadworthy.report.document import Block, Document, Tone
from roadworthy.report.text import block_lines

LABEL: Final = 16
"""Cells of the labels' column."""
_LEAST: Final = 56
"""Narrower than this the label stands above."""
_PLAIN: Final = Paint(on=False)


@frozen
class PageLine:
    """One line of a page."""

    label: str
    """A section's name, on its first line; else empty."""
    text: str
    indent: int = 0
    """Cells before the text: the labels' column, which `label` stands in."""
    tone: Tone = "plain"
    """How loud the text is said; a label is bright."""


def section_lines(blocks: Iterable[Block], width: int) -> list[str]:
    """The blocks of a section in lines of `width` cells at the most."""
    return [line for block in blocks for line in block_lines(block, width, _PLAIN)]


def text_width(width: int) -> int:
    """The cells beside the labels, where there is room beside them."""
    return width - LABEL if width >= _LEAST else width


def page_lines(page: Document, width: int) -> tuple[PageLine, ...]:
    """The page line by line: for the walk's paper, a plain face, and the text of the summary.

    No line is wider than `width`. Where there is no room beside the labels each stands on a line of its own.
    """
    lines = [PageLine("", line, tone="bright") for line in wrapped(page.title, width)]
    lines += [PageLine("", line, tone="dim") for line in wrapped(page.under, width)]
    lines += [PageLine("", line, tone="dim") for line in section_lines(page.lead, width)]
    beside = width >= _LEAST
    for section in page.sections:
        lines.append(PageLine("", ""))
        texts = section_lines(section.blocks, text_width(width))
        if not beside:
            lines += [PageLine(line, "") for line in wrapped(section.title, width)]
        names = [section.title] if beside else [""]
        lines += [PageLine(names.pop() if names else "", text, LABEL if beside else 0) for text in texts]
    if page.foot:
        lines += [
            PageLine("", ""),
            *(PageLine("", line, tone="dim") for line in section_lines(page.foot, width)),
        ]
    return tuple(lines)


def page_text(page: Document, width: int = 80, *, colour: bool = False) -> str:
    """The page as text, ending in a new line."""
    paint = Paint(on=colour)
    rows = []
    for line in page_lines(page, width):
        label = paint.tone(padded(line.label, line.indent), "bright") if line.label else " " * line.indent
        rows.append(f"{label}{paint.tone(line.text, line.tone)}" if line.text else label.rstrip())
    return "\n".join(rows) + "\n"
