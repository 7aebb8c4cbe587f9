"""Lock files as graphs of names: which package needs which. Versions of one name are one package."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import tomli

Graph: TypeAlias = dict[str, tuple[str, ...]]
"""The packages that each package needs, by their plain names."""

_REQUIREMENT: Final = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_ENTRY: Final = re.compile(r"""["']?/?(@[^\s"'@:/]+/[^\s"'@:/]+|[^\s"'@:/]+)""")
"""The name that a line begins with: ``"@nestjs/core@^10":``, ``/accepts/1.3.8:``, ``send "1"``."""
_NEEDS: Final = ("dependencies:", "optionalDependencies:")
_SECTIONS: Final = ("packages:", "snapshots:")


def plain(name: str) -> str:
    """A package's name as it is compared: Python's dashes, dots and underscores are one."""
    return name.lower() if name.startswith("@") else re.sub(r"[-_.]+", "-", name).lower()


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


def _graph(rows: Iterable[tuple[str, Iterable[str]]]) -> Graph:
    graph: dict[str, dict[str, None]] = {}
    for name, needs in rows:
        graph.setdefault(plain(name), {}).update(dict.fromkeys(map(plain, needs)))
    return {name: tuple(needs) for name, needs in graph.items()}


def of_python_lock(words: str) -> Graph:
    """The graph of uv's, Poetry's and PDM's files and of ``pylock.toml``. Raises ValueError."""
    data = tomli.loads(words)
    rows = data.get("package", data.get("packages"))
    return _graph(
        (row["name"], _needed(row.get("dependencies")))
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("name"), str)
    )


def _needed(needs: Any) -> Iterator[str]:
    """The names in a table, in a list of tables with a name each, or in a list of requirements."""
    if isinstance(needs, dict):
        yield from map(str, needs)
    for need in needs if isinstance(needs, list) else ():
        if isinstance(need, dict) and isinstance(need.get("name"), str):
            yield need["name"]
        elif isinstance(need, str) and (found := _REQUIREMENT.match(need)):
            yield found[1]


def of_package_lock(words: str) -> Graph:
    """The graph of npm's file, in its three versions. Raises ValueError and RecursionError."""
    data = json.loads(words)
    table = data if isinstance(data, dict) else {}
    packages = _table(table, "packages")
    if not packages:
        return _graph(_of_first_form(table))
    return _graph(
        (name, (*_table(row, "dependencies"), *_table(row, "optionalDependencies")))
        for place, row in packages.items()
        if (name := place.rpartition("node_modules/")[2]) and isinstance(row, dict)
    )


def _of_first_form(table: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[str]]]:
    """The rows of the first version, in which packages stand inside each other."""
    for name, row in _table(table, "dependencies").items():
        if isinstance(row, dict):
            yield name, _table(row, "requires")
            yield from _of_first_form(row)


def _table(row: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = row.get(key)
    return found if isinstance(found, dict) else {}


def of_yarn_lock(words: str) -> Graph:
    """The graph of Yarn's file, of its first version and of the later ones."""
    return _graph(_outline(words, 0))


def of_pnpm_lock(words: str) -> Graph:
    """The graph of pnpm's file."""
    return _graph(_outline(words, 2))


def _outline(words: str, indent: int) -> Iterator[tuple[str, Iterable[str]]]:
    """The rows of an outline: a package at `indent`, its parts two deeper, what it needs four deeper."""
    name, part, inside = "", "", indent == 0
    for line in words.splitlines():
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        if depth < indent:
            name, inside = "", said in _SECTIONS
        elif depth == indent and inside:
            found = _ENTRY.match(said)
            name, part = found[1] if found else "", ""
            if name and name != "__metadata":
                yield name, ()
        elif depth == indent + 2:
            part = said
        elif depth == indent + 4 and name and part in _NEEDS and (found := _ENTRY.match(said)):
            yield name, (found[1],)


PYTHON: Final[Mapping[str, Callable[[str], Graph]]] = {
    "uv.lock": of_python_lock, "poetry.lock": of_python_lock, "pdm.lock": of_python_lock,
    "pylock.toml": of_python_lock,
}  # fmt: skip
NODE: Final[Mapping[str, Callable[[str], Graph]]] = {
    "package-lock.json": of_package_lock, "npm-shrinkwrap.json": of_package_lock,
    "yarn.lock": of_yarn_lock, "pnpm-lock.yaml": of_pnpm_lock,
}  # fmt: skip


def read_lock(name: str, words: str) -> Graph:
    """The graph of a lock file by the name that it has on the disk. Raises ValueError and RecursionError."""
    return {**PYTHON, **NODE}[Path(name).name](words)
