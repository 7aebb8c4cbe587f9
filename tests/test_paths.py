"""A folder that may not be searched costs one line: what a person's path is asked, is asked so that it can't raise."""

import ast
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import roadworthy
from in_process import called
from parsed import tree_of
from roadworthy.store.places import sample_file

ROOT: Final = Path(roadworthy.__file__).parent
RAISES: Final = frozenset(
    {"exists", "is_dir", "is_file", "is_symlink", "stat", "lstat", "iterdir", "resolve", "samefile"}
)
"""What a `Path` is asked, and what raises where a folder on the way may not be searched."""
OUR_OWN: Final = {
    "knowledge/files.py": "what ships with the program",
    "store/places.py": "what ships with the program, and the three questions that never raise",
}
WORDED_ABOVE: Final = {
    ("store/atomic.py", "_fill"): "write() says why it can't be written",
    ("store/atomic.py", "_bits"): "write() says why it can't be written",
    ("store/sweeping.py", "_is_time"): "nothing is swept then",
    ("tui/screens/paths.py", "_offers"): "nothing is offered then",
    ("store/locks.py", "_is_at"): "a lease that can't be had makes the walk one to look at",
}
"""Functions whose callers all catch OSError and say it in words."""


def asked(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Each question to a path that nothing around it catches, with the function it stands in."""

    def inside(node: ast.AST, function: str, *, caught: bool) -> Iterator[tuple[str, ast.Call]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            function = node.name
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not caught:
            of_os = isinstance(node.func.value, ast.Name) and node.func.value.id in ("os", "shutil")
            if node.func.attr in RAISES and not of_os:
                yield function, node
        below: list[tuple[ast.AST, bool]] = [(one, caught) for one in ast.iter_child_nodes(node)]
        if isinstance(node, ast.Try):
            held = caught or any(map(catches, node.handlers))
            below = [(one, held) for one in node.body]
            below += [(one, caught) for one in (*node.handlers, *node.orelse, *node.finalbody)]
        elif isinstance(node, ast.With):
            held = caught or any("OSError" in ast.unparse(item.context_expr) for item in node.items)
            below = [(one, held) for one, _ in below]
        for one, held in below:
            yield from inside(one, function, caught=held)

    yield from inside(tree, "", caught=False)


def catches(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or any(name in ast.unparse(handler.type) for name in ("OSError", "Exception"))


def test_a_persons_path_is_asked_so_that_it_cannot_raise() -> None:
    found = {
        f"{name}:{call.lineno} in {function}: {ast.unparse(call)}"
        for file in sorted(ROOT.rglob("*.py"))
        if (name := file.relative_to(ROOT).as_posix()) not in OUR_OWN
        for function, call in asked(tree_of(file.read_text("utf-8")))
        if (name, function) not in WORDED_ABOVE
    }
    assert found == set(), "ask with is_there, is_folder or is_file, or catch OSError"


def test_the_law_sees_what_it_forbids() -> None:
    bare = ast.parse("def f(p):\n    if p.exists():\n        return p.stat()\n")
    assert [function for function, _ in asked(bare)] == ["f", "f"]
    assert not list(asked(ast.parse("try:\n    p.stat()\nexcept OSError:\n    pass\n")))
    assert not list(asked(ast.parse("with suppress(OSError, ValueError):\n    p.stat()\n")))
    assert list(asked(ast.parse("try:\n    pass\nexcept OSError:\n    p.stat()\n")))


LONG: Final = "a" * 300
"""A name that no file system takes: like a folder that may not be searched, it raises where it is asked for."""


@pytest.mark.parametrize(
    "arguments",
    [
        ("evidence", "orders.toml", "--offline", "--project", LONG), ("evidence", "orders.toml", "--offline", "--clone", f"laravel={LONG}"),
        ("textconv", LONG), ("textconv", "nothing"), ("merge", LONG, "orders.toml", "orders.toml"), ("list", LONG),
        ("inspect", LONG), ("audit", LONG), ("summary", LONG), ("diff", LONG, "orders.toml"), ("log", LONG),
        ("--plain", f"{LONG}/x.toml"), ("new", f"{LONG}/x.toml"), ("summary", "orders.toml", "-o", f"{LONG}/x.md"),
        ("questions", LONG), ("set", LONG, "title=A"),
    ],
    ids=lambda one: " ".join(word.replace(LONG, "LONG") for word in one),
)  # fmt: skip
def test_what_cannot_be_asked_for_costs_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample_file("startup-crud"), "orders.toml")
    done = called(*arguments)
    assert done.returncode == 2, done.stderr
    lines = done.stderr.splitlines()
    told = [line for line in lines if line.startswith("roadworthy: ")]
    assert len(told) == 1, done.stderr
    assert told == lines[:1]
    assert "Traceback" not in done.stderr
    assert "ROADWORTHY_STATE_DIR" not in done.stderr, "it is no folder of the program's own"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may search every folder"
)
def test_a_folder_that_may_not_be_searched_costs_one_line(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    (shut / "inside").mkdir(parents=True)
    shut.chmod(0)
    try:
        for arguments in (
            ("list", shut / "inside"),
            ("summary", shut / "a.toml"),
            ("audit", shut / "inside"),
        ):
            done = called(*arguments)
            assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    finally:
        shut.chmod(0o700)
