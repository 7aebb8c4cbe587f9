"""The sections of a summary in their order; each is left out where there is nothing to say."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from roadworthy.report import contents_frame, contents_road, short_frame, short_road
from roadworthy.report.contents_ballots import about_ballots
from roadworthy.report.contents_choice import (
    about_costs,
    about_decision,
    about_open,
    about_sure,
    about_tradeoffs,
    about_unknown,
)
from roadworthy.report.contents_grid import about_evidence, about_scores, about_weights, evidence_words
from roadworthy.report.contents_upkeep import about_signs, about_upkeep
from roadworthy.report.document import Block, Document, Paragraph, Section
from roadworthy.report.phrases import label, phrase
from roadworthy.report.summary import Summary

Teller = Callable[[Summary], Iterator[Block]]
"""The blocks of a section."""


def _known(summary: Summary) -> Iterator[Block]:
    if words := evidence_words(summary.decision):
        yield Paragraph(words)
    yield from about_unknown(summary)
    yield from about_open(summary, full=False)


SHORT: Final[tuple[tuple[str, Teller], ...]] = (
    ("decision", partial(about_decision, full=False)),
    ("sure", partial(about_sure, full=False)),
    ("although", partial(about_tradeoffs, full=False)),
    ("costs", about_costs),
    ("known", _known),
    ("path", short_road.about_path),
    ("risks", short_road.about_risks),
    ("weights", partial(about_weights, full=False)),
    ("ballots", partial(about_ballots, full=False)),
    ("time", short_frame.about_time),
    ("people_short", short_frame.about_people),
    ("candidates_short", short_frame.about_candidates),
)
"""One or two pages to read: what matters most comes first."""

FULL: Final[tuple[tuple[str, Teller], ...]] = (
    ("decision", partial(about_decision, full=True)),
    ("sure", partial(about_sure, full=True)),
    ("although", partial(about_tradeoffs, full=True)),
    ("costs", about_costs),
    ("unknown", about_unknown),
    ("open", partial(about_open, full=True)),
    ("weights", partial(about_weights, full=True)),
    ("scores", about_scores),
    ("ballots", partial(about_ballots, full=True)),
    ("gate", contents_frame.about_gate),
    ("frame", contents_frame.about_frame),
    ("people", contents_frame.about_people),
    ("ethics", contents_frame.about_ethics),
    ("must_haves", contents_frame.about_must_haves),
    ("candidates", contents_frame.about_candidates),
    ("fit", contents_frame.about_fit),
    ("evidence", about_evidence),
    ("signs", about_signs),
    ("upkeep", about_upkeep),
    ("path", contents_road.about_path),
    ("risks", contents_road.about_risks),
    ("recovery", contents_road.about_recovery),
    ("history", contents_road.about_history),
)
"""All there is, to keep."""


def document(summary: Summary, *, full: bool = False) -> Document:
    """The summary in sections. `full` lists all that the short form only counts."""
    decision = summary.decision
    sections = []
    for key, teller in FULL if full else SHORT:
        if blocks := tuple(teller(summary)):
            name, rival = _named(summary, key)
            sections.append(Section(phrase("heading", key, name=name, rival=rival), blocks))
    horizon = decision.horizons[summary.horizon].name or summary.horizon if summary.horizon else ""
    under = phrase(
        "say", "under_horizon" if horizon else "under",
        status=label("status", decision.status), today=summary.today.isoformat(), horizon=horizon,
    )  # fmt: skip
    return Document(decision.title or phrase("say", "untitled"), under, tuple(sections))


def _named(summary: Summary, key: str) -> tuple[str, str]:
    """The candidates that a heading names."""
    pair = summary.insight.compared
    slugs = pair if key == "although" and pair else (summary.insight.path_of or "", "")
    return summary.decision.candidate_name(slugs[0]), summary.decision.candidate_name(slugs[1])
