"""The catalogue: every name finds its framework, and nothing unconfirmed passes for a fact."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roadworthy.knowledge.files import table
from roadworthy.knowledge.framework_search import find, language_match, language_of, languages_in, sorted_for
from roadworthy.knowledge.frameworks import (
    Framework,
    as_candidate,
    as_evidence,
    as_of,
    by_id,
    frameworks,
    suggestions,
)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Ruby on Rails", "ruby-on-rails"),
        ("Rails", "ruby-on-rails"),
        ("Django", "django"),
        ("Laravel", "laravel"),
        ("Spring Boot", "spring-boot"),
        ("Go kit", "go-kit"),
        ("gokit", "go-kit"),
        ("FastAPI", "fastapi"),
        ("fast api", "fastapi"),
        ("AWS Lambda", "aws-lambda-with-sam"),
        ("lambda", "aws-lambda-with-sam"),
        ("Serverless Framework", "serverless-framework"),
        ("AWS Lambda with the Serverless Framework", "serverless-framework"),
        ("serverless", "serverless-framework"),
        ("Cloudflare Workers", "cloudflare-workers"),
        ("workers", "cloudflare-workers"),
        ("dj", "django"),
        ("djagno", "django"),
        ("ASP.NET Core", "asp-net-core"),
        ("next.js", "next-js-api-routes"),
        ("Django 5.2 LTS", "django"),
        ("Rails 8", "ruby-on-rails"),
        ("Spring Boot 4", "spring-boot"),
    ],
)
def test_found_first_under_this_name(words: str, wanted: str) -> None:
    assert find(words)[0].id == wanted


def test_aws_lambda_finds_the_serverless_framework_as_well() -> None:
    assert "serverless-framework" in {framework.id for framework in find("AWS Lambda")}


def test_words_for_a_kind_or_a_language_find_all_of_it() -> None:
    python = {framework.id for framework in find("python")}
    assert {"django", "fastapi", "flask", "litestar", "aws-chalice"} <= python
    assert "laravel" not in python
    assert {framework.language for framework in find("golang")} == {"Go"}
    assert {framework.language for framework in find("node.js")} == {"JavaScript"}
    assert {framework.category for framework in find("monolithic")} == {"monolithic"}


def test_nonsense_finds_nothing_and_no_words_find_all() -> None:
    assert find("xyzzy qwertz") == ()
    assert find("  ") == frameworks()
    assert find("[/red]\x1b[2J") == ()


def test_filters_keep_what_is_not_tied_to_a_language() -> None:
    assert {framework.language for framework in find("", language="python")} == {"Python", "several"}
    assert {framework.id for framework in find("", category="microservices")} == {
        framework.id for framework in frameworks() if framework.category == "microservice"
    }
    assert find("", category="microservice") == find("", category="microservices")


def test_ids_are_unique_and_every_alias_belongs_to_one() -> None:
    assert len(by_id()) == len(frameworks())
    assert set(table("aliases.toml")["frameworks"]) <= set(by_id())
    languages = {framework.language for framework in frameworks()} - {"several"}
    assert languages <= set(table("aliases.toml")["languages"])


@pytest.mark.parametrize("raw", table("frameworks.toml")["framework"], ids=lambda raw: raw["id"])
def test_what_is_doubted_or_unchecked_is_not_confirmed(raw: dict[str, Any]) -> None:
    framework = by_id()[raw["id"]]
    for field in raw.get("uncertain", ()):
        assert not framework.confirmed(field), field
    for field in ("governance", "steward", "license", "fact", "async_model", "first_release", "package"):
        sure = field in raw.get("checked", ()) and field not in raw.get("uncertain", ())
        assert framework.confirmed(field) is sure, field


def test_the_same_field_is_sure_here_and_unsure_there() -> None:
    assert by_id()["django"].confirmed("license")
    assert not by_id()["laravel"].confirmed("license")
    assert not by_id()["fastapi"].confirmed("governance")


def test_a_date_is_as_sure_as_its_fact() -> None:
    assert by_id()["django"].confirmed("fact_date")
    assert not by_id()["flask"].confirmed("fact_date")
    assert not by_id()["micronaut"].confirmed("fact_date")


def test_only_confirmed_answers_are_given_and_the_rest_suggested() -> None:
    fastapi = by_id()["fastapi"]
    candidate = as_candidate(fastapi)
    assert (candidate.name, candidate.approach, candidate.catalogue, candidate.language) == (
        "FastAPI", None, "fastapi", "Python",
    )  # fmt: skip
    assert candidate.governance is None
    assert candidate.async_model is None
    assert {(found.field, found.value) for found in suggestions(fastapi)} == {
        ("governance", "single-maintainer"),
        ("async_model", "both"),
    }
    sure = replace(fastapi, uncertain=frozenset(), checked=frozenset({"governance", "async_model"}))
    assert as_candidate(sure).governance == "single-maintainer"
    assert as_candidate(sure).async_model == "both"
    assert suggestions(sure) == ()


@pytest.mark.parametrize("framework", frameworks(), ids=lambda framework: framework.id)
def test_each_becomes_a_candidate(framework: Framework) -> None:
    candidate = as_candidate(framework)
    assert candidate.catalogue == framework.id
    assert candidate.language != "several"
    labels = [detail.label for detail in framework.details()]
    assert len(labels) == len(set(labels))
    for detail in framework.details():
        assert detail.confirmed == framework.confirmed(detail.field)
        assert "None" not in detail.words


def test_a_confirmed_fact_becomes_dated_evidence() -> None:
    found = as_evidence(by_id()["django"], "django-5")
    assert found is not None
    assert found.candidate == "django-5"
    assert found.on == as_of() == date(2026, 11, 23)
    assert "5.2 LTS" in found.words
    assert as_evidence(by_id()["flask"], "flask") is None


def test_the_teams_languages_come_first() -> None:
    order = [framework.language for framework in sorted_for(["synchronous Python 3.12"])]
    assert order[0] == "Python"
    assert order.index("several") > max(i for i, language in enumerate(order) if language == "Python")
    assert sorted_for([]) != sorted_for(["Go"])
    assert sorted_for(["golang"])[0].language == "Go"


def test_languages_are_read_from_what_people_type() -> None:
    assert languages_in(["Python 3.12, some Go", "c#"]) == ("Python", "Go", "C#")
    assert language_of("Node.js") == "JavaScript"
    assert language_of("COBOL") is None
    assert languages_in(["JavaScript"]) == ("JavaScript",)
    assert language_match(by_id()["nestjs"], ["JavaScript"]) == 1
    assert language_match(by_id()["spring-boot"], ["JavaScript"]) == 2
