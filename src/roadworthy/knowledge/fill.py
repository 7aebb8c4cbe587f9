"""How words are filled with facts: one way for every file of words, in which a count agrees with its noun."""

from collections.abc import Mapping


class Counted(str):
    """A fact that counts in words: ``{days:day}`` is “1 day”, “3 days”, “fewer than 1 time”."""

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        return f"{self!s} {noun}{'' if self.rpartition(' ')[2] == '1' else 's'}" if noun else str(self)


def fill(template: str, facts: Mapping[str, object]) -> str:
    """`template` with ``{name}`` filled in, and ``{name:noun}`` as a count with its noun.

    Raises KeyError where a fact is missing that the words name.
    """
    if "{" not in template:
        return template
    return template.format_map({name: Counted(value) for name, value in facts.items()})
