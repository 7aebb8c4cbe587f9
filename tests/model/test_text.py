"""Text made safe once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.model.text import one_line, visible

FORBIDDEN = (
    {chr(code) for code in range(0x20)} - {"\n", "\t"}
    | {chr(code) for code in range(0x7F, 0xA0)}
    | set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left_and_a_second_pass_changes_nothing(words: str) -> None:
    clean = visible(words)
    assert not FORBIDDEN & set(clean)
    assert visible(clean) == clean
    clean.encode("utf-8")


@given(st.text())
def test_one_line_is_one_line(words: str) -> None:
    assert not set("\n\t\r") & set(one_line(words))
    assert one_line(one_line(words)) == one_line(words)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u202eabc", "⟨RLO⟩abc"),
        ("[/foo] [red]", "[/foo] [red]"),
        ("中文 é e\u0301", "中文 é e\u0301"),
        ("\ud800", "\ufffd"),
        ("\x9b31m", "\ufffd31m"),
    ],
)
def test_what_is_shown(words: str, shown: str) -> None:
    assert visible(words) == shown
