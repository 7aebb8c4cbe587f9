"""Other weights that somebody might have given: who would lead then."""

from textual.content import Content

from roadworthy.method.ranking import ranking_of
from roadworthy.method.weights import Weights
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, head, line, wrap

_NAME = 28


def scenario_table(
    seen: Seen, every: list[tuple[str, str, Weights]], tried: int | None, width: int
) -> list[Content]:
    """Each scenario with the values of the first candidates; the one that is tried has its reason below."""
    room = max(1, (width - _NAME - 2) // 8)
    shown = [place.candidate for place in seen.places if place.rank is not None][:room]
    if not shown or not every:
        return []
    out = seen.analysis.ruled_out
    lines = [head("Under other people's weights", width)]
    for number, (name, reason, weights) in enumerate(every):
        places = {place.candidate: place for place in ranking_of(seen.matrix.weighted(weights), out)}
        chosen = number == tried
        sign = glyph("chosen") if chosen else glyph("free")
        parts: list[Fragment] = [
            (f"{sign} ", "$accent" if chosen else "$dim"),
            fit(Content.styled(name, "bold $bright" if chosen else "$ink"), _NAME - 2),
        ]
        for candidate in shown:
            place = places.get(candidate)
            words = glyph("dash") if place is None or place.value is None else f"{place.value:.2f}"
            first = place is not None and place.rank == 1
            mark, style = seen.sign(candidate)
            parts += [
                (mark, style if first else "$dim"),
                (f" {words}  ", "bold $bright" if first else "$dim"),
            ]
        lines.append(fit(line(*parts), width))
        if chosen and reason:
            lines += [line("  ", (text, "$dim")) for text in wrap(reason, width - 2)]
    return lines
