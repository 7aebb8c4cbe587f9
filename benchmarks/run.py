"""Measure Roadworthy against bare programs of the same kind, in turns, and print the ratios.

    .venv/bin/python benchmarks/run.py [--rounds N] [PART…]

PART is any of start (with memory), key, switch, summary, list; all of them where none is named.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import reference
from decisions import folder_of, scorecard, write
from roadworthy.knowledge.stations import stations
from terminal import Program, Replay, answered, key_to_paint

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "sample_projects" / "article-comparison.toml"
OURS = [sys.executable, str(Path(sys.executable).with_name("roadworthy"))]
"""The program as it is installed: only that knows that memory goes with its process."""
MAIN = slice(23, 86)
"""Columns of the station at 120 cells."""
DOWN, F3, F8 = b"\x1b[B", b"\x1bOR", b"\x1b[19~"
FIRST_SAVE = 1.6
"""Seconds after which whatever follows the first frame, a save too, is over."""


@dataclass
class Row:
    """One line of the table."""

    name: str
    ours: Sequence[float]
    theirs: Sequence[float]
    unit: str
    goal: str

    def words(self) -> str:
        ratio = (
            f"{statistics.median(self.ours) / statistics.median(self.theirs):5.2f}"
            if self.theirs
            else "     "
        )
        figures = f"{_three(self.ours)}   {_three(self.theirs)}"
        return f"{self.name:<34} {ratio}  {self.goal:<12} {figures}  {self.unit}"


def _three(values: Sequence[float]) -> str:
    if not values:
        return " " * 24
    return f"{min(values):7.1f} {statistics.median(values):7.1f} {max(values):8.1f}"


class Bench:
    """A folder of its own, with its own state and settings."""

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        for name in ("NO_COLOR", "TEXTUAL_THEME"):
            self.env.pop(name, None)
        self.env |= {
            "ROADWORTHY_STATE_DIR": str(folder / "state"),
            "ROADWORTHY_CONFIG_DIR": str(folder / "config"),
        }
        self.sample = folder / "sample.toml"
        shutil.copy(SAMPLE, self.sample)
        self.large = write(folder / "large.toml", scorecard(20, 30))

    def walk(self, path: Path) -> Program:
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        return Program([*OURS, str(path)], self.env)

    def bare(self) -> Program:
        return Program([sys.executable, "-c", "import reference; reference.app()"], self.env, HERE)

    def command(self, argv: Sequence[str]) -> tuple[float, float]:
        """Milliseconds of wall and of processor time that a command takes."""
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(argv, env=self.env, cwd=HERE, capture_output=True, check=False)
        took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise RuntimeError(f"{argv}: {done.stderr.decode()}")
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return took * 1000, used * 1000

    def turns(
        self, one: Callable[[], Sequence[float]], other: Callable[[], Sequence[float]]
    ) -> list[list[list[float]]]:
        """A B A B …, after one run of each that does not count; for both, a list for each figure."""
        one(), other()
        runs = [(one(), other()) for _ in range(self.rounds)]
        return [[list(figure) for figure in zip(*side, strict=True)] for side in zip(*runs, strict=True)]

    def start(self) -> list[Row]:
        """Start: the first frame that takes a key, and until that key is answered."""
        title = stations()[0].sentence[:30]

        def started(program: Program, words: str, key: bytes, columns: slice) -> list[float]:
            shown = program.until(words)
            first = program.peak()
            program.press(key)
            program.rest(FIRST_SAVE)
            chunks = len(program.run.chunks)
            run = program.close()
            del run.chunks[chunks:]  # what leaving paints
            when = answered(run, lambda lines: [row[columns] for row in lines[1:36]])
            return [
                (shown - run.began) * 1000,
                (when - run.began) * 1000,
                first / 2**20,
                run.peak / 2**20,
            ]

        ours, theirs = self.turns(
            lambda: started(self.walk(self.sample), title, DOWN, MAIN),
            lambda: started(self.bare(), reference.READY, b"x", slice(None)),
        )
        return [
            Row("start: first frame", ours[0], theirs[0], "ms", "1.20"),
            Row("start: first key answered", ours[1], theirs[1], "ms", ""),
            Row("peak memory, first frame", ours[2], theirs[2], "MB", "1.30"),
            Row("  after 1.6 s; ours has numpy then", ours[3], theirs[3], "MB", ""),
        ]

    def key(self) -> list[Row]:
        """Key to paint in the grid at 20 × 30, against typing into a field."""

        file = self.folder / "typed.toml"

        def grid(pause: float, count: int) -> list[float]:
            shutil.copy(self.large, file)  # what was typed the time before stands in it
            program = self.walk(file)
            program.until(stations()[0].sentence[:30])
            program.rest(FIRST_SAVE)
            program.press(b"g")
            program.rest(0.4)
            program.press(b"5")
            program.until(stations()[4].sentence[:30])
            program.rest(0.6)
            for number in range(count):
                program.press(
                    b"2" if 1 + number * 3 % 5 != 2 else b"3"
                )  # never what stands there: see decisions.py
                program.rest(pause)
                program.press(DOWN)
                program.rest(pause)
            run = program.close()
            found = key_to_paint(run, lambda lines: [row[MAIN] for row in lines[1:36]], {b"2", b"3"})
            return [seconds * 1000 for seconds in found]

        def field(pause: float, count: int) -> list[float]:
            program = self.bare()
            program.until(reference.READY)
            program.rest(FIRST_SAVE)
            for number in range(count):
                program.press(b"23"[number % 2 :][:1])
                program.rest(2 * pause)
            found = key_to_paint(program.close(), lambda lines: lines[1:5], {b"2", b"3"})
            return [seconds * 1000 for seconds in found]

        rows = []
        for name, pause, count in (("calmly", 0.25, 20), ("fast", 0.04, 30)):
            ours: list[float] = []
            theirs: list[float] = []
            for _ in range(max(1, self.rounds // 3)):
                ours += grid(pause, count)
                theirs += field(pause, count)
            rows.append(Row(f"key to paint, typing {name}", ours, theirs, "ms", "1.50"))
            late = [[sorted(side)[int(len(side) * 0.95)]] for side in (ours, theirs)]
            rows.append(Row("  95th percentile", late[0], late[1], "ms", ""))
        return rows

    def switch(self) -> list[Row]:
        """From station to station: the first visit, and coming back."""
        titles = [station.sentence[:24] for station in stations()]
        first: dict[str, list[float]] = {}
        again: list[float] = []
        for path in (self.sample, self.large):
            for _ in range(max(1, self.rounds // 3)):
                program = self.walk(path)
                program.until(titles[0])
                program.rest(FIRST_SAVE)
                marks = []
                for key, order in ((F8, titles[1:]), (F3, titles[-2::-1])):
                    for title in order:
                        chunks = len(program.run.chunks)
                        sent = program.press(key)
                        program.rest(0.5)
                        marks.append((sent, chunks, title))
                run = program.close()
                replay = Replay(run)
                for number, (sent, chunks, title) in enumerate(marks):
                    replay.forward(max(chunks, replay.at))
                    when = replay.first(lambda lines, title=title: any(title in row for row in lines[:6]))  # type: ignore[misc]
                    if when is None:
                        raise RuntimeError(f"“{title}” was not shown")
                    took = (when - sent) * 1000
                    if number < len(titles) - 1:
                        first.setdefault(f"{path.stem}: {stations()[number + 1].title}", []).append(took)
                    else:
                        again.append(took)
        rows = [Row(f"first visit, {name}", took, (), "ms", "80 ms") for name, took in first.items()]
        return [*rows, Row("coming back, all stations", again, (), "ms", "")]

    def summary(self) -> list[Row]:
        """The summary, against importing numpy and defining the models."""
        ours, theirs = self.turns(
            lambda: self.command([*OURS, "summary", str(self.sample)]),
            lambda: self.command([sys.executable, "-c", "import reference; reference.numbers()"]),
        )
        return [
            Row("summary", ours[0], theirs[0], "ms", "1.25"),
            Row("  processor time", ours[1], theirs[1], "ms", ""),
        ]

    def list(self) -> list[Row]:
        """A thousand decisions listed, against reading them with tomllib."""
        folder = folder_of(self.folder / "many", 1000)
        ours, theirs = self.turns(
            lambda: self.command([*OURS, "list", str(folder)]),
            lambda: self.command(
                [sys.executable, "-c", f"import reference; reference.read({str(folder)!r})"]
            ),
        )
        return [
            Row("list of 1,000", ours[0], theirs[0], "ms", "1.30"),
            Row("  processor time", ours[1], theirs[1], "ms", ""),
        ]


def main() -> None:
    """Measure the parts that are asked for."""
    parts = ("start", "key", "switch", "summary", "list")
    wanted = argparse.ArgumentParser(description="Ratios to bare programs, in turns; medians.")
    wanted.add_argument("part", nargs="*", choices=[*parts, []], help="all of them where none is named")
    wanted.add_argument("--rounds", type=int, default=12, help="runs of each side (default 12)")
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.rounds)
        print(f"{'':<34} ratio  {'goal':<12} {'ours: min    median      max':<26}  {'theirs'}")
        for part in given.part or parts:
            for row in getattr(bench, part)():
                print(row.words(), flush=True)


if __name__ == "__main__":
    main()
