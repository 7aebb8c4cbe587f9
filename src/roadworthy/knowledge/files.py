"""Reading the package's own data files, each once and only when asked for."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed TOML of a file beside this module, such as ``criteria.toml`` or ``questions/frame.toml``."""
    return tomllib.loads(files("roadworthy.knowledge").joinpath(name).read_text(encoding="utf-8"))
