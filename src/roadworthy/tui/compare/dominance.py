"""Who is better than whom whatever comes, in words."""

from textual.content import Content

from roadworthy.method.sensitivity import Sensitivity
from roadworthy.report.robustness_words import dominance_line, never_best_line
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.text_layout import fit, head, line, wrap

_DOMINANCES = 6


def dominance(seen: Seen, width: int) -> list[Content]:
    """Who is better than whom whatever comes, in words."""
    if seen.found is None or not seen.found.dominances:
        return []
    every = seen.found.dominances
    lines = [head("Better in every case", width, "whatever the weights" if _all_sure(seen.found) else "")]
    if never := never_best_line(seen.found, seen.names):
        lines += [line((text, "bold $bright")) for text in wrap(never, width)]
    for one in every[:_DOMINANCES]:
        lines += [line((text, "$ink")) for text in wrap(dominance_line(one, seen.names), width)]
    if len(every) > _DOMINANCES:
        lines.append(line((f"and {len(every) - _DOMINANCES} more pairs", "$dim")))
    return [fit(text, width) for text in lines]


def _all_sure(found: Sensitivity) -> bool:
    return all(one.kind == "sure" for one in found.dominances)
