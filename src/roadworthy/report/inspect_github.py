"""An inspection as workflow commands: annotations beside the lines of a decision."""

from collections.abc import Sequence

from roadworthy.report.audit_github import command
from roadworthy.report.inspect_words import Inspection, told


def inspect_github(every: Sequence[Inspection]) -> str:
    """One command a finding, errors and warnings and notices, escaped as its runner reads it."""
    return "".join(
        command(row.level, one.file, row.line, row.title, " ".join(filter(None, (row.message, row.todo))))
        for one in every
        for row in told(one)
    )
