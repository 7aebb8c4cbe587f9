"""Something whose parts are worked out when they are asked for, each at most once."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")
PartKey = tuple[object, ...]


class Parts:
    """Cached properties, parts under a key, and what is kept of them for the next value."""

    def __init__(self) -> None:
        self._parts: Final[dict[PartKey, Any]] = {}
        self._kept: Final[dict[PartKey, Any]] = {}
        """Readings, figures and robustness of this value, or of the last that had them, to begin from."""

    def has(self, *parts: str) -> bool:
        """Whether the named cached properties have been worked out."""
        return all(part in vars(self) for part in parts)

    def _once(self, key: PartKey, work: Callable[[], T]) -> T:
        if key not in self._parts:
            self._parts.setdefault(key, work())
        found: T = self._parts[key]
        return found

    def _keep(self, key: PartKey, part: T) -> T:
        self._kept[key] = part
        return part
