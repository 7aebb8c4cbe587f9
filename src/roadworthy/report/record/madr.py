"""A record in the form of MADR 4, such that log4brains and MADR's own rules for Markdown read it rightly."""

import json
import re
from typing import Final, Literal

from roadworthy.report.markdown import heading
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.record.facts import Argument, ConsideredOption, RecordFacts, say
from roadworthy.report.record.form import (
    RecordPlace,
    bullets,
    chosen_sentence,
    link_to_source,
    supersedes_sentence,
    words_of,
)
from roadworthy.report.record.series import MARK

MadrTemplate = Literal["bare", "full"]
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]*[A-Za-z0-9.]")
_RESERVED: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"})


def madr(facts: RecordFacts, place: RecordPlace, template: MadrTemplate = "full") -> str:
    """The record, ending in one new line.

    `full` has all of MADR's sections, `bare` those that it asks for. The front matter has a blank line before
    its end and no list over several lines, and the status is told in a list under the title as well:
    log4brains reads no front matter, and would take one without that line for a heading.
    """
    blocks = [_front(facts, place), heading(1, facts.title, say("untitled")), _metadata(facts, place)]
    blocks += [_head("context"), *map(escaped, facts.context)]
    if template == "full" and facts.drivers:
        blocks += [_head("drivers"), bullets(facts.drivers)]
    names = [option.name for option in facts.options] or [say("no_options")]
    blocks += [_head("options"), bullets(names)]
    blocks += [
        _head("outcome"),
        *(part for part in (chosen_sentence(facts),) if part),
        *map(escaped, facts.outcome),
    ]
    if facts.consequences:
        blocks += [_head("consequences", 3), _arguments(facts.consequences)]
    if template == "full":
        blocks += _rest(facts, place)
    return "\n\n".join(blocks) + "\n"


def _rest(facts: RecordFacts, place: RecordPlace) -> list[str]:
    blocks = []
    if facts.confirmation:
        blocks += [_head("confirmation", 3), bullets(facts.confirmation)]
    told = [option for option in facts.options if option.about or option.arguments]
    if told:
        blocks.append(_head("pros"))
        for option in told:
            blocks += _option(option)
    links = [supersedes_sentence(link) for link in place.supersedes]
    if facts.status == "superseded" and place.superseded_by is None and facts.superseded_by:
        links.append(escaped(say("superseded_by", by=facts.superseded_by)))
    more = [*links, *map(escaped, facts.more), link_to_source(place)]
    if more := [line for line in more if line]:
        blocks += [_head("more"), *more]
    elif facts.evidence:
        blocks.append(_head("more"))
    if facts.evidence:
        blocks.append(bullets(facts.evidence))
    return blocks


def _head(key: str, level: int = 2) -> str:
    return f"{'#' * level} {words_of('heading', key)}"


def _option(option: ConsideredOption) -> list[str]:
    blocks = [heading(3, option.name, say("untitled"))]
    if option.about:
        blocks.append(escaped(option.about))
    if option.arguments:
        blocks.append(_arguments(option.arguments))
    return blocks


def _arguments(arguments: tuple[Argument, ...]) -> str:
    return bullets(say(one.kind, words=one.words) for one in arguments)


def status_words(facts: RecordFacts, place: RecordPlace) -> str:
    """The status as MADR has it: superseded names the other record by its identifier alone."""
    if facts.status != "superseded":
        return words_of("status", facts.status)
    if place.superseded_by is None:
        return words_of("status", "deprecated")
    return words_of("status", "superseded", by=place.superseded_by.id)


def _front(facts: RecordFacts, place: RecordPlace) -> str:
    rows = [f'status: "{status_words(facts, place)}"', f"date: {facts.on.isoformat()}"]
    for key, names in (
        ("decision-makers", facts.deciders), ("consulted", facts.consulted), ("informed", facts.informed)
    ):  # fmt: skip
        if names:
            rows.append(f"{key}: [{', '.join(map(_yaml, names))}]")
    if place.source:
        rows.append(f"{MARK}: {_yaml(place.source)}")
    return "\n".join(("---", *rows, "", "---"))


def _yaml(words: str) -> str:
    """Words as YAML reads them back: quoted unless they are plainly words."""
    plain = _PLAIN.fullmatch(words) and words.casefold() not in _RESERVED
    return words if plain else json.dumps(words, ensure_ascii=False)


def _metadata(facts: RecordFacts, place: RecordPlace) -> str:
    status = escaped(status_words(facts, place))
    if facts.status == "superseded" and place.superseded_by is not None:
        by = place.superseded_by
        status = words_of("status", "superseded", by=f"[{by.slug}]({by.name})")
    rows = [f"* Status: {status}", f"* Date: {facts.on.isoformat()}"]
    if facts.deciders:
        rows.append(f"* Deciders: {escaped(', '.join(facts.deciders))}")
    return "\n".join(rows)
