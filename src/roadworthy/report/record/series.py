"""A folder of records as texts: which number is free, which record is whose, and what links them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from roadworthy.model.frozen import frozen

MARK: Final = "decision-file"
"""The key of the front matter that says from which decision a record was made: its path from the folder."""
_COMMENT: Final = re.compile(rf"^<!-- {MARK}: (.+) -->$", re.MULTILINE)
_FRONT: Final = re.compile(r"\A---\r?\n(.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_FRONT_MARK: Final = re.compile(rf"^{MARK}:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_NUMBERED: Final = re.compile(r"(?:ADR-)?(\d{1,9})[-_]")
_TITLE: Final = re.compile(r"^# (?:\d+\. |ADR-\d+: )?(.+)$", re.MULTILINE)
_REFERENCE: Final = re.compile(r"(?:\bADR[- ]?|^|[/\\])0*(\d{1,9})(?=\b|[-_])", re.IGNORECASE)
_LONGEST: Final = 80


@frozen
class ExistingRecord:
    """A record that lies in the folder."""

    name: str
    text: str

    @property
    def number(self) -> int | None:
        """Its number; None for a file that has none."""
        found = _NUMBERED.match(self.name)
        return int(found[1]) if found else None

    @property
    def title(self) -> str:
        """Its title without its number."""
        found = _TITLE.search(_FRONT.sub("", self.text, count=1))
        return found[1].strip() if found else self.name.removesuffix(".md")

    @property
    def mark(self) -> str:
        """The decision's file that it was made from, as seen from the folder; empty for one by hand."""
        front = _FRONT.match(self.text)
        found = _FRONT_MARK.search(front[1]) if front else _COMMENT.search(self.text)
        if found is None:
            return ""
        words = found[1].replace("%2D", "-")
        return words[1:-1].replace('\\"', '"').replace("\\\\", "\\") if words.startswith('"') else words


def mark_comment(source: str) -> str:
    """The mark for a form that has no front matter."""
    return f"<!-- {MARK}: {source.replace('--', '-%2D')} -->"


def next_number(records: Iterable[ExistingRecord]) -> int:
    """One more than the highest: a number is never used again while a later one is there."""
    return 1 + max((record.number or 0 for record in records), default=0)


def twice(records: Iterable[ExistingRecord]) -> list[int]:
    """Numbers that more than one record has."""
    seen: dict[int, int] = {}
    for record in records:
        if record.number is not None:
            seen[record.number] = seen.get(record.number, 0) + 1
    return sorted(number for number, count in seen.items() if count > 1)


def title_slug(title: str) -> str:
    """A title as part of a file's name: ASCII, lower case, dashes."""
    apart = re.sub(r"\W+|_", "-", title)  # first: a dash that is no ASCII parts words as well
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "decision"


def file_name(number: int, title: str, *, nhs: bool = False) -> str:
    """``0012-title-with-dashes.md``; in the form of NHS England ``ADR-012_Title_with_dashes.md``."""
    if not nhs:
        return f"{number:04}-{title_slug(title)}.md"
    words = title_slug(title).replace("-", "_")
    return f"ADR-{number:03}_{words[:1].upper()}{words[1:]}.md"


def referred(words: str) -> int | None:
    """The number of the record that words name, such as ``ADR-0012`` or ``0012-title.md``; None for none."""
    found = _REFERENCE.search(words.strip())
    return int(found[1]) if found else None
