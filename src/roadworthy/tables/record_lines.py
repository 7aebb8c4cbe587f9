"""A decision record cut into its parts, line by line: front matter, title, sections, list entries."""

import re
from collections.abc import Iterator
from typing import Final

from roadworthy.model.frozen import frozen

_ITEM: Final = re.compile(r"(?:[*+-]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_KEY: Final = re.compile(r"([A-Za-z][\w -]{0,40}):\s*(.*)")
_MARKUP: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\[(?P<link>(?:\\.|[^\[\]\\]){1,300})\]\([^()\s]{0,500}\)"
    r"|<(?P<address>https?://[^<>\s]{1,500})>"
    r"|(?P<sign>\*\*|__|&lt;|&amp;)"
)
_SIGNS: Final = {"&lt;": "<", "&amp;": "&"}
_PLACEHOLDER: Final = re.compile(r"\{[^{}]{0,300}\}|…|\.\.\.")
LONGEST: Final = 20_000
"""Characters of a line that are read."""


@frozen
class LongRow:
    """A line with its number, from 1."""

    number: int
    words: str
    item: bool = False
    """Whether it is an entry of a list; `words` are without the sign."""


@frozen
class RecordSection:
    """A heading with the lines below it, to the next heading."""

    level: int
    title: str
    number: int
    lines: tuple[LongRow, ...]


@frozen
class RecordParts:
    """A record as it stands in its file."""

    front: dict[str, str]
    """The front matter, keys in lower case; lists as they are written."""
    sections: tuple[RecordSection, ...]
    """The first has what stands before any heading, with level 0."""


def parts_of(text: str) -> RecordParts:
    """The parts of a record. Each line is looked at once."""
    lines = text.removeprefix("\ufeff").splitlines()
    front: dict[str, str] = {}
    begin = 0
    if lines and lines[0].strip() == "---":
        end = next((at for at in range(1, min(len(lines), 100)) if lines[at].strip() == "---"), 0)
        for line in lines[1:end]:
            if found := _KEY.fullmatch(line.strip()[:LONGEST]):
                front[found[1].lower()] = found[2].strip()
        begin = end + 1 if end else 0
    return RecordParts(front, tuple(_sections(lines, begin)))


def _sections(lines: list[str], begin: int) -> Iterator[RecordSection]:
    """The sections; lines of one paragraph or entry that were only wrapped are one line again."""
    level, title, number = 0, "", begin + 1
    held: list[LongRow] = []
    fenced, apart = False, True
    for at in range(begin, len(lines)):
        line = lines[at][:LONGEST].strip()
        fenced ^= line.startswith(("```", "~~~"))
        head = None if fenced else _heading(line)
        if head is not None:
            yield RecordSection(level, title, number, tuple(held))
            level, title, number, held = *head, at + 1, []
        elif line and not line.startswith("<!--"):
            item = _ITEM.fullmatch(line)
            if item is None and not apart and held and not _KEY.fullmatch(line):
                last = held.pop()
                held.append(LongRow(last.number, f"{last.words} {plain(line)}"[:LONGEST], last.item))
            else:
                held.append(LongRow(at + 1, plain(item[1] if item else line), item is not None))
        apart = not line or head is not None
    yield RecordSection(level, title, number, tuple(held))


def _heading(line: str) -> tuple[int, str] | None:
    """Level and title, where a line is a heading."""
    level = len(line) - len(line.lstrip("#"))
    if not 1 <= level <= 6 or not line[level : level + 1].isspace():
        return None
    return level, plain(line[level:].strip().rstrip("#").rstrip())


def plain(words: str) -> str:
    """Words without Markdown's escapes, emphasis and links."""
    return _MARKUP.sub(_meant, words).strip()


def _meant(found: re.Match[str]) -> str:
    """What a reader sees of a piece of markup; what is escaped is no markup."""
    if found["sign"]:
        return _SIGNS.get(found["sign"], "")
    return found["escaped"] or found["address"] or plain(found["link"])


def is_placeholder(words: str) -> bool:
    """Whether it is only what a template asks to be filled in."""
    return not _PLACEHOLDER.sub("", words).strip(" .,;:-_*\"'")
