"""What is pasted arrives as it was, in one piece, whatever signs it has and however packets part it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from roadworthy.model.text import visible
from roadworthy.tui.pasted import PastedEscapes

if sys.platform == "win32":
    pytest.skip("the driver there reads no codes", allow_module_level=True)

from textual._xterm_parser import XTermParser

BEGIN, END, SIGN = "\x1b[200~", "\x1b[201~", visible("\x1b")
WORDS = st.text(st.sampled_from("ab [201~3m\x1b\n"), max_size=12).filter(
    lambda words: END not in words + END[:5]
)


def read(packets: list[str]) -> list[tuple[str, str]]:
    """What the program is told of packets: keys, and what was pasted."""
    parser, pasted = XTermParser(), PastedEscapes()
    told: list[tuple[str, str]] = []
    for packet in packets:
        if known := pasted.told(packet):
            for event in parser.feed(known):
                if isinstance(event, events.Paste):
                    told.append(("pasted", event.text))
                elif isinstance(event, events.Key):
                    told.append(("key", event.key))
    return told


def test_an_escape_sign_stays_where_it_stood() -> None:
    assert read([f"x{BEGIN}It carries \x1b[31mus\x1b[0m{END}y"]) == [
        ("key", "x"),
        ("pasted", f"It carries {SIGN}[31mus{SIGN}[0m"),
        ("key", "y"),
    ]


@given(WORDS.filter(bool), st.lists(st.integers(1, 6), max_size=8))
def test_packets_part_it_anywhere(words: str, sizes: list[int]) -> None:
    whole = f"{BEGIN}{words}{END}z"
    packets, at = [], 0
    for size in (*sizes, len(whole)):
        packets.append(whole[at : at + size])
        at += size
    found = read([one for one in packets if one])
    assert found == [("pasted", words.replace("\x1b", SIGN)), ("key", "z")]


@given(st.text(st.sampled_from("a[2~O\x1b"), max_size=8))
def test_what_is_typed_passes_as_it_is(words: str) -> None:
    assert PastedEscapes().told(words) == words
