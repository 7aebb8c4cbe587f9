"""What the summary says about ballots: how many were asked and counted, how far they agree, who is split."""

from collections.abc import Iterator
from typing import Any

from roadworthy.knowledge.ballots import agreement_words
from roadworthy.method.ballots import MoodSplit
from roadworthy.model import Decision
from roadworthy.report.document import Block, Bullet, Items
from roadworthy.report.phrases import label, listed, phrase, share
from roadworthy.report.summary import Summary


def about_ballots(summary: Summary) -> Iterator[Block]:
    """That several people judged, how many of those asked, how far they agree, and where they are split."""
    decision = summary.decision
    if not decision.ballots.voters:
        return
    items = [Bullet(" ".join(_course(decision)))]
    if agreed := _agreement(decision):
        items.append(Bullet(agreed))
    items += [
        Bullet(_mood(decision, split), "!" if split.hides_split else "") for split in _counted(decision)
    ]
    yield Items(tuple(items))


def _course(decision: Decision) -> Iterator[str]:
    """Who was asked, when it was opened, what was taken over."""
    ballots = decision.ballots
    asked = sum(row.invited_on is not None and row.withdrawn_on is None for row in ballots.voters.values())
    counted = sum(row.counted_on is not None for row in ballots.voters.values())
    if ballots.opened_on is None:
        yield phrase("ballots", "shut", asked=_people(asked))
        return
    facts = {"asked": _people(asked), "counted": str(counted), "on": ballots.opened_on.isoformat()}
    yield phrase("ballots", "counted" if counted else "opened", **facts)
    if ballots.taken_over is not None:
        yield label("ballots_taken", ballots.taken_over)


def _people(count: int) -> str:
    return phrase("ballots", "person" if count == 1 else "people", count=str(count))


def _agreement(decision: Decision) -> str:
    """How far the ballots agreed when they were counted, in words first."""
    said = [
        phrase("ballots", key, words=agreement_words(w), w=f"{w:.2f}")
        for key, w in (
            ("on_order", decision.ballots.agreement),
            ("on_weights", decision.ballots.weights_agreement),
        )
        if w is not None
    ]
    words = "; ".join(said)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _counted(decision: Decision) -> list[MoodSplit]:
    """The counts of enthusiasm that came from the ballots; before they are taken over there are none."""
    if decision.ballots.taken_over in (None, "nothing"):
        return []
    counts = ((slug, row.enthusiasm) for slug, row in decision.candidates.items())
    splits = [MoodSplit(slug, it.excited or 0, it.tolerate or 0, it.dread or 0) for slug, it in counts]
    return [split for split in splits if split.people]


def _mood(decision: Decision, split: MoodSplit) -> str:
    shares = split.shares or (0.0, 0.0, 0.0)
    parts = [
        f"{share(part)} {label('ballots_mood', key)}"
        for key, part in zip(("excited", "tolerate", "dread"), shares, strict=True)
        if part
    ]
    key = "split" if split.hides_split else "mood"
    return phrase("ballots", key, name=decision.candidate_name(split.candidate), moods=listed(parts))


def ballots_data(summary: Summary) -> dict[str, Any]:
    """The same for scripts."""
    decision, ballots = summary.decision, summary.decision.ballots
    return {
        "voters": [
            {
                "id": slug, "name": row.name or slug, "asked_on": row.invited_on,
                "withdrawn_on": row.withdrawn_on, "counted_on": row.counted_on,
            }
            for slug, row in ballots.voters.items()
        ],
        "opened_on": ballots.opened_on,
        "agreement": ballots.agreement,
        "weights_agreement": ballots.weights_agreement,
        "taken_over": ballots.taken_over,
        "taken_on": ballots.taken_on,
        "taken_from": list(ballots.taken_from),
        "enthusiasm": [
            {
                "candidate": split.candidate, "excited": split.excited, "tolerate": split.tolerate,
                "dread": split.dread, "split": split.hides_split,
            }
            for split in _counted(decision)
        ],
    }  # fmt: skip
