"""What a page is put together from: parts that are kept whole or left out whole."""

from collections.abc import Iterable, Iterator

from roadworthy.model.frozen import frozen
from roadworthy.report.document import Block, Bullet, Facts, Items, Paragraph


@frozen
class PagePart:
    """A sentence, a line of a list, a row or a table."""

    block: Bullet | tuple[str, str] | Block | None
    """Sentences in a row make one paragraph, bullets one list, pairs of label and words one set of rows. None
    for what is never on a page and only counted."""
    importance: int = 3
    """From 0, which goes last, to 9, which goes first where there is no room."""
    left: str = ""
    """What it is counted as where it is left out: a key of ``left`` in `knowledge/page.toml`."""
    apart: bool = False
    """Whether it begins a paragraph or a list of its own."""
    numbered: bool = False
    """Whether the list that it is in counts its lines."""
    about: str = ""
    """What it is about, where a page that says so in one section needs not say it in a later one."""
    longer: "Longer | None" = None
    """The same with more said, where there is room for that."""


@frozen
class Longer:
    """What a part becomes where there is room: the same, and something that may as well be left out."""

    block: Bullet | tuple[str, str] | Block
    importance: int = 5
    """Of what it says beyond its part; never more important than that."""
    left: str = "answer"
    """What that is counted as where it is left out."""


@frozen
class PageDraft:
    """A section of the page before it is known what there is room for."""

    key: str
    parts: tuple[PagePart, ...]
    wide: bool = False
    """Whether it stands right below the head over the whole width, not after a blank line beside a label."""


def said(words: str, importance: int = 3, left: str = "", *, apart: bool = False) -> Iterator[PagePart]:
    """A sentence as a part; nothing where there are no words."""
    if words:
        yield PagePart(Paragraph(words), importance, left, apart)


def blocks_of(parts: Iterable[PagePart]) -> tuple[Block, ...]:
    """The parts as blocks: what belongs together made one."""
    blocks: list[Block] = []
    for part in parts:
        last = blocks[-1] if blocks else None
        match part.block, last:
            case Paragraph(text, tone), Paragraph(before, tone_before) if (
                not part.apart and tone == tone_before
            ):
                blocks[-1] = Paragraph(f"{before} {text}", tone)
            case Bullet(), Items(items, numbered) if not part.apart and numbered == part.numbered:
                blocks[-1] = Items((*items, part.block), numbered)
            case Bullet(), _:
                blocks.append(Items((part.block,), part.numbered))
            case (str(), str()), Facts(rows) if not part.apart:
                blocks[-1] = Facts((*rows, part.block))
            case (str(), str()), _:
                blocks.append(Facts((part.block,)))
            case None, _:
                pass
            case _:
                blocks.append(part.block)
    return tuple(blocks)
