"""Nobody's answers are written over by what is printed into a file, and what is advised can be run."""

import re
import shlex
from pathlib import Path

import click

from ballot_papers import cast, decision
from in_process import Run
from roadworthy.cli.commands import roadworthy
from roadworthy.store import ABSENT, save

WRITES = {("summary", "--output"), ("inspect", "--badge")}
"""Options that name a file to be made from a decision."""
OTHERS = {("summary", "--adr-dir"), ("audit", "--fix"), ("merge", "--output")}
"""Those that name a folder, tables, or the decision that is meant to be written."""


def options() -> set[tuple[str, str]]:
    """The options that say that they write."""
    return {
        (name, one.opts[-1])
        for name, command in roadworthy.commands.items()
        for one in command.params
        if isinstance(one, click.Option) and (one.help or "").startswith("Write")
    }


def test_what_writes_a_file_writes_over_no_decision_and_no_ballot(run: Run, tmp_path: Path) -> None:
    assert options() == WRITES | OTHERS
    of = decision("Ana")
    asked, other = tmp_path / "a.toml", tmp_path / "b.toml"
    for path in (asked, other):
        save(of, path, expected=ABSENT)
    ballot = cast(asked, of, "Ana", (1, 2, 3), {})
    link = tmp_path / "link.svg"
    link.symlink_to(other)
    for command, option in sorted(WRITES):
        for target in (asked, other, ballot, link):
            before = target.read_bytes()
            done = run(command, asked, option, target)
            assert done.returncode == 2, (command, option, target.name)
            assert "it was left as it is" in done.stderr
            assert target.read_bytes() == before
        assert run(command, asked, option, tmp_path / f"{command}.txt").returncode in (0, 1)


def test_what_is_advised_about_an_option_can_be_run(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    save(decision(), path, expected=ABSENT)
    first: list[object] = [name for name in roadworthy.commands if name != "walk"]
    for word in (*first, path):
        told = run(word, "--no-such-option").stderr
        advice = re.search(r"see “(roadworthy .*--help)”", told)
        assert advice is not None, told
        assert run(*shlex.split(advice[1])[1:]).returncode == 0, advice[1]


def test_plain_is_taken_before_and_behind_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    save(decision(), path, expected=ABSENT)
    for words in (("--plain", path), (path, "--plain")):
        done = run(*words)
        assert done.returncode == 0, done.stderr
        assert "Print the page with" in done.stdout
