"""Who wrote what: bots told apart, one person's names and addresses merged. Memory per person alone."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from roadworthy.model.collected import Contributor

_SAYS_NOTHING: Final = frozenset({"noreply", "no-reply", "root", "unknown", "none", ""})
"""Local parts that many people share: such an address merges nobody."""


class Authors:
    """Counts commits by person as they stream by.

    Two authors are one person when they share an address or a name, also over a third (union-find).
    """

    def __init__(self, bots: Iterable[str], free_mail: Iterable[str]) -> None:
        """`bots` are parts of names and addresses, `free_mail` domains that name no organisation."""
        self._bots: Final = tuple(mark.casefold() for mark in bots)
        self._free: Final = frozenset(free_mail)
        self._parent: dict[str, str] = {}
        self._counts: dict[tuple[str, str], list[int]] = {}
        self.bot_commits = 0

    def add(self, name: str, email: str, *, recent: bool) -> None:
        """One commit in the window; `recent` where it is in its last 90 days as well."""
        if self.is_bot(name, email):
            self.bot_commits += 1
            return
        row = self._counts.setdefault((name, email), [0, 0])
        row[0] += 1
        row[1] += recent

    def is_bot(self, name: str, email: str) -> bool:
        """Whether a machine wrote it, by its name or its address."""
        both = f"{name} {email}".casefold()
        return any(mark in both for mark in self._bots)

    def people(self) -> tuple[Contributor, ...]:
        """Everybody with their commits, the busiest first."""
        keys: dict[tuple[str, str], str] = {}
        for name, email in self._counts:
            marks = [mark for mark in (_name_mark(name), _mail_mark(email)) if mark] or [f"?{name}\0{email}"]
            for mark in marks[1:]:
                self._join(marks[0], mark)
            keys[name, email] = marks[0]
        found: dict[str, dict[tuple[str, str], int]] = {}
        for pair, (count, _) in self._counts.items():
            found.setdefault(self._root(keys[pair]), {})[pair] = count
        people = [self._person(pairs) for pairs in found.values()]
        return tuple(sorted(people, key=lambda one: (-one.commits, one.name)))

    @property
    def recent_commits(self) -> int:
        """Commits by people in the last 90 days."""
        return sum(recent for _, recent in self._counts.values())

    def _person(self, pairs: dict[tuple[str, str], int]) -> Contributor:
        """One person: the name used most, and the house of the address used most that names one."""
        ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
        houses = [house for (_, email), _ in ordered if (house := organisation_of(email, self._free))]
        return Contributor(ordered[0][0][0], sum(pairs.values()), houses[0] if houses else "")

    def _root(self, mark: str) -> str:
        while self._parent.get(mark, mark) != mark:
            self._parent[mark] = self._parent.get(self._parent[mark], self._parent[mark])
            mark = self._parent[mark]
        return mark

    def _join(self, one: str, other: str) -> None:
        self._parent.setdefault(one, one)
        self._parent[self._root(other)] = self._root(one)


def plain_name(name: str) -> str:
    """A name as it is compared: without accents, case and doubled spaces."""
    bare = unicodedata.normalize("NFKD", name)
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).casefold().split())


def organisation_of(email: str, free_mail: frozenset[str]) -> str:
    """The last two labels of an address's domain; nothing for free mail and addresses that name no house."""
    domain = email.rpartition("@")[2].strip().casefold().strip(".")
    labels = domain.split(".")
    house = ".".join(labels[-2:])
    if len(labels) < 2 or "noreply" in domain or house in free_mail or domain in free_mail:
        return ""
    return "" if labels[-1] in ("local", "localdomain", "localhost", "invalid") else house


def _name_mark(name: str) -> str:
    plain = plain_name(name)
    return f"n{plain}" if plain and plain not in _SAYS_NOTHING else ""


def _mail_mark(email: str) -> str:
    plain = email.strip().casefold()
    local, at, domain = plain.rpartition("@")
    return f"@{plain}" if at and domain and local not in _SAYS_NOTHING else ""
