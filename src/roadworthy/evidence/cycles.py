"""Release cycles from a file of the team's own: JSON, or TOML as the tables that ship are written."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import tomli

from roadworthy.errors import BadValue, NotToml, StoreError
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseCycle, ReleaseTable
from roadworthy.model.text import one_line
from roadworthy.text_files import decode, read_bytes

_WANTED: Final = "a file of release cycles in JSON or TOML"
_SHAPE: Final = 'expected {"as_of": DATE, "cycles": [{"cycle": "5.2", "released": DATE, "eol": DATE}]}'
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOST: Final = 5000
"""Rows of one product; no product has a tenth of them."""


@frozen
class ReadCycles:
    """A table from a file, and what of it could not be used."""

    table: ReleaseTable
    dropped: int = 0
    """Rows without a release day."""


def read_cycles(path: Path, product: str) -> ReadCycles:
    """The table of `product` in a file. A file with one table serves any product.

    Rows without a valid day of release are left out. Raises StoreError: not there, no JSON or TOML, a table
    without a date, an end of support that is neither a day, true nor false.
    """
    text = decode(read_bytes(path, wanted=_WANTED), str(path))
    name, data = _chosen(_parsed(text, path), product, path)
    rows = data.get("cycles")
    if not isinstance(rows, list) or len(rows) > _MOST:
        raise BadValue("there is no list of cycles in it", file=path, key=name, todo=_SHAPE)
    as_of = _day(data.get("as_of"))
    if as_of is None:
        raise BadValue("it does not say of what day it is", file=path, key=f"{name}as_of", todo=_SHAPE)
    cycles = [_cycle(row, f"{name}cycles[{place}]", path) for place, row in enumerate(rows)]
    kept = tuple(cycle for cycle in cycles if cycle.released is not None)
    table = ReleaseTable(
        product=product,
        label=one_line(str(data.get("label") or product))[:80],
        cycles=kept,
        as_of=as_of,
        source=one_line(str(data.get("source") or path.name))[:200],
        eol_means=one_line(str(data.get("eol_means") or ""))[:80],
    )
    return ReadCycles(table, len(cycles) - len(kept))


def _parsed(text: str, path: Path) -> Mapping[str, Any]:
    try:
        data = (
            json.loads(text)
            if path.suffix == ".json" or (path.suffix != ".toml" and text.lstrip()[:1] == "{")
            else tomli.loads(text)
        )
    except json.JSONDecodeError as error:
        raise NotToml(f"this is not JSON ({error.msg})", file=path, line=error.lineno, todo=_SHAPE) from None
    except (ValueError, RecursionError) as error:
        why = one_line(str(error))[:120] or "nested too deeply"
        raise NotToml(f"this is neither JSON nor TOML ({why})", file=path, todo=_SHAPE) from None
    if not isinstance(data, dict):
        raise BadValue("there is no list of cycles in it", file=path, todo=_SHAPE)
    return data


def _chosen(data: Mapping[str, Any], product: str, path: Path) -> tuple[str, Mapping[str, Any]]:
    """The part of the file that is about the product, and the key that leads to it."""
    products = data.get("product")
    if not isinstance(products, dict):
        return "", data
    name = product if product in products else next(iter(products), "")
    if (name != product and len(products) != 1) or not isinstance(products[name], dict):
        known = ", ".join(list(products)[:8]) or "none"
        raise BadValue(f"there is no product “{product}” in it", file=path, todo=f"it has {known}")
    return f"product.{name}.", products[name]


def _cycle(row: Any, key: str, path: Path) -> ReleaseCycle:
    if not isinstance(row, dict) or not isinstance(row.get("cycle"), str | int | float):
        raise BadValue("a cycle has a name, such as “5.2”", file=path, key=key, todo=_SHAPE)
    return ReleaseCycle(
        cycle=one_line(str(row["cycle"]))[:80],
        released=_day(row.get("released")),
        active_until=_day_or_word(row, "active_until", key, path),
        eol=_day_or_word(row, "eol", key, path),
        lts=_day_or_word(row, "lts", key, path),
        latest=one_line(str(row.get("latest") or ""))[:80],
        latest_date=_day(row.get("latest_date")),
    )


def _day_or_word(row: Mapping[str, Any], field: str, key: str, path: Path) -> date | bool | None:
    value = row.get(field)
    if value is None or isinstance(value, bool):
        return value
    day = _day(value)
    if day is None:
        said = one_line(str(value))[:40]
        raise BadValue(
            f"“{said}” is neither a day, true, false nor null", file=path, key=f"{key}.{field}",
            todo="write a day such as 2028-04-30",
        )  # fmt: skip
    return day


def _day(value: Any) -> date | None:
    """A day of the calendar, written as TOML or as text; None for anything else."""
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


__all__ = ["ReadCycles", "StoreError", "read_cycles"]
