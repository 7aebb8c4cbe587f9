"""At most seven findings are told at once, the heaviest first; the rest is counted, and opens."""

from datetime import date

from roadworthy.interview.items import RecordLine
from roadworthy.interview.outlines.raised import LIGHTER
from roadworthy.interview.outlines.risks import outline
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.frame import Frame, Organisation, Team
from roadworthy.model.landscape import Candidate
from roadworthy.report.heaviest import AT_ONCE, heaviest_first
from roadworthy.report.words import render

TODAY = date(2026, 11, 29)
CROWDED = Decision(
    frame=Frame(
        team=Team(size=60, style="sync", heard="no", languages=("Python",), operations="none"),
        organisation=Organisation(regulated="yes"), domain="crud", boundaries="unknown",
    ),
    candidates={
        "it": Candidate(
            name="It", approach="microservices", maturity="niche", governance="single-maintainer",
            funding="volunteers", async_model="async", language="Zig", chosen_for=("trend",),
            support_window="no", security_record="no", predictable_releases="no", lock_in="tied",
        )
    },
)  # fmt: skip


def lines(view: View) -> list[str]:
    items = outline(Analysis(CROWDED, TODAY), view)
    return [
        item.kind for item in items if isinstance(item, RecordLine) and item.kind in ("raised", "lighter")
    ]


def test_the_heaviest_seven_are_told_and_the_rest_is_counted() -> None:
    found = Analysis(CROWDED, TODAY).raised
    assert len(found) > AT_ONCE + 1
    assert lines(View()) == ["raised"] * AT_ONCE + ["lighter"]
    opened = View(opened=frozenset({LIGHTER}))
    assert lines(opened) == ["raised"] * AT_ONCE + ["lighter"] + ["raised"] * (len(found) - AT_ONCE)


def test_they_stand_by_level_and_then_by_weight() -> None:
    found = heaviest_first(Analysis(CROWDED, TODAY).raised, CROWDED)
    told = [render(one, CROWDED) for one in found]
    keys = [(one.finding.level == "note", -one.likelihood * one.impact) for one in told]
    assert keys == sorted(keys)
