"""A new decision: horizons and criteria to begin with, nothing weighted."""

import re
from pathlib import Path
from typing import Any

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.files import table
from roadworthy.model import Decision
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Criterion


def new_decision(title: str = "") -> Decision:
    """A decision with the three horizons and the five criteria that ship, unweighted."""
    return Decision(title=title, horizons=default_horizons(), criteria=default_criteria())


def title_from(file: Path) -> str:
    """A first title, made from a file's name: ``orders-platform.toml`` gives ``Orders platform``."""
    words = re.sub(r"[-_.\s]+", " ", file.stem).strip()
    return words[:1].upper() + words[1:] or "Untitled decision"


def default_horizons() -> dict[str, Horizon]:
    """The horizons that ship, by slug."""
    return {slug: Horizon(**raw) for slug, raw in _defaults()["horizons"].items()}


def default_criteria() -> dict[str, Criterion]:
    """The criteria that ship, by slug, without weights."""
    return {slug: Criterion(name=by_id()[slug].name) for slug in _defaults()["criteria"]}


def _defaults() -> dict[str, Any]:
    return table("defaults.toml")
