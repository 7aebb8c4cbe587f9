"""What the summary says about the frame and the landscape: stations one and two."""

from collections.abc import Iterator

from roadworthy.knowledge.approaches import by_id
from roadworthy.model import Decision
from roadworthy.report.answers import Given, given, in_full
from roadworthy.report.document import Block, Facts, Item, Items, Words
from roadworthy.report.phrases import brief, label, listed, phrase
from roadworthy.report.summary import Summary

_OWN_SECTION = ("must_haves", "people", "horizons")
_APART = ("frame", "ethics")
_LONG = (
    ("frame", "trigger_words"), ("frame", "bottleneck", "what"), ("frame", "out_of_scope"),
    ("frame", "organisation", "release_rules"), ("frame", "team", "composition"), ("frame", "boundary_names"),
    ("frame", "waiting", "forced_by"), ("frame", "load", "growth_months"),
    ("frame", "team", "majors_carried"),
)  # fmt: skip
"""Answers that the short form leaves to the Markdown form."""
SHORT_ANSWER = 48
"""Cells that one answer has in a row of the short form."""


def about_gate(summary: Summary, full: bool) -> Iterator[Block]:
    """The gate's state in words, and its open points."""
    told = summary.insight.gate_headline
    yield Words(f"{label('gate', summary.insight.gate)}. {told.says}", "bright")
    points = summary.insight.gate_open
    shown = points if full else tuple(point for point in points if point.finding.level != "note")
    if shown:
        yield Items(
            tuple(
                Item(
                    point.says if full else brief(point.says, 160),
                    "!" if point.finding.level == "warning" else "·",
                )
                for point in shown
            )
        )
    if rest := len(points) - len(shown):
        yield Words(phrase("say", "more_note" if rest == 1 else "more_notes", count=str(rest)), "dim")


def about_frame(summary: Summary, full: bool) -> Iterator[Block]:
    """The answers of the first station, a row for each group of questions."""
    answers = (
        answer
        for answer in given(summary.decision, "frame")
        if answer.path[0] not in _OWN_SECTION and (full or answer.path not in _LONG)
    )
    rows = grouped((answer for answer in answers if not full or answer.path[:2] != _APART), full)
    if rows:
        yield Facts(rows)


def about_ethics(summary: Summary, full: bool) -> Iterator[Block]:
    """What the team holds to in what it builds on; the short form has it as a row of the frame."""
    answers = [answer for answer in given(summary.decision, "frame") if answer.path[:2] == _APART]
    if answers and full:
        yield Facts(grouped(iter(answers), full))


def grouped(answers: Iterator[Given], full: bool) -> tuple[tuple[str, str], ...]:
    """A row for each section of the catalogue: label and answer of each question in it."""
    sections: dict[str, list[str]] = {}
    for answer in answers:
        sections.setdefault(answer.question.section, []).append(
            f"{answer.question.label}: {answer.words if full else brief(answer.words, SHORT_ANSWER)}"
        )
    return tuple((section, "; ".join(parts)) for section, parts in sections.items())


def about_people(summary: Summary, full: bool) -> Iterator[Block]:
    """Who is involved, in which role, and where they stand."""
    decision = summary.decision
    plain = (
        []
        if full
        else [slug for slug, row in decision.people.items() if row.stand in ("for", "abstains", None)]
    )
    for stand in ("for", "abstains", None):
        same = [_who(decision, slug) for slug in plain if decision.people[slug].stand == stand]
        if same:
            yield Facts(((label("stands", stand or "none"), listed(same)),))
    if rest := [slug for slug in decision.people if slug not in plain]:
        yield Items(tuple(_person(decision, slug, full) for slug in rest))


def _person(decision: Decision, slug: str, full: bool) -> Item:
    person = decision.people[slug]
    stand = (
        in_full(("people", slug, "stand"), person.stand, decision).lower()
        if person.stand
        else label("stand", "none")
    )
    mark = "!" if person.stand == "blocks" else ""
    reason = person.reason if full or mark else brief(person.reason, 2 * SHORT_ANSWER)
    return Item(f"{_who(decision, slug)}: {stand}" + (f". {reason}" if reason else ""), mark)


def _who(decision: Decision, slug: str) -> str:
    person = decision.people[slug]
    at = ("people", slug)
    role = in_full((*at, "role"), person.role, decision) if person.role else ""
    name = person.name or role or slug
    return f"{name} ({role.lower()})" if role and role.casefold() != name.casefold() else name


def about_must_haves(summary: Summary, full: bool) -> Iterator[Block]:
    """What a candidate has to have, and which have it."""
    decision = summary.decision
    if decision.must_haves:
        yield Items(tuple(_must_have(decision, slug, full) for slug in decision.must_haves))


def _must_have(decision: Decision, slug: str, full: bool) -> Item:
    must = decision.must_haves[slug]
    kind = in_full(("must_haves", slug, "kind"), must.kind, decision).lower() if must.kind else ""
    answers: dict[str, list[str]] = {"yes": [], "no": [], "unknown": []}
    for candidate, row in decision.candidates.items():
        answers[row.must_haves.get(slug, "unknown")].append(decision.candidate_name(candidate))
    met_by_all = len(answers["yes"]) == len(decision.candidates) > 1
    parts = (
        [phrase("must_have", "all")]
        if met_by_all
        else [phrase("must_have", key, names=listed(names)) for key, names in answers.items() if names]
    )
    name = (must.name or slug) + (f" ({kind})" if kind else "")
    mark = "!" if answers["no"] else "?" if answers["unknown"] else "✓"
    return Item(f"{name}: {'; '.join(parts)}" if parts else name, mark, must.words if full else "")


def about_candidates(summary: Summary, full: bool) -> Iterator[Block]:
    """What each candidate is, and what was answered about it."""
    decision = summary.decision
    answers: dict[str, list[Given]] = {slug: [] for slug in decision.candidates}
    for answer in given(decision, "candidate", reader="summary"):
        if answer.path[1] in answers:
            answers[answer.path[1]].append(answer)
    if answers:
        yield Items(tuple(_candidate(decision, slug, mine, full) for slug, mine in answers.items()))


_LINE = ("approach", "language", "version_line", "runs_on")
_SAID_ELSEWHERE = ("name", "costs", "must_haves", "parts")


def _candidate(decision: Decision, slug: str, answers: list[Given], full: bool) -> Item:
    by_key = {answer.path[2]: answer for answer in answers if len(answer.path) == 3}
    line = ", ".join(by_key[key].words for key in (_LINE if full else _LINE[:-1]) if key in by_key)
    known = (*_LINE, *_SAID_ELSEWHERE, "enthusiasm")
    rest = [answer for answer in answers if full and answer.path[2] not in known]
    parts = [
        f"{part.name or key}"
        + (f" ({kind})" if (kind := _part_kind(decision, slug, key)) else "")
        + (f": {part.does}" if part.does else "")
        for key, part in decision.candidates[slug].parts.items()
    ]
    notes = [f"{answer.question.label}: {answer.words}" for answer in rest]
    mood = decision.candidates[slug].enthusiasm
    if (mood.excited, mood.tolerate, mood.dread) != (None, None, None):
        counts = {
            key: "?" if (n := getattr(mood, key)) is None else str(n)
            for key in ("excited", "tolerate", "dread")
        }
        notes.append(phrase("say", "enthusiasm", **counts))
    notes += [phrase("say", "parts", parts=", ".join(parts))] if parts else []
    name = decision.candidate_name(slug)
    said = f"{name}: {line}" if line else name
    return Item(said, note="; ".join(notes)) if full else Item("; ".join((said, *notes)))


def _part_kind(decision: Decision, slug: str, key: str) -> str:
    part = decision.candidates[slug].parts[key]
    approach = in_full(("candidates", slug, "parts", key, "approach"), part.approach, decision)
    return ", ".join(words for words in (part.framework, approach.lower() if part.approach else "") if words)


def about_fit(summary: Summary, full: bool) -> Iterator[Block]:
    """How each approach fits, a line each."""
    if all(row.verdict == "unknown" for row in summary.insight.fit):
        return
    for row in summary.insight.fit:
        line = phrase(
            "say", "fit", approach=by_id()[row.approach].name, verdict=label("fit", row.verdict),
            reasons=str(len(row.for_)), against=str(len(row.against)),
        )  # fmt: skip
        if not full:
            yield Items((Item(line),))
            continue
        yield Words(line)
        reasons = [Item(told.says, "+") for told in row.for_] + [Item(told.says, "−") for told in row.against]
        if reasons:
            yield Items(tuple(reasons))
