"""The words of the outlines and of the plain interview: heads, notes, what can be added and done."""

from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill

_FILES: Final = {
    **dict.fromkeys(("plain", "asks", "adds"), "plain.toml"),
    **dict.fromkeys(("grounds", "reasons", "cell"), "grounds.toml"),
    **dict.fromkeys(("argument", "chapter", "tried"), "argument.toml"),
}
"""Parts that have a file of their own."""


def say(part: str, key: str, **facts: object) -> str:
    """A piece of the interview's words, filled with facts. Raises KeyError where there is none."""
    words = str(table(_FILES.get(part, "interview.toml"))[part][key])
    return fill(words, facts)


def has(part: str, key: str) -> bool:
    """Whether there are words of that name."""
    return key in table(_FILES.get(part, "interview.toml"))[part]


def say_lines(part: str, key: str) -> tuple[str, ...]:
    """Several lines of the interview's words. Raises KeyError where there are none."""
    return tuple(str(line) for line in table(_FILES.get(part, "interview.toml"))[part][key])
