"""Random decisions as a file's plain data: every ground, range, horizon and scale."""

from datetime import date, timedelta
from random import Random
from typing import Any

import tomli_w

from roadworthy.model import Decision
from roadworthy.store.load import parse

TODAY = date(2026, 11, 23)
SCALES = ((1, 5), (0, 100), (-2, 3), (1, 10))


def read(raw: dict[str, Any]) -> Decision:
    """The decision that a file of this data holds."""
    return parse(tomli_w.dumps(raw), "x.toml")[0]


def data(seed: int, *, horizons: bool = True) -> dict[str, Any]:
    """Three or four candidates by three to five criteria."""
    random = Random(seed)
    low, high = SCALES[seed % len(SCALES)]
    criteria: dict[str, dict[str, Any]] = {
        f"k{j}": {"name": f"K{j}", "weight": random.choice((1, 2, 3, 5))} for j in range(random.randint(3, 5))
    }
    for criterion in criteria.values():
        if random.random() < 0.3:
            criterion["stale_months"] = random.choice((0, 6, 36))
        if horizons:
            criterion["by_horizon"] = {"soon": random.choice((0, 1, 4)), "late": random.choice((1, 2))}
    evidence: dict[str, Any] = {}
    scores: dict[str, Any] = {}
    candidates = {f"c{i}": {"name": f"C{i}"} for i in range(random.randint(3, 4))}
    for candidate in candidates:
        scores[candidate] = {}
        for name in criteria:
            if random.random() < 0.1:
                continue
            scores[candidate][name] = _cell(random, (low, high), evidence, horizons=horizons)
    found: dict[str, Any] = {
        "format": 1,
        "title": f"Seed {seed}",
        "status": "choosing",
        "scale": {"low": low, "high": high},
        "candidates": candidates,
        "criteria": criteria,
        "evidence": evidence,
        "scores": scores,
    }
    if seed % 3 == 0:
        found["certainty"] = {"evidence": 0.25, "reason": 1.25, "bare": 2}
    if horizons:
        found["horizons"] = {"soon": {"name": "Soon", "worth": 2}, "late": {"name": "Late", "worth": 1}}
        found["weighting"] = {"per_horizon": random.random() < 0.5}
    return found


def _cell(
    random: Random, scale: tuple[int, int], evidence: dict[str, Any], *, horizons: bool
) -> dict[str, Any]:
    cell: dict[str, Any] = {"score": _score(random, scale)}
    if random.random() < 0.4:
        cell["rationale"] = random.choice(("", "  ", "because"))
    if random.random() < 0.5:
        slug = f"e{len(evidence)}"
        evidence[slug] = {
            "words": random.choice(("", "seen", "measured it")),
            "kind": random.choice(("fact", "measurement", "experience", "opinion", "benchmark")),
        }
        if random.random() < 0.8:
            evidence[slug]["on"] = TODAY - timedelta(days=random.choice((-1, 0, 1, 183, 730, 731, 1500)))
        cell["sources"] = [slug, *random.choice(([], ["nowhere"], list(evidence)[:1]))]
    if random.random() < 0.2:
        cell["ballots"] = random.choice((1, 2, 5))
    if horizons and random.random() < 0.3:
        cell["by_horizon"] = {"soon": _score(random, scale)}
    return cell


def _score(random: Random, scale: tuple[int, int]) -> Any:
    low, high = scale
    step = (high - low) / 8
    start = low + step * random.randint(0, 8)
    end = min(high, start + step * random.choice((0, 0, 0, 1, 4)))
    if random.random() < 0.08:
        return "?"
    return start if start == end else f"{start}-{end}"
