"""The right totals written in place of the wrong ones: in their form and style, and nothing else changed
by a byte.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal

from roadworthy.method.audit.audit import Audited
from roadworthy.method.audit.form_choice import form_of, primary
from roadworthy.method.audit.table import DecisionTable, Figure, Totals, card_of_table
from roadworthy.method.ranking import ranks
from roadworthy.model.frozen import frozen
from roadworthy.tables.numbers import NUM, number
from roadworthy.tables.vocabulary import narrow, wide

Why = Literal["order", "unread", "form", "places", "unknown", "elsewhere", "beside"]
"""Why wrong totals are left: the order would change; a total or score can't be read; no form gives them;
places or a winner are stated that would not follow; they stand over unknown scores; the figure can't be
found for certain in its cell; another one stands beside it that would no longer agree.
"""
_NUMERAL: Final = re.compile(rf"(?<![^\W_])(?<![.,]){NUM}(?![^\W_]|[.,]\d)", re.ASCII)
_THOUSANDS: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)


@frozen
class Correction:
    """One figure to be written over another."""

    line: int
    start: int
    end: int
    """Offsets in the text."""
    was: str
    words: str


@frozen
class LeftWrong:
    """A table whose wrong totals are left as they are, and why."""

    line: int
    why: Why


def corrections(
    text: str, found: Audited, *, order: bool = False
) -> tuple[list[Correction], LeftWrong | None]:
    """What is to be written in a text so that a table's totals are right; nothing where none is wrong.

    Only where every stated total was read and a form gives them; what changes the order only where
    `order` allows it.
    """
    table = found.table
    if not any(one.rule.startswith("wrong-total") for one in found.findings):
        return [], None
    why = _hindrance(found)
    if why is not None:
        return [], LeftWrong(table.line, why)
    matrix = card_of_table(table)
    written: list[Correction] = []
    main = primary(table)
    for totals in table.totals:
        choice = form_of(table, matrix, totals)
        if not choice.certain:
            return [], LeftWrong(totals.line, "form")
        new = list(totals.figures)
        for i, (figure, right) in enumerate(zip(totals.figures, choice.form.figures, strict=True)):
            if figure is None or figure.rounds_from(right):
                continue
            if any(matrix.unknown[i]):
                return [], LeftWrong(figure.line, "unknown")
            one = _correction(text, figure, right)
            if isinstance(one, str):
                return [], LeftWrong(figure.line, one)
            written.append(one)
            plain = narrow(one.words)
            value = number(plain.lstrip("+"), comma="," in plain and not _THOUSANDS.fullmatch(plain))
            new[i] = Figure(value[0] if value else right, figure.decimals, figure.line)
        if totals is main and not order and _order(table, totals.figures) != _order(table, new):
            return [], LeftWrong(totals.line, "order")
    return written, None


def _hindrance(found: Audited) -> Why | None:
    table = found.table
    if found.leader is None or any(one.unread for one in table.totals):
        return "unread"
    if not found.certain:
        return "form"
    if table.ranks or table.winner:
        rules = {one.rule for one in found.findings}
        return "places" if rules & {"wrong-winner", "wrong-order"} else None
    return None


def _order(table: DecisionTable, figures: Sequence[Figure | None]) -> list[int]:
    """The places that stated figures give."""
    sign = -1.0 if table.low_wins else 1.0
    return ranks([sign * figure.value for figure in figures if figure is not None])


def _correction(text: str, figure: Figure, right: float) -> Correction | Why:
    """The right figure over the wrong one in its cell, or why it is left."""
    if figure.start < 0:
        return "elsewhere"
    cell = narrow(text[figure.start : figure.end])
    found = [match for match in _NUMERAL.finditer(cell) if _is(match[0], figure)]
    if "=" in cell:
        found = [match for match in found if match.start() > cell.rindex("=")]
    if (
        not found
        or (len(found) > 1 and len({match[0] for match in found}) > 1)
        or (len(found) > 1 and ":" in cell)
    ):
        return "elsewhere"
    match = found[0]
    others = [words for words in _NUMERAL.findall(narrow(figure.words)) if not _is(words, figure)]
    if "=" not in cell and not all(_is_top(words, figure) for words in others):
        return "beside"
    start = figure.start + match.start()
    was = text[start : start + len(match[0])]
    words = _styled(match[0], right, figure.decimals)
    return Correction(figure.line, start, start + len(was), was, words if was.isascii() else wide(words))


def _is(words: str, figure: Figure) -> bool:
    return any(number(words, comma=comma) == (figure.value, figure.decimals) for comma in (False, True))


def _is_top(words: str, figure: Figure) -> bool:
    """Whether a numeral is what the figure is out of."""
    return figure.out_of is not None and any(
        (read := number(words, comma=comma)) is not None and read[0] == figure.out_of
        for comma in (False, True)
    )


def _styled(was: str, right: float, decimals: int) -> str:
    """The right figure as the wrong one is written: its decimals, its decimal sign, its thousands, its
    sign.
    """
    value = right + (1e-9 if right >= 0 else -1e-9)
    words = f"{value:.{decimals}f}"
    if float(words) == 0:
        words = words.lstrip("-")
    if _THOUSANDS.fullmatch(was) and not decimals:
        words = f"{round(value):,}"
    elif "," in was and "." not in was:
        words = words.replace(".", ",")
    if was.lstrip("+-").startswith((".", ",")):
        words = words.replace("0", "", 1) if words.lstrip("-").startswith("0") else words
    return f"+{words}" if was.startswith("+") and right > 0 else words


def applied(text: str, written: Sequence[Correction]) -> str:
    """The text with figures written over others."""
    parts: list[str] = []
    at = 0
    for one in sorted(written, key=lambda one: one.start):
        parts += [text[at : one.start], one.words]
        at = one.end
    return "".join((*parts, text[at:]))


def is_right(before: Audited, after: Audited) -> bool:
    """Whether a table that was written to reads back right, and is otherwise what it was."""
    same = (
        before.table.criteria == after.table.criteria
        and before.table.candidates == after.table.candidates
        and [[entry.interval for entry in row] for row in before.table.cells]
        == [[entry.interval for entry in row] for row in after.table.cells]
        and before.table.scale == after.table.scale
    )
    wrong = ("wrong-total", "wrong-winner", "wrong-order", "unreadable")
    return same and not any(one.rule.startswith(wrong) for one in after.findings)


def count(totals: Sequence[Totals]) -> int:
    """How many figures are stated."""
    return sum(len(one.given) for one in totals)
