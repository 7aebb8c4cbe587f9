"""What the summary says about the frame and the landscape: stations one and two."""

from collections.abc import Iterable, Iterator

from roadworthy.knowledge.approaches import by_id
from roadworthy.model import Decision
from roadworthy.report.answers import GivenAnswer, given, in_full
from roadworthy.report.document import Block, Bullet, Facts, Items, Paragraph
from roadworthy.report.phrases import label, listed, phrase
from roadworthy.report.ruled_out import said_strongly
from roadworthy.report.summary import Summary

OWN_SECTION = ("must_haves", "people", "horizons")
"""Tables of the first station that have a section of their own."""
_APART = ("frame", "ethics")


def about_gate(summary: Summary) -> Iterator[Block]:
    """The gate's state in words, and its open points."""
    told = summary.insight.gate_headline
    yield Paragraph(f"{label('gate', summary.insight.gate)}. {told.says}", "bright")
    if points := summary.insight.gate_open:
        yield Items(
            tuple(Bullet(point.says, "!" if point.finding.level == "warning" else "·") for point in points)
        )


def about_frame(summary: Summary) -> Iterator[Block]:
    """The answers of the first station, a row for each group of questions."""
    answers = (answer for answer in given(summary.decision, "frame") if answer.path[0] not in OWN_SECTION)
    if rows := _grouped(answer for answer in answers if answer.path[:2] != _APART):
        yield Facts(rows)


def about_ethics(summary: Summary) -> Iterator[Block]:
    """What the team holds to in what it builds on."""
    answers = (answer for answer in given(summary.decision, "frame") if answer.path[:2] == _APART)
    if rows := _grouped(answers):
        yield Facts(rows)


def _grouped(answers: Iterable[GivenAnswer]) -> tuple[tuple[str, str], ...]:
    """A row for each section of the catalogue: label and answer of each question in it."""
    sections: dict[str, list[str]] = {}
    for answer in answers:
        said = f"{answer.question.label}: {answer.words}"
        sections.setdefault(answer.question.section, []).append(said)
    return tuple((section, "; ".join(parts)) for section, parts in sections.items())


def about_people(summary: Summary) -> Iterator[Block]:
    """Who is involved, in which role, and where they stand."""
    decision = summary.decision
    if decision.people:
        yield Items(tuple(_person(decision, slug) for slug in decision.people))


def _person(decision: Decision, slug: str) -> Bullet:
    person = decision.people[slug]
    stand = (
        in_full(("people", slug, "stand"), person.stand, decision).lower()
        if person.stand
        else label("stand", "none")
    )
    reason = f". {person.reason}" if person.reason else ""
    return Bullet(f"{who(decision, slug)}: {stand}{reason}", "!" if person.stand == "blocks" else "")


def who(decision: Decision, slug: str) -> str:
    """A person's name, with the role where the name does not say it already."""
    person = decision.people[slug]
    role = in_full(("people", slug, "role"), person.role, decision).lower() if person.role else ""
    name = person.name or role.capitalize() or slug
    said = name.casefold()
    known = not role or role in said or said in role
    return name if known else f"{name} ({role})"


def about_must_haves(summary: Summary) -> Iterator[Block]:
    """What a candidate has to have, and which have it."""
    decision = summary.decision
    if decision.must_haves:
        yield Items(tuple(_must_have(decision, slug) for slug in decision.must_haves))


def _must_have(decision: Decision, slug: str) -> Bullet:
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
    return Bullet(f"{name}: {'; '.join(parts)}" if parts else name, mark, must.words)


def about_candidates(summary: Summary) -> Iterator[Block]:
    """What each candidate is, and what was answered about it."""
    decision = summary.decision
    answers: dict[str, list[GivenAnswer]] = {slug: [] for slug in decision.candidates}
    for answer in given(decision, "candidate", reader="summary"):
        if answer.path[1] in answers:
            answers[answer.path[1]].append(answer)
    if answers:
        yield Items(tuple(_candidate(decision, slug, mine) for slug, mine in answers.items()))


_LINE = ("approach", "language", "version_line", "runs_on")
_SAID_ELSEWHERE = ("name", "costs", "must_haves", "parts")


def _candidate(decision: Decision, slug: str, answers: list[GivenAnswer]) -> Bullet:
    by_key = {answer.path[2]: answer for answer in answers if len(answer.path) == 3}
    line = ", ".join(by_key[key].words for key in _LINE if key in by_key)
    known = (*_LINE, *_SAID_ELSEWHERE, "enthusiasm")
    rest = [answer for answer in answers if answer.path[2] not in known]
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
            key: "?" if (n := getattr(mood, key)) is None else f"{n:,}"
            for key in ("excited", "tolerate", "dread")
        }
        notes.append(phrase("say", "enthusiasm", **counts))
    notes += [phrase("say", "parts", parts=", ".join(parts))] if parts else []
    name = decision.candidate_name(slug)
    said = f"{name}: {line}" if line else name
    return Bullet(said, note="; ".join(notes))


def _part_kind(decision: Decision, slug: str, key: str) -> str:
    part = decision.candidates[slug].parts[key]
    approach = in_full(("candidates", slug, "parts", key, "approach"), part.approach, decision)
    return ", ".join(words for words in (part.framework, approach.lower() if part.approach else "") if words)


def about_fit(summary: Summary) -> Iterator[Block]:
    """How each approach fits, with every reason for and against."""
    if all(row.verdict == "unknown" for row in summary.insight.fit):
        return
    for row in summary.insight.fit:
        yield Paragraph(
            phrase(
                "say", "fit", approach=by_id()[row.approach].name, verdict=label("fit", row.verdict),
                reasons=str(len(row.for_)), against=str(len(row.against)),
            )
        )  # fmt: skip
        reasons = [Bullet(said_strongly(told), "+") for told in row.for_] + [
            Bullet(said_strongly(told), "−") for told in row.against
        ]
        if reasons:
            yield Items(tuple(reasons))
