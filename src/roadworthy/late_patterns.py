"""A regular expression is compiled when something is first looked for by it.

A start compiles a hundred of them, most of them libraries' own for what a command seldom does. Rests on:
`re.compile` being called through its module. A pattern that is wrong says so only at its first use; those
that the program compiles itself are all written in its source, and its tests use them.
"""

import re
from functools import partial
from typing import Any, Final

_compile: Final = re.compile
_METHODS: Final = frozenset(
    ("match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer", "scanner")
)
"""What a pattern does; a library may take hold of one long before it calls it."""


class Late:
    # A pattern that is not compiled yet. It passes for one: `re` takes it as such. (No docstring: it has the
    # one of a pattern.)

    def __init__(self, words: Any, flags: Any) -> None:
        self._words, self._flags = words, flags

    @property  # type: ignore[misc] # what `isinstance` asks for
    def __class__(self) -> type:
        return re.Pattern

    def __getattr__(self, name: str) -> Any:
        """What the pattern has; to take hold of what it does compiles nothing."""
        return partial(self._do, name) if name in _METHODS else getattr(self._compiled(), name)

    def _do(self, name: str, *given: Any, **named: Any) -> Any:
        return getattr(self._compiled(), name)(*given, **named)

    def __eq__(self, other: object) -> bool:
        return bool(self._compiled() == (other._compiled() if type(other) is Late else other))

    def __hash__(self) -> int:
        return hash(self._compiled())

    def __repr__(self) -> str:
        return repr(self._compiled())

    def __reduce__(self) -> Any:
        return self._compiled().__reduce__()

    def __copy__(self) -> Any:
        return self._compiled()

    def __deepcopy__(self, memo: Any) -> Any:
        return self._compiled()

    def _compiled(self) -> re.Pattern[Any]:
        held: re.Pattern[Any] | None = vars(self).get("_pattern")
        if held is None:
            held = _compile(self._words, self._flags)
            # From here on its methods are the pattern's own, found without a detour.
            vars(self).update({name: getattr(held, name) for name in _METHODS}, _pattern=held)
        return held


def _late(pattern: Any, flags: Any = 0) -> Any:
    return Late(pattern, flags) if isinstance(pattern, (str, bytes)) else _compile(pattern, flags)


def compile_late() -> None:
    """From now on a regular expression is compiled when it is used."""
    re.compile = _late


def compile_at_once() -> None:
    """Compile again where one is asked to; what is late by now is compiled when it is used."""
    re.compile = _compile
