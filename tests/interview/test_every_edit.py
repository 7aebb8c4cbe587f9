"""Every change that the program knows can be made from the interview."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import roadworthy
from parsed import nodes_of, tree_of

ROOT: Final = Path(roadworthy.__file__).parent
ELSEWHERE: Final[Mapping[str, str]] = {
    # The lead's ballots are no questions; each face has a screen or words of its own for them.
    "invite": "plain/ballots.py",
    "withdraw": "plain/ballots.py",
    "open_ballots": "plain/ballots.py",
    "count_late": "plain/ballots.py",
    "take_over": "plain/ballots.py",
    # What goes on record after a decision is locked is asked of the change, not at a station.
    "amend": "cli/scripting.py",
    # What was tried on a plan is no question; each face has a card or words of its own for it.
    "take_plan_change": "plain/plan_if.py",
    # A step of a line up or down: without keys a place is given as a number.
    "shift_criterion": "tui/stations/criteria.py",
}
"""Changes that no station's outline offers, and the file that does."""
PIPED: Final = {
    # A script pipes these words of the lead's into `--plain`.
    "invite", "withdraw", "open_ballots", "count_late", "take_over",
    # A script sets the answers that were tried on a plan, and a rank by its number.
    "take_plan_change", "shift_criterion",
}  # fmt: skip
"""Changes that a script makes otherwise than by `act`, `set`, `add` or `drop`."""


def public_edits() -> dict[str, ast.FunctionDef]:
    """The public functions of `edits` that return an Edit, without those that make an Edit of any kind."""
    return {
        name: node
        for name, node in functions()
        if isinstance(node.returns, ast.Name)
        and node.returns.id == "Edit"
        and not name.startswith("_")
        and name not in defined_in(ROOT / "edits/edit.py")
    }


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted((ROOT / "edits").glob("*.py")):
        for node in tree_of(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield node.name, node


def defined_in(file: Path) -> set[str]:
    return {n.name for n in tree_of(file.read_text("utf-8")).body if isinstance(n, ast.FunctionDef)}


def names_used(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def imported(file: Path) -> dict[str, str]:
    """What a file calls the functions that it takes from `edits`, and what they are called there."""
    found: dict[str, str] = {}
    for node in nodes_of(file.read_text("utf-8")):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("roadworthy.edits."):
            found |= {one.asname or one.name: one.name for one in node.names}
    return found


def reached(files: list[Path]) -> set[str]:
    """The functions of `edits` that some files use, and those that these use in turn."""
    bodies = dict(functions())
    waiting = set()
    for file in files:
        own = imported(file)
        used = names_used(tree_of(file.read_text("utf-8")))
        waiting |= {name for called, name in own.items() if called in used}
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found and name in bodies:
            found.add(name)
            waiting |= names_used(bodies[name]) & set(bodies)
    return found


def test_every_change_is_offered_by_a_station_or_said_to_be_made_elsewhere() -> None:
    edits = public_edits()
    assert len(edits) > 40, "they are found at all"
    inside = reached([*(ROOT / "interview").rglob("*.py")])
    assert set(edits) - inside == set(ELSEWHERE)


def test_every_change_that_a_station_offers_is_within_reach_of_a_script() -> None:
    """`act` takes the actions of all outlines; `set`, `add` and `drop` the answers and records."""
    script = reached([*(ROOT / "interview").rglob("*.py"), *(ROOT / "cli").glob("*.py")])
    assert set(public_edits()) - script == PIPED


def test_what_is_made_elsewhere_is_made_there() -> None:
    for name, file in ELSEWHERE.items():
        assert name in reached([ROOT / file]), f"{name} in {file}"
