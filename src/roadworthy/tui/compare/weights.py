"""Chapter 2: every value against the weight of one criterion, and who leads at which weight of each."""

from collections.abc import Mapping

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.stability import Stability, Stretch, leaders_along, value_line
from roadworthy.tui.compare.plot import plotted
from roadworthy.tui.compare.seen import Seen, criterion_label
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, cut_between_words, distinct, fit, head, line, row, wrap
from roadworthy.tui.widgets.ground_signs import points_text, points_texts

_NAME = 19
"""Cells of a criterion's name at the least."""
_STAYS = 12
_LEAST_TRACK = 12
"""Cells of a track at the least: it gives way to the names."""
_DRAWN = 6
"""Candidates whose lines are drawn: those that have a mark."""
_AXIS = 5
"""Cells of the figures left of the lines."""


def chart(seen: Seen, j: int, width: int, rows: int, number: str) -> list[Content]:
    """Every candidate's value as criterion j goes from counting nothing to counting all."""
    name = seen.names.criterion(seen.matrix.criteria[j])
    shown = [slug for slug in seen.ranked if seen.place_of(slug) < _DRAWN][:_DRAWN]
    rest = len(seen.ranked) - len(shown)
    title = f"{number}{say('chapter', 'weights_note', name=name)}"
    note = say("chapter", "drawn_first", count=len(shown), all=len(seen.ranked)) if rest else ""
    lines = [head(title, width, note if len(title) + len(note) + 4 <= width else "")]
    if len(shown) < 2:
        return [*lines, line((say("chapter", "nobody"), "$dim"))]
    ends = [value_line(seen.matrix, seen.matrix.candidates.index(slug), j) for slug in shown]
    low, high = min(map(min, ends)), max(map(max, ends))
    high += (high - low) / (rows - 1)  # a row for the name of the one that is first
    columns = max(10, width - _AXIS)
    cells: dict[tuple[int, int], Fragment] = {}
    stretches = leaders_along(seen.matrix, j)
    stands = round(seen.matrix.weights[j] * (columns - 1))
    crossings = [(round(one.low * (columns - 1)), one) for one in stretches[1:]]
    for column, style in ((stands, "$accent"), *((at, "$dim") for at, _ in crossings)):
        cells |= {(y, column): (glyph("dashed"), style) for y in range(rows)}
    for at, (sign, which) in plotted(ends, columns, rows, low, high).items():
        place = seen.place_of(shown[which])
        cells[at] = (mark(place) if sign.isascii() else sign, mark_style(place))
    _name_lines(seen, shown, cells, (columns, rows))
    for y in range(rows):
        edge = high - (high - low) * y / (rows - 1) if y in (0, rows - 1) else None
        label = "" if edge is None else f"{edge:.1f}"
        drawn = (cells.get((y, x), " ") for x in range(columns))
        lines.append(line((f"{label:>{_AXIS - 1}} ", "$dim"), *drawn))
    lines.append(_foot(seen, j, columns, stretches))
    lines += _named(seen, j, stretches, width)
    return [fit(text, width) for text in lines]


def _name_lines(
    seen: Seen, shown: list[str], cells: dict[tuple[int, int], Fragment], size: tuple[int, int]
) -> None:
    """Each candidate's mark and name beside its line, where nothing else stands."""
    columns, rows = size
    short = dict(zip(shown, distinct(map(seen.names.candidate, shown), max(8, columns // 3)), strict=True))
    drawn = dict(cells)
    for slug in shown:
        sign, style = seen.sign(slug)
        own = [at for at, part in drawn.items() if isinstance(part, tuple) and part[1] == style]
        for name in (seen.names.candidate(slug), short[slug]):
            words = f"{sign} {name}"
            if (at := _free(words, own, cells, (columns, rows))) is not None:
                y, x = at
                cells |= {(y, x + i): (letter, "$ink" if i else style) for i, letter in enumerate(words)}
                break


def _free(
    words: str, own: list[tuple[int, int]], cells: Mapping[tuple[int, int], Fragment], size: tuple[int, int]
) -> tuple[int, int] | None:
    """Where words find room right above or below a line, as row and column; None where they find none."""
    columns, rows = size
    for x in range(1, columns - len(words), 3):
        ys = [y for y, at in own if at == x]
        for y in [ys[0] - 1, ys[0] + 1] if ys else []:
            if 0 <= y < rows and all((y, at) not in cells for at in range(x - 1, x + len(words) + 1)):
                return y, x
    return None


def _foot(seen: Seen, j: int, columns: int, stretches: tuple[Stretch, ...]) -> Content:
    """The weights below the lines: none, yours, those at which the lead changes hands, all."""
    marks: list[tuple[int, str, str]] = [(0, "0", "$dim"), (columns - 3, "100", "$dim")]
    yours = say("chapter", "yours", points=points_texts(seen.matrix.weights)[j])
    for weight, words, style in (
        (seen.matrix.weights[j], yours, "$accent"),
        *((one.low, points_text(one.low), "bold $bright") for one in stretches[1:]),
    ):
        at = max(2, min(columns - 4 - len(words), round(weight * (columns - 1)) - len(words) // 2))
        if all(at + len(words) < other or at > other + len(said) for other, said, _ in marks):
            marks.append((at, words, style))
    parts: list[Fragment] = [" " * _AXIS]
    end = 0
    for at, words, style in sorted(marks):
        parts += [" " * (at - end), (words, style)]
        end = at + len(words)
    return line(*parts)


def _named(seen: Seen, j: int, stretches: tuple[Stretch, ...], width: int) -> list[Content]:
    """Each crossing in words: from which weight on who leads."""
    if len(stretches) < 2:
        criterion = seen.names.criterion(seen.matrix.criteria[j])
        names = [seen.names.candidate(one.candidate) for one in stretches]
        words = say("chapter", "all_weights", name=names[0], criterion=criterion) if names else ""
        return [line((text, "$dim")) for text in wrap(words, width)]
    parts = []
    for one in stretches[1:]:
        name = seen.names.candidate(one.candidate)
        words = say("chapter", "leads_from", points=points_text(one.low), name=name)
        parts.append(line((glyph("swap"), "$accent"), " ", seen.sign(one.candidate), (f" {words}", "$ink")))
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = line(lines[-1], "   ", part)
        else:
            lines.append(part)
    return [cut_between_words(text, width) for text in lines]


def tracks(seen: Seen, at: int | None, width: int) -> list[Content]:
    """A row for each criterion: who leads as its weight goes from 0 to 100, and where it stands.

    `at` is the criterion that is looked at.
    """
    note = f"the leader stays from{glyph('dash')}to"
    title = "Who leads at which weight"
    lines = [head(title, width, note if len(title) + len(note) + 4 <= width else "")]
    stays = {one.criterion: one for one in (seen.found.stability if seen.found is not None else ())}
    every = [criterion_label(seen, slug) for slug in seen.matrix.criteria]
    longest = max(Content(label).cell_length for label in every)
    name = max(_NAME, min(longest, width - _STAYS - _LEAST_TRACK - 4))
    length = max(_LEAST_TRACK, width - name - _STAYS - 4)
    labels = distinct(every, name)
    for j, criterion in enumerate(seen.matrix.criteria):
        here = j == at
        label = fit(Content.styled(labels[j], "bold $bright" if here else "$ink"), name)
        sign: Fragment = (f"{glyph('next')} ", "$accent") if here else "  "
        right: Fragment = (_stays(stays.get(criterion)), "bold $bright" if here else "$dim")
        lines.append(row([sign, label, " ", _track(seen, j, length)], [right], width))
    return lines


def _stays(found: Stability | None) -> str:
    if found is None:
        return glyph("more")
    if found.low is None or found.high is None:
        return "alone"
    if found.low <= 0 and found.high >= 1:
        return "any weight"
    return f"{points_text(found.low)}{glyph('dash')}{points_text(found.high)}"


def _track(seen: Seen, j: int, length: int) -> Content:
    """The weight from 0 to 100 in the colour of who leads there; another than the first shows its mark."""
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
