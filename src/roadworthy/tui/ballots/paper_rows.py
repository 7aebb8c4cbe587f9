"""What a ballot is filled in with: points, a grid without totals, and a mood for each candidate."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, cast, get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from roadworthy.knowledge.ballots import moods
from roadworthy.knowledge.criteria import by_id
from roadworthy.model import Decision
from roadworthy.model.ballot import MOODS, BallotMood, BallotPaper
from roadworthy.model.interval import number_text
from roadworthy.tui.figure_entry import FigureEntry, why_above
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.screens.rows import ListRow, Rows, gap
from roadworthy.tui.text_layout import Fragment, fit, line, row, thin_bar
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.grid_layout import WEIGHT_WIDTH
from roadworthy.tui.widgets.grid_lines import GridLines

_MOODS = 46
"""Cells that the three moods take at the right of a row, the gap before them included."""
_MOST = 999
"""Points that can be typed."""


class WeightRows(Rows):
    """The criteria, each with its points."""

    class Weighed(Message):
        """Points were given to a criterion, or taken away."""

        def __init__(self, criterion: str, points: float | None) -> None:
            super().__init__()
            self.criterion = criterion
            self.points = points

    class Refused(Message):
        """What was typed is more than the points that there can be; what came first stands."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign,right", "change(1)", "more", key_display="+", id="ballot.more"),
        Binding("minus,left", "change(-1)", "less", key_display="-", id="ballot.less"),
        Binding("backspace", "digit_back", "take a digit back", show=False, id="ballot.digit-back"),
        Binding("delete,backspace", "clear", "no points", show=False, id="ballot.clear"),
        *(Binding(str(digit), f"digit('{digit}')", "points", show=False) for digit in range(10)),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.decision = Decision()
        self.entry = FigureEntry()

    def show_sheet(self, decision: Decision, weights: Sequence[float]) -> None:
        """Show the sheet with the voter's own points, and the weights that follow from them."""
        self.decision = decision
        largest = max(weights, default=0.0)
        rows = []
        for place, slug in enumerate(decision.criteria):
            weight = weights[place] if weights else None
            rows.append(ListRow(slug, partial(self._row, slug, weight, largest)))
        self.show(rows)

    def _row(self, slug: str, weight: float | None, largest: float, width: int, here: bool) -> list[Content]:
        name = self.decision.criterion_name(slug)
        guide = by_id().get(slug)
        if guide is not None and guide.name == name:
            name = guide.short
        share = (weight or 0.0) / largest if largest else 0.0
        points = self._points(slug)
        shown = glyph("dash") if points is None else number_text(points)
        figure = glyph("dash") if weight is None else f"{weight:.2f}".removeprefix("0")
        right: list[Fragment] = [
            thin_bar(share, share, 16, "$ink", "$rule"),
            (f" {shown:>6}", "bold $bright"),
            (f"   {figure:>5}", "$dim"),
        ]
        return [row([(name, "bold $bright" if here else "$ink")], right, width)]

    def _points(self, slug: str) -> float | None:
        return self.decision.criteria[slug].weight

    def _give(self, points: float | None) -> None:
        if self.at:
            self.post_message(self.Weighed(self.at, points))

    def look_at(self, key: str) -> None:
        self.entry = FigureEntry()
        super().look_at(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "digit_back":
            return bool(self.at) and self.entry.goes_on(self._points(self.at))
        return super().check_action(action, parameters)

    def action_change(self, by: int) -> None:
        self.entry = FigureEntry()
        if self.at:
            self._give(max(0.0, (self._points(self.at) or 0.0) + by))

    def action_clear(self) -> None:
        self.entry = FigureEntry()
        self._give(None)

    def action_digit_back(self) -> None:
        self.entry = self.entry.taken_back()
        self._give(self.entry.value)

    def action_digit(self, digit: str) -> None:
        """A digit of the points on the row with the focus."""
        if not self.at:
            return
        entry = self.entry.typed(digit, _MOST, self._points(self.at))
        if entry is None:
            self.post_message(self.Refused(why_above(self.entry, digit, _MOST)))
        else:
            self.entry = entry
            self._give(entry.value)


class BallotLines(GridLines):
    """The grid's lines, with how much is scored in the place of values: a standing would steer the voter."""

    def values(self) -> Content:
        total = "100" if self.card.weights else glyph("dash")
        parts: list[Fragment] = [
            " ",
            fit(Content.styled("Scored", "$dim"), self.layout.label - 1),
            (f"{total:>{WEIGHT_WIDTH}}", "$dim"),
            " " * self.layout.air,
        ]
        for at in self.shown:
            holes = self.card.unknown[at]
            words = f"{len(holes) - sum(holes)}/{len(holes)}"
            cell = line(" ", (f"{words:>{self.value_width}}", "$ink"))
            parts.append(fit(cell, self.layout.column))
        return line(*parts)

    def ranges(self) -> Content:
        return Content("")


class BallotGrid(ScoreGrid):
    """The score grid for a voter."""

    LINES = BallotLines
    GROUNDS = False


class BallotGridRoom(Vertical):
    """The room for the grid, which shows as many rows as there is room for."""

    def compose(self) -> ComposeResult:
        yield BallotGrid()

    def on_resize(self) -> None:
        self.query_one(BallotGrid).refresh(layout=True)


class MoodRows(Rows):
    """The candidates, each with what the voter feels about it."""

    class Felt(Message):
        """A mood was chosen, or taken back."""

        def __init__(self, candidate: str, mood: BallotMood | None) -> None:
            super().__init__()
            self.candidate = candidate
            self.mood = mood

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,e", "feel('excited')", "excited", key_display="1", id="ballot.excited"),
        Binding("2,t", "feel('tolerate')", "tolerate", key_display="2", id="ballot.tolerate"),
        Binding("3,d", "feel('dread')", "dread", key_display="3", id="ballot.dread"),
        Binding("left,h", "step(-1)", "better", show=False, id="ballot.better"),
        Binding("right,l", "step(1)", "worse", show=False, id="ballot.worse"),
        Binding("delete,backspace,question_mark", "feel('')", "say nothing", show=False, id="ballot.silent"),
    ]

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.paper = BallotPaper()

    def show_paper(self, decision: Decision, paper: BallotPaper) -> None:
        """Show what the voter feels about each candidate of the sheet."""
        self.paper = paper
        rows = []
        for place, slug in enumerate(decision.candidates):
            name = decision.candidate_name(slug)
            rows += [ListRow(slug, partial(self._row, slug, place, name)), gap()]
        self.show(rows)

    def _row(self, slug: str, place: int, name: str, width: int, here: bool) -> list[Content]:
        felt = self.paper.enthusiasm.get(slug)
        options: list[Fragment] = []
        for mood, words in moods().items():
            taken = mood == felt
            options.append((glyph("chosen" if taken else "free"), "$accent" if taken else "$dim"))
            options.append((f" {words.label}", "bold $bright" if taken else "$ink"))
            options.append("   ")
        label = max(12, width - _MOODS)
        title = line((mark(place) + " ", mark_style(place)), (name, "bold $bright" if here else "$ink"))
        return [fit(line(fit(title, label), "  ", *options[:-1]), width)]

    def action_feel(self, mood: str) -> None:
        if self.at:
            self.post_message(
                self.Felt(self.at, cast("BallotMood", mood) if mood in get_args(BallotMood) else None)
            )

    def action_step(self, by: int) -> None:
        if not self.at:
            return
        felt = self.paper.enthusiasm.get(self.at)
        place = MOODS.index(felt) + by if felt else 0 if by > 0 else len(MOODS) - 1
        self.post_message(self.Felt(self.at, MOODS[max(0, min(len(MOODS) - 1, place))]))

    def on_click(self, event: events.Click) -> None:
        super().on_click(event)
        start = 3 + max(12, self.size.width - 2 - _MOODS)
        for mood, words in moods().items():
            end = start + 2 + len(words.label) + 3
            if start <= event.x < end and self.at:
                self.post_message(self.Felt(self.at, mood))
            start = end
