"""The team's own project: names that carry the framework, ranges that shut out the next major, a lock's graph."""

import json
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from roadworthy.errors import Missing, NoAnswer
from roadworthy.evidence.lock_files import reachable, read_lock
from roadworthy.evidence.project import carried_by, carries, collect, shuts_out_next
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
    assert found.coupled == ("django-storages", "django_environ", "pytest-django")
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
    with pytest.raises(NoAnswer, match=r"no pyproject\.toml, requirements\.txt or package\.json"):
        read(tmp_path)
    (tmp_path / "requirements.txt").write_text("httpx\n", encoding="utf-8")
    other = read(tmp_path, "express", "npm")
    assert (other.direct, other.uses, other.reachable) == (0, False, None), "of the other language"
    (tmp_path / "package.json").write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(NoAnswer, match="can't be understood"):
        read(tmp_path, "express", "npm")
    (tmp_path / "package.json").write_text('["not an object"]', encoding="utf-8")
    assert read(tmp_path, "express", "npm").direct == 0


def test_requirements_are_followed_into_the_files_that_they_take_in(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements.txt").write_text(
        "-r requirements/prod.txt\n--requirement=gone.txt\n-c limits.txt\nflask==3.1 \\\n  --hash=sha256:0\n",
        encoding="utf-8",
    )
    (tmp_path / "requirements/prod.txt").write_text(
        "-r ../base.in\n-r prod.txt\nflask-login\n", encoding="utf-8"
    )
    (tmp_path / "base.in").write_text("flask-cors<6\nFlask\n", encoding="utf-8")
    (tmp_path / "limits.txt").write_text("celery<6\n", encoding="utf-8")
    found = read(tmp_path, "flask")
    assert (found.direct, found.coupled) == (3, ("flask-cors", "flask-login"))
    assert found.capped == ("flask", "flask-cors")
    assert found.files == ("requirements.txt", "prod.txt", "base.in")


def test_groups_of_poetry_pdm_uv_and_pipenv_are_dependencies(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.poetry.dependencies]\npython = "^3.12"\ndjango = {version = "^5.2", extras = ["argon2"]}\n'
        '[tool.poetry.group.test.dependencies]\npytest-django = "*"\n'
        '[tool.poetry.dev-dependencies]\ndjango-stubs = "*"\n'
        '[tool.pdm.dev-dependencies]\nlint = ["django-upgrade"]\n[tool.uv]\ndev-dependencies = ["django-coverage"]\n',
        encoding="utf-8",
    )
    (tmp_path / "Pipfile").write_text(
        '[packages]\ndjango-environ = {version = "<1"}\n[dev-packages]\nipdb = "*"\n', encoding="utf-8"
    )
    found = read(tmp_path)
    assert found.direct == 7
    assert found.coupled == (
        "django-coverage", "django-environ", "django-stubs", "django-upgrade", "pytest-django"
    )  # fmt: skip
    assert found.capped == ("django", "django-environ")


LOCKS = {
    "poetry.lock": """
        [[package]]
        name = "express"
        [package.dependencies]
        accepts = ">=1.3"
        Send = {version = "*", optional = true}
        [[package]]
        name = "accepts"
        [[package]]
        name = "send"
        [package.dependencies]
        ms = "*"
        [[package]]
        name = "other"
        """,
    "pdm.lock": """
        [[package]]
        name = "express"
        dependencies = ["accepts<4,>=3.8.1", "send; python_version < '3.11'", "ms"]
        """,
    "pylock.toml": """
        [[packages]]
        name = "express"
        dependencies = [{name = "accepts"}, {name = "send"}]
        [[packages]]
        name = "send"
        dependencies = [{name = "ms", version = "2"}]
        """,
    "package-lock.json": """
        {"lockfileVersion": 1, "dependencies": {
          "express": {"version": "4", "requires": {"accepts": "1", "send": "0"}, "dependencies": {
            "send": {"version": "0", "requires": {"ms": "2"}}}},
          "accepts": {"version": "1"}, "other": {"requires": {"far": "1"}}, "ms": {"version": "2"}}}
        """,
    "npm-shrinkwrap.json": """
        {"lockfileVersion": 3, "packages": {"": {"dependencies": {"express": "4"}},
          "node_modules/express": {"dependencies": {"accepts": "1"}, "optionalDependencies": {"send": "0"}},
          "node_modules/express/node_modules/send": {"dependencies": {"ms": "2"}}}}
        """,
    "yarn.lock": """
        # yarn lockfile v1


        express@^4.0.0, express@^4.17.1:
          version "4.18.2"
          resolved "https://example.org/express-4.18.2.tgz#3fabe08296e930c796c19e3c516979386ba9fd59"
          dependencies:
            accepts "~1.3.8"
            "send" "0.18.0"
          peerDependencies:
            react "*"

        "send@0.18.0":
          version "0.18.0"
          optionalDependencies:
            ms "2.1.3"
        other@1:
          dependencies:
            far "1"
        """,
    "pnpm-lock.yaml": """
        lockfileVersion: '9.0'
        importers:
          .:
            dependencies:
              express:
                specifier: ^4
                version: 4.18.2
        packages:
          express@4.18.2:
            resolution: {integrity: sha512-x==}
            engines: {node: '>= 0.10.0'}
        snapshots:
          express@4.18.2(debug@4.0.0)(ms@2.1.3):
            dependencies:
              accepts: 1.3.8
            optionalDependencies:
              send: 0.18.0
          'send@0.18.0':
            dependencies:
              'ms': 2.1.3
            transitivePeerDependencies:
              - supports-color
          other@1.0.0:
            dependencies:
              far: 1.0.0
        """,
}


@pytest.mark.parametrize("name", LOCKS)
def test_what_a_framework_drags_in_is_read_from_every_kind_of_lock(name: str) -> None:
    assert reachable(read_lock(name, dedent(LOCKS[name])), "express") == 3


def test_later_forms_of_yarn_and_earlier_ones_of_pnpm() -> None:
    berry = """
        __metadata:
          version: 8

        "@nestjs/core@npm:^11.0.0, @nestjs/core@npm:11.1.0":
          version: 11.1.0
          dependencies:
            "@nuxt/opencollective": "npm:0.4.1"
            uid: "npm:2.0.2"
          dependenciesMeta:
            "@nestjs/microservices":
              optional: true
        """
    assert reachable(read_lock("yarn.lock", dedent(berry)), "@nestjs/core") == 2
    sixth = """
        lockfileVersion: '6.0'

        packages:

          /@nestjs/core@10.0.0(@nestjs/common@10.0.0)(rxjs@7.8.1):
            dependencies:
              '@nestjs/common': 10.0.0(rxjs@7.8.1)
              uid: 2.0.2
            dev: false

          /uid/2.0.2:
            dependencies:
              '@lukeed/csprng': 1.1.0
        """
    assert reachable(read_lock("pnpm-lock.yaml", dedent(sixth)), "@nestjs/core") == 3
