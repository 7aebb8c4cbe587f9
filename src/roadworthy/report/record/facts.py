"""What a record says, whatever its form: worked out once from a summary, as plain words."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Status
from roadworthy.report.looked_back import lessons_told
from roadworthy.report.page.wording import amount, sentence, softened, whole
from roadworthy.report.phrases import ended, figures, span_text
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.summary import Summary
from roadworthy.report.then_words import moved_since

RecordStatus = Literal["proposed", "accepted", "rejected", "deprecated", "superseded"]

_STATUS: Final[dict[Status, RecordStatus]] = {
    "framing": "proposed", "choosing": "proposed", "proposed": "proposed", "reopened": "proposed",
    "decided": "accepted", "migrating": "accepted", "done": "accepted",
    "abandoned": "rejected", "superseded": "superseded",
}  # fmt: skip
_DECIDE: Final = frozenset({"lead", "operations", "product"})
_CONSULTED: Final = frozenset({"team", "security", "other"})
_GOOD, _BAD = 0.65, 0.35
"""Shares of the scale from which on a score speaks for an option, and up to which it speaks against."""


@frozen
class Argument:
    """What speaks for an option, against it, or neither."""

    kind: Literal["good", "neutral", "bad"]
    words: str


@frozen
class ConsideredOption:
    """One of the options."""

    name: str
    """Unique among the options, as it is quoted where it is chosen."""
    about: str
    value: str
    """Its weighted score; empty without weights."""
    arguments: tuple[Argument, ...]
    scores: tuple[str, ...]
    """One a criterion, ``?`` for an unknown."""
    weeks: str
    """Person-weeks to get there; empty where nobody has said."""
    lacks: tuple[str, ...]
    """Names of the must-haves that it fails."""
    chosen: bool


@frozen
class RecordFacts:
    """A decision, told as a record."""

    title: str
    status: RecordStatus
    on: date
    """When it was decided, or last moved."""
    deciders: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    context: tuple[str, ...]
    """Sentences, a paragraph each; never empty."""
    drivers: tuple[str, ...]
    options: tuple[ConsideredOption, ...]
    criteria: tuple[tuple[str, int | None], ...]
    """Names with points of 100; None without weights."""
    scale: tuple[str, str]
    reasons: tuple[str, ...]
    outcome: tuple[str, ...]
    """Sentences where nothing is chosen, or after the choice."""
    consequences: tuple[Argument, ...]
    confirmation: tuple[str, ...]
    evidence: tuple[str, ...]
    more: tuple[str, ...]
    """Sentences on how sure it is and what would change it."""
    superseded_by: str
    """As the decision has it: a record, a file, words."""

    @property
    def chosen(self) -> ConsideredOption | None:
        """The option that was chosen."""
        return next((option for option in self.options if option.chosen), None)


def say(key: str, **facts: str) -> str:
    """The words of `knowledge/record.toml`, filled with facts."""
    return fill(str(table("record.toml")["say"][key]), facts)


def record_facts(summary: Summary) -> RecordFacts:
    """All that a record of the decision says."""
    decision = summary.decision
    outcome = decision.outcome
    deciders, consulted, informed = _people(decision)
    options = tuple(_options(summary))
    return RecordFacts(
        title=whole(decision.title) or say("untitled"),
        status=_STATUS[decision.status],
        on=_day(decision, summary.today),
        deciders=deciders,
        consulted=consulted,
        informed=informed,
        context=tuple(_context(decision)) or (say("no_context"),),
        drivers=tuple(_drivers(summary)),
        options=options,
        criteria=_criteria(summary),
        scale=(f"{decision.scale.low:g}", f"{decision.scale.high:g}"),
        reasons=tuple(words for reason in outcome.reasons if (words := ended(whole(reason)))),
        outcome=tuple(_outcome(summary, options)),
        consequences=tuple(_consequences(summary)),
        confirmation=tuple(_confirmation(summary)),
        evidence=tuple(_evidence(decision)),
        more=tuple(_more(summary)),
        superseded_by=whole(outcome.superseded_by),
    )


def _day(decision: Decision, today: date) -> date:
    if decision.outcome.decided_on and _STATUS[decision.status] == "accepted":
        return decision.outcome.decided_on
    return max((move.on for move in decision.history.values() if move.on), default=today)


def _people(decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Who decides, who was asked, who is told: by who signed, else by their roles."""
    by = ended(whole(decision.outcome.decided_by))
    named = {slug: whole(row.name) or slug for slug, row in decision.people.items()}
    rest = {slug: row for slug, row in decision.people.items() if named[slug].casefold() not in by.casefold()}
    deciding = () if by else tuple(named[slug] for slug, row in rest.items() if row.role in _DECIDE)
    asked = tuple(
        named[slug]
        for slug, row in rest.items()
        if row.role in _CONSULTED or (by and row.role in _DECIDE and row.stand is not None)
    )
    told = tuple(name for slug, name in named.items() if slug in rest and name not in (*deciding, *asked))
    return ((by,) if by else deciding), asked, told


def _context(decision: Decision) -> Iterator[str]:
    frame = decision.frame
    for words in (frame.trigger_words, decision.note):
        if whole(words):
            yield sentence(words)
    for key, words in (
        ("covers", frame.scope), ("leaves", frame.out_of_scope), ("limit", frame.bottleneck.what),
        ("present", frame.present_stack), ("waiting", frame.waiting.cost),
    ):  # fmt: skip
        if whole(words):
            yield sentence(say(key, words=whole(words)))
    if frame.waiting.forced_on:
        on, by = frame.waiting.forced_on.isoformat(), whole(frame.waiting.forced_by)
        yield sentence(say("forced", on=on, by=by)) if by else say("forced_bare", on=on)


def _criteria(summary: Summary) -> tuple[tuple[str, int | None], ...]:
    decision = summary.decision
    points = points_of_hundred(summary.view.matrix.weights) or (None,) * len(decision.criteria)
    return tuple(
        (whole(decision.criterion_name(slug)), point)
        for slug, point in zip(decision.criteria, points, strict=True)
    )


def _drivers(summary: Summary) -> Iterator[str]:
    for must in summary.decision.must_haves.values():
        name, words = whole(must.name), whole(must.words)
        if name:
            yield (
                sentence(say("must_have_why", name=name, words=words))
                if words
                else say("must_have", name=name)
            )
    for name, points in _criteria(summary):
        if name:
            yield (
                say("criterion_bare", name=name)
                if points is None
                else say("criterion", name=name, points=str(points))
            )


def _options(summary: Summary) -> Iterator[ConsideredOption]:
    decision = summary.decision
    places = {place.candidate: place for place in summary.view.places}
    values = dict(zip(places, figures(place.value for place in places.values()), strict=True))
    known = summary.view.matrix.any_known
    taken: set[str] = set()
    for slug, candidate in decision.candidates.items():
        name = whole(decision.candidate_name(slug))
        while name in taken:
            name = f"{name} ({slug})"
        taken.add(name)
        place = places[slug]
        yield ConsideredOption(
            name=name,
            about=sentence(candidate.summary),
            value=values[slug] if known and place.value is not None else "",
            arguments=tuple(_arguments(summary, slug)),
            scores=tuple(_score(summary, slug, criterion) for criterion in decision.criteria),
            weeks=amount(candidate.costs.switching_weeks),
            lacks=tuple(whole(decision.must_haves[key].name) or key for key in place.ruled_out_by),
            chosen=slug == decision.outcome.chosen,
        )


def _score(summary: Summary, candidate: str, criterion: str) -> str:
    cell = summary.decision.cell(candidate, criterion)
    if summary.horizon is not None:
        return span_text(cell.by_horizon.get(summary.horizon, cell.score))
    return span_text(cell.score)


def _arguments(summary: Summary, candidate: str) -> Iterator[Argument]:
    decision, matrix = summary.decision, summary.view.matrix
    for key in next(p for p in summary.view.places if p.candidate == candidate).ruled_out_by:
        yield Argument("bad", say("lacks", name=whole(decision.must_haves[key].name) or key))
    row = matrix.candidates.index(candidate)
    low, high = matrix.scale
    for j, criterion in enumerate(matrix.criteria):
        name = whole(decision.criterion_name(criterion))
        if matrix.unknown[row][j]:
            yield Argument("neutral", say("unknown", criterion=name))
            continue
        share = ((matrix.low[row][j] + matrix.high[row][j]) / 2 - low) / (high - low)
        why = ended(whole(decision.cell(candidate, criterion).rationale))
        facts = {
            "criterion": name,
            "score": _shown(summary, candidate, criterion, row, j),
            "top": f"{high:g}",
        }
        words = say("score_why", why=why, **facts) if why else say("score", **facts)
        yield Argument("good" if share >= _GOOD else "bad" if share <= _BAD else "neutral", words)
    weeks = amount(decision.candidates[candidate].costs.switching_weeks)
    if weeks:
        yield Argument("neutral", say("costs_switch", weeks=weeks))


def _shown(summary: Summary, candidate: str, criterion: str, row: int, column: int) -> str:
    typed = _score(summary, candidate, criterion)
    if typed != "?":
        return typed
    matrix = summary.view.matrix
    ends = figures((matrix.low[row][column], matrix.high[row][column]))
    return ends[0] if ends[0] == ends[1] else f"{ends[0]}–{ends[1]}"


def _outcome(summary: Summary, options: tuple[ConsideredOption, ...]) -> Iterator[str]:
    outcome = summary.decision.outcome
    if not any(option.chosen for option in options):
        yield say("nothing")
        leaders = summary.view.lead.leaders
        if leaders and (values := _values(summary)):
            yield say("leads", name=whole(summary.decision.candidate_name(leaders[0])), values=values)
        return
    if outcome.decided_on:
        by = softened(ended(whole(outcome.decided_by)))
        on = outcome.decided_on.isoformat()
        yield say("chosen_on", on=on, by=by) if by else say("chosen_on_bare", on=on)


def _values(summary: Summary) -> str:
    known = summary.view.matrix.any_known
    places = [place for place in summary.view.places if known and place.rank is not None]
    values = figures(place.value for place in places)
    return ", ".join(
        say("value", name=whole(summary.decision.candidate_name(place.candidate)), value=value)
        for place, value in zip(places, values, strict=True)
    )


def _consequences(summary: Summary) -> Iterator[Argument]:
    kinds: dict[str, Literal["good", "bad"]] = {"buys": "good", "costs": "bad"}
    pair = summary.insight.compared
    if pair is not None and pair[0] == summary.decision.outcome.chosen:
        for told in summary.insight.tradeoffs:
            if kind := kinds.get(told.finding.rule):
                yield Argument(kind, ended(told.says))
    if words := ended(whole(summary.decision.outcome.dissent)):
        yield Argument("bad", say("dissent", words=softened(words)))


def _confirmation(summary: Summary) -> Iterator[str]:
    outcome = summary.decision.outcome
    for row in summary.insight.plan.phases if summary.insight.plan else ():
        phase = whole(row.phase.name) or row.slug
        for check in row.phase.checks.values():
            if words := ended(whole(check.words)):
                on = check.met_on.isoformat() if check.met_on else ""
                yield say("check_met" if on else "check", phase=phase, words=words, on=on)
    if outcome.review_on:
        yield say("look_again", on=outcome.review_on.isoformat())
    if words := whole(outcome.reopen_when):
        yield sentence(say("look_again_if", words=words))


def _evidence(decision: Decision) -> Iterator[str]:
    for row in decision.evidence.values():
        names = (
            whole(decision.candidate_name(row.candidate)) if row.candidate else "",
            whole(decision.criterion_name(row.criterion)) if row.criterion else "",
        )
        about = ", ".join(name for name in names if name) or say("evidence")
        source = ", ".join(part for part in (whole(row.source), row.on.isoformat() if row.on else "") if part)
        if words := ended(whole(row.words)):
            yield (
                say("evidence_line", about=about, words=words, source=source)
                if source
                else say("evidence_bare", about=about, words=words)
            )


def _more(summary: Summary) -> Iterator[str]:
    decision = summary.decision
    low, high = (f"{end:g}" for end in summary.view.matrix.scale)
    if values := _values(summary):
        yield say("values", low=low, high=high, values=values)
    sure = leader_robustness(summary.sensitivity) if summary.view.matrix.weights else None
    if sure is not None and len(summary.view.lead.leaders) == 1:
        name = whole(decision.candidate_name(sure.leader))
        yield say("share", name=name, share=of_hundred_words(sure.first_share))
    for key, stand in (("people_for", "for"), ("people_against", "against")):
        names = [whole(row.name) or slug for slug, row in decision.people.items() if row.stand == stand]
        if names:
            yield say(key, names=", ".join(names))
    for words in lessons_told(decision):
        yield say("lesson", words=whole(words))
    if moved := moved_since(summary.analysis):
        yield say("then", words=" ".join(map(whole, moved)))
    if words := whole(decision.outcome.would_change):
        yield sentence(say("would_change", words=words))
