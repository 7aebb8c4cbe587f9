"""What has moved is painted, also where somebody asked in between where it is.

Rests on: `Compositor.full_map` making the map of all widgets anew, once it is out of date, for whoever asks
first, and `Compositor.reflow` painting what stands elsewhere than in that map.

After a scroll the first to ask (a cursor that follows the focus, a row that is to be in sight) has the map
made. The frame after that finds a row where the map has it, and does not paint it: its old place on the
terminal keeps what stood there.
"""

from collections.abc import Callable
from typing import Any, Final

from textual._compositor import Compositor

_LIBRARYS: Final[Callable[[Compositor], Any]] = vars(Compositor)["full_map"].fget


def paint_what_moved() -> None:
    """Have what a new map has elsewhere painted with the next frame."""
    if vars(Compositor)["full_map"].fget is not _LIBRARYS:
        return

    def full_map(compositor: Compositor) -> Any:
        if compositor.root is None or not compositor._full_map_invalidated:  # noqa: SLF001
            return _LIBRARYS(compositor)
        visible, before = compositor._visible_map, compositor._full_map  # noqa: SLF001
        after = _LIBRARYS(compositor)
        moved = after.items() ^ (before if visible is None else visible).items()
        seen = {place.clip.intersection(place.region) for _, place in moved}
        compositor._dirty_regions.update(region for region in seen if region)  # noqa: SLF001
        return after

    setattr(Compositor, "full_map", property(full_map))  # noqa: B010 - it is a property there
