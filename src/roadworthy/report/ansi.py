"""Colour for a terminal, only where it is asked for."""

from collections.abc import Mapping
from typing import Final

from roadworthy.report.document import Tone

_CODES: Final[Mapping[Tone, str]] = {"bright": "1", "dim": "2", "warn": "1;31"}
_CANDIDATES: Final = ("34", "32", "35", "33", "36")


class Paint:
    """Wraps words in the codes of a tone; an unpainted one gives them back as they are."""

    def __init__(self, *, on: bool) -> None:
        self._on: Final = on

    def tone(self, words: str, tone: Tone) -> str:
        """`words` in a tone."""
        return self._with(words, _CODES.get(tone, ""))

    def candidate(self, words: str, number: int) -> str:
        """`words` in the colour of the candidate in that place of the file, counted from 0."""
        return self._with(words, _CANDIDATES[number] if number < len(_CANDIDATES) else "")

    def _with(self, words: str, code: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self._on and code and words else words


def wants_colour(environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether colour is welcome: on a terminal that is not dumb, and NO_COLOR is empty or absent."""
    return terminal and not environ.get("NO_COLOR") and environ.get("TERM", "") != "dumb"
