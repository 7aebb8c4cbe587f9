"""What earlier decisions in a folder have learned, read without slowing anybody down."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.model.aftermath import Direction, EarlierLesson, Lesson
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.store.load import read_text
from roadworthy.text_files import decode, read_bytes

MOST_FILES: Final = 60
"""Files that are looked into: the newest, by the day on which they were changed last."""
MOST_DECISIONS: Final = 12
"""Decisions with lessons that are read in full."""
MOST_LESSONS: Final = 40
"""Lessons that anybody would read."""
BIGGEST: Final = 1024 * 1024
"""Bytes of a file that is looked into: a decision of twenty candidates on thirty criteria has an eighth."""
_LESSONS: Final = re.compile(rb"^[ \t]*\[[ \t]*lessons[ \t]*[.\]]", re.MULTILINE)


@frozen
class LessonsFound:
    """The lessons of a folder, the newest decision's first."""

    lessons: tuple[EarlierLesson, ...]
    more: int = 0
    """Files of the folder that were not looked into, as there are so many."""


def lessons_in(folder: Path, but: Path | None = None, *, most: int = MOST_FILES) -> LessonsFound:
    """The lessons kept by the decisions in a folder, without those below it and without the file `but`.

    At most `most` files are opened, and only one with lessons is read as a decision; one that can't be read
    is left aside.
    """
    files = _newest(folder, but)
    found: list[EarlierLesson] = []
    read = 0
    for path in files[:most]:
        lessons = tuple(_lessons(path))
        found += lessons
        read += bool(lessons)
        if read == MOST_DECISIONS or len(found) >= MOST_LESSONS:
            break
    return LessonsFound(tuple(found[:MOST_LESSONS]), max(0, len(files) - most))


def _newest(folder: Path, but: Path | None) -> list[Path]:
    """The files of a folder that may be decisions, the one that was changed last first."""
    found: list[tuple[int, str]] = []
    try:
        with os.scandir(folder) as entries:
            found += [
                (entry.stat(follow_symlinks=False).st_mtime_ns, entry.name)
                for entry in entries
                if entry.name.endswith(".toml") and (but is None or entry.name != but.name)
            ]
    except OSError:
        return []
    return [folder / name for _, name in sorted(found, key=lambda one: (-one[0], one[1]))]


def _lessons(path: Path) -> Iterator[EarlierLesson]:
    try:
        raw = read_bytes(path, biggest=BIGGEST)
        if not _LESSONS.search(raw):
            return
        decision = read_text(decode(raw, path.name), path.name)[0]
    except StoreError:
        return
    from roadworthy.method.hindsight import off_by  # noqa: PLC0415 - few folders have lessons

    for row in decision.lessons.values():
        if row != Lesson.blank() and (row.words.strip() or row.direction not in (None, "right")):
            name = decision.criterion_name(row.criterion) if row.criterion else ""
            off = off_by(decision, row.criterion)
            chosen = decision.outcome.chosen
            yield EarlierLesson(
                one_line(path.name), one_line(decision.title), row.criterion, one_line(name),
                row.direction, " ".join(one_line(row.words).split()), row.on,
                one_line(decision.candidate_name(chosen)) if chosen in decision.candidates else "",
                off if _same_way(off, row.direction) else None,
                (decision.scale.low, decision.scale.high),
            )  # fmt: skip


def _same_way(off: float | None, direction: Direction | None) -> bool:
    """Whether the scores that stand there are off the way that somebody says they are."""
    return off is not None and direction == ("too-high" if off > 0 else "too-low")
