"""What the walk offers to do, scripts can do: every action, by its id and its path."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from each import each
from in_process import called
from interview.places import NAMES, TODAY, decision_called, form_on
from roadworthy.edits.status import move_status
from roadworthy.interview.acts import act_edit, actions_of, acts
from roadworthy.interview.answers import read_value
from roadworthy.interview.items import Action
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import CATALOGUE, Question
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, PathError, key_path, put
from roadworthy.store import load
from roadworthy.store.places import sample_file

pytestmark = pytest.mark.turns

WAYS = ("points", "ranks", "swing", "pairwise")
ANSWERED = frozenset({"holds", "does-not", "in-part", "unknown"})
"""Actions that are an answer at the same path, which `set` gives: what a sign says."""
BY_KIND = {"text": "Ana", "long-text": "because", "date": "2026-11-20", "number": "3", "range": "3-4"}


@cache
def analysed(name: str, way: str = "points") -> Analysis:
    decision = put(decision_called(name), ("weighting", "method"), way)
    return Analysis(decision, TODAY, CATALOGUE, signs=SIGN_CATALOGUE)


def views(decision: Decision, station: str, way: str) -> Iterator[View]:
    """Whatever somebody can look at in a station."""
    whole = View(everything=True, waits=True, way=way)  # type: ignore[arg-type]
    yield whole
    if station == "criteria":
        yield whole.but(beside=True)
        yield from (whole.but(horizon=slug) for slug in list(decision.horizons)[:1])
    if station == "path":
        yield from (whole.but(candidate=slug) for slug in decision.candidates)
        yield from (whole.but(candidate=slug, shown="critical-path") for slug in decision.paths)
    if station == "risks":
        yield from (whole.but(shown=slug) for slug in list(decision.risks)[:2])
    if station == "evidence":
        for candidate in list(decision.candidates)[:2]:
            for criterion in list(decision.criteria)[:2]:
                yield whole.but(matrix=True, cell=(candidate, criterion))


@each("name", NAMES)
def test_every_action_that_a_station_shows_can_be_done_by_a_script(name: str) -> None:
    for way in WAYS:
        of = analysed(name, way)
        known = {one.key for one in acts(of)}
        for station in STATIONS if way == "points" else ("criteria",):
            for view in views(of.decision, station, way):
                for item in outline_of(station)(of, view):
                    for action in actions_of(item):
                        if action.does is not None and action.id not in ANSWERED:
                            assert (action.id, action.path) in known, (station, view)


def test_what_is_left_out_is_an_answer_that_set_gives(tmp_path: Path) -> None:
    file = Path(shutil.copy(sample_file("article-comparison"), tmp_path / "a.toml"))
    path = "signs.django.learning-curve.hiring.answer"
    assert called("set", file, f"{path}=does-not").returncode == 0
    assert load(file).signs["django"]["learning-curve"]["hiring"].answer == "does-not"


def words_for(question: Question) -> str:
    return question.proposed or (
        question.options[-1].value if question.options else BY_KIND.get(question.kind, "Ana")
    )


@pytest.mark.slow
@each("name", NAMES)
def test_it_comes_to_the_same_as_in_a_face(name: str) -> None:
    of = analysed(name)
    of_each_kind = {one.action.id: one for one in acts(of)}
    for one in of_each_kind.values():
        answers = {question.id: words_for(question) for question in one.action.asks}
        try:
            edit = act_edit(of, one.action.id, one.action.path, answers)
            after: Decision | str = edit.apply(of.decision)
        except PathError as error:
            after = error.why
        assert after == by_a_face(of.decision, one.station, one.action, answers), one.key


def by_a_face(decision: Decision, station: str, action: Action, answers: dict[str, str]) -> Decision | str:
    form = form_on(decision, station, View(everything=True, waits=True, candidate=of_path(action)))
    given: dict[str, Any] = {}
    try:
        for question in action.asks:
            if action.wants(question, given):
                given[question.id] = read_value(question, answers[question.id], TODAY)
    except NotTaken as error:
        return f"{question.id}: {error}"
    try:
        form.act(action, given)
    except NotTaken as error:
        return str(error)
    return form.decision


def of_path(action: Action) -> str:
    return action.path[1] if action.path[:1] == ("paths",) and len(action.path) > 1 else ""


def reopened(path: Path) -> Path:
    """A decision with a condition for reopening it that is met."""
    sample = load(sample_file("startup-crud"))
    sample = put(sample, key_path("outcome.review_on"), date(2026, 11, 20))
    shutil.copy(sample_file("startup-crud"), path)
    words = path.read_text("utf-8").replace("review_on = 2027-05-17", "review_on = 2026-11-20")
    path.write_text(words, "utf-8")
    assert load(path) == sample
    return path


def test_stays_as_decided_is_said_by_a_script_and_the_offer_is_gone(tmp_path: Path) -> None:
    file = reopened(tmp_path / "toolshed.toml")
    assert "stays history" in called("act", file, "--station", "decision").stdout
    ended = called("act", file, "stays", "why=still the best", "review=2027-06-01", "--by", "Ana")
    assert (ended.returncode, ended.stderr) == (0, "")
    decision = load(file)
    kept = list(decision.history.values())[-1]
    assert (kept.role, kept.note) == ("Ana", "Looked at again, and it stays as decided. still the best")
    assert decision.outcome.review_on == date(2027, 6, 1)
    assert "stays history" not in called("act", file).stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("stay",), "“stay” can't be done now"),
        (("stays", "why=x"), "role"),
        (("stays", "role=Ana", "why=x", "when=now"), "“when” is not asked; what is asked: role, why, review"),
        (("stays", "role=Ana", "why=x", "review=soon"), "review: "),
        (("switch",), "several are called “switch”; say which: paths."),
        (("stays", "history", "decision"), "give one path to say which is meant"),
    ],
)
def test_what_is_refused_says_why_in_one_line_and_changes_nothing(
    tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    file = reopened(tmp_path / "toolshed.toml")
    before = file.read_bytes()
    ended = called("act", file, *words)
    assert ended.returncode == 2
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert file.read_bytes() == before


def test_a_pipe_goes_through_and_questions_list_what_can_be_done(tmp_path: Path) -> None:
    file = reopened(tmp_path / "toolshed.toml")
    ended = called("act", "-", "unlock", stdin=file.read_text("utf-8"))
    assert ended.returncode == 0
    assert "\nlocked_on" not in ended.stdout
    listed = json.loads(called("questions", file, "--format", "json").stdout)["actions"]
    (stays,) = [one for one in listed if one["id"] == "stays"]
    assert (stays["path"], stays["station"]) == ("history", "decision")
    assert [one["id"] for one in stays["asks"]] == ["role", "why", "review"]


def test_a_change_of_what_was_decided_goes_on_record_here_too(tmp_path: Path) -> None:
    file = Path(shutil.copy(sample_file("startup-crud"), tmp_path / "toolshed.toml"))
    took = ("act", file, "preset", "presets.ethics-bar")
    assert called("act", file, "unlock").returncode == 0
    refused = called(*took)
    assert (refused.returncode, "--by NAME" in refused.stderr) == (2, True)
    assert called(*took, "--by", "Ana").returncode == 0
    assert "Amended: weights" in list(load(file).history.values())[-1].note


def test_a_move_of_the_status_is_the_same_by_act_and_by_set(tmp_path: Path) -> None:
    sample = load(sample_file("startup-crud"))
    of = Analysis(sample, TODAY, CATALOGUE)
    answers = {"status": "migrating", "role": "Ana", "on": "2026-11-23", "note": ""}
    edit = act_edit(of, "status", ("status",), answers)
    assert edit.apply(sample) == move_status("migrating", TODAY, "Ana").apply(sample)
