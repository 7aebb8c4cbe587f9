"""Ballots in files: what is written comes back, what is wrong is one line, and whose ballot is whose."""

import errno
import os
import re
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.errors import BadValue, ChangedOnDisk, Exists, NewerFormat, NotToml, NotWritable
from roadworthy.model import Decision, Interval
from roadworthy.model.ballot import MOODS, BallotPaper, ballot_problems
from roadworthy.model.judgement import Ballot, Balloting, Criterion, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.store import ABSENT, StoreError, load, save
from roadworthy.store.ballots import (
    another_key,
    ballot_path,
    ballots_beside,
    mark_of,
    name_parts,
    parse_ballot,
    read_ballot,
    save_ballot,
    voter_key,
)
from roadworthy.store.merge_comments import text_of
from strategies import records, slugs, spans, texts

DAY = date(2026, 11, 23)
ANA = """\
ballot = 1
decision = "Orders"
voter = "Ana"
begun_on = 2026-11-20
cast_on = 2026-11-23

[criteria]
speed = "Speed"
people = "People"

[candidates]
django = "Django"
rails = "Rails"

[weights]
speed = 3
people = 1.5

[scores.django]
speed = "3-5"
people = "?"

[scores.rails]
speed = 2

[enthusiasm]
django = "excited"
"""


@st.composite
def papers(draw: st.DrawFn) -> BallotPaper:
    base = draw(
        records(
            BallotPaper,
            without=("ballot", "scale", "criteria", "candidates", "weights", "scores", "enthusiasm"),
        )
    )
    criteria = draw(st.dictionaries(slugs, texts, max_size=3))
    candidates = draw(st.dictionaries(slugs, texts, max_size=3))
    scale = draw(st.sampled_from([Scale(), Scale(low=0, high=10), Scale(low=-2.5, high=7.25)]))
    weights = {slug: draw(st.integers(0, 90)) / 4 for slug in criteria if draw(st.booleans())}
    scores = {
        candidate: {
            criterion: draw(st.none() | spans(scale.low, scale.high))
            for criterion in criteria
            if draw(st.booleans())
        }
        for candidate in candidates
        if draw(st.booleans())
    }
    moods = {slug: draw(st.sampled_from(MOODS)) for slug in candidates if draw(st.booleans())}
    said = {
        **dict(base), "scale": scale, "criteria": criteria, "candidates": candidates, "weights": weights,
        "scores": scores, "enthusiasm": moods,
    }  # fmt: skip
    return BallotPaper.model_validate(said)


@portion(1.5)
@given(papers())
def test_any_ballot_comes_back_and_its_text_is_canonical(paper: BallotPaper) -> None:
    assert list(ballot_problems(paper)) == []
    text = text_of(paper)
    read = parse_ballot(text, "x.ballot-y.toml")
    assert read.paper == paper
    assert text_of(read.paper, read.trivia) == text
    assert text.startswith("ballot = 1\n")


def test_a_canonical_ballot_keeps_its_bytes_and_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "orders.ballot-ana.toml"
    path.write_text(
        ANA.replace("speed = 3\n", "# more than anything\nspeed = 3\n") + '\n[own]\nkey = "kept"\n'
    )
    read = read_ballot(path)
    assert "own: this key is not known here" in str(read.notes[0])
    seen = save_ballot(read.paper, path, read.fingerprint, read.trivia)
    assert seen == read.fingerprint, "an equal file is not written again"
    save_ballot(read.paper.model_copy(update={"note": "Yes"}), path, seen, read.trivia)
    again = path.read_text()
    assert "# more than anything\nspeed = 3\n" in again
    assert 'key = "kept"' in again


@pytest.mark.parametrize(
    ("old", "new", "error", "line", "key"),
    [
        ("ballot = 1", "ballot = 2", NewerFormat, 1, "ballot"),
        ("ballot = 1", 'ballot = "1"', BadValue, 1, "ballot"),
        ("ballot = 1", "format = 1", BadValue, 1, "ballot"),
        ("speed = 3\n", "speed = -3\n", BadValue, 16, "weights.speed"),
        ("speed = 3\n", "speed = 1e300\n", BadValue, 16, "weights.speed"),
        ("speed = 3\n", "haste = 3\n", BadValue, 16, "weights.haste"),
        ('"3-5"', '"3-6"', BadValue, 20, "scores.django.speed"),
        ('"3-5"', '"5-3"', BadValue, 20, "scores.django.speed"),
        ('"3-5"', "true", BadValue, 20, "scores.django.speed"),
        ("[scores.rails]", "[scores.ruby]", BadValue, 23, "scores.ruby"),
        ('"excited"', '"keen"', BadValue, 27, "enthusiasm.django"),
        ("2026-11-20", '"soon"', BadValue, 4, "begun_on"),
        ("speed = 2", "speed = = 2", NotToml, 24, ""),
        ("speed = 2", "<<<<<<< HEAD\nspeed = 2", NotToml, 24, ""),
    ],
)
def test_what_is_wrong_is_one_line_with_file_line_and_key(
    tmp_path: Path, old: str, new: str, error: type[StoreError], line: int, key: str
) -> None:
    path = tmp_path / "orders.ballot-ana.toml"
    path.write_text(ANA.replace(old, new, 1))
    with pytest.raises(error) as caught:
        read_ballot(path)
    said = str(caught.value)
    assert "\n" not in said
    assert said.startswith(f"{path}:{line}: {key}")


@portion(1.5)
@given(st.data())
def test_a_mutated_ballot_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(ANA)))
    end = data.draw(st.integers(at, min(len(ANA), at + 12)))
    put = data.draw(
        st.sampled_from(["", "\x00", '"', "[", "]]", "= 1", "\n", "#", "é", "1e999", "nan", "scores"])
    )
    said = ""
    try:
        read = parse_ballot(ANA[:at] + put + ANA[end:], "b.toml")
        assert list(ballot_problems(read.paper)) == []
    except StoreError as error:
        said = str(error)
    assert "\n" not in said
    assert said.startswith("b.toml") or not said


def test_nothing_is_overwritten_that_was_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "orders.ballot-ana.toml"
    paper = BallotPaper(voter="Ana")
    seen = save_ballot(paper, path, ABSENT)
    with pytest.raises(Exists):
        save_ballot(paper, path, ABSENT)
    path.write_text(ANA)
    with pytest.raises(ChangedOnDisk, match="changed by somebody else"):
        save_ballot(paper, path, seen)
    assert path.read_text() == ANA
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="gone"):
        save_ballot(paper, path, seen)
    with pytest.raises(BadValue):
        save_ballot(BallotPaper(weights={"speed": 1.0}), path, ABSENT)


def test_a_full_disk_leaves_the_old_ballot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "orders.ballot-ana.toml"
    path.write_text(ANA)
    read = read_ballot(path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="no space left"):
        save_ballot(read.paper.model_copy(update={"note": "Yes"}), path, read.fingerprint, read.trivia)
    assert path.read_text() == ANA
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="links and permission bits are a Unix matter")
def test_a_link_stays_one_and_a_private_ballot_stays_private(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "orders.ballot-ana.toml"
    real.write_text(ANA)
    real.chmod(0o600)
    link.symlink_to(real)
    read = read_ballot(link)
    save_ballot(read.paper.model_copy(update={"note": "Yes"}), link, read.fingerprint, read.trivia)
    assert link.is_symlink()
    assert read_ballot(real).paper.note == "Yes"
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


def test_the_name_of_the_file_says_whose_it_is(tmp_path: Path) -> None:
    path = ballot_path(tmp_path / "orders.v2.toml", "ana")
    assert path == tmp_path / "orders.v2.ballot-ana.toml"
    assert name_parts(path) == ("orders.v2", "ana")
    assert name_parts("orders.toml") is None


DECISION = Decision(
    title="Orders",
    criteria={"speed": Criterion(name="Speed"), "people": Criterion(name="People")},
    candidates={"django": Candidate(name="Django"), "rails": Candidate(name="Rails")},
)


def _folder(tmp_path: Path, decision: Decision = DECISION) -> Path:
    path = tmp_path / "orders.toml"
    save(decision, path)
    (tmp_path / "orders.ballot-ana.toml").write_text(ANA)
    return path


def test_ballots_beside_their_decision(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    (tmp_path / "orders.ballot-ben.toml").write_text(ANA.replace("Ana", "Ben"))
    (tmp_path / "billing.toml").write_text("format = 1\n")
    (tmp_path / "billing.ballot-cem.toml").write_text(ANA)
    beside = ballots_beside(path, DECISION)
    assert [found.slug for found in beside.ballots] == ["ana", "ben"], "another decision's are not looked at"
    assert beside.notes == ()
    found = beside.of("ana")
    assert found is not None
    assert found.paper.scores["django"] == {"speed": Interval(3, 5), "people": None}
    assert found.mark == mark_of(found.paper.model_copy(update={"note": "a word"})), (
        "what it says of the matter"
    )
    assert found.mark != mark_of(found.paper.model_copy(update={"weights": {"speed": 4.0}}))


def test_a_ballot_that_cannot_be_read_is_said_and_the_others_count(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    (tmp_path / "orders.ballot-ben.toml").write_text("ballot = 1\nvoter = 3\n")
    beside = ballots_beside(path, DECISION)
    assert [found.slug for found in beside.ballots] == ["ana"]
    assert len(beside.notes) == 1
    assert "orders.ballot-ben.toml:2: voter: expected text in quotation marks" in beside.notes[0]


def test_a_renamed_title_changes_nothing_and_a_renamed_file_is_said(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    retitled = DECISION.model_copy(update={"title": "Orders 2027"})
    assert ballots_beside(path, retitled).of("ana")
    moved = path.rename(tmp_path / "platform.toml")
    beside = ballots_beside(moved, DECISION)
    assert [found.slug for found in beside.ballots] == ["ana"]
    assert "cast while the decision was called orders.toml" in beside.notes[0]
    assert "platform.ballot-ana.toml" in beside.notes[0]
    (tmp_path / "platform.ballot-ana.toml").write_text(ANA)
    both = ballots_beside(moved, DECISION)
    assert [found.path.name for found in both.ballots] == ["platform.ballot-ana.toml"]
    assert "orders.ballot-ana.toml: platform.ballot-ana.toml is by the same key and counts" in both.notes[0]


def test_a_ballot_for_another_decision_does_not_count_and_is_said(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    other = ANA.replace("Orders", "Billing").replace("django", "go").replace("rails", "rust")
    (tmp_path / "orders.ballot-ben.toml").write_text(other)
    beside = ballots_beside(path, DECISION)
    assert [found.slug for found in beside.ballots] == ["ana"]
    assert "for another decision (“Billing”)" in beside.notes[0]


def _invited(*voters: tuple[str, str], withdrawn: str = "") -> Decision:
    rows = {
        slug: Ballot(name=name, invited_on=DAY, withdrawn_on=DAY if slug == withdrawn else None)
        for slug, name in voters
    }
    return DECISION.model_copy(update={"ballots": Balloting(voters=rows)})


def test_who_is_meant_by_a_name(tmp_path: Path) -> None:
    path = tmp_path / "orders.toml"
    decision = _invited(
        ("ana", "Ana"), ("ana-2", "Ana"), ("ben", "Ben Berg"), ("cem", "Cem"), withdrawn="cem"
    )
    save(decision, path)
    assert voter_key(path, decision, "ben  BERG") == ("ben", "Ben Berg")
    assert voter_key(path, decision, "ana-2") == ("ana-2", "Ana")
    assert voter_key(path, decision, "ana") == ("ana", "Ana"), "the other key that the refusal names"
    with pytest.raises(BadValue, match=r"2 people are invited as “Ana”.*") as two:
        voter_key(path, decision, "Ana")
    assert "--voter ana or --voter ana-2" in str(two.value)
    with pytest.raises(BadValue, match="taken back on 2026-11-23"):
        voter_key(path, decision, "Cem")
    assert voter_key(path, decision, "Dot") == ("dot", "Dot")


def test_a_second_person_of_one_name_gets_a_key_of_their_own(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    assert voter_key(path, DECISION, "ana") == ("ana", "Ana"), "the ballot that is there is meant first"
    assert another_key(path, DECISION, "Ana") == "ana-2"
    assert voter_key(path, DECISION, "Aná") == ("ana-2", "Aná"), "another name that makes the same key"


def test_a_ballot_is_no_decision_and_a_decision_no_ballot(tmp_path: Path) -> None:
    path = _folder(tmp_path)
    with pytest.raises(BadValue, match="this is a ballot, no decision"):
        load(tmp_path / "orders.ballot-ana.toml")
    with pytest.raises(BadValue, match="this is not a ballot") as caught:
        read_ballot(path)
    assert not re.search(r"\n", str(caught.value))
