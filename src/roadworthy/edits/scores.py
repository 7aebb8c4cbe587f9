"""Changes of the grid: scores, their reasons, their sources."""

from roadworthy.edits.edit import Edit, clear, write
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.signs import suggested
from roadworthy.model import Decision, Interval, KeyPath, PathError, dotted, drop, get, put


def set_score(
    decision: Decision, candidate: str, criterion: str, value: Interval | None, horizon: str | None = None
) -> Edit:
    """Give a cell its score: a number, a range, or None for unknown; for one horizon where it is named.

    A horizon's score of None falls back to the cell's own.
    """
    label = label_of(
        "score",
        candidate=decision.candidate_name(candidate),
        criterion=decision.criterion_name(criterion),
        figure="?" if value is None else str(value),
    )
    cell: KeyPath = ("scores", candidate, criterion)
    if horizon is None:
        path: KeyPath = (*cell, "score")
        return Edit(label, path, lambda now: _typed(now, cell, value), dotted(path))
    path = (*cell, "by_horizon", horizon)
    return write(path, value, label) if value is not None else clear(path, label)


def is_scored(decision: Decision, candidate: str, criterion: str, horizon: str | None = None) -> bool:
    """Whether a cell has a score of its own that can be taken away; for one horizon where it is named."""
    cell = decision.cell(candidate, criterion)
    return (cell.score if horizon is None else cell.by_horizon.get(horizon)) is not None


def _typed(decision: Decision, cell: KeyPath, value: Interval | None) -> Decision:
    """With the score put in; it is somebody's own now, whatever number of ballots gave the one before."""
    given = get(decision, (*cell, "ballots")) is not None
    return put(drop(decision, (*cell, "ballots")) if given else decision, (*cell, "score"), value)


def set_reason(decision: Decision, candidate: str, criterion: str, words: str) -> Edit:
    """Say why a cell has its score."""
    label = label_of("reason", candidate=decision.candidate_name(candidate))
    return write(("scores", candidate, criterion, "rationale"), words, label)


def name_sources(decision: Decision, candidate: str, criterion: str, evidence: tuple[str, ...]) -> Edit:
    """Name the evidence that a score rests on, by its keys."""
    label = label_of("sources", candidate=decision.candidate_name(candidate))
    return write(("scores", candidate, criterion, "sources"), evidence, label, merge=False)


def rest_on(decision: Decision, candidate: str, criterion: str, entry: str) -> Edit:
    """Let a score rest on an entry of the evidence, or no longer where it does."""
    named = decision.cell(candidate, criterion).sources
    rest = tuple(key for key in named if key != entry) if entry in named else (*named, entry)
    return name_sources(decision, candidate, criterion, rest)


def take_suggested(decision: Decision, candidate: str, criterion: str) -> Edit:
    """Give a cell the score that its signs and signals suggest; its reason is left to the person.

    Raises PathError where too little is known to suggest one.
    """
    signs = SIGN_CATALOGUE.signs.get(criterion, ())
    interval = suggested(decision, candidate, criterion, signs, SIGN_CATALOGUE.roles).interval
    path: KeyPath = ("scores", candidate, criterion, "score")
    if interval is None:
        raise PathError(path, refusal("no_suggestion"))
    label = label_of(
        "as_suggested",
        candidate=decision.candidate_name(candidate),
        criterion=decision.criterion_name(criterion),
        figure=str(interval),
    )
    return Edit(label, path, lambda now: _typed(now, path[:-1], interval))
