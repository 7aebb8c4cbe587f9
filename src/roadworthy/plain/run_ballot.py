"""Starting one person's own ballot line by line, and what is said when it is left."""

import sys
from pathlib import Path

from roadworthy.knowledge.interview_words import say
from roadworthy.model.text import one_line
from roadworthy.plain.console import Console, EndOfInput
from roadworthy.plain.own_ballot import ask_ballot
from roadworthy.plain.signals import LeftByPerson, listening
from roadworthy.plain.way import Refused
from roadworthy.session.ballot import BallotSession


def run_plain_ballot(path: Path, voter: str, console: Console | None = None) -> int:
    """Ask one voter line by line; the exit status of the program. Raises StoreError.

    0 where it was left or the input ended, 2 where an answer out of a pipe is not taken or the ballot could
    not be saved, 128 and its number after a signal.
    """
    talk = console or Console()
    ballot = BallotSession.open(path, voter)

    def refuse(why: str) -> None:
        if not talk.interactive:
            raise Refused(say("plain", "line_of", number=talk.line, why=why))
        talk.say(say("plain", "not_taken", why=why))

    with listening():
        try:
            ask_ballot(ballot, talk, refuse)
        except EndOfInput:
            pass
        except Refused as refused:
            sys.stderr.write(f"roadworthy: {one_line(str(refused))}\n")
            return 2
        except LeftByPerson as stopped:
            return 128 + stopped.number
        finally:
            ballot.save()
            ballot.close()
    return 0 if ballot.state == "saved" else 2
