"""The program in a real pseudo-terminal: starting, leaving, signals, kill -9, and places where it can't run."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from examples import few
from patience import LONGEST
from roadworthy.session import Session
from roadworthy.store import load

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are not for Windows", allow_module_level=True)

from tui.kills import PROMISED, begun, killed_while_typing, opened_again
from tui.terminal import Terminal

NASTY = "[/foo] [red] \x1b[2J \x1b]0;mine\x07 \u202eabc 中文 e\u0301"
_PROGRAM = (sys.executable, "-m", "roadworthy")


def test_leaving_gives_the_terminal_back_and_says_where_it_is_saved(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("Orders platform", "What is this decision about?")
        terminal.keys("enter")
        terminal.type("The shop's orders")
        terminal.wait_for("The shop's orders")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()
        terminal.wait_for("Saved in", "a.toml", "Go on with: roadworthy")
    assert load(tmp_path / "a.toml").frame.scope == "The shop's orders"


@pytest.mark.slow
def test_leaving_what_cant_be_saved_says_where_it_is_kept(tmp_path: Path) -> None:
    path = begun(tmp_path / "read me.toml")
    path.chmod(0o444)
    # TEXTUAL_THEME with one of our own names is Textual's before it is ours.
    with Terminal(tmp_path, path.name, size=(200, 40), TEXTUAL_THEME="light") as terminal:
        terminal.wait_for("What is this decision about?")
        terminal.keys("enter")
        terminal.type("Not to be lost")
        terminal.wait_for("Not saved")
        terminal.keys("ctrl+q")
        terminal.wait_for("ctrl+q again")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 2
        assert terminal.restored()
        terminal.wait_for("NOT SAVED", "the file is read-only", "kept as a version")
        printed = terminal.bytes.decode()  # on the screen the paths may be in several lines
        printed = printed[printed.index("NOT SAVED") :]
        assert printed.splitlines()[0].count("read me.toml") == 1
        assert f"Go on with: roadworthy '{path}'" in printed
    session = Session.open(path)
    assert any("Not to be lost" in version.path.read_text("utf-8") for version in session.versions())
    session.close()


@few("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_at_once_and_gives_the_terminal_back(tmp_path: Path, name: str) -> None:
    begun(tmp_path / "a.toml")
    number = getattr(signal, name)
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("typed just now")
        terminal.wait_for("typed just now")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.restored()
        assert "Traceback" not in terminal.text
    assert load(tmp_path / "a.toml").frame.scope == "typed just now"


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 8], ids=["typing", "typing on", "leaving"])
def test_killed_while_typing_the_beginning_of_what_was_typed_is_there(tmp_path: Path, number: int) -> None:
    """How soon it is there is measured by tests/tui/kills.py: here others have the processors and the disk, too."""
    path = begun(tmp_path / "a.toml")
    kill = killed_while_typing(path, number, seconds=2 * PROMISED, leaves=number == 8)
    assert not kill.wrong, kill.words()
    opened_again(path)


@pytest.mark.slow
def test_what_was_typed_comes_to_the_disk_by_itself(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("Orders")
        end = time.monotonic() + LONGEST
        while load(path).frame.scope != "Orders":
            assert time.monotonic() < end, "it is not saved while nobody does anything"
            terminal.feed()
        terminal.signal(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    assert load(path).frame.scope == "Orders"


@pytest.mark.slow
def test_nothing_of_a_persons_words_steers_the_terminal(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml", NASTY)
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("[/foo] [red] ␛[2J")
        terminal.keys("enter")
        terminal.type("\x1b[200~[red] pasted \u202eabc\x1b[201~")
        terminal.wait_for("pasted ⟨RLO⟩abc")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert b"\x1b[2J \x1b" not in terminal.bytes
        assert b"\x1b]0;mine" not in terminal.bytes
        assert "\u202e".encode() not in terminal.bytes
    assert load(tmp_path / "a.toml").frame.scope.endswith("[red] pasted ⟨RLO⟩abc")


@pytest.mark.slow
def test_standard_output_in_a_file_has_the_summary_after_the_walk(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    shell = ("/bin/sh", "-c", 'exec "$0" -m roadworthy a.toml > out.txt', sys.executable)
    with Terminal(tmp_path, command=shell) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        assert (tmp_path / "out.txt").read_bytes() == b""
        terminal.keys("enter")
        terminal.type("Orders and returns")
        terminal.wait_for("Orders and returns")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()
    printed = (tmp_path / "out.txt").read_bytes()
    assert b"\x1b" not in printed
    assert "Orders platform" in printed.decode()
    assert "Orders and returns" in printed.decode()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@few("output", [">/dev/full", ">&-"])
def test_a_summary_that_cant_be_printed_is_no_mistake_of_the_program(tmp_path: Path, output: str) -> None:
    begun(tmp_path / "a.toml")
    shell = ("/bin/sh", "-c", f'"$0" -m roadworthy a.toml {output}', sys.executable)
    with Terminal(tmp_path, command=shell, size=(200, 24)) as terminal:
        terminal.wait_for("What is this decision about?")
        terminal.keys("ctrl+q")
        terminal.ended()
        printed = terminal.wait_for("Saved in", "Go on with")
        assert "mistake" not in printed
        assert ("could not be printed (no space left" in printed) == ("full" in output)


def refused(status: int, words: str) -> None:
    """One line and exit status 2."""
    assert status == 2
    lines = [one for one in words.strip().splitlines() if one]
    assert len(lines) == 1, words
    assert lines[0].startswith("roadworthy: ")


@pytest.mark.parametrize("arguments", [(), ("a.toml",)])
def test_without_a_terminal_it_says_so_at_once(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    begun(tmp_path / "a.toml")
    ran = subprocess.run(
        [*_PROGRAM, *arguments],
        cwd=tmp_path,
        input="",
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    assert ran.stdout == ""
    refused(ran.returncode, ran.stderr)


def test_with_a_pipe_on_standard_input_it_says_so_at_once(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    shell = ("/bin/sh", "-c", 'echo y | "$0" -m roadworthy a.toml', sys.executable)
    with Terminal(tmp_path, command=shell, size=(400, 24)) as terminal:
        refused(terminal.ended(), terminal.text)
        assert b"\x1b" not in terminal.bytes


def test_a_terminal_that_cant_draw_is_asked_line_by_line(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml", TERM="dumb") as terminal:
        terminal.wait_for("Orders platform", ">")
        terminal.child.send(b"q\n")
        assert terminal.ended() == 0
        terminal.wait_for("All is saved in")
        assert b"\x1b" not in terminal.bytes


BROKEN = """
import sys
from roadworthy.tui.walk.screen import WalkScreen
from roadworthy.__main__ import main

def broken(self):
    raise ZeroDivisionError("out of cheese")

WalkScreen.{method} = broken
sys.exit(main(["a.toml"]))
"""


@few("method", ["action_keys", "draw_changed"])
def test_a_fault_of_the_program_saves_and_gives_the_terminal_back(tmp_path: Path, method: str) -> None:
    begun(tmp_path / "a.toml")
    command = (sys.executable, "-c", BROKEN.format(method=method))
    with Terminal(tmp_path, command=command, size=(200, 24)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter", "typed just now", "f2", together=True)
        assert terminal.ended() == 2
        assert terminal.restored()
        printed = terminal.bytes.rpartition(b"\x1b[?1049l")[2].decode()
    lines = [line for line in printed.replace("\x1b", "\n").splitlines() if "roadworthy" in line]
    assert len(lines) == 1, printed
    assert "this is a mistake of the program (ZeroDivisionError)" in lines[0]
    assert f"your work is in {tmp_path / 'a.toml'}" in lines[0]
    assert "Traceback" not in printed
    reports = list((tmp_path / "state" / "crashes").iterdir())
    assert [("out of cheese" in report.read_text(encoding="utf-8")) for report in reports] == [True]
    saved = load(tmp_path / "a.toml").frame.scope
    assert saved
    assert "typed just now".startswith(saved)
    assert method != "action_keys" or saved == "typed just now"


def test_a_terminal_that_is_closed_saves_and_ends_the_program(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("typed just now")
        terminal.wait_for("typed just now")
        terminal.hang_up()
    assert load(tmp_path / "a.toml").frame.scope == "typed just now"


@pytest.mark.slow
def test_a_name_that_was_a_slip_leaves_no_file(tmp_path: Path) -> None:
    with Terminal(tmp_path, "ordres.toml") as terminal:
        terminal.wait_for("short walk")
        terminal.keys("escape", "ctrl+q")
        assert terminal.ended() == 0
        terminal.wait_for("Nothing was answered, so no file is left")
    assert not (tmp_path / "ordres.toml").exists()


@pytest.mark.slow
def test_one_answer_is_enough_to_keep_a_new_file(tmp_path: Path) -> None:
    with Terminal(tmp_path, "orders.toml") as terminal:
        terminal.wait_for("short walk")
        terminal.keys("enter")
        terminal.wait_for("esc done")  # what was just made has its first field open
        terminal.type("Orders")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        terminal.wait_for("Saved in")
    assert load(tmp_path / "orders.toml").frame.scope == "Orders"
