"""Changes of scores and of weights in words."""

from collections.abc import Iterator, Sequence

from roadworthy.knowledge.history_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath
from roadworthy.model.changes import Change
from roadworthy.model.tree import NOTHING
from roadworthy.report.versions import Versions


def row_words(path: KeyPath, changes: Sequence[Change], versions: Versions) -> str:
    """The scores of a candidate that is new; those without a score are left out."""
    scores = [
        f"{versions.new.decision.criterion_name(change.path[2])} {versions.now(change.path)}"
        for change in changes
        if change.path[3:] == ("score",)
    ]
    name = versions.new.decision.candidate_name(path[1])
    return say("scores_of", name=name, scores="; ".join(scores)) if scores else ""


def gone_scores(path: KeyPath, versions: Versions) -> int:
    """How many scores went with a candidate or a criterion."""
    scores = versions.old.decision.scores
    if path[0] == "candidates" and len(path) == 2:
        return len(scores.get(path[1], {}))
    return sum(path[1] in row for row in scores.values()) if path[0] == "criteria" and len(path) == 2 else 0


def cell_words(path: KeyPath, changes: Sequence[Change], versions: Versions) -> str:
    """A cell: its score, what holds for one horizon, its reason, and what it rests on."""
    place, score = versions.place(path), (*path, "score")
    old, new = _score(versions.was(score)), _score(versions.now(score))
    moved = any(change.path == score for change in changes)
    said = [say("cell" if moved else "cell_same", place=place, new=new, old=old)]
    for change in changes:
        said += _beside_score(change, versions)
    return "; ".join(said)


def _beside_score(change: Change, versions: Versions) -> Iterator[str]:
    path = change.path
    match path[3:]:
        case ("by_horizon", horizon):
            name = versions.name(("horizons", horizon))
            old, new = _score(versions.was(path)), _score(versions.now(path))
            yield say("in_horizon", horizon=name, new=new, old=old)
        case ("rationale",):
            gone = change.new is NOTHING
            yield say("reason_gone") if gone else say("because", words=versions.now(path).strip("“”"))
        case ("sources",):
            before, after = (() if value is NOTHING else value for value in (change.old, change.new))
            if came := tuple(key for key in after if key not in before):
                yield say("rests_on", names=versions.said_now(path, came))
            if went := tuple(key for key in before if key not in after):
                yield say("rests_no_more", names=versions.said_before(path, went))


def _score(words: str) -> str:
    return say("unknown_score") if words in (say("nothing_said"), "?") else words


def weight_words(slug: str, changes: Sequence[Change], versions: Versions) -> str:
    """A criterion's weight, of 100; where its answers changed and that did not, these."""
    name = versions.name(("criteria", slug))
    old, new = _of_hundred(versions.old, slug), _of_hundred(versions.new, slug)
    if new is None or old == new:
        said = (
            say("changed", place=versions.place(path), new=versions.now(path), old=versions.was(path))
            for path in (change.path for change in changes)
        )
        return ". ".join(said)
    return (
        say("weighs_now", name=name, new=new) if old is None else say("weighs", name=name, new=new, old=old)
    )


def _of_hundred(analysis: Analysis, slug: str) -> int | None:
    weights = analysis.weights()
    known = dict(zip(analysis.decision.criteria, weights, strict=True)) if weights else {}
    return round(100 * known[slug]) if slug in known else None


def lock_words(versions: Versions) -> str:
    """That weights were changed after they had been locked, and why; nothing where they were not."""
    old, new = versions.old.decision.weighting, versions.new.decision.weighting
    if old.locked_on is None or versions.old.weights() == versions.new.weights():
        return ""
    reasons = [change.reason for key, change in new.changes.items() if old.changes.get(key) != change]
    given = [reason for reason in reasons if reason.strip()]
    return say("after_lock", reason="; ".join(given)) if given else say("after_lock_bare")
