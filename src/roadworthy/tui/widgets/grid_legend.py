"""What the signs of the grid mean, said once where they stand."""

from functools import lru_cache

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.tui.glyphs import is_ascii
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.ground_signs import legend


def legend_lines(width: int, *, bars: bool, means: bool) -> tuple[Content, ...]:
    """The signs; what is full and soft in `bars`; with `means`, what a decimal is."""
    return _lines(width, bars, means, is_ascii())


@lru_cache(maxsize=8)
def _lines(width: int, bars: bool, means: bool, ascii_only: bool) -> tuple[Content, ...]:
    del ascii_only  # what the signs are depends on it
    lines: list[list[Fragment]] = [[" "]]
    for part in legend(bars=bars):
        gap = "  " if len(lines[-1]) > 1 else ""
        if line(*lines[-1], gap, part).cell_length > width - 1:
            lines.append([" "])
            gap = ""
        lines[-1] += [gap, part]
    found = [line(*parts) for parts in lines]
    if means:
        found += [line(" ", (words, "$dim")) for words in wrap(say("grounds", "mean"), width - 2)]
    return tuple(found)
