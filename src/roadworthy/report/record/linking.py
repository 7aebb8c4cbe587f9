"""Records of other hands and days, brought up to date: a status, a link, a line in a table of contents."""

import re
from typing import Final

from roadworthy.report.markdown_escape import escaped
from roadworthy.report.record.form import RecordLink, supersedes_sentence, words_of
from roadworthy.report.record.nygard import nygard_link

_FRONT_STATUS: Final = re.compile(r"(\A---\r?\n(?:.*\r?\n)*?)status:.*")
_LISTED: Final = re.compile(r"^([*-] Status:).*$", re.MULTILINE | re.IGNORECASE)
_TABLED: Final = re.compile(r"^(> \| Status \| ).*( \|)$", re.MULTILINE)
_SECTION: Final = re.compile(r"^(## Status\n\n)(.*?)(?=\n\n## |\s*\Z)", re.MULTILINE | re.DOTALL)
_MORE: Final = re.compile(r"^## More Information\n", re.MULTILINE)
_BY: Final = re.compile(r"super[sc]eded by(.*)", re.IGNORECASE)
_SIMPLE: Final = re.compile(r"(?:Accepted|Proposed|Draft)\.?", re.IGNORECASE)


def with_superseded(text: str, by: RecordLink) -> str:
    """A record's text with the status that another has taken its place, wherever it tells its status."""
    plain = words_of("status", "superseded", by=by.id)
    linked = words_of("status", "superseded", by=f"[{by.slug}]({by.name})")
    text = _FRONT_STATUS.sub(lambda found: f'{found[1]}status: "{plain}"', text, count=1)
    text = _LISTED.sub(lambda found: f"{found[1]} {linked}", text, count=1)
    text = _TABLED.sub(
        lambda found: f"{found[1]}{words_of('nhs', 'superseded', by=by.id)}{found[2]}", text, count=1
    )
    return _SECTION.sub(lambda found: found[1] + _superseded_lines(found[2], by), text, count=1)


def superseded_in(text: str, by: RecordLink) -> bool:
    """Whether a record's text says that another has taken its place."""
    return any(by.name in row or by.id in row for row in _BY.findall(text))


def _superseded_lines(lines: str, by: RecordLink) -> str:
    line = words_of("nygard", "superseded", link=nygard_link(by))
    kept = [row for row in lines.splitlines() if row.strip() and not _SIMPLE.fullmatch(row.strip())]
    return "\n\n".join(dict.fromkeys((line, *kept)))


def with_supersedes(text: str, what: RecordLink) -> str:
    """A record's text with the line that it takes another's place; unchanged where it says so already."""
    if f"]({what.name})" in text:
        return text
    if _SECTION.search(text):
        line = words_of("nygard", "supersedes", link=nygard_link(what))
        return _SECTION.sub(lambda found: f"{found[1]}{found[2]}\n\n{line}", text, count=1)
    if _TABLED.search(text):
        more = words_of("nhs", "supersedes", what=what.id)
        if more in text:
            return text
        return _TABLED.sub(
            lambda found: f"{found[0].removesuffix(found[2])}, {more}{found[2]}", text, count=1
        )
    line = supersedes_sentence(what)
    if _MORE.search(text):
        return _MORE.sub(lambda found: f"{found[0]}\n{line}\n", text, count=1)
    return f"{text.rstrip()}\n\n## {words_of('heading', 'more')}\n\n{line}\n"


_ROW: Final = re.compile(r"^\|(.*?\[[^\]]*\]\((?P<name>[^)/]+\.md)\).*)\|[ \t]*$")
_ITEM: Final = re.compile(r"^(?P<sign>[*-]) \[(?P<words>[^\]]*)\]\((?P<name>[^)/]+\.md)\)[ \t]*$")


def with_entry(contents: str, link: RecordLink, status: str, *, below: frozenset[str]) -> str | None:
    """A table of contents with the record in it, in the form of its last entry; None where it keeps none.

    `below` are the names of the folder's records: an entry is a row of a table, or of a list, that links to
    one. A row has the link with the number, then, in the columns that it has, title and status.
    """
    lines = contents.split("\n")
    own = last = None
    for at, line in enumerate(lines):
        found = _ROW.match(line) or _ITEM.match(line)
        if found is None or (found["name"] not in below and found["name"] != link.name):
            continue
        last = at
        if found["name"] == link.name:
            own = at
    if last is None:
        return None
    entry = _entry(lines[own if own is not None else last], link, status)
    if own is not None:
        lines[own] = entry
    else:
        lines.insert(last + 1, entry)
    return "\n".join(lines)


def _entry(like: str, link: RecordLink, status: str) -> str:
    if item := _ITEM.match(like):
        return f"{item['sign']} [{link.number}. {escaped(link.title)}]({link.name})"
    cells = [cell.strip() for cell in like.strip().strip("|").split(" | ")]
    numbered = re.search(r"\[([^\[\d]*)(\d+)", cells[0])
    head = numbered[1] if numbered else "ADR-"
    width = len(numbered[2]) if numbered else 4
    row = [f"[{head}{link.number:0{width}}]({link.name})", escaped(link.title, cell=True), status]
    return f"| {' | '.join((row + [''] * len(cells))[: len(cells)])} |"
