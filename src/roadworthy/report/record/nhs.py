"""A record in the form of NHS England's repository template, with the weighted scores that it asks for."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from roadworthy.report.markdown import heading
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.page.wording import softened
from roadworthy.report.phrases import ended
from roadworthy.report.record.facts import ConsideredOption, RecordFacts, say
from roadworthy.report.record.form import RecordPlace, bullets, chosen_sentence, link_to_source, words_of
from roadworthy.report.record.series import mark_comment

_TOP: Final = 3
"""Criteria that are called the top ones."""
_SIZES: Final = ((4, "XS"), (12, "S"), (40, "M"), (120, "L"))
"""T-shirt sizes: the middle of the person-weeks up to which each reaches; beyond them it is XL."""


def nhs(facts: RecordFacts, place: RecordPlace) -> str:
    """The record, ending in one new line."""
    title = f"ADR-{place.number:03}: {heading(1, facts.title, say('untitled')).removeprefix('# ')}"
    body = list(_body(facts, place))
    contents = [title, *(line.lstrip("# ") for line in body if line.startswith("#"))]
    levels = [1, *(len(line) - len(line.lstrip("#")) for line in body if line.startswith("#"))]
    toc = "\n".join(
        f"{'  ' * (level - 1)}- [{words}](#{_anchor(words)})"
        for level, words in zip(levels, contents, strict=True)
    )
    blocks = [f"# {title}", _metadata(facts, place), "---", toc, *body]
    if place.source:
        blocks.append(mark_comment(place.source))
    return "\n\n".join(blocks) + "\n"


def _anchor(words: str) -> str:
    """The anchor that GitHub gives a heading, which goes by what is read and not by how it is escaped."""
    words = unescape(re.sub(r"\\(?=[^\w\s])", "", words))
    plain = "".join(sign for sign in words.lower() if sign.isalnum() or sign in " -_")
    return plain.replace(" ", "-")


def _word(key: str, **facts: str) -> str:
    return words_of("nhs", key, **facts)


def _metadata(facts: RecordFacts, place: RecordPlace) -> str:
    status = [
        _word("superseded", by=place.superseded_by.id)
        if facts.status == "superseded" and place.superseded_by is not None
        else _word("deprecated" if facts.status == "superseded" else facts.status),
        *(_word("supersedes", what=link.id) for link in place.supersedes),
    ]
    deciders = ", ".join(facts.deciders) or _word("no_decider")
    rows = (
        (_word("date"), facts.on.strftime("%d/%m/%Y")), (_word("status"), ", ".join(status)),
        (_word("deciders"), deciders), (_word("significance"), _word("significance_words")),
        (_word("owners"), deciders),
    )  # fmt: skip
    lines = ["> | | |", "> | --- | --- |"]
    return "\n".join((*lines, *(f"> | {name} | {escaped(words, cell=True)} |" for name, words in rows)))


def _body(facts: RecordFacts, place: RecordPlace) -> Iterator[str]:
    yield f"## {_word('context')}"
    yield from map(escaped, facts.context)
    yield f"## {_word('decision')}"
    yield f"### {_word('assumptions')}"
    yield _method(facts)
    yield _word("radar")
    yield f"### {_word('drivers')}"
    yield bullets(facts.drivers, "-") if facts.drivers else _word("no_drivers")
    yield f"### {_word('options')}"
    if not facts.options:
        yield say("no_options") + "."
    for number, option in enumerate(facts.options):
        yield from _option(facts, option, chr(ord("A") + number % 26))
    yield f"### {_word('outcome')}"
    yield from (part for part in (chosen_sentence(facts), *map(escaped, facts.outcome)) if part)
    yield f"### {_word('rationale')}"
    yield _table(facts)
    yield from map(escaped, facts.more)
    yield f"## {_word('consequences')}"
    consequences = [say(one.kind, words=one.words) for one in facts.consequences]
    yield bullets(consequences, "-") if consequences else say("no_confirmation")
    yield f"## {_word('compliance')}"
    yield bullets(facts.confirmation, "-") if facts.confirmation else say("no_confirmation")
    yield f"## {_word('notes')}"
    notes = [*map(escaped, facts.evidence), link_to_source(place)]
    yield "\n".join(f"- {line}" for line in notes if line) if any(notes) else _word("no_assumptions")
    yield f"## {_word('actions')}"
    yield _actions(facts)
    yield f"## {_word('tags')}"
    yield "`#maintainability` `#operability` `#observability`"


def _method(facts: RecordFacts) -> str:
    if all(points is None for _, points in facts.criteria):
        return _word("method_bare")
    return _word("method", low=facts.scale[0], high=facts.scale[1])


def _top(facts: RecordFacts) -> list[int]:
    order = sorted(range(len(facts.criteria)), key=lambda j: -(facts.criteria[j][1] or 0))
    return [j for j in order if facts.criteria[j][1]][:_TOP]


def _option(facts: RecordFacts, option: ConsideredOption, letter: str) -> Iterator[str]:
    key = "option_selected" if option.chosen else "option"
    yield heading(4, _word(key, letter=letter, name=option.name), letter)
    if option.about:
        yield escaped(option.about)
    top = "; ".join(
        _word(
            "top_words", name=facts.criteria[j][0], points=str(facts.criteria[j][1]), score=option.scores[j]
        )
        for j in _top(facts)
    )
    weighted = (
        _word("weighted_words", value=option.value, top=facts.scale[1])
        if option.value
        else _word("weighted_none")
    )
    if top:
        yield f"**{_word('top')}**: {escaped(top)}"
    yield f"**{_word('weighted')}**: {escaped(weighted)}"
    yield f"**{_word('effort')}**: {escaped(effort(option))}"
    if option.arguments:
        yield bullets((say(one.kind, words=one.words) for one in option.arguments), "-")
    chosen = facts.chosen
    if chosen is not None and not option.chosen:
        lacks = [_word("why_not_lacks", name=name) for name in option.lacks]
        against = [_word("why_not_words", value=option.value, top=facts.scale[1], best=chosen.value)]
        words = lacks or (against if option.value and chosen.value else [])
        if words:
            yield f"**{_word('why_not')}**: {escaped(' '.join(words))}"


def effort(option: ConsideredOption) -> str:
    """A T-shirt size with the weeks behind it."""
    if not option.weeks:
        return _word("effort_none")
    ends = [float(end.replace(",", "")) for end in option.weeks.split("–")]
    middle = sum(ends) / len(ends)
    size = next((name for reach, name in _SIZES if middle <= reach), "XL")
    return _word("effort_words", size=size, weeks=option.weeks)


def _table(facts: RecordFacts) -> str:
    head = [_word("criteria"), _word("weight"), *(option.name for option in facts.options)]
    rows = [
        [name, "–" if points is None else str(points), *(option.scores[j] for option in facts.options)]
        for j, (name, points) in enumerate(facts.criteria)
    ]
    rows.append(
        [
            _word("total"),
            "100" if any(p for _, p in facts.criteria) else "–",
            *(o.value or "–" for o in facts.options),
        ]
    )
    rows.append([_word("effort"), "–", *(effort(option) for option in facts.options)])
    lines = [_row(head), _row(["---"] * len(head), raw=True), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: list[str], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else escaped(cell, cell=True) or "–" for cell in cells) + " |"


def _actions(facts: RecordFacts) -> str:
    """Checks as a list of tasks: those that are met are ticked."""
    rows = []
    for words in facts.confirmation:
        met = words.endswith(")") and "(met on " in words
        rows.append(f"- [{'x' if met else ' '}] {escaped(softened(ended(words)))}")
    return "\n".join(rows) or _word("no_actions")
