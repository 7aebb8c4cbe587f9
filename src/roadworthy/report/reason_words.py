"""What backs the reasons of a decision, in words for every face."""

from collections import Counter
from typing import Final

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import Ground
from roadworthy.report.phrases import listed

_ORDER: Final[tuple[Ground, ...]] = ("evidence", "reason", "bare", "unknown")


def backed_words(of: Analysis) -> str:
    """How many reasons rest on what; empty where none of them names or quotes anything on record."""
    every = of.reason_grounds
    found = Counter(ground for ground in every if ground is not None)
    told = [(found[ground], say("reasons", ground)) for ground in _ORDER if found[ground]]
    if not told:
        return ""
    (count, what), *rest = told
    if len(every) == 1:
        return say("reasons", "only", what=what)
    first = say("reasons", "first_one" if count == 1 else "first", count=count, all=len(every), what=what)
    parts = [first, *(say("reasons", "more", count=more, what=other) for more, other in rest)]
    return say("reasons", "several", parts=listed(parts))


def backed_lines(of: Analysis) -> tuple[str, ...]:
    """The same, and below it each of them with what it rests on."""
    head = backed_words(of)
    pairs = zip(of.reason_grounds, of.decision.outcome.reasons, strict=True)
    each = [say("reasons", "each", ground=say("grounds", it), reason=words) for it, words in pairs if it]
    return (head, *each) if head else ()
