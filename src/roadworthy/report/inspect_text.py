"""An inspection as text for people: the verdict first, then what to do, then what was fine."""

from collections.abc import Iterator, Sequence

from roadworthy.model.text import one_line
from roadworthy.report.document import Block, Bullet, Document, Items, Paragraph, Section
from roadworthy.report.inspect_words import (
    SAY,
    Inspection,
    InspectionWords,
    fine,
    reopening,
    told,
    verdict,
)
from roadworthy.report.text import as_text
from roadworthy.report.wording import counted

_MARKS = {"error": "!", "warning": "!", "note": "?"}


def inspect_text(every: Sequence[Inspection], width: int = 80, *, colour: bool = False) -> str:
    """The inspected decisions in lines of `width` cells at the most."""
    words = "\n".join(as_text(_document(one), width, colour=colour) for one in every)
    if len(every) < 2:
        return words
    good = sum(one.found.roadworthy for one in every)
    return words + "\n" + SAY("say", "many", good=str(good), count=counted(len(every), "decision")) + "\n"


def _document(one: Inspection) -> Document:
    under = SAY("say", "under", today=one.found.today.isoformat(), file=one.file)
    sections = [Section(verdict(one), tuple(_blocks(one)))]
    return Document(one.title, under, tuple(sections))


def _blocks(one: Inspection) -> Iterator[Block]:
    rows = told(one)
    for key, levels in (("todo", ("error", "warning")), ("notes", ("note",))):
        items = tuple(_bullet(row) for row in rows if row.level in levels)
        if items:
            yield Paragraph(SAY("say", key), "bright")
            yield Items(items)
    if met := reopening(one):
        yield Paragraph(SAY("say", "reopen"), "bright")
        items = tuple(Bullet(f"{one_line(told.title)}.", "?") for told in met)
        yield Items(items)
        yield Paragraph(SAY("say", "reopen_how"), "dim")
    good = fine(one)
    if good:
        yield Paragraph(SAY("say", "fine"), "bright")
        yield Items(tuple(Bullet(words, "✓") for words in good))


def _bullet(row: InspectionWords) -> Bullet:
    since = f" ({SAY('say', 'since', since=row.since.isoformat())})" if row.since else ""
    return Bullet(f"{row.line}: {row.message}{since}", _MARKS[row.level], row.todo)
