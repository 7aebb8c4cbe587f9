"""An upgrade forecast as text for people: how many, when, how sure, and on which line meanwhile."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.forecast import Occupied, UpgradeForecast
from roadworthy.method.forecast.forecast import MONTH
from roadworthy.model.releases import ReleaseCycle, ReleaseTable
from roadworthy.model.text import one_line
from roadworthy.report.document import Block, Document, Paragraph, ScoreTable, Section
from roadworthy.report.text import as_text
from roadworthy.report.wording import Wording, counted

_SAY: Final = Wording("forecast.toml")


def forecast_text(
    table: ReleaseTable, seen: UpgradeForecast, width: int = 80, *, colour: bool = False
) -> str:
    """One product's forecast in lines of `width` cells at the most."""
    return as_text(forecast_document(table, seen), width, colour=colour)


def products_text(tables: dict[str, str], as_of: date) -> str:
    """The products that have a table: key and label, one a line."""
    wide = max(map(len, tables), default=0)
    head = _SAY("say", "products", as_of=as_of.isoformat())
    return "".join(
        f"{line}\n" for line in (head, *(f"  {key:{wide}}  {name}" for key, name in tables.items()))
    )


def forecast_document(table: ReleaseTable, seen: UpgradeForecast) -> Document:
    """One product's forecast: the figures in words, the lines lived on, the lines with support."""
    under = _SAY(
        "say", "under", start=seen.start.isoformat(), end=seen.end.isoformat(), policy=_policy(seen),
        as_of=seen.as_of.isoformat(), source=one_line(table.source) or "a file of your own",
    )  # fmt: skip
    sections = [Section(_name(table), tuple(_figures(table, seen)))]
    if seen.stays:
        sections.append(Section(_SAY("course", "title"), (_course(seen),)))
    sections.append(_supported(table, seen))
    return Document(_SAY("say", "title", product=_name(table)), under, tuple(sections))


def headline(seen: UpgradeForecast) -> str:
    """How many upgrades there are and how sure that is, in one sentence."""
    if not seen.stays:
        return _SAY("say", "begun-later", end=seen.end.isoformat())
    low, high = str(seen.low), str(seen.high)
    if not seen.forced_upgrades:
        return _SAY("say", "upgrades-none-range" if seen.high else "upgrades-none", high=high)
    key = "upgrades" if seen.low == seen.high else "upgrades-range"
    return _SAY("say", key, count=counted(seen.forced_upgrades, "upgrade"), low=low, high=high)


def next_words(seen: UpgradeForecast) -> str:
    """When the next upgrade is due; nothing where none is in sight."""
    earliest = seen.next_earliest.isoformat() if seen.next_earliest else ""
    if seen.next_forced_upgrade is None:
        return _SAY("say", "next-maybe", earliest=earliest) if earliest else ""
    on = seen.next_forced_upgrade.isoformat()
    if seen.next_latest is None:
        return _SAY("say", "next-open", on=on, earliest=earliest)
    if seen.next_earliest == seen.next_latest:
        return _SAY("say", "next", on=on)
    return _SAY("say", "next-range", on=on, earliest=earliest, latest=seen.next_latest.isoformat())


def _name(table: ReleaseTable) -> str:
    return one_line(table.label or table.product)


def _policy(seen: UpgradeForecast) -> str:
    if seen.policy.kind == "lts":
        return _SAY("say", "policy-lts")
    months = seen.policy.within_months
    return _SAY("say", "policy-latest" if months else "policy-latest-now", months=counted(months, "month"))


def _figures(table: ReleaseTable, seen: UpgradeForecast) -> Iterator[Block]:
    yield Paragraph(headline(seen), "bright")
    if seen.likely != seen.forced_upgrades:
        months = counted(round((seen.end - seen.start).days / MONTH), "month")
        yield Paragraph(_SAY("say", "likely", months=months, count=str(seen.likely)))
    coming = next_words(seen)
    if coming:
        yield Paragraph(coming)
    if seen.unsupported_days:
        yield Paragraph(_SAY("say", "unsupported", months=counted(seen.unsupported_months, "month")), "warn")
    elif seen.stays:
        yield Paragraph(_SAY("say", "supported"))
    if seen.projected:
        sure = seen.low == seen.high and seen.next_earliest == seen.next_latest
        what = _SAY("say", "projected-one" if sure and not seen.moves else "projected-many")
        yield Paragraph(_SAY("say", "projected", what=what), "dim")
    elif seen.stays:
        yield Paragraph(_SAY("say", "published"), "dim")
    if table.eol_means:
        yield Paragraph(_SAY("say", "ends-called", words=one_line(table.eol_means)), "dim")


def _course(seen: UpgradeForecast) -> ScoreTable:
    head = tuple(_SAY("course", f"head-{part}") for part in ("from", "line", "support", "known"))
    return ScoreTable(head, tuple(_stay(stay) for stay in seen.stays))


def _stay(stay: Occupied) -> tuple[str, ...]:
    line = one_line(stay.cycle) or _SAY("course", "ahead")
    if stay.supported_until is None:
        return stay.since.isoformat(), line, "–", _SAY("course", "endless")
    key = "published" if stay.end_published else "assumed"
    return stay.since.isoformat(), line, stay.supported_until.isoformat(), _SAY("course", key)


def _supported(table: ReleaseTable, seen: UpgradeForecast) -> Section:
    day = seen.start
    rows = tuple(_line(cycle) for cycle in table.cycles if _lives(cycle, day))
    title = _SAY("lines", "title", day=day.isoformat())
    if not rows:
        return Section(title, (Paragraph(_SAY("lines", "none", day=day.isoformat()), "warn"),))
    head = tuple(_SAY("lines", f"head-{part}") for part in ("line", "released", "active", "end"))
    return Section(title, (ScoreTable(head, rows),))


def _lives(cycle: ReleaseCycle, day: date) -> bool:
    if cycle.released is None or cycle.released > day or cycle.eol is True:
        return False
    return not isinstance(cycle.eol, date) or day < cycle.eol


def _line(cycle: ReleaseCycle) -> tuple[str, ...]:
    name = one_line(cycle.cycle)
    released = cycle.released.isoformat() if cycle.released else "–"
    active = cycle.active_until.isoformat() if isinstance(cycle.active_until, date) else "–"
    end = cycle.eol.isoformat() if isinstance(cycle.eol, date) else _SAY("lines", "open")
    return _SAY("lines", "lts", cycle=name) if cycle.lts else name, released, active, end
