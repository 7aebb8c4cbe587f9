"""Style sheets are read once.

Textual reads them when it starts, before the app's own variables are there, and all of them again as soon as
a theme is set.


Rests on: `App._process_messages` reading the sheets with the variables that `Stylesheet.set_variables` was
given, and setting a theme calling `refresh_css`, which reads them anew.
"""

from typing import TypeVar

from textual.app import App
from textual.theme import Theme

ReturnType = TypeVar("ReturnType")


class StyledApp(App[ReturnType]):
    """An app that reads its style sheets for a theme once."""

    _styled_for: Theme | None = None

    def style_for_theme(self) -> None:
        """Take the theme for the first reading of the style sheets."""
        self._styled_for = self.current_theme
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() if self._styled_for is not None else {}

    def refresh_css(self, animate: bool = True) -> None:
        if self.current_theme is not self._styled_for:
            self._styled_for = self.current_theme
            super().refresh_css(animate)
