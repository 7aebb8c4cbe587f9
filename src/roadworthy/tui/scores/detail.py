"""What is known about the cell under the cursor, below the grid."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from textual.content import Content

from roadworthy.interview.outlines.scores import how_far, lacking_words
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import Ground
from roadworthy.method.conflicts import cells_kept_twice
from roadworthy.method.leading_share import Share
from roadworthy.method.rival import CriterionGap, gaps
from roadworthy.method.stability import stability_of
from roadworthy.model.frozen import frozen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.scores import told
from roadworthy.tui.scores.beside import RowSeen, becomes_words
from roadworthy.tui.scores.reason import FIELD_LINES
from roadworthy.tui.text_layout import Fragment, cut_between_words, head, hung_row, line, wrap
from roadworthy.tui.widgets.cell_title import cell_title
from roadworthy.tui.widgets.ground_signs import ground_sign, points_text, points_texts
from roadworthy.tui.widgets.lines_widget import LinesWidget

_ROOMY = 7
_TIGHT = 3
"""Lines up to which the title has one, so that the reason has the rest."""
_TELLING = 0.005
"""A gap below this is none as people count."""


@frozen
class Before:
    """What the cell and the leader were when the cell was entered, to tell what a change does."""

    figure: str
    ground: Ground
    value: float | None
    share: Share | None


class CellLooks(Protocol):
    """What the detail needs of its station."""

    writing: bool
    before: Before | None

    @property
    def room_below(self) -> int: ...

    @property
    def has_column(self) -> bool: ...

    def seen(self) -> RowSeen | None: ...

    def what_is_missing(self) -> list[str]: ...


class CellDetail(LinesWidget):
    """What is known about the cell under the cursor; beside a second column, what its row adds."""

    def __init__(self, looks: CellLooks, *, goes_on: bool = False) -> None:
        """`goes_on`: it has what stands below the field, while somebody writes the reason."""
        super().__init__(id="cell-goes-on" if goes_on else "cell-detail")
        self.looks = looks
        self.goes_on = goes_on

    def draw(self, width: int) -> list[Content]:
        seen = self.looks.seen()
        if seen is None:
            return [line(" ", (words, "$dim")) for words in self.looks.what_is_missing()]
        if self.looks.writing:
            return self._around_field(seen, width - 2)
        room, inner = self.looks.room_below, width - 2
        air = [Content("")] if room > _ROOMY else []
        top = [*_kept_twice(seen, inner), *self._changes(seen, inner)]
        if top or not self.looks.has_column:  # the column has a head for each score
            title = self._title(seen, inner)
            top = [*air, *(title if room > _TIGHT else title[:1]), *top]
        lines = list(top)
        if not self.looks.has_column:
            for part in self._known(seen, inner):
                left = room - len(lines)
                lines += part if len(part) <= left else _shortened(part, left, inner)
        else:
            for part in row_in_total(seen, inner, air):  # each sentence whole, or not at all
                if len(lines) + len(part) > room:
                    break
                lines += part
        # As many lines whatever is known: the screen is not laid out anew from cell to cell.
        lines += [Content("")] * (room - len(lines))
        return [line(" ", text) if text.plain else text for text in lines]

    def _around_field(self, seen: RowSeen, width: int) -> list[Content]:
        """What is above the field in which the reason is written, and what is below it."""
        room = self.looks.room_below
        air = [Content("")] if room + FIELD_LINES > _ROOMY else []
        above = [*air, *self._title(seen, width)][: max(0, room)]
        if not self.goes_on:
            return [line(" ", text) for text in above]
        room -= len(above)
        lines: list[Content] = []
        for part in [] if self.looks.has_column else self._known(seen, width):
            left = room - len(lines)
            lines += part if len(part) <= left else _shortened(part, left, width)
        return [*(line(" ", text) for text in lines), *[Content("")] * (room - len(lines))]

    def _title(self, seen: RowSeen, width: int) -> list[Content]:
        analysis, decision = seen.analysis, seen.analysis.decision
        cell = seen.candidate, seen.criterion
        ground = told.ground_at(analysis, seen.horizon, *cell)
        figure = told.figure(analysis, seen.horizon, *cell)
        sign: Fragment = "" if ground == "unknown" else line(" ", ground_sign(ground))
        score = line("  ", (figure, "bold $warn" if ground == "unknown" else "bold $bright"), sign)
        name = decision.criterion_name(seen.criterion)
        if self.looks.has_column:
            return cell_title(decision, seen.candidate, name, width, score=score)
        notes = (how_far(analysis, seen.horizon, *cell, brief=brief) for brief in (False, True))
        shown = (cell_title(decision, seen.candidate, name, width, score=score, note=note) for note in notes)
        return min(shown, key=len)

    def _changes(self, seen: RowSeen, width: int) -> list[Content]:
        """What the cell was, and what the change did to the value and to the leader's share."""
        before = self.looks.before
        if before is None:
            return []
        analysis = seen.analysis
        figure = told.figure(analysis, seen.horizon, seen.candidate, seen.criterion)
        ground = told.ground_at(analysis, seen.horizon, seen.candidate, seen.criterion)
        if (before.figure, before.ground) == (figure, ground):
            return []
        was = line((say("cell", "was", figure=before.figure), "$dim"))
        # An unknown's figure is its sign already.
        parts = [was if before.ground == "unknown" else line(was, " ", ground_sign(before.ground))]
        places = analysis.ranking(seen.horizon)
        now = next((place.value for place in places if place.candidate == seen.candidate), None)
        if before.value is not None and now is not None and abs(now - before.value) > 1e-9:
            sign = glyph("up") if now > before.value else glyph("down")
            words = say(
                "cell", "value_moves", was=f"{before.value:.2f}", now=f"{now:.2f}", arrow=glyph("arrow")
            )
            parts.append(line((f"{sign} ", "$accent"), (words, "$ink")))
        if before.share is not None and seen.share is not None and before.share != seen.share:
            facts = {"was": before.share.of_hundred, "now": seen.share.of_hundred, "arrow": glyph("arrow")}
            leader = analysis.decision.candidate_name(seen.share.leader)
            if before.share.leader == seen.share.leader:
                parts.append(line((f"{leader} {say('cell', 'share_moves', **facts)}", "$ink")))
        return _flowing(parts, width)

    def _known(self, seen: RowSeen, width: int) -> list[Sequence[Content]]:
        """Reason, sources, what each horizon has, what would back it; the first where room is short."""
        analysis, decision = seen.analysis, seen.analysis.decision
        candidate, criterion = seen.candidate, seen.criterion
        parts: list[Sequence[Content]] = []
        if not self.looks.writing:
            parts.append(told.reason_lines(decision, candidate, criterion, width))
        parts.append(list(told.source_lines(analysis, candidate, criterion, width)))
        figure = told.figure(analysis, seen.horizon, candidate, criterion)
        if seen.horizon is None and (words := told.means_words(decision, candidate, criterion, figure)):
            parts.append(_hanging(words, width))
        if words := lacking_words(analysis, seen.horizon, candidate, criterion):
            would = wrap(becomes_words(seen), width - 2)
            begin = (f"{glyph('next')} ", "$accent")
            parts.append(
                [
                    line(begin if number == 0 else "  ", (text, "$ink"))
                    for number, text in enumerate([*wrap(words, width - 2), *would])
                ]
            )
        return parts


def _kept_twice(seen: RowSeen, width: int) -> list[Content]:
    """What a merge kept twice of the cell, each side with who and when, and the key that settles it."""
    decision = seen.analysis.decision
    found = cells_kept_twice(decision).get((seen.candidate, seen.criterion), ())
    if not found:
        return []
    from roadworthy.report.conflict_words import conflict_words

    lines: list[Content] = []
    for one in found:
        said = line(
            (conflict_words(one.record, decision), "$ink"), ("  M", "bold $accent"), (" settles it", "$ink")
        )
        lines += hung_row([(glyph("look") + " ", "bold $warn")], said, "", width)
    return lines


def _hanging(words: str, width: int) -> list[Content]:
    return [line(" " * told.LABEL, (text, "$dim")) for text in wrap(words, width - told.LABEL)]


def _shortened(part: Sequence[Content], room: int, width: int) -> list[Content]:
    """The lines that there is room for; the last one says that there is more."""
    if room <= 0:
        return []
    shown = list(part[:room])
    shown[-1] = cut_between_words(line(shown[-1].rstrip(), (" " * width, "")), width)
    return shown


def _flowing(parts: Sequence[Content], width: int) -> list[Content]:
    """Pieces one after another, in as many lines as they need; no piece is broken."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = line(lines[-1], "   ", part)
        else:
            lines.append(part)
    return lines


def row_in_total(seen: RowSeen, width: int, air: list[Content]) -> Iterator[list[Content]]:
    """What the row adds to the lead, how far that may be off, and from which weight on another would lead.

    A sentence each; the first with a head, and `air` before it.
    """
    analysis, names = seen.analysis, seen.analysis.decision.candidate_name
    pair = against(analysis, seen.horizon, seen.candidate)
    if pair is None:
        return
    stated, grounded = analysis.matrix(seen.horizon), analysis.grounded(seen.horizon).matrix
    at = stated.criteria.index(seen.criterion)
    gap = gaps(stated, grounded, *pair)[at]
    weight = say("cell", "of_weight", points=points_texts(stated.weights)[at])
    words = _gap_words(gap, names(pair[0]), names(pair[1]))
    yield [*air, head(say("cell", "in_total"), width, weight), *_sentence(words, width)]
    running = analysis.running_matrix(seen.horizon)
    stays = stability_of(running, seen.criterion) if len(running.candidates) > 1 else None
    if stays is not None:
        ends = (("would_lead_below", stays.low, stays.below), ("would_lead_from", stays.high, stays.above))
        for key, end, who in ends:
            if who and end is not None:
                yield _sentence(say("cell", key, points=points_text(end), rival=names(who[0])), width)


def _sentence(words: str, width: int) -> list[Content]:
    return [line((text, "$ink")) for text in wrap(words, width)]


def against(analysis: Analysis, horizon: str | None, candidate: str) -> tuple[str, str] | None:
    """The leader and whom to hold against it: the candidate, or where it leads itself the next one."""
    ranked = [place.candidate for place in analysis.ranking(horizon) if place.rank is not None]
    if len(ranked) < 2:
        return None
    return ranked[0], candidate if candidate in ranked[1:] else ranked[1]


def _gap_words(gap: CriterionGap, leader: str, rival: str) -> str:
    key = "level" if gap.size < _TELLING else "ahead" if gap.gap > 0 else "behind"
    first, second = (gap.most, gap.least) if gap.gap > 0 else (-gap.least, -gap.most)
    facts = {"leader": leader, "rival": rival, "gap": f"{gap.size:.2f}"}
    return say("cell", key, most=_signed(first), least=_signed(second), **facts)


def _signed(value: float) -> str:
    key = "ahead_by" if value >= 0 else "behind_by"
    return say("cell", key, figure=f"{abs(value):.2f}")
