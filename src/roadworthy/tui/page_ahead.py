"""The page of a decision, for `Jobs` to work out, and how its lines are styled."""

from typing import Final

from textual.content import Content

from roadworthy.method.analysis import Analysis
from roadworthy.report.document import Document
from roadworthy.report.page.layout import PageLine
from roadworthy.report.page.page import page
from roadworthy.report.summary import summary_of
from roadworthy.tui.text_layout import line

PAGE: Final = 80
"""Cells of the page at the most."""
_TONES: Final = {"plain": "$ink", "bright": "bold $bright", "dim": "$dim", "warn": "$warn"}


class PageAhead:
    """The page of one value of the decision."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis: Final = analysis
        self._page: Document | None = None

    def has(self, *parts: str) -> bool:
        """Whether it has been worked out."""
        del parts
        return self._page is not None

    @property
    def page(self) -> Document:
        """The page."""
        if self._page is None:
            self._page = page(summary_of(self.analysis))
        return self._page


def page_line(one: PageLine) -> Content:
    """A line of the page: its label bold, beside it the text."""
    return line((f"{one.label:<{one.indent}}", "bold $bright"), (one.text, _TONES[one.tone]))
