"""Running an installed client: bounded in time and in what it may print, and ended with all its children."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from roadworthy.errors import NoAnswer, Stopped
from roadworthy.evidence.limits import Limits, StopRequest
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line

_CHUNK: Final = 64 * 1024
_COMPLAINT: Final = 4096
_LAST_WORDS: Final = 2.0
"""Seconds for what an ended program has still on its way; something that it left behind may hold the pipe."""


@frozen
class Ended:
    """How a program ended."""

    status: int
    out: bytes
    complaint: str
    """The last of its standard error, on one line."""


class ClientProcess:
    """A program under way. Its output is read as it comes and is never held as a whole."""

    def __init__(
        self,
        words: Sequence[str],
        stop: StopRequest,
        limits: Limits,
        *,
        env: Mapping[str, str | None],
        cwd: Path | None = None,
    ) -> None:
        """Start it. A None in `env` takes that name out. Raises NoAnswer where it can't be started."""
        self._name = Path(words[0]).stem
        self._stop = stop
        self._end = time.monotonic() + limits.whole
        self._why = ""
        self._error = bytearray()
        new_group = {"creationflags": 0x00000200} if os.name == "nt" else {"start_new_session": True}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - no shell, names checked
                list(words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=_surroundings(env), cwd=cwd, **new_group,
            )  # fmt: skip
        except (OSError, ValueError) as error:
            raise NoAnswer(f"{self._name} could not be started ({one_line(str(error))[:120]})") from None
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()
        self._draining = threading.Thread(target=self._drain, daemon=True)
        self._draining.start()

    def chunks(self) -> Iterator[bytes]:
        """Its standard output. Raises NoAnswer when it takes too long, and Stopped."""
        assert self._process.stdout is not None
        while chunk := os.read(self._process.stdout.fileno(), _CHUNK):
            yield chunk
        self._process.wait()
        self._over.set()
        if self._stop.stopped:
            raise Stopped(f"{self._name} was stopped")
        if self._why:
            raise NoAnswer(f"{self._name} {self._why}")

    @property
    def status(self) -> int:
        """Its exit status, after `chunks` is read to the end."""
        return self._process.wait()

    @property
    def complaint(self) -> str:
        """The last of its standard error, on one line, after `chunks` is read to the end."""
        self._draining.join(_LAST_WORDS)
        words = one_line(bytes(self._error).decode("utf-8", "replace"))
        return " ".join(words.split())[-240:]

    def close(self) -> None:
        """End it with all that it started, where it still runs."""
        self._over.set()
        if self._process.poll() is None:
            self._kill()
        with suppress(OSError, subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        for pipe in (self._process.stdout, self._process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _kill(self) -> None:
        with suppress(OSError):
            if sys.platform == "win32":
                # What a script such as npm.cmd started would go on without it.
                ending = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
                with suppress(OSError, subprocess.SubprocessError):
                    subprocess.run(ending, capture_output=True, timeout=5, check=False)  # noqa: S603
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            if self._process.poll() is not None:
                return
            if self._stop.stopped or time.monotonic() > self._end:
                self._why = "takes too long"
                self._kill()
                return

    def _drain(self) -> None:
        assert self._process.stderr is not None
        with suppress(OSError, ValueError):
            while chunk := os.read(self._process.stderr.fileno(), _CHUNK):
                self._error = (self._error + chunk)[-_COMPLAINT:]


def _surroundings(env: Mapping[str, str | None]) -> dict[str, str]:
    """The environment of a program: ours with the changes; a None takes a name out."""
    return {name: value for name, value in {**os.environ, **env}.items() if value is not None}


def run(
    words: Sequence[str],
    stop: StopRequest,
    limits: Limits,
    *,
    env: Mapping[str, str | None],
    cwd: Path | None = None,
) -> Ended:
    """Run a program to its end. Raises NoAnswer: not started, too slow, prints too much; and Stopped."""
    program = ClientProcess(words, stop, limits, env=env, cwd=cwd)
    try:
        out = bytearray()
        for chunk in program.chunks():
            out += chunk
            if len(out) > limits.most:
                raise NoAnswer(f"{Path(words[0]).stem} prints too much, so it was not read on")
        return Ended(program.status, bytes(out), program.complaint)
    finally:
        program.close()
