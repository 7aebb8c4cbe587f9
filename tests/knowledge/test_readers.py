"""Each question names who reads its answer: another answer changes what each of those readers says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

import pytest

from examples import part
from forms import full_markdown
from roadworthy.knowledge.questions import Question, all_questions
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.homes import HOMES
from roadworthy.method.path import path_candidate
from roadworthy.model import Decision, Interval, KeyPath, PathError, get, put
from roadworthy.model.aftermath import Figures, Lesson
from roadworthy.model.evidence import OwnCycle, SignAnswer, Upkeep
from roadworthy.model.frame import Bottleneck
from roadworthy.model.judgement import Cell, Evidence
from roadworthy.model.outcome import Recovery, StatusMove
from roadworthy.model.path import Blocker, Check, Flag, MigrationPath, Phase, Pulse
from roadworthy.report.summary import summary_of
from roadworthy.report.words import render
from roadworthy.store import load

pytestmark = pytest.mark.turns

TODAY = date(2026, 11, 23)
FEW = 200
"""Weightings that are drawn for a summary: enough to say how sure a lead is."""
SAMPLES = sorted((Path(__file__).parents[2] / "sample_projects").glob("*.toml"))


def _told(findings: Iterable[Finding], decision: Decision) -> list[tuple[str, str]]:
    return [(finding.id, render(finding, decision).says) for finding in findings]


def _gate(of: Analysis) -> object:
    found = of.gate
    return found.state, _told((found.headline, *found.findings), of.decision)


def _fit(of: Analysis) -> object:
    return [(it.verdict, _told((*it.for_, *it.against), of.decision)) for it in of.fit]


def _presets(of: Analysis) -> object:
    return [dict(it.points) for it in of.presets], _told((it.finding for it in of.presets), of.decision)


def _rules(of: Analysis) -> object:
    return _told((*of.raised, *of.path_findings, *of.open_points), of.decision)


def _schedule(of: Analysis) -> object:
    plan = of.plan()
    if plan is None:
        return None
    times = [replace(it, phase=cast("Any", None)) for it in plan.phases]
    return (
        plan.next,
        plan.done,
        plan.earliest_end,
        plan.latest_end,
        times,
        _told(of.path_findings, of.decision),
    )


def _summary(of: Analysis) -> object:
    return full_markdown(summary_of(of, samples=FEW))


READERS: Mapping[str, Callable[[Analysis], object]] = {
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
        loaded = {"rate": 100.0, "unit": "orders an hour", "limit": 300.0, "growth": 5.0, "growth_months": 12}
        more.append(put(sample, ("frame", "load"), sample.frame.load.model_copy(update=loaded)))
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
        left = put(left, ("candidates", first, "must_haves"), {})
        free = put(put(sample, ("fit", "serverless", "lock_in"), "never"), ("outcome", "chosen"), "")
        more.append(free)
        more += [left, put(left, ("frame", "ethics", "gives_back"), "nothing")]
        learnt = put(left, ("candidates", first, "language_advantage"), "It proves the totals")
        more.append(put(learnt, ("candidates", first, "costs", "switching_weeks"), None))
        for person in sample.people:
            sample = put(sample, ("people", person, "stand"), "blocks")  # noqa: PLW2901
        more.append(sample)
    made = (_gone_wrong(samples[0]), _on_a_benchmark(samples[0]), _kept_up(samples[0]), _done(samples[-1]))
    return (*made, *samples, *more)


def _done(sample: Decision) -> Decision:
    """The move is over, and somebody looked back."""
    criterion = next(iter(sample.criteria))
    then = Figures(upgrades=Interval(2, 3), upgrade_months=48)
    moved = StatusMove(status="decided", on=TODAY - timedelta(days=400), then=then)
    told = put(put(sample, ("status",), "done"), ("history", "decided"), moved)
    return put(told, ("lessons", criterion), Lesson(criterion=criterion, direction="right", words="Seen"))


def _kept_up(sample: Decision) -> Decision:
    """Signs are answered, and how upgrades are made is told, with a line that was typed."""
    first = next(iter(sample.candidates))
    sign = SignAnswer(answer="holds", source="its docs", on=TODAY, note="seen")
    told = put(sample, ("signs", first, "community-health", "releases"), sign)
    line = OwnCycle(cycle="1", released=TODAY - timedelta(days=300))
    told = put(told, ("upgrades", "policy"), "latest")
    return put(told, ("upkeep", first), Upkeep(upgrade_days=Interval(5, 9), cycles={"one": line}))


def _gone_wrong(sample: Decision) -> Decision:
    """The move ended badly: nothing to fall back on, blockers in the way, a tired team, risks that came true."""
    walked = path_candidate(sample)
    assert walked is not None
    low = Pulse(on=TODAY - timedelta(days=20), load="crunch", mood="low")
    calm = Pulse(on=TODAY - timedelta(days=10), load="light", mood="good")
    phase = Phase(
        kind="parallel-run",
        started_on=TODAY - timedelta(days=30),
        flags={"sign-in": Flag(name="Sign-in", share=10)},
        blockers={"pool": Blocker(words="The pool runs dry", found_on=TODAY - timedelta(days=9))},
        pulses={"first": low, "second": calm},
    )
    over = Phase(
        kind="full-migration",
        result="passed",
        checks={"off": Check(words="Off", met_on=TODAY - timedelta(days=1))},
    )
    path = MigrationPath(phases={"side-by-side": phase, "whole": over})
    bad = put(sample, ("paths", walked), path)
    for risk in sample.risks:
        for key, value in {"owner": "", "mitigation": "", "if_it_comes": "", "state": "open"}.items():
            bad = put(bad, ("risks", risk, key), value)
    return put(put(bad, ("recovery",), Recovery()), ("status",), "superseded")


def _on_a_benchmark(sample: Decision) -> Decision:
    """The lead hangs on one score, of which only a benchmark is known."""
    first = next(iter(sample.candidates))
    deciding, *rest = sample.criteria
    even = {slug: Cell(score=Interval(3, 3)) for slug in rest}
    rows = {slug: {deciding: Cell(score=Interval(2, 2)), **even} for slug in sample.candidates}
    rows[first] = {deciding: Cell(score=Interval(5, 5)), **even}
    known = Evidence(candidate=first, criterion=deciding, words="Fast", kind="benchmark")
    return put(put(sample, ("scores",), rows), ("evidence",), {"fast": known})


def places(decision: Decision, template: str) -> Iterator[KeyPath]:
    """Where the answer lives, for each row of the decision."""
    found: list[KeyPath] = [()]
    for step in template.split("."):
        if step.startswith("{"):
            found = [(*path, key) for path in found for key in _rows(decision, path, step)]
        else:
            found = [(*path, step) for path in found]
    yield from found


def _rows(decision: Decision, path: KeyPath, part: str) -> list[str]:
    if part == "{must_have}":
        return list(decision.must_haves)
    node = get(decision, path)
    return list(node) if isinstance(node, Mapping) else []


NAMES = ("rails", "django", "spring-boot", "fastapi", "serverless")
"""Candidates of the samples, for the answers that name one."""


def values(question: Question) -> list[Any]:
    """Answers that could be given."""
    if question.options:
        given: list[Any] = [option.value for option in question.options]
        if question.kind == "several":
            return [*((value,) for value in given), ()]
        return [*given, *(int(value) for value in given if value.isdigit()), None]
    given_for: dict[str, list[Any]] = {
        "number": [0, 1, 2, 5, 12, 60, 900, None, 1.0, 20.0],
        "range": [Interval(1, 2), Interval(30, 60), None],
        "date": [TODAY - timedelta(days=900), TODAY + timedelta(days=30), TODAY + timedelta(days=900), None],
        "several": [("one", "two"), ("a", "b", "c", "d", "e"), ()],
        "people": [{}],
    }
    return given_for.get(
        question.kind, ["Something quite different", "", ("Something quite different",), *NAMES]
    )


def station_of(question: Question) -> str:
    """Where it is asked, by the table of its answer."""
    return HOMES.get(question.path.partition(".")[0], "elsewhere")


READ = sorted({(reader, station_of(question)) for question in all_questions() for reader in question.readers})


@cache
def before_any_change() -> tuple[Analysis, ...]:
    """All that is worked out about each of the bases; another answer takes over what it does not touch."""
    return tuple(Analysis(base, TODAY) for base in bases())


@cache
def said_before(reader: str, number: int) -> object:
    """What the reader says of one of the bases."""
    return READERS[reader](before_any_change()[number])


TURN = 6
"""How many answers are tried of one base before it is the next one's turn."""


def tried(base: Decision, question: Question) -> Iterator[Decision]:
    """One of the bases with another answer: each answer at each place."""
    for value in values(question):
        for path in places(base, question.path):
            with suppress(PathError):
                if (after := put(base, path, value)) != base:
                    yield after


def in_turns(question: Question) -> Iterator[tuple[int, Decision]]:
    """What is tried of all bases, a few of each in turn: the one that shows it is come to soon, whichever it is."""
    left = {number: tried(base, question) for number, base in enumerate(bases())}
    while left:
        for number, others in [*left.items()]:
            turn = [*islice(others, TURN)]
            yield from ((number, after) for after in turn)
            if len(turn) < TURN:
                del left[number]


def changes(question: Question, reader: str) -> bool:
    """Whether some answer in place of another changes what the reader says of some decision."""
    return any(
        READERS[reader](before_any_change()[number].after(after)) != said_before(reader, number)
        for number, after in in_turns(question)
    )


@pytest.mark.parametrize(("reader", "station"), READ)
def test_another_answer_changes_what_each_named_reader_says(reader: str, station: str) -> None:
    asked = [one for one in all_questions() if reader in one.readers and station_of(one) == station]
    unread = [one.path for one in part(asked, 3, len(station)) if not changes(one, reader)]
    assert not unread, f"nothing that “{reader}” says depends on these"


def test_each_reader_reads_something() -> None:
    assert {reader for question in all_questions() for reader in question.readers} == set(READERS)
