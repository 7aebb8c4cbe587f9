"""The rest of a key's code is never typed, however late it comes; what a person types is."""

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.model import Interval
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.torn_sequence import LATE, TornSequence
from station_walk import grid_decision
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


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal")
def test_a_slow_line_writes_no_score(tmp_path: Path) -> None:
    Session.create(tmp_path / "a.toml", grid_decision()).close()
    with Terminal(tmp_path, "a.toml", size=(120, 40)) as terminal:
        terminal.wait_for("What is this decision about?")
        terminal.send(b"\x07")  # ctrl+g
        terminal.wait_for("1–9 go there")
        terminal.type("5")
        terminal.wait_for("Value")
        for rest in (b"[5~", b"[4~", b"OC"):
            terminal.keys("escape")
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
