"""Which parts of a page there is room for."""

from collections.abc import Sequence
from typing import Final

from roadworthy.report.document import Block
from roadworthy.report.page.layout import section_lines
from roadworthy.report.page.parts import PageDraft, PagePart, blocks_of

_LONG: Final = 6
"""Each so many lines of its own make a part weigh one less."""
_FIRST: Final = 1
"""What the most important part of a section weighs at the least."""


def fitted(
    drafts: Sequence[PageDraft], room: int, width: int, label: int = 0
) -> tuple[tuple[PageDraft, ...], tuple[PagePart, ...]]:
    """The drafts with what fits into `room` lines of `width` cells, and the parts that were left out.

    A wide draft has the `label` cells beside the others as well.

    Parts go whole, the least important first and of equal ones the later; afterwards, the most important
    first, what still fits comes back. A draft that loses all its parts is left out with its blank line. Only
    the first part of the first draft always stays.
    """
    every = [(draft, part) for draft in drafts for part in draft.parts if part.block is not None]
    heights = _Heights(width, label)
    lengths = [heights.of((part,), wide=draft.wide) for draft, part in every]
    weights = [part.importance + length // _LONG for (_, part), length in zip(every, lengths, strict=True)]
    for draft in drafts:
        own = [at for at, (there, _) in enumerate(every) if there is draft]
        best = min(own, key=lambda at: weights[at], default=None)
        if best is not None and lengths[best] < _LONG:
            weights[best] = min(weights[best], _FIRST)  # a section that has something to say is there
    order = sorted(range(1, len(every)), key=lambda at: (weights[at], lengths[at], at), reverse=True)
    kept = set(range(len(every)))
    sizes = {draft.key: _lines(draft, every, kept, heights) for draft in drafts}
    dropped = []
    for at in order:
        if sum(sizes.values()) <= room:
            break
        kept.discard(at)
        dropped.append(at)
        draft = every[at][0]
        sizes[draft.key] = _lines(draft, every, kept, heights)
    for at in reversed(dropped):
        draft = every[at][0]
        size = _lines(draft, every, {*kept, at}, heights)
        if sum(sizes.values()) - sizes[draft.key] + size <= room:
            kept.add(at)
            sizes[draft.key] = size
    shown = tuple(
        PageDraft(draft.key, parts, draft.wide) for draft in drafts if (parts := _kept(draft, every, kept))
    )
    left = [part for at, (_, part) in enumerate(every) if at not in kept]
    return shown, (*left, *(part for draft in drafts for part in draft.parts if part.block is None))


def _kept(
    draft: PageDraft, every: Sequence[tuple[PageDraft, PagePart]], kept: set[int]
) -> tuple[PagePart, ...]:
    return tuple(part for at, (own, part) in enumerate(every) if own is draft and at in kept)


def _lines(
    draft: PageDraft, every: Sequence[tuple[PageDraft, PagePart]], kept: set[int], heights: "_Heights"
) -> int:
    """The lines of a section with the blank one before it; 0 where nothing of it is kept."""
    parts = _kept(draft, every, kept)
    return (0 if draft.wide else 1) + heights.of(parts, wide=draft.wide) if parts else 0


class _Heights:
    """How many lines parts take together; each block of words is broken into lines once."""

    def __init__(self, width: int, label: int) -> None:
        self._width: Final = width
        self._label: Final = label
        self._known: Final[dict[tuple[Block, int], int]] = {}

    def of(self, parts: Sequence[PagePart], *, wide: bool) -> int:
        """The lines of some parts of one section."""
        width = self._width + self._label if wide else self._width
        return sum(self._height(block, width) for block in blocks_of(parts))

    def _height(self, block: Block, width: int) -> int:
        found = self._known.get((block, width))
        if found is None:
            found = self._known[block, width] = len(section_lines((block,), width))
        return found
