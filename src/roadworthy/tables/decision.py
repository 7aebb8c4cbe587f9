"""A decision from a table that people already have."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from roadworthy.errors import BadTable, NoKey
from roadworthy.knowledge.files import table as words
from roadworthy.knowledge.fill import fill
from roadworthy.knowledge.templates import default_horizons
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.audit.table import DecisionTable, TableCell
from roadworthy.model import Decision, Interval
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Cell, Criterion, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.tables.files import BIGGEST, is_csv, is_markdown, is_sheet, looked_in, looked_of, tables_of
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.scorecard import (
    USUAL,
    criterion_slug,
    looks_like_scorecard,
    parse_scorecard,
    slugs_for,
)
from roadworthy.text_files import decode, read_bytes


def decision_from(
    path: Path,
    scale: Interval | None = None,
    text: str | None = None,
    key: Mapping[str, float] | None = None,
) -> tuple[Decision, tuple[DecisionTable, ...]]:
    """The decision in a scorecard in CSV, or in the first decision table of a Markdown file, spreadsheet
    or other CSV.

    A Markdown file without a table that is a decision record gives what the record says. With it all tables
    as they were read, the one that was taken first; none for a record, and none for a scorecard, in which all
    has to be read for certain. `text` is what the file holds, where it was read already: `path` then only
    says what it is called. `key` says what signs and words in cells are worth. Raises BadTable, NoKey where
    such a key is missing, or another StoreError.
    """
    name = str(path)
    ends = (scale.low, scale.high) if scale else None
    if is_sheet(path) and text is None:
        looked = looked_in(path, ends, key)
        text = ""
    else:
        if text is None:
            text = decode(read_bytes(path, wanted="a Markdown or CSV file", biggest=BIGGEST), name)
        if not is_markdown(path) and key is None and looks_like_scorecard(text):
            return _of_scorecard(text, path, scale)
        looked = looked_of(text, path, ends, key)
    found = [one for one in looked if isinstance(one, DecisionTable)]
    if found:
        return decision_of(found[0]), tuple(found)
    if is_csv(path) and (looks_like_scorecard(text) or not looked):
        return parse_scorecard(text, name, scale or USUAL, title=path.stem), ()
    if is_markdown(path) or not path.suffix:
        from roadworthy.tables.decision_record import (  # noqa: PLC0415 - tables are the usual case
            decision_of_record,
            looks_like_record,
        )

        if looks_like_record(text):
            return decision_of_record(text, path), ()
    for miss in looked:
        if isinstance(miss, NearMiss):
            raise _nearly(miss)
    raise BadTable(
        "no decision table in it: weights or totals over scores", file=str(path),
        todo="name a file with one, or a CSV that begins with criterion,weight,NAME",
    )  # fmt: skip


def _of_scorecard(
    text: str, path: Path, scale: Interval | None
) -> tuple[Decision, tuple[DecisionTable, ...]]:
    """The decision in a scorecard in CSV: where its own form does not take it (weights in words, ``n/a``),
    what is read for certain as of any other table. Raises BadTable as its form says it.
    """
    try:
        return parse_scorecard(text, str(path), scale or USUAL, title=path.stem), ()
    except BadTable:
        found = tables_of(text, path, (scale.low, scale.high) if scale else None)
        if len(found) != 1 or not _is_certain(found[0]):
            raise
        with suppress(BadTable):
            return decision_of(found[0]), tuple(found)
        raise


def _is_certain(table: DecisionTable) -> bool:
    """Whether every weight and every cell of a table was read."""
    return (
        table.readable
        and not table.unread
        and table.weight_kind != "none"
        and not any(entry.unread for row in table.cells for entry in row)
    )


def _nearly(miss: NearMiss) -> BadTable:
    """The error for a table that is nearly a decision table."""
    told = SAYINGS[f"near-{miss.why}"]
    facts = {"subject": miss.subject, "words": miss.words, "row": miss.at}
    kind = NoKey if miss.signs else BadTable
    error = kind(
        fill(told.says, facts).rstrip("."),
        file=miss.file,
        line=miss.line,
        todo=told.mitigation[:1].lower() + told.mitigation[1:].rstrip("."),
    )
    if isinstance(error, NoKey):
        error.signs = miss.signs
    return error


def decision_of(table: DecisionTable) -> Decision:
    """A new decision with exactly the criteria, weights, candidates, scores and scale of a table.

    What can't be read is left open: no weight; an unknown score, whose reason quotes the words. Scores
    on which the low end is the better one are turned over, x becomes low + high - x, and their reason
    quotes what stood there. Its title is that of the page, else of the file. Raises BadTable for a name
    that is there twice, a score outside the scale, and where the better end can't be told.
    """
    for one in table.unread:
        if one.what == "twice":
            raise _bad(table, f"“{one.subject}” is there twice", one.line, "name each one once")
        if one.what == "nameless":
            raise _bad(table, "a row has a weight and no name", one.line, "name it")
        if one.what == "nameless-column":
            raise _bad(table, "a column of scores has no name", one.line, "name it")
        if one.what == "denominators":
            raise _bad(
                table, f"the scores are out of different numbers: {one.words}", one.line, "use one scale"
            )
        if one.what == "direction":
            todo = "say it beside the table, such as “Cost: lower is better”, and work the totals out so"
            raise _bad(
                table,
                f"“{one.subject}”: which end is the better one can't be told for certain",
                one.line,
                todo,
            )
    candidates = slugs_for(table.candidates, "candidate")
    criteria: dict[str, Criterion] = {}
    for criterion in table.criteria:
        weight = None if table.weight_kind == "none" else criterion.weight
        criteria[criterion_slug(criterion.name, criteria)] = Criterion(name=criterion.name, weight=weight)
    scores = {
        slug: {
            key: _cell(table, entry, turned=turned)
            for key, entry, turned in zip(criteria, row, table.turned, strict=True)
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


def _cell(table: DecisionTable, entry: TableCell, *, turned: bool) -> Cell:
    """A score with what stood in the table, where it was turned over or is none."""
    span = entry.interval
    if entry.unread or span is None:
        return Cell(score=None, rationale=_quoted(table, entry, "stood-there", words=entry.words))
    if not turned:
        return Cell(score=span)
    whole = table.scale[0] + table.scale[1]
    other = Interval(whole - span.high, whole - span.low)
    return Cell(score=other, rationale=_quoted(table, entry, "turned-score", score=str(span)))


def _quoted(table: DecisionTable, entry: TableCell, key: str, **facts: str) -> str:
    file = Path(table.file).name
    return str(words("report.toml")["audit"][key]).format(file=file, line=entry.line, **facts)


def _inside(table: DecisionTable, entry: TableCell) -> bool:
    low, high = table.scale
    if entry.interval is None or (low <= entry.interval.low and entry.interval.high <= high):
        return True
    ends = f"{number_text(low)}-{number_text(high)}"
    todo = "correct it, or give the table's own scale with --scale LOW-HIGH"
    raise _bad(table, f"the score {entry.interval} lies outside the scale {ends}", entry.line, todo)


def _bad(table: DecisionTable, what: str, line: int, todo: str) -> BadTable:
    return BadTable(what, file=table.file, line=line, todo=todo)
