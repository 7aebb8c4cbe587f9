"""What holds for the project as a whole: names that have no place in it, what it declares, how long its files are."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from parsed import nodes_of, tree_of
from roadworthy import __version__

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN_PLACES = {".git", ".venv", ".roadworthy-sandbox", "build", "dist", "shots", "__pycache__"}
LONGEST = 400
"""Lines that a source file stays below."""
STILL_LONG: set[str] = set()
"""Files that are to be cut at a seam. Nothing is added here."""
TYPE_NAME = re.compile(r"[A-Z]+[a-z]\w*")
STILL_SHARED: set[str] = set()
"""Names of two public types, one of which is to be renamed. Nothing is added here."""

# Written so that they do not find themselves.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+|Users/[a-z]+)/\w")
REGISTRY = re.compile(r"[p]ypi[.]org|[p]ythonhosted|[r]egistry[.]npm|[n]pmjs[.]|[d]eb[.]debian")


@cache
def _files() -> tuple[Path, ...]:
    """What git holds or would take; without git, whatever is no cache."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        paths = [ROOT / line for line in listed.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(part in OWN_PLACES or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
        ]
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def _texts() -> dict[str, str]:
    found = {}
    for path in _files():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def _sources() -> dict[str, str]:
    return {name: text for name, text in _texts().items() if name.endswith(".py")}


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_files_are_seen() -> None:
    assert len(_sources()) > 100
    assert {"LICENSE", "pyproject.toml", "requirements.lock"} <= set(_texts())


def test_no_file_names_a_path_of_one_machine() -> None:
    assert MACHINE_PATH.search("see /ROOT/notes".lower())
    assert _lines_with(MACHINE_PATH) == []


def test_no_file_names_a_registry() -> None:
    assert REGISTRY.search("https://PYPI.org/simple".lower())
    assert _lines_with(REGISTRY) == []


def test_source_files_stay_short() -> None:
    long = {name for name, text in _sources().items() if text.count("\n") >= LONGEST}
    assert long - STILL_LONG == set(), f"not below {LONGEST} lines"
    assert STILL_LONG - long == set(), "short enough now: take it out of STILL_LONG"


def test_no_two_public_types_share_a_name() -> None:
    homes: dict[str, list[str]] = {}
    for name, text in _sources().items():
        if name.startswith("src/"):
            for kind in public_types(text):
                homes.setdefault(kind, []).append(name)
    assert len(homes) > 500
    shared = {kind: files for kind, files in homes.items() if len(files) > 1}
    assert {kind: files for kind, files in shared.items() if kind not in STILL_SHARED} == {}
    assert STILL_SHARED - set(shared) == set(), "shared no more: take it out of STILL_SHARED"


def public_types(text: str) -> list[str]:
    """The classes and the type aliases at the top of a file, without those that are its own."""
    found = []
    for node in tree_of(text).body:
        if isinstance(node, ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found += [node.target.id] if ast.unparse(node.annotation).endswith("TypeAlias") else []
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp):
            found += [to.id for to in node.targets if isinstance(to, ast.Name) and TYPE_NAME.fullmatch(to.id)]
    return [name for name in found if not name.startswith("_")]


def test_a_type_is_a_class_or_an_alias_at_the_top_of_a_file() -> None:
    text = (
        "class Ours: ...\nclass _Own: ...\nclass Widget:\n    class Pressed: ...\n"
        "Row = tuple[str, ...]\nMOST = 2 * 3\nCell: TypeAlias = float | None\nWide = float | Cell\nT = TypeVar('T')\n"
    )
    assert public_types(text) == ["Ours", "Widget", "Row", "Cell", "Wide"]


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python below 3.11.5 matches that wrongly (its issue 106052), and Debian 12 has 3.11.2; `[^x]*+` is well."""
    found = _lines_with(re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+"))
    assert [line for line in found if line.startswith("src/")] == []


def test_every_text_ends_with_one_new_line_and_has_no_carriage_returns() -> None:
    wrong = [
        name
        for name, text in _texts().items()
        if text and (not text.endswith("\n") or text.endswith("\n\n") or "\r" in text)
    ]
    assert wrong == []


def test_the_changelog_knows_the_version() -> None:
    headings = re.findall(
        r"^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?$", _texts()["CHANGELOG.md"], re.MULTILINE
    )
    names = [name for name, _ in headings]
    assert names[0] == "Unreleased"
    released = [(name, day) for name, day in headings if name != "Unreleased"]
    assert all(day for _, day in released)
    # Until the first release its version is what is being worked towards.
    assert not released or released[0][0] == __version__
    assert f"`{__version__}`" in _texts()["CHANGELOG.md"] or released


def test_the_licence_is_mit() -> None:
    assert _texts()["LICENSE"].startswith("MIT License\n\nCopyright (c) ")
    assert PROJECT["project"]["license"] == "MIT"


def test_imports_at_run_time_are_declared() -> None:
    extras = PROJECT["project"].get("optional-dependencies", {}).values()
    declared = {_name(line) for lines in (PROJECT["project"]["dependencies"], *extras) for line in lines}
    homes = packages_distributions()
    imported: dict[str, str] = {}
    for name, text in _sources().items():
        if name.startswith("src/"):
            for module in _imported(text):
                imported.setdefault(module, name)
    foreign = {module: name for module, name in imported.items() if module not in sys.stdlib_module_names}
    assert foreign.pop("roadworthy")
    undeclared = {
        module: name
        for module, name in foreign.items()
        if not {_name(home) for home in homes.get(module, [module])} & declared
    }
    # Textual brings rich and pydantic its core, and each hands out what is of the other.
    assert set(undeclared) <= {"rich", "pydantic_core"}, undeclared
    used = {_name(home) for module in foreign for home in homes.get(module, [module])}
    assert declared - used <= {"numpy"}, (
        "declared and not used"
    )  # numpy waits for the robustness of a ranking


def _imported(text: str) -> set[str]:
    found = set()
    for node in nodes_of(text):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return found


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def _locked(file: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for line in _texts()[file].splitlines():
        found = re.fullmatch(r"([a-z0-9-]+)==([\w.]+)(?: ; .+)?", line)
        assert found, f"{file}: {line}: one name, one exact version"
        versions.setdefault(found[1], set()).add(found[2])
    return versions


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("requirements.lock", PROJECT["project"]["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
    ],
)
def test_the_lock_names_what_is_declared(file: str, wanted: list[str]) -> None:
    assert {_name(line) for line in wanted} <= set(_locked(file))


def test_the_locks_agree() -> None:
    """So that what was tested is what runs, and the one environment serves both."""
    development = _locked("requirements-dev.lock")
    assert {name: development.get(name) for name in _locked("requirements.lock")} == _locked(
        "requirements.lock"
    )
