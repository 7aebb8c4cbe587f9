"""The team's own project: names that carry the framework, ranges that shut out the next major, a lock's graph."""

import json
from datetime import date
from pathlib import Path

import pytest

from roadworthy.errors import Missing, NoAnswer
from roadworthy.evidence.project import carried_by, carries, collect, reachable, shuts_out_next
from roadworthy.model.collected import ProjectFacts

TODAY = date(2026, 11, 29)


def read(folder: Path, package: str = "Django", registry: str = "pypi") -> ProjectFacts:
    return collect(folder, package, registry, TODAY)


def test_every_place_of_a_python_project_counts_once(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["Django>=5.2,<6.0", "django_environ[x]>=1", "httpx"]\n'
        '[project.optional-dependencies]\ns3 = ["django-storages==1.14"]\n'
        '[dependency-groups]\ndev = ["pytest-django", {include-group = "x"}]\n'
        '[tool.poetry.dependencies]\npython = "^3.12"\ndjangorestframework = "^3.15"\n',
        encoding="utf-8",
    )
    (tmp_path / "requirements-dev.txt").write_text(
        "# x\n-r other.txt\ndjango-environ\nruff ; python_version > '3'\n", encoding="utf-8"
    )
    found = read(tmp_path)
    assert found.direct == 7
    assert found.coupled == ("django-environ", "django-storages", "pytest-django")
    assert found.capped == ("Django", "django-storages")
    assert found.uses
    assert found.reachable is None
    assert found.files == ("pyproject.toml", "requirements-dev.txt")


def test_a_uv_lock_says_what_the_framework_drags_in(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["django"]\n', encoding="utf-8")
    rows = {
        "django": ["asgiref", "sqlparse"],
        "asgiref": ["typing_extensions"],
        "sqlparse": [],
        "typing-extensions": [],
        "requests": ["idna"],
        "idna": [],
    }
    (tmp_path / "uv.lock").write_text(
        "".join(
            f'[[package]]\nname = "{name}"\nversion = "1"\ndependencies = [{", ".join(f"{{ name = {json.dumps(need)} }}" for need in needs)}]\n'
            for name, needs in rows.items()
        ),
        encoding="utf-8",
    )
    assert read(tmp_path).reachable == 3
    assert read(tmp_path, "flask").reachable is None


def test_a_package_lock_with_circles_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(
        json.dumps({"dependencies": {"@nestjs/core": "^11.0.0", "@nestjs/jwt": "*"}}), encoding="utf-8"
    )
    packages = {
        "": {"dependencies": {"@nestjs/core": "^11.0.0"}},
        "node_modules/@nestjs/core": {"dependencies": {"rxjs": "*", "uid": "*"}},
        "node_modules/rxjs": {"dependencies": {"tslib": "*", "@nestjs/core": "*"}},
        "node_modules/uid": {}, "node_modules/tslib": {}, "node_modules/uid/node_modules/tslib": {},
    }  # fmt: skip
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}), encoding="utf-8")
    found = read(tmp_path, "@nestjs/core", "npm")
    assert (found.coupled, found.capped, found.reachable) == (("@nestjs/jwt",), ("@nestjs/core",), 3)


@pytest.mark.parametrize(
    ("said", "shut"),
    [("", False), (">=5", False), ("*", False), ("latest", False), (">=5,<6", True), ("~=5.2", True), ("==5.2.1", True), ("^5.2", True),
     ("~5.2", True), ("5.2.1", True), ("5.x", True), ("!=5.1", False), (">=4 <6", True)],
)  # fmt: skip
def test_a_range_with_an_end_above_shuts_out_the_next_major(said: str, shut: bool) -> None:
    assert shuts_out_next(said) == shut


def test_names_that_carry_a_framework() -> None:
    django = carried_by("Django")
    assert [carries(name, django) for name in ("django-environ", "Django_Storages", "pytest-django")] == [
        True
    ] * 3
    assert [carries(name, django) for name in ("djangorestframework", "requests", "djang-o")] == [False] * 3
    assert carries("@fastify/cors", carried_by("fastify"))
    assert reachable({"a": ("b",), "b": ("a",)}, "a") == 1


def test_what_is_no_project_or_broken_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        read(tmp_path / "none")
    with pytest.raises(NoAnswer, match="no pyproject"):
        read(tmp_path)
    (tmp_path / "package.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(NoAnswer, match="can't be understood"):
        read(tmp_path, "express", "npm")
    (tmp_path / "package.json").write_text('["not an object"]', encoding="utf-8")
    assert read(tmp_path, "express", "npm").direct == 0
