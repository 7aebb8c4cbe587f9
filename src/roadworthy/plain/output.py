"""What goes out of an interview: the page, every form as a file, two candidates side by side."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.interview.answers import is_number, numbered
from roadworthy.interview.outlines.compare import block_lines
from roadworthy.knowledge.interview_words import say
from roadworthy.method.ranking import RankedCandidate, ranking_of
from roadworthy.method.what_if import moved
from roadworthy.plain.console import Console
from roadworthy.report.formats import FORMATS, RenderOptions, output_format
from roadworthy.report.page.page import page
from roadworthy.report.summary import summary_of
from roadworthy.report.words import render
from roadworthy.session import Session
from roadworthy.store.output import write_output
from roadworthy.store.places import for_shell, is_there

_WHOLE: Final = 100


def _meant(word: str, names: Mapping[str, str]) -> str | None:
    """The key of the one record that a word means: a key, a name or its beginning."""
    said = word.strip().casefold()
    exact = [slug for slug, name in names.items() if said in (slug, name.casefold())]
    begun = exact or [slug for slug, name in names.items() if said and name.casefold().startswith(said)]
    return begun[0] if len(begun) == 1 else None


def _of_hundred(words: str) -> int | None:
    """A whole number from 0 to 100; None for anything else."""
    if is_number(words) and not words.strip("0"):
        return 0
    place = numbered(words, _WHOLE)
    return None if place is None else place + 1


class Output:
    """The ways out of a decision."""

    def __init__(self, session: Session, console: Console) -> None:
        self._session: Final = session
        self._console: Final = console

    def page_lines(self) -> list[str]:
        """The summary's page in lines for this terminal."""
        path = self._session.path
        told = page(summary_of(self._session.analysis), for_shell(path) if path else "")
        lines = [told.title, told.under, *(line for block in told.lead for line in block_lines(block))]
        for section in told.sections:
            lines += ["", f"{section.title}."]
            lines += [line for block in section.blocks for line in block_lines(block)]
        return [*lines, "", *(line for block in told.foot for line in block_lines(block))]

    def page(self) -> None:
        """Print the summary's page."""
        self._console.pages(self.page_lines(), typed=True)

    def export(self, words: str) -> None:
        """Write the summary in one of its forms to a file beside the decision, or to one that is named."""
        name, _, to = words.partition(" ")
        forms = ", ".join(form.id for form in FORMATS)
        if name not in [form.id for form in FORMATS]:
            self._console.refuse(say("plain", "no_form", word=name, forms=forms))
            return
        form = output_format(name)
        beside = self._session.path or Path("sample.toml")
        path = Path(to.strip()) if to.strip() else beside.with_suffix(form.ending)
        if not to.strip() and is_there(path):
            self._console.refuse(say("plain", "export_there", file=path.name))
            return
        view = summary_of(self._session.analysis)
        try:
            write_output(path, form.render(view, RenderOptions()))
        except StoreError as error:
            self._console.refuse(str(error))
            return
        self._console.say(say("plain", "exported", file=str(path)))

    def candidate(self, word: str) -> str:
        """The key of the candidate that a word means; empty, and said so, where there is none."""
        decision = self._session.value
        names = {slug: decision.candidate_name(slug) for slug in decision.candidates}
        if (slug := _meant(word, names)) is not None:
            return slug
        key = "no_candidate" if names else "no_candidates"
        self._console.refuse(say("plain", key, word=word.strip(), names=", ".join(names.values())))
        return ""

    def what_if(self, words: str) -> None:
        """Another weight, tried and kept nowhere: where the candidates would stand."""
        analysis, decision = self._session.analysis, self._session.value
        weights = dict(zip(decision.criteria, analysis.matrix().weights, strict=False))
        name, _, points = words.rpartition(" ")
        names = {slug: decision.criterion_name(slug) for slug in decision.criteria}
        if not weights:
            self._console.refuse(say("plain", "what_if_none"))
            return
        of_hundred = _of_hundred(points)
        if not name or of_hundred is None:
            self._console.refuse(say("plain", "what-if_how"))
            return
        slug = _meant(name, names)
        if slug is None:
            every = ", ".join(names.values())
            self._console.refuse(say("plain", "no_criterion", word=name, names=every))
            return
        by = of_hundred / _WHOLE - weights[slug]
        tried = moved(analysis.matrix().weights, list(names).index(slug), by)
        there = ranking_of(analysis.matrix().weighted(tried), analysis.ruled_out)
        facts = {"name": names[slug], "points": points, "places": self._places(there)}
        self._console.say(say("plain", "what_if", **facts))
        stated = f"{weights[slug] * _WHOLE:.0f}"
        self._console.say(say("plain", "what_if_now", points=stated, places=self._places(analysis.ranking())))

    def _places(self, places: Iterable[RankedCandidate]) -> str:
        """Candidates in their order, with their values."""
        decision = self._session.value
        return ", ".join(
            f"{decision.candidate_name(one.candidate)} {one.value:.2f}"
            for one in places
            if one.value is not None and not one.ruled_out_by
        )

    def compare(self, words: str) -> None:
        """Two candidates side by side: what each buys and costs beside the other."""
        one, comma, other = words.partition(",")
        if not comma:
            self._console.refuse(say("plain", "compare_how"))
            return
        first = self.candidate(one)
        second = self.candidate(other) if first else ""
        if not second:
            return
        pair = first, second
        for finding in self._session.analysis.tradeoffs(*pair):
            self._console.say(render(finding, self._session.value).says)
