"""A record in Michael Nygard's form, as adr-tools writes and reads it."""

from roadworthy.report.markdown import heading
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.record.facts import RecordFacts, say
from roadworthy.report.record.form import (
    RecordLink,
    RecordPlace,
    bullets,
    chosen_sentence,
    link_to_source,
    words_of,
)
from roadworthy.report.record.series import mark_comment


def nygard(facts: RecordFacts, place: RecordPlace) -> str:
    """The record, ending in one new line. Its first line is the title: adr-tools reads that line alone."""
    title = heading(1, facts.title, say("untitled")).removeprefix("# ")
    blocks = [f"# {place.number}. {title}", f"Date: {facts.on.isoformat()}", "## Status"]
    blocks += [*_status(facts, place), "## Context", *map(escaped, facts.context)]
    if facts.drivers:
        blocks.append(bullets(facts.drivers))
    blocks += [
        "## Decision",
        *(part for part in (chosen_sentence(facts),) if part),
        *map(escaped, facts.outcome),
    ]
    names = [option.name for option in facts.options if not option.chosen]
    if names:
        blocks.append(bullets(names))
    blocks.append("## Consequences")
    consequences = [say(one.kind, words=one.words) for one in facts.consequences]
    lines = [*consequences, *facts.confirmation]
    blocks.append(bullets(lines) if lines else say("no_confirmation"))
    blocks += [line for line in (*map(escaped, facts.more), link_to_source(place)) if line]
    if place.source:
        blocks.append(mark_comment(place.source))
    return "\n\n".join(blocks) + "\n"


def _status(facts: RecordFacts, place: RecordPlace) -> list[str]:
    """A line each, as adr-tools finds its links."""
    if facts.status == "superseded" and place.superseded_by is not None:
        rows = [words_of("nygard", "superseded", link=nygard_link(place.superseded_by))]
    else:
        rows = [words_of("nygard", "deprecated" if facts.status == "superseded" else facts.status)]
    return rows + [words_of("nygard", "supersedes", link=nygard_link(link)) for link in place.supersedes]


def nygard_link(link: RecordLink) -> str:
    """``[2. Title](0002-title.md)``."""
    return f"[{link.number}. {escaped(link.title)}]({link.name})"
