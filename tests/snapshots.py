"""What stands on the screen as a text file: the words, the ink of each cell, the ground below it.

A snapshot has three parts under one another, each as large as the screen:

* `words`: what is read;
* `ink`: one letter a cell for the role of its colour in the theme, a capital where it is bold (`.` is plain
  text, `B` bright or bold text), `_` where it is reversed or underlined, `~` where the colour is a mix;
* `ground`: one letter a cell where the ground is another than the pane's own.

Where the person wants no colour, neither has a role: only bold, reversed and underlined are left.
"""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color as RichColour
from rich.segment import Segment
from textual.color import Color
from textual.widgets import Input, TextArea

from roadworthy.tui.app import RoadworthyApp
from unseen import strips_of

FOLDER: Final = Path(__file__).parent / "tui" / "snapshots"
RENEW: Final = "--snapshots-update"
_ROLES: Final = {
    "ink": ".",
    "dim": "d",
    "bright": "b",
    "accent": "a",
    "accent-soft": "s",
    "warn": "w",
    "rule": "r",
    "track": "k",
    "select": "e",
    "raised": "c",
    "ground": "g",
    **{f"candidate-{number}": str(number) for number in range(1, 7)},
}


def picture(app: RoadworthyApp) -> str:
    """The screen as a snapshot, with the cursor of every field at rest."""
    for field in app.screen.query("Input, TextArea").results():
        assert isinstance(field, Input | TextArea)
        field.cursor_blink = False
    roles = _roles(app)
    parts: dict[str, list[str]] = {"words": [], "ink": [], "ground": []}
    for strip in strips_of(app):
        segments = [segment for segment in strip if not segment.control]
        parts["words"].append("".join(segment.text for segment in segments))
        parts["ink"].append("".join(_ink(segment, roles) for segment in segments))
        parts["ground"].append("".join(_ground(segment, roles) for segment in segments))
    text = "".join(
        f"== {name}\n" + "".join(f"{text.rstrip()}\n" for text in lines) for name, lines in parts.items()
    )
    return text.rstrip("\n") + "\n"


def _roles(app: RoadworthyApp) -> dict[str, str] | None:
    """Letter by colour; where two roles share a colour, the first of them. None where there is no colour."""
    if app.no_color:
        return None
    letters: dict[str, str] = {}
    for role, letter in _ROLES.items():
        colour = Color.parse(app.theme_variables[role]).rich_color
        letters.setdefault(_name(colour), letter)
    return letters


def _name(colour: RichColour) -> str:
    return colour.get_truecolor().hex if colour.triplet else colour.name


def _ink(segment: Segment, roles: Mapping[str, str] | None) -> str:
    style = segment.style
    if style is None or style.color is None or roles is None:
        letter = "."
    else:
        letter = roles.get(_name(style.color), "~")
    if style is not None and style.bold:
        letter = letter.upper() if letter.isalpha() else {".": "B", "~": "#"}.get(letter, letter)
    if style is not None and (style.reverse or style.underline):
        letter = "_"
    return "".join(letter if sign.strip() or letter == "_" else " " for sign in segment.text)


def _ground(segment: Segment, roles: Mapping[str, str] | None) -> str:
    style = segment.style
    if style is None or style.bgcolor is None or roles is None:
        letter = " "
    else:
        letter = roles.get(_name(style.bgcolor), "~")
    return (" " if letter == "g" else letter) * segment.cell_length


class Snapshots:
    """Compares screens with the files of a folder, or renews them."""

    def __init__(self, folder: Path, *, renew: bool) -> None:
        self.folder = folder
        self.renew = renew
        self.differing: list[str] = []

    def look(self, name: str, seen: str) -> None:
        """Compare one screen with its file; what differs is said at the end of the test."""
        path = self.folder / f"{name}.txt"
        if self.renew:
            if not path.exists() or path.read_text(encoding="utf-8") != seen:
                self.folder.mkdir(parents=True, exist_ok=True)
                path.write_text(seen, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            self.differing.append(f"{name}: there is no such snapshot yet")
            return
        kept = path.read_text(encoding="utf-8")
        if kept != seen:
            self.differing.append("\n".join(_difference(name, kept, seen)))

    def only(self, names: Iterable[str]) -> None:
        """Complain about files that no screen is compared with, or take them away."""
        wanted = {f"{name}.txt" for name in names}
        for path in sorted(self.folder.iterdir()):
            if path.name not in wanted:
                if self.renew:
                    path.unlink()
                else:
                    self.differing.append(f"{path.name}: no screen has this name")

    def said(self) -> None:
        """Fail with everything that differs."""
        if self.differing:
            shown = "\n\n".join(self.differing)
            pytest.fail(f"{shown}\n\nIf it is meant to look so: pytest tests/tui {RENEW}", pytrace=False)


def _difference(name: str, kept: str, seen: str) -> Iterable[str]:
    """Line by line, what was there and what is."""
    yield f"{name}: the screen looks otherwise (- as kept, + as seen)"
    before, after = kept.split("\n"), seen.split("\n")
    heads = {number: text for number, text in enumerate(after) if text.startswith("== ")}
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        part = max((number for number in heads if number <= j1), default=0)
        yield f"  {heads.get(part, '== ')[3:]}, row {j1 - part}"
        yield from (f"  - {text}" for text in before[i1:i2])
        yield from (f"  + {text}" for text in after[j1:j2])
