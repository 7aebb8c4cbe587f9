"""``roadworthy forecast`` as people and scripts run it."""

import json
from pathlib import Path
from typing import Any

import pytest

FIELDS = {
    "candidate", "product", "forced_upgrades", "low", "high", "unsupported_months", "next_forced_upgrade",
    "next_earliest", "next_latest", "projected", "first_cycle", "moves", "as_of",
}  # fmt: skip
OWN = {
    "as_of": "2026-08-22",
    "cycles": [
        {"cycle": "3", "released": "2026-01-01", "active_until": None, "eol": "2028-01-01", "lts": False},
        {"cycle": "2", "released": "2025-01-01", "eol": "2027-01-01"},
        {"cycle": "1", "released": "soon", "eol": True},
    ],
}


def own(tmp_path: Path, data: object = OWN) -> Path:
    path = tmp_path / "cycles.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_json_is_one_object_with_the_promised_fields(run: Any) -> None:
    done = run("forecast", "django", "--from", "2026-12-01", "--format", "json")
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert data.keys() >= FIELDS
    assert (data["forced_upgrades"], data["low"], data["high"]) == (2, 2, 3)
    assert data["moves"][0] == {"on": "2028-04-30", "from": "5.2", "to": None, "projected": True}


def test_text_says_how_many_when_and_how_sure(run: Any) -> None:
    words = run("forecast", "Django", "--from", "2026-12-01").stdout
    assert "2 upgrades to a new release line; in four of five futures, 2 to 3." in words
    assert "The next one: 2028-04-30." in words
    assert "projection" in words
    words = run(
        "forecast", "symfony", "--from", "2026-12-01", "--policy", "latest:3", "--months", "36"
    ).stdout
    assert "0.9 months without security support." in words


def test_what_has_no_table_is_said_and_not_invented(run: Any) -> None:
    for product in ("FastAPI", "go-kit", "cloudflare-workers"):
        done = run("forecast", product)
        assert (done.returncode, done.stdout) == (2, ""), product
        assert "nobody publishes a table" in done.stderr
        assert done.stderr.count("\n") == 1


def test_several_products_are_told_and_the_missing_one_named(run: Any) -> None:
    done = run("forecast", "django", "fastapi", "Ruby on Rails", "--format", "json")
    assert done.returncode == 2
    assert [one["product"] for one in json.loads(done.stdout)] == ["django", "ruby-on-rails"]
    assert "FastAPI" in done.stderr


def test_a_misspelt_product_is_met_with_a_name_like_it(run: Any) -> None:
    assert "did you mean django" in run("forecast", "djano").stderr
    assert run("forecast").stdout.startswith("Products with a release table, as of 2026-08-22")


def test_own_lines_come_from_a_file_under_any_name(run: Any, tmp_path: Path) -> None:
    done = run(
        "forecast",
        "ours",
        "--cycles",
        own(tmp_path),
        "--from",
        "2026-12-01",
        "--current",
        "2",
        "--format",
        "json",
    )
    assert json.loads(done.stdout)["next_forced_upgrade"] == "2027-01-01"
    assert "1 row without a release date left out" in done.stderr


def test_own_lines_may_be_toml_as_the_shipped_ones(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "cycles.toml"
    path.write_text(
        '[product.ours]\nlabel = "Ours"\nas_of = 2026-08-22\n'
        'cycles = [{ cycle = "2", released = 2025-01-01, eol = 2027-01-01, lts = true }]\n',
        encoding="utf-8",
    )
    data = json.loads(
        run("forecast", "whatever", "--cycles", path, "--from", "2026-09-01", "--format", "json").stdout
    )
    assert (data["first_cycle"], data["label"]) == ("2", "Ours")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ("[[[", "not JSON"),
        ("[" * 100_000, "neither JSON nor TOML"),
        ({"cycles": []}, "of what day"),
        ({"as_of": "2026-01-01"}, "no list of cycles"),
        ({"as_of": "2026-01-01", "cycles": [{"cycle": "1", "released": "2020-01-01", "eol": "soon\x1b[2J"}]}, "neither a day"),
        ({"as_of": "2026-01-01", "cycles": ["1"]}, "has a name"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_costs_one_line(run: Any, tmp_path: Path, content: object, said: str) -> None:
    done = run("forecast", "x", "--cycles", own(tmp_path, content))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_options_that_make_no_sense_are_named(run: Any) -> None:
    assert "not a policy" in run("forecast", "django", "--policy", "always").stderr
    assert "no line “9”" in run("forecast", "django", "--current", "9").stderr
    assert run("forecast", "django", "--from", "9998-01-01").returncode == 2
