"""What an app does over and over in tests, and nobody sees, is left out.

Without a terminal Textual paints each frame and throws it away, a third of the time of a test with Pilot. Here a screen is
painted when a test looks at it (`strips_of`), and always where there is a terminal. Each app also reads the style sheets anew:
here they are read once a process.
"""

from typing import Any, Final

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import Strip

_paint: Final = Compositor.render_update


def paint_when_looked_at() -> None:
    """Leave out the painting of frames in every app without a terminal."""

    def render_update(self: Compositor, **how: Any) -> Any:
        root = self.root
        if isinstance(root, Screen) and root.app.is_headless:
            self._dirty_regions.clear()
            return None
        return _paint(self, **how)

    Compositor.render_update = render_update  # type: ignore[method-assign, assignment]


def read_styles_once() -> None:
    """Share out what was read of a style sheet; rules are never changed, and a sheet keeps its own in the same way."""
    parse: Final = Stylesheet._parse_rules
    known: dict[tuple[Any, ...], list[RuleSet]] = {}

    def parse_rules(self: Stylesheet, *of: Any, **more: Any) -> list[RuleSet]:
        key = (*of, *sorted(more.items()), *sorted(self._variables.items()))
        if key not in known:
            known[key] = parse(self, *of, **more)
        return known[key]

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]


def strips_of(app: App[int]) -> list[Strip]:
    """The lines of the screen, and of what shines through it, as a terminal would get them."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()
