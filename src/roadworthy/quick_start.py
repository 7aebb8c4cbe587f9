"""What shortens every command: what a program that lives for a moment can leave out.

Rests on: how pydantic finds its plugins, and on Python's way of ending. Beside `roadworthy.__main__`, nobody
calls it: a program that uses Roadworthy as a library keeps its plugins and its sweeping.
"""

import gc
import importlib
import sys
from types import ModuleType
from typing import Any, Final

from roadworthy.late_patterns import compile_at_once, compile_late
from roadworthy.lighter_imports import import_as_usual, import_lightly

PLUGIN_LOADER: Final = "pydantic.plugin._loader"


def start_quickly() -> None:
    """Sweep no memory, look for no plugins of pydantic, compile patterns late, and import lightly."""
    gc.disable()
    compile_late()
    import_lightly()
    sys.modules.setdefault(PLUGIN_LOADER, _NoPlugins(PLUGIN_LOADER))


def end_quickly(*, for_good: bool) -> None:
    """Where the program ends with it, leave memory to the system; else it is swept again as before.

    At its end Python looks three times through all that there is for what holds itself: a fifth of a
    summary's time, for memory that goes with the process. What is frozen it passes over.
    """
    if for_good:
        gc.freeze()
    else:
        gc.enable()
        compile_at_once()
        import_as_usual()


class _NoPlugins(ModuleType):
    """Stands in for pydantic's own finder, which loads the metadata of all that is installed to find none.

    That takes 3 % of a summary, and PYDANTIC_DISABLE_PLUGINS is looked at only afterwards.
    """

    @staticmethod
    def get_plugins() -> tuple[Any, ...]:
        """None."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[PLUGIN_LOADER]
        return getattr(importlib.import_module(PLUGIN_LOADER), name)
