"""What colour tells is told without it, too: by signs, in ASCII, and in sixteen colours."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import pytest
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.app import App
from textual.color import Color
from textual.content import Content
from textual.style import Style

from on_screen import settled, walk_of
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import config_dir, sample_file
from roadworthy.tui import glyphs
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.line_filter import SafeLines
from roadworthy.tui.plain_signs import PlainSigns
from roadworthy.tui.text_layout import bar, fit, line, stacked, thin_bar
from roadworthy.tui.theme import HEAT_STEPS, read_theme, shipped_themes
from roadworthy.tui.widgets.fields import edge_line
from unseen import strips_of

pytestmark = pytest.mark.turns

WIDTH: Final = 8
_INK = ("$candidate-1", "$candidate-1-soft")
Look = tuple[tuple[str, bool, str], ...]


@pytest.fixture(params=[False, True], ids=["unicode", "ascii"])
def ascii_only(request: pytest.FixtureRequest) -> Iterator[bool]:
    glyphs.use_ascii(request.param)
    yield bool(request.param)
    glyphs.use_ascii(False)


def drawn(content: Content, theme_name: str, *, colour: bool) -> Look:
    """What a person can tell apart: each cell's sign, whether it is reversed and, where there is any, its colour."""
    theme = read_theme(shipped_themes()[theme_name])
    roles = {**theme.variables, "accent": theme.accent or ""}

    def parsed(style: object) -> Style:
        words = str(style)
        for name in sorted(roles, key=len, reverse=True):
            words = words.replace(f"${name}", roles[name])
        return Style.parse(words)

    segments = [
        Segment(text, style.rich_style)
        for text, style in content.render(Style(), end="", parse_style=parsed)
    ]  # fmt: skip
    ground = Color(0, 0, 0)
    if theme.ansi:
        segments = PlainSigns(theme.variables, theme.accent or "", colour=colour).apply(segments, ground)
    segments = SafeLines().apply(segments, ground)
    return tuple(
        (sign, bool(style.reverse), f"{style.color}/{style.bgcolor}" if colour else "")
        for text, style, _ in segments
        for sign in text
        if style is not None
    )


def looks(contents: list[Content], theme: str, *, colour: bool) -> list[Look]:
    return [drawn(content, theme, colour=colour) for content in contents]


def bars(draw: Callable[..., Content]) -> list[Content]:
    """Every bar of whole cells: full to the one, soft to the other."""
    return [
        draw(begin / WIDTH, end / WIDTH, WIDTH, *_INK)
        for begin in range(WIDTH + 1)
        for end in range(begin, WIDTH + 1)
    ]


PICTURES: Final[dict[str, Callable[[], list[Content]]]] = {
    "bars": lambda: bars(bar),
    "thin bars": lambda: bars(thin_bar),
    "shares of ranks": lambda: [
        stacked(
            [
                (first / WIDTH, "1st", "$candidate-1", "$ground"),
                (second / WIDTH, "2nd", "$candidate-1-soft", "$bright"),
                ((WIDTH - first - second) / WIDTH, "3rd", "$candidate-1-faint", "$dim"),
            ],
            WIDTH,
        )
        for first in range(WIDTH + 1)
        for second in range(WIDTH + 1 - first)
    ],
    "focus": lambda: [line(("  4.16  ", "bold $bright on $select")), line(("  4.16  ", "bold $bright"))],
    "heat": lambda: [line(("     ", f"bold $bright on $heat-{step}")) for step in (0, 3, 5, 7, 9)],
}


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    ("theme", "colour"),
    [("sixteen-colour", True), ("sixteen-colour", False), ("sixteen-colour-light", False)],
)
def test_what_colour_tells_apart_is_told_apart(
    picture: str, theme: str, colour: bool, ascii_only: bool
) -> None:
    del ascii_only
    contents = PICTURES[picture]()
    told = looks(contents, "dark", colour=True)
    plain = looks(contents, theme, colour=colour)
    for at, one in enumerate(told):
        for other in range(at):
            if one != told[other]:
                assert plain[at] != plain[other], (contents[at].plain, contents[other].plain)


def test_the_signs_are_those_of_the_legend(ascii_only: bool) -> None:
    told = "".join(sign for sign, _, _ in drawn(bar(0.5, 0.75, 8, *_INK), "sixteen-colour", colour=False))
    assert told == ("####==.." if ascii_only else "████▒▒··")
    thin = "".join(
        sign for sign, _, _ in drawn(thin_bar(0.5, 0.75, 8, *_INK), "sixteen-colour", colour=False)
    )
    assert thin == ("####==.." if ascii_only else "████▒▒··")


def test_a_hotter_cell_is_never_lighter() -> None:
    cells = [line(("   ", f"$bright on $heat-{step}")) for step in range(HEAT_STEPS)]
    order = " ░▒▓█"
    shown = [order.index(drawn(cell, "sixteen-colour", colour=False)[0][0]) for cell in cells]
    assert all(before <= after for before, after in pairwise(shown))
    assert len(set(shown)) == len(order)


def test_a_cut_sentence_in_ascii_does_not_read_as_finished(ascii_only: bool) -> None:
    cut = fit(Content("It has a sentence that is too long"), 12)
    shown = "".join(sign for sign, _, _ in drawn(cut, "sixteen-colour", colour=False))
    assert len(shown) == 12
    assert shown.rstrip().endswith(".." if ascii_only else "…")


SHOWN: Final = (
    "frame",
    "landscape",
    "criteria",
    "evidence",
    "scores",
    "compare",
    "path",
    "risks",
    "decision",
)


@dataclass(frozen=True)
class Told:
    """What the colours of a theme tell of a cell."""

    roles: Mapping[str, str]

    def level(self, sign: str, style: RichStyle) -> str:
        """How full a cell of a bar or a map is; empty for any other cell."""
        fg, bg = self._role(style.color), self._role(style.bgcolor)
        if sign == "░" and fg.startswith("heat"):
            return "unknown"
        role = fg if sign in "━█" else bg if sign == " " else ""
        if role.startswith("heat"):
            return f"heat {'0011122334'[int(role[-1])]}"  # ten tints share five signs
        if role.startswith("candidate") or role == "accent":
            return "soft" if role.endswith("soft") else "third" if role.endswith("faint") else "full"
        if sign == "━" and role in ("dim", "ink", "bright", "warn"):
            return "full"
        return "rest" if role in ("rule", "track") and sign in "━ " else ""

    def is_lit(self, style: RichStyle) -> bool:
        """Whether a cell has the focus."""
        return self._role(style.bgcolor) == "select"

    def _role(self, colour: object) -> str:
        triplet = getattr(colour, "triplet", None)
        return self.roles.get(triplet.hex.lower(), "") if triplet is not None else ""


def told_by(theme: str) -> Told:
    found = read_theme(shipped_themes()[theme])
    roles = {**found.variables, "accent": found.accent or ""}
    plain = ("dim", "ink", "bright", "warn", "rule", "track", "accent", "select")
    bars = [name for name in roles if re.fullmatch(r"heat-\d|candidate-\d(-soft|-faint)?", name)]
    return Told({Color.parse(roles[name]).hex.lower(): name for name in (*plain, *bars)})


Cell = tuple[str, RichStyle]


async def stations_of(tmp_path: Path, theme: str) -> dict[str, list[list[Cell]]]:
    """Every station as its cells, in a theme that the settings name."""
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text(f'theme = "{theme}"\n', encoding="utf-8")
    now = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)  # what a clock tells would differ, too
    decision = load(sample_file("bank-migration"))
    session = Session.create(tmp_path / "a.toml", decision, now=lambda: now, today=now.date)
    app = RoadworthyApp(session)
    found: dict[str, list[list[Cell]]] = {}
    async with app.run_test(size=(120, 60)) as pilot:
        for station in SHOWN:
            await walk_of(app).show_station(station)
            await settled(pilot)
            found[station] = [
                [(sign, style or RichStyle()) for text, style, _ in strip for sign in text]
                for strip in strips_of(app)
            ]
    return found


@pytest.mark.slow
async def test_every_station_tells_in_signs_what_it_tells_in_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Line by line: levels of a bar, heat, what is not known and the focus look different without colour, too."""
    told = told_by("dark")
    (tmp_path / "colour").mkdir()
    coloured = await stations_of(tmp_path / "colour", "dark")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = await stations_of(tmp_path, "dark")
    seen: dict[str, set[str]] = {}
    for station, lines in coloured.items():
        seen[station] = set()
        for with_colour, without in zip(lines, plain[station], strict=True):
            assert len(with_colour) == len(without), station
            looks: dict[str, set[tuple[str, bool]]] = {}
            for (sign, style), (shown, bare) in zip(with_colour, without, strict=True):
                where = station, "".join(one for one, _ in with_colour), shown
                if sign.isalnum():
                    assert shown == sign, where
                    assert not told.is_lit(style) or bare.reverse, where
                if level := told.level(sign, style):
                    looks.setdefault(level, set()).add((shown, bool(bare.reverse)))
                    seen[station].add(level)
            looks["rest"] = looks.pop("third", set()) | looks.get("rest", set())  # no picture has both
            for one, other in combinations(looks, 2):
                assert not looks[one] & looks[other], (station, one, other, looks, where)
    for station in ("frame", "scores", "compare", "path"):
        assert {"full", "soft", "rest"} <= seen[station], station
    assert "unknown" in seen["scores"]
    assert "third" in seen["compare"]
    assert len({one for one in seen["risks"] if one.startswith("heat")}) > 2


async def test_in_ascii_the_gate_and_the_focus_of_the_map_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The states of the gate where one is not are dots, and the cell of the risk in focus is reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample_file("bank-migration"))))
    async with app.run_test(size=(120, 40)) as pilot:
        for station, sign in (("frame", "too early"), ("risks", "Heat")):
            await walk_of(app).show_station(station)
            await settled(pilot)
            cells = [
                [(one, style or RichStyle()) for text, style, _ in strip for one in text]
                for strip in strips_of(app)
            ]
            lines = ["".join(one for one, _ in line) for line in cells]
            at = next(y for y, text in enumerate(lines) if sign in text)
            if station == "frame":
                bars = lines[at + 1].split("|")[1].split()
                assert [set(one) for one in bars] == [{"."}, {"."}, {"#", "x"}]
            else:
                left = lines[at].index("Heat")
                lit = [
                    sum(bool(style.reverse) for _, style in line[left : left + 27])
                    for line in cells[at + 1 : at + 11]
                ]
                assert [one for one in lit if one] == [5, 5]


@pytest.mark.slow
async def test_nothing_of_a_theme_of_sixteen_leaves_that_has_no_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every station: no ground that only names a role, without colour none at all, the focus reversed."""
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text('theme = "sixteen-colour"\n', encoding="utf-8")
    for no_colour in (False, True):
        if no_colour:
            monkeypatch.setenv("NO_COLOR", "1")
        session = Session.create(tmp_path / f"{no_colour}.toml", load(sample_file("bank-migration")))
        app = RoadworthyApp(session)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for station in ("frame", "criteria", "scores", "compare", "risks"):
                await walk_of(app).show_station(station)
                await settled(pilot)
                styles = [style for _, style in _segments(app)]
                assert any(style.reverse for style in styles), station
                for style in styles:
                    for colour in (style.color, style.bgcolor):
                        assert colour is None or colour.triplet is None or not no_colour, (station, style)
                        assert colour is None or colour.triplet is None or colour.triplet.red > 1 or (
                            colour.triplet.green != 0
                        ), (station, style)  # fmt: skip


def _segments(app: App[int]) -> Iterator[tuple[str, RichStyle]]:
    for strip in strips_of(app):
        for text, style, _ in strip:
            if style is not None:
                yield text, style


def test_the_edges_of_a_card_are_thin_rules(ascii_only: bool) -> None:
    for name in ("top", "bottom"):
        shown = drawn(edge_line(name, 9), "sixteen-colour", colour=False)
        assert "".join(sign for sign, _, _ in shown) == (" " * 9 if ascii_only else "─" * 9)
        assert not any(reverse for _, reverse, _ in shown)


def test_what_is_lit_in_sixteen_colours_is_one_ground(ascii_only: bool) -> None:
    content = line(
        (glyphs.glyph("edge"), "$accent on $select"), (" 5 ", "$accent on $select"),
        ("Scores", "bold $bright on $select"), (" 23/24", "$dim on $select"),
    )  # fmt: skip
    shown = drawn(content, "sixteen-colour", colour=True)
    assert not shown[0][1], "the edge keeps its colour"
    assert all(reverse for _, reverse, _ in shown[1:])
    assert not any("yellow" in colour for _, _, colour in shown[1:]), "no patch of another colour"
    del ascii_only


@pytest.mark.parametrize("colour", [True, False])
def test_what_has_the_focus_is_lit_without_a_hole_and_its_bar_is_not(colour: bool) -> None:
    cell = line(("  4", "bold $bright"), " ", ("≡", "$bright"), " ", thin_bar(0.5, 0.75, 8, *_INK))
    shown = drawn(cell.stylize_before("on $select"), "sixteen-colour", colour=colour)
    assert "".join("#" if lit else "." for _, lit, _ in shown) == "#####" + "." * 9


def test_in_sixteen_colours_a_bar_of_broken_cells_has_no_hole() -> None:
    """An eighth of a cell has a colour of its own, and sixteen have no ground for the rest of the cell."""
    for eighths in range(4 * 8):
        told = drawn(bar(eighths / 64, 0.75, 8, *_INK), "sixteen-colour", colour=True)
        assert {sign for sign, _, _ in told} <= {*"█▒·"}, eighths
