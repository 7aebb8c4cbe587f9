"""What an inspection found, in words and with its lines."""

from collections.abc import Callable
from datetime import date
from typing import Final

from roadworthy.method.finding import Level
from roadworthy.method.inspection import Inspected
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import dotted
from roadworthy.model.text import one_line
from roadworthy.report.wording import Wording, counted
from roadworthy.report.words import RenderedFinding, render

SAY: Final = Wording("inspect.toml")
LineOf = Callable[[KeyPath], int | None]


@frozen
class Inspection:
    """One decision as it was inspected, and where it is."""

    file: str
    decision: Decision
    found: Inspected
    line_of: LineOf
    """The line of a place in the file; None where it is not written there."""

    @property
    def title(self) -> str:
        """What it is called."""
        return one_line(self.decision.title) or SAY("say", "untitled")


@frozen
class InspectionWords:
    """One finding as a person reads it."""

    rule: str
    level: Level
    title: str
    message: str
    todo: str
    where: str
    """Key path in the file."""
    line: int
    """The line of the nearest place that is written there; 1 where none is."""
    since: date | None


def told(one: Inspection) -> tuple[InspectionWords, ...]:
    """The findings in words, in their order."""
    rows = []
    for item in one.found.findings:
        words = render(item.finding, one.decision)
        rows.append(
            InspectionWords(
                item.finding.rule, item.finding.level, one_line(words.title), one_line(words.says),
                one_line(words.mitigation), dotted(item.finding.path),
                nearest_line(one, item.finding.path), item.since,
            )
        )  # fmt: skip
    return tuple(rows)


def fine(one: Inspection) -> tuple[str, ...]:
    """What holds, in words."""
    return tuple(one_line(render(finding, one.decision).says) for finding in one.found.fine)


def reopening(one: Inspection) -> tuple[RenderedFinding, ...]:
    """The conditions for reopening it that are met, in words."""
    return tuple(render(finding, one.decision) for finding in one.found.reopen)


def nearest_line(one: Inspection, path: KeyPath) -> int:
    """The line of a place, or of what it lies in, where an answer is missing."""
    for length in range(len(path), 0, -1):
        line = one.line_of(path[:length])
        if line is not None:
            return line
    return 1


def verdict(one: Inspection) -> str:
    """The first sentence."""
    found = one.found
    if found.roadworthy:
        if found.until is not None:
            return SAY("say", "good", until=found.until.isoformat())
        return SAY(
            "say", "good-history" if one.decision.status in ("abandoned", "superseded") else "good-open"
        )
    errors = sum(item.finding.level == "error" for item in found.findings)
    warnings = sum(item.finding.level == "warning" for item in found.findings)
    key = "bad" if errors and warnings else "bad-errors" if errors else "bad-warnings"
    return SAY("say", key, errors=counted(errors, "error"), warnings=counted(warnings, "warning"))
