"""What somebody who has a whole decision in mind says at each place of a new one, whichever face asks."""

from collections.abc import Iterator
from typing import Any, Final

from interview.steps import Delete, Do, Open, Say, Step, Visit
from roadworthy.interview.answers import shown_value
from roadworthy.interview.form import FormState
from roadworthy.interview.items import Action, AddRecord, Ask, Item, RecordLine
from roadworthy.knowledge.questions import Question, answered, question_at
from roadworthy.model import Decision, KeyPath, PathError, get

NAMED: Final = ("candidates", "criteria", "evidence", "horizons", "groups", "must_haves", "phases", "risks")
"""Tables whose keys may be an answer."""


class Mind:
    """Somebody who knows a decision by heart and makes it anew; `at` says what they do at an item.

    Keys of the new decision differ from those in mind: which record is which is noted when one comes into being.
    """

    def __init__(self, sample: Decision) -> None:
        self.sample: Final = sample
        self.old: Final[dict[KeyPath, KeyPath]] = {}
        """Where a record of the new decision stands in the one in mind."""
        self.seen: Final[set[KeyPath]] = set()
        """Records that were opened on this visit."""
        self.refused: Final[dict[KeyPath, str]] = {}
        """Answers that were not taken, and why."""
        self.begun: tuple[KeyPath, KeyPath] | None = None
        """The table to which a record is about to be added, and which one of those in mind it is."""
        self.born = ""
        """The key of the record that was added last."""
        self.said: Final[set[tuple[KeyPath, str]]] = set()
        """All answers that were given, with their places: what had to be said once more in one face is seen."""
        self.visit = Visit("frame")
        self.all_said = False
        """Whether there is nothing left to answer, so that the status can be moved."""

    # Which record is which

    def old_path(self, path: KeyPath) -> KeyPath:
        """Where a place of the new decision stands in the one in mind."""
        if path[0] == "raised":
            return ("raised", self.old_finding(path[1]), *path[2:])
        found: KeyPath = ()
        for depth, key in enumerate(path, 1):
            here = path[:depth]
            if here in self.old:
                found = self.old[here]
                continue
            known = [self.old[table, key] for table in NAMED if (table, key) in self.old]
            named = depth > 1 and path[0] in (
                "scores",
                "paths",
                "candidates",
                "criteria",
                "upkeep",
                "lessons",
            )
            found = (*found, known[0][-1] if named and known else key)
        return found

    def in_mind(self, path: KeyPath) -> Any:
        """What the decision in mind has at a place of the new one; None where it has nothing there."""
        try:
            return get(self.sample, self.old_path(path))
        except PathError:
            return None

    def note(self, before: Decision, after: Decision) -> None:
        """Note which records of the one in mind those are that have come into being between the two."""
        self.born = ""
        if self.begun is not None and after is not before:
            table, old = self.begun
            for key in _keys(after, table) - _keys(before, table):
                self.old[*table, key] = old
                self.born = key
        for key in _keys(after, ("risks",)) - _keys(before, ("risks",)):
            finding = self.old_finding(after.risks[key].raised_by)
            for slug, row in self.sample.risks.items():
                if finding and row.raised_by == finding:
                    self.old["risks", key] = ("risks", slug)
        self.begun = None

    def come_to(self, visit: Visit) -> None:
        """Begin a visit."""
        self.seen.clear()
        self.visit = visit

    def note_voters(self, after: Decision) -> None:
        """Note which of those who were asked for a ballot are those in mind, by their names."""
        names = {row.name: key for key, row in self.sample.ballots.voters.items()}
        at: KeyPath = ("ballots", "voters")
        self.old.update({(*at, key): (*at, names[row.name]) for key, row in after.ballots.voters.items()})

    def old_value(self, path: KeyPath, value: Any) -> Any:
        """An answer of the new decision with the keys that the one in mind has."""
        question = question_at(path)
        if question is None or question.kind not in ("choice", "several") or not value:
            return value
        known = {new[-1]: old[-1] for new, old in self.old.items() if len(new) == 2 or new[-2] in NAMED}
        return (
            tuple(known.get(one, one) for one in value)
            if isinstance(value, tuple)
            else known.get(value, value)
        )

    def _new_key(self, options: Question, value: str) -> str:
        """How the new decision calls what an answer names."""
        offered = {option.value for option in options.options}
        for new, old in self.old.items():
            if old[-1] == value and new[-1] in offered and (len(new) == 2 or new[-2] in NAMED):
                return new[-1]
        return value

    # What is said

    def words(self, asked: Ask, path: KeyPath) -> str:
        """The answer in mind to a question, as it is typed; empty where there is none."""
        value = self.in_mind(path)
        if not answered(value) or hasattr(type(value), "model_fields"):
            return ""
        if asked.question.options and asked.question.kind in ("choice", "several"):
            values = value if isinstance(value, tuple) else (value,)
            return ", ".join(self._new_key(asked.question, str(one)) for one in values)
        if asked.question.kind == "long-text" and isinstance(value, tuple):
            return "\n".join(value)
        return shown_value(value)

    def at(self, form: FormState, item: Item) -> Step:
        """What is done at an item."""
        match item:
            case Ask():
                return self._asked(form, item)
            case RecordLine():
                return self._record(form, item)
            case AddRecord():
                return self._added(form.decision, item)
            case Action():
                return self._acted(form.decision, item)
            case _:
                return None

    def _asked(self, form: FormState, asked: Ask) -> Step:
        if form.is_draft(asked) or asked.path in self.refused or self._comes_later(form.decision, asked.path):
            return None
        words = self.words(asked, asked.path)
        value = form.present(asked)
        there = (
            "\n".join(value)
            if asked.question.kind == "long-text" and isinstance(value, tuple)
            else shown_value(value)
        )
        if not words or words == there:
            return None
        self.said.add((asked.path, words))
        return Say(words)

    def _record(self, form: FormState, item: RecordLine) -> Step:
        if item.deletes and self._is_row(item) and self.in_mind(item.path) is None:
            return Delete()
        if item.figure is not None and (step := self._asked(form, item.figure)):
            return step
        for action in filter(None, (item.switch, item.act, *item.actions)):
            if step := self._acted(form.decision, action):
                return step
        if item.kind in ("phase", "risk"):
            return Open() if item.path[-1] == self.visit.shown != form.view.shown else None
        if item.opens and item.path not in self.seen:
            self.seen.add(item.path)
            return None if form.view.is_open(item.path) else Open()
        return None

    def _is_row(self, item: RecordLine) -> bool:
        return item.path[:-1] != () and item.path[0] != "raised"

    def _added(self, decision: Decision, item: AddRecord) -> Step:
        old = self._to_add(decision, item)
        if old is None:
            return None
        first = item.first.path.rpartition(".")[2]
        words = str(get(self.sample, (*old, first)))
        self.begun = (item.table, old)
        return Say(words) if words.strip() else None

    def _to_add(self, decision: Decision, item: AddRecord) -> KeyPath | None:
        """The next record in mind that this line begins; None where there is none."""
        table = self.old_path(item.table)
        about = getattr(item.record, "candidate", "")
        known = set(self.old.values()) | {
            self.old_path((*item.table, key)) for key in get(decision, item.table) or {}
        }
        try:
            rows = get(self.sample, table) or {}
        except PathError:
            return None
        for key, record in rows.items():
            mine = getattr(record, "candidate", "")
            if (
                (*table, key) in known
                or bool(getattr(record, "raised_by", ""))
                or (about and self.old.get(("candidates", about), ("", about))[-1] != mine)
            ):
                continue
            return (*table, key)
        return None

    def _acted(self, decision: Decision, action: Action) -> Step:
        kind = action.id.partition(" ")[0]
        decide = getattr(self, f"_{kind.replace('-', '_')}", None)
        return decide(decision, action) if decide is not None else None

    # What is done besides: once, and only as far as it was done in the decision in mind

    def _add(self, decision: Decision, action: Action) -> Step:
        return Do(action) if action.id.partition(" ")[2] in self.sample.criteria else None

    def _begin(self, decision: Decision, action: Action) -> Step:
        path = self.in_mind(action.path)
        return Do(action) if path is not None and path.phases else None

    def _preset(self, decision: Decision, action: Action) -> Step:
        taken, wanted = decision.weighting.presets_taken, self.sample.weighting.presets_taken
        return (
            Do(action)
            if action.path[-1] in wanted and action.path[-1] not in taken and not decision.weighting.locked_on
            else None
        )

    def _lock(self, decision: Decision, action: Action) -> Step:
        weights = {self.old_path(("criteria", key))[-1]: row.weight for key, row in decision.criteria.items()}
        same = weights == {key: row.weight for key, row in self.sample.criteria.items()}
        taken = set(decision.weighting.presets_taken) == set(self.sample.weighting.presets_taken)
        return Do(action) if self.sample.weighting.locked_on and same and taken else None

    def _per_horizon(self, decision: Decision, action: Action) -> Step:
        return Do(action) if decision.weighting.per_horizon != self.sample.weighting.per_horizon else None

    def _comes_later(self, decision: Decision, path: KeyPath) -> bool:
        """Whether a check was met after its phase had been passed on somebody's word, and it has not been yet."""
        if path[-1] != "met_on":
            return False
        phase = self.in_mind(path[:4])
        met = self.in_mind(path)
        late = phase is not None and phase.result == "on-word" and met is not None and met > phase.ended_on
        return late and get(decision, (*path[:4], "result")) != "on-word"

    def _switch(self, decision: Decision, action: Action) -> Step:
        day = "met_on" if action.path[-2] == "checks" else "solved_on"
        old, new = self.in_mind(action.path), get(decision, action.path)
        if self._comes_later(decision, (*action.path, day)):
            return None
        return Do(action) if old is not None and bool(getattr(old, day)) != bool(getattr(new, day)) else None

    def _start(self, decision: Decision, action: Action) -> Step:
        phase = self.in_mind(action.path)
        return Do(action) if phase is not None and phase.started_on else None

    def _passed(self, action: Action, result: str) -> bool:
        phase = self.in_mind(action.path)
        return phase is not None and phase.result == result

    def _pass(self, decision: Decision, action: Action) -> Step:
        return Do(action) if self._passed(action, "passed") else None

    def _fail(self, decision: Decision, action: Action) -> Step:
        return Do(action) if self._passed(action, "failed") else None

    def _skip(self, decision: Decision, action: Action) -> Step:
        return Do(action) if self._passed(action, "skipped") else None

    def _word(self, decision: Decision, action: Action) -> Step:
        phase = self.in_mind(action.path)
        said = {"phase-word-of": phase.word_of, "phase-word-reason": phase.word_reason} if phase else {}
        return Do(action, said) if self._passed(action, "on-word") else None

    def _accept(self, decision: Decision, action: Action) -> Step:
        word = self.sample.raised.get(self.old_finding(action.path[-1]))
        return Do(action) if word is not None and word.state == "accepted" else None

    def _dismiss(self, decision: Decision, action: Action) -> Step:
        word = self.sample.raised.get(self.old_finding(action.path[-1]))
        if word is None or word.state != "dismissed":
            return None
        return Do(action, {"reason": word.reason, "role": word.role})

    def old_finding(self, new: str) -> str:
        """The id of a finding in the decision in mind: a rule, and whom it is about."""
        rule, _, about = new.partition("--")
        old = self.old.get(("candidates", about), ("", about))[-1]
        return f"{rule}--{old}" if about else rule

    def _status(self, decision: Decision, action: Action) -> Step:
        left = [*self.sample.history.values()][len(decision.history) :]
        moves = [one for one in left if one.status != decision.status]
        if not moves or not self.all_said:
            return None
        move = moves[0]
        on = move.on.isoformat() if move.on else ""
        return Do(
            action,
            {"status": str(move.status), "role": move.role, "on": on, "note": " ".join(move.note.split())},
        )

    def visits(self) -> Iterator[Visit]:
        """The stations as they are gone through."""
        yield from (Visit(station) for station in ("frame", "landscape", "criteria", "evidence", "scores"))
        for candidate, path in self.sample.paths.items():
            new = self.new_path(("candidates", candidate))[-1]
            for phase in ("", *path.phases):
                yield Visit("path", new, self.new_path(("paths", candidate, "phases", phase))[-1])
        for risk in ("", *self.sample.risks):
            yield Visit("risks", shown=self.new_path(("risks", risk))[-1])
        yield Visit("decision")

    def new_path(self, old: KeyPath) -> KeyPath:
        """Where a record of the decision in mind stands in the new one."""
        return next((new for new, found in self.old.items() if found == old), old)


def _keys(decision: Decision, table: KeyPath) -> set[str]:
    return set(get(decision, table) or {})
