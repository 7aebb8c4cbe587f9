"""Why an answer is not taken, in words for the person who gave it."""


class NotTaken(ValueError):  # noqa: N818 - named by what happened
    """An answer that can't be taken; its words say why, for a person."""


class Unclear(NotTaken):
    """An answer that could mean several things; each is offered in words that mean it alone."""

    def __init__(self, words: str, readings: dict[str, str]) -> None:
        meant = " or ".join(readings)
        write = " or ".join(readings.values())
        super().__init__(f"“{words}” could be {meant}; write {write}")
        self.words = words
        self.readings = readings
        """What it could mean, and what to write for that."""
