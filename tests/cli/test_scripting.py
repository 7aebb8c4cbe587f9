"""``questions``, ``set``, ``add`` and ``drop``: the interview for scripts."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from in_process import Run
from roadworthy.model import Interval
from roadworthy.store import load

FILE = "orders.toml"


def put(run: Run, *arguments: object, **more: str) -> str:
    done = run("set", FILE, *arguments, **more)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    return Path(FILE).read_text("utf-8")


def listed(run: Run, *options: str) -> Any:
    done = run("questions", FILE, "--format", "json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Path:
    assert run("new", FILE, "--title", "Orders").returncode == 0
    return tmp_path / FILE


def test_what_is_asked_is_listed_as_text_and_as_json(run: Run, new: Path) -> None:
    del new
    whole = listed(run)["questions"]
    text = run("questions", FILE).stdout.splitlines()
    assert [line.partition(":")[0] for line in text] == [one["path"] for one in whole]
    assert text[0] == "title: What is the decision called? [Orders]"
    assert len({one["path"] for one in whole}) == len(whole)
    still_open = listed(run, "--open")["questions"]
    assert [one["path"] for one in still_open] == [
        one["path"] for one in whole if one["present"] in (None, "", [])
    ]
    assert 0 < len(still_open) < len(whole)
    size = next(one for one in whole if one["path"] == "frame.team.size")
    assert (size["kind"], size["station"], size["essential"], size["present"]) == (
        "number",
        "frame",
        True,
        None,
    )
    assert [one["path"] for one in listed(run, "--station", "criteria")["tables"]] == ["criteria", "groups"]


def test_an_answer_that_is_set_is_open_no_more(run: Run, new: Path) -> None:
    put(run, "frame.team.size=6")
    assert load(new).frame.team.size == 6
    assert "frame.team.size" not in [one["path"] for one in listed(run, "--open")["questions"]]
    put(run, "frame.team.size=")
    assert load(new).frame.team.size is None
    assert "frame.team.size" in [one["path"] for one in listed(run, "--open")["questions"]]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("frame.team.size=many", "frame.team.size: “many” is not a number"),
        ("frame.team.nothing=1", "frame.team.nothing: "),
        ("nowhere.at.all=1", "orders.toml: nowhere: there is no such key"),
        ("status=perhaps", "status: “perhaps” is not one of the answers"),
        ("scores.rails.speed.score=3", "roadworthy: orders.toml: scores.rails: there is no candidate"),
        ("frame.team=5", "frame.team: "),
        ("frame.team.size.more=5", "frame.team.size.more: "),
        ("horizons.soon=x", "horizons.soon: "),
        ("title", "title: "),
        ("=5", "=5: "),
        ("frame..size=5", "frame.: "),
        ("format=2", "format: "),
    ],
)
def test_one_that_is_refused_stops_all_in_one_line(run: Run, new: Path, wrong: str, says: str) -> None:
    before = new.read_bytes()
    done = run("set", FILE, "title=Another", wrong, "note=Words")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert new.read_bytes() == before


def test_answers_come_from_a_file_too_and_none_twice(run: Run, new: Path, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text('note = "Words"\n[frame.team]\nsize = 7\n', "utf-8")
    put(run, "--from", "answers.toml", "title=Other")
    decision = load(new)
    assert (decision.note, decision.frame.team.size, decision.title) == ("Words", 7, "Other")
    put(run, "--from", "-", stdin="[frame.team]\nsize = 8\n")
    assert load(new).frame.team.size == 8
    before = new.read_bytes()
    done = run("set", FILE, "title=A", "title=B")
    assert done.returncode == 2
    assert "title" in done.stderr
    assert new.read_bytes() == before
    done = run("set", FILE)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_records_are_added_and_dropped_with_what_hangs_on_them(run: Run, new: Path) -> None:
    assert run("add", FILE, "candidates", "Django").stdout == "candidates.django\n"
    again = run("add", FILE, "candidates", "Django").stdout.strip()
    assert again.startswith("candidates.django-")
    criterion = next(iter(load(new).criteria))
    put(run, f"scores.django.{criterion}.score=3-4", "--by", "Ana")
    cell = load(new).cell("django", criterion)
    assert cell.score == Interval(3, 4)
    assert "Ana" in cell.rationale
    assert run("drop", FILE, "candidates.django").returncode == 0
    decision = load(new)
    assert list(decision.candidates) == [again.partition(".")[2]]
    assert "django" not in decision.scores


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add", FILE, "nothing", "x"), "nothing: "),
        (("add", FILE, "frame", "x"), "frame: "),
        (("add", FILE, "candidates", "  "), "candidates: "),
        (("add", FILE, "paths.rails.phases", "Proof"), "paths.rails"),
        (("add", FILE, "paths.rails.phases.one.checks", "Proof"), "paths.rails"),
        (("drop", FILE, "candidates.rails"), "candidates.rails: "),
        (("drop", FILE, "frame.team"), "frame.team: "),
        (("drop", FILE, "candidates"), "candidates: "),
        (("drop", FILE, "note"), "note: "),
        (("drop", FILE, "title"), "title: "),
        (("drop", FILE, "format"), "format: "),
        (("drop", FILE, "status.x"), "status.x: "),
        (("drop", "none.toml", "note"), "none.toml"),
    ],
)
def test_what_can_not_be_is_one_line(run: Run, new: Path, arguments: tuple[str, ...], says: str) -> None:
    before = new.read_bytes()
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, ""), done
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert new.read_bytes() == before


def sensible(one: Any) -> str:
    if one["options"]:
        return str(one["options"][0]["value"])
    return {"number": "3", "date": "2026-12-01", "range": "3-4"}.get(one["kind"], "Words")


def test_a_whole_decision_is_answered_by_a_script_alone(run: Run, new: Path) -> None:
    del new
    for name in ("Django", "FastAPI"):
        assert run("add", FILE, "candidates", name).returncode == 0
    for _ in range(5):
        asked = [one for one in listed(run, "--open")["questions"] if one["essential"]]
        if not asked:
            break
        put(run, *(f"{one['path']}={sensible(one)}" for one in asked))
    assert [one["path"] for one in listed(run, "--open")["questions"] if one["essential"]] == []
    done = run("summary", FILE, "--today", "2026-11-23", "--samples", "100")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Django" in done.stdout


@pytest.mark.parametrize(
    "path", ["risks.hires.state=open", "conflicts.gone-cell=both", "candidates.zzz.name=x"]
)
def test_a_row_that_is_not_there_is_not_described(run, tmp_path: Path, path: str) -> None:
    run("new", str(tmp_path / "x.toml"), "--sample", "startup-crud")
    done = run("set", str(tmp_path / "x.toml"), path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "in it are" not in done.stderr
    assert "=…" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a command line is text there")
@pytest.mark.parametrize(
    "arguments",
    [("set", "orders.toml", "title=\udcff"), ("add", "orders.toml", "candidates", "\udcff"),
     ("set", "orders.toml", "title=X", "--by", "\udcff"), ("new", "other.toml", "--title", "\udcff"),
     ("ballot", "orders.toml", "--plain", "--voter", "\udcff")],
)  # fmt: skip
def test_bytes_that_are_no_text_go_into_no_decision(run: Run, new: Path, arguments: tuple[str, ...]) -> None:
    before = new.read_bytes()
    done = run(*arguments)
    assert done.returncode == 2
    assert "this holds bytes that are no text in UTF-8" in done.stderr
    assert new.read_bytes() == before


@pytest.mark.parametrize(
    ("answers", "says"),
    [("title = 5", "title: expected text in quotation marks"),
     ("[criteria.learning-curve]\nweight = 2026-01-01", "criteria.learning-curve.weight: expected a number"),
     ("[weighting]\nmethod = 5", "weighting.method: expected one of 'points'"),
     ("status = true", "status: expected one of 'framing'"),
     ("[frame]\nteam = 5", "frame.team: expected a table"),
     ("candidates = 5", "candidates: expected a table")],
)  # fmt: skip
def test_a_value_of_another_kind_leaves_all_as_it_was(run: Run, new: Path, answers: str, says: str) -> None:
    before = new.read_bytes()
    new.with_name("answers.toml").write_text(f"{answers}\n", encoding="utf-8")
    done = run("set", new, "frame.scope=Half", "--from", new.with_name("answers.toml"))
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert new.read_bytes() == before
