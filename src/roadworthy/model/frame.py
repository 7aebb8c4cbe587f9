"""What is being chosen for, by whom, and for how long: the answers of the first station."""

from typing import Literal

from roadworthy.model.base import Amount, Answer, Count, Day, Lines, Number, Record
from roadworthy.model.text import Line, Text

Trigger = Literal["replace", "scale", "support", "new"]
BottleneckKind = Literal[
    "throughput", "latency", "database", "deployment", "team", "cost", "reliability", "none"
]
Measured = Literal["production", "load-test", "estimate", "not-yet"]
Pattern = Literal["reads", "mixed", "writes", "unknown"]
Variability = Literal["steady", "daily", "spiky"]
Boundaries = Literal["known", "emerging", "unknown"]
Domain = Literal["crud", "rules", "realtime", "events"]
Style = Literal["sync", "both", "async"]
Strength = Literal["none", "some", "strong"]
Role = Literal["lead", "operations", "product", "team", "security", "management", "other"]
Stand = Literal["for", "against", "abstains", "blocks"]


class Bottleneck(Record):
    """What limits today's system, and how that is known."""

    kind: BottleneckKind | None = None
    what: Text = ""
    measured: Measured | None = None
    how: Text = ""
    measured_on: Day | None = None


class Load(Record):
    """How the system is used and how that will grow."""

    pattern: Pattern | None = None
    now: Line = ""
    """The load of today in words."""
    rate: Number | None = None
    """The same as a number, in `unit`."""
    unit: Line = ""
    limit: Number | None = None
    """Where the present stack was measured to stop, in the same unit."""
    growth: Number | None = None
    """Factor by which traffic is expected to grow within `growth_months`."""
    growth_months: Count | None = None
    variability: Variability | None = None


class Team(Record):
    """The people who will build and run it."""

    size: Count | None = None
    juniors: Count | None = None
    composition: Line = ""
    languages: Lines = ()
    style: Style | None = None
    """Whether the team's strength is synchronous code, asynchronous code, or both."""
    operations: Strength | None = None
    heard: Answer | None = None
    """Whether the whole team has been asked."""
    capacity: Amount | None = None
    """People who can work on the move, beside everything else."""
    majors_carried: Count | None = None
    """Major upgrades that the team could carry within the longest horizon."""


class Organisation(Record):
    """What the team lives in."""

    headcount: Count | None = None
    """Everybody."""
    regulated: Answer | None = None
    engineers: Count | None = None
    """Those of the headcount who write software."""
    release_rules: Text = ""


class Waiting(Record):
    """What waiting costs."""

    cost: Line = ""
    """What a month of waiting costs, in the person's own unit."""
    growing: Answer | None = None
    """Whether a rewrite grows dearer with every month."""
    forced_on: Day | None = None
    forced_by: Text = ""
    support_ends_on: Day | None = None
    """The last day on which the present stack gets security fixes."""


class Ethics(Record):
    """What the team holds to in what it builds on."""

    maintainers: Literal["any", "paid", "independent"] | None = None
    """Who may maintain what the business rests on: anybody, somebody paid, several independent parties."""
    funding: Literal["any", "named", "diverse"] | None = None
    governance: Literal["any", "written", "open"] | None = None
    gives_back: Literal["nothing", "fixes", "money", "time"] | None = None
    words: Text = ""


class Frame(Record):
    """The decision frame."""

    scope: Text = ""
    out_of_scope: Text = ""
    trigger: Trigger | None = None
    trigger_words: Text = ""
    present_stack: Line = ""
    domain: Domain | None = None
    boundaries: Boundaries | None = None
    boundary_names: Lines = ()
    bottleneck: Bottleneck = Bottleneck.blank()
    load: Load = Load.blank()
    team: Team = Team.blank()
    organisation: Organisation = Organisation.blank()
    waiting: Waiting = Waiting.blank()
    ethics: Ethics = Ethics.blank()


class MustHave(Record):
    """What a candidate has to have, or it is out."""

    name: Line = ""
    kind: Literal["database", "feature", "compliance", "other"] | None = None
    words: Text = ""


class Person(Record):
    """Somebody who is involved, and where they stand."""

    name: Line = ""
    role: Role | None = None
    stand: Stand | None = None
    reason: Text = ""


class Horizon(Record):
    """A stretch of the future with its own priorities."""

    name: Line = ""
    focus: Line = ""
    matters: Text = ""
    worth: Amount | None = None
    from_month: Count | None = None
    to_month: Count | None = None
