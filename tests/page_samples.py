"""Every sample in every state, with what the page says of each, written by hand before it was looked at."""

from datetime import date
from typing import Final

from page_states import TODAY, Told, changed
from roadworthy.model import Decision
from roadworthy.model.outcome import Status, StatusMove
from roadworthy.store.load import load
from roadworthy.store.places import sample_file

SUBJECTS: Final = {
    "startup-crud": "ruby-on-rails",
    "event-driven-hybrid": "django-and-functions",
    "article-comparison": "django",
}
"""Whom each sample is about: chosen, or leading. The bank's states stand in `page_states`."""
PHASES: Final = ("proof-of-concept", "critical-path", "parallel-run", "full-migration")
LAST: Final = date(2027, 5, 3)
AFTER: Final = date(2027, 5, 10)


def in_state(name: str, status: Status, *, failed: bool = False) -> tuple[Decision, date]:
    """A sample with a status that it does not have by itself, and the day on which it is looked at."""
    decision, subject = load(sample_file(name)), SUBJECTS[name]
    undecided = status in ("choosing", "proposed")
    chosen_on = decision.outcome.decided_on or date(2026, 11, 27)
    answers: dict[str, object] = {
        "status": status,
        "outcome/chosen": "" if status == "choosing" else subject,
        "outcome/decided_on": None if undecided else chosen_on,
        "outcome/decided_by": "" if undecided else decision.outcome.decided_by or "Lead and product",
    }
    if status not in ("choosing", "decided", "done"):
        move = StatusMove(status=status, on=TODAY, role="Lead", note="The customer has gone.")
        answers[f"history/2026-12-01-{status}"] = move
    at = f"paths/{subject}/phases"
    if status == "migrating" and name != "event-driven-hybrid":
        began = "critical-path" if name == "startup-crud" else "proof-of-concept"
        answers[f"{at}/{began}/started_on"] = TODAY
    if status == "decided" and name == "event-driven-hybrid":
        answers[f"{at}/critical-path/started_on"] = None
    if failed:
        answers[f"{at}/proof-of-concept/result"] = "failed"
        answers[f"{at}/proof-of-concept/ended_on"] = TODAY
        answers[f"{at}/critical-path/started_on"] = None
    if status == "done":
        for phase, ended in zip(
            PHASES, (date(2027, 1, 4), date(2027, 2, 8), date(2027, 4, 5), LAST), strict=True
        ):
            answers[f"{at}/{phase}/started_on"] = date(2026, 10, 26)
            answers[f"{at}/{phase}/ended_on"] = ended
            answers[f"{at}/{phase}/result"] = "on-word"
            answers[f"{at}/{phase}/word_of"] = "Lead"
    return changed(decision, **answers), AFTER if status == "done" else TODAY


def _told(**sections: str) -> tuple[Told, ...]:
    return tuple(Told(name.replace("_", " "), says) for name, says in sections.items())


SAID: Final[dict[tuple[str, str], tuple[Told, ...]]] = {
    ("startup-crud", "choosing"): _told(
        head="Not decided. As of 2026-12-01.",
        Decision="Nothing is chosen. Missing before it can be: 1. A score: 1 of 15 is unknown. 2. The choice, with its day and who made it. As typed, Ruby on Rails leads: 4.21 of 5, Laravel 3.60, Express upgraded ",
        Why_which="- Plumbing takes five of nine days a ticket; the trial did in 11 person-days what we guessed at 24.",
        What_we_give_up="One developer would have built three services in Go, to learn and to keep the parts apart.",
    ),
    ("startup-crud", "proposed"): _told(
        head="Proposed, not decided. As of 2026-12-01.",
        Decision="Ruby on Rails has been proposed since 2026-12-01, and nothing is decided. Missing before it can be: 1. A score: 1 of 15 is unknown. 2. An answer to Developer, who is against it. 3. Who decides, and the day. Until then Ruby on Rails leads: 4.21 of 5,",
        Next="now Answer the objection, and name the day.",
    ),
    ("startup-crud", "migrating"): _told(
        head="Decided, and the move is under way. As of 2026-12-01.",
        Decision="Ruby on Rails 8.1. Chosen on 2026-11-16 by lead and founder, all five in the room. Look again on 2027-05-17.",
        Where_we_are="Second of four phases, A critical path: 0 weeks in, 4–5 planned, 0 of 3 checks met.",
    ),
    ("startup-crud", "done"): _told(
        head="Decided and done. As of 2027-05-10.",
        Decision="In place since 2027-05-03.",
        Why_it_was="The Express prototype got us 14 paying tool libraries.",
        Where_we_are="All four phases are done, after 27 weeks.",
        Next="2027-05-17 Look at the choice again.",
        Watch="- Learned: if we were wrong, the likeliest cause is people, not Rails: ask for enthusiasm before the trial next time.",
    ),
    ("startup-crud", "reopened"): _told(
        head="Reopened: the choice is being looked at again. As of 2026-12-01.",
        Decision="Open again since 2026-12-01. The customer has gone. Ruby on Rails, chosen on 2026-11-16, stays in force until something else is chosen. Missing: a new choice, or somebody's word that the old one stands.",
        Where_we_are="One of four phases done, and held there: A critical path has not begun.",
        Next="now Say who decides again, and by when.",
    ),
    ("startup-crud", "abandoned"): _told(
        head="Abandoned. As of 2026-12-01.",
        Decision="Given up on 2026-12-01. The customer has gone. Ruby on Rails had been chosen on 2026-11-16.",
        Where_we_are="Ruby on Rails was left after one of four phases.",
    ),
    ("startup-crud", "failed proof"): _told(
        head="Decided, but its proof of concept failed. As of 2026-12-01.",
        Decision="Ruby on Rails was chosen on 2026-11-16, and its proof of concept failed on 2026-12-01. So the choice is unproven. Missing: a tested way round, or another choice. Next in line is Laravel (3.60 of 5).",
        Where_we_are="First of four phases, Proof of concept: failed, 5 of 5 checks met.",
        Next="now Lead: find a way round, or reopen the choice.",
    ),
    ("event-driven-hybrid", "choosing"): _told(
        head="Not decided. As of 2026-12-01.",
        Decision="As typed, Django with functions leads: 3.97 of 5, Django alone 3.88,",
        Why_now="2026-04-07 has passed: Security fixes for Django 4.2 ended that day.",
        Why_which="- It moves the two jobs that come in bursts, 71 in 100 seconds of a Thursday, and leaves the rest alone.",
        How_sure="Weights were changed after the scores were known; the same candidate led before.",
    ),
    ("event-driven-hybrid", "proposed"): _told(
        head="Proposed, not decided. As of 2026-12-01.",
        Decision="Django with functions has been proposed since 2026-12-01, and nothing is decided.",
        Next="now Answer the objection, and name the day.",
    ),
    ("event-driven-hybrid", "decided"): _told(
        head="Decided; the move has begun. As of 2026-12-01.",
        Decision="Chosen on 2026-10-23 by lead, operations and product, after a round of all nine.",
        Where_we_are="Second of four phases, A critical path: 4–6 planned, 1 of 4 checks met.",
    ),
    ("event-driven-hybrid", "done"): _told(
        head="Decided and done. As of 2027-05-10.",
        Decision="In place since 2027-05-03.",
        Where_we_are="All four phases are done, after 27 weeks.",
        Watch="- Learned: Done once already: what can be traced and run on a laptop counts double since October.",
    ),
    ("event-driven-hybrid", "reopened"): _told(
        head="Reopened: the choice is being looked at again. As of 2026-12-01.",
        Decision="Open again since 2026-12-01. The customer has gone. Django with functions, chosen on 2026-10-23, stays in force until something else is chosen.",
        Where_we_are="Held in the second of four phases, A critical path, 1 of 4 checks met.",
        Next="now Say who decides again, and by when.",
    ),
    ("event-driven-hybrid", "abandoned"): _told(
        head="Abandoned. As of 2026-12-01.",
        Decision="Given up on 2026-12-01. The customer has gone. Django with functions had been chosen on 2026-10-23.",
        Where_we_are="Django with functions was left in its second of four phases.",
    ),
    ("event-driven-hybrid", "failed proof"): _told(
        head="Decided, but its proof of concept failed. As of 2026-12-01.",
        Decision="Django with functions was chosen on 2026-10-23, and its proof of concept failed on 2026-12-01. So the choice is unproven. Missing: a tested way round, or another choice. Next in line is Django alone (3.88 of 5).",
        Next="now Lead: find a way round, or reopen the choice.",
    ),
    ("article-comparison", "proposed"): _told(
        head="Proposed, not decided. As of 2026-12-01.",
        Decision="Django has been proposed since 2026-12-01, and nothing is decided. Missing before it can be: 1. An answer to Senior developer, who is against it. 2. The proof of concept: due to begin on 2026-11-30, not begun. 3. Who decides, and the day. Until then Django leads: 4.16 of 5, FastAPI 3.62,",
        Next="now Answer the objection, and name the day.",
    ),
    ("article-comparison", "decided"): _told(
        head="Decided; the move has not begun. As of 2026-12-01.",
        Decision="Chosen on 2026-11-27 by lead and product.",
        Where_we_are="Before the first of four phases, Proof of concept. It was due to begin on 2026-11-30 and has not.",
        Next="now Lead: begin “Proof of concept”.",
    ),
    ("article-comparison", "migrating"): _told(
        head="Decided, and the move is under way. As of 2026-12-01.",
        Where_we_are="First of four phases, Proof of concept: 0 weeks in, 2–4 planned, 0 of 5 checks met.",
    ),
    ("article-comparison", "done"): _told(
        head="Decided and done. As of 2027-05-10.",
        Decision="In place since 2027-05-03.",
        Where_we_are="All four phases are done, after 27 weeks.",
        Next="2027-05-24 Look at the choice again.",
    ),
    ("article-comparison", "reopened"): _told(
        head="Reopened: the choice is being looked at again. As of 2026-12-01.",
        Decision="Open again since 2026-12-01. The customer has gone. Django, chosen on 2026-11-27, stays in force until something else is chosen.",
        Where_we_are="Held before the first of four phases, Proof of concept.",
        Next="now Say who decides again, and by when.",
    ),
    ("article-comparison", "abandoned"): _told(
        head="Abandoned. As of 2026-12-01.",
        Decision="Given up on 2026-12-01. The customer has gone. Django had been chosen on 2026-11-27.",
        Where_we_are="The move to Django was never begun.",
    ),
    ("article-comparison", "failed proof"): _told(
        head="Decided, but its proof of concept failed. As of 2026-12-01.",
        Decision="Django was chosen on 2026-11-27, and its proof of concept failed on 2026-12-01. So the choice is unproven.",
        Where_we_are="First of four phases, Proof of concept: failed, 0 of 5 checks met.",
    ),
}  # fmt: skip
