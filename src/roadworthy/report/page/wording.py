"""How the page words things: its templates, numbers and names, and how it puts people's own words in."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model import Decision, Interval
from roadworthy.report.cells import width_of
from roadworthy.report.phrases import listed, reads_as_several

LONGEST_NAME: Final = 60
"""Cells. Whoever has a longer name is told by number: a name is never cut."""
_ENDS: Final = (
    ".", ":", "!", "?", "…", ".”", "!”", "?”", ".)", '."', "。", "！", "？", "：", "。」", "。”", "。）",
    "।", "؟", "۔",
)  # fmt: skip
"""What a sentence ends with, in the writings that have stops of their own, too."""
_NAMED: Final = 3
"""Names in a list at the most."""
_WORD: Final = re.compile(r"[A-Z][a-z]*(?=[\s,;:]|$)")


def say(group: str, key: str, **facts: str) -> str:
    """The words of `knowledge/page.toml` under a group and a key, filled with facts."""
    return fill(str(table("page.toml")[group][key]), facts)


def counted(group: str, key: str, count: int, **facts: str) -> str:
    """The same with a count, which has words of its own, under ``key_one``, where it is 1."""
    own = f"{key}_one" if count == 1 else key
    return say(group, own, count=f"{count:,}", **facts)


def in_words(count: int) -> str:
    """A count up to twelve as a word."""
    words = table("page.toml")["numbers"]
    return str(words[count]) if 0 <= count < len(words) else str(count)


def ordinal(count: int) -> str:
    """``First`` for 1, and so on."""
    words = table("page.toml")["ordinals"]
    return str(words[count - 1]) if 0 < count <= len(words) else f"Number {count}"


@cache
def _soft() -> frozenset[str]:
    return frozenset(table("page.toml")["soft"])


def whole(words: str) -> str:
    """A person's words on one line, nothing left off."""
    return " ".join(words.split())


def sentence(words: str) -> str:
    """A person's words as a sentence of their own: whole, with a stop where they have none."""
    words = whole(words)
    return words if not words or words.endswith(_ENDS) else f"{words}."


def softened(words: str) -> str:
    """Words without the capital of a first word that is no name, so that they can follow on."""
    words = whole(words)
    found = _WORD.match(words)
    return words[0].lower() + words[1:] if found and found[0].lower() in _soft() else words


def led(lead: str, words: str) -> str:
    """A lead of ours and a person's words as one sentence; a colon between where these keep a capital."""
    soft = softened(words)
    return sentence(f"{lead} {soft}" if soft[:1].islower() or soft[:1].isdigit() else f"{lead}: {soft}")


def colon(lead: str, words: str) -> str:
    """A person's words after a lead and a colon."""
    return sentence(f"{lead.removesuffix(':')}: {softened(words)}")


def amount(interval: Interval | None) -> str:
    """A cost or a length: a number or a range with an en dash, thousands set apart; empty for an unknown."""
    if interval is None:
        return ""
    ends = [_number(end) for end in (interval.low, interval.high)]
    return ends[0] if interval.single else f"{ends[0]}–{ends[1]}"


def roughly(value: float) -> str:
    """An amount to two figures, as one says ``about``: ``4,000``, ``25``, ``0.75``."""
    return _number(float(f"{value:.2g}"))


def _number(value: float) -> str:
    rounded = round(value, 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.2f}".rstrip("0")


class PageNames:
    """What the page calls candidates, criteria and people: by name, never by key, never cut."""

    def __init__(self, decision: Decision) -> None:
        self._decision: Final = decision

    def candidate(self, slug: str) -> str:
        """A candidate."""
        rows = list(self._decision.candidates)
        number = rows.index(slug) + 1 if slug in rows else 0
        own = whole(self._decision.candidates[slug].name) if number else ""
        return own if _fits(own) else say("state", "long_name", number=str(number))

    def criterion(self, slug: str) -> str:
        """A criterion; a shipped one that nobody renamed in its short form."""
        rows = list(self._decision.criteria)
        number = rows.index(slug) + 1 if slug in rows else 0
        own = whole(self._decision.criteria[slug].name) if number else ""
        shipped = by_id().get(slug)
        if shipped and shipped.name == own:
            return shipped.short.lower()
        return own if _fits(own) else say("state", "long_criterion", number=str(number))

    def cell(self, candidate: str, criterion: str) -> str:
        """A score: ``the flexibility of “Django and FastAPI”``, with marks where a name reads as several."""
        name = self.candidate(candidate)
        shown = f"“{name}”" if reads_as_several(name) else name
        return say("sure", "cell", candidate=shown, criterion=self.criterion(criterion))

    def candidates(self, slugs: Iterable[str]) -> str:
        """Several, as a person lists them."""
        return listed(map(self.candidate, slugs))

    def some(self, slugs: Sequence[str]) -> str:
        """The same, those that would be too many counted: three names, or two and how many more there are."""
        if len(slugs) <= _NAMED:
            return self.candidates(slugs)
        names = [self.candidate(slug) for slug in slugs[: _NAMED - 1]]
        return listed([*names, say("decision", "and_more", count=str(len(slugs) - len(names)))])

    def phase(self, number: int, name: str) -> str:
        """A phase, `number` being its place from 1."""
        own = whole(name)
        return own if _fits(own) else say("state", "long_phase", number=str(number))


def _fits(name: str) -> bool:
    return bool(name) and width_of(name) <= LONGEST_NAME


def person(decision: Decision, slug: str) -> str:
    """Somebody by name; by key where there is none."""
    own = whole(decision.people[slug].name)
    return own if _fits(own) else slug.replace("-", " ").capitalize()
