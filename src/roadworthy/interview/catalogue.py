"""The catalogue where a candidate's name is asked: completed from letters, known by any of its names."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from roadworthy.edits.edit import Edit
from roadworthy.edits.records import add_record
from roadworthy.model import Decision, KeyPath
from roadworthy.model.base import Record

if TYPE_CHECKING:
    from roadworthy.knowledge.frameworks import Framework


@cache
def catalogue_names() -> tuple[str, ...]:
    """The names of the catalogue in their order, then the other names of its entries."""
    from roadworthy.knowledge.frameworks import frameworks  # noqa: PLC0415 - read when wanted

    names = [one.name for one in frameworks()]
    return tuple(dict.fromkeys([*names, *(name for one in frameworks() for name in one.other_names)]))


def named_framework(words: object) -> "Framework | None":
    """The framework of this name or other name, in capitals or not; None where the words name none."""
    return _by_any_name().get(_folded(str(words)))


def begin_record(
    decision: Decision, table: KeyPath, first: Any, today: date, record: Record | None = None
) -> Edit:
    """Bring a record into being by its first answer, as every face does.

    A candidate that is called as a framework of the catalogue comes with what is confirmed about that; else
    `record` is what is known already. Raises PathError where the answer is empty.
    """
    framework = named_framework(first) if table == ("candidates",) else None
    if framework is None:
        return add_record(decision, table, first, today, record)
    from roadworthy.edits.candidates import add_framework  # noqa: PLC0415 - brings the catalogue

    return add_framework(decision, framework, str(first))


def completed(words: str, names: tuple[str, ...]) -> str:
    """The first of the names that begins with the words; empty where none does, or nothing is typed.

    Where the words name an entry by themselves, it is that one's name, or they are complete.
    """
    said = words.casefold().lstrip()
    if not said:
        return ""
    if (meant := named_framework(said)) is not None and names:
        return meant.name if meant.name.casefold().startswith(said) else words
    return next((name for name in names if name.casefold().startswith(said)), "")


@cache
def _by_any_name() -> "Mapping[str, Framework]":
    from roadworthy.knowledge.frameworks import frameworks  # noqa: PLC0415 - read when wanted

    others = {_folded(name): one for one in frameworks() for name in one.other_names}
    return others | {_folded(one.name): one for one in frameworks()}


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
