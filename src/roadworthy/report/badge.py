"""A sticker for a page: whether decisions are roadworthy, and until when, as an SVG of its own."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from roadworthy.report.inspect_words import SAY, Inspection

_GOOD, _BAD, _GREY = "#2e7d32", "#b3261e", "#5f6368"
_CHARACTER: Final = 6.6
"""Width of a character of 11 pixels, on average; `textLength` makes it so."""
_PAD: Final = 6


def badge(every: Sequence[Inspection]) -> str:
    """The sticker of one decision, or of several: not roadworthy where one is not, else the nearest day."""
    label = SAY("badge", "label")
    bad = sum(not one.found.roadworthy for one in every)
    days = [one.found.until for one in every if one.found.until is not None]
    if bad:
        count = sum(item.finding.level != "note" for one in every for item in one.found.findings)
        words, colour = SAY("badge", "bad", count=str(count)), _BAD
    elif days:
        words, colour = SAY("badge", "until", until=min(days).isoformat()), _GOOD
    elif all(one.decision.status in ("abandoned", "superseded") for one in every):
        words, colour = SAY("badge", "history"), _GREY
    else:
        words, colour = SAY("badge", "open"), _GOOD
    return _drawn(label, words, colour)


def _drawn(label: str, words: str, colour: str) -> str:
    left, right = (round(len(text) * _CHARACTER) + 2 * _PAD for text in (label, words))
    title = escape(f"{label} {words}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img"'
        f' aria-label="{title}">\n'
        f"  <title>{title}</title>\n"
        f'  <rect width="{left}" height="20" fill="#3c4043"/>\n'
        f'  <rect x="{left}" width="{right}" height="20" fill="{colour}"/>\n'
        '  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\n'
        f'    <text x="{_PAD}" y="14" textLength="{left - 2 * _PAD}">{escape(label)}</text>\n'
        f'    <text x="{left + _PAD}" y="14" textLength="{right - 2 * _PAD}">{escape(words)}</text>\n'
        "  </g>\n"
        "</svg>\n"
    )
