"""How far a ballot is, and what can be done with it, in words."""

from roadworthy.knowledge.ballots import steps
from roadworthy.model import Decision
from roadworthy.model.ballot import BallotPaper
from roadworthy.session.ballot import BallotSession
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.rows import ListRow, choice_row
from roadworthy.tui.text_layout import Fragment


def counts(session: BallotSession) -> dict[str, str]:
    """How much of each step is answered, by the step's id."""
    sheet, paper = session.sheet, session.value
    cells = [(one, other) for one in sheet.candidates for other in sheet.criteria]
    scored = sum(paper.scores.get(one, {}).get(other) is not None for one, other in cells)
    weighed = sum(slug in paper.weights for slug in sheet.criteria)
    felt = sum(slug in paper.enthusiasm for slug in sheet.candidates)
    return {
        "weights": f"{weighed}/{len(sheet.criteria)}",
        "scores": f"{scored}/{len(cells)}",
        "enthusiasm": f"{felt}/{len(sheet.candidates)}",
        "cast": glyph("holds") if paper.is_in else "",
    }


def cell_names(sheet: Decision, candidate: str, criterion: str) -> list[Fragment]:
    """The whole names of a cell: the grid has room for their beginnings alone."""
    if criterion not in sheet.criteria:
        return []
    names = (sheet.candidate_name(candidate), sheet.criterion_name(criterion))
    return [(f" {glyph('dot')} ".join(names), "$ink"), ("   ", "$dim")]


def cell_label(sheet: Decision, candidate: str, criterion: str, score: str) -> str:
    """A score as an undo step names it."""
    return f"{sheet.candidate_name(candidate)}, {sheet.criterion_name(criterion)}: {score}"


def with_key(words: str, key: str, does: str) -> list[Fragment]:
    """Words with a key that does something about it."""
    return [(f"{words} ", "$ink"), (f"{key} ", "bold $accent"), (does, "$ink")]


def stands(paper: BallotPaper) -> str:
    """Whether it is handed in."""
    if paper.withdrawn_on:
        return f"Taken back on {paper.withdrawn_on}: it does not count"
    return f"Handed in on {paper.cast_on}" if paper.cast_on else "Not handed in yet"


def acts(session: BallotSession, *, in_walk: bool) -> list[ListRow]:
    """What can be done with the ballot as a whole."""
    rows = []
    if not session.value.is_in:
        rows.append(choice_row("cast", "Hand it in", _left_open(session)))
    else:
        rows.append(choice_row("change", "Change something", "It stays handed in while you do."))
        rows.append(choice_row("withdraw", "Take it back", "It does not count then; nothing is lost."))
    words = "Back to the walk" if in_walk else "Leave"
    return [*rows, choice_row("leave", words, "Everything is saved.")]


def _left_open(session: BallotSession) -> str:
    """What is not answered, and what that means: an abstention, or no weight beside others that have some."""
    found, without = [], ""
    answered = counts(session)
    for step in steps()[:-1]:
        done, total = map(int, answered[step.id].split("/"))
        if step.id == "weights" and 0 < done < total:
            what = "One criterion has" if total - done == 1 else f"{total - done} of {total} criteria have"
            without = f"{what} no points, and so no weight for you. "
        elif done < total:
            found.append(f"{total - done} of {total} in {step.title}")
    words = f"Left open: {', '.join(found)}. That is well: you abstain there." if found else ""
    return (without + words).strip()


def whose(session: BallotSession) -> ChooseScreen:
    """Ask whose the ballot is that lies there already; the result is ``mine`` or ``another``."""
    paper = session.value
    done = f"Handed in on {paper.cast_on}" if paper.cast_on else f"Begun on {paper.begun_on}"
    if paper.withdrawn_on:
        done += f", taken back on {paper.withdrawn_on}"
    options = [
        ("mine", "It is mine: go on with it", " ".join(session.news)),
        ("another", f"I am another {paper.voter}", "A ballot of your own is begun beside it."),
    ]
    words = f"{done}. Ballots are each person's own."
    return ChooseScreen(f"{paper.voter} has a ballot here", options, words=words, closes="leave")
