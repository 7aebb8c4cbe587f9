"""What an audit found, in words, with the line it is about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.audit.audit import Audited
from roadworthy.method.audit.checks import not_counted, totals_missing, unreadable
from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import number_text
from roadworthy.model.text import one_line
from roadworthy.report.phrases import listed, phrase
from roadworthy.report.words import filled
from roadworthy.tables.near_miss import NearMiss

_PLACES: Final = 10
"""Places of other tables that are told one by one."""


@frozen
class Audit:
    """One audited table and how much its ranking can bear; None where it has no ranking."""

    found: Audited
    sure: Sensitivity | None = None
    fragile: Finding | None = None
    note: Finding | None = None
    """Why nothing is said of how sure the winner is."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found, by line."""
        every = (*self.found.findings, self.fragile, self.note)
        return tuple(sorted(filter(None, every), key=line_of))

    @property
    def amiss(self) -> bool:
        """Whether something has to be mended or looked at."""
        return any(finding.level != "note" for finding in self.findings)


@frozen
class Said:
    """A finding as it is told."""

    rule: str
    level: Level
    title: str
    message: str
    todo: str
    line: int


def line_of(finding: Finding) -> int:
    """The line of the file that a finding is about."""
    return int(finding.facts.get("line", 0))


def reading_notes(tables: Sequence[DecisionTable]) -> list[str]:
    """What a person should know when the first of a file's tables became a decision.

    What was inferred, what was left open, and where the other tables stand.
    """
    if not tables:
        return []
    table, *others = tables
    where = one_line(table.file)
    low, high = map(number_text, table.scale)
    notes = [
        phrase("audit", "taken", file=where, line=str(table.line)),
        *([] if table.scale_stated else [phrase("audit", "taken-scale", low=low, high=high)]),
        *([phrase("audit", "taken-maxima")] if table.own_maxima else []),
        *([phrase("audit", "taken-words", levels=levels_words(table.levels))] if table.levels else []),
        *(
            [phrase("audit", "taken-signs", signs=levels_words(table.read_as, "sign"))]
            if table.read_as
            else []
        ),
        *_turned_notes(table, low, high),
        *([phrase("audit", "taken-unweighted")] if table.weight_kind == "none" else []),
    ]
    for finding in unreadable(table):
        words = filled(SAYINGS[finding.rule].says, finding.facts)
        notes.append(f"{where}:{line_of(finding)}: {words} {phrase('audit', 'left-open')}")
    for finding in (*not_counted(table), *totals_missing(table)):
        words = filled(SAYINGS[finding.rule].says, finding.facts)
        notes.append(f"{where}:{line_of(finding)}: {words}")
    if others:
        lines = listed([str(other.line) for other in others[:_PLACES]] + _rest(len(others) - _PLACES))
        notes.append(phrase("audit", "taken-others", lines=f"line{'s' if len(others) > 1 else ''} {lines}"))
    return notes


def _turned_notes(table: DecisionTable, low: str, high: str) -> list[str]:
    names = [one.name for one in table.criteria if one.better == "lower"]
    if not names:
        return []
    if len(names) == len(table.criteria):
        return [phrase("audit", "taken-turned-all", low=low, high=high)]
    return [phrase("audit", "taken-turned", low=low, high=high, names=listed(names))]


def _rest(count: int) -> list[str]:
    return [f"{count} more"] if count > 0 else []


def said(audit: Audit) -> Iterator[Said]:
    """Every finding of a table in words."""
    for finding in audit.findings:
        key, facts = _told_as(finding)
        words = SAYINGS[key]
        yield Said(
            finding.rule,
            finding.level,
            filled(words.title, facts),
            filled(words.says, facts),
            filled(words.mitigation, facts),
            line_of(finding),
        )


def _told_as(finding: Finding) -> tuple[str, Mapping[str, Fact]]:
    """The words of a finding and their facts: a total that no form gives is told as such, and none is
    called right.
    """
    if "form" not in finding.facts or not finding.rule.startswith("wrong-total"):
        return finding.rule, finding.facts
    facts = {**finding.facts, "form": phrase("audit", f"way-{finding.facts['form']}")}
    if "other_form" not in facts:
        return "wrong-total-no-form", facts
    return "wrong-total-no-form-or", {**facts, "other_form": phrase("audit", f"way-{facts['other_form']}")}


def near_words(miss: NearMiss) -> tuple[str, str]:
    """What was nearly a decision table and why it is none, and what to do."""
    words = SAYINGS[f"near-{miss.why}"]
    facts: dict[str, Fact] = {"subject": miss.subject, "words": miss.words, "row": miss.at}
    return filled(words.says, facts), filled(words.mitigation, facts)


def levels_words(pairs: Sequence[tuple[str, float]], key: str = "level") -> str:
    """What words or signs were read as: ``high read as 3, low read as 1``."""
    name = "word" if key == "level" else "sign"
    return listed(
        [phrase("audit", key, **{name: word, "value": number_text(value)}) for word, value in pairs]
    )
