"""The words of findings, as templates; `roadworthy.report.words` fills them."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen

FILES: Final = (
    "words/gate.toml",
    "words/fit.toml",
    "words/presets.toml",
    "words/rules.toml",
    "words/schedule.toml",
    "words/compare.toml",
    "words/checks.toml",
    "words/missing.toml",
    "words/audit.toml",
    "words/inspect.toml",
    "words/signs.toml",
    "words/then.toml",
)


@frozen
class Saying:
    """How a finding is told.

    ``{name}`` is a fact, ``{a1}``, ``{a2}`` quote the answers it rests on in their order,
    ``{answers}`` all of them, each once; ``{subject}`` is the display name of what it is about.
    """

    says: str
    also: Mapping[str, str] = field(default_factory=dict)
    """Sentences that follow `says`, each where the finding has the fact of its key; in their order."""
    title: str = ""
    short: str = ""
    """A few words for a line that has room for no more; they stand after the name of what it is about."""
    shorts: Mapping[str, str] = field(default_factory=dict)
    """Those words instead, where the finding has the fact of its key."""
    mitigation: str = ""
    sign: str = ""
    quiet_when: tuple[str, ...] = ()
    """What would make it fall silent, as short lines."""
    likelihood: int = 3
    impact: int = 3


class Sayings(Mapping[str, Saying]):
    """The words of every rule id; a file is read when somebody comes to it."""

    def __init__(self) -> None:
        self._made: dict[str, Saying] = {}

    def __getitem__(self, rule: str) -> Saying:
        made = self._made.get(rule)
        if made is None:
            raw = next((found[rule] for found in map(table, FILES) if rule in found), None)
            if raw is None:
                raise KeyError(rule)
            made = self._made[rule] = Saying(**{**raw, "quiet_when": tuple(raw.get("quiet_when", ()))})
        return made

    def __iter__(self) -> Iterator[str]:
        for name in FILES:
            yield from table(name)

    def __len__(self) -> int:
        return sum(len(table(name)) for name in FILES)


SAYINGS: Final = Sayings()
