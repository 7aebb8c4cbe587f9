"""The summary as JSON for scripts. The shape is a promise: fields are added, never changed."""

import json
from typing import Any, Final

from roadworthy.knowledge.questions import SHEETS
from roadworthy.method.finding import Finding
from roadworthy.method.load import limit_met
from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import FORMAT, Decision, get
from roadworthy.model.keypath import dotted
from roadworthy.report.answers import given
from roadworthy.report.contents_ballots import ballots_data
from roadworthy.report.forecasts import forecasts_data
from roadworthy.report.heaviest import told_at_once
from roadworthy.report.insight import RaisedRisk
from roadworthy.report.json_values import plain
from roadworthy.report.looked_back import lessons_data, looked_back_data
from roadworthy.report.robustness import grounded_data, grounds_data, shares_data
from roadworthy.report.schedule_json import phase_data, schedule_data
from roadworthy.report.summary import Summary, SummaryView, max_regrets
from roadworthy.report.then_words import then_data
from roadworthy.report.words import RenderedFinding, render

_LANDSCAPE: Final = ("frame", "landscape", "candidate")
_ROAD: Final = ("path",)
"""Sheets whose answers stand at `frame` and at `path`; those of the others stand at `decision`."""


def as_json(summary: Summary) -> str:
    """The summary in JSON, two spaces deep, floats to ten digits, ending in a new line."""
    return json.dumps(plain(as_data(summary)), indent=2, ensure_ascii=False) + "\n"


def as_data(summary: Summary) -> dict[str, Any]:
    """The summary as plain values, in the order in which it is printed."""
    decision = summary.decision
    return {
        "format": FORMAT,
        "title": decision.title,
        "status": decision.status,
        "as_of": summary.today,
        "scale": [decision.scale.low, decision.scale.high],
        "frame": _frame(summary),
        "criteria": [
            {"id": slug, "name": decision.criterion_name(slug), "weight": weight}
            for slug, weight in zip(
                decision.criteria,
                summary.view.matrix.weights or (None,) * len(decision.criteria),
                strict=True,
            )
        ],
        "candidates": _candidates(summary),
        "robustness": grounded_data(summary.sensitivity),
        "forecast": forecasts_data(summary),
        "path": _path(summary),
        "risks": _risks(summary),
        "ballots": ballots_data(summary),
        "decision": _decision(summary),
        "findings": [_finding(told) for told in _told(summary)],
        "heaviest": _heaviest(summary),
    }


def _frame(summary: Summary) -> dict[str, Any]:
    decision = summary.decision
    worths = summary.analysis.stated_weights.worths
    met = limit_met(decision, summary.today)
    return {
        "trigger": decision.frame.trigger,
        "gate": {
            "state": summary.insight.gate,
            "says": summary.insight.gate_headline.says,
            "open": [told.says for told in summary.insight.gate_open],
        },
        "limit_met": {"on": met.on, "months": met.months} if met else None,
        "support_ends_on": decision.frame.waiting.support_ends_on,
        "horizons": [
            {"id": slug, "name": row.name or slug, "weight": worths[slug]}
            for slug, row in decision.horizons.items()
        ],
        "fit": [
            {
                "approach": row.approach,
                "fit": row.verdict,
                "for": [told.says for told in row.for_],
                "against": [told.says for told in row.against],
            }
            for row in summary.insight.fit
        ],
        "answers": _answers(decision, *_LANDSCAPE),
    }


def _answers(decision: Decision, *sheets: str) -> dict[str, str]:
    """Every answer in full, by its place in the file."""
    return {dotted(answer.path): answer.words for answer in given(decision, *sheets)}


def _candidates(summary: Summary) -> list[dict[str, Any]]:
    regrets = max_regrets(summary)
    return [
        {
            "id": place.candidate,
            "name": summary.decision.candidate_name(place.candidate),
            "approach": summary.decision.candidates[place.candidate].approach,
            "value": place.value,
            "low": place.low,
            "high": place.high,
            "rank": place.rank,
            "unknown_cells": place.unknown_cells,
            "unknown_weight": place.unknown_weight if place.value is not None else None,
            "ruled_out_by": list(place.ruled_out_by),
            "reservations": [
                {"rule": told.rule, "level": told.level, "message": render(told, summary.decision).says}
                for told in summary.analysis.reservations(place.candidate)
            ],
            "ruled_out_by_answers": [
                _hard(told, summary.decision) for told in summary.analysis.hard_answers[place.candidate]
            ],
            "by_criterion": _by_criterion(summary.view, place),
            "by_horizon": {
                slug: {"value": there.value, "rank": there.rank}
                for slug, view in summary.by_horizon.items()
                for there in (view.place(place.candidate),)
            },
            "max_regret": regrets[place.candidate],
            **grounds_data(summary.analysis.grounded(summary.horizon), place.candidate),
            **shares_data(summary.sensitivity, place.candidate),
        }
        for place in summary.view.places
    ]


def _hard(told: Finding, decision: Decision) -> dict[str, Any]:
    """An answer that rules out how a candidate would be built, and the way to lift it."""
    words, answer = render(told, decision), told.reads[-1]
    return {
        "rule": told.rule, "answer": dotted(answer), "value": get(decision, answer), "message": words.says,
        "lift": words.mitigation,
    }  # fmt: skip


def _by_criterion(view: SummaryView, place: RankedCandidate) -> dict[str, float]:
    """The midpoint of each cell, whose weighted sum is the value; an unknown counts as the whole scale."""
    row = view.matrix.candidates.index(place.candidate)
    ends = zip(view.matrix.criteria, view.matrix.low[row], view.matrix.high[row], strict=True)
    return {slug: (low + high) / 2 for slug, low, high in ends}


def _path(summary: Summary) -> dict[str, Any]:
    decision, plan, moves = summary.decision, summary.insight.plan, summary.analysis.moves
    walked = summary.analysis.walked_schedule
    phases = [] if plan is None else plan.phases
    return {
        "candidate": summary.insight.path_of if plan is not None else None,
        "next": plan.next if plan is not None else None,
        **schedule_data(walked, moves.cures(walked.candidate) if walked else ()),
        "phases": [
            {
                "id": row.slug,
                "name": row.phase.name or row.slug,
                "kind": row.phase.kind,
                "state": row.state,
                "owner": row.phase.owner,
                "start": row.start,
                "earliest_end": row.earliest_end,
                "latest_end": row.latest_end,
                **phase_data(walked, row.slug),
                "checks": len(row.phase.checks),
                "checks_met": row.met,
                "open_checks": [row.phase.checks[slug].words or slug for slug in row.open_checks],
                "flags": [
                    {"id": slug, "name": flag.name or slug, "share": flag.share, "rollback": flag.rollback}
                    for slug, flag in row.phase.flags.items()
                ],
                "open_blockers": [
                    blocker.words or slug
                    for slug, blocker in row.phase.blockers.items()
                    if blocker.solved_on is None
                ],
            }
            for row in phases
        ],
        "answers": _answers(decision, *_ROAD),
    }


def _risks(summary: Summary) -> list[dict[str, Any]]:
    register = [
        {
            "id": slug,
            "title": risk.title or slug,
            "likelihood": risk.likelihood,
            "impact": risk.impact,
            "status": risk.state,
            "raised_by": risk.raised_by or None,
        }
        for slug, risk in summary.decision.risks.items()
    ]
    return register + [
        _raised(risk) for risk in summary.insight.raised if risk.told.finding.level != "note" or risk.word
    ]


def _raised(risk: RaisedRisk) -> dict[str, Any]:
    return {
        "id": risk.told.finding.id,
        "title": risk.told.title,
        "likelihood": risk.told.likelihood,
        "impact": risk.told.impact,
        "status": risk.state,
        "raised_by": risk.told.finding.rule,
    }


def _decision(summary: Summary) -> dict[str, Any]:
    decision, outcome = summary.decision, summary.decision.outcome
    return {
        "chosen": outcome.chosen or None,
        "decided_on": outcome.decided_on,
        "decided_by": outcome.decided_by or None,
        "reasons": list(outcome.reasons),
        "reason_grounds": list(summary.analysis.reason_grounds),
        "dissent": outcome.dissent,
        "would_change": outcome.would_change,
        "reopen_when": outcome.reopen_when,
        "review_on": outcome.review_on,
        "superseded_by": outcome.superseded_by or None,
        "lead": {
            "verdict": summary.view.lead.verdict,
            "leaders": list(summary.view.lead.leaders),
            "rival": summary.view.lead.rival,
            "margin": summary.view.lead.margin,
        },
        "weights_locked_on": decision.weighting.locked_on,
        "weights_changed": [
            {"on": change.on, "role": change.role, "reason": change.reason}
            for change in decision.weighting.changes.values()
        ],
        "leaders_as_first_locked": list(summary.first_leaders),
        "tradeoffs": [told.says for told in summary.insight.tradeoffs],
        "then": then_data(summary.analysis),
        "looked_back": looked_back_data(summary.analysis),
        "lessons": lessons_data(decision),
        "unknown": {
            "cells": summary.unknown.cells,
            "of_cells": summary.unknown.of_cells,
            "scores_without_reason": summary.unknown.bare,
            "essential_unanswered": [question.id for question in summary.unknown.essential],
            "of_essential": summary.unknown.of_essential,
        },
        "evidence": [
            {
                "id": slug, "candidate": row.candidate, "criterion": row.criterion, "words": row.words,
                "kind": row.kind, "source": row.source, "date": row.on,
            }
            for slug, row in decision.evidence.items()
        ],
        "history": [
            {"status": move.status, "on": move.on, "role": move.role, "note": move.note}
            for move in decision.history.values()
        ],
        "answers": _answers(decision, *(name for name in SHEETS if name not in (*_LANDSCAPE, *_ROAD))),
    }  # fmt: skip


def _told(summary: Summary) -> list[RenderedFinding]:
    return [
        *summary.insight.gate_open,
        *summary.insight.plan_findings,
        *summary.insight.path_findings,
        *summary.insight.open,
        *(risk.told for risk in summary.insight.raised if risk.state != "dismissed"),
    ]


def _heaviest(summary: Summary) -> dict[str, Any]:
    """What would be told at once of all that is found, and how much is left."""
    found = {one.finding.id: one for one in _told(summary)}
    told, more = told_at_once(one.finding for one in found.values())
    return {"says": [found[finding.id].says for finding in told], "more": more}


def _finding(told: RenderedFinding) -> dict[str, Any]:
    finding = told.finding
    return {"rule": finding.rule, "level": finding.level, "message": told.says, "where": dotted(finding.path)}
