"""The sections of a summary in their order; each is left out where there is nothing to say."""

from collections.abc import Callable, Iterator
from typing import Final

from roadworthy.report import contents_frame, contents_road
from roadworthy.report.contents_ballots import about_ballots
from roadworthy.report.contents_choice import (
    about_costs,
    about_decision,
    about_open,
    about_sure,
    about_tradeoffs,
    about_unknown,
)
from roadworthy.report.contents_grid import about_evidence, about_scores, about_weights
from roadworthy.report.contents_upkeep import about_signs, about_upkeep
from roadworthy.report.document import Block, Document, Section
from roadworthy.report.looked_back import about_looking_back
from roadworthy.report.phrases import label, phrase
from roadworthy.report.summary import Summary
from roadworthy.report.then_words import about_then

Teller = Callable[[Summary], Iterator[Block]]
"""The blocks of a section."""


def _about_then(summary: Summary) -> Iterator[Block]:
    return iter(about_then(summary.analysis))


def _about_looking_back(summary: Summary) -> Iterator[Block]:
    return iter(about_looking_back(summary.analysis))


SECTIONS: Final[tuple[tuple[str, Teller], ...]] = (
    ("decision", about_decision),
    ("then", _about_then),
    ("looked_back", _about_looking_back),
    ("sure", about_sure),
    ("although", about_tradeoffs),
    ("costs", about_costs),
    ("unknown", about_unknown),
    ("open", about_open),
    ("weights", about_weights),
    ("scores", about_scores),
    ("ballots", about_ballots),
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


def document(summary: Summary) -> Document:
    """All there is to tell, in sections; `page.page` has what there is room for on one page."""
    decision = summary.decision
    sections = [section for _, section in keyed_sections(summary)]
    horizon = decision.horizons[summary.horizon].name or summary.horizon if summary.horizon else ""
    under = phrase(
        "say", "under_horizon" if horizon else "under",
        status=label("status", decision.status), today=summary.today.isoformat(), horizon=horizon,
    )  # fmt: skip
    return Document(decision.title or phrase("say", "untitled"), under, tuple(sections))


def keyed_sections(summary: Summary) -> Iterator[tuple[str, Section]]:
    """Each section that has something to say, with its key."""
    for key, teller in SECTIONS:
        if blocks := tuple(teller(summary)):
            name, rival = _named(summary, key)
            yield key, Section(phrase("heading", key, name=name, rival=rival), blocks)


def _named(summary: Summary, key: str) -> tuple[str, str]:
    """The candidates that a heading names."""
    pair = summary.insight.compared
    slugs = pair if key == "although" and pair else (summary.insight.path_of or "", "")
    return summary.decision.candidate_name(slugs[0]), summary.decision.candidate_name(slugs[1])
