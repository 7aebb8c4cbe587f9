"""The release cycles that ship: one table a product, read only when somebody asks for one."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.framework_search import plain
from roadworthy.knowledge.frameworks import Framework, by_id, frameworks
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

FILE: Final = "release_cycles.toml"


@cache
def release_tables() -> Mapping[str, ReleaseTable]:
    """Every product that has a table, by its key, in the order of the file."""
    return {product: table_of(product, raw) for product, raw in table(FILE)["product"].items()}


def tables_as_of() -> date:
    """The day on which the tables were taken."""
    day: date = table(FILE)["meta"]["as_of"]
    return day


def table_of(product: str, raw: Mapping[str, Any]) -> ReleaseTable:
    """One product's table as the file has it: ``label``, ``as_of``, ``cycles``."""
    return ReleaseTable(
        product=product,
        label=raw.get("label", product),
        cycles=tuple(ReleaseCycle(**row) for row in raw["cycles"]),
        as_of=raw["as_of"],
        source=raw.get("source", ""),
        category=raw.get("category", ""),
        eol_means=raw.get("eol_means", ""),
    )


@frozen
class NamedProduct:
    """What a person's word for a product stands for."""

    table: ReleaseTable | None
    """None where nobody publishes one."""
    framework: Framework | None = None
    """The entry of the catalogue that was named."""
    close: tuple[str, ...] = ()
    """Products with a name like it, where nothing has that name."""


def named(words: str) -> NamedProduct:
    """The product called `words`: by its key, its label, or a framework's name in the catalogue."""
    tables = release_tables()
    wanted = _tight(words)
    for product, found in tables.items():
        if wanted and wanted in (_tight(product), _tight(found.label)):
            return NamedProduct(found, _catalogue().get(product))
    for framework in frameworks():
        if wanted and wanted in map(
            _tight, (framework.id, framework.name, framework.package, *framework.other_names, *framework.near)
        ):
            return NamedProduct(tables.get(framework.release_cycles), framework)
    return NamedProduct(None, close=tuple(get_close_matches(words.lower(), tables, n=3)))


def published_table(decision: Decision, candidate: str) -> ReleaseTable | None:
    """The published lines of a candidate: of the product that was named, else of the catalogue's entry."""
    own = decision.upkeep.get(candidate)
    if own is not None and own.release_table:
        return named(own.release_table).table
    return table_for(decision.candidates[candidate].catalogue)


def table_for(framework_id: str) -> ReleaseTable | None:
    """The table that the catalogue names for one of its entries; None where there is none."""
    framework = by_id().get(framework_id)
    return release_tables().get(framework.release_cycles) if framework and framework.release_cycles else None


@cache
def _catalogue() -> Mapping[str, Framework]:
    return {
        framework.release_cycles: framework
        for framework in reversed(frameworks())
        if framework.release_cycles
    }


def _tight(words: str) -> str:
    return plain(words).replace(" ", "")
