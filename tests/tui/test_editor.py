"""Long text in the person's own editor, in a real pseudo-terminal."""

import signal
import sys
import threading
from pathlib import Path
from time import sleep
from typing import Final

import pytest

from examples import few
from patience import LONGEST
from roadworthy.store import load
from roadworthy.tui.editor import _waited_for

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are not for Windows", allow_module_level=True)

from tui.kills import begun
from tui.terminal import Terminal

pytestmark = pytest.mark.turns

GLANCE: Final = 0.01
EDITOR = """
import sys
with open(sys.argv[-1], "r+", encoding="utf-8") as file:
    words = file.read()
    print("The editor has:", words, flush=True)
    sys.stdin.readline()
    file.write(" and its [refunds]")
"""


def editor_in(folder: Path) -> str:
    """An editor that shows what it was given, waits for a key, and adds some words."""
    script = folder / "my editor.py"
    script.write_text(EDITOR, encoding="utf-8")
    return f"{sys.executable} '{script}'"


def test_f4_opens_what_is_typed_in_the_editor_and_takes_it_back(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml", EDITOR=editor_in(tmp_path)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("The shop's orders")
        terminal.wait_for("The shop's orders")
        terminal.keys("f4")
        terminal.wait_for("The editor has: The shop's orders")
        terminal.keys("enter")
        terminal.wait_for("The shop's orders and its [refunds]", "Frame")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    assert load(path).frame.scope == "The shop's orders and its [refunds]"


SAVES_AND_WAITS = """
import sys
with open(sys.argv[-1], "a", encoding="utf-8") as file:
    file.write(", as the editor saved it")
print("The editor waits", flush=True)
sys.stdin.readline()
"""


@few("name", ["SIGTERM", "SIGHUP", "SIGUSR1"])
def test_a_signal_ends_the_program_and_the_editor_and_what_was_saved_there_is_taken(
    tmp_path: Path, name: str
) -> None:
    path = begun(tmp_path / "a.toml")
    script = tmp_path / "saves.py"
    script.write_text(SAVES_AND_WAITS, encoding="utf-8")
    number = getattr(signal, name)
    with Terminal(tmp_path, "a.toml", EDITOR=f"{sys.executable} '{script}'") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter", *"typed", "f4", together=True)
        terminal.wait_for("The editor waits")
        terminal.signal(signal.SIGINT)  # ctrl+c in an editor is the editor's own affair
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.restored()
    assert load(path).frame.scope == "typed, as the editor saved it"


WAITS = f"""
import pathlib, sys, time
pathlib.Path(sys.argv[1]).touch()
time.sleep({LONGEST})
"""


def test_a_signal_that_another_thread_takes_ends_the_editor(tmp_path: Path) -> None:
    """As the second of two that come at once is taken, such as those of a window that is closed."""
    opened = tmp_path / "opened"

    def takes_it() -> None:
        while not opened.exists():
            sleep(GLANCE)
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    other = threading.Thread(target=takes_it)
    other.start()
    try:
        waited = _waited_for([sys.executable, "-c", WAITS, str(opened)])
    finally:
        other.join()
        signal.signal(signal.SIGUSR1, before)
    assert waited == (-signal.SIGTERM, signal.SIGUSR1)


@pytest.mark.slow
def test_an_editor_that_is_not_there_is_said_so_and_nothing_is_lost(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml", EDITOR="no-such-editor --wait") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("The shop's orders")
        terminal.wait_for("The shop's orders")
        terminal.keys("f4")
        terminal.wait_for("no-such-editor", "The shop's orders")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    assert load(path).frame.scope == "The shop's orders"


@pytest.mark.slow
def test_bytes_that_are_no_utf_8_become_signs_and_end_nothing(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.send(b"R\xfcckgaben\xff")
        terminal.type(" and more")
        terminal.wait_for("ckgaben", "and more")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
    assert load(path).frame.scope == "R\ufffdckgaben\ufffd and more"


@pytest.mark.slow
def test_what_was_typed_just_before_is_on_the_disk_while_the_editor_is_open(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml", EDITOR=editor_in(tmp_path)) as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter", *"typed just now", "f4", together=True)
        terminal.wait_for("The editor has: typed just now")
        assert load(path).frame.scope == "typed just now"
        taken = terminal.bytes.count(b"\x1b[?1049h")
        # The system stops and continues the program with the editor; it must not take the terminal back.
        terminal.signal(signal.SIGTSTP)
        terminal.signal(signal.SIGCONT)
        terminal.end_step()
        assert terminal.bytes.count(b"\x1b[?1049h") == taken
        terminal.keys("enter")
        terminal.wait_for("typed just now and its [refunds]", "Frame")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()
