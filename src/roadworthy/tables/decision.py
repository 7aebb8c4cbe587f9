"""A decision from a table that people already have."""

from pathlib import Path

from roadworthy.errors import BadTable
from roadworthy.knowledge.files import table as words
from roadworthy.knowledge.templates import default_horizons
from roadworthy.method.audit.table import DecisionTable, TableCell
from roadworthy.model import Decision, Interval
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Cell, Criterion, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.tables.files import is_csv, is_markdown, tables_of
from roadworthy.tables.scorecard import (
    USUAL,
    criterion_slug,
    looks_like_scorecard,
    parse_scorecard,
    slugs_for,
)
from roadworthy.text_files import decode, read_bytes


def decision_from(
    path: Path, scale: Interval | None = None, text: str | None = None
) -> tuple[Decision, tuple[DecisionTable, ...]]:
    """The decision in a scorecard in CSV, or in the first decision table of a Markdown or any other CSV file.

    A Markdown file without a table that is a decision record gives what the record says. With it all tables
    as they were read, the one that was taken first; none for a record, and none for a scorecard, in which all
    has to be read for certain. `text` is what the file holds, where it was read already: `path` then only
    says what it is called. Raises BadTable or another StoreError.
    """
    name = str(path)
    if text is None:
        text = decode(read_bytes(path, wanted="a Markdown or CSV file"), name)
    if not is_markdown(path) and looks_like_scorecard(text):
        return parse_scorecard(text, name, scale or USUAL, title=path.stem), ()
    found = tables_of(text, path, (scale.low, scale.high) if scale else None)
    if found:
        return decision_of(found[0]), tuple(found)
    if is_csv(path):
        return parse_scorecard(text, name, scale or USUAL, title=path.stem), ()
    if is_markdown(path) or not path.suffix:
        from roadworthy.tables.decision_record import (  # noqa: PLC0415 - tables are the usual case
            decision_of_record,
            looks_like_record,
        )

        if looks_like_record(text):
            return decision_of_record(text, path), ()
    raise BadTable(
        "no decision table in it: weights or totals over scores", file=str(path),
        todo="name a file with one, or a CSV that begins with criterion,weight,NAME",
    )  # fmt: skip


def decision_of(table: DecisionTable) -> Decision:
    """A new decision with exactly the criteria, weights, candidates, scores and scale of a table.

    What can't be read is left open: no weight; an unknown score, whose reason quotes the words. Its title is
    that of the page, else of the file. Raises BadTable for a name that is there twice and a score outside the
    scale.
    """
    for one in table.unread:
        if one.what == "twice":
            raise _bad(table, f"“{one.subject}” is there twice", one.line, "name each one once")
        if one.what == "denominators":
            raise _bad(
                table, f"the scores are out of different numbers: {one.words}", one.line, "use one scale"
            )
    candidates = slugs_for(table.candidates, "candidate")
    criteria: dict[str, Criterion] = {}
    for criterion in table.criteria:
        weight = None if table.weight_kind == "none" else criterion.weight
        criteria[criterion_slug(criterion.name, criteria)] = Criterion(name=criterion.name, weight=weight)
    scores = {
        slug: {
            key: Cell(score=entry.interval, rationale=_left_open(table, entry))
            for key, entry in zip(criteria, row, strict=True)
            if entry.unread or (entry.interval is not None and _inside(table, entry))
        }
        for slug, row in zip(candidates, table.cells, strict=True)
    }
    return Decision(
        title=table.page or table.title or Path(table.file).stem,
        scale=Scale(low=table.scale[0], high=table.scale[1]),
        horizons=default_horizons(),
        candidates={
            slug: Candidate(name=name) for slug, name in zip(candidates, table.candidates, strict=True)
        },
        criteria=criteria,
        scores={slug: row for slug, row in scores.items() if row},
    )


def _left_open(table: DecisionTable, entry: TableCell) -> str:
    """What stood where a score should be; empty where one was read."""
    if not entry.unread:
        return ""
    file = Path(table.file).name
    return str(words("report.toml")["audit"]["stood-there"]).format(
        words=entry.words, file=file, line=entry.line
    )


def _inside(table: DecisionTable, entry: TableCell) -> bool:
    low, high = table.scale
    if entry.interval is None or (low <= entry.interval.low and entry.interval.high <= high):
        return True
    ends = f"{number_text(low)}-{number_text(high)}"
    todo = "correct it, or give the table's own scale with --scale LOW-HIGH"
    raise _bad(table, f"the score {entry.interval} lies outside the scale {ends}", entry.line, todo)


def _bad(table: DecisionTable, what: str, line: int, todo: str) -> BadTable:
    return BadTable(what, file=table.file, line=line, todo=todo)
