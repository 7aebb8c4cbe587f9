"""What would turn the ranking: weights, one score, and the answers to look for first."""

from collections.abc import Iterator

from textual.content import Content

from roadworthy.method.flips import CellFlip, passing, within
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.report.robustness_words import (
    dominance_line,
    moved_words,
    never_best_line,
    points_of,
    score_text,
    worth_text,
)
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, cut_between_words, fit, head, labelled, line, row, wrap

_LABEL = 12
_ANSWERS = 3
_DOMINANCES = 6


def turning(seen: Seen, width: int) -> list[Content]:
    """The smallest changes that cost the leader its place, nearest first."""
    found = seen.found
    lines = [head("What would turn it", width, "nearest first")]
    if found is None:
        return [*lines, line((glyph("more"), "$dim"))]
    if seen.sure is None:
        return []
    return [
        *lines,
        *_weights(seen, found, width),
        *_scores(seen, found, width),
        *_answers(seen, found, width),
    ]


def _weights(seen: Seen, found: Sensitivity, width: int) -> Iterator[Content]:
    flips = passing(found.weight_flips)
    if not flips:
        yield from labelled("weights", "no weights let another pass", width, column=_LABEL)
    for number, flip in enumerate(flips[:2]):
        donors, receiver = moved_words(flip, seen.matrix, seen.names)
        rival = seen.names.candidate(flip.rival)
        words = (
            f"{points_of(flip.moved)} of 100 points from {donors} to {receiver}: {rival} draws level"
            if donors
            else f"none needed: {rival} is level"
        )
        yield from labelled("weights" if number == 0 else "", words, width, column=_LABEL)


def _scores(seen: Seen, found: Sensitivity, width: int) -> Iterator[Content]:
    flips = found.cell_flips
    near = [flip for flip in flips if flip.within_grounded][:2] or list(flips[:1])
    for number, flip in enumerate(near):
        sign: list[Fragment] = (
            [(glyph("look"), "bold $warn"), (" possible today", "$ink")]
            if flip.within_grounded
            else [("not with what is known", "$dim")]
        )
        label: Fragment = (("a score" if number == 0 else "").ljust(_LABEL), "$dim")
        name, change = _score(seen, flip)
        whole = line(label, name, change)
        if whole.cell_length + line(*sign).cell_length + 2 <= width:
            yield row([whole], sign, width)
        else:
            yield cut_between_words(line(label, name), width)
            yield row([" " * _LABEL, change], sign, width)
    reached = within(flips, 1.0)
    off_by_one = (
        f"{len(reached)} of the scores {'turns' if len(reached) == 1 else 'turn'} it when off by one"
        if reached
        else "no score turns it when off by one"
    )
    yield line(" " * _LABEL, (off_by_one, "$dim"))


def _score(seen: Seen, flip: CellFlip) -> tuple[Content, Content]:
    """Whose score it is, and from what to what it goes."""
    matrix = seen.matrix
    i, j = matrix.candidates.index(flip.candidate), matrix.criteria.index(flip.criterion)
    start = glyph("unknown") if matrix.unknown[i][j] else score_text(flip.start)
    name = f"{seen.names.candidate(flip.candidate)}, {seen.names.criterion(flip.criterion)} "
    end = score_text(flip.end)
    change = line((start, "$dim"), (f" {glyph('arrow')} ", "$accent"), (end, "bold $bright"))
    if start == end:
        change = Content.styled("the slightest change", "$ink")
    return Content.styled(name, "$ink"), change


def _answers(seen: Seen, found: Sensitivity, width: int) -> Iterator[Content]:
    cells = found.worth_finding
    if not cells:
        if seen.matrix.low != seen.matrix.high:
            yield from labelled("find out", "no single answer would change the choice", width, column=_LABEL)
        return
    for number, cell in enumerate(cells[:_ANSWERS]):
        name = f"{seen.names.candidate(cell.candidate)}, {seen.names.criterion(cell.criterion)}"
        label = f"{glyph('next')} find out" if number == 0 else ""
        key: list[Fragment] = [(f"  {glyph('enter')} opens it", "$dim")] if number == 0 else []
        worth: list[Fragment] = [("worth ", "$dim"), (worth_text(cell.value), "$bright")]
        yield row([(label.ljust(_LABEL), "$accent"), (name, "$ink"), *key], worth, width)
    information = found.value_of_information
    if information is not None and len(cells) > 1:
        error = f" ±{information.total.error:.3f}" if information.total.error >= 0.0005 else ""
        worth = [("worth ", "$dim"), (f"{worth_text(information.total.value)}{error}", "$bright")]
        rest = len(cells) - _ANSWERS
        words = f"all answers together{f', {rest} more among them' if rest > 0 else ''}"
        yield row([" " * _LABEL, (words, "$dim")], worth, width)


def dominance(seen: Seen, width: int) -> list[Content]:
    """Who is better than whom whatever comes, in words."""
    if seen.found is None or not seen.found.dominances:
        return []
    every = seen.found.dominances
    lines = [head("Better in every case", width, "whatever the weights" if _all_sure(seen.found) else "")]
    if never := never_best_line(seen.found, seen.names):
        lines += [line((text, "bold $bright")) for text in wrap(never, width)]
    for one in every[:_DOMINANCES]:
        lines += [line((text, "$ink")) for text in wrap(dominance_line(one, seen.names), width)]
    if len(every) > _DOMINANCES:
        lines.append(line((f"and {len(every) - _DOMINANCES} more pairs", "$dim")))
    return [fit(text, width) for text in lines]


def _all_sure(found: Sensitivity) -> bool:
    return all(one.kind == "sure" for one in found.dominances)
