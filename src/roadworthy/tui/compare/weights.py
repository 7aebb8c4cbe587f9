"""Who leads at which weight: tracks to try other weights on, and a chart of every value along one of them."""

from textual.content import Content

from roadworthy.method.stability import Stability, leaders_along, value_line
from roadworthy.report.robustness_words import points_of
from roadworthy.tui.compare.seen import Seen, criterion_label, weight_text
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, fit, head, line, row

_NAME = 21
_STAYS = 12
_DRAWN = 6
"""Candidates whose lines are drawn: those that have a mark."""
CHART_HEIGHT = 7


def tracks(seen: Seen, at: int, width: int, *, focused: bool, trying: bool) -> list[Content]:
    """A head in `width` cells, then a row for each criterion, one cell wider on both sides for the focus.

    Each shows who leads as its weight goes from 0 to 1, and where it stands.
    """
    title = "Who leads at which weight"
    note = "not saved; 0 puts them back" if trying else f"the leader stays from{glyph('dash')}to"
    if len(title) + len(note) + 4 > width:
        note = "not saved" if trying else ""
    lines = [head(title, width, note)]
    stays = {row_.criterion: row_ for row_ in (seen.found.stability if seen.found is not None else ())}
    length = max(8, width - _NAME - _STAYS - 2)
    for j, criterion in enumerate(seen.matrix.criteria):
        here = focused and j == at
        name = fit(
            Content.styled(criterion_label(seen, criterion), "bold $bright" if here else "$ink"), _NAME
        )
        right: Fragment = (_stays(stays.get(criterion)), "$dim")
        if abs(seen.matrix.weights[j] - seen.stated[j]) > 1e-9:
            right = line(
                (weight_text(seen.matrix.weights[j]), "bold $bright"),
                (f" was {weight_text(seen.stated[j])}", "$dim"),
            )
        text = fit(
            row(
                [(glyph("edge") if here else " ", "$accent"), name, _track(seen, j, length)],
                [right],
                width + 1,
            ),
            width + 2,
        )
        lines.append(text.stylize_before("on $select") if here else text)
    return lines


def _stays(found: Stability | None) -> str:
    if found is None:
        return glyph("more")
    if found.low is None or found.high is None:
        return "alone"
    if found.low <= 0 and found.high >= 1:
        return "any weight"
    low = "0" if found.low <= 0 else weight_text(found.low)
    return f"{low}{glyph('dash')}{weight_text(found.high)}"


def _track(seen: Seen, j: int, length: int) -> Content:
    """The weight from 0 to 1 in the colour of who leads there; another than the first shows its mark."""
    stretches = leaders_along(seen.matrix, j)
    stands = min(length - 1, round(seen.matrix.weights[j] * (length - 1)))
    first = seen.places[0].candidate if seen.places else ""
    parts: list[Fragment] = []
    before = first
    for cell in range(length):
        weight = cell / (length - 1) if length > 1 else 0.0
        leader = next(one.candidate for one in stretches if weight <= one.high + 1e-12)
        which = seen.place_of(leader)
        if cell == stands:
            parts.append((glyph("exit"), "bold $bright"))
        elif leader not in (before, first):
            parts.append((mark(which), mark_style(which)))
        else:
            parts.append((glyph("line") if leader == first else glyph("rule"), mark_style(which)))
        before = leader
    return line(*parts)


def chart(seen: Seen, j: int, width: int) -> list[Content]:
    """Every candidate's value as criterion j goes from counting nothing to counting all."""
    ranked = [place.candidate for place in seen.places if place.rank is not None]
    shown = [name for name in ranked if seen.place_of(name) < _DRAWN][:_DRAWN]
    if len(shown) < 2:
        return []
    name = seen.names.criterion(seen.matrix.criteria[j])
    rest = len(ranked) - len(shown)
    title = head(f"Every value as {name} counts more", width, f"{rest} not drawn" if rest > 0 else "")
    ends = {one: value_line(seen.matrix, seen.matrix.candidates.index(one), j) for one in shown}
    low, high = min(min(end) for end in ends.values()), max(max(end) for end in ends.values())
    span = high - low or 1.0
    columns = max(10, width - 9)
    grid: list[list[Fragment]] = [[" "] * columns for _ in range(CHART_HEIGHT)]
    stands = round(seen.matrix.weights[j] * (columns - 1))
    for cells in grid:
        cells[stands] = (glyph("wall"), "$dim")
    heights = glyph("heights")
    steps = len(heights)
    for one in reversed(shown):
        start, end = ends[one]
        sign = seen.sign(one)
        for x in range(columns):
            down = (high - start + (start - end) * x / (columns - 1)) / span * (CHART_HEIGHT - 1)
            if x in (0, columns - 1) or x == stands:
                grid[round(down)][x] = sign
            else:
                y, step = divmod(int((down + 0.5) * steps), steps)
                grid[y][x] = (heights[step], sign[1])
    lines = [title]
    for y, cells in enumerate(grid):
        label = f"{high - span * y / (CHART_HEIGHT - 1):.1f}" if y in (0, CHART_HEIGHT - 1) else ""
        lines.append(line((f"{label:>4} ", "$dim"), *cells))
    weight = seen.matrix.weights[j]
    foot = f"{points_of(weight)} of 100"
    at = max(3, min(columns - len(foot) - 5, stands - len(foot) // 2))
    below = "0" + " " * (at - 1) + foot
    lines.append(line(("     " + below.ljust(columns - 3) + "100", "$dim")))
    return [fit(text, width) for text in lines]
