"""Signals at any moment, a terminal that goes away, bytes that are no text: saved, and the terminal given back."""

import signal
import sys
import time
from pathlib import Path

import pytest

from examples import few
from roadworthy.session.signals import ending_signals
from roadworthy.store import load

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are not for Windows", allow_module_level=True)

from tui.kills import begun
from tui.terminal import READS_KEYS, Terminal

pytestmark = pytest.mark.turns

TAKEN = b"\x1b[?1049h"
GIVEN_BACK = b"\x1b[?1049l"


def at_once(terminal: Terminal, number: int, moment: str) -> None:
    """Send a signal as soon as something is there to be seen, or after a moment without looking."""
    if moment.endswith("ms"):
        time.sleep(int(moment[:-2]) / 1000)
    else:
        terminal.wait_sent(TAKEN if moment == "taken" else b"Frame")
    terminal.signal(number)


@few("moment", ["taken", "painted", "150ms", "300ms", "450ms"], 0, 3)
def test_a_signal_while_it_starts_leaves_the_terminal_as_it_was(tmp_path: Path, moment: str) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        at_once(terminal, signal.SIGTERM, moment)
        assert terminal.ended() in (128 + signal.SIGTERM, -signal.SIGTERM)
        assert "Traceback" not in terminal.text
        if TAKEN in terminal.bytes:
            assert terminal.restored()
        assert moment not in ("taken", "painted") or TAKEN in terminal.bytes


def test_which_signals_end_a_program() -> None:
    numbers = ending_signals()
    assert {signal.SIGTERM, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM, signal.SIGHUP} <= numbers
    assert not {signal.SIGKILL, signal.SIGSTOP, signal.SIGCONT, signal.SIGWINCH, signal.SIGCHLD} & numbers
    assert not {signal.SIGSEGV, signal.SIGTSTP, signal.SIGPIPE} & numbers


@few("name", ["SIGQUIT", "SIGUSR2", "SIGVTALRM", "SIGXCPU", "SIGRTMIN"], 0, 4)
def test_any_signal_that_ends_a_program_saves_first(tmp_path: Path, name: str) -> None:
    number = getattr(signal, name, None)
    if number is None:
        pytest.skip("there is none here")
    begun(tmp_path / "a.toml")
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


WHILE_WRITING = """
import os, signal, sys
from roadworthy.tui.walk.screen import WalkScreen
from roadworthy.__main__ import main

def stopped(self):
    # As if it came while a frame is on its way: whoever writes now waits for this very lock.
    with self.app._driver._writer_thread._queue.mutex:
        os.kill(os.getpid(), signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGWINCH)
        sum(range(100_000))

WalkScreen.action_keys = stopped
sys.exit(main(["a.toml"]))
"""


def test_a_stop_while_a_frame_is_written_waits_for_the_frame(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, command=(sys.executable, "-c", WHILE_WRITING)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("f2")
        terminal.wait_stopped()
        terminal.wait_sent(GIVEN_BACK)
        terminal.go_on()
        terminal.keys("enter")
        terminal.type("went on")
        terminal.wait_for("went on")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()


def test_leaving_before_anything_is_shown_is_leaving(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_sent(READS_KEYS)
        terminal.keys("f8", "ctrl+q", together=True)
        assert terminal.ended() == 0
        assert terminal.restored()
        assert "Saved in" in terminal.text


DETACHED = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_IGN)
child = os.fork()
if child == 0:
    os.setsid()  # the system tells only whoever leads the terminal's own session
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-m", "roadworthy", "a.toml"])
_, status = os.waitpid(child, 0)
open("status", "w").write(str(os.waitstatus_to_exitcode(status)))
"""


@pytest.mark.slow
def test_a_terminal_that_goes_without_a_word_ends_the_program(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, command=(sys.executable, "-c", DETACHED)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("typed just now")
        terminal.wait_for("typed just now")
        terminal.hang_up()
    assert int((tmp_path / "status").read_text()) == 128 + signal.SIGHUP
    assert load(tmp_path / "a.toml").frame.scope == "typed just now"


@pytest.mark.slow
def test_bytes_that_are_no_text_end_nothing(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        for raw in (b"caf\xe9 ", b"\xff\xfe\x80", b"na\xc3", b"\xafve"):  # one sign cut in two
            terminal.child.send(raw)
            terminal.end_step()
        terminal.wait_for("caf", "naïve")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()
    assert load(tmp_path / "a.toml").frame.scope == "caf\ufffd \ufffd\ufffd\ufffdnaïve"


INPUT_FAULT = """
import sys
from textual._xterm_parser import XTermParser
from roadworthy.__main__ import main

feed = XTermParser.feed

def broken(self, words):
    if "!" in words:
        raise ZeroDivisionError("out of cheese")
    return feed(self, words)

XTermParser.feed = broken
sys.exit(main(["a.toml"]))
"""


@pytest.mark.slow
def test_a_mistake_where_keys_are_read_is_one_of_the_program_like_any_other(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    command = (sys.executable, "-c", INPUT_FAULT)
    with Terminal(tmp_path, command=command, size=(200, 24)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("typed just now")
        terminal.wait_for("typed just now")
        terminal.type("!")
        assert terminal.ended() == 2
        assert terminal.restored()
        printed = terminal.bytes.rpartition(GIVEN_BACK)[2].decode()
    assert "this is a mistake of the program (ZeroDivisionError)" in printed
    assert "Traceback" not in printed
    assert load(tmp_path / "a.toml").frame.scope == "typed just now"


@pytest.mark.slow
def test_it_is_drawn_in_the_terminals_size_wherever_standard_output_goes(tmp_path: Path) -> None:
    begun(tmp_path / "a.toml")
    shell = ("/bin/sh", "-c", 'exec "$0" -m roadworthy a.toml > out.txt', sys.executable)
    with Terminal(tmp_path, command=shell, size=(120, 40), COLUMNS="50") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.end_step()
        assert max(len(line) for line in terminal.text.splitlines()) > 100
        assert any(line.strip() for line in terminal.text.splitlines()[-2:])
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
