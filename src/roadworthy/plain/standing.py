"""What an answer changed besides itself: who leads, and what the answers raise."""

from collections.abc import Iterator

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.locking import standing_is_told
from roadworthy.report.heaviest import told_at_once
from roadworthy.report.robust_verdict import ShareTold, whole_verdict
from roadworthy.report.words import render


class StandingTold:
    """The standing as it was told last."""

    def __init__(self, of: Analysis) -> None:
        self._share = ShareTold()
        self._words = self._standing(of)
        self._open = {finding.id: finding for finding in of.open_findings}

    def news(self, of: Analysis, station: str) -> Iterator[str]:
        """One line for a standing that is another, and one for each finding that came or went."""
        words = self._standing(of)
        if words != self._words:
            self._words = words
            if words and standing_is_told(of.decision, station):
                yield say("plain", "standing", words=words)
        now: dict[str, Finding] = {finding.id: finding for finding in of.open_findings}
        came = [finding for key, finding in now.items() if key not in self._open]
        went = [finding for key, finding in self._open.items() if key not in now]
        self._open = now
        for word, findings in (("new_finding", came), ("gone_finding", went)):
            told, more = told_at_once(findings)
            yield from (say("plain", word, title=render(finding, of.decision).title) for finding in told)
            if more:
                yield say("plain", f"{word}s_more", count=more)

    def _standing(self, of: Analysis) -> str:
        return standing_words(of, self._share.was(of.sensitivity()))


def standing_words(of: Analysis, was: float | None = None) -> str:
    """Who leads and how surely, in one line; empty while there is nobody to lead.

    `was` is the share as it was told before, where what backs the scores has changed since.
    """
    if not of.decision.candidates:
        return ""
    return f"{'; '.join(whole_verdict(of, of.leader(), of.sensitivity(), was))}."
