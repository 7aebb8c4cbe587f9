"""What Roadworthy is measured against: bare programs of the same kind, each with 25 pydantic models.

Run as ``python -c "import reference; reference.app()"`` in this folder, so that its byte code is kept as
ours is. Each program imports only what it needs.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, create_model

MODELS = 25
READY = "a bare program"
"""What the first frame of the bare app shows."""


class Plain(BaseModel):
    """What the models share; frozen and strict as ours are."""

    model_config = ConfigDict(frozen=True, strict=True)


FIELDS = {
    "name": (str, ""),
    "number": (float, 0.0),
    "count": (int | None, None),
    "kind": (Literal["one", "two", "three"] | None, None),
    "on": (date | None, None),
    "words": (tuple[str, ...], ()),
}


def define() -> list[type[BaseModel]]:
    """Define 25 models of six ordinary fields each."""
    return [create_model(f"Model{number}", __base__=Plain, **FIELDS) for number in range(MODELS)]  # type: ignore[call-overload]


def app() -> None:
    """Run a bare full-screen app: one line of words and one field."""
    from textual.app import App, ComposeResult
    from textual.widgets import Input, Static

    define()

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            yield Static(READY)
            yield Input()

    Bare().run()


def numbers() -> None:
    """Import numpy, define the models and end."""
    import numpy as np

    define()
    print(np.__version__)


def read(folder: str) -> None:
    """Read every TOML file in a folder with tomllib, and say how many there were."""
    import tomllib
    from pathlib import Path

    found = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(Path(folder).rglob("*.toml"))]
    print(len(found))
