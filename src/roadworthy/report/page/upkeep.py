"""**Keeping up**: the upgrades ahead, and scores that their signs speak against."""

from collections.abc import Iterator
from typing import Final

from roadworthy.report.answers import given
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import counted, say

_DEPARTS: Final = "score-departs-from-signs"
_OVER: Final = ("done", "abandoned", "superseded")


def about_keeping_up(view: PageView) -> Iterator[PagePart]:
    """A sentence on the upgrades of the subject and of its rival, and one on the signs."""
    if view.situation in _OVER:
        return
    if any(given(view.decision, "upkeep")):
        from roadworthy.report.forecast_text import headline  # noqa: PLC0415 - few pages need forecasts
        from roadworthy.report.forecasts import forecasts  # noqa: PLC0415 - as above

        wanted = [slug for slug in (view.subject, view.rival) if slug]
        for one in forecasts(view.summary):
            if one.candidate in wanted and one.seen is not None:
                name = view.names.candidate(one.candidate)
                yield from said(say("upkeep", "ahead", name=name, what=headline(one.seen)), 5)
    departs = [one for one in view.summary.insight.raised if one.told.finding.rule == _DEPARTS]
    if departs:
        yield from said(counted("upkeep", "departs", len(departs)), 5)
