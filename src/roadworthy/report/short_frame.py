"""The short form's background: whether it is time, the frame, the people, the must-haves, the candidates."""

from collections.abc import Iterator
from typing import Final

from roadworthy.knowledge.approaches import by_id
from roadworthy.model import Decision
from roadworthy.report.answers import Given, given, in_full
from roadworthy.report.contents_frame import OWN_SECTION, who
from roadworthy.report.document import Block, Bullet, Facts, Items, Paragraph, ScoreTable
from roadworthy.report.phrases import brief, label, left_out, listed, phrase
from roadworthy.report.summary import Summary

ROW: Final = 58
"""Cells that one row of answers has: one line beside its label at 80 columns."""
POINTS: Final = 2
"""Points of the gate that are said; the others are counted."""
CANDIDATES: Final = 8
_SPEAKS_FOR_ITSELF: Final = frozenset({"frame.scope", "frame.trigger", "frame.bottleneck.kind"})
"""Answers that need no label beside the heading of their row."""


def about_time(summary: Summary) -> Iterator[Block]:
    """The gate's state and its loudest points, then the answers of the first station, a line a group."""
    told = summary.insight.gate_headline
    yield Paragraph(f"{label('gate', summary.insight.gate)}. {brief(told.says, 110)}", "bright")
    points = [point for point in summary.insight.gate_open if point.finding.level != "note"]
    hidden = len(summary.insight.gate_open) - len(points[:POINTS])
    if points:
        yield Items(
            tuple(
                Bullet(brief(point.says, 120), "!" if point.finding.level == "warning" else "·")
                for point in points[:POINTS]
            )
        )
    rows, more = _rows(summary.decision)
    if rows:
        yield Facts(rows)
    if hidden or more:
        yield Paragraph(left_out(hidden + more), "dim")


def _rows(decision: Decision) -> tuple[tuple[tuple[str, str], ...], int]:
    """A row for each group of questions, the essential ones first, and how many answers found no room."""
    sections: dict[str, list[Given]] = {}
    for answer in given(decision, "frame"):
        if answer.path[0] not in OWN_SECTION:
            sections.setdefault(answer.question.section, []).append(answer)
    rows, more = [], 0
    for section, answers in sections.items():
        answers.sort(key=lambda answer: not answer.question.essential)
        words = ""
        for place, answer in enumerate(answers):
            said = brief(answer.words, ROW if place == 0 else ROW - 26)
            if answer.question.path not in _SPEAKS_FOR_ITSELF:
                said = f"{answer.question.label}: {said}"
            if words and len(words) + 2 + len(said) > ROW:
                more += 1
            else:
                words = f"{words}; {said}" if words else said
        rows.append((section, words))
    return tuple(rows), more


def about_people(summary: Summary) -> Iterator[Block]:
    """Who stands where, with the reasons of those against; then what a candidate has to have."""
    decision = summary.decision
    rows = [
        (
            label("stands", stand or "none"),
            listed(who(decision, slug) for slug, row in decision.people.items() if row.stand == stand),
        )
        for stand in ("for", "abstains", None)
    ]
    rows = [row for row in rows if row[1]]
    met = [slug for slug in decision.must_haves if _by_all(decision, slug)]
    if len(met) > 1:
        names = (decision.must_haves[slug].name or slug for slug in met)
        rows.append((phrase("must_have", "everywhere"), listed(names)))
    if rows:
        yield Facts(tuple(rows))
    items = [
        _opposed(decision, slug)
        for slug, row in decision.people.items()
        if row.stand in ("against", "blocks")
    ]
    items += [_must(decision, slug) for slug in decision.must_haves if len(met) < 2 or slug not in met]
    if items:
        yield Items(tuple(items))


def _opposed(decision: Decision, slug: str) -> Bullet:
    person = decision.people[slug]
    stand = in_full(("people", slug, "stand"), person.stand, decision).lower()
    reason = f". {brief(person.reason, 90)}" if person.reason else ""
    return Bullet(f"{who(decision, slug)}: {stand}{reason}", "!" if person.stand == "blocks" else "")


def _by_all(decision: Decision, must: str) -> bool:
    return all(row.must_haves.get(must) == "yes" for row in decision.candidates.values()) and bool(
        decision.candidates
    )


def _must(decision: Decision, must: str) -> Bullet:
    name = decision.must_haves[must].name or must
    if _by_all(decision, must):
        return Bullet(f"{name}: {phrase('must_have', 'all')}", "✓")
    parts = []
    for answer in ("no", "unknown"):
        names = [
            decision.candidate_name(slug)
            for slug, row in decision.candidates.items()
            if row.must_haves.get(must, "unknown") == answer
        ]
        if names:
            parts.append((answer, phrase("must_have", answer, names=listed(names))))
    mark = "!" if any(answer == "no" for answer, _ in parts) else "?"
    return Bullet(": ".join(part for part in (name, "; ".join(words for _, words in parts)) if part), mark)


def about_candidates(summary: Summary) -> Iterator[Block]:
    """What each candidate is and how the team feels about it, then how the approaches fit."""
    decision = summary.decision
    order = [place.candidate for place in summary.view.places]
    if order:
        head = tuple(label("column", key) for key in ("candidate", "approach", "language", "mood"))
        shown = order[:CANDIDATES]
        rows = tuple(_candidate(decision, slug) for slug in shown)
        empty = [at for at in range(1, len(head)) if all(row[at] == "–" for row in rows)]
        kept = [at for at in range(len(head)) if at not in empty]
        yield ScoreTable(tuple(head[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows))
        if len(shown) < len(order):
            yield Paragraph(left_out(len(order) - len(shown)), "dim")
    verdicts: dict[str, list[str]] = {}
    for fit in summary.insight.fit:
        verdicts.setdefault(fit.verdict, []).append(by_id()[fit.approach].name)
    if set(verdicts) - {"unknown"}:
        said = "; ".join(
            f"{listed(verdicts[key])} {label('fit' if len(verdicts[key]) == 1 else 'fit_many', key)}"
            for key in ("good", "possible", "poor", "unknown")
            if key in verdicts
        )
        yield Paragraph(f"{said}.")


def _candidate(decision: Decision, slug: str) -> tuple[str, ...]:
    row = decision.candidates[slug]
    approach = in_full(("candidates", slug, "approach"), row.approach, decision) if row.approach else "–"
    counts = (row.enthusiasm.excited, row.enthusiasm.tolerate, row.enthusiasm.dread)
    mood = "/".join("?" if count is None else str(count) for count in counts)
    return (
        decision.candidate_name(slug),
        approach,
        row.language or "–",
        "–" if counts == (None, None, None) else mood,
    )
