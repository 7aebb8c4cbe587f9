"""What the full summary says about signs, upgrades ahead and upkeep."""

from collections.abc import Iterator
from typing import Final

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.interval import span_figures
from roadworthy.report.answers import given
from roadworthy.report.document import Block, Bullet, Facts, Items, Paragraph
from roadworthy.report.forecast_text import headline, next_words
from roadworthy.report.forecasts import CandidateForecast, forecasts
from roadworthy.report.summary import Summary
from roadworthy.report.wording import Wording, counted

_SAY: Final = Wording("forecast.toml")
SIGN_MARKS: Final = {"holds": "✓", "does-not": "!", "in-part": "?", "unknown": "·"}
"""The mark of each answer to a sign."""


def about_signs(summary: Summary) -> Iterator[Block]:
    """Each candidate's signs that somebody, or a collector, has answered."""
    decision = summary.decision
    for candidate, criteria in decision.signs.items():
        items = [
            _sign(criterion, sign, answer)
            for criterion, signs in criteria.items()
            for sign, answer in signs.items()
            if answer != SignAnswer.blank()
        ]
        if items:
            yield Paragraph(decision.candidate_name(candidate), "bright")
            yield Items(tuple(items))


def _sign(criterion: str, sign: str, answer: SignAnswer) -> Bullet:
    guide = by_id().get(criterion)
    name = next((one.name for one in guide.signs if one.id == sign), sign) if guide else sign
    question = question_at(("signs", "c", criterion, sign, "answer"))
    said = question.label_of(answer.answer) if question and answer.answer else "?"
    where = ", ".join(filter(None, (answer.source, answer.on.isoformat() if answer.on else "")))
    theirs = answer.found_by if answer.found_by and answer.confirmed_on is None else ""
    by = _SAY("upkeep", "unconfirmed", by=theirs) if theirs else ""
    notes = "; ".join(filter(None, (answer.note, where, by)))
    return Bullet(f"{name}: {said.lower()}", SIGN_MARKS.get(answer.answer or "", "·"), notes)


def about_upkeep(summary: Summary) -> Iterator[Block]:
    """The upgrades ahead and what they take, where somebody has said how upgrades are made."""
    decision = summary.decision
    if rows := upkeep_rows(summary):
        yield Items(tuple(_ahead(decision, one) for one in forecasts(summary)))
        yield Facts(rows)


def upkeep_rows(summary: Summary) -> tuple[tuple[str, str], ...]:
    """What was answered about how upgrades are made and what they take: whose and what, and the answer."""
    decision = summary.decision
    return tuple(
        (f"{_of(decision, answer.path)}{answer.question.label}", answer.words)
        for answer in given(decision, "upkeep")
    )


def _of(decision: Decision, path: tuple[str, ...]) -> str:
    if path[0] != "upkeep":
        return ""
    line = f" {path[3]}" if len(path) > 4 else ""
    return f"{decision.candidate_name(path[1])}{line}: "


def _ahead(decision: Decision, one: CandidateForecast) -> Bullet:
    name = decision.candidate_name(one.candidate)
    if one.seen is None:
        return Bullet(f"{name}: {_SAY('upkeep', 'no-table')}", "?")
    notes = [next_words(one.seen), *weeks_words(one)]
    return Bullet(f"{name}: {headline(one.seen)}", "", " ".join(filter(None, notes)))


def weeks_words(one: CandidateForecast) -> Iterator[str]:
    """What the upgrades and the upkeep take, in sentences; nothing where nobody has said."""
    found = one.effort
    total = found.total
    for key, interval in (("upgrades", found.upgrades), ("upkeep", found.upkeep)):
        if interval is not None:
            yield _SAY("upkeep", key, weeks=span_figures(interval), months=counted(found.months, "month"))
    if total is not None and found.capacity:
        share = f"{total.low / found.capacity * 100:.0f}–{total.high / found.capacity * 100:.0f}"
        yield _SAY("upkeep", "capacity", weeks=f"{found.capacity:.0f}", share=share)
