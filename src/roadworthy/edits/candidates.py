"""Changes of who is compared."""

from roadworthy.edits.edit import Edit, new_slug, write
from roadworthy.knowledge.edit_words import label_of
from roadworthy.knowledge.framework_search import at_the_start
from roadworthy.knowledge.frameworks import Framework, Suggestion, as_candidate, as_evidence
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.landscape import Candidate


def add_framework(decision: Decision, framework: Framework, called: str = "") -> Edit:
    """Add a framework of the catalogue as a candidate, with its confirmed fact as evidence.

    `called` is what a person called it, where that is another of its names: the key comes from it.
    """
    slug = new_slug(decision, ("candidates",), called or framework.name, "candidate", framework.id)
    candidate, evidence = as_candidate(framework), as_evidence(framework, slug)

    def apply(current: Decision) -> Decision:
        current = put(current, ("candidates", slug), candidate)
        if evidence is not None:
            key = new_slug(current, ("evidence",), f"{framework.name} catalogue", "evidence", evidence)
            current = put(current, ("evidence", key), evidence)
        return current

    return Edit(label_of("added", name=framework.name), ("candidates", slug), apply)


def add_present_stack(decision: Decision, candidate: Candidate) -> Edit:
    """Add what runs today as a candidate, as it is or upgraded, with what the catalogue confirms about it."""
    candidate = _known(candidate)
    slug = new_slug(decision, ("candidates",), candidate.name, "candidate", candidate)
    path: KeyPath = ("candidates", slug)
    return Edit(label_of("added", name=candidate.name), path, lambda now: put(now, path, candidate))


def take_suggestion(candidate: str, found: Suggestion) -> Edit:
    """Answer a question about a candidate as the catalogue would."""
    path: KeyPath = ("candidates", candidate, found.field)
    label = label_of("suggestion", label=found.label, words=found.words)
    return write(path, found.value, label, merge=False)


def _known(candidate: Candidate) -> Candidate:
    """A present stack with the entry that its name begins with; what runs as it is keeps its version."""
    found = at_the_start(candidate.name)
    if found is None:
        return candidate
    framework, version = found
    kept = {"name": candidate.name, "present": candidate.present, "approach": None}
    line = version if candidate.present == "as-is" else ""
    return as_candidate(framework).model_copy(update={**kept, "version_line": line})
