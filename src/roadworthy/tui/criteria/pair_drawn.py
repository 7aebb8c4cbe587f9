"""The question about a pair, drawn: the two, the scale between them, what was said in words."""

from typing import TYPE_CHECKING

from textual.content import Content

from roadworthy.knowledge.weight_methods import said_of, strength
from roadworthy.method.weights import pairs_of, unjudged
from roadworthy.tui.criteria.way import STRIP_FROM
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, row, thin_bar, wrap

if TYPE_CHECKING:
    from roadworthy.tui.criteria.pairs import PairsView

STRONGEST = 9
"""The strongest judgement; as far as the scale reaches to either side."""
_PLACES = 2 * STRONGEST - 1
_BAR = 17
_AT = 1
"""The cell in which the scale begins."""


def question(view: "PairsView", pair: tuple[str, str], width: int) -> list[Content]:
    """The question, how far it is, the two names above their scale, and the judgement in words."""
    pairs, waiting = pairs_of(view.decision), len(unjudged(view.decision))
    number = said_of("pair_of", number=str(pairs.index(pair) + 1), total=str(len(pairs)))
    left = said_of("left", count=str(waiting)) if waiting else said_of("none_left")
    asked = line(" ", (said_of("question_pair"), "bold $bright"))
    if _one_line(view, width):
        lines = [row([asked], [(f"{number} {glyph('dot')} {left}  ", "$dim")], width)]
    else:
        done = 1 - waiting / len(pairs)
        bar = thin_bar(done, done, _BAR, "$ink", "$rule")
        lines = [asked, row([" ", (number, "$ink")], [bar, (f"  {left}  ", "$dim")], width)]
    return [*lines, *_names(view, pair, width), *_scale(view, pair, width)]


def place_at(view: "PairsView", x: int, y: int, width: int) -> int | None:
    """The judgement that a click on the question meant, from -8 to 8; None beside the scale."""
    step = _step(width)
    above = (1 if _one_line(view, width) else 2) + _most_lines(view, width)
    if y != above or not _AT <= x < _AT + step * _PLACES:
        return None
    return (x - _AT) // step + 1 - STRONGEST


def _one_line(view: "PairsView", width: int) -> bool:
    """Whether the question and the progress share a line: where there is little height."""
    return width >= 76 and view.station.app.size.height < STRIP_FROM


def _step(width: int) -> int:
    return max(2, min(4, (width - 3) // _PLACES))


def _room(width: int) -> int:
    return (_step(width) * _PLACES - 2) // 2


def _most_lines(view: "PairsView", width: int) -> int:
    """Lines of the longest name: the scale stays where it is from pair to pair."""
    return max(len(wrap(view.station.called(slug), _room(width))) for slug in view.decision.criteria)


def _names(view: "PairsView", pair: tuple[str, str], width: int) -> list[Content]:
    room, place = _room(width), view.place(pair)
    both = [wrap(view.station.called(slug), room) for slug in pair]
    styles = [
        "bold $bright" if place is not None and place < 0 else "$ink",
        "bold $bright" if place is not None and place > 0 else "$ink",
    ]
    lines = []
    for number in range(_most_lines(view, width)):
        left, right = (Content(words[number] if number < len(words) else "") for words in both)
        gap = 2 * room + 2 - left.cell_length - right.cell_length
        lines.append(line(" " * _AT, left.stylize(styles[0]), " " * gap, right.stylize(styles[1])))
    return lines


def _scale(view: "PairsView", pair: tuple[str, str], width: int) -> list[Content]:
    step, place = _step(width), view.place(pair)
    parts: list[Fragment] = [" " * _AT]
    for number in range(1 - STRONGEST, STRONGEST):
        style = "bold $ground on $accent" if number == place else "$ink" if number == 0 else "$dim"
        parts.append((str(abs(number) + 1).center(step), style))
    return [line(*parts), line(" " * _AT, *_in_words(view, pair))]


def _in_words(view: "PairsView", pair: tuple[str, str]) -> list[Fragment]:
    place = view.place(pair)
    if place is None:
        return [(said_of("not_judged"), "$dim")]
    if place == 0:
        return [(strength(1), "$bright")]
    name = view.station.called(pair[0] if place < 0 else pair[1])
    return [(name, "bold $bright"), (f" matters {strength(abs(place) + 1)}", "$ink")]
