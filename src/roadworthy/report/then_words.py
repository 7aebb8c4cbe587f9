"""What was decided then against today's figures, in words and as plain values."""

from typing import Any

from roadworthy.knowledge.releases import published_table
from roadworthy.method.analysis import Analysis
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.then_and_now import ThenAndNow, differences, then_and_now
from roadworthy.method.upkeep import table_of
from roadworthy.model import Decision
from roadworthy.model.aftermath import Figures
from roadworthy.model.interval import Interval
from roadworthy.model.releases import ReleaseTable
from roadworthy.report.document import Block, Bullet, Items, Paragraph
from roadworthy.report.phrases import figure, listed, phrase, span_text
from roadworthy.report.words import render


def lines_of_releases(decision: Decision, candidate: str) -> ReleaseTable | None:
    """The release lines of a candidate: typed ones before published ones; None without any."""
    if candidate not in decision.candidates:
        return None
    return table_of(decision, candidate, published_table(decision, candidate))


def beside_today(analysis: Analysis) -> ThenAndNow | None:
    """The last decision's figures beside today's; None where none were kept."""
    decision = analysis.decision
    return then_and_now(analysis, lines_of_releases(decision, decision.outcome.chosen))


def moved_since(analysis: Analysis) -> tuple[str, ...]:
    """What today's figures say otherwise than those of the day of the decision, a sentence each."""
    found = beside_today(analysis)
    if found is None:
        return ()
    return tuple(render(one, analysis.decision).says for one in differences(found, analysis.decision))


def figures_words(figures: Figures, decision: Decision) -> str:
    """The figures of a day in one sentence, without its stop: who was chosen, how it stood, the plan."""
    chosen = figures.standings.get(figures.chosen)
    parts = []
    if chosen is not None and chosen.value is not None:
        key = "then_value" if chosen.share is None else "then_share"
        share = "" if chosen.share is None else of_hundred_words(chosen.share)
        name = decision.candidate_name(figures.chosen)
        parts.append(phrase("say", key, name=name, value=figure(chosen.value), share=share))
    first = [slug for slug, row in figures.standings.items() if row.rank == 1]
    if first and figures.chosen not in first:
        parts.append(phrase("say", "then_ahead", names=listed(map(decision.candidate_name, first))))
    if figures.p80 is not None:
        parts.append(phrase("say", "then_over", p80=figures.p80.isoformat()))
    if figures.chance is not None and figures.forced_on is not None:
        chance, day = of_hundred_words(figures.chance), figures.forced_on.isoformat()
        parts.append(phrase("say", "then_chance", day=day, chance=chance))
    if figures.upgrades is not None:
        count, months = span_text(figures.upgrades), str(figures.upgrade_months or 0)
        parts.append(phrase("say", "then_upgrades", count=count, months=months))
    return "; ".join(parts)


def about_then(analysis: Analysis) -> tuple[Block, ...]:
    """What was decided then, and where today's figures are others; nothing where they are the same."""
    found, lines = beside_today(analysis), moved_since(analysis)
    if found is None or not lines:
        return ()
    words = figures_words(found.then, analysis.decision)
    on = found.on.isoformat() if found.on else "?"
    return (
        Paragraph(phrase("say", "decided_then", on=on, words=words)),
        Items(tuple(map(Bullet, lines))),
    )


def then_data(analysis: Analysis) -> dict[str, Any] | None:
    """The figures of the last decision and today's as plain values; None where none were kept."""
    found = beside_today(analysis)
    if found is None:
        return None
    told = [
        {"rule": one.rule, "message": render(one, analysis.decision).says}
        for one in differences(found, analysis.decision)
    ]
    return {"decided_on": found.on, **_figures(found.then), "now": _figures(found.now), "differs": told}


def _figures(side: Figures) -> dict[str, Any]:
    return {
        "chosen": side.chosen or None,
        "p50": side.p50,
        "p80": side.p80,
        "forced_on": side.forced_on,
        "chance": side.chance,
        "effort": _ends(side.effort),
        "upgrades": _ends(side.upgrades),
        "upgrade_months": side.upgrade_months,
        "candidates": [
            {"id": slug, "rank": row.rank, "value": row.value, "first_share": row.share}
            for slug, row in side.standings.items()
        ],
        "phases": [{"id": slug, "p50": row.p50, "p80": row.p80} for slug, row in side.ends.items()],
        "judged": {slug: _ends(score) for slug, score in side.judged.items()},
    }


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]
