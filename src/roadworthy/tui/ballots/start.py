"""Asking somebody for a ballot, and casting one from the walk."""

from collections.abc import Callable, Mapping

from textual.app import App
from textual.suggester import SuggestFromList

from roadworthy.model.slug import slug_for
from roadworthy.model.text import one_line
from roadworthy.session import Session
from roadworthy.store.ballots import Beside
from roadworthy.tui.program import program_of
from roadworthy.tui.screens.prompt import Field, PromptScreen


def invited(session: Session, beside: Beside) -> PromptScreen:
    """Asks for a name; the result is the voter's key, their name and what there is to say about it."""
    decision = session.value
    people = [person.name for person in decision.people.values() if person.name]

    def take(values: Mapping[str, str]) -> object:
        name = " ".join(one_line(values["name"]).split())
        if not name:
            raise ValueError("whom do you ask? A name or a role")
        voters = decision.ballots.voters
        taken = {*voters, *(found.slug for found in beside.ballots)}
        back = [
            slug
            for slug, voter in voters.items()
            if voter.name.casefold() == name.casefold() and voter.withdrawn_on is not None
        ]
        unasked = [
            found.slug
            for found in beside.ballots
            if found.slug not in voters and found.paper.voter.casefold() == name.casefold()
        ]
        if back or unasked:
            return (back or unasked)[0], name, "" if back else ", whose ballot is here already"
        slug = slug_for(name, taken, "voter")
        twin = any(voter.name.casefold() == name.casefold() for voter in voters.values())
        said = f": another of that name, so tell them --voter {slug}" if twin else ""
        return slug, name, said

    note = "Then tell them: roadworthy ballot FILE --voter NAME. Names are kept in the decision's file."
    field = Field(
        "name", "Name", example="Ana, Operations, …", suggester=SuggestFromList(people, case_sensitive=False)
    )
    return PromptScreen("Ask somebody for a ballot", (field,), take, does="ask", note=note)


def cast_own(app: "App[int]", session: Session, then: Callable[[], object], name: str = "") -> None:
    """Ask whose ballot it is, and open it over the walk."""
    from roadworthy.session.ballot import BallotSession
    from roadworthy.session.person import git_name
    from roadworthy.tui.ballots.paper_screen import BallotScreen

    path = session.path
    if path is None:
        return
    names = [voter.name or slug for slug, voter in session.value.ballots.voters.items()]

    def take(values: Mapping[str, str]) -> object:
        who = " ".join(one_line(values["name"]).split())
        if not who:
            raise ValueError("whose ballot? Your name, or your key where two have it")
        session.save()
        return BallotSession.open(path, who, today=session.today)

    def left(_: None) -> None:
        then()

    def opened(ballot: object) -> None:
        if isinstance(ballot, BallotSession):
            program_of(app).ballot = ballot
            app.push_screen(BallotScreen(ballot, in_walk=True), left)

    note = "Others should look away. Nothing of the decision's own weights and scores is shown."
    own = name or git_name(path.parent)
    field = Field(
        "name", "Voter", own, hint="your name", suggester=SuggestFromList(names, case_sensitive=False)
    )
    app.push_screen(PromptScreen("Whose ballot?", (field,), take, does="begin", note=note), opened)
