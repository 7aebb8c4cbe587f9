"""The team's own project: its direct dependencies, what of them is about a framework, what that drags in."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import tomli

from roadworthy.errors import NoAnswer, StoreError
from roadworthy.model.collected import ProjectFacts
from roadworthy.model.frozen import frozen
from roadworthy.text_files import check_folder, decode

_MOST: Final = 64 * 1024 * 1024
"""Bytes of one file; lock files are long."""
_NAME: Final = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*\(?([^;#)]*)")
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

    Raises Missing or IsFolder where there is no such folder, and NoAnswer where no file names dependencies.
    """
    check_folder(folder, "the top of your project")
    python = registry == "pypi"
    read: list[str] = []
    direct = {
        plain(one.name): one for name in _files(folder, python=python) for one in _direct(folder / name, read)
    }
    if not read:
        wanted = "pyproject.toml or requirements.txt" if python else "package.json"
        raise NoAnswer(f"there is no {wanted} in it", file=folder)
    stems = carried_by(package)
    coupled = [
        one for one in direct.values() if carries(one.name, stems) and plain(one.name) != plain(package)
    ]
    framework = direct.get(plain(package))
    own = [framework] if framework else []
    lock = _lock(folder, python=python)
    if lock is not None:
        read.append(lock[0])
    return ProjectFacts(
        folder=str(folder),
        package=package,
        as_of=today,
        direct=len(direct),
        coupled=tuple(sorted(one.name for one in coupled)),
        capped=tuple(sorted(one.name for one in (*own, *coupled) if shuts_out_next(one.range))),
        uses=framework is not None,
        reachable=None if lock is None else reachable(lock[1], package),
        files=tuple(read),
    )


def plain(name: str) -> str:
    """A package's name as it is compared: Python's dashes, dots and underscores are one."""
    return name.lower() if name.startswith("@") else re.sub(r"[-_.]+", "-", name).lower()


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


def reachable(graph: Mapping[str, tuple[str, ...]], package: str) -> int | None:
    """How many other packages a lock file leads to from the framework; None where it does not have it."""
    start = plain(package)
    if start not in graph:
        return None
    seen, ahead = {start}, [start]
    while ahead:
        for name in graph.get(ahead.pop(), ()):
            if name not in seen:
                seen.add(name)
                ahead.append(name)
    return len(seen) - 1


def _files(folder: Path, *, python: bool) -> list[str]:
    if not python:
        return ["package.json"]
    wanted = sorted(path.name for path in folder.glob("*requirements*.txt"))
    wanted += sorted(f"requirements/{path.name}" for path in folder.glob("requirements/*.txt"))
    return ["pyproject.toml", *wanted]


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


def _direct(path: Path, read: list[str]) -> Iterator[Dependency]:
    words = _read(path)
    if words is None:
        return
    read.append(path.name)
    try:
        if path.name == "package.json":
            yield from _of_package_json(json.loads(words))
        elif path.suffix == ".toml":
            yield from _of_pyproject(tomli.loads(words))
        else:
            yield from _of_requirements(words)
    except (ValueError, RecursionError):
        raise NoAnswer("it can't be understood", file=path, todo="mend it, or leave out --project") from None


def _of_package_json(data: Any) -> Iterator[Dependency]:
    for part in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        rows = data.get(part) if isinstance(data, dict) else None
        for name, said in (rows if isinstance(rows, dict) else {}).items():
            yield Dependency(str(name), said if isinstance(said, str) else "")


def _of_pyproject(data: Mapping[str, Any]) -> Iterator[Dependency]:
    project = data.get("project")
    groups: list[Any] = []
    if isinstance(project, dict):
        groups.append(project.get("dependencies"))
        optional = project.get("optional-dependencies")
        groups += optional.values() if isinstance(optional, dict) else ()
    extra = data.get("dependency-groups")
    groups += extra.values() if isinstance(extra, dict) else ()
    for rows in groups:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, str):
                yield from _requirement(row)
    tool = data.get("tool")
    poetry = tool.get("poetry") if isinstance(tool, dict) else None
    rows = poetry.get("dependencies") if isinstance(poetry, dict) else None
    for name, said in (rows if isinstance(rows, dict) else {}).items():
        if name != "python":
            yield Dependency(str(name), said if isinstance(said, str) else "")


def _of_requirements(words: str) -> Iterator[Dependency]:
    for line in words.splitlines():
        if not line.strip().startswith(("#", "-")):
            yield from _requirement(line)


def _requirement(words: str) -> Iterator[Dependency]:
    found = _NAME.match(words)
    if found:
        yield Dependency(found[1], found[2].strip())


def _lock(folder: Path, *, python: bool) -> tuple[str, dict[str, tuple[str, ...]]] | None:
    """The lock file and its graph of names; None without one that is known."""
    readers = (
        {"uv.lock": _of_uv, "poetry.lock": _of_uv} if python else {"package-lock.json": _of_package_lock}
    )
    for name, reader in readers.items():
        words = _read(folder / name)
        if words is None:
            continue
        try:
            return name, reader(words)
        except (ValueError, RecursionError, StoreError):
            raise NoAnswer("it can't be understood", file=folder / name) from None
    return None


def _of_uv(words: str) -> dict[str, tuple[str, ...]]:
    graph: dict[str, tuple[str, ...]] = {}
    rows = tomli.loads(words).get("package")
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, dict) or not isinstance(row.get("name"), str):
            continue
        needs = row.get("dependencies")
        if isinstance(needs, dict):
            names = [str(name) for name in needs]
        else:
            names = [
                need["name"]
                for need in needs or ()
                if isinstance(need, dict) and isinstance(need.get("name"), str)
            ]
        graph[plain(row["name"])] = (*graph.get(plain(row["name"]), ()), *map(plain, names))
    return graph


def _of_package_lock(words: str) -> dict[str, tuple[str, ...]]:
    data = json.loads(words)
    packages = data.get("packages") if isinstance(data, dict) else None
    graph: dict[str, tuple[str, ...]] = {}
    for place, row in (packages if isinstance(packages, dict) else {}).items():
        name = place.rpartition("node_modules/")[2]
        if not name or not isinstance(row, dict):
            continue
        needs = {**_table(row, "dependencies"), **_table(row, "optionalDependencies")}
        graph[plain(name)] = (*graph.get(plain(name), ()), *map(plain, needs))
    return graph


def _table(row: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = row.get(key)
    return found if isinstance(found, dict) else {}
