"""The summary's first page: the choice, how sure it is, what it costs, what is not known."""

from collections.abc import Iterator
from typing import Final

from roadworthy.knowledge.interview_words import say
from roadworthy.method.fit import HardAnswers
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.weights import all_zero
from roadworthy.model import Decision
from roadworthy.model.interval import span_figures
from roadworthy.report.document import Bar, Bars, Block, Bullet, Facts, Items, Paragraph, ScoreTable
from roadworthy.report.phrases import ended, figures, label, listed, phrase, share
from roadworthy.report.reason_words import backed_words
from roadworthy.report.robust_verdict import whole_verdict
from roadworthy.report.robustness_words import Names, certainty_words, what_turns_it
from roadworthy.report.ruled_out import hard_words
from roadworthy.report.summary import Summary, SummaryView
from roadworthy.report.verdict import verdict
from roadworthy.report.words import render

MARKS: Final = "■◆▲★✚◗"
"""Marks of the first candidates, in the order of the file; the others have letters."""


def mark_of(decision: Decision, candidate: str) -> str:
    """The sign that a candidate has wherever colour alone would not do."""
    at = list(decision.candidates).index(candidate)
    return MARKS[at] if at < len(MARKS) else chr(ord("a") + (at - len(MARKS)) % 26)


def missing(decision: Decision, place: RankedCandidate) -> str:
    """The names of the must-haves that a candidate fails."""
    return listed(decision.must_haves[slug].name or slug for slug in place.ruled_out_by)


def about_decision(summary: Summary) -> Iterator[Block]:
    """What was chosen and why, or that nothing is."""
    decision, outcome = summary.decision, summary.decision.outcome
    yield Paragraph(_choice(summary), "bright")
    chosen = [place for place in summary.view.places if place.candidate == outcome.chosen]
    leaders = summary.view.lead.leaders
    warnings = []
    for told in summary.analysis.hard_answers.get(outcome.chosen, ()):
        words = render(told, decision)
        warnings.append(f"{words.says} {say('landscape', 'lift', how=words.mitigation)}")
    if chosen and chosen[0].ruled_out_by:
        name = decision.candidate_name(outcome.chosen)
        warnings.append(phrase("say", "chosen_ruled_out", name=name, missing=missing(decision, chosen[0])))
    elif chosen and leaders and outcome.chosen not in leaders:
        leader = listed(map(decision.candidate_name, leaders))
        name = decision.candidate_name(outcome.chosen)
        warnings.append(phrase("say", "chosen_not_leading", name=name, leader=leader))
    for slug, person in decision.people.items():
        if person.stand == "blocks":
            why = f": {person.reason}" if person.reason else ""
            warnings.append(f"{person.name or slug} {label('stand', 'blocks')}{why}")
    if warnings:
        yield Items(tuple(Bullet(words, "!") for words in warnings))
    if outcome.reasons:
        yield Paragraph(f"{label('label', 'because' if outcome.chosen else 'so_far')}:", "dim")
        grounds = (say("grounds", ground) if ground else "" for ground in summary.analysis.reason_grounds)
        yield Items(
            tuple(Bullet(words, note=ground) for words, ground in zip(outcome.reasons, grounds, strict=True))
        )
        if backed := backed_words(summary.analysis):
            yield Paragraph(backed, "dim")
    rows = [
        (label("label", key), words)
        for key, words in (
            ("note", decision.note),
            ("dissent", outcome.dissent),
            ("would_change", outcome.would_change),
            ("reopen_when", outcome.reopen_when),
            ("review_on", outcome.review_on.isoformat() if outcome.review_on else ""),
        )
        if words
    ]
    if rows:
        yield Facts(tuple(rows))
    if outcome.superseded_by:
        yield Paragraph(phrase("say", "superseded_by", by=ended(outcome.superseded_by)))


def _choice(summary: Summary) -> str:
    decision, outcome = summary.decision, summary.decision.outcome
    if not outcome.chosen:
        return phrase("say", "nothing_decided")
    if outcome.chosen not in decision.candidates:
        return phrase("say", "chosen_gone", name=outcome.chosen)
    name, by = decision.candidate_name(outcome.chosen), ended(outcome.decided_by)
    if outcome.decided_on:
        key = "chosen_by" if by else "chosen_on"
        return phrase("say", key, name=name, on=outcome.decided_on.isoformat(), by=by)
    return phrase("say", "chosen_by_undated" if by else "chosen", name=name, by=by)


def about_sure(summary: Summary) -> Iterator[Block]:
    """The verdict in words, then the ranking with values, ranges and bars, then each horizon."""
    decision, view = summary.decision, summary.view
    if not view.places:
        yield Paragraph(phrase("say", "no_candidates"))
        return
    yield Paragraph(sentence(whole_verdict(summary.analysis, view.lead, summary.sensitivity)), "bright")
    if not view.matrix.any_known:
        return  # the middle of the scale is nobody's value, and turns nothing
    if certainty := certainty_words(decision):
        yield Paragraph(certainty, "dim")
    if not view.matrix.weights:
        yield Paragraph(phrase("say", "zero_weights" if all_zero(decision) else "no_weights"))
    yield Bars(ranking_bars(summary))
    if decision.horizons and view.matrix.weights and summary.horizon is None:
        worths = summary.analysis.stated_weights.worths
        yield Items(
            tuple(
                Bullet(
                    phrase(
                        "say", "horizon_worth", name=decision.horizons[slug].name or slug,
                        worth=share(worths[slug]), verdict=_short(part, decision),
                    ),
                    note=_horizon_note(decision, slug),
                )
                for slug, part in summary.by_horizon.items()
            )
        )  # fmt: skip
    if lines := tuple(what_turns_it(summary.sensitivity, Names.of(decision), full=True)):
        yield Paragraph(f"{label('label', 'turns_it')}:", "dim")
        yield Items(tuple(Bullet(words) for words in lines))
    if view.matrix.weights:
        low, high = (f"{end:g}" for end in view.matrix.scale)
        yield Paragraph(phrase("say", "scale", low=low, high=high), "dim", drawn=phrase("say", "bars"))


def _horizon_note(decision: Decision, slug: str) -> str:
    horizon = decision.horizons[slug]
    months = ""
    if horizon.from_month is not None or horizon.to_month is not None:
        ends = ("…" if end is None else str(end) for end in (horizon.from_month, horizon.to_month))
        months = phrase("say", "months", months="–".join(ends))
    return ". ".join(ended(words) for words in (months, horizon.focus, horizon.matters) if words)


def sentence(clauses: tuple[str, ...]) -> str:
    """Clauses of a verdict as sentences."""
    return " ".join(f"{clause[:1].upper()}{clause[1:]}." for clause in clauses)


def _short(view: SummaryView, decision: Decision) -> str:
    return verdict(view.lead, decision)[0]


def ranking_bars(summary: Summary) -> tuple[Bar, ...]:
    """The ranking as bars, best first: what each form draws."""
    return tuple(_bars(summary.view, summary.decision, summary.analysis.hard_answers))


def _bars(view: SummaryView, decision: Decision, out: HardAnswers) -> Iterator[Bar]:
    low, high = view.matrix.scale
    values = figures(place.value for place in view.places)
    for place, value in zip(view.places, values, strict=True):
        known = place.value is not None and place.low is not None and place.high is not None
        notes = []
        if place.ruled_out_by:
            notes.append(phrase("say", "ruled_out_mark", missing=missing(decision, place)))
        if hard := out.get(place.candidate, ()):
            notes.append(say("landscape", "ruled_out_by_answer", reasons=hard_words(hard, decision)))
        ends = figures((place.low, place.high)) if known else ("", "")
        spread = known and (place.high or 0.0) - (place.low or 0.0) > 1e-9
        yield Bar(
            place=str(place.rank) if place.rank else "–",
            mark=mark_of(decision, place.candidate),
            name=decision.candidate_name(place.candidate),
            value=value if known else "",
            interval=f"{ends[0]}–{ends[1]}" if spread else "",
            low=((place.low or 0.0) - low) / (high - low) if known else None,
            high=((place.high or 0.0) - low) / (high - low) if known else None,
            note="; ".join(notes),
            number=list(decision.candidates).index(place.candidate),
            tone="bright" if place.rank == 1 else "dim" if place.ruled_out_by else "plain",
        )


def about_tradeoffs(summary: Summary) -> Iterator[Block]:
    """What the first buys and costs against the others, in words."""
    pair, told = summary.insight.compared, summary.insight.tradeoffs
    if pair is None or not told:
        return
    sides = {"buys": "+", "costs": "−"}
    yield Items(tuple(Bullet(one.says, sides.get(one.finding.rule, "·")) for one in told))


_TOLD_ABOVE: Final = frozenset({
    "nothing-chosen", "chosen-is-gone", "chosen-not-leading", "chosen-ruled-out", "still-blocked",
    "no-weights", "scores-unknown", "scores-without-reason", "weights-never-locked",
    "weights-locked-after-scores", "weights-changed-same-leader", "weights-changed-other-leader",
    "raised-unanswered",
})  # fmt: skip
"""Open points that another section of the summary says already."""


def about_open(summary: Summary) -> Iterator[Block]:
    """What is still open before it is signed."""
    points = [one for one in summary.insight.open if one.finding.rule not in _TOLD_ABOVE]
    if points:
        yield Items(tuple(Bullet(one.says, "!" if one.finding.level != "note" else "·") for one in points))


def about_costs(summary: Summary) -> Iterator[Block]:
    """Costs in a table beside the value; only the columns that somebody filled."""
    decision = summary.decision
    columns = [
        (key, name)
        for key, name in (
            ("switching_weeks", "switching"),
            ("running_month", "running"),
            ("upkeep_year", "upkeep"),
        )
        if any(getattr(row.costs, key) is not None for row in decision.candidates.values())
    ]
    if not columns:
        return
    values = dict(
        zip(
            (place.candidate for place in summary.view.places),
            figures(place.value for place in summary.view.places),
            strict=True,
        )
    )
    head = (
        label("column", "candidate"),
        label("column", "value"),
        *(label("column", name) for _, name in columns),
    )
    rows = []
    for place in summary.view.places:
        costs = decision.candidates[place.candidate].costs
        cells = []
        for key, _ in columns:
            cost = getattr(costs, key)
            words = "?" if cost is None else span_figures(cost)
            money = key == "running_month" and costs.currency and words != "?"
            cells.append(f"{words} {costs.currency}" if money else words)
        rows.append((decision.candidate_name(place.candidate), values[place.candidate], *cells))
    yield ScoreTable(head, tuple(rows), frozenset(range(1, len(head))))
    yield Paragraph(phrase("say", "costs_units"), "dim")


def about_unknown(summary: Summary) -> Iterator[Block]:
    """How much is not known, and how much of each value rests on it."""
    decision, unknown, view = summary.decision, summary.unknown, summary.view
    items = []
    if unknown.of_cells:
        if unknown.cells:
            key = "unknown_cells_one" if unknown.cells == 1 else "unknown_cells"
            items.append(Bullet(phrase("say", key, count=str(unknown.cells), all=str(unknown.of_cells)), "?"))
        else:
            items.append(Bullet(phrase("say", "all_known"), "✓"))
    for place in view.places:
        if place.unknown_cells and not place.ruled_out_by and unknown.cells < unknown.of_cells:
            row = view.matrix.unknown[view.matrix.candidates.index(place.candidate)]
            names = listed(
                decision.criterion_name(slug)
                for slug, hole in zip(view.matrix.criteria, row, strict=True)
                if hole
            )
            name = decision.candidate_name(place.candidate)
            if view.matrix.weights:
                part = share(place.unknown_weight)
                items.append(
                    Bullet(phrase("say", "unknown_weight", name=name, share=part, criteria=names), "?")
                )
            else:
                items.append(Bullet(phrase("say", "unknown_unweighted", name=name, criteria=names), "?"))
    if unknown.bare:
        key = "no_reasons_one" if unknown.bare == 1 else "no_reasons"
        all_scored = str(unknown.of_cells - unknown.cells)
        items.append(Bullet(phrase("say", key, count=str(unknown.bare), all=all_scored), "!"))
    if unknown.essential:
        key = "unanswered_one" if len(unknown.essential) == 1 else "unanswered"
        labels = listed(f"“{question.label}”" for question in unknown.essential)
        facts = {"count": str(len(unknown.essential)), "all": str(unknown.of_essential), "labels": labels}
        items.append(Bullet(phrase("say", key, **facts), "?"))
    if items:
        yield Items(tuple(items))
