"""What rules a candidate out, in words: must-haves that it lacks, answers against how it is built."""

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import strength
from roadworthy.model import Decision
from roadworthy.report.words import RenderedFinding, render


def is_out(analysis: Analysis, slug: str) -> bool:
    """Whether a must-have or an answer rules a candidate out."""
    return bool(analysis.ruled_out.get(slug) or analysis.hard_answers.get(slug))


def out_words(analysis: Analysis, slug: str) -> str:
    """What rules a candidate out in a line: the must-haves that it lacks, then the answers; else empty."""
    decision = analysis.decision
    names = [decision.must_haves[key].name or key for key in analysis.ruled_out.get(slug, ())]
    parts = [say("landscape", "ruled_out", names=", ".join(names))] if names else []
    if hard := analysis.hard_answers.get(slug, ()):
        parts.append(say("landscape", "ruled_out_by_answer", reasons=hard_words(hard, decision)))
    return "; ".join(parts)


def hard_words(hard: tuple[Finding, ...], decision: Decision) -> str:
    """The answers that rule a way of building out, a few words each."""
    return "; ".join(render(told, decision).short for told in hard)


def hard_lines(told: Finding, decision: Decision) -> tuple[str, ...]:
    """The answer that rules out how a candidate would be built, and the way to lift it."""
    words = render(told, decision)
    return (f"! {words.says}", say("landscape", "lift", how=words.mitigation))


def reason_words(reason: Finding, decision: Decision) -> str:
    """A reason for or against an approach, and how strong it is."""
    return said_strongly(render(reason, decision))


def said_strongly(told: RenderedFinding) -> str:
    """The same of one that is in words."""
    return f"{told.says} {say('strength', str(strength(told.finding)))}"
