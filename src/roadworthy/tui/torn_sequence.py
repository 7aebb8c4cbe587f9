"""A key's code that a slow line parts: at its escape, or further on.

``ESC`` of page up may come, and ``[5~`` a quarter of a second later. By then a lone escape was taken for the
key, and the rest would be typed: a bracket, a score of 5, a tilde. Nobody types a whole code in one packet
right after escape, so such a rest is what it was meant to be. Of ``ESC [ 1 ;`` and ``5 C`` the first part is
kept until the second comes: nobody types that, so that nothing of it is a key where it never does.
"""

import re
from typing import Final

LATE: Final = 1.0
"""Seconds within which the rest of a code still belongs to its beginning."""
_REST: Final = re.compile(r"\[[0-9;<]*[A-DFHMPQSZm~u]|O[0-9;]*[A-DFHP-S](?!.)", re.DOTALL)
"""What follows a lone escape and ends its code."""
_REST_BEGUN: Final = re.compile(r"(?:\[[0-9;<]+|O[0-9;]+)\Z")
"""What follows it and leaves its code open; a single sign may be typed."""
_OPEN: Final = re.compile(r"\x1b(?:\[[0-9;:<=>?]*[ -/]*|O[0-9;]*)\Z")
"""A code that was begun and goes on in the next packet."""
_CLOSED: Final = re.compile(r"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|O[0-9;]*[@-~])")


class TornSequence:
    """Puts together what is one code, where its parts come late."""

    def __init__(self) -> None:
        self._escaped = float("-inf")
        self._begun = ""
        """A code that was begun and is not typed before the rest of it is there."""
        self._begun_at = float("-inf")

    def escaped(self, now: float) -> None:
        """A lone escape was taken for the key, at a time in seconds."""
        self._escaped = now

    def mended(self, words: str, now: float) -> str:
        """What was typed, as it was meant: `words` came in one packet."""
        late = now - self._escaped <= LATE
        self._escaped = float("-inf")
        if late and (_REST.match(words) or _REST_BEGUN.match(words)):
            return f"\x1b{words}"
        begun, self._begun = self._begun if now - self._begun_at <= LATE else "", ""
        whole = begun + words
        return whole if begun and (_CLOSED.match(whole) or _OPEN.match(whole)) else words

    def whole(self, words: str, now: float) -> str:
        """The same without a code at its end that was only begun: the next packet has the rest of it."""
        found = _OPEN.search(words)
        if found is None:
            return words
        self._begun, self._begun_at = found[0], now
        return words[: found.start()]
