"""Landscape: which approach fits, and which candidates are compared."""

from collections.abc import Sequence
from dataclasses import replace

from roadworthy.edits.candidates import add_framework, add_present_stack, take_suggestion
from roadworthy.edits.edit import Edit, write
from roadworthy.interview.choices import with_choices
from roadworthy.interview.items import Action, Given, Item, Prose, RecordLine, SectionHead, Sign, always
from roadworthy.interview.outlines.asking import adding, ask, asks, bare_asks, table_items, the
from roadworthy.interview.view import View
from roadworthy.knowledge.approaches import by_id as approach_texts
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.fit import ApproachFit, best_fitting
from roadworthy.method.rules.skills import new_languages
from roadworthy.model import Decision, KeyPath, get
from roadworthy.model.landscape import Approach, Candidate, Part
from roadworthy.report.heaviest import lighter_words
from roadworthy.report.ruled_out import hard_lines, out_words, reason_words
from roadworthy.report.strongest import strongest_reasons


def outline(of: Analysis, view: View) -> list[Item]:
    """The four approaches with their interview, then the candidates and the ways to add one."""
    items: list[Item] = [SectionHead(say("landscape", "approaches"), say("landscape", "approaches_note"))]
    for found in _as_shown(of.fit, view.order):
        items += _approach(found, of, view)
    items.append(SectionHead(say("landscape", "candidates"), say("landscape", "candidates_note")))
    if of.decision.candidates:
        items.append(Prose((), "candidate-heads"))
    for slug in of.decision.candidates:
        items += _candidate(slug, of, view)
    return [*items, *_ways_to_add(of, view)]


def _as_shown(found: Sequence[ApproachFit], order: Sequence[str]) -> list[ApproachFit]:
    """The best first as the station was entered; from then on each stays where it is."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(found, key=lambda one: places.get(one.approach, len(places)))


def _approach(found: ApproachFit, of: Analysis, view: View) -> list[Item]:
    path: KeyPath = ("fit", found.approach)
    note = say("landscape", found.verdict)
    if found.for_ or found.against:
        counts = say("landscape", "counts", for_=len(found.for_), against=len(found.against))
        note = f"{note}, {counts}"
    items: list[Item] = [
        RecordLine(path, "approach", approach_texts()[found.approach].name, note, deletes=False)
    ]
    if view.is_open(path):
        questions = [q for q in sheet("landscape") if q.path.startswith(f"fit.{found.approach}.")]
        items += bare_asks(questions, of, view, 1)
        items.append(Prose(reasons(found, of.decision), "reasons", path=path, depth=1))
    return items


def reasons(found: ApproachFit, decision: Decision) -> tuple[str, ...]:
    """The strongest reasons for (+) and against (-) an approach, singly, each with how strong it is."""
    for_, against, more = strongest_reasons(found)
    lines = [f"+ {reason_words(finding, decision)}" for finding in for_]
    lines += [f"- {reason_words(finding, decision)}" for finding in against]
    lines += [lighter_words(more)] if more else []
    return tuple(lines) or (say("landscape", "no_reasons"),)


def _candidate(slug: str, of: Analysis, view: View) -> list[Item]:
    decision = of.decision
    candidate, path = decision.candidates[slug], ("candidates", slug)
    note = ", ".join(part for part in (candidate.language, candidate.version_line) if part)
    out = out_words(of, slug)
    if out:
        note = out
    elif candidate.approach:
        short = approach_texts()[candidate.approach].short
        note = f"{note}; {short}" if note else short
    sign: Sign = "warning" if out else ""
    items: list[Item] = [RecordLine(path, "candidate", decision.candidate_name(slug), note, sign, moves=True)]
    if not view.is_open(path):
        return items
    items += [
        Prose(hard_lines(told, decision), "ruled-out", path=told.reads[-1], depth=1)
        for told in of.hard_answers[slug]
    ]
    items += _suggestions(slug, candidate, of)
    items += asks(candidate_questions(candidate, decision.frame.team.languages), of, view, 1, candidate=slug)
    must = the("candidate", "candidate-must-have")
    for key, wanted in decision.must_haves.items():
        question = replace(must, label=wanted.name or key)
        items.append(ask(question, of, 1, candidate=slug, must_have=key))
    if candidate.approach == "hybrid" or candidate.parts:
        items += _parts(slug, of, view)
    return items


def _parts(slug: str, of: Analysis, view: View) -> list[Item]:
    table: KeyPath = ("candidates", slug, "parts")

    def line(key: str, part: Part) -> RecordLine:
        return RecordLine((*table, key), "part", part.name or key, part.framework, moves=True, depth=1)

    questions = [q for q in sheet("candidate") if "{part}" in q.path]
    label = say("landscape", "part")
    return table_items(
        of, view, table, "part", line=line, questions=questions, label=label, depth=1, candidate=slug
    )


def candidate_questions(candidate: Candidate, known: Sequence[str]) -> list[Question]:
    """The questions about a candidate alone; what a language brings is asked of those that are new."""
    new = new_languages(tuple(known), candidate.language) if known else ()
    asked: list[Question] = []
    for question in sheet("candidate"):
        if "{part}" in question.path or "{must_have}" in question.path:
            continue
        if question.id != "candidate-language-advantage":
            asked.append(question)
        elif new:
            words = say("landscape", "new_language", names=" and ".join(new))
            asked.append(replace(question, ask=words, essential=True))
        elif candidate.language_advantage or not (known and candidate.language):
            asked.append(question)
    return asked


def _suggestions(slug: str, candidate: Candidate, of: Analysis) -> list[Item]:
    """Ways of building that fit the answers, and what the catalogue believes: to be taken, or left."""
    from roadworthy.knowledge.frameworks import by_id, suggestions  # noqa: PLC0415 - read when wanted

    decision, framework = of.decision, by_id().get(candidate.catalogue)
    items: list[Item] = []
    if candidate.approach is None:
        items += _ways(slug, of, None if framework is None else framework.approach)
    believed: list[Item] = []
    for found in suggestions(framework) if framework else ():
        path: KeyPath = ("candidates", slug, found.field)
        if get(decision, path) is None:
            edit = take_suggestion(slug, found)
            words = f"{found.label}: {found.words}"
            believed.append(Action("suggestion", path, words, does=always(edit), leads=path, depth=1))
    if believed:  # said once, above them
        items += [Prose((say("landscape", "unconfirmed"),), depth=1), *believed]
    return items


def _ways(slug: str, of: Analysis, usual: Approach | None) -> list[Item]:
    """How it could be built: what fits the answers well, the strongest first, then what is usual for it."""
    fitting = [one.approach for one in best_fitting(of.fit)]
    path: KeyPath = ("candidates", slug, "approach")
    items: list[Item] = []
    for approach in dict.fromkeys((*fitting, *((usual,) if usual else ()))):
        words = say("landscape", "built_as", name=approach_texts()[approach].name)
        notes = [say("landscape", "good")] if approach in fitting else []
        notes += [say("landscape", "usual")] if approach == usual else []
        edit = write(path, approach, words, merge=False)
        act = Action(
            f"suggestion-{approach}", path, words, ", ".join(notes), does=always(edit), leads=path, depth=1
        )
        items.append(act)
    return items


def _ways_to_add(of: Analysis, view: View) -> list[Item]:
    decision = of.decision
    table: KeyPath = ("candidates",)
    catalogue = Action(
        "catalogue", table, say("landscape", "catalogue"), asks=(framework_question(decision),),
        does=_from_catalogue, leads=table, sign="add",
    )  # fmt: skip
    items: list[Item] = [
        catalogue,
        *adding(of, view, table, "candidate", label=say("landscape", "own")),
    ]
    stack = decision.frame.present_stack or say("landscape", "today")
    there = {candidate.present for candidate in decision.candidates.values()}
    for state, name in (("as-is", stack), ("upgraded", say("landscape", "upgraded_name", name=stack))):
        if state not in there:
            edit = add_present_stack(decision, Candidate(name=name, present=state))  # type: ignore[arg-type]
            words = say("landscape", state.replace("-", "_"))
            if decision.frame.present_stack:
                words = say("landscape", "named", words=words, name=stack)
            items.append(
                Action(f"present-{state}", table, words, does=always(edit), leads=edit.path, sign="add")
            )
    return items


def framework_question(decision: Decision) -> Question:
    """Which framework of the catalogue is added."""
    return with_choices(
        Question(
            id="framework", sheet="landscape", section="", kind="choice", label=say("landscape", "catalogue"),
            ask=say("landscape", "which_framework"), why="", how=say("landscape", "which_framework_how"),
            path="", readers=(), options_from="frameworks",
        ),
        decision,
    )  # fmt: skip


def _from_catalogue(decision: Decision, today: object, given: Given) -> Edit:
    from roadworthy.knowledge.frameworks import by_id  # noqa: PLC0415 - the catalogue is read when wanted

    del today
    return add_framework(decision, by_id()[given["framework"]])
