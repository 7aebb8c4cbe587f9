"""What a merge kept twice is settled through each face: the same files, made by git itself, end as the same bytes."""

from pathlib import Path
from typing import Final

import pytest

from cli.git_repo import Repo
from edits.merging import BASE
from edits.test_merge import said, without
from on_screen import settled, text_of
from plain.typist import Typist
from roadworthy.edits.records import move_record
from roadworthy.interview.script import asked, set_answers
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.conflicts import open_conflicts
from roadworthy.method.homes import home_of
from roadworthy.model import Decision, Interval, get
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import Leave
from roadworthy.plain.run import run_plain
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.choose import ChooseScreen

pytestmark = pytest.mark.turns

SCORE: Final = "scores.django.speed.score"
WAYS: Final = {
    (*SCORE.split("."),): "both",
    ("frame", "team", "size"): "theirs",
    ("risks", "hiring"): "theirs",
    ("criteria",): "mine",
}
"""How each place that is kept twice is settled here; the place of a record that is gone is its row."""


def ours() -> Decision:
    """One branch."""
    now = said("frame.team.size", 5, said(SCORE, 5))
    return move_record(("criteria", "cost"), -2).apply(said("risks.hiring.likelihood", 4, now))


def theirs() -> Decision:
    """The other branch."""
    now = said("frame.team.size", 7, said(SCORE, "2-3"))
    return move_record(("criteria", "speed"), 1).apply(without("risks.hiring", now))


@pytest.fixture
def merged(tmp_path: Path) -> bytes:
    """What git leaves after a merge of the two branches."""
    (tmp_path / "repo").mkdir()
    repo = Repo(tmp_path / "repo")
    repo.commit(BASE, "Begun")
    repo.set_up()
    repo.commit(None, "Git merges decisions by meaning")
    repo.git("switch", "--quiet", "--create", "other")
    repo.author("Ben")
    repo.commit(theirs(), "On the other branch", "2026-11-24")
    repo.git("switch", "--quiet", "main")
    repo.author("Ana")
    repo.commit(ours(), "On the main branch", "2026-11-25")
    repo.git("merge", "--no-edit", "other", status=1)
    return repo.file.read_bytes()


def opened(folder: Path, name: str, raw: bytes) -> Session:
    file = folder / f"{name}.toml"
    file.write_bytes(raw)
    return Session.open(file)


def by_script(folder: Path, raw: bytes) -> Path:
    session = opened(folder, "script", raw)
    for one in open_conflicts(session.value):
        edit = set_answers(session.value, [(("conflicts", one.key), WAYS[one.path])], session.today())
        session.do(edit)
    session.close()
    return folder / "script.toml"


def by_line(folder: Path, raw: bytes) -> Path:
    session = opened(folder, "line", raw)
    for one in open_conflicts(session.value):
        talk = Typist(WAYS[one.path], "q")
        at = ("conflicts", one.key)
        with pytest.raises(Leave):
            PlainInterview(session, talk).run(home_of(at, session.value) or "", at)
        assert "Not taken" not in talk.printed, talk.printed
    session.close()
    return folder / "line.toml"


async def by_keys(folder: Path, raw: bytes) -> Path:
    session = opened(folder, "screen", raw)
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "A merge kept 4 places twice" in text_of(app)
        assert "4 to settle" in text_of(app)
        for left in (3, 2, 1, 0):
            await pilot.press("M")
            await settled(pilot)
            screen = app.screen
            assert isinstance(screen, ChooseScreen)
            place = next(one.path for one in open_conflicts(session.value) if _is_asked(one.path, screen))
            keys = [key for key, _, _ in screen.options]
            await pilot.press(str(keys.index(WAYS[place]) + 1))
            await settled(pilot)
            assert (f"{left} left" if left else "Nothing is kept twice any more") in text_of(app)
        assert "to settle" not in text_of(app)
        await pilot.press("u")
        await settled(pilot)
        assert len(open_conflicts(session.value)) == 1
        await pilot.press("U")
        await settled(pilot)
    session.close()
    return folder / "screen.toml"


def _is_asked(path: tuple[str, ...], screen: ChooseScreen) -> bool:
    heads = {"scores": "Django, speed", "frame": "Team", "risks": "Hiring", "criteria": "Criteria"}
    return screen.heading.casefold().startswith(heads[path[0]].casefold())


async def test_the_three_faces_settle_to_the_same_bytes(tmp_path: Path, merged: bytes) -> None:
    files = [by_script(tmp_path, merged), by_line(tmp_path, merged), await by_keys(tmp_path, merged)]
    raw = [file.read_bytes() for file in files]
    assert raw[0] == raw[1] == raw[2]
    assert b"conflict" not in raw[0]
    now = load(files[0])
    assert get(now, tuple(SCORE.split("."))) == Interval(2, 5)
    assert now.frame.team.size == 7
    assert "hiring" not in now.risks
    assert list(now.criteria) == list(ours().criteria)


async def test_a_form_asks_it_before_all_else(tmp_path: Path, merged: bytes) -> None:
    session = opened(tmp_path, "form", merged)
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = text_of(app)
        assert "Kept twice by a merge" in shown
        words = " ".join(shown.split())
        assert "mine is 5" in words
        assert "theirs is 7" in words
        await pilot.press("home", "enter", "2", "escape")
        await settled(pilot)
        assert session.value.frame.team.size == 7
        assert len(open_conflicts(session.value)) == 3
    session.close()


def test_each_station_asks_its_own_and_counts_it(tmp_path: Path, merged: bytes) -> None:
    decision = opened(tmp_path, "asked", merged).value
    of = Analysis(decision, Session.open(tmp_path / "asked.toml").today(), CATALOGUE)
    stations = {one.path: home_of(("conflicts", one.key), decision) for one in open_conflicts(decision)}
    assert sorted(filter(None, stations.values())) == ["criteria", "frame", "risks", "scores"]
    for station in ("frame", "criteria", "scores", "risks"):
        assert [one.path[0] for one in asked(of, station)][0 if station != "frame" else 1] == "conflicts"
        assert [one.rule for one in of.progress[station].missing].count("missing-conflict") == 1
        assert not of.progress[station].complete
    assert not [one for one in outline_of("path")(of, View()) if "onflict" in str(one)]
    assert any(finding.rule == "kept-twice" for finding in of.open_points)
    page = Repo(tmp_path).roadworthy("summary", "asked.toml")
    assert "kept 4 places twice" in " ".join(page.split())


def test_who_said_what_and_when_is_told_at_the_prompt(tmp_path: Path, merged: bytes) -> None:
    file = tmp_path / "told.toml"
    file.write_bytes(merged)
    talk = Typist("", "go scores", "?", "both", "q")
    run_plain(file, talk)
    assert "A merge kept 4 places twice" in talk.joined
    assert "mine is 5 (Ana, 2026-11-25), theirs is 2–3 (Ben, 2026-11-24). Which one counts?" in talk.joined
    assert "1 mine 2 theirs 3 both, 2–5" in talk.joined
    assert "[2–5]" not in talk.joined
    assert get(load(file), tuple(SCORE.split("."))) == Interval(2, 5)


def test_what_cannot_hold_is_refused(tmp_path: Path, merged: bytes) -> None:
    file = tmp_path / "refused.toml"
    file.write_bytes(merged)
    risks = next(one for one in open_conflicts(load(file)) if one.path[0] == "risks")
    repo = Repo(tmp_path)
    said_ = repo.roadworthy("set", "refused.toml", f"conflicts.{risks.key}=both", status=2)
    assert risks.key in said_
    assert file.read_bytes() == merged
    repo.roadworthy("set", "refused.toml", f"conflicts.{risks.key}=2")
    assert "hiring" not in load(file).risks
