from pathlib import Path

import pytest
from textual.widgets import Input

from examples import few
from on_screen import SIZES, new_session, settled, text_of
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.help import HelpScreen
from roadworthy.tui.screens.keys import KeysScreen, groups, key_name
from roadworthy.tui.widgets.key_row import WAY_OUT, KeyRow

pytestmark = pytest.mark.turns


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("f8", "F8"),
        ("ctrl+n", "ctrl+n"),
        ("up", "↑"),
        ("right_square_bracket", "]"),
        ("escape", "esc"),
        ("U", "U"),
    ],
)
def test_keys_are_called_as_on_the_keyboard(key: str, shown: str) -> None:
    assert key_name(key) == shown


@few("size", SIZES)
async def test_every_active_key_is_listed_with_its_id(tmp_path: Path, size: tuple[int, int]) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        active = dict(app.screen.active_bindings)
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        listed = {one.binding for _, some in groups(active) for one in some}
        assert {item.binding.id for item in active.values() if item.enabled and item.binding.id} <= listed
        assert "Keys" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, KeysScreen)


async def test_fields_have_a_group_of_their_own(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        names = [name for name, _ in groups(app.screen.active_bindings)]
        assert "the walk" in names
        assert "in text fields" in names
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.focused, Input)


async def test_a_remapped_key_works_and_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "config.toml").write_text('[keys]\n"walk.keys" = "f7"\n', encoding="utf-8")
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert not isinstance(app.screen, KeysScreen)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        assert "F7" in [name for _, some in app.screen.found for one in some for name in one.keys]


async def test_help_shows_the_focus_the_station_and_its_topics(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        shown = text_of(app)
        assert "The station Frame" in shown
        assert "When to choose" in shown
        assert app.screen.sections[0][1][0].title in shown
        await pilot.press("down")
        await settled(pilot)
        assert "How to use it" in text_of(app)
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, HelpScreen)


async def test_every_page_of_help_can_be_drawn_at_any_width(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = HelpScreen(topic="serverless")
        await app.push_screen(screen)
        await settled(pilot)
        assert "Serverless" in text_of(app)
        for page in screen.by_key.values():
            screen.query_one("HelpText").page = page  # type: ignore[attr-defined]
            lines = screen.query_one("HelpText").draw(40)  # type: ignore[attr-defined]
            assert len(lines) > 2
            assert all(line.cell_length == 40 for line in lines)


@pytest.mark.parametrize("behind", [True, False])
def test_the_way_out_has_its_place_whatever_else_gives_way(behind: bool) -> None:
    keys = [("↵", "open"), ("n", "new"), ("t", "from a table"), ("o", "other file"), ("x", "off the list")]
    commands = [("^p", "commands")]
    for width in range(20, 130):
        for count in range(len(keys) + 1):
            shown = KeyRow()
            first, then = keys[:count], [*commands, WAY_OUT]
            shown.show(*((first, then) if behind else (then, first)), [])
            (drawn,) = shown.draw(width)
            assert "^q quit" in drawn.plain, (width, count)
            assert drawn.cell_length <= width


def test_what_stands_at_the_end_keeps_apart_from_the_keys() -> None:
    keys = [
        ("↵", "open"),
        ("d", "move status"),
        ("v", "read page"),
        ("c", "copy page"),
        ("tab", "next field"),
    ]
    for width in range(60, 200):
        shown = KeyRow()
        shown.show(
            [("F8", "next"), WAY_OUT], keys, [("! ", "bold $warn"), ("2 before you pass it on", "$ink")]
        )
        (drawn,) = shown.draw(width)
        before, there, _ = drawn.plain.partition("! 2 before")
        assert not there or before.endswith("   "), width
