"""Every name on the page that says where the ideas are carried exists in the product."""

import re
from pathlib import Path

import pytest

from roadworthy.knowledge.approaches import approaches
from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.criteria import criteria
from roadworthy.knowledge.frameworks import frameworks
from roadworthy.knowledge.guide import topics
from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.questions import all_questions
from roadworthy.knowledge.stations import stations
from roadworthy.knowledge.words import SAYINGS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| \d", line)]
NAMES = re.findall(r"`([a-z]+):([a-z0-9-]+)`", PAGE)


def known(kind: str) -> set[str]:
    phases = phase_guides()
    match kind:
        case "ask":
            return {question.id for question in all_questions()}
        case "rule":
            return set(SAYINGS)
        case "guide":
            return {topic.id for topic in topics()}
        case "station":
            return {station.id for station in stations()}
        case "sign":
            return {sign.id for criterion in criteria() for sign in criterion.signs}
        case "approach":
            return {approach.id for approach in approaches()}
        case "phase":
            return {phase.id for phase in phases}
        case "check":
            return {check for phase in phases for check, _ in phase.checks}
        case "checklist":
            return {item.id for item in checklist()}
        case "catalogue":
            return {framework.id for framework in frameworks()}
        case "sample":
            return {file.stem for file in (ROOT / "sample_projects").glob("*.toml")}
    return set()


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in NAMES}))
def test_every_name_exists(kind: str) -> None:
    assert {name for found, name in NAMES if found == kind} - known(kind) == set()


def test_every_idea_is_numbered_and_carried() -> None:
    numbers = [int(row.split("|")[1]) for row in ROWS]
    assert numbers == list(range(1, len(ROWS) + 1))
    assert len(ROWS) > 130
    for row in ROWS:
        assert re.search(r"`[a-z]+:[a-z0-9-]+`", row.split("|")[3]), row


def test_every_topic_about_choosing_is_on_the_page() -> None:
    own = {"How Roadworthy works", "The nine stations"}
    named = {name for kind, name in NAMES if kind == "guide"}
    left = {topic.id for topic in topics() if topic.part not in own} - named
    own_ideas = {"unknowns", "good-evidence", "four-ways", "grounds", "looking-back"}
    assert left == own_ideas, "these five are not from the article"
