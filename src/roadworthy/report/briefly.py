"""A clause in fewer words, where there is no room for all of them."""

from roadworthy.knowledge.files import table


def briefly(clause: str) -> str:
    """A share without the weightings that it is of, where there is no room for them; else the clause."""
    for words in table("sureness.toml")["weightings"].values():
        if clause.endswith(f" {words}") and clause[: -len(words) - 1][-1:].isdigit():
            return clause[: -len(words) - 1]
    return clause
