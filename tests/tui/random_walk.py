"""Random keys over the whole program in a real terminal, with resizes, stops and a file that changes on the disk.

    .venv/bin/python tests/tui/random_walk.py [--seeds 1-10] [--keys 10000]

What it looks for: a traceback, a program that ends by itself with an error, a screen that answers no key, something that was not
on the disk a second later, a file that does not load. A seed says all that is pressed; the machine's speed says what it meets.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from roadworthy.report.difference_lines import difference_lines
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from tui.random_checks import ANSWER, BEHIND_ESCAPE, check_answers, check_offered
from tui.terminal import _KEYS, Terminal

_SIGNS: Final = "abcdefghijklmnoprstuvwxyzABDGHJKLNRU0123456789+-=?.,[]#/' "
_MOVES: Final = ("up", "down", "left", "right", "tab", "shift+tab", "f8", "f3")
_ACTS: Final = (
    "enter",
    "enter",
    "escape",
    "escape",
    "space",
    "backspace",
    "delete",
    "end",
    "f1",
    "f2",
    "ctrl+z",
    "ctrl+y",
    "ctrl+p",
)
_RAW: Final = (
    b"\x07",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[H",
    "é–中".encode(),
    b"\xff",
    b"\x1b[200~pasted\nwords\x1b[201~",
)
"""ctrl+g, page up and down, home, letters of other scripts, a byte that is none, a paste."""
_CODES: Final = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_ESCAPE: Final = _KEYS["escape"]
BURST: Final = 20
SIZES: Final = ((80, 24), (120, 40), (60, 16), (160, 45), (200, 55), (50, 12), (100, 30))
REST: Final = 0.05
"""Seconds without a sign after which the next keys are pressed."""
SECOND: Final = 1.5
"""Seconds after which all that was typed is on the disk: one, and what a slow machine takes."""
UNSAVED: Final = 2
"""The exit status that says so where something could not be saved."""
LEAVING: Final = 120.0
"""Seconds within which it has to be left: what was typed before is worked off first, key by key."""
BUSY: Final = 600.0
"""The same for a program that would go on, were the machine not busy with others."""


@dataclass
class Found:
    """What came of one seed."""

    seed: int
    keys: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def words(self) -> str:
        events = ", ".join(f"{count} {name}" for name, count in sorted(self.happened.items()))
        return f"seed {self.seed}: {self.keys} keys, {events}; {'; '.join(self.wrong) or 'nothing wrong'}"


class RandomWalk:
    """One seed in a folder of its own."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.found = Found(seed)
        self.random = random.Random(seed)
        self.folder = folder
        self.file = folder / "walked.toml"
        shutil.copy(sample_file(sorted(sample_names())[seed % len(sample_names())]), self.file)
        self.terminal = self._start()

    def _start(self) -> Terminal:
        states = {
            f"ROADWORTHY_{name}_DIR": str(self.folder / name.lower()) for name in ("STATE", "CONFIG", "CACHE")
        }
        own = {
            "EDITOR": "true", "VISUAL": "true", "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONFAULTHANDLER": "1", **states,
        }  # fmt: skip
        terminal = Terminal(self.folder, self.file.name, size=(120, 40), **own)
        terminal.wait_for("^q", timeout=BUSY)
        terminal.draws = False
        return terminal

    def walk(self, keys: int) -> Found:
        """Press that many keys, with what happens to a program in between."""
        while self.found.keys < keys and not self.found.wrong:
            self.press()
            self._happen()
            if self.found.keys % 200 < BURST:
                check_offered(self)
            if self.found.keys % 1000 < BURST:
                check_answers(self)
            self._is_well()
        if not self.found.wrong:
            self._leave()
        with self.terminal:
            if self.found.wrong and self.terminal.child.isalive():
                self.found.wrong.append(self._stands_at())
            return self.found

    def _stands_at(self) -> str:
        """Where each thread of a program that goes on stands, by Python's own fault handler."""
        self.terminal.draws, state = True, self._state()
        told = len(self.terminal.bytes)
        for number in (signal.SIGABRT, signal.SIGCONT):
            self.terminal.signal(number)
        self.feed_for(ANSWER)
        words = self.terminal.bytes[told:].decode(errors="replace")
        return f"{state!r}: {words[words.find('Fatal Python error') :]}"

    def press(self) -> None:
        """Press some keys, and wait until the program has nothing left to do for them."""
        self.send_burst()
        for _ in self.patience(BUSY):
            if not self.terminal.feed(REST) and self._state() not in (b"R", b"D"):
                return

    def send_burst(self) -> None:
        """Press some keys, as fast as they can be sent."""
        sent = b""
        for _ in range(BURST):
            dice = self.random.random()
            if dice < 0.35:
                sent += self.random.choice(_SIGNS).encode()
            elif dice < 0.65:
                sent += self._code(self.random.choice(_MOVES))
            elif dice < 0.95:
                sent += self._code(self.random.choice(_ACTS))
            else:
                sent += self.random.choice(_RAW)
            if dice > 0.98 or sent.endswith(_ESCAPE):
                self.terminal.send(sent)
                self.feed_for(BEHIND_ESCAPE if sent.endswith(_ESCAPE) else 0.01)
                sent = b""
        self.terminal.send(sent)
        self.found.keys += BURST

    def feed_for(self, seconds: float) -> None:
        """Draw what comes meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.terminal.feed(left)

    def _code(self, name: str) -> bytes:
        return _KEYS[name]

    def _happen(self) -> None:
        """Now and then the window changes, the program is stopped for a while, or somebody else writes the file."""
        dice = self.random.random()
        if dice < 0.06:
            self.terminal.resize(*self.random.choice(SIZES))
            self.found.happened["resizes"] += 1
        elif dice < 0.09:
            self.terminal.signal(signal.SIGTSTP)
            for _ in self.patience(ANSWER):
                if self.is_stopped():
                    break
                self.terminal.feed(0.05)
            self.found.happened["stops"] += 1
        elif dice < 0.11:
            words = self.file.read_bytes()
            self.file.write_bytes(words + b"# changed by somebody else\n")
            self.found.happened["changes on disk"] += 1
        self.go_on()

    def _state(self) -> bytes:
        """What the system says of the program: ``T`` stopped, ``R`` working or waiting for a processor, …

        Where one of its threads works, the others may wait for it.
        """
        if sys.platform == "linux":
            tasks = Path(f"/proc/{self.terminal.child.pid}/task")
            states: list[bytes] = []
            with suppress(OSError):  # it ended meanwhile
                states += [
                    (one / "stat").read_bytes().rpartition(b")")[2][1:2] for one in sorted(tasks.iterdir())
                ]
        else:
            told = ["ps", "-o", "stat=", "-p", str(self.terminal.child.pid)]
            ran = subprocess.run(told, capture_output=True, check=False)
            states = [one[:1] for one in ran.stdout.split()]
        return next((one for one in (b"R", b"D") if one in states), states[0] if states else b"")

    def is_stopped(self) -> bool:
        """Whether somebody has to let it go on."""
        return self._state() == b"T"

    def patience(self, seconds: float) -> Iterator[None]:
        """While there is time to answer; a machine that is busy with others does not let it work in time."""
        begun = time.monotonic()
        while self.terminal.child.isalive():
            waited = time.monotonic() - begun
            if waited > (BUSY if self._state() in (b"R", b"D") else seconds):
                return
            yield

    def go_on(self) -> None:
        """Let it go on where it was stopped, or told to suspend itself; what is typed before it is back is the shell's."""
        if self.is_stopped():
            self.terminal.signal(signal.SIGCONT)
            self.terminal.end_step()

    def _is_well(self) -> None:
        if b"Traceback (most recent call last)" in self.terminal.bytes[-20_000:]:
            self.found.wrong.append("a traceback")
        elif self.terminal.child.isalive():
            for _ in self.patience(ANSWER):
                if self.has_terminal():
                    return
                self.go_on()
                self.terminal.feed(0.1)
            if self.terminal.child.isalive():
                self.found.wrong.append(f"it works, and the terminal is not its own: {self.terminal.text}")
        else:
            if not self._ended_well():
                return
            self.found.happened["times left by a key"] += 1
            self._loads()
            self.terminal = self._start()

    def has_terminal(self) -> bool:
        """Whether keys go to the program, and are not echoed as a shell's are."""
        return not termios.tcgetattr(self.terminal.child.child_fd)[3] & termios.ECHO

    def look(self) -> None:
        """Draw from now on: a window of another size is painted whole."""
        self.terminal.draws = True
        for size in ((118, 40), (120, 40)):
            self.terminal.resize(*size)
            self.terminal.end_step()

    def _loads(self) -> None:
        try:
            load(self.file)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is wrong
            self.found.wrong.append(f"the file does not load: {error}")

    def _leave(self) -> None:
        """A second later all is on the disk, and leaving adds nothing."""
        self.look()
        for _ in range(4):
            self.go_on()
            self.terminal.keys("escape")
            self.terminal.end_step()
        self.feed_for(SECOND)
        for _ in self.patience(ANSWER):
            if re.search("saved|changed on disk", self.terminal.text):
                break
            self.terminal.feed(0.1)  # so busy a machine that a second is too short is counted apart
            self.found.happened["tenths of a second that it was late"] += 1
        self._loads()
        if self.found.wrong:
            return
        then, text = load(self.file), self.terminal.text
        for last in (False, False, False, True):
            if self.terminal.child.isalive():
                self.terminal.keys("ctrl+q", "ctrl+q")  # the second where the first is asked about
                for _ in self.patience(LEAVING if last else 3):
                    self.go_on()
                    self.terminal.feed(0.1)
        if self.terminal.child.isalive():
            self.found.wrong.append(f"it can't be left:\n{self.terminal.text}")
            return
        self._loads()
        if load(self.file) != then:
            told = "; ".join(difference_lines(then, load(self.file), datetime.now(UTC).date())[:5])
            self.found.wrong.append(f"not on the disk a second later: {told}\n{text}")
        self._ended_well()

    def _crashes(self) -> str:
        """What the program kept of its own mistakes."""
        kept = sorted((self.folder / "state" / "crashes").glob("*.txt"))
        return "\n".join(one.read_text(encoding="utf-8") for one in kept)

    def _ended_well(self) -> bool:
        """Whether it ended with 0, or with what says that a file changed by somebody else was left as it is."""
        status = self.terminal.ended()
        told = " ".join(_CODES.sub(b" ", self.terminal.bytes).decode(errors="replace").split())[-2000:]
        if status == UNSAVED and "the file was changed by somebody else" in told:
            self.found.happened["times left before it was said which file counts"] += 1
        elif status:
            self.found.wrong.append(f"it ended with {status}:\n{told}\n{self._crashes()}")
        return not self.found.wrong


def walked(seed: int, keys: int, folder: Path) -> Found:
    """Walk one seed in an empty folder."""
    return RandomWalk(seed, folder).walk(keys)


def main() -> int:
    """Walk the seeds that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1-10", help="FIRST-LAST")
    parser.add_argument("--keys", type=int, default=10_000)
    asked = parser.parse_args()
    first, _, last = asked.seeds.partition("-")
    wrong = 0
    for seed in range(int(first), int(last or first) + 1):
        with tempfile.TemporaryDirectory() as name:
            found = walked(seed, asked.keys, Path(name))
        print(found.words(), flush=True)
        wrong += bool(found.wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
