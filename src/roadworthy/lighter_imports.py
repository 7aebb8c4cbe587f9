"""What libraries make while they are imported, and a command seldom uses, is made when it is used.

Rests on: `dataclasses._create_fn` of Python 3.11 and 3.12, which writes and compiles each method of a
dataclass by itself (3.13 compiles all of a class at once, and is left alone); and `pydantic_core.core_schema`
naming the keys of 79 kinds of schemas for type checkers alone. What was loaded before stays as it is.
`docs/performance.md` has what each buys.
"""

import builtins
import importlib.util
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import inspect

_Loads = Callable[[ModuleType], None]


class Unmade:
    # A method that is written when somebody first asks its class for it, and then stands in its place. (No
    # docstring: a wrapper round it would take that over.)

    __slots__ = ("__name__", "_made", "_make")

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self.__name__ = name
        self._make = make
        self._made: Any = None

    def __get__(self, one: object, owner: type | None = None) -> Any:
        made = self._method()
        for cls in (owner or type(one)).__mro__:
            if vars(cls).get(self.__name__) is self:
                made.__qualname__ = f"{cls.__qualname__}.{self.__name__}"
                setattr(cls, self.__name__, made)
        return made.__get__(one, owner)

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Do what the method does: for a wrapper round it, as a dataclass has one round its ``__repr__``."""
        return self._method()(*given, **named)

    @property
    def __signature__(self) -> "inspect.Signature":
        """The parameters of the method, for whoever asks such a wrapper."""
        import inspect  # noqa: PLC0415 - nobody does while a command runs

        return inspect.signature(self._method())

    def _method(self) -> Any:
        if self._made is None:
            self._made = self._make()
        return self._made


def _methods_when_called(load: _Loads, module: ModuleType) -> None:
    """Load `dataclasses`; from then on the methods of a dataclass are made when they are first called."""
    load(module)
    write: Any = getattr(module, "_create_fn", None)
    if write is not None:
        vars(module)["_create_fn"] = lambda name, *parts, **more: Unmade(
            name, lambda: write(name, *parts, **more)
        )


class _DictOfKeys(dict[str, Any]):
    """Stands for a ``TypedDict`` whose keys nobody looks up: a dict all the same, with its keys in words."""

    def __init_subclass__(cls, *, total: bool = True) -> None:
        del total


class _WithoutTypesOfKeys(ModuleType):
    """A module of types as another one sees it that asks for ``TypedDict``; all else in it is as it is."""

    TypedDict = _DictOfKeys

    def __init__(self, real: ModuleType) -> None:
        super().__init__(real.__name__)
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def _import_without_types_of_keys(
    name: str,
    globals_: Mapping[str, object] | None = None,
    locals_: Mapping[str, object] | None = None,
    wanted: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    found = builtins.__import__(name, globals_, locals_, wanted or (), level)
    return _WithoutTypesOfKeys(found) if wanted and "TypedDict" in wanted else found


def _keys_without_types(load: _Loads, module: ModuleType) -> None:
    """Load a module whose ``TypedDict`` classes are dicts: it alone sees them so, in whatever thread.

    Python compiles the words behind each key, 600 in pydantic's description of its schemas.
    """
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import_without_types_of_keys}
    load(module)


class _Lighter:
    """Finds the modules whose import is made lighter, while they are not loaded yet."""

    def __init__(self, acts: Mapping[str, Callable[[_Loads, ModuleType], None]]) -> None:
        self._acts = dict(acts)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """As Python finds it, loaded in a lighter way; each once."""
        del path, target
        act = self._acts.pop(name, None)
        if act is None:
            return None
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module
            with suppress(TypeError):  # a loader that can't be told anything loads as usual
                vars(spec.loader)["exec_module"] = lambda module: act(load, module)
        return spec


_FINDER: Final = _Lighter(
    {"dataclasses": _methods_when_called, "pydantic_core.core_schema": _keys_without_types}
)


def import_lightly() -> None:
    """From now on import what is not loaded yet in a lighter way."""
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)


def import_as_usual() -> None:
    """Import again as Python does; what was loaded meanwhile stays as it is."""
    with suppress(ValueError):
        sys.meta_path.remove(_FINDER)
