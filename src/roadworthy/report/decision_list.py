"""Many decisions, a line each: as text, JSON and CSV."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from roadworthy.knowledge.history_words import say
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.report.cells import padded, width_of, wrapped
from roadworthy.report.json_values import plain
from roadworthy.report.of_hundred import of_hundred
from roadworthy.report.overview import Overview
from roadworthy.report.width_law import Holds, LineColumn, column_widths

_GAP: Final = "  "
_ALIGNED: Final = 44
"""Cells of a column where lines may be of any width; a longer cell sets only its own line off."""
_COLUMNS: Final = ("decision", "status", "first", "share", "next", "file")
_KINDS: Final = (Holds.NAME, Holds.FIGURE, Holds.NAME, Holds.FIGURE, Holds.WORDS, Holds.NAME)
_LEAST: Final = (20, 10, 12, 5, 12, 24)
"""Cells below which a column is of no use on a narrow terminal."""

_CSV: Final = (
    "file", "title", "status", "first", "chosen", "first_share", "next_on", "next_what", "overdue_days",
)  # fmt: skip


@frozen
class ListedDecision:
    """One decision among many."""

    file: str
    """Its path below the folder that is listed."""
    overview: Overview
    share: float | None
    """Share of the plausible weights and scores in which the named candidate comes first; None: not asked."""


def in_order(found: Iterable[ListedDecision]) -> list[ListedDecision]:
    """By the next date, so what is overdue comes first; what has none last; by file among equals."""
    return sorted(found, key=lambda one: (one.overview.next_on or date.max, one.file))


def list_text(found: Sequence[ListedDecision], today: date, width: int | None) -> str:
    """A table; `width` is that of the terminal, None for a pipe, where nothing is broken."""
    head = tuple(say(f"head_{key}") for key in _COLUMNS)
    shares = any(one.share is not None for one in found)
    columns = [number for number, key in enumerate(_COLUMNS) if key != "share" or shares]
    rows = [tuple(row[number] for number in columns) for row in (head, *(_row(one, today) for one in found))]
    widths = [max(width_of(row[number]) for row in rows) for number in range(len(columns))]
    if width is None:
        widths = [min(_ALIGNED, wide) for wide in widths]
        return "".join(f"{_GAP.join(map(padded, row, widths)).rstrip()}\n" for row in rows)
    given = column_widths(
        [
            LineColumn(_KINDS[number], wide, min(wide, _LEAST[number]))
            for number, wide in zip(columns, widths, strict=True)
        ],
        width,
        len(_GAP),
    )
    if given is None:
        return "".join(f"{line}\n" for row in rows[1:] for line in _stacked(row, width))
    lines = []
    for row in rows:
        cells = [wrapped(cell, wide) for cell, wide in zip(row, given, strict=True)]
        for at in range(max(map(len, cells))):
            words = [cell[at] if at < len(cell) else "" for cell in cells]
            lines.append(_GAP.join(map(padded, words, given)).rstrip())
    return "".join(f"{line}\n" for line in lines)


def _stacked(row: tuple[str, ...], width: int) -> Iterator[str]:
    """A decision on lines of its own, where there is no room for columns."""
    title, *rest, file = row
    yield from wrapped(title, width)
    for words in (_GAP.join(word for word in rest if word), file):
        yield from (f"{_GAP}{line}" for line in wrapped(words, width - len(_GAP)))


def _row(one: ListedDecision, today: date) -> tuple[str, ...]:
    seen = one.overview
    share = "" if one.share is None else of_hundred(one.share)
    return (seen.title, seen.status, seen.leader, share, _next(seen, today), one_line(one.file))


def _next(seen: Overview, today: date) -> str:
    if seen.next_on is None:
        return "–"
    words = f"{seen.next_on.isoformat()} {seen.next_what}"
    return say("overdue", what=words, count=(today - seen.next_on).days) if seen.next_on < today else words


def list_json(found: Sequence[ListedDecision], broken: Sequence[tuple[str, str]], today: date) -> str:
    """An object with the decisions, and the files that can't be read, each with the reason."""
    whole = {
        "decisions": [_data(one, today) for one in found],
        "unreadable": [{"file": file, "reason": reason} for file, reason in broken],
    }
    return json.dumps(plain(whole), indent=2, ensure_ascii=False) + "\n"


def list_csv(found: Sequence[ListedDecision], today: date) -> str:
    """A table with a header, for a spreadsheet."""
    import csv  # noqa: PLC0415 - one of three forms
    import io  # noqa: PLC0415 - as above

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV)
    for one in found:
        data = plain(_data(one, today))
        coming = data["next"] or {"on": "", "what": "", "overdue_days": ""}
        chosen = "yes" if data["chosen"] else "no"
        writer.writerow(
            (
                data["file"], data["title"], data["status"], data["first"], chosen,
                "" if data["first_share"] is None else data["first_share"], *coming.values(),
            )
        )  # fmt: skip
    return out.getvalue()


def _data(one: ListedDecision, today: date) -> dict[str, Any]:
    seen = one.overview
    coming = None
    if seen.next_on is not None:
        overdue = max(0, (today - seen.next_on).days)
        coming = {"on": seen.next_on, "what": seen.next_what, "overdue_days": overdue}
    return {
        "file": one.file,
        "title": seen.title,
        "status": seen.status,
        "first": seen.leader,
        "chosen": seen.chosen,
        "first_share": one.share,
        "next": coming,
    }
