"""Which parts of a page there is room for."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from roadworthy.report.document import Block
from roadworthy.report.page.layout import section_lines
from roadworthy.report.page.parts import PageDraft, PagePart, blocks_of

_LONG: Final = 6
"""Each so many lines of its own make a part weigh one less."""
_FIRST: Final = 1
"""What the most important part of a section weighs at the least."""


def fitted(
    drafts: Sequence[PageDraft], room: int, heights: "Heights"
) -> tuple[tuple[PageDraft, ...], tuple[PagePart, ...]]:
    """The drafts with what fits into `room` lines, and the parts that were left out.

    Parts go whole, the least important first and of equal ones the later; what a longer form adds goes by
    itself, before its part. Afterwards, the most important first, what still fits comes back. A draft that
    loses all its parts is left out with its blank line. Only the first part of the first draft always stays.
    """
    units = _units(drafts, heights)
    order = sorted(units[1:], key=lambda unit: (unit.weight, unit.length, unit.at), reverse=True)
    kept = set(units)
    sizes = {draft.key: _lines(draft, units, kept, heights) for draft in drafts}
    dropped = []
    for unit in order:
        if sum(sizes.values()) <= room:
            break
        kept.discard(unit)
        dropped.append(unit)
        sizes[unit.draft.key] = _lines(unit.draft, units, kept, heights)
    for unit in reversed(dropped):
        if unit.of is not None and unit.of not in kept:
            continue
        size = _lines(unit.draft, units, {*kept, unit}, heights)
        if sum(sizes.values()) - sizes[unit.draft.key] + size <= room:
            kept.add(unit)
            sizes[unit.draft.key] = size
    shown = tuple(
        PageDraft(draft.key, parts, draft.wide) for draft in drafts if (parts := _kept(draft, units, kept))
    )
    left = [unit.left for unit in units if unit not in kept]
    return shown, (*left, *(part for draft in drafts for part in draft.parts if part.block is None))


class _Unit:
    """What is kept or left out at once: a part, or what its longer form adds to it."""

    def __init__(self, draft: PageDraft, part: PagePart, at: tuple[int, int], length: int) -> None:
        self.draft: Final = draft
        self.part: Final = part
        self.at: Final = at
        """Where it stands on the page, and after its part."""
        self.length: Final = length
        """Lines that it takes."""
        self.weight = part.importance + length // _LONG
        self.of: _Unit | None = None
        """Whose longer form it is."""

    @property
    def left(self) -> PagePart:
        """What is left out without it."""
        return self.part if self.of is None else PagePart(None, left=self.part.left)

    def longer(self, heights: "Heights") -> Iterator["_Unit"]:
        """The longer form of a part that has one."""
        if (longer := self.part.longer) is not None:
            part = replace(self.part, block=longer.block, importance=longer.importance, left=longer.left)
            more = heights.of((part,), wide=self.draft.wide) - self.length
            unit = _Unit(self.draft, part, (self.at[0], 1), max(more, 0))
            unit.of = self
            unit.weight = max(unit.weight, self.weight)
            yield unit


def _units(drafts: Sequence[PageDraft], heights: "Heights") -> list[_Unit]:
    parts = [(draft, part) for draft in drafts for part in draft.parts if part.block is not None]
    units = [
        _Unit(draft, part, (at, 0), heights.of((part,), wide=draft.wide))
        for at, (draft, part) in enumerate(parts)
    ]
    for draft in drafts:
        own = (unit for unit in units if unit.draft is draft)
        best = min(own, key=lambda unit: unit.weight, default=None)
        if best is not None and best.length < _LONG:
            best.weight = min(best.weight, _FIRST)  # a section that has something to say is there
    return [*units, *(longer for unit in units for longer in unit.longer(heights))]


def _kept(draft: PageDraft, units: Sequence[_Unit], kept: Collection[_Unit]) -> tuple[PagePart, ...]:
    """The parts of a draft that are kept, each in the longest form that is."""
    own = {unit.at[0]: unit.part for unit in units if unit.draft is draft and unit in kept}
    return tuple(own.values())


def _lines(draft: PageDraft, units: Sequence[_Unit], kept: Collection[_Unit], heights: "Heights") -> int:
    """The lines of a section with the blank one before it; 0 where nothing of it is kept."""
    parts = _kept(draft, units, kept)
    return (0 if draft.wide else 1) + heights.of(parts, wide=draft.wide) if parts else 0


class Heights:
    """How many lines of `width` cells parts take together; each block of words is broken into lines once.

    A wide draft has the `label` cells beside the others as well.
    """

    def __init__(self, width: int, label: int = 0) -> None:
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
