"""The field in which a reason is written, where the reason stands."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.tui.text_layout import fit, line
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.text_fields import FieldArea

FIELD_LINES: Final = 4
"""Lines of the field."""


class ReasonLabel(LinesWidget):
    """What the field is for, as it stands before the reason itself."""

    def draw(self, width: int) -> list[Content]:
        return [fit(line(" ", (say("cell", "why"), "$dim")), width)]


class ReasonField(Horizontal):
    """The label and the field."""

    DEFAULT_CSS = """
    ReasonField { display: none; height: 4; }
    ReasonField ReasonLabel { width: 9; }
    ReasonField FieldArea { height: 4; width: 1fr; margin: 0 1 0 0; background: $select; border: none; }
    ReasonField FieldArea .text-area--cursor-line { background: $select; }
    """

    def compose(self) -> ComposeResult:
        yield ReasonLabel()
        yield FieldArea(
            compact=True,
            soft_wrap=True,
            tab_behavior="focus",
            placeholder="What did you see, and where? One or two sentences.",
        )
