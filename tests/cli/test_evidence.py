"""``roadworthy evidence`` as people and scripts run it: asked only when told, kept, put in only when told."""

import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence_repository import Repository
from examples import few
from hostile import HostileServer, hostile_server
from patience import LONGEST
from roadworthy.store import load

pytestmark = pytest.mark.turns

DECISION = """\
format = 1
title = "Orders"
status = "choosing"

[candidates.django]
name = "Django"
catalogue = "django"
version_line = "5.2 LTS"

[candidates.gin]
name = "Gin"
catalogue = "gin"

[candidates.own]
name = "Our own"

[criteria.community-health]
name = "Community health"
weight = 1

[scores.django.community-health]
score = 1
"""
Ask = Callable[..., Any]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with hostile_server() as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "orders.toml"
    file.write_text(DECISION, encoding="utf-8")
    return file


@pytest.fixture
def ask(run: Any, server: HostileServer, tmp_path: Path) -> Ask:
    def call(*words: object, how: str = "good") -> Any:
        env = dict.fromkeys(("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"), "")
        cache = str(tmp_path / "cache")
        return run("evidence", *words, PIP_INDEX_URL=server.index(how), ROADWORTHY_CACHE_DIR=cache, **env)

    return call


def facts(done: Any, candidate: str = "django") -> dict[str, Any]:
    data = json.loads(done.stdout)
    (row,) = (one for one in data["candidates"] if one["id"] == candidate)
    return {fact["signal"]: fact for fact in row["facts"]}


def test_nothing_is_asked_before_somebody_says_so(ask: Ask, server: HostileServer, path: Path) -> None:
    done = ask(path, "--format", "json")
    assert done.returncode == 0
    assert server.asked == []
    assert "Not asked: Django. Add --refresh to ask." in done.stderr
    assert json.loads(done.stdout)["unasked"] == ["Django"]
    assert "support-runway" in facts(done)


def test_what_will_be_asked_is_shown_and_every_fact_has_its_parts(
    ask: Ask, server: HostileServer, path: Path
) -> None:
    done = ask(path, "--refresh", "--format", "json", "--today", "2026-11-23")
    assert "Roadworthy will ask the registries that your installed clients use: PyPI: Django." in done.stderr
    assert server.asked == ["/good/pypi/django/json"]
    last = facts(done)["last-release"]
    assert (last["number"], last["raw"], last["band"], last["source"]) == (1, 20, 5, "PyPI, Django")
    assert (last["observed_on"], last["as_of"], last["trusted"]) == ("2026-11-23", "2026-11-23", True)
    assert last["cannot_tell"]
    runway = facts(done)["support-runway"]
    assert (runway["as_of"], runway["band"]) == ("2026-08-22", 2)


@pytest.mark.slow
def test_what_was_answered_is_kept_with_its_day_and_used_offline(
    ask: Ask, server: HostileServer, path: Path
) -> None:
    ask(path, "--refresh", "--today", "2026-11-23")
    for words in (("--offline",), ()):
        done = ask(path, *words, "--format", "json", "--today", "2027-01-01")
        assert facts(done)["last-release"]["observed_on"] == "2026-11-23"
        assert facts(done)["last-release"]["raw"] == 20
    assert len(server.asked) == 1
    assert ask(path, "--refresh", "--offline").returncode == 2


@pytest.mark.slow
def test_a_cache_that_was_tampered_with_is_not_believed(ask: Ask, path: Path, tmp_path: Path) -> None:
    ask(path, "--refresh")
    (kept,) = (tmp_path / "cache" / "evidence").iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace('"pypi"', '"npm"'), encoding="utf-8")
    assert json.loads(ask(path, "--offline", "--format", "json").stdout)["unasked"] == ["Django"]
    kept.write_text("[" * 100_000, encoding="utf-8")
    assert ask(path, "--offline").returncode == 0


@few("how", ["no-json", "elsewhere", "wrong-types", "refused"])
def test_a_registry_that_is_wrong_costs_one_line_and_the_rest_is_told(ask: Ask, path: Path, how: str) -> None:
    done = ask(path, "--refresh", "--format", "json", how=how)
    assert done.returncode == 2  # no registry answered
    assert sum(line.startswith("roadworthy: ") for line in done.stderr.splitlines()) == 1
    assert json.loads(done.stdout)["troubles"]
    assert "support-runway" in facts(done)


def test_what_no_collector_knows_is_said(ask: Ask, path: Path) -> None:
    data = json.loads(ask(path, "--format", "json").stdout)
    notes = {one["id"]: one["notes"] for one in data["candidates"]}
    assert "no collector reads go yet" in notes["gin"][0]
    assert "upkeep.own.package=NAME" in notes["own"][0]


def test_facts_go_into_the_file_only_when_told_and_as_their_collector_s(ask: Ask, path: Path) -> None:
    ask(path, "--refresh")
    assert path.read_text(encoding="utf-8") == DECISION
    done = ask(path, "--add", "--today", "2026-11-29")
    assert "in" in done.stderr
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    row = data["evidence"]["django-last-release"]
    assert (row["found_by"], row["signal"], row["kind"], row["criterion"]) == (
        "pypi",
        "last-release",
        "fact",
        "community-health",
    )
    assert "confirmed_on" not in row
    assert data["signs"]["django"]["operational-tooling"]["opentelemetry"]["found_by"] == "catalogue"
    assert data["scores"]["django"]["community-health"] == {"score": 1}, "no score is ever put in"
    before = path.read_text(encoding="utf-8")
    assert "Nothing new" in ask(path, "--add", "--today", "2026-11-29").stderr
    assert path.read_text(encoding="utf-8") == before


def test_a_score_is_suggested_with_what_it_rests_on(ask: Ask, path: Path, repository: Repository) -> None:
    repository.commit(
        "Ana", "ana@acme.com", "2026-11-01", times=30, CODE_OF_CONDUCT_md="x", GOVERNANCE_md="x"
    )
    done = ask(
        path,
        "--refresh",
        "--clone",
        f"django={repository.folder}",
        "--format",
        "json",
        "--today",
        "2026-11-29",
    )
    (row,) = (one for one in json.loads(done.stdout)["candidates"] if one["id"] == "django")
    (suggestion,) = row["suggested"]
    assert suggestion["given"] == [1, 1]
    assert suggestion["departs"]
    by_id = {item["id"]: item for item in suggestion["from"]}
    assert by_id["contributors"]["bands"] == {"regular-contributors": 1, "absence-factor": 1}
    assert by_id["code-of-conduct"]["answer"] == "in-part"
    assert by_id["stale-pull-requests"]["worth"] is None


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "clone")


def test_a_clone_that_can_t_be_read_is_an_error_of_its_own(ask: Ask, path: Path, tmp_path: Path) -> None:
    done = ask(path, "--clone", f"django={tmp_path / 'nothing'}")
    assert done.returncode == 2
    assert "there is no such folder" in done.stderr
    assert "there is no candidate “flask”" in ask(path, "--clone", "flask=.").stderr
    assert "is not CANDIDATE=DIR" in ask(path, "--clone", "django").stderr
    alone = ask(path, "--tag-prefix", "django=web-")
    assert (alone.returncode, "no clone is named for django" in alone.stderr) == (2, True)


def test_an_old_clone_is_called_old_unless_its_day_is_said(
    ask: Ask, path: Path, repository: Repository
) -> None:
    repository.commit("Ana", "ana@acme.com", "2024-03-13", times=2)
    done = ask(path, "--clone", f"django={repository.folder}", "--today", "2026-11-29")
    assert "either the copy or the project is old" in " ".join(done.stdout.split())
    said = ask(path, "--clone", f"django={repository.folder}@2024-03-14", "--today", "2026-11-29")
    assert "either the copy or the project is old" not in " ".join(said.stdout.split())


def test_what_a_clone_said_is_kept_with_its_day(
    ask: Ask, path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-11-01", times=30)
    first = facts(
        ask(path, "--clone", f"django={repository.folder}", "--format", "json", "--today", "2026-11-20")
    )
    assert first["regular-contributors"]["observed_on"] == "2026-11-20"
    repository.folder.rename(repository.folder.with_name("moved"))
    for option in ("--offline", "--add"):
        kept = facts(ask(path, option, "--format", "json", "--today", "2026-11-29"))
        assert kept["regular-contributors"] == first["regular-contributors"], "the day of reading stays"
    rows = load(path).evidence.values()
    assert [row.on for row in rows if row.signal == "regular-contributors"] == [date(2026, 11, 20)]
    early = facts(ask(path, "--offline", "--format", "json", "--today", "2026-11-19"))
    assert "regular-contributors" not in early, "what was read later is not known yet"
    gone = ask(path, "--offline", "--clone", f"django={repository.folder}", "--today", "2026-11-29")
    assert gone.returncode == 2, "a clone that is named and can't be read is told"


def test_the_team_s_own_project_is_read(ask: Ask, path: Path, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "pyproject.toml").write_text(
        '[project]\ndependencies = ["django>=5,<6", "django-environ", "requests"]\n', encoding="utf-8"
    )
    done = ask(path, "--project", tmp_path / "app", "--format", "json")
    coupling = facts(done)["own-coupling"]
    assert (coupling["raw"], coupling["band"]) == (1, None)
    assert "1 of your 3 packages" in coupling["value"]
    none = ask(path, "--project", tmp_path / "none")
    assert (none.returncode, none.stderr.count("there is no such folder")) == (2, 1), (
        "one line, for all candidates"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is wanted")
@few("answer, asked", [("n", 0), ("y", 1)], 1)
def test_on_a_terminal_it_is_asked_first(
    server: HostileServer, path: Path, tmp_path: Path, answer: str, asked: int
) -> None:
    import pexpect  # noqa: PLC0415 - not on every system

    env = {
        **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
        "PIP_INDEX_URL": server.index("good"), "ROADWORTHY_CACHE_DIR": str(tmp_path / "cache"), "TERM": "xterm",
    }  # fmt: skip
    child = pexpect.spawn(
        sys.executable,
        ["-m", "roadworthy", "evidence", str(path)],
        env=env,
        encoding="utf-8",
        timeout=LONGEST,
        dimensions=(40, 200),
    )
    child.expect_exact("Roadworthy will ask the registries that your installed clients use: PyPI: Django.")
    child.expect_exact("Ask them?")
    assert server.asked == []
    child.sendline(answer)
    child.expect(r"Add \d+ new .*\[y/N\]")
    assert len(server.asked) == asked
    child.sendline("n")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert path.read_text(encoding="utf-8") == DECISION
