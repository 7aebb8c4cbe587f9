"""The approaches' fit interview and the candidates: the answers of the second station."""

from typing import Literal

from roadworthy.model.base import NO_ROWS, Answer, Count, Lines, Record, Table, Tuple
from roadworthy.model.frame import Style, Variability
from roadworthy.model.interval import MaybeInterval
from roadworthy.model.text import Line, Text

Approach = Literal["monolithic", "microservices", "serverless", "hybrid"]
Skill = Literal["have", "learning", "none"]
Pain = Literal["none", "some", "blocking"]
Protocol = Literal["http", "queue", "both"]
Known = Literal["yes", "no", "unknown"]
ChosenFor = Literal[
    "domain-fit", "team-skill", "measurement", "ecosystem", "benchmark", "trend", "popularity", "syntax"
]


class MonolithFit(Record):
    """Answers that speak for or against one full-stack application."""

    conventions: Answer | None = None
    speed: Answer | None = None
    deploy_pain: Pain | None = None
    modular: Answer | None = None
    replicas: Answer | None = None
    workers: Answer | None = None


class ServicesFit(Record):
    """Answers that speak for or against several services."""

    separate_teams: Answer | None = None
    separate_scaling: Answer | None = None
    networking: Skill | None = None
    observability: Skill | None = None
    consistency: Skill | None = None
    containers: Skill | None = None
    plumbing: Tuple[Literal["tracing", "discovery", "queues"]] = ()
    """What is planned to be built for services."""


class ServerlessFit(Record):
    """Answers that speak for or against functions and the edge."""

    event_driven: Answer | None = None
    variability: Variability | None = None
    idle_percent: Count | None = None
    longest_run: Literal["seconds", "minutes", "quarter-hour", "longer"] | None = None
    state: Literal["none", "outside", "in-process"] | None = None
    cold_start: Literal["fine", "below-second", "never"] | None = None
    local_testing: Answer | None = None
    """Whether the team must be able to run everything on a laptop."""
    production_debugging: Answer | None = None
    """Whether the team must be able to look into a running process."""
    lock_in: Literal["fine", "behind-interfaces", "never"] | None = None


class HybridFit(Record):
    """Answers that speak for or against a core with a few separate parts."""

    separate_tasks: Lines = ()
    boundary: Answer | None = None
    protocol: Protocol | None = None
    two_stacks: Answer | None = None
    """Whether the team can carry two ways of building and running."""


class Fit(Record):
    """The fit interview, one part for each approach."""

    monolithic: MonolithFit = MonolithFit.blank()
    microservices: ServicesFit = ServicesFit.blank()
    serverless: ServerlessFit = ServerlessFit.blank()
    hybrid: HybridFit = HybridFit.blank()


class Costs(Record):
    """What a candidate costs; stands beside its value, never inside it."""

    switching_weeks: MaybeInterval = None
    """Person-weeks to get there."""
    running_month: MaybeInterval = None
    """Money a month to run it."""
    upkeep_year: MaybeInterval = None
    """Person-weeks a year to keep it up to date."""
    currency: Line = ""


class Part(Record):
    """One named part of a hybrid."""

    name: Line = ""
    framework: Line = ""
    approach: Approach | None = None
    does: Line = ""


class Enthusiasm(Record):
    """How many of the team are excited by a candidate, would tolerate it, or dread it."""

    excited: Count | None = None
    tolerate: Count | None = None
    dread: Count | None = None


class Candidate(Record):
    """Framework, language, version line and where it runs; a hybrid is one candidate with named parts."""

    name: Line = ""
    approach: Approach | None = None
    catalogue: Line = ""
    """The id in the shipped catalogue, where it came from there."""
    language: Line = ""
    version_line: Line = ""
    runs_on: Line = ""
    summary: Text = ""
    present: Literal["as-is", "upgraded"] | None = None
    behind: Text = ""
    upgrade_needs: Text = ""
    chosen_for: Tuple[ChosenFor] = ()
    language_advantage: Text = ""
    async_model: Style | None = None
    maturity: Literal["established", "young", "niche"] | None = None
    governance: Literal["foundation", "company", "community", "single-maintainer"] | None = None
    funding: Literal["several", "one-company", "volunteers", "unknown"] | None = None
    support_window: Known | None = None
    security_record: Known | None = None
    predictable_releases: Known | None = None
    breaking_history: Literal["rare", "some", "frequent"] | None = None
    wrapper: Answer | None = None
    majors_expected: Count | None = None
    lock_in: Literal["none", "some", "tied"] | None = None
    behind_interface: Answer | None = None
    exit_cost: Text = ""
    next_step: Text = ""
    """What would be done next if it were outgrown."""
    next_step_open: Answer | None = None
    """Whether it allows that step without starting again."""
    boundary: Text = ""
    protocol: Protocol | None = None
    one_service: Answer | None = None
    """Whether two frameworks would live inside one service."""
    must_haves: Table[Known] = NO_ROWS
    enthusiasm: Enthusiasm = Enthusiasm.blank()
    costs: Costs = Costs.blank()
    parts: Table[Part] = NO_ROWS
