"""Columns of Compare and Path, where a head or a figure could be taken for its neighbour's."""

import re
from datetime import date
from pathlib import Path

import pytest

from roadworthy.method.analysis import Analysis
from roadworthy.model.path import Flag
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui import glyphs
from roadworthy.tui.compare.sides import costs
from roadworthy.tui.widgets.path_rows import flag_lines
from station_walk import at
from tui.test_width_law import large


@pytest.mark.parametrize("name", sample_names())
def test_a_value_above_costs_has_its_head(name: str) -> None:
    decision = load(sample_file(name))
    places = Analysis(decision, date(2026, 11, 23)).ranking()
    for width in range(40, 110):
        shown = [text.plain for text in costs(decision, places, width, "")]
        figures = [text for text in shown if any(f"{one.value:.2f}" in text for one in places if one.value)]
        assert "value" in shown[1] or all("value" in text for text in figures), width


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 45), (200, 55)])
async def test_heads_of_grounds_have_two_blanks_between_them(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "compare", load(sample_file("bank-migration")), size=size) as walk:
        await walk.press("5")
        heads = [text for text in walk.screen.split("\n") if re.search(r"≡ evidence.*\? unknown", text)]
        assert heads
        assert not re.search(r"upgraded \d+ +\d+ +\d+", walk.screen), "two blanks before the figures"
        assert all(re.search(r"≡ evidence {2,}= reason {2,}· bare {2,}\? unknown", text) for text in heads)


def test_a_flag_in_ascii_is_no_figure() -> None:
    flag = Flag(share=10, ramp=("1 %", "10 %", "50 %", "100 %"))
    glyphs.use_ascii(True)
    try:
        assert flag_lines(flag, "a", 60)[1].plain.startswith(" ##.. 10 % now")
    finally:
        glyphs.use_ascii(False)


async def test_of_more_than_two_that_are_level_none_is_said_to_be_of_both(tmp_path: Path) -> None:
    decision = large()
    async with at(tmp_path, "compare", decision, size=(120, 40)) as walk:
        words = " ".join(" ".join(walk.pane).split())
        assert "are level" in words
        assert "Each of their scores rests on a reason alone" in words
        assert "of both" not in words
        assert "nothing turns it" not in words
