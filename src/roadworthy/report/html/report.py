"""Putting the report together: the template with the page, the charts and all the rest."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

from roadworthy.knowledge.files import table
from roadworthy.report.contents import keyed_sections
from roadworthy.report.document import Bars, Block, Facts, Items, Paragraph, ScoreTable
from roadworthy.report.html import ahead, content
from roadworthy.report.page.page import page
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import whole
from roadworthy.report.robustness_words import drawn_line
from roadworthy.report.summary import Summary

_DAY: Final = re.compile(r"\b(\d{4}-\d\d-\d\d)\b", re.ASCII)
_PARTS = (
    "page", "matrix", "ranking", "turning", "horizons", "tradeoffs", "costs", "upkeep", "timeline", "risks",
    "evidence", "signs", "rest",
)  # fmt: skip
"""The parts of the report in their order; one with nothing to show is left out."""
_SHOWN_ABOVE = frozenset(
    {"decision", "sure", "although", "costs", "weights", "scores", "evidence", "signs", "upkeep"}
)
"""Sections of the full form that the report has as tables and pictures."""


def as_html(summary: Summary, source: str = "") -> str:
    """The report: one file, ending in a new line, that asks for nothing from anywhere.

    Every word that comes from the decision is escaped by the template; a policy in the file forbids what is
    not its own style and script, told by their hashes.
    """
    view = PageView(summary)
    names, rows = content.matrix(view)
    phases, legend = content.timeline(view)
    horizon_names, horizon_rows = content.horizons(view)
    facts: dict[str, Any] = {
        "words": table("report_html.toml"), "page": page(summary, source), "policy": _policy(),
        "names": names, "matrix": rows if names else (),
        "scale": [f"{end:g}" for end in summary.view.matrix.scale],
        "values": [content.value_of(view, place.candidate) for place in summary.view.places],
        "ranking": content.ranking_rows(view), "shares": content.share_rows(view),
        "turning": content.turning(view), "horizons": horizon_rows, "horizon_names": horizon_names,
        "tradeoffs": content.tradeoffs(view), "costs": content.costs(view),
        "timeline": phases, "legend": legend, "risks": content.risks(view),
        "evidence": content.evidence(view), "signs": ahead.signs(view), "upkeep": ahead.keeping_up(view),
        "candidates": [whole(row.name) or slug for slug, row in summary.decision.candidates.items()],
        "rest": [section for key, section in keyed_sections(summary) if key not in _SHOWN_ABOVE],
        "drawn": drawn_line(summary.sensitivity) if view.values else "",
    }  # fmt: skip
    facts["shown"] = {key: bool(facts[key]) for key in _PARTS}
    return _environment().get_template("report.html.jinja").render(facts).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_own), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["pieces"] = _pieces
    environment.tests |= {
        "paragraph": _is(Paragraph), "items": _is(Items), "facts": _is(Facts), "score_table": _is(ScoreTable),
        "bars": _is(Bars),
    }  # fmt: skip
    return environment


def _pieces(words: str) -> list[tuple[str, bool]]:
    """Words cut at their dates, and of each piece whether it is one: a date is not broken at its dashes."""
    return [(piece, bool(number % 2)) for number, piece in enumerate(_DAY.split(words)) if piece]


def _own(name: str) -> str:
    """One of the files beside this module, from a folder or an archive."""
    return files("roadworthy.report.html").joinpath(name).read_text(encoding="utf-8")


def _is(kind: type[Block]) -> Callable[[object], bool]:
    return lambda block: isinstance(block, kind)


@cache
def _policy() -> str:
    """What a browser may do with the file: use its own style and script, and nothing else."""
    style, script = (_hash(_environment().get_template(name).render()) for name in ("style.css", "script.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
