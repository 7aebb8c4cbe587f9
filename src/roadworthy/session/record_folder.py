"""A decision's record in a folder of records: numbered, linked on both sides, never over anybody else's."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from roadworthy.errors import IsFolder, Missing, NotWritable, StoreError
from roadworthy.model.frozen import frozen
from roadworthy.report.record.facts import RecordFacts, record_facts
from roadworthy.report.record.form import RecordLink, RecordPlace
from roadworthy.report.record.linking import superseded_in, with_entry, with_superseded, with_supersedes
from roadworthy.report.record.madr import MadrTemplate, madr, status_words
from roadworthy.report.record.nhs import nhs
from roadworthy.report.record.nygard import nygard
from roadworthy.report.record.series import ExistingRecord, file_name, next_number, referred, twice
from roadworthy.report.summary import Summary
from roadworthy.store.atomic import write
from roadworthy.store.load import load
from roadworthy.store.output import write_output
from roadworthy.store.places import is_file, seen_from
from roadworthy.text_files import decode, read_bytes, reason

RecordForm = Literal["adr", "nygard", "nhs"]
_CONTENTS: Final = ("README.md", "index.md", "toc.md")
"""Files that may keep a table of contents."""


@frozen
class WrittenRecord:
    """What was written, and what a person should know."""

    path: Path
    also: tuple[Path, ...]
    """Other files that were brought up to date: what it supersedes, and a table of contents."""
    notes: tuple[str, ...]


def write_record(
    told: Summary,
    source: Path,
    folder: Path,
    form: RecordForm = "adr",
    template: MadrTemplate = "full",
    *,
    supersedes: tuple[int, ...] = (),
) -> WrittenRecord:
    """Write the record of the decision in `source` into `folder`, which is made where it is not there.

    The first time it takes the next free number; then it finds its own file by the mark in it and rewrites
    that one. `supersedes` are the numbers of records whose place it takes, beside those whose decisions say
    so. Raises StoreError; nothing that was written by hand is ever replaced.
    """
    records = _records(folder)
    facts = record_facts(told)
    own = next((one for one in records if one.mark and _same(folder / one.mark, source)), None)
    number = own.number if own and own.number is not None else next_number(records)
    name = own.name if own else file_name(number, facts.title, nhs=form == "nhs")
    link = RecordLink(number, facts.title, name)
    old = tuple(_replaced(records, folder, source, link, supersedes))
    by = _replacement(records, folder, source, facts)
    place = RecordPlace(
        number, seen_from(source, folder), None if by is None else _link(by), tuple(map(_link, old))
    )
    text = _text(facts, place, form, template)
    path = folder / name
    if own is None:
        write(path, text.encode("utf-8"), new=True)
    elif text != own.text:
        write_output(path, text)
    also = [*_mark_replaced(folder, old, link), *_mark_replacing(folder, by, link)]
    status = status_words(facts, place)
    also += _contents(folder, records, link, status)
    return WrittenRecord(path, tuple(also), tuple(_notes(records, by, facts)))


def _records(folder: Path) -> list[ExistingRecord]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise IsFolder("this is a file", file=folder, todo="name the folder of the records") from None
    except (OSError, ValueError) as error:
        todo = "name another folder"
        raise NotWritable(f"it can't be made ({reason(error)})", file=folder, todo=todo) from None
    found = (ExistingRecord(path.name, _read(path)) for path in sorted(folder.glob("*.md")))
    return [record for record in found if record.number is not None]


def _read(path: Path) -> str:
    return decode(read_bytes(path), str(path)).replace("\r\n", "\n")


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False


def _link(record: ExistingRecord) -> RecordLink:
    return RecordLink(record.number or 0, record.title, record.name)


def _replaced(
    records: list[ExistingRecord], folder: Path, source: Path, own: RecordLink, named: tuple[int, ...]
) -> Iterator[ExistingRecord]:
    """The records whose place this one takes: named now, or by their own decisions."""
    for number in named:
        if not any(record.number == number and record.name != own.name for record in records):
            what = f"there is no record {number} to supersede"
            raise Missing(what, file=folder, todo="check its number")
    for record in records:
        if record.name == own.name:
            continue
        by_decision = record.mark and _says(folder / record.mark, source, own)
        if record.number in named or by_decision or superseded_in(record.text, own):
            yield record


def _says(decision_file: Path, source: Path, own: RecordLink) -> bool:
    """Whether a decision says that the one in `source`, or its record, has taken its place."""
    try:
        decision = load(decision_file)
    except StoreError:
        return False
    words = decision.outcome.superseded_by.strip()
    if decision.status != "superseded" or not words:
        return False
    return _same(decision_file.parent / words, source) or referred(words) == own.number


def _replacement(
    records: list[ExistingRecord], folder: Path, source: Path, facts: RecordFacts
) -> ExistingRecord | None:
    """The record that has taken this one's place, where it is in the folder."""
    words = facts.superseded_by
    if facts.status != "superseded" or not words:
        return None
    number = referred(words)
    for record in records:
        if record.mark and _same(folder / record.mark, source):
            continue
        if record.mark and _same(folder / record.mark, source.parent / words):
            return record
        if record.number == number or record.title == words:
            return record
    return None


def _text(facts: RecordFacts, place: RecordPlace, form: RecordForm, template: MadrTemplate) -> str:
    if form == "adr":
        return madr(facts, place, template)
    return nygard(facts, place) if form == "nygard" else nhs(facts, place)


def _mark_replaced(folder: Path, old: tuple[ExistingRecord, ...], by: RecordLink) -> Iterator[Path]:
    for record in old:
        yield from _put(folder / record.name, record.text, with_superseded(record.text, by))


def _mark_replacing(folder: Path, by: ExistingRecord | None, own: RecordLink) -> Iterator[Path]:
    """The link back in the record that took the place; one that was written by hand is left alone."""
    if by is not None and by.mark:
        yield from _put(folder / by.name, by.text, with_supersedes(by.text, own))


def _put(path: Path, before: str, text: str) -> Iterator[Path]:
    if text != before:
        write_output(path, text)
        yield path


def _contents(folder: Path, records: list[ExistingRecord], link: RecordLink, status: str) -> Iterator[Path]:
    names = frozenset(record.name for record in records)
    for name in _CONTENTS:
        path = folder / name
        if not is_file(path):
            continue
        before = decode(read_bytes(path), str(path))
        text = with_entry(before, link, status, below=names)
        if text is not None:
            yield from _put(path, before, text)


def _notes(records: list[ExistingRecord], by: ExistingRecord | None, facts: RecordFacts) -> Iterator[str]:
    for number in twice(records):
        names = ", ".join(record.name for record in records if record.number == number)
        yield f"number {number} is there twice: {names}"
    if by is not None and not by.mark:
        yield f"{by.name} was written by hand; put the link to this record into it yourself"
    if facts.status == "superseded" and by is None:
        yield "no record in this folder is the one that took its place, so its status is “deprecated”"
