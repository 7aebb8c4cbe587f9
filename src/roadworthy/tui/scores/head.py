"""The head of Scores: its title; where the rail has that already, what the signs mean."""

from textual.content import Content
from textual.reactive import reactive

from roadworthy.tui.sizes import LOW
from roadworthy.tui.text_layout import line, row
from roadworthy.tui.widgets.grid_legend import legend_lines
from roadworthy.tui.widgets.station_head import StationHead


class ScoresHead(StationHead):
    """The title; where the rail has it already, what the signs mean."""

    folded: reactive[bool] = reactive(False, layout=True)
    bars: reactive[bool] = reactive(True, layout=True)

    def watch_bars(self) -> None:
        """Draw what is explained anew."""
        self.redraw()

    def watch_folded(self) -> None:
        """As high as what it says."""
        self.styles.height = "auto" if self.folded else None
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        if not self.folded:
            return super().draw(width)
        room = width - line(*self.right).cell_length - 2
        for bars in (self.bars, self.bars and self.app.size.height >= LOW):
            signs = legend_lines(room, bars=bars, means=False)
            if len(signs) == 1:
                return [row([signs[0]], [*self.right, " "], width)]
        return [*legend_lines(width, bars=self.bars, means=False), row([], [*self.right, " "], width)]
