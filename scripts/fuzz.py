"""Every reader fed with bytes that coverage leads to what has not been tried: ``make fuzz``.

One process a reader, each for its share of the time. A reader may refuse what it is given, with words for a
person; anything else that it raises, and more than ten seconds over one input, is a fault: the input is kept
in ``.fuzz/faults``. What is mended goes into ``tests/fuzzed``, for every run of the tests. Inputs that led
somewhere new are kept in ``.fuzz/corpus`` for the next run.

Atheris (libFuzzer for Python) guides it. It is no part of the development lock: ``make fuzz`` installs it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fuzz_readers import HOME, LONGEST, READERS, refused

KEPT: Final = HOME / ".fuzz"
SLOWEST: Final = 10
"""Seconds that one input may take."""
SIGNS: Final = (
    "|",
    "|---|",
    "**",
    "\\x09",
    ";",
    "\\x0a",
    "]]",
    "[[",
    "\\x22\\x22\\x22",
    "= ",
    "?",
    "/10",
    "\\xe2\\x98\\x85",
    "weight",
    "total",
    "{ ",
    " }",
)
"""What tables and TOML are made of, beside the keys of a decision, as libFuzzer reads them."""


def dictionary() -> Iterator[str]:
    """Words that libFuzzer puts together: keys and values of a decision, what tables are made of."""
    from roadworthy.report.schema import schema

    yield from sorted(set(re.findall(r'"([a-z_-]{2,30})"', json.dumps(schema()))))
    yield from SIGNS


def fuzz_one(name: str, seconds: int) -> None:
    """Feed one reader; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["roadworthy"]):
        reader = READERS[name]()
    no = refused()

    def one_input(raw: bytes) -> None:
        with contextlib.suppress(*no):
            reader.reads(raw)

    corpus, seeds, faults = (KEPT / kind / name for kind in ("corpus", "seeds", "faults"))
    for folder in (corpus, seeds, faults):
        folder.mkdir(parents=True, exist_ok=True)
    for number, raw in enumerate(reader.seeds()):
        (seeds / f"{number:03}").write_bytes(raw)
        one_input(raw)  # what is made when it is first wanted is no input's own time
    words = KEPT / "words"
    words.write_text("".join(f'"{word}"\n' for word in dictionary()), encoding="utf-8")
    options = (
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048",
        f"-artifact_prefix={faults}/", f"-dict={words}", "-print_final_stats=1",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus), str(seeds)], one_input)
    atheris.Fuzz()


def again(name: str, inputs: list[Path]) -> int:
    """Feed a reader with inputs that are kept, without atheris; how many of them are faults."""
    reader, no, faults = READERS[name](), refused(), 0
    for path in inputs:
        began = time.monotonic()
        try:
            with contextlib.suppress(*no):
                reader.reads(path.read_bytes())
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            faults += 1
            print(f"{name}: {path}: {type(error).__name__}: {error}")
        if time.monotonic() - began > SLOWEST:
            faults += 1
            print(f"{name}: {path}: {time.monotonic() - began:.0f} s")
    return faults


def main() -> int:
    """Feed every reader, or those that are named."""
    parser = argparse.ArgumentParser(prog="fuzz.py", description=__doc__.partition("\n")[0])
    parser.add_argument("readers", nargs="*", help=f"of {', '.join(READERS)}; all where none is named")
    parser.add_argument("--minutes", type=float, default=15, help="for all of them together (15)")
    parser.add_argument("--again", action="store_true", help="only feed what is kept, as a test would")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    names = given.readers or list(READERS)
    unknown = [name for name in names if name not in READERS]
    if unknown:
        parser.error(f"there is no reader {unknown[0]}; there are {', '.join(READERS)}")
    seconds = max(1, round(60 * given.minutes / len(names)))
    if given.alone:
        fuzz_one(names[0], seconds)
        return 0
    signal.signal(signal.SIGTERM, _told_to_end)
    if given.again:
        kept = {name: sorted((KEPT / "faults" / name).glob("*")) for name in names}
        with tempfile.TemporaryDirectory(prefix="fuzz-") as tempfile.tempdir:
            return int(sum(again(name, inputs) for name, inputs in kept.items()) > 0)
    return int(sum(_reported(name, seconds) for name in names) > 0)


def _told_to_end(number: int, _frame: object) -> None:
    """End as by an exception, so that what was begun is ended and what was made for the run goes with it."""
    sys.exit(128 + number)


def _reported(name: str, seconds: int) -> bool:
    """Feed a reader in a process of its own, and say how it went; whether a fault was found.

    What it writes besides what is kept lies in a folder that goes with it, however it ends.
    """
    words = [sys.executable, __file__, name, "--alone", "--minutes", str(seconds / 60)]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        done = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            env={**os.environ, "TMPDIR": folder},
        )  # fmt: skip
        try:
            told, _ = done.communicate()
        finally:
            done.kill()
            done.wait()
    count = re.search(r"number_of_executed_units: (\d+)", told) or re.search(r"Done (\d+) runs", told)
    seen = [int(figure) for figure in re.findall(r"cov: (\d+)", told)]
    faults = len(list((KEPT / "faults" / name).glob("*")))
    inputs = f"{int(count[1]):,}" if count else "?"
    reached = max(seen, default=0)
    print(
        f"{name:13} {inputs:>10} inputs in {seconds} s, {reached:>5} places reached, {faults} faults",
        flush=True,
    )
    if done.returncode:
        print("\n".join(told.splitlines()[-25:]), flush=True)
    return bool(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
