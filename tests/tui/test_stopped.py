"""A program that somebody stops and continues, in a real pseudo-terminal."""

import io
import os
import signal
import sys
from pathlib import Path
from threading import Thread

import pytest
from textual.drivers._writer_thread import WriterThread

from patience import LONGEST
from roadworthy.store import load

if sys.platform == "win32":
    pytest.skip("nothing is stopped that way on Windows", allow_module_level=True)

from roadworthy.tui.textual_patches.driver import CarefulDriver
from tui.kills import begun
from tui.terminal import Terminal


def test_without_a_terminal_it_does_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window was closed while it was on its way to stop: nobody could make it go on again."""
    sent: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _, number: sent.append(number))
    driver = object.__new__(CarefulDriver)
    driver._auto_restart = False
    master, driver.fileno = os.openpty()
    driver._sigtstp_application()
    assert sent == [signal.SIGSTOP]
    os.close(master)
    driver._sigtstp_application()
    assert sent == [signal.SIGSTOP]
    os.close(driver.fileno)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP])
def test_it_goes_on_where_it_was_and_gives_the_terminal_back(tmp_path: Path, stop: signal.Signals) -> None:
    path = begun(tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml") as terminal:
        terminal.wait_for("What is this decision about?", "answer")
        terminal.keys("enter")
        terminal.type("The shop's ")
        terminal.wait_for("The shop's")
        terminal.signal(stop)
        terminal.wait_stopped()
        terminal.go_on()
        terminal.type("orders")
        terminal.wait_for("The shop's orders", "Frame")
        terminal.keys("ctrl+q")
        assert terminal.ended() == 0
        assert terminal.restored()
    assert load(path).frame.scope == "The shop's orders"


def test_what_is_written_while_the_terminal_is_given_back_holds_nothing_up() -> None:
    """Frames that were on their way: nobody takes them out of the queue, and there is room for thirty."""
    written = io.StringIO()
    driver = object.__new__(CarefulDriver)
    driver._writer_thread = None

    def give_back() -> None:
        for _ in range(100):
            driver.write("no terminal yet")
        driver._writer_thread = WriterThread(written)
        driver._writer_thread.start()
        driver.write("ours")
        for _ in range(100):
            driver.close()
            driver.write("no terminal any more")

    waits = Thread(target=give_back, daemon=True)
    waits.start()
    waits.join(LONGEST)
    assert not waits.is_alive(), "it waits for somebody who reads"
    assert written.getvalue() == "ours"
