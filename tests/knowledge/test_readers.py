"""Each question names who reads its answer, and one answer in place of another changes what that reader says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from roadworthy.knowledge.questions import Question, all_questions
from roadworthy.method.finding import Finding
from roadworthy.method.fit import fit
from roadworthy.method.gate import gate
from roadworthy.method.path import schedule
from roadworthy.method.presets import presets
from roadworthy.method.rollout import path_findings
from roadworthy.method.rules import raised
from roadworthy.method.signing import open_points
from roadworthy.model import Decision, KeyPath, PathError, Span, get, put
from roadworthy.model.frame import Bottleneck
from roadworthy.report.as_json import as_json
from roadworthy.report.summary import summary
from roadworthy.report.text import summary_text
from roadworthy.report.words import tell
from roadworthy.store import load

TODAY = date(2026, 11, 23)
SAMPLES = sorted((Path(__file__).parents[2] / "sample_projects").glob("*.toml"))


def _told(findings: Iterable[Finding], decision: Decision) -> list[tuple[str, str]]:
    return [(finding.id, tell(finding, decision).says) for finding in findings]


def _gate(decision: Decision) -> object:
    found = gate(decision, TODAY)
    return found.state, _told((found.headline, *found.findings), decision)


def _fit(decision: Decision) -> object:
    return [(it.verdict, _told((*it.for_, *it.against), decision)) for it in fit(decision)]


def _presets(decision: Decision) -> object:
    found = presets(decision)
    return [dict(it.points) for it in found], _told((it.finding for it in found), decision)


def _rules(decision: Decision) -> object:
    findings = (*raised(decision, TODAY), *path_findings(decision, TODAY), *open_points(decision, TODAY))
    return _told(findings, decision)


def _schedule(decision: Decision) -> object:
    plans = [schedule(path, TODAY) for path in decision.paths.values()]
    times = [
        (
            plan.next,
            plan.done,
            plan.earliest_end,
            plan.latest_end,
            [replace(it, phase=None) for it in plan.phases],
        )
        for plan in plans
    ]
    return times, _told(path_findings(decision, TODAY), decision)


def _summary(decision: Decision) -> object:
    made = summary(decision, TODAY)
    return as_json(made), summary_text(made)


READERS: Mapping[str, Callable[[Decision], object]] = {
    "gate": _gate, "fit": _fit, "preset": _presets, "rule": _rules, "schedule": _schedule, "summary": _summary,
}  # fmt: skip


@cache
def bases() -> tuple[Decision, ...]:
    """The samples, and what no sample says: each approach, a guess for a bottleneck, a deadline, stands."""
    samples = tuple(load(path) for path in SAMPLES)
    more: list[Decision] = [Decision()]
    for sample in samples:
        first = next(iter(sample.candidates))
        more += [put(sample, ("candidates", first, "approach"), it) for it in ("microservices", "hybrid")]
        more.append(
            put(sample, ("frame", "bottleneck"), Bottleneck(kind="deployment", measured="production"))
        )
        more.append(put(sample, ("frame", "bottleneck"), Bottleneck(kind="latency", measured="not-yet")))
        more.append(put(sample, ("frame", "waiting", "forced_on"), TODAY + timedelta(weeks=6)))
        cold = {
            "present": "as-is", "behind": "two majors", "language": "Haskell", "funding": "volunteers",
        }  # fmt: skip
        left = sample
        for key, value in cold.items():
            left = put(left, ("candidates", first, key), value)
        left = put(
            put(left, ("candidates", first, "costs", "upkeep_year"), None), ("outcome", "chosen"), first
        )
        more += [left, put(left, ("frame", "ethics", "gives_back"), "nothing")]
        learnt = put(left, ("candidates", first, "language_advantage"), "It proves the totals")
        more.append(put(learnt, ("candidates", first, "costs", "switching_weeks"), None))
        for person in sample.people:
            sample = put(sample, ("people", person, "stand"), "blocks")  # noqa: PLW2901
        more.append(sample)
    return (*samples, *more)


def places(decision: Decision, template: str) -> Iterator[KeyPath]:
    """Where the answer lives, for each row of the decision."""
    found: list[KeyPath] = [()]
    for part in template.split("."):
        if part.startswith("{"):
            found = [(*path, key) for path in found for key in _rows(decision, path, part)]
        else:
            found = [(*path, part) for path in found]
    yield from found


def _rows(decision: Decision, path: KeyPath, part: str) -> list[str]:
    if part == "{must_have}":
        return list(decision.must_haves)
    node = get(decision, path)
    return list(node) if isinstance(node, Mapping) else []


def values(question: Question) -> list[Any]:
    """Answers that could be given."""
    if question.options:
        given: list[Any] = [option.value for option in question.options]
        if question.kind == "several":
            return [*((value,) for value in given), ()]
        return [*given, *(int(value) for value in given if value.isdigit()), None]
    return {
        "number": [0, 1, 2, 5, 12, 60, 900, None, 1.0, 20.0],
        "range": [Span(1, 2), Span(30, 60), None],
        "date": [TODAY - timedelta(days=900), TODAY + timedelta(days=30), TODAY + timedelta(days=900), None],
        "several": [("one", "two"), ("a", "b", "c", "d", "e"), ()],
        "people": [{}],
    }.get(question.kind, ["Something quite different", "", ("Something quite different",), "rails"])


STRICT = ("frame", "landscape", "candidate")
CASES = [(it, reader) for it in all_questions() if it.sheet in STRICT for reader in it.readers]
OTHERS = [it for it in all_questions() if it.sheet not in STRICT]


def changes(question: Question, reader: str) -> bool:
    """Whether some answer in place of another changes what the reader says of some decision."""
    says = READERS[reader]
    for base in bases()[: len(SAMPLES)] if reader == "summary" else bases():
        before = says(base)
        for path in places(base, question.path):
            for value in values(question):
                try:
                    after = put(base, path, value)
                except PathError:
                    continue
                if says(after) != before:
                    return True
    return False


@pytest.mark.parametrize(("question", "reader"), CASES, ids=[f"{q.id}-{r}" for q, r in CASES])
def test_another_answer_changes_what_each_named_reader_says(question: Question, reader: str) -> None:
    assert changes(question, reader), f"nothing that “{reader}” says depends on {question.path}"


@pytest.mark.parametrize("question", OTHERS, ids=lambda question: question.id)
def test_another_answer_changes_what_a_reader_says(question: Question) -> None:
    assert any(changes(question, reader) for reader in question.readers), f"nobody reads {question.path}"


def test_each_reader_reads_something() -> None:
    assert {reader for question in all_questions() for reader in question.readers} == set(READERS)
