"""Every system that the comparison's source names goes from the catalogue through scores to the summary."""

import json
from datetime import date
from typing import Final

import pytest

from changes import score
from roadworthy.edits.edit import add, new_slug, write
from roadworthy.knowledge.framework_search import find
from roadworthy.knowledge.frameworks import as_candidate
from roadworthy.method.ranking import ranking
from roadworthy.model import Decision, Interval
from roadworthy.model.judgement import Criterion
from roadworthy.report.as_json import as_json
from roadworthy.report.contents import document
from roadworthy.report.markdown import as_markdown
from roadworthy.report.summary import summary
from roadworthy.report.text import as_text

SYSTEMS: Final = {
    "Ruby on Rails": ("ruby-on-rails", "monolithic"),
    "Django": ("django", "monolithic"),
    "Laravel": ("laravel", "monolithic"),
    "Spring Boot": ("spring-boot", None),
    "Go kit": ("go-kit", "microservices"),
    "FastAPI": ("fastapi", None),
    "AWS Lambda with the Serverless Framework": ("serverless-framework", "serverless"),
    "Cloudflare Workers": ("cloudflare-workers", "serverless"),
}
CRITERIA: Final = (
    "learning-curve", "ecosystem-maturity", "operational-tooling", "community-health", "long-term-maintenance"
)  # fmt: skip


@pytest.mark.parametrize("name", SYSTEMS)
def test_it_is_found_in_the_catalogue_under_the_name_people_use(name: str) -> None:
    wanted, approach = SYSTEMS[name]
    found = find(name)
    assert found
    assert found[0].id == wanted
    assert found[0].approach == approach


def test_aws_lambda_alone_is_found_too() -> None:
    assert any("aws-lambda" in framework.id for framework in find("AWS Lambda"))


def everything() -> Decision:
    """All eight as candidates, each scored on five criteria; the n-th has n-th best scores."""
    decision = Decision(title="Everything that the article names")
    for criterion in CRITERIA:
        decision = add(("criteria",), criterion, Criterion(name=criterion, weight=20.0), criterion).apply(
            decision
        )
    for place, name in enumerate(SYSTEMS):
        candidate = as_candidate(find(name)[0])
        slug = new_slug(decision, ("candidates",), candidate.name, "candidate")
        decision = add(("candidates",), slug, candidate, candidate.name).apply(decision)
        for criterion in CRITERIA:
            figure = 5 - place * 0.5
            decision = score(slug, criterion, Interval(figure, figure), "score").apply(decision)
            why: tuple[str, ...] = ("scores", slug, criterion, "rationale")
            decision = write(why, f"{name} on {criterion}", "why").apply(decision)
    return decision


def test_all_are_scored_and_ranked_as_scored() -> None:
    places = ranking(everything())
    assert [place.candidate for place in places] == [wanted for wanted, _ in SYSTEMS.values()]
    assert [place.rank for place in places] == list(range(1, 9))
    assert places[0].value == pytest.approx(5)
    assert places[-1].value == pytest.approx(1.5)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_all_stand_in_the_summary_with_their_value(form: str, today: date) -> None:
    decision = everything()
    told = document(summary(decision, today))
    printed = as_text(told, 140) if form == "text" else as_markdown(told).replace("\\", "")
    for place in ranking(decision):
        assert decision.candidate_name(place.candidate) in printed
        assert f"{place.value:.2f}" in printed


def test_all_stand_in_the_json_with_value_and_rank(today: date) -> None:
    decision = everything()
    rows = {row["id"]: row for row in json.loads(as_json(summary(decision, today)))["candidates"]}
    for place in ranking(decision):
        assert rows[place.candidate]["value"] == pytest.approx(place.value)
        assert rows[place.candidate]["rank"] == place.rank
        assert set(rows[place.candidate]["by_criterion"]) == set(CRITERIA)
