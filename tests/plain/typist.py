"""A person, or a pipe, at the plain face: lines that come in, and all that was printed."""

import io
from collections.abc import Iterable

from roadworthy.plain.console import Console


class _Lines(io.StringIO):
    def __init__(self, lines: Iterable[str], *, terminal: bool) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Typist(Console):
    """A console that reads the given lines and keeps what is printed."""

    def __init__(self, *lines: str, person: bool = True, columns: int = 80, rows: int = 1000) -> None:
        self.sink = io.StringIO()
        source = _Lines(lines, terminal=person)
        super().__init__(source, self.sink, size=lambda: (columns, rows))

    def read(self) -> str:
        words = super().read()
        if self.interactive:  # as a terminal echoes what is typed
            self.sink.write(f"{words}\n")
        return words

    @property
    def printed(self) -> str:
        """All that was printed."""
        return self.sink.getvalue()

    @property
    def joined(self) -> str:
        """All that was printed, its lines joined by spaces: words that were wrapped can be found."""
        return " ".join(self.printed.split())
