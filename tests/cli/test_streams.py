"""``-`` in place of a file, and what an output never takes the place of."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from examples import few
from patience import LONGEST
from roadworthy.report.formats import FORMATS

pytestmark = pytest.mark.turns

TABLE = "criterion,weight,A,B\nSpeed,3,4,3\nCare,1,?,2\n"


@pytest.mark.parametrize("form", [form.id for form in FORMATS])
def test_a_decision_through_standard_input_is_told_as_from_its_file(run, orders: Path, form: str) -> None:
    asked = ("--format", form, "--today", "2026-11-23")
    through = run("summary", "-", *asked, stdin=orders.read_text(encoding="utf-8"))
    assert (through.returncode, through.stderr) == (0, "")
    named = run("summary", orders, *asked).stdout
    assert through.stdout.splitlines()[:4] == named.splitlines()[:4]


def test_standard_output_by_name(run, orders: Path) -> None:
    plain = run("summary", orders, "--today", "2026-11-23")
    assert run("summary", orders, "--today", "2026-11-23", "-o", "-").stdout == plain.stdout
    made = run("new", "-", "--sample", "startup-crud")
    assert made.returncode == 0
    assert tomllib.loads(made.stdout)["status"] == "decided"
    assert not list(orders.parent.glob("-*"))


def test_tables_through_standard_input(run, tmp_path: Path) -> None:
    done = run(
        "audit",
        "-",
        stdin="| c | weight | A | B |\n|--|--|--|--|\n| x | 50% | 4 | 5 |\n| y | 50% | 4 | 5 |\n| Total | | 3 | 5 |\n",
    )
    assert done.returncode == 1
    assert "standard input:1" in done.stdout
    assert run("new", "t.toml", "--from", "-", "--title", "Mine", stdin=TABLE).returncode == 0
    made = tomllib.loads((tmp_path / "t.toml").read_text(encoding="utf-8"))
    assert (made["title"], list(made["candidates"])) == ("Mine", ["a", "b"])
    run("new", "second-try.toml", "--from", "-", stdin=TABLE)
    assert tomllib.loads((tmp_path / "second-try.toml").read_text(encoding="utf-8"))["title"] == "Second try"


def test_answers_and_records_go_through_a_pipe(run, orders: Path) -> None:
    before = "# ours\n" + orders.read_text(encoding="utf-8")
    done = run("set", "-", "frame.team.size=7", "frame.scope=Bills", stdin=before)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# ours\n")
    added = run("add", "-", "candidates", "Our own", stdin=done.stdout)
    assert (added.returncode, added.stderr) == (0, "candidates.our-own\n")
    gone = run("drop", "-", "candidates.our-own", stdin=added.stdout)
    assert gone.stdout == done.stdout
    orders.write_text(before, encoding="utf-8")
    assert run("set", orders, "frame.team.size=7", "frame.scope=Bills").returncode == 0
    assert orders.read_bytes() == done.stdout.encode()
    refused = run("set", "-", "frame.scope=Bills", "frame.team.size=many", stdin=before)
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    stood = run("status", "-", "--today", "2026-11-23", stdin=before)
    assert (stood.returncode, stood.stderr) == (0, "")
    assert (
        stood.stdout.splitlines()[0] == run("status", orders, "--today", "2026-11-23").stdout.splitlines()[0]
    )


def test_a_file_called_dash_can_be_named(run, orders: Path, tmp_path: Path) -> None:
    (tmp_path / "-").write_bytes(orders.read_bytes())
    assert run("summary", "./-").stdout.startswith("Orders platform")


def test_what_needs_a_file_says_so(run) -> None:
    for command in (("-",), ("ballot", "-", "--voter", "Ana"), ("list", "-")):
        done = run(*command)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="closes a stream as a shell of Unix does")
@few("command", ["summary -", "audit -", "new x.toml --from -"])
def test_standard_input_that_is_closed(command: str, tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m roadworthy {command} <&-"],
        capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=LONGEST, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "roadworthy: standard input: it is closed; name a file, or send one in\n"


@pytest.mark.parametrize("name", ["other.toml", "other.bak", "ballot.toml", "broken.toml", "again/link.md"])
def test_an_output_never_replaces_anybodys_answers(run, orders: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.parent.mkdir(exist_ok=True)
    if name == "ballot.toml":
        target.write_text('ballot = 1\nvoter = "Ana"\n', encoding="utf-8")
    elif name == "broken.toml":
        target.write_text('format = 1\ntitle = "half a\n', encoding="utf-8")
    elif name.endswith(".md"):
        target.symlink_to(orders)
    else:
        target.write_bytes(orders.read_bytes())
    before = target.read_bytes()
    done = run("summary", orders, "-o", target)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is a decision or a ballot in that file" in done.stderr
    assert target.read_bytes() == before


def test_a_page_that_only_shows_a_decision_is_replaced(run, orders: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('# The format\n\n```toml\nformat = 1\ntitle = "x"\n```\n', encoding="utf-8")
    assert run("summary", orders, "-o", page).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("Orders platform")


def test_two_of_a_kind_can_not_both_come_in(run, orders: Path) -> None:
    done = run("set", "-", "--from", "-", stdin=orders.read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "only one of FILE and --from can be -" in done.stderr


def test_more_commands_read_a_decision_through_standard_input(run, orders: Path) -> None:
    text = orders.read_text(encoding="utf-8")
    assert run("textconv", "-", stdin=text).stdout == run("textconv", orders).stdout
    told = run("inspect", "-", "--today", "2026-11-23", stdin=text)
    named = run("inspect", orders, "--today", "2026-11-23")
    assert told.returncode == named.returncode
    assert told.stdout.partition("standard input")[2]
    assert told.stdout.partition("\n\n")[2] == named.stdout.partition("\n\n")[2] != ""


def test_a_merge_goes_to_standard_output_by_name(run, orders: Path) -> None:
    theirs = orders.with_name("theirs.toml")
    text = orders.read_text(encoding="utf-8")
    theirs.write_text(text.replace("title = ", 'note = "Theirs"\ntitle = ', 1), encoding="utf-8")
    done = run("merge", orders, orders, theirs, "-o", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert tomllib.loads(done.stdout)["note"] == "Theirs"
    assert orders.read_text(encoding="utf-8") == text
    broken = orders.with_name("broken.toml")
    broken.write_text("no decision\n", encoding="utf-8")
    by_lines = run("merge", broken, broken, broken, "-o", "-")
    assert (by_lines.returncode, by_lines.stdout) == (0, "no decision\n")
