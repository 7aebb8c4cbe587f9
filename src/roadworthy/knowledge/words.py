"""The words of findings, as templates; `roadworthy.report.words` fills them."""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any, Final

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


@cache
def sayings() -> Mapping[str, Saying]:
    """The words of every rule id."""
    found: dict[str, Saying] = {}
    for name in FILES:
        for rule, raw in table(name).items():
            assert rule not in found, rule
            found[rule] = _saying(raw)
    return found


def _saying(raw: Mapping[str, Any]) -> Saying:
    return Saying(**{**raw, "quiet_when": tuple(raw.get("quiet_when", ()))})
