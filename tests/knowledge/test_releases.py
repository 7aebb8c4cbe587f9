"""The release tables that ship."""

from datetime import date

from roadworthy.knowledge.frameworks import frameworks
from roadworthy.knowledge.releases import named, release_tables, table_for, tables_as_of


def test_every_table_has_lines_with_days_and_a_day_of_its_own() -> None:
    assert len(release_tables()) == 61
    for product, table in release_tables().items():
        assert table.cycles, product
        assert table.as_of == tables_as_of() == date(2026, 8, 22)
        assert all(isinstance(cycle.released, date) and cycle.cycle for cycle in table.cycles), product
        assert all(cycle.eol is not None for cycle in table.cycles), product


def test_every_table_that_the_catalogue_names_is_there() -> None:
    named_there = {framework.release_cycles for framework in frameworks()} - {""}
    assert named_there
    assert named_there <= set(release_tables())


def test_a_product_is_found_by_its_key_its_label_and_by_names_of_the_catalogue() -> None:
    for words in ("ruby-on-rails", "Ruby on Rails", "rails", "ROR"):
        found = named(words).table
        assert found is not None, words
        assert found.product == "ruby-on-rails"


def test_a_framework_without_a_table_is_known_and_has_none() -> None:
    for words in ("FastAPI", "Go kit", "Cloudflare Workers"):
        found = named(words)
        assert found.table is None, words
        assert found.framework is not None, words
    assert table_for("fastapi") is None
    assert table_for("django") is release_tables()["django"]
    assert named("nothing of the kind").framework is None
