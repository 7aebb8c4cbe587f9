"""When the move can be over, in words: the same in the walk, the plain interview and the summary."""

from collections.abc import Iterator

from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.schedule import Schedule
from roadworthy.method.schedule.findings import whole
from roadworthy.report.phrases import phrase

_LITTLE = 0.005
"""What was learned is told from half a per cent on."""


def forecast_lines(found: Schedule | None) -> Iterator[str]:
    """The two days, the date that forces it, what was learned, the people; or why there is no forecast."""
    if found is None:
        return
    it = found.basis
    if it.failed:
        yield phrase("forecast", "failed", phase=it.failed)
        return
    if found.p50 is None or found.p80 is None or found.over:
        return
    key = "days" if it.planned else "days_usual"
    yield phrase("forecast", key, p50=found.p50.isoformat(), p80=found.p80.isoformat())
    if found.chance is not None and it.forced_on is not None and it.forced_on > it.today:
        error = f"{100 * (found.error or 0.0):.1f}"
        date = it.forced_on.isoformat()
        yield phrase("forecast", "date", date=date, chance=of_hundred_words(found.chance), error=error)
    learned = (it.learned or 1.0) - 1
    if abs(learned) >= _LITTLE:
        key = "slower" if learned > 0 else "quicker"
        yield phrase("forecast", key, percent=f"{100 * abs(learned):.0f}")
    yield from _people(found)


def _people(found: Schedule) -> Iterator[str]:
    until = found.basis.forced_on or found.p80
    if found.effort_left is None or found.needed_people is None or until is None:
        if found.people is not None:
            yield phrase("say", "path_people", people=whole(found.people))
        return
    facts = {
        "left": whole(found.effort_left),
        "until": until.isoformat(),
        "needed": whole(found.needed_people),
    }
    if found.people is None:
        yield phrase("forecast", "needed", **facts)
    else:
        yield phrase("forecast", "people", **facts, people=whole(found.people))
