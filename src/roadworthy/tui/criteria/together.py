"""The consistency of the pairs, and the judgement to think about again, drawn."""

from textual.content import Content

from roadworthy.interview.outlines.together import again_words
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.method.weights import ACCEPTABLE, judged_so_far, unjudged
from roadworthy.model import Decision
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, row, thin_bar, wrap

LABEL = 14
"""Cells of a label before its words."""
_BAR = 10
_AGAIN = 20


def consistency_line(decision: Decision, width: int) -> Content:
    """The consistency of the pairs judged so far, with its bar, its limit and what it means."""
    judged = judged_so_far(decision)
    begin: list[Fragment] = [" ", (said_of("consistency").ljust(LABEL), "$dim")]
    if judged is None or len(judged[0]) < 3:
        return line(*begin, (said_of("later"), "$dim"))
    known, told = judged
    ratio = told.consistency_ratio
    if ratio is None:
        return line(
            *begin, (f"CI {told.consistency_index:.2f}", "bold $bright"), (f"  {said_of('no_table')}", "$dim")
        )
    good = ratio <= ACCEPTABLE
    share = min(1.0, ratio / ACCEPTABLE)
    parts: list[Fragment] = [
        *begin,
        (f"{ratio:.2f} ", "bold $bright"),
        thin_bar(share, share, _BAR, "$ink" if good else "$warn", "$rule"),
        (f" of {ACCEPTABLE:.2f}  ", "$dim"),
    ]
    sign: Fragment = (glyph("holds") + " ", "$ink") if good else (glyph("look") + " ", "bold $warn")
    words = said_of("holds" if good else "fails")
    some = said_of("of_first", count=str(len(known))) if unjudged(decision) else ""
    end: list[Fragment] = [sign, (words, "$ink")]
    if some and line(*parts, *end).cell_length + len(some) + 5 <= width:
        end.append((f"  {some}", "$dim"))
    return row(parts, [*end, "  "], width)


def again_lines(at: Weighing, width: int) -> list[Content]:
    """The judgement to think about again first; the table's name where there is no contradiction."""
    words = again_words(at)
    if not words:
        return [line(" ", (" " * LABEL + said_of("table"), "$dim"))]
    label: list[Fragment] = [("r ", "bold $accent"), (said_of("again").ljust(_AGAIN), "$dim")]
    first, *rest = wrap(words[0], width - _AGAIN - 6)
    return [
        line(" ", *label, (first, "$ink")),
        *(line(" " * (_AGAIN + 3), (more, "$ink")) for more in rest),
    ]
