"""What differs between two decisions, in words by key path."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from roadworthy.model import Decision, KeyPath, dotted
from roadworthy.model.plain import canonical
from roadworthy.model.text import one_line

_LONGEST: Final = 60


def difference_lines(old: Decision, new: Decision) -> list[str]:
    """One line for each key that is new, gone or changed from `old` to `new`, in the order of the file."""
    return list(_between(canonical(old), canonical(new), ()))


def _between(old: Mapping[str, Any], new: Mapping[str, Any], path: KeyPath) -> Iterator[str]:
    for key in (*old, *(key for key in new if key not in old)):
        here = (*path, key)
        if key not in new:
            yield from _alone(old[key], here, "gone")
        elif key not in old:
            yield from _alone(new[key], here, "new")
        elif isinstance(old[key], Mapping) and isinstance(new[key], Mapping):
            yield from _between(old[key], new[key], here)
        elif old[key] != new[key]:
            yield f"{dotted(here)}: {_said(old[key])} → {_said(new[key])}"
    both = [key for key in old if key in new]
    if path and both != [key for key in new if key in old]:
        yield f"{dotted(path)}: in another order"


def _alone(value: Any, path: KeyPath, word: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for key, below in value.items():
            yield from _alone(below, (*path, key), word)
    elif isinstance(value, Mapping):
        yield f"{dotted(path)}: {word}"
    else:
        yield f"{dotted(path)}: {word}, {_said(value)}"


def _said(value: Any) -> str:
    if isinstance(value, str):
        clean = one_line(value)
        return f"“{clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rstrip() + '…'}”"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        shown = ", ".join(_said(item) for item in value[:4])
        return shown + (f" and {len(value) - 4} more" if len(value) > 4 else "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
