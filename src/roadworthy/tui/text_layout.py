"""Lines of styled text: rows, rules, wrapped words, bars. A person's words enter as text, never as markup."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from textual.content import Content, Span

from roadworthy.model.frozen import frozen
from roadworthy.report import width_law
from roadworthy.report.cells import tied, untied
from roadworthy.tui.glyphs import eighth, glyph, is_ascii

Fragment: TypeAlias = "str | Content | tuple[str, str]"
"""Words; words with a style such as ``bold $bright``; or ready content."""

_LEAST_WORDS = 24
"""Cells for words, below which what stands at the end of their row goes below them."""
_EDGE = 3
"""Blank cells at the end of a row, and before what stands there."""
_SIGNS_BEFORE: Final = re.compile(r"[^\w\s“„\"'(\[<]{1,5} +(?=\S)")
"""Signs and blanks before words that hang behind them."""
_CLAUSE_END: Final = re.compile(r"[;:.](?= )")
LABEL = 16
"""Width of the label column that stands before values."""


def line(*parts: Fragment) -> Content:
    """The parts, one after another.

    What `Content.join` does, without going through the words letter by letter: most of drawing is this.
    """
    words: list[str] = []
    spans: list[Span] = []
    at = 0
    for part in parts:
        if isinstance(part, Content):
            text = part.plain
            spans += [Span(at + start, at + end, style) for start, end, style in part.spans if style]
        else:
            text, style = (part, "") if isinstance(part, str) else part
            if not text.isprintable():
                text = Content(text).plain
            if style and text:
                spans.append(Span(at, at + len(text), style))
        words.append(text)
        at += len(text)
    return Content("".join(words), spans, strip_control_codes=False)


def fit(content: Content, width: int) -> Content:
    """The content in exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    length = content.cell_length
    if length == width:
        return content
    if length < width:
        return content.pad_right(width - length)
    if is_ascii():  # two stops: one would read as the end of a sentence
        sign = glyph("more")[: max(0, width)]
        return content.truncate(width - len(sign)).append(sign).pad_right(0)
    return content.truncate(width, ellipsis=True, pad=True)


def row(left: Sequence[Fragment], right: Sequence[Fragment], width: int) -> Content:
    """Words at the left, words at the right, blanks between; the left side gives way."""
    end = line(*right)
    room = max(0, width - end.cell_length - (1 if right else 0))
    begin = line(*left)
    begin = cut_between_words(begin, room)
    gap = max(0, width - begin.cell_length - end.cell_length)
    return line(begin, " " * gap, end)


def hung_row(
    before: Sequence[Fragment], words: Fragment, after: Fragment, width: int, lines: int = 3
) -> list[Content]:
    """A row whose words go on below where they begin, on `lines` lines at the most.

    `after` stands at the end of the first line; where that leaves too little room for the words, below them.
    """
    begin, said, end = line(*before), line(words), line(after)
    whole = width - begin.cell_length - _EDGE
    room = whole - end.cell_length
    beside = room >= min(_LEAST_WORDS, said.cell_length)
    room = max(1, room if beside else whole)
    first, *rest = _wrapped(said, room, lines)
    drawn = [row([begin, first], [end if beside else "", "  "], width)]
    drawn += [line(" " * begin.cell_length, text) for text in rest]
    if not beside:
        drawn.append(line(" " * max(0, width - end.cell_length - 2), end))
    return drawn


def _wrapped(content: Content, width: int, lines: int) -> list[Content]:
    """The content on at most so many lines, broken between words; the last one cut where it goes on."""
    if content.cell_length <= width:
        return [content]
    pieces = [piece.rstrip() for piece in broken(content, width)] or [content]
    if len(pieces) <= lines:
        return pieces
    rest = Content(" ").join(pieces[lines - 1 :])
    return [*pieces[: lines - 1], cut_between_words(rest, width)]


def broken(content: Content, width: int) -> list[Content]:
    """The content in lines of `width` cells; none ends beside the arrow between two figures."""
    plain = content.plain
    if (kept := tied(plain)) == plain:
        return content.wrap(width)
    lines = Content(kept, [*content.spans]).wrap(width)
    return [Content(untied(one.plain, plain), [*one.spans]) for one in lines]


def cut_between_words(content: Content, width: int) -> Content:
    """The content in at most `width` cells: whole words, and an ellipsis in their style."""
    if content.cell_length <= width:
        return content
    return _begun(content, shortened(content.plain, width))


def told_in(parts: Iterable[Fragment], width: int) -> Content:
    """What is told in one line of `width` cells; of a longer one whole clauses, else whole words."""
    content = line("  ", *parts)
    if content.cell_length <= width:
        return fit(content, width)
    ends = (found.start() for found in _CLAUSE_END.finditer(content.plain))
    at = max((end for end in ends if width // 2 < content[:end].cell_length <= width), default=0)
    return fit(_begun(content, content.plain[:at] or shortened(content.plain, width)), width)


def _begun(content: Content, shown: str) -> Content:
    """The beginning of a content in its styles."""
    spans = [one._replace(end=min(one.end, len(shown))) for one in content.spans if one.start < len(shown)]
    return Content(shown, spans)


def head(title: str, width: int, note: Fragment = "", style: str = "bold $bright") -> Content:
    """A section's head: bold title, a thin rule to the edge, a dim note at its end, where there is room."""
    if isinstance(note, str) and line(title, note).cell_length + 4 > width:
        note = ""
    end = Content.styled(note, "$dim") if isinstance(note, str) else line(note)
    begin = Content.styled(
        shortened(title, max(width // 3, width - (end.cell_length + 4 if end else 0))), style
    )
    room = width - begin.cell_length - end.cell_length - (1 if end else 0) - 1
    rule = Content.styled(glyph("rule") * max(0, room), "$rule")
    return fit(line(begin, " ", rule, " " if end else "", end), width)


def title_lines(title: str, width: int) -> list[Content]:
    """A section's head whose title goes on below where it is longer than a line."""
    *before, last = in_lines(title, width - _EDGE, 3) or ("",)
    return [*(line((text, "bold $bright")) for text in before), head(last, width)]


def wrap(words: str, width: int) -> list[str]:
    """A person's words in lines of at most `width` cells; words longer than a line are broken."""
    return [*_lines_of(words, width)]


@lru_cache(4096)
def _lines_of(words: str, width: int) -> tuple[str, ...]:
    """What stands on the screen is drawn again with most keys, and seldom breaks otherwise."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        if not paragraph.strip():
            lines.append("")
            continue
        lines.extend(part.plain.rstrip() for part in broken(Content(paragraph), max(1, width)))
    return tuple(lines)


def clause(words: str, width: int) -> str:
    """As much of a sentence as fits into `width` cells, cut where it breathes rather than in a word."""
    return width_law.clause(words, width, glyph("more"))


def shortened(words: str, width: int) -> str:
    """A person's words in `width` cells; where they are longer, whole words and an ellipsis."""
    return width_law.shortened(words, width, glyph("more"))


def distinct(names: Iterable[str], width: int) -> list[str]:
    """Names in one line of `width` cells each, no two alike that differ."""
    return width_law.distinct(names, width, glyph("more"))


def names_in(names: Iterable[str], width: int, lines: int = 2) -> tuple[tuple[str, ...], ...]:
    """Names on at most so many lines of `width` cells each, no two alike that differ."""
    return width_law.names_in(names, width, lines, glyph("more"))


def in_lines(name: str, width: int, lines: int = 2) -> tuple[str, ...]:
    """A name on at most so many lines of `width` cells, broken between words, cut only at its end."""
    return width_law.in_lines(name, width, lines, glyph("more"))


def first_sentence(words: str) -> str:
    """The first sentence of a text."""
    flat = " ".join(words.split())
    ends = [at + 1 for sign in (". ", "! ", "? ") if (at := flat.find(sign)) > 0]
    return flat[: min(ends)] if ends else flat


def ended(sign: Fragment, words: str, end: Content, width: int, style: str) -> list[Content]:
    """Words behind a sign, whole, and something at the end of the last line, or below it."""
    pieces = wrap(words, max(12, width - 6)) or [""]
    if end and Content(pieces[-1]).cell_length + end.cell_length + 8 > width:
        pieces.append("")
    last = len(pieces) - 1
    return [
        row([" ", sign if at == 0 else " ", " ", (text, style)], [end, "  "] if at == last else ["  "], width)
        for at, text in enumerate(pieces)
    ]


def labelled(label: str, words: str, width: int, style: str = "$ink", column: int = LABEL) -> list[Content]:
    """A dim label and words wrapped in a column beside it."""
    lines = wrap(words, width - column) or [""]
    first, *rest = lines
    return [
        line((label[: column - 1].ljust(column), "$dim"), (first, style)),
        *(line(" " * column, (more, style)) for more in rest),
    ]


@frozen
class Labelled:
    """A short dim label and words in a column beside it, wrapped to the width that there is."""

    label: str
    words: str


GuideProse = str | Labelled | Iterable[Content]


def prose(body: GuideProse, width: int) -> list[Content]:
    """Words to read, or lines that are ready, in `width` cells; what begins with signs hangs behind them."""
    if isinstance(body, Labelled):
        return labelled(body.label, body.words, width, "$ink", len(body.label) + 2)
    if not isinstance(body, str):
        return [part for one in body for part in _behind_signs(one, width)]
    lines: list[Content] = []
    for paragraph in body.split("\n"):
        signs = _SIGNS_BEFORE.match(paragraph)
        before, words = (signs[0], paragraph[signs.end() :]) if signs else ("", paragraph)
        for number, text in enumerate(wrap(words, width - len(before)) or [""] * bool(before)):
            lines.append(line((" " * len(before) if number else before, "$dim"), (text, "$ink")))
    return lines


def _behind_signs(content: Content, width: int) -> list[Content]:
    """A line that is ready; where it is too long, what goes on stands below its words."""
    if content.cell_length <= width:
        return [content]
    signs = _SIGNS_BEFORE.match(content.plain)
    at = signs.end() if signs else 0
    first, *rest = broken(content[at:], max(1, width - at)) or [Content("")]
    return [line(content[:at], first), *(line(" " * at, more) for more in rest)]


def parted(parts: Iterable[Sequence[Content]]) -> list[Content]:
    """Parts under one another, with one blank line between two that have something to say."""
    lines: list[Content] = []
    for part in parts:
        said = [at for at, text in enumerate(part) if text.plain.strip()]
        if said:
            lines += [*([Content("")] if lines else []), *part[said[0] : said[-1] + 1]]
    return lines


def stack(lines: Iterable[Content]) -> Content:
    """Lines under one another."""
    return Content("\n").join(list(lines))


def share(value: float, low: float, high: float) -> float:
    """Where `value` lies between `low` (0) and `high` (1)."""
    return 0.0 if high <= low else min(1.0, max(0.0, (value - low) / (high - low)))


def bar(begin: float, end: float, width: int, style: str, soft: str) -> Content:
    """A full bar in eighths of a cell: full to share `begin`, soft to share `end`, then the track."""
    if is_ascii():
        full, reach = round(begin * width), round(end * width)
        return line(("#" * full, style), ("=" * (reach - full), soft), ("." * (width - reach), "$rule"))
    full, reach = round(begin * width * 8), round(end * width * 8)
    cells: list[Fragment] = []
    for cell in range(width):
        a, b = full - cell * 8, reach - cell * 8
        if a >= 8:
            cells.append(("█", style))
        elif a > 0:
            cells.append((eighth(a), f"{style} on {soft if b >= 4 else '$track'}"))
        elif b >= 8:
            cells.append(("█", soft))
        elif b > 0:
            cells.append((eighth(b), f"{soft} on $track"))
        else:
            cells.append((" ", "on $track"))
    return line(*cells)


def thin_bar(begin: float, end: float, width: int, style: str, soft: str) -> Content:
    """A thin bar in half cells: full to share `begin`, soft to share `end`, half a cell of air, the track."""
    if is_ascii():
        whole, most = round(begin * width), round(end * width)
        return line(("#" * whole, style), ("=" * (most - whole), soft), ("." * (width - most), "$rule"))
    full, reach = round(begin * width * 2), round(end * width * 2)
    body = glyph("line")
    parts: list[Fragment] = [(body * (full // 2), style)]
    used = full // 2
    if full % 2:
        parts.append((glyph("line-half"), style))
        used += 1
    more = reach // 2 - used
    if more > 0:
        parts.append((body * more, soft))
        used += more
    if used < width and (full % 2 == 0 or more > 0):
        parts.append((glyph("line-rest") if reach else body, "$rule"))
        used += 1
    parts.append((body * (width - used), "$rule"))
    return fit(line(*parts), width)


def stacked(parts: Sequence[tuple[float, str, str, str]], width: int) -> Content:
    """A stacked bar of shares that add up to 1: share, label, fill, ink of the label.

    The parts are rounded to whole cells so that all fill `width`; one is labelled inside where there is room.
    In ASCII they differ by their filling.
    """
    edges, total = [0], 0.0
    for part, *_ in parts:
        total += part
        edges.append(min(width, round(total * width)))
    pieces: list[Fragment] = []
    for number, (_, label, fill, ink) in enumerate(parts):
        cells = edges[number + 1] - edges[number]
        filler = "#=."[min(number, 2)] if is_ascii() else " "
        words = f" {label}" if cells > len(label) else ""
        pieces.append((words.ljust(cells, filler), f"{ink} on {fill}"))
    return fit(line(*pieces), width)
