"""Plans for tests: a file's phases and the same as the definitions' text has them."""

from datetime import date, timedelta
from random import Random
from typing import Any

from naive_schedule import Step
from roadworthy.model import Decision, Interval
from roadworthy.model.frame import Frame, Team, Waiting
from roadworthy.model.landscape import Candidate, Costs
from roadworthy.model.path import Check, MigrationPath, Phase

TODAY = date(2026, 11, 23)
CHECKS = {"seen": Check(words="seen", met_on=date(2026, 10, 1))}
SLUGS = ("proof-of-concept", "critical-path", "parallel-run", "full-migration")


def phase(**said: Any) -> Phase:
    return Phase(**said)


def ended(start: date, end: date, weeks: Interval) -> Phase:
    return Phase(weeks=weeks, started_on=start, ended_on=end, result="passed", checks=CHECKS)


def decision(
    *phases: Phase,
    forced_on: date | None = None,
    effort: Interval | None = None,
    people: Interval | None = None,
    capacity: float | None = None,
) -> Decision:
    """One candidate, `django`, with these phases under the keys that ship."""
    path = MigrationPath(people=people, phases=dict(zip(SLUGS, phases, strict=False)))
    return Decision(
        frame=Frame(team=Team(capacity=capacity), waiting=Waiting(forced_on=forced_on)),
        candidates={"django": Candidate(name="Django", costs=Costs(switching_weeks=effort))},
        paths={"django": path} if phases or people else {},
    )


def random_plan(seed: int) -> tuple[Decision, dict[str, Step]]:
    """Ended, running, skipped and planned phases, with and without lengths, dates, effort and people."""
    random = Random(seed)
    phases: dict[str, Phase] = {}
    steps: dict[str, Step] = {}
    behind = random.randint(0, 3)
    day = TODAY - timedelta(days=random.randint(150, 300))
    for place, slug in enumerate(SLUGS):
        low = random.choice((1.0, 2.0, 3.5, 6.0))
        weeks = None if random.random() < 0.3 else Interval(low, low + random.choice((0.0, 1.0, 4.0, 9.0)))
        plain = None if weeks is None else (weeks.low, weeks.high)
        if random.random() < 0.1:
            phases[slug], steps[slug] = Phase(weeks=weeks, result="skipped"), Step(plain, "skipped")
        elif place < behind:
            end = min(TODAY, day + timedelta(days=random.randint(14, 60)))
            phases[slug] = Phase(weeks=weeks, started_on=day, ended_on=end, result="passed", checks=CHECKS)
            steps[slug] = Step(plain, "ended", started_on=day, ended_on=end)
            day = end
        elif place == behind and random.random() < 0.7:
            start = TODAY - timedelta(days=random.randint(0, 9 * int(weeks.high if weeks else 4)))
            phases[slug] = Phase(weeks=weeks, started_on=start)
            steps[slug] = Step(plain, "running", started_on=start)
        else:
            ahead = random.choice((None, TODAY + timedelta(days=random.randint(-20, 200))))
            phases[slug] = Phase(weeks=weeks, starts_on=ahead)
            steps[slug] = Step(plain, starts_on=ahead)
    effort = random.choice((None, Interval(20.0, 45.0), Interval(80.0, 300.0)))
    people = random.choice((None, Interval(2.0, 2.0), Interval(3.0, 6.0)))
    forced = TODAY + timedelta(days=random.randint(20, 400))
    made = decision(forced_on=forced, effort=effort, people=people)
    path = MigrationPath(people=people, phases=phases)
    return made.model_copy(update={"paths": {"django": path}}), steps
