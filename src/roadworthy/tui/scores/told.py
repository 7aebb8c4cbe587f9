"""A cell in words: its figure, its ground and how far it may be off, its reason and its sources."""

from collections.abc import Iterator

from textual.content import Content

from roadworthy.knowledge.criteria import anchors, by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import Ground, half_width, lacks
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import Evidence
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, line, row, wrap
from roadworthy.tui.widgets.grid_lines import score_words
from roadworthy.tui.widgets.ground_signs import GROUNDS, end_text, ground_sign

LABEL = 9
"""Cells of the labels before a reason and its sources."""
_LEAST_WORDS = 24
"""Cells beside which the day of a source still finds room on its first line."""


def ground_at(analysis: Analysis, horizon: str | None, candidate: str, criterion: str) -> Ground:
    """What a cell rests on."""
    return analysis.grounded(horizon).backing(candidate, criterion).ground


def figure(analysis: Analysis, horizon: str | None, candidate: str, criterion: str) -> str:
    """A cell's score as the grid shows it."""
    card = analysis.matrix(horizon)
    at, index = card.candidates.index(candidate), card.criteria.index(criterion)
    return score_words(analysis.decision, card, horizon, index, at)


def reason_lines(decision: Decision, candidate: str, criterion: str, width: int) -> list[Content]:
    """Why a cell has its score, wrapped beside its label."""
    cell = decision.cell(candidate, criterion)
    words = cell.rationale or say("cell", "no_why")
    return _labelled(say("cell", "why"), [(words, "$ink" if cell.rationale else "$dim")], width)


def source_lines(analysis: Analysis, candidate: str, criterion: str, width: int) -> Iterator[Content]:
    """The sources that a score names, whole, each with the ground it gives, its kind, source and day."""
    decision = analysis.decision
    cell = decision.cell(candidate, criterion)
    limit = decision.criteria[criterion].stale_months
    label = say("cell", "source")
    for slug in cell.sources:
        entry = decision.evidence.get(slug)
        if entry is None:
            continue
        good = lacks(entry, limit, analysis.today) is None
        sign = ground_sign("evidence" if good else "reason")
        words = " ".join(entry.words.split()) or say("cell", "says_nothing")
        yield from _source(label, sign, words, entry, width)
        label = ""


def _source(label: str, sign: Fragment, words: str, entry: Evidence, width: int) -> Iterator[Content]:
    when = entry.on.isoformat() if entry.on else say("cell", "no_date")
    about = ", ".join(part for part in (_kind(entry), entry.source) if part)
    room = width - LABEL - 2
    lines = wrap(words, room)
    begin: list[Fragment] = [(label.ljust(LABEL), "$dim"), sign, " "]
    end = f"{about}, {when}" if about else when
    if len(lines) == 1 and len(lines[0]) + len(end) + 2 <= room:
        yield row([*begin, (lines[0], "$ink")], [(end, "$dim")], width)
        return
    for number, text in enumerate(lines):
        yield line(*(begin if number == 0 else [" " * (LABEL + 2)]), (text, "$ink"))
    if not about or len(about) + len(when) + 2 <= room:
        yield row([" " * (LABEL + 2), (about, "$dim")], [(when, "$dim")], width)
        return
    *above, last = wrap(about, room)
    if len(last) + len(when) + 2 > room:
        above, last = [*above, last], ""
    for text in above:
        yield line(" " * (LABEL + 2), (text, "$dim"))
    yield row([" " * (LABEL + 2), (last, "$dim")], [(when, "$dim")], width)


def whole(analysis: Analysis, candidate: str, criterion: str) -> str:
    """A cell's reason and the sources it names, in words for the guide."""
    decision = analysis.decision
    cell = decision.cell(candidate, criterion)
    lines = [cell.rationale] if cell.rationale else []
    for slug in cell.sources:
        if (entry := decision.evidence.get(slug)) is not None:
            when = entry.on.isoformat() if entry.on else say("cell", "no_date")
            about = ", ".join(part for part in (_kind(entry), entry.source, when) if part)
            lines.append(f"{glyph('dot')} {' '.join(entry.words.split())} ({about})")
    return "\n".join(lines)


def _kind(entry: Evidence) -> str:
    question = question_at(("evidence", "one", "kind"))
    return question.label_of(entry.kind).lower() if question is not None and entry.kind else ""


def means_words(decision: Decision, candidate: str, criterion: str, shown: str) -> str:
    """What each horizon has, where the figure is their mean; else empty."""
    cell = decision.cell(candidate, criterion)
    if not cell.by_horizon or not decision.horizons:
        return ""
    each = []
    for slug, horizon in decision.horizons.items():
        score = cell.by_horizon.get(slug, cell.score)
        said = "?" if score is None else str(score).replace("-", glyph("dash"))
        each.append(f"{horizon.name or slug} {said}")
    return say("grounds", "mean_of", figure=shown, each=", ".join(each))


def points_lines(decision: Decision, criterion: str, width: int) -> Iterator[Content]:
    """What the ends and the middle of the scale look like for a criterion."""
    for figure_, words in points_mean(decision, criterion):
        for number, text in enumerate(wrap(words, width - len(figure_) - 2)):
            begin = figure_ if number == 0 else " " * len(figure_)
            yield line((f"{begin}  ", "$accent"), (text, "$ink"))


def points_mean(decision: Decision, criterion: str) -> list[tuple[str, str]]:
    """Figure and words of each anchor; of a criterion that has none, which end is the better."""
    scale = decision.scale
    ends = {"best": scale.high, "middle": (scale.low + scale.high) / 2, "worst": scale.low}
    found = [
        (number_text(ends[end]), words) for end, words in anchors(criterion, decision.criteria[criterion])
    ]
    if found:
        return found
    low, high = number_text(scale.low), number_text(scale.high)
    return [("", say("cell", "better_end", low=low, high=high))]


def question_of(decision: Decision, criterion: str) -> str:
    """What is asked by a criterion; empty where nobody said."""
    known = by_id().get(criterion)
    return decision.criteria[criterion].question or (known.question if known else "")


def off_lines(decision: Decision) -> list[str]:
    """How far a score may be off, by what it rests on, in points of the scale."""
    scale = (decision.scale.low, decision.scale.high)
    lines = []
    for ground in GROUNDS[:-1]:
        half = half_width(decision.certainty, ground, scale)
        points = say("cell", "one_point" if half == 1 else "many_points", points=end_text(half))
        sign = line(ground_sign(ground)).plain
        lines.append(say("cell", "off", sign=sign, name=say("grounds", ground), points=points))
    return lines


def _labelled(label: str, parts: list[Fragment], width: int) -> list[Content]:
    words = line(*parts)
    style = parts[0][1] if isinstance(parts[0], tuple) else "$ink"
    lines = wrap(words.plain, width - LABEL) or [""]
    return [
        line((label.ljust(LABEL) if number == 0 else " " * LABEL, "$dim"), (text, style))
        for number, text in enumerate(lines)
    ]


def evidence_about(decision: Decision, candidate: str, criterion: str) -> list[str]:
    """Slugs of the evidence about a cell, the named sources first."""
    cell = decision.cell(candidate, criterion)
    about = [
        slug
        for slug, evidence in decision.evidence.items()
        if evidence.candidate == candidate and evidence.criterion in ("", criterion)
    ]
    named = [slug for slug in cell.sources if slug in decision.evidence]
    return [*named, *(slug for slug in about if slug not in named)]
