"""A program in a pseudo-terminal: what it paints is kept with its times, and read afterwards.

Nothing is parsed while the clock runs, beyond a search for a few bytes, so that measuring costs little.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyte

SIZE = (120, 40)
Check = Callable[[list[str]], bool]


@dataclass
class Run:
    """One run: when it was started, what came out when, which keys went in when."""

    began: float
    chunks: list[tuple[float, bytes]] = field(default_factory=list)
    keys: list[tuple[float, bytes, int]] = field(default_factory=list)
    """When, which bytes, and how many chunks had come by then."""
    peak: int = 0
    """Peak resident memory in bytes."""
    cpu: float = 0.0
    """Seconds of processor time from start to end."""
    exit: int = 0


class Program:
    """A program that runs in a pseudo-terminal of 120 × 40 cells."""

    def __init__(self, argv: Sequence[str], env: dict[str, str], cwd: Path | None = None) -> None:
        self.run = Run(time.perf_counter())
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
                if cwd:
                    os.chdir(cwd)
                os.execve(argv[0], list(argv), {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
            finally:
                os._exit(127)
        self.raw = b""

    def press(self, key: bytes) -> float:
        """Send a key; when it was sent."""
        now = time.perf_counter()
        os.write(self.fd, key)
        self.run.keys.append((now, key, len(self.run.chunks)))
        return now

    def pump(self, limit: float) -> bool:
        """Read what comes next, waiting `limit` seconds at most; whether something came."""
        ready, _, _ = select.select([self.fd], [], [], max(0.0, limit))
        if not ready:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return False
        if data:
            self.run.chunks.append((time.perf_counter(), data))
            self.raw += data
        return bool(data)

    def until(self, words: str, limit: float = 20.0, start: int = 0) -> float:
        """Read until `words` were written; when. Raises TimeoutError."""
        wanted, end = words.encode(), time.perf_counter() + limit
        while time.perf_counter() < end:
            if self.raw.find(wanted, start) >= 0:
                return self.run.chunks[-1][0]
            self.pump(end - time.perf_counter())
        raise TimeoutError(f"“{words}” did not show; the last that came: {self.raw[-400:]!r}")

    def quiet(self, seconds: float, limit: float = 10.0) -> None:
        """Read until nothing came for `seconds`."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.pump(seconds):
            pass

    def rest(self, seconds: float) -> None:
        """Read for `seconds`, whatever comes."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.pump(left)

    def peak(self) -> int:
        """Peak memory so far, in bytes; 0 where the system does not tell."""
        return _peak(self.pid)

    def wait(self, limit: float) -> None:
        """Wait until it has ended by itself."""
        end = time.perf_counter() + limit
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            if time.perf_counter() > end:
                os.kill(self.pid, signal.SIGKILL)
            self.pump(0.05)
        os.close(self.fd)

    def close(self, key: bytes = b"\x11", limit: float = 10) -> Run:
        """Note the peak memory, leave by a key, and wait for the end."""
        self.run.peak = self.peak()
        os.write(self.fd, key)
        end = time.perf_counter() + limit
        while True:
            pid, status, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() > end:
                os.kill(self.pid, signal.SIGKILL)
            self.pump(0.02)
        os.close(self.fd)
        self.run.cpu, self.run.exit = used.ru_utime + used.ru_stime, os.waitstatus_to_exitcode(status)
        self.run.peak = self.run.peak or used.ru_maxrss * 1024
        return self.run


def _peak(pid: int) -> int:
    """Peak memory from the system's table; getrusage would count the parent that was forked."""
    try:
        for row in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if row.startswith("VmHWM:"):
                return int(row.split()[1]) * 1024
    except OSError:
        pass
    return 0


class Replay:
    """The screen as it was after each chunk of a run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.ByteStream(self.screen)
        self.at = 0

    def forward(self, chunks: int) -> list[str]:
        """The screen's lines after so many chunks."""
        while self.at < chunks:
            self.stream.feed(self.run.chunks[self.at][1])
            self.at += 1
        return list(self.screen.display)

    def first(self, check: Check) -> float | None:
        """When a check first held, from here on; None where it never did."""
        while self.at < len(self.run.chunks):
            when = self.run.chunks[self.at][0]
            if check(self.forward(self.at + 1)):
                return when
        return None


def key_to_paint(run: Run, part: Callable[[list[str]], list[str]], keys: set[bytes]) -> list[float]:
    """Seconds from each of these keys until the part of the screen that they change looks otherwise."""
    replay, found = Replay(run), []
    for sent, key, chunks in run.keys:
        if key not in keys:
            continue
        before = part(replay.forward(max(chunks, replay.at)))
        when = replay.first(lambda lines, before=before: part(lines) != before)  # type: ignore[misc]
        if when is None:
            raise RuntimeError(f"key {key!r} was not painted")
        found.append(when - sent)
    return found


def answered(run: Run, part: Callable[[list[str]], list[str]]) -> float:
    """When a part of the screen first looked as it did at the end, with the keys that were sent answered.

    The first frame comes in several pieces, so that something changes is not enough.
    """
    count = len(run.chunks)
    final = part(Replay(run).forward(count))
    when = Replay(run).first(lambda lines: part(lines) == final)
    if when is None:
        raise RuntimeError("the end was never reached")
    return when
