"""What completes a name behind the cursor of its field."""

from textual.suggester import Suggester

from roadworthy.interview.catalogue import completed


class NameSuggester(Suggester):
    """Completes to the name that the line below the field tells."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self._names) or None
