"""A real pseudo-terminal with the program in it, and what a person would see there."""

import os
import signal
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pexpect
import pyte

from patience import LONGEST

QUIET: Final = 0.4
"""Seconds without a sign after which a screen counts as drawn."""
KEPT: Final = 40_000
"""Bytes that are kept of what is not drawn."""
_GLANCE: Final = 0.01
"""Seconds between two looks at what sends nothing."""
READS_KEYS: Final = b"\x1b[?25l"
"""What the program sends, each time that it takes the terminal, when keys are no longer echoed or thrown away."""
_KEYS: Final[Mapping[str, bytes]] = {
    "tab": b"\t", "shift+tab": b"\x1b[Z", "enter": b"\r", "escape": b"\x1b", "space": b" ", "up": b"\x1b[A",
    "down": b"\x1b[B", "right": b"\x1b[C", "left": b"\x1b[D", "f1": b"\x1bOP", "f2": b"\x1bOQ", "f3": b"\x1bOR", "f4": b"\x1bOS", "f8": b"\x1b[19~",
    "backspace": b"\x7f", "delete": b"\x1b[3~", "end": b"\x1b[F",
    "ctrl+q": b"\x11", "ctrl+p": b"\x10", "ctrl+z": b"\x1a", "ctrl+y": b"\x19",
}  # fmt: skip


class Terminal:
    """The program in a terminal of a size; a context manager that leaves no process behind."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        command: Sequence[str] = (sys.executable, "-m", "roadworthy"),
        **environment: str,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        """All that the program sent."""
        self.draws = True
        """Whether what it sends is drawn; that costs more than all that a program does for a key."""
        self._text: str | None = None
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        columns, lines = size
        self.child = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            cwd=str(folder),
            env=env,
            dimensions=(lines, columns),
            timeout=LONGEST,
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.child.close(force=True)
        except pexpect.ExceptionPexpect:  # so busy that it is not gone a moment after it was killed
            os.waitpid(self.child.pid, 0)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line. Read again only when something came: that takes long."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self.screen.display)
        return self._text

    def feed(self, timeout: float = 0.05) -> bool:
        """Draw what the program sent, waiting for it a moment; whether it sent something."""
        sent = self._read(timeout)
        if not sent:
            return False
        while more := self._read(0):  # looking at the screen costs more than drawing on it
            sent += more
        self.bytes += sent
        if not self.draws:
            self.bytes = self.bytes[-KEPT:]
            return True
        self._text = None
        # Private and kitty sequences that pyte would print as text.
        self.stream.feed(sent.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        return True

    def _read(self, timeout: float) -> bytes:
        try:
            return bytes(self.child.read_nonblocking(65536, timeout))
        except (pexpect.TIMEOUT, pexpect.EOF):
            return b""

    def wait_for(self, *words: str, gone: str = "", timeout: float = LONGEST) -> str:
        """Wait until all the words stand on the screen, and `gone` does not."""
        end = time.monotonic() + timeout
        while not all(one in self.text for one in words) or (gone and gone in self.text):
            if not self.feed() and not self.child.isalive():
                self.feed()
                break
            if time.monotonic() > end:
                break
        seen = self.text
        assert all(one in seen for one in words), f"{words} never came:\n{seen}"
        assert not gone or gone not in seen, f"{gone} never went:\n{seen}"
        return seen

    def end_step(self) -> str:
        """Draw all that comes until nothing has come for a moment; what stands there then."""
        while self.feed(QUIET):
            pass
        return self.text

    def wait_until(self, wanted: str, timeout: float = LONGEST) -> None:
        """Wait until exactly this stands on the screen."""
        end = time.monotonic() + timeout
        while self.text != wanted and time.monotonic() < end:
            self.feed()
        assert self.text == wanted

    def wait_sent(self, code: bytes, times: int = 1) -> None:
        """Wait until the program has sent these bytes so often."""
        end = time.monotonic() + LONGEST
        while self.bytes.count(code) < times:
            assert self.child.isalive(), f"it ended, and never sent {code!r}:\n{self.text}"
            assert time.monotonic() < end, f"{code!r} never came:\n{self.text}"
            self.feed(_GLANCE)

    def wait_stopped(self) -> None:
        """Wait until the system has stopped the program, and draw all that it sent. What makes it go on would be lost before."""
        end = time.monotonic() + LONGEST
        while not os.WIFSTOPPED(os.waitpid(self.child.pid, os.WNOHANG | os.WUNTRACED)[1]):
            assert time.monotonic() < end, f"it never stopped:\n{self.text}"
            self.feed(_GLANCE)
        while self.feed(0):
            pass

    def go_on(self) -> None:
        """Make the program go on that was stopped, and wait until it reads keys again."""
        taken = self.bytes.count(READS_KEYS)
        self.signal(signal.SIGCONT)
        self.wait_sent(READS_KEYS, taken + 1)

    def keys(self, *names: str, together: bool = False) -> None:
        """Press keys, one after another or all in one packet, as a slow line brings them."""
        codes = [_KEYS[name] if name in _KEYS else name.encode() for name in names]
        for sent in [b"".join(codes)] if together else codes:
            self.child.send(sent)

    def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        self.child.send(raw)

    def type(self, words: str) -> None:
        """Type words."""
        self.child.send(words.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller."""
        self.screen.resize(lines, columns)
        self._text = None
        self.child.setwinsize(lines, columns)  # the system tells the program by SIGWINCH

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        self.child.kill(number)

    def hang_up(self) -> None:
        """Close the window; wait until the program has ended by itself."""
        self.child.ptyproc.fileobj.close()
        end = time.monotonic() + LONGEST
        while self.child.isalive():
            assert time.monotonic() < end, "still running without a terminal"
            time.sleep(_GLANCE)  # there is nothing to read any more that would wait

    def ended(self, timeout: float = LONGEST) -> int:
        """Wait until the program is over; its exit status, or minus the signal that killed it."""
        end = time.monotonic() + timeout
        while self.child.isalive() and time.monotonic() < end:
            self.feed()
        while self.feed():
            pass
        assert not self.child.isalive(), f"still running:\n{self.text}"
        status = self.child.exitstatus
        return -int(self.child.signalstatus or 0) if status is None else int(status)

    def restored(self) -> bool:
        """Whether the terminal is as it was: the main screen, a cursor, echo, whole lines, no mouse."""
        modes = termios.tcgetattr(self.child.child_fd)[3]
        on, off = self.bytes.rfind, self.bytes.rfind
        return (
            on(b"\x1b[?1049l") > off(b"\x1b[?1049h") >= 0
            and on(b"\x1b[?25h") > off(b"\x1b[?25l") >= 0
            and on(b"\x1b[?1000l") >= off(b"\x1b[?1000h")
            and bool(modes & termios.ECHO)
            and bool(modes & termios.ICANON)
        )
