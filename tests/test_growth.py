"""No regular expression of the house takes more than its share: its time is linear in the length of the text.

Those of `tables` read what anybody writes and have tests of their own (tests/tables/test_time.py).
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import roadworthy
from examples import part
from growing import LINEAR, TIMES, power
from parsed import nodes_of

SOURCES = Path(roadworthy.__file__).parent
SIZE = 2_000
QUICK = 0.002
"""Seconds for a text of `SIZE` signs below which nothing can be wrong: a square of it takes a hundred times that."""
UNITS = (
    " ", "\t", "\n", " \n", "a", "A", "é", "1", "-", "- ", ".", "a.", "1.", "#", '"', "'", "\\", '\\"', "[", "(", "<", "=",
    ",", "a b ", "a_", "*", "`", "|", "a@", "www", "http://a", "\u00a0", "$", "%", "a-", "1-", "=\n", "<" * 7 + " ", "{", "x=",
)  # fmt: skip
"""What a text is made of, again and again."""
BEGINS = ("", '"')
ENDS = ("", "x", "\0")


ANCHORED = {"fullmatch", "match"}
"""Ways to use a pattern that begin at one place alone."""


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(roadworthy.__path__, "roadworthy."):
        if not found.name.startswith("roadworthy.tables") and not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def held(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from held(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from held(inner)


def uses(module: Any) -> dict[str, set[str]]:
    """By the name of a pattern, how its module uses it."""
    found: dict[str, set[str]] = {}
    for node in nodes_of(Path(module.__file__).read_text(encoding="utf-8")):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.setdefault(node.value.id, set()).add(node.attr)
    return found


def patterns() -> dict[str, tuple[re.Pattern[Any], bool]]:
    """Every compiled pattern of a module, and every one that is written where it is used, by its text.

    With each, whether it is only ever tried at one place, and not searched for in a whole text.
    """
    found: dict[str, tuple[re.Pattern[Any], bool]] = {}
    for module in modules():
        used = uses(module)
        for name, value in vars(module).items():
            ways = used.get(name, set()) & WAYS
            for pattern in held(value):
                anchored = isinstance(value, re.Pattern) and bool(ways) and ways <= ANCHORED
                found[str(pattern.pattern)] = (pattern, anchored)
    for file in SOURCES.rglob("*.py"):
        if "tables" not in file.parts:
            for pattern, way in written(file.read_text(encoding="utf-8")):
                found.setdefault(str(pattern.pattern), (pattern, way in ANCHORED))
    return found


WAYS = {"fullmatch", "match", "search", "sub", "subn", "finditer", "findall", "split"}


def written(text: str) -> Iterator[tuple[re.Pattern[Any], str]]:
    for node in nodes_of(text):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                args=[ast.Constant(value=str(text)), *_],
            ) if way in WAYS:
                yield re.compile(text), way


def through(pattern: re.Pattern[Any], text: Any, *, anchored: bool) -> None:
    """At the beginning of a text, or through all of it."""
    if anchored:
        pattern.match(text)
        pattern.fullmatch(text)
    else:
        for _match in pattern.finditer(text):
            pass


def is_quick(pattern: re.Pattern[Any], text: Any, *, anchored: bool) -> bool:
    """Whether one of three goes is over before anything can be wrong."""
    for _ in range(3):
        began = time.process_time()
        through(pattern, text, anchored=anchored)
        if time.process_time() - began < QUICK:
            return True
    return False


def grows(pattern: re.Pattern[Any], *, anchored: bool = False) -> tuple[str, float] | None:
    """A text that takes the pattern ever longer, and by which power of its length; None where there is none."""
    in_bytes = isinstance(pattern.pattern, bytes)
    for begin, unit, end in product(BEGINS, UNITS, ENDS):

        def text(count: int, begin: str = begin, unit: str = unit, end: str = end) -> Any:
            signs = begin + unit * count + end
            return signs.encode() if in_bytes else signs

        count = SIZE // len(unit)
        if is_quick(pattern, text(count), anchored=anchored):
            continue
        texts = {n: text(n) for n in (count, count * TIMES)}
        found = power(lambda n, texts=texts: through(pattern, texts[n], anchored=anchored), count)  # type: ignore[misc]
        if found > LINEAR:
            return text(count)[:20], found
    return None


@pytest.mark.slow
def test_a_pattern_that_grows_is_seen() -> None:
    assert grows(re.compile(r"\s+x")) is not None
    assert grows(re.compile(r"[0-9]+x")) is not None
    assert grows(re.compile(r"\bx+y")) is None
    assert grows(re.compile(r"\s*x\s*"), anchored=True) is None


def test_no_pattern_grows() -> None:
    found = patterns()
    assert len(found) > 40
    assert any("ballot" in text for text in found)
    grown = {
        text: it for text, (one, anchored) in part(found.items(), 6) if (it := grows(one, anchored=anchored))
    }
    assert not grown, "; ".join(
        f"{text}: {begins!r}, length to the power of {by:.1f}" for text, (begins, by) in grown.items()
    )
