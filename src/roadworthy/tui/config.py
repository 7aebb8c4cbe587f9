"""The person's own settings: ``config.toml`` in their configuration folder."""

import json
import re
from collections.abc import Mapping
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from roadworthy.errors import Missing, StoreError
from roadworthy.model.frozen import frozen
from roadworthy.store import atomic
from roadworthy.store.toml_text import read_toml
from roadworthy.text_files import decode, read_bytes

NAME: Final = "config.toml"
_SETTINGS: Final = ("theme", "motion", "ascii", "mouse", "escape_delay", "keys")


@frozen
class Config:
    """What a person has set. Anything that can't be used is left out and named in `complaints`."""

    theme: str | None = None
    motion: bool = True
    ascii: bool | None = None
    """Plain ASCII signs; None lets the terminal's encoding and the locale decide."""
    mouse: bool = True
    """Whether the program takes the mouse; without it the terminal's own selecting works."""
    escape_delay: int | None = None
    """Milliseconds after which a lone escape is the key; None: 100, over ssh 300."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id to a key, or several separated by commas."""
    complaints: tuple[str, ...] = ()


def read_config(folder: Path) -> Config:
    """The settings in `folder`; the defaults where there is no file."""
    try:
        raw = read_toml(decode(read_bytes(folder / NAME), NAME), NAME)
    except Missing:
        return Config()
    except StoreError as error:
        at = NAME if error.line is None else f"{NAME}:{error.line}"
        return Config(complaints=(f"{at}: {error.what}; until that is mended the defaults are used",))
    complaints = [
        f"{NAME}: {key}: there is no such setting{_meant(key)}" for key in raw.keys() - set(_SETTINGS)
    ]
    usable = _keys(raw.get("keys", {}), complaints)
    theme = _typed(raw, "theme", str, complaints)
    motion = _typed(raw, "motion", bool, complaints)
    plain = _typed(raw, "ascii", bool, complaints)
    mouse = _typed(raw, "mouse", bool, complaints)
    delay = _delay(raw, complaints)
    return Config(
        theme=theme,
        motion=motion is not False,
        ascii=plain,
        mouse=mouse is not False,
        escape_delay=delay,
        keys=usable,
        complaints=tuple(complaints),
    )


def _meant(key: str) -> str:
    close = get_close_matches(key, _SETTINGS, n=1)
    return f"; did you mean “{close[0]}”?" if close else f"; there are {', '.join(_SETTINGS)}"


def _keys(wanted: Any, complaints: list[str]) -> dict[str, str]:
    """Binding id to keys, of those that can be used."""
    if not isinstance(wanted, dict):
        complaints.append(f"{NAME}: keys: expected a table [keys]")
        return {}
    usable: dict[str, str] = {}
    if not wanted:
        return usable
    from roadworthy.tui.keymap import read_keys

    for name, words in wanted.items():
        keys = read_keys(words) if isinstance(words, str) else None
        if keys is not None:
            usable[name] = keys
        elif isinstance(words, dict):
            complaints.append(f'{NAME}: keys.{name}: an id is written in quotes, such as "walk.next" = "f9"')
        else:
            shown = f"“{words}” is not a key" if isinstance(words, str) else "give a key's name"
            complaints.append(f"{NAME}: keys.{name}: {shown}; write it such as f9, ctrl+n or n")
    return usable


def _typed(raw: Mapping[str, Any], key: str, kind: type, complaints: list[str]) -> Any:
    value = raw.get(key)
    if value is None or isinstance(value, kind):
        return value
    complaints.append(f"{NAME}: {key}: expected {'true or false' if kind is bool else 'text'}")
    return None


def _delay(raw: Mapping[str, Any], complaints: list[str]) -> int | None:
    value = raw.get("escape_delay")
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 5000):
        return value
    complaints.append(f"{NAME}: escape_delay: expected milliseconds, from 1 to 5000")
    return None


def remember_theme(folder: Path, theme: str) -> None:
    """Write the chosen theme into the settings and leave every other line as it is.

    Raises OSError or StoreError, the settings then as they were.
    """
    path = folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    try:
        before = decode(read_bytes(path), NAME)
    except Missing:
        before = ""
    setting = f"theme = {json.dumps(theme, ensure_ascii=False)}"
    top, bracket, rest = before.partition("\n[") if not before.startswith("[") else ("", "", before)
    changed, count = re.subn(r"(?m)^theme\s*=.*$", lambda _: setting, top, count=1)
    after = changed + bracket + rest if count else f"{setting}\n{before}"
    atomic.write(path, after.encode("utf-8"))
