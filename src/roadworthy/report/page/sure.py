"""**How sure**: who leads, what that rests on, what would turn it, and what nobody knows."""

from collections.abc import Iterator, Mapping
from typing import Final

from roadworthy.method.leader_robustness import LeaderRobustness, leader_robustness
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.ranking import TOLERANCE
from roadworthy.model.frozen import frozen
from roadworthy.report.document import Paragraph
from roadworthy.report.page.grounds import every, scored
from roadworthy.report.page.parts import Longer, PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import colon, counted, say, whole
from roadworthy.report.phrases import listed
from roadworthy.report.robust_verdict import sure_verdict
from roadworthy.report.robustness_words import (
    Names,
    lookup_lines,
    moved_words,
    one_could_turn,
    points_of,
    resting_words,
    score_text,
)
from roadworthy.report.verdict import can_be_sure, verdict

_UNKNOWN_SHOWN: Final = 3
_OFTEN: Final = 0.01
"""A smaller share of first places than this is not told."""


@frozen
class _Turn:
    """What would turn it."""

    key: str
    """Of the words."""
    facts: Mapping[str, str]
    donors: str = ""
    """The criteria that would give the weight; empty where that is no matter of weight."""
    unknown: tuple[str, str] | None = None
    """Candidate and criterion of the unknown score that it names."""

    def part(self) -> PagePart:
        """The sentence; where there is room, with the criteria that would give the weight."""
        if not self.donors:
            return PagePart(Paragraph(say("sure", self.key, **self.facts)), 0)
        facts = {**self.facts, "donors": self.donors}
        shorter, longer = (
            Paragraph(say("sure", self.key, moved=say("sure", moved, **facts), **facts))
            for moved in ("moved_to", "moved")
        )
        return PagePart(shorter, 0, longer=Longer(longer, 3, ""))


def about_sure(view: PageView) -> Iterator[PagePart]:
    """The section; nothing where there is nothing to rank."""
    if not view.values or view.situation in ("abandoned", "superseded", "done"):
        return
    lead, sensitivity = view.summary.view.lead, view.summary.sensitivity
    sure = leader_robustness(sensitivity) if can_be_sure(lead) else None
    told: tuple[str, str] | None = None
    yield from said(_verdict(view), 0)
    yield from _rests_on(view)
    if sure is not None and len(lead.leaders) == 1:
        yield from _share(view, sure)
        turn = _turn(view, sure)
        yield turn.part()
        told = turn.unknown
    yield from _unknown(view, told)
    yield from _find_out(view)
    if words := whole(view.decision.outcome.would_change):
        yield from said(colon(say("sure", "would_change"), words), 5, "answer")
    yield from _weights(view)


def _verdict(view: PageView) -> str:
    lead = view.summary.view.lead
    if len(lead.leaders) == 1 and can_be_sure(lead):
        words = sure_verdict(lead, view.decision, view.summary.sensitivity)[0]
    else:
        words = verdict(lead, view.decision)[0]
    words = words[:1].upper() + words[1:]
    leader = lead.leaders[0] if len(lead.leaders) == 1 else ""
    if leader not in view.values:
        return say("sure", "words", words=words)
    if lead.rival in view.values and lead.rival is not None:
        facts = {"first": view.values[leader], "top": view.top, "second": view.values[lead.rival]}
        return say("sure", "values", words=words, **facts)
    return say("sure", "values_alone", words=words, first=view.values[leader], top=view.top)


def _rests_on(view: PageView) -> Iterator[PagePart]:
    grounds, all_cells = view.grounds, every(view.grounds)
    if not scored(grounds):
        return
    if grounds.evidence == all_cells:
        yield from said(say("sure", "backed_all"), 2)
    elif grounds.reason == all_cells:
        yield from said(say("sure", "reason_all"), 1)
    elif grounds.bare == all_cells:
        yield from said(say("sure", "bare_all", all=str(all_cells)), 1)
    else:
        parts = [
            counted("sure", key, count)
            for key, count in (
                ("evidence", grounds.evidence), ("reason", grounds.reason),
                ("bare", grounds.bare), ("unknown", grounds.unknown),
            )
            if count
        ]  # fmt: skip
        shorter, longer = (
            Paragraph(say("sure", "backed", all=str(all_cells), parts=some))
            for some in (parts[0], listed(parts))
        )
        yield PagePart(shorter, 1, longer=Longer(longer, 2, "") if len(parts) > 1 else None)


def _share(view: PageView, sure: LeaderRobustness) -> Iterator[PagePart]:
    """How much of the lead nobody has backed, then how often it is first, and who else how often."""
    if view.grounds.bare < every(view.grounds) and (words := resting_words(sure)):
        yield from said(say("sure", "resting", part=words[:1].upper() + words[1:]), 1)
    if sure.surely:
        yield from said(say("sure", "always"), 0)
        return
    share = of_hundred_words(sure.first_share)
    if view.summary.sensitivity.scores == "stated":
        weightings = say("sure", f"weightings_{sure.distribution.kind}")
        yield from said(say("sure", "share", share=share, weightings=weightings), 0)
        return
    others = _others(view, sure)
    yield from said(
        say("sure", "share_grounded", share=share, others="".join(f", {one}" for one in others)), 0
    )


def _others(view: PageView, sure: LeaderRobustness) -> list[str]:
    """Who else is first often enough to count, the likeliest first."""
    found = view.summary.sensitivity.acceptability
    if found is None:
        return []
    shares = [(found.first_share(slug), slug) for slug in found.candidates if slug != sure.leader]
    often = sorted((one for one in shares if one[0] >= _OFTEN), key=lambda one: -one[0])[:_UNKNOWN_SHOWN]
    return [
        say("sure", "other", name=view.names.candidate(slug), share=of_hundred_words(share))
        for share, slug in often
    ]


def _turn(view: PageView, sure: LeaderRobustness) -> _Turn:
    """The least change of weights, and the least change of one score that what is known allows."""
    matrix, flips = view.summary.sensitivity.matrix, view.summary.sensitivity.cell_flips
    facts: dict[str, str] = {}
    donors = receiver = ""
    if sure.nearest is not None:
        names = Names(view.names.candidate, view.names.criterion)
        donors, receiver = moved_words(sure.nearest, matrix, names)
        facts = {"points": points_of(sure.nearest.moved), "receiver": receiver}
        donors = donors if receiver else ""
    flip = next((one for one in flips if abs(one.change) > TOLERANCE and one.within_grounded), None)
    if flip is None:
        # The score to find out first turns it, counted for what backs the scores: then none is called sure.
        one_could = one_could_turn(view.summary.sensitivity)
        if donors:
            return _Turn("turn_weights_alone" if one_could else "turn_weights", facts, donors)
        return _Turn("no_turn_weights" if one_could else "no_turn_at_all", facts)
    i, j = matrix.candidates.index(flip.candidate), matrix.criteria.index(flip.criterion)
    facts |= {
        "candidate": view.names.candidate(flip.candidate), "criterion": view.names.criterion(flip.criterion),
        "start": score_text(flip.start), "end": score_text(flip.end),
    }  # fmt: skip
    unknown = (flip.candidate, flip.criterion) if matrix.unknown[i][j] else None
    stem = "turn_unknown" if unknown else "turn_own" if flip.candidate == sure.leader else "turn"
    if donors:
        return _Turn(f"{stem}_both", facts, donors, unknown)
    if sure.nearest is None:
        return _Turn("no_turn_unknown" if unknown else "no_turn_score", facts, "", unknown)
    return _Turn(stem if unknown else f"{stem}_score", facts, "", unknown)


def _unknown(view: PageView, told: tuple[str, str] | None) -> Iterator[PagePart]:
    """The cells that nobody knows, but for the one that was told already where it is the only one."""
    matrix = view.summary.view.matrix
    holes = [
        (slug, criterion)
        for i, slug in enumerate(matrix.candidates)
        for j, criterion in enumerate(matrix.criteria)
        if matrix.unknown[i][j] and slug not in view.ruled_out
    ]
    if not holes or len(holes) == len(view.cells) or holes == [told]:
        return
    cells = [view.names.cell(slug, criterion) for slug, criterion in holes]
    more = len(cells) - _UNKNOWN_SHOWN
    shown = cells[:_UNKNOWN_SHOWN] + ([say("sure", "more_cells", count=str(more))] if more > 0 else [])
    counted_already = bool(scored(view.grounds))  # by what the scores rest on
    yield from said(say("sure", "nobody", cells=listed(shown)), 3 if counted_already else 2)


def _find_out(view: PageView) -> Iterator[PagePart]:
    """What to find out first and how it would become backed; or that it is time to stop looking."""
    found = view.summary.sensitivity
    if found.grounded is None or not found.lookups or view.summary.view.lead.rival is None:
        return
    names = Names(view.names.candidate, view.names.criterion)
    for line in lookup_lines(found, names, full=False):
        yield from said(line, 3 if view.undecided else 5)


def _weights(view: PageView) -> Iterator[PagePart]:
    weighting, then = view.decision.weighting, view.summary.first_leaders
    if weighting.changes:
        if then == view.summary.view.lead.leaders:
            yield from said(say("sure", "changed_same"), 1)
        elif then:
            yield from said(say("sure", "changed_other", leader=view.names.candidates(then[:2])), 1)
        else:
            yield from said(say("sure", "changed"), 1)
    elif weighting.locked_on is None:
        yield from said(say("sure", "not_locked"), 2 if view.undecided else 4)
    if weighting.scores_seen_first:
        yield from said(say("sure", "seen_first"), 3)
