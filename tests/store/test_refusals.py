"""Any bytes: a decision, or one clear line."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.errors import (
    BadValue,
    Missing,
    NewerFormat,
    NotReadable,
    NotToml,
    NotUtf8,
    TooBig,
)
from roadworthy.model import Decision
from roadworthy.store import StoreError, load, parse, save
from roadworthy.store.load import read_text
from roadworthy.store.merge_comments import text_of
from roadworthy.store.trivia import Trivia
from roadworthy.text_files import decode
from strategies import NASTY, decisions

HEAD = 'format = 1\ntitle = "x"\n'


@pytest.mark.parametrize(
    ("text", "kind", "line", "says"),
    [
        ("title = ", NotToml, 1, "not TOML"),
        ("a = 1\nb = [", NotToml, 2, "not TOML"),
        (HEAD + "[candidates.a]\n[candidates.b]\n[candidates.a]\n", NotToml, 5, "candidates.a: this is there twice"),
        (HEAD + 'title = "y"\n', NotToml, 3, "title: this is there twice"),
        (HEAD + '[frame.team]\nsize = "five"\n', BadValue, 4, "frame.team.size: expected a whole number"),
        (HEAD + "frame.team = {languages = 3}\n", BadValue, 3, "frame.team.languages: expected a list"),
        (HEAD + "candidates = 3\n", BadValue, 3, "candidates: expected a table"),
        (HEAD + '[frame]\ntrigger = "boredom"\n', BadValue, 4, "frame.trigger: expected one of"),
        (HEAD + "[outcome]\nreview_on = 07:00:00\n", BadValue, 4, "outcome.review_on: expected a date"),
        (HEAD + '[candidates."a b"]\n', BadValue, 3, "letters a-z"),
        (HEAD + "[criteria.a]\nweight = -1\n", BadValue, 4, "criteria.a.weight: a number here can't be negative"),
        (HEAD + "[criteria.a]\nweight = nan\n", BadValue, 4, "finite"),
        (HEAD + "[criteria.a]\nweight = true\n", BadValue, 4, "expected a number"),
        (HEAD + "[candidates.django]\n[criteria.a]\n[scores.djago.a]\nscore = 3\n", BadValue, 5, "did you mean “django”?"),
        (HEAD + "[candidates.d]\n[criteria.ab]\n[scores.d.abc]\nscore = 3\n", BadValue, 5, "no criterion is called"),
        (HEAD + "[candidates.d]\n[criteria.a]\n[scores.d.a]\nscore = 9\n", BadValue, 6, "outside the scale 1 to 5"),
        (HEAD + '[candidates.d]\n[criteria.a]\n[scores.d.a]\nscore = "4-2"\n', BadValue, 6, "runs backwards"),
        (HEAD + "[scale]\nlow = 5\n", BadValue, 3, "from 5 to 5"),
        ("format = 2\n", NewerFormat, 1, "newer Roadworthy"),
        ("\n\nformat = 99999999999999999999999999\n", NewerFormat, 3, "newer Roadworthy"),
        ("format = true\n", BadValue, 1, "expected format = 1"),
        ("format = 1.0\n", BadValue, 1, "expected format = 1"),
        ("format = 0\n", BadValue, 1, "expected format = 1"),
        ('title = "x"\n', BadValue, 1, "does not say its format"),
        (HEAD + "note = " + "9" * 5000, NotToml, None, "digits"),
        (HEAD + "[frame.team]\nsize = 0x" + "f" * 9000, BadValue, None, "too large"),
        (HEAD + "[scale]\nhigh = 0x" + "f" * 9000, BadValue, None, "number"),
        (HEAD + "[frame.team]\nsize = 0x1" + "_0" * 256, BadValue, None, "too large"),
        (HEAD + "[frame.team]\nsize = 0o2" + "0" * 341, BadValue, None, "too large"),
        (HEAD + "[frame.team]\nsize = 0b1" + "0" * 1024, BadValue, None, "too large"),
        (HEAD + "[frame.team]\nsize = 2" + "0" * 308, BadValue, None, "too large"),
        (HEAD + "note = " + "[" * 100_000, NotToml, None, "deep"),
        (HEAD + "note = " + "{a=" * 50_000, NotToml, None, "deep"),
        (".".join("a" * 20_000) + " = 1", NotToml, 1, "too many parts"),
        ("[" + " . ".join("a" * 20_000) + "]", NotToml, 1, "too many parts"),
        (".".join(['"\\""'] * 20_000) + " = 1", NotToml, 1, "too many parts"),
        ("a = {" + ".".join(['"a"'] * 20_000) + " = 1}", NotToml, 1, "too many parts"),
    ],
)  # fmt: skip
def test_one_line_with_file_line_and_key(
    text: str, kind: type[StoreError], line: int | None, says: str
) -> None:
    with pytest.raises(kind) as caught:
        parse(text, "orders.toml")
    said = str(caught.value)
    assert says in said
    assert "\n" not in said
    assert said.startswith("orders.toml")
    if line is not None:
        assert said.startswith(f"orders.toml:{line}: ")
    assert len(said) < 800


def test_a_long_row_of_dots_in_a_text_is_nobodys_business() -> None:
    dots = ".".join("a" * 2500)
    text = f'{HEAD}note = """\n{dots} = 1\n"""\n'
    assert parse(text, "x")[0].note == f"{dots} = 1\n"


def test_an_unknown_key_is_reported_with_its_line() -> None:
    _, notes = parse(HEAD + '[frame]\nscop = "x"\n', "o.toml")
    assert [str(note) for note in notes] == [
        "o.toml:4: frame.scop: this key is not known here; it is kept as it is; did you mean “scope”?"
    ]


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        load(tmp_path / "none.toml")
    with pytest.raises(NotReadable, match="folder"):
        load(tmp_path)
    with pytest.raises(NotReadable):
        load("nul\0byte.toml")
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b'format = 1\ntitle = "\xff"\n')
    with pytest.raises(NotUtf8, match=r"bad\.toml:2: this is not UTF-8"):
        load(bad)
    bad.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    assert load(bad).title == "x"
    with bad.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooBig, match="4 MB"):
        load(bad)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(NotReadable, match="ordinary"):
        load(tmp_path / "pipe.toml")


@pytest.mark.parametrize("nasty", NASTY)
def test_nasty_words_never_reach_a_line_as_they_are(nasty: str) -> None:
    said = str(StoreError(nasty, file=nasty, line=3, key=nasty, todo=nasty))
    assert not any(sign in said for sign in "\n\r\x1b\u202e\x00\x7f\t")
    assert len(said) < 1100


def test_a_newer_or_foreign_file_is_never_written_over(tmp_path: Path) -> None:
    for text in ("format = 2\n", "# Readme\nnot TOML\n", "[tool.poetry]\n"):
        there = tmp_path / "there.toml"
        there.write_text(text)
        with pytest.raises(StoreError):
            save(parse(HEAD, "x")[0], there)
        assert there.read_text() == text


@portion(6)
@given(decisions(), st.integers(0, 2**32), st.integers(1, 6))
def test_mutated_files_load_or_are_refused_in_one_line(decision: Decision, seed: int, times: int) -> None:
    raw = mutated(text_of(decision).encode(), random.Random(seed), times)
    found = outcome(raw)
    if isinstance(found, StoreError):
        assert "\n" not in str(found)
        assert str(found).startswith("o.toml")
    else:
        decision, trivia = found
        assert read_text(text_of(decision, trivia), "o.toml")[0] == decision


def outcome(raw: bytes) -> StoreError | tuple[Decision, Trivia]:
    """What becomes of a file's bytes: only a StoreError is caught."""
    try:
        decision, _, trivia = read_text(decode(raw, "o.toml"), "o.toml")
    except StoreError as error:
        return error
    return decision, trivia


TOKENS = (
    b"[", b"]", b"[[", b'"', b"'", b'"""', b"#", b"\n", b"\r\n", b"=", b".", b"{", b"}", b",", b"nan", b"-inf", b"1e999",
    b"true", b"\xff", b"\x00", b"# c\n", b"[candidates.x]\n", b"format = 3\n", b"x = 1\n", b"9" * 4400, b"0x" + b"f" * 5000,
    b"1979-05-27", b"\\", b"\\u0000", b"\xe2\x80\xae", b"[[a]]\nb = 1\n", b"{ a = 1 } # c\n", b"'''", b"-1", b"?",
)  # fmt: skip


def mutated(raw: bytes, luck: random.Random, times: int) -> bytes:
    for _ in range(times):
        at = luck.randrange(len(raw) + 1)
        to = min(len(raw), at + luck.choice((0, 0, 1, 3, 20)))
        put = luck.choice(
            (b"", luck.choice(TOKENS), luck.choice(TOKENS), raw[luck.randrange(len(raw) + 1) :][:40])
        )
        raw = raw[:at] + put + raw[to:]
    return raw


@portion(2)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes(raw: bytes) -> None:
    assert "\n" not in str(outcome(raw)) or not isinstance(outcome(raw), StoreError)


def test_merge_marks_of_git_are_called_so() -> None:
    text = 'format = 1\n<<<<<<< HEAD\ntitle = "a"\n=======\ntitle = "b"\n>>>>>>> other\n'
    with pytest.raises(StoreError) as caught:
        parse(text, "a.toml")
    assert str(caught.value).startswith("a.toml:2: git's merge marks are in it; settle the merge")
