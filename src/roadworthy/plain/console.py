"""Lines in and lines out: wrapped at words, one after another, with an echo of what a pipe brings."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Final, TextIO

from roadworthy.knowledge.interview_words import say
from roadworthy.model.text import one_line, visible
from roadworthy.report.cells import wrapped
from roadworthy.report.typed_command import to_type

WIDEST: Final = 80
NARROWEST: Final = 20
_PAGE_LEAST: Final = 8


class EndOfInput(Exception):  # noqa: N818 - named by what happened
    """Nobody types any more."""


class Console:
    """A terminal read and written line by line, or a pipe."""

    def __init__(
        self,
        source: TextIO | None = None,
        sink: TextIO | None = None,
        *,
        size: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        self._source: Final = source if source is not None else sys.stdin
        self._sink: Final = sink if sink is not None else sys.stdout
        self._size = size or _size_of(self._sink)
        self.interactive: Final = self._source is not None and self._source.isatty()
        """Whether a person types; else each answer is printed behind its prompt."""
        self.line: int = 0
        """Number of the line that was read last, counted from 1."""

    @property
    def width(self) -> int:
        """Cells of a line: those of the terminal, 80 at the most."""
        return max(NARROWEST, min(WIDEST, self._size()[0]))

    def say(self, words: str, indent: int = 0, *, typed: bool = False) -> None:
        """One paragraph, wrapped at words. What a person wrote is shown as text.

        `typed` says that it ends with a command to be typed, which stays in one piece.
        """
        for part in visible(words).split("\n"):
            inside = part.lstrip(" ")
            before = min(indent + len(part) - len(inside), self.width // 2)
            for line in (to_type if typed else wrapped)(inside, self.width - before):
                self._write(" " * before + line)

    def blank(self) -> None:
        """An empty line."""
        self._write("")

    def pages(self, lines: Iterable[str], *, typed: bool = False) -> None:
        """Many lines, a page at a time where a person reads them; `typed` as for `say`."""
        room = max(_PAGE_LEAST, self._size()[1] - 2)
        for shown, words in enumerate(lines, 1):
            self.say(words, typed=typed)
            if self.interactive and shown % room == 0:
                self.say(say("plain", "page_more"))
                if self.read().strip().casefold() == "q":
                    return

    def read(self) -> str:
        """The next line that is typed, without its end. Raises EndOfInput."""
        self._sink.write("> ")
        self._sink.flush()
        line = self._source.readline() if self._source is not None else ""
        if not line:
            self._write("")
            raise EndOfInput
        self.line += 1
        words = line.removesuffix("\n").removesuffix("\r")
        if not self.interactive:
            self._write(one_line(words))
        return words

    def _write(self, line: str) -> None:
        self._sink.write(f"{line.rstrip()}\n")
        self._sink.flush()


def _size_of(sink: TextIO) -> Callable[[], tuple[int, int]]:
    def size() -> tuple[int, int]:
        try:
            found = os.get_terminal_size(sink.fileno())
        except (OSError, ValueError):
            return WIDEST, 24
        return (found.columns or WIDEST, found.lines or 24)

    return size
