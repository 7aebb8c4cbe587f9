"""The catalogue: every name finds its framework, and nothing unconfirmed passes for a fact."""

import re
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest

from each import each
from examples import part
from roadworthy.knowledge.files import table
from roadworthy.knowledge.framework_search import (
    at_the_start,
    find,
    language_match,
    language_of,
    languages_in,
    plain,
    sorted_for,
)
from roadworthy.knowledge.frameworks import (
    FactSource,
    Framework,
    as_candidate,
    as_evidence,
    as_of,
    by_id,
    catalogue_notes,
    frameworks,
    suggestions,
)


@each(
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
        ("Spring", "spring-boot"),
        ("net/http", "go-net-http"),
        ("chi", "chi"),
        ("fiber", "fiber"),
        ("Open Liberty", "jakarta-ee"),
        ("vert.x", "vertx"),
        ("DRF", "django-rest-framework"),
        ("play", "play"),
        ("koa.js", "koa"),
        ("hanami", "hanami"),
        ("cake", "cakephp"),
        ("Cloud Run", "google-cloud-run"),
        ("Cloud Functions", "google-cloud-functions-framework"),
        ("bento", "bentoml"),
        ("ray", "ray-serve"),
        ("Struts 2.5", "struts"),
        (".NET Framework 4.8", "dotnet-framework"),
        ("J2EE", "java-ee"),
        ("plain php", "plain-php"),
        ("pheonix", "phoenix"),
        ("symphony", "symfony"),
        ("larvel", "laravel"),
        ("quarcus", "quarkus"),
        ("expres", "express"),
        ("strust", "struts"),
    ],
)
def test_found_first_under_this_name(words: str, wanted: str) -> None:
    assert find(words)[0].id == wanted


def test_aws_lambda_finds_the_serverless_framework_as_well() -> None:
    assert "serverless-framework" in {framework.id for framework in find("AWS Lambda")}


@each("framework", part(frameworks(), 4))
def test_its_name_its_first_letters_and_every_alias_find_it(framework: Framework) -> None:
    assert find(framework.name)[0] is framework
    for alias in (*framework.other_names, *framework.near):
        assert find(alias)[0] is framework, alias
    first = plain(framework.name).split()[0]
    typed = [first[:length] for length in range(2, len(first) + 1)]
    assert all(framework in find(letters) for letters in typed if len(letters) > 1)


@each("framework", part(frameworks(), 4, 1))
def test_two_letters_swapped_find_it_among_the_first(framework: Framework) -> None:
    name = plain(framework.name)
    if 5 < len(name) < 16:
        middle = len(name) // 2
        swapped = name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]
        assert framework in find(swapped)[:3], swapped


def test_a_name_belongs_to_one_framework() -> None:
    owners: dict[str, set[str]] = {}
    for framework in frameworks():
        for name in (framework.name, framework.id, *framework.other_names, *framework.near):
            owners.setdefault(plain(name).replace(" ", ""), set()).add(framework.id)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


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
        framework.id for framework in frameworks() if framework.category in ("microservice", "general")
    }
    assert find("", category="microservice") == find("", category="microservices")


def test_ids_are_unique_and_every_alias_belongs_to_one() -> None:
    assert len(by_id()) == len(frameworks())
    assert set(table("aliases.toml")["frameworks"]) <= set(by_id())
    languages = {framework.language for framework in frameworks()} - {"several"}
    assert languages <= set(table("aliases.toml")["languages"])


def test_there_are_at_least_fifty_and_the_stacks_that_teams_leave() -> None:
    assert len(frameworks()) >= 50
    assert {"struts", "dotnet-framework", "java-ee", "plain-php"} <= {
        framework.id for framework in frameworks() if framework.leaving
    }


@each("raw", table("frameworks.toml")["framework"], ids=lambda raw: raw["id"])
def test_every_entry_is_complete_and_every_source_has_an_address_and_a_day(raw: dict[str, Any]) -> None:
    framework = by_id()[raw["id"]]
    fields = (
        "name", "category", "language", "runtime", "first_release", "license", "governance", "steward",
        "async_model", "otel_package", "fact", "fact_date",
    )  # fmt: skip
    assert [field for field in fields if not getattr(framework, field)] == []
    assert len(framework.name) <= 26, "the catalogue's list has room for no longer name"
    assert framework.registry or not framework.package
    assert framework.package or framework.id in {"google-cloud-run", "coldfusion", "perl"}
    assert framework.category in ("monolithic", "microservice", "serverless", "general")
    assert framework.governance in ("foundation", "company", "community", "single maintainer")
    assert framework.sources, "nothing confirms anything"
    known = {field.name for field in dataclass_fields(Framework)}
    for source in framework.sources:
        assert source.confirms
        assert set(source.confirms) <= known
        assert all(getattr(framework, field) for field in source.confirms)
        address = urlsplit(source.url)
        if address.scheme == "pkg":
            assert re.fullmatch(r"(pypi|npm)/[@\w./-]+", address.path)
        else:
            assert address.scheme == "https"
            assert "." in address.netloc
        assert source.url.isascii()
        assert date(2021, 1, 1) <= source.on <= as_of()
    assert framework.uncertain <= known


@each("raw", table("frameworks.toml")["framework"], ids=lambda raw: raw["id"])
def test_what_is_doubted_or_without_a_source_is_not_confirmed(raw: dict[str, Any]) -> None:
    framework = by_id()[raw["id"]]
    for field in raw.get("uncertain", ()):
        assert not framework.confirmed(field), field
    for field in ("governance", "steward", "license", "fact", "async_model", "first_release", "package"):
        named = any(field in source["confirms"] for source in raw["sources"])
        assert framework.confirmed(field) is (named and field not in raw.get("uncertain", ())), field


def test_what_is_not_confirmed_is_said_once_and_where_the_rest_is_from() -> None:
    rails = by_id()["ruby-on-rails"]
    notes = catalogue_notes(rails)
    assert notes[0].startswith("Not confirmed: looked after by")
    assert "github.com" in notes[1]
    assert "2026-08-21" in notes[1]
    sure = replace(
        rails,
        sources=(FactSource(tuple(field.name for field in dataclass_fields(rails)), "https://a.b", as_of()),),
        uncertain=frozenset(),
    )
    assert catalogue_notes(sure) == (f"From a.b, as read between {as_of()} and {as_of()}.",)


def test_the_same_field_is_sure_here_and_unsure_there() -> None:
    assert by_id()["django"].confirmed("license")
    assert not by_id()["grails"].confirmed("steward")
    assert by_id()["fastapi"].confirmed("governance")


def test_a_date_is_as_sure_as_its_fact() -> None:
    assert by_id()["django"].confirmed("fact_date")
    assert not by_id()["flask"].confirmed("fact_date")


def test_no_general_framework_says_how_a_candidate_is_built() -> None:
    for name in ("flask", "express", "nestjs", "gin", "spring-boot", "fastapi"):
        assert by_id()[name].approach is None
        assert as_candidate(by_id()[name]).approach is None


@pytest.mark.parametrize(
    ("framework", "field", "words"),
    [
        ("echo", "otel_package", "github.com/labstack/echo-otel/v5"),
        ("nestjs", "fact", "@nestjs/observe"),
        ("cloudflare-workers", "fact", "OTLP"),
        ("fastapi", "steward", "FastAPI Cloud"),
        ("azure-functions", "fact", "2026-11-10"),
        ("asp-net-core", "fact", "24 months"),
        ("next-js-api-routes", "fact", "2026-10-21"),
        ("dropwizard", "fact", "2026-01-31"),
        ("google-cloud-functions-framework", "name", "Cloud Run functions"),
        ("ruby-on-rails", "steward", "core team"),
        ("phoenix", "async_model", "sync"),
        ("gin", "async_model", "sync"),
    ],
)
def test_what_was_wrong_once_is_right(framework: str, field: str, words: str) -> None:
    assert words in str(getattr(by_id()[framework], field))


def test_only_confirmed_answers_are_given_and_the_rest_suggested() -> None:
    fastapi = by_id()["fastapi"]
    doubted = replace(fastapi, uncertain=frozenset({"governance", "async_model"}))
    candidate = as_candidate(doubted)
    assert (candidate.name, candidate.catalogue, candidate.language) == ("FastAPI", "fastapi", "Python")
    assert candidate.governance is None
    assert candidate.async_model is None
    assert {(found.field, found.value) for found in suggestions(doubted)} == {
        ("governance", "single-maintainer"),
        ("async_model", "both"),
    }
    assert as_candidate(fastapi).governance == "single-maintainer"
    assert as_candidate(fastapi).async_model == "both"
    assert suggestions(fastapi) == ()


@each("framework", frameworks(), ids=lambda framework: framework.id)
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
    assert found.source == "https://endoflife.date/django"
    assert found.on == date(2026, 8, 22)
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
    assert language_match(by_id()["spring-boot"], ["Kotlin"]) == 1


@pytest.mark.parametrize(
    ("words", "wanted", "version"),
    [
        ("Struts 2.5 on Tomcat", "struts", "2.5"),
        ("Rails 5.2 and MySQL 8", "ruby-on-rails", "5.2"),
        ("Ruby on Rails v6.1", "ruby-on-rails", "6.1"),
        ("Django 2.2", "django", "2.2"),
        ("Laravel 8", "laravel", "8"),
        ("Symfony 4.4", "symfony", "4.4"),
        ("PHP 7.4 scripts", "plain-php", "7.4"),
        ("Spring MVC on Java 8", "spring-mvc", ""),
        (".NET Framework 4.8", "dotnet-framework", "4.8"),
        ("JBoss EAP 7", "java-ee", "7"),
        ("Flask on Python 2.7", "flask", ""),
        ("Express monolith", "express", ""),
    ],
)
def test_a_present_stack_is_read_with_its_version(words: str, wanted: str, version: str) -> None:
    found = at_the_start(words)
    assert found is not None
    assert (found[0].id, found[1]) == (wanted, version)


@pytest.mark.parametrize(
    "words", ["", "Next generation orders", "Ray of light", "Express checkout, in COBOL", "our own"]
)
def test_words_that_happen_to_be_a_name_name_no_stack(words: str) -> None:
    assert at_the_start(words) is None
