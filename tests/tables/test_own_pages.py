"""Our own pages and records read back: no figure of a decision becomes another one on its way out and in."""

from datetime import date
from pathlib import Path

import pytest

from roadworthy.method.audit.audit import audit
from roadworthy.model import Decision, Interval, put
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import tables_of

DAY = date(2026, 12, 1)
PAGE = Path("page.md")


def stretched(decision: Decision) -> Decision:
    """The same on a scale of 0 to 10: scores that fit on no usual one."""
    decision = put(put(decision, ("scale", "high"), 10.0), ("scale", "low"), 0.0)
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            if cell.score is not None:
                score = Interval(cell.score.low * 2, cell.score.high * 2)
                decision = put(decision, ("scores", candidate, criterion, "score"), score)
            decision = put(decision, ("scores", candidate, criterion, "by_horizon"), {})
    return decision


@pytest.mark.parametrize("scale", ["as it is", "0 to 10"])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("name", sample_names())
def test_the_page_in_markdown_reads_back(name: str, full: bool, scale: str) -> None:
    decision = load(sample_file(name))
    if scale == "0 to 10":
        decision = stretched(decision)
    text = output_format("markdown").render(summary(decision, DAY), RenderOptions(full=full))
    (table,) = tables_of(text, PAGE)
    again, _ = decision_from(PAGE, text=text)
    assert not [one for one in audit(table).findings if one.rule.startswith("wrong")]
    assert (again.scale.low, again.scale.high) == (decision.scale.low, decision.scale.high)
    shown = [row.name for row in again.candidates.values()]
    own = {decision.candidate_name(slug): slug for slug in decision.candidates}
    assert 1 < len(shown) <= len(own)
    assert [row.name.rpartition(" › ")[2] for row in again.criteria.values()] == [
        row.name for row in decision.criteria.values()
    ]
    for slug, candidate in again.candidates.items():
        for key, criterion in zip(decision.criteria, again.criteria, strict=True):
            assert again.cell(slug, criterion).score == decision.cell(own[candidate.name], key).score
