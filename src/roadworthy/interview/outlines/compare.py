"""Compare: who leads, how sure that is, and what would turn it, in sentences and figures."""

from collections.abc import Iterator

from roadworthy.interview.items import Action, Item, Prose, SectionHead
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis

_SECTIONS = ("sure", "costs", "unknown")


def outline(of: Analysis, view: View) -> list[Item]:
    """The sections of the summary that compare; a full screen draws pictures of the same."""
    del view
    from roadworthy.report.contents import SECTIONS  # noqa: PLC0415 - brings numpy, and only here
    from roadworthy.report.phrases import phrase  # noqa: PLC0415 - as above
    from roadworthy.report.summary import summary_of  # noqa: PLC0415 - as above

    told = summary_of(of)
    items: list[Item] = []
    for key, teller in SECTIONS:
        if key in _SECTIONS:
            lines = tuple(line for block in teller(told) for line in block_lines(block))
            if lines:
                items += [SectionHead(phrase("heading", key)), Prose(lines, key)]
            if key == "sure" and told.insight.compared:
                items += _pair(of, *told.insight.compared)
    if lines := tuple(_scenario_lines(of)):
        items.append(SectionHead(say("compare", "scenarios")))
        items.append(Prose(lines, "scenarios"))
    found = of.sensitivity().worth_finding
    if found:
        cell = found[0]
        path = ("scores", cell.candidate, cell.criterion, "score")
        names = [of.decision.candidate_name(cell.candidate), of.decision.criterion_name(cell.criterion)]
        words = say("compare", "find_out", candidate=names[0], criterion=names[1])
        items.append(Action("find-out", path, words, leads=path))
    return items


def _pair(of: Analysis, a: str, b: str) -> Iterator[Item]:
    """What the two rest on, then the two side by side: each criterion, the sum, what the horizons say."""
    from roadworthy.interview.outlines.compare_argument import rests_on, row_lines  # noqa: PLC0415 - as above
    from roadworthy.report.words import render  # noqa: PLC0415 - as above

    names = {"leader": of.decision.candidate_name(a), "rival": of.decision.candidate_name(b)}
    if rests := rests_on(of, None, (a, b)):
        yield SectionHead(say("argument", "rests_head"))
        yield Prose(tuple(rests), "rests")
    over_time = [it for it in of.tradeoffs(a, b) if it.rule.startswith("horizon")]
    lines = (*row_lines(of, a, b), *(render(it, of.decision).says for it in over_time))
    if lines:
        yield SectionHead(say("argument", "rows_head", **names))
        yield Prose(lines, "rows")


def _scenario_lines(of: Analysis) -> Iterator[str]:
    """Where the candidates would stand under other people's weights, a line for each."""
    from roadworthy.method.ranking import ranking_of  # noqa: PLC0415 - as above
    from roadworthy.report.scenarios import scenarios  # noqa: PLC0415 - as above

    for name, _, weights in scenarios(of) if of.matrix().any_known else ():
        places = ranking_of(of.matrix().weighted(weights), of.ruled_out)
        told = [
            f"{of.decision.candidate_name(one.candidate)} {one.value:.2f}"
            for one in places
            if one.value is not None and not one.ruled_out_by
        ]
        if told:
            yield f"{name[:1].upper()}{name[1:]}: {', '.join(told)}."


def block_lines(block: object) -> Iterator[str]:
    """A block of a summary as lines of words, unwrapped."""
    from roadworthy.report import document as parts  # noqa: PLC0415 - only where something is told

    match block:
        case parts.Paragraph(text=text):
            yield text
        case parts.Items(items=items, numbered=numbered):
            for number, one in enumerate(items, 1):
                yield " ".join(part for part in (f"{number}." if numbered else one.mark, one.text) if part)
                if one.note:
                    yield one.note
        case parts.Facts(rows=rows):
            for name, words in rows:
                yield f"{name}: {words}"
        case parts.ScoreTable(head=head, rows=rows):
            for row in rows:
                told = (
                    f"{name} {cell}" if name else cell for name, cell in zip(head[1:], row[1:], strict=False)
                )
                yield f"{row[0]}: {', '.join(told)}"
        case parts.Bars(bars=bars):
            for bar in bars:
                yield " ".join(p for p in (bar.place, bar.name, bar.value, bar.interval, bar.note) if p)
