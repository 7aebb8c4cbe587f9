"""The rest of a key's code that comes so late that its beginning was taken for escape.

A slow line may bring ``ESC`` of page up, and ``[5~`` a quarter of a second later. By then a lone escape was
taken for the key, and the rest would be typed: a bracket, a score of 5, a tilde. Nobody types a whole code
in one packet right after escape, so such a rest is what it was meant to be.
"""

import re
from typing import Final

LATE: Final = 1.0
"""Seconds behind escape within which the rest of its code still belongs to it."""
_REST: Final = re.compile(r"\[[0-9;<]*[A-DFHMPQSZm~u]|O[A-DFHP-S](?!.)", re.DOTALL)


class TornSequence:
    """Puts escape before the rest of its code, where that comes late."""

    def __init__(self) -> None:
        self._escaped = float("-inf")

    def escaped(self, now: float) -> None:
        """A lone escape was taken for the key, at a time in seconds."""
        self._escaped = now

    def mended(self, words: str, now: float) -> str:
        """What was typed, as it was meant: `words` came in one packet."""
        late = now - self._escaped <= LATE
        self._escaped = float("-inf")
        return f"\x1b{words}" if late and _REST.match(words) else words
