"""Chapter 1: the leader beside a rival, one line a criterion, bars from the middle."""

from textual.content import Content, Span

from roadworthy.interview.outlines.compare_argument import by_size
from roadworthy.knowledge.interview_words import say, say_lines
from roadworthy.method.rival import CriterionGap, together, turns_alone
from roadworthy.report.phrases import listed
from roadworthy.tui.compare.seen import Seen, criterion_label, signed_gap
from roadworthy.tui.glyphs import glyph, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, fit, head, line, names_in, thin_bar, wrap
from roadworthy.tui.widgets.grid_lines import score_words
from roadworthy.tui.widgets.ground_signs import ground_sign

_HALF = 5
"""Cells of a bar on one side of the middle at the least."""
_LONGEST_HALF = 20
_SIGN = 4
"""Cells of a mark, a blank, and a rule behind the name."""
_LEAST_NAME = 14
_GAP = 4
"""Cells between how to read the bars and the first mark: they are no sentence."""


def rival_rows(seen: Seen, pair: tuple[str, str] | None, width: int, number: str) -> list[Content]:
    """What each criterion adds to the lead of the first over the second, the largest first, and the sum."""
    if pair is None or not seen.matrix.weights:
        return [head(f"{number}{say('chapter', 'rival')}", width), line((say("chapter", "nobody"), "$dim"))]
    a, b = pair
    rows = by_size(seen.analysis, a, b, seen.horizon)
    figures = {slug: [_figure(seen, slug, row.criterion) for row in rows] for slug in pair}
    cells = {slug: max(4, *(text.cell_length for text in found)) for slug, found in figures.items()}
    labels = [criterion_label(seen, row.criterion) for row in rows]
    signed = [signed_gap(row.gap) for row in rows]
    last = 1 + max(map(len, (*signed, signed_gap(together(rows)))))
    left = width - sum(cells.values()) - 4 - last - 2 * _HALF - 3
    name = max(_LEAST_NAME, min(max(Content(label).cell_length for label in labels), left))
    half = max(_HALF, min(_LONGEST_HALF, (width - name - sum(cells.values()) - 4 - last - 3) // 2))
    longest = max((abs(end) for row in rows for end in (row.gap, row.least, row.most)), default=0.0) or 1.0
    lines = [_title(seen, pair, width, number), _heads(seen, pair, (name, cells[a], cells[b], half))]
    for index, (row, (label, *rest)) in enumerate(zip(rows, names_in(labels, name), strict=True)):
        parts: list[Fragment] = [fit(Content.styled(label, "$ink"), name)]
        parts += [_right(figures[slug][index], cells[slug] + 2) for slug in pair]
        style = "bold $bright" if abs(row.gap) >= 0.005 else "$dim"
        gap: Fragment = (f"{signed[index]:>{last}}", style)
        lines.append(line(*parts, "  ", _from_middle(seen, pair, row, half, longest), gap))
        lines += [line((text, "$ink")) for text in rest]
    lines.append(_sum(rows, name + cells[a] + cells[b] + 4 + 2 + 2 * half + 1, last))
    lines += [line((text, "$ink")) for text in wrap(_alone(seen, rows), width)]
    return lines


def _title(seen: Seen, pair: tuple[str, str], width: int, number: str) -> Content:
    """The rival, and that ←→ takes another."""
    before = f"{number}{say('chapter', 'rival')}: "
    name = seen.short_names(width - len(before) - _SIGN)[pair[1]]
    begin = line((before, "bold $bright"), seen.sign(pair[1]), (f" {name}", "bold $bright"))
    note = say("chapter", "rival_note")
    note = note if begin.cell_length + len(note) + 4 <= width else ""
    rule = glyph("rule") * max(0, width - begin.cell_length - len(note) - (2 if note else 1))
    return fit(line(begin, " ", (rule, "$rule"), (f" {note}" if note else "", "$dim")), width)


def _heads(seen: Seen, pair: tuple[str, str], widths: tuple[int, int, int, int]) -> Content:
    """How to read the bars, whose figures stand in which column, and on which side who is ahead."""
    name, first, second, half = widths
    a, b = (line(seen.sign(slug)) for slug in pair)
    room = name + first
    read = next((one for one in say_lines("chapter", "soft") if len(one) + _GAP <= room), "")
    return line(
        fit(Content.styled(read, "$dim"), room),
        _right(line(a, "  "), 2),
        _right(line(b, "  "), second + 2),
        "  ",
        _sides(a, b, half),
    )


def _sides(a: Content, b: Content, half: int) -> Content:
    """Who is ahead on which side of the middle: in words on both sides, or once between the marks."""
    ahead = Content.styled(say("chapter", "ahead"), "$dim")
    left, right = line(b, " ", ahead), line(ahead, " ", a)
    if left.cell_length < half:
        return line(fit(left, half), " ", _right(right, half))
    between = 2 * half + 1 - a.cell_length - b.cell_length
    before = max(0, between - ahead.cell_length) // 2
    return line(b, " " * before, fit(ahead, max(0, between - before)), a)


def _right(content: Content, width: int) -> Content:
    return line(" " * max(0, width - content.cell_length), content)


def _figure(seen: Seen, candidate: str, criterion: str) -> Content:
    """A score and the sign of what it rests on."""
    card = seen.analysis.matrix(seen.horizon)
    at, index = card.candidates.index(candidate), card.criteria.index(criterion)
    words = score_words(seen.decision, card, seen.horizon, index, at)
    if card.unknown[at][index]:
        return line((words, "bold $warn"), "  ")
    ground = seen.analysis.grounded(seen.horizon).backing(candidate, criterion).ground
    return line((words, "$ink"), " ", ground_sign(ground))


def _from_middle(seen: Seen, pair: tuple[str, str], row: CriterionGap, half: int, longest: float) -> Content:
    """Full from the middle to the gap as stated, soft as far as grounds allow, to both sides."""
    a, b = (seen.place_of(slug) for slug in pair)
    full, reach = max(0.0, row.gap) / longest, max(0.0, row.most) / longest
    right = thin_bar(full, max(full, reach), half, mark_style(a), soft_style(a))
    full, reach = max(0.0, -row.gap) / longest, max(0.0, -row.least) / longest
    left = _mirrored(thin_bar(full, max(full, reach), half, mark_style(b), soft_style(b)))
    return line(left, (glyph("exit"), "bold $bright"), right)


def _mirrored(content: Content) -> Content:
    """The same from right to left."""
    there, back = glyph("line-half"), glyph("line-rest")
    turned = {there: back, back: there} if len(there) == len(back) == 1 and there not in "#=." else {}
    words = "".join(turned.get(sign, sign) for sign in reversed(content.plain))
    length = len(words)
    return Content(words, [Span(length - end, length - start, style) for start, end, style in content.spans])


def _sum(rows: tuple[CriterionGap, ...], at: int, wide: int) -> Content:
    words = say("chapter", "together")
    return line(
        (words, "$dim"), " " * (at - len(words)), (f"{signed_gap(together(rows)):>{wide}}", "bold $bright")
    )


def _alone(seen: Seen, rows: tuple[CriterionGap, ...]) -> str:
    """Which criteria could turn it by themselves."""
    names = [criterion_label(seen, slug) for slug in turns_alone(rows)]
    if not names:
        return say("chapter", "alone_none") if together(rows) > 0 else ""
    if len(names) == 1:
        return say("chapter", "alone", criterion=names[0])
    return say("chapter", "alone_many", criteria=listed(names))
