"""What the guide says at the risks: about one that is raised, and about the four common ways to go wrong."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.guide import topic_by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.knowledge.stations import station as station_text
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.homes import HOMES
from roadworthy.model import Decision
from roadworthy.model.outcome import Risk
from roadworthy.report.goes_quiet import goes_quiet
from roadworthy.report.words import RenderedFinding
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import GuideProse, line
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.heatmap import SIDE, dots


def place_words(finding: Finding) -> str:
    """Where the answer is given: the station and the question."""
    home = HOMES.get(finding.path[0])
    question = question_at(finding.path)
    title = station_text(home).title if home else ""
    return f"{title}, {question.label}" if question else title


def raised_guidance(told: RenderedFinding) -> Guidance:
    """What the guide says about a finding that has the focus."""
    blocks: list[tuple[str, str]] = [("", told.says)]
    if told.mitigation:
        blocks.append((say("risks", "what_helps"), told.mitigation))
    blocks += _quiet_when(told.quiet_when)
    if told.finding.path:
        blocks.append((say("risks", "the_answer"), place_words(told.finding)))
    return Guidance(told.title, tuple(blocks))


def _quiet_when(conditions: Sequence[str]) -> list[tuple[str, str]]:
    """The block that says what would let something go quiet; none where nothing is known of it."""
    quiet = "\n".join(f"{glyph('open')} {words}" for words in conditions)
    return [(say("risks", "quiet_when"), quiet)] if quiet else []


def checklist_guidance(item: str, decision: Decision) -> Guidance:
    """How one of the four looks, and what keeps it away."""
    guide = next(one for one in checklist() if one.id == item)
    answer = decision.checklist.get(item)
    blocks = [
        ("", guide.ask),
        (say("risks", "how_it_looks"), guide.looks_like),
        (say("risks", "keeps_away"), guide.avoid),
    ]
    if answer and answer.because:
        blocks.insert(1, (say("risks", "your_answer"), answer.because))
    return Guidance(guide.name, tuple(blocks))


def risk_guidance(of: Analysis, slug: str) -> Guidance | None:
    """What a risk lacks, what would quiet it and how it is rated; None where there is none of this key."""
    risk = of.decision.risks.get(slug)
    if risk is None:
        return None
    blocks: list[tuple[str, GuideProse]] = []
    for label, words, lacking in (
        ("early_sign", risk.sign, "no_sign"),
        ("mitigation", risk.mitigation, "no_mitigation"),
        ("if_it_comes", risk.if_it_comes, "not_decided"),
    ):
        if not words:
            blocks.append((say("risks", label), say("risks", lacking)))
    if risk.state == "came-true":
        blocks.append((say("risks", "when_wrong"), topic_by_id()["recovery"].text[0]))
    blocks += _quiet_when(goes_quiet(of, slug))
    blocks += [(say("risks", f"{key}_how"), _steps(key)) for key in ("likely", "hits")]
    blocks.append((say("risks", "keys"), say("risks", "rating_keys")))
    return Guidance(risk.title or say("risks", "unnamed_title"), tuple(blocks), in_a_row=risk.sign)


def _steps(key: str) -> list[Content]:
    """What the steps of likelihood or impact mean."""
    return [line(dots(step), (f"  {say('risks', f'{key}_{step}')}", "$ink")) for step in range(1, SIDE + 1)]


def kept_by(risk: Risk) -> str:
    """Who watches a risk."""
    key = "watched_by" if risk.state == "watched" else "kept_by"
    return say("risks", key, who=risk.owner) if risk.owner else say("risks", "nobody")
