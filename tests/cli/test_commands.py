import json
import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from in_process import Run
from patience import LONGEST
from roadworthy import __version__
from roadworthy.store.places import for_shell

pytestmark = pytest.mark.turns


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """It could not be done: exit 2, nothing on standard output, exactly one line that says why."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("roadworthy: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("\n")
    return done.stderr


def test_version_and_help(run: Run, process: Run) -> None:
    assert process("--version").stdout == f"roadworthy {__version__}\n"
    for arguments in (
        ("--help",),
        ("-h",),
        ("summary", "--help"),
        ("new", "-h"),
        ("list", "--help"),
        ("guide", "--help"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Usage: roadworthy")
    commands = run("--help").stdout
    for name in ("new", "summary", "list", "guide", "schema", "completion"):
        assert f"\n  {name} " in commands
    assert "walk  " not in commands
    assert "..." not in commands


@pytest.mark.parametrize("word", ["lst", "summry", "walk", "zzz", "\x1b[2J", "a" * 300])
def test_an_unknown_command(run: Run, word: str) -> None:
    said = refused(run(word))
    assert "there is no command" in said
    assert "\x1b" not in said
    if word == "lst":
        assert "did you mean “list”?" in said


def test_wrong_options(run: Run, orders: Path) -> None:
    for arguments in (("summary",), ("summary", orders, "--format", "pdf"), ("summary", orders, "--today", "soon"),
                      ("summary", orders, "--width", "3"), ("--nope",), ("new",), ("completion", "tcsh"),
                      ("new", "x.toml", "--scale", "5-1"), ("new", "x.toml", "--scale", "1-5"),
                      ("new", "x.toml", "--sample", "startup-crud", "--from", "t.csv"), ("list", "nowhere")):  # fmt: skip
        refused(run(*arguments))


def test_files_that_cannot_be_read(run: Run, process: Run, tmp_path: Path, orders: Path) -> None:
    said = refused(process("summary", "gone.toml"))
    assert "gone.toml: there is no such file" in said
    orders.write_text(
        orders.read_text(encoding="utf-8").replace('score="3-4"', 'score="3-9"'), encoding="utf-8"
    )
    said = refused(run("summary", orders))
    assert "orders.toml:" in said
    assert "scores.fastapi.maintenance" in said
    for content in (b"\xff\xfe", b"a = ", b"format = 2\n", b"format = 'x'\n", b"\x00"):
        (tmp_path / "bad.toml").write_bytes(content)
        refused(run("summary", "bad.toml"))
    refused(run("summary", tmp_path))


def test_summary_in_three_forms(run: Run, process: Run, orders: Path) -> None:
    text = process("summary", orders, "--today", "2026-11-23")
    assert (text.returncode, text.stderr) == (0, "")
    assert text.stdout.startswith("Orders platform 2027–2031\n")
    assert "\x1b" not in text.stdout
    assert max(map(len, text.stdout.splitlines())) <= 80
    assert run("summary", orders, "--today", "2026-11-23").stdout == text.stdout
    assert max(map(len, run("summary", orders, "--width", "40").stdout.splitlines())) <= 40
    assert run("summary", orders, "--format", "markdown").stdout.startswith("# Orders platform")
    found = json.loads(run("summary", orders, "--format", "json", "--today", "2026-01-02").stdout)
    assert (found["as_of"], found["title"]) == ("2026-01-02", "Orders platform 2027–2031")
    assert (
        "First six months."
        in run("summary", orders, "--horizon", "first-6-months", "--width", "200").stdout.split("\n")[1]
    )
    said = refused(run("summary", orders, "--horizon", "next-week"))
    assert "first-6-months, 3-years-and-more" in said


def test_output_replaces_whole_or_not_at_all(run: Run, orders: Path, tmp_path: Path) -> None:
    before = orders.read_bytes()
    target = tmp_path / "orders.md"
    target.write_text("old", encoding="utf-8")
    done = run("summary", orders, "--format", "markdown", "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_bytes().startswith(b"# Orders")
    assert b"\r" not in target.read_bytes()
    refused(run("summary", orders, "-o", orders))
    refused(run("summary", orders, "-o", tmp_path / "nowhere" / "x.md"))
    assert orders.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["orders.md", "orders.toml"]


def test_new_never_overwrites(run: Run, process: Run, tmp_path: Path) -> None:
    done = process("new", "mine.toml", "--sample", "startup-crud")
    assert (done.returncode, done.stdout) == (0, "")
    assert "roadworthy mine.toml" in done.stderr
    made = (tmp_path / "mine.toml").read_bytes()
    assert "already" in refused(run("new", "mine.toml", "--sample", "bank-migration"))
    assert "already" in refused(run("new", "mine.toml"))
    assert (tmp_path / "mine.toml").read_bytes() == made
    assert "startup-crud" in refused(run("new", "other.toml", "--sample", "startup"))
    assert ".toml" in refused(run("new", "other"))


def test_names_that_no_file_can_have(run: Run, orders: Path, tmp_path: Path) -> None:
    long = "x" * 300 + ".toml"
    for command in (("new", long), ("summary", long), ("summary", orders, "-o", long)):
        assert "too long" in refused(run(*command))
    (tmp_path / "link.toml").symlink_to("nowhere.toml")
    assert "leads to" in refused(run("new", "link.toml"))
    assert not (tmp_path / "nowhere.toml").exists()


def test_what_to_type_next_is_quoted_where_a_shell_wants_it(run: Run) -> None:
    assert run("new", "my orders.toml").stderr.endswith(f"roadworthy {for_shell('my orders.toml')}\n")
    assert for_shell("my orders.toml") != "my orders.toml"


def test_new_from_nothing(run: Run, tmp_path: Path) -> None:
    assert run("new", "orders-platform.toml").returncode == 0
    found = tomllib.loads((tmp_path / "orders-platform.toml").read_text(encoding="utf-8"))
    assert (found["format"], found["title"]) == (1, "Orders platform")
    assert run("new", "b.toml", "--title", "[red] é").returncode == 0
    assert tomllib.loads((tmp_path / "b.toml").read_text(encoding="utf-8"))["title"] == "[red] é"
    assert run("summary", "b.toml").stdout.startswith("[red] é\n")


def test_new_from_a_scorecard(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        'criterion,weight,"A, one",B\nSpeed,3,4,3-5\nCare,1,?,2\n', encoding="utf-8"
    )
    assert run("new", "t.toml", "--from", "t.csv").returncode == 0
    found = json.loads(run("summary", "t.toml", "--format", "json").stdout)
    assert [row["name"] for row in found["criteria"]] == ["Speed", "Care"]
    values = {row["name"]: row["value"] for row in found["candidates"]}
    assert values == {"A, one": 3.75, "B": 3.5}
    (tmp_path / "ten.csv").write_text("criterion,weight,A,B\nSpeed,1,9,10\n", encoding="utf-8")
    refused(run("new", "ten.toml", "--from", "ten.csv"))
    assert run("new", "ten.toml", "--from", "ten.csv", "--scale", "1-10").returncode == 0
    assert json.loads(run("summary", "ten.toml", "--format", "json").stdout)["scale"] == [1, 10]
    assert "twice.csv:1" in refused_table(run, tmp_path)


def refused_table(run: Run, tmp_path: Path) -> str:
    (tmp_path / "twice.csv").write_text("criterion,weight,A,A\nSpeed,1,4,5\n", encoding="utf-8")
    return refused(run("new", "twice.toml", "--from", "twice.csv"))


def test_guide(run: Run) -> None:
    assert "roadworthy guide TOPIC" in run("guide").stdout
    assert run("guide", "hype").returncode == 0
    said = refused(run("guide", "qqqq"))
    assert "The guide has no topic “qqqq”" in said


def test_schema(process: Run) -> None:
    found = json.loads(process("schema").stdout)
    assert found["title"] == "Roadworthy decision"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{shell}_complete" in done.stdout
    assert run("completion", SHELL=f"/bin/{'pwsh' if shell == 'powershell' else shell}").stdout == done.stdout


def test_what_a_shell_is_told(run: Run, process: Run) -> None:
    bash = process(_ROADWORTHY_COMPLETE="bash_complete", COMP_WORDS="roadworthy su", COMP_CWORD="1")
    assert bash.stdout == "plain,summary\n"
    power = run(
        _ROADWORTHY_COMPLETE="powershell_complete",
        COMP_WORDS="roadworthy\nnew\n--sample\nstart",
        COMP_WORD="start",
    )
    assert power.stdout.split("\t")[:2] == ["plain", "startup-crud"]


def test_the_walk_without_a_terminal_says_what_to_do(run: Run, orders: Path) -> None:
    for arguments in ((), (orders,), ("fresh.toml",), ("./x",)):
        assert "terminal" in refused(run(*arguments))
        assert "terminal" in refused(run(*arguments, TERM="dumb"))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals and pipes of POSIX")
def test_a_reader_that_leaves_is_no_trouble(orders: Path) -> None:
    command = (
        f"{sys.executable} -m roadworthy summary {shlex.quote(str(orders))} --format markdown | head -c 1"
    )
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, encoding="utf-8", check=False, timeout=LONGEST
    )
    assert (done.stdout, done.stderr) == ("#", "")
    program = "import os,sys\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nfrom roadworthy.__main__ import main\nimport roadworthy.cli.commands as c\ndef broken(_):\n    raise BrokenPipeError\nc.run=broken\nsys.exit(main(['list']))"
    gone = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, timeout=LONGEST
    )
    assert (gone.returncode, gone.stderr) == (141, "")


@pytest.mark.parametrize(("raised", "status"), [("KeyboardInterrupt", 130), ("ZeroDivisionError('x')", 2)])
def test_no_traceback_reaches_a_person(tmp_path: Path, raised: str, status: int) -> None:
    program = f"import sys\nfrom roadworthy.__main__ import main\nimport roadworthy.cli.commands as c\ndef broken(_):\n    raise {raised}\nc.run=broken\nsys.exit(main(['list']))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, timeout=LONGEST
    )
    assert (done.returncode, done.stdout) == (status, "")
    assert "Traceback" not in done.stderr
    if status == 2:
        reports = list((tmp_path / "state" / "crashes").iterdir())
        assert len(reports) == 1
        assert str(reports[0]) in done.stderr
        assert done.stderr.count("\n") == 1
        assert "ZeroDivisionError" in reports[0].read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_takes_nothing(orders: Path) -> None:
    program = [sys.executable, "-m", "roadworthy", "summary", str(orders)]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr.startswith("roadworthy: it could not be printed (no space left on device)")
    shell = ["/bin/sh", "-c", '"$@" >&-', "sh", *program]
    ran = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
