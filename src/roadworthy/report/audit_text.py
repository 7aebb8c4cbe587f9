"""An audit as text for people: words first, then the figures, then what to do, with lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from roadworthy.method.audit.audit import Audited, AuditedRow
from roadworthy.method.audit.figures import as_stated
from roadworthy.method.flips import passing
from roadworthy.model.interval import number_text
from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit, levels_words, said
from roadworthy.report.cells import wrapped
from roadworthy.report.document import Block, Bullet, Document, Items, Paragraph, ScoreTable, Section
from roadworthy.report.phrases import figures, listed, phrase, share
from roadworthy.report.text import as_text

_MARKS: Final = {"error": "!", "warning": "?", "note": "·"}


def audit_text(audits: Sequence[Audit], width: int = 80, *, colour: bool = False) -> str:
    """The audited tables in lines of `width` cells at the most: what is right in three lines, the rest
    in full.
    """
    drawn = next((audit.sure for audit in audits if audit.sure and audit.amiss), None)
    words = as_text(_document(audits), width, colour=colour)
    if drawn is None:
        return words
    rests = _say("rests-on", samples=f"{drawn.samples:,}", seed=str(drawn.seed))
    return words + "\n" + "\n".join(wrapped(rests, width)) + "\n"


def _document(audits: Sequence[Audit]) -> Document:
    amiss = sum(audit.amiss for audit in audits)
    files = len({audit.found.table.file for audit in audits})
    many = len(audits) > 1
    title = _say("title-many", count=str(len(audits)), files=f"{files} file{'s' if files > 1 else ''}")
    under = _say("to-mend", amiss=str(amiss), count=str(len(audits))) if many else _say("one-to-mend")
    read = all(audit.found.certain and audit.found.leader is not None for audit in audits)
    well = "all-well" if read else "nothing-amiss"
    return Document(
        title if many else _say("title-one"),
        under if amiss else _say(well),
        tuple(_section(audit) for audit in audits),
    )


def _say(key: str, **facts: str) -> str:
    return phrase("audit", key, **facts)


def _section(audit: Audit) -> Section:
    table = audit.found.table
    name = table.title or _say("untitled")
    return Section(f"{one_line(table.file)}:{table.line}  {name}", tuple(_blocks(audit)))


def _blocks(audit: Audit) -> Iterator[Block]:
    fragile = f" {_say('fragile')}" if audit.fragile else ""
    yield Paragraph(_verdict(audit) + fragile, "bright")
    yield Paragraph(_reading(audit.found), "dim")
    if audit.found.rows and audit.amiss:
        yield _grid(audit.found)
    items: list[Bullet] = []
    advised: set[str] = set()
    for one in said(audit):
        if not audit.amiss and one.rule.startswith("fragile"):
            continue
        todo = "" if one.level == "note" or one.todo in advised else one.todo
        advised.add(one.todo)
        items.append(Bullet(f"{one.line}: {one.message}", _MARKS[one.level], todo))
    if items:
        yield Items(tuple(items))
    if audit.amiss and (audit.found.certain or not audit.found.table.totals):
        yield from _sure(audit)


def _verdict(audit: Audit) -> str:
    found = audit.found
    rules = {finding.rule for finding in found.findings if finding.level == "error"}
    if found.leader is None and found.table.readable and not found.table.weights:
        return _say("weightless")
    if found.leader is None:
        return _say("unread")
    leaders = sum(row.rank == 1 for row in found.rows)
    alone = len(found.rows) == 1
    if "wrong-winner" in rules:
        return _say("wrong-winner", stated=found.stated_leader or "", leader=found.leader)
    if any(totals.unread for totals in found.table.totals):
        return _say("total-unread", leader=found.leader)
    if found.table.totals and not found.certain:
        return _say("no-form")
    if rules:
        return (
            _say("wrong-one")
            if alone
            else _say("wrong-tie")
            if leaders > 1
            else _say("wrong", leader=found.leader)
        )
    stated = any(row.stated for row in found.rows)
    if alone:
        return _say("right-one" if stated else "untotalled-one")
    if leaders > 1:
        return _say("right-tie" if stated else "untotalled-tie")
    key = "right" if stated else "right-untotalled"
    shares = None if audit.sure is None or audit.fragile else audit.sure.acceptability
    if shares is None:
        return _say(key, leader=found.leader)
    return _say(f"{key}-sure", leader=found.leader, share=share(shares.first_share(found.leader)))


def _reading(found: Audited) -> str:
    """How the table was read: the scale, the better end, the weights, the form of its totals."""
    table = found.table
    low, high = map(number_text, table.scale)
    scale = "scale-maxima" if table.own_maxima else "scale-stated" if table.scale_stated else "scale-inferred"
    form = "form-unknown" if table.totals else "form-none"
    if found.form and found.certain:
        plain = table.weight_kind == "none" or not found.form.weighted
        form = f"form-{found.form.kind}{'-plain' if plain and found.form.kind != 'percent' else ''}"
    lower = [one.name for one in table.criteria if one.better == "lower"]
    parts = [
        _say(scale, low=low, high=high),
        *([_say("read-as", signs=levels_words(table.read_as, "sign"))] if table.read_as else []),
        *([_say("low-wins")] if table.low_wins else [_say("lower", names=listed(lower))] if lower else []),
        _say(f"weights-{table.weight_kind}", levels=levels_words(table.levels)),
        _say(form),
    ]
    return "; ".join(parts) + "."


def _grid(found: Audited) -> ScoreTable:
    order = sorted(found.rows, key=lambda row: row.rank or len(found.rows) + 1)
    values = figures(row.value for row in order)
    rows = tuple(
        (
            "–" if row.rank is None else str(row.rank),
            row.name,
            value,
            "–" if row.stated is None else row.stated.words or number_text(row.stated.value),
            _right(row, certain=found.certain),
        )
        for row, value in zip(order, values, strict=True)
    )
    return ScoreTable(("", "", "mean", "stated", "right"), rows, frozenset({0, 2, 3}))


def _right(row: AuditedRow, *, certain: bool) -> str:
    """The right figure where another stands; in brackets where none can be called right."""
    if row.ok is None or row.stated is None or row.recomputed is None:
        return "–"
    words = as_stated(row.recomputed, row.stated)
    if not certain:
        return f"({words})"
    return "✓" if row.ok else f"! {words}"


def _sure(audit: Audit) -> Iterator[Block]:
    """How much the winner can bear; silent where nobody leads alone."""
    sure, leader = audit.sure, audit.found.leader
    shares = None if sure is None else sure.acceptability
    if sure is None or shares is None or leader is None or len(audit.found.rows) < 2:
        return
    if sum(row.rank == 1 for row in audit.found.rows) != 1:
        return
    lines = [] if audit.fragile else [_say("sure", leader=leader, share=share(shares.first_share(leader)))]
    flip = next(iter(passing(sure.weight_flips)), None)
    if flip is None:
        lines.append(_say("no-flip"))
    else:
        changes = [new - old for new, old in zip(flip.weights, sure.matrix.weights, strict=True)]
        criterion = sure.matrix.criteria[changes.index(max(changes))]
        lines.append(_say("flip", rival=flip.rival, moved=share(flip.moved), criterion=criterion))
    yield Paragraph(" ".join(lines), "dim")
