"""Widgets that are nothing but lines, and those that are nothing but ground: painted without a detour.

Textual builds every line of a widget anew with all that a style sheet may put around and over it. Where
there is nothing of that, the lines are the picture.

Rests on: `Widget.render_lines` being asked for the lines of a region, and `Widget.refresh` for what is to be
painted anew; both are what Textual itself overrides in its own widgets.
"""

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from roadworthy.tui.textual_patches.strip_cache import StripCache, filtered


class StripWidget(Widget):
    """A widget of lines of content. A subclass gives them by `content_line`."""

    _strips: StripCache | None = None
    _painted: tuple[object, dict[int, Strip]] = (None, {})
    """What the lines were painted for, and those that nobody has asked to be painted anew since."""

    def content_line(self, y: int) -> Content | None:
        """The line at `y`; None where nothing stands there."""
        raise NotImplementedError

    @property
    def strips(self) -> StripCache:
        """The strips of its lines."""
        if self._strips is None:
            self._strips = StripCache(self)
        return self._strips

    def render_line(self, y: int) -> Strip:
        width, content = self.size.width, self.content_line(y)
        if content is None:
            return Strip.blank(width, self.visual_style.rich_style)
        return self.strips.line(y, content, width)

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.text_selection is not None or any(self.styles.gutter):
            return super().render_lines(crop)
        (width, height), made = self.size, self.strips
        looks = (self.size, made.looks())
        if looks != self._painted[0]:
            self._painted = (looks, {})
        painted = self._painted[1]
        for y in crop.line_range:
            if y not in painted:
                # A frame may come between a new place in the layout and the size that goes with it.
                painted[y] = made.whole(y, self.content_line(y) if y < height else None, width)
        strips = [painted[y] for y in crop.line_range]
        left, right = crop.column_span
        return strips if (left, right) == (0, width) else [strip.crop(left, right) for strip in strips]

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        for region in regions:
            for y in region.line_range:
                self._painted[1].pop(y, None)
        if not regions:
            self._painted = (None, {})
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class PlainContainer(Widget):
    """A container that shows its ground alone, where its children leave it free. It has no border.

    Named after a class of Textual where there are two: that one gives style sheet and keys.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        strip = Strip.blank(crop.width, self.visual_style.rich_style)
        strip = filtered(strip, self.get_line_filters(), self.background_colors[1])
        return [strip] * crop.height
