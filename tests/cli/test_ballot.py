"""``roadworthy ballot`` as a process: without a terminal, with wrong files, and what it prints on leaving."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from ballot_papers import cast, decision
from in_process import Run
from roadworthy.model.judgement import Ballot, Balloting
from roadworthy.store import load, save
from roadworthy.store.ballots import ballots_beside, read_ballot

pytestmark = pytest.mark.turns


def test_without_a_terminal_it_is_one_line_and_2(process: Run, orders: Path) -> None:
    done = process("ballot", orders.name, "--voter", "Ana")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "a ballot reads keys, and standard input is not a terminal" in done.stderr
    assert list(orders.parent.glob("*.ballot-*")) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("orders.toml",), "Missing option '--voter'"),
        (("orders.toml", "--voter", "  "), "whose ballot?"),
        (("--voter", "Ana"), "Missing argument 'FILE'"),
    ],
)
def test_what_is_missing_is_said(run: Run, orders: Path, arguments: tuple[str, ...], says: str) -> None:
    del orders
    done = run("ballot", *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_and_completion_know_it(run: Run, tmp_path: Path) -> None:
    assert "Judge blind" in run("--help").stdout
    assert "orders.ballot-ana.toml" in run("ballot", "--help").stdout
    of = decision("Ana").model_copy(
        update={"ballots": Balloting(voters={"ana": Ballot(name="Ana"), "ana-2": Ballot(name="Ana"), "ben": Ballot(name="Ben Berg")})}
    )  # fmt: skip
    save(of, tmp_path / "orders.toml")
    asked = {
        "_ROADWORTHY_COMPLETE": "bash_complete",
        "COMP_WORDS": "roadworthy ballot orders.toml --voter ",
        "COMP_CWORD": "4",
    }
    words = [line.partition(",")[2] for line in run(**asked).stdout.splitlines()]
    assert words == ["ana", "ana-2", "Ben Berg"]


def test_the_other_commands_say_that_a_ballot_is_no_decision(run: Run, tmp_path: Path) -> None:
    of = decision("Ana")
    save(of, tmp_path / "orders.toml")
    path = cast(tmp_path / "orders.toml", of, "Ana", (1, 1, 1), {})
    done = run("summary", path.name)
    assert done.returncode == 2
    assert "orders.ballot-ana.toml:1: ballot: this is a ballot, no decision" in done.stderr
    assert "orders.ballot" not in run("list").stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_in_a_real_terminal_it_says_where_the_ballot_is(tmp_path: Path) -> None:
    from tui.terminal import Terminal  # noqa: PLC0415 - not on Windows

    save(decision("Ana"), tmp_path / "orders.toml")
    with Terminal(tmp_path, "ballot", "orders.toml", "--voter", "ana", size=(100, 30)) as it:
        it.wait_for("Blind:", "Speed")
        it.keys("7")
        it.wait_for("1/3")
        it.keys("f8", "f8", "f8")
        it.wait_for("Hand it in")
        it.keys("enter")
        it.wait_for("Thank you")
        it.keys("ctrl+q")
        it.wait_for("The ballot of Ana is in", "handed in on", "commit it, or send it")
    paper = read_ballot(tmp_path / "orders.ballot-ana.toml").paper
    assert paper.is_in
    assert paper.weights == {"speed": 7.0}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_hang_up_loses_nothing(tmp_path: Path) -> None:
    from tui.terminal import Terminal  # noqa: PLC0415 - not on Windows

    save(decision("Ana"), tmp_path / "orders.toml")
    with Terminal(tmp_path, "ballot", "orders.toml", "--voter", "ana", size=(100, 30)) as it:
        it.wait_for("Blind:")
        it.keys("7")
        it.wait_for("1/3")
        it.child.kill(signal.SIGTERM)
        it.end_step()
        it.child.wait()
        assert it.child.exitstatus == 128 + signal.SIGTERM
    assert read_ballot(tmp_path / "orders.ballot-ana.toml").paper.weights == {"speed": 7.0}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_killed_at_any_moment_it_loses_what_was_typed_in_the_last_second_at_most(tmp_path: Path) -> None:
    from tui.terminal import Terminal  # noqa: PLC0415 - not on Windows

    save(decision("Ana"), tmp_path / "orders.toml")
    ballot = ("ballot", "orders.toml", "--voter", "ana")
    with Terminal(tmp_path, *ballot, size=(100, 30)) as it:
        it.wait_for("Blind:")
        it.keys("7", "down")
        it.wait_for("saved")
        it.keys("3", "up")
        it.wait_for("2/3")
        it.child.kill(signal.SIGKILL)
        it.end_step()
        it.child.wait()
    kept = read_ballot(tmp_path / "orders.ballot-ana.toml").paper.weights
    assert kept in ({"speed": 7.0}, {"speed": 7.0, "people": 3.0}), "what was saved is there, and whole"
    assert [path.name for path in tmp_path.glob("*ballot*")] == ["orders.ballot-ana.toml"]
    with Terminal(tmp_path, *ballot, size=(100, 30)) as it:
        it.wait_for("Ana has a ballot here")
        it.keys("1")
        it.wait_for("Weights 1/3" if len(kept) == 1 else "Weights 2/3")
        it.keys("ctrl+q")
        it.wait_for("The ballot of Ana is in")


def test_ballots_filled_on_two_machines_merge_without_a_conflict(tmp_path: Path) -> None:
    of = decision("Ana", "Ben")
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()

    def git(folder: Path, *arguments: str) -> str:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True
        )
        return done.stdout

    save(of, here / "orders.toml")
    git(here, "init", "--quiet", "--initial-branch=main")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message=asked")
    git(tmp_path, "clone", "--quiet", str(here), str(there))
    for folder, name, weights in ((here, "Ana", (3, 1, 1)), (there, "Ben", (1, 1, 3))):
        cast(folder / "orders.toml", of, name, weights, {"django": "5 4 3"})
        git(folder, "add", ".")
        git(folder, "commit", "--quiet", f"--message={name}")
    git(here, "pull", "--quiet", "--no-rebase", "--no-edit", str(there), "main")
    assert git(here, "status", "--porcelain") == ""
    beside = ballots_beside(here / "orders.toml", load(here / "orders.toml"))
    assert ([found.slug for found in beside.ballots], beside.notes) == (["ana", "ben"], ())
