"""The criteria that ship: questions, signs, what the ends of the scale look like."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.knowledge.measures import Measures, measures
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Criterion


@frozen
class CriterionSign:
    """Something that a person can look up or try, by hand, and what it points to."""

    id: str
    name: str
    ask: str
    better: str
    """What speaks for the better end of the scale."""
    worse: str
    """What speaks for the worse end."""


@frozen
class CriterionGuide:
    """All that is known about one criterion. 5 is always the better end of the scale."""

    id: str
    name: str
    short: str
    """For narrow columns: 20 characters at the most."""
    question: str
    why: str
    best: str
    """What a 5 looks like."""
    middle: str
    """What a 3 looks like."""
    worst: str
    """What a 1 looks like."""
    how_to_look: tuple[str, ...]
    counts_here: str
    """What belongs to this criterion and what belongs to another one, so that nothing counts twice."""
    signs: tuple[CriterionSign, ...]
    measures: Measures
    optional: bool = False


@cache
def criteria() -> tuple[CriterionGuide, ...]:
    """The five that ship and the optional sixth, in their order."""
    return tuple(_criterion(raw) for raw in table("criteria.toml")["criterion"])


@cache
def by_id() -> Mapping[str, CriterionGuide]:
    """The criteria by id."""
    return {criterion.id: criterion for criterion in criteria()}


@cache
def sign_ids() -> Mapping[str, tuple[str, ...]]:
    """The signs of each criterion that ships, in their order."""
    return {guide.id: tuple(sign.id for sign in guide.signs) for guide in criteria()}


def anchors(slug: str, own: Criterion | None = None) -> tuple[tuple[str, str], ...]:
    """What the best, the middle and the worst score look like: the person's own words before ours.

    Pairs of ``best``, ``middle``, ``worst`` and words; a pair with no words is left out.
    """
    guide = by_id().get(slug)
    found: list[tuple[str, str]] = []
    for end in ("best", "middle", "worst"):
        words = (getattr(own, end) if own else "") or (getattr(guide, end) if guide else "")
        if words:
            found.append((end, words))
    return tuple(found)


def _criterion(raw: Mapping[str, Any]) -> CriterionGuide:
    plain = {key: value for key, value in raw.items() if key not in ("sign", "measures", "how_to_look")}
    return CriterionGuide(
        **plain,
        how_to_look=tuple(raw["how_to_look"]),
        signs=tuple(CriterionSign(**sign) for sign in raw["sign"]),
        measures=measures(raw["measures"]),
    )
