"""The first screen of Compare: who leads, on what, how surely, what turns it, what to find out first."""

import re
from collections.abc import Iterator

from textual.content import Content

from roadworthy.interview.outlines.compare_argument import leads, rests_on, share_words
from roadworthy.knowledge.interview_words import say
from roadworthy.method.flips import CellFlip, passing
from roadworthy.method.locking import any_score
from roadworthy.method.ranking import clear_of, leader_of
from roadworthy.report.robustness_words import lookup_lines, moved_words, points_of, score_text
from roadworthy.report.verdict import can_be_sure
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, wrap

_LABEL = 11
_FIGURE = re.compile(r"(?<![\w.])(?<!of )\d[\d.,–]*(?![\w])")


def argument(seen: Seen, width: int, *, close: bool = False) -> list[Content]:
    """The argument, all of it above the first bar; `close`: without a blank line."""
    scale = (seen.decision.scale.low, seen.decision.scale.high)
    stated = leader_of(tuple(seen.places), scale, any_score=any_score(seen.decision))
    lead = clear_of(stated, seen.drawn)
    told = leads(seen.analysis, lead, seen.found, seen.sure)
    first, *rest = told
    lines = [line((text, "bold $bright")) for text in wrap(first, width)]
    if can_be_sure(lead):
        pair = tuple(seen.ranked[:2])
        rest = [" ".join([*rest, *rests_on(seen.analysis, seen.horizon, pair, lead.leaders)])]
    for sentences in rest:
        lines += [figures_lit(text) for text in wrap(sentences, width)]
    between = [] if close else [Content("")]
    return [*lines, *between, *_surely(seen, width)] if can_be_sure(lead) else lines


def _surely(seen: Seen, width: int) -> Iterator[Content]:
    """How sure it is, what turns it and what to find out first, each beside its label."""
    if seen.found is None:
        waits = f"{say('argument', 'waits')} {glyph('more')}"
        yield from _labelled("sure", [Content.styled(waits, "$dim")])
        return
    if seen.sure is None:
        return
    yield from _labelled("sure", _lit(share_words(seen.found, seen.sure, seen.names), width))
    yield from _labelled("turns", [*_score(seen, width), *_weights(seen, width)])
    first = True
    for words in lookup_lines(seen.found, seen.names, full=False):
        for text in wrap(words, width - _LABEL):
            begin: Fragment = (_label("find_out", glyph("next")), "$accent") if first else " " * _LABEL
            yield line(begin, figures_lit(text))
            first = False


def _score(seen: Seen, width: int) -> list[Content]:
    """The one score that takes the lead away with the least change."""
    assert seen.found is not None
    flips = [flip for flip in seen.found.cell_flips if flip.within_grounded] or list(seen.found.cell_flips)
    if not flips:
        return []
    flip = flips[0]
    facts = {
        "candidate": seen.names.candidate(flip.candidate),
        "criterion": seen.names.criterion(flip.criterion),
    }
    start = _start(seen, flip)
    end = score_text(flip.end)
    key = "slightest" if start == end else "score"
    words = say("argument", key, start=start, end=end, arrow=glyph("arrow"), **facts)
    if flip.within_grounded:
        sign = line(", ", (glyph("look"), "bold $warn"), (f" {say('argument', 'possible')}", "$ink"))
    else:
        sign = line(", ", (say("argument", "not_possible"), "$dim"))
    texts = [figures_lit(text) for text in wrap(words, width - _LABEL)]
    if texts[-1].cell_length + sign.cell_length <= width - _LABEL:
        return [*texts[:-1], line(texts[-1], sign)]
    return [*texts, sign[2:]]


def _start(seen: Seen, flip: CellFlip) -> str:
    i, j = seen.matrix.candidates.index(flip.candidate), seen.matrix.criteria.index(flip.criterion)
    return glyph("unknown") if seen.matrix.unknown[i][j] else score_text(flip.start)


def _weights(seen: Seen, width: int) -> list[Content]:
    """The least weight that would have to move; from where it comes is said with the weights."""
    words, _ = _least_move(seen, "weights_or" if seen.found and seen.found.cell_flips else "weights")
    return [figures_lit(text) for text in wrap(words, width - _LABEL)]


def least_move(seen: Seen, width: int) -> list[Content]:
    """The least weight that would have to move for another to lead, and from where; none while drawing."""
    if seen.found is None or not passing(seen.found.weight_flips):
        return []
    words, rest = _least_move(seen, "weights")
    return [figures_lit(text) for text in wrap(f"{words} {rest}".strip(), width)]


def _least_move(seen: Seen, key: str) -> tuple[str, str]:
    assert seen.found is not None
    flips = passing(seen.found.weight_flips)
    if not flips:
        return say("argument", "no_weights"), ""
    donors, receiver = moved_words(flips[0], seen.matrix, seen.names)
    if not donors:
        return say("argument", "level"), ""
    rival = seen.names.candidate(flips[0].rival)
    words = say("argument", key, points=points_of(flips[0].moved), receiver=receiver)
    return words, say("argument", "from", donors=donors, rival=rival)


def _lit(words: str, width: int) -> list[Content]:
    return [figures_lit(text) for text in wrap(words, width - _LABEL)]


def _label(key: str, sign: str = "") -> str:
    return f"{sign} {say('argument', key)}".strip().ljust(_LABEL)


def _labelled(key: str, lines: list[Content]) -> Iterator[Content]:
    for number, text in enumerate(lines):
        yield line((_label(key) if number == 0 else " " * _LABEL, "$dim"), text)


def figures_lit(words: str) -> Content:
    """Words with their figures bright: what a figure says is found at a glance."""
    content = Content.styled(words, "$ink")
    for found in _FIGURE.finditer(words):
        content = content.stylize("bold $bright", *found.span())
    return content
