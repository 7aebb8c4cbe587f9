"""The candidates' names at the head of the score grid, in columns that are narrower than they."""

from functools import lru_cache

from textual.content import Content

from roadworthy.tui.text_layout import shortened, wrap


@lru_cache(maxsize=8)
def cut_names(names: tuple[str, ...], width: int, last: int) -> tuple[bool, bool]:
    """Whether a name does not fit into `width` cells (the last: `last`), and whether two look alike then."""
    widths = [*(width for _ in names[1:]), last]
    shown = [shortened(name, room) for name, room in zip(names, widths, strict=False)]
    return shown != list(names), len(set(shown)) < len(set(names))


@lru_cache(maxsize=64)
def two_lines(name: str, width: int, lines: int, alike: bool = False) -> tuple[str, str]:
    """A name in the last line, or begun in the line above it where `lines` are 2 and it needs them.

    `alike`: cut between words it would look like another one, so it is cut in a word.
    """
    if lines < 2 and alike:
        return "", Content(name).truncate(width, ellipsis=True).plain
    first = (wrap(name, width) or [""])[0]
    rest = name[len(first) :]
    if lines < 2 or not rest.startswith(" "):
        return "", shortened(name, width)
    return first, shortened(rest.strip(), width)
