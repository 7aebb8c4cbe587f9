"""Starting one person's own ballot line by line, and what is said when it is left."""

import sys
from pathlib import Path
from typing import Final

from roadworthy.model.text import one_line
from roadworthy.plain.console import Console
from roadworthy.plain.leaving import EndOfInput, LeftByPerson, Refused
from roadworthy.plain.own_ballot import OwnBallot
from roadworthy.plain.signals import listening
from roadworthy.session.ballot import BallotSession

_SIGNALLED: Final = 128


def run_plain_ballot(path: Path, voter: str, console: Console | None = None) -> int:
    """Ask one voter line by line; the exit status of the program. Raises StoreError.

    0 where it was left or the input ended, 2 where an answer out of a pipe is not taken or the ballot could
    not be saved, 128 and its number after a signal.
    """
    talk = console or Console()
    own = OwnBallot(BallotSession.open(path, voter), talk)
    status = 0
    with listening(talk):
        try:
            own.ask()
        except (EndOfInput, LeftByPerson):
            pass
        except Refused as refused:
            sys.stderr.write(f"roadworthy: {one_line(str(refused))}\n")
            status = 2
        finally:
            own.ballot.close()
    if talk.ended_by is not None:
        return _SIGNALLED + talk.ended_by
    return status or (0 if own.ballot.state == "saved" else 2)
