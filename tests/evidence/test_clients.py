"""Which index is asked, and how npm is: by the installed client's own settings."""

import json
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from patience import LONGEST
from roadworthy.errors import NoAnswer, Stopped
from roadworthy.evidence import index, npm
from roadworthy.evidence.limits import Limits, StopRequest
from roadworthy.evidence.programs import run

RECORDED = Path(__file__).parent / "recorded"


def settings(monkeypatch: pytest.MonkeyPatch, listed: str, helped: str = "") -> None:
    def said(words: list[str], stop: StopRequest) -> str:
        return listed if "config" in words else helped

    monkeypatch.setattr(index, "_said", said)


def test_the_environment_comes_before_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(monkeypatch, "global.index-url='https://mirror.example/global/simple'\n:env:.cert='/ca.pem'")
    env = {"PIP_INDEX_URL": "https://ana:pw@mirror.example/own/simple"}
    found = index.find_index(StopRequest(), env)
    assert found.document("django") == "https://ana:pw@mirror.example/own/pypi/django/json"
    assert found.shown == "https://mirror.example/own/simple/"
    assert found.certificates == "/ca.pem"


def test_pip_s_own_order_of_places_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "install.index-url='https://a.example/simple'\nglobal.index-url='https://b.example/simple'"
    settings(monkeypatch, listed)
    assert index.find_index(StopRequest(), {}).page("x") == "https://a.example/simple/x/"


def test_without_a_setting_the_client_names_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(
        monkeypatch, "", "  -i <url>  Base URL of the index (default\n   https://index.example/simple). This"
    )
    assert index.find_index(StopRequest(), {}).simple == "https://index.example/simple/"
    settings(monkeypatch, "", "nothing of the kind")
    with pytest.raises(NoAnswer, match="no package index is set"):
        index.find_index(StopRequest(), {})


@pytest.mark.slow
def test_the_installed_pip_names_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    assert index.find_index(StopRequest()).simple.startswith("http")


def test_an_index_that_can_t_be_asked_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(monkeypatch, "")
    with pytest.raises(NoAnswer, match="not one that can be asked"):
        index.find_index(StopRequest(), {"PIP_INDEX_URL": "file:///srv/simple"})


def client(tmp_path: Path, body: str) -> str:
    """A program that stands for npm: `body` is Python that has the words it was called with."""
    path = tmp_path / "npm"
    path.write_text(
        f"#!{sys.executable}\nimport sys, json, time\nwords = sys.argv[1:]\n{body}\n", encoding="utf-8"
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


posix = pytest.mark.skipif(os.name == "nt", reason="stands for npm by a script with a first line")


@posix
def test_npm_is_asked_for_the_package_and_for_the_licences_of_its_majors(tmp_path: Path) -> None:
    body = (
        f"whole = open({str(RECORDED / 'npm-serverless.json')!r}).read()\n"
        "open(__file__ + '.log', 'a').write(json.dumps(words) + '\\n')\n"
        "if '@' in words[1]:\n"
        "    print(json.dumps([{'version': '3.40.0', 'license': 'MIT'}, {'version': '4.43.0'}]))\n"
        "else:\n    print(whole)"
    )
    program = client(tmp_path, body)
    facts = npm.collect("serverless", StopRequest(), program=program)
    assert (facts.version, facts.licence_expression, facts.licences_by_version) == ("4.43.0", None, True)
    assert next(row.licence for row in facts.versions if row.version == "3.40.0") == "MIT"
    asked = [json.loads(line) for line in Path(f"{program}.log").read_text(encoding="utf-8").splitlines()]
    assert asked[0] == ["view", "serverless", "--json"]
    assert asked[1][1].startswith("serverless@2.")
    assert " || " in asked[1][1]


@posix
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("print(json.dumps({'error': {'code': 'E404'}})); sys.exit(1)", "there is no such package"),
        ("print('\\x1b[2J boom', file=sys.stderr); sys.exit(3)", "boom"),
        ("print('<html>')", "not JSON"),
        ("print('[]')", "something else than a JSON object"),
        ("print(json.dumps({'name': 'other', 'version': '1'}))", "answers about “other”"),
        ("[print('x' * 10000) for _ in range(1000)]", "prints too much"),
    ],
)
def test_an_npm_that_is_wrong_costs_one_line(tmp_path: Path, body: str, said: str) -> None:
    limits = Limits(whole=LONGEST, most=1024 * 1024)
    with pytest.raises(NoAnswer) as caught:
        npm.collect("express", StopRequest(), limits, program=client(tmp_path, body))
    assert said in str(caught.value)
    assert "\x1b" not in str(caught.value)


@posix
def test_an_npm_that_never_ends_costs_one_line(tmp_path: Path) -> None:
    endless = client(tmp_path, f"time.sleep({10 * LONGEST})")
    with pytest.raises(NoAnswer, match="takes too long"):
        npm.collect("express", StopRequest(), Limits(whole=0.5), program=endless)


@pytest.mark.parametrize("name", ["-g", "a b", "../x", "express && rm", "Express", ""])
def test_what_can_be_no_package_is_never_given_to_a_program(name: str) -> None:
    with pytest.raises(NoAnswer, match="not the name of an npm package"):
        npm.collect(name, StopRequest(), program="nothing")


def test_a_program_that_is_not_there_is_one_line() -> None:
    with pytest.raises(NoAnswer, match="could not be started"):
        run(["./no-such-program"], StopRequest(), Limits(), env={})


@posix
def test_stopping_ends_a_program_with_its_children(tmp_path: Path) -> None:
    stop = StopRequest()
    mark = tmp_path / "alive"
    body = f"import subprocess\nsubprocess.run(['sh', '-c', 'sleep 0.7; touch {mark}'])"
    stop.stop()
    with pytest.raises(Stopped):
        run([client(tmp_path, body)], stop, Limits(), env={})
    time.sleep(0.8)
    assert not mark.exists()
