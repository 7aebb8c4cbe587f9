"""The lines of the score grid, each drawn for itself."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from rich.cells import cell_len
from textual.content import Content

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.method.certainty import GroundedMatrix
from roadworthy.method.conflicts import cells_kept_twice
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate, value
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.tui.cell_entry import CellEntry
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.text_layout import (
    Fragment,
    cut_between_words,
    fit,
    head,
    line,
    names_in,
    share,
    thin_bar,
)
from roadworthy.tui.widgets.grid_layout import FOOT_LINES, WEIGHT_WIDTH, GridLayout
from roadworthy.tui.widgets.grid_names import name_lines
from roadworthy.tui.widgets.ground_signs import figure_text, ground_sign, points_texts


@frozen
class GridLines:
    """What a grid shows at one moment."""

    decision: Decision
    horizon: str | None
    card: DecisionMatrix
    grounded: GroundedMatrix | None
    """The same cells with the intervals that their grounds leave; None where grounds are nobody's matter."""
    places: Mapping[str, RankedCandidate]
    out: frozenset[str]
    """The candidates that a must-have or an answer rules out."""
    labels: tuple[str, ...]
    """What each criterion is called."""
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
    legend: Sequence[Content] = ()
    """What the signs mean."""

    @property
    def shown(self) -> range:
        """The candidates that are in sight."""
        begin = self.first_column
        return range(begin, min(len(self.card.candidates), begin + self.layout.count))

    def line(self, y: int, width: int, height: int) -> Content:
        """Line `y` of a grid of `height` lines, in `width` cells."""
        layout = self.layout
        heads, shown = layout.heads, self.shown
        bottom = height - layout.foot
        if y < heads - 1:
            return fit(self._head(y, shown), width)
        if y == heads - 1:
            return self._rule(width, "up", self.first_row)
        if y >= bottom:
            return fit(self._foot(y - bottom, width, height), width)
        at, part = divmod(y - heads, layout.spacing)
        index = self.first_row + at
        if index >= len(self.card.criteria) or at >= layout.rows_in(height):
            return Content(" ")
        return fit(self._row(index, part, shown), width)

    def lines_of(self, index: int) -> range:
        """The lines of a criterion, by its place among all; where it is not in sight, some that are none."""
        first = self.layout.heads + (index - self.first_row) * self.layout.spacing
        return range(first, first + self.layout.spacing)

    def _foot(self, part: int, width: int, height: int) -> Content:
        if part == 0:
            below = len(self.card.criteria) - self.first_row - self.layout.rows_in(height)
            return self._rule(width, "down", below)
        if part == 1:
            return self.values()
        if part == 2:
            return self.ranges()
        return self.legend[part - FOOT_LINES] if part - FOOT_LINES < len(self.legend) else Content(" ")

    def _rule(self, width: int, sign: str, hidden: int) -> Content:
        """A thin rule; at its end, how many criteria are out of sight beyond it."""
        if hidden <= 0:
            return line(" ", (glyph("rule") * max(0, width - 2), "$rule"))
        more = line((f"{glyph(sign)} ", "$accent"), (f"{hidden} {say('grounds', 'more')}", "$dim"))
        return head("", width - 1, more, "$rule")

    def _head(self, y: int, shown: range) -> Content:
        """A line of the candidates' names; the last one says what the weights are counted in."""
        layout = self.layout
        room, last = layout.label + WEIGHT_WIDTH, y == layout.heads - 2
        said = say("grounds", "of_hundred") if last else ""
        hints = self._hints(shown) if y == 0 or (last and layout.heads == 2) else Content("")
        parts: list[Fragment] = [fit(line(" ", hints), room - len(said)), (said, "$dim"), " " * layout.air]
        names = name_lines(
            tuple(self.decision.candidate_name(slug) for slug in self.card.candidates),
            layout.name,
            layout.heads - 1,
        )
        for index in shown:
            words = names[index][y] if y < len(names[index]) else ""
            out = self._is_out(index)
            style = "bold $bright" if index == self.column else "$dim" if out else "$ink"
            sign: Fragment = (mark(index) + " ", mark_style(index)) if y == 0 else "  "
            over = cell_len(words) - layout.name
            if y and over > 0:  # a long word begins below the mark
                sign = " " * (2 - over)
            parts += [" ", sign, fit(Content.styled(words, style), layout.name + max(0, over))]
        return line(*parts)

    def _hints(self, shown: range) -> Content:
        """How many candidates are out of sight on either side."""
        before, beyond = shown.start, len(self.card.candidates) - shown.stop
        hints: list[Fragment] = []
        if before > 0:
            hints += [(f"{glyph('left')} ", "$accent"), (f"{before} {say('grounds', 'more')}  ", "$dim")]
        if beyond > 0:
            more = "" if before else f" {say('grounds', 'more')}"
            hints += [(f"{beyond}{more}", "$dim"), (f" {glyph('arrow')}", "$accent")]
        return line(*hints)

    def _is_out(self, at: int) -> bool:
        return self.card.candidates[at] in self.out

    def _row(self, index: int, part: int, shown: range) -> Content:
        """A line of a criterion: the first has the figures, the one below it what found no room there."""
        label, here = self.layout.label, index == self.row
        if part > 1 or (part == 1 and not self.layout.below and self.layout.spacing < 2):
            return Content(" ")
        names = self._name(index)
        words = names[part] if part < len(names) else ""
        focus = "bold $bright" if here else "$ink"
        weight = self.layout.weight
        figure: Fragment = " " * weight
        if part == 0:
            said = points_texts(self.card.weights)[index] if self.card.weights else glyph("dash")
            figure = (f"{said:>{weight}}", "$bright" if here else "$dim")
        room = label + WEIGHT_WIDTH - 1 - weight
        parts: list[Fragment] = [" ", fit(Content.styled(words, focus), room), figure, " " * self.layout.air]
        parts += [self._cell(index, at, part) for at in shown]
        return line(*parts)

    def _name(self, index: int) -> list[str]:
        """A criterion's name in a line, or in two where there is a second one."""
        room = self.layout.criterion
        name = self.labels[index]
        if len(name) <= room and name.isascii():
            return [name]
        return list(names_in(self.labels, room, 1 if self.layout.spacing == 1 else 2)[index])

    def _cell(self, index: int, at: int, part: int) -> Content:
        layout = self.layout
        focused = index == self.row and at == self.column
        edge: Fragment = (glyph("edge"), "$accent") if focused and self.has_focus else " "
        if part == 0 and edge == " " and (self.card.candidates[at], self.card.criteria[index]) in self._twice:
            edge = (glyph("look"), "bold $warn")
        parts: list[Fragment] = [edge]
        if part == 0:
            parts += self._figure(index, at, focused=focused)
            if layout.bar and not layout.below:
                parts += [" ", self._bar(index, at)]
        elif layout.below and layout.bar:
            parts.append(self._bar(index, at))
        elif not layout.below:
            return Content(" " * layout.column)
        cell = line(*parts)
        if focused:
            width = layout.column if layout.below else layout.column - 1
            cell = fit(cell, max(cell.cell_length, width)).stylize_before("on $select")
        return fit(cell, layout.column)

    @cached_property
    def _twice(self) -> Collection[tuple[str, str]]:
        """The cells of which a merge kept something twice, by candidate and criterion."""
        return cells_kept_twice(self.decision)

    def _figure(self, index: int, at: int, *, focused: bool) -> list[Fragment]:
        """The figure and the sign of what it rests on."""
        unknown = self.card.unknown[at][index]
        words = score_words(self.decision, self.card, self.horizon, index, at)
        style = "bold $warn" if unknown else "$dim" if self._is_out(at) else "$ink"
        sign: Fragment = (
            "" if self.grounded is None else ground_sign(self.grounded.backings[at][index].ground)
        )
        if unknown:
            sign = ""
        if focused and self.entry.words and not self.entry.complete:
            words = self.entry.words.replace("-", glyph("dash"))
        typed = self.typed.get((index, at))
        if typed is not None:
            words, style = typed.replace("-", glyph("dash")), "$ink"
        figure: Fragment = (f"{words:>{self.value_width}}", "bold $bright" if focused else style)
        return [figure, fit(line(" ", sign), 2)]

    def _bar(self, index: int, at: int) -> Content:
        """Full to the least that is backed, soft to the most; an unknown score is a hole."""
        if self.card.unknown[at][index]:
            return Content.styled(glyph("hole") * self.layout.bar, "$heat-5")
        cells = self.card if self.grounded is None else self.grounded.matrix
        begin, end = (share(ends[at][index], *self.card.scale) for ends in (cells.low, cells.high))
        return thin_bar(begin, end, self.layout.bar, mark_style(at), soft_style(at))

    def values(self) -> Content:
        """The line below the criteria: the value of each candidate that is shown."""
        total = "100" if self.card.weights else glyph("dash")
        parts: list[Fragment] = self._label("value", "bold $bright", total)
        for at in self.shown:
            place = self.places[self.card.candidates[at]]
            # The middle of a scale of which nothing is known is no value.
            known = place.value is not None and not all(self.card.unknown[at])
            words = f"{place.value:.2f}" if known else "?" if all(self.card.unknown[at]) else glyph("dash")
            style = "bold $bright" if place.rank == 1 else "$dim" if self._is_out(at) else "$ink"
            parts.append(self._total(Content.styled(words, style)))
        return line(*parts)

    def ranges(self) -> Content:
        """How far each value can lie to both sides by what backs its scores, or that it is ruled out."""
        parts: list[Fragment] = self._label("backed", "$dim", "")
        for at in self.shown:
            if self._is_out(at):
                room = self.layout.column - 3
                words = say("grounds", "ruled_out")
                words = words if len(words) <= room else say("grounds", "out")
                parts.append(self._total(line((f"{glyph('look')} ", "bold $warn"), (words, "$ink"))))
            else:
                parts.append(self._total(Content.styled(self._range(at), "$dim")))
        return line(*parts)

    def _range(self, at: int) -> str:
        weights = self.card.weights
        if not weights:
            return ""
        cells = self.card if self.grounded is None else self.grounded.matrix
        ends = [f"{value(weights, rows[at]):.2f}" for rows in (cells.low, cells.high)]
        return glyph("dash").join(ends) if ends[0] != ends[1] else ""

    def _label(self, key: str, style: str, total: str) -> list[Fragment]:
        room = self.layout.label + WEIGHT_WIDTH - 1 - len(total)
        name = cut_between_words(Content.styled(say("grounds", key), style), room - 1)
        return [" ", fit(name, room), (total, "$dim"), " " * self.layout.air]

    def _total(self, words: Content) -> Content:
        """A total below its scores: right-aligned with their signs, or with the column where it is longer."""
        layout = self.layout
        end = max(1 + self.value_width + 2, 10)
        room = min(layout.column, max(end, words.cell_length + 1))
        return fit(line(" " * max(0, room - words.cell_length), words), layout.column)


def label_of(decision: Decision, criterion: str) -> str:
    """What a criterion is called in the grid: one that ships, and kept its name, in short."""
    name, guide = decision.criterion_name(criterion), by_id().get(criterion)
    return guide.short if guide is not None and name == guide.name else name


def score_words(decision: Decision, card: DecisionMatrix, horizon: str | None, index: int, at: int) -> str:
    """The score as it was given; the mean of the horizons where they have others."""
    if card.unknown[at][index]:
        return "?"
    cell = decision.cell(card.candidates[at], card.criteria[index])
    span = cell.score if horizon is None else cell.by_horizon.get(horizon, cell.score)
    if span is not None and not (horizon is None and cell.by_horizon):
        return str(span).replace("-", glyph("dash"))
    return figure_text(card.low[at][index], card.high[at][index])


def longest_words(decision: Decision, card: DecisionMatrix, horizon: str | None) -> int:
    """Cells of the longest of all figures; six hundred cells have few different scores."""
    seen: dict[object, int] = {}
    for at, candidate in enumerate(card.candidates):
        row = decision.scores.get(candidate, {})
        for index, criterion in enumerate(card.criteria):
            cell = row.get(criterion)
            plain = cell is not None and not cell.by_horizon
            key: object = cell.score if cell is not None and plain else (at, index)
            if key not in seen:
                seen[key] = len(score_words(decision, card, horizon, index, at))
    return max(seen.values(), default=0)


def has_means(decision: Decision, horizon: str | None) -> bool:
    """Whether a figure of the grid is the mean of what the horizons have."""
    return (
        horizon is None
        and bool(decision.horizons)
        and any(cell.by_horizon for row in decision.scores.values() for cell in row.values())
    )


def same_signs_in(before: Decision, after: Decision, *, grounds: bool) -> bool:
    """Whether a cell with the same score has the same signs; with `grounds` of what it rests on, too."""
    rests = before.certainty is after.certainty and before.ballots is after.ballots
    same = before.evidence is after.evidence and rests
    return before.conflicts is after.conflicts and (same or not grounds)
