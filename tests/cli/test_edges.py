"""Where the program meets what is not its own: streams, signals, folders, names, and a shell that reads its advice."""

import errno
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edits.merging import BASE
from edits.test_merge import said, with_row
from examples import few, portion
from patience import LONGEST
from roadworthy.__main__ import INTERRUPTED, main
from roadworthy.cli.commands import roadworthy as program
from roadworthy.cli.group import looks_like_file
from roadworthy.method.analysis import Analysis
from roadworthy.model import put
from roadworthy.model.frame import Horizon
from roadworthy.report.verdict import verdict
from roadworthy.store import save
from roadworthy.store.crash import told
from roadworthy.store.places import for_shell

pytestmark = pytest.mark.turns

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

POSIX = pytest.mark.skipif(os.name == "nt", reason="streams, signals and shells of POSIX")


def shell(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A line of shell in which ``@`` is this program."""
    words = line.replace("@", f"{shlex.quote(sys.executable)} -m roadworthy")
    return subprocess.run(
        ["bash", "-c", words], capture_output=True, encoding="utf-8", cwd=folder, timeout=LONGEST, check=False
    )


@POSIX
@few("command", ["list", "--help"])
def test_a_reader_that_leaves_ends_it_as_a_pipe_does(command: str, tmp_path: Path) -> None:
    save(BASE, tmp_path / "a.toml")
    done = shell(f"@ {command} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert (done.returncode, done.stderr) == (141, "")


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@few("line, status", [("@ summary gone.toml 2>/dev/full", 2), ("@ new a.toml 2>/dev/full", 0), ("@ list . 2>&1 >/dev/full", 2)])  # fmt: skip
def test_a_full_stream_changes_no_status(line: str, status: int, tmp_path: Path) -> None:
    save(BASE, tmp_path / "b.toml")
    done = shell(line, tmp_path)
    assert done.returncode == status
    assert "Traceback" not in done.stderr + done.stdout


@POSIX
@few(
    "command, closed",
    [
        ("x.toml", "<&-"),
        ("nonsense", "2>&-"),
        ("summary a.toml", ">&-"),
        ("summary a.toml", "<&- >&- 2>&-"),
    ],
)
def test_a_closed_stream_is_no_mistake(command: str, closed: str, tmp_path: Path) -> None:
    save(BASE, tmp_path / "a.toml")
    done = shell(f"@ {command} {closed}", tmp_path)
    assert done.returncode == (0 if command.startswith("summary") else 2)
    assert "mistake of the program" not in done.stderr
    assert "Traceback" not in done.stderr


@POSIX
def test_ctrl_c_in_the_first_moments_says_nothing_and_later_is_an_exception() -> None:
    begin = (  # as in a terminal: what a shell starts in the background inherits an ignored SIGINT
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "sys.argv[0] = 'roadworthy'; from roadworthy.__main__ import main\n"
    )
    for rest, expected in (
        ("os.kill(os.getpid(), signal.SIGINT); print('went on')", (-signal.SIGINT, "")),
        (
            "main(['--version']); print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)",
            (0, "True"),
        ),
    ):
        done = subprocess.run(
            [sys.executable, "-c", begin + rest],
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
        assert (done.returncode, done.stdout.rpartition("\n")[0].rpartition("\n")[2]) == expected
        assert done.stderr == ""


def _while_a_class_is_made() -> None:
    class Part:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    class _Whole:
        part = Part()


def _while_it_is_cleared_up() -> None:
    try:
        raise KeyboardInterrupt
    finally:
        raise OSError(errno.EACCES, "nobody may", "a.toml")


@pytest.mark.parametrize("interrupted", [_while_a_class_is_made, _while_it_is_cleared_up])
def test_ctrl_c_is_ctrl_c_whatever_python_makes_of_it(
    interrupted: Callable[[], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("roadworthy.__main__._run", lambda _: interrupted())
    assert main(["--version"]) == INTERRUPTED
    assert capsys.readouterr().err == ""


@POSIX
@few(
    "command, says",
    [
        ("new a.toml", "a.toml"),
        ("set a.toml title=x", "a.toml"),
        ("git-setup", ""),
    ],
)
def test_the_folder_one_is_in_is_gone(command: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = shell(f"cd gone && rmdir ../gone && @ {command}", tmp_path)
    assert done.stderr.count("\n") == 1
    assert says in done.stderr
    assert "mistake of the program" not in done.stderr


@pytest.mark.parametrize("variable", ["ROADWORTHY_CONFIG_DIR", "ROADWORTHY_STATE_DIR"])
@pytest.mark.parametrize("place", ["x" * 5000, "file/below", "file"])
def test_an_own_folder_that_is_none_holds_nothing_up(
    variable: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from roadworthy.session import Session  # noqa: PLC0415 - with the folder in place
    from roadworthy.tui.app import RoadworthyApp  # noqa: PLC0415 - as above

    (tmp_path / "file").write_text("")
    monkeypatch.setenv(variable, str(tmp_path / place))
    session = Session.create(tmp_path / "a.toml", "A")
    RoadworthyApp(session)
    session.close()
    assert (tmp_path / "a.toml").is_file()


def test_a_folder_that_may_not_be_searched_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As somebody else's folder is: even asking whether something is in it is refused."""
    from roadworthy.tui.app import RoadworthyApp  # noqa: PLC0415 - with the folder in place

    real = os.stat

    def refusing(path: Any, *args: Any, **kwargs: Any) -> os.stat_result:
        if "config" in os.fspath(path) if not isinstance(path, int) else False:
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", refusing)
    monkeypatch.setenv("ROADWORTHY_CONFIG_DIR", str(tmp_path / "config"))
    RoadworthyApp(None)


def test_what_the_system_refuses_is_no_mistake_of_the_program(tmp_path: Path) -> None:
    words = told(PermissionError(errno.EACCES, "Permission denied", "/somewhere"), kept=tmp_path / "a.toml")
    assert "/somewhere: this can't be used (permission denied)" in words
    assert f"your work is in {tmp_path / 'a.toml'}" in words
    assert "report" not in words
    assert "folder that you are in" in told(FileNotFoundError(errno.ENOENT, "No such file"))
    ours = Path(sys.modules["roadworthy"].__file__ or "").parent / "knowledge" / "gone.toml"
    assert "mistake of the program" in told(FileNotFoundError(errno.ENOENT, "No such file", str(ours)))


NAMES = st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@POSIX
@given(NAMES)
@example("-x.toml")
@example("--help")
@example("list")
@example("a\nb.toml")
@example("\x1b[2J.toml")
@example("it's \\ 'x'.toml")
@portion(0.3)
def test_a_file_as_it_is_printed_is_taken_for_that_file(name: str) -> None:
    """By a shell that reads it, and by our own command line after it."""
    printed = for_shell(Path(name))
    assert printed.isprintable() or not name.isprintable()
    assert "\n" not in printed
    assert "\x1b" not in printed
    if printed.startswith("$'"):
        return  # the next test asks a shell
    (word,) = shlex.split(printed)
    assert Path(word) == Path(name)
    assert looks_like_file(word)
    assert not word.startswith("-")


@POSIX
@pytest.mark.parametrize(
    "name", ["a\nb.toml", "\x1b[2J.toml", "tab\there.toml", "it's\x07'.toml", "\u202egnp.toml", "b\\\n.toml"]
)
def test_a_name_that_nobody_can_type_is_printed_so_that_a_shell_reads_it(name: str, tmp_path: Path) -> None:
    done = shell(f"printf %s {for_shell(Path(name))}", tmp_path)
    assert Path(done.stdout) == Path(name)


def test_advice_about_a_file_that_is_not_there_makes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("roadworthy.cli.commands.why_no_screen", lambda: "reads keys")
    assert main(["./-fresh.toml"]) == 2
    advice = capsys.readouterr().err.split("“")[1].split("”")[0]
    assert advice == "roadworthy new ./-fresh.toml"
    assert main(shlex.split(advice)[1:]) == 0
    assert main(["./-fresh.toml"]) == 2
    advice = capsys.readouterr().err.rsplit("“", 1)[1].split("”")[0]
    assert main(shlex.split(advice)[1:]) == 0


def offered(*words: str) -> "list[CompletionItem]":
    from click.shell_completion import ShellComplete  # noqa: PLC0415 - for this alone

    *before, last = words
    return ShellComplete(program, {}, "roadworthy", "_ROADWORTHY_COMPLETE").get_completions(before, last)


def completed(*words: str) -> list[str]:
    return [item.value for item in offered(*words)]


def test_every_first_argument_that_is_a_file_is_completed_as_one() -> None:
    """FILE, DIR, OLD and their like; and the file of the walk, before which there is no command."""
    named = {"FILE", "FILE…", "[DIR]", "OLD", "TABLE…", "BASE"}
    wanted = {
        name
        for name, command in program.commands.items()
        if not command.hidden
        and (first := next((one for one in command.params if isinstance(one, click.Argument)), None))
        and first.make_metavar(click.Context(command)) in named
    }
    assert {"status", "summary", "diff", "log", "list", "merge", "audit", "set"} <= wanted
    for name in sorted(wanted):
        assert [item.type for item in offered(name, "or")] == ["file"], name
    assert [item.type for item in offered("diff", "HEAD:orders.toml", "or")] == ["file"]
    assert [item.type for item in offered("merge", "a", "b", "or")] == ["file"]
    assert [(item.type, item.value) for item in offered("ord")] == [("file", "ord")]
    assert completed("st") == ["status"]


def test_what_has_known_values_is_completed(tmp_path: Path) -> None:
    file = str(tmp_path / "a.toml")
    save(with_row("horizons", "some-day", Horizon(name="Some day")), file)
    assert completed("summary", file, "--horizon", "s") == ["soon", "some-day"]
    assert "candidates" in completed("add", file, "c")
    assert completed("drop", file, "scores.django.s") == ["scores.django.speed", "scores.django.skill"]
    assert completed("set", file, "frame.te") == ["frame.team"]
    assert completed("act", file, "lock") == ["lock"]
    assert completed("summary", "gone.toml", "--horizon", "") == []
    assert completed("list", "--status", "pro") == ["proposed"]


def test_every_option_and_argument_that_means_a_name_inside_a_file_is_completed() -> None:
    bare = []
    for command in program.commands.values():
        for param in command.params:
            plain = type(param.type) in (click.types.StringParamType, type(click.STRING))
            if plain and param.metavar in ("ID", "NAME", None) and param._custom_shell_complete is None:
                bare.append((command.name, param.name))
    assert set(bare) <= FREE


FREE = {("new", "title"), ("add", "name"), ("set", "by"), ("act", "by"), ("merge", "branch")}
"""What a person makes up."""


@pytest.mark.parametrize("title", ["", "  ", "\t\n"])
def test_a_title_has_words(title: str, tmp_path: Path, run: Any) -> None:
    done = run("new", "a.toml", "--title", title)
    assert done.returncode == 2
    assert "needs a title" in done.stderr
    assert not (tmp_path / "a.toml").exists()


def test_weights_that_are_all_nought_are_not_called_none() -> None:
    zero = BASE
    for slug in BASE.criteria:
        zero = said(f"criteria.{slug}.weight", 0.0, zero)
    zero = put(zero, ("horizons",), {})
    for slug in zero.criteria:
        zero = put(zero, ("criteria", slug, "by_horizon"), {})
    lead = Analysis(zero, zero.history["move"].on).leader()  # type: ignore[arg-type]
    assert lead.verdict == "no-weights"
    assert verdict(lead, zero)[0] == "Every weight is 0"
    none = zero
    for slug in BASE.criteria:
        none = said(f"criteria.{slug}.weight", None, none)
    assert verdict(Analysis(none, zero.history["move"].on).leader(), none)[0] == "No weights yet"  # type: ignore[arg-type]
