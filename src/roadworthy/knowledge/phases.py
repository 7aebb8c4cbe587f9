"""The four phases that ship: their goals, usual lengths and exit checks."""

from functools import cache
from typing import get_args

from roadworthy.knowledge.files import table
from roadworthy.model import Interval, read_interval
from roadworthy.model.frozen import frozen
from roadworthy.model.path import Check, MigrationPath, Phase, PhaseKind


@frozen
class PhaseGuide:
    """What is known about one phase before anybody has planned it."""

    id: str
    """Slug of the phase in a path."""
    kind: PhaseKind
    name: str
    weeks: Interval
    weeks_are_ours: bool
    """True where the length is our guess and no published figure."""
    goal: str
    guide: str
    checks: tuple[tuple[str, str], ...]
    """Slug and words of each exit check, in their order."""


@cache
def phase_guides() -> tuple[PhaseGuide, ...]:
    """The four phases in their order."""
    found = []
    for raw in table("phases.toml")["phase"]:
        weeks = read_interval(raw["weeks"])
        assert weeks is not None, raw["id"]
        assert raw["kind"] in get_args(PhaseKind), raw["id"]
        found.append(
            PhaseGuide(
                id=raw["id"],
                kind=raw["kind"],
                name=raw["name"],
                weeks=weeks,
                weeks_are_ours=raw.get("weeks_are_ours", False),
                goal=raw["goal"],
                guide=raw["guide"],
                checks=tuple((check["id"], check["words"]) for check in raw["checks"]),
            )
        )
    return tuple(found)


def phase_guide(kind: PhaseKind | None) -> PhaseGuide | None:
    """The guide for a kind of phase; None for None."""
    return next((guide for guide in phase_guides() if guide.kind == kind), None)


@cache
def default_path() -> MigrationPath:
    """A path of the four phases with their usual lengths, goals and exit checks; no dates, nothing met."""
    return MigrationPath(
        phases={
            guide.id: Phase(
                kind=guide.kind,
                name=guide.name,
                goal=guide.goal,
                weeks=guide.weeks,
                checks={slug: Check(words=words) for slug, words in guide.checks},
            )
            for guide in phase_guides()
        }
    )
