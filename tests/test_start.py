"""What is not imported before it is wanted: the first frame without numpy, the commands without Textual."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roadworthy.cli.walk import COMPLETES, is_bare
from roadworthy.session import Session

pytestmark = pytest.mark.turns

SAMPLE = Path(__file__).parents[1] / "sample_projects" / "article-comparison.toml"
FIRST_FRAME = """
import asyncio, gc, sys
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp

async def main():
    app = RoadworthyApp(Session.open(sys.argv[1]))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        station = app.screen.station
        print(station.ID, station.region.height > 10, "numpy" in sys.modules, gc.isenabled())

gc.disable()
asyncio.run(main())
"""


def python(code: str, *arguments: str, cwd: Path | None = None) -> str:
    """What a fresh Python prints."""
    argv = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout


def after_command(told: str, *arguments: str) -> str:
    """The last line that a fresh Python prints: it runs a command line of ours, then `told`."""
    code = f"import sys\nfrom roadworthy.__main__ import main\nstatus = main(sys.argv[1:])\n{told}"
    return python(code, *arguments).splitlines()[-1]


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A decision that was just begun."""
    path = tmp_path / "orders.toml"
    Session.create(path, "Orders").close()
    return path


def test_the_first_frame_needs_no_numpy_and_memory_is_swept_after_it(orders: Path) -> None:
    assert python(FIRST_FRAME, str(orders)).split() == ["frame", "True", "False", "True"]


FIRST_ROOMS = """
import asyncio, sys
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp

def loaded():
    rooms = {".".join(name.split(".")[1:]) for name in sys.modules if name.startswith("roadworthy.")}
    print("ROOMS", *sorted(rooms))

shown = RoadworthyApp._shown
RoadworthyApp._shown = lambda self: (loaded(), shown(self))

async def main():
    app = RoadworthyApp(Session.open(sys.argv[1]) if len(sys.argv) > 1 else None)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()

asyncio.run(main())
"""
WAIT = (
    "cli.commands", "edits.answer", "edits.lessons", "edits.merge", "evidence", "interview.days", "interview.earlier",
    "interview.numbers", "interview.outlines.compare", "interview.outlines.criteria", "interview.outlines.decision",
    "interview.outlines.evidence", "interview.outlines.landscape", "interview.outlines.path", "interview.outlines.risks",
    "interview.outlines.scores", "method.audit", "method.ballots", "method.find_out", "method.fit", "method.forecast",
    "method.inspection", "method.presets", "method.robustness", "method.schedule", "method.sensitivity", "method.signals",
    "method.tradeoffs", "plain", "report.formats", "report.html", "report.page", "report.strongest", "report.summary",
    "store.lessons", "store.merge_comments", "tables", "tui.ballots", "tui.compare", "tui.criteria", "tui.palette",
    "tui.plain_signs", "tui.scores",
)  # fmt: skip
"""Rooms and files that no first screen needs: of a decision without a date, and of none."""


def rooms(cwd: Path, *arguments: str) -> set[str]:
    """Our own modules that are there when the first frame is shown, without the package's name."""
    told = [
        line for line in python(FIRST_ROOMS, *arguments, cwd=cwd).splitlines() if line.startswith("ROOMS")
    ]
    return set(told[0].split()[1:])


def within(loaded: set[str], waiting: tuple[str, ...]) -> list[str]:
    """What is there of some rooms that are to wait."""
    return sorted(name for name in loaded if any(f"{name}.".startswith(f"{room}.") for room in waiting))


def test_the_first_screen_of_a_decision_loads_no_room_that_it_does_not_show(
    orders: Path, tmp_path: Path
) -> None:
    """Of one that was just begun, and of one that is answered throughout."""
    answered = tmp_path / "answered.toml"
    shutil.copy(SAMPLE, answered)
    walk = (*WAIT, "method.rules", "tui.screens", "tui.stations.compare", "tui.stations.path")
    for path in (orders, answered):
        loaded = rooms(tmp_path, str(path))
        assert {"method.gate", "tui.stations.frame", "tui.walk.screen"} <= loaded
        assert within(loaded, walk) == [], path


def test_the_first_screen_without_a_decision_loads_no_room_that_it_does_not_show(tmp_path: Path) -> None:
    loaded = rooms(tmp_path)
    assert "tui.screens.welcome" in loaded
    assert within(loaded, (*WAIT, "method.rules", "tui.stations", "tui.screens.versions", "tui.walk")) == []


def test_the_name_alone_opens_the_first_screen_without_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadworthy.cli.walk.why_no_screen", lambda: None)
    assert is_bare([])
    assert not is_bare(["list"])
    monkeypatch.setenv(COMPLETES, "bash_complete")  # a shell asks, at a person's terminal
    assert not is_bare([])


def test_what_is_asked_in_frame_is_there_before_a_date_is_held_against_the_plans(orders: Path) -> None:
    with orders.open("a", encoding="utf-8") as file:
        file.write('\n[frame.waiting]\nforced_on = 2999-01-01\n\n[candidates.django]\nname = "Django"\n')
    code = (
        "import sys\nfrom roadworthy.interview.stations import outline_of\n"
        "from roadworthy.interview.view import View\nfrom roadworthy.session import Session\n"
        "of = Session.open(sys.argv[1]).analysis\n"
        "for waits in (False, True):\n"
        "    items = outline_of('frame')(of, View(waits=waits))\n"
        "    print(len(items) > 20, 'numpy' in sys.modules)"
    )
    assert python(code, str(orders)).split() == ["True", "False", "True", "True"]


def test_frame_is_asked_without_rules_and_without_what_reads_and_writes_an_answer(orders: Path) -> None:
    code = (
        "import sys\nfrom roadworthy.interview.form import FormState\n"
        "from roadworthy.interview.stations import outline_of\nfrom roadworthy.session import Session\n"
        "form = FormState(Session.open(sys.argv[1]), outline_of('frame'))\n"
        "wait = ('method.rules', 'method.basis', 'edits.answer', 'interview.days', 'interview.numbers')\n"
        "print(len(form.items) > 20, *(name for name in wait if f'roadworthy.{name}' in sys.modules))"
    )
    assert python(code, str(orders)).split() == ["True"]


def test_the_summary_needs_neither_textual_nor_numpy(orders: Path) -> None:
    told = "print(status, sorted({'textual', 'rich', 'numpy'} & set(sys.modules)))"
    for command in (["summary", str(orders)], ["list", str(orders.parent)], ["guide"]):
        assert after_command(told, *command) == "0 []", command


def test_a_command_looks_for_no_plugins_of_a_library(orders: Path) -> None:
    told = "print(status, 'importlib.metadata' in sys.modules)"
    assert after_command(told, "summary", str(orders)) == "0 False"


def test_whoever_asks_the_finder_of_plugins_for_more_gets_the_librarys_own() -> None:
    code = (
        "from roadworthy.quick_start import PLUGIN_LOADER, start_quickly\nstart_quickly()\nimport importlib, pydantic\n"
        "class Model(pydantic.BaseModel):\n    x: int = 0\n"
        "stands_in = importlib.import_module(PLUGIN_LOADER)\n"
        "group = stands_in.PYDANTIC_ENTRY_POINT_GROUP\n"
        "own = importlib.import_module(PLUGIN_LOADER)\n"
        "print(stands_in.get_plugins(), Model().x, group, own is stands_in, callable(own.get_plugins))"
    )
    assert python(code).split() == ["()", "0", "pydantic", "False", "True"]


@pytest.mark.parametrize(("name", "left"), [("roadworthy", "True False"), ("another", "False True")])
def test_a_program_leaves_its_memory_to_the_system_and_a_caller_keeps_its_own(name: str, left: str) -> None:
    code = (
        "import sys, gc\nbefore = gc.get_freeze_count()\n"  # Python 3.12 has frozen some of its own by then
        f"sys.argv = [{name!r}]\nfrom roadworthy.__main__ import main\nmain(['--version'])\n"
        "print(gc.get_freeze_count() > before, gc.isenabled())"
    )
    assert python(code).splitlines()[-1] == left
