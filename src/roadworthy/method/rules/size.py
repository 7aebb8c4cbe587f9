"""How large a warning is, in the person's own figures; one of which that cannot be said is a note."""

from dataclasses import replace
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.model import Decision, Interval, get
from roadworthy.model.interval import figure_text

_OF_A_PERSON: Final = frozenset({"somebody-blocks"})
"""Rules about one person's word, which has no size."""


def sized(finding: Finding, decision: Decision) -> Finding:
    """The finding with its size among its facts: a note where nobody has given a figure that it could be.

    What the answers that it reads say in figures is its size already. Else it is what moving to the candidate
    costs, for moving off it again costs no less (``size_weeks``), or how many engineers would build on it
    (``size_people``) and, where the horizons say so, for how long (``size_engineers`` over ``size_years``).
    """
    if finding.level == "note" or finding.rule in _OF_A_PERSON or _has_figure(finding, decision):
        return finding
    size = _size(finding, decision)
    return replace(finding, facts={**finding.facts, **size}) if size else replace(finding, level="note")


def _has_figure(finding: Finding, decision: Decision) -> bool:
    said = (get(decision, path) for path in finding.reads)
    return any(isinstance(answer, (int, float, Interval)) for answer in said) or any(
        isinstance(fact, (int, float)) and name not in ("unmeasured", "measured") and fact != 1
        for name, fact in finding.facts.items()
    )


def _size(finding: Finding, decision: Decision) -> dict[str, Fact]:
    candidate = decision.candidates.get(finding.subject)
    weeks = None if candidate is None else candidate.costs.switching_weeks
    if weeks is not None and weeks.high > 0:
        ends = [figure_text(end) for end in weeks]
        return {"size_weeks": ends[0] if ends[0] == ends[1] else "–".join(ends)}
    size = decision.frame.team.size
    if not size:
        return {}
    years = max((horizon.to_month or 0 for horizon in decision.horizons.values()), default=0) // 12
    return {"size_years": years, "size_engineers": size} if years else {"size_people": size}
