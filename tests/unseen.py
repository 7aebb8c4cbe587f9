"""What an app does over and over in tests, and nobody sees, is left out.

Without a terminal Textual paints each frame and throws it away, a third of the time of a test with Pilot. Here a screen is
painted when a test looks at it (`strips_of`), and always where there is a terminal; and once, as long as nothing asks to be
painted anew. Each app also reads the style sheets anew: here they are read once a process. So are the signatures of what it
calls.
"""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from weakref import WeakKeyDictionary

from textual import _callback
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

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


def read_signatures_once() -> None:
    """Count the parameters of a function once, whichever partial or bound method of it is called."""
    known: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
    count: Final = _callback._count_parameters

    def counted(func: Callable[..., Any]) -> int:
        if not inspect.isfunction(func):
            return count(func)
        if func not in known:
            known[func] = count(func)
        return known[func]

    _callback._count_parameters = counted


class _Asked:
    """How often something of an app was to be painted or laid out anew."""

    times = 0


_seen: Final[WeakKeyDictionary[App[Any], tuple[object, list[Strip]]]] = WeakKeyDictionary()


def note_what_is_to_be_painted() -> None:
    """Count what asks to be painted or laid out anew: a screen is painted for a test where something did."""
    for owner, name in (
        (Widget, "refresh"), (Widget, "_set_dirty"), (Compositor, "reflow"), (Compositor, "update_widgets"),
        (Screen, "_refresh_layout"),
    ):  # fmt: skip
        setattr(owner, name, _counted(getattr(owner, name)))


def _counted(act: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(act)
    def counted(self: Any, *of: Any, **more: Any) -> Any:
        _Asked.times += 1
        return act(self, *of, **more)

    return counted


def strips_of(app: App[int]) -> list[Strip]:
    """The lines of the screen, and of what shines through it, as a terminal would get them."""
    screens = app._background_screens
    visible_screen_stack.set(screens)
    now = (_Asked.times, app.screen, screens)
    before, strips = _seen.get(app, (None, []))
    if now != before:
        strips = app.screen._compositor.render_strips()
        _seen[app] = now, strips
    return strips
