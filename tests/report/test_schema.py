import re
from collections.abc import Iterator
from typing import Any

import pytest

from roadworthy.model import Decision, Record
from roadworthy.report.schema import schema

DRAWN = schema()


def properties(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, entry in node.get("properties", {}).items():
        yield f"{where}.{name}".strip("."), entry


def every() -> list[tuple[str, dict[str, Any]]]:
    found = list(properties(DRAWN))
    for name, node in DRAWN["$defs"].items():
        found += properties(node, name)
    return found


def test_every_field_of_the_model_is_in_it_and_described() -> None:
    fields = {f"{name}" for name in Decision.model_fields}
    assert set(DRAWN["properties"]) == fields
    bare = [where for where, entry in every() if not entry.get("description")]
    assert bare == []


def test_every_reference_leads_somewhere() -> None:
    for target in re.findall(r"#/\$defs/(\w+)", str(DRAWN)):
        assert target in DRAWN["$defs"]
    records = {kind.__name__ for kind in Record.__subclasses__()} - {"Decision", "Ballot", "BallotPaper"}
    assert records <= set(DRAWN["$defs"]) | {"Decision"}


@pytest.mark.parametrize(
    ("words", "fits"),
    [("4", True), ("3-5", True), ("3.5–4", True), ("?", True), ("", True), ("five", False), ("3-", False)],
)
def test_a_score_as_text(words: str, fits: bool) -> None:
    pattern = DRAWN["$defs"]["Cell"]["properties"]["score"]["anyOf"][1]["pattern"]
    assert bool(re.match(pattern, words)) is fits


def test_kinds_of_values() -> None:
    frame = DRAWN["$defs"]
    assert frame["Bottleneck"]["properties"]["measured_on"]["format"] == "date"
    assert frame["Team"]["properties"]["size"]["type"] == "integer"
    assert frame["Team"]["properties"]["size"]["minimum"] == 0
    assert frame["Weighting"]["properties"]["per_horizon"]["type"] == "boolean"
    assert frame["Team"]["properties"]["languages"] | {"description": ""} == {
        "description": "", "type": "array", "items": {"type": "string"},
    }  # fmt: skip
    assert "enum" in frame["Frame"]["properties"]["trigger"]
    share = frame["StandingThen"]["properties"]["share"]
    assert (share["minimum"], share["maximum"]) == (0, 1)
