"""What the report shows of keeping up: the upgrades ahead on a line of time, and each candidate's signs."""

from collections.abc import Iterator
from datetime import date

from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.questions import question_at
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.forecast import Occupied, UpgradeForecast
from roadworthy.method.signs import SuggestedScore, SuggestionItem, answer_of, suggested
from roadworthy.model.frozen import frozen
from roadworthy.report.contents_upkeep import SIGN_MARKS, upkeep_rows, weeks_words
from roadworthy.report.forecast_text import headline, next_words
from roadworthy.report.forecasts import forecasts
from roadworthy.report.html.charts import Chart, TimeScale, stays_bar
from roadworthy.report.html.content import Source, say, source_of
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import whole
from roadworthy.report.phrases import span_text


@frozen
class UpgradeRow:
    """What lies ahead on one candidate."""

    name: str
    words: str
    chart: Chart | None
    """None where no table of its release lines is known."""
    more: str
    """When the next one is due, and what all of them take; may be empty."""


@frozen
class KeepingUp:
    """The upgrades ahead of all candidates, and what was answered about how upgrades are made."""

    rows: tuple[UpgradeRow, ...]
    caption: str
    answers: tuple[tuple[str, str], ...]


@frozen
class SignCell:
    """Whether a sign holds for a candidate."""

    mark: str
    words: str
    note: str
    sources: tuple[Source, ...] = ()


@frozen
class SignTable:
    """The signs of one criterion: a row for each, and what they suggest, with a cell for each candidate."""

    criterion: str
    rows: tuple[tuple[str, tuple[SignCell, ...]], ...]


def keeping_up(view: PageView) -> KeepingUp | None:
    """The upgrades ahead; None where no candidate has a known table of release lines."""
    found = forecasts(view.summary)
    seen = [one.seen for one in found if one.seen is not None and one.seen.stays]
    if not seen:
        return None
    rows = []
    for one in found:
        name = whole(view.decision.candidate_name(one.candidate))
        if one.seen is None:
            rows.append(UpgradeRow(name, say("no_lines"), None, ""))
            continue
        chart = _chart(name, one.seen) if one.seen.stays else None
        more = " ".join(filter(None, (next_words(one.seen), *weeks_words(one))))
        rows.append(UpgradeRow(name, headline(one.seen), chart, more))
    start, end = min(one.start for one in seen), max(one.end for one in seen)
    caption = say("upkeep_caption", start=start.isoformat(), end=end.isoformat())
    return KeepingUp(tuple(rows), caption, upkeep_rows(view.summary))


def _chart(name: str, seen: UpgradeForecast) -> Chart:
    scale = TimeScale([seen.start, seen.end])
    stays = [
        (stay.since, min(stay.until, stay.supported_until or stay.until), stay.until, stay.projected)
        for stay in seen.stays
    ]
    words = "; ".join(_stay(stay, seen.end) for stay in seen.stays)
    return stays_bar(scale, stays, [move.on for move in seen.moves], f"{name}: {words}")


def _stay(stay: Occupied, end: date) -> str:
    line = whole(stay.cycle) or say("line_ahead")
    words = say("stay", line=line, since=stay.since.isoformat(), until=min(stay.until, end).isoformat())
    lapsed = stay.supported_until is not None and stay.supported_until < stay.until
    return f"{words}, {say('stay_lapsed', on=str(stay.supported_until))}" if lapsed else words


def signs(view: PageView) -> tuple[SignTable, ...]:
    """A table for each criterion of which a sign or a signal is known for some candidate."""
    decision = view.decision
    tables = []
    for criterion in decision.criteria:
        known = SIGN_CATALOGUE.signs.get(criterion, ())
        found = [
            suggested(decision, slug, criterion, known, SIGN_CATALOGUE.roles) for slug in decision.candidates
        ]
        if not any(one.known for one in found):
            continue
        ids = dict.fromkeys((*known, *(item.id for one in found for item in one.items)))
        rows = [(_name(criterion, key), tuple(_cell(view, one, key) for one in found)) for key in ids]
        rows.append((say("suggested"), tuple(_suggestion(view, one) for one in found)))
        tables.append(SignTable(whole(decision.criterion_name(criterion)), tuple(rows)))
    return tuple(tables)


def _name(criterion: str, key: str) -> str:
    guide = by_id().get(criterion)
    own = next((one.name for one in guide.signs if one.id == key), "") if guide else ""
    return own or SIGN_CATALOGUE.roles[key].name


def _cell(view: PageView, found: SuggestedScore, key: str) -> SignCell:
    item = next((one for one in found.items if one.id == key), None)
    answer = answer_of(view.decision, found.candidate, found.criterion, key)
    sources = (
        (source_of(whole(answer.source) or say("no_source"), answer.on),)
        if answer.source or answer.on
        else ()
    )
    if item is None or (item.grounds == "unknown" and answer.answer is None):
        return SignCell("", say("sign_unknown"), whole(answer.note), sources)
    if item.grounds == "bands":
        return SignCell("", "; ".join(_bands(item)), whole(answer.note), sources)
    question = question_at(("signs", "c", found.criterion, key, "answer"))
    mark = answer.answer or "unknown"
    words = (question.label_of(mark) if question else mark).lower()
    theirs = say("unconfirmed", by=whole(answer.found_by)) if item.grounds == "collector" else ""
    note = "; ".join(filter(None, (whole(answer.note), theirs)))
    return SignCell(SIGN_MARKS.get(mark, ""), words, note, sources)


def _bands(item: SuggestionItem) -> Iterator[str]:
    for signal, band in item.bands:
        yield say("band", name=SIGN_CATALOGUE.roles[signal].name, band=str(band))


def _suggestion(view: PageView, found: SuggestedScore) -> SignCell:
    given = view.decision.cell(found.candidate, found.criterion).score
    if found.interval is None:
        words = say("too_little", known=str(found.known), all=str(len(found.items)))
    else:
        words = span_text(found.interval)
    departs = found.departs(given)
    key = "given_departs" if departs else "given"
    return SignCell("!" if departs else "", words, say(key, given=span_text(given)) if given else "")
