"""What stands, faintly, in a field that nobody has filled in yet."""

from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question


def offered_words(question: Question) -> str:
    """The name that enter takes, or an example that says it is one; empty where there is neither."""
    if question.proposed:
        return say("offer", "own_name", name=question.proposed)
    return example_words(question.example)


def example_words(words: str) -> str:
    """An example, told as one, so that nobody takes it for an answer; empty where there is none."""
    return say("offer", "example", words=words) if words else ""
