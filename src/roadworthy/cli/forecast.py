"""``roadworthy forecast``: the upgrades ahead on products with a release table, or with one's own."""

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.group import CommandError
from roadworthy.method.forecast import (
    UnknownCycleError,
    UpgradeForecast,
    UpgradePolicy,
    forecast,
    read_policy,
)
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseTable
from roadworthy.model.text import one_line
from roadworthy.report.phrases import listed
from roadworthy.report.wording import Wording, counted

WIDEST: Final = 100
_SAY: Final = Wording("forecast.toml")


@frozen
class ForecastOptions:
    """What the options of the command ask for."""

    start: date
    months: int
    policy: UpgradePolicy
    current: str | None
    cycles: Path | None


def asked_policy(words: str) -> UpgradePolicy:
    """The policy that an option names. Raises CommandError."""
    try:
        return read_policy(words)
    except ValueError as error:
        raise CommandError(f"--policy: {error}") from None


def forecast_printed(products: Sequence[str], form: str, asked: ForecastOptions) -> int:
    """Print the forecasts, or the products that have a table where none is named; give the exit status."""
    if not products:
        _print_products(form)
        return 0
    if asked.cycles is not None and len(products) > 1:
        raise CommandError("--cycles holds the lines of one product; name one")
    found: list[tuple[ReleaseTable, UpgradeForecast]] = []
    troubles: list[str] = []
    for product in products:
        try:
            found.append(_forecast(product, asked))
        except CommandError as error:
            troubles.append(error.format_message())
    if found:
        click.echo(_rendered(found, form), nl=False, color=True)
    for words in troubles:
        click.echo(f"roadworthy: {one_line(words)}", err=True)
    return 2 if troubles else 0


def _forecast(product: str, asked: ForecastOptions) -> tuple[ReleaseTable, UpgradeForecast]:
    table = _own_table(product, asked.cycles) if asked.cycles else _shipped_table(product)
    try:
        return table, forecast(table, asked.start, asked.months, asked.policy, asked.current)
    except UnknownCycleError as error:
        raise CommandError(f"--current: {error}") from None
    except ValueError as error:
        raise CommandError(str(error)) from None


def _own_table(product: str, path: Path) -> ReleaseTable:
    from roadworthy.evidence.cycles import read_cycles

    read = read_cycles(path, product)
    if read.dropped:
        words = _SAY("say", "dropped", rows=counted(read.dropped, "row"))
        click.echo(f"roadworthy: {one_line(str(path))}: {words}", err=True)
    return read.table


def _shipped_table(product: str) -> ReleaseTable:
    from roadworthy.knowledge.releases import named

    found = named(product)
    if found.table is not None:
        return found.table
    if found.framework is not None:
        said = _SAY("say", "no-table", product=found.framework.name)
        raise CommandError(f"{said}; {_SAY('say', 'no-table-todo')}")
    said = _SAY("say", "unknown-product", product=one_line(product)[:60])
    near = listed(found.close, "or")
    todo = _SAY("say", "unknown-product-near", names=near) if near else _SAY("say", "unknown-product-todo")
    raise CommandError(f"{said}; {todo}")


def _rendered(found: Sequence[tuple[ReleaseTable, UpgradeForecast]], form: str) -> str:
    if form == "json":
        from roadworthy.report.forecast_json import forecast_json

        return forecast_json(found)
    from roadworthy.report.ansi import wants_colour
    from roadworthy.report.forecast_text import forecast_text

    terminal = sys.stdout.isatty()
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80
    colour = wants_colour(os.environ, terminal=terminal)
    return "\n".join(forecast_text(table, seen, width, colour=colour) for table, seen in found)


def _print_products(form: str) -> None:
    from roadworthy.knowledge.releases import release_tables, tables_as_of

    names = {product: table.label for product, table in release_tables().items()}
    if form == "json":
        import json

        data = {
            "as_of": tables_as_of().isoformat(),
            "products": [{"product": key, "label": name} for key, name in names.items()],
        }
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    from roadworthy.report.forecast_text import products_text

    click.echo(products_text(names, tables_as_of()), nl=False)
