"""The themes of the program: which there are, which one is on, and that it is kept."""

import os
from collections.abc import Iterable, Sequence

from textual.theme import Theme

from roadworthy.store import StoreError
from roadworthy.store.places import config_dir, user_themes_dir
from roadworthy.tui.config import Config, remember_theme
from roadworthy.tui.terminal_ground import guessed, is_terminal, may_ask
from roadworthy.tui.textual_patches.style_sheets import StyledApp
from roadworthy.tui.theme import ThemeError, read_theme, shipped_themes, themes_in

PLAIN_THEME = "sixteen-colour"
_GROUNDS = (("dark", "light"), (PLAIN_THEME, f"{PLAIN_THEME}-light"))
"""The themes that nobody needs to choose, for a dark and a light ground: of all colours, and of sixteen."""


class ThemedApp(StyledApp[int]):
    """A program that wears one of our themes, or one of the person's own."""

    config: Config
    """The person's settings."""
    asks_ground: bool = False
    """Whether the terminal is to be asked if its ground is light."""
    problems: list[str]
    """What is to be said about them."""

    def set_up_themes(self) -> None:
        """Put on the theme that is wanted; of the shipped ones the others are read when somebody chooses."""
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for own in themes_in((user_themes_dir(),)):
            if isinstance(own, ThemeError):
                self.problems.append(str(own))
            else:
                self.register_theme(own)
        given = [self.config.theme, os.environ.get("TEXTUAL_THEME")]
        wanted = [*given, _GROUNDS[self.has_few_colours][bool(guessed())]]
        if self.no_color:
            wanted.insert(0, PLAIN_THEME)
        shipped = shipped_themes()
        known = {*shipped, *self.available_themes}
        names = [name for name in (*wanted, *shipped) if name and name in known]
        if self.config.theme and self.config.theme not in names:
            words = f"there is no theme “{self.config.theme}”; ctrl+p, Theme shows those there are"
            self.problems.append(f"config.toml: theme: {words}")
        self._read_shipped(names[:1])
        # Textual takes TEXTUAL_THEME at once, before ours are known: a theme of that name must count as new.
        self.set_reactive(ThemedApp.theme, "")
        self.theme = self._in_its_colours(names[0])
        self.asks_ground = (not any(given) or self.theme != names[0]) and not self.no_color and may_ask()
        self.style_for_theme()

    @property
    def has_few_colours(self) -> bool:
        """Whether the terminal says that it has sixteen colours and no more."""
        return self.console.color_system == "standard" and is_terminal()

    def _in_its_colours(self, name: str) -> str:
        """A theme, or where the terminal has not its colours that of sixteen for the terminal's ground.

        Of the nearest sixteen a key may be yellow on white, and the soft end of a bar is its track.
        """
        theme = self.available_themes[name]
        if theme.ansi or not self.has_few_colours:
            return name
        light = guessed()
        plain = _GROUNDS[True][not theme.dark if light is None else light]
        self._read_shipped([plain])
        return plain

    def _read_shipped(self, names: Iterable[str]) -> None:
        """Register shipped themes, unless the person has one of their own by that name."""
        shipped = shipped_themes()
        for name in names:
            if name in shipped and name not in self.available_themes:
                self.register_theme(read_theme(shipped[name]))

    @property
    def themes(self) -> Sequence[Theme]:
        """The themes that a person can choose, the shipped ones first; those that the terminal can show."""
        shipped = shipped_themes()
        self._read_shipped(shipped)
        known = self.available_themes
        every = [known[name] for name in (*shipped, *(one for one in known if one not in shipped))]
        return [one for one in every if one.ansi or not self.has_few_colours]

    def ground_told(self, light: bool) -> None:
        """The terminal told whether its ground is light; the theme follows, where none was chosen."""
        for pair in _GROUNDS:
            name = pair[light]
            if self.theme in pair and self.theme != name:
                self._read_shipped([name])
                self.theme = name
                return

    def keep_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self.theme = name
        try:
            remember_theme(config_dir(), name)
        except (OSError, StoreError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            self.notify(f"The theme is used, but could not be kept: {why}", markup=False)
