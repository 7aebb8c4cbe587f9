"""What is written is read again by the very reader that will read it, before it takes the old file's place."""

import sys
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from ballot_papers import decision
from roadworthy.errors import BadValue, NotKept, NotToml, StoreError
from roadworthy.model import Decision
from roadworthy.model.ballot import BallotPaper
from roadworthy.session import Session
from roadworthy.store import ballots, load, parse, read, save
from roadworthy.store.ballots import parse_ballot, save_ballot
from roadworthy.store.load import MOST_NOTES, read_text
from roadworthy.store.merge_comments import text_of
from roadworthy.store.toml_text import DEEPEST

saving = sys.modules["roadworthy.store.save"]
HEAD = 'format = 1\ntitle = ""\nstatus = "framing"\n'
BALLOT = 'ballot = 1\ndecision = ""\nvoter = "Ana"\n'


def nested(depth: int, how: str) -> str:
    """A value in which so many tables or lists lie in each other."""
    return {"tables": "{a = " * depth + "1" + "}" * depth, "lists": "[" * depth + "1" + "]" * depth}[how]


@pytest.mark.parametrize("how", ["tables", "lists"])
@pytest.mark.parametrize("depth", [1, 2, DEEPEST // 2, DEEPEST - 2, DEEPEST - 1, DEEPEST, 90, 150, 300])
@pytest.mark.parametrize("at", ["x", "frame.x", "people.p.x", "x.y.z"])
def test_what_is_taken_in_can_be_saved_and_read_again_however_deep(
    tmp_path: Path, how: str, depth: int, at: str
) -> None:
    file = tmp_path / "o.toml"
    file.write_text(f"{HEAD}{at} = {nested(depth, how)}\n")
    before = file.read_bytes()
    if depth + at.count(".") >= DEEPEST:
        with pytest.raises(NotToml, match="too deep"):
            read(file)
        return
    found = read(file)
    save(found.decision.model_copy(update={"note": "n"}), file, trivia=found.trivia)
    assert file.read_bytes() != before
    assert dict(read(file).trivia.unknown) == dict(found.trivia.unknown)


@pytest.mark.parametrize("depth", [DEEPEST - 1, 90])
def test_the_same_for_a_ballot(tmp_path: Path, depth: int) -> None:
    file = tmp_path / "o.ballot-ana.toml"
    file.write_text(f"{BALLOT}x = {nested(depth, 'tables')}\n")
    if depth >= DEEPEST:
        with pytest.raises(NotToml, match="too deep"):
            parse_ballot(file.read_text(), "b")
        return
    found = ballots.read_ballot(file)
    paper = found.paper.model_copy(update={"note": "n"})
    save_ballot(paper, file, found.fingerprint, found.trivia)
    assert ballots.read_ballot(file).paper == paper


_names = st.text("abcdefgh-_ .\"'ü\n", max_size=4)
_values = st.recursive(
    st.integers(-9, 9) | st.text(max_size=6) | st.booleans() | st.floats(allow_nan=False) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=80, deadline=None)
@given(unknown=st.dictionaries(_names.map("x".__add__), _values, max_size=3))
def test_unknown_keys_of_any_kind_come_back_as_they_were(unknown: dict[str, Any]) -> None:
    first, _, trivia = read_text(HEAD + tomli_w.dumps(unknown), "o.toml")
    again, _, kept = read_text(text_of(first, trivia), "o.toml")
    assert again == first
    assert dict(kept.unknown) == dict(trivia.unknown)


def test_what_would_be_refused_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "o.toml"
    save(Decision(title="before"), file)
    before = file.read_bytes()

    def refuses(text: str, name: str) -> Any:
        raise BadValue("not this", file=name, line=3, key="title")

    monkeypatch.setattr(saving, "read_values", refuses)
    with pytest.raises(NotKept, match=r"could not be read again \(not this\); the file was left as it is"):
        save(Decision(title="after"), file)
    assert file.read_bytes() == before
    monkeypatch.setattr(saving, "read_values", lambda text, name: ({}, Decision(title="other")))
    with pytest.raises(NotKept):
        save(Decision(title="after"), file)
    assert file.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


def test_a_ballot_that_would_be_refused_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "o.ballot-ana.toml"
    monkeypatch.setattr("roadworthy.store.ballots._values", lambda text, name: ({}, BallotPaper(voter="Ben")))
    with pytest.raises(NotKept):
        save_ballot(BallotPaper(voter="Ana"), file, "")
    assert not file.exists()


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n", "\r\n"])
def test_an_empty_file_is_no_decision_and_says_what_to_do(tmp_path: Path, text: str) -> None:
    file = tmp_path / "o.toml"
    file.write_bytes(text.encode())
    with pytest.raises(BadValue, match=r"o\.toml: the file is empty; to begin a decision, remove it"):
        load(file)
    with pytest.raises(StoreError):
        Session.open(file)
    assert file.read_bytes() == text.encode()


def test_a_file_with_comments_alone_does_not_say_its_format() -> None:
    with pytest.raises(BadValue, match="does not say its format"):
        parse("# to be filled in\n", "x")


def test_a_ballot_beside_an_empty_decision_is_not_lost(tmp_path: Path) -> None:
    save(decision("Ana"), tmp_path / "o.toml")
    (tmp_path / "o.toml").write_text("")
    with pytest.raises(BadValue, match="empty"):
        load(tmp_path / "o.toml")


def test_of_very_many_unknown_keys_the_first_are_named_and_the_rest_counted() -> None:
    text = HEAD + "".join(f"titel{number} = {number}\n" for number in range(MOST_NOTES + 7))
    _, notes = parse(text, "x")
    assert len(notes) == MOST_NOTES + 1
    assert "did you mean “title”?" in notes[0].what
    assert notes[-1].what.startswith("7 more keys are not known here")
