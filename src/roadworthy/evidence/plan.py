"""What would be asked, of whom, for which candidate: worked out and shown first, then perhaps asked."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal, TypeAlias

from roadworthy.knowledge.frameworks import by_id
from roadworthy.model import Decision
from roadworthy.model.evidence import REGISTRIES, Registry
from roadworthy.model.frozen import frozen

Collector: TypeAlias = Registry | Literal["clone", "project", "cycles"]
PROJECTS: Final[frozenset[Registry]] = frozenset({"pypi", "npm"})
"""Registries whose packages are looked for in the team's own project."""


@frozen
class CloneOption:
    """A clone that somebody named for a candidate."""

    folder: Path
    copied_on: date | None = None
    prefix: str = ""
    """What its version tags begin with."""
    kept: bool = False
    """Whether what it said before is meant: nobody named it this time."""


@frozen
class Inquiry:
    """One question to one collector about one candidate."""

    candidate: str
    collector: Collector
    what: str
    """Package, folder or product."""
    registry: str = ""
    """For ``project``: the registry of the framework's package."""
    clone: CloneOption | None = None

    @property
    def over_network(self) -> bool:
        """Whether answering it means asking a registry."""
        return self.collector in REGISTRIES


@frozen
class NoInquiry:
    """A candidate about which a registry can't be asked, and why: ``no-package`` or ``no-collector``."""

    candidate: str
    why: str
    registry: str = ""
    package: str = ""


@frozen
class EvidencePlan:
    """All that would be asked, and what can't be."""

    inquiries: tuple[Inquiry, ...]
    left_out: tuple[NoInquiry, ...] = ()

    @property
    def over_network(self) -> tuple[Inquiry, ...]:
        """Those that ask a registry."""
        return tuple(one for one in self.inquiries if one.over_network)


def package_of(decision: Decision, candidate: str) -> tuple[str, str]:
    """Registry and package of a candidate: what was typed before the catalogue's; empty where unknown."""
    own = decision.upkeep.get(candidate)
    if own is not None and own.package:
        return own.registry or "", own.package
    entry = by_id().get(decision.candidates[candidate].catalogue)
    return (entry.registry, entry.package) if entry is not None else ("", "")


def clone_name(decision: Decision, candidate: str, folder: Path) -> str:
    """What the facts of a candidate's clone are kept under: its package, else the folder."""
    registry, package = package_of(decision, candidate)
    return f"{registry} {package}" if package else str(folder.absolute())


def plan(
    decision: Decision, *, clones: Mapping[str, CloneOption] | None = None, project: Path | None = None
) -> EvidencePlan:
    """What would be asked about the candidates of a decision. Raises KeyError for a clone of no candidate."""
    for slug in clones or {}:
        decision.candidates[slug]
    inquiries: list[Inquiry] = []
    left_out: list[NoInquiry] = []
    for slug in decision.candidates:
        registry, package = package_of(decision, slug)
        if not package:
            left_out.append(NoInquiry(slug, "no-package"))
        elif registry not in REGISTRIES:
            left_out.append(NoInquiry(slug, "no-collector", registry, package))
        inquiries += _about(slug, registry, package, (clones or {}).get(slug), project)
    return EvidencePlan(tuple(inquiries), tuple(left_out))


def _about(
    slug: str, registry: str, package: str, clone: CloneOption | None, project: Path | None
) -> Iterator[Inquiry]:
    for known in REGISTRIES:
        if registry == known:
            yield Inquiry(slug, known, package)
    if clone is not None:
        yield Inquiry(slug, "clone", str(clone.folder), clone=clone)
    if project is not None and package and registry in PROJECTS:
        yield Inquiry(slug, "project", str(project), registry)
    yield Inquiry(slug, "cycles", slug)
