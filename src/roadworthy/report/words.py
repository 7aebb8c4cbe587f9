"""Findings in words: the templates of `knowledge.words` filled with names, figures and quoted answers."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.fill import fill
from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.questions import answered, question_at
from roadworthy.knowledge.words import SAYINGS, Saying
from roadworthy.method.finding import Fact, Finding
from roadworthy.model import Decision, Interval, KeyPath, get
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import figure_text, span_figures
from roadworthy.model.path import Phase
from roadworthy.report.phrases import listed
from roadworthy.report.width_law import shortened

_PHASE: Final = 4
"""Parts of the path of a phase."""


@frozen
class RenderedFinding:
    """A finding as a person reads it."""

    finding: Finding
    title: str
    short: str
    """A few words after the name of what it is about; empty where nothing needs them."""
    says: str
    mitigation: str
    sign: str
    quiet_when: tuple[str, ...]
    likelihood: int
    impact: int


def render(finding: Finding, decision: Decision) -> RenderedFinding:
    """The finding in words. Raises KeyError for a rule that has none: a test holds that every rule has."""
    saying = SAYINGS[finding.rule]
    facts: dict[str, str] = {name: _fact(value) for name, value in finding.facts.items()}
    facts["subject"] = phase_name(finding.path, decision) or subject_name(finding.subject, decision)
    quotes = [quote_in_a_sentence(path, decision) for path in finding.reads]
    facts["answers"] = ", ".join(dict.fromkeys(quotes))
    for number, words in enumerate(quotes, 1):
        facts[f"a{number}"] = words
    for number, path in enumerate(finding.reads, 1):
        question = question_at(path)
        facts[f"q{number}"] = question.label if question is not None else ""
    told = saying.also
    if any(fact.startswith("size_") for fact in finding.facts):
        told = {**told, **SAYINGS["size"].also}
    also = (words for fact, words in told.items() if fact in finding.facts)
    return RenderedFinding(
        finding,
        worded(saying.title or saying.says, facts),
        worded(_short(saying, finding), facts),
        " ".join(worded(words, facts) for words in (saying.says, *also) if words),
        worded(saying.mitigation, facts),
        worded(saying.sign, facts),
        tuple(worded(line, facts) for line in saying.quiet_when),
        saying.likelihood,
        saying.impact,
    )


def worded(template: str, facts: Mapping[str, str]) -> str:
    """The template filled. What was not answered is nobody's words: in quotation marks it has none, in
    brackets it is left out.
    """
    if NOT_ANSWERED in facts.values():
        template = _ASIDE.sub(
            lambda found: "" if facts.get(found["name"]) == NOT_ANSWERED else found[0], template
        )
        template = _QUOTE.sub(lambda found: _unquoted(found, facts), template)
    return fill(template, facts)


def _unquoted(found: re.Match[str], facts: Mapping[str, str]) -> str:
    if facts.get(found["name"]) != NOT_ANSWERED:
        return found[0]
    return f"{found['before'] or ''}{NOT_ANSWERED.capitalize() if found['before'] else NOT_ANSWERED}"


def _short(saying: Saying, finding: Finding) -> str:
    return next((words for fact, words in saying.shorts.items() if fact in finding.facts), saying.short)


def filled(template: str, facts: Mapping[str, Fact]) -> str:
    """A template filled with facts alone: for findings that are about no decision."""
    return fill(template, {name: _fact(value) for name, value in facts.items()})


def _fact(value: Fact) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def subject_name(subject: str, decision: Decision) -> str:
    """The display name of what a finding is about, or its slug."""
    for rows in (
        decision.candidates,
        decision.criteria,
        decision.people,
        decision.risks,
        decision.must_haves,
    ):
        if subject in rows:
            return rows[subject].name if hasattr(rows[subject], "name") else subject  # type: ignore[union-attr]
    if subject in decision.raised:
        return raised_name(subject, decision)
    named = (one.name for one in checklist() if subject and one.id == subject)
    return next(named, subject)


def phase_name(path: KeyPath, decision: Decision) -> str:
    """What the phase at a path is called, by somebody or by the guide; empty for other paths."""
    if len(path) != _PHASE or path[0] != "paths" or path[2] != "phases":
        return ""
    phase = get(decision, path)
    own = phase.name if isinstance(phase, Phase) else ""
    return own or next((one.name for one in phase_guides() if one.id == path[-1]), "")


def raised_name(key: str, decision: Decision) -> str:
    """What a finding is called whose key this is; its rule and subject where its title tells figures."""
    rule, _, subject = key.partition("--")
    saying = SAYINGS.get(rule)
    facts = {"subject": subject_name(subject, decision)} if subject else {}
    try:
        name = fill(saying.title, facts) if saying else ""
    except KeyError:
        name = ""
    return name or ": ".join(part.replace("-", " ") for part in (rule, subject) if part)


def quote(path: KeyPath, decision: Decision) -> str:
    """The answer at `path` as its person knows it: the option's label, a figure with its unit, the words."""
    value = get(decision, path)
    question = question_at(path)
    if not answered(value) or (isinstance(value, str) and not value.strip()):
        return NOT_ANSWERED
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        unit = _counted(_PEOPLE, value.high) if question and question.unit == _PEOPLE else ""
        return f"{span_figures(value)} {unit}".rstrip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value == 1 and question and question.unit == _TIMES:
            return _NO_GROWTH
        unit = _counted(question.unit, value) if question else ""
        return f"{figure_text(value)} {unit}".rstrip()
    if isinstance(value, tuple):
        return ", ".join(question.label_of(item) if question else str(item) for item in value)
    if question and question.options:
        return question.label_of(str(value))
    words = _unended(str(value))
    return shortened(words, _QUOTED)


def quote_in_a_sentence(path: KeyPath, decision: Decision) -> str:
    """The same inside our own words: several answers as a person lists them, ``tracing and queues``."""
    value, question = get(decision, path), question_at(path)
    if not isinstance(value, tuple) or isinstance(value, Interval) or not value:
        return quote(path, decision)
    labels = {option.value: option.label for option in question.options} if question else {}
    told = ((str(item), labels.get(item, "")) for item in value)
    return listed(f"{label[0].lower()}{label[1:]}" if label else item for item, label in told)


NOT_ANSWERED: Final = "not answered"
"""What stands where an answer would be quoted and there is none."""
_QUOTE: Final = re.compile(r"(?P<before>[.?!] )?(?P<mark>“)?\{(?P<name>\w+)\}(?(mark)”)")
_ASIDE: Final = re.compile(r" \(“?\{(?P<name>\w+)\}”?\)")
"""An answer in brackets of its own."""
_QUOTED: Final = 120
"""Signs of an answer in words that are quoted at the most."""
_TIMES: Final = "times"
_NO_GROWTH: Final = "none"
"""How a factor of one is quoted: "expected growth: none"."""
_PEOPLE: Final = "people"
"""A unit that is quoted with a range; the words around other ranges have theirs."""


def _unended(words: str) -> str:
    """Words without the one full stop that would double that of the sentence that quotes them."""
    words = words.rstrip()
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words


def _counted(unit: str, value: float) -> str:
    """The unit for one, where it is one: ``person``, ``week``."""
    if value != 1:
        return unit
    return "person" if unit == "people" else unit.removesuffix("s")
