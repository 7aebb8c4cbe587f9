"""Every sample holds together: canonical, complete, dated, its findings explained."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from roadworthy import store
from roadworthy.method.path import path_candidate
from roadworthy.model import Decision
from roadworthy.model.check import problems

ROLES = re.compile(
    r"lead|operations|senior|junior|squad|team|developer|founder|product|architect|management|officer|on-call"
    r"|finance",
    re.IGNORECASE,
)


def cells(decision: Decision) -> Iterator[tuple[str, str]]:
    for candidate in decision.candidates:
        for criterion in decision.criteria:
            yield candidate, criterion


def leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for value in data:
            yield path, value
    else:
        yield path, data


def test_there_are_five_in_one_flat_folder(folder: Path) -> None:
    found = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    assert found == {
        "article-comparison.toml", "bank-migration.toml", "event-driven-hybrid.toml",
        "marina-looked-back.toml", "startup-crud.toml",
    }  # fmt: skip


def test_it_loads_without_a_note(sample: store.Loaded) -> None:
    assert sample.notes == ()
    assert list(problems(sample.decision)) == []


def test_saving_it_writes_the_same_bytes(sample: store.Loaded, tmp_path: Path) -> None:
    fresh = store.save(sample.decision, tmp_path / "fresh.toml", store.ABSENT)
    assert fresh.text == sample.text
    assert (tmp_path / "fresh.toml").read_bytes() == sample.text.encode()
    again = store.save(store.load(tmp_path / "fresh.toml"), tmp_path / "fresh.toml")
    assert again.fingerprint == sample.fingerprint


def test_every_cell_has_its_own_rationale(sample: store.Loaded) -> None:
    decision = sample.decision
    reasons = [decision.cell(*cell).rationale for cell in cells(decision)]
    assert all(len(reason) > 30 for reason in reasons)
    assert len(set(reasons)) == len(reasons)


def test_every_cell_names_a_dated_source_about_itself(sample: store.Loaded, today: date) -> None:
    decision = sample.decision
    for candidate, criterion in cells(decision):
        sources = decision.cell(candidate, criterion).sources
        assert sources, (candidate, criterion)
        for slug in sources:
            row = decision.evidence[slug]
            assert (row.candidate, row.criterion) == (candidate, criterion), slug
            assert row.words, slug
            assert row.kind, slug
            assert row.source, slug
            assert row.on is not None, slug
            assert row.on <= today, slug


def test_every_row_of_evidence_is_used_and_says_its_own(sample: store.Loaded) -> None:
    decision = sample.decision
    named = {slug for cell in cells(decision) for slug in decision.cell(*cell).sources}
    assert named == set(decision.evidence)
    words = [row.words for row in decision.evidence.values()]
    assert len(set(words)) == len(words)


def test_weights_were_locked_before_today_and_as_it_says(sample: store.Loaded, today: date) -> None:
    weighting = sample.decision.weighting
    assert weighting.locked_on is not None
    assert weighting.first_locked_on is not None
    assert weighting.first_locked_on <= weighting.locked_on <= today
    assert set(weighting.first_locked) == set(sample.decision.criteria)
    assert abs(sum(weighting.first_locked.values()) - 1) < 1e-9
    total = sum(criterion.weight or 0 for criterion in sample.decision.criteria.values())
    now = {slug: (criterion.weight or 0) / total for slug, criterion in sample.decision.criteria.items()}
    changed = any(abs(now[slug] - weight) > 1e-9 for slug, weight in weighting.first_locked.items())
    assert changed == bool(weighting.changes)
    for change in weighting.changes.values():
        assert change.reason
        assert change.role


def test_records_name_only_what_is_there(sample: store.Loaded) -> None:
    decision = sample.decision
    assert decision.outcome.chosen in {*decision.candidates, ""}
    assert set(decision.paths) <= set(decision.candidates)
    for candidate in decision.candidates.values():
        assert set(candidate.must_haves) == set(decision.must_haves)
    for criterion in decision.criteria.values():
        assert criterion.group == "" or criterion.group in decision.groups
    for path in decision.paths.values():
        for phase in path.phases.values():
            assert set(phase.finalists) <= set(decision.candidates)
    assert tuple(decision.horizons) == ("first-6-months", "12-24-months", "3-years-and-more")
    assert tuple(decision.checklist) == (
        "over-engineering",
        "lock-in",
        "team-dynamics",
        "no-proof-of-concept",
    )


def test_the_head_counts_add_up(sample: store.Loaded) -> None:
    for candidate in sample.decision.candidates.values():
        asked = candidate.enthusiasm
        counts = (asked.excited, asked.tolerate, asked.dread)
        assert sum(count or 0 for count in counts) == sample.decision.frame.team.size


def test_the_status_is_the_last_move_of_its_history(sample: store.Loaded, today: date) -> None:
    moves = list(sample.decision.history.values())
    assert moves[-1].status == sample.decision.status
    days = [move.on for move in moves]
    assert None not in days
    assert days == sorted(day for day in days if day)
    assert all(move.role and move.note for move in moves)
    assert moves[-1].on is not None
    assert moves[-1].on <= today


def test_reviews_lie_ahead_and_what_happened_lies_behind(sample: store.Loaded, today: date) -> None:
    past = {"met_on", "started_on", "ended_on", "found_on", "solved_on", "on", "measured_on", "decided_on",
            "locked_on", "first_locked_on", "invited_on", "opened_on", "withdrawn_on"}  # fmt: skip
    for path, value in leaves(tomllib.loads(sample.text)):
        if path[-1] in past:
            assert value <= today, path
        if path[-1] == "review_on":
            assert value > today, path
        if path[-1] == "owner":
            assert ROLES.search(value), path
        if path[-1] in ("role", "decided_by", "locked_by", "word_of") and path[0] != "people":
            assert ROLES.search(value), path
    assert sample.decision.outcome.review_on is not None


def test_every_station_tells_its_part(sample: store.Loaded) -> None:
    decision = sample.decision
    frame = decision.frame
    assert frame.scope
    assert frame.out_of_scope
    assert frame.bottleneck.measured == "production"
    assert {person.role for person in decision.people.values()} >= {"lead", "operations", "product"}
    assert all(person.stand and person.reason for person in decision.people.values())
    assert any(person.stand == "against" for person in decision.people.values())
    assert all(candidate.exit_cost and candidate.chosen_for for candidate in decision.candidates.values())
    assert any(decision.cell(*cell).by_horizon for cell in cells(decision))
    walked = path_candidate(decision)
    assert walked is not None
    chosen = decision.paths[walked]
    assert [phase.kind for phase in chosen.phases.values()] == [
        "proof", "critical-path", "parallel-run", "full-migration"
    ]  # fmt: skip
    assert all(
        phase.checks and phase.goal and phase.owner and phase.weeks for phase in chosen.phases.values()
    )
    flags = [flag for phase in chosen.phases.values() for flag in phase.flags.values()]
    assert flags
    assert all(flag.rollback and flag.owner and flag.ramp for flag in flags)
    assert all(item.applies and item.because for item in decision.checklist.values())
    assert decision.risks
    for risk in decision.risks.values():
        assert risk.owner
        assert risk.review_on
        assert risk.sign
        assert risk.mitigation
        assert risk.likelihood in range(1, 6)
        assert risk.impact in range(1, 6)
    outcome = decision.outcome
    assert outcome.reasons
    assert outcome.dissent
    assert outcome.would_change
    assert outcome.reopen_when
    assert decision.recovery.way == "piece-by-piece"
    assert decision.recovery.criteria_update
