"""What is done outside the stations' forms, in each face the same, byte by byte: ballots are cast, opened and taken over, and what
was decided is amended. The stations themselves are gone through in test_from_nothing.py.

The full screen's face is what its keys come to: changes of a paper, edits of the decision. A script casts what a pipe says;
opening and taking over is offered by the two faces in which somebody sits.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any, Final

import pytest

from examples import few
from interview.places import NAMES, TODAY, decision_called
from plain.typist import Typist
from roadworthy.cli.scripting import write_answers
from roadworthy.edits.amendment import amend
from roadworthy.edits.ballots import invite, open_ballots, take_over
from roadworthy.interview.amendments import Amendments
from roadworthy.interview.script import set_answers
from roadworthy.model import Decision, Interval, KeyPath, put
from roadworthy.model.judgement import Balloting
from roadworthy.model.outcome import DECIDED
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import Leave
from roadworthy.plain.run_ballot import run_plain_ballot
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.session.balloting import counted, papers_of, voters_of
from roadworthy.store import load
from roadworthy.store.ballots import ballots_beside

VOTERS: Final = ("Ana", "Bö [/foo]", "Ana")
"""Two of one name, and one whose name is no key."""
MOODS: Final = ("excited", "tolerate", "dread")
ROLE: Final = 'Lead "architect" [red]'
WHY: Final = "The freeze taught us; é"
_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
_DAY: Final = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def answers(decision: Decision, voter: int) -> Iterator[tuple[KeyPath, str, Any]]:
    """What a voter has in mind: the place on the paper, how it is typed, and what that is; nothing here and there."""
    low, high = int(decision.scale.low), int(decision.scale.high)
    steps = cycle((None, 0, 2, 1, 3, 1, 4))
    for _ in range(voter):
        next(steps)
    for slug in decision.criteria:
        points = next(steps)
        yield (
            ("weights", slug),
            "" if points is None else str(points + 1),
            None if points is None else points + 1.0,
        )
    for candidate in decision.candidates:
        for criterion in decision.criteria:
            step = next(steps)
            bottom = low + (step or 0) % (high - low)
            top = bottom + (step or 0) % 2
            words = str(bottom) if top == bottom else f"{bottom}-{top}"
            value = Interval(float(bottom), float(top))
            yield ("scores", candidate, criterion), *(("", None) if step is None else (words, value))
    for number, slug in enumerate(decision.candidates):
        mood = MOODS[(number + voter) % 3]
        yield ("enthusiasm", slug), str(MOODS.index(mood) + 1), mood
    yield ("note",), f'Nº {voter}: "fine" [/b]', f'Nº {voter}: "fine" [/b]'


def begun(folder: Path, decision: Decision) -> Session:
    folder.mkdir()
    session = Session.create(folder / "orders.toml", decision, now=lambda: _NOW, today=lambda: TODAY)
    for slug, name in zip(("ana", "bo-foo", "ana-2"), VOTERS, strict=True):
        session.do(invite(slug, name, TODAY))
    session.save()
    return session


def cast_by_keys(session: Session) -> None:
    assert session.path is not None
    for number, slug in enumerate(session.value.ballots.voters):
        ballot = BallotSession.open(session.path, slug, now=lambda: _NOW, today=lambda: TODAY)
        for path, _, value in answers(session.value, number):
            if value is not None:
                ballot.end_step()
                ballot.do("Said", lambda paper, path=path, value=value: put(paper, path, value))  # type: ignore[misc]
        ballot.cast()
        ballot.save()
        ballot.close()


def cast_line_by_line(session: Session) -> None:
    for number, slug in enumerate(session.value.ballots.voters):
        lines = [words for _, words, _ in answers(session.value, number)]
        typed(session, f"ballot {slug}", *lines, "yes")


def cast_by_pipe(session: Session) -> None:
    assert session.path is not None
    for number, slug in enumerate(session.value.ballots.voters):
        lines = [words for _, words, _ in answers(session.value, number)]
        assert run_plain_ballot(session.path, slug, Typist(*lines, "yes", person=False)) == 0


def typed(session: Session, *lines: str) -> str:
    """Lines at the plain face of an interview, and what was printed."""
    talk = Typist(*lines, "q")
    with pytest.raises(Leave):
        PlainInterview(session, talk).run("decision")
    assert "Not taken" not in talk.printed
    return talk.printed


def files_of(session: Session) -> dict[str, str]:
    """The decision and the papers beside it, as they are when the session is over; days as those of one day."""
    assert session.path is not None
    session.close()
    assert session.state == "saved"
    return {
        path.name: _DAY.sub("2026-11-23", path.read_text("utf-8"))
        for path in sorted(session.path.parent.glob("*.toml"))
    }


@few("name", [name for name in NAMES if name != "empty"], 4)
@few("cells", ["means", "ranges"])
def test_ballots_make_the_same_files(name: str, cells: Any, tmp_path: Path) -> None:
    sample = decision_called(name).model_copy(update={"ballots": Balloting()})
    keys, lines, pipe = (begun(tmp_path / face, sample) for face in ("keys", "lines", "pipe"))
    cast_by_keys(keys)
    cast_line_by_line(lines)
    cast_by_pipe(pipe)
    for session in (keys, pipe):
        voters = voters_of(session.value, beside(session))
        assert [voter.standing for voter in voters] == ["in"] * len(VOTERS)
        session.do(open_ballots(papers_of(voters), TODAY))
        session.do(take_over(counted(voters_of(session.value, beside(session))), "both", TODAY, cells))
    typed(lines, "ballots", "open", "take both" if cells == "means" else "ranges both", "")
    made = files_of(keys)
    assert len(made) == 1 + len(VOTERS)
    assert files_of(lines) == made
    assert files_of(pipe) == made


def beside(session: Session) -> Any:
    assert session.path is not None
    return ballots_beside(session.path, session.value)


DONE: Final = [name for name in NAMES if decision_called(name).status in DECIDED]


@few("name", DONE)
@pytest.mark.parametrize("why", ["", WHY])
def test_an_amendment_makes_the_same_file(name: str, why: str, tmp_path: Path) -> None:
    sample = decision_called(name)
    change = change_of(sample)
    made = {}
    for face in ("keys", "lines", "script"):
        folder = tmp_path / face
        folder.mkdir()
        session = Session.create(folder / "orders.toml", sample, now=lambda: _NOW, today=lambda: TODAY)
        if face == "keys":
            news = Amendments(session)
            session.do(set_answers(session.value, [change], TODAY))
            session.do(amend(news.grounds, TODAY, ROLE, why, news.changes))
        elif face == "lines":
            talk = Typist("amend", ROLE, why, "q")
            interview = PlainInterview(session, talk)
            session.do(set_answers(session.value, [change], TODAY))
            with pytest.raises(Leave):
                interview.run("decision")
            assert "Not taken" not in talk.printed
        elif not why:  # a script says who alone
            session.close()
            write_answers(folder / "orders.toml", [change], ROLE)
        made[face] = files_of(session)
    assert made["lines"] == made["keys"]
    if not why:
        assert made["script"] == made["keys"]
    history = load(tmp_path / "keys" / "orders.toml").history
    assert [move.role for key, move in history.items() if key not in sample.history] == [ROLE]


def change_of(decision: Decision) -> tuple[KeyPath, str]:
    """Another score, where one with a reason is given."""
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            if cell.score is not None and cell.rationale and not cell.by_horizon:
                other = decision.scale.low if cell.score.high != decision.scale.low else decision.scale.high
                return ("scores", candidate, criterion, "score"), f"{other:g}"
    raise AssertionError(decision.title)
