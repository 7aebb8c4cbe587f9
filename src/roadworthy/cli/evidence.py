"""``roadworthy evidence``: what can be known about the candidates, asked only when somebody says so."""

import os
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.group import CommandError
from roadworthy.edits.evidence import TakenIn, take_in
from roadworthy.errors import HeldElsewhere
from roadworthy.evidence.collect import OLD_COPY, Collected, Mode, collect
from roadworthy.evidence.limits import StopRequest
from roadworthy.evidence.plan import CloneOption, EvidencePlan, Inquiry, clone_name, plan
from roadworthy.knowledge.criteria import sign_ids
from roadworthy.knowledge.signals import signals
from roadworthy.method.signs import suggested
from roadworthy.model import Decision
from roadworthy.model.evidence import SignAnswer
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.text import one_line
from roadworthy.report.evidence_text import CandidateEvidence, asked_words, evidence_text
from roadworthy.report.evidence_words import as_fact, catalogue_signs, clone_signs
from roadworthy.report.phrases import listed
from roadworthy.report.wording import Wording
from roadworthy.store.load import load

WIDEST: Final = 110
_SAY: Final = Wording("evidence.toml")
_CLONE: Final = re.compile(r"(?P<candidate>[^=]+)=(?P<folder>.+?)(?:@(?P<day>\d{4}-\d\d-\d\d))?", re.DOTALL)


@frozen
class EvidenceOptions:
    """What the options of the command ask for."""

    today: date
    refresh: bool = False
    offline: bool = False
    clones: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    project: Path | None = None
    add: bool = False
    form: str = "text"


def evidence_shown(file: Path, asked: EvidenceOptions) -> int:
    """Collect, print, put into the file where that was asked for; the exit status. Raises StoreError."""
    decision = load(file)
    planned = plan(decision, clones=_clones(decision, asked), project=asked.project)
    mode = _mode(planned, asked)
    stop = StopRequest()
    try:
        found = collect(decision, planned, asked.today, mode, stop, _progress(planned))
    except KeyboardInterrupt:
        stop.stop()
        return 130
    taken, rest = _taken_in(decision, found, asked.today)
    shown = taken.edit.apply(decision)
    unasked = [one.inquiry.what for one in found if one.unasked]
    troubles = list(dict.fromkeys(one.trouble for one in found if one.trouble))
    rows = [_about(shown, slug, found, planned) for slug in decision.candidates]
    click.echo(_rendered(shown, rows, asked, unasked, troubles), nl=False, color=True)
    for words in troubles:
        click.echo(f"roadworthy: {one_line(words)}", err=True)
    if unasked:
        key = "unasked-offline" if asked.offline else "unasked"
        click.echo(_SAY("say", key, what=listed(map(one_line, unasked))), err=True)
    _put_in(file, asked, taken, rest)
    named = [one for one in found if one.trouble and one.inquiry.collector in ("clone", "project")]
    registries = [one for one in found if one.inquiry.over_network and not one.unasked]
    return 2 if named or (registries and all(one.trouble for one in registries)) else 0


def _clones(decision: Decision, asked: EvidenceOptions) -> dict[str, CloneOption]:
    """The clones by candidate. Raises CommandError."""
    prefixes: dict[str, str] = {}
    for words in asked.prefixes:
        name, equals, prefix = words.partition("=")
        if not equals:
            raise CommandError(f"--tag-prefix: “{words[:60]}” is not CANDIDATE=PREFIX")
        prefixes[_candidate(decision, name, "--tag-prefix")] = prefix
    found: dict[str, CloneOption] = {}
    for words in asked.clones:
        said = _CLONE.fullmatch(words)
        if said is None:
            raise CommandError(f"--clone: “{words[:60]}” is not CANDIDATE=DIR, such as django=../django")
        slug = _candidate(decision, said["candidate"], "--clone")
        try:
            day = date.fromisoformat(said["day"]) if said["day"] else None
        except ValueError:
            raise CommandError(f"--clone: “{said['day']}” is not a day in the calendar") from None
        found[slug] = CloneOption(Path(said["folder"]).expanduser(), day, prefixes.pop(slug, ""))
    if prefixes:
        slug = next(iter(prefixes))
        raise CommandError(f"--tag-prefix: no clone is named for {slug}; add --clone {slug}=DIR")
    return {**_read_before(decision, asked.today), **found}


def _read_before(decision: Decision, today: date) -> dict[str, CloneOption]:
    """The clones that were read before for candidates whose package is known, not after `today`."""
    from roadworthy.evidence.cache import recall_clone

    found: dict[str, CloneOption] = {}
    for slug in decision.candidates:
        kept = recall_clone(clone_name(decision, slug, Path()))
        if kept is not None and kept.read_on <= today:
            found[slug] = CloneOption(Path(kept.facts.folder), kept=True)
    return found


def _candidate(decision: Decision, words: str, option: str) -> str:
    plain = words.strip().casefold()
    for slug, candidate in decision.candidates.items():
        if plain in (slug.casefold(), candidate.name.casefold()):
            return slug
    known = ", ".join(decision.candidates) or "none"
    raise CommandError(f"{option}: there is no candidate “{words.strip()[:60]}”; there are: {known}")


def _mode(planned: EvidencePlan, asked: EvidenceOptions) -> Mode:
    """How far to go: the network is asked only after what will be asked was shown and somebody said so."""
    if asked.offline:
        return "cache"
    if asked.refresh:
        _show_asked(planned.over_network)
        return "refresh"
    from roadworthy.evidence.cache import recall

    missing = [one for one in planned.over_network if recall(one.collector, one.what) is None]
    if not missing or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return "cache"
    _show_asked(missing)
    return "missing" if click.confirm(_SAY("say", "go-on"), default=False, err=True) else "cache"


def _show_asked(inquiries: Sequence[Inquiry]) -> None:
    packages: dict[str, list[str]] = {}
    for one in inquiries:
        packages.setdefault(one.collector, []).append(one.what)
    if packages:
        click.echo(asked_words(packages), err=True)


class _Progress:
    """Says on a terminal what is done; silent in a pipe."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shows = sys.stderr.isatty()

    def __call__(self, inquiry: Inquiry, found: Collected) -> None:
        del found
        self._done += 1
        if self._shows and inquiry.collector != "cycles":
            words = _SAY(
                "say", "done", done=str(self._done), total=str(self._total),
                candidate=one_line(inquiry.candidate), collector=_SAY("collectors", inquiry.collector),
            )  # fmt: skip
            click.echo(words, err=True)


def _progress(planned: EvidencePlan) -> _Progress:
    return _Progress(len(planned.inquiries))


_Signs = dict[tuple[str, str, str], SignAnswer]


def _taken_in(decision: Decision, found: Sequence[Collected], today: date) -> tuple[TakenIn, _Signs]:
    """What would go into the decision, and the answers to signs that are part of it."""
    facts: list[Evidence] = []
    signs: _Signs = catalogue_signs(decision)
    for one in found:
        on = one.asked_on or today
        collector = one.inquiry.collector
        rows = (as_fact(seen, one.inquiry.candidate, collector, on) for seen in one.observations)
        facts += [row for row in rows if row is not None]
        if one.clone is not None:
            signs |= dict(clone_signs(one.inquiry.candidate, one.clone, on))
    new = {key: row for key, row in signs.items() if not _has_sign(decision, key, row)}
    return take_in(decision, facts, new, "Took in what collectors found"), new


def _has_sign(decision: Decision, key: tuple[str, str, str], row: SignAnswer) -> bool:
    candidate, criterion, sign = key
    before = decision.signs.get(candidate, {}).get(criterion, {}).get(sign)
    if before is None or before.answer is None:
        return False
    return not before.found_by or before.confirmed_on is not None or before == row


def _about(
    decision: Decision, slug: str, found: Sequence[Collected], planned: EvidencePlan
) -> CandidateEvidence:
    mine = [one for one in found if one.inquiry.candidate == slug]
    notes = [
        _SAY("say", left.why, candidate=one_line(decision.candidate_name(slug)), slug=slug,
             registry=left.registry, package=one_line(left.package))
        for left in planned.left_out if left.candidate == slug
    ]  # fmt: skip
    clones = [one.clone for one in mine if one.clone is not None]
    notes += [
        _SAY("say", "old-copy", head=clone.head_on.isoformat(), days=str(days))
        for clone in clones if (days := (clone.as_of - clone.head_on).days) > OLD_COPY
    ]  # fmt: skip
    seen = [(row, one.asked_on) for one in mine for row in one.observations if one.asked_on is not None]
    order = {signal: place for place, signal in enumerate(signals())}
    seen.sort(key=lambda pair: order[pair[0].signal])
    suggestions = [
        suggested(decision, slug, key, sign_ids().get(key, ()), signals()) for key in decision.criteria
    ]
    return CandidateEvidence(slug, tuple(seen), tuple(notes), tuple(suggestions))


def _rendered(
    decision: Decision,
    rows: list[CandidateEvidence],
    asked: EvidenceOptions,
    unasked: list[str],
    troubles: list[str],
) -> str:
    if asked.form == "json":
        from roadworthy.report.evidence_json import evidence_json

        return evidence_json(decision, rows, asked.today, unasked, troubles)
    from roadworthy.report.ansi import wants_colour

    terminal = sys.stdout.isatty()
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80
    colour = wants_colour(os.environ, terminal=terminal)
    return evidence_text(decision, rows, asked.today, width, colour=colour)


def _put_in(file: Path, asked: EvidenceOptions, taken: TakenIn, signs: _Signs) -> None:
    """Put what is new into the file where that was asked for, or say how to."""
    counts = {
        "new": str(taken.new),
        "changed": str(taken.changed),
        "same": str(taken.same),
        "signs": str(len(signs)),
    }
    if not taken.new + taken.changed + len(signs):
        if asked.add:
            click.echo(_SAY("say", "nothing-new", file=one_line(str(file))), err=True)
        return
    wanted = asked.add
    if not wanted and sys.stdin.isatty() and sys.stderr.isatty() and asked.form == "text":
        wanted = click.confirm(
            _SAY("say", "add-ask", file=one_line(str(file)), **counts), default=False, err=True
        )
    if not wanted:
        click.echo(_SAY("say", "add-hint", **counts), err=True)
        return
    from roadworthy.session import Session

    session = Session.open(file)
    try:
        if session.read_only:
            raise HeldElsewhere(
                f"it is open elsewhere ({session.read_only_because})", file=file, todo="close it there first"
            )
        session.do(taken.edit)
        session.save()
        if session.problem is not None:
            raise session.problem
    finally:
        session.close()
    click.echo(_SAY("say", "added", file=one_line(str(file)), **counts), err=True)
