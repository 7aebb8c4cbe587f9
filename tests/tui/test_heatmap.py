"""The map of risks: cells of one shape in any room, told apart by the ground between them."""

from each import each
from roadworthy.model.outcome import Risk
from roadworthy.tui.widgets.heatmap import CELL, SIDE, HeatMap, map_head

RISKS = {"one": Risk(likelihood=3, impact=4), "two": Risk(likelihood=3, impact=4)}
LETTERS = {"one": "a", "two": "b"}


@each("room", range(20, 120, 5))
@each("focused", ["", "one"])
def test_the_map_grows_with_its_room_and_every_cell_is_whole(room: int, focused: str) -> None:
    heat = HeatMap.of(RISKS, LETTERS, focused).widened(room)
    assert heat.width <= max(room, 2 + SIDE * CELL)
    lines = heat.lines()
    assert len(lines) == 2 * SIDE + 1
    assert map_head(heat.width).cell_length == heat.width
    for text in lines[:-1]:
        assert text.cell_length == heat.width
        for cell in range(SIDE):
            end = 2 + (cell + 1) * heat.cell - 1
            styles = [span.style for span in text.spans if span.start <= end < span.end]
            tinted = any("$heat" in str(one) or "$accent" in str(one) for one in styles)
            assert not tinted, "the ground parts them"
    row = next(text.plain for text in lines if "a" in text.plain)
    assert "b" in row, "two risks in one place are both named"
