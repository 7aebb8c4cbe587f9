"""One person's ballot being filled in. It never holds what the decision itself, or anybody else, says."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, Self, Unpack

from roadworthy.model import Decision, KeyPath
from roadworthy.model.ballot import BallotPaper, ballot_problems, blank, brought_up_to, filled
from roadworthy.model.frozen import frozen
from roadworthy.session.ballot_storage import BallotStorage
from roadworthy.session.clock import Clocks, local_now
from roadworthy.session.history import NamedChange, Snapshot
from roadworthy.session.working_copy import WorkingCopy
from roadworthy.store import load
from roadworthy.store.ballots import another_key, ballot_path, ballots_beside, mark_of, voter_key
from roadworthy.store.places import absolute
from roadworthy.store.trivia import EMPTY


@frozen
class PaperEdit:
    """A `Change` of a ballot."""

    label: str
    apply: Callable[[BallotPaper], BallotPaper]
    merge: str | None = None
    path: KeyPath = ()


class BallotSession(WorkingCopy[BallotPaper]):
    """A ballot being filled in."""

    def __init__(
        self,
        sheet: Decision,
        storage: BallotStorage,
        slug: str,
        snapshot: Snapshot[BallotPaper],
        **clocks: Unpack[Clocks],
    ) -> None:
        super().__init__(snapshot, storage, **clocks)
        self.sheet: Final = sheet
        """What is judged, without anybody's judgement of it (`model.ballot.blank`)."""
        self.path: Final = storage.path
        self.decision_file = storage.path
        self.slug: Final = slug
        self.resumed = False
        """Whether a ballot was there already."""
        self.opened_on: date | None = None
        """The day on which the lead opened the ballots; None while they are shut."""
        self.counted_mark = ""
        """What this ballot said when it was counted (`store.ballots.mark_of`); empty: it was not."""
        self.news: tuple[str, ...] = ()
        """What came or went since the ballot was last saved, one sentence each."""

    @classmethod
    def open(cls, decision_file: str | Path, voter: str, **clocks: Unpack[Clocks]) -> Self:
        """The ballot of `voter` (a name or a key) on a decision, begun or new. Raises StoreError.

        Nothing is written until something is answered.
        """
        file = absolute(decision_file)
        decision = load(decision_file)
        slug, name = voter_key(file, decision, voter)
        return cls._opened(file, decision, slug, name, clocks)

    @classmethod
    def open_another(cls, decision_file: str | Path, name: str, **clocks: Unpack[Clocks]) -> Self:
        """A new ballot for a second person of one name. Raises StoreError."""
        file = absolute(decision_file)
        decision = load(decision_file)
        return cls._opened(file, decision, another_key(file, decision, name), name, clocks)

    @classmethod
    def _opened(cls, file: Path, decision: Decision, slug: str, name: str, clocks: Clocks) -> Self:
        known = ballots_beside(file, decision).of(slug)
        path = known.path if known is not None else ballot_path(file, slug)
        storage, read = BallotStorage.open(path, clocks.get("now", local_now)())
        old = read.paper if read is not None else BallotPaper(voter=name, scale=decision.scale)
        paper = brought_up_to(old, decision)
        trivia = read.trivia if read is not None else EMPTY
        session = cls(blank(decision), storage, slug, Snapshot(paper, trivia), **clocks)
        session.decision_file = file
        if read is not None:
            session.resumed = True
            session.news = tuple(_news(old, paper))
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
    def judges(self) -> bool:
        """Whether there is anything on it that could count: points, scores or enthusiasm."""
        return bool(self.value.weights or self.value.scored or self.value.enthusiasm)

    def do(self, label: str, change: Callable[[BallotPaper], BallotPaper], merge: str | None = None) -> bool:
        """Change the paper; whether anything changed. Raises ValueError for what does not fit."""
        return self._change(PaperEdit(label, change, merge))

    def _fitting(self, change: NamedChange[BallotPaper], new: BallotPaper) -> BallotPaper:
        del change
        for problem in ballot_problems(new):
            raise ValueError(f"{problem.what}; {problem.todo}")
        return new if new.begun_on is not None else new.model_copy(update={"begun_on": self.today()})

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
