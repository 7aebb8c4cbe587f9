"""The schemas that are made directly are those that pydantic works out by itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from roadworthy.model import Record
from roadworthy.model.ballot import BallotPaper
from roadworthy.model.decision import Decision
from roadworthy.model.schemas import record_schema

MERELY_SAID = ("ref", "metadata", "custom_init", "root_model", "computed_fields")
"""What changes no value: pydantic's own names and hints, and what is at its default."""


def kinds(kind: type[Record]) -> Iterator[type[Record]]:
    for one in kind.__subclasses__():
        yield one
        yield from kinds(one)


KINDS = sorted(kinds(Record), key=lambda kind: kind.__name__)


def plain(schema: Any, named: dict[str, Any]) -> Any:
    """A schema without what is merely said, and with what it refers to put in."""
    if isinstance(schema, list):
        return [plain(one, named) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "definitions":
        named = {one["ref"]: one for one in schema["definitions"]}
        return plain(schema["schema"], named)
    if schema.get("type") == "definition-ref":
        return plain(named[schema["schema_ref"]], named)
    if "default_factory" in schema:  # shares what pydantic would copy
        schema = {**schema, "default": schema["default_factory"]()}
        del schema["default_factory"]
    return {key: plain(value, named) for key, value in schema.items() if key not in MERELY_SAID}


def test_all_records_are_compared() -> None:
    assert {Decision, BallotPaper} < set(KINDS)
    assert len(KINDS) >= 42


@pytest.mark.parametrize("kind", KINDS)
def test_both_come_to_the_same(kind: type[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.delattr(Record, "__get_pydantic_core_schema__")
        kind.model_rebuild(force=True)
        meant = kind.__pydantic_core_schema__
    kind.model_rebuild(force=True)
    assert plain(kind.__pydantic_core_schema__, {}) == plain(meant, {})


def test_a_type_that_is_not_known_is_said_at_once() -> None:
    class Odd(BaseModel, strict=True, extra="ignore", validate_default=False):
        odd: complex = 0j

    with pytest.raises(TypeError, match="complex"):
        record_schema(Odd)


def test_defaults_are_shared_and_not_copied() -> None:
    one, two = (Decision.model_validate({"candidates": {"a": {}}}) for _ in range(2))
    assert one.weighting is two.weighting
    assert one.candidates["a"].costs is two.candidates["a"].costs
    assert one.criteria is two.criteria
