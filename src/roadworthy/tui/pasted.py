"""What is pasted is words: an escape sign among them is no key, and stays where it stood.

A terminal says where pasting begins and ends. In between the library reads an escape sign as the beginning
of a key: what followed it was typed, before the words that stood in front of it.
"""

from typing import Final

from roadworthy.model.text import visible

_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"
_SIGN: Final = visible("\x1b")


class PastedEscapes:
    """Puts a sign that can be seen in the place of each escape sign that is pasted, however it is parted."""

    def __init__(self) -> None:
        self._inside = False
        self._before = ""
        """Outside: the last signs that were handed on, which may begin the mark of a beginning."""
        self._held = ""
        """Inside: what may be the beginning of the mark of the end."""

    def told(self, words: str) -> str:
        """What came in one packet, no escape sign inside of what is pasted; empty where it waits for more."""
        words, self._held = self._held + words, ""
        done = ""
        while words:
            if not self._inside:
                seen = self._before + words
                at = seen.find(_BEGIN)
                if at < 0:
                    self._before = seen[-(len(_BEGIN) - 1) :]
                    return done + words
                cut = at + len(_BEGIN) - len(self._before)
                done, words, self._before, self._inside = done + words[:cut], words[cut:], "", True
                continue
            body, end, rest = words.partition(_END)
            if not end:
                keep = next((n for n in range(len(_END) - 1, 0, -1) if body.endswith(_END[:n])), 0)
                body, self._held = body[: len(body) - keep], body[len(body) - keep :]
            done += body.replace("\x1b", _SIGN) + end
            words, self._inside = rest, not end
        return done
