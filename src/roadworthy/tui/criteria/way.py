"""What the four ways of the Criteria station share: what a way sees of the station, and what it is."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.content import Content

from roadworthy.edits.edit import Edit
from roadworthy.interview.items import Item, RecordLine, SectionHead
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.criteria import anchors
from roadworthy.knowledge.weight_methods import WeightMethodText, said_of, weight_method
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.figure_entry import FigureEntry, why_above
from roadworthy.tui.text_layout import Fragment
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.weighing import FIGURE, figure_begins

STRIP_FROM = 30
"""Lines of the terminal from which there is room for more than the list."""


class Weighs(Protocol):
    """The station as its ways see it."""

    @property
    def at(self) -> Weighing:
        """The weights as they are looked at."""

    @property
    def current(self) -> RecordLine | None:
        """The record with the focus."""

    @property
    def terminal(self) -> tuple[int, int]:
        """Columns and lines of the terminal."""

    def left_off(self) -> KeyPath:
        """The place with the focus."""

    def do(self, edit: Edit) -> bool:
        """Make a change; what is refused is said."""

    def open_path(self, path: KeyPath) -> None:
        """Go to a place in the form."""

    def refused(self, why: str) -> None:
        """Say why something was not done."""


class WayView:
    """One way of giving weights: how its rows look, its question, and what keys do there."""

    METHOD: ClassVar[WeightMethod]
    STEPS: ClassVar[bool] = True
    """Whether plus and minus change the row with the focus."""

    def __init__(self, station: Weighs) -> None:
        self.station = station
        self.typing = ""
        self.entry = FigureEntry()

    @property
    def at(self) -> Weighing:
        """The weights as they are looked at."""
        return self.station.at

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""
        return self.at.decision

    @property
    def words(self) -> WeightMethodText:
        """What this way is called and asks."""
        return weight_method(self.METHOD)

    def question(self, width: int) -> list[Content]:
        """The lines that stay in sight above the list."""
        del width
        return []

    def draws(self, item: Item) -> bool:
        """Whether a row looks otherwise than usual."""
        del item
        return False

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        """The lines of a row."""
        raise NotImplementedError

    def note_of(self, item: SectionHead, width: int) -> str:
        """The words at the end of a section's head."""
        del width
        return item.note or item.keys

    def change(self, by: int) -> None:
        """A step more or less."""

    def equal(self) -> None:
        """Make equal what can be: a tie, a pair."""

    def types(self) -> bool:
        """Whether digits say something about the row with the focus."""
        return self.can("change")

    def typed(self, digit: str) -> bool:
        """A digit was typed; whether it was taken."""
        del digit
        return False

    def end_typing(self) -> None:
        """What was typed is a figure; the next digit begins another."""
        self.typing, self.entry = "", FigureEntry()

    def digit_back(self) -> None:
        """Take the last digit back."""

    def clear(self) -> None:
        """Take back the answer of the row with the focus."""

    def flip(self) -> None:
        """The other of two matters more."""

    def next_pair(self) -> None:
        """On to the next pair."""

    def clicked(self, x: int, y: int, width: int) -> None:
        """The question was clicked."""

    def click_on_row(self, x: int, width: int) -> bool:
        """A click on the row with the focus; whether it met the minus or the plus."""
        begin = figure_begins(width)
        if begin <= x < begin + 2:
            self.change(-1)
        elif begin + FIGURE - 2 <= x < begin + FIGURE:
            self.change(1)
        else:
            return False
        return True

    def can(self, action: str) -> bool:
        """Whether the key of an action does something here."""
        return action == "change" and self.STEPS and self.criterion() is not None

    def criterion(self) -> str | None:
        """The criterion with the focus."""
        return self._slug("criteria")

    def inside(self) -> str | None:
        """The criterion with the focus, on its row or in a question about it."""
        table, *slug = self.station.left_off()[:2] or ("",)
        return slug[0] if table == "criteria" and slug and slug[0] in self.decision.criteria else None

    def group(self) -> str | None:
        """The group with the focus."""
        return self._slug("groups")

    def _slug(self, table: str) -> str | None:
        record = self.station.current
        if record is None or record.path[0] != table or len(record.path) != 2:
            return None
        return record.path[1] if record.path[1] in getattr(self.decision, table) else None

    def has_focus_on(self, path: KeyPath) -> bool:
        """Whether the row at `path` is the one with the focus."""
        record = self.station.current
        return record is not None and record.path == path

    def note(self) -> list[Fragment]:
        """What stands at the end of the row of keys."""
        return []

    def figure(self, digit: str, most: int, held: float | None) -> float | None:
        """The figure with one more digit, where `held` stood before; None, and said, above `most`."""
        entry = self.entry.typed(digit, most, held)
        if entry is None:
            self.station.refused(why_above(self.entry, digit, most))
            return None
        self.entry = entry
        return entry.value

    def number(self, digit: str, most: int) -> int:
        """The whole number that the digits typed so far make; one that is above `most` begins anew."""
        self.typing = (self.typing + digit)[-len(str(most)) :].lstrip("0") or "0"
        if int(self.typing) > most:
            self.typing = digit
        return int(self.typing)

    def about(self, record: RecordLine) -> Guidance | None:
        """The guide's words about a row; None for those of the station."""
        slug = record.path[1] if len(record.path) == 2 and record.path[0] == "criteria" else ""
        if slug not in self.decision.criteria:
            return None
        blocks = [("How to answer", self.words.how[0]), *(("", words) for words in self.words.how[1:])]
        ends = anchors(slug, self.decision.criteria[slug])
        blocks += [(f"At its {end}", words) for end, words in ends if end != "middle"]
        blocks.append(("Good for", self.words.good_for))
        return Guidance(self.decision.criterion_name(slug), tuple(blocks))

    def columns(self, figure: str, width: int) -> str:
        """Heads for the columns of the rows, for the width of a row.

        Where the weights as they are shown do not add up to 1, it says that they are rounded: made to add up,
        weights that are equal would differ.
        """
        begin, end = figure_begins(width) + FIGURE - 2, width - 2
        shown = sum(round(100 * weight) for weight in self.at.weights)
        said = said_of("column_weight" if shown in (0, 100) else "column_rounded")
        return f"{figure}{said.rjust(max(0, end - begin))}"
