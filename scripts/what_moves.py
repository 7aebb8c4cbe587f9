"""Changes each answer of each sample to each other option and says which outputs move: docs/what-moves.md.

python scripts/what_moves.py          writes the table
python scripts/what_moves.py --check  exits with 1 where it is another
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from moving_scenes import scenes
from roadworthy.evidence.plan import plan
from roadworthy.knowledge.files import table
from roadworthy.knowledge.questions import GRIDS, SHEETS, Question, sheet
from roadworthy.knowledge.releases import published_table
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import read_cell_evidence
from roadworthy.method.costs import cheaper
from roadworthy.method.finding import Finding
from roadworthy.method.hindsight import looked_back
from roadworthy.method.inspection import Inspected, inspect_of
from roadworthy.method.path import failed_proof
from roadworthy.method.risk_order import largest_first
from roadworthy.method.signs import suggested
from roadworthy.method.upkeep import candidate_forecast, effort, horizon_months, table_of
from roadworthy.model import Decision, Interval, KeyPath, PathError, get, key_path, put
from roadworthy.store.load import load

ROOT: Final = Path(__file__).parents[1]
TABLE: Final = ROOT / "docs" / "what-moves.md"
SAMPLES: Final = sorted((ROOT / "sample_projects").glob("*.toml"))
TODAY: Final = date(2026, 11, 23)
_KINDS: Final = ("choice", "several", "number", "range", "date")
"""Questions whose answers are no words of one's own."""


TWIN: Final[Mapping[str, Any]] = {
    "frame.load.rate": 100.0, "frame.load.limit": 300.0, "frame.load.unit": "orders an hour",
    "frame.load.growth": 5.0, "frame.load.growth_months": 24, "fit.serverless.variability": None,
    "frame.waiting.forced_on": None,
}  # fmt: skip
OF_THE_FIRST: Final[Mapping[str, Any]] = {
    "funding": "volunteers", "language": "Haskell", "chosen_for": ("trend",), "maturity": "niche",
    "breaking_history": "frequent", "present": "as-is", "behind": "two majors",
}  # fmt: skip


def _ids(findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    return [(finding.id, finding.level, *map(str, finding.facts.items())) for finding in findings]


def _forecast(of: Analysis, slug: str) -> object:
    decision, months = of.decision, horizon_months(of.decision)
    published = table_of(decision, slug, published_table(decision, slug))
    seen = None if published is None else candidate_forecast(decision, slug, published, of.today, months)
    return seen, effort(decision, slug, seen, months)


def _inspected(of: Analysis) -> Inspected:
    known = {
        slug: table_of(of.decision, slug, published_table(of.decision, slug))
        for slug in of.decision.candidates
    }
    return inspect_of(of, {slug: it for slug, it in known.items() if it is not None})


def _suggested(decision: Decision) -> object:
    signs, roles = SIGN_CATALOGUE.signs, SIGN_CATALOGUE.roles
    return [
        suggested(decision, slug, criterion, signs.get(criterion, ()), roles)
        for slug in decision.candidates
        for criterion in decision.criteria
    ]


OUTPUTS: Final[Mapping[str, Callable[[Analysis], object]]] = {
    "gate": lambda of: (of.gate.state, _ids(of.gate.findings)),
    "fit": lambda of: [(one.verdict, _ids(one.for_), _ids(one.against)) for one in of.fit],
    "ruled out": lambda of: (dict(of.ruled_out), {key: _ids(it) for key, it in of.hard_answers.items()}),
    "weights": lambda of: [dict(preset.points) for preset in of.presets],
    "risks": lambda of: _ids(of.raised),
    "standing": lambda of: [(place.candidate, place.rank, place.value) for place in of.ranking()],
    "against": lambda of: {slug: _ids(of.reservations(slug)) for slug in of.leader().leaders},
    "plan": lambda of: (
        _ids(of.plan_findings), _ids(of.path_findings),
        None if (plan := of.plan()) is None
        else [(row.state, row.start, row.earliest_end, row.latest_end) for row in plan.phases],
        None if (walked := of.walked_schedule) is None else (walked.p50, walked.p80),
    ),
    "how sure": lambda of: of.running_grounded(),
    "compare": lambda of: None if of.compared is None else _ids(of.tradeoffs(*of.compared)),
    "forecast": lambda of: [_forecast(of, slug) for slug in of.decision.candidates],
    "inspect": lambda of: [(it.finding.id, it.finding.level, it.since) for it in _inspected(of).findings],
    "before signing": lambda of: _ids(of.open_points),
    "suggested": lambda of: _suggested(of.decision),
    "behind scores": lambda of: read_cell_evidence(of.decision, of.today, SIGN_CATALOGUE),
    "register": lambda of: largest_first(of.decision),
    "proof": lambda of: failed_proof(of.decision),
    "costs": lambda of: [
        cheaper(of.decision, slug, (one for one in of.decision.candidates if one != slug))
        for slug in of.decision.candidates
    ],
    "looked back": lambda of: _ids(looked_back(of.decision, of.today, None).all),
    "asked outside": lambda of: plan(of.decision),
}  # fmt: skip
"""What follows from answers, without the places where an answer itself is printed."""


RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "forecast": ("candidates", "upkeep", "upgrades", "horizons", "frame", "outcome")
}
"""What an output that takes long is worked out from; another answer leaves it as it is."""


def _changed(one: Decision, other: Decision, fields: Iterable[str]) -> bool:
    return any(getattr(one, field) is not getattr(other, field) for field in fields)


def others(question: Question, answer: Any, decision: Decision) -> Iterator[Any]:
    """What else could be answered: each other option, other figures, other days, nothing."""
    rows: Mapping[str, Iterable[str]] = {
        "candidates": decision.candidates, "criteria": decision.criteria, "evidence": decision.evidence,
    }  # fmt: skip
    options = [option.value for option in question.options] or list(rows.get(question.options_from, ()))
    match question.kind:
        case "choice":
            yield from (value for value in options if value != answer)
        case "several" if options:
            have = tuple(answer or ())
            for value in options:
                yield tuple(one for one in have if one != value) if value in have else (*have, value)
        case "several":
            yield from (("Haskell",), ("a", "b", "c", "d"))
        case "number" if isinstance(answer, (int, float)):
            yield from dict.fromkeys(type(answer)(value) for value in (answer / 3, answer * 3, answer + 1))
        case "range" if isinstance(answer, Interval):
            yield Interval(answer.low / 3, answer.high / 3)
            yield Interval(answer.low * 3, answer.high * 3)
        case "date" if isinstance(answer, date):
            yield from (answer + timedelta(days=days) for days in (-200, 200))
        case "number":
            yield from (1, 30)
        case "range":
            yield Interval(4, 900)
        case "date":
            yield from (TODAY - timedelta(days=90), TODAY + timedelta(days=90))
    if answer not in (None, (), ""):
        yield () if question.kind == "several" else None


def places(question: Question, decision: Decision) -> list[KeyPath]:
    """Where its answers stand in a decision: one for each record that it is asked about."""
    found: list[KeyPath] = [()]
    for part in question.path.split("."):
        if part.startswith("{"):
            found = [(*path, key) for path in found for key in _keys(decision, path, part)]
        else:
            found = [(*path, part) for path in found]
    return found


def _keys(decision: Decision, path: KeyPath, part: str) -> Iterable[str]:
    known: Mapping[str, Iterable[str]] = {
        "{candidate}": decision.candidates, "{criterion}": decision.criteria,
        "{must_have}": decision.must_haves,
    }  # fmt: skip
    try:
        rows = get(decision, path)
    except PathError:
        return ()
    if isinstance(rows, Mapping) and rows:
        return rows
    return known.get(part, ())


@lru_cache(maxsize=1)
def told(base: Analysis) -> Mapping[str, object]:
    """Every output of a decision as it stands."""
    return {name: tell(base) for name, tell in OUTPUTS.items()}


def moved(question: Question, decision: Decision, base: Analysis) -> dict[str, int]:
    """By output, how many other answers move it."""
    counts: dict[str, int] = defaultdict(int)
    before = told(base)
    for path in places(question, decision):
        try:
            answer = get(decision, path)
        except PathError:
            continue
        for other in others(question, answer, decision):
            try:
                after = base.after(put(decision, path, other))
            except (PathError, ValueError):
                continue
            try:
                moves = [
                    name
                    for name, tell in OUTPUTS.items()
                    if name not in RESTS_ON or _changed(decision, after.decision, RESTS_ON[name])
                    if tell(after) != before[name]
                ]
            except ValueError:  # no face takes such an answer
                continue
            for name in moves:
                counts[name] += 1
    return counts


def bases() -> Iterator[Decision]:
    """The samples, and twins of them in which answers stand that some others wait for."""
    for path in SAMPLES:
        decision = load(path)
        yield decision
        first = decision.outcome.chosen or next(iter(decision.candidates))
        for key, value in TWIN.items():
            decision = put(decision, key_path(key), value)
        for key, value in OF_THE_FIRST.items():
            decision = put(decision, ("candidates", first, key), value)
        yield decision


def quiet() -> Iterator[Decision]:
    """The samples alone: what scenes are made of."""
    yield from map(load, SAMPLES)


def rows(questions: Sequence[Question]) -> dict[Question, dict[str, int]]:
    """By question, by output, how many other answers of all samples move it."""
    found: dict[Question, dict[str, int]] = {}
    for decision in bases():
        base = Analysis(decision, TODAY, signs=SIGN_CATALOGUE)
        for question in questions:
            counts = found.setdefault(question, dict.fromkeys(OUTPUTS, 0))
            for name, count in moved(question, decision, base).items():
                counts[name] += count
    samples = tuple(quiet())
    for question, counts in found.items():
        if not any(counts.values()):
            for decision in scenes(question.id, samples):
                base = Analysis(decision, TODAY, signs=SIGN_CATALOGUE)
                for name, count in moved(question, decision, base).items():
                    counts[name] += count
    return found


def tries(question: Question) -> int:
    """How many changes the samples and their twins give to a question's answers."""
    return sum(
        len(list(others(question, get(decision, path), decision)))
        for decision in bases()
        for path in places(question, decision)
        if _is_there(decision, path)
    )


def _is_there(decision: Decision, path: KeyPath) -> bool:
    try:
        get(decision, path)
    except PathError:
        return False
    return True


def asked() -> list[Question]:
    """The questions whose answers are options, figures or days."""
    names = [name for name in (*SHEETS, *GRIDS) if table(f"questions/{name}.toml")["question"]]
    return [question for name in names for question in sheet(name) if question.kind in _KINDS]


def text(found: Mapping[Question, Mapping[str, int]]) -> str:
    """The table in Markdown."""
    lines = [
        "# Which answers move what",
        "",
        "Made by `scripts/what_moves.py`: each answer of each sample, of every record in it, and of a twin",
        "in which more is said, is changed to each other option, to other figures and days, and to none. A",
        "number says how many of these changes move an output; a dot, none. What no sample asks is tried in",
        "scenes that do (`scripts/moving_scenes.py`): another way of weighing, lines that were typed, a",
        "proof that failed.",
        "Where an answer is only printed, nothing moves. Answers in words are not changed.",
        "",
        f"| question | {' | '.join(OUTPUTS)} |",
        f"|---|{'---|' * len(OUTPUTS)}",
    ]
    still = []
    for question, counts in found.items():
        if not any(counts.values()):
            still.append(question)
            continue
        cells = " | ".join(str(count) if count else "·" for count in counts.values())
        lines.append(f"| `{question.id}` | {cells} |")
    lines += ["", "## Answers that move nothing", ""]
    lines += [f"* `{question.id}`: {question.ask}" for question in still] or [
        "None: a question whose answer moves nothing is not asked."
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    words = text(rows(asked()))
    if parser.parse_args().check:
        return int(TABLE.read_text(encoding="utf-8") != words)
    TABLE.write_text(words, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
