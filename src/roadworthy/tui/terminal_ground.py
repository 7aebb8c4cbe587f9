"""Whether the terminal is light or dark: asked by OSC 11, else guessed from COLORFGBG.

The question is written as the program takes the terminal, and nobody waits for the answer. It comes through
the keyboard, so what reads keys takes it out, whenever it comes and however it is cut into pieces; what a
person typed meanwhile goes on as it was.
"""

import os
import re
import sys
from collections.abc import Mapping
from typing import Final

QUESTION: Final = "\x1b]11;?\x1b\\"
LIMIT: Final = 1.0
"""Seconds after which an answer changes nothing: nobody wants the colours to turn while they read."""
_ANSWER: Final = re.compile(rb"\x1b\]11;([^\x07\x1b]{0,60})(?:\x07|\x1b\\)")
_BEGUN: Final = re.compile(rb"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,60}\x1b?)?)?)?\Z|\x1b\Z")
"""The beginning of an answer at the end of what has come so far."""
_RGB: Final = re.compile(r"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_HASH: Final = re.compile(r"#([0-9a-fA-F]{2})[0-9a-fA-F]*?([0-9a-fA-F]{2})[0-9a-fA-F]*?([0-9a-fA-F]{2})")
_LIGHT_ANSI: Final = frozenset({"7", "15"})


def may_ask(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal can be asked: both ends are one, and it is not known to print what it is asked."""
    return environ.get("TERM", "") not in ("", "dumb", "unknown", "linux") and is_terminal()


def is_terminal() -> bool:
    """Whether what is typed comes from a terminal and what is drawn goes to one."""
    streams = (sys.__stdin__, sys.__stderr__)
    try:
        return all(one is not None and one.isatty() for one in streams)
    except ValueError:  # closed
        return False


def guessed(environ: Mapping[str, str] = os.environ) -> bool | None:
    """Whether COLORFGBG says that the ground is light; None where it says nothing."""
    _, sign, ground = environ.get("COLORFGBG", "").rpartition(";")
    if not sign or not ground.isdecimal():
        return None
    return ground in _LIGHT_ANSI


def is_light(answer: str) -> bool | None:
    """Whether a colour as a terminal tells it is light; None where it can't be read."""
    found = _RGB.search(answer) or _HASH.search(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / float(16 ** len(part) - 1) for part in found.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5)


class AnswerFilter:
    """Takes the answers of a terminal out of what is typed."""

    def __init__(self) -> None:
        self._held = b""
        self.waits = False
        """Whether an answer is still awaited: later a lone escape is the key, and is not held back."""

    def take(self, raw: bytes | None) -> tuple[bytes, bool | None]:
        """What was typed, and whether the ground is light where an answer was in it.

        None: nothing has come for a while; what looked like the beginning of an answer was typed, then.
        """
        if raw is None:
            held, self._held = self._held, b""
            return held, None
        whole, light = self._held + raw, None
        for found in _ANSWER.finditer(whole):
            light = is_light(found[1].decode("ascii", "replace"))
            self.waits = False
        rest = _ANSWER.sub(b"", whole)
        begun = _BEGUN.search(rest)
        if begun and not self.waits and begun[0] == b"\x1b":
            begun = None
        at = begun.start() if begun else len(rest)
        self._held = rest[at:]
        return rest[:at], light
