"""The same answers through each face: the full screen's form, a script, the plain face."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from interview.places import TODAY, by_form
from plain.typist import Typist
from roadworthy.interview.script import add_named, set_answers
from roadworthy.method.homes import HOMES
from roadworthy.model import KeyPath
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import Leave
from roadworthy.session import Session

_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
ANSWERS: Final = tuple(
    (tuple(path.split(".")), words)
    for path, words in (
        ("frame.scope", "Orders and invoices"),
        ("frame.team.size", "6"),
        ("frame.domain", "2"),
        ("frame.team.languages", "1, 2"),
        ("candidates.ours.approach", "1"),
        ("candidates.theirs.approach", "full-stack monolith"),
        ("criteria.learning-curve.weight", "30"),
        ("criteria.operational-tooling.weight", "20.5"),
        ("scores.ours.learning-curve.rationale", "Two of six know it"),
        ("scores.ours.learning-curve.score", "3-4"),
        ("scores.theirs.learning-curve.rationale", "Nobody knows it"),
        ("scores.theirs.learning-curve.score", "2"),
        ("outcome.chosen", "Ours"),
        ("outcome.review_on", "+2w"),
    )
)


@pytest.fixture
def base(tmp_path: Path) -> bytes:
    session = opened(tmp_path / "base.toml", None)
    for name in ("Ours", "Theirs"):
        session.do(add_named(session.value, ("candidates",), name, TODAY))
    session.close()
    return (tmp_path / "base.toml").read_bytes()


def opened(path: Path, start: bytes | None) -> Session:
    clocks = {"now": lambda: _NOW, "today": lambda: date(2026, 11, 23)}
    if start is None:
        return Session.create(path, "Orders", **clocks)  # type: ignore[arg-type]
    path.write_bytes(start)
    return Session.open(path, **clocks)  # type: ignore[arg-type]


def by_script(session: Session, path: KeyPath, words: str) -> None:
    session.do(set_answers(session.value, [(path, words)], session.today()))


def by_line(session: Session, path: KeyPath, words: str) -> None:
    talk = Typist(words, "q")
    with pytest.raises(Leave):
        PlainInterview(session, talk).run(HOMES[path[0]], path)
    assert "Not taken" not in talk.printed, talk.printed


def test_the_same_answers_are_the_same_bytes(tmp_path: Path, base: bytes) -> None:
    written = {}
    for way in (by_form, by_script, by_line):
        file = tmp_path / f"{way.__name__}.toml"
        session = opened(file, base)
        for path, words in ANSWERS:
            way(session, path, words)
        session.close()
        assert session.state == "saved"
        written[way.__name__] = file.read_bytes()
    assert written["by_form"] == written["by_script"]
    assert written["by_form"] == written["by_line"]
    assert written["by_form"] != base
    assert b"2026-12-07" in written["by_form"]


def test_all_set_at_once_is_the_same_as_one_by_one(tmp_path: Path, base: bytes) -> None:
    one, other = opened(tmp_path / "one.toml", base), opened(tmp_path / "other.toml", base)
    for path, words in ANSWERS:
        by_script(one, path, words)
    other.do(set_answers(other.value, ANSWERS, other.today()))
    assert one.value == other.value
    for session in (one, other):
        session.close()
    assert (tmp_path / "one.toml").read_bytes() == (tmp_path / "other.toml").read_bytes()
