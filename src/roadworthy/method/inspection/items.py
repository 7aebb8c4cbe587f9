"""What the parts of an inspection hand back: something wrong, something fine, or a day."""

from datetime import date

from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.model import KeyPath
from roadworthy.model.frozen import frozen


@frozen
class InspectionFinding:
    """One result: `finding` tells it in facts."""

    finding: Finding
    since: date | None = None
    """Since when it is so, where that is known."""
    fine: bool = False
    """Whether it was looked at and holds."""
    due: date | None = None
    """The day on which it will have to be looked at; it is then neither wrong nor told."""


def wrong(
    rule: str,
    level: Level,
    path: KeyPath,
    subject: str = "",
    *reads: KeyPath,
    since: date | None = None,
    **facts: Fact,
) -> InspectionFinding:
    """Something to do something about."""
    return InspectionFinding(Finding(rule, level, path, subject, facts, reads or (path,)), since)


def ok(rule: str, path: KeyPath, subject: str = "", **facts: Fact) -> Finding:
    """Something that holds."""
    return Finding(rule, "note", path, subject, facts, (path,))


def well(rule: str, path: KeyPath, subject: str = "", **facts: Fact) -> InspectionFinding:
    """The same among the results of a part."""
    return InspectionFinding(ok(rule, path, subject, **facts), fine=True)


def falls_due(on: date, path: KeyPath) -> InspectionFinding:
    """A day on which something of the decision falls due."""
    return InspectionFinding(Finding("due", "note", path), due=on)
