"""Measure how soon ``roadworthy audit`` answers, in one run, and print ratios.

.venv/bin/python benchmarks/audit.py [--rounds N]

A thousand files of 22 MB in three kinds of content, beside a bare count of their words; and one input of
each kind that is read with care, twice and four times as long: linear time doubles. Each figure is the
least of several runs.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

FILES, BYTES = 1_000, 22_000_000
PROSE = "The team weighed what it had seen, and wrote down why. " * 8 + "\n\n"
FACTS = (
    "| Setting | Default | Meaning |\n|---|---|---|\n"
    + "| `port` | 80 | where it **listens** (4 by default) |\n" * 12
    + "\n"
)
CARD = (
    "## Matrix\n\n| Criterion | Weight | Alpha | Beta | Gamma |\n|---|---|---|---|---|\n"
    "| Cost | 50% | 4 | 3 | 2 |\n| Speed | 30% | 3 | 5 | 1 |\n| Care | 20% | 5 | 2 | **4** |\n"
    "| **Total** | 100% | **3.9** | **3.4** | **2.1** |\n\n"
)
CODE = "```python\n" + "value = table['| a | b |'] | other\n" * 12 + "```\n\n"
Content = Callable[[random.Random], list[str]]


def prose(_draw: random.Random) -> list[str]:
    return [FACTS] + [PROSE] * 48


def facts(draw: random.Random) -> list[str]:
    return [draw.choice([FACTS, FACTS, PROSE, CODE]) for _ in range(35)]


def some_cards(draw: random.Random) -> list[str]:
    card = [CARD] if draw.random() < 0.1 else []
    return card + [draw.choice([FACTS, PROSE, CODE]) for _ in range(43)]


CONTENTS: dict[str, Content] = {
    "prose, one table of facts in a file": prose,
    "tables of facts throughout": facts,
    "a decision table in one file of ten": some_cards,
}


def least(run: Callable[[], object], rounds: int, clock: Callable[[], float] = time.perf_counter) -> float:
    taken = []
    for _ in range(rounds):
        began = clock()
        run()
        taken.append(clock() - began)
    return min(taken)


def folder_of(path: Path, content: Content) -> None:
    draw = random.Random(7)
    for number in range(FILES):
        text = "# A page\n\n" + "".join(content(draw))
        wide = (text * (1 + BYTES // FILES // len(text)))[: BYTES // FILES]
        (path / f"page-{number}.md").write_text(wide, encoding="utf-8")


def words_of(path: Path) -> int:
    return sum(len(file.read_text(encoding="utf-8").split()) for file in sorted(path.glob("*.md")))


def audited(place: str) -> None:
    command = [sys.executable, "-m", "roadworthy", "audit", place, "--format", "json"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def many_files(rounds: int) -> None:
    for name, content in CONTENTS.items():
        with tempfile.TemporaryDirectory() as place:
            folder_of(Path(place), content)
            ours = least(partial(audited, place), rounds)
            bare = least(partial(words_of, Path(place)), rounds)
        figures = f"{ours:6.2f} s {ours / bare:6.1f} × counting the words"
        print(f"{FILES} files, {BYTES // 1_000_000} MB: {name:<38} {figures}")


def wide_table(cells: int) -> str:
    columns = 100
    head = (
        "| Criterion | Weight |"
        + "".join(f" N{k} |" for k in range(columns))
        + "\n|"
        + "---|" * (columns + 2)
        + "\n"
    )
    row = "| C{} | 1 |" + " 4 |" * columns + "\n"
    return "# Decision matrix\n\n" + head + "".join(row.format(n) for n in range(cells // columns))


def csv_of(rows: int) -> str:
    return "criterion,weight,A,B\n" + "".join(f"c{i},1,{1 + i % 5},{1 + i % 4}\n" for i in range(rows))


def one_line_of(cells: int) -> str:
    return f"| Weight |{' a |' * cells}\n|---|{'---|' * cells}\n| 3 |{' 4 |' * cells}\n"


def lists(items: int) -> str:
    return (
        "".join(" " * min(i, 60) + "- | Weight | 3 |\n" for i in range(items))
        + "\n| Weight | b |\n|---|---|\n"
    )


WEIGHED, SCORED = "| Weight | b |\n|---|---|\n| 50% |", "| Criterion | Weight | A |\n|---|---|---|\n"
CAREFUL: dict[str, tuple[Callable[[int], str], int, str]] = {
    "one table, cells": (wide_table, 25_000, ".md"),
    "one CSV, rows": (csv_of, 12_000, ".csv"),
    "a line of dashes": (lambda n: "| a | b |\n" + "-" * n + "x\n", 2_500_000, ".md"),
    "a line of spaces": (lambda n: WEIGHED + " " * n + "x |\n", 2_500_000, ".md"),
    "a line of tabs": (lambda n: WEIGHED + "\t" * n + "x |\n", 2_500_000, ".md"),
    "a cell of digits": (lambda n: SCORED + "| x | 1 | (" + "1" * n + " |\n", 2_500_000, ".md"),
    "a header of brackets": (lambda n: f"| 3 {'(' * n} | Weight |\n|---|---|\n| a | 3 |\n", 2_500_000, ".md"),
    "dashes and spaces": (lambda n: "| Weight | b |\n" + "- " * (n // 2) + "x\n", 2_500_000, ".md"),
    "a CSV cell of digits": (lambda n: "criterion,weight,A\nx,1," + "1" * n + "\n", 2_500_000, ".csv"),
    "cells of one line": (one_line_of, 100_000, ".md"),
    "nested quotations": (lambda n: f"{'>' * n} | Weight | b |\n{'>' * n} |---|---|\n", 20_000, ".md"),
    "open lists": (lists, 25_000, ".md"),
    "signs of emphasis": (lambda n: SCORED + "| *a_*[" * (n // 7) + "\n", 2_500_000, ".md"),
}
"""What a denial of service is made of: how it is written, how long it is at first, and the file's ending."""


def tables_of(path: Path) -> None:
    from roadworthy.method.audit.audit import audit
    from roadworthy.tables.files import tables_in

    for table in tables_in(path):
        audit(table)


def growth(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        for name, (write, size, ending) in CAREFUL.items():
            taken = []
            for times in (1, 2, 4):
                path = Path(place, f"t{ending}")
                path.write_text(write(size * times), encoding="utf-8")
                taken.append(least(partial(tables_of, path), rounds, clock=time.process_time))
            first, second = (later / earlier for earlier, later in pairwise(taken))
            figures = f"twice as much × {first:.2f}, again × {second:.2f}"
            print(f"{name:<22} {size:>10,} {taken[0]:7.3f} s   {figures}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parent.parent / "src"))
    many_files(rounds)
    growth(rounds)


if __name__ == "__main__":
    main()
