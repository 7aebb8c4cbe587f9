"""Taking in what collectors found, as theirs until somebody confirms it; and confirming it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.edit_words import label_of
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.evidence import SignAnswer, SignMark
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.slug import slug_for

SignKey = tuple[str, str, str]
"""Candidate, criterion and sign."""


@frozen
class TakenIn:
    """What taking facts in would do."""

    edit: Edit
    new: int
    changed: int
    """Facts that say something else than before."""
    same: int


def take_in(
    decision: Decision, facts: Sequence[Evidence], signs: Mapping[SignKey, SignAnswer], label: str
) -> TakenIn:
    """Put facts and answers to signs into a decision as their collectors' own.

    A fact that nobody confirmed and no score rests on is brought up to date; otherwise one that says
    something else goes in beside it, so that the change stays to be seen.
    A person's answer to a sign is never touched.
    """
    new = changed = same = 0
    for fact in facts:
        before = latest(decision, fact.candidate, fact.signal, fact.found_by)
        if before is None:
            new += 1
        elif decision.evidence[before].raw == fact.raw:
            same += 1
        else:
            changed += 1

    def apply(now: Decision) -> Decision:
        for fact in facts:
            now = _with_fact(now, fact)
        for key, answer in signs.items():
            now = _with_sign(now, key, answer)
        return now

    return TakenIn(Edit(label, ("evidence",), apply), new, changed, same)


def confirm(path: KeyPath, on: date, label: str) -> Edit:
    """Take a collector's fact or answer for one's own; `path` leads to its row."""
    return Edit(label, path, lambda decision: put(decision, (*path, "confirmed_on"), on))


def answer_sign(key: SignKey, mark: SignMark | None, today: date) -> Edit:
    """Say whether a sign holds: a person's own answer, in place of a collector's that is there.

    It gets today's date where it has none, and the source that was typed last today for the same candidate,
    since one address often serves several signs; both can be changed. None takes the mark away alone.
    """
    candidate, criterion, sign = key
    at: KeyPath = ("signs", candidate, criterion, sign)
    path: KeyPath = (*at, "answer")
    question = question_at(path)
    words = question.label_of(mark) if question and mark else "–"
    label = label_of("sign", name=sign_name(criterion, sign), answer=words)

    def apply(now: Decision) -> Decision:
        before: SignAnswer = get(now, at) or SignAnswer.blank()
        if mark is None:
            return put(now, path, None)
        if before.found_by and before.confirmed_on is None:
            before = SignAnswer.blank()
        source = before.source or _last_source(now, candidate, today)
        after = before.model_copy(update={"answer": mark, "on": before.on or today, "source": source})
        return put(now, at, after)

    return Edit(label, path, apply)


def _last_source(decision: Decision, candidate: str, today: date) -> str:
    rows = [row for signs in decision.signs.get(candidate, {}).values() for row in signs.values()]
    mine = [row.source for row in rows if row.source and row.on == today and not row.found_by]
    return mine[-1] if mine else ""


def sign_name(criterion: str, sign: str) -> str:
    """The display name of a sign, or its id where it is none of those that ship."""
    guide = by_id().get(criterion)
    return next((one.name for one in guide.signs if one.id == sign), sign) if guide else sign


def latest(decision: Decision, candidate: str, signal: str, found_by: str) -> str | None:
    """The key of the newest fact of a collector about a signal; None where there is none."""
    rows = [
        (row.on or date.min, place, key)
        for place, (key, row) in enumerate(decision.evidence.items())
        if (row.candidate, row.signal, row.found_by) == (candidate, signal, found_by)
    ]
    return max(rows)[2] if rows else None


_OURS: Final = "fact"


def _with_fact(decision: Decision, fact: Evidence) -> Decision:
    key = latest(decision, fact.candidate, fact.signal, fact.found_by)
    if key is not None:
        before = decision.evidence[key]
        held = before.confirmed_on is not None or key in _cited(decision)
        if before.raw == fact.raw and held:
            return decision
        if not held:
            return put(decision, ("evidence", key), fact)
    slug = slug_for(f"{fact.candidate}-{fact.signal}", decision.evidence, _OURS)
    return put(decision, ("evidence", slug), fact)


def _cited(decision: Decision) -> set[str]:
    rows: Iterable[Mapping[str, object]] = decision.scores.values()
    return {source for row in rows for cell in row.values() for source in getattr(cell, "sources", ())}


def _with_sign(decision: Decision, key: SignKey, answer: SignAnswer) -> Decision:
    candidate, criterion, sign = key
    before = decision.signs.get(candidate, {}).get(criterion, {}).get(sign)
    if before is not None and before.answer is not None and (not before.found_by or before.confirmed_on):
        return decision
    return put(decision, ("signs", candidate, criterion, sign), answer)
