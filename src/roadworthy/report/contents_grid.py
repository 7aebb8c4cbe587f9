"""What the summary says about criteria, weights, scores and evidence: stations three to five."""

from collections.abc import Iterator

from roadworthy.knowledge.words import SAYINGS
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Cell, Evidence
from roadworthy.report.document import Block, Bullet, Items, Paragraph, ScoreTable
from roadworthy.report.phrases import ended, label, listed, phrase, span_text
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.summary import Summary


def about_weights(summary: Summary) -> Iterator[Block]:
    """The decision table, how the weights were given and locked, and what was changed after."""
    decision, view = summary.decision, summary.view
    if not decision.criteria:
        return
    order = [place.candidate for place in view.places]
    head = (
        label("column", "criterion"), label("column", "weight"),
        *map(decision.candidate_name, order),
    )  # fmt: skip
    points = points_of_hundred(view.matrix.weights) or (None,) * len(decision.criteria)
    rows = tuple(
        (
            _criterion(decision, slug),
            "–" if weight is None else f"{weight} %",
            *(_cell(decision, candidate, slug, summary.horizon) for candidate in order),
        )
        for slug, weight in zip(decision.criteria, points, strict=True)
    )
    yield ScoreTable(head, rows, frozenset(range(1, len(head))))
    if notes := tuple(_lock(summary)):
        yield Items(notes)
    if own := tuple(_own_words(decision)):
        yield Items(own)


def _own_words(decision: Decision) -> Iterator[Bullet]:
    """What a criterion asks and what its ends look like, where the team put it in words of its own."""
    for slug, criterion in decision.criteria.items():
        words = [criterion.question] if criterion.question else []
        words += [
            f"{label('anchor', key)}: {getattr(criterion, key)}"
            for key in ("worst", "middle", "best")
            if getattr(criterion, key)
        ]
        words += [" ".join(criterion.remark.split())] if criterion.remark.strip() else []
        if words:
            yield Bullet(decision.criterion_name(slug), note="; ".join(words))


def _criterion(decision: Decision, slug: str) -> str:
    group = decision.group_of(slug)
    name = decision.groups[group].name or group if group else ""
    return f"{name} › {decision.criterion_name(slug)}" if name else decision.criterion_name(slug)


def _cell(decision: Decision, candidate: str, criterion: str, horizon: str | None) -> str:
    cell = decision.cell(candidate, criterion)
    if horizon is not None:
        return span_text(cell.by_horizon.get(horizon, cell.score))
    return span_text(cell.score) + ("*" if cell.by_horizon else "")


def _lock(summary: Summary) -> Iterator[Bullet]:
    decision, weighting = summary.decision, summary.decision.weighting
    if any(cell.score is not None for row in decision.scores.values() for cell in row.values()):
        low, high = (number_text(end) for end in summary.view.matrix.scale)
        yield Bullet(phrase("say", "scores_scale", low=low, high=high))
    if summary.view.matrix.weights:
        key = "weights_per_horizon" if weighting.per_horizon else "weights_given"
        given = phrase("say", key, method=label("criterion_method", weighting.method))
        if weighting.locked_on:
            by = phrase("say", "by", who=ended(weighting.locked_by)) if weighting.locked_by else ""
            given += " " + phrase("say", "locked", on=weighting.locked_on.isoformat(), by=by)
        else:
            given += " " + phrase("say", "not_locked")
        yield Bullet(given)
    if (
        any(cell.by_horizon for row in decision.scores.values() for cell in row.values())
        and not summary.horizon
    ):
        yield Bullet(phrase("say", "own_per_horizon"), "*")
    if weighting.scores_seen_first:
        yield Bullet(phrase("say", "seen_first"), "!")
    for slug, change in weighting.changes.items():
        on = change.on.isoformat() if change.on else slug
        by = phrase("say", "by", who=ended(change.role)) if change.role else ""
        why = f": {ended(change.reason)}" if change.reason else ""
        yield Bullet(phrase("say", "changed", on=on, by=by, why=why), "!")
    yield from _first_locked(summary)
    if weighting.presets_taken:
        names = listed(f"“{_preset(preset)}”" for preset in weighting.presets_taken)
        yield Bullet(phrase("say", "presets", names=names))


def _first_locked(summary: Summary) -> Iterator[Bullet]:
    decision, weighting, then = summary.decision, summary.decision.weighting, summary.first_leaders
    if not then:
        return
    day = weighting.first_locked_on.isoformat() if weighting.first_locked_on else phrase("say", "undated")
    same = then == summary.view.lead.leaders
    key = "first_leader_same" if same else "first_leaders" if len(then) > 1 else "first_leader"
    names = listed(map(decision.candidate_name, then))
    yield Bullet(phrase("say", key, on=day, leader=names), "·" if same else "!")


def _preset(slug: str) -> str:
    found = SAYINGS.get(f"preset-{slug}")
    return found.title if found and found.title else slug


def about_scores(summary: Summary) -> Iterator[Block]:
    """The reason of every score."""
    decision = summary.decision
    items = []
    for candidate in decision.candidates:
        for criterion in decision.criteria:
            cell = decision.cell(candidate, criterion)
            if cell.rationale or cell.sources or cell.by_horizon:
                name = f"{decision.candidate_name(candidate)}, {decision.criterion_name(criterion)}"
                why = f": {cell.rationale}" if cell.rationale else ""
                items.append(Bullet(f"{name}: {span_text(cell.score)}{why}", note=_rests_on(decision, cell)))
    if items:
        yield Items(tuple(items))


def _rests_on(decision: Decision, cell: Cell) -> str:
    own = [
        f"{decision.horizons[slug].name or slug}: {span_text(interval)}"
        for slug, interval in cell.by_horizon.items()
        if slug in decision.horizons
    ]
    sources = [_source(decision, slug) for slug in cell.sources]
    parts = [phrase("say", "horizons_own", values=", ".join(own))] if own else []
    parts += [phrase("say", "sources", sources=", ".join(sources))] if sources else []
    return "; ".join(parts)


def _source(decision: Decision, slug: str) -> str:
    found = decision.evidence.get(slug)
    if found is None:
        return slug
    return f"{found.source or slug}" + (f" ({found.on.isoformat()})" if found.on else "")


def about_evidence(summary: Summary) -> Iterator[Block]:
    """How much is known, of which kind and age, and each entry."""
    if words := evidence_words(summary.decision):
        yield Paragraph(words)
    if rows := summary.decision.evidence:
        yield Items(tuple(_entry(summary.decision, row) for row in rows.values()))


def evidence_words(decision: Decision) -> str:
    """How much is known, of which kinds and of what age; nothing where there is nothing to say yet."""
    if not decision.evidence:
        return phrase("say", "evidence_none") if any(decision.scores.values()) else ""
    rows = list(decision.evidence.values())
    kinds: dict[str, int] = {}
    for row in rows:
        kinds[row.kind or "none"] = kinds.get(row.kind or "none", 0) + 1
    days = sorted(row.on for row in rows if row.on)
    counted = listed(f"{n} {label('kind_one' if n == 1 else 'kind', key)}" for key, n in kinds.items())
    key = "evidence_count" if len(rows) == 1 else "evidence_counts"
    words = [phrase("say", key, count=str(len(rows)), kinds=counted)]
    if days:
        key = "evidence_date" if days[0] == days[-1] else "evidence_dates"
        words.append(phrase("say", key, first=days[0].isoformat(), last=days[-1].isoformat()))
    if len(days) < len(rows):
        words.append(phrase("say", "evidence_undated", count=str(len(rows) - len(days))))
    return " ".join(words)


def _entry(decision: Decision, row: Evidence) -> Bullet:
    about = ", ".join(
        name
        for name in (
            decision.candidate_name(row.candidate) if row.candidate else "",
            decision.criterion_name(row.criterion) if row.criterion else "",
        )
        if name
    )
    source = ", ".join(part for part in (row.source, row.on.isoformat() if row.on else "") if part)
    words = f"{about}: {row.words}" if about and row.words else row.words or about or "–"
    return Bullet(f"{words} ({source})" if source else words)
