"""The lines of the score grid, each drawn for itself."""

from collections.abc import Mapping

from textual.content import Content

from roadworthy.knowledge.criteria import by_id
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision, Interval
from roadworthy.model.frozen import frozen
from roadworthy.tui.cell_entry import CellEntry
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, fit, head, line, share, thin_bar
from roadworthy.tui.widgets.grid_layout import BAR_WIDTH, FOOT_LINES, WEIGHT_WIDTH, GridLayout
from roadworthy.tui.widgets.grid_names import two_lines


@frozen
class GridLines:
    """What a grid shows at one moment."""

    decision: Decision
    horizon: str | None
    card: DecisionMatrix
    places: Mapping[str, RankedCandidate]
    out: frozenset[str]
    """The candidates that a must-have or an answer rules out."""
    layout: GridLayout
    value_width: int
    row: int
    column: int
    first_row: int
    first_column: int
    entry: CellEntry
    typed: Mapping[tuple[int, int], str]
    """By criterion and candidate: what was typed a moment ago and is not in the decision that is shown."""
    has_focus: bool

    def line(self, y: int, width: int, height: int) -> Content:
        """Line `y` of a grid of `height` lines, in `width` cells."""
        layout = self.layout
        label, column, heads = layout.label, layout.column, layout.heads
        shown = range(self.first_column, min(len(self.card.candidates), self.first_column + layout.count))
        bottom = height - FOOT_LINES
        if y < heads - 1:
            return fit(self._head(y - heads + 2, shown), width)
        if y == heads - 1:
            return self._rule(width, "up", self.first_row)
        if y == bottom:
            below = len(self.card.criteria) - self.first_row - layout.rows_in(height)
            return self._rule(width, "down", below)
        if y == bottom + 1:
            return fit(self.values(label, column, shown), width)
        if y == bottom + 2:
            return fit(self.ranges(label, column, shown), width)
        offset = y - heads
        index = self.first_row + offset // layout.spacing
        if offset % layout.spacing or index >= len(self.card.criteria):
            return Content(" ")
        return fit(self._row(index, label, column, shown), width)

    def line_of(self, index: int) -> int:
        """The line of a criterion, by its place among all; where it is not in sight, one that is none."""
        return self.layout.heads + (index - self.first_row) * self.layout.spacing

    def _rule(self, width: int, sign: str, hidden: int) -> Content:
        """A thin rule; at its end, how many criteria are out of sight beyond it."""
        if hidden <= 0:
            return line(" ", (glyph("rule") * max(0, width - 2), "$rule"))
        return head("", width - 1, line((f"{glyph(sign)} ", "$accent"), (f"{hidden} more", "$dim")), "$rule")

    def _head(self, row: int, shown: range) -> Content:
        """The line that stands on the rule (0), or the one above it (-1) for what a name can't say in one."""
        before, beyond = shown.start, len(self.card.candidates) - shown.stop
        hints: list[Fragment] = [" "]
        if before > 0:
            hints += [(f"{glyph('left')} ", "$accent"), (f"{before} more  ", "$dim")]
        if beyond > 0:
            more = "" if before else " more"
            hints += [(f"{beyond}{more}", "$dim"), (f" {glyph('arrow')}", "$accent")]
        layout = self.layout
        parts: list[Fragment] = [fit(line(*hints), layout.label - 1), ("weight ", "$dim")]
        if row < 0:
            parts = [" " * (layout.label + WEIGHT_WIDTH)]
        for index in shown:
            slug = self.card.candidates[index]
            here = index == self.column
            room = layout.last_name if index == len(self.card.candidates) - 1 else layout.name
            words = two_lines(self.decision.candidate_name(slug), room, layout.heads - 1, layout.alike)
            name = fit(Content(words[row - 1]), room)
            own = (mark(index) + " ", mark_style(index))
            sign: Fragment = (glyph("look") + " ", "bold $warn") if slug in self.out else own
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
        parts: list[Fragment] = [
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
            words = score_words(self.decision, self.card, self.horizon, index, at)
            style = "$ink"
            steps = 5 if scale == (1.0, 5.0) else 0
            begin = low / 5 if steps else share(low, *scale)
            end = high / 5 if steps else share(high, *scale)
            chart = thin_bar(begin, end, BAR_WIDTH, mark_style(at), soft_style(at))
        if focused and self.entry.words and not self.entry.complete:
            words = self.entry.words.replace("-", glyph("dash"))
        typed = self.typed.get((index, at))
        if typed is not None:
            words, style = typed.replace("-", glyph("dash")), "$ink"
        edge: Fragment = (glyph("edge"), "$accent") if focused and self.has_focus else " "
        more: Fragment = (glyph("own"), "$dim") if own_horizon else " "
        value: Fragment = (f"{words:>{self.value_width}}", "bold $bright" if focused else style)
        cell = line(edge, value, more, chart)
        cell = cell.stylize_before("on $select") if focused else cell
        return fit(cell, column)

    def _differs(self, index: int, at: int) -> bool:
        cell = self.decision.cell(self.card.candidates[at], self.card.criteria[index])
        return bool(cell.by_horizon) if self.horizon is None else self.horizon in cell.by_horizon

    def values(self, label: int, column: int, shown: range) -> Content:
        """The line below the criteria: the value of each candidate that is shown."""
        total = "1.00" if self.card.weights else glyph("dash")
        parts: list[Fragment] = [
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

    def ranges(self, label: int, column: int, shown: range) -> Content:
        """The last line: how far each value can lie to both sides, or that it is ruled out."""
        parts: list[Fragment] = [" " * (label + WEIGHT_WIDTH)]
        for at in shown:
            place = self.places[self.card.candidates[at]]
            words = ""
            if place.candidate in self.out:
                words = "ruled out"
            elif place.low is not None and place.high is not None and place.high - place.low > 1e-9:
                words = f"{place.low:.1f}{glyph('dash')}{place.high:.1f}"
            parts.append(fit(line(" ", (words, "$dim")), column))
        return line(*parts)


def score_words(decision: Decision, card: DecisionMatrix, horizon: str | None, index: int, at: int) -> str:
    """The score as it was given; the middle, marked as about, where only the horizons have one."""
    cell = decision.cell(card.candidates[at], card.criteria[index])
    span = cell.score if horizon is None else cell.by_horizon.get(horizon, cell.score)
    if span is not None:
        return str(span).replace("-", glyph("dash"))
    if card.unknown[at][index]:
        return "?"
    return f"~{(card.low[at][index] + card.high[at][index]) / 2:.1f}"


def distinct_words(decision: Decision, card: DecisionMatrix, horizon: str | None) -> set[str]:
    """All that stands in cells, each once: six hundred cells have few different scores."""
    given: set[Interval] = set()
    words: set[str] = set()
    for at, candidate in enumerate(card.candidates):
        row = decision.scores.get(candidate, {})
        for index, criterion in enumerate(card.criteria):
            cell = row.get(criterion)
            span = None if cell is None else cell.score
            if cell is not None and horizon is not None:
                span = cell.by_horizon.get(horizon, span)
            if span is None:
                words.add(score_words(decision, card, horizon, index, at))
            else:
                given.add(span)
    return words | {str(span) for span in given}
