"""What the changes of a decision did to its ranking."""

from collections.abc import Iterator
from datetime import date

from roadworthy.knowledge.history_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.model.frozen import frozen
from roadworthy.report.of_hundred import of_hundred
from roadworthy.report.phrases import figures, listed
from roadworthy.report.versions import Versions

_SAME = 5e-10
"""Values that are this near are the same: the half of what counts as a tie."""


@frozen
class RankingMove:
    """One candidate in two versions; None where it was not, or is not any more."""

    candidate: str
    name: str
    old_value: float | None
    new_value: float | None
    old_rank: int | None
    new_rank: int | None
    old_share: float | None
    """Share of the plausible weights and scores in which it comes first."""
    new_share: float | None


@frozen
class PlanDays:
    """When the walked move can be over, in one version; None where nothing tells."""

    p50: date | None = None
    p80: date | None = None
    forced_on: date | None = None
    chance: float | None = None


@frozen
class Effect:
    """What came of changes."""

    standings: tuple[RankingMove, ...]
    """In the order of the ranking now, those that are gone last."""
    old_leaders: tuple[str, ...]
    new_leaders: tuple[str, ...]
    """The names of those that are first."""
    old_unknown: int
    new_unknown: int
    """Scores that nobody knows."""
    old_plan: PlanDays
    new_plan: PlanDays
    """Of a path that somebody planned."""

    @property
    def moved(self) -> bool:
        """Whether anything in the ranking is another."""
        return self.old_unknown != self.new_unknown or any(
            (one.old_rank, one.old_share) != (one.new_rank, one.new_share) or _differ(one)
            for one in self.standings
        )


def effect(versions: Versions) -> Effect:
    """The ranking before and after, each with its shares of first places (which draws)."""
    old, new = versions.old, versions.new
    places = [{place.candidate: place for place in one.ranking()} for one in (old, new)]
    shares = [first_shares(one) for one in (old, new)]
    order = [*places[1], *(slug for slug in places[0] if slug not in places[1])]
    standings = []
    for slug in order:
        was, now = (side.get(slug) for side in places)
        standings.append(
            RankingMove(
                slug, versions.name(("candidates", slug)),
                was.value if was else None, now.value if now else None,
                was.rank if was else None, now.rank if now else None,
                shares[0].get(slug), shares[1].get(slug),
            )
        )  # fmt: skip
    unknown = _unknown(old), _unknown(new)
    return Effect(tuple(standings), _first(old), _first(new), *unknown, _plan(old), _plan(new))


def _plan(analysis: Analysis) -> PlanDays:
    """The days of the walked path; none where nobody planned one, and where it is over."""
    slug = analysis.path_candidate
    path = analysis.decision.paths.get(slug or "")
    if slug is None or path is None or not path.phases:
        return PlanDays()
    found = analysis.moves.of(slug)
    if found.over or found.p50 is None:
        return PlanDays()
    forced = found.basis.forced_on
    ahead = forced is not None and forced > analysis.today
    return PlanDays(found.p50, found.p80, forced if ahead else None, found.chance if ahead else None)


def first_shares(analysis: Analysis) -> dict[str, float]:
    found = analysis.sensitivity().acceptability
    if found is None or len(found.candidates) < 2:
        return {}
    return {slug: shares[0] for slug, shares in zip(found.candidates, found.rank_shares, strict=True)}


def _first(analysis: Analysis) -> tuple[str, ...]:
    first = (place.candidate for place in analysis.ranking() if place.rank == 1)
    return tuple(map(analysis.decision.candidate_name, first))


def _unknown(analysis: Analysis) -> int:
    return sum(sum(row) for row in analysis.matrix().unknown)


def _differ(one: RankingMove) -> bool:
    old, new = one.old_value, one.new_value
    return (old is None) != (new is None) or (old is not None and new is not None and abs(old - new) > _SAME)


def effect_words(found: Effect) -> tuple[str, ...]:
    """The effect in sentences, without their stops: values and order, how surely, what is unknown."""
    ranking = tuple(_sentences(found)) if found.moved else (say("nothing_moves"),)
    return (*ranking, *_plan_sentences(found.old_plan, found.new_plan))


def _plan_sentences(old: PlanDays, new: PlanDays) -> Iterator[str]:
    """The two days, and the chance by the date that forces it, where they are others."""
    if new.p50 is not None and new.p80 is not None and (new.p50, new.p80) != (old.p50, old.p80):
        days = {"p50": new.p50.isoformat(), "p80": new.p80.isoformat()}
        if old.p50 is None or old.p80 is None:
            yield say("plan_new", **days)
        else:
            yield say("plan", **days, old50=old.p50.isoformat(), old80=old.p80.isoformat())
    elif new.p50 is None and old.p50 is not None:
        yield say("plan_gone", old50=old.p50.isoformat())
    if new.chance is None or new.forced_on is None:
        return
    chance, day = of_hundred(new.chance), new.forced_on.isoformat()
    if old.chance is None:
        yield say("plan_chance_new", date=day, new=chance)
    elif (of_hundred(old.chance), old.forced_on) != (chance, new.forced_on):
        yield say("plan_chance", date=day, new=chance, old=of_hundred(old.chance))


def _sentences(found: Effect) -> Iterator[str]:
    values = figures([value for one in found.standings for value in (one.old_value, one.new_value)])
    said = []
    for number, one in enumerate(found.standings):
        old, new = values[2 * number : 2 * number + 2]
        if _differ(one) and one.new_rank is not None:
            key = "value_new" if one.old_value is None else "values"
            said.append(say(key, name=one.name, new=new, old=old))
    if said:
        yield "; ".join(said)
    yield from _order(found)
    yield from _share(found)
    if found.old_unknown != found.new_unknown:
        key = "unknown" if found.new_unknown else "unknown_none"
        yield say(key, new=found.new_unknown, old=found.old_unknown)


def _order(found: Effect) -> Iterator[str]:
    old = [one.name for one in sorted(_ranked(found, old=True), key=lambda one: one.old_rank or 0)]
    new = [one.name for one in _ranked(found, old=False)]
    if found.old_leaders != found.new_leaders:
        before, now = listed(found.old_leaders), listed(found.new_leaders)
        if not now:
            yield say("nobody_leads", old=before)
        else:
            yield say("leads_before", name=now, old=before) if before else say("leads_now", name=now)
    if old != new:
        yield say("new_order", names=listed(new))
    elif len(new) > 1:
        yield say("same_order")


def _ranked(found: Effect, *, old: bool) -> list[RankingMove]:
    return [one for one in found.standings if (one.old_rank if old else one.new_rank) is not None]


def _share(found: Effect) -> Iterator[str]:
    first = next((one for one in found.standings if one.new_rank == 1), None)
    before = next((one for one in found.standings if one.old_rank == 1), None)
    if first is None or first.new_share is None:
        return
    new = of_hundred(first.new_share)
    if before is None or before.old_share is None:
        yield say("share_new", new=new)
    elif before is first:
        if of_hundred(before.old_share) != new:
            yield say("share", new=new, old=of_hundred(before.old_share))
    else:
        yield say("share_of", name=first.name, new=new, old=before.name, was=of_hundred(before.old_share))
