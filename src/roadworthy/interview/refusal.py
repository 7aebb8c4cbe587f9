"""Why an answer is not taken, in words for the person who gave it."""

from typing import Final

_QUOTED: Final = 40
"""Signs of what somebody typed that are said back."""


def quoted(words: str) -> str:
    """What somebody typed, in marks; of much of it the beginning, told as one."""
    return f"“{words if len(words) <= _QUOTED else f'{words[:_QUOTED]}…'}”"


class NotTaken(ValueError):  # noqa: N818 - named by what happened
    """An answer that can't be taken; its words say why, for a person."""


class Unclear(NotTaken):
    """An answer that could mean several things; each is offered in words that mean it alone."""

    def __init__(self, words: str, readings: dict[str, str]) -> None:
        self.meant = _either([*readings])
        """All that it could mean, in words."""
        super().__init__(f"{quoted(words)} could be {self.meant}; write {_either([*readings.values()])}")
        self.words = words
        self.readings = readings
        """What it could mean, and what to write for that."""


def _either(words: list[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last
