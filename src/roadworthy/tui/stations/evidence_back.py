"""What would back a cell, and what was backed last, each with what it does to how sure the first place is."""

from collections.abc import Callable

from textual.content import Content

from roadworthy.interview.items import SectionHead
from roadworthy.interview.outlines.grounds import backing_of
from roadworthy.interview.outlines.signs import span_words
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import CellKey
from roadworthy.method.certainty import half_width
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.signs import answer_of
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.report.robustness_words import say as sure_words
from roadworthy.tui.glyphs import glyph, mark, mark_style
from roadworthy.tui.text_layout import Fragment, broken, ended, fit, head, line, wrap
from roadworthy.tui.widgets.cell_title import cell_title
from roadworthy.tui.widgets.ground_signs import ground_sign

Ready = Callable[[str, Sensitivity], bool]
"""Of an asker and a robustness: whether its shares are there; where not, they are told later."""


def first_share(found: Sensitivity, leader: str) -> str | None:
    """How often of 100 a candidate is first; None where nobody can say."""
    shares = found.acceptability
    if shares is None or leader not in found.matrix.candidates:
        return None
    return of_hundred_words(shares.first_share(leader))


def _leader(of: Analysis, ready: Ready) -> str | None:
    now = of.sensitivity()
    if not ready("now", now):
        return None
    leaders = of.leader().leaders
    return leaders[0] if len(leaders) == 1 else None


def back_lines(of: Analysis, cell: CellKey, ready: Ready, width: int) -> list[Content]:
    """What a cell lacks to rest on evidence, where to look, and what the share would become."""
    found = backing_of(of, cell)
    decision, score = of.decision, of.decision.cell(*cell).score
    if found.lacking is None:
        title = _head(say("matrix", "back"), ground_sign("evidence"), width)
        return [Content(""), title, line(" ", (say("matrix", "is_backed"), "$ink"))]
    note = line(
        (f"{say('matrix', 'from')} ", "$dim"), ground_sign(found.ground),
        (f" {say('matrix', 'to')} ", "$dim"), ground_sign("evidence"),
    )  # fmt: skip
    lines = [Content(""), _head(say("matrix", "back"), note, width)]
    told = [sure_words("lacking", found.lacking), *_where_to_look(of, cell)]
    for words in told:
        for number, text in enumerate(wrap(words, width - 6)):
            sign: Fragment = (glyph("next"), "$accent") if number == 0 else " "
            lines.append(line(" ", sign, " ", (text, "$ink")))
    if score is None or found.ground in ("evidence", "unknown"):
        return lines
    scale = (decision.scale.low, decision.scale.high)
    before, half = (half_width(decision.certainty, ground, scale) for ground in (found.ground, "evidence"))
    shown = span_words(score).replace("–", glyph("dash"))
    words = say("matrix", "score_if", score=shown, half=number_text(half), before=number_text(before))
    lines += [line("   ", (text, "$ink")) for text in wrap(words, width - 6)]
    return [*lines, *_share_if(of, cell, ready, shown, width)]


def _share_if(of: Analysis, cell: CellKey, ready: Ready, shown: str, width: int) -> list[Content]:
    leader = _leader(of, ready)
    if leader is None or cell[0] not in of.sensitivity().matrix.candidates:
        return []
    then = of.if_backed(cell)
    waits = [line("   ", (f"{say('matrix', 'share')} {glyph('more')}", "$dim"))]
    if not ready("if", then):
        return waits
    now, after = first_share(of.sensitivity(), leader), first_share(then, leader)
    if now is None or after is None:
        return []
    rest = say("matrix", "share_if", score=shown)
    told = line(
        "   ", (f"{say('matrix', 'share')} ", "$ink"), (now, "bold $bright"),
        (f" {glyph('arrow')} ", "$accent"), (after, "bold $bright"),
        (f" {say('matrix', 'of_hundred')}, {rest}", "$ink"),
    )  # fmt: skip
    return [fit(told, width)] if told.cell_length <= width - 2 else broken(told, width - 2)


def _where_to_look(of: Analysis, cell: CellKey) -> list[str]:
    """The first sign of the criterion that nobody has answered, in its own words; how many more there are."""
    guide = by_id().get(cell[1])
    if guide is None:
        return []
    signs = SIGN_CATALOGUE.signs[cell[1]]
    open_ones = [sign for sign in signs if answer_of(of.decision, *cell, sign).answer is None]
    if not open_ones:
        return []
    asked = next(one.ask for one in guide.signs if one.id == open_ones[0])
    more = say("matrix", "more_signs", count=len(open_ones) - 1) if len(open_ones) > 1 else ""
    return [f"{asked} {more}".strip()]


def last_lines(of: Analysis, ready: Ready, width: int) -> list[Content]:
    """The entry that backed a score last, and how sure the first place was without it."""
    last = of.backed_last
    if last is None:
        return []
    decision = of.decision
    note: list[Fragment] = []
    leader = _leader(of, ready)
    if leader is not None and ready("last", of.before_last):
        was, now = first_share(of.before_last, leader), first_share(of.sensitivity(), leader)
        if was is not None and now is not None:
            note = [
                (f"{say('matrix', 'was')} ", "$dim"), (was, "$ink"), (f" {glyph('arrow')} ", "$accent"),
                (now, "bold $bright"), (f" {say('matrix', 'of_hundred')}", "$dim"),
            ]  # fmt: skip
    entry = decision.evidence[last.entry]
    place = list(decision.candidates).index(last.candidate) if last.candidate in decision.candidates else 0
    when = entry.on.isoformat() if entry.on else ""
    name = decision.criterion_name(last.criterion)
    words = f"{name}: {' '.join(entry.words.split())}"
    lines = [Content(""), _head(say("matrix", "last"), line(*note), width)]
    return [*lines, *ended((mark(place), mark_style(place)), words, line((when, "$dim")), width, "$ink")]


def _head(title: str, note: Fragment, width: int) -> Content:
    return fit(line(" ", head(title, width - 3, note)), width)


def cell_head(decision: Decision, item: SectionHead, width: int) -> list[Content]:
    """A section's title with the candidate that it is about, its note at the end or below."""
    slug = item.id.partition(" ")[2]
    return [line(" ", text) for text in cell_title(decision, slug, item.title, width - 3, note=item.note)]
