"""The score grid: criteria down, candidates across, drawn line by line so that a key is on screen at once."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from roadworthy.knowledge.criteria import by_id
from roadworthy.method.card import Card, card_of
from roadworthy.method.standing import Place, standing
from roadworthy.model import Decision, Span
from roadworthy.tui.cell_entry import CellEntry
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.paint import Part, fit, head, line, share, thin_bar
from roadworthy.tui.widgets.grid_names import cut_names, two_lines
from roadworthy.tui.widgets.strips import Strips

WEIGHT_WIDTH = 6
BAR_WIDTH = 5
HEAD_LINES = 2
"""A line of names and a rule."""
FOOT_LINES = 3
_LEAST_BELOW = 4
"""Lines for the cell's detail that two lines of names leave at the least."""
_HIGH = 20
"""Lines of the pane in which a grid that scrolls gives up one for names."""
_MUCH_BELOW = 9
_LAST_NAME = 20
"""Cells that the last candidate's name takes at the most."""


class ScoreGrid(Widget, can_focus=True):
    """Moves with the arrows, takes a score as it is typed. It knows cells, not sessions."""

    class Scored(Message):
        """A score was typed for a cell: a number, a range, or ``?``. The cursor may have moved on since."""

        def __init__(self, candidate: str, criterion: str, words: str) -> None:
            super().__init__()
            self.candidate = candidate
            self.criterion = criterion
            self.words = words

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
        Binding("minus", "extend", "range", key_display="-", id="grid.range"),
        Binding("question_mark,delete,backspace", "unknown", "unknown", key_display="?", id="grid.unknown"),
        Binding(
            "right_square_bracket",
            "next_unknown",
            "next unknown",
            show=False,
            key_display="]",
            id="grid.next-unknown",
        ),
    ]

    DEFAULT_CSS = """
    ScoreGrid { height: auto; width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.decision = Decision()
        self.horizon: str | None = None
        self.row = 0
        self.column = 0
        self.first_row = 0
        self.first_column = 0
        self.entry = CellEntry()
        self.value_width = 4
        self.reserve: Callable[[int], int] = lambda _: 0
        """By the parent's lines: how many of them the grid leaves to what stands below it."""
        self._strips = Strips(self)
        self.card: Card = card_of(self.decision)
        self.places: dict[str, Place] = {}

    def show(self, decision: Decision, horizon: str | None) -> None:
        """Show a decision's cells for one horizon, or for all."""
        same_shape = (
            decision.candidates is self.decision.candidates and decision.criteria is self.decision.criteria
        )
        self.decision, self.horizon = decision, horizon
        self.card = card_of(decision, horizon)
        self.places = {place.candidate: place for place in standing(decision, horizon)}
        longest = max(map(len, self._distinct_words()), default=0)
        self.value_width = max(4, min(9, longest))
        self.row = min(self.row, max(0, len(decision.criteria) - 1))
        self.column = min(self.column, max(0, len(decision.candidates) - 1))
        self.refresh(layout=not same_shape)

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
        heads = self._head_lines(width)
        whole = heads + len(self.card.criteria) * self._spacing(heads) + FOOT_LINES
        return max(HEAD_LINES + FOOT_LINES + 1, min(whole, available - self.reserve(available)))

    def _available(self) -> int:
        return self.parent.size.height if isinstance(self.parent, Widget) else 0

    def _spacing(self, heads: int) -> int:
        """Two lines a row where there is room for the whole grid so, else one."""
        available = self._available()
        return 2 if available and available >= heads + FOOT_LINES + 2 * len(self.card.criteria) + 9 else 1

    def _head_lines(self, width: int) -> int:
        """A line more than `HEAD_LINES` if names need two: where there is room, or two would look alike."""
        rest = self._available() - HEAD_LINES - 1 - len(self.card.criteria) - FOOT_LINES
        roomy = self._spacing(HEAD_LINES + 1) > 1
        scrolls = rest < 0 and self._available() >= _HIGH
        if not roomy and not scrolls and rest < _LEAST_BELOW:
            return HEAD_LINES
        cut, alike = self._cut_names(width)
        return HEAD_LINES + (alike or (cut and (roomy or rest >= _MUCH_BELOW)))

    def _cut_names(self, width: int) -> tuple[bool, bool]:
        """Whether a name needs more than its column, and whether two would look alike in one line."""
        _, column, count = self._layout(width)
        names = tuple(self.decision.candidate_name(slug) for slug in self.card.candidates)
        last = count >= len(names)
        return cut_names(names, column - 3, self._name_width(column, width, last=last))

    def _layout(self, width: int) -> tuple[int, int, int]:
        """Width of the label column, width of a candidate's column, how many candidates fit."""
        label = 20 if width < 76 else 25
        room = width - 1 - label - WEIGHT_WIDTH
        least = 2 + self.value_width + BAR_WIDTH
        count = max(1, min(len(self.card.candidates), room // least))
        return label, max(least, min(least + 4, room // count)), count

    def _name_width(self, column: int, width: int, *, last: bool) -> int:
        """Cells for a candidate's name; the last of all may reach to the edge."""
        if not last:
            return column - 3
        label, _, count = self._layout(width)
        return max(column - 3, min(_LAST_NAME, width - 1 - label - WEIGHT_WIDTH - (count - 1) * column - 3))

    def _visible_rows(self) -> int:
        heads = self._head_lines(self.size.width)
        return max(1, (self.size.height - heads - FOOT_LINES) // self._spacing(heads))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return self._strips.line(y, self._line(y, width), width)

    def _line(self, y: int, width: int) -> Content:
        label, column, count = self._layout(width)
        heads = self._head_lines(width)
        shown = range(self.first_column, min(len(self.card.candidates), self.first_column + count))
        bottom = self.size.height - FOOT_LINES
        if y < heads - 1:
            return fit(self._head(y - heads + HEAD_LINES, label, column, shown), width)
        if y == heads - 1:
            return self._rule(width, "up", self.first_row)
        if y == bottom:
            below = len(self.card.criteria) - self.first_row - self._visible_rows()
            return self._rule(width, "down", below)
        if y == bottom + 1:
            return fit(self._values(label, column, shown), width)
        if y == bottom + 2:
            return fit(self._ranges(label, column, shown), width)
        spacing = self._spacing(heads)
        offset = y - heads
        index = self.first_row + offset // spacing
        if offset % spacing or index >= len(self.card.criteria):
            return Content(" ")
        return fit(self._row(index, label, column, shown), width)

    def _rule(self, width: int, sign: str, hidden: int) -> Content:
        """A thin rule; at its end, how many criteria are out of sight beyond it."""
        if hidden <= 0:
            return line(" ", (glyph("rule") * max(0, width - 2), "$rule"))
        return head("", width - 1, line((f"{glyph(sign)} ", "$accent"), (f"{hidden} more", "$dim")), "$rule")

    def _head(self, row: int, label: int, column: int, shown: range) -> Content:
        """The line that stands on the rule (0), or the one above it (-1) for what a name can't say in one."""
        before, beyond = shown.start, len(self.card.candidates) - shown.stop
        hints: list[Part] = [" "]
        if before > 0:
            hints += [(f"{glyph('left')} ", "$accent"), (f"{before} more  ", "$dim")]
        if beyond > 0:
            more = "" if before else " more"
            hints += [(f"{beyond}{more}", "$dim"), (f" {glyph('arrow')}", "$accent")]
        parts: list[Part] = [fit(line(*hints), label - 1), ("weight ", "$dim")]
        if row < 0:
            parts = [" " * (label + WEIGHT_WIDTH)]
        heads, width = self._head_lines(self.size.width), self.size.width
        _, alike = self._cut_names(width)
        for index in shown:
            slug = self.card.candidates[index]
            here = index == self.column
            room = self._name_width(column, width, last=index == len(self.card.candidates) - 1)
            words = two_lines(self.decision.candidate_name(slug), room, heads - 1, alike)
            name = fit(Content(words[row - 1]), max(room, column - 3))
            out = self.places[slug].ruled_out_by if slug in self.places else ()
            sign: Part = (
                (glyph("look") + " ", "bold $warn") if out else (mark(index) + " ", mark_style(index))
            )
            if row - 1 != -sum(map(bool, words)):
                sign = "  "
            parts += [" ", sign, name.stylize("bold $bright" if here else "$ink")]
        return line(*parts)

    def _row(self, index: int, label: int, column: int, shown: range) -> Content:
        slug = self.card.criteria[index]
        here = index == self.row
        name = self.decision.criterion_name(slug)
        guide = by_id().get(slug)
        if len(name) > label - 2 and guide is not None and name == guide.name:
            name = guide.short
        weight = f"{self.card.weights[index]:.2f}".removeprefix("0") if self.card.weights else glyph("dash")
        focus = "bold $bright" if here else "$ink"
        parts: list[Part] = [
            " ",
            fit(Content.styled(name, focus), label - 1),
            (f"{weight:>{WEIGHT_WIDTH - 1}} ", "$bright" if here else "$dim"),
        ]
        parts += [self._cell(index, at, column) for at in shown]
        return line(*parts)

    def _cell(self, index: int, at: int, column: int) -> Content:
        focused = index == self.row and at == self.column
        low, high = self.card.low[at][index], self.card.high[at][index]
        scale = self.card.scale
        own_horizon = self._differs(index, at)
        if self.card.unknown[at][index]:
            words, style = "?", "bold $warn"
            chart: Content = Content.styled(glyph("hole") * BAR_WIDTH, "$heat-5")
        else:
            words = self._score_words(index, at)
            style = "$ink"
            steps = 5 if scale == (1.0, 5.0) else 0
            begin = low / 5 if steps else share(low, *scale)
            end = high / 5 if steps else share(high, *scale)
            chart = thin_bar(begin, end, BAR_WIDTH, mark_style(at), soft_style(at))
        if focused and self.entry.words and not self.entry.complete:
            words = self.entry.words.replace("-", glyph("dash"))
        edge: Part = (glyph("edge"), "$accent") if focused and self.has_focus else " "
        more: Part = (glyph("own"), "$dim") if own_horizon else " "
        value: Part = (f"{words:>{self.value_width}}", "bold $bright" if focused else style)
        cell = line(edge, value, more, chart)
        cell = cell.stylize_before("on $select") if focused else cell
        return fit(cell, column)

    def _score_words(self, index: int, at: int) -> str:
        """The score as it was given; the middle, marked as about, where only the horizons have one."""
        cell = self.decision.cell(self.card.candidates[at], self.card.criteria[index])
        span = cell.score if self.horizon is None else cell.by_horizon.get(self.horizon, cell.score)
        if span is not None:
            return str(span).replace("-", glyph("dash"))
        if self.card.unknown[at][index]:
            return "?"
        return f"~{(self.card.low[at][index] + self.card.high[at][index]) / 2:.1f}"

    def _distinct_words(self) -> set[str]:
        """All that stands in cells, each once: six hundred cells have few different scores."""
        given: set[Span] = set()
        words: set[str] = set()
        for at, candidate in enumerate(self.card.candidates):
            row = self.decision.scores.get(candidate, {})
            for index, criterion in enumerate(self.card.criteria):
                cell = row.get(criterion)
                span = None if cell is None else cell.score
                if cell is not None and self.horizon is not None:
                    span = cell.by_horizon.get(self.horizon, span)
                if span is None:
                    words.add(self._score_words(index, at))
                else:
                    given.add(span)
        return words | {str(span) for span in given}

    def _differs(self, index: int, at: int) -> bool:
        cell = self.decision.cell(self.card.candidates[at], self.card.criteria[index])
        return bool(cell.by_horizon) if self.horizon is None else self.horizon in cell.by_horizon

    def _values(self, label: int, column: int, shown: range) -> Content:
        total = "1.00" if self.card.weights else glyph("dash")
        parts: list[Part] = [
            " ",
            fit(Content.styled("Value", "bold $bright"), label - 1),
            (f"{total:>{WEIGHT_WIDTH - 1}} ", "$dim"),
        ]
        for at in shown:
            place = self.places[self.card.candidates[at]]
            words = glyph("dash") if place.value is None else f"{place.value:.2f}"
            parts.append(
                fit(line(" ", (f"{words:>4}", "bold $bright" if place.rank == 1 else "$ink")), column)
            )
        return line(*parts)

    def _ranges(self, label: int, column: int, shown: range) -> Content:
        parts: list[Part] = [" " * (label + WEIGHT_WIDTH)]
        for at in shown:
            place = self.places[self.card.candidates[at]]
            words = ""
            if place.ruled_out_by:
                words = "ruled out"
            elif place.low is not None and place.high is not None and place.high - place.low > 1e-9:
                words = f"{place.low:.1f}{glyph('dash')}{place.high:.1f}"
            parts.append(fit(line(" ", (words, "$dim")), column))
        return line(*parts)

    def _into_view(self) -> None:
        if not self.size.height:
            return  # not laid out yet; the first resize comes back here
        _, _, count = self._layout(self.size.width)
        if self.column < self.first_column:
            self.first_column = self.column
        elif self.column >= self.first_column + count:
            self.first_column = self.column - count + 1
        rows = self._visible_rows()
        if self.row < self.first_row:
            self.first_row = self.row
        elif self.row >= self.first_row + rows:
            self.first_row = self.row - rows + 1
        self.first_row = max(0, min(self.first_row, len(self.card.criteria) - rows))
        self.first_column = max(0, min(self.first_column, len(self.card.candidates) - count))

    def _moved(self) -> None:
        self.entry = CellEntry()
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self._into_view()
        self.refresh()

    def action_move(self, rows: int, columns: int) -> None:
        row = min(max(0, self.row + rows), max(0, len(self.card.criteria) - 1))
        column = min(max(0, self.column + columns), max(0, len(self.card.candidates) - 1))
        if (row, column) != (self.row, self.column):
            self.row, self.column = row, column
            self._moved()

    def action_edge(self, to: int) -> None:
        self.action_move(0, to * len(self.card.candidates))

    def action_extend(self) -> None:
        self._type("-")

    def action_unknown(self) -> None:
        if self.candidate and self.criterion:
            self.entry = CellEntry()
            self.post_message(self.Scored(self.candidate, self.criterion, "?"))

    def action_next_unknown(self) -> None:
        rows, columns = len(self.card.criteria), len(self.card.candidates)
        start = self.row * columns + self.column
        for step in range(1, rows * columns + 1):
            row, column = divmod((start + step) % (rows * columns), columns)
            if self.card.unknown[column][row]:
                self.row, self.column = row, column
                self._moved()
                return

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "0123456789–.,":
            event.stop()
            event.prevent_default()
            self._type(event.character)

    def _type(self, sign: str) -> None:
        if not self.candidate or not self.criterion:
            return
        self.entry = self.entry.typed(sign, self.card.scale)
        if self.entry.complete:
            self.post_message(self.Scored(self.candidate, self.criterion, self.entry.words))
        else:
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        label, column, count = self._layout(self.size.width)
        heads = self._head_lines(self.size.width)
        row = self.first_row + (event.y - heads) // self._spacing(heads)
        at = self.first_column + (event.x - label - WEIGHT_WIDTH) // column
        self.focus()
        if heads <= event.y < self.size.height - FOOT_LINES and 0 <= row < len(self.card.criteria):
            columns = len(self.card.candidates)
            target = at if self.first_column <= at < min(columns, self.first_column + count) else self.column
            self.action_move(row - self.row, target - self.column)

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1, 0)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1, 0)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.entry = CellEntry()
        self.refresh()

    def cursor_region(self) -> Region:
        """Where the cursor's cell is drawn, within the grid."""
        label, column, _ = self._layout(self.size.width)
        heads = self._head_lines(self.size.width)
        x = label + WEIGHT_WIDTH + (self.column - self.first_column) * column
        return Region(x, heads + (self.row - self.first_row) * self._spacing(heads), column, 1)
