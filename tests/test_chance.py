"""No test fails by chance: none holds a figure of time against the machine it runs on, and none waits for less than a slow one takes.

What a clock may be read for in a test: to end a wait that would never end (`patience.LONGEST`), and to see how time grows
with size (`growing.power`). All else would fail where others are at work, too.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from parsed import tree_of
from patience import LONGEST

TESTS: Final = Path(__file__).parent
CLOCKS: Final = frozenset(
    {"monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "thread_time"}
)
MEASURES: Final = frozenset({"growing.py", "test_growth.py"})
"""Where time is measured and not waited for."""
SHORT: Final = {
    "tui/test_terminal_gone.py": "a signal comes after some time, whatever the program does by then",
    "tui/kills.py": "a kill comes after some time, whatever the program does by then",
    "evidence/test_clients.py": "what was killed does nothing, however long one looks",
    "hostile.py": "an answer drips",
}
"""Files that sleep, and why nothing depends on how long."""
GLANCE: Final = 0.01
"""Seconds between two looks at what cannot be waited for."""


def clocks(node: ast.AST) -> bool:
    """Whether a clock is read in it."""
    return any(isinstance(one, ast.Call) and name_of(one.func) in CLOCKS for one in ast.walk(node))


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def names_in(node: ast.AST) -> Iterator[str]:
    return (one.id for one in ast.walk(node) if isinstance(one, ast.Name))


def timed(function: ast.AST) -> frozenset[str]:
    """The names in a function that hold a time, or what is made of one."""
    held: set[str] = set()
    before = -1
    while len(held) > before:
        before = len(held)
        for node in ast.walk(function):
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=value)
                    | ast.NamedExpr(target=ast.Name(id=name), value=value)
                ) if clocks(value) or any(
                    isinstance(one, ast.Name) and one.id in held for one in ast.walk(value)
                ):
                    held.add(name)
    return frozenset(held)


def held_against_time(tree: ast.AST) -> Iterator[int]:
    """The lines of assertions in which a time stands, but for those that end a wait: they stand in a loop."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            names = timed(function)
            ends = {
                one for loop in ast.walk(function) if isinstance(loop, ast.While) for one in ast.walk(loop)
            }
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Assert)
                    and node not in ends
                    and (clocks(node.test) or not names.isdisjoint(names_in(node.test)))
                ):
                    yield node.lineno


def sleeps(tree: ast.AST) -> Iterator[int]:
    """The lines that sleep for longer than a glance."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=called, args=[ast.Constant(value=int() | float() as long)]) if (
                name_of(called) == "sleep" and long > GLANCE
            ):
                yield node.lineno
            case ast.Call(func=called, args=[ast.BinOp() | ast.Call()]) if name_of(
                called
            ) == "sleep" and not is_turn(node):
                yield node.lineno


def is_turn(call: ast.Call) -> bool:
    """Whether it is the loop of an app that sleeps, until its next timer."""
    return isinstance(call.func, ast.Attribute) and name_of(call.func.value) == "asyncio"


def hurried(tree: ast.AST) -> Iterator[int]:
    """The lines that give up after a time of their own."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="timeout", value=ast.Constant(value=int() | float() as long)) if (
                GLANCE < long < LONGEST
            ):
                yield node.value.lineno


def found(law: object, *words: str) -> list[str]:
    """Where a law is broken; a file that has none of the words in it can't break it, and is not parsed."""
    assert callable(law)
    texts = {path: path.read_text("utf-8") for path in sorted(TESTS.rglob("*.py"))}
    return [
        f"{path.relative_to(TESTS).as_posix()}:{line}"
        for path, text in texts.items()
        if any(word in text for word in words)
        for line in law(tree_of(text))
    ]


def test_no_time_is_held_against_another() -> None:
    wrong = [one for one in found(held_against_time, *CLOCKS) if one.partition(":")[0] not in MEASURES]
    assert wrong == [], "a busy machine is slow: wait for what has to come, or see how it grows (growing.py)"


def test_nothing_sleeps() -> None:
    assert {one.partition(":")[0] for one in found(sleeps, "sleep")} == set(SHORT)


def test_who_gives_up_has_waited_long_enough() -> None:
    assert found(hurried, "timeout") == [], "give up after patience.LONGEST"


def test_the_laws_see_what_they_forbid() -> None:
    late = "def test():\n    begun = time.monotonic()\n    work()\n    took = time.monotonic() - begun\n    assert took < 5\n"
    assert [*held_against_time(ast.parse(late))] == [5]
    direct = "def test():\n    begun = monotonic()\n    assert monotonic() - begun < 5\n"
    assert [*held_against_time(ast.parse(direct))] == [3]
    waits = (
        "def wait():\n    end = monotonic() + 9\n    while not done():\n        assert monotonic() < end\n"
    )
    assert [*held_against_time(ast.parse(waits))] == []
    assert [*sleeps(ast.parse("time.sleep(0.5)"))] == [1]
    assert [*sleeps(ast.parse("await asyncio.sleep(0)"))] == []
    assert [*hurried(ast.parse("run(timeout=5)"))] == [1]
