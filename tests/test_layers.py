"""The arrows of the house, as the machine sees them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
INTERFACE = {"textual", "rich"}
HEAVY = (*INTERFACE, "numpy")
DRAWS = "roadworthy.method.robustness"
"""The one room that works with arrays; whoever needs it loads it when asked, and nobody before."""


def loaded_after(program: str) -> set[str]:
    """Which of the heavy packages a fresh process has loaded after running `program`."""
    words = f"import sys\n{program}\nprint('\\nLOADED', *(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, encoding="utf-8", check=True, cwd=ROOT, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


def test_the_probe_sees_what_it_looks_for() -> None:
    assert loaded_after("import numpy") == {"numpy"}


@pytest.mark.parametrize("room", ["model", "knowledge", "method", "store", "report", "session"])
def test_a_room_below_the_interface_is_light(room: str) -> None:
    program = (
        "import importlib, pkgutil\n"
        f"import roadworthy.{room} as room\n"
        "for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        f"    if not found.name.startswith({DRAWS!r}):\n"
        "        importlib.import_module(found.name)"
    )
    assert loaded_after(program) == set()


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_summary_has_no_interface(form: str) -> None:
    arguments = ["summary", "sample_projects/bank-migration.toml", "--format", form]
    assert not INTERFACE & loaded_after(
        f"from roadworthy.__main__ import main\nassert main({arguments!r}) == 0"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "sample_projects"],
        ["guide"],
        ["schema"],
        ["--help"],
        ["forecast", "django"],
    ],
    ids=lambda arguments: " ".join(arguments[:1] + arguments[-1:]),
)
def test_a_command_is_light(arguments: list[str]) -> None:
    assert (
        loaded_after(f"from roadworthy.__main__ import main\nassert main({arguments!r}) in (0, 1)") == set()
    )


@pytest.mark.parametrize("command", ["forecast", "inspect", "evidence"])
def test_no_network_is_loaded_before_it_is_asked(command: str) -> None:
    what = "django" if command == "forecast" else "sample_projects/startup-crud.toml"
    words = (
        "import sys\nfrom roadworthy.__main__ import main\n"
        f"main([{command!r}, {what!r}])\nassert not {{'http.client', 'ssl', 'urllib.request'}} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr


def test_help_does_not_even_load_the_model() -> None:
    words = "import sys\nfrom roadworthy.__main__ import main\nmain(['--version'])\nassert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, timeout=60)


def test_imports_keep_the_contracts() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        capture_output=True, encoding="utf-8", check=False, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
