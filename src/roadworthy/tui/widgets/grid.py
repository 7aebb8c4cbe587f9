"""The score grid: criteria down, candidates across, drawn line by line so that a key is on screen at once."""

from collections.abc import Callable, Collection
from datetime import date
from typing import ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget

from roadworthy.edits.scores import is_scored
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import GroundedMatrix
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision, Interval
from roadworthy.report.ruled_out import is_out
from roadworthy.tui.cell_entry import SPELT, TYPED, CellEntry, why_refused
from roadworthy.tui.textual_patches.strip_widget import StripWidget
from roadworthy.tui.widgets.grid_layout import LEAST_VALUE, GridLayout, layout_of
from roadworthy.tui.widgets.grid_legend import legend_lines
from roadworthy.tui.widgets.grid_lines import GridLines, has_means, label_of, longest_words, same_signs_in


class ScoreGrid(StripWidget, can_focus=True):
    """Moves with the arrows, takes a score as it is typed. It knows cells, not sessions."""

    class Scored(Message):
        """A score was typed for a cell: a number, a range, or ``?``. The cursor may have moved on since."""

        def __init__(self, candidate: str, criterion: str, words: str) -> None:
            super().__init__()
            self.candidate = candidate
            self.criterion = criterion
            self.words = words

    class Refused(Message):
        """What was typed is no score here; the figure that came first stands."""

        def __init__(self, why: str) -> None:
            super().__init__()
            self.why = why

    class Moved(Message):
        """The cursor stands on another cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", "up", show=False, id="grid.up"),
        Binding("down,j,enter", "move(1, 0)", "down", show=False, id="grid.down"),
        Binding("left,shift+tab", "move(0, -1)", "left", show=False, id="grid.left"),
        Binding("right,l,tab", "move(0, 1)", "right", show=False, id="grid.right"),
        Binding("home", "edge(-1)", "first candidate", show=False, id="grid.home"),
        Binding("end", "edge(1)", "last candidate", show=False, id="grid.end"),
        Binding("pageup", "move(-8, 0)", "up", show=False, id="grid.page-up"),
        Binding("pagedown", "move(8, 0)", "down", show=False, id="grid.page-down"),
        Binding("minus,en_dash", "extend", "range", key_display="-", id="grid.range"),
        Binding("question_mark,delete,backspace", "unknown", "unknown", key_display="?", id="grid.unknown"),
        Binding(
            "right_square_bracket", "next_unknown", "next unknown",
            show=False, key_display="]", id="grid.next-unknown",
        ),
        *TYPED,
    ]  # fmt: skip

    LINES: ClassVar[type[GridLines]] = GridLines
    """What draws it."""
    GROUNDS: ClassVar[bool] = True
    """Whether what a score rests on is shown."""

    DEFAULT_CSS = """
    ScoreGrid { height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.analysis = Analysis(Decision(), date.min, signs=SIGN_CATALOGUE)
        self.horizon: str | None = None
        self.row = 0
        self.column = 0
        self.first_row = 0
        self.first_column = 0
        self.entry = CellEntry()
        self.value_width = LEAST_VALUE
        self.reserve: Callable[[int], int] = lambda _: 0
        """By the parent's lines: how many of them the grid leaves to what stands below it."""
        self.kept = 0
        """Of those the lines for which the totals give way."""
        self.single = False
        """Whether one candidate is shown at a time."""
        self.explains = False
        """Whether the signs are explained below the totals."""
        self.grounded: GroundedMatrix | None = None
        self._means = False
        self._typed: dict[tuple[int, int], str] = {}
        self._drawn: list[Content] = []
        """The lines as they were last asked for; empty where all of them are drawn anew."""
        self.card: DecisionMatrix = self.analysis.matrix()
        self._names: tuple[str, ...] = ()
        self._labels: tuple[str, ...] = ()
        self.places: dict[str, RankedCandidate] = {}
        self._out: frozenset[str] = frozenset()

    @property
    def decision(self) -> Decision:
        """The decision whose cells are shown."""
        return self.analysis.decision

    def show(self, analysis: Analysis, horizon: str | None) -> None:
        """Show a decision's cells for one horizon, or for all."""
        decision = analysis.decision
        before, card, value_width = self.decision, self.card, self.value_width
        same_shape = decision.candidates is before.candidates and decision.criteria is before.criteria
        same_signs = same_signs_in(before, decision, grounds=self.GROUNDS)
        same_looks = same_shape and horizon == self.horizon and same_signs
        typed = {row for row, _ in self._typed}
        self.analysis, self.horizon = analysis, horizon
        self._typed.clear()
        self.card = analysis.matrix(horizon)
        self._names = tuple(decision.candidate_name(slug) for slug in self.card.candidates)
        self._labels = tuple(label_of(decision, slug) for slug in self.card.criteria)
        self.places = {place.candidate: place for place in analysis.ranking(horizon)}
        self._out = frozenset(slug for slug in decision.candidates if is_out(analysis, slug))
        self.grounded = analysis.grounded(horizon) if self.GROUNDS else None
        self.value_width = max(LEAST_VALUE, longest_words(decision, self.card, horizon))
        means, self._means = self._means, has_means(decision, horizon)
        self.row = min(self.row, max(0, len(decision.criteria) - 1))
        self.column = min(self.column, max(0, len(decision.candidates) - 1))
        if same_looks and card.weights == self.card.weights and value_width == self.value_width:
            self._refresh_changed(typed | self._rescored(before))
        elif same_shape and means == self._means and value_width == self.value_width:
            self._refresh_changed()
        else:
            self.refresh(layout=True)

    def _rescored(self, before: Decision) -> set[int]:
        """The criteria in which a cell is another one than in the decision before."""
        changed = set[int]()
        for candidate in self.card.candidates:
            old, new = before.scores.get(candidate, {}), self.decision.scores.get(candidate, {})
            if old is not new:
                changed |= {
                    row for row, slug in enumerate(self.card.criteria) if old.get(slug) is not new.get(slug)
                }
        return changed

    @property
    def candidate(self) -> str:
        """The slug of the candidate under the cursor; empty where there is none."""
        return self.card.candidates[self.column] if self.card.candidates else ""

    @property
    def criterion(self) -> str:
        """The slug of the criterion under the cursor; empty where there is none."""
        return self.card.criteria[self.row] if self.card.criteria else ""

    def put_cursor(self, candidate: str, criterion: str) -> None:
        """Put the cursor on a cell, where it is there."""
        if candidate in self.card.candidates:
            self.column = self.card.candidates.index(candidate)
        if criterion in self.card.criteria:
            self.row = self.card.criteria.index(criterion)
        self._moved()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        del container, viewport
        available = self._available()
        layout = self._layout(width)
        whole = layout.whole_height(len(self.card.criteria))
        room = available - self.reserve(available)
        if room < whole <= room + layout.given:
            room = whole
        return max(layout.least_height, min(whole, room))

    def _available(self) -> int:
        return self.parent.size.height if isinstance(self.parent, Widget) else 0

    def _layout(self, width: int) -> GridLayout:
        available = self._available()
        return layout_of(
            self._names,
            self._labels,
            self.value_width,
            width,
            available,
            weights=self.card.weights,
            single=self.single,
            legend=len(self._legend(width)),
            below=self.reserve(available),
            kept=self.kept,
        )

    @property
    def has_bars(self) -> bool:
        return self._layout(self.size.width).bar > 0  # whether there is room for bars

    def _legend(self, width: int, *, bars: bool = True) -> tuple[Content, ...]:
        return legend_lines(width, bars=bars, means=self._means) if self.explains else ()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style sheet lights what has the focus, and the library paints it anew all the same."""

    def content_line(self, y: int) -> Content:
        if len(self._drawn) != self.size.height:
            self._drawn = self._draw()
        return self._drawn[y]

    def _draw(self) -> list[Content]:
        width, height = self.size
        lines = self._lines(width)
        return [lines.line(y, width, height) for y in range(height)]

    def _refresh_changed(self, rows: Collection[int] | None = None) -> None:
        """Paint anew what looks otherwise: after a key two lines of thirty, or four.

        Where only these `rows` can, no other row is drawn to find out.
        """
        width, height = self.size
        drawn = self._drawn
        if not drawn or len(drawn) != height:
            self.refresh()
            return
        lines = self._lines(width)
        around = {*range(lines.layout.heads), *range(height - lines.layout.foot, height)}
        changed = []
        for y in range(height) if rows is None else sorted(around.union(*map(lines.lines_of, rows))):
            if 0 <= y < height and not drawn[y].is_same(new := lines.line(y, width, height)):
                drawn[y] = new
                changed.append(Region(0, y, width, 1))
        if changed:
            super().refresh(*changed)

    def _refresh_row(self) -> None:
        """Paint the cursor's row anew, at once: a sign that was typed waits for nothing."""
        if not self._drawn:
            return
        width, height = self.size
        lines = self._lines(width)
        for y in lines.lines_of(self.row)[:1]:
            if 0 <= y < len(self._drawn):
                self._drawn[y] = lines.line(y, width, height)
                super().refresh(Region(0, y, width, 1))

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """All lines are drawn anew, unless regions are named."""
        if not regions:
            self._drawn = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _lines(self, width: int) -> GridLines:
        layout = self._layout(width)
        return self.LINES(
            decision=self.decision,
            horizon=self.horizon,
            card=self.card,
            grounded=self.grounded,
            places=self.places,
            out=self._out,
            labels=self._labels,
            layout=layout,
            value_width=self.value_width,
            row=self.row,
            column=self.column,
            first_row=self.first_row,
            first_column=self.first_column,
            entry=self.entry,
            typed=self._typed,
            has_focus=self.has_focus,
            legend=self._legend(width, bars=layout.bar > 0),
        )

    def _into_view(self) -> None:
        if not self.size.height:
            return  # not laid out yet; the first resize comes back here
        layout = self._layout(self.size.width)
        count, rows = layout.count, layout.rows_in(self.size.height)
        if self.column < self.first_column:
            self.first_column = self.column
        elif self.column >= self.first_column + count:
            self.first_column = self.column - count + 1
        if self.row < self.first_row:
            self.first_row = self.row
        elif self.row >= self.first_row + rows:
            self.first_row = self.row - rows + 1
        self.first_row = max(0, min(self.first_row, len(self.card.criteria) - rows))
        self.first_column = max(0, min(self.first_column, len(self.card.candidates) - count))

    def _moved(self, left: int | None = None) -> None:
        """The cursor moved; `left` is the row that it was in, if it is known."""
        self.entry = CellEntry()
        before = (self.first_row, self.first_column)
        self._into_view()
        scrolled = before != (self.first_row, self.first_column)
        self._refresh_changed(None if scrolled or left is None else {left, self.row})
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._into_view()
        self.refresh()

    def action_move(self, rows: int, columns: int) -> None:
        row = min(max(0, self.row + rows), max(0, len(self.card.criteria) - 1))
        column = min(max(0, self.column + columns), max(0, len(self.card.candidates) - 1))
        if (row, column) != (self.row, self.column):
            left, self.row, self.column = self.row, row, column
            self._moved(left)

    def action_edge(self, to: int) -> None:
        self.action_move(0, to * len(self.card.candidates))

    def action_extend(self) -> None:
        self._type("-")

    def action_unknown(self) -> None:
        if self.candidate and self.criterion:
            self.entry = CellEntry()
            self._score("?")

    def action_next_unknown(self) -> None:
        rows, columns = len(self.card.criteria), len(self.card.candidates)
        start = self.row * columns + self.column
        for step in range(1, rows * columns + 1):
            row, column = divmod((start + step) % (rows * columns), columns)
            if self.card.unknown[column][row]:
                self.row, self.column = row, column
                self._moved()
                return

    def action_type(self, sign: str) -> None:
        self._type(sign)

    def _type(self, sign: str) -> None:
        if not self.candidate or not self.criterion:
            return
        if sign == "-" and not self.entry.words:
            self.entry = CellEntry.of(self._held())
        before, self.entry = self.entry, self.entry.typed(sign, self.card.scale)
        if self.entry.refused:
            why = why_refused(self.entry, self.card.scale, str(self._held() or "?"))
            self.post_message(self.Refused(why))
            self.entry = CellEntry(before.words, complete=before.complete)
        elif not self.entry.complete:
            self._refresh_row()
        elif self.entry.words != before.words or sign.isdigit():
            self._score(self.entry.words)

    def _held(self) -> Interval | None:
        """The score that the cell has; a range can begin with it."""
        cell = self.decision.cell(self.candidate, self.criterion)
        return cell.score if self.horizon is None else cell.by_horizon.get(self.horizon, cell.score)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        there = bool(self.candidate and self.criterion)
        if action == "type" and parameters[0] in SPELT:
            return there and self.entry.typed(str(parameters[0]), self.card.scale) is not self.entry
        if action == "extend":
            return there and bool(self.entry.words or CellEntry.of(self._held()).complete)
        if action == "unknown" and there and (self.row, self.column) not in self._typed:
            return is_scored(self.decision, self.candidate, self.criterion, self.horizon)
        return there or action not in ("unknown", "type")

    def _score(self, words: str) -> None:
        self._typed[self.row, self.column] = words
        self._refresh_row()
        self.post_message(self.Scored(self.candidate, self.criterion, words))

    def on_click(self, event: events.Click) -> None:
        layout = self._layout(self.size.width)
        count, heads = layout.count, layout.heads
        row = self.first_row + (event.y - heads) // layout.spacing
        at = self.first_column + (event.x - layout.left) // layout.column
        self.focus()
        if heads <= event.y < self.size.height - layout.foot and 0 <= row < len(self.card.criteria):
            columns = len(self.card.candidates)
            target = at if self.first_column <= at < min(columns, self.first_column + count) else self.column
            self.action_move(row - self.row, target - self.column)

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1, 0)

    def on_blur(self) -> None:
        self.entry = CellEntry()
        self._refresh_changed()

    def focus_place(self) -> Offset:
        """Where the cell with the focus begins, within the grid."""
        layout = self._layout(self.size.width)
        x = layout.left + (self.column - self.first_column) * layout.column
        return Offset(x, layout.heads + (self.row - self.first_row) * layout.spacing)
