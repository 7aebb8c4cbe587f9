"""One person's ballot being filled in. It never holds what the decision itself, or anybody else, says."""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from threading import RLock
from typing import Final, Literal, Self, Unpack

from roadworthy.errors import HeldElsewhere
from roadworthy.model import Decision
from roadworthy.model.ballot import BallotPaper, ballot_problems, blank, brought_up_to, filled
from roadworthy.model.frozen import frozen
from roadworthy.session.clock import Clocks, local_now
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.store import ABSENT, StoreError, lease, load
from roadworthy.store.ballots import (
    another_key,
    ballot_path,
    ballots_beside,
    mark_of,
    read_ballot,
    save_ballot,
    voter_key,
)
from roadworthy.store.places import is_there
from roadworthy.store.trivia import EMPTY, Trivia

BallotSaveState = Literal["saved", "unsaved", "saving", "failed"]
Change = Callable[[BallotPaper], BallotPaper]


@frozen
class _Step:
    label: str
    merge: str | None
    before: BallotPaper


class BallotSession:
    """A ballot being filled in. `save` may run in another thread; the rest belongs to one."""

    def __init__(
        self, sheet: Decision, path: Path, slug: str, paper: BallotPaper, **clocks: Unpack[Clocks]
    ) -> None:
        self._now: Final = clocks.get("now", local_now)
        self.today: Final = clocks.get("today", lambda: self._now().date())
        self.sheet: Final = sheet
        """What is judged, without anybody's judgement of it (`model.ballot.blank`)."""
        self.path: Final = path
        self.decision_file = path
        self.slug: Final = slug
        self.value = paper
        self.resumed = False
        """Whether a ballot was there already."""
        self.opened_on: date | None = None
        """The day on which the lead opened the ballots; None while they are shut."""
        self.counted_mark = ""
        """What this ballot said when it was counted (`store.ballots.mark_of`); empty: it was not."""
        self.news: tuple[str, ...] = ()
        """What came or went since the ballot was last saved, one sentence each."""
        self.problem: StoreError | None = None
        self.saved_at: datetime | None = None
        self._saved: BallotPaper | None = paper
        self._seen = ABSENT
        self._margin: Trivia = EMPTY
        self._lease: lease.Lease | None = None
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._open_step = False
        self._saving = False
        self._scheduler: Final = SaveScheduler(clocks.get("clock", time.monotonic))
        self._lock: Final = RLock()
        self._subscribers: Final[list[Callable[[], object]]] = []

    @classmethod
    def open(cls, decision_file: str | Path, voter: str, **clocks: Unpack[Clocks]) -> Self:
        """The ballot of `voter` (a name or a key) on a decision, begun or new. Raises StoreError.

        Nothing is written until something is answered.
        """
        file = Path(decision_file).absolute()
        decision = load(decision_file)
        slug, name = voter_key(file, decision, voter)
        return cls._opened(file, decision, slug, name, clocks)

    @classmethod
    def open_another(cls, decision_file: str | Path, name: str, **clocks: Unpack[Clocks]) -> Self:
        """A new ballot for a second person of one name. Raises StoreError."""
        file = Path(decision_file).absolute()
        decision = load(decision_file)
        return cls._opened(file, decision, another_key(file, decision, name), name, clocks)

    @classmethod
    def _opened(cls, file: Path, decision: Decision, slug: str, name: str, clocks: Clocks) -> Self:
        known = ballots_beside(file, decision).of(slug)
        path = known.path if known is not None else ballot_path(file, slug)
        made = BallotPaper(voter=name, scale=decision.scale)
        read = read_ballot(path) if is_there(path) else None
        old = read.paper if read is not None else made
        session = cls(blank(decision), path, slug, brought_up_to(old, decision), **clocks)
        session.decision_file = file
        session._lease = _held(path, session._now())
        if read is not None:
            session.resumed = True
            session._seen, session._margin = read.fingerprint, read.trivia
            session.news = tuple(_news(old, session.value))
        session._saved = session.value
        session.opened_on = decision.ballots.opened_on
        own = decision.ballots.voters.get(slug)
        if own is not None and own.counted_on is not None:
            session.counted_mark = own.mark
        return session

    @property
    def shown(self) -> Decision:
        """The sheet with this voter's own points and scores on it."""
        return filled(self.sheet, self.value)

    @property
    def counts(self) -> bool:
        """Whether it was opened with the others, and says what it said then."""
        return bool(self.counted_mark) and self.value.is_in and mark_of(self.value) == self.counted_mark

    @property
    def state(self) -> BallotSaveState:
        """How the ballot stands to its file."""
        if self._saving:
            return "saving"
        if self.value is self._saved:
            return "saved"
        return "failed" if self.problem is not None else "unsaved"

    def subscribe(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call `callback` after every change of value or state; the result ends that."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback) if callback in self._subscribers else None

    def do(self, label: str, change: Change, merge: str | None = None) -> bool:
        """Change the paper; whether anything changed. Raises ValueError for what does not fit."""
        with self._lock:
            new = change(self.value)
            if new == self.value:
                return False
            for problem in ballot_problems(new):
                raise ValueError(f"{problem.what}; {problem.todo}")
            if new.begun_on is None:
                new = new.model_copy(update={"begun_on": self.today()})
            joins = bool(self._open_step and merge and self._done and self._done[-1].merge == merge)
            if not joins:
                self._done.append(_Step(label, merge, self.value))
            self._undone.clear()
            self._open_step = True
            self._become(new)
        self._tell()
        return True

    def end_step(self) -> None:
        """A visit is over: what follows is an undo step of its own."""
        self._open_step = False

    def undo(self) -> str | None:
        """Take the last step back; its label, or None."""
        return self._travel(self._done, self._undone)

    def redo(self) -> str | None:
        """Do the last undone step again; its label, or None."""
        return self._travel(self._undone, self._done)

    def cast(self) -> None:
        """Say that it is done; a ballot that was taken back is in again."""
        today = self.today()
        self.end_step()
        self.do("Cast", lambda paper: paper.model_copy(update={"cast_on": today, "withdrawn_on": None}))

    def withdraw(self) -> None:
        """Take it back; what was answered stays in the file, and it can be cast again."""
        today = self.today()
        self.end_step()
        self.do("Taken back", lambda paper: paper.model_copy(update={"withdrawn_on": today}))

    def due_in(self) -> float | None:
        """Seconds until a save is due; None where none is."""
        return None if self.value is self._saved or self._saving else self._scheduler.due_in(None)

    def save(self) -> None:
        """Write what is unsaved; may run in a thread. What goes wrong is in `problem` and `state`."""
        with self._lock:
            if self._saving or self.value is self._saved:
                return
            self._saving, paper = True, self.value
            self._scheduler.begun()
        try:
            self._seen = save_ballot(paper, self.path, self._seen, self._margin)
            with self._lock:
                self._saved, self.problem, self.saved_at = paper, None, self._now()
                if self.value is paper:
                    self._scheduler.rest()
        except StoreError as error:
            with self._lock:
                self.problem = error
                self._scheduler.failed()
        finally:
            self._saving = False
        self._tell()

    def close(self) -> None:
        """Save at once and let the file go."""
        self.save()
        if self._lease is not None:
            self._lease.free()
            self._lease = None

    def _travel(self, source: list[_Step], target: list[_Step]) -> str | None:
        with self._lock:
            self._open_step = False
            if not source:
                return None
            step = source.pop()
            target.append(_Step(step.label, step.merge, self.value))
            self._become(step.before)
        self._tell()
        return step.label

    def _become(self, paper: BallotPaper) -> None:
        self.value = paper
        self._scheduler.touched()

    def _tell(self) -> None:
        for callback in tuple(self._subscribers):
            callback()


def _held(path: Path, now: datetime) -> lease.Lease:
    """The right to write the ballot. Raises HeldElsewhere where it is open in another place."""
    try:
        return lease.take(path, now)
    except HeldElsewhere as error:
        todo = "close it there first"
        raise HeldElsewhere(
            f"this ballot is open already ({error.what})", file=path.name, todo=todo
        ) from None


def _news(old: BallotPaper, new: BallotPaper) -> list[str]:
    """What came onto the paper and what went since it was last saved."""
    found = []
    if old.candidates:
        came = [name for slug, name in new.candidates.items() if slug not in old.candidates]
        came += [name for slug, name in new.criteria.items() if slug not in old.criteria]
        if came:
            found.append(f"New since you were here: {', '.join(came)}.")
    if old.scored and old.scale != new.scale:
        found.append("The scale is another one now, so your scores were taken away; the rest is as it was.")
    return found
