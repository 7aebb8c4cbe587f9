"""The arrows of the house, as the machine sees them."""

import subprocess
import sys
from pathlib import Path

import pytest

from patience import LONGEST

pytestmark = pytest.mark.turns

ROOT = Path(__file__).resolve().parents[1]
INTERFACE = {"textual", "rich"}
HEAVY = (*INTERFACE, "numpy")
NETWORK = ("http.client", "ssl", "urllib.request")
BELOW = tuple(
    sorted(
        found.parent.name
        for found in (ROOT / "src/roadworthy").glob("*/__init__.py")
        if found.parent.name != "tui"
    )
)
"""Every room but the full-screen one."""
DRAWS = "roadworthy.method.robustness"
"""The one room that works with arrays; whoever needs it loads it when asked, and nobody before."""


def loaded_after(*programs: str, watched: tuple[str, ...] = HEAVY) -> list[set[str]]:
    """Which of some modules a fresh process has loaded after each of some programs, one after another."""
    tell = f"print('\\nLOADED', *(name for name in {watched!r} if name in sys.modules))"
    words = "\n".join(["import sys", *(f"{program}\n{tell}" for program in programs)])
    done = subprocess.run(
        [sys.executable, "-c", words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        timeout=LONGEST,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("LOADED")]
    return [set(line.split()[1:]) for line in told]


def command(*arguments: str) -> str:
    """A program that runs a command line of ours."""
    return f"from roadworthy.__main__ import main\nassert main({[*arguments]!r}) in (0, 1)"


def test_the_probe_sees_what_it_looks_for() -> None:
    assert loaded_after("import sys", "import numpy") == [set(), {"numpy"}]


def test_a_room_without_a_full_screen_is_light() -> None:
    """One process for all: what a room loads is named from there on."""
    programs = [
        "import importlib, pkgutil\n"
        f"import roadworthy.{room} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        f"    if not found.name.startswith({DRAWS!r}):\n"
        "        importlib.import_module(found.name)"
        for room in BELOW
    ]
    assert dict(zip(BELOW, loaded_after(*programs), strict=True)) == {room: set() for room in BELOW}


def test_a_summary_has_no_interface() -> None:
    forms = ("text", "markdown", "json")
    programs = [command("summary", "sample_projects/bank-migration.toml", "--format", form) for form in forms]
    loaded = dict(zip(forms, loaded_after(*programs), strict=True))
    assert {form: INTERFACE & packages for form, packages in loaded.items()} == {
        form: set() for form in forms
    }


def test_a_page_loads_nothing_that_it_does_not_print() -> None:
    """Of a sample without upkeep: no upgrades ahead, and of numpy no masked arrays, which its quantiles bring."""
    watched = ("numpy", "numpy.ma", "roadworthy.report.forecasts", "jinja2")
    page = command("summary", "sample_projects/bank-migration.toml")
    assert loaded_after(page, watched=watched) == [{"numpy"}]


def test_a_page_of_what_is_not_decided_holds_nothing_against_an_earlier_day() -> None:
    watched = ("roadworthy.report.summary", "roadworthy.method.then_and_now", "roadworthy.method.forecast")
    page = command("summary", "sample_projects/article-comparison.toml")
    assert loaded_after(page, watched=watched) == [{"roadworthy.report.summary"}]


def test_a_command_is_light() -> None:
    commands = (
        ("guide",),
        ("schema",),
        ("--help",),
        ("forecast", "django"),
    )
    loaded = loaded_after(*(command(*arguments) for arguments in commands))
    assert dict(zip(commands, loaded, strict=True)) == {arguments: set() for arguments in commands}


def test_no_network_is_loaded_before_it_is_asked() -> None:
    file = "sample_projects/startup-crud.toml"
    commands = (("forecast", "django"), ("inspect", file), ("evidence", file))
    programs = (command(*arguments) for arguments in commands)
    assert loaded_after(*programs, watched=NETWORK) == [set()] * len(commands)


def test_help_does_not_even_load_the_model() -> None:
    words = "import sys\nfrom roadworthy.__main__ import main\nmain(['--version'])\nassert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, timeout=LONGEST)


def test_imports_keep_the_contracts() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, timeout=LONGEST,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
