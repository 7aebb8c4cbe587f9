"""What an editor leaves behind, and what is taken of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.tui.editor import decoded, taken, words_of


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_mark_at_the_beginning_is_no_letter(words: str) -> None:
    words = words.lstrip("\ufeff")
    assert decoded(words.encode("utf-8")) == (words, "")
    assert decoded(words.encode("utf-8-sig")) == (words, "")
    assert decoded(words.encode("utf-16")) == (words, "")


@given(st.binary())
def test_any_bytes_are_some_text(raw: bytes) -> None:
    words, _ = decoded(raw)
    assert isinstance(words, str)


def left(folder: Path, raw: bytes) -> Path:
    path = folder / "text.md"
    path.write_bytes(raw)
    return path


def test_another_encoding_is_taken_and_told(tmp_path: Path) -> None:
    came = taken(left(tmp_path, "Rückgaben".encode("latin-1")), "", 0, seconds=9, command="ed")
    assert came.words == "Rückgaben"
    assert str(tmp_path) in came.says


@pytest.mark.parametrize("status", [1, -9])
def test_an_editor_that_failed_changes_nothing_and_loses_nothing(tmp_path: Path, status: int) -> None:
    path = left(tmp_path, b"new words")
    came = taken(path, "old words", status, seconds=9, command="ed")
    assert came.words is None
    assert str(path) in came.says
    assert path.read_bytes() == b"new words"


def test_one_that_only_opened_a_window_is_told_apart(tmp_path: Path) -> None:
    path = left(tmp_path, b"same")
    assert "code --wait" in taken(path, "same", 0, seconds=0.1, command="myed").says
    assert taken(path, "same", 0, seconds=5, command="vi").words == "same", "somebody read it and left"


@pytest.mark.parametrize(
    ("command", "waits"),
    [
        ("/usr/bin/subl", "subl --wait"), ("gvim", "gvim -f"), (r"C:\Tools\code.cmd", "code --wait"),
        ("kate --new", "kate --block"),
    ],
)  # fmt: skip
def test_a_window_that_takes_seconds_to_open_is_told_apart_too(
    tmp_path: Path, command: str, waits: str
) -> None:
    path = left(tmp_path, b"same")
    came = taken(path, "same", 0, seconds=4, command=command)
    assert (came.words, f"“{waits}”" in came.says) == (None, True)
    assert str(path) in came.says, "what is saved there later is not lost"
    waiting = f"{command} {waits.split(' ')[1]}"
    assert taken(path, "same", 0, seconds=4, command=waiting).words == "same", "it was read and closed"
    assert taken(path, "old", 0, seconds=4, command=command).words == "same"


def test_a_file_that_is_gone_leaves_the_field_as_it_was(tmp_path: Path) -> None:
    came = taken(tmp_path / "text.md", "old words", 0, seconds=9, command="ed")
    assert came.words is None
    assert "as it was" in came.says


def test_the_words_of_an_editor_are_parted_as_each_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", {"code": r"C:\Tools\code.cmd"}.get)
    assert words_of("code --wait 'a b'", windows=False) == ["code", "--wait", "a b"]
    assert words_of("code --wait", windows=True) == [r"C:\Tools\code.cmd", "--wait"]
    assert words_of(r'"C:\Program Files\vim\gvim.exe" --nofork', windows=True) == [
        r"C:\Program Files\vim\gvim.exe",
        "--nofork",
    ]
    assert words_of(" ", windows=True) == words_of(" ", windows=False) == []
