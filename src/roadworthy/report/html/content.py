"""What the report shows beside the page, as plain values for the template."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.path import PhasePlan
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Cell
from roadworthy.report.contents_choice import mark_of, ranking_bars
from roadworthy.report.html.charts import Chart, TimeScale, phase_bar, shares_bar, value_bar
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import amount, whole
from roadworthy.report.phrases import figures, label, phrase, span_text
from roadworthy.report.plan_words import forecast_lines
from roadworthy.report.robustness_words import Names, drawn_line, what_turns_it
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.words import RenderedFinding

_FAR: Final = 4000
"""Days from today beyond which a date that forces is not drawn."""
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'`\\]{1,2000}", re.ASCII)


def say(key: str, **facts: str) -> str:
    """The words of `knowledge/report_html.toml`, filled with facts."""
    return fill(str(table("report_html.toml")["say"][key]), facts)


@frozen
class CandidateRow:
    """A candidate with a chart."""

    mark: str
    name: str
    number: int
    place: str
    value: str
    interval: str
    note: str
    chart: Chart | None


@frozen
class MatrixCell:
    """One score with its grounds."""

    words: str
    sort: str
    """What the column is sorted by: the middle of the score."""
    ground: str
    """A key of ``grounds`` in `knowledge/report_html.toml`."""
    ground_words: str
    reason: str
    sources: tuple["Source", ...]


@frozen
class MatrixRowView:
    """A criterion with its weight in points of 100 and its scores."""

    name: str
    weight: str
    cells: tuple[MatrixCell, ...]


@frozen
class Source:
    """Where something is known from."""

    words: str
    address: str
    """Where it leads to; empty where it is no address of the web."""
    on: str


@frozen
class EvidenceRow:
    """One entry of the evidence."""

    about: str
    words: str
    kind: str
    source: Source


@frozen
class PhaseRowView:
    """A phase on the timeline."""

    name: str
    state: str
    days: str
    checks: str
    chart: Chart | None


@frozen
class RiskRow:
    """A line of the register."""

    title: str
    size: str
    state: str
    owner: str
    review: str
    more: str


def ranking_rows(view: PageView) -> tuple[CandidateRow, ...]:
    """The ranking, each with a bar that is soft from its least to its most."""
    rows = []
    for bar in ranking_bars(view.summary) if view.summary.view.matrix.any_known else ():
        words = say("bar", name=bar.name, value=bar.value or "–", interval=bar.interval or bar.value or "–")
        rows.append(
            CandidateRow(
                bar.mark, whole(bar.name), bar.number % 6, bar.place, bar.value, bar.interval, bar.note,
                value_bar(bar, words),
            )
        )  # fmt: skip
    return tuple(rows)


def share_rows(view: PageView) -> tuple[CandidateRow, ...]:
    """How often each has each rank."""
    found = view.summary.sensitivity.acceptability
    if found is None or not view.summary.view.matrix.any_known:
        return ()
    decision = view.decision
    rows = []
    for slug, shares in zip(found.candidates, found.rank_shares, strict=True):
        parts = [
            say("rank", rank=str(rank), share=of_hundred(share))
            for rank, share in enumerate(shares, 1)
            if share > 0
        ]
        number = list(decision.candidates).index(slug) % 6
        first = of_hundred(shares[0], never=shares[0] == 0, always=shares[0] == 1)
        words = ", ".join(parts)
        name = whole(decision.candidate_name(slug))
        chart = shares_bar(shares, f"{name}: {words}")
        rows.append(CandidateRow(mark_of(decision, slug), name, number, "", first, words, "", chart))
    return tuple(sorted(rows, key=lambda row: -shares_of(view, row)))


def shares_of(view: PageView, row: CandidateRow) -> float:
    """The share of first places of a row."""
    found = view.summary.sensitivity.acceptability
    assert found is not None
    names = [whole(view.decision.candidate_name(slug)) for slug in found.candidates]
    return found.rank_shares[names.index(row.name)][0]


def matrix(view: PageView) -> tuple[tuple[str, ...], tuple[MatrixRowView, ...]]:
    """The names of the candidates, best first, and a row for each criterion."""
    decision = view.decision
    order = [place.candidate for place in view.summary.view.places]
    points = points_of_hundred(view.summary.view.matrix.weights)
    rows = tuple(
        MatrixRowView(
            whole(decision.criterion_name(slug)),
            str(points[number]) if points else "–",
            tuple(_cell(view, candidate, slug) for candidate in order),
        )
        for number, slug in enumerate(decision.criteria)
    )
    return tuple(whole(decision.candidate_name(slug)) for slug in order), rows


def value_of(view: PageView, candidate: str) -> str:
    """The value below its column; that it is out, where a must-have says so."""
    return view.values.get(candidate) or (say("out") if candidate in view.ruled_out else "–")


def _cell(view: PageView, candidate: str, criterion: str) -> MatrixCell:
    decision = view.decision
    cell = decision.cell(candidate, criterion)
    horizon = view.summary.horizon
    interval = cell.score if horizon is None else cell.by_horizon.get(horizon, cell.score)
    own = "; ".join(
        f"{whole(decision.horizons[slug].name) or slug}: {span_text(span)}"
        for slug, span in cell.by_horizon.items()
        if slug in decision.horizons
    )
    reason = " ".join(
        part for part in (whole(cell.rationale), say("horizons", values=own) if own else "") if part
    )
    middle = -1.0 if interval is None else (interval.low + interval.high) / 2
    ground = view.summary.analysis.grounded(horizon).backing(candidate, criterion).ground
    return MatrixCell(
        span_text(interval) + ("*" if own and horizon is None else ""),
        f"{middle:g}",
        ground,
        table("report_html.toml")["grounds"][ground],
        reason,
        tuple(_sources(view, cell)),
    )


def _sources(view: PageView, cell: Cell) -> Iterator[Source]:
    for slug in cell.sources:
        row = view.decision.evidence.get(slug)
        if row is not None:
            yield source_of(whole(row.source) or say("no_source"), row.on)


def source_of(words: str, on: date | None) -> Source:
    """A source; its address is only taken where the words are nothing but one."""
    return Source(words, words if _ADDRESS.fullmatch(words) else "", on.isoformat() if on else "")


def turning(view: PageView) -> tuple[str, ...]:
    """What would turn it, in lines."""
    if not view.summary.view.matrix.any_known:
        return ()
    lines = tuple(what_turns_it(view.summary.sensitivity, Names.of(view.decision), full=True))
    drawn = drawn_line(view.summary.sensitivity)
    return tuple(line for line in lines if line != drawn)


def horizons(view: PageView) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The names of the horizons, and a row of values for each candidate that runs."""
    decision = view.decision
    if not decision.horizons or not view.values:
        return (), ()
    names = tuple(whole(row.name) or slug for slug, row in decision.horizons.items())
    rows = []
    for slug in view.running_order:
        if slug not in view.values:
            continue
        values = figures(found.place(slug).value for found in view.summary.by_horizon.values())
        rows.append((whole(decision.candidate_name(slug)), view.values[slug], *values))
    return names, tuple(rows)


def tradeoffs(view: PageView) -> tuple[RenderedFinding, ...]:
    """What the first buys and costs."""
    return view.summary.insight.tradeoffs


def timeline(view: PageView) -> tuple[tuple[PhaseRowView, ...], str]:
    """The phases with their bars, and what the lines in them mean."""
    spans = {row.slug: span for row in view.phases if (span := _span(view, row)) is not None}
    if not spans:
        return (), ""
    forced = view.decision.frame.waiting.forced_on
    marks = [(view.today, "today")]
    legend = say("today", on=view.today.isoformat())
    if forced is not None and abs((forced - view.today).days) < _FAR:
        marks.append((forced, "forced"))
        legend += " " + say("forced", on=forced.isoformat())
    scale = TimeScale([*(day for span in spans.values() for day in span), *(day for day, _ in marks)])
    rows = []
    for row in view.phases:
        name, span = view.phase_name(row), spans.get(row.slug)
        chart, words = None, "–"
        if span is not None:
            ends = " – ".join(dict.fromkeys(day.isoformat() for day in span[1:]))
            words = say("phase_days", start=span[0].isoformat(), ends=ends)
            chart = phase_bar(scale, span, row.state, marks, f"{name}: {words}")
        met = say("checks", met=str(row.met), all=str(len(row.phase.checks))) if row.phase.checks else "–"
        state = phrase("phase", row.state, word=whole(row.phase.word_of))
        rows.append(PhaseRowView(name, state, words, met, chart))
    legend += "".join(f" {line}" for line in forecast_lines(view.summary.analysis.walked_schedule))
    return tuple(rows), legend


def _span(view: PageView, row: PhasePlan) -> tuple[date, date, date] | None:
    """Start, and the days by which it is over in half and in 80 of 100 cases; as planned without a forecast.

    None where it is not known when it begins.
    """
    if row.start is None:
        return None
    found = view.summary.analysis.walked_schedule
    forecast = next((one for one in found.phases if one.slug == row.slug), None) if found else None
    early, late = row.earliest_end or row.start, row.latest_end or row.earliest_end or row.start
    if forecast is None or forecast.p50 is None or forecast.p80 is None:
        return row.start, early, late
    return row.start, forecast.p50, forecast.p80


def risks(view: PageView) -> tuple[RiskRow, ...]:
    """The register, the largest first."""
    rows = []
    for slug, risk in view.decision.risks.items():
        more = [
            f"{label('label', key)}: {whole(getattr(risk, key))}"
            for key in ("sign", "mitigation", "if_it_comes")
            if whole(getattr(risk, key))
        ]
        size = (risk.likelihood or 0) * (risk.impact or 0)
        state = table("report_html.toml")["risk"][risk.state]
        rows.append(
            (
                size,
                RiskRow(
                    whole(risk.title) or slug, str(size or "?"), state, whole(risk.owner) or "–",
                    risk.review_on.isoformat() if risk.review_on else "–", " ".join(more),
                ),
            )
        )  # fmt: skip
    return tuple(row for _, row in sorted(rows, key=lambda entry: -entry[0]))


def evidence(view: PageView) -> tuple[EvidenceRow, ...]:
    """Every entry with its source."""
    decision = view.decision
    rows = []
    for row in decision.evidence.values():
        names = (
            whole(decision.candidate_name(row.candidate)) if row.candidate else "",
            whole(decision.criterion_name(row.criterion)) if row.criterion else "",
        )
        kind = label("kind_one", row.kind or "none")
        about = ", ".join(name for name in names if name) or "–"
        source = source_of(whole(row.source) or say("no_source"), row.on)
        rows.append(EvidenceRow(about, whole(row.words) or "–", kind, source))
    return tuple(rows)


def costs(view: PageView) -> tuple[tuple[str, ...], ...]:
    """What each candidate costs to switch to, to run and to keep up; none where nobody has said anything."""
    rows = []
    for place in view.summary.view.places:
        row = view.decision.candidates[place.candidate].costs
        run = amount(row.running_month)
        running = f"{run} {whole(row.currency)}".strip() if run else ""
        cells = (amount(row.switching_weeks), running, amount(row.upkeep_year))
        rows.append((whole(view.decision.candidate_name(place.candidate)), *(cell or "–" for cell in cells)))
    return tuple(rows) if any(cell != "–" for row in rows for cell in row[1:]) else ()
