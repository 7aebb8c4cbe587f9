"""Ballots within a plain interview: one person's own, and the lead's side of all of them."""

from collections.abc import Callable, Mapping
from typing import Any, Final, cast

from roadworthy.edits.ballots import CellsAs, Taken, count_late, invite, open_ballots, take_over, withdraw
from roadworthy.edits.edit import Edit
from roadworthy.errors import StoreError
from roadworthy.interview.answers import numbered
from roadworthy.interview.ballots import invited
from roadworthy.knowledge.interview_words import say
from roadworthy.method.ballots import MeanCell, tally
from roadworthy.model import PathError
from roadworthy.plain.asides import question_of
from roadworthy.plain.own_ballot import OwnBallot
from roadworthy.plain.way import Way
from roadworthy.session.ballot import BallotSession
from roadworthy.session.balloting import Voter, counted, late, papers_of, voters_of
from roadworthy.session.person import git_name
from roadworthy.store.ballots import Beside, ballots_beside

_TAKEN: Final = ("weights", "scores", "both", "enthusiasm", "nothing")


class Ballots:
    """Ballots within a plain interview."""

    def __init__(self, interview: Way) -> None:
        self._interview: Final = interview
        self._session: Final = interview.session
        self._console: Final = interview.console

    # One person's own

    def cast_or_ask(self, who: str) -> None:
        """The ballot of somebody who is named, or else of whoever sits here."""
        if who:
            self.cast(who)
        else:
            self._cast_own()

    def _cast_own(self) -> None:
        """Ask whose ballot it is: the name that git knows is offered."""
        path = self._session.path
        name = git_name(path.parent) if path is not None else ""
        who = self._interview.asides.ask(question_of("vote_whose", proposed=name))
        if who is None:
            return
        if found := " ".join(who.split()):
            self.cast(found)
        else:
            self._interview.refuse(say("plain", "no_voter"))

    def cast(self, who: str) -> None:
        """One person's ballot: points, scores, enthusiasm, a word; handed in or kept."""
        path = self._session.path
        if path is None:
            self._interview.refuse(say("plain", "save_sample"))
            return
        self._session.save()
        try:
            ballot = BallotSession.open(path, who, today=self._session.today)
        except StoreError as error:
            self._interview.refuse(str(error))
            return
        own = OwnBallot(ballot, self._console)
        try:
            own.ask()
        finally:
            own.ballot.close()

    # The lead's side

    def lead(self) -> None:
        """Who was asked and who is in, until enter goes back."""
        while True:
            voters = self._voters()
            self._tell(voters)
            words = self._interview.asides.ask(question_of("ballots_what"))
            if not words:
                return
            word, _, rest = words.partition(" ")
            self._lead_command(word, rest.strip(), voters)

    def _lead_command(self, word: str, rest: str, voters: tuple[Voter, ...]) -> None:
        acts: Mapping[str, Callable[[], Edit | None]] = {
            "invite": lambda: self._invite(rest),
            "withdraw": lambda: self._withdraw(rest, voters),
            "open": lambda: self._open(voters),
            "late": lambda: self._late(voters),
            "take": lambda: self._take(rest, voters, "means"),
            "ranges": lambda: self._take(rest, voters, "ranges"),
        }
        if word not in acts:
            self._interview.refuse(say("plain", "ballots_how"))
            return
        try:
            edit = acts[word]()
        except PathError as error:
            self._interview.refuse(error.why)
            return
        if edit is not None:
            self._interview.done(edit)

    @property
    def _today(self) -> Any:
        return self._session.today()

    def _beside(self) -> Beside:
        path = self._session.path
        return ballots_beside(path, self._session.value) if path is not None else Beside()

    def _voters(self) -> tuple[Voter, ...]:
        return voters_of(self._session.value, self._beside())

    def _tell(self, voters: tuple[Voter, ...]) -> None:
        inside = sum(voter.standing in ("in", "counted") for voter in voters)
        asked = sum(voter.asked for voter in voters)
        self._console.say(say("plain", "ballots_asked", inside=inside, asked=asked))
        if not voters:
            self._console.say(say("plain", "ballots_none"))
        for number, voter in enumerate(voters, 1):
            state = say("ballots", voter.standing)
            self._console.say(say("plain", "voter", number=number, name=voter.called, state=state))
        papers = counted(voters)
        if papers:
            found = tally(self._session.value, papers)
            if found.order is not None and found.order.w is not None:
                self._console.say(say("plain", "agreement", w=f"{found.order.w:.2f}"))
            for cell in found.apart:
                self._console.say(self._apart(cell))

    def _apart(self, cell: MeanCell) -> str:
        decision = self._session.value
        names = {
            "candidate": decision.candidate_name(cell.candidate),
            "criterion": decision.criterion_name(cell.criterion),
        }
        return say("plain", "apart", **names, low=f"{cell.hull.low:g}", high=f"{cell.hull.high:g}")

    def _invite(self, who: str) -> Edit | None:
        found = invited(self._session.value, self._beside(), who)
        if found is None:
            self._interview.refuse(say("plain", "no_voter"))
            return None
        if found.note:
            self._console.say(f"{found.name}{found.note}")
        return invite(found.slug, found.name, self._today)

    def _withdraw(self, who: str, voters: tuple[Voter, ...]) -> Edit | None:
        said = who.casefold()
        place = numbered(who, len(voters))
        found = [it for it in voters if said in (it.slug, it.name.casefold(), it.called.casefold())]
        if place is not None:
            found = [voters[place]]
        if not found:
            self._interview.refuse(say("plain", "no_such_voter", word=who))
            return None
        return withdraw(found[0].slug, found[0].name, self._today)

    def _open(self, voters: tuple[Voter, ...]) -> Edit | None:
        inside = [voter for voter in voters if voter.standing == "in"]
        if not inside:
            self._interview.refuse(say("plain", "nothing_in"))
            return None
        return open_ballots(papers_of(inside), self._today)

    def _take(self, what: str, voters: tuple[Voter, ...], cells: CellsAs) -> Edit | None:
        papers = counted(voters)
        if not papers or what not in _TAKEN:
            self._interview.refuse(say("plain", "nothing_open" if not papers else "take_how"))
            return None
        return take_over(papers, cast("Taken", what), self._today, cells)

    def _late(self, voters: tuple[Voter, ...]) -> Edit | None:
        came = late(voters)
        if not came:
            self._interview.refuse(say("plain", "nothing_in"))
            return None
        names = ", ".join(voter.called for voter in came)
        return count_late(papers_of(came), names, self._today, counted(voters))
