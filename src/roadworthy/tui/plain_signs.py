"""What colour says, said by signs: for terminals without colour, and for those of sixteen colours.

A bar is full `█`, may be as long as `▒`, and its track is `·`; of ranks the first is full, the second
shaded, the third dots; a hot cell of a map is darker; what has the focus is reversed. In ASCII: `#`, `=`
and `.`. Drawing code knows nothing of it: it draws in the roles of a theme, and the roles are seen here.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.theme import CANDIDATES, HEAT_STEPS

BarLevel = Literal["full", "soft", "rest"]

_SIGNS: Final[Mapping[BarLevel, str]] = {"full": "█", "soft": "▒", "rest": "·"}
_ASCII_SIGNS: Final[Mapping[BarLevel, str]] = {"full": "#", "soft": "=", "rest": "."}
_HEAT: Final = "  ░░░▒▒▓▓█"
_ASCII_HEAT: Final = "  ..::==##"
"""From the coolest cell to the hottest."""
_BARS: Final = frozenset("━╸╺█▉▊▋▌▍▎▏▓░")
_EIGHTHS: Final = "▏▎▍▌▋▊▉"
_BLANKS: Final = re.compile(r" {2,}|^ | $")
_ASCII_BLANKS: Final = re.compile(r"[ #=.]{2,}|^[ #=.]|[ #=.]$")
"""What stands between the words of a filled cell: in ASCII a stack is drawn with its signs."""
_SCALE: Final = " ┃╎|:"
_EDGES: Final = "▄▀"
"""The edges of a card, which would be brighter than anything where its ground is that of the screen."""
_THUMB: Final = frozenset(" ▁▂▃▄▅▆▇█")


class PlainSigns(LineFilter):
    """Draws each line so that its bars, its heat and its focus can be told without their colours."""

    def __init__(self, roles: Mapping[str, str], accent: str, *, colour: bool) -> None:
        """`roles` and `accent`: the colours of the theme; `colour`: whether the terminal has sixteen."""
        super().__init__()
        self.colour = colour
        self._levels: dict[RichColor, BarLevel] = {}
        self._heat: dict[RichColor, int] = {}
        for number in range(1, CANDIDATES + 1):
            self._levels.setdefault(_rich(roles[f"candidate-{number}"]), "full")
            self._levels.setdefault(_rich(roles[f"candidate-{number}-soft"]), "soft")
            self._levels.setdefault(_rich(roles[f"candidate-{number}-faint"]), "rest")
        self._inks = {
            _rich(roles[f"candidate-{number}-soft"]): _rich(roles[f"candidate-{number}-soft-ink"])
            for number in range(1, CANDIDATES + 1)
        }
        self._levels.setdefault(_rich(accent), "full")
        self._levels.setdefault(_rich(roles["accent-soft"]), "soft")
        for step in range(HEAT_STEPS):
            self._heat.setdefault(_rich(roles[f"heat-{step}"]), step)
        self._rule, self._select = _rich(roles["rule"]), _rich(roles["select"])
        self._track, self._warn = _rich(roles["track"]), _rich(roles["warn"])
        self._accent = _rich(accent)
        self._levels.setdefault(self._track, "rest")

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells with signs in the place of colours."""
        del background
        lit = [one for one in segments if one.style is not None and one.style.bgcolor == self._select]
        if not any(self._is_bar(text, style) for text, style, _ in lit if style is not None):
            return [told for segment in segments for told in self._told(segment)]
        # Reversed, blanks and the lines of a scale would look like pieces of the bar that is lit with them.
        blanks = _SCALE if any(_is_said(text) for text, *_ in lit) else f"{_SCALE}▌"
        bare = [self._is_lit_blank(segment, blanks) for segment in segments]
        for at, _ in enumerate(segments):
            bare[at] = bare[at] and not (self._is_word(segments, at - 1) and self._is_word(segments, at + 1))
        return [
            told
            for segment, unlit in zip(segments, bare, strict=True)
            for told in (self._unlit(segment) if unlit else self._told(segment))
        ]

    def _is_word(self, segments: list[Segment], at: int) -> bool:
        """Whether there is a lit word at a place, no piece of a bar."""
        if not 0 <= at < len(segments):
            return False
        text, style, control = segments[at]
        if control or style is None or style.bgcolor != self._select or not text.strip():
            return False
        return not self._is_bar(text, style) and text.strip() != "▌"

    def _is_lit_blank(self, segment: Segment, blanks: str) -> bool:
        text, style, control = segment
        if control or style is None or style.bgcolor != self._select:
            return False
        return not text.strip(blanks)

    def _unlit(self, segment: Segment) -> Iterator[Segment]:
        assert segment.style is not None
        yield Segment(segment.text.replace("▌", " "), self._without_ground(segment.style))

    def _told(self, segment: Segment) -> Iterator[Segment]:
        text, style, control = segment
        if style is not None and style.color in self._heat:  # signs in the ink of heat: what is not known
            style = style + Style(color=self._warn)
            segment = Segment(text, style, control)
        if style is not None and style.color in self._inks and not self._is_bar(text, style):
            style = style + Style(color=self._inks[style.color])
            segment = Segment(text, style, control)
        if control or style is None or not text:
            yield segment
        elif not self.colour and style.color == self._rule and set(text) <= _THUMB and _is_thumb(style, text):
            yield Segment(("|" if is_ascii() else "│") * len(text), Style(meta=style.meta))
        elif self._is_bar(text, style):
            signs = "".join(self._bar_sign(sign, style) for sign in text)
            yield Segment(signs, self._without_ground(style))
        elif style.color == self._rule and len(text) > 2 and len(set(text)) == 1 and text[0] in _EDGES:
            yield Segment(glyph("rule") * len(text), self._without_ground(style))
        elif style.bgcolor == self._select:
            yield Segment(text, self._lit(text, style))
        elif style.bgcolor in self._heat:
            yield from self._filled(text, style, self._heat_sign(self._heat[style.bgcolor]), self._warn)
        elif style.bgcolor in self._levels:
            level = self._levels[style.bgcolor]
            yield from self._filled(text, style, self._sign(level), style.bgcolor, embed=level == "full")
        else:
            yield segment

    def _lit(self, text: str, style: Style) -> Style:
        """Reversed, in one colour: what is in the accent would be a patch of it. The edge keeps it."""
        bare = self._without_ground(style)
        if not self.colour or style.color != self._accent:
            return bare + Style(reverse=True)
        if text.strip() == glyph("edge"):
            return bare
        return Style(bold=style.bold, italic=style.italic, reverse=True, meta=style.meta)

    def _is_bar(self, text: str, style: Style) -> bool:
        """Whether this is a piece of a bar; the edge of what has the focus looks like one."""
        if style.color == self._accent and text.strip() == "▌":
            return False
        in_bar = style.color in self._levels or style.color == self._rule
        return in_bar and any(sign in _BARS for sign in text)

    def _heat_sign(self, step: int) -> str:
        return (_ASCII_HEAT if is_ascii() else _HEAT)[step]

    def _sign(self, level: BarLevel) -> str:
        return (_ASCII_SIGNS if is_ascii() else _SIGNS)[level]

    def _bar_sign(self, sign: str, style: Style) -> str:
        """The sign of one cell of a bar, by the colour that fills most of it."""
        if sign not in _BARS or (self.colour and sign not in f"█{_EIGHTHS}"):
            return sign  # lines of sixteen colours are told apart by them
        level: BarLevel = self._levels.get(style.color, "rest") if style.color else "rest"
        if sign in _EIGHTHS and _EIGHTHS.index(sign) < 3:
            level = self._levels.get(style.bgcolor, "rest") if style.bgcolor else "rest"
        if sign == "╸" and level == "full":
            return "=" if is_ascii() else "▌"
        return "·" if sign == "╺" and not is_ascii() else self._sign(level)

    def _ink(self, colour: RichColor) -> RichColor:
        """The colour in which a role is drawn that only this filter knows."""
        return self._inks.get(colour, colour)

    def _without_ground(self, style: Style) -> Style:
        """The style without a ground that only this filter knows."""
        if style.bgcolor is None and style.color not in self._inks:
            return style
        colour = self._ink(style.color) if self.colour and style.color else None
        return Style(
            color=colour,
            bold=style.bold,
            italic=style.italic,
            underline=style.underline,
            reverse=style.reverse,
            meta=style.meta,
        )

    def _filled(
        self, text: str, style: Style, sign: str, ink: RichColor, *, embed: bool = False
    ) -> Iterator[Segment]:
        """Blanks as signs, and the words between them as they are; those in a full bar are reversed."""
        bare = self._without_ground(style)
        ink = self._ink(ink)
        fill = Style(color=ink if self.colour and not _is_ours(ink) else None, meta=style.meta)
        words = bare + Style(color=fill.color, reverse=True) if embed else bare
        at = 0
        for found in (_ASCII_BLANKS if is_ascii() else _BLANKS).finditer(text):
            if found.start() > at:
                yield Segment(text[at : found.start()], words)
            yield Segment(sign * len(found[0]), fill)
            at = found.end()
        if at < len(text):
            yield Segment(text[at:], words)


def _is_said(text: str) -> bool:
    """Whether there are words or figures in a text, not signs of bars and lines alone."""
    return any(sign.isalnum() for sign in text)


def _is_thumb(style: Style, text: str) -> bool:
    """Whether this is what is seen of a scrollbar's thumb."""
    return bool(style.reverse) if not text.strip() else "@mouse.down" in style.meta


def _is_ours(colour: RichColor) -> bool:
    """Whether a colour is one that a theme of sixteen only names for this filter."""
    return colour.triplet is not None


def _rich(colour: str) -> RichColor:
    return Color.parse(colour).rich_color
