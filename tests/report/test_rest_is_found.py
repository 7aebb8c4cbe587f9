"""What a list counts instead of telling it stands somewhere, and the words say where; that place tells all of it."""

import json
import re
from collections.abc import Iterator
from typing import Final

import pytest

from report.test_heaviest import CROWDED, TODAY
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.model import Decision, key_path, put
from roadworthy.model.path import Blocker
from roadworthy.report.contents_choice import _TOLD_ABOVE
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.standup import stand_up, stand_up_json, stand_up_text
from roadworthy.report.summary import summary
from roadworthy.report.words import render
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from shipped_words import SHIPPED, texts_of

COUNTS: Final = re.compile(
    r"\{(count|more|left)\} (more|lighter|older|things more|earlier)|^[aA]nd (1|one) |^1 more"
)
PLACES: Final = re.compile(
    r"full summary|Risks|Decision|below|lessons|json|markdown|list shows all|row|looked into|first letters"
)
OF_A_LINE: Final = {
    "record.toml more", "edits.toml plan_people", "edits.toml amended_more", "page.toml more_cells",
    "interview.toml lighter", "interview.toml lighter_one", "report.toml people", "page.toml and_more",
}  # fmt: skip
"""Counts of other things than findings (people, candidates, lines, cells), and those that a key opens where they stand."""


def phrases() -> Iterator[tuple[str, str]]:
    """Each phrase that people read, with the file and the key that it has."""
    for file in SHIPPED:
        if "/" not in file:
            yield from ((f"{file} {key}", words) for key, words in texts_of(file))


def test_every_phrase_that_counts_a_rest_says_where_it_is() -> None:
    counting = {name: words for name, words in phrases() if COUNTS.search(words)}
    assert len(counting) > 9, "they are found at all"
    assert {name: words for name, words in counting.items() if not PLACES.search(words)}.keys() <= OF_A_LINE


def troubled() -> Decision:
    """The bank's move with something to point out in each of its phases."""
    decision = load(sample_file("bank-migration"))
    phases = "paths.spring-boot.phases"
    for path, value in {
        f"{phases}.parallel-run.flags.mandates-new.rollback": "",
        f"{phases}.parallel-run.flags.identity-new.ramp": (),
        f"{phases}.parallel-run.owner": "",
        f"{phases}.parallel-run.watch.errors": "",
        f"{phases}.parallel-run.blockers.adapter-connections.workaround": "",
        f"{phases}.full-migration.started_on": TODAY,
        f"{phases}.full-migration.works_on": "",
        "paths.spring-boot.people": 30,
    }.items():
        decision = put(decision, key_path(path), value)
    return decision


def every(of: Analysis) -> Iterator[Finding]:
    yield from (*of.gate.findings, *of.raised, *of.plan_findings, *of.path_findings)
    yield from (one for one in of.open_points if one.rule not in _TOLD_ABOVE)
    for found in of.fit:
        yield from (*found.for_, *found.against)


@pytest.mark.parametrize("name", ["crowded", "troubled", *sample_names()])
def test_the_full_summary_and_json_tell_every_finding(name: str) -> None:
    own = {"crowded": lambda: CROWDED, "troubled": troubled}
    decision = own[name]() if name in own else load(sample_file(name))
    of, told = Analysis(decision, TODAY), summary(decision, TODAY)
    whole = {
        "text": output_format("text").render(told, RenderOptions(full=True, width=10_000)),
        "markdown": output_format("markdown").render(told, RenderOptions(full=True)),
    }
    flat = {form: _flat(words) for form, words in whole.items()}
    data = json.loads(output_format("json").render(told, RenderOptions()))
    messages = {_flat(one["message"]) for one in data["findings"]}
    messages |= {_flat(one) for row in data["frame"]["fit"] for one in (*row["for"], *row["against"])}
    for finding in every(of):
        one = render(finding, decision)
        said = [_flat(words).rstrip(".") for words in (one.title, one.says) if words]
        if finding.rule != "exit-on-word":  # a phase says it itself, in its own words
            for form, words in flat.items():
                assert any(each in words for each in said), (form, finding.id)
        word = decision.raised.get(finding.id)
        if word is None or word.state != "dismissed":
            assert _flat(one.says) in messages, finding.id


def _flat(words: str) -> str:
    return " ".join(words.replace("\\", "").split())


def test_what_a_status_counts_its_json_lists() -> None:
    decision = load(sample_file("bank-migration"))
    blockers = "paths.spring-boot.phases.parallel-run.blockers"
    for number in range(3):
        decision = put(
            decision, key_path(f"{blockers}.more-{number}"), Blocker(words=f"Another one, {number}")
        )
    found = stand_up(summary(decision, TODAY))
    assert "; 3 more, see --format json" in " ".join(stand_up_text(found, 100).split())
    listed = json.loads(stand_up_json(found))["blockers"]
    assert len(listed) == 4
