"""The four approaches: what each gives, what it asks in return, and how to begin."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.knowledge.measures import Measures, measures
from roadworthy.model.frozen import frozen
from roadworthy.model.landscape import Approach


@frozen
class ApproachGuide:
    """All that is known about one approach."""

    id: Approach
    name: str
    short: str
    """For narrow columns: 14 characters at the most."""
    in_short: str
    strengths: tuple[str, ...]
    costs: tuple[str, ...]
    suits: tuple[str, ...]
    """Circumstances in which it is a good choice."""
    examples: tuple[str, ...]
    pitfall: str
    """The common way in which it goes wrong."""
    first_steps_title: str
    first_steps: tuple[str, ...]
    """What to try, or to do, before and at the beginning."""
    measures: Measures


@cache
def approaches() -> tuple[ApproachGuide, ...]:
    """The four, in their order."""
    return tuple(_approach(raw) for raw in table("approaches.toml")["approach"])


@cache
def by_id() -> Mapping[str, ApproachGuide]:
    """The approaches by id."""
    return {approach.id: approach for approach in approaches()}


def _approach(raw: Mapping[str, Any]) -> ApproachGuide:
    lists = {key: tuple(value) for key, value in raw.items() if isinstance(value, list)}
    return ApproachGuide(**{**raw, **lists, "measures": measures(raw["measures"])})
