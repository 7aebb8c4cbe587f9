"""Before the first score no face ranks anybody: the middle of the scale is nobody's value."""

import re
from datetime import date
from pathlib import Path

import pytest

from forms import full_markdown, full_text
from roadworthy.interview.items import Prose
from roadworthy.interview.outlines.compare import outline
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, put
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import summary
from station_walk import NAMES, at, grid_decision

TODAY = date(2026, 11, 23)
FIGURE = re.compile(r"\b3\.00\b|\b\d+ of 100\b|Look into")


@pytest.fixture
def unscored() -> Decision:
    """Two candidates and weights, and no score of either."""
    return put(grid_decision(NAMES[:2], horizons=True), ("scores",), {})


def first(decision: Decision) -> Decision:
    return put(decision, ("scores", "django", "own", "score"), Interval(4, 4))


def test_the_summary_and_compare_in_sentences_rank_nobody(unscored: Decision) -> None:
    for told in (full_text(summary(unscored, TODAY)), full_markdown(summary(unscored, TODAY))):
        assert "No scores yet" in told
        assert not FIGURE.search(told)
    for form in ("html", "adr", "nygard", "nhs"):
        told = output_format(form).render(summary(unscored, TODAY), RenderOptions(full=True))
        assert not re.search(r"\b3\.00\b|of 100 cases|Look into", told), form
    lines = [
        line
        for it in outline(Analysis(unscored, TODAY), View())
        if isinstance(it, Prose)
        for line in it.lines
    ]
    assert not FIGURE.search("\n".join(lines))
    assert FIGURE.search(full_text(summary(first(unscored), TODAY))), "the first one starts it"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)])
async def test_compare_ranks_nobody(tmp_path: Path, unscored: Decision, size: tuple[int, int]) -> None:
    async with at(tmp_path, "compare", unscored, size=size) as walk:
        assert "No scores yet." in walk.screen
        assert not FIGURE.search(walk.screen)
        before = walk.screen
        await walk.press("1", "f", "w", "r", "left")
        assert walk.screen == before, "there is nothing to compare"
        await walk.go("scores", ("scores", "django", "own"))
        await walk.press("4")
        await walk.go("compare")
        assert FIGURE.search(walk.screen)
