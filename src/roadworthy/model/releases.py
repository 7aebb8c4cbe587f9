"""Release cycles of a product as its table publishes them: what a forecast of upgrades reads."""

from datetime import date

from roadworthy.model.frozen import frozen


@frozen
class ReleaseCycle:
    """One line of releases, such as Django 5.2, with the days of its support."""

    cycle: str
    """Its label, as the product calls it."""
    released: date | None
    """Day of its first release; a line without one takes part in no forecast."""
    active_until: date | bool | None = None
    """End of active support; only shown."""
    eol: date | bool | None = None
    """First day without security support. True: over, day unknown; False: none announced; None: not said."""
    lts: date | bool | None = None
    """True: long-term support from its release; a day: from that day, which may lie ahead."""
    latest: str = ""
    """Newest version seen on the day of the table."""
    latest_date: date | None = None


@frozen
class ReleaseTable:
    """The lines of one product, with where they were read and on what day."""

    product: str
    """Its key, such as ``ruby-on-rails``."""
    label: str
    cycles: tuple[ReleaseCycle, ...]
    as_of: date
    """The day of the table: what happened after it is not in it."""
    source: str = ""
    category: str = ""
    eol_means: str = ""
    """What the end of support is called there, where it is not plainly the end of security fixes."""
