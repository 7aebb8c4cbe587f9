"""The signs of the interface, with a plain ASCII set for terminals that have no others."""

import sys
from collections.abc import Mapping
from typing import Final

_UNICODE: Final = {
    "done": "●",
    "begun": "◐",
    "open": "○",
    "chosen": "◉",
    "free": "○",
    "holds": "✓",
    "look": "!",
    "unknown": "?",
    "exit": "┃",
    "raised": "↳",
    "up": "↑",
    "down": "↓",
    "swap": "⇄",
    "back": "↩",
    "menu": "▾",
    "edge": "▌",
    "brand-left": "╱",
    "brand-middle": "╎",
    "brand-right": "╲",
    "hole": "░",
    "rule": "─",
    "wall": "│",
    "joint": "┴",
    "line": "━",
    "line-half": "╸",
    "line-rest": "╺",
    "full": "█",
    "soft": "▓",
    "mixed": "▒",
    "track": "░",
    "enter": "↵",
    "arrow": "→",
    "left": "←",
    "dot": "·",
    "top": "▄",
    "bottom": "▀",
    "dash": "–",
    "more": "…",
    "next": "▸",
    "today": "┬",
    "dashed": "╎",
    "heights": "▔─▁",
    "own": "·",
    "cell-right": "▕",
    "cell-below": "▁",
    "drawer": "▴",
    "soft-shade": "▒",
    "load-light": "▂",
    "load-right": "▄",
    "load-heavy": "▆",
    "load-crunch": "█",
}
_ASCII: Final = {
    "done": "x",
    "begun": "~",
    "open": ".",
    "chosen": "*",
    "free": "o",
    "holds": "+",
    "look": "!",
    "unknown": "?",
    "exit": "|",
    "raised": ">",
    "up": "^",
    "down": "v",
    "swap": "<>",
    "back": "<-",
    "menu": "v",
    "edge": ">",
    "brand-left": "/",
    "brand-middle": ":",
    "brand-right": "\\",
    "hole": ".",
    "rule": "-",
    "wall": "|",
    "joint": "+",
    "line": "#",
    "line-half": "=",
    "line-rest": ".",
    "full": "#",
    "soft": "=",
    "mixed": "=",
    "track": ".",
    "enter": "enter",
    "left": "<-",
    "arrow": ">",
    "dot": "-",
    "top": " ",
    "bottom": " ",
    "dash": "-",
    "more": "..",
    "next": ">",
    "today": "+",
    "dashed": ":",
    "heights": "-",
    "own": "*",
    "cell-right": "|",
    "cell-below": "_",
    "drawer": "^",
    "soft-shade": "=",
    "load-light": "1",
    "load-right": "2",
    "load-heavy": "3",
    "load-crunch": "4",
}
_MARKS: Final = ("■", "◆", "▲", "★", "✚", "◗")
_EIGHTHS: Final = "▏▎▍▌▋▊▉"

_SET_BY_PYTHON: Final = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python puts into LC_CTYPE, by the system, where that was C or nothing was set."""

_in_use: dict[str, str] = dict(_UNICODE)


def use_ascii(ascii_only: bool) -> None:
    """Choose the set of signs for the whole program."""
    _in_use.update(_ASCII if ascii_only else _UNICODE)


def wants_ascii(encoding: str, environ: Mapping[str, str]) -> bool:
    """Whether a terminal takes nothing but ASCII: by the encoding of its output, or by a locale that is C.

    Python says UTF-8 in the C locale, too. Where it is named, somebody has said what the terminal can; where
    nothing is named, as in a container or over ssh, nobody has.
    """
    if "utf" not in encoding.lower():
        return True
    language = environ.get("LC_CTYPE", "")
    if language in _SET_BY_PYTHON and sys.flags.utf8_mode and "PYTHONUTF8" not in environ:
        language = ""  # in a locale of that name there is no such mode
    named = environ.get("LC_ALL") or language or environ.get("LANG", "")
    return named in ("C", "POSIX")


def is_ascii() -> bool:
    """Whether the plain set is in use."""
    return _in_use["edge"] == _ASCII["edge"]


def glyph(name: str) -> str:
    """The sign of that name in the set in use."""
    return _in_use[name]


def glyphs() -> Mapping[str, str]:
    """All signs in use."""
    return _in_use


def mark(place: int) -> str:
    """The mark of the candidate at `place` (0-based) of the decision; a letter from the seventh on."""
    if is_ascii() or place >= len(_MARKS):
        return chr(ord("A") + place) if place < 26 else "#"
    return _MARKS[place]


def mark_style(place: int) -> str:
    """The style of that mark and of the candidate's bars."""
    return f"$candidate-{place + 1}" if place < len(_MARKS) else "$dim"


def soft_style(place: int) -> str:
    """The style of the soft end of that candidate's bars."""
    return f"$candidate-{place + 1}-soft" if place < len(_MARKS) else "$rule"


def eighth(part: int) -> str:
    """A block filled to `part` eighths from the left, 1 to 7."""
    return _EIGHTHS[part - 1]
