"""Whatever the program works out about a decision, scores are held against their signs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import roadworthy
from parsed import nodes_of

SOURCE = Path(roadworthy.__file__).parent


def without_signs() -> Iterator[str]:
    """Where an analysis is made that knows of no signs."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in nodes_of(path.read_text("utf-8")):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            named = {keyword.arg for keyword in node.keywords}
            if node.func.id == "Analysis" and "signs" not in named:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_analysis_of_the_program_knows_the_signs() -> None:
    assert list(without_signs()) == []
