"""A decision from a record that people already have: MADR's form, Nygard's, or one near them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from roadworthy.knowledge.files import table as words_of
from roadworthy.knowledge.framework_search import find
from roadworthy.knowledge.framework_search import plain as compared
from roadworthy.knowledge.frameworks import as_candidate
from roadworthy.knowledge.templates import default_horizons
from roadworthy.model import Decision, Interval, put
from roadworthy.model.interval import read_interval
from roadworthy.model.judgement import Cell, Criterion, Evidence, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Status
from roadworthy.model.slug import slug_for
from roadworthy.tables.record_lines import LongRow, RecordParts, RecordSection, is_placeholder, parts_of
from roadworthy.tables.record_says import answers_in, reasons_in
from roadworthy.tables.scorecard import criterion_slug

_TITLE: Final = re.compile(r"(?:ADR[- ]?)?\d{1,9}[.:]\s+(.*)|(?:ADR[- ]?)\d{1,9}\s+(.*)", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"([^()]{1,300}?)\s*\(([^()]{1,2000})\)\.?")
_OPTION: Final = re.compile(r"option\s+\w{1,3}:\s*(.*)", re.IGNORECASE)
_CHOSEN: Final = re.compile(r'Chosen option:\s*["“]([^"”]{1,300})["”](?:,?\s*because\s+(.*))?', re.IGNORECASE)
_WEIGHT: Final = re.compile(r"(.{1,300}?):\s*(\d{1,3}(?:\.\d{1,6})?)\s*(?:of 100|%)")
_MUST: Final = re.compile(r"must have:\s*([^.]{1,300})\.?\s*(.*)", re.IGNORECASE)
_ARGUMENT: Final = re.compile(r"(good|bad|neutral),?\s*because\s+(.*)", re.IGNORECASE)
_SCORE: Final = re.compile(r"(.{1,300}) is (\d[\d.]{0,9}(?:[–-]\d[\d.]{0,9})?) of (\d{1,6})(?:: (.*))?")
_UNKNOWN: Final = re.compile(r".{1,300} is not known")
_WEEKS: Final = re.compile(r"getting there takes ([\d,.]{1,20}(?:–[\d,.]{1,20})?) person-weeks")
_KEY: Final = re.compile(r"(status|date|deciders?|decision[- ]makers)\s*:\s*(.*)", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_OPTIONS: Final = frozenset({"considered options", "options", "options considered", "alternatives"})
_CONTEXT: Final = frozenset({"context and problem statement", "context", "problem statement"})
_ELSEWHERE: Final = frozenset(
    {"more information", "consequences", "confirmation", "pros and cons of the options", "status"}
)
"""Sections that say again what stands elsewhere, or have no place in a decision."""
_OUTCOME: Final = frozenset({"decision outcome", "decision", "outcome"})
_DRIVERS: Final = frozenset({"decision drivers", "drivers"})
_STATUS: Final[dict[str, Status]] = {
    "accepted": "decided", "proposed": "proposed", "draft": "choosing", "rejected": "abandoned",
    "deprecated": "superseded",
}  # fmt: skip
_NAME: Final = 80
"""Longer names are not looked for in the catalogue."""
_MOST: Final = 200
"""Options, drivers or arguments that are read."""
_LISTED: Final = 20
"""Lines that are listed as not read; more are counted."""


def looks_like_record(text: str) -> bool:
    """Whether a Markdown text is a decision record: it has a context, and options or an outcome."""
    titles = {section.title.casefold() for section in parts_of(text).sections}
    return bool(titles & _CONTEXT) and bool(titles & (_OPTIONS | _OUTCOME))


def decision_of_record(text: str, path: Path) -> Decision:
    """A new decision with what a record says; `path` is how its file is called.

    Each argument becomes a piece of evidence with file and line as its source; a score in the words of our
    own records becomes one again. What stands in brackets after an option becomes its reason, and an option
    that the catalogue knows brings what is known. What could not be read is listed in the note, by line.
    """
    return _Reading(parts_of(text), path.name).decision()


class _Reading:
    def __init__(self, parts: RecordParts, file: str) -> None:
        self._parts: Final = parts
        self._file: Final = file
        self._titles: Final = frozenset(section.title.casefold() for section in parts.sections)
        self._unread: list[LongRow] = []
        self._candidates: dict[str, Candidate] = {}
        self._criteria: dict[str, Criterion] = {}
        self._evidence: dict[str, Evidence] = {}
        self._scores: dict[str, dict[str, Cell]] = {}
        self._scale: Scale = Scale()
        self._said = dict(self._metadata())

    def decision(self) -> Decision:
        decision = Decision(horizons=default_horizons(), title=self._title())
        status = self._said.get("status", "").strip("\"' .").casefold()
        first = status.split(" ")[0].rstrip(".")
        for key in ("superseded", "superceded"):
            if status.startswith(key):
                decision = put(decision, ("status",), "superseded")
                by = status[len(key) :].removeprefix(" by").strip()
                decision = put(decision, ("outcome", "superseded_by"), by)
        if first in _STATUS:
            decision = put(decision, ("status",), _STATUS[first])
        for section in self._parts.sections:
            decision = self._section(decision, section)
        decision = self._outcome(decision)
        update = {
            "candidates": self._candidates, "criteria": self._criteria, "evidence": self._evidence,
            "scores": self._scores, "note": self._note(), "scale": self._scale,
        }  # fmt: skip
        return decision.model_copy(update=update)

    def _title(self) -> str:
        for section in self._parts.sections:
            if section.level == 1 and section.title:
                found = _TITLE.fullmatch(section.title)
                return (found[1] or found[2]) if found else section.title
        return Path(self._file).stem

    def _metadata(self) -> Iterator[tuple[str, str]]:
        """Status, date and deciders, from the list under the title, Nygard's lines, or the front matter."""
        yield from self._parts.front.items()
        for section in self._parts.sections:
            if section.title.casefold() == "status" and section.lines:
                yield "status", section.lines[0].words
            if section.level > 1:
                continue
            for line in section.lines:
                if found := _KEY.fullmatch(line.words):
                    yield found[1].lower().replace(" ", "-"), found[2]

    def _day(self) -> date | None:
        found = _DAY.search(self._said.get("date", ""))
        if found is None:
            return None
        with suppress(ValueError):
            return date.fromisoformat(found[0])
        return None

    def _section(self, decision: Decision, section: RecordSection) -> Decision:
        title = section.title.casefold()
        if title in _CONTEXT:
            return self._context(decision, section)
        if title in _DRIVERS:
            for line in section.lines[:_MOST]:
                decision = self._driver(decision, line)
        elif title in _OPTIONS:
            for line in section.lines[:_MOST]:
                if line.item and not is_placeholder(line.words):
                    self._option(line.words)
                else:
                    self._unread.append(line)
        elif (slug := self._known(section.title)) is not None:
            for line in section.lines[:_MOST]:
                self._argument(slug, line)
        elif title in _ELSEWHERE:
            for line in section.lines[:_MOST]:
                said = found[2] if (found := _ARGUMENT.fullmatch(line.words)) else line.words
                for path, answer in answers_in(said).items():
                    decision = put(decision, path, answer)
        elif title not in _OUTCOME and section.level > 1:
            self._unread += section.lines
        return decision

    def _context(self, decision: Decision, section: RecordSection) -> Decision:
        """Why a decision is due; what our own records say in a sentence of its own is an answer."""
        rest: list[str] = []
        for line in section.lines:
            if is_placeholder(line.words):
                continue
            if found := answers_in(line.words):
                for path, answer in found.items():
                    decision = put(decision, path, answer)
            elif line.item and (_MUST.fullmatch(line.words) or _WEIGHT.fullmatch(line.words)):
                decision = self._driver(decision, line)
            else:
                rest.append(line.words)
        return put(decision, ("frame", "trigger_words"), "\n".join(rest))

    def _driver(self, decision: Decision, line: LongRow) -> Decision:
        if not line.item or is_placeholder(line.words):
            self._unread.append(line)
            return decision
        if must := _MUST.fullmatch(line.words):
            slug = slug_for(must[1], decision.must_haves, "must-have")
            return put(decision, ("must_haves", slug), {"name": must[1].strip(), "words": must[2].strip()})
        weighted = _WEIGHT.fullmatch(line.words)
        name = (weighted[1] if weighted else line.words).rstrip(". ")
        slug = criterion_slug(name, self._criteria)
        self._criteria[slug] = Criterion(name=name, weight=float(weighted[2]) if weighted else None)
        return decision

    def _option(self, words: str) -> str:
        lettered = _OPTION.fullmatch(words)
        words = lettered[1] if lettered else words
        # Brackets that are part of a heading, too, belong to the name; others say more about it.
        found = None if words.casefold() in self._titles else _BRACKETS.fullmatch(words)
        name, about = (found[1], found[2]) if found else (words.rstrip("."), "")
        known = find(name) if len(name) <= _NAME else ()
        exact = bool(known) and compared(known[0].name) in (compared(name), compared(name.split(" ")[0]))
        base = as_candidate(known[0]) if exact else Candidate()
        slug = slug_for(name, self._candidates, "candidate")
        self._candidates[slug] = base.model_copy(update={"name": name, "summary": about or base.summary})
        return slug

    def _known(self, title: str) -> str | None:
        """The candidate of a title: of the whole of it, else of what stands before its brackets."""
        lettered = _OPTION.fullmatch(title)
        title = (lettered[1] if lettered else title).removesuffix("(Selected)").strip()
        bracketed = _BRACKETS.fullmatch(title)
        for wanted in (title, *((bracketed[1],) if bracketed else ())):
            for slug, candidate in self._candidates.items():
                if _is_called(candidate.name, wanted):
                    return slug
        return None

    def _argument(self, candidate: str, line: LongRow) -> None:
        if is_placeholder(line.words):
            return
        found = _ARGUMENT.fullmatch(line.words)
        if found is None:
            if not line.item and not self._candidates[candidate].summary:
                update = {"summary": line.words}
                self._candidates[candidate] = self._candidates[candidate].model_copy(update=update)
            else:
                self._keep(candidate, "", line, line.words)
            return
        score = _SCORE.fullmatch(found[2])
        if score is not None and self._scored(candidate, score):
            return
        if _UNKNOWN.fullmatch(found[2]) or self._weeks(candidate, found[2]):
            return
        self._keep(candidate, "", line, found[2])

    def _weeks(self, candidate: str, words: str) -> bool:
        """Whether the words say what getting there takes; then that is kept as the cost it is."""
        found = _WEEKS.fullmatch(words)
        if found is None:
            return False
        with suppress(ValueError):
            weeks = read_interval(found[1].replace("–", "-").replace(",", ""))
            row = self._candidates[candidate]
            costs = row.costs.model_copy(update={"switching_weeks": weeks})
            self._candidates[candidate] = row.model_copy(update={"costs": costs})
            return True
        return False

    def _scored(self, candidate: str, score: re.Match[str]) -> bool:
        criterion = next((slug for slug, row in self._criteria.items() if row.name == score[1]), None)
        with suppress(ValueError):
            interval = read_interval(score[2].replace("–", "-"))
            if criterion is None or interval is None or not self._within(interval, float(score[3])):
                return False
            cells = self._scores.setdefault(candidate, {})
            cells[criterion] = Cell(score=interval, rationale=score[4] or "")
            return True
        return False

    def _within(self, interval: Interval, top: float) -> bool:
        if not self._scores and top != self._scale.high and top > self._scale.low:
            self._scale = Scale(low=min(1.0, interval.low), high=top)
        return self._scale.low <= interval.low and interval.high <= self._scale.high == top

    def _keep(self, candidate: str, criterion: str, line: LongRow, words: str) -> None:
        slug = slug_for(f"{candidate} {len(self._evidence) + 1}", self._evidence, "evidence")
        self._evidence[slug] = Evidence(
            candidate=candidate, criterion=criterion, words=words, kind="opinion",
            source=f"{self._file}:{line.number}", on=self._day(),
        )  # fmt: skip

    def _outcome(self, decision: Decision) -> Decision:
        for section in self._parts.sections:
            if section.title.casefold() not in _OUTCOME:
                continue
            for line in section.lines:
                found = _CHOSEN.fullmatch(line.words)
                if found is not None:
                    slug = self._known(found[1]) or self._option(found[1])
                    decision = put(decision, ("outcome", "chosen"), slug)
                    decision = put(decision, ("outcome", "reasons"), reasons_in(found[2] or ""))
                elif not is_placeholder(line.words) and not line.words.startswith("Chosen on "):
                    self._unread.append(line)
        day = self._day()
        if day is not None and decision.status == "decided":
            decision = put(decision, ("outcome", "decided_on"), day)
        keys = ("decision-makers", "deciders", "decider")
        makers = next((said for key in keys if (said := self._said.get(key))), "")
        by = makers.strip("[] ").replace('"', "")
        if by and not is_placeholder(by):
            decision = put(decision, ("outcome", "decided_by"), by)
        return decision

    def _note(self) -> str:
        """Where it came from, and what could not be read."""
        say = words_of("record.toml")["read"]
        rows = [str(say["taken"]).format(file=self._file)]
        unread = [line for line in self._unread if not is_placeholder(line.words)]
        rows += [
            str(say["unread"]).format(file=self._file, line=line.number, words=line.words[:200])
            for line in unread[:_LISTED]
        ]
        if len(unread) > _LISTED:
            rows.append(str(say["more"]).format(count=len(unread) - _LISTED))
        return "\n".join(rows)


def _is_called(name: str, wanted: str) -> bool:
    """Whether two names have the same letters and figures in any writing, or are one to the catalogue."""
    letters = ["".join(filter(str.isalnum, words.casefold())) for words in (name, wanted)]
    if letters[0] == letters[1] != "":
        return True
    return name.isascii() and wanted.isascii() and compared(name) == compared(wanted) != ""
