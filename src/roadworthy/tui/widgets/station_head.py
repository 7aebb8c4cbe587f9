"""The head of a station."""

from textual.content import Content

from roadworthy.tui.text_layout import Fragment, clause, line, row
from roadworthy.tui.widgets.lines_widget import LinesWidget


class StationHead(LinesWidget):
    """The title of a station and the sentence below it."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(classes="station-head")
        self.title = title
        self.sentence = sentence
        self.right: list[Fragment] = []

    def show(self, right: list[Fragment]) -> None:
        """Show something at the end of the title's line."""
        if right != self.right:
            self.right = right
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        return [
            row([" ", (self.title, "bold $bright")], [*self.right, " "] if self.right else [], width),
            line(" ", (clause(self.sentence, width - 2), "$dim")),
        ]
