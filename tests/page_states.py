"""Decisions in every state with what the page says of each, written by hand before there was a page."""

from datetime import date
from typing import Any

from roadworthy.model import Decision, put
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import StatusMove
from roadworthy.model.path import Phase
from roadworthy.report.page.layout import page_lines
from roadworthy.report.page.page import WIDTH, page
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file

TODAY = date(2026, 12, 1)
MOVE = "paths/spring-boot/phases"


def changed(decision: Decision, **answers: Any) -> Decision:
    """`decision` with answers by key path, its keys divided by slashes."""
    for key, value in answers.items():
        decision = put(decision, tuple(key.split("/")), value)
    return decision


def sections(decision: Decision, today: date = TODAY) -> dict[str, str]:
    """The text of each section on one line, the head under ``head`` and the foot under ``foot``."""
    found: dict[str, list[str]] = {"head": []}
    key = "head"
    for line in page_lines(page(summary(decision, today), "x.toml"), WIDTH):
        if line.label:
            key = line.label
            found[key] = []
        elif not line.text:
            key = "foot"
            found[key] = []
        found[key].append(line.text)
    return {name: " ".join(" ".join(lines).split()) for name, lines in found.items()}


def bank(**answers: Any) -> Decision:
    return changed(load(sample_file("bank-migration")), **answers)


@frozen
class Told:
    """A section and what it says, written by hand."""

    section: str
    says: str


DECIDED = (
    Told("head", "Decided, and the move is under way. As of 2026-12-01."),
    Told("head", "Covers: Opening and keeping customer accounts: applications, identity checks, changes of master data, mandates."),
    Told("Decision", "Spring Boot 4.x with bought support. Chosen on 2026-03-16 by lead architect with head of operations and product owner; security officer present. Look again on 2027-03-01. Sooner if the vendor ends support for a minor earlier than published, or the nightly comparison shows a difference that nobody can explain within five days."),
    Told("Why now", "2027-03-31 forces it: Open-source support of Tomcat 9 ends;"),
    Told("Why now", "A month of waiting costs 38,000 EUR: extended support 11,000, night releases 9,000, manual audit evidence 18,000."),
    Told("Why this", "1. Five squads release alone: from four nights a year to weekly, which is what was measured as missing. 2. 36 of 41"),
    Told("What we give up", "The identity squad's senior prefers Quarkus: faster to start, a foundation and a long-term line."),
    Told("How sure", "Spring Boot leads Quarkus by 0.49: 4.11 of 5 against 3.62. Of 18 scores 14 have a dated source, 3 rest on a reason and 1 is unknown."),
    Told("How sure", "26 of 100 points of weight moved to community health, or if Quarkus turned out to score 4.96 on long-term upkeep, which nobody knows."),
    Told("Cost", "Quarkus 800–1,100 17,000–22,000 55–80"),
    Told("Cost", "In person-weeks, EUR and person-weeks a year."),
    Told("Where we are", "Third of four phases, Side by side: 12 weeks in, 19–22 planned, 2 of 5 checks met."),
    Told("How sure", "Given what backs each score, it comes first 88 times in 100, Quarkus 12."),
    Told("Where we are", "The move has an even chance of being over by 2027-04-30, and 80 in 100 by 2027-05-13. The date of 2027-03-31 holds 2 times in 100."),
    Told("Where we are", "What would help: 30 % less to move (92 of 100)"),
    Told("Next", "2026-12-04 Platform team looks at a risk: the mainframe adapter's fix comes late or does not help."),
    Told("Watch", "- Came true: two systems on call wear people down. - Tomcat 9 is still running on 2027-03-31."),
    Told("Watch", "- Blocked: above 10 per cent of master data changes, the mainframe adapter keeps connections open until its pool of 40 is used up; changes then wait up to 50 seconds."),
    Told("foot", "All of it: roadworthy summary x.toml --full"),
)  # fmt: skip

UNDECIDED = (
    Told("head", "Not decided. As of 2026-12-01."),
    Told("Decision", "Nothing is chosen. Missing before it can be: 1. The proof of concept: due to begin on 2026-11-30, not begun. 2. The choice, with its day and who made it."),
    Told("Decision", "As typed, Django leads: 4.16 of 5, FastAPI 3.62, Serverless Framework 2.60. Look again on 2027-05-24."),
    Told("Why now", "Bookings are new, but they must live with the resource planning system, the single sign-on and eleven workshop sites that exist already. No date forces it. A month of waiting costs about 2,600 EUR in bookings that are begun and not finished."),
    Told("Why which", "- Django, where conventions have to carry juniors and upkeep has to be foreseeable for years."),
    Told("What we give up", "The imagined senior developer would take FastAPI, because eleven sites read our API."),
    Told("Where we are", "Before the first of four phases, Proof of concept. It was due to begin on 2026-11-30 and has not."),
    Told("How sure", "it comes first 97 times in 100, FastAPI 3."),
    Told("Where we are", "With Django the move has an even chance of being over by 2027-04-29, and 80 in 100 by 2027-05-24."),
    Told("Next", "now Lead: begin “Proof of concept”."),
)  # fmt: skip

STATES: dict[str, tuple[Decision, date, tuple[Told, ...]]] = {
    "migrating": (bank(), TODAY, DECIDED),
    "choosing": (load(sample_file("article-comparison")), TODAY, UNDECIDED),
    "decided": (
        load(sample_file("startup-crud")),
        TODAY,
        (
            Told("head", "Decided; the move has begun."),
            Told("Decision", "Ruby on Rails 8.1. Chosen on 2026-11-16 by lead and founder, all five in the room."),
            Told("Decision", "Sooner if the median ticket is still above six days in June 2027, or Saturday's peak"),
            Told("What we give up", "One developer would have built three services in Go, to learn and to keep the parts apart."),
            Told("How sure", "Ruby on Rails leads Laravel by 0.61: 4.21 of 5 against 3.60."),
            Told("How sure", "Given what backs each score, it comes first 99 times in 100, Laravel 1. No weighting alone turns it, and no single score is that uncertain."),
            Told("How sure", "Not known: the operational tooling of Laravel."),
            Told("Where we are", "One of four phases done. Next is A critical path. It was due to begin on 2026-11-30 and has not."),
            Told("Next", "now First developer: begin “A critical path”."),
        ),
    ),
    "hybrid": (
        load(sample_file("event-driven-hybrid")),
        TODAY,
        (
            Told("Decision", "Django with functions, 5.2 LTS; functions on Python 3.13. Chosen on 2026-10-23 by lead, operations and product, after a round of all nine."),
            Told("Why now", "2026-04-07 has passed: Security fixes for Django 4.2 ended that day."),
            Told("What we give up", "One senior would have stopped at the upgrade, with Celery on machines of its own."),
            Told("How sure", "Django with functions is ahead of Django alone by a hair: 3.97 of 5 against 3.88."),
            Told("How sure", "Weights were changed after the scores were known; the same candidate led before."),
            Told("Cost", "Django alone 10–14 1,150–1,300 4–6"),
        ),
    ),
    "proposed": (
        bank(**{
            "status": "proposed", "outcome/decided_on": None, "outcome/decided_by": "",
            "history/2026-11-23-proposed": StatusMove(status="proposed", on=date(2026, 11, 23), role="Lead architect"),
            f"{MOVE}": {},
        }),
        TODAY,
        (
            Told("head", "Proposed, not decided. As of 2026-12-01."),
            Told("Decision", "Spring Boot has been proposed since 2026-11-23, and nothing is decided. Missing before it can be: 1. A score: 1 of 18 is unknown. 2. An answer to Identity squad senior, who is against it. 3. Who decides, and the day."),
            Told("Decision", "Until then Spring Boot leads: 4.11 of 5, Quarkus 3.62, Spring MVC upgraded 1.80."),
            Told("Where we are", "No path is planned."),
            Told("Next", "now Answer the objection, and name the day."),
        ),
    ),
    "reopened": (
        bank(**{
            "status": "reopened",
            "history/2026-12-01-reopened": StatusMove(
                status="reopened", on=TODAY, role="Head of operations",
                note="The nightly comparison shows a difference that nobody could explain within five days",
            ),
        }),
        TODAY,
        (
            Told("head", "Reopened: the choice is being looked at again. As of 2026-12-01."),
            Told("Decision", "Open again since 2026-12-01. The nightly comparison shows a difference that nobody could explain within five days. Spring Boot, chosen on 2026-03-16, stays in force until something else is chosen."),
            Told("Where we are", "Held in the third of four phases, Side by side, 2 of 5 checks met."),
            Told("Next", "now Say who decides again, and by when."),
        ),
    ),
    "done": (
        bank(**{
            "status": "done", "outcome/review_on": date(2028, 3, 1),
            f"{MOVE}/parallel-run/ended_on": date(2027, 2, 12), f"{MOVE}/parallel-run/result": "on-word",
            f"{MOVE}/parallel-run/word_of": "Lead", f"{MOVE}/parallel-run/word_reason": "Holidays",
            f"{MOVE}/full-migration/started_on": date(2027, 2, 15), f"{MOVE}/full-migration/ended_on": date(2027, 5, 7),
            f"{MOVE}/full-migration/result": "on-word", f"{MOVE}/full-migration/word_of": "Lead",
            f"{MOVE}/full-migration/word_reason": "Holidays",
        }),
        date(2027, 5, 10),
        (
            Told("head", "Decided and done. As of 2027-05-10."),
            Told("Decision", "Chosen on 2026-03-16 by lead architect with head of operations and product owner; security officer present. In place since 2027-05-07. Look again on 2028-03-01."),
            Told("Why it was", "Spring Framework 5.3 has been without open-source fixes since 2024-08-31"),
            Told("Where we are", "All four phases are done, after 57 weeks."),
            Told("Next", "2028-03-01 Look at the choice again."),
            Told("Watch", "- Learned: Vendor adapters count as candidates' packages from now on: the one that blocks us stood in no cell."),
        ),
    ),
    "abandoned": (
        bank(**{
            "status": "abandoned",
            "history/2026-12-01-abandoned": StatusMove(status="abandoned", on=TODAY, note="The division is sold."),
        }),
        TODAY,
        (
            Told("head", "Abandoned. As of 2026-12-01."),
            Told("Decision", "Given up on 2026-12-01. The division is sold. Spring Boot had been chosen on 2026-03-16."),
            Told("Where we are", "Spring Boot was left in its third of four phases."),
        ),
    ),
    "superseded": (
        bank(**{"status": "superseded", "outcome/superseded_by": "accounts-2028.toml"}),
        TODAY,
        (
            Told("head", "Superseded. As of 2026-12-01."),
            Told("Decision", "Another decision has taken its place: accounts-2028.toml. Spring Boot had been chosen on 2026-03-16."),
        ),
    ),
    "failed proof": (
        bank(**{
            f"{MOVE}/proof-of-concept/result": "failed", f"{MOVE}/proof-of-concept/checks/database/met_on": None,
            f"{MOVE}/critical-path": Phase(name="A critical path"), f"{MOVE}/parallel-run": Phase(name="Side by side"),
            "risks": {},
        }),
        date(2026, 5, 4),
        (
            Told("head", "Decided, but its proof of concept failed. As of 2026-05-04."),
            Told("Decision", "Spring Boot was chosen on 2026-03-16, and its proof of concept failed on 2026-05-01. So the choice is unproven. Not met: Oracle failover during a batch loses no notice. Missing: a tested way round, or another choice. Next in line is Quarkus (3.62 of 5)."),
            Told("Where we are", "First of four phases, Proof of concept: failed, 4 of 5 checks met. What comes after it is not planned."),
            Told("Next", "now Lead architect: find a way round, or reopen the choice."),
        ),
    ),
    "nothing": (
        Decision(),
        TODAY,
        (
            Told("head", "A decision without a title Not decided, and too early to decide."),
            Told("Decision", "Nothing is chosen. Missing before it can be: 1. Where the work divides: the parts have not been drawn yet. 2. What set this off."),
            Told("Next", "no day yet Name the candidates, the present stack among them."),
        ),
    ),
    "chosen against the figures": (
        bank(**{"outcome/chosen": "asp-net-core"}),
        TODAY,
        (
            Told("Decision", "It was chosen although it lacks a must-have: Approved runtime."),
            Told("Decision", "The figures put Spring Boot first."),
        ),
    ),
}  # fmt: skip
