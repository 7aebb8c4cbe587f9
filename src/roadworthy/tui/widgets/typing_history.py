"""What was typed into one field since it was opened, so that it can be taken back there."""

from collections.abc import Callable
from typing import Final

from textual.widget import Widget

from roadworthy.knowledge.interview_words import say
from roadworthy.tui.text_layout import Fragment

_UNDO: Final = "undo_typing"
_REDO: Final = "redo_typing"


def typing_undone(field: Widget | None, *, with_keys: bool = True) -> list[Fragment]:
    """Take the last typing back in an open field, and say what was done; nothing where none is open.

    Where there was none it says, `with_keys`, which ones undo what was done outside of the field.
    """
    undo: Callable[[], bool] | None = getattr(field, _UNDO, None)
    if undo is None:
        return []
    if undo():
        return [(say("typing", "undid"), "$dim"), (say("typing", "here"), "$ink")]
    keys: list[Fragment] = [("esc u ", "bold $accent"), (say("typing", "outside"), "$dim")]
    return [(say("typing", "no_undo"), "$ink"), *(keys if with_keys else [])]


def typing_redone(field: Widget | None) -> list[Fragment]:
    """Type again what was taken back in an open field, and say so; nothing where none is open."""
    redo: Callable[[], bool] | None = getattr(field, _REDO, None)
    if redo is None:
        return []
    if redo():
        return [(say("typing", "again"), "$dim"), (say("typing", "here"), "$ink")]
    return [(say("typing", "no_redo"), "$dim")]


class TypingHistory:
    """The states of a field. Letters in a row are one step, up to the end of a word."""

    def __init__(self) -> None:
        self._states: list[str] = [""]
        self._undone: list[str] = []
        self._runs = False
        """Whether one more letter goes on with the last step."""

    def begin(self, words: str) -> None:
        """The field shows other words, that nobody typed."""
        self._states, self._undone, self._runs = [words], [], False

    def typed(self, words: str) -> None:
        """The field holds `words` by now."""
        before = self._states[-1]
        if words == before:
            return
        self._undone.clear()
        adds = len(words) == len(before) + 1 or len(words) == 1  # one letter, or one in place of all
        ends_word = adds and len(words.split()) == len(before.split()) and words.endswith(" ")
        if len(words) == len(before) + 1 and self._runs and not ends_word:
            self._states[-1] = words
        else:
            self._states.append(words)
        self._runs = adds and not ends_word

    def undo(self) -> str | None:
        """The words before the last step; None where there was none."""
        if len(self._states) < 2:
            return None
        self._undone.append(self._states.pop())
        self._runs = False
        return self._states[-1]

    def redo(self) -> str | None:
        """The words of the step that was taken back last; None where there is none."""
        if not self._undone:
            return None
        self._states.append(self._undone.pop())
        self._runs = False
        return self._states[-1]
