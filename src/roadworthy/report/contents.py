"""The sections of a summary in their order; each is left out where there is nothing to say."""

from collections.abc import Callable, Iterator
from typing import Final

from roadworthy.report.contents_choice import (
    about_costs,
    about_decision,
    about_open,
    about_sure,
    about_tradeoffs,
    about_unknown,
)
from roadworthy.report.contents_frame import (
    about_candidates,
    about_ethics,
    about_fit,
    about_frame,
    about_gate,
    about_must_haves,
    about_people,
)
from roadworthy.report.contents_grid import about_evidence, about_scores, about_weights
from roadworthy.report.contents_road import about_history, about_path, about_recovery, about_risks
from roadworthy.report.document import Block, Document, Section
from roadworthy.report.phrases import label, phrase
from roadworthy.report.summary import Summary

Teller = Callable[[Summary, bool], Iterator[Block]]
"""The blocks of a section. The second argument is whether there is room for everything."""

SECTIONS: Final[tuple[tuple[str, Teller], ...]] = (
    ("decision", about_decision),
    ("sure", about_sure),
    ("although", about_tradeoffs),
    ("costs", about_costs),
    ("unknown", about_unknown),
    ("open", about_open),
    ("weights", about_weights),
    ("scores", about_scores),
    ("gate", about_gate),
    ("frame", about_frame),
    ("people", about_people),
    ("ethics", about_ethics),
    ("must_haves", about_must_haves),
    ("candidates", about_candidates),
    ("fit", about_fit),
    ("evidence", about_evidence),
    ("path", about_path),
    ("risks", about_risks),
    ("recovery", about_recovery),
    ("history", about_history),
)


def document(summary: Summary, *, full: bool = False) -> Document:
    """The summary in sections. `full` lists all that the short form only counts."""
    decision = summary.decision
    sections = []
    for key, teller in SECTIONS:
        if blocks := tuple(teller(summary, full)):
            sections.append(Section(phrase("heading", key, name=_named(summary, key)), blocks))
    horizon = decision.horizons[summary.horizon].name or summary.horizon if summary.horizon else ""
    under = phrase(
        "say", "under_horizon" if horizon else "under",
        status=label("status", decision.status), today=summary.today.isoformat(), horizon=horizon,
    )  # fmt: skip
    return Document(decision.title or phrase("say", "untitled"), under, tuple(sections))


def _named(summary: Summary, key: str) -> str:
    """The candidate that a heading names."""
    pair = summary.insight.compared
    slug = pair[0] if key == "although" and pair else summary.insight.path_of
    return summary.decision.candidate_name(slug or "")
