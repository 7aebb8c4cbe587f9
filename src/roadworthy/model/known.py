"""Types of fields whose schemas are made once.

A decision has two hundred fields of half a dozen types. Left alone, pydantic looks at the signature of a
type's validator again for each field, and that is felt at the start.
"""

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema


class Known:
    """Put into ``Annotated``: the type has this schema wherever it stands; `least` is the lowest number."""

    def __init__(self, schema: CoreSchema, least: int | None = None) -> None:
        self.schema = schema
        self.least = least

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return dict(self.schema)
