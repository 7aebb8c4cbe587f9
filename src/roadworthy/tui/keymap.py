"""Keys as a person names them in their settings: read strictly, and checked against what can be named."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from textual.binding import Binding, BindingsMap, InvalidBinding
from textual.dom import DOMNode
from textual.keys import Keys, key_to_character

_HELD: Final = frozenset({"ctrl", "shift", "alt", "meta", "super", "hyper"})
_NAMED: Final = frozenset(key.value for key in Keys)


def read_keys(words: str) -> str | None:
    """The keys in Textual's own names, separated by commas; None where one of them is no key."""
    try:
        keys = [_spelt(binding.key) for binding in Binding.make_bindings([Binding(words, "")])]
    except InvalidBinding:
        return None
    return ",".join(keys) if keys and all(map(_is_key, keys)) else None


def _spelt(key: str) -> str:
    """Capitals count in a letter alone, not in F9 or Ctrl+N."""
    return key if len(key) == 1 else key.lower()


def _is_key(key: str) -> bool:
    *held, last = key.split("+")
    if not set(held) <= _HELD or len(set(held)) < len(held):
        return False
    return key in _NAMED or last in _NAMED or len(last) == 1 or key_to_character(last) is not None


def amiss(keymap: Mapping[str, str]) -> list[str]:
    """What is wrong with keys that were given to ids, in words: ids that nothing has, keys taken from others.

    Reads the screens that were not opened yet where an id is none of those that were; may run in a thread.
    """
    if not keymap.keys() <= _ids():
        import roadworthy.tui

        for module in pkgutil.walk_packages(roadworthy.tui.__path__, "roadworthy.tui."):
            importlib.import_module(module.name)
    return [*_unknown(keymap), *dict.fromkeys(_taken(keymap))]


def _unknown(keymap: Mapping[str, str]) -> Iterator[str]:
    known = _ids()
    for name in sorted(keymap.keys() - known):
        close = get_close_matches(name, sorted(known), n=1)
        rest = f"did you mean “{close[0]}”?" if close else "F2 lists the keys with their ids"
        yield f"keys.{name}: nothing has this id; {rest}"


def _taken(keymap: Mapping[str, str]) -> Iterator[str]:
    for kind in _kinds(DOMNode):
        own = [(key, one) for key, one in BindingsMap(kind.BINDINGS) if one.description]
        ids = {one.id for _, one in own if one.id in keymap}
        new = {key: name for name in sorted(filter(None, ids)) for key in keymap[name].split(",")}
        for key, one in own:
            keys = keymap[one.id].split(",") if one.id is not None and one.id in keymap else [key]
            for taken in keys:
                if taken in new and new[taken] != one.id:
                    words = f"keys.{new[taken]}: {taken} was the key for “{one.description}”"
                    yield f"{words}; give that another one, too{f' ({one.id})' if one.id else ''}"


def _ids() -> frozenset[str]:
    """The ids of all keys of the classes that are there."""
    return frozenset(
        binding.id for kind in _kinds(DOMNode) for _, binding in BindingsMap(kind.BINDINGS) if binding.id
    )


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    yield kind
    for more in kind.__subclasses__():
        yield from _kinds(more)
