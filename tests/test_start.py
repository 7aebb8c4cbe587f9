"""What is not imported before it is wanted: the first frame without numpy, the commands without Textual."""

import subprocess
import sys
from pathlib import Path

import pytest

from roadworthy.session import Session

pytestmark = pytest.mark.turns

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


def python(code: str, *arguments: str) -> str:
    """What a fresh Python prints."""
    argv = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=False)
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
        f"import sys, gc\nsys.argv = [{name!r}]\nfrom roadworthy.__main__ import main\nmain(['--version'])\n"
        "print(gc.get_freeze_count() > 0, gc.isenabled())"
    )
    assert python(code).splitlines()[-1] == left
