"""Who is asked for a ballot, in every face the same: which key a name gets, and what to say of it."""

from roadworthy.knowledge.interview_words import say
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.slug import slug_for
from roadworthy.model.text import one_line
from roadworthy.store.ballots import Beside


@frozen
class Invited:
    """Somebody who is to be asked."""

    slug: str
    name: str
    note: str = ""
    """What is worth saying: that their ballot is there already, or that another has the same name."""


def invited(decision: Decision, beside: Beside, who: str) -> Invited | None:
    """The voter that a name means; None for no name.

    Who was asked before and is asked again keeps the key; so does who voted unasked.
    """
    name = " ".join(one_line(who).split())
    if not name:
        return None
    voters = decision.ballots.voters
    said = name.casefold()
    back = [slug for slug, it in voters.items() if it.name.casefold() == said and it.withdrawn_on is not None]
    unasked = [
        found.slug
        for found in beside.ballots
        if found.slug not in voters and found.paper.voter.casefold() == said
    ]
    if back or unasked:
        return Invited((back or unasked)[0], name, "" if back else say("ballots", "there"))
    slug = slug_for(name, {*voters, *(found.slug for found in beside.ballots)}, "voter")
    twin = any(voter.name.casefold() == said for voter in voters.values())
    return Invited(slug, name, say("ballots", "twin", slug=slug) if twin else "")
