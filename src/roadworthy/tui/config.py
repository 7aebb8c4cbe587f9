"""The person's own settings: ``config.toml`` in their configuration folder."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

NAME: Final = "config.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What a person has set. Anything that can't be used is left out and named in `complaints`."""

    theme: str | None = None
    motion: bool = True
    ascii: bool | None = None
    """Plain ASCII signs; None lets the terminal's encoding decide."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding id to a key, or several separated by commas."""
    complaints: tuple[str, ...] = ()


def read_config(folder: Path) -> Config:
    """The settings in `folder`; the defaults where there is no file."""
    path = folder / NAME
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Config(complaints=(f"{NAME}: {error}; using the defaults",))
    complaints: list[str] = []
    keys = raw.get("keys", {})
    if not isinstance(keys, dict):
        complaints.append(f"{NAME}: keys: a table is wanted")
        keys = {}
    usable = {name: key for name, key in keys.items() if isinstance(key, str) and key.strip()}
    complaints.extend(f"{NAME}: keys.{name}: a key's name is wanted" for name in keys.keys() - usable.keys())
    theme = _typed(raw, "theme", str, complaints)
    motion = _typed(raw, "motion", bool, complaints)
    plain = _typed(raw, "ascii", bool, complaints)
    return Config(theme, motion is not False, plain, usable, tuple(complaints))


def _typed(raw: Mapping[str, Any], key: str, kind: type, complaints: list[str]) -> Any:
    value = raw.get(key)
    if value is None or isinstance(value, kind):
        return value
    complaints.append(f"{NAME}: {key}: {'true or false' if kind is bool else 'text'} is wanted")
    return None


def remember_theme(folder: Path, theme: str) -> None:
    """Write the chosen theme into the settings and leave every other line as it is."""
    path = folder / NAME
    folder.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    setting = f'theme = "{theme}"'
    top, bracket, rest = before.partition("\n[") if not before.startswith("[") else ("", "", before)
    changed, count = re.subn(r"(?m)^theme\s*=.*$", lambda _: setting, top, count=1)
    after = changed + bracket + rest if count else f"{setting}\n{before}"
    path.write_text(after, encoding="utf-8")
