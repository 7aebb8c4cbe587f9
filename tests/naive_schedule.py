"""The definitions of a schedule once more, phase by phase and draw by draw, nothing shared with the product.

Only what makes the same draws is the same by necessity: PCG64, its spawn keys, blocks of 4,096 and the place of
a name in its stream. Normals come from the standard library.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from math import ceil, exp, inf, log, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np

STREAM = 7
DRAWS = 10_000
NORMAL = NormalDist()
DEFAULTS = ((2.0, 4.0), (4.0, 6.0), (6.0, 12.0))


@dataclass
class Step:
    """A phase as the text has it: a time is a day or None."""

    weeks: tuple[float, float] | None
    state: str = "planned"
    starts_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None


def column(name: str, seed: int) -> list[float]:
    """DRAWS standard normals for a name."""
    place = int.from_bytes(sha256(f"phase\0{name}".encode()).digest()[:16], "big")
    found: list[float] = []
    for block in range(ceil(DRAWS / 4096)):
        rows = min(4096, DRAWS - block * 4096)
        bits = np.random.PCG64(np.random.SeedSequence(entropy=seed, spawn_key=(STREAM, block)))
        bits.advance(place)
        found += [NORMAL.inv_cdf(u) for u in np.random.Generator(bits).random(rows).tolist()]
    return found


def lengths(
    steps: dict[str, Step], effort: tuple[float, float] | None, people: tuple[float, float] | None
) -> dict[str, tuple[float, float]]:
    """Low and high weeks of each phase that takes time; the first three of the article, the fourth by effort."""
    alive = {slug: step for slug, step in steps.items() if step.state != "skipped"}
    found: dict[str, tuple[float, float]] = {}
    for place, (slug, step) in enumerate(steps.items()):
        if slug not in alive:
            continue
        if step.weeks is not None:
            found[slug] = step.weeks
        elif place < 3:
            found[slug] = DEFAULTS[place]
    for slug in alive:
        if slug in found:
            continue
        if effort is None or people is None:
            found[slug] = (4.0, 12.0)
            continue
        a_sum = sum(weeks[0] for weeks in found.values())
        b_sum = sum(weeks[1] for weeks in found.values())
        high = max(2.0, effort[1] / people[0] - a_sum)
        low = max(1.0, effort[0] / people[1] - b_sum)
        found[slug] = (min(low, high), high)
    return {slug: found[slug] for slug in alive}


def mu_sigma(weeks: tuple[float, float]) -> tuple[float, float]:
    a, b = weeks
    return (log(a) + log(b)) / 2, (log(b) - log(a)) / (2 * 1.2815515655446004)


def learned(steps: dict[str, Step], weeks: dict[str, tuple[float, float]]) -> tuple[float, int]:
    """r and n."""
    logs = []
    for slug, step in steps.items():
        if step.state == "ended" and step.started_on and step.ended_on:
            actual = max(1 / 7, (step.ended_on - step.started_on).days / 7)
            logs.append(log(actual / exp(mu_sigma(weeks[slug])[0])))
    return (sum(logs) / len(logs), len(logs)) if logs else (0.0, 0)


def length_of(weeks: tuple[float, float], shift: float, z: float, lasted: float | None) -> float:
    mu, sigma = mu_sigma(weeks)
    if sigma == 0:
        return max(weeks[0] * exp(shift), lasted or 0.0)
    mu += shift
    if lasted is not None and lasted > 0:
        behind = NORMAL.cdf((log(lasted) - mu) / sigma)
        z = NORMAL.inv_cdf(behind + (1 - behind) * NORMAL.cdf(z))
    return exp(mu + sigma * z)


def forecast(
    steps: dict[str, Step],
    today: date,
    effort: tuple[float, float] | None = None,
    people: tuple[float, float] | None = None,
    seed: int = 20240101,
) -> dict[str, list[float]]:
    """By phase, the end of each draw in days after today."""
    weeks = lengths(steps, effort, people)
    r, n = learned(steps, weeks)
    shift = r * n / (n + 2) if n else 0.0
    common, own = column("", seed), {slug: column(slug, seed) for slug in weeks}
    found: dict[str, list[float]] = {slug: [] for slug in weeks}
    for k in range(DRAWS):
        before = -inf
        for slug in weeks:
            step = steps[slug]
            z = sqrt(0.5) * common[k] + sqrt(0.5) * own[slug][k]
            if step.state == "ended":
                assert step.ended_on is not None
                before = float((step.ended_on - today).days)
            elif step.state == "running":
                assert step.started_on is not None
                start = float((step.started_on - today).days)
                before = start + 7 * length_of(weeks[slug], shift, z, -start / 7)
            else:
                start = max(0.0, before)
                if step.starts_on is not None:
                    start = max(start, float((step.starts_on - today).days))
                before = start + 7 * length_of(weeks[slug], shift, z, None)
            found[slug].append(before)
    return found


def day(draws: list[float], share: float, today: date) -> date:
    """The draw at that quantile, linearly between two, rounded up to a whole day."""
    row = sorted(draws)
    at = share * (len(row) - 1)
    low = int(at)
    value = row[low] + (row[min(low + 1, len(row) - 1)] - row[low]) * (at - low)
    return today + timedelta(days=ceil(value - 1e-9))


def in_time(draws: list[float], forced: date, today: date) -> float:
    return sum(1 for end in draws if end <= (forced - today).days + 1e-9) / len(draws)


def effort_and_people(
    steps: dict[str, Step],
    today: date,
    effort: tuple[float, float],
    people: tuple[float, float] | None,
    until: date,
) -> dict[str, Any]:
    """What is left of the effort, and how many people that takes until a day."""
    weeks = lengths(steps, effort, people)
    middles = {slug: (a + b) / 2 for slug, (a, b) in weeks.items()}
    spent = 0.0
    for slug in weeks:
        step = steps[slug]
        if step.state == "ended":
            spent += middles[slug]
        elif step.state == "running" and step.started_on:
            spent += min(middles[slug], (today - step.started_on).days / 7)
    share = spent / sum(middles.values())
    left = tuple(side - side * share for side in effort)
    first = steps[next(iter(weeks))]
    start = max(today, first.started_on or first.starts_on or today)
    there = (until - start).days / 7
    return {"left": left, "needed": tuple(side / there for side in left) if there > 0 else None}
