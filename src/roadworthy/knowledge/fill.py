"""How words are filled with facts: one way for every file of words.

A count agrees with its noun, a name like Rails takes no second s in the possessive, and a question that
is filled in is not followed by a full stop.
"""

import re
from collections.abc import Mapping
from typing import Final

_ENDS: Final = (".", "?", "!", "…", "?”", "!”", "…”", ".”")
"""What needs no full stop after it."""
_OWNED: Final = re.compile(r"\{(\w+)\}'s")
_PLURAL: Final = re.compile(r"[a-z][b-hk-np-rtv-z]s$")
"""Names that sound like several, such as Rails, take the apostrophe alone; Quarkus and Next.js do not."""
_STOPPED: Final = re.compile(r"\{(\w+)\}(”?)\.(?=[\s”]|$)")


class Counted(str):
    """A fact that counts in words: ``{days:day}`` is “1 day”, “3 days”, “fewer than 1 time”."""

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        if noun and self.isdecimal():
            return f"{int(self):,} {noun}{'' if self == '1' else 's'}"
        return f"{self!s} {noun}{'' if self.rpartition(' ')[2] == '1' else 's'}" if noun else str(self)


def fill(template: str, facts: Mapping[str, object]) -> str:
    """`template` with ``{name}`` filled in, and ``{name:noun}`` as a count with its noun.

    ``{name}'s`` is “Django's” and “Rails'”. A full stop after ``{name}`` gives way to the question mark
    or the like that the fact ends with. Raises KeyError where a fact is missing that the words name.
    """
    if "{" not in template:
        return template
    told = {name: Counted(value) for name, value in facts.items()}
    if "}'s" in template:
        template = _OWNED.sub(lambda found: _owned(found[0], told.get(found[1], "")), template)
    if "}." in template or "}”." in template:
        template = _STOPPED.sub(lambda found: _stopped(found[0], told.get(found[1], "")), template)
    return template.format_map(told)


def _owned(field: str, name: str) -> str:
    return field[:-1] if _PLURAL.search(name) else field


def _stopped(field: str, words: str) -> str:
    return field[:-1] if words.endswith(_ENDS) else field
