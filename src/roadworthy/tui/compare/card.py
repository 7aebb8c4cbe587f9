"""The pinned card of a what-if: what is supposed, how far, and what it does."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.leading_share import Share
from roadworthy.method.ranking import RankedCandidate
from roadworthy.report.robustness_words import points_of, score_text
from roadworthy.report.scenarios import scenarios
from roadworthy.tui.compare.seen import Seen, criterion_label
from roadworthy.tui.compare.tried import Supposing, Tried, changes, lead_of
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, fit, line, row, wrap
from roadworthy.tui.widgets.ground_signs import points_text

_LEAST_NAME = 20
_MOVES = 16
"""Cells of a mark, and of a value before and after."""
_TRACK = 30
"""Cells of the track at the most."""
_TALL = 3
"""Candidates that have lines of their own in a card that may be tall."""


Shares = tuple[Share | None, Share | None]
"""The leader's share as it is, and as it would be; None where it is not worked out."""
Places = Sequence[RankedCandidate]


def card_lines(
    seen: Seen, tried: Supposing, now: Places | None, shares: Shares, width: int, *, tall: bool
) -> list[Content]:
    """The card in `width` cells; `now` is the ranking as it would be."""
    state = tried.now
    assert state is not None
    inner = width - 3
    lines = [*_what(seen, tried, state, inner), *_track(seen, tried, state, inner)]
    if now is not None:
        lines += _effects(seen, now, shares, inner, tall=tall)
    return [
        fit(line((glyph("edge"), "$accent"), " ", text), width).stylize_before("on $raised") for text in lines
    ]


def _what(seen: Seen, tried: Supposing, state: Tried, width: int) -> list[Content]:
    """The question; which of how many at its end."""
    analysis = seen.analysis
    count = tried.count(analysis, seen.horizon)
    which = say("tried", "which", at=state.at + 1, all=count)
    end = say("tried", "pinned", kind=say("tried", f"kind_{state.kind}"), which=which)
    words = _question(seen, tried, state)
    if len(words) + len(end) + 2 <= width:
        return [row([(words, "bold $bright")], [(end, "$dim")], width)]
    return [line((text, "bold $bright")) for text in wrap(words, width)] + [line((end, "$dim"))]


def _question(seen: Seen, tried: Supposing, state: Tried) -> str:
    analysis = seen.analysis
    match state.kind:
        case "weight":
            name = seen.names.criterion(seen.matrix.criteria[state.at])
            weights = state.weights or seen.matrix.weights
            return say("tried", "weight", name=name, points=points_of(weights[state.at]))
        case "cell":
            i, j = tried.cell_at(analysis, seen.horizon)
            matrix = analysis.matrix(seen.horizon)
            facts = {
                "candidate": seen.names.candidate(matrix.candidates[i]),
                "criterion": seen.names.criterion(matrix.criteria[j]),
            }
            score = state.score if state.score is not None else tried.stated_score(analysis, seen.horizon)
            unknown = state.score is None and matrix.unknown[i][j]
            return say("tried", "cell", score="?" if unknown else score_text(score), **facts)
        case _:
            every = list(scenarios(analysis))
            return say("tried", "scenario", name=every[state.at][0]) if every else ""


def _track(seen: Seen, tried: Supposing, state: Tried, width: int) -> list[Content]:
    """Where it stands and where it is tried, from the least to the most there can be."""
    analysis = seen.analysis
    match state.kind:
        case "weight":
            was = seen.matrix.weights[state.at]
            now = (state.weights or seen.matrix.weights)[state.at]
            label = criterion_label(seen, seen.matrix.criteria[state.at])
            figures = (points_text(was), points_text(now))
            ends = (was, now)
        case "cell":
            low, high = seen.matrix.scale
            i, j = tried.cell_at(analysis, seen.horizon)
            matrix = analysis.matrix(seen.horizon)
            stated = tried.stated_score(analysis, seen.horizon)
            score = stated if state.score is None else state.score
            label = criterion_label(seen, matrix.criteria[j])
            figures = ("?" if matrix.unknown[i][j] else score_text(stated), score_text(score))
            ends = ((stated - low) / (high - low), (score - low) / (high - low))
        case _:
            reason = list(scenarios(analysis))[state.at][1]
            return [line((text, "$dim")) for text in wrap(reason, width)] if reason else []
    moved = state.is_moved
    end = line((figures[0], "$dim"), (f" {glyph('arrow')} ", "$accent"), (figures[1], "bold $bright"))
    right = end if moved else line((figures[0], "$dim"))
    length = max(6, min(_TRACK, width - len(label) - 14))
    return [row([(label, "$ink"), "  ", _line(*ends, length)], [right], width)]


def _line(was: float, now: float, length: int) -> Content:
    """A track from 0 to 1: where it stands, and where it is tried."""
    stands, tried = (min(length - 1, round(share * (length - 1))) for share in (was, now))
    parts: list[Fragment] = []
    for cell in range(length):
        if cell == tried and cell != stands:
            parts.append((glyph("done"), "$accent"))
        elif cell == stands:
            parts.append((glyph("exit"), "bold $bright"))
        elif min(stands, tried) < cell < max(stands, tried):
            parts.append((glyph("line"), "$accent"))
        else:
            parts.append((glyph("rule"), "$rule"))
    return line(*parts)


def _effects(seen: Seen, now: Places, shares: Shares, width: int, *, tall: bool) -> list[Content]:
    """The values as they are and would be, who would lead, and how sure that would be."""
    parts: list[Content] = []
    longest = max((Content(seen.names.candidate(it.candidate)).cell_length for it in seen.places), default=0)
    room = max(_LEAST_NAME, min(longest, width - _MOVES))
    names = seen.short_names(room)
    for was, would in changes(seen.places, now)[:_TALL]:
        which = seen.place_of(was.candidate)
        old, new = was.value or 0.0, would.value or 0.0
        sign = "up" if new > old + 0.005 else "down" if new < old - 0.005 else ""
        arrow: Fragment = (f" {glyph(sign)} " if sign else " = ", "$accent" if sign else "$dim")
        style = "bold $bright" if would.rank == 1 else "$ink"
        parts.append(
            line(
                (mark(which) + " ", mark_style(which)),
                fit(Content.styled(names[was.candidate], style), room)
                if tall
                else (names[was.candidate], style),
                (f" {old:.2f}", "$dim"),
                arrow,
                (f"{new:.2f}", style),
            )
        )
    said = _leads(seen, now)
    share = _share(shares)
    if tall:
        return [*parts, row([(said, "$ink")], [(share, "$ink")], width)]
    lines: list[Content] = []
    for part in (*parts, line((said, "$ink")), line((share, "$ink"))):
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = line(lines[-1], "   ", part)
        elif part.plain:
            lines.append(part)
    return lines


def _leads(seen: Seen, now: Places) -> str:
    """Who would lead, and by how much."""
    ranked = [place for place in now if place.rank is not None and place.value is not None]
    if len(ranked) < 2:
        return ""
    gap = (ranked[0].value or 0.0) - (ranked[1].value or 0.0)
    if ranked[1].rank == 1:
        names = [seen.names.candidate(place.candidate) for place in ranked if place.rank == 1]
        return say("tried", "even", leaders=" and ".join(names))
    was, _ = lead_of(seen.matrix)
    key = "stays" if ranked[0].candidate == was else "first"
    return say("tried", key, leader=seen.names.candidate(ranked[0].candidate), gap=f"{gap:.2f}")


def _share(shares: Shares) -> str:
    was, now = shares
    if now is None or was is None:
        return say("tried", "share_waits")
    return say("tried", "share", was=was.of_hundred, now=now.of_hundred, arrow=glyph("arrow"))
