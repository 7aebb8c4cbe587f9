"""A light terminal gets a light theme, and nothing of its answer is ever taken for a key."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants

from examples import few
from roadworthy.tui import themed_app
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.terminal_ground import QUESTION, AnswerFilter, guessed, is_light, may_ask
from roadworthy.tui.textual_patches.driver import wait_for_escape

pytestmark = pytest.mark.turns

LIGHT = b"\x1b]11;rgb:fbfb/fafa/f6f6\x1b\\"
DARK = b"\x1b]11;rgb:0f/13/18\x07"


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:00/00/00", False),
        ("rgba:fbfb/fafa/f6f6/ffff", True),
        ("#fbfaf6", True),
        ("#0f1318", False),
        ("?", None),
        ("", None),
    ],
)
def test_what_a_terminal_says_of_its_ground(answer: str, light: bool | None) -> None:
    assert is_light(answer) is light


def test_what_the_environment_says() -> None:
    assert guessed({"COLORFGBG": "0;15"}) is True
    assert guessed({"COLORFGBG": "15;default;0"}) is False
    assert guessed({"COLORFGBG": "15;default"}) is None
    assert guessed({}) is None


@pytest.mark.parametrize("term", ["", "dumb", "linux"])
def test_what_prints_what_it_is_asked_is_not_asked(term: str) -> None:
    assert not may_ask({"TERM": term})


@given(
    st.lists(
        st.sampled_from([b"a", b"\x1b[A", b"\x1bOP", b"\x1b", "é".encode(), b"1", b"]", b";"]), max_size=6
    ),
    st.integers(0, 6),
    st.lists(st.integers(1, 40), max_size=6),
    st.sampled_from([LIGHT, DARK]),
)
def test_typing_goes_on_as_it_was_however_the_answer_comes(
    typed: list[bytes], place: int, cuts: list[int], answer: bytes
) -> None:
    before, after = b"".join(typed[:place]), b"".join(typed[place:])
    whole = before + answer + after
    edges = sorted({min(cut, len(whole)) for cut in cuts} | {0, len(whole)})
    seen, told, filter_ = b"", None, AnswerFilter()
    filter_.waits = True
    for begin, end in pairwise(edges):
        rest, light = filter_.take(whole[begin:end])
        seen, told = seen + rest, told if light is None else light
    seen += filter_.take(None)[0]
    assert seen == before + after
    assert told is (answer == LIGHT)


def test_an_escape_that_was_meant_is_one() -> None:
    filter_ = AnswerFilter()
    filter_.waits = True
    assert filter_.take(b"\x1b") == (b"", None)
    assert filter_.take(None) == (b"\x1b", None)
    filter_.waits = False
    assert filter_.take(b"\x1b") == (b"\x1b", None)


def test_the_settings_of_the_terminal_are_taken() -> None:
    before = constants.ESCAPE_DELAY
    try:
        wait_for_escape(250)
        assert constants.ESCAPE_DELAY == 0.25
    finally:
        wait_for_escape(round(1000 * before))


def test_over_ssh_a_lone_escape_is_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    before = constants.ESCAPE_DELAY
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5 192.0.2.2 22")
    monkeypatch.delenv("ESCDELAY", raising=False)
    try:
        wait_for_escape(None)
        assert before < constants.ESCAPE_DELAY
    finally:
        wait_for_escape(round(1000 * before))


@pytest.mark.slow
def test_without_the_mouse_none_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "roadworthy"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("mouse = false\n", encoding="utf-8")
    with Terminal(tmp_path, "a.toml", ROADWORTHY_CONFIG_DIR=str(folder)) as terminal:
        terminal.wait_for("The short walk")
        assert b"\x1b[?1000h" not in terminal.bytes
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("light", [False, True])
def test_a_terminal_of_sixteen_colours_gets_a_theme_of_them(
    monkeypatch: pytest.MonkeyPatch, light: bool
) -> None:
    monkeypatch.setattr(themed_app, "is_terminal", lambda: True)
    monkeypatch.setenv("COLORFGBG", "0;15" if light else "15;0")
    for term, theme in (
        ("xterm-16color", "sixteen-colour"),
        ("linux", "sixteen-colour"),
        ("xterm-256color", ""),
    ):
        monkeypatch.setenv("TERM", term)
        monkeypatch.delenv("COLORTERM", raising=False)
        app = RoadworthyApp(None)
        assert app.theme == (f"{theme}-light" if light and theme else theme or ("light" if light else "dark"))
        app.ground_told(not light)
        assert app.theme == (
            f"{theme}-light" if theme and not light else theme or ("dark" if light else "light")
        ), "what the terminal says later counts more"


@pytest.mark.parametrize("chosen", ["light", "dark", "high-contrast", "high-contrast-light", "colour-blind"])
def test_a_theme_of_more_colours_is_drawn_in_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    """Of the nearest sixteen, light has yellow keys on white, and dark bars without a soft end."""
    monkeypatch.setattr(themed_app, "is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)
    monkeypatch.setenv("TEXTUAL_THEME", chosen)
    app = RoadworthyApp(None)
    assert app.theme == ("sixteen-colour-light" if chosen.endswith("light") else "sixteen-colour")
    assert {one.name for one in app.themes} == {"sixteen-colour", "sixteen-colour-light"}, (
        "no other is offered"
    )
    monkeypatch.setenv("COLORFGBG", "15;0")
    assert RoadworthyApp(None).theme == "sixteen-colour", "the ground is the terminal's"
    monkeypatch.setenv("TERM", "xterm-256color")
    assert RoadworthyApp(None).theme == chosen


def test_a_theme_of_sixteen_colours_that_was_chosen_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themed_app, "is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("COLORFGBG", "15;0")
    monkeypatch.setenv("TEXTUAL_THEME", "sixteen-colour-light")
    app = RoadworthyApp(None)
    assert (app.theme, app.asks_ground) == ("sixteen-colour-light", False)


if sys.platform != "win32":
    from tui.terminal import Terminal

    @few("answer, setting, light", [
        (LIGHT, "", True), (DARK, "", False), (b"", "", False), (LIGHT, 'theme = "dark"', False),
    ])  # fmt: skip
    def test_a_light_terminal_gets_a_light_theme_and_no_key(
        tmp_path: Path, answer: bytes, setting: str, light: bool
    ) -> None:
        """In a real terminal: what it answers changes the colours of the first frame, and is typed nowhere."""
        folder = tmp_path / "config" / "roadworthy"
        folder.mkdir(parents=True)
        (folder / "config.toml").write_text(f"{setting}\n", encoding="utf-8")
        with Terminal(tmp_path, "a.toml", ROADWORTHY_CONFIG_DIR=str(folder)) as terminal:
            if not setting:
                terminal.wait_sent(QUESTION.encode())
            else:
                terminal.wait_for("short walk")
            assert (QUESTION.encode() in terminal.bytes) == (not setting)
            terminal.send(answer)
            terminal.wait_for("The short walk")
            seen = terminal.end_step()
            assert "11;" not in seen
            assert "rgb" not in seen
            red = int(terminal.screen.buffer[0][0].bg[:2], 16)
            assert (red > 200) == light
            terminal.keys("enter", "ctrl+q")
            assert terminal.ended() == 0
