"""Themes from TOML files: ours, and the person's own."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from textual.color import Color, ColorParseError
from textual.theme import Theme

from roadworthy.errors import StoreError
from roadworthy.store.places import is_folder, themes_dir
from roadworthy.store.toml_text import read_toml
from roadworthy.text_files import decode, read_bytes

ROLES: Final = ("ground", "raised", "select", "rule", "dim", "text", "bright", "accent", "warn")
CANDIDATES: Final = 6
HEAT_STEPS: Final = 10
_SOFT: Final = 0.45
_TRACK: Final = 0.75


class ThemeError(ValueError):
    """A theme file that can't be used; its words say why."""


def read_theme(path: Path) -> Theme:
    """The theme in a file. Raises ThemeError with one line for a person."""
    try:
        raw = read_toml(decode(read_bytes(path), path.name), path.name)
    except StoreError as error:
        at = path.name if error.line is None else f"{path.name}:{error.line}"
        raise ThemeError(f"{at}: {error.what}; fix it, or remove the theme") from None
    colours = raw.get("colours")
    names = (*ROLES, *(f"candidate-{number + 1}" for number in range(CANDIDATES)))
    if not isinstance(colours, dict):
        raise ThemeError(f"{path.name}: expected a table [colours]")
    missing = [name for name in names if not isinstance(colours.get(name), str)]
    if missing:
        raise ThemeError(f'{path.name}: colours.{missing[0]}: expected a colour such as "#e0af68"')
    for name in names:
        try:
            Color.parse(colours[name])
        except ColorParseError:
            words = f'“{colours[name]}” is not a colour; write it such as "#e0af68"'
            raise ThemeError(f"{path.name}: colours.{name}: {words}") from None
    return _theme(str(raw.get("name", path.stem)), raw, colours)


def _theme(name: str, raw: Mapping[str, Any], colours: Mapping[str, str]) -> Theme:
    ansi = bool(raw.get("ansi", False))
    variables = {
        role: colours[role] for role in ("ground", "raised", "select", "rule", "dim", "bright", "warn")
    }
    variables["ink"] = colours["text"]
    # A bar that is no candidate's: of sixteen colours a text has one, and only candidates have two.
    # Where raised and ground are the same, a card is told from what is around it by its edges alone.
    variables["edge"] = colours["rule"] if ansi else colours["raised"]
    variables["track"] = _named(0) if ansi else _mix(colours["rule"], colours["ground"], _TRACK)
    if ansi:
        variables["select"] = _named(1)
    for number in range(1, CANDIDATES + 1):
        colour = colours[f"candidate-{number}"]
        variables[f"candidate-{number}"] = colour
        soft = _counterpart(colour) if ansi else _mix(colour, colours["ground"], _SOFT)
        # One of sixteen colours may have two roles: which is meant is told by a name, and drawn in the ink.
        variables[f"candidate-{number}-soft"] = _named(20 + number) if ansi else soft
        variables[f"candidate-{number}-soft-ink"] = soft
        variables[f"candidate-{number}-faint"] = _named(2) if ansi else _mix(colour, colours["ground"], 0.18)
    for step in range(HEAT_STEPS):
        part = 0.04 + 0.5 * step / (HEAT_STEPS - 1)
        variables[f"heat-{step}"] = (
            _named(10 + step) if ansi else _mix(colours["warn"], colours["ground"], part)
        )
    # A bar that is no candidate's: of sixteen colours a text has one, and only candidates have two.
    variables["neutral"] = colours["candidate-1"] if ansi else colours["text"]
    variables["neutral-soft"] = variables["candidate-1-soft"] if ansi else colours["dim"]
    accent = colours["accent"]
    variables |= {
        "accent-soft": _counterpart(accent) if ansi else _mix(accent, colours["ground"], _SOFT),
        "block-cursor-foreground": colours["bright"],
        "block-cursor-background": colours["select"],
        "block-cursor-text-style": "bold",
        "input-cursor-background": accent,
        "input-cursor-foreground": colours["ground"],
        "input-selection-background": colours["select"],
        "scrollbar": colours["rule"],
        "scrollbar-hover": colours["dim"],
        "scrollbar-active": accent,
        "scrollbar-background": colours["ground"],
        "scrollbar-background-hover": colours["ground"],
        "scrollbar-background-active": colours["ground"],
        "scrollbar-corner-color": colours["ground"],
        "border": colours["rule"],
        "border-blurred": colours["rule"],
    }
    if ansi:
        variables |= {"ansi-background": colours["ground"], "ansi-foreground": colours["text"]}
    return Theme(
        name=name,
        primary=accent,
        secondary=colours["dim"],
        warning=colours["warn"],
        error=colours["warn"],
        success=colours["bright"],
        accent=accent,
        foreground=colours["text"],
        background=colours["ground"],
        surface=colours["raised"],
        panel=colours["raised"],
        boost=colours["raised"],
        dark=bool(raw.get("dark", True)),
        variables=variables,
        ansi=ansi,
    )


def _named(number: int) -> str:
    """A ground that sixteen colours do not have: it only names a role, and `PlainSigns` draws it by signs."""
    return f"#0100{number:02x}"


def _mix(colour: str, ground: str, part: float) -> str:
    return Color.parse(ground).blend(Color.parse(colour), part).hex


def shipped_themes() -> Mapping[str, Path]:
    """The files of the shipped themes by their names, in order."""
    return {path.stem: path for path in sorted(themes_dir().glob("*.toml"))}


def themes_in(folders: Iterable[Path]) -> Iterator[Theme | ThemeError]:
    """Every theme of the folders, in the order of their file names; an error in the place of a bad one."""
    for folder in folders:
        if not is_folder(folder):
            continue
        for path in sorted(folder.glob("*.toml")):
            try:
                yield read_theme(path)
            except ThemeError as error:
                yield error


def _counterpart(colour: str) -> str:
    """Of the sixteen colours, the bright one for a plain one and the other way round: they can't be mixed."""
    if colour.startswith("ansi_bright_"):
        return colour.replace("ansi_bright_", "ansi_")
    return colour.replace("ansi_", "ansi_bright_")
