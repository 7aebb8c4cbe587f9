"""What the sections of the page share: the summary, the names, and where the decision stands."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final, Literal, TypeAlias

from roadworthy.method.certainty import GroundCount
from roadworthy.method.path import PhasePlan, is_proof
from roadworthy.method.schedule import Schedule
from roadworthy.model import Decision
from roadworthy.model.judgement import Cell
from roadworthy.model.outcome import StatusMove
from roadworthy.report.page.grounds import grounds_count
from roadworthy.report.page.wording import PageNames, amount, say, whole
from roadworthy.report.phrases import figures
from roadworthy.report.summary import Summary

Situation: TypeAlias = Literal[
    "framing", "choosing", "early", "written", "proposed", "empty", "decided", "before", "begun", "migrating",
    "failed_proof", "failed", "done", "reopened", "abandoned", "superseded",
]  # fmt: skip
"""Where a decision stands, as the page tells it: its status, and what that alone does not say."""

UNDECIDED: Final[frozenset[Situation]] = frozenset(
    {"framing", "choosing", "early", "written", "proposed", "empty"}
)
MADE: Final[frozenset[Situation]] = frozenset(
    {"decided", "before", "begun", "migrating", "failed_proof", "failed", "done"}
)


class PageView:
    """One summary as the page sees it."""

    def __init__(self, summary: Summary) -> None:
        self.summary: Final = summary
        self.decision: Final[Decision] = summary.decision
        self.names: Final = PageNames(summary.decision)
        self.today: Final[date] = summary.today

    @cached_property
    def chosen(self) -> str:
        """Whom the outcome names, where it is still among the candidates; else empty."""
        named = self.decision.outcome.chosen
        return named if named in self.decision.candidates else ""

    @cached_property
    def situation(self) -> Situation:
        """Where the decision stands."""
        status = self.decision.status
        if status in ("framing", "choosing"):
            if self.chosen:
                return "written"
            return "early" if self.summary.insight.gate == "too-early" else status
        if status in ("decided", "migrating", "done"):
            return self._made(status) if self.decision.outcome.chosen else "empty"
        return status

    def _made(self, status: Literal["decided", "migrating", "done"]) -> Situation:
        if (failed := self.failed) is not None:
            return "failed_proof" if is_proof(failed.slug, failed.phase) else "failed"
        if status != "decided":
            return status
        if not self.phases:
            return "decided"
        return "before" if all(row.state in ("planned", "skipped") for row in self.phases) else "begun"

    @property
    def undecided(self) -> bool:
        """Whether nothing is chosen yet, or not by anybody's word."""
        return self.situation in UNDECIDED

    @property
    def made(self) -> bool:
        """Whether the choice stands."""
        return self.situation in MADE

    @cached_property
    def phases(self) -> tuple[PhasePlan, ...]:
        """The phases of the path that is walked."""
        plan = self.summary.insight.plan
        return plan.phases if plan is not None else ()

    @cached_property
    def running(self) -> PhasePlan | None:
        """The phase that is under way."""
        return next((row for row in self.phases if row.state == "running"), None)

    @cached_property
    def failed(self) -> PhasePlan | None:
        """The first phase that failed."""
        return next((row for row in self.phases if row.state == "failed"), None)

    def phase_name(self, row: PhasePlan) -> str:
        """What a phase is called."""
        return self.names.phase(1 + self.phases.index(row), row.phase.name)

    @property
    def schedule(self) -> Schedule | None:
        """When the walked move can be over; None where nothing is known, or it is."""
        found = self.summary.analysis.walked_schedule
        return None if found is None or found.over else found

    @property
    def forced(self) -> date | None:
        """The date that forces it, while it lies ahead."""
        day = self.decision.frame.waiting.forced_on
        return day if day is not None and day > self.today else None

    @property
    def chance(self) -> float | None:
        """The chance to be in time for that date."""
        found = self.schedule
        return found.chance if found is not None and self.forced is not None else None

    @cached_property
    def subject(self) -> str:
        """The candidate that the page is about: the chosen one, else the first; empty where there is none."""
        if self.chosen:
            return self.chosen
        leaders = self.summary.view.lead.leaders
        return leaders[0] if leaders else ""

    @cached_property
    def running_order(self) -> tuple[str, ...]:
        """The candidates that no must-have rules out, the subject first, the rest as they are ranked."""
        order = [place.candidate for place in self.summary.view.places if not place.ruled_out_by]
        return tuple(sorted(order, key=lambda slug: slug != self.subject))

    @cached_property
    def rival(self) -> str:
        """Whom the subject is held against."""
        return next((slug for slug in self.running_order if slug != self.subject), "")

    @cached_property
    def ruled_out(self) -> Mapping[str, tuple[str, ...]]:
        """The must-haves that each candidate fails who fails any."""
        return {
            place.candidate: place.ruled_out_by for place in self.summary.view.places if place.ruled_out_by
        }

    def must_have(self, slug: str) -> str:
        """What a must-have is called."""
        return whole(self.decision.must_haves[slug].name) or slug.replace("-", " ")

    @property
    def top(self) -> str:
        """The better end of the scale."""
        return f"{self.decision.scale.high:g}"

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The value of each ranked candidate, with as many decimals as keep them apart; empty without.

        Before the first score there are none: the middle of the scale is nobody's value.
        """
        if not self.summary.view.matrix.any_known:
            return {}
        places = [place for place in self.summary.view.places if place.rank is not None]
        shown = figures(place.value for place in places)
        return {place.candidate: value for place, value in zip(places, shown, strict=True)}

    def values_text(self, slugs: tuple[str, ...]) -> str:
        """``4.25 of 5, Spring Boot 3.90``: the first one's value, then the others with their names."""
        parts = []
        for number, slug in enumerate(slug for slug in slugs if slug in self.values):
            if number:
                parts.append(
                    say("decision", "value", name=self.names.candidate(slug), value=self.values[slug])
                )
            else:
                parts.append(say("decision", "value_first", value=self.values[slug], top=self.top))
        return ", ".join(parts)

    @cached_property
    def grounds(self) -> GroundCount:
        """What the scores of those that run rest on."""
        return grounds_count(self.summary)

    @cached_property
    def cells(self) -> tuple[tuple[str, str, Cell], ...]:
        """Candidate, criterion and cell of all candidates that run."""
        return tuple(
            (slug, criterion, self.decision.cell(slug, criterion))
            for slug in self.running_order
            for criterion in self.decision.criteria
        )

    def last_move(self, status: str) -> StatusMove | None:
        """The last time that the status moved to this one."""
        return next(
            (move for move in reversed(tuple(self.decision.history.values())) if move.status == status), None
        )

    def moved_on(self, status: str) -> str:
        """The day of that move; empty where it is not written down."""
        move = self.last_move(status)
        return move.on.isoformat() if move and move.on else ""


def weeks_text(row: PhasePlan) -> str:
    """How many weeks a phase was planned for; empty where nobody has said."""
    return amount(row.phase.weeks)
