"""What the guide says to a voter: the scale's ends and the facts on record, never anybody's judgement."""

from roadworthy.knowledge.ballots import BallotStep, moods
from roadworthy.knowledge.criteria import anchors, by_id
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.tui.text_layout import Labelled
from roadworthy.tui.widgets.chrome import Guidance

GuideBlock = tuple[str, str | Labelled]


def guide_of(step: BallotStep, sheet: Decision, at: str, candidate: str) -> Guidance:
    """The guide at a step of the ballot; `at` is the criterion or the candidate that has the focus."""
    blocks: list[GuideBlock] = []
    title = step.title
    if step.id in ("weights", "scores") and at in sheet.criteria:
        title = sheet.criterion_name(at)
        blocks += _criterion(sheet, at)
    if step.id == "scores":
        blocks += _facts(sheet, candidate, at)
    if step.id == "enthusiasm":
        title = sheet.candidate_name(at) if at in sheet.candidates else title
        for number, words in enumerate(moods().values()):
            blocks.append(("" if number else "What each means", f"{words.label}: {words.meaning}"))
    blocks += [("" if number else "How to answer", words) for number, words in enumerate(step.guide)]
    return Guidance(title, tuple(blocks))


def _criterion(sheet: Decision, slug: str) -> list[GuideBlock]:
    own, known = sheet.criteria[slug], by_id().get(slug)
    blocks: list[GuideBlock] = []
    if why := own.question or (known.question if known else ""):
        blocks.append(("", why))
    scale = sheet.scale
    ends = {"best": scale.high, "middle": (scale.low + scale.high) / 2, "worst": scale.low}
    found = anchors(slug, own)
    for number, (end, words) in enumerate(found):
        body = Labelled(number_text(ends[end]), words)
        blocks.append(("" if number else "What a score means", body))
    if not found:
        high, low = number_text(scale.high), number_text(scale.low)
        blocks.append(("What a score means", f"{high} is the better end, {low} the worse."))
    return blocks


def _facts(sheet: Decision, candidate: str, criterion: str) -> list[GuideBlock]:
    rows = [
        row
        for row in sheet.evidence.values()
        if row.candidate == candidate and row.criterion in ("", criterion) and row.words
    ]
    blocks: list[GuideBlock] = []
    for number, row in enumerate(rows):
        where = ", ".join(part for part in (row.source, row.on.isoformat() if row.on else "") if part)
        blocks.append(("" if number else "Facts on record", row.words + (f" ({where})" if where else "")))
    return blocks
