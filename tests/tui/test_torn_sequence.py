"""The rest of a key's code is never typed, however late it comes; what a person types is."""

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key

from roadworthy.model import Interval
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.pasted import PastedEscapes
from roadworthy.tui.textual_patches import driver
from roadworthy.tui.torn_sequence import LATE, TornSequence
from station_walk import grid_decision

if sys.platform == "win32":
    pytest.skip("a driver of its own, and no pseudo-terminal", allow_module_level=True)

from tui.terminal import _KEYS, Terminal

CODES = [code.decode() for code in _KEYS.values() if code[:1] == b"\x1b" and len(code) > 1]


@given(st.sampled_from([*CODES, "\x1b[5~", "\x1b[<0;12;7M", "\x1b[1;5C"]), st.floats(0.1, LATE))
def test_the_rest_of_a_code_is_put_behind_its_escape(code: str, late: float) -> None:
    torn = TornSequence()
    torn.escaped(10.0)
    assert torn.mended(code[1:], 10.0 + late) == code
    assert torn.mended(code[1:], 10.0 + late) == code[1:], "once"


@given(st.text("[]OPA15~;abc ", min_size=1, max_size=4), st.floats(0, 60))
def test_what_is_typed_a_sign_at_a_time_stays(words: str, later: float) -> None:
    torn = TornSequence()
    for sign in words:
        torn.escaped(10.0)
        assert torn.mended(sign, 10.0 + later) == sign
    torn.escaped(10.0)
    assert torn.mended("[5~", 10.0 + LATE + 0.1) == "[5~"
    torn.escaped(10.0)
    assert torn.mended("Old words, pasted in one packet", 10.2) == "Old words, pasted in one packet"


@given(
    st.sampled_from([*(code for code in CODES if len(code) > 2), "\x1b[1;5C", "\x1bO5C", "\x1b[<0;12;7M"]),
    st.floats(0, LATE),
    st.data(),
)
def test_a_code_is_put_together_wherever_it_is_parted(code: str, late: float, data: st.DataObject) -> None:
    torn = TornSequence()
    first = data.draw(st.integers(2, len(code) - 1))
    second = data.draw(st.integers(first, len(code) - 1))
    parts = [one for one in (code[:first], code[first:second], code[second:]) if one]
    told = [
        torn.whole(torn.mended(part, 10 + number * late), 10 + number * late)
        for number, part in enumerate(parts)
    ]
    assert told == [*[""] * (len(parts) - 1), code]


def test_a_code_that_never_ends_is_no_key_and_takes_none() -> None:
    torn = TornSequence()
    assert torn.whole("7\x1b[1;", 10.0) == "7"
    assert torn.mended("5C", 10.1 + LATE) == "5C", "too late to belong to it"
    assert torn.whole("\x1b[1;", 20.0) == ""
    assert torn.mended("\x1b[B", 20.3) == "\x1b[B", "another key comes first"
    assert torn.whole("\x1b", 30.0) == "\x1b", "a lone escape is the key"


def test_what_is_pasted_has_no_codes() -> None:
    torn, pasted = TornSequence(), PastedEscapes()
    told = [
        torn.whole(pasted.told(torn.mended(part, 10.0)), 10.0)
        for part in ("\x1b[20", "0~a\x1b[1", "b\x1b[201~")
    ]
    assert told == ["", "\x1b[200~a␛[1", "b\x1b[201~"]


@pytest.mark.parametrize(
    "code",
    ["\x1b[2z", "\x1bO4D", "\x1b[?62;4c", "\x1b[999~", "\x1b[50~", "\x1b[3#y", "\x1b[>4;2m", "\x1b[4 q"],
)
def test_a_code_that_nobody_knows_types_nothing(code: str) -> None:
    def told(words: str) -> list[str]:
        parser = driver.KnownKeys()
        events = [*parser.feed(words), *parser.feed("7")]
        return [one.key if isinstance(one, Key) else type(one).__name__ for one in events]

    assert told(code) == ["7"]
    assert told("\x1b[B") == ["down", "7"]
    assert told("\x1b[[A") == ["f1", "7"], "what begins like a whole code"
    assert told("\x1b[<0;12;7M") == ["MouseDown", "7"]


@pytest.mark.slow
def test_a_slow_line_writes_no_score(tmp_path: Path) -> None:
    Session.create(tmp_path / "a.toml", grid_decision()).close()
    with Terminal(tmp_path, "a.toml", size=(120, 40)) as terminal:
        terminal.wait_for("What is this decision about?")
        terminal.send(b"\x07")  # ctrl+g
        terminal.wait_for("1–9 go there")
        terminal.type("5")
        terminal.wait_for("Value")
        for begun, rest in ((b"\x1b", b"[5~"), (b"\x1b", b"O5C"), (b"\x1b[1;", b"5C"), (b"\x1bO", b"4D")):
            terminal.send(begun)
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                terminal.feed(0.05)
            terminal.send(rest)
            terminal.end_step()
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    assert {cell.score for row in load(tmp_path / "a.toml").scores.values() for cell in row.values()} == {
        Interval(3.0, 3.0)
    }
