"""No two files of the package import each other, on whatever way round; imports that come late or for types count, too."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from parsed import nodes_of

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = "roadworthy"

Graph = Mapping[str, frozenset[str]]
"""The modules that each module names in an import."""

KNOWN: tuple[frozenset[str], ...] = ()
"""Circles that are still there. Nothing is added here: what is taken apart is taken out."""


def files() -> dict[str, Path]:
    """The modules of the package; a package is its ``__init__``."""
    found = {}
    for path in sorted((SOURCE / PACKAGE).rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def named(module: str, text: str, modules: frozenset[str], *, is_package: bool = False) -> frozenset[str]:
    """The modules of the package that a text imports, wherever in it: late and type-only ones included.

    ``from a import b`` names the module ``a.b`` where there is one, and else ``a``, whose name ``b`` is.
    """
    found: set[str] = set()
    for node in nodes_of(text):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = module.split(".")
            above = home[: len(home) - node.level + is_package] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            found |= {
                inner if (inner := f"{origin}.{alias.name}") in modules else origin for alias in node.names
            }
    return frozenset(found & modules)


@cache
def graph() -> Graph:
    """Which module of the package imports which."""
    found = files()
    modules = frozenset(found)
    return {
        module: named(module, path.read_text("utf-8"), modules, is_package=path.name == "__init__.py")
        for module, path in found.items()
    }


def circles(imports: Graph) -> list[frozenset[str]]:
    """The largest sets of modules of which each leads to each other one (Tarjan 1972); a module that imports itself is one."""
    met: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(module: str) -> None:
        met[module] = lowest[module] = len(met)
        stack.append(module)
        for other in sorted(imports[module]):
            if other not in met:
                visit(other)
                lowest[module] = min(lowest[module], lowest[other])
            elif other in stack:
                lowest[module] = min(lowest[module], met[other])
        if lowest[module] == met[module]:
            at = stack.index(module)
            ring = frozenset(stack[at:])
            del stack[at:]
            if len(ring) > 1 or module in imports[module]:
                found.append(ring)

    for module in sorted(imports):
        if module not in met:
            visit(module)
    return found


def way_round(ring: frozenset[str], imports: Graph) -> str:
    """A shortest way from a module of a circle back to itself, as a person can follow it."""
    ways = (way for start in sorted(ring) for way in _ways_back(start, ring, imports))
    shortest: list[str] = min(ways, key=len)
    return " → ".join(shortest)


def _ways_back(start: str, ring: frozenset[str], imports: Graph) -> Iterator[list[str]]:
    """The shortest way from `start` to itself, if any; breadth first."""
    ways, met = [[start]], {start}
    while ways:
        way = ways.pop(0)
        for other in sorted(imports[way[-1]] & ring):
            if other == start:
                yield [*way, other]
                return
            if other not in met:
                met.add(other)
                ways.append([*way, other])


def test_no_file_leads_back_to_itself() -> None:
    found = circles(graph())
    new = [way_round(ring, graph()) for ring in found if ring not in KNOWN]
    assert new == [], "a circle that is not known (or one that became smaller: say so in KNOWN)"
    gone = [sorted(ring) for ring in KNOWN if ring not in found]
    assert gone == [], "no circle any more: take it out of KNOWN"


def test_the_whole_package_is_read() -> None:
    assert len(graph()) > 300
    assert sum(map(len, graph().values())) > 1_500
    assert "roadworthy.cli.commands" in graph()["roadworthy.__main__"], "an import within a function"


@pytest.mark.parametrize(
    ("imports", "rings", "way"),
    [
        ({"a": "b", "b": "c", "c": ""}, [], ""),
        ({"a": "b", "b": "c", "c": "a", "d": "a"}, ["abc"], "a → b → c → a"),
        ({"a": "a", "b": ""}, ["a"], "a → a"),
        ({"a": "bc", "b": "a", "c": "d", "d": "c"}, ["ab", "cd"], "a → b → a"),
        ({"a": "b", "b": "cd", "c": "a", "d": "a"}, ["abcd"], "a → b → c → a"),
    ],
)
def test_circles_are_found_and_named(imports: dict[str, str], rings: list[str], way: str) -> None:
    made = {module: frozenset(others) for module, others in imports.items()}
    found = sorted(circles(made), key=sorted)
    assert found == [frozenset(ring) for ring in rings]
    assert [way_round(ring, made) for ring in found[:1]] == ([way] if way else [])


def test_late_type_only_and_relative_imports_count() -> None:
    modules = frozenset(("p", "p.a", "p.b", "p.c", "p.d", "p.d.e"))
    text = (
        "from typing import TYPE_CHECKING\nimport p.a\nfrom p import b\nfrom p import name\n"
        "if TYPE_CHECKING:\n    from p.c import C\n\ndef late():\n    from .d.e import E\n"
    )
    assert named("p.x", text, modules) == {"p.a", "p.b", "p", "p.c", "p.d.e"}
    assert named("p.d", "from . import e\nfrom .. import a", modules, is_package=True) == {"p.d.e", "p.a"}
