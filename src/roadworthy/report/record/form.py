"""What the forms of a record share: which record it is among the others, and how its lines are written."""

from collections.abc import Iterable

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model.frozen import frozen
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.page.wording import softened
from roadworthy.report.record.facts import RecordFacts, say


@frozen
class RecordLink:
    """Another record in the same folder."""

    number: int
    title: str
    name: str
    """Its file's name."""

    @property
    def slug(self) -> str:
        """The name without its ending: what log4brains calls it."""
        return self.name.removesuffix(".md")

    @property
    def id(self) -> str:
        """``ADR-0012``."""
        return f"ADR-{self.number:04}"


@frozen
class RecordPlace:
    """Where a record stands among others."""

    number: int = 1
    source: str = ""
    """The decision's file as seen from the record's folder, with slashes; empty where there is none."""
    superseded_by: RecordLink | None = None
    supersedes: tuple[RecordLink, ...] = ()


def words_of(form: str, key: str, **facts: str) -> str:
    """The words of one form, filled with facts."""
    return fill(str(table("record.toml")[form][key]), facts)


def bullets(lines: Iterable[str], sign: str = "*") -> str:
    """A list."""
    return "\n".join(f"{sign} {escaped(line) or '–'}" for line in lines)


def chosen_sentence(facts: RecordFacts) -> str:
    """``Chosen option: "…", because ….``, escaped; empty where nothing is chosen."""
    chosen = facts.chosen
    if chosen is None:
        return ""
    return say("chosen", name=escaped(chosen.name), reasons=escaped(_reasons(facts)))


def _reasons(facts: RecordFacts) -> str:

    if facts.reasons:
        return say("between_reasons").join(softened(reason) for reason in facts.reasons)
    chosen = facts.chosen
    if chosen is not None and chosen.value:
        rest = [f"{one.name} {one.value}" for one in facts.options if one.value and not one.chosen]
        return say("leads_reason", values=", ".join((f"{chosen.value} of {facts.scale[1]}", *rest)))
    return say("no_reason")


def supersedes_sentence(link: RecordLink) -> str:
    """``Supersedes [ADR-0003](0003-title.md).``"""
    words = words_of("status", "supersedes", what=f"[{link.id}]({link.name})")
    return f"{words[:1].upper()}{words[1:]}."


def link_to_source(place: RecordPlace) -> str:
    """The sentence that leads to the whole decision; empty where there is no file."""
    if not place.source:
        return ""
    name = place.source.rsplit("/", 1)[-1]
    target = place.source.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")
    return say("whole", link=f"[{escaped(name)}]({target})")
