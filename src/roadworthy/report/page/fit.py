"""Which parts of a page there is room for."""

from collections.abc import Sequence
from typing import Final

from roadworthy.report.page.layout import section_lines
from roadworthy.report.page.parts import Draft, Part, blocks_of

_LONG: Final = 6
"""Each so many lines of its own make a part weigh one less."""


def fitted(drafts: Sequence[Draft], room: int, width: int) -> tuple[tuple[Draft, ...], tuple[Part, ...]]:
    """The drafts with what fits into `room` lines of `width` cells, and the parts that were left out.

    Parts go whole, the least important first and of equal ones the later; afterwards, the most important
    first, what still fits comes back. A draft that loses all its parts is left out with its blank line. Only
    the first part of the first draft always stays.
    """
    every = [(draft, part) for draft in drafts for part in draft.parts if part.block is not None]
    lengths = [_own_lines(part, width) for _, part in every]
    order = sorted(
        range(1, len(every)),
        key=lambda at: (every[at][1].importance + lengths[at] // _LONG, lengths[at], at),
        reverse=True,
    )
    kept = set(range(len(every)))
    sizes = {draft.key: _lines(draft, every, kept, width) for draft in drafts}
    dropped = []
    for at in order:
        if sum(sizes.values()) <= room:
            break
        kept.discard(at)
        dropped.append(at)
        draft = every[at][0]
        sizes[draft.key] = _lines(draft, every, kept, width)
    for at in reversed(dropped):
        draft = every[at][0]
        size = _lines(draft, every, {*kept, at}, width)
        if sum(sizes.values()) - sizes[draft.key] + size <= room:
            kept.add(at)
            sizes[draft.key] = size
    shown = tuple(Draft(draft.key, parts) for draft in drafts if (parts := _kept(draft, every, kept)))
    left = [part for at, (_, part) in enumerate(every) if at not in kept]
    return shown, (*left, *(part for draft in drafts for part in draft.parts if part.block is None))


def _kept(draft: Draft, every: Sequence[tuple[Draft, Part]], kept: set[int]) -> tuple[Part, ...]:
    return tuple(part for at, (own, part) in enumerate(every) if own is draft and at in kept)


def _lines(draft: Draft, every: Sequence[tuple[Draft, Part]], kept: set[int], width: int) -> int:
    """The lines of a section with the blank one before it; 0 where nothing of it is kept."""
    parts = _kept(draft, every, kept)
    return 1 + len(section_lines(blocks_of(parts), width)) if parts else 0


def _own_lines(part: Part, width: int) -> int:
    return len(section_lines(blocks_of((part,)), width))
