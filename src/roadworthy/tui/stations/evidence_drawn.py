"""What the evidence station draws: the matrix of grounds, the signs beside it, the entries of a cell."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from textual.content import Content

from roadworthy.interview.outlines.grounds import backing_of, behind, criterion_words
from roadworthy.interview.outlines.signs import is_theirs, span_words, suggestion
from roadworthy.knowledge.criteria import CriterionSign, by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import CellKey
from roadworthy.method.signs import SuggestedScore, answer_of
from roadworthy.model.evidence import SignMark
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.report.cells import width_of
from roadworthy.report.width_law import names_in, width_in_lines
from roadworthy.tui.glyphs import glyph, is_ascii, mark, mark_style
from roadworthy.tui.text_layout import Fragment, ended, fit, line, wrap
from roadworthy.tui.widgets.grid_names import INDENT, least_width, name_lines
from roadworthy.tui.widgets.ground_signs import ground_sign, legend

_LEAST: Final = 10
"""Cells of a candidate's column: an edge, the sign, how many entries, the age of the newest."""
_MOST: Final = 16
_AROUND: Final = 3
"""Cells beside the columns: one before them, and at the right as many as the rules leave."""
_HEAD_LINES: Final = (3, 4)
"""Lines of the candidates' names; the second where more candidates stand beside one another with it."""
_YEARS_FROM: Final = 100
"""Months from which an age is told in years."""
_ANSWERS: Final[dict[SignMark, tuple[str, str]]] = {
    "holds": ("holds", "$bright"),
    "in-part": ("begun", "$ink"),
    "does-not": ("dash", "$ink"),
    "unknown": ("unknown", "$warn"),
}


@frozen
class MatrixColumns:
    """Where the candidates stand in rows of a width, in cells."""

    label: int
    name: int
    """Cells of a label: where there is one to spare, a blank stands behind it."""
    column: int
    first: int
    """The first candidate in sight."""
    count: int
    """How many are."""
    heads: int
    """Lines that the candidates' names take at the most."""

    @property
    def shown(self) -> range:
        """The candidates in sight, by their place."""
        return range(self.first, self.first + self.count)

    def at(self, x: int) -> int | None:
        """The candidate at a cell of the row; None beside them."""
        place = (x - 1 - self.label) // self.column
        return self.first + place if x > self.label and 0 <= place < self.count else None


@lru_cache(maxsize=32)
def columns_for(
    names: tuple[str, ...], at: int, criteria: tuple[str, ...], signs: tuple[str, ...], width: int
) -> MatrixColumns:
    """As many candidates as there is room for, the one at place `at` in sight.

    No word of a name is cut: a column is as wide as that takes, and labels give way, on two lines. Where
    every criterion keeps a line to itself, a blank more parts the columns; names of `signs` give way to it.
    """
    longest = 1 + max(map(width_of, (*criteria, *signs)))
    least = max(width_in_lines(label, 2) for label in (*criteria, *signs))
    whole = 1 + max(map(width_of, criteria))
    room = width - _AROUND

    def needed(heads: int) -> int:
        return max(_LEAST, *(least_width(name, heads) + 3 for name in names))

    def beside(heads: int) -> int:
        return max(1, min(len(names), (room - least) // needed(heads)))

    heads = max(_HEAD_LINES, key=beside)
    count, cells = beside(heads), needed(heads)
    if cells == _LEAST and room + 1 - count * (cells + 1) >= whole:
        cells, room = cells + 1, room + 1  # the last one's blank is at the edge
    label = max(least, min(longest, room - count * cells))
    column = max(1, min(max(_MOST, cells), (room - label) // count))
    first = min(max(0, at - count // 2), len(names) - count)
    return MatrixColumns(label, label - (label > least), column, first, count, heads)


class GroundsDrawing:
    """The matrix of one moment, drawn for a width; in a row with the focus its cell is lit."""

    def __init__(self, of: Analysis, cell: CellKey, width: int) -> None:
        self.of = of
        self.decision = of.decision
        self.cell = cell
        self.width = width
        self.candidates = list(self.decision.candidates)
        self.at = self.candidates.index(cell[0])
        labels = [self.label(slug) for slug in self.decision.criteria]
        # Of all criteria, so that no column moves as another one gets the focus.
        signs = tuple(sign.name for slug in self.decision.criteria for sign in _signs_of(slug))
        every = tuple(self.decision.candidate_name(slug) for slug in self.candidates)
        rows = (*labels, say("matrix", "backed_short"))
        self.columns = columns_for(every, self.at, rows, signs, width)

    def label(self, criterion: str) -> str:
        """A criterion's name; the short one of a criterion that ships."""
        return criterion_words(self.decision, criterion)

    def heads(self) -> list[Content]:
        """The candidates' names above their columns, and how many are out of sight."""
        columns = self.columns
        every = tuple(self.decision.candidate_name(slug) for slug in self.candidates)
        room = columns.column - 3
        names = name_lines(every, room, columns.heads)
        height = max(len(names[at]) for at in columns.shown)
        lines = []
        for number in range(height):
            before = self._hidden() if number == height - 1 else Content("")
            parts: list[Fragment] = [" ", fit(before, columns.label)]
            for at in columns.shown:
                begins: Fragment = (mark(at) + " ", mark_style(at)) if number == 0 else "  "
                text = names[at][number] if number < len(names[at]) else ""
                if number:  # a long word begins below the mark
                    begins = " " * (INDENT - max(0, width_of(text) - room))
                style = "bold $bright" if at == self.at else "$ink"
                parts.append(fit(line(" ", begins, (text, style)), columns.column))
            lines.append(fit(line(*parts), self.width))
        return [*lines, self._rule()]

    def _hidden(self) -> Content:
        columns, parts = self.columns, list[Fragment]()
        before, beyond = columns.first, len(self.candidates) - columns.shown.stop
        if before > 0:
            parts += [(f"{glyph('left')} ", "$accent"), (f"{before} more  ", "$dim")]
        if beyond > 0:
            parts += [(f"{beyond} more ", "$dim"), (glyph("arrow"), "$accent")]
        return line(*parts)

    def _rule(self) -> Content:
        return fit(line(" ", (glyph("rule") * max(0, self.width - 3), "$rule")), self.width)

    def row(self, criterion: str, *, lit: bool) -> list[Content]:
        """What each score of a criterion rests on, how many entries there are and how old the newest is.

        Where signs suggest another score than the one given, both stand below.
        """
        here = criterion == self.cell[1]
        cells = [self._cell((slug, criterion)) for slug in self._slugs()]
        lines = [cells]
        departs = [self._departs((slug, criterion)) for slug in self._slugs()]
        if any(one.cell_length for one in departs):
            lines.append(departs)
        return self._lines(self.label(criterion), lines, lit=lit, here=here)

    def _slugs(self) -> list[str]:
        return [self.candidates[at] for at in self.columns.shown]

    def _lines(self, name: str, lines: list[list[Content]], *, lit: bool, here: bool) -> list[Content]:
        """Rows of cells behind a label, the cell that is looked at lit where the row has the focus."""
        columns = self.columns
        labels = names_in((name,), columns.name, 2, glyph("more"))[0]
        shown = []
        for number in range(max(len(labels), len(lines))):
            label = labels[number] if number < len(labels) else ""
            style = "bold $bright" if lit else "$ink"
            parts: list[Fragment] = [" ", fit(Content.styled(label, style), columns.label)]
            for place, at in enumerate(columns.shown):
                text = lines[number][place] if number < len(lines) else Content("")
                focus = lit and at == self.at
                edge: Fragment = (glyph("edge"), "$accent") if focus else " "
                cell = fit(line(edge, text), columns.column)
                if focus:
                    cell = cell.stylize_before("on $select")
                elif here and at == self.at:
                    cell = cell.stylize("bold")
                parts.append(cell)
            shown.append(fit(line(*parts), self.width))
        return shown

    def _cell(self, cell: CellKey) -> Content:
        seen = behind(self.of, cell)
        count = len(seen.entries)
        dim = "$ink" if count else "$dim"
        parts: list[Fragment] = [ground_sign(backing_of(self.of, cell).ground), " ", (f"{count:<2}", dim)]
        return line(*parts, (f"{age_words(seen.months) if count else '':>5}", "$dim"))

    def _departs(self, cell: CellKey) -> Content:
        given, found = self.decision.cell(*cell).score, self.suggested(cell)
        if found is None or found.interval is None or given is None or not found.departs(given):
            return Content("")
        other = "!=" if is_ascii() else "≠"
        words = f"{span_words(given)} {other} {span_words(found.interval)}"
        return line((words.replace("–", glyph("dash")), "$warn"))

    def suggested(self, cell: CellKey) -> SuggestedScore | None:
        """What the signs of a cell come to; None where nobody and no collector has said anything of it."""
        signs = self.decision.signs.get(cell[0], {}).get(cell[1])
        entries = behind(self.of, cell).entries
        if not signs and not any(self.decision.evidence[key].signal for key in entries):
            return None
        return suggestion(self.decision, *cell)

    def foot(self) -> list[Content]:
        """How many scores of each candidate evidence backs, and what the signs mean."""
        total = len(self.decision.criteria)
        cells = []
        for slug in self._slugs():
            backings = [backing_of(self.of, (slug, key)) for key in self.decision.criteria]
            count = sum(one.ground == "evidence" for one in backings)
            cells.append(line((str(count), "bold $bright"), (f" of {total}", "$ink")))
        lines = [self._rule(), *self._lines(say("matrix", "backed_short"), [cells], lit=False, here=False)]
        signs = [line(one) for one in legend(bars=False)]
        signs.append(line((say("matrix", "legend"), "$dim")))
        lines += flowed(signs, self.width)
        if any(self._departs((slug, key)) for slug in self._slugs() for key in self.decision.criteria):
            other = "!=" if is_ascii() else "≠"
            lines.append(
                line(
                    " ", (f"4 {other} 2{glyph('dash')}3", "$warn"), (f"  {say('matrix', 'differs')}", "$dim")
                )
            )
        return lines

    # Signs

    def sign_heads(self) -> list[Content]:
        """The candidates' marks above the columns of the signs."""
        columns = self.columns
        every = tuple(self.decision.candidate_name(slug) for slug in self.candidates)
        room = columns.column - 3
        names = every if all(width_of(name) <= room for name in every) else [""] * len(every)
        parts: list[Fragment] = [" " * (1 + columns.label)]
        for at in columns.shown:
            style = "bold $bright" if at == self.at else "$dim"
            parts.append(fit(line(" ", (mark(at) + " ", mark_style(at)), (names[at], style)), columns.column))
        return [fit(line(*parts), self.width)]

    def sign(self, name: str, sign: str, *, lit: bool) -> list[Content]:
        """Whether a sign of the criterion holds for each candidate, and whose word that is."""
        cells = [self._answer(slug, sign) for slug in self._slugs()]
        return self._lines(name, [cells], lit=lit, here=lit)

    def _answer(self, slug: str, sign: str) -> Content:
        criterion = self.cell[1]
        given = answer_of(self.decision, slug, criterion, sign)
        if given.answer is not None:
            name, style = _ANSWERS[given.answer]
            shown = glyph(name)
            return line((f"({shown})", "$dim")) if is_theirs(given) else line((f" {shown}", style))
        found = self.suggested((slug, criterion))
        item = next((one for one in found.items if one.id == sign and one.bands), None) if found else None
        if item is not None:
            return line((f"({item.bands[0][1]})", "$dim"))
        return line((f" {glyph('dot')}", "$rule"))

    def sign_foot(self) -> list[Content]:
        """What the signs in the columns mean."""
        parts = [
            line((glyph(name), style), (f" {say('signs', f'key_{answer}')}", "$dim"))
            for answer, (name, style) in _ANSWERS.items()
        ]
        parts.append(line((f"({glyph('holds')})", "$dim"), (f" {say('signs', 'key_theirs')}", "$dim")))
        parts.append(line(("(4)", "$dim"), (f" {say('signs', 'key_band')}", "$dim")))
        return flowed(parts, self.width)


def _signs_of(criterion: str) -> Sequence[CriterionSign]:
    guide = by_id().get(criterion)
    return guide.signs if guide is not None else ()


def flowed(parts: Sequence[Content], width: int) -> list[Content]:
    """Short pieces one after another, on as many lines as they take; none is cut."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 2 + part.cell_length <= width - 1:
            lines[-1] = line(lines[-1], "  ", part)
        else:
            lines.append(line(" ", part))
    return lines


def age_words(months: int | None) -> str:
    """An age in five cells: months, years from a hundred of them on."""
    if months is None:
        return glyph("dash")
    return (
        say("matrix", "age", months=months)
        if months < _YEARS_FROM
        else say("matrix", "years", years=months // 12)
    )


def entry_lines(entry: Evidence, key: str, named: bool | None, width: int) -> list[Content]:
    """An entry whole: what it says, and below what kind it is, where it is from and of what day.

    `named`: whether the score of its cell rests on it; None where it stands for no cell.
    """
    sign: Fragment = " "
    if named is not None:
        sign = (glyph("holds"), "$ink") if named else (glyph("open"), "$accent")
    lines: list[Content] = []
    said = entry.words or say("evidence", "nothing")
    for number, text in enumerate(wrap(said, max(12, width - 6))):
        lines.append(line(" ", sign if number == 0 else " ", " ", (text, "$ink" if entry.words else "$dim")))
    kind = question_at(("evidence", key, "kind"))
    label = kind.label_of(entry.kind).lower() if kind and entry.kind else ""
    source = " ".join((entry.source or say("evidence", "no_source_short")).split())
    theirs = say("matrix", "theirs") if entry.found_by and entry.confirmed_on is None else ""
    about = ", ".join(part for part in (label, source, theirs) if part)
    when = entry.on.isoformat() if entry.on else say("evidence", "no_date")
    lines += ended(" ", about, line((when, "$dim")), width, "$dim")
    if entry.doubt:
        doubt = wrap(say("matrix", "doubt", why=entry.doubt), max(12, width - 6))
        lines += [line("   ", (text, "$dim")) for text in doubt]
    return lines
