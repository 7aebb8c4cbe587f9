"""Weights that the frame suggests: each preset moves some points, for a reason that quotes the answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import fsum
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.load import STEEP_GROWTH, pace
from roadworthy.method.weights import horizon_worths
from roadworthy.model import Decision, KeyPath, key_path
from roadworthy.model.frozen import frozen

LEARNING: Final = "learning-curve"
ECOSYSTEM: Final = "ecosystem-maturity"
TOOLING: Final = "operational-tooling"
COMMUNITY: Final = "community-health"
MAINTENANCE: Final = "long-term-maintenance"
FLEXIBILITY: Final = "flexibility"

EVEN_POINTS: Final = 20.0
"""Points of every criterion before a preset: five of them share 100."""
JUNIOR_SHARE: Final = 1 / 3
"""From this share of juniors on, a team is called junior; from half on, the points double."""
STARTUP_HEADCOUNT: Final = 15
LARGE_ENGINEERS: Final = 50
LONG_SHARE: Final = 0.4
"""From this share of the horizons' worth on, the years after the third are the ones that count."""
SHORT_SHARE: Final = 0.5
LONG_FROM_MONTH: Final = 36
SHORT_TO_MONTH: Final = 6

_SMALL: Final = 5.0
_LARGE: Final = 10.0

_SIZE: Final = key_path("frame.team.size")
_JUNIORS: Final = key_path("frame.team.juniors")
_STYLE: Final = key_path("frame.team.style")
_OPERATIONS: Final = key_path("frame.team.operations")
_HEADCOUNT: Final = key_path("frame.organisation.headcount")
_ENGINEERS: Final = key_path("frame.organisation.engineers")
_REGULATED: Final = key_path("frame.organisation.regulated")
_GROWTH: Final = key_path("frame.load.growth")
_WITHIN: Final = key_path("frame.load.growth_months")


@frozen
class Preset:
    """A suggestion for the weights; nothing changes until a person takes it."""

    id: str
    points: Mapping[str, float]
    """Points to add to a criterion, by its slug; below 0 they are taken off."""
    finding: Finding
    """Why: the answers it rests on."""


def presets(decision: Decision) -> tuple[Preset, ...]:
    """The presets that the answers of the frame and the horizons suggest."""
    return (
        *_team(decision),
        *_organisation(decision),
        *_horizons(decision),
        *_load(decision),
        *_ethics(decision),
    )


def apply_presets(decision: Decision, ids: Collection[str]) -> dict[str, float]:
    """Points for each criterion of the decision: an even start, plus those of the presets named.

    Unknown ids and presets that the answers do not suggest (any more) move nothing; no criterion falls below
    0. Without criteria, the five that ship are taken.
    """
    return preset_points(decision, [preset for preset in presets(decision) if preset.id in ids])


def preset_points(decision: Decision, taken: Sequence[Preset]) -> dict[str, float]:
    """The same for presets that are known."""
    criteria = tuple(decision.criteria) or (LEARNING, ECOSYSTEM, TOOLING, COMMUNITY, MAINTENANCE)
    return {
        slug: max(0.0, EVEN_POINTS + fsum(preset.points.get(slug, 0.0) for preset in taken))
        for slug in criteria
    }


def missing_criteria(decision: Decision, preset: Preset) -> tuple[str, ...]:
    """Criteria to which the preset gives points and which the decision does not have: flexibility, mostly."""
    return tuple(slug for slug in preset.points if slug not in decision.criteria)


def _preset(name: str, points: dict[str, float], *reads: KeyPath, **facts: Fact) -> Preset:
    return Preset(name, points, Finding(f"preset-{name}", path=reads[0], facts=facts, reads=reads))


def _team(decision: Decision) -> Iterator[Preset]:
    team = decision.frame.team
    if team.size and team.juniors and team.juniors >= team.size * JUNIOR_SHARE:
        times = 2 if team.juniors * 2 >= team.size else 1
        yield _preset("junior-team", {LEARNING: _LARGE * times, ECOSYSTEM: _SMALL * times}, _JUNIORS, _SIZE)
    if team.style == "sync":
        yield _preset("sync-team", {LEARNING: _SMALL}, _STYLE)
    if team.operations == "strong":
        yield _preset("strong-operations", {TOOLING: _LARGE, FLEXIBILITY: _LARGE}, _OPERATIONS)
    elif team.operations == "none":
        yield _preset("no-operations", {TOOLING: _SMALL, MAINTENANCE: _SMALL}, _OPERATIONS)


def _organisation(decision: Decision) -> Iterator[Preset]:
    organisation = decision.frame.organisation
    headcount, regulated = organisation.headcount, organisation.regulated
    engineers, where = (
        (organisation.engineers, _ENGINEERS)
        if organisation.engineers is not None
        else (decision.frame.team.size, _SIZE)
    )
    if regulated in ("yes", "partly"):
        more = _LARGE if regulated == "yes" else _SMALL
        yield _preset("regulated", {COMMUNITY: more, MAINTENANCE: more}, _REGULATED)
    elif headcount and headcount <= STARTUP_HEADCOUNT:
        points = {LEARNING: _SMALL, ECOSYSTEM: _SMALL, COMMUNITY: -_SMALL}
        yield _preset("small-startup", points, _HEADCOUNT, _REGULATED)
    if engineers and engineers >= LARGE_ENGINEERS:
        yield _preset("large-organisation", {COMMUNITY: _SMALL, MAINTENANCE: _SMALL}, where)


def _horizons(decision: Decision) -> Iterator[Preset]:
    if all(horizon.worth is None for horizon in decision.horizons.values()):
        return
    worths = horizon_worths(decision)
    long: list[str] = []
    short: list[str] = []
    for slug, horizon in decision.horizons.items():
        if horizon.from_month is not None and horizon.from_month >= LONG_FROM_MONTH:
            long.append(slug)
        elif horizon.to_month is not None and horizon.to_month <= SHORT_TO_MONTH:
            short.append(slug)
    late, soon = fsum(worths[slug] for slug in long), fsum(worths[slug] for slug in short)
    if late >= LONG_SHARE:
        points = {MAINTENANCE: _LARGE, COMMUNITY: _SMALL}
        yield _preset("long-horizons", points, *_worths(long), percent=round(100 * late))
    if soon >= SHORT_SHARE:
        points = {LEARNING: _LARGE, ECOSYSTEM: _SMALL}
        yield _preset("short-horizons", points, *_worths(short), percent=round(100 * soon))


def _worths(slugs: list[str]) -> Iterator[KeyPath]:
    for slug in slugs:
        yield from (("horizons", slug, key) for key in ("worth", "from_month", "to_month"))


def _load(decision: Decision) -> Iterator[Preset]:
    if (pace(decision.frame.load) or 0) >= STEEP_GROWTH:
        yield _preset("steep-growth", {FLEXIBILITY: _SMALL, TOOLING: _SMALL}, _GROWTH, _WITHIN)


def _ethics(decision: Decision) -> Iterator[Preset]:
    ethics = decision.frame.ethics
    asked = {"maintainers": ethics.maintainers, "funding": ethics.funding, "governance": ethics.governance}
    raised = [key for key, value in asked.items() if value not in (None, "any")]
    if raised:
        points = {COMMUNITY: _SMALL * len(raised)}
        rule = "ethics-bar" if len(raised) == 1 else f"ethics-bar-{len(raised)}"
        reads: tuple[KeyPath, ...] = tuple(("frame", "ethics", key) for key in raised)
        yield Preset("ethics-bar", points, Finding(f"preset-{rule}", path=reads[0], reads=reads))
