"""What a random walk asks of the screen: that what is offered has an effect, and that the way through it is open."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from roadworthy.store import StoreError, load
from tui.terminal import _KEYS

if TYPE_CHECKING:
    from tui.random_walk import RandomWalk

BEHIND_ESCAPE: Final = 0.25
"""Seconds between escape and the next key: sooner, and the two are one key with alt."""
ANSWER: Final = 20.0
"""Seconds within which a screen has to answer a key."""
_PRESSED: Final[Mapping[str, bytes]] = {
    **{letter: letter.encode() for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?-+=[]./"},
    **{f"F{number}": _KEYS[f"f{number}"] for number in (1, 2, 3, 8)},
    "^p": b"\x10",
    "^g": b"\x07",
    "↵": b"\r",
    "esc": b"\x1b",
    "tab": b"\t",
}
"""What stands in a row of keys, and its code; without what leaves, and what only moves where there is room to."""
_COMMANDS: Final = "what would you like to do?"
_REFUSED: Final = "▌ ! "
"""Before the reason why an answer in an open field was not taken."""
_NO_COMMAND: Final = "Nothing is called so"


def check_offered(walk: "RandomWalk") -> None:
    """A key that the screen offers has an effect: on what stands there, where the cursor stands, or the file."""
    walk.look()
    walk.go_on()
    walk.terminal.end_step()
    offered = [hint for hint in _hints(walk.terminal.text) if hint[0] in _PRESSED]
    if not offered or _REFUSED in walk.terminal.text or not walk.terminal.child.isalive():
        return  # what is refused is refused again
    shown, words = walk.random.choice(offered)
    before, stood = _seen(walk), walk.terminal.text
    walk.terminal.send(_PRESSED[shown])
    for _ in walk.patience(ANSWER):
        walk.feed_for(BEHIND_ESCAPE)
        walk.go_on()
        if _seen(walk) != before:
            walk.found.happened["offered keys with an effect"] += 1
            return
    if walk.terminal.child.isalive():
        walk.found.wrong.append(f"{shown} ({words}) is offered and does nothing:\n{stood}")


def _seen(walk: "RandomWalk") -> tuple[object, ...]:
    """All that a key could change."""
    cursor = walk.terminal.screen.cursor
    return walk.terminal.text, cursor.x, cursor.y, walk.file.read_bytes()


def check_answers(walk: "RandomWalk") -> None:
    """From wherever it stands: escape leads back, the commands open, a new title stands on the screen and in the file."""
    walk.look()
    if not _opens_commands(walk):
        return
    sign = f"{walk.found.keys:x}"
    if _command(walk, "title", "Change the title", "Title"):
        walk.terminal.type(f" q{sign}z")
        if _comes(walk, lambda text: f"q{sign}z" in text, "what is typed does not stand on the screen"):
            walk.terminal.keys("enter")
            _comes(
                walk,
                lambda text: "changed on disk" in text or _is_titled(walk, f"q{sign}z"),
                "a new title is not in the file",
            )
    walk.terminal.draws = False
    walk.found.happened["answers"] += 1


def _is_titled(walk: "RandomWalk", words: str) -> bool:
    """Whether the file has these words in its title, or another beside it, whatever its name: the walk goes on
    in one that was saved elsewhere. A draft of a save is none: it is gone in a moment.
    """
    beside = sorted(one for one in walk.folder.iterdir() if one.is_file())
    for path in (walk.file, *(one for one in beside if not one.name.endswith(".roadworthy-tmp"))):
        with suppress(StoreError):
            if words in load(path).title:
                walk.file = path
                return True
    return False


def _opens_commands(walk: "RandomWalk") -> bool:
    """Go back to where the commands can be asked for, and ask."""
    for _ in walk.patience(ANSWER):
        walk.go_on()
        for key in ("escape", "escape", "ctrl+p"):  # some screens show their keys in place of commands
            walk.terminal.keys(key)
            walk.feed_for(2 * BEHIND_ESCAPE)
        walk.terminal.end_step()
        if _COMMANDS in walk.terminal.text:
            return True
    if walk.terminal.child.isalive():
        walk.found.wrong.append(f"the commands do not open:\n{walk.terminal.text}")
    return False


def _command(walk: "RandomWalk", typed: str, words: str, opens: str) -> bool:
    """Take a command where it can be done here; whether what it opens came."""
    walk.terminal.type(typed)
    walk.terminal.end_step()
    if not _comes(walk, lambda text: _has_line(text, words) or _NO_COMMAND in text, "no command is found"):
        return False
    if not _has_line(walk.terminal.text, words):
        return False
    walk.terminal.keys("enter")
    return _comes(walk, lambda text: _COMMANDS not in text and opens in text, f"{words} opens nothing")


def _comes(walk: "RandomWalk", wanted: Callable[[str], bool], else_words: str) -> bool:
    """Wait until something stands there; else it is wrong."""
    for _ in walk.patience(ANSWER):
        walk.terminal.feed(0.1)
        if wanted(walk.terminal.text):
            return True
    if walk.terminal.child.isalive():
        walk.found.wrong.append(f"{else_words}:\n{walk.terminal.text}")
    return False


def _hints(screen: str) -> list[tuple[str, str]]:
    """The keys and their words that a screen offers for what is uppermost."""
    row = next((line for line in screen.split("\n") if "^q quit" in line), "")
    pairs = (hint.strip(" │|").split(" ", 1) for hint in re.split(r"\s{2,}", row.strip()))
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def _has_line(screen: str, words: str) -> bool:
    """Whether a line of the list of commands, not what is typed, has these words."""
    return any(words in line for line in screen.split("\n")[2:])
