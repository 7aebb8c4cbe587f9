"""One prompt: a line is read and is an answer, a command, or nothing."""

from typing import Final

from roadworthy.model.frozen import frozen

ALONE: Final = frozenset(
    {"?", "b", "s", "u", "r", "n", "q", "o", "del", "+", "list", "help", "page", "short", "all", "ballots",
     "versions", "reload", "takeover", "amend", "reopen", "lessons"}
)  # fmt: skip
"""Words that are commands when they stand alone."""
WITH_MORE: Final = frozenset(
    {"go", "do", "export", "compare", "title", "way", "ballot", "horizon", "whose", "restore", "save",
     "what-if"}
)  # fmt: skip
"""Words that are commands with what follows them. Alone they say what that may be, and are no answer."""


@frozen
class Typed:
    """What was typed at a prompt."""

    command: str
    """The command; empty for an answer."""
    words: str
    """What follows the command, or the answer."""
    literal: bool = False
    """Whether an equals sign says that the words are the answer, whatever they begin with."""

    @property
    def nothing(self) -> bool:
        """Whether just enter was pressed."""
        return not self.command and not self.words.strip()


def read_typed(line: str) -> Typed:
    """A line as a command or an answer; ``=`` in front makes an answer of any words."""
    if line.startswith("="):
        return Typed("", line[1:], literal=True)
    stripped = line.strip()
    if stripped in ALONE:
        return Typed(stripped, "")
    first, _, rest = stripped.partition(" ")
    if first in WITH_MORE:
        return Typed(first, rest.strip())
    return Typed("", line)
