"""Every theme that ships can be read by everybody: its contrasts, and its colours for those who see fewer."""

import tomllib
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from roadworthy.store.places import themes_dir
from roadworthy.tui.theme import read_theme
from themes.colour import MACHADO, contrast, delta_e, lab, linear, seen_with

READABLE = 4.5
"""WCAG 2.2, 1.4.3: text of ordinary size."""
ENHANCED = 7.0
"""WCAG 2.2, 1.4.6."""
SEEN = 3.0
"""WCAG 2.2, 1.4.11: signs that are no text."""
APART = 15.0
"""CIEDE2000 between any two candidates, for every kind of sight. A difference of 1 is just noticeable side by
side; bars of a few cells, rows apart, want much more. The theme `dark` has 1.6 at its worst."""
APART_IN_FULL_SIGHT = 10.0

GROUNDS = ("ground", "raised", "select")
WORDS = ("dim", "text", "bright", "accent", "warn")
CANDIDATES = tuple(f"candidate-{number}" for number in range(1, 7))
THIN = ("accent-soft", "neutral-soft")
"""Colours of bars that are a line high and bear no label."""
WANTED = {"dark", "light", "high-contrast", "colour-blind", "sixteen-colour"}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


FILES = sorted(themes_dir().glob("*.toml"))
RGB = [file for file in FILES if not _read(file)["ansi"]]
ANSI = [file for file in FILES if _read(file)["ansi"]]


def _named(files: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=[file.stem for file in files])


def test_the_five_kinds_are_there() -> None:
    assert {file.stem for file in FILES} >= WANTED
    assert ANSI
    assert any(not _read(file)["dark"] for file in RGB)


@_named(FILES)
def test_each_has_its_name_its_title_and_every_role(file: Path) -> None:
    raw = _read(file)
    assert raw["name"] == file.stem
    assert raw["title"].strip()
    assert set(raw["colours"]) == {*GROUNDS, *WORDS, *CANDIDATES, "rule"}
    theme = read_theme(file)
    assert (theme.name, theme.dark, theme.ansi) == (raw["name"], raw["dark"], raw["ansi"])


def test_titles_differ() -> None:
    assert len({_read(file)["title"] for file in FILES}) == len(FILES)


@_named(RGB)
def test_text_is_readable_on_every_ground(file: Path) -> None:
    colours = _read(file)["colours"]
    least = ENHANCED if file.stem.startswith("high-contrast") else READABLE
    low = {
        f"{role} on {ground}": round(ratio, 2)
        for role, ground in product((*WORDS, *CANDIDATES), GROUNDS)
        if (ratio := contrast(colours[role], colours[ground])) < least
    }
    assert low == {}


@_named(RGB)
def test_labels_inside_a_bar_are_readable(file: Path) -> None:
    """The ground on a full colour; bright on its soft and faint mixes, and on the heat map's cells."""
    colours = _read(file)["colours"]
    variables = read_theme(file).variables
    pairs = {role: (colours["ground"], colours[role]) for role in CANDIDATES}
    mixed = [name for name in variables if name.endswith(("-soft", "-faint")) or name.startswith("heat-")]
    assert len(mixed) >= 2 * len(CANDIDATES)
    pairs |= {name: (colours["bright"], variables[name]) for name in mixed if name not in THIN}
    low = {name: round(ratio, 2) for name, pair in pairs.items() if (ratio := contrast(*pair)) < READABLE}
    assert low == {}


@_named(RGB)
def test_dark_means_a_dark_ground(file: Path) -> None:
    raw = _read(file)
    against = "#000000" if raw["dark"] else "#ffffff"
    assert contrast(raw["colours"]["ground"], against) < 1.3


@_named([file for file in RGB if file.stem.startswith("high-contrast")])
def test_high_contrast_shows_its_rules(file: Path) -> None:
    colours = _read(file)["colours"]
    assert contrast(colours["rule"], colours["ground"]) >= SEEN


@_named(RGB)
def test_candidates_differ_in_full_sight(file: Path) -> None:
    assert _nearest(file, None) >= APART_IN_FULL_SIGHT


@pytest.mark.parametrize("sight", [None, *MACHADO])
def test_the_colour_blind_theme_keeps_candidates_apart_for_every_sight(sight: str | None) -> None:
    assert _nearest(themes_dir() / "colour-blind.toml", sight) >= APART


def _nearest(file: Path, sight: str | None) -> float:
    colours = _read(file)["colours"]
    seen = [lab(seen_with(sight, linear(colours[role]))) for role in CANDIDATES]
    return min(delta_e(one, other) for one, other in combinations(seen, 2))


@_named(ANSI)
def test_sixteen_colours_are_the_terminals_own(file: Path) -> None:
    """Their contrast is the person's choice; here it can only be seen that none is drawn on itself."""
    colours = _read(file)["colours"]
    assert all(colour.startswith("ansi_") for colour in colours.values())
    assert colours["ground"] == colours["text"] == "ansi_default"
    assert colours["select"] not in {colours[role] for role in (*WORDS, *CANDIDATES)}
    assert len({colours[role] for role in CANDIDATES}) == len(CANDIDATES)
