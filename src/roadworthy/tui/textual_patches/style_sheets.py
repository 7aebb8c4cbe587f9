"""What Textual does twice is done once: reading style sheets, applying them, painting a screen.

It reads all style sheets again when it starts, styles a whole screen again when it is shown and when its
width is first measured, and paints frames in a batch only to throw them away. All of that is waited for.

Rests on: `App._process_messages` reading the sheets with the variables that `Stylesheet.set_variables` was
given, and setting the theme calling `refresh_css`; `Screen._screen_resized` and `_compositor_refresh` being
what lays out and paints.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

from textual.app import App, ScreenError
from textual.geometry import Size
from textual.screen import Screen, ScreenResultType
from textual.theme import Theme

ReturnType = TypeVar("ReturnType")


class StyledApp(App[ReturnType]):
    """An app that reads its style sheets for a theme once."""

    batches = 0
    """How many batches are open: nothing is shown until the last is over."""
    times_styled = 0
    """How often all screens were styled for another theme."""
    _styled_for: Theme | None = None

    def style_for_theme(self) -> None:
        """Take the theme for the first reading of the style sheets."""
        self._styled_for = self.current_theme
        self.stylesheet.set_variables(self.get_css_variables())

    @contextmanager
    def batch_update(self) -> Iterator[None]:
        self.batches += 1
        try:
            with super().batch_update():
                yield
        finally:
            self.batches -= 1
            with suppress(ScreenError):
                self.screen.check_idle()  # what was not painted in the batch is due now

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() if self._styled_for is not None else {}

    def refresh_css(self, animate: bool = True) -> None:
        if self.current_theme is self._styled_for:
            return
        self._styled_for = self.current_theme
        self.times_styled += 1
        super().refresh_css(animate)


class StyledScreen(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that is styled again for another theme or with other classes alone."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name, id, classes)
        self._styled_as = self._looks()

    def update_node_styles(self, animate: bool = True) -> None:
        looks = self._looks()
        if looks != self._styled_as:
            self._styled_as = looks
            super().update_node_styles(animate)

    def _screen_resized(self, size: Size) -> None:
        if isinstance(self.app, StyledApp) and self.app.batches and size == self.size:
            self.refresh(layout=True)  # once the batch is over: nothing is painted before
        else:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        if isinstance(self.app, StyledApp) and self.app.batches:
            self.refresh()
        else:
            super()._compositor_refresh()

    def _looks(self) -> tuple[frozenset[str], int]:
        times = self.app.times_styled if isinstance(self.app, StyledApp) else 0
        return self.classes, times
