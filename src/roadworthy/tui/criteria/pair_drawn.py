"""The question about a pair, drawn: the two, the scale between them, what was said in words."""

from textual.content import Content

from roadworthy.edits.weights import STRONGEST
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.weight_methods import said_of, strength
from roadworthy.method.weights import pairs_of, unjudged
from roadworthy.model.frozen import frozen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, row, thin_bar, wrap

_PLACES = 2 * STRONGEST - 1
_BAR = 17
_AT = 1
"""The cell in which the scale begins."""


@frozen
class AskedPair:
    """A pair that is asked about."""

    at: Weighing
    pair: tuple[str, str]
    place: int | None
    """Where its judgement lies, from -8 to 8; None where there is none."""
    low: bool
    """Whether there is little height."""


def question(asked: AskedPair, width: int) -> list[Content]:
    """The question, how far it is, the two names above their scale, and the judgement in words."""
    decision = asked.at.decision
    pairs, waiting = pairs_of(decision), len(unjudged(decision))
    number = said_of("pair_of", number=str(pairs.index(asked.pair) + 1), total=str(len(pairs)))
    left = said_of("left", count=str(waiting)) if waiting else said_of("none_left")
    words = line(" ", (said_of("question_pair"), "bold $bright"))
    if _one_line(asked, width):
        lines = [row([words], [(f"{number} {glyph('dot')} {left}  ", "$dim")], width)]
    else:
        done = 1 - waiting / len(pairs)
        bar = thin_bar(done, done, _BAR, "$ink", "$rule")
        lines = [words, row([" ", (number, "$ink")], [bar, (f"  {left}  ", "$dim")], width)]
    return [*lines, *_names(asked, width), *_scale(asked, width)]


def place_at(asked: AskedPair, x: int, y: int, width: int) -> int | None:
    """The judgement that a click on the question meant, from -8 to 8; None beside the scale."""
    step = _step(width)
    above = (1 if _one_line(asked, width) else 2) + _most_lines(asked, width)
    if y != above or not _AT <= x < _AT + step * _PLACES:
        return None
    return (x - _AT) // step + 1 - STRONGEST


def _one_line(asked: AskedPair, width: int) -> bool:
    """Whether the question and the progress share a line: where there is little height."""
    return width >= 76 and asked.low


def _step(width: int) -> int:
    return max(2, min(4, (width - 3) // _PLACES))


def _room(width: int) -> int:
    return (_step(width) * _PLACES - 2) // 2


def _most_lines(asked: AskedPair, width: int) -> int:
    """Lines of the longest name: the scale stays where it is from pair to pair."""
    return max(len(wrap(asked.at.called(slug), _room(width))) for slug in asked.at.decision.criteria)


def _names(asked: AskedPair, width: int) -> list[Content]:
    room, place, pair = _room(width), asked.place, asked.pair
    both = [wrap(asked.at.called(slug), room) for slug in pair]
    styles = [
        "bold $bright" if place is not None and place < 0 else "$ink",
        "bold $bright" if place is not None and place > 0 else "$ink",
    ]
    lines = []
    for number in range(_most_lines(asked, width)):
        left, right = (Content(words[number] if number < len(words) else "") for words in both)
        gap = 2 * room + 2 - left.cell_length - right.cell_length
        lines.append(line(" " * _AT, left.stylize(styles[0]), " " * gap, right.stylize(styles[1])))
    return lines


def _scale(asked: AskedPair, width: int) -> list[Content]:
    step, place = _step(width), asked.place
    parts: list[Fragment] = [" " * _AT]
    for number in range(1 - STRONGEST, STRONGEST):
        style = "bold $ground on $accent" if number == place else "$ink" if number == 0 else "$dim"
        parts.append((str(abs(number) + 1).center(step), style))
    return [line(*parts), line(" " * _AT, *_in_words(asked))]


def _in_words(asked: AskedPair) -> list[Fragment]:
    place, pair = asked.place, asked.pair
    if place is None:
        return [(said_of("not_judged"), "$dim")]
    if place == 0:
        return [(strength(1), "$bright")]
    name = asked.at.called(pair[0] if place < 0 else pair[1])
    return [(name, "bold $bright"), (f" matters {strength(abs(place) + 1)}", "$ink")]
