"""A field that lies between the drawn lines of the widget that holds it."""

from collections.abc import Callable

from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget


class BetweenLines(VerticalLayout):
    """Puts the children below so many lines of their parent; `above` counts them for a width."""

    def __init__(self, above: Callable[[int], int]) -> None:
        self.above = above

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,
    ) -> ArrangeResult:
        down = (0, self.above(size.width))
        return [
            placement._replace(region=placement.region.translate(down))
            for placement in super().arrange(parent, children, size, greedy)
        ]
