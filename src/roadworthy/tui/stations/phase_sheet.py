"""The details of one phase: its exit, its questions, flags, blockers and pulses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from roadworthy.edits.edit import Edit, add, new_slug, write
from roadworthy.knowledge.questions import Option, Question, sheet
from roadworthy.method.finding import Finding
from roadworthy.method.path import PhasePlan, Schedule
from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.frozen import frozen
from roadworthy.model.path import Blocker, Check, Flag, Phase, Pulse
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.prompt import Field, PromptScreen
from roadworthy.tui.stations import path_moves
from roadworthy.tui.text_layout import Fragment, line, wrap
from roadworthy.tui.widgets.form_items import Add, Entry, Heading, Item, Words
from roadworthy.tui.widgets.path_rows import blocker_lines, check_lines, flag_lines, pulse_lines
from roadworthy.tui.widgets.timeline import day_words

if TYPE_CHECKING:
    from roadworthy.tui.stations.path import PathStation

_KINDS: Final = {"checks": "check", "flags": "flag", "blockers": "blocker", "pulses": "pulse"}
_ADD: Final = {
    "checks": "a check",
    "flags": "a flag",
    "blockers": "a blocker",
    "pulses": "how the team is today",
}
_LONGEST: Final = 30
_FLAGGED: Final = ("parallel-run", "full-migration")
_PLAIN: Final = ("The phase", "When", "The exit", "What the run shows")
_PULSE_ORDER: Final = ("pulse-load", "pulse-mood", "pulse-said", "pulse-on")


@frozen
class PhaseSheet:
    """What stands below the timeline about one phase."""

    station: "PathStation"
    candidate: str
    slug: str
    plan: Schedule
    found: Sequence[Finding]
    opened: frozenset[KeyPath]

    @property
    def at(self) -> KeyPath:
        """Where the phase lives."""
        return ("paths", self.candidate, "phases", self.slug)

    @property
    def row(self) -> PhasePlan:
        """The phase on the calendar."""
        return next(row for row in self.plan.phases if row.slug == self.slug)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.row.phase.name or self.slug

    def items(self) -> list[Item]:
        """Its sections."""
        number = 1 + next(n for n, row in enumerate(self.plan.phases) if row.slug == self.slug)
        phase = self.row.phase
        name = self.name if len(self.name) <= _LONGEST else self.name[: _LONGEST - 1].rstrip() + "…"
        items: list[Item] = [Heading(f"{number} {name}", self._state_words())]
        items += self._said(lambda path: len(path) < 5 or path[4] not in (*_KINDS, "watch"))
        items += [self._goal(phase)] if phase.goal and self.row.state != "planned" else []
        items += self._checks(phase)
        items += self._moves(phase)
        plain = [self._offered(q) for q in self._questions(_PLAIN) if q.id != "phase-result"]
        asks = self.station.asks(plain, candidate=self.candidate, phase=self.slug)
        watch = next(
            (n for n, item in enumerate(asks) if isinstance(item, Heading) and item.title == _PLAIN[-1]),
            len(asks),
        )
        shown = [*asks[watch : watch + 1], *self._said(_under("watch")), *asks[watch + 1 :]]
        if self.row.state == "planned":
            items += asks[:watch]
        if phase.flags or phase.kind in _FLAGGED:
            items += self._table("flags", "Feature flags", phase.flags, self._flag)
        items += self._table("blockers", "Blockers", phase.blockers, self._blocker)
        items += shown
        items += self._table("pulses", "Team pulse", phase.pulses, self._pulse)
        return items if self.row.state == "planned" else items + asks[:watch]

    def _goal(self, phase: Phase) -> Item:
        """What the phase is for, above its checks."""
        return Words(lambda width: [line((text, "$dim")) for text in wrap(phase.goal, width)])

    def _state_words(self) -> str:
        row, today = self.row, self.station.session.today()
        ended = f" {day_words(row.phase.ended_on, today)}" if row.phase.ended_on else ""
        match row.state:
            case "planned":
                return f"planned, {row.met} of {len(row.phase.checks)} checks met"
            case "running":
                days = f"day {(today - row.start).days + 1}, " if row.start and row.start <= today else ""
                return f"running, {days}{row.met} of {len(row.phase.checks)} checks met"
            case "on-word":
                return f"passed{ended}, on word"
            case "passed" | "failed":
                return f"{row.state}{ended}"
            case _:
                return row.state

    def _said(self, about: Callable[[KeyPath], bool]) -> list[Item]:
        return [
            self.station.said(one) for one in self.found if one.path[3:4] == (self.slug,) and about(one.path)
        ]

    def _questions(self, sections: Sequence[str]) -> list[Question]:
        return [q for q in sheet("path") if q.section in sections and "{phase}" in q.path]

    def _offered(self, question: Question) -> Question:
        """The finalists are chosen among the candidates."""
        if question.id != "phase-finalists":
            return question
        decision = self.station.decision
        names = tuple((slug, decision.candidate_name(slug)) for slug in decision.candidates)
        return _with_options(question, names)

    def _checks(self, phase: Phase) -> list[Item]:
        today = self.station.session.today()
        items: list[Item] = []
        for key, check in phase.checks.items():
            path = (*self.at, "checks", key)
            items.append(
                Entry(
                    path,
                    check.words[:40] or "a check",
                    guide="check",
                    draw=partial(check_lines, check, today),
                    on_space=partial(self._switch, path, check),
                )
            )
            if path in self.opened:
                items += self._asks("Exit checks", check=key)
        items.append(self.add(self.station, self.candidate, self.slug, "checks"))
        shut = len(self.row.open_checks)
        if self.row.state in ("planned", "running") and phase.checks:
            words = (
                "all checks are met"
                if not shut
                else "shut until the last one is met"
                if shut == 1
                else f"shut until all {shut} are met"
            )
            if shut == 2:
                words = "shut until both are met"
            style = "$warn" if shut and self.row.state == "running" else "$accent" if not shut else "$dim"
            items.append(Words(lambda _: [line((glyph("exit"), style), "  ", (words, "$ink"))]))
        return items

    def _switch(self, path: KeyPath, check: Check) -> None:
        self.station.session.end_step()
        self.station.do(path_moves.switch_check(path, check, self.station.session.today()))
        self.station.session.end_step()

    def _table(
        self, table: str, title: str, rows: Mapping[str, Record], draw: Callable[[str, KeyPath], Entry]
    ) -> list[Item]:
        items: list[Item] = [Heading(title, self._note(table))]
        if table != "blockers":
            items += self._said(_under(table))
        for key in rows:
            path = (*self.at, table, key)
            items.append(draw(key, path))
            if path in self.opened:
                items += self._asks(title, **{_KINDS[table]: key})
        items.append(self.add(self.station, self.candidate, self.slug, table))
        return items

    def _asks(self, section: str, **slugs: str) -> list[Item]:
        questions = self._questions((section,))
        if section == "Team pulse":
            questions.sort(key=lambda q: _PULSE_ORDER.index(q.id) if q.id in _PULSE_ORDER else 9)
        asks = self.station.asks(questions, 3, candidate=self.candidate, phase=self.slug, **slugs)
        return [item for item in asks if not hasattr(item, "title")]

    def _note(self, table: str) -> str:
        phase = self.row.phase
        if table == "blockers":
            waiting = sum(1 for blocker in phase.blockers.values() if blocker.solved_on is None)
            return f"{waiting} open" if phase.blockers else "none so far"
        if table == "flags":
            bare = sum(1 for flag in phase.flags.values() if not flag.rollback)
            return (
                f"{bare} without a way back"
                if bare
                else "each with its way back"
                if phase.flags
                else "none yet"
            )
        return "" if phase.pulses else "not asked yet"

    def _flag(self, key: str, path: KeyPath) -> Entry:
        flag = self.row.phase.flags[key]
        name = flag.name or key
        return Entry(path, name, draw=partial(flag_lines, flag, name))

    def _blocker(self, key: str, path: KeyPath) -> Entry:
        blocker = self.row.phase.blockers[key]
        today = self.station.session.today()
        return Entry(
            path,
            blocker.words[:40] or "a blocker",
            draw=partial(blocker_lines, blocker, today),
            on_space=partial(self._solve, path, blocker),
        )

    def _solve(self, path: KeyPath, blocker: Blocker) -> None:
        solved = self.station.session.today() if blocker.solved_on is None else None
        words = blocker.words[:40] or "a blocker"
        self.station.session.end_step()
        label = f"{'Solved' if solved else 'Open again'}: {words}"
        self.station.do(write((*path, "solved_on"), solved, label, merge=False))

    def _pulse(self, key: str, path: KeyPath) -> Entry:
        pulse = self.row.phase.pulses[key]
        today = self.station.session.today()
        title = f"the pulse of {pulse.on.isoformat()}" if pulse.on else "a pulse"
        return Entry(path, title, draw=partial(pulse_lines, pulse, today))

    @staticmethod
    def add(station: "PathStation", candidate: str, slug: str, table: str) -> Add:
        """The line that adds a row to one of the phase's tables."""
        at: KeyPath = ("paths", candidate, "phases", slug, table)
        today = station.session.today()
        new: Mapping[str, tuple[Record, str]] = {
            "checks": (Check(), ""),
            "flags": (Flag(share=0), ""),
            "blockers": (Blocker(found_on=today), ""),
            "pulses": (Pulse(on=today), today.isoformat()),
        }
        record, name = new[table]
        return Add(at, _ADD[table], partial(_make, at, record, name, _KINDS[table]))

    def _moves(self, phase: Phase) -> list[Item]:
        state = self.row.state
        items: list[Item] = []
        if state == "planned":
            items.append(self._move("start", "It starts today", partial(self._do, path_moves.start)))
        if state in ("planned", "running"):
            if phase.checks and not self.row.open_checks:
                items.append(
                    self._move("pass", "Pass it: every check is met", partial(self._do, path_moves.passed))
                )
            elif state == "running":
                items.append(
                    self._move("word", "Pass it on someone's word", self._ask_word, "a role and a reason")
                )
            if state == "running":
                items.append(self._move("fail", "It failed", partial(self._do, path_moves.failed)))
            else:
                items.append(self._move("skip", "Skip it, on purpose", partial(self._do, path_moves.skipped)))
        else:
            if state == "failed":
                items += self._after_failure()
            words = (
                "Take it back: it is not skipped" if state == "skipped" else "Take it back: it is not over"
            )
            items.append(self._move("back", words, partial(self._do, path_moves.taken_back)))
        return items

    def _after_failure(self) -> list[Item]:
        for proof in self.station.analysis.failed_proofs:
            if (proof.candidate, proof.phase) == (self.candidate, self.slug):
                count = len(proof.evidence)
                if count:
                    what = "its blocker" if count == 1 else f"its {count} blockers"
                    words = f"Take {what} to Evidence and compare again"
                    return [self._move("carry", words, partial(self._carry, path_moves.carry_over(proof)))]
                return [self._move("compare", "Compare again", self._compare)]
        return [self._move("recover", "Look at the recovery plan", self._recover, "Risks")]

    def _move(self, key: str, words: str, act: Callable[[], None], note: str = "") -> Entry:
        parts: list[Fragment] = [(glyph("arrow"), "$accent"), "  ", words]
        return Entry(
            (*self.at, "move", key),
            words,
            parts,
            [(note, "$dim")] if note else [],
            opens=False,
            deletes=False,
            on_enter=act,
        )

    def _do(self, act: Callable[..., Edit]) -> None:
        station = self.station
        station.session.end_step()
        station.do(act(self.at, self.row.phase, self.name, station.session.today()))
        station.session.end_step()
        station.form.rebuild()
        rows = [item for item in station.form.stops() if isinstance(item, Entry)]
        if (ahead := next((item for item in rows if item.path[:5] == (*self.at, "move")), None)) is not None:
            station.form.open_item(ahead)

    def _carry(self, edit: Edit) -> None:
        if self.station.do(edit):
            self.station.session.end_step()
            self._compare()

    def _compare(self) -> None:
        self.station.post_message(self.station.GoTo("compare"))

    def _recover(self) -> None:
        self.station.post_message(self.station.GoTo("risks", ("recovery", "isolate")))

    def _ask_word(self) -> None:
        def take(values: Mapping[str, str]) -> object:
            role, reason = values["role"].strip(), values["reason"].strip()
            if not role or not reason:
                raise ValueError("a role and a reason are both wanted")
            return role, reason

        def given(word: object) -> None:
            if isinstance(word, tuple):
                role, reason = word
                act = partial(path_moves.passed_on_word, role=role, reason=reason)
                self._do(act)

        count = len(self.row.open_checks)
        words = (
            f"{count} of {len(self.row.phase.checks)} checks open. "
            "Somebody answers for going on; the record keeps who, and why."
        )
        fields = [
            Field("role", "Role", self.row.phase.word_of, "Head of platform"),
            Field("reason", "Reason", self.row.phase.word_reason, "What is open, and why it can wait"),
        ]
        self.station.app.push_screen(
            PromptScreen("Pass on someone's word", fields, take, words=words, does="pass"), given
        )


@lru_cache(maxsize=8)
def _with_options(question: Question, names: tuple[tuple[str, str], ...]) -> Question:
    """Kept, because a card takes another question object for another question."""
    return replace(question, options=tuple(Option(slug, name) for slug, name in names))


def _under(table: str) -> Callable[[KeyPath], bool]:
    return lambda path: path[4:5] == (table,)


def _make(at: KeyPath, record: Record, name: str, kind: str, decision: Decision) -> tuple[Edit, KeyPath]:
    slug = new_slug(decision, at, name, kind)
    return add(at, slug, record, f"Added a {kind}"), (*at, slug)
