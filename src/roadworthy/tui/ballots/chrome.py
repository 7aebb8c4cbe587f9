"""What stands around a ballot: the four steps, and that it is blind."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from roadworthy.knowledge.ballots import BallotStep, blind_words, steps
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, clause, fit, line, told_in, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget

NARROW = 106
"""Below this many columns the long sentences do not fit."""


class StepHead(LinesWidget):
    """The four steps with their progress, and what the present one asks."""

    class Picked(Message):
        """A step was clicked."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(id="ballot-head")
        self.step: BallotStep = steps()[0]
        self.counts: dict[str, str] = {}
        self.starts: list[tuple[int, int, str]] = []

    def show(self, step: BallotStep, counts: dict[str, str]) -> None:
        """Show where the voter is."""
        if (step, counts) != (self.step, self.counts):
            self.step, self.counts = step, counts
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        parts, used = self._steps("  " if width >= NARROW else " ")
        if used > width:
            parts, used = self._steps("")
        return [
            fit(line(*parts), width),
            Content(""),
            *(line(" ", (text, "$dim")) for text in wrap(self.step.sentence, width - 2)),
            Content(""),
        ]

    def _steps(self, gap: str) -> tuple[list[Fragment], int]:
        """The steps with so much air between two, and the cells they take; notes where each begins."""
        parts: list[Fragment] = [" "]
        self.starts = []
        used = 1
        for number, step in enumerate(steps(), 1):
            here = step.id == self.step.id
            edge = glyph("edge") if here else " "
            words = f"{number} {step.title} "
            count = f"{self.counts.get(step.id, '')} ".lstrip()
            ground = " on $select" if here else ""
            parts += [
                (edge, f"$accent{ground}"),
                (words, ("bold $bright" if here else "$ink") + ground),
                (count, "$dim" + ground),
                gap,
            ]
            length = len(edge + words + count + gap)
            self.starts.append((used, used + length, step.id))
            used += length
        return parts, used

    def on_click(self, event: events.Click) -> None:
        for start, end, step in self.starts:
            if event.y == 0 and start <= event.x < end:
                self.post_message(self.Picked(step))


class BlindLine(LinesWidget):
    """That this is blind, and below it a notice or how far the ballot is."""

    def __init__(self) -> None:
        super().__init__(id="ballot-blind")
        self.opened = ""
        self.counts = False
        self.below: Sequence[Fragment] = ()
        self.stands: Sequence[Fragment] = ()

    def show(
        self, opened: str, below: Sequence[Fragment], stands: Sequence[Fragment], *, counts: bool
    ) -> None:
        """Show a notice, else what the opening on that day means for it, else how the ballot stands.

        `counts`: the ballot was opened with the others and is what it was then.
        """
        if (opened, tuple(below), tuple(stands), counts) != (
            self.opened,
            tuple(self.below),
            tuple(self.stands),
            self.counts,
        ):
            self.opened, self.below, self.stands, self.counts = opened, below, stands, counts
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        short = "_short" if width < NARROW else ""
        below = list(self.below)
        if self.opened and not below:
            key = "counted" if self.counts else "late"
            look: list[Fragment] = [] if self.counts else [("! ", "bold $warn")]
            told = blind_words(f"{key}{short}", day=self.opened)
            below = [*look, (clause(told, width - 3 - line(*look).cell_length), "$ink")]
        words = blind_words("short" if short else "words")
        return [fit(line("  ", (words, "$ink")), width), told_in(below or self.stands, width)]
