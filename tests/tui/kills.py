"""The whole program killed (SIGKILL) in a real terminal: while somebody types, at any key, while it starts, while it is left.

    .venv/bin/python tests/tui/kills.py [--kills 1-1000]

What it looks for: a file that does not load, one that does not hold the beginning of what was typed, one that can't be opened
again, and a sign that stood on the screen for more than a second and is lost. Of the last it says how the program spent that time: at
work, waiting for a processor that others had, or waiting for something else, which would be a mistake of its own.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Self

sys.path.insert(0, str(Path(__file__).parents[1]))

from patience import LONGEST
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from tui.random_walk import RandomWalk
from tui.terminal import Terminal

PROMISED: Final = 1.0
"""Seconds after which what stood on the screen is on the disk."""
AGAIN: Final = 10
"""One file in so many is opened again."""
TITLE: Final = "Orders platform"
_ASKED: Final = "What is this decision about?"
_WAYS: Final = ("typing",) * 7 + ("any key", "starting", "leaving")


class Turns(NamedTuple):
    """How a program spent its time, over all its threads: at work, and ready while others had the processors."""

    worked: float
    starved: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Since it began, in seconds; nothing where the system does not tell."""
        worked = starved = 0.0
        with suppress(OSError, ValueError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                ran, waited, _ = (task / "schedstat").read_text().split()
                worked, starved = worked + int(ran) / 1e9, starved + int(waited) / 1e9
        return cls(worked, starved)

    def since(self, before: "Turns") -> "Turns":
        """What was spent since then."""
        return Turns(self.worked - before.worked, self.starved - before.starved)


NONE: Final = Turns(0.0, 0.0)


@dataclass(frozen=True)
class Seen:
    """What stood on the screen at a moment."""

    at: float
    signs: int
    turns: Turns


@dataclass
class Kill:
    """What a kill left."""

    number: int
    way: str
    wrong: str = ""
    age: float = 0.0
    """Seconds for which the oldest sign that is lost stood on the screen."""
    turns: Turns = NONE
    """How the program spent that time."""

    @property
    def unexplained(self) -> float:
        """Seconds beyond the promise that the program was not kept from working."""
        return max(0.0, self.age - PROMISED - self.turns.starved)

    def words(self) -> str:
        """All of it in a line."""
        spent = f"{self.turns.worked:.2f} s at work, {self.turns.starved:.2f} s waiting for a processor"
        return f"kill {self.number} ({self.way}): lost after {self.age:.2f} s, {spent}; {self.wrong or 'nothing wrong'}"


def begun(path: Path, title: str = TITLE) -> Path:
    """A file that a person begun earlier."""
    Session.create(path, title).close()
    return path


def letters(screen: str) -> int:
    """How many letters of the alphabet, over and over, stand in the field on the screen."""
    lines = screen.split("\n")
    begin = next((n for n, one in enumerate(lines) if _ASKED in one), None)
    if begin is None:
        return 0
    field = "".join(one.replace("▌", "").strip() for one in lines[begin + 1 : begin + 8] if "▌" in one)
    count = 0
    while count < len(field) and field[count] == alphabet(count):
        count += 1
    return count


def alphabet(number: int) -> str:
    """The letter that is typed as this one."""
    return chr(ord("a") + number % 26)


def killed_while_typing(path: Path, number: int, *, seconds: float = 0.9, leaves: bool = False) -> Kill:
    """Type letters into a field for so many seconds and some more, leave where it is asked for, and kill."""
    chance = random.Random(number)
    until = seconds + chance.uniform(0.0, 1.7)
    seen: list[Seen] = []
    typed = 0
    with Terminal(path.parent, path.name) as terminal:
        terminal.wait_for(_ASKED, "answer", timeout=LONGEST)
        terminal.keys("enter")
        started = time.monotonic()
        while (now := time.monotonic()) - started < until:
            terminal.type(alphabet(typed))
            typed += 1
            terminal.feed(chance.uniform(0.001, 0.06))
            seen.append(Seen(now, letters(terminal.text), Turns.of(terminal.child.pid)))
        if leaves:
            terminal.keys("ctrl+q")
            terminal.feed(chance.uniform(0.001, 0.4))
        killed, turns = time.monotonic(), Turns.of(terminal.child.pid)
        terminal.signal(signal.SIGKILL)
        ended = terminal.ended()
    kill = Kill(number, "leaving" if leaves else "typing")
    saved = load(path).frame.scope
    if not "".join(map(alphabet, range(typed))).startswith(saved):
        kill.wrong = f"{saved!r} was never typed"
    if ended != -signal.SIGKILL and not (leaves and ended == 0):
        kill.wrong = f"it ended with {ended}"
    lost = next((one for one in seen if one.signs > len(saved)), None)
    if lost is not None:
        kill.age, kill.turns = killed - lost.at, turns.since(lost.turns)
    return kill


def killed_at_any_key(path: Path, number: int) -> Kill:
    """Press keys of all kinds and kill in the midst of them."""
    walk = RandomWalk(number, path.parent)
    chance = random.Random(number)
    for _ in range(chance.randint(0, 8)):
        walk.press()
    walk.send_burst()
    walk.terminal.feed(chance.uniform(0.0, 0.5))
    with walk.terminal as terminal, suppress(OSError):
        terminal.signal(signal.SIGKILL)
    return Kill(number, "any key")


def killed_while_starting(path: Path, number: int) -> Kill:
    """Kill a program that has hardly begun."""
    with Terminal(path.parent, path.name) as terminal:
        terminal.feed(random.Random(number).uniform(0.0, 0.2))
        time.sleep(random.Random(number).uniform(0.0, 1.2))
        terminal.signal(signal.SIGKILL)
        terminal.ended()
    return Kill(number, "starting")


def killed(number: int, folder: Path) -> Kill:
    """One kill in an empty folder; the number says how."""
    way = _WAYS[number % len(_WAYS)]
    samples = sorted(sample_names())
    path = folder / "walked.toml"
    if way in ("typing", "leaving"):
        begun(path)
        kill = killed_while_typing(path, number, leaves=way == "leaving")
    else:
        shutil.copy(sample_file(samples[number % len(samples)]), path)
        kill = (killed_at_any_key if way == "any key" else killed_while_starting)(path, number)
    with suppress(AssertionError):
        load(path)
        if number % AGAIN == 0 or way == "leaving":
            opened_again(path)
        return kill
    kill.wrong = "it can't be opened again"
    return kill


def opened_again(path: Path) -> None:
    """Open the file of a killed program and leave it. Raises AssertionError."""
    with Terminal(path.parent, path.name, size=(120, 40)) as terminal:
        terminal.wait_for("^q", timeout=LONGEST)
        assert "read-only" not in terminal.text
        terminal.keys("ctrl+q")
        assert terminal.ended(120) == 0


def main() -> int:
    """Kill as often as asked for, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", default="1-1000", help="FIRST-LAST")
    first, _, last = parser.parse_args().kills.partition("-")
    kills: list[Kill] = []
    for number in range(int(first), int(last or first) + 1):
        with tempfile.TemporaryDirectory() as name:
            os.environ["ROADWORTHY_STATE_DIR"] = f"{name}/state"
            try:
                kill = killed(number, Path(name))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                kill = Kill(number, _WAYS[number % len(_WAYS)], f"{type(error).__name__}: {error}")
        kills.append(kill)
        if kill.wrong or kill.age > PROMISED:
            print(kill.words(), flush=True)
        if number % 100 == 0:
            print(told(kills), flush=True)
    print(told(kills), flush=True)
    return int(any(kill.wrong or kill.unexplained for kill in kills))


def told(kills: list[Kill]) -> str:
    """What came of them so far."""
    ways = ", ".join(f"{count} {way}" for way, count in Counter(kill.way for kill in kills).items())
    ages = sorted(kill.age for kill in kills if kill.age)
    late = [kill for kill in kills if kill.age > PROMISED]
    counted = [
        f"{len(kills)} kills ({ways})",
        f"{sum(bool(kill.wrong) for kill in kills)} wrong",
        f"{len(late)} lost a sign of more than {PROMISED:g} s",
        f"{sum(kill.unexplained > 0 for kill in late)} of them though it had its turns",
    ]
    if ages:
        most = ages[min(len(ages) - 1, len(ages) * 95 // 100)]
        counted.append(
            f"oldest sign lost: {statistics.median(ages):.2f} s median, {most:.2f} (95 of 100), {ages[-1]:.2f} most"
        )
    return "; ".join(counted)


if __name__ == "__main__":
    sys.exit(main())
