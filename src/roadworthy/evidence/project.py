"""The team's own project: its direct dependencies, what of them is about a framework, what that drags in."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import tomli

from roadworthy.errors import NoAnswer, StoreError
from roadworthy.evidence import lock_files
from roadworthy.evidence.lock_files import Graph, plain, reachable
from roadworthy.model.collected import ProjectFacts
from roadworthy.model.frozen import frozen
from roadworthy.text_files import check_folder, decode

_MOST: Final = 64 * 1024 * 1024
"""Bytes of one file; lock files are long."""
_NAME: Final = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)]*)")
_INCLUDES: Final = re.compile(r"^[ \t]*(?:-r|--requirement)[ \t=]*([^\s#]+)", re.MULTILINE)
"""Other files of requirements that one takes in."""
_MOST_FILES: Final = 100
_UPPER: Final = re.compile(
    r"<=?\s*\d|~=|==\s*\d|(?<![<>=!~])\^|(?<![<>=!~])~\s*\d|^\s*v?\d[\w.]*(?:\.x)?\s*$"
)


@frozen
class Dependency:
    """One direct dependency."""

    name: str
    range: str
    """As it is written; empty for any version."""


def collect(folder: Path, package: str, registry: str, today: date) -> ProjectFacts:
    """What a project says about the framework whose package is named.

    A project of the other language is coupled to nothing of this one. Raises Missing or IsFolder where there
    is no such folder, and NoAnswer where no file of either names dependencies.
    """
    check_folder(folder, "the top of your project")
    python = registry == "pypi"
    read: dict[Path, str] = {}
    direct: dict[str, Dependency] = {}
    for name in _files(folder, python=python):
        for one in _direct(folder / name, read):
            before = direct.get(plain(one.name))
            if before is None or not before.range:
                direct[plain(one.name)] = one
    if not read and not any(_is_there(folder / name) for name in _files(folder, python=not python)):
        raise NoAnswer("there is no pyproject.toml, requirements.txt or package.json in it", file=folder)
    stems = carried_by(package)
    coupled = [
        one for one in direct.values() if carries(one.name, stems) and plain(one.name) != plain(package)
    ]
    framework = direct.get(plain(package))
    own = [framework] if framework else []
    lock = _lock(folder, python=python)
    if lock is not None:
        read[folder / lock[0]] = lock[0]
    return ProjectFacts(
        folder=str(folder),
        package=package,
        as_of=today,
        direct=len(direct),
        coupled=tuple(sorted(one.name for one in coupled)),
        capped=tuple(sorted(one.name for one in (*own, *coupled) if shuts_out_next(one.range))),
        uses=framework is not None,
        reachable=None if lock is None else reachable(lock[1], package),
        files=tuple(read.values()),
    )


def carried_by(package: str) -> tuple[str, ...]:
    """What a name begins with that carries the framework's: ``django-``, or the scope ``@nestjs/``."""
    name = plain(package)
    if name.startswith("@"):
        return (name.partition("/")[0] + "/",)
    return (f"{name}-", f"@{name}/")


def carries(name: str, stems: tuple[str, ...]) -> bool:
    """Whether a name carries the framework's: ``django-environ``, ``pytest-django``, ``@fastify/cors``."""
    words = plain(name)
    return any(words.startswith(stem) for stem in stems) or any(
        words.endswith(f"-{stem[:-1]}") or f"-{stem[:-1]}-" in words for stem in stems if stem.endswith("-")
    )


def shuts_out_next(said: str) -> bool:
    """Whether a range has an end above, so that the next major is not let in."""
    return bool(_UPPER.search(said))


def _files(folder: Path, *, python: bool) -> list[str]:
    if not python:
        return ["package.json"]
    wanted = sorted(path.name for path in folder.glob("*requirements*.txt"))
    wanted += sorted(f"requirements/{path.name}" for path in folder.glob("requirements/*.txt"))
    return ["pyproject.toml", "Pipfile", *wanted]


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _read(path: Path) -> str | None:
    """The text of a file; None where it is not there. Raises StoreError."""
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _MOST:
            raise NoAnswer("larger than 64 MB, so it was not read", file=path)
        return decode(path.read_bytes(), str(path))
    except OSError as error:
        raise NoAnswer(f"it can't be read ({error.strerror})", file=path) from None


def _direct(path: Path, read: dict[Path, str]) -> Iterator[Dependency]:
    """The dependencies that a file names, and those of the files that it takes in."""
    place = Path(os.path.realpath(path))
    words = None if place in read else _read(place)
    if words is None:
        return
    read[place] = path.name
    try:
        if path.name == "package.json":
            yield from _of_package_json(json.loads(words))
        elif path.name == "Pipfile":
            yield from _of_pipfile(tomli.loads(words))
        elif path.suffix == ".toml":
            yield from _of_pyproject(tomli.loads(words))
        else:
            yield from _of_requirements(words)
            for other in _INCLUDES.findall(words):
                if "://" not in other and len(read) < _MOST_FILES:
                    yield from _direct(path.parent / other, read)
    except (ValueError, RecursionError):
        raise NoAnswer("it can't be understood", file=path, todo="fix it, or leave out --project") from None


def _of_package_json(data: Any) -> Iterator[Dependency]:
    for part in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        rows = data.get(part) if isinstance(data, dict) else None
        for name, said in (rows if isinstance(rows, dict) else {}).items():
            yield Dependency(str(name), said if isinstance(said, str) else "")


def _of_pyproject(data: Mapping[str, Any]) -> Iterator[Dependency]:
    project = data.get("project")
    groups: list[Any] = []
    if isinstance(project, dict):
        groups += [project.get("dependencies"), *_values(project.get("optional-dependencies"))]
    groups += _values(data.get("dependency-groups"))
    tool = _part(data, "tool")
    groups += _values(_part(tool, "pdm").get("dev-dependencies"))
    groups.append(_part(tool, "uv").get("dev-dependencies"))
    for rows in groups:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, str):
                yield from _requirement(row)
    poetry = _part(tool, "poetry")
    tables = [poetry.get("dependencies"), poetry.get("dev-dependencies")]
    tables += [group.get("dependencies") for group in _values(poetry.get("group")) if isinstance(group, dict)]
    for table in tables:
        yield from _of_table(table)


def _of_pipfile(data: Mapping[str, Any]) -> Iterator[Dependency]:
    for part in ("packages", "dev-packages"):
        yield from _of_table(data.get(part))


def _of_table(table: Any) -> Iterator[Dependency]:
    """Names with their range, or with a table that has it as its ``version``."""
    for name, said in (table if isinstance(table, dict) else {}).items():
        if name != "python":
            words = said.get("version") if isinstance(said, dict) else said
            yield Dependency(str(name), words if isinstance(words, str) else "")


def _part(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _values(table: Any) -> list[Any]:
    return list(table.values()) if isinstance(table, dict) else []


def _of_requirements(words: str) -> Iterator[Dependency]:
    for line in words.splitlines():
        if not line.strip().startswith(("#", "-")):
            yield from _requirement(line)


def _requirement(words: str) -> Iterator[Dependency]:
    found = _NAME.match(words)
    if found:
        yield Dependency(found[1], found[2].strip())


def _lock(folder: Path, *, python: bool) -> tuple[str, Graph] | None:
    """The lock file and its graph of names; None without one that is known."""
    for name in lock_files.PYTHON if python else lock_files.NODE:
        words = _read(folder / name)
        if words is None:
            continue
        try:
            return name, lock_files.read_lock(name, words)
        except (ValueError, RecursionError, StoreError):
            raise NoAnswer("it can't be understood", file=folder / name) from None
    return None
