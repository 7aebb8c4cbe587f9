"""The paper of the Decision station: the decision in a few lines, for somebody who was not there."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from roadworthy.knowledge.questions import question_at
from roadworthy.method.analysis import Analysis
from roadworthy.report.robust_verdict import verdict_so_far
from roadworthy.report.words import render
from roadworthy.tui.compare.seen import signed
from roadworthy.tui.glyphs import glyph, mark_style, soft_style
from roadworthy.tui.text_layout import Fragment, fit, line, row, share, thin_bar, wrap
from roadworthy.tui.widgets.fields import edge_line

_COLUMN = 11
_NAMED = 22
"""Cells of a mark and a name on the paper."""
_SHOWN = 3


def paper(analysis: Analysis, width: int) -> list[Content]:
    """The decision in a few lines, to be read as somebody who was not there."""
    decision, outcome = analysis.decision, analysis.decision.outcome
    inner = width - 6
    question = question_at(("status",))
    status = question.label_of(decision.status).lower() if question else decision.status
    title = decision.title or "Untitled decision"
    lines = [Content.styled(words, "bold $bright") for words in wrap(title, inner - len(status) - 2)]
    lines[0] = row([lines[0]], [(status, "$accent")], inner)
    about = ", ".join(
        part
        for part in (outcome.decided_on.isoformat() if outcome.decided_on else "", outcome.decided_by)
        if part
    )
    choice: list[Fragment] = [(decision.candidate_name(outcome.chosen) or "nothing chosen yet", "$ink")]
    if outcome.chosen in decision.candidates:
        name = decision.candidate_name(outcome.chosen)
        choice = [signed(decision, outcome.chosen, min(inner, cell_len(name) + 2), bold=True)]
    lines.append(line(*choice))
    lines += [Content.styled(words, "$dim") for words in wrap(about, inner)] if about else []
    for label, words in (
        ("Because", outcome.reasons),
        ("Although", (outcome.dissent,) if outcome.dissent else ()),
    ):
        lines += _said(label, words, inner, sign=len(words) > 1)
    lines += _sure(analysis, inner)
    pair = analysis.compared
    if pair and not outcome.dissent:
        against = [
            render(f, decision).says
            for f in analysis.tradeoffs(*pair)
            if f.rule == "costs" and f.subject == pair[0]
        ][:1]
        lines += _said("Although", against, inner)
    lines += _said("Changes", (outcome.would_change,) if outcome.would_change else (), inner)
    if outcome.review_on:
        lines += _said("Look again", (outcome.review_on.isoformat(),), inner)
    edge = edge_line("top", width)
    foot = edge_line("bottom", width)
    return [edge, *(fit(line("   ", text), width).stylize_before("on $raised") for text in lines), foot]


def _said(label: str, words: Sequence[str], width: int, *, sign: bool = False) -> list[Content]:
    lines = []
    for said in words:
        wrapped = wrap(said, width - _COLUMN - (2 if sign else 0))
        lines += [
            (f"{glyph('dot')} " if n == 0 else "  ") + text if sign else text
            for n, text in enumerate(wrapped)
        ]
    if not lines:
        return []
    first, *rest = lines
    return [
        Content(""),
        line((label.ljust(_COLUMN), "$dim"), (first, "$ink")),
        *(line(" " * _COLUMN, (more, "$ink")) for more in rest),
    ]


def _sure(analysis: Analysis, width: int) -> list[Content]:
    decision, said = analysis.decision, verdict_so_far(analysis)
    words = f"{said[0]}; {'; '.join(said[1:])}." if len(said) > 1 else f"{said[0]}."
    lines = _said("Sure?", (words,), width)
    for place in analysis.ranking()[:_SHOWN]:
        if place.value is None or place.low is None or place.high is None:
            continue
        which = list(decision.candidates).index(place.candidate)
        low, high = decision.scale.low, decision.scale.high
        chart = thin_bar(
            share(place.low, low, high),
            share(place.high, low, high),
            14,
            mark_style(which),
            soft_style(which),
        )
        name = signed(decision, place.candidate, _NAMED, bold=place.candidate == decision.outcome.chosen)
        lines.append(line(" " * _COLUMN, name, (f" {place.value:.2f}  ", "$bright"), chart))
    return lines
