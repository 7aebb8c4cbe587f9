"""Decisions in which answers stand that others wait for: what `what_moves.py` tries where no sample moves.

Each scene is a change of a sample, with the question ids that it is for, by their beginnings.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.rules import word_on
from roadworthy.model import Decision, Interval, key_path, put
from roadworthy.model.aftermath import Figures, Lesson
from roadworthy.model.evidence import OwnCycle, SignAnswer, Upkeep
from roadworthy.model.landscape import Part
from roadworthy.model.outcome import StatusMove
from roadworthy.model.path import Blocker, Flag, MigrationPath, Phase, Pulse

TODAY: Final = date(2026, 11, 23)


def _changed(decision: Decision, changes: Mapping[str, Any]) -> Decision:
    for path, value in changes.items():
        decision = put(decision, key_path(path), value)
    return decision


def _by_rank(decision: Decision) -> Decision:
    order = {f"criteria.{slug}.rank": place for place, slug in enumerate(decision.criteria, 1)}
    return _changed(decision, {"weighting.method": "ranks", **order})


def _by_swing(decision: Decision) -> Decision:
    steps = {f"criteria.{slug}.swing": 100.0 - 15 * at for at, slug in enumerate(decision.criteria)}
    return _changed(decision, {"weighting.method": "swing", **steps})


def _by_pairs(decision: Decision) -> Decision:
    first, *rest = decision.criteria
    pairs = {first: {slug: 2.0 + at for at, slug in enumerate(rest)}}
    for at, slug in enumerate(rest[:-1]):
        pairs[slug] = dict.fromkeys(rest[at + 1 :], 2.0)
    return _changed(decision, {"weighting.method": "pairwise", "weighting.pairwise": pairs})


def _by_horizon(decision: Decision) -> Decision:
    points = {
        f"criteria.{slug}.by_horizon": {horizon: 10.0 + at for at, horizon in enumerate(decision.horizons)}
        for slug in decision.criteria
    }
    return _changed(decision, {"weighting.per_horizon": True, **points})


def _kept_up(decision: Decision) -> Decision:
    """Nobody publishes lines or names a package: the team typed both."""
    first = decision.outcome.chosen or next(iter(decision.candidates))
    lines = {
        f"l{at}": OwnCycle(
            cycle=str(at + 1), released=TODAY - timedelta(days=700 - 300 * at),
            active_until=TODAY + timedelta(days=100 + 300 * at), eol=TODAY + timedelta(days=300 + 300 * at),
            lts_from=TODAY - timedelta(days=600 - 300 * at),
        )
        for at in range(3)
    }  # fmt: skip
    own = Upkeep(
        registry="pypi", package="ours", cycles=lines, cycles_as_of=TODAY, upgrade_days=Interval(5, 9),
        guide_read_on=TODAY - timedelta(days=300),
    )  # fmt: skip
    changes = {
        f"upkeep.{first}": own, f"candidates.{first}.catalogue": "", f"candidates.{first}.version_line": "",
        "upgrades.policy": "latest", "upgrades.within_months": 3, "outcome.chosen": first,
    }  # fmt: skip
    return _changed(decision, changes)


def _on_lts(decision: Decision) -> Decision:
    """The same for a team that follows the lines with long support, which get security fixes only by now."""
    first = decision.outcome.chosen or next(iter(decision.candidates))
    over = {f"upkeep.{first}.cycles.l{at}.active_until": TODAY - timedelta(days=9) for at in range(3)}
    return _changed(_kept_up(decision), {"upgrades.policy": "lts", **over})


def _signs(decision: Decision) -> Decision:
    first = next(iter(decision.candidates))
    sign = SignAnswer(answer="holds", source="its docs", on=TODAY - timedelta(days=700))
    return put(decision, ("signs", first, "community-health", "releases"), sign)


def _walked(decision: Decision, phase: Phase) -> Decision:
    first = decision.outcome.chosen or next(iter(decision.candidates))
    slug = "proof-of-concept" if phase.kind == "proof" else "side-by-side"
    return put(
        put(decision, ("outcome", "chosen"), first), ("paths", first), MigrationPath(phases={slug: phase})
    )


def _failed_proof(decision: Decision) -> Decision:
    gap = Blocker(words="No driver", kind="integration", found_on=TODAY - timedelta(days=9))
    return _walked(decision, Phase(kind="proof", result="failed", blockers={"gap": gap}))


def _under_way(decision: Decision) -> Decision:
    """Side by side: a flag with steps, a gap without a way round, a tired team that had been well."""
    phase = Phase(
        kind="parallel-run", started_on=TODAY - timedelta(days=40),
        flags={"sign-in": Flag(name="Sign-in", share=10, ramp=("10 %", "50 %", "100 %"))},
        blockers={"pool": Blocker(words="The pool runs dry", kind="blocker")},
        pulses={
            "one": Pulse(on=TODAY - timedelta(days=20), load="light", mood="good"),
            "two": Pulse(on=TODAY - timedelta(days=10), load="crunch", mood="low"),
        },
    )  # fmt: skip
    return _walked(decision, phase)


def _small_team(decision: Decision) -> Decision:
    """Services for one small team, whose functions may not be tied to a provider."""
    first = next(iter(decision.candidates))
    changes = {
        "frame.team.size": 6, "fit.microservices.separate_teams": "no", "frame.boundaries": "known",
        "frame.boundary_names": ("orders", "stock"), f"candidates.{first}.approach": "microservices",
    }  # fmt: skip
    return _changed(decision, changes)


def _tied(decision: Decision) -> Decision:
    first = next(iter(decision.candidates))
    parts = {"in": Part(name="Ingest", approach="serverless")}
    changes = {
        "fit.serverless.lock_in": "never", f"candidates.{first}.approach": "hybrid",
        f"candidates.{first}.parts": parts,
    }  # fmt: skip
    return _changed(decision, changes)


def _hybrid(decision: Decision) -> Decision:
    """A hybrid of which nobody has said how its parts talk."""
    first = next(iter(decision.candidates))
    changes = {
        "fit.hybrid.protocol": None, f"candidates.{first}.approach": "hybrid",
        f"candidates.{first}.protocol": None,
    }  # fmt: skip
    return _changed(decision, changes)


def _asked_for_proof(decision: Decision) -> Decision:
    """A must-have of which nobody knows whether the chosen one has it."""
    first = decision.outcome.chosen or next(iter(decision.candidates))
    unknown = dict.fromkeys(decision.must_haves, "unknown")
    return _changed(decision, {"outcome.chosen": first, f"candidates.{first}.must_haves": unknown})


def _waiting(decision: Decision) -> Decision:
    """Proposed long ago, with a warning that was dismissed longer ago."""
    moved = StatusMove(status="proposed", on=TODAY - timedelta(days=120), role="lead")
    words = {
        finding.id: word_on(
            decision, finding, "dismissed", reason="Seen", role="lead", on=TODAY - timedelta(days=500)
        )
        for finding in Analysis(decision, TODAY).raised
    }
    return _changed(decision, {"status": "proposed", "history": {"moved": moved}, "raised": words})


def _done(decision: Decision) -> Decision:
    """The move is over and was decided a year ago, with upgrades expected; somebody looked back."""
    first = decision.outcome.chosen or next(iter(decision.candidates))
    then = Figures(chosen=first, effort=Interval(40, 60), upgrades=Interval(2, 3), upgrade_months=24)
    moved = StatusMove(status="decided", on=TODAY - timedelta(days=400), role="lead", then=then)
    criterion = next(iter(decision.criteria))
    lessons = {criterion: Lesson(criterion=criterion, direction="right")}
    changes = {
        "outcome.chosen": first, "status": "done", "history": {"decided": moved}, "lessons": lessons,
        "hindsight.effort": Interval(50, 55), "hindsight.upgrades": 1,
    }  # fmt: skip
    return _changed(decision, changes)


SCENES: Final[tuple[tuple[tuple[str, ...], Callable[[Decision], Decision]], ...]] = (
    (("criterion-rank", "rank-law"), _by_rank),
    (("criterion-swing",), _by_swing),
    (("criteria-pair",), _by_pairs),
    (("criterion-points-horizon",), _by_horizon),
    (("upgrades-", "upkeep-", "cycle-"), _kept_up),
    (("cycle-",), _on_lts),
    (("sign-",), _signs),
    (("blocker-", "evidence-"), _failed_proof),
    (("flag-", "blocker-", "pulse-"), _under_way),
    (("frame-boundary-",), _small_team),
    (("part-",), _tied),
    (("must-have-",), _asked_for_proof),
    (("raised-", "status-"), _waiting),
    (("candidate-protocol",), _hybrid),
    (("hindsight-", "lesson-"), _done),
)


def scenes(question: str, samples: tuple[Decision, ...]) -> Iterator[Decision]:
    """The scenes that are for a question, of each sample that has what they change."""
    for beginnings, change in SCENES:
        if question.startswith(beginnings):
            yield from map(change, samples)
