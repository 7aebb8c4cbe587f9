"""What pydantic imports at the start and nothing here uses: left out until somebody takes something of it."""

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
