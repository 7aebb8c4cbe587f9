"""**Why now**, and **Why this**, or, while nothing is chosen, **Why which**."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE
from roadworthy.report.document import Bullet
from roadworthy.report.page.parts import PagePart, said
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import colon, counted, led, say, sentence, softened, whole
from roadworthy.report.phrases import listed
from roadworthy.report.reason_words import backed_words
from roadworthy.report.rounding import points_of_hundred

REASONS: Final = 3
"""Reasons that the page has; more are counted."""
_SHOWN: Final = 3
_HYPE: Final = ("trend", "popularity", "syntax", "benchmark")


def about_now(view: PageView) -> Iterator[PagePart]:
    """What set it off, the date that forces it, and what waiting costs."""
    frame = view.decision.frame
    if view.situation in ("abandoned", "superseded"):
        return
    if whole(frame.trigger_words):
        yield from said(sentence(frame.trigger_words), 2 if view.forced else 1, "answer")
    elif frame.trigger:
        yield from said(say("why", frame.trigger), 2)
    elif view.undecided:
        yield from said(say("why", "unsaid"), 3)
    if whole(frame.bottleneck.what) and frame.bottleneck.kind != "none":
        yield from said(sentence(frame.bottleneck.what), 4 if view.undecided else 6, "answer")
    elif frame.bottleneck.kind not in (None, "none") and view.undecided:
        yield from said(_limit(view), 1)
    elif frame.bottleneck.kind == "none" and view.undecided:
        yield from said(say("why", "nothing_limits"), 3)
    if view.situation == "done":
        return
    load = frame.load
    if view.undecided and load.growth is not None and load.growth_months and load.growth > 1:
        growth = {"times": f"{load.growth:g}", "months": str(load.growth_months)}
        yield from said(say("why", "growth", **growth), 4)
    yield from _date(view)
    waiting = frame.waiting
    if whole(waiting.cost):
        yield from said(led(say("why", "cost"), waiting.cost), 1, "answer")
        if waiting.growing == "yes":
            yield from said(say("why", "grows"), 5)
    elif view.undecided:
        yield from said(say("why", "cost_unsaid"), 3)


def _limit(view: PageView) -> str:
    """What gives way first, and how that is known, where nobody has put it in words."""
    bottleneck = view.decision.frame.bottleneck
    kind = say("limit", bottleneck.kind or "throughput")
    if bottleneck.measured is None:
        return say("why", "limit", kind=kind)
    known = say("limit", bottleneck.measured)
    if bottleneck.measured_on and bottleneck.measured in ("production", "load-test"):
        return say("why", "limit_on", kind=kind, known=known, on=bottleneck.measured_on.isoformat())
    return say("why", "limit_known", kind=kind, known=known)


def _date(view: PageView) -> Iterator[PagePart]:
    waiting = view.decision.frame.waiting
    if waiting.forced_on is None:
        yield from said(say("why", "no_date"), 2)
        return
    past = waiting.forced_on < view.today
    key = "date_past" if past else "date"
    on = waiting.forced_on.isoformat()
    if whole(waiting.forced_by):
        yield from said(colon(say("why", f"{key}_by", on=on), waiting.forced_by), 0, "answer")
    else:
        yield from said(say("why", key, on=on), 0)


def about_choice_reasons(view: PageView) -> Iterator[PagePart]:
    """Three reasons in the team's words, and what counted."""
    reasons = [words for reason in view.decision.outcome.reasons if (words := sentence(reason))]
    if not reasons:
        yield from said(say("this", "no_reason"), 1)
    for number, words in enumerate(reasons):
        yield PagePart(Bullet(words), 1 if number < REASONS else 9, "reason", numbered=True)
    yield from said(backed_words(view.summary.analysis), 7)
    if view.made:
        yield from _tried(view)
        yield from _out(view)
        yield from _weights(view)


def _tried(view: PageView) -> Iterator[PagePart]:
    """Others whose move was begun and failed."""
    for slug, path in view.decision.paths.items():
        failed = next((phase for phase in path.phases.values() if phase.result == "failed"), None)
        if slug == view.chosen or slug not in view.decision.candidates or failed is None:
            continue
        number = 1 + list(path.phases.values()).index(failed)
        facts = {"name": view.names.candidate(slug), "phase": softened(view.names.phase(number, failed.name))}
        if failed.ended_on:
            words = say("this", "failed", on=failed.ended_on.isoformat(), **facts)
        else:
            words = say("this", "failed_undated", **facts)
        yield from said(words, 2, "candidate", apart=True)


def _out(view: PageView) -> Iterator[PagePart]:
    out = [slug for slug in view.ruled_out if slug != view.chosen]
    if len(out) == 1:
        missing = listed(map(view.must_have, view.ruled_out[out[0]][:_SHOWN]))
        words = say("this", "out_one", name=view.names.candidate(out[0]), missing=missing)
        yield from said(words, 4, "candidate", apart=True)
    elif out:
        yield from said(say("this", "out", names=view.names.candidates(out[:_SHOWN])), 4, apart=True)


def _weights(view: PageView) -> Iterator[PagePart]:
    matrix = view.summary.view.matrix
    if not matrix.weights:
        return
    points = points_of_hundred(matrix.weights)
    order = sorted(range(len(points)), key=lambda at: -matrix.weights[at])
    words = ", ".join(
        f"{view.names.criterion(matrix.criteria[at])} {points[at]}" for at in order if points[at]
    )
    yield from said(say("this", "counted", weights=words), 5, apart=True)


def about_each(view: PageView) -> Iterator[PagePart]:
    """What speaks for each candidate: the team's own words, else what the scores and the people say."""
    reasons = [words for reason in view.decision.outcome.reasons if (words := sentence(reason))]
    if reasons:
        for number, words in enumerate(reasons):
            yield PagePart(Bullet(words, "-"), 2 if number <= REASONS else 9, "reason")
        return
    matrix = view.summary.view.matrix
    for number, slug in enumerate(view.running_order):
        if slug in matrix.candidates:
            yield PagePart(Bullet(_for(view, matrix, slug), "-"), _importance(number), "candidate")


def _importance(number: int) -> int:
    """The first two are held against each other; after the third there is seldom room."""
    return 1 if number < 2 else 2 if number < _SHOWN else 6


def _for(view: PageView, matrix: DecisionMatrix, slug: str) -> str:
    name = view.names.candidate(slug)
    row = matrix.candidates.index(slug)
    if all(matrix.unknown[row]):
        parts = [say("this", "unscored", name=name)]
    else:
        ahead, level = (
            listed(view.names.criterion(matrix.criteria[j]) for j in found[:_SHOWN])
            for found in _ahead(matrix, row)
        )
        key = ("ahead_level" if level else "ahead") if ahead else "level_only" if level else "ahead_nothing"
        parts = [say("this", key, name=name, criteria=ahead, level=level)]
    mood = view.decision.candidates[slug].enthusiasm
    if mood.excited is not None and mood.dread is not None and (view.decision.frame.team.size or 2) > 1:
        excited, dread = (
            counted("this", key if count else f"{key}_none", count)
            for key, count in (("excited", mood.excited), ("dread", mood.dread))
        )
        parts.append(say("this", "moods", excited=excited, dread=dread))
    chosen_for = view.decision.candidates[slug].chosen_for
    if chosen_for and all(reason in _HYPE for reason in chosen_for):
        reasons = listed(say("hype", reason) for reason in chosen_for)
        parts.append(say("this", "hype", reasons=reasons))
    return " ".join(parts)


def _ahead(matrix: DecisionMatrix, row: int) -> tuple[list[int], list[int]]:
    """The criteria in which a candidate has more than all others, and those where it shares the first place.

    The weightiest first. Where all have the same nobody is ahead, nor level with the best.
    """
    ahead, level = [], []
    for j in range(len(matrix.criteria)):
        middles = [(low[j] + high[j]) / 2 for low, high in zip(matrix.low, matrix.high, strict=True)]
        others = [middle for i, middle in enumerate(middles) if i != row]
        if matrix.unknown[row][j] or not others or middles[row] < min(others) + TOLERANCE:
            continue
        if middles[row] > max(others) + TOLERANCE:
            ahead.append(j)
        elif middles[row] > max(others) - TOLERANCE:
            level.append(j)
    weight = matrix.weights or (0.0,) * len(matrix.criteria)
    by_weight = sorted(range(len(weight)), key=lambda j: -weight[j])
    return [j for j in by_weight if j in ahead], [j for j in by_weight if j in level]
