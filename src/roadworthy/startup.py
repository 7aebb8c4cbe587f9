"""What libraries import at the start and nothing here uses: left out until somebody takes something from it.

Each of the two costs 10 ms, which is felt in a program that is there in half a second.
"""

import importlib
import sys
from types import ModuleType
from typing import Any, Final

_METADATA: Final = "importlib.metadata"


def leave_out_metadata() -> None:
    """Let pydantic, which looks for plugins with it even where it may have none, have `importlib.metadata`
    in name: with it comes half of `email`. Whoever calls or takes anything of it has the real one.
    """
    if _METADATA not in sys.modules:
        sys.modules[_METADATA] = _Metadata(_METADATA)


class _Metadata(ModuleType):
    """Stands for `importlib.metadata` until that is wanted."""

    def entry_points(self, **wanted: Any) -> Any:
        """Entry points of installed packages, by the real function."""
        return _real_metadata().entry_points(**wanted)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # the import system looks at these
            raise AttributeError(name)
        return getattr(_real_metadata(), name)


def _real_metadata() -> Any:
    if isinstance(sys.modules.get(_METADATA), _Metadata):
        del sys.modules[_METADATA]
    return importlib.import_module(_METADATA)


def leave_out_tls() -> None:
    """Let asyncio, on which Textual runs, do without TLS: it serves no network here.

    asyncio is made for a Python that has no ``ssl``. Whoever imports that later still gets it.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("asyncio")
    finally:
        del sys.modules["ssl"]
