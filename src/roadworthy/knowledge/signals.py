"""The signals that ship: names, words, what each cannot tell; and the lists that collectors go by."""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.model.frozen import frozen
from roadworthy.model.licences import LicenceNames

FILE = "signals.toml"


@frozen
class Signal:
    """Something that can be known about a candidate without asking anybody."""

    id: str
    number: int
    """Its place in the definition."""
    name: str
    criteria: tuple[str, ...]
    """The criteria that it speaks to."""
    sign: str
    """The sign of such a criterion that it answers where nobody has; empty where it stands for itself."""
    says: str
    """Its words where there is a figure; ``{days:day}`` counts in words."""
    unknown: str
    """Its words where there is none, or no band."""
    bands: str
    reason: str
    """Why the bands are where they are."""
    cannot_tell: str
    says_with: Mapping[str, str] = field(default_factory=dict)
    """Other words, where a fact of that name is there."""


@cache
def signals() -> Mapping[str, Signal]:
    """The sixteen by id, in the order of their numbers."""
    rows: Mapping[str, Any] = table(FILE)["signal"]
    return {
        key: Signal(**{"sign": "", **row, "id": key, "criteria": tuple(row["criteria"])})
        for key, row in rows.items()
    }


def signs_of_files() -> Mapping[str, tuple[str, ...]]:
    """The signs that a kind of file at the top of a clone speaks to."""
    return {kind: tuple(signs) for kind, signs in table(FILE)["files"].items()}


def collector_name(collector: str) -> str:
    """What a collector is called. Raises KeyError for one that has no name."""
    return str(table("evidence.toml")["collectors"][collector])


def doubt_words(doubt: str) -> str:
    """Why a figure has no band or is not trusted. Raises KeyError for a reason that has no words."""
    return str(table(FILE)["doubts"][doubt])


def bots() -> tuple[str, ...]:
    """Parts of names and addresses that tell a machine's commits."""
    return tuple(table(FILE)["bots"])


def free_mail() -> tuple[str, ...]:
    """Domains of addresses that name no organisation."""
    return tuple(table(FILE)["free_mail"])


def not_available() -> str:
    """What no collector can know, in words."""
    return str(table(FILE)["not_available"])


@cache
def licence_names() -> LicenceNames:
    """Approved licences, other spellings, and what classifiers stand for."""
    raw = table(FILE)["licences"]
    return LicenceNames(frozenset(raw["osi"]), raw["spellings"], raw["classifiers"])
