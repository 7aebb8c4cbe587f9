"""The words of one command's report, read from its own file in `knowledge`."""

from typing import Any, Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill


class Wording:
    """The words of ``knowledge/NAME.toml``, by group and key, filled with facts."""

    def __init__(self, file: str) -> None:
        """`file` is read when the first words are wanted."""
        self._file: Final = file

    def __call__(self, group: str, key: str, **facts: str) -> str:
        """The words at a key, with ``{name}`` filled in. Raises KeyError where there are none."""
        return fill(str(self._group(group)[key]), facts)

    def has(self, group: str, key: str) -> bool:
        """Whether there are words at a key."""
        return key in self._group(group)

    def _group(self, group: str) -> dict[str, Any]:
        found: dict[str, Any] = table(self._file).get(group, {})
        return found


def counted(count: float, noun: str) -> str:
    """A count with its noun: ``1 upgrade``, ``2 upgrades``, ``0.9 months``."""
    number = f"{count:g}"
    return f"{number} {noun}{'' if number == '1' else 's'}"
