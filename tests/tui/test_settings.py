"""A person's settings: what can't be used is one clear line each, and the program starts all the same."""

from pathlib import Path

import pytest

from on_screen import new_session, settled
from roadworthy.errors import NotUtf8
from roadworthy.store.places import config_dir, themes_dir
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.config import NAME, read_config, remember_theme
from roadworthy.tui.keymap import amiss, read_keys
from roadworthy.tui.theme import ThemeError, read_theme

pytestmark = pytest.mark.turns


def settings(raw: str | bytes) -> Path:
    """The folder of the settings with these in it."""
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / NAME).write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return config_dir()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("theme = \n", "config.toml:1: this is not TOML"),
        (b"\n\xff", "config.toml:2: this is not UTF-8 text"),
        ('them = "dark"', "config.toml: them: there is no such setting; did you mean “theme”?"),
        ("motion = 1", "config.toml: motion: expected true or false"),
        ("keys = 1", "config.toml: keys: expected a table [keys]"),
        ('[keys.walk]\nnext = "f9"', "config.toml: keys.walk: an id is written in quotes"),
        ('[keys]\n"walk.next" = "strg+n"', "config.toml: keys.walk.next: “strg+n” is not a key"),
        ('[keys]\n"walk.next" = ""', "config.toml: keys.walk.next: “” is not a key"),
        ('[keys]\n"walk.next" = 9', "config.toml: keys.walk.next: give a key's name"),
    ],
)
def test_what_cant_be_used_is_one_line(raw: str | bytes, words: str) -> None:
    config = read_config(settings(raw))
    assert len(config.complaints) == 1
    assert config.complaints[0].startswith(words)
    assert "\n" not in config.complaints[0]
    assert (config.theme, config.motion, dict(config.keys)) == (None, True, {})


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("F9, ?", "f9,question_mark"),
        ("Ctrl+N", "ctrl+n"),
        ("N", "N"),
        ("ctrl+shift+up", "ctrl+shift+up"),
        ("f99", None),
        ("ctrl+", None),
        ("a,,b", None),
    ],
)
def test_keys_are_read_strictly(words: str, keys: str | None) -> None:
    assert read_keys(words) == keys


@pytest.mark.parametrize(
    ("keymap", "words"),
    [
        ({"walk.nxt": "f9"}, ["did you mean “walk.next”"]),
        ({"walk.next": "f3"}, ["keys.walk.next: f3 was the key for “back”", "(walk.back)"]),
        ({"walk.next": "f7", "walk.back": "f7"}, ["f7 was the key for"]),
        ({"walk.next": "f3", "walk.back": "f8"}, []),
        ({"grid.down": "n"}, []),
    ],
)
def test_ids_that_nothing_has_and_keys_of_others(keymap: dict[str, str], words: list[str]) -> None:
    said = amiss(keymap)
    assert len(said) == bool(words)
    assert all(one in said[0] for one in words)


async def test_a_wrong_id_is_said_in_the_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[keys]\n"walk.nxt" = "f9"\n')
    said: list[str] = []
    monkeypatch.setattr(RoadworthyApp, "notify", lambda _, words, **__: said.append(words))
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert said == ["config.toml: keys.walk.nxt: nothing has this id; did you mean “walk.next”?"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[colours]", "[colours", "mine.toml:"),
        ('ground = "#', 'ground = "#zz', "mine.toml: colours.ground: “#zz"),
        ("ground = ", "grund = ", "mine.toml: colours.ground: expected a colour"),
    ],
)
def test_a_broken_theme_is_one_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = (themes_dir() / "dark.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "mine.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        read_theme(tmp_path / "mine.toml")
    assert str(caught.value).startswith(words)
    assert "\n" not in str(caught.value)


def test_a_chosen_theme_leaves_the_rest_alone_whatever_it_is_called() -> None:
    folder = settings('# mine\nmotion = false\n\n[keys]\n"walk.next" = "f9"\n')
    for name in ('a "quoted" one', "dark"):
        remember_theme(folder, name)
        config = read_config(folder)
        assert (config.theme, config.motion, dict(config.keys), config.complaints) == (
            name, False, {"walk.next": "f9"}, (),
        )  # fmt: skip
    assert "# mine" in (folder / NAME).read_text("utf-8")


def test_settings_that_cant_be_read_are_not_written_over() -> None:
    folder = settings(b"\xff\n")
    with pytest.raises(NotUtf8):
        remember_theme(folder, "light")
    assert (folder / NAME).read_bytes() == b"\xff\n"
