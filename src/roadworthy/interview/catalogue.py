"""The catalogue where a candidate's name is asked: completed from letters, known by its whole name."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roadworthy.knowledge.frameworks import Framework


@cache
def catalogue_names() -> tuple[str, ...]:
    """The names of the catalogue, in their order."""
    from roadworthy.knowledge.frameworks import frameworks  # noqa: PLC0415 - read when wanted

    return tuple(one.name for one in frameworks())


def named_framework(words: object) -> "Framework | None":
    """The framework with exactly this name, in capitals or not; None where the words are no name of one."""
    from roadworthy.knowledge.frameworks import frameworks  # noqa: PLC0415 - read when wanted

    said = " ".join(str(words).casefold().split())
    return next((one for one in frameworks() if one.name.casefold() == said), None)


def completed(words: str, names: tuple[str, ...]) -> str:
    """The first of the names that begins with the words; empty where none does, or nothing is typed."""
    said = words.casefold().lstrip()
    return next((name for name in names if said and name.casefold().startswith(said)), "")
