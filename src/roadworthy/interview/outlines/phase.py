"""The details of one phase: its exit, questions, flags, blockers and pulses, and what may happen to it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from roadworthy.edits.edit import Edit
from roadworthy.edits.path import (
    carry_over,
    fail_phase,
    pass_phase,
    pass_phase_on_word,
    skip_phase,
    start_phase,
    switch_blocker,
    switch_check,
    take_back_phase,
)
from roadworthy.edits.records import new_record
from roadworthy.interview.items import (
    Action,
    AddRecord,
    Does,
    Item,
    Prose,
    RecordLine,
    SectionHead,
    Sign,
    always,
)
from roadworthy.interview.outlines.asking import adding, asks, bare_asks, said, the
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.path import PathPlan, PhasePlan
from roadworthy.model import Decision, KeyPath
from roadworthy.model.path import Blocker, Check, Flag, Phase, Pulse

KINDS: Final = {"checks": "check", "flags": "flag", "blockers": "blocker", "pulses": "pulse"}
FLAGGED: Final = ("parallel-run", "full-migration")
_LONGEST: Final = 30
_PLAIN: Final = ("The phase", "When", "The exit", "What the run shows")
_PULSE_ORDER: Final = ("pulse-load", "pulse-mood", "pulse-said", "pulse-on")


def phase_items(of: Analysis, view: View, candidate: str, slug: str) -> list[Item]:
    """The sections of a phase's details; none where the candidate has no path."""
    plan = of.plan(candidate)
    return _Details(of, view, candidate, slug, plan=plan).items() if plan is not None else []


def adding_in_phase(of: Analysis, view: View, candidate: str, slug: str, *, table: str) -> AddRecord | None:
    """The line that begins a record in one of a phase's tables, shown in its details or not."""
    plan = of.plan(candidate)
    items = _Details(of, view, candidate, slug, plan=plan).adding(table) if plan is not None else []
    return next((item for item in items if isinstance(item, AddRecord)), None)


class _Details:
    """What stands below the timeline about one phase."""

    def __init__(self, of: Analysis, view: View, candidate: str, slug: str, *, plan: PathPlan) -> None:
        self.of, self.view, self.candidate, self.slug, self.plan = of, view, candidate, slug, plan
        self.at: KeyPath = ("paths", candidate, "phases", slug)
        self.found = [one for one in of.path_findings if one.path[:4] == self.at]
        self.row: PhasePlan = next(row for row in plan.phases if row.slug == slug)
        self.phase: Phase = self.row.phase

    def items(self) -> list[Item]:
        """All of it; of a phase that has begun its questions come last."""
        name = self.phase.name or self.slug
        number = 1 + next(n for n, row in enumerate(self.plan.phases) if row.slug == self.slug)
        name = name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
        planned = self.row.state == "planned"
        items: list[Item] = [SectionHead(f"{number} {name}", "", f"phase {self.slug}")]
        items += self._said(lambda path: len(path) < 5 or path[4] not in (*KINDS, "watch"))
        if self.phase.goal and not planned:
            items.append(Prose((self.phase.goal,), "goal"))
        items += self._checks()
        items += self._moves()
        own, watch = self._own_questions()
        items += own if planned else []
        if self.phase.flags or self.phase.kind in FLAGGED or self._is_begun("flags"):
            items += self._table("flags", self._flag)
        items += self._table("blockers", self._blocker)
        items += watch
        items += self._table("pulses", self._pulse)
        return items if planned else items + own

    def _is_begun(self, table: str) -> bool:
        """Whether somebody began a record of a table and has not named it yet."""
        return self.view.draft is not None and self.view.draft.table == (*self.at, table)

    def _own_questions(self) -> tuple[list[Item], list[Item]]:
        plain = [q for q in self._questions(_PLAIN) if q.id != "phase-result"]
        found = asks(plain, self.of, self.view, candidate=self.candidate, phase=self.slug)
        heads = (
            n for n, item in enumerate(found) if isinstance(item, SectionHead) and item.title == _PLAIN[-1]
        )
        watch = next(heads, len(found))
        run = [*found[watch : watch + 1], *self._said(_under("watch")), *found[watch + 1 :]]
        return found[:watch], run

    def _said(self, about: Callable[[KeyPath], bool]) -> list[Item]:
        return [said(one, self.of) for one in self.found if about(one.path)]

    def _questions(self, sections: Sequence[str]) -> list[Question]:
        return [q for q in sheet("path") if q.section in sections and "{phase}" in q.path]

    def _checks(self) -> list[Item]:
        items: list[Item] = []
        for key, check in self.phase.checks.items():
            path = (*self.at, "checks", key)
            items.append(self._check(path, check))
            if self.view.is_open(path):
                items += self._asks(say("path", "exit_checks"), check=key)
        items += self.adding("checks")
        if self.row.state in ("planned", "running") and self.phase.checks:
            shut = len(self.row.open_checks)
            key = {0: "exit_open", 1: "exit_one", 2: "exit_two"}.get(shut, "exit_shut")
            items.append(Prose((say("path", key, count=shut),), "exit"))
        return items

    def _check(self, path: KeyPath, check: Check) -> RecordLine:
        note = say("path", "met", day=check.met_on.isoformat()) if check.met_on else say("path", "open")
        words = say("path", "met_now" if check.met_on is None else "open_again")
        switch = Action(
            "switch", path, words, does=lambda now, today, _: switch_check(now, path, today), key="space"
        )
        sign: Sign = "done" if check.met_on else "open"
        title = " ".join(check.words.split()) or say("path", "check")
        return RecordLine(path, "check", title, note, sign, moves=True, switch=switch)

    def _table(self, table: str, line: Callable[[KeyPath, Any], RecordLine]) -> list[Item]:
        title = say("path", table)
        items: list[Item] = [SectionHead(title, self._note(table), table)]
        if table != "blockers":
            items += self._said(_under(table))
        for key, record in getattr(self.phase, table).items():
            path = (*self.at, table, key)
            items.append(line(path, record))
            if self.view.is_open(path):
                items += self._asks(title, **{KINDS[table]: key})
        return [*items, *self.adding(table)]

    def adding(self, table: str) -> list[Item]:
        """The line that begins a record in a table, and the first question of one that was begun."""
        at = (*self.at, table)
        kind = KINDS[table]
        return adding(
            self.of, self.view, at, kind, label=say("path", kind), record=new_record(at, self.of.today),
            candidate=self.candidate, phase=self.slug,
        )  # fmt: skip

    def _asks(self, section: str, **slugs: str) -> list[Item]:
        questions = self._questions((section,))
        questions.sort(key=lambda q: _PULSE_ORDER.index(q.id) if q.id in _PULSE_ORDER else 9)
        return bare_asks(questions, self.of, self.view, 1, candidate=self.candidate, phase=self.slug, **slugs)

    def _note(self, table: str) -> str:
        match table:
            case "blockers":
                waiting = sum(blocker.solved_on is None for blocker in self.phase.blockers.values())
                known = self.phase.blockers
                return say("path", "open_blockers", count=waiting) if known else say("path", "no_blockers")
            case "flags":
                bare = sum(not flag.rollback for flag in self.phase.flags.values())
                if bare:
                    return say("path", "bare_flags", count=bare)
                return say("path", "covered_flags" if self.phase.flags else "no_flags")
            case _:
                return "" if self.phase.pulses else say("path", "no_pulse")

    def _flag(self, path: KeyPath, flag: Flag) -> RecordLine:
        note = f"{flag.share} %" if flag.share is not None else ""
        sign: Sign = "" if flag.rollback else "warning"
        return RecordLine(path, "flag", flag.name or path[-1], note, sign, moves=True)

    def _blocker(self, path: KeyPath, blocker: Blocker) -> RecordLine:
        solved = blocker.solved_on
        note = say("path", "solved", day=solved.isoformat()) if solved else say("path", "open")
        words = say("path", "solved_now" if solved is None else "open_again")
        switch = Action(
            "switch", path, words, does=lambda now, today, _: switch_blocker(now, path, today), key="space"
        )
        title = " ".join(blocker.words.split()) or say("path", "blocker")
        sign: Sign = "done" if solved else "open"
        return RecordLine(path, "blocker", title, note, sign, moves=True, switch=switch)

    def _pulse(self, path: KeyPath, pulse: Pulse) -> RecordLine:
        day = pulse.on.isoformat() if pulse.on else ""
        title = say("path", "pulse_of", day=day) if day else say("path", "a_pulse")
        note = ", ".join(word for word in (pulse.load, pulse.mood) if word)
        return RecordLine(path, "pulse", title, note, moves=True)

    def _moves(self) -> list[Item]:
        """What may happen to the phase now. Only its checks and dated events move it."""
        state, at = self.row.state, self.at
        items: list[Item] = []
        if state == "planned":
            items.append(self._move("start", "start", lambda now, today, _: start_phase(now, at, today)))
        if state in ("planned", "running"):
            if self.phase.checks and not self.row.open_checks:
                items.append(self._move("pass", "pass", lambda now, today, _: pass_phase(now, at, today)))
            elif state == "running":
                items.append(self._on_word())
            if state == "running":
                items.append(self._move("fail", "fail", lambda now, today, _: fail_phase(now, at, today)))
            else:
                items.append(self._move("skip", "skip", lambda now, *_: skip_phase(now, at)))
            return items
        if state == "failed":
            items.append(self._after_failure())
        words = "back_skipped" if state == "skipped" else "back_over"
        return [*items, self._move("back", words, lambda now, *_: take_back_phase(now, at))]

    def _move(self, name: str, words: str, does: Does) -> Action:
        return Action(name, self.at, say("path", words), does=does, leads=self.at)

    def _on_word(self) -> Action:
        intro = say("path", "word_intro", open=len(self.row.open_checks), total=len(self.phase.checks))
        return Action(
            "word", self.at, say("path", "word"), say("path", "word_note"),
            asks=(the("path", "phase-word-of"), the("path", "phase-word-reason")), intro=intro,
            does=partial(_passed_on_word, self.at), leads=self.at,
            verb=say("path", "word_verb"),
        )  # fmt: skip

    def _after_failure(self) -> Action:
        for proof in self.of.failed_proofs:
            if (proof.candidate, proof.phase) == (self.candidate, self.slug):
                count = len(proof.evidence)
                if count:
                    words = say("path", "carry_one" if count == 1 else "carry_many", count=count)
                    return Action("carry", self.at, words, does=always(carry_over(proof)), leads=("compare",))
                return Action("compare", self.at, say("path", "compare"), leads=("compare",))
        note = say("path", "risks")
        return Action("recover", self.at, say("path", "recover"), note, leads=("recovery", "isolate"))


def _passed_on_word(at: KeyPath, decision: Decision, today: Any, given: Any) -> Edit:
    role, reason = given["phase-word-of"], given["phase-word-reason"]
    return pass_phase_on_word(decision, at, today, role=role or "", reason=reason or "")


def _under(table: str) -> Callable[[KeyPath], bool]:
    return lambda path: path[4:5] == (table,)
