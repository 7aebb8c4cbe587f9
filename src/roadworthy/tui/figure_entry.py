"""A figure that is typed digit by digit on a row: each digit counts at once, up to a limit."""

from roadworthy.knowledge.interview_words import say
from roadworthy.model.frozen import frozen


@frozen
class FigureEntry:
    """The digits typed on one row since it was gone to."""

    words: str = ""
    before: float | None = None
    """What stood there before the first of them."""

    @property
    def value(self) -> float | None:
        """What stands there now."""
        return float(self.words) if self.words else self.before

    def goes_on(self, held: float | None) -> bool:
        """Whether what stands there, `held`, is what was typed; after an undo, say, it is not."""
        return bool(self.words) and held == self.value

    def typed(self, digit: str, most: int, held: float | None) -> "FigureEntry | None":
        """The entry after one more digit, where `held` stands; None where it would be above `most`.

        Where something else stands than what was typed, another figure begins.
        """
        goes_on = self.goes_on(held)
        words = ((self.words if goes_on else "") + digit).lstrip("0") or "0"
        if int(words) > most:
            return None
        return FigureEntry(words, self.before if goes_on else held)

    def taken_back(self) -> "FigureEntry":
        """The entry without its last digit; with none left, what stood before is there again."""
        return FigureEntry(self.words[:-1], self.before)


def why_above(entry: FigureEntry, digit: str, most: int) -> str:
    """Why one more digit is not taken, what stands, and how to correct it."""
    return say("cell", "above", words=entry.words + digit, most=most, stands=entry.words)
