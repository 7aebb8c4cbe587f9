"""A signal that came is heard, and a stopped program goes on, however much is on its way to it."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from patience import LONGEST
from roadworthy.tui.sure_signals import listen, listen_to_all

if sys.platform == "win32":
    pytest.skip("no process sends itself a signal there", allow_module_level=True)

from tui.random_walk import RandomWalk

ON_ITS_WAY = 1000
"""Messages of other threads; the pipe that tells a loop of them has room for some 280."""


async def test_a_signal_behind_a_thousand_messages_is_heard_once(capfd: pytest.CaptureFixture[str]) -> None:
    loop = asyncio.get_running_loop()
    heard: list[str] = []
    former = signal.getsignal(signal.SIGUSR2)
    listen(loop, signal.SIGUSR2, heard.append, "it")
    try:
        for _ in range(ON_ITS_WAY):
            loop.call_soon_threadsafe(lambda: None)
        os.kill(os.getpid(), signal.SIGUSR2)
        for _ in range(3):
            await asyncio.sleep(0)
        assert heard == ["it"]
        os.kill(os.getpid(), signal.SIGUSR2)
        for _ in range(3):
            await asyncio.sleep(0)
        assert heard == ["it", "it"]
    finally:
        loop.remove_signal_handler(signal.SIGUSR2)
        signal.signal(signal.SIGUSR2, former)
    assert capfd.readouterr().err == ""


async def test_a_loop_that_sleeps_is_woken() -> None:
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()
    listen(loop, signal.SIGUSR2, heard.set)
    loop.call_later(0.01, os.kill, os.getpid(), signal.SIGUSR2)
    try:
        await asyncio.wait_for(heard.wait(), LONGEST)
    finally:
        loop.remove_signal_handler(signal.SIGUSR2)


async def test_of_many_signals_each_wakes_a_loop_that_sleeps() -> None:
    loop, heard = asyncio.get_running_loop(), asyncio.Queue[int]()
    numbers = (signal.SIGUSR1, signal.SIGUSR2, signal.SIGVTALRM)
    assert listen_to_all(loop, (signal.SIGKILL, *numbers), heard.put_nowait) == (signal.SIGKILL,)
    try:
        for number in (*numbers, *reversed(numbers)):
            loop.call_later(0.01, os.kill, os.getpid(), number)
            assert await asyncio.wait_for(heard.get(), LONGEST) == number
    finally:
        loop.remove_signal_handler(numbers[0])
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def test_when_the_loop_is_over_a_signal_ends_the_program_as_it_would_without_us() -> None:
    words = """
import asyncio, os, signal, sys
from roadworthy.tui.sure_signals import listen_to_all

async def run():
    listen_to_all(asyncio.get_running_loop(), (signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2), print)

asyncio.run(run())
os.kill(os.getpid(), int(sys.argv[1]))
"""
    for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGUSR2):
        done = subprocess.run(
            [sys.executable, "-c", words, str(int(number))], capture_output=True, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (-number, b"", b"")


@pytest.mark.slow
def test_stopped_in_the_midst_of_a_held_key_it_goes_on(tmp_path: Path) -> None:
    """In a real terminal; before, it stood still once in six."""
    walk = RandomWalk(1, tmp_path)
    with walk.terminal as terminal:
        for _ in range(5):
            for _ in range(25):
                terminal.send(b"\x1b[B" * 20)
                terminal.feed(0)
            terminal.signal(signal.SIGTSTP)
            for _ in walk.patience(LONGEST):
                if walk.is_stopped():
                    break
                terminal.feed(0.02)
            assert walk.is_stopped()
            assert not walk.has_terminal()
            terminal.signal(signal.SIGCONT)
            for _ in walk.patience(LONGEST):
                if walk.has_terminal():
                    break
                terminal.feed(0.05)
            assert walk.has_terminal(), "it never went on"
        terminal.signal(signal.SIGTERM)
        assert terminal.ended(600) == 128 + signal.SIGTERM
