"""What a candidate shows sign by sign, what that suggests, and what keeping it current takes."""

from dataclasses import replace
from functools import cache

from roadworthy.edits.evidence import confirm, sign_name
from roadworthy.edits.scores import take_suggested
from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine, Sign
from roadworthy.interview.outlines.asking import bare_asks, the
from roadworthy.interview.outlines.upkeep import upkeep_items
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.edit_words import label_of
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.signs import SuggestedScore, SuggestionItem, answer_of, suggested
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.evidence import SignAnswer, SignMark
from roadworthy.model.text import one_line

_MARKS: tuple[SignMark, ...] = ("holds", "in-part", "does-not")


def candidate_signs(slug: str, of: Analysis, view: View) -> list[Item]:
    """One line a candidate, which opens to its signs and its upkeep; none in the short walk."""
    if view.short:
        return []
    decision = of.decision
    path: KeyPath = ("signs", slug)
    signed = [key for key in decision.criteria if SIGN_CATALOGUE.signs.get(key)]
    total = sum(len(SIGN_CATALOGUE.signs[key]) for key in signed)
    done = sum(answered_signs(decision, slug, key) for key in signed)
    title = say("signs", "title", name=decision.candidate_name(slug))
    note = say("signs", "answered", count=done, total=total) if total else ""
    items: list[Item] = [RecordLine(path, "signs", title, note, _sign(done, total), deletes=False)]
    if view.is_open(path):
        for key in signed:
            items += _criterion(slug, key, of, view)
        items += upkeep_items(slug, of, view)
    return items


def suggestion(decision: Decision, slug: str, criterion: str) -> SuggestedScore:
    """What the signs and signals of a cell come to."""
    signs = SIGN_CATALOGUE.signs.get(criterion, ())
    return suggested(decision, slug, criterion, signs, SIGN_CATALOGUE.roles)


def answered_signs(decision: Decision, slug: str, criterion: str) -> int:
    """How many signs of a criterion have an answer."""
    rows = (answer_of(decision, slug, criterion, sign) for sign in SIGN_CATALOGUE.signs[criterion])
    return sum(row.answer is not None for row in rows)


def _sign(done: int, total: int) -> Sign:
    return "done" if total and done == total else "open"


def _criterion(slug: str, criterion: str, of: Analysis, view: View) -> list[Item]:
    """The line of a criterion; open, its signs, then what they suggest."""
    decision = of.decision
    path: KeyPath = ("signs", slug, criterion)
    found = suggestion(decision, slug, criterion)
    given = decision.cell(slug, criterion).score
    total = len(SIGN_CATALOGUE.signs[criterion])
    done = answered_signs(decision, slug, criterion)
    parts = [say("signs", "of", count=done, total=total)]
    if found.interval is not None:
        parts.append(say("signs", "suggests", figure=span_words(found.interval)))
    if found.interval is not None and given is not None:
        parts.append(say("signs", "given", figure=span_words(given)))
    sign: Sign = "warning" if found.departs(given) else _sign(done, total)
    title = by_id()[criterion].short
    items: list[Item] = [
        RecordLine(path, "criterion-signs", title, ", ".join(parts), sign, deletes=False, depth=1)
    ]
    if view.is_open(path):
        for one in SIGN_CATALOGUE.signs[criterion]:
            items += one_sign((slug, criterion, one), of, view, 2)
        items += _suggestion(found, given, decision, 2)
    return items


def suggested_items(of: Analysis, slug: str, criterion: str) -> list[Item]:
    """The suggested score of a cell with its reason, and the line that takes it."""
    given = of.decision.cell(slug, criterion).score
    return _suggestion(suggestion(of.decision, slug, criterion), given, of.decision, 0)


@cache
def _question(criterion: str, sign: str) -> Question:
    """Whether a sign holds, in its own words: what is asked, and what the two ends look like."""
    plain, guide = the("signs", "sign-answer"), by_id()[criterion]
    own = next(one for one in guide.signs if one.id == sign)
    ends = {"holds": own.better, "does-not": own.worse}
    options = tuple(replace(it, meaning=ends.get(it.value, it.meaning)) for it in plain.options)
    return replace(plain, label=own.name, ask=own.ask, options=options)


def is_theirs(row: SignAnswer) -> bool:
    """Whether an answer is a collector's that nobody has confirmed."""
    return bool(row.answer and row.found_by) and row.confirmed_on is None


def one_sign(key: tuple[str, str, str], of: Analysis, view: View, depth: int) -> list[Item]:
    """A sign's question; answered, where it was seen, when, and whose answer it is."""
    slug, criterion, sign = key
    slugs = {"candidate": slug, "criterion": criterion, "sign": sign}
    items: list[Item] = [Ask(_question(criterion, sign), slugs, depth)]
    row = answer_of(of.decision, slug, criterion, sign)
    if row.answer is None:
        return items
    path: KeyPath = ("signs", slug, criterion, sign)
    if is_theirs(row):
        words = say("signs", "theirs", who=one_line(row.found_by))
        items.append(Prose((words,), "theirs", path=path, depth=depth + 1))
        label = label_of("confirmed", name=sign_name(criterion, sign))
        items.append(
            Action(
                "confirm", path, say("signs", "confirm"), depth=depth + 1,
                does=lambda now, today, _: confirm(path, today, label),
            )
        )  # fmt: skip
    more = [question for question in sheet("signs") if question.id != "sign-answer"]
    return items + bare_asks(more, of, view, depth + 1, **slugs)


def _suggestion(found: SuggestedScore, given: Interval | None, decision: Decision, depth: int) -> list[Item]:
    """The suggested score, what it is made of, and the line that takes it."""
    path: KeyPath = ("signs", found.candidate, found.criterion)
    total = len(found.items)
    if found.interval is None:
        words = say("signs", "too_little", known=found.known, total=total)
        return [Prose((words,), "suggested", path=path, depth=depth)]
    key = "suggested" if given is None else "suggested_given"
    facts = {"figure": span_words(found.interval), "known": found.known, "total": total}
    head = say("signs", key, given="" if given is None else span_words(given), **facts)
    departs = found.departs(given)
    if departs and not decision.cell(found.candidate, found.criterion).rationale.strip():
        head += " " + say("signs", "departs")
    sign: Sign = "warning" if departs else "note"
    items: list[Item] = [Prose((head, *made_of(found)), "suggested", sign, path, depth)]
    if given != found.interval:
        words = say("signs", "take", figure=span_words(found.interval))
        items.append(
            Action(
                "take-suggested", path, words, say("signs", "take_note"), depth=depth,
                does=lambda now, *_: take_suggested(now, found.candidate, found.criterion),
            )
        )  # fmt: skip
    return items


def made_of(found: SuggestedScore) -> tuple[str, ...]:
    """What a suggestion rests on, in a line a kind: answers, signals with their bands, what is unknown."""
    lines = []
    for mark in _MARKS:
        names = [_name(found, item) for item in found.items if not item.bands and item.answer == mark]
        if names:
            lines.append(say("signs", mark, names=", ".join(names)))
    banded = [item for item in found.items if item.bands]
    if banded:
        words = [
            say("signs", "band", name=SIGN_CATALOGUE.roles[signal].name, band=band)
            for item in banded
            for signal, band in item.bands
        ]
        lines.append(say("signs", "bands", names=", ".join(dict.fromkeys(words))))
    unknown = [_name(found, item) for item in found.items if item.worth is None]
    if unknown:
        lines.append(say("signs", "unknown", names=", ".join(unknown)))
    return tuple(lines)


def _name(found: SuggestedScore, item: SuggestionItem) -> str:
    return sign_name(found.criterion, item.id)


def span_words(interval: Interval) -> str:
    """A score or a range of them as it is read."""
    return str(interval).replace("-", "–")
