"""Which answers a question offers: those of the catalogue, or the decision's own records."""

from dataclasses import replace
from functools import lru_cache

from roadworthy.knowledge.questions import Option, Question, question_at
from roadworthy.model import Decision, KeyPath


def choices(question: Question, decision: Decision, path: KeyPath = ()) -> tuple[Option, ...]:
    """The options of a question; `path` says which record it is about, where that matters."""
    match question.options_from:
        case "candidates":
            return tuple(Option(slug, decision.candidate_name(slug)) for slug in decision.candidates)
        case "criteria":
            return tuple(Option(slug, decision.criterion_name(slug)) for slug in decision.criteria)
        case "evidence":
            return _evidence(decision, path)
        case "frameworks":
            return _frameworks()
        case _:
            return question.options


def with_choices(question: Question, decision: Decision, path: KeyPath = ()) -> Question:
    """The question with its options filled in, and the end of the scale that its answer is of.

    The same object for the same options.
    """
    if question.kind == "range" and question.path.startswith("scores."):
        return _on_scale(question, decision.scale.high)
    if not question.options_from:
        return question
    return _filled(question, choices(question, decision, path))


def choice_label(path: KeyPath, value: str, decision: Decision) -> str:
    """What an answer by choice is called: the option's label, or the value itself."""
    question = question_at(path)
    if question is None:
        return value
    return next((one.label for one in choices(question, decision, path) if one.value == value), value)


def _evidence(decision: Decision, path: KeyPath) -> tuple[Option, ...]:
    """What is on record about the cell that a path lies in, and what the cell names already."""
    cell = path[1:3] if path[:1] == ("scores",) and len(path) > 2 else ("", "")
    named = decision.cell(*cell).sources
    found = []
    for slug, evidence in decision.evidence.items():
        about = evidence.candidate == cell[0] and evidence.criterion in ("", cell[1])
        if slug in named or about:
            words = " ".join(evidence.words.split()) or slug
            found.append(Option(slug, words, evidence.source))
    return tuple(found)


@lru_cache(maxsize=1)
def _frameworks() -> tuple[Option, ...]:
    from roadworthy.knowledge.frameworks import frameworks  # noqa: PLC0415 - the catalogue is read when wanted

    return tuple(Option(one.id, one.name, one.language) for one in frameworks())


@lru_cache(maxsize=16)
def _on_scale(question: Question, top: float) -> Question:
    return replace(question, top=top)


@lru_cache(maxsize=64)
def _filled(question: Question, options: tuple[Option, ...]) -> Question:
    return replace(question, options=options)
