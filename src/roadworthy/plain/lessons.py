"""Lessons of earlier decisions in the folder, told line by line and taken over one by one."""

from roadworthy.interview.earlier import lesson_choice, lessons_beside, not_taken, taking
from roadworthy.knowledge.interview_words import say
from roadworthy.plain.asides import question_of
from roadworthy.plain.way import Way


def take_lessons(interview: Way) -> None:
    """Tell each lesson that was not taken over yet, and take over those that the person wants."""
    session, console = interview.session, interview.console
    found = lessons_beside(session.path, session.value)
    left = not_taken(found.lessons, session.value)
    if not left:
        console.say(say("earlier", "none"))
        return
    for lesson in left:
        about, meaning = lesson_choice(lesson, session.value)
        console.say(f"{about}.")
        console.say(meaning)
        if interview.asides.yes(question_of("lesson_take")):
            interview.done(taking(lesson, session.value))
    if found.more:
        console.say(say("earlier", "more", count=found.more))
