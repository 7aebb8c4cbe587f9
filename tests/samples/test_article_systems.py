"""Every system that the article names, from the catalogue to suggested scores: what is known, and what is not.

`test_article_upgrades.py` holds the upgrades ahead of each.
"""

import json
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from roadworthy.edits.candidates import add_framework
from roadworthy.edits.evidence import take_in
from roadworthy.evidence.collect import collect, observed
from roadworthy.evidence.limits import StopRequest
from roadworthy.evidence.npm import read_view
from roadworthy.evidence.plan import plan
from roadworthy.evidence.pypi import read_document
from roadworthy.interview.items import Prose, RecordLine
from roadworthy.interview.outlines.evidence import outline
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import criteria
from roadworthy.knowledge.frameworks import by_id
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.signs import suggested
from roadworthy.model import Decision, Interval
from roadworthy.model.collected import PackageFacts
from roadworthy.model.evidence import REGISTRIES, SignAnswer
from roadworthy.model.judgement import Criterion
from roadworthy.report.evidence_words import as_fact, catalogue_signs
from roadworthy.tui.stations.evidence_drawn import GroundsDrawing

NAMED: Final = (
    "django", "ruby-on-rails", "laravel", "spring-boot", "fastapi", "go-kit", "aws-lambda-with-sam",
    "cloudflare-workers", "serverless-framework",
)  # fmt: skip
OFTEN_BESIDE: Final = ("nestjs", "flask", "express", "gin", "quarkus", "asp-net-core")
"""What teams hold beside them, and no registry of theirs is asked."""
RECORDED: Final = Path(__file__).parents[1] / "evidence" / "recorded"
TODAY: Final = date(2026, 12, 1)
FIVE: Final = tuple(guide.id for guide in criteria() if not guide.optional)


def decided(*frameworks: str) -> Decision:
    decision = Decision(
        criteria={
            guide.id: Criterion(name=guide.name, weight=10.0) for guide in criteria() if not guide.optional
        }
    )
    for framework in frameworks:
        decision = add_framework(decision, by_id()[framework]).apply(decision)
    return decision


def told_by_all(decision: Decision, packages: dict[str, PackageFacts]) -> Decision:
    """The decision with what the catalogue, the release cycles and the recorded registries know of it."""
    facts = []
    for one in collect(decision, plan(decision), TODAY, "cache", StopRequest()):
        known = packages.get(one.inquiry.candidate)
        seen = one.observations
        if one.inquiry.over_network and known is not None:
            seen = observed(known, TODAY, "recorded")
        rows = (as_fact(it, one.inquiry.candidate, one.inquiry.collector, TODAY) for it in seen)
        facts += [row for row in rows if row is not None]
    return take_in(decision, facts, catalogue_signs(decision), "taken in").edit.apply(decision)


@pytest.mark.parametrize("framework", [*NAMED, *OFTEN_BESIDE])
def test_each_is_asked_about_or_said_not_to_be(framework: str) -> None:
    decision = decided(framework)
    (slug,) = decision.candidates
    planned, entry = plan(decision), by_id()[framework]
    asked = [one for one in planned.over_network if one.candidate == slug]
    if entry.registry in REGISTRIES:
        assert [(one.collector, one.what) for one in asked] == [(entry.registry, entry.package)]
        return
    assert asked == []
    (left,) = planned.left_out
    assert (left.why, left.registry, left.package) == ("no-collector", entry.registry, entry.package)
    lines = outline(Analysis(decision, TODAY, signs=SIGN_CATALOGUE), View(everything=True))
    (told,) = [one for one in lines if isinstance(one, Prose) and one.id == "look-up"]
    words = " ".join(told.lines)
    assert f"{entry.name}: no collector reads {entry.registry} yet ({entry.package})" in words
    assert "type it with its date" in words, "where to look is said"


@pytest.mark.parametrize("framework", [*NAMED, *OFTEN_BESIDE])
def test_what_is_known_suggests_a_score_only_where_it_is_enough(framework: str) -> None:
    decision = told_by_all(decided(framework), {})
    (slug,) = decision.candidates
    for criterion in FIVE:
        found = suggested(decision, slug, criterion, SIGN_CATALOGUE.signs[criterion], SIGN_CATALOGUE.roles)
        assert (found.interval is None) == (3 * found.known < len(found.items)), criterion
        assert all(item.worth is None or item.grounds in ("bands", "collector") for item in found.items)
    assert all(row.confirmed_on is None for row in decision.evidence.values()), "theirs until confirmed"


@pytest.mark.parametrize(
    ("framework", "package"),
    [("django", "pypi-django"), ("fastapi", "pypi-fastapi"), ("serverless-framework", "npm-serverless")],
)
def test_what_registries_said_reaches_the_cells_and_a_person_does_the_rest(
    framework: str, package: str
) -> None:
    raw = json.loads((RECORDED / f"{package}.json").read_text(encoding="utf-8"))
    facts = read_document(raw) if package.startswith("pypi") else read_view(raw, "serverless", {})
    decision = told_by_all(decided(framework), {framework: facts})
    assert set(decision.candidates) == {framework}
    seen = Analysis(decision, TODAY, signs=SIGN_CATALOGUE).cell_evidence
    health = seen[framework, "community-health"]
    assert health.entries, "a registry's facts stand at the cells that they speak to"
    assert health.named == frozenset(), "and no score rests on them by itself"
    assert decision.cell(framework, "community-health").score is None
    signs = SIGN_CATALOGUE.signs["learning-curve"]
    answers = {sign: SignAnswer(answer="holds", on=TODAY) for sign in signs}
    own = decision.model_copy(update={"signs": {**decision.signs, framework: {"learning-curve": answers}}})
    found = suggested(own, framework, "learning-curve", signs, SIGN_CATALOGUE.roles)
    assert found.interval == Interval(5, 5)


def test_all_nine_stand_in_one_matrix_with_their_names_whole() -> None:
    decision = told_by_all(decided(*NAMED), {})
    of = Analysis(decision, TODAY, signs=SIGN_CATALOGUE)
    rows = [
        one for one in outline(of, View(matrix=True)) if isinstance(one, RecordLine) and one.kind == "grounds"
    ]
    assert [one.path[1] for one in rows] == list(FIVE)
    seen = set[str]()
    for slug in decision.candidates:
        drawing = GroundsDrawing(of, (slug, FIVE[0]), 62)
        heads = [text.plain for text in drawing.heads()]
        assert not any("…" in text for text in heads)
        assert all(len(text) == 62 for text in heads)
        place = list(decision.candidates).index(slug)
        assert place in drawing.columns.shown
        seen |= {word for text in heads for word in text.split()}
    for slug in decision.candidates:
        assert set(decision.candidate_name(slug).split()) <= seen
