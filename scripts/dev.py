"""Everything a checkout needs, with nothing but Python: `make` calls this, and so do Windows users.

It keeps a virtual environment `.venv` in the checkout, filled from the committed lock, and renews it when
the lock or `pyproject.toml` has changed. uv is used where it is on the PATH; pip does the same, more slowly.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

OLDEST, TOO_NEW = (3, 11), (3, 14)
HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"run": HOME / "requirements.lock", "dev": HOME / "requirements-dev.lock"}
SANDBOX = HOME / ".roadworthy-sandbox"
SAMPLE = "article-comparison"
CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis")
TASKS = ("run", "test", "coverage", "lint", "format", "bench", "fuzz", "lock", "setup", "clean")

CHECKS = (
    ("lint", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("imports", ("lint-imports",)),
)
TESTS = ("pytest", "-q", "--dist", "worksteal")
MOST_WORKERS = 8
GUIDE = "atheris>=3,<4"


class Told(NamedTuple):
    """How a step went."""

    step: str
    status: int
    seconds: float


class Trouble(Exception):  # noqa: N818 - said to a person, in one line
    """Something that stops the setting up; its words are for the person."""


def main() -> int:
    """Do what the command line asks for and give the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, run and check this checkout.")
    parser.add_argument("task", choices=TASKS, help="what to do")
    task = parser.parse_args().task
    os.chdir(HOME)
    try:
        return _do(task)
    except Trouble as trouble:
        print(f"Roadworthy: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _do(task: str) -> int:
    if task == "clean":
        return _clean()
    if task == "run":
        _prepare("run")
        return _walk()
    _prepare("dev")
    if task == "test":
        return _test()
    if task == "coverage":
        return _coverage()
    if task == "lint":
        return _summary([_step(name, *command) for name, command in CHECKS])
    if task == "format":
        return _tool("ruff", "check", "--fix", "--quiet", ".") | _tool("ruff", "format", ".")
    if task == "bench":
        return subprocess.call([str(PYTHON), "benchmarks/run.py"], env=_environment())
    if task == "fuzz":
        return _fuzz()
    if task == "lock":
        return _lock()
    return 0


def _walk() -> int:
    """The walk on a copy of a sample, so that what is tried harms nothing; an existing copy is resumed."""
    copy = (SANDBOX / f"{SAMPLE}.toml").relative_to(HOME)
    command = [str(PYTHON), "-m", "roadworthy"]
    if not copy.exists():
        SANDBOX.mkdir(exist_ok=True)
        made = subprocess.run(
            [*command, "new", str(copy), "--sample", SAMPLE], env=_environment(), stderr=subprocess.PIPE,
            text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        if made.returncode:
            sys.stderr.write(made.stderr)
            return made.returncode
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(PYTHON, [*command, str(copy)], _environment())  # so that signals reach the walk itself
    return subprocess.call([*command, str(copy)], env=_environment())


def _test() -> int:
    """The tests, and beside them every check: a test that waits leaves a core to them.

    What the checks say comes after the tests, nearest to the summary. Where CI is set nothing is left out.
    """
    some = () if _is_ci() else ("-m", "not slow")
    with ThreadPoolExecutor(max_workers=1) as beside:
        checks = [beside.submit(_said, name, *command) for name, command in CHECKS]
        tests = _step("tests", *TESTS, "-n", _workers(), *some)
    told = []
    for check in checks:
        one, words = check.result()
        print(f"== {one.step}\n{words}".rstrip(), flush=True)
        told.append(one)
    return _summary([*told, tests])


def _coverage() -> int:
    """All tests, measured in every process that they start; the lines and branches that none takes."""
    measured = {"CI": "true", "COVERAGE_FILE": str(HOME / ".coverage")}
    _tool("coverage", "erase", **measured)
    tests = _step("tests", "coverage", "run", "-m", *TESTS, "-n", _workers(), **measured)
    if tests.status:
        return tests.status
    return _tool("coverage", "combine", "--quiet", **measured) or _tool("coverage", "report", **measured)


def _fuzz() -> int:
    """Every reader fed for a quarter of an hour; what guides it is no part of the lock."""
    if os.name == "nt":
        raise Trouble("atheris, which guides it, is not made for Windows")
    if subprocess.call([str(PYTHON), "-c", "import atheris"], stderr=subprocess.DEVNULL):
        _install(GUIDE)
    return subprocess.call([str(PYTHON), "scripts/fuzz.py"], env=_environment())


def _is_ci() -> bool:
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _workers() -> str:
    """One more than there are cores: some of the tests wait for a program in a terminal."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return str(min(cores + 1, MOST_WORKERS))


def _step(step: str, *command: str, **more: str) -> Told:
    print(f"== {step}: {' '.join(command)}", flush=True)
    begun = time.monotonic()
    status = _tool(*command, **more)
    return Told(step, status, time.monotonic() - begun)


def _said(step: str, *command: str) -> tuple[Told, str]:
    """A step whose words are kept for later."""
    begun = time.monotonic()
    ran = subprocess.run(
        [_path_of(command[0]), *command[1:]], env=_environment(), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    return Told(step, ran.returncode, time.monotonic() - begun), ran.stdout


def _summary(told: list[Told]) -> int:
    """Say how each step went; 1 where one failed."""
    print("== summary")
    for one in told:
        print(f"   {one.step:8} {'failed' if one.status else 'passed':7} {one.seconds:6.1f} s")
    return int(any(one.status for one in told))


def _tool(name: str, *arguments: str, **more: str) -> int:
    return subprocess.call([_path_of(name), *arguments], env=_environment() | more)


def _path_of(name: str) -> str:
    tool = shutil.which(name, path=str(BIN))
    if tool is None:
        raise Trouble(f"{name} is not in .venv although the lock names it; try again after: make clean")
    return tool


def _environment() -> dict[str, str]:
    """As in an activated environment; somebody else's is not passed on.

    What is compiled is kept beside the source: the tests start the program a hundred times.
    """
    foreign = ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return kept | {"VIRTUAL_ENV": str(VENV), "PATH": os.pathsep.join((str(BIN), os.environ.get("PATH", "")))}


def _prepare(kind: str) -> None:
    """Make or renew `.venv`; nothing is done where the stamp says that it holds what the lock names."""
    usable = _usable()
    wanted = {one: _print_of(one) for one in LOCKS}
    enough = ("dev",) if kind == "dev" else ("run", "dev")  # the development lock holds the other
    if usable and any(_stamp(one).is_file() and _stamp(one).read_text() == wanted[one] for one in enough):
        return
    if not usable:
        _make_environment()
    print(f"Roadworthy: filling .venv from {LOCKS[kind].name} …", flush=True)
    for one in LOCKS:
        _stamp(one).unlink(missing_ok=True)
    _install("-r", str(LOCKS[kind]))
    _install("--no-deps", "-e", ".")
    _stamp(kind).write_text(wanted[kind])


def _stamp(kind: str) -> Path:
    return VENV / f"roadworthy-{kind}.stamp"


def _print_of(kind: str) -> str:
    content = LOCKS[kind].read_bytes() + (HOME / "pyproject.toml").read_bytes() + str(HOME).encode()
    return hashlib.sha256(content).hexdigest()


def _usable() -> bool:
    """Whether there is an environment whose Python answers and is one of ours."""
    asked = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([str(PYTHON), "-c", asked], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return OLDEST <= tuple(int(part) for part in answer.split()) < TOO_NEW


def _make_environment() -> None:
    if not OLDEST <= sys.version_info < TOO_NEW:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise Trouble(
            f"Python 3.11, 3.12 or 3.13 is needed and this is {found}; call this script with one of them"
            " (on Windows: py -3.13 scripts/dev.py …)"
        )
    print("Roadworthy: making the virtual environment .venv …", flush=True)
    plain = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    made = subprocess.run(plain, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if made.returncode == 0:
        return
    uv = shutil.which("uv")
    if uv and subprocess.call([uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV)]) == 0:
        return
    sys.stderr.write(made.stdout)
    raise Trouble(
        "this Python can't make a virtual environment; where it comes from the system's packages,"
        " install the one called python3-venv or alike"
    )


def _install(*what: str) -> None:
    """With uv where it is there and works; a uv that does not know this machine's ways leaves it to pip."""
    uv = shutil.which("uv")
    if uv:
        quick = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), *what]
        if subprocess.run(quick, stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what]
    if subprocess.call(pip):
        raise Trouble(f"pip could not install {' '.join(what)}; its words are above; when mended, call again")


def _lock() -> int:
    """Choose newest versions for both locks; the development one keeps to those of the other."""
    uv = shutil.which("uv")
    if uv is None:
        raise Trouble("locks for all systems at once are written by uv, which is not on the PATH")
    common = [
        uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11",
        "--upgrade", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
    ]  # fmt: skip
    run, dev = LOCKS["run"].name, LOCKS["dev"].name
    return subprocess.call([*common, "-o", run]) or subprocess.call(
        [*common, "--group", "dev", "--constraint", run, "-o", dev]
    )


def _clean() -> int:
    """Remove what was made here, the environment included; the copies of samples stay, for they are yours."""
    for name in (".venv", *CACHES, "build", "dist"):
        shutil.rmtree(HOME / name, ignore_errors=True)
    for folder in ("src", "tests", "benchmarks", "scripts"):
        for cache in list((HOME / folder).rglob("__pycache__")):
            shutil.rmtree(cache, ignore_errors=True)
    for measured in HOME.glob(".coverage*"):
        measured.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
