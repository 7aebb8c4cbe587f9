"""What the lead reads about the ballots, as rows: who is in, and once they are open what they say."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from textual.content import Content

from roadworthy.method.ballots import tally
from roadworthy.model import Decision
from roadworthy.session.balloting import Gap, Voter, counted, gaps, late, missing
from roadworthy.store.ballots import Beside
from roadworthy.tui.ballots.said import (
    WARN,
    agreement_rows,
    apart_rows,
    headed,
    mood_rows,
    note_rows,
    standing_rows,
    told,
    weight_rows,
)
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.rows import ListRow, gap
from roadworthy.tui.text_layout import Fragment, fit, head, in_lines, row, wrap

_BETWEEN: Final = 5
"""Cells of the sign of a voter, and of the blanks on both sides of how far they are."""


def ballot_rows(
    decision: Decision, voters: Sequence[Voter], beside: Beside, *, every: bool = False
) -> list[ListRow]:
    """All rows of the screen; with `every`, all cells that lie apart and not the farthest alone.

    Before the opening they hold nothing of what anybody said.
    """
    rows = [*_who(decision, voters), *_notes(beside)]
    papers = counted(voters)
    if decision.ballots.opened_on is None:
        words = (
            "All are in. o opens them."
            if voters and not missing(voters) and any(voter.standing == "in" for voter in voters)
            else "What they say stays shut until all are in, or you open them (o)."
        )
        return [*rows, gap(), told(words, "$dim")] if voters else [*rows, gap(), told(_NOBODY, "$dim")]
    if not papers:
        return [*rows, gap(), told("None of them counts yet, so there is nothing to read.", "$dim")]
    found = tally(decision, papers)
    names = {voter.slug: voter.called for voter in voters}
    return [
        *rows,
        *_gaps(gaps(decision, voters)),
        *agreement_rows(decision, found, len(papers)),
        *apart_rows(decision, found, papers, names, every),
        *weight_rows(decision, found, names),
        *mood_rows(decision, found),
        *standing_rows(decision, papers),
        *note_rows(papers, names),
    ]


_NOBODY: Final = (
    "Nobody is asked yet. i asks somebody; they fill in “roadworthy ballot FILE --voter NAME”, or cast it on "
    "this machine (c)."
)


def _who(decision: Decision, voters: Sequence[Voter]) -> Iterator[ListRow]:
    asked = [voter for voter in voters if voter.asked]
    inside = sum(voter.standing in ("in", "counted", "late", "changed") for voter in asked)
    note = f"{inside} of {len(asked)} in" if asked else ""
    opened = decision.ballots.opened_on
    if opened is not None:
        note += f"{', ' if note else ''}opened {opened.isoformat()}"
    yield ListRow("", lambda width, _: [head("Who is asked", width, note)])
    for voter in voters:
        yield ListRow(f"voter {voter.slug}", partial(_voter, voter))
    taken = decision.ballots.taken_over
    if taken is not None:
        when = f" on {decision.ballots.taken_on}" if decision.ballots.taken_on else ""
        words = "nothing" if taken == "nothing" else {"both": "weights and scores"}.get(taken, taken)
        yield gap()
        yield told(f"Taken over{when}: {words}.", "$ink", (f"{glyph('holds')} ", "$accent"))
    if waiting := late(voters):
        names = ", ".join(voter.called for voter in waiting)
        yield gap()
        yield told(f"After the opening, so not counted: {names}. l lets that in.", "$ink", WARN)


def _voter(voter: Voter, width: int, here: bool) -> list[Content]:
    paper = voter.found.paper if voter.found is not None else None
    asked = voter.invitation.invited_on if voter.invitation is not None else None
    since = f"asked {asked}" if asked else "came unasked"
    signs = {"in": "done", "counted": "done", "begun": "begun", "late": "look", "changed": "look"}
    sign = glyph(signs.get(voter.standing, "open"))
    words = {
        "withdrawn": f"invitation taken back {voter.invitation.withdrawn_on if voter.invitation else ''}",
        "taken-back": f"taken back by the voter {paper.withdrawn_on if paper else ''}",
        "missing": "nothing here yet",
        "begun": "begun, not handed in",
        "in": f"handed in {paper.cast_on if paper else ''}",
        "counted": f"handed in {paper.cast_on if paper else ''}, counted",
        "late": f"handed in {paper.cast_on if paper else ''}, after the opening",
        "changed": "changed after the opening",
    }[voter.standing]
    look = voter.standing in ("late", "changed")
    shown = (f"{sign} ", "bold $warn" if look else "$accent" if voter.standing == "begun" else "$dim")
    room = max(14, width // 3)
    names = in_lines(voter.called, room, 3)
    states = wrap(words, max(1, width - room - len(since) - _BETWEEN))
    lines = []
    for at in range(max(len(names), len(states))):
        name, said = ("" if at >= len(part) else part[at] for part in (names, states))
        called = fit(Content.styled(name, "bold $bright" if here else "$ink"), room)
        end: list[Fragment] = [] if at else [(since, "$dim")]
        lines.append(row(["  " if at else shown, called, " ", (said, "$ink")], end, width))
    return lines


def _notes(beside: Beside) -> Iterator[ListRow]:
    if beside.notes:
        yield gap()
    for words in beside.notes:
        yield told(words, "$ink", WARN)


def _gaps(found: Sequence[Gap]) -> Iterator[ListRow]:
    if found:
        yield from headed("What has moved since")
    for one in found:
        parts = []
        if one.came:
            parts.append(f"{', '.join(one.came)} came after this ballot, which abstains there")
        if one.gone:
            parts.append(f"{', '.join(one.gone)} went since, and is left out")
        if one.rescaled:
            parts.append("the scale is another one now, so its scores are left out")
        yield told(f"{one.voter}: {'; '.join(parts)}.", "$ink", WARN)
