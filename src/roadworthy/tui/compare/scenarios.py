"""Other weights that somebody might have given: who would lead then."""

from textual.content import Content

from roadworthy.method.ranking import ranking_of
from roadworthy.method.weights import Weights
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, head, in_lines, line, wrap

_LEAST_NAME = 20
"""Cells of a name and the sign before it at the least."""
_VALUE = 8
"""Cells of a candidate's mark and value."""
_FEW = 3
"""Candidates whose values are in sight before a name takes more room."""


def scenario_table(
    seen: Seen, every: list[tuple[str, str, Weights]], tried: int | None, width: int
) -> list[Content]:
    """Each scenario with the values of the first candidates; the one that is tried has its reason below."""
    longest = max((Content(name).cell_length + 4 for name, *_ in every), default=0)
    beside = max(_LEAST_NAME, min(longest, width - _FEW * _VALUE))
    room = max(1, (width - beside - 2) // _VALUE)
    shown = [place.candidate for place in seen.places if place.rank is not None][:room]
    if not shown or not every:
        return []
    out = seen.analysis.ruled_out
    lines = [head("Under other people's weights", width)]
    for number, (name, reason, weights) in enumerate(every):
        places = {place.candidate: place for place in ranking_of(seen.matrix.weighted(weights), out)}
        chosen = number == tried
        sign = glyph("chosen") if chosen else glyph("free")
        style = "bold $bright" if chosen else "$ink"
        begin, *rest = in_lines(name, beside - 4, 3)
        parts: list[Fragment] = [
            (f"{sign} ", "$accent" if chosen else "$dim"),
            fit(Content.styled(begin, style), beside - 2),
        ]
        for candidate in shown:
            place = places.get(candidate)
            words = glyph("dash") if place is None or place.value is None else f"{place.value:.2f}"
            first = place is not None and place.rank == 1
            mark, own = seen.sign(candidate)
            parts += [
                (mark, own if first else "$dim"),
                (f" {words}  ", "bold $bright" if first else "$dim"),
            ]
        lines += [fit(line(*parts), width), *(line("  ", (text, style)) for text in rest)]
        if chosen and reason:
            lines += [line("  ", (text, "$dim")) for text in wrap(reason, width - 2)]
    return lines
