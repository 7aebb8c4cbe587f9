"""Lines in and lines out: wrapped at words, one after another, with an echo of what a pipe brings."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from roadworthy.knowledge.interview_words import say
from roadworthy.model.text import one_line, visible
from roadworthy.plain.leaving import EndOfInput, LeftByPerson, Refused
from roadworthy.report.cells import wrapped
from roadworthy.report.typed_command import to_type

WIDEST: Final = 80
NARROWEST: Final = 20
_PAGE_LEAST: Final = 8
_NO_TEXT: Final = re.compile("[\ufffd\ud800-\udfff]")
"""What the input's decoder puts where bytes are no text."""


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
        self._came: int | None = None
        """The signal that came and was not answered yet."""
        self._answered: int | None = None
        self._waits = False
        self._put_back: str | None = None

    @property
    def width(self) -> int:
        """Cells of a line: those of the terminal, 80 at the most."""
        return max(NARROWEST, min(WIDEST, self._size()[0]))

    def hear(self, number: int) -> None:
        """A signal came. Raises LeftByPerson where the terminal is waited for; else the next line does.

        So none of them comes between two halves of a change, or while a file is written.
        """
        self._came = number
        if self._waits:
            self._answer_signal()

    def leave(self) -> None:
        """The interview ends: what is left to say is said, though a signal brought it about."""
        self._answered, self._came = self._came or self._answered, None

    @property
    def ended_by(self) -> int | None:
        """The number of the signal that ended it; None where none came."""
        return self._came or self._answered

    def say(self, words: str, indent: int = 0, *, typed: bool = False) -> None:
        """One paragraph, wrapped at words. What a person wrote is shown as text.

        `typed` says that it ends with a command to be typed, which stays in one piece.
        """
        for line in self._lines(words, indent, typed=typed):
            self._write(line)

    def blank(self) -> None:
        """An empty line."""
        self._write("")

    def pages(self, lines: Iterable[str], *, typed: bool = False) -> None:
        """Many lines, a page at a time where a person reads them.

        Enter turns the page and q ends it. Anything else ends it, too, and is what was typed at the prompt
        from which somebody looked. `typed` is as for `say`.
        """
        room = max(_PAGE_LEAST, self._size()[1] - 2)
        whole = [line for words in lines for line in self._lines(words, typed=typed)]
        for shown, line in enumerate(whole):
            if self.interactive and shown and shown % room == 0:
                self.say(say("plain", "page_more"))
                answer = self.read()
                if answer.strip().casefold() == "q":
                    return
                if answer.strip().casefold() not in ("", say("plain", "yes")):
                    self._put_back = answer
                    return
            self._write(line)

    def refuse(self, why: str) -> None:
        """Say why a line is not taken; out of a pipe that is the end. Raises Refused."""
        if not self.interactive:
            raise Refused(say("plain", "line_of", number=self.line, why=why))
        self.say(say("plain", "not_taken", why=why), typed=True)

    def read(self) -> str:
        """The next line that is typed, without its end. Raises EndOfInput, Refused."""
        while True:
            words = self._next()
            if not _NO_TEXT.search(words):
                return words
            self.refuse(say("plain", "no_text"))

    def _next(self) -> str:
        self._send("> ")
        if self._put_back is not None:
            words, self._put_back = self._put_back, None
            self._write(one_line(words))
            return words
        with self._waiting():
            line = self._source.readline() if self._source is not None else ""
        if not line:
            self._write("")
            raise EndOfInput
        self.line += 1
        words = line.removesuffix("\n").removesuffix("\r")
        if not self.interactive:
            self._write(one_line(words))
        return words

    def _lines(self, words: str, indent: int = 0, *, typed: bool = False) -> Iterator[str]:
        for part in visible(words).split("\n"):
            inside = part.lstrip(" ")
            before = min(indent + len(part) - len(inside), self.width // 2)
            for line in (to_type if typed else wrapped)(inside, self.width - before):
                yield " " * before + line

    def _write(self, line: str) -> None:
        self._send(f"{line.rstrip()}\n")

    def _send(self, words: str) -> None:
        with self._waiting():
            self._sink.write(words)
            self._sink.flush()

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """The terminal is waited for: a signal that came, or comes, is answered here."""
        self._waits = True
        try:
            self._answer_signal()
            yield
        finally:
            self._waits = False

    def _answer_signal(self) -> None:
        if self._came is not None:
            number = self._came
            self.leave()
            raise LeftByPerson(number)


def _size_of(sink: TextIO) -> Callable[[], tuple[int, int]]:
    def size() -> tuple[int, int]:
        try:
            found = os.get_terminal_size(sink.fileno())
        except (OSError, ValueError):
            return WIDEST, 24
        return (found.columns or WIDEST, found.lines or 24)

    return size
