"""What each patch of Textual, of Python and of pydantic buys: the walk with it and without, in pairs.

    .venv/bin/python benchmarks/patches.py [--rounds N] [--count] [PATCH…]

Prints by how much the start (until the first frame) and a key (until its frame is written, in the grid of
20 × 30) take longer without it, in processor time, the least of some runs: what else the machine does is left
out. `--count` counts instructions with valgrind: minutes for each, and nearly the same figure each time; a
key is then all that the program's own thread does for it. What buys less than 3 % of either has no place in
the house; what is there for another reason than time is not measured here.
"""

import argparse
import ast
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from roadworthy.knowledge.stations import stations
from run import DOWN, FIRST_SAVE, Bench
from terminal import Program

PROGRAM = """
import importlib.abc, importlib.util, sys
ACTS = {acts!r}
class Hook(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name not in ACTS:
            return None
        code = "\\n".join(ACTS.pop(name))
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module
        def exec_module(module):
            load(module)
            exec(code, vars(module))
        spec.loader.exec_module = exec_module
        return spec
sys.meta_path.insert(0, Hook())
{first}
from roadworthy.__main__ import main
sys.exit(main())
"""
"""Runs the walk; each act is done in the module that it is for, as soon as that is imported."""
Acts = dict[str, str]
SHEETS, LINES, STRIPS = (
    f"roadworthy.tui.textual_patches.{name}" for name in ("style_sheets", "strip_widget", "strip_cache")
)
LIGHTER = "roadworthy.lighter_imports"
WITHOUT: dict[str, Acts] = {
    "nothing (the measure's own error)": {},
    "style sheets are read once": {
        SHEETS: "del StyledApp.refresh_css, StyledApp.get_css_variables\n"
        "StyledApp.style_for_theme = lambda self: None"
    },
    "painted lines are kept": {LINES: "del StripWidget.render_lines, StripWidget.refresh"},
    "ground without a detour": {LINES: "del PlainContainer.render_lines"},
    "strips are kept": {
        STRIPS: "def line(self, y, content, width):\n"
        "    style = self.widget.visual_style\n"
        "    strips = Visual.to_strips(self.widget, content, width, 1, style)\n"
        "    return strips[0] if strips else Strip.blank(width, style.rich_style)\n"
        "StripCache.line = line"
    },
    "lines that fit are made plainly": {
        STRIPS: "def plainly(self, y, content, style):\n"
        "    strips = Visual.to_strips(self.widget, content, max(1, content.cell_length), 1, style)\n"
        "    return strips[0] if strips else Strip.blank(0, style.rich_style)\n"
        "StripCache._plainly = plainly"
    },
    "colours are made real where there are any to be": {
        "roadworthy.tui.app": "WhereNeeded = lambda one: one"
    },
    "classes of widgets are defined quickly": {
        "roadworthy.tui.textual_patches.node_classes": "define_nodes_quickly = lambda: None"
    },
    "methods of dataclasses are made when called": {LIGHTER: "_FINDER._acts.pop('dataclasses')"},
    "keys of schemas have no types": {LIGHTER: "_FINDER._acts.pop('pydantic_core.core_schema')"},
    "patterns are compiled when used": {"roadworthy.late_patterns": "compile_late = lambda: None"},
    "memory is swept while nobody types": {"": "import gc; gc.disable = lambda: None"},
    "a thread gives way at once": {"": "sys.setswitchinterval = lambda seconds: None"},
}
METER: Acts = {
    "roadworthy.tui.app": """
import atexit, os, time
from textual.app import App
_found, _from = [], [None]
_were = RoadworthyApp._shown, RoadworthyApp.on_event, App._display
def shown(self):
    _found.append(time.process_time())
    _were[0](self)
async def on_event(self, event):
    if isinstance(event, events.Key) and event.character in ("2", "3") and not event.is_forwarded:
        _from[0] = time.thread_time()
    await _were[1](self, event)
def display(self, screen, renderable):
    _were[2](self, screen, renderable)
    if _from[0] is not None:
        _found.append(time.thread_time() - _from[0])
        _from[0] = None
RoadworthyApp._shown, RoadworthyApp.on_event, App._display = shown, on_event, display
atexit.register(lambda: open(os.environ["METER"], "w").write(repr(_found)))
"""
}
"""Notes the processor time until the first frame, and the main thread's from each key to its frame."""
KEYS: Acts = {
    "roadworthy.session.saver": "Saver._plan = Saver.look = Saver._sweep = lambda self: None",
    "roadworthy.tui.jobs": "Jobs.ready = lambda *asked: False",
    "roadworthy.tui.walk.screen": "READ_FIRST = 1e6",
    "roadworthy.tui.app": """
import asyncio, os
_shown = RoadworthyApp._shown
async def typing(self):
    self.screen.go("scores")
    await asyncio.sleep(5)
    for number in range(int(os.environ["KEYS"])):
        for key in ("2" if 1 + number * 3 % 5 != 2 else "3", "down"):
            self._driver.send_message(events.Key(key, key if len(key) == 1 else None))
            await asyncio.sleep(1.5)
    os._exit(0)
def shown(self):
    if os.environ["KEYS"] == "0":
        os._exit(0)
    _shown(self)
    self._typing = asyncio.get_running_loop().create_task(typing(self))
RoadworthyApp._shown = shown
""",
}
"""Types by itself, with nothing done beside it, and ends: at the first frame where no key is wanted."""


def program_of(*acts: Acts) -> str:
    """The program with what is done in its modules; a name of none is done at once."""
    by_module: dict[str, list[str]] = {}
    for one in acts:
        for module, code in one.items():
            by_module.setdefault(module, []).append(code)
    first = "\n".join(by_module.pop("", []))
    return PROGRAM.format(acts=by_module, first=first)


class Pairs(Bench):
    """Runs of the walk with and without one patch."""

    def __init__(self, folder: Path, rounds: int) -> None:
        super().__init__(folder, rounds)
        if "PYTHONPATH" in os.environ:
            self.env["PYTHONPATH"] = os.environ["PYTHONPATH"]  # another checkout than the installed one
        self.env["PYTHONHASHSEED"] = "0"

    def program(self, code: str, path: Path, *tool: str) -> Program:
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        return Program([*tool, sys.executable, "-c", code, str(path)], self.env)

    def typed(self, program: Program, keys: int, slow: float) -> None:
        """Go to the grid and type."""
        program.until(stations()[0].sentence[:30], limit=300)
        program.rest(FIRST_SAVE * slow)
        program.press(b"g")
        program.rest(0.3 * slow)
        program.press(b"5")
        program.until(stations()[4].sentence[:30], limit=300)
        program.rest(0.5 * slow)
        for number in range(keys):
            program.press(b"2" if 1 + number * 3 % 5 != 2 else b"3")
            program.rest(0.1 * slow)
            program.press(DOWN)
            program.rest(0.06 * slow)

    def measure(self, without: Acts) -> tuple[float, float]:
        """Milliseconds of processor time until the first frame, and to a key's frame: the first quartile."""
        file, found = self.folder / "typed.toml", self.folder / "meter"
        shutil.copy(self.large, file)
        self.env["METER"] = str(found)
        program = self.program(program_of(without, METER), file)
        self.typed(program, 24, 1)
        program.close()
        first, *took = ast.literal_eval(found.read_text(encoding="utf-8"))
        return first * 1000, statistics.quantiles(took, n=4)[0] * 1000

    def count(self, without: Acts) -> tuple[float, float]:
        """Millions of instructions to the first frame; for a digit in the grid and one step down."""
        start = self._count(without, self.sample, 0)
        few, many = (self._count(without, self.large, keys) for keys in (2, 10))
        return start, (many - few) / 8

    def _count(self, without: Acts, path: Path, keys: int) -> float:
        log = self.folder / "count.txt"
        tool = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", f"--log-file={log}"]
        self.env["KEYS"] = str(keys)
        code = program_of(without, KEYS)
        self.program(code, path, shutil.which("valgrind") or "valgrind", *tool).wait(600)
        found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text(encoding="utf-8"))
        if found is None:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        return int(found[1].replace(",", "")) / 1e6


def more(without: Sequence[float], usual: Sequence[float]) -> str:
    """By how many percent the one is more than the other: the least of each, as other work only adds."""
    return f"{(min(without) / min(usual) - 1) * 100:+7.1f} %"


def main() -> None:
    """Measure the patches that are asked for."""
    wanted = argparse.ArgumentParser(description="What each patch buys.")
    wanted.add_argument("patch", nargs="*", help="the beginning of a name; all of them where none is given")
    wanted.add_argument("--rounds", type=int, default=10, help="pairs of runs (default 10)")
    wanted.add_argument("--count", action="store_true", help="count instructions with valgrind")
    given = wanted.parse_args()
    names = [name for name in WITHOUT if not given.patch or name.startswith(tuple(given.patch))]
    with tempfile.TemporaryDirectory() as folder:
        pairs = Pairs(Path(folder), given.rounds)
        pairs.measure({})  # from now on all is compiled
        print(f"{'without':<50} {'start':>9} {'key':>9}", flush=True)
        usual = pairs.count({}) if given.count else (0.0, 0.0)
        if given.count:
            print(f"{'(as it is, millions)':<50} {usual[0]:9.1f} {usual[1]:9.2f}", flush=True)
        for name in names:
            if given.count:
                found = pairs.count(WITHOUT[name])
                print(f"{name:<50} {more(found[:1], usual[:1])} {more(found[1:], usual[1:])}", flush=True)
                continue
            turns = [(*pairs.measure(WITHOUT[name]), *pairs.measure({})) for _ in range(given.rounds)]
            start, key, start_usual, key_usual = zip(*turns, strict=True)
            figures = f"  ({min(start_usual):.0f} ms, {min(key_usual):.2f} ms)"
            print(f"{name:<50} {more(start, start_usual)} {more(key, key_usual)}{figures}", flush=True)


if __name__ == "__main__":
    main()
