"""The man page and the completions that are shipped say what the commands say."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import click
import pytest

from roadworthy.cli.commands import roadworthy

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from shipped import COMPLETIONS, SHARE, made  # noqa: E402 - beside the tests, not among them


def test_what_is_shipped_is_what_the_commands_say() -> None:
    there = {
        path.relative_to(SHARE).as_posix(): path.read_text("utf-8")
        for path in SHARE.rglob("*")
        if path.is_file()
    }
    assert there == dict(made()), "python scripts/shipped.py writes them anew"


def test_the_man_page_has_every_command_and_every_option() -> None:
    page = made()["man/man1/roadworthy.1"].replace("\\-", "-")
    ctx = click.Context(roadworthy, info_name="roadworthy")
    for name in roadworthy.list_commands(ctx):
        command = roadworthy.get_command(ctx, name)
        assert command is not None
        assert command.hidden or f".SS roadworthy {name} " in page
        for parameter in command.params:
            hidden = command.hidden or getattr(parameter, "hidden", False)
            if isinstance(parameter, click.Option) and not hidden:
                assert parameter.opts[-1] in page
    assert not re.search(r"^\.(?!TH|SH|SS|PP|TP|B |I |nf|fi)", page, re.MULTILINE), (
        "no words are taken for roff"
    )


@pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
def test_man_takes_it() -> None:
    page = SHARE / "man/man1/roadworthy.1"
    words = ["man", "--warnings", "-E", "UTF-8", "-l", str(page)]
    done = subprocess.run(
        words, capture_output=True, text=True, check=False, env={"MANWIDTH": "80", "PATH": "/usr/bin:/bin"}
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("shell", "checks"), [("bash", ("-n",)), ("zsh", ("-n",)), ("fish", ("--no-execute",))]
)
def test_a_shell_reads_its_completion(shell: str, checks: tuple[str, ...]) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    done = subprocess.run(
        [program, *checks, str(SHARE / COMPLETIONS[shell])], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_fish_cuts_nothing_at_a_comma() -> None:
    """Click's own script does; where a newer one has it otherwise, ours has to be looked at again."""
    script = (SHARE / COMPLETIONS["fish"]).read_text("utf-8")
    assert 'string split --max 1 ","' in script
    assert 'string split ","' not in script


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish here")
def test_fish_completes_with_whole_explanations(tmp_path: Path) -> None:
    """What a person sees after tab, names with a comma included."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "roadworthy"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m roadworthy "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "a, b.toml").touch()
    source = f"source '{SHARE / COMPLETIONS['fish']}'"
    asked = f"{source}; complete -C 'roadworthy audit --fi'; complete -C 'roadworthy summary a'"
    env = {**os.environ, "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    fish = shutil.which("fish") or ""
    done = subprocess.run(
        [fish, "--no-config", "-c", asked], capture_output=True, text=True, check=False, cwd=tmp_path, env=env
    )
    assert done.stdout.splitlines() == [
        "--fix\tWrite the right totals over the wrong ones, in their own style.",
        "--fix-order\tWith --fix or --diff: also what changes the order or the winner.",
        "a, b.toml",
    ], done.stderr
