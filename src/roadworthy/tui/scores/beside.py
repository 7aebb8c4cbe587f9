"""Beside the grid: the row in focus with reasons and sources, and what would back its cell."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from roadworthy.interview.outlines.scores import how_far, lacking_words
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.leading_share import Share
from roadworthy.model.frozen import frozen
from roadworthy.session import Session
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.scores import told
from roadworthy.tui.text_layout import Fragment, head, line, row, wrap
from roadworthy.tui.widgets.cell_title import told_apart
from roadworthy.tui.widgets.ground_signs import ground_sign

_MANY = 7
"""Others beside the candidate in focus from which on only those are drawn that there is room for."""


@frozen
class RowSeen:
    """The row under the cursor of the grid."""

    analysis: Analysis
    horizon: str | None
    candidate: str
    criterion: str
    share: Share | None
    supposed: Share | None
    """The share if evidence backed the cell in focus."""
    earlier: tuple[str, ...] = ()
    """What earlier decisions judged too high or too low at this criterion."""


def earlier_words(session: Session, criterion: str) -> tuple[str, ...]:
    """What earlier decisions in the folder judged too high or too low at a criterion."""
    if not session.earlier:
        return ()
    from roadworthy.interview.earlier import hints

    return hints(session.earlier, session.value, criterion)


def row_lines(
    seen: RowSeen, width: int, height: int, beyond: Sequence[tuple[str, str]] = ()
) -> list[Content]:
    """The criterion and what it asks, each candidate's cell, what would back the one in focus, the points.

    Where all of it is higher than `height`, the cell in focus and what would back it come first, and of many
    candidates as many as there is room for: each is a key away. Below follow heads and words from `beyond`.
    """
    decision, criterion = seen.analysis.decision, seen.criterion
    top = [row([(decision.criterion_name(criterion), "bold $bright")], [(say("cell", "row"), "$dim")], width)]
    top += [line((words, "$dim")) for words in wrap(told.question_of(decision, criterion), width) if words]
    remark = decision.criteria[criterion].remark
    for known in (remark, *seen.earlier):
        top += [line((words, "$ink")) for words in wrap(known, width) if words]
    backing = list(backing_lines(seen, width))
    points = [head(say("cell", "points"), width), *told.points_lines(decision, criterion, width)]
    own = list(_candidate(seen, seen.candidate, width))
    room = height - sum(map(len, (top, own, backing, points))) - 3
    others = list(_others(seen, width, room))
    if sum(map(len, others)) + len(others) <= room:
        at = list(decision.candidates).index(seen.candidate)
        parts = [top, *others[:at], own, *others[at:], backing, points]
    else:
        parts = [top, own, backing, points, *others]
    parts += [
        [head(label, width), *(line((words, "$ink")) for words in wrap(body, width))]
        for label, body in beyond
        if body
    ]
    lines = [text for part in parts for text in ([Content("")] if part is not top else []) + part]
    # Whole panes, whatever the row has: from row to row the screen is not laid out anew.
    return lines + [Content("")] * (-len(lines) % max(1, height))


def _others(seen: RowSeen, width: int, room: int) -> Iterator[list[Content]]:
    """The other candidates' cells of the row; of many those that there is room for, and how many are left."""
    others = [slug for slug in seen.analysis.decision.candidates if slug != seen.candidate]
    for number, slug in enumerate(others):
        lines = list(_candidate(seen, slug, width))
        room -= len(lines) + 1
        if len(others) > _MANY and room < 2:
            yield [line((say("cell", "others_left", count=len(others) - number), "$dim"))]
            return
        yield lines


def _candidate(seen: RowSeen, slug: str, width: int) -> Iterator[Content]:
    analysis, decision = seen.analysis, seen.analysis.decision
    place = list(decision.candidates).index(slug)
    here = slug == seen.candidate
    ground = told.ground_at(analysis, seen.horizon, slug, seen.criterion)
    figure = told.figure(analysis, seen.horizon, slug, seen.criterion)
    far = how_far(analysis, seen.horizon, slug, seen.criterion, brief=True)
    style = "bold $bright" if here else "$ink"
    sign: Fragment = "" if ground == "unknown" else line(" ", ground_sign(ground))
    figure_style = "bold $warn" if ground == "unknown" else style
    begin = line((mark(place) + " ", mark_style(place)))
    end = line((f"  {figure}", figure_style), sign)
    room = width - begin.cell_length - end.cell_length
    name = Content.styled(told_apart(decision, slug, room), style)
    title = line(begin, name, end)
    rest = width - title.cell_length - len(far) - 2
    if rest > 0:
        yield line(title, " ", (glyph("rule") * rest, "$rule"), (f" {far}", "$dim"))
    else:  # how far it may be off stands below; nothing of the name is cut for it
        yield line(title, " ", (glyph("rule") * max(0, width - title.cell_length - 1), "$rule"))
        yield from (line(" " * told.LABEL, (text, "$dim")) for text in wrap(far, width - told.LABEL))
    if seen.horizon is None and (words := told.means_words(decision, slug, seen.criterion, figure)):
        yield from (line(" " * told.LABEL, (text, "$dim")) for text in wrap(words, width - told.LABEL))
    yield from told.reason_lines(decision, slug, seen.criterion, width)
    yield from told.source_lines(analysis, slug, seen.criterion, width)


def backing_lines(seen: RowSeen, width: int) -> Iterator[Content]:
    """What would back the cell in focus, and what the share would become by that."""
    decision = seen.analysis.decision
    place = list(decision.candidates).index(seen.candidate)
    ground = told.ground_at(seen.analysis, seen.horizon, seen.candidate, seen.criterion)
    words = lacking_words(seen.analysis, seen.horizon, seen.candidate, seen.criterion)
    step = line((mark(place), mark_style(place)), " ", ground_sign(ground))
    if words:
        step = line(step, (f" {glyph('arrow')} ", "$accent"), ground_sign("evidence"))
    yield head(say("cell", "back_it"), width, step)
    if not words:
        yield line((say("cell", "is_backed"), "$ink"))
        return
    for number, text in enumerate(wrap(words, width - 2)):
        yield line((f"{glyph('next')} " if number == 0 else "  ", "$accent"), (text, "$ink"))
    if would := becomes_words(seen):
        yield line("  ", (would, "$ink"))


def becomes_words(seen: RowSeen) -> str:
    """What the leader's share would become if evidence backed the score; empty while nobody knows."""
    if seen.share is None or seen.supposed is None or seen.share.leader != seen.supposed.leader:
        return ""
    key = "share_stays" if seen.share == seen.supposed else "share_becomes"
    figure = told.figure(seen.analysis, seen.horizon, seen.candidate, seen.criterion)
    facts = {"was": seen.share.of_hundred, "now": seen.supposed.of_hundred, "arrow": glyph("arrow")}
    return say("cell", key, figure=figure, **facts)
