"""Themes and samples are found, and used, wherever the program runs from: a wheel, an editable install, a checkout."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("src", "themes", "sample_projects", "share", "pyproject.toml", "README.md", "LICENSE")

SHIPPED = (
    "man/man1/roadworthy.1", "bash-completion/completions/roadworthy", "zsh/site-functions/_roadworthy",
    "fish/vendor_completions.d/roadworthy.fish",
)  # fmt: skip

ASK = """
import json
import roadworthy
from roadworthy.knowledge.stations import stations
from roadworthy.store.places import samples_dir, themes_dir
from roadworthy.tui.theme import read_theme

print(json.dumps({
    "package": roadworthy.__file__,
    "version": roadworthy.__version__,
    "stations": len(stations()),
    "themes_dir": str(themes_dir()),
    "themes": [read_theme(file).name for file in sorted(themes_dir().glob("*.toml"))],
    "samples_dir": str(samples_dir()),
    "samples": sorted(file.name for file in samples_dir().glob("*.toml")),
}))
"""


def run_in(folder: Path, *command: str, **environment: str) -> str:
    """What a command prints that has to succeed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder,
        env=clean | {"PYTHONUTF8": "1"} | environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


class Place:
    """A fresh environment which sees this one's libraries, but not its Roadworthy."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False)
        windows = os.name == "nt"
        self.python = folder / ("Scripts/python.exe" if windows else "bin/python")
        self.program = folder / ("Scripts/roadworthy.exe" if windows else "bin/roadworthy")
        self.folder = folder
        asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
        self.packages = Path(self.run(str(self.python), "-c", asked).strip())
        libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        # A .pth file reached through another is not read, so an editable Roadworthy there stays unseen.
        (self.packages / "libraries.pth").write_text("\n".join(sorted(libraries)), encoding="utf-8")

    def run(self, *command: str, **environment: str) -> str:
        return run_in(self.folder, *command, **environment)

    def install(self, *what: str) -> None:
        """Nothing is looked up: neither libraries nor what builds."""
        if uv := shutil.which("uv"):
            installer = [uv, "pip", "install", "--quiet", "--offline", "--python", str(self.python)]
        else:
            installer = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet"]
            installer += ["--no-index", "--disable-pip-version-check"]
        self.run(*installer, "--no-deps", "--no-build-isolation", *what)

    def ask(self, **environment: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.run(str(self.python), "-c", ASK, **environment))
        return answer


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, so that building leaves nothing behind."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in NEEDED:
        here = ROOT / name
        if here.is_dir():
            shutil.copytree(here, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(here, copy / name)
    return copy


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "fresh")


def _expected(folder: str) -> list[str]:
    return sorted(file.name for file in (ROOT / folder).glob("*.toml"))


def _holds(answer: dict[str, Any], themes: Path, samples: Path) -> None:
    assert Path(answer["themes_dir"]).resolve() == themes.resolve()
    assert Path(answer["samples_dir"]).resolve() == samples.resolve()
    assert [f"{name}.toml" for name in answer["themes"]] == _expected("themes")
    assert answer["samples"] == _expected("sample_projects")
    assert len(answer["samples"]) >= 4
    assert answer["stations"] == 9


def built_twice(checkout: Path, folder: Path) -> list[dict[str, Path]]:
    """A release by the names of its files, built on two days, in two folders, of files touched on other days."""
    found: list[dict[str, Path]] = []
    for number, day in enumerate((1_700_000_000, 1_780_000_000)):
        copy, out = folder / f"copy-{number}", folder / f"dist-{number}"
        shutil.copytree(checkout, copy)
        for path in copy.rglob("*"):
            os.utime(path, (day, day))
        build = ("-m", "build", "--wheel", "--sdist", "--no-isolation", "--outdir", str(out), str(copy))
        run_in(folder, sys.executable, *build, SOURCE_DATE_EPOCH="1763000000")
        found.append({path.name: path for path in out.iterdir()})
    return found


@pytest.mark.slow
def test_a_release_is_the_same_bytes_twice_and_its_wheel_works(
    checkout: Path, place: Place, tmp_path: Path
) -> None:
    one, other = built_twice(checkout, tmp_path)
    assert sorted(one) == sorted(other)
    assert len(one) == 2
    for name, path in one.items():
        assert path.read_bytes() == other[name].read_bytes(), name
    (wheel,) = (path for name, path in one.items() if name.endswith(".whl"))
    place.install(str(wheel))
    answer = place.ask()
    assert wheel.name == f"roadworthy-{answer['version']}-py3-none-any.whl"
    inside = place.packages / "roadworthy"
    assert Path(answer["package"]).resolve().parent == inside.resolve()
    _holds(answer, inside / "themes", inside / "sample_projects")
    assert (inside / "py.typed").is_file()
    for name in SHIPPED:
        assert (place.folder / "share" / name).is_file(), "where a shell or man looks"
    _works(place)


@pytest.mark.slow
def test_an_editable_install(checkout: Path, place: Place) -> None:
    place.install("--editable", str(checkout))
    answer = place.ask()
    assert Path(answer["package"]).is_relative_to(checkout)
    _holds(answer, checkout / "themes", checkout / "sample_projects")
    _works(place)


@pytest.mark.slow
def test_a_checkout(checkout: Path, place: Place) -> None:
    _holds(place.ask(PYTHONPATH=str(checkout / "src")), checkout / "themes", checkout / "sample_projects")


def _works(place: Place) -> None:
    """The program itself makes a decision from a shipped sample and sums it up."""
    place.run(str(place.program), "new", "choice.toml", "--sample", "article-comparison")
    summary = json.loads(place.run(str(place.program), "summary", "choice.toml", "--format", "json"))
    assert {candidate["name"] for candidate in summary["candidates"]} >= {"Django", "FastAPI"}
    assert "Frame" in place.run(str(place.program), "guide")
