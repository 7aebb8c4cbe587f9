"""The ranking with values and ranges, and how often each candidate takes each rank."""

from itertools import chain, repeat

from textual.content import Content

from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.robustness import Acceptability
from roadworthy.report.ruled_out import out_words
from roadworthy.tui.compare.seen import Seen, signed
from roadworthy.tui.glyphs import glyph, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, bar, fit, head, line, share, stacked, wrap

_NAME = 14
"""Cells that a mark and a name have at least; more where the bar keeps its room."""
_BAR = 18
_SHARES = 22
"""Cells of the rank shares."""
_FEW_SHARES = 15
"""Cells for them in a pane that is narrow."""
_NARROW = 56
_SHOWN = 0.005
"""Shares that are smaller are not named."""


def ranking(seen: Seen, width: int, note: str) -> list[Content]:
    """Every candidate: value as a bar, range in figures, rank shares as a stack and in figures."""
    room = _SHARES if width >= _NARROW else _FEW_SHARES
    left = width - room - 2
    title = line(head("Ranking", left, note), "  ", head("Share of ranks", room))
    lines = [title]
    longest = max((len(seen.decision.candidate_name(place.candidate)) for place in seen.places), default=0)
    name = max(_NAME - (width < _NARROW), min(longest + 2, left - _BAR - 10))
    for place in seen.places:
        lines += _rows(seen, place, (left, name, room))
    return lines


def _rows(seen: Seen, place: RankedCandidate, widths: tuple[int, int, int]) -> list[Content]:
    """`widths`: of the ranking, of a name in it, and of the shares."""
    left, name, shares_width = widths
    rank = glyph("dash") if place.rank is None else str(place.rank)
    begin: list[Fragment] = [
        (f"{rank:>2} ", "$dim"),
        signed(seen.decision, place.candidate, name, bold=place.rank == 1),
    ]
    out = out_words(seen.analysis, place.candidate)
    told = _out(out, left + 2 + shares_width) if out else []
    if place.ruled_out_by:
        short = line(*begin, (" ! ", "bold $warn"), (out, "$ink"))
        return [short] if short.cell_length <= left + 2 + shares_width else [line(*begin), *told]
    if place.value is None or place.low is None or place.high is None:
        return [line(*begin)]
    which = seen.place_of(place.candidate)
    low, high = seen.matrix.scale
    room = max(5, left - name - 10)
    chart = bar(
        share(place.low, low, high), share(place.high, low, high), room, mark_style(which), soft_style(which)
    )
    style = "bold $bright" if place.rank == 1 else "$ink"
    first = fit(line(*begin, (f" {place.value:.2f}  ", style), chart), left)
    figures = "" if place.high - place.low < 1e-9 else f"{place.low:.2f}{glyph('dash')}{place.high:.2f}"
    hole: list[Fragment] = []
    if place.unknown_cells:
        hole = [("? ", "bold $warn"), (f"{place.unknown_cells} unknown", "$dim")]
    at = min(3 + name + 7, left - len(figures))
    below: list[Fragment] = [fit(line("     ", *hole), at), (figures, "$dim")]
    second = fit(line(*below), left)
    shares = None if seen.found is None else seen.found.acceptability
    if shares is None:
        waits = line((glyph("more"), "$dim"))
        return [line(first, "  ", waits), second, *told]
    return [
        line(first, "  ", _stack(shares, place.candidate, which, shares_width)),
        line(second, "  ", (_figures(shares, place.candidate, shares_width), "$dim")),
        *told,
    ]


def _out(words: str, width: int) -> list[Content]:
    """What rules a candidate out, under its row."""
    signs: chain[Fragment] = chain(((" ! ", "bold $warn"),), repeat("   "))
    texts = wrap(words, width - 6)
    return [line("  ", sign, (text, "$ink")) for sign, text in zip(signs, texts, strict=False)]


def _stack(shares: Acceptability, candidate: str, which: int, width: int) -> Content:
    row = shares.rank_shares[shares.candidates.index(candidate)]
    fills = (mark_style(which), soft_style(which), "$track")
    inks = ("$ground", "$bright", "$ink")
    parts = [
        (part, _ordinal(rank), fills[min(rank - 1, 2)], inks[min(rank - 1, 2)])
        for rank, part in enumerate(row, 1)
        if part > 0
    ]
    return stacked(parts, width)


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
