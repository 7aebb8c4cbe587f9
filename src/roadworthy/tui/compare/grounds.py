"""Chapter 5: what each candidate's scores rest on, and what to find out first, in order."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from roadworthy.interview.outlines.compare_argument import points_by_ground, weight_by_ground
from roadworthy.knowledge.interview_words import say
from roadworthy.method.find_out import SMALL_CHANCE, Lookup
from roadworthy.method.of_hundred import of_hundred
from roadworthy.report.robustness_words import lookup_lines
from roadworthy.report.robustness_words import say as sure_say
from roadworthy.tui.compare.seen import Seen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, head, line, row, wrap
from roadworthy.tui.widgets.ground_signs import GROUNDS, ground_sign

_FIRST = 6
"""Cells to find out about that are listed."""
_LEAST_NAME = 15
_FIGURES = 6
"""Cells of a column of figures alone."""
_SHARE = 11
"""Cells of a ground's column."""


def grounds_chapter(seen: Seen, width: int, number: str) -> list[Content]:
    """By candidate the weight that rests on each ground; then the cells to find out about."""
    title = f"{number}{say('chapter', 'grounds')}"
    note = say("chapter", "grounds_note")
    lines = [head(title, width, note if len(title) + len(note) + 4 <= width else "")]
    if not seen.matrix.weights:
        return [*lines, line((say("chapter", "no_weights"), "$dim"))]
    longest = max((Content(seen.names.candidate(slug)).cell_length for slug in seen.ranked), default=0) + 4
    said = [line(ground_sign(ground), (f" {say('grounds', ground)}", "$dim")) for ground in GROUNDS]
    words = [one.cell_length for one in said]
    name = max(_LEAST_NAME, min(longest, width - sum(words) - 2 * (len(words) - 1)))
    names = seen.names_in(name - 4)
    columns = _columns(words, width - name)
    if columns is None:  # no room for words
        columns = [max(_FIGURES, (width - name) // len(GROUNDS))] * len(GROUNDS)
        said = [line(ground_sign(ground)) for ground in GROUNDS]
    lines.append(line(" " * name, *map(fit, said, columns)))
    grounded = seen.analysis.grounded(seen.horizon)
    for slug in seen.ranked:
        by = weight_by_ground(grounded, slug)
        points = points_by_ground(by)
        first, *rest = names[slug]
        parts: list[Fragment] = [seen.sign(slug), " ", fit(Content.styled(first, "$ink"), name - 2)]
        for ground, cells in zip(GROUNDS, columns, strict=True):
            style = "bold $bright" if by[ground] > 0 else "$dim"
            parts.append(fit(Content.styled(points[ground], style), cells))
        lines += [line(*parts), *(line("  ", (text, "$ink")) for text in rest)]
    lines.append(line((say("chapter", "by_weight"), "$dim")))
    return [*lines, Content(""), *_first(seen, width)]


def _columns(heads: Sequence[int], room: int) -> list[int] | None:
    """Cells of each column with its head and two blanks, alike where they fit so; None where none do."""
    alike = min(_SHARE + 3, room // len(heads))
    if alike >= max(heads) + 2:
        return [alike] * len(heads)
    least = [*(cells + 2 for cells in heads[:-1]), heads[-1]]
    return least if sum(least) <= room else None


def _first(seen: Seen, width: int) -> Iterator[Content]:
    """The cells to find out about, with the chance that each turns the choice and how it would be backed."""
    yield head(say("chapter", "first_head"), width, say("chapter", "first_note"))
    found = seen.found
    if found is None:
        yield line((glyph("more"), "$dim"))
        return
    alone = [cell for cell in found.lookups if cell.worth.value > 0][:_FIRST]
    if not alone or found.turning_chance <= SMALL_CHANCE:
        for words in lookup_lines(found, seen.names, full=False):
            yield from (line((text, "$ink")) for text in wrap(words, width))
        return
    for number, cell in enumerate(alone, 1):
        yield from _lookup(seen, cell, number, width)


def _lookup(seen: Seen, cell: Lookup, number: int, width: int) -> Iterator[Content]:
    name = f"{seen.names.candidate(cell.worth.candidate)}, {seen.names.criterion(cell.worth.criterion)}"
    chance = of_hundred(cell.worth.chance)
    names = wrap(name, width - 10)
    for at, text in enumerate(names):
        begin: Fragment = (f"{number:>2} ", "$accent") if at == 0 else "   "
        words = [begin, (text, "bold $bright")]
        yield row(words, [(chance, "bold $bright")], width) if at == 0 else line(*words)
    for text in wrap(sure_say("lacking", cell.lacking), width - 3):
        yield line("   ", (text, "$dim"))
