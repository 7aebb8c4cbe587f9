"""The ranking with values, what they rest on, and how often each candidate takes each rank."""

from collections.abc import Sequence
from itertools import chain, repeat

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.certainty import count
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.ranking import RankedCandidate, value
from roadworthy.method.robustness import Acceptability
from roadworthy.report.ruled_out import out_words
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, bar, fit, head, line, share, stacked, wrap
from roadworthy.tui.widgets.ground_signs import GROUNDS, ground_sign

_BEFORE = 5
"""Cells of a rank, a mark and the blanks beside them."""
_VALUE = 8
"""Cells of a value and two blanks on each side."""
_BAR = 7
"""Cells of a bar."""
_SHORT_BAR = 5
"""The same where a name is whole by it."""
_ENDS = 9
"""Cells of the range of a value, where it stands instead of a bar."""
_SAME = 1e-9
_SHARES = 22
"""Cells of the rank shares."""
_FEW_SHARES = 16
"""Cells for them in a pane that is narrow."""
_NARROW = 56
_SHOWN = 0.005
"""Shares that are smaller are not named."""
_NAMED = 3
"""Ranks that have a part of their own in a stack; those that come later share one."""
_MANY = 8
"""Candidates from which on only the first of them have two lines."""
_WHOLE = 5
_LEAST_NAME = 12


def ranking(seen: Seen, width: int, note: str) -> list[Content]:
    """Every candidate: value as a bar, grounds, the backed range, rank shares as a stack and in figures."""
    many = len(seen.places) > _MANY
    beside = _BEFORE + _VALUE + (_ENDS if many else _BAR)
    shares = _SHARES if width >= _NARROW and width - _SHARES - 2 >= beside + _LEAST_NAME else _FEW_SHARES
    left = width - shares - 2
    ranks = head(say("chapter", "ranks"), shares, say("chapter", "of_hundred"))
    title = say("chapter", "ranking_note")
    said = note or (title if left >= len(title) + 12 else "")
    lines = [line(head("Ranking", left, said), "  ", ranks)]
    every = [it.candidate for it in seen.places]
    longest = max((Content(seen.names.candidate(one)).cell_length for one in every), default=0)
    room = left - beside
    if not many and room < longest <= room + _BAR - _SHORT_BAR:
        room = longest
    name = max(_LEAST_NAME, min(longest, room))
    whole = seen.names_in(name)
    for number, place in enumerate(seen.places):
        if many and number >= _WHOLE:
            lines += _brief(seen, place, whole[place.candidate], (left, name, shares))
        else:
            lines += _rows(seen, place, whole[place.candidate], (left, name, shares))
    return lines


def _begin(seen: Seen, place: RankedCandidate, name: str, room: int) -> Content:
    """Rank, mark and name."""
    which = seen.place_of(place.candidate)
    rank = glyph("dash") if place.rank is None else str(place.rank)
    return line(
        (f"{rank:>2} ", "$dim"),
        (mark(which) + " ", mark_style(which)),
        fit(Content.styled(name, _style(place)), room),
    )


def _style(place: RankedCandidate) -> str:
    return "bold $bright" if place.rank == 1 else "$ink"


def _ends_words(seen: Seen, candidate: str) -> str:
    low, high = _ends(seen, candidate)
    return f"{low:.2f}{glyph('dash')}{high:.2f}" if high - low > _SAME else ""


def _brief(
    seen: Seen, place: RankedCandidate, name: Sequence[str], widths: tuple[int, int, int]
) -> list[Content]:
    """A candidate without a bar. `widths`: of the ranking, of a name in it, of the shares."""
    left, room, shares_width = widths
    begin, out_width = _begin(seen, place, name[0], room), left + 2 + shares_width
    rest = [line(" " * _BEFORE, (text, _style(place))) for text in name[1:]]
    if place.ruled_out_by or place.value is None:
        return _unranked(seen, place, [begin, *rest], out_width)
    ends = _ends_words(seen, place.candidate)
    figure = line(begin, (f"  {place.value:.2f}", _style(place)), (f"  {ends}", "$dim"))
    shares = None if seen.found is None else seen.found.acceptability
    said = "" if shares is None else _figures(shares, place.candidate, shares_width)
    first = line(fit(figure, left), "  ", (said, "$dim"))
    return [first, *rest, *_told_out(seen, place, out_width)]


def _rows(
    seen: Seen, place: RankedCandidate, name: Sequence[str], widths: tuple[int, int, int]
) -> list[Content]:
    """A candidate with its bar, its grounds and the stack of its ranks; `name` is on one line or two."""
    left, room, shares_width = widths
    which, out_width = seen.place_of(place.candidate), left + 2 + shares_width
    begin = _begin(seen, place, name[0], room)
    rest = [line(" " * _BEFORE, (text, _style(place))) for text in name[1:]]
    if place.ruled_out_by or place.value is None:
        return _unranked(seen, place, [begin, *rest], out_width)
    figure = line(begin, (f"  {place.value:.2f}", _style(place)))
    low, high = _ends(seen, place.candidate)
    ends = _ends_words(seen, place.candidate)
    shares = None if seen.found is None else seen.found.acceptability
    scale = seen.matrix.scale
    cells = max(3, left - figure.cell_length - 2)
    chart = bar(share(low, *scale), share(high, *scale), cells, mark_style(which), soft_style(which))
    first = fit(line(figure, "  ", chart), left)
    at = min(figure.cell_length + 2, left - len(ends))
    grounds = _grounds(seen, place.candidate)
    below = [line(rest[0], "  ", grounds) if rest else line(" " * _BEFORE, grounds)]
    if below[0].cell_length > at:
        below = [*rest, line(" " * _BEFORE, grounds)]
    second = fit(line(fit(below[0], at), (ends, "$dim")), left)
    if shares is None:
        stack, figures = line((glyph("more"), "$dim")), ""
    else:
        stack = _stack(shares, place.candidate, which, shares_width)
        figures = _figures(shares, place.candidate, shares_width)
    return [
        line(first, "  ", stack),
        line(second, "  ", (figures, "$dim")),
        *below[1:],
        *_told_out(seen, place, out_width),
    ]


def _unranked(seen: Seen, place: RankedCandidate, begin: list[Content], width: int) -> list[Content]:
    """A candidate that has no place: its name, and what rules it out, beside it or below."""
    out = out_words(seen.analysis, place.candidate)
    if not place.ruled_out_by:
        return begin
    short = line(begin[-1].rstrip(), ("  ! ", "bold $warn"), (out, "$ink"))
    return [*begin[:-1], short] if short.cell_length <= width else [*begin, *_out(out, width)]


def _told_out(seen: Seen, place: RankedCandidate, width: int) -> list[Content]:
    """What would rule a candidate out that has a place."""
    out = out_words(seen.analysis, place.candidate)
    return _out(out, width) if out else []


def _ends(seen: Seen, candidate: str) -> tuple[float, float]:
    """Between which ends the value lies, as far as its scores are backed."""
    drawn = seen.drawn
    at = drawn.candidates.index(candidate)
    return value(drawn.weights, drawn.low[at]), value(drawn.weights, drawn.high[at])


def _grounds(seen: Seen, candidate: str) -> Content:
    """What the candidate's scores rest on, counted."""
    grounded = seen.analysis.grounded(seen.horizon)
    found = count(grounded.backings[grounded.matrix.candidates.index(candidate)])
    counts = {ground: getattr(found, ground) for ground in GROUNDS}
    every = sum(counts.values())
    parts: list[Fragment] = []
    for ground, number in counts.items():
        if number:
            words = say("chapter", "cells", count=number, all=every) if number == every else str(number)
            parts += ["  " if parts else "", ground_sign(ground), (f" {words}", "$dim")]
    return line(*parts)


def _out(words: str, width: int) -> list[Content]:
    """What rules a candidate out, under its row."""
    signs: chain[Fragment] = chain(((" ! ", "bold $warn"),), repeat("   "))
    texts = wrap(words, width - 6)
    return [line("  ", sign, (text, "$ink")) for sign, text in zip(signs, texts, strict=False)]


def _stack(shares: Acceptability, candidate: str, which: int, width: int) -> Content:
    """The ranks as a stack; each part looks otherwise than those beside it, however many ranks there are."""
    row = shares.rank_shares[shares.candidates.index(candidate)]
    own = mark_style(which)
    faint = f"{own}-faint" if own.startswith("$candidate") else "$rule"
    fills = (own, soft_style(which), faint, "$track")
    inks = ("$ground", "$bright", "$ink", "$dim")
    parts = [*row[:_NAMED], sum(row[_NAMED:])]
    labels = [*map(_ordinal, range(1, len(row[:_NAMED]) + 1)), say("chapter", "later")]
    return stacked(
        [
            (part, label, fills[min(rank, _NAMED)], inks[min(rank, _NAMED)])
            for rank, (part, label) in enumerate(zip(parts, labels, strict=True))
        ],
        width,
    )


def _figures(shares: Acceptability, candidate: str, width: int) -> str:
    """The shares by count of 100, the largest three that are worth a word, in the order of the ranks."""
    i = shares.candidates.index(candidate)
    row = shares.rank_shares[i]
    named = sorted(sorted(range(len(row)), key=lambda r: -row[r])[:3])
    words = []
    for r in named:
        never = r == 0 and shares.never_first[i]
        always = r == 0 and shares.always_first[i]
        if (r == 0 and not never) or row[r] >= _SHOWN:
            words.append(f"{_ordinal(r + 1)} {of_hundred(row[r], always=always or row[r] == 1)}")
    shown = ""
    for word in words:
        if len(shown) + 2 + len(word) > width:
            break
        shown += ("  " if shown else "") + word
    return shown


def _ordinal(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
