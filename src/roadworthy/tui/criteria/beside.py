"""The ways side by side, drawn: a column for each way, a row for each criterion and candidate."""

from collections.abc import Iterable, Sequence, Sized

from textual.content import Content

from roadworthy.interview.items import Item, Prose, RecordLine
from roadworthy.interview.outlines.beside import counting_way
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.weight_methods import weight_method
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.weighing import weight_text

_COLUMN = 9


def draws_beside(item: Item) -> bool:
    """Whether an item is a row of the table of ways, or its heads."""
    if isinstance(item, Prose):
        return item.id in ("beside-heads", "after-lock")
    return isinstance(item, RecordLine) and item.kind == "result"


def beside_lines(item: Item, at: Weighing, width: int) -> Sequence[Content]:
    """The lines of a row of the table, or of its heads."""
    found, counts = at.of.weights_by_way, counting_way(at)
    match item:
        case Prose(id="beside-heads"):
            return [line(" " * (1 + _name_room(width - 3, found)), *_heads(found, counts))]
        case Prose(lines=lines):
            return [Content(""), *(line(" ", (text, "$dim")) for text in wrap(lines[0], width - 3))]
        case RecordLine(path=("criteria", slug)):
            place = list(at.decision.criteria).index(slug)
            cells: list[Fragment] = [
                (weight_text(weights[place]).rjust(_COLUMN), "bold $bright" if method == counts else "$dim")
                for method, weights in found.items()
            ]
            return _row([], item.title, found, cells, width)
        case RecordLine(path=path):
            return _candidate(item, path[1], at, width)
        case _:
            return []


def _candidate(item: RecordLine, slug: str, at: Weighing, width: int) -> list[Content]:
    cells: list[Fragment] = []
    by_way = at.of.rankings_by_way
    for places in by_way.values():
        place = next(one for one in places if one.candidate == slug)
        rank = glyph("dash") if place.rank is None else str(place.rank)
        value = glyph("dash") if place.value is None else f"{place.value:.2f}"
        cells.append((f"{rank}  {value}".rjust(_COLUMN), "bold $bright" if place.rank == 1 else "$dim"))
    which = list(at.decision.candidates).index(slug)
    return _row([(f"{mark(which)} ", mark_style(which))], item.title, by_way, cells, width)


def _name_room(width: int, found: Sized) -> int:
    return width - _COLUMN * len(found)


def _heads(found: Iterable[WeightMethod], counts: WeightMethod | None) -> list[Fragment]:
    heads: list[Fragment] = []
    for method in found:
        sign = f"{glyph('holds')} " if method == counts else ""
        style = "$ink" if method == counts else "$dim"
        heads.append(((sign + weight_method(method).name).rjust(_COLUMN), style))
    return heads


def _row(sign: list[Fragment], name: str, found: Sized, cells: list[Fragment], width: int) -> list[Content]:
    room = _name_room(width - 3, found)
    lead = line(*sign)
    first, *rest = wrap(name, room - 2 - lead.cell_length) or [""]
    begin = line(lead, (first, "$ink"))
    pad = " " * (1 + lead.cell_length)
    return [
        line(" ", begin, " " * (room - begin.cell_length), *cells),
        *(line(pad, (more, "$ink")) for more in rest),
    ]
