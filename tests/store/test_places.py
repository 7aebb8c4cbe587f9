"""Words for a shell."""

import shlex
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import portion
from roadworthy.store.places import for_shell, like_named


@pytest.mark.skipif(sys.platform == "win32", reason="asks a POSIX shell")
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@example("it's")
@example("~")
@example("")
@example("a\\b")
@portion(0.3)
def test_a_shell_reads_back_the_word(word: str) -> None:
    printed = for_shell(word)
    if not printed.startswith("$'"):  # those are asked of a shell in tests/cli/test_edges.py
        assert shlex.split(printed) == [word]


def test_a_name_that_is_nearly_one_beside_it_is_found(tmp_path: Path) -> None:
    for name in ("booking.toml", "booking.ballot-ana.toml", "other.toml", "bookng.md"):
        (tmp_path / name).touch()
    assert like_named(tmp_path / "bookng.toml") == "booking.toml"
    assert like_named(tmp_path / "booking.toml") == ""
    assert like_named(tmp_path / "invoices.toml") == ""
    assert like_named(tmp_path / "nowhere" / "booking.toml") == ""
