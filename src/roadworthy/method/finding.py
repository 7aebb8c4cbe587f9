"""What a method has found: facts and the place they are about, no words."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal
from zlib import crc32

from roadworthy.model import Decision, KeyPath, dotted, get
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line

Level = Literal["error", "warning", "note"]
Fact = str | int | float
_LONGEST: Final = 80


@frozen
class Finding:
    """Something worth telling. `roadworthy.report.words` says it, from the texts in `knowledge`."""

    rule: str
    """Id of the rule; the key of its words."""
    level: Level = "note"
    path: KeyPath = ()
    """Where the person can do something about it."""
    subject: str = ""
    """Slug of the candidate, phase, flag … that it is about; empty where it is about the whole."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """Figures and names for the words."""
    reads: tuple[KeyPath, ...] = ()
    """The answers that made it, in the order in which the words quote them."""

    @property
    def id(self) -> str:
        """The key under which a person's word on it is kept: the rule, and its subject where it has one.

        A slug, so 80 characters at the most; what is longer ends in a digest of the whole.
        """
        key = f"{self.rule}--{self.subject}" if self.subject else self.rule
        return key if len(key) <= _LONGEST else f"{key[: _LONGEST - 9]}-{crc32(key.encode()):08x}"

    def answers(self, decision: Decision) -> tuple[str, ...]:
        """What stood at `reads`, as ``path = value``: the basis that a dismissal rests on."""
        return tuple(f"{dotted(path)} = {_plain(get(decision, path))}" for path in self.reads)


def _plain(value: object) -> str:
    if value is None:
        return "?"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return one_line(", ".join(map(str, value)))
    if isinstance(value, Mapping):
        return one_line(", ".join(map(str, value)))
    return one_line(str(value))
