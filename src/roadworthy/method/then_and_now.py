"""What was decided then against what the figures say today, told only where the two differ.

The figures of a day are rounded as they are kept, so that those of the same day and the same answers are the
same to the last digit, whether they were read from a file or worked out anew.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Fact, Finding
from roadworthy.method.forecast import UpgradeForecast
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.upkeep import candidate_forecast, horizon_months
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.aftermath import EndThen, Figures, StandingThen
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import number_text
from roadworthy.model.outcome import StatusMove
from roadworthy.model.releases import ReleaseTable

_DIGITS: Final = 4
"""Decimals that are kept: the draws have no more of a share."""
_VALUE: Final = 0.005
"""Values that are nearer than this are told alike, with two decimals."""
_SHARE: Final = 0.02
"""A share, or a chance, that moved by less is no news."""
_DAYS: Final = 7
"""Days by which the end of a plan has to move to be told: each day without work moves it by one."""


def figures_of_day(analysis: Analysis, table: ReleaseTable | None, months: int | None = None) -> Figures:
    """The figures of a decision on the day of its analysis, as they are kept with the move to decided.

    `table` are the release lines of the chosen candidate, where there are any; `months` is how far upgrades
    are looked ahead, the longest horizon where nobody says. Brings numpy for shares and a plan.
    """
    decision = analysis.decision
    chosen = decision.outcome.chosen if decision.outcome.chosen in decision.candidates else ""
    known = {**_plan(analysis, chosen), **_upgrades(decision, chosen, table, analysis.today, months)}
    figures = Figures(
        chosen=chosen,
        standings=_standings(analysis),
        judged={
            slug: score
            for slug in decision.criteria
            if chosen and (score := decision.cell(chosen, slug).score) is not None
        },
        effort=decision.candidates[chosen].costs.switching_weeks if chosen else None,
    )
    return figures.model_copy(update=known)


def _standings(analysis: Analysis) -> dict[str, StandingThen]:
    drawn = analysis.sensitivity().acceptability
    shares = {} if drawn is None else {slug: drawn.first_share(slug) for slug in drawn.candidates}
    return {
        place.candidate: StandingThen(
            rank=place.rank, value=_kept(place.value), share=_kept(shares.get(place.candidate))
        )
        for place in analysis.ranking()
        if place.value is not None
    }


def _kept(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS) + 0.0


def _plan(analysis: Analysis, chosen: str) -> dict[str, object]:
    """When the chosen candidate's planned path can be over; nothing where nobody planned one."""
    path = analysis.decision.paths.get(chosen)
    if not chosen or path is None or not path.phases:
        return {}
    found = analysis.moves.of(chosen)
    ends = {
        row.slug: EndThen(p50=row.p50, p80=row.p80)
        for row in found.phases
        if row.time != "ended" and row.p50 is not None
    }
    if found.over or found.p50 is None:
        return {"ends": ends}
    forced = found.basis.forced_on
    ahead = forced is not None and forced > analysis.today
    return {
        "p50": found.p50,
        "p80": found.p80,
        "forced_on": forced if ahead else None,
        "chance": _kept(found.chance) if ahead else None,
        "ends": ends,
    }


def _upgrades(
    decision: Decision, chosen: str, table: ReleaseTable | None, start: date, months: int | None
) -> dict[str, object]:
    if not chosen or table is None:
        return {}
    asked = horizon_months(decision) if months is None else months
    seen = forecast_from(decision, chosen, table, start, asked)
    return {} if seen is None else {"upgrades": Interval(seen.low, seen.high), "upgrade_months": asked}


def forecast_from(
    decision: Decision, candidate: str, table: ReleaseTable, start: date, months: int
) -> UpgradeForecast | None:
    """The upgrades of a candidate from a day on; None where no calendar holds what is asked for."""
    try:
        return candidate_forecast(decision, candidate, table, start, months)
    except (ValueError, OverflowError):
        return None


@frozen
class ThenAndNow:
    """A decision that was made, in the figures of that day and of today."""

    key: str
    """The key of the move in `Decision.history`."""
    on: date | None
    """The day on which it was decided."""
    then: Figures
    now: Figures


def last_decided(decision: Decision) -> tuple[str, StatusMove] | None:
    """The last move that kept the figures of its day; None where none did."""
    blank = Figures.blank()
    found = [(key, move) for key, move in decision.history.items() if move.then != blank]
    return found[-1] if found else None


def then_and_now(analysis: Analysis, table: ReleaseTable | None) -> ThenAndNow | None:
    """The last decision's figures beside today's; None where none were kept. Brings numpy.

    Upgrades are looked at over the same months from the same day, by the release lines known today.
    """
    decided = last_decided(analysis.decision)
    if decided is None:
        return None
    key, move = decided
    now = figures_of_day(analysis, None)
    chosen = now.chosen
    if move.on is not None and move.then.upgrade_months:
        months = move.then.upgrade_months
        same_window = _upgrades(analysis.decision, chosen, table, move.on, months)
        now = now.model_copy(update=same_window)
    return ThenAndNow(key, move.on, move.then, now)


def differences(found: ThenAndNow, decision: Decision) -> tuple[Finding, ...]:
    """Where today's figures are others than those of the day of the decision; nothing where none are."""
    return tuple(_differences(found, decision))


def _differences(found: ThenAndNow, decision: Decision) -> Iterator[Finding]:
    then, now = found.then, found.now
    path: KeyPath = ("history", found.key, "then")
    same = then.chosen == now.chosen
    if not same:
        before = decision.candidate_name(then.chosen) or "?"
        rule = "then-chosen" if now.chosen else "then-chosen-gone"
        yield Finding(rule, "note", ("outcome", "chosen"), now.chosen, {"before": before})
    elif then.chosen:
        yield from _standing(then, now, path)
    old, new = (_first(side) for side in (then, now))
    if set(old) != set(new) and old and new:
        before, today = (", ".join(map(decision.candidate_name, names)) for names in (old, new))
        yield Finding("then-first", "note", ("scores",), "", {"before": before, "now": today})
    if not same:
        return  # the plan and the upgrades of another candidate are no news about this one
    yield from _ends(then, now, path)
    if then.upgrades is not None and now.upgrades is not None and then.upgrades != now.upgrades:
        facts: dict[str, Fact] = {
            "before": _span(then.upgrades), "now": _span(now.upgrades), "months": then.upgrade_months or 0,
        }  # fmt: skip
        yield Finding("then-upgrades", "note", path, now.chosen, facts)


def _standing(then: Figures, now: Figures, path: KeyPath) -> Iterator[Finding]:
    """The value and the share of the chosen candidate."""
    old, new = (side.standings.get(then.chosen, StandingThen.blank()) for side in (then, now))
    facts: dict[str, Fact] = {}
    if old.value is not None and new.value is not None and abs(old.value - new.value) >= _VALUE:
        facts |= {"old": old.value, "new": new.value}
    if old.share is not None and new.share is not None and abs(old.share - new.share) >= _SHARE:
        facts |= {"before": of_hundred_words(old.share), "share": of_hundred_words(new.share)}
    if facts:
        rule = "then-value" if "share" not in facts else "then-both" if "old" in facts else "then-share"
        yield Finding(rule, "note", path, then.chosen, facts)


def _first(side: Figures) -> list[str]:
    return [slug for slug, row in side.standings.items() if row.rank == 1]


def _ends(then: Figures, now: Figures, path: KeyPath) -> Iterator[Finding]:
    """The day by which the move is over in 80 of 100 cases, and the chance to hold its date."""
    if then.p80 is not None and now.p80 is not None and abs((now.p80 - then.p80).days) >= _DAYS:
        weeks = round(abs((now.p80 - then.p80).days) / 7)
        rule = "then-later" if now.p80 > then.p80 else "then-sooner"
        facts: dict[str, Fact] = {"before": then.p80.isoformat(), "now": now.p80.isoformat(), "weeks": weeks}
        yield Finding(rule, "note", path, "", facts)
    if then.chance is None or now.chance is None or then.forced_on is None or now.forced_on is None:
        return
    if then.forced_on != now.forced_on:
        days: dict[str, Fact] = {
            "before": then.forced_on.isoformat(), "now": now.forced_on.isoformat(),
            "old": of_hundred_words(then.chance), "new": of_hundred_words(now.chance),
        }  # fmt: skip
        yield Finding("then-date", "note", path, "", days)
    elif abs(then.chance - now.chance) >= _SHARE:
        chances: dict[str, Fact] = {
            "day": then.forced_on.isoformat(), "before": of_hundred_words(then.chance),
            "now": of_hundred_words(now.chance),
        }  # fmt: skip
        yield Finding("then-chance", "note", path, "", chances)


def _span(interval: Interval) -> str:
    low, high = number_text(interval.low), number_text(interval.high)
    return low if interval.single else f"{low} to {high}"
