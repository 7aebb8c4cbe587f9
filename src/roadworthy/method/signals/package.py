"""Signals S10 to S14: licence, who may publish, what it says of itself, runtimes, whether given up."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from roadworthy.method.finding import Fact
from roadworthy.method.signals.observation import Observation, counted_band
from roadworthy.method.signals.versions import numbers_of
from roadworthy.model.collected import CloneFacts, PackageFacts
from roadworthy.model.licences import LicenceNames

_STATUS: Final = re.compile(r"Development Status :: (\d)")
_PYTHON: Final = re.compile(r"Programming Language :: Python :: (\d)\.(\d+)")
_PLAIN_LINE: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_UPPER: Final = re.compile(r"<(=?)\s*v?(\d+)(?:\.(\d+))?")
_MATURITY: Final = {"7": 1, "6": 5, "5": 5, "4": 3, "3": 2, "2": 2, "1": 2}
SHORT: Final = 60
"""Characters up to which a free licence field is a name and no licence text."""


def of_package(
    package: PackageFacts, as_of: date, source: str, names: LicenceNames, runtimes: Sequence[str]
) -> tuple[Observation, ...]:
    """S10 to S14; `runtimes` are the released lines of the runtime, the newest first."""
    return (
        licence(package, as_of, source, names),
        _rights(package, as_of, source),
        *_maturity(package, as_of, source),
        *_runtime(package, as_of, source, runtimes),
        _withdrawn(package, as_of, source),
    )


def licence(package: PackageFacts, as_of: date, source: str, names: LicenceNames) -> Observation:
    """S10: an approved licence, and the same in the majors before where the registry tells them apart."""
    if not package.tells_licence:
        return Observation("licence", None, "unknown", {}, source, as_of, "not-stated")
    said = stated_licence(package)
    spdx, clear = read_licence(said, names)
    majors = _by_major(package)
    facts: dict[str, Fact] = {
        "licence": spdx or said or "none",
        "majors": ", ".join(f"{major}: {text or 'none'}" for major, text in majors),
    }

    def seen(band: int | None, doubt: str = "") -> Observation:
        return Observation("licence", band, spdx or said or "none", facts, source, as_of, doubt)

    if not said:
        return seen(1, "licence-not-stated")
    if not clear:
        return seen(3, "licence-unclear")
    if not approved(spdx, names):
        return seen(1, "licence-not-open")
    if len({read_licence(text or "", names)[0] for _, text in majors}) > 1:
        return seen(2, "licence-changed")
    return seen(5, "" if package.licences_by_version else "licence-newest-only")


def of_clone(clone: CloneFacts, source: str, names: LicenceNames) -> Observation:
    """S10 from the words of the licence file."""
    said = clone.licence or ("a file" if "licence" in clone.files else "none")
    facts: dict[str, Fact] = {"licence": said, "majors": ""}
    if clone.licence and approved(clone.licence, names):
        return Observation("licence", 5, said, facts, source, clone.as_of, "licence-newest-only")
    if "licence" in clone.files:
        return Observation("licence", 3, said, facts, source, clone.as_of, "licence-unclear")
    return Observation("licence", 1, said, facts, source, clone.as_of, "licence-not-stated")


def stated_licence(package: PackageFacts) -> str:
    """The licence in the registry's words: the expression, else a classifier, else a short free text."""
    if package.licence_expression:
        return package.licence_expression
    classifiers = [words for words in package.classifiers if words.startswith("License ::")]
    if classifiers:
        return max(classifiers, key=lambda words: words.count("::"))  # the one that names it, not its family
    text = (package.licence_text or "").strip()
    return text if len(text) <= SHORT else ""


def read_licence(said: str, names: LicenceNames) -> tuple[str, bool]:
    """The SPDX expression of what is stated, and whether it can be told which licence that is."""
    if said.startswith("License ::"):
        spdx = names.classifiers.get(said, said)
        return (spdx or said, bool(spdx))
    plain = said.strip().lower()
    if plain in names.spellings:
        return names.spellings[plain], True
    parts = _ids(plain)
    known = bool(parts) and all(
        part in names.osi or part in _CLOSED or part.startswith("licenseref") for part in parts
    )
    return said.strip(), known


_CLOSED: Final = frozenset(
    {
        "busl-1.1",
        "sspl-1.0",
        "elastic-2.0",
        "proprietary",
        "unlicensed",
        "commons-clause",
        "other/proprietary license",
    }
)
"""Ids that are clear, and no open-source licence."""


def approved(expression: str, names: LicenceNames) -> bool:
    """Whether one may take it under an approved licence: all of an AND, any of an OR."""
    plain = expression.lower()
    if any(mark in plain for mark in (" or ",)):
        return any(approved(part, names) for part in re.split(r"(?<!\s)\s+or\s+", plain.strip("() ")))
    parts = _ids(plain)
    return bool(parts) and all(part in names.osi for part in parts)


def _ids(plain: str) -> list[str]:
    bare = re.sub(r"(?<!\s)\s+with\s+[\w.-]+", "", plain)
    return [part for part in re.split(r"(?<!\s)\s+(?:and|or)\s+|[()]", bare) if part.strip()]


def _by_major(package: PackageFacts) -> list[tuple[int, str | None]]:
    """What the newest stable version of each of the last three majors states."""
    if not package.licences_by_version:
        return []
    newest: dict[int, tuple[tuple[int, ...], str | None]] = {}
    for row in package.versions:
        numbers = numbers_of(package.registry, row.version)
        if numbers is None or row.licence is None:
            continue
        if numbers[0] not in newest or numbers > newest[numbers[0]][0]:
            newest[numbers[0]] = numbers, row.licence
    return [(major, newest[major][1]) for major in sorted(newest)[-3:]]


def _rights(package: PackageFacts, as_of: date, source: str) -> Observation:
    """S11: an organisation, or so many accounts, may publish it."""
    if package.organisation is None and not package.owners:
        return Observation("publishing-rights", None, "unknown", {}, source, as_of, "not-stated")
    owners = package.owners or ()
    facts: dict[str, Fact] = {
        "organisation": package.organisation or "",
        "count": len(owners),
        "names": ", ".join(owners[:4]),
    }
    if package.organisation:
        return Observation("publishing-rights", 5, package.organisation, facts, source, as_of)
    return Observation(
        "publishing-rights", max(2, counted_band(len(owners), 4, 3, 2, 1)), len(owners), facts, source, as_of
    )


def _maturity(package: PackageFacts, as_of: date, source: str) -> tuple[Observation, ...]:
    """S12: what the package says of itself; nothing where it says nothing."""
    for classifier in package.classifiers:
        found = _STATUS.match(classifier)
        if found:
            words = classifier.partition(" :: ")[2]
            return (Observation("maturity", _MATURITY.get(found[1]), words, {"words": words}, source, as_of),)
    return ()


def _runtime(
    package: PackageFacts, as_of: date, source: str, runtimes: Sequence[str]
) -> tuple[Observation, ...]:
    """S13: how far behind the newest runtime the newest one is that it names."""
    order = [tuple(map(int, line.split("."))) for line in runtimes if _PLAIN_LINE.fullmatch(line)]
    if not order:
        return ()

    def seen(named: str, behind: int) -> tuple[Observation, ...]:
        facts: dict[str, Fact] = {"newest": named, "behind": behind, "runtime": runtimes[0]}
        return (Observation("newest-runtime", max(1, 5 - behind), named, facts, source, as_of),)

    named = [tuple(map(int, found)) for text in package.classifiers for found in _PYTHON.findall(text)]
    if named:
        newest = max(named)
        return seen(".".join(map(str, newest)), sum(line > newest for line in order))
    if not package.requires:
        return ()
    upper = _UPPER.search(package.requires) if package.registry == "npm" else None
    if upper is not None:
        end = (int(upper[2]), int(upper[3] or 0))
        beyond = sum((*line, 0)[:2] > end if upper[1] else (*line, 0)[:2] >= end for line in order)
        return seen(package.requires, beyond)
    facts: dict[str, Fact] = {"range": package.requires, "runtime": runtimes[0]}
    return (Observation("newest-runtime", None, package.requires, facts, source, as_of, "open-range"),)


def _withdrawn(package: PackageFacts, as_of: date, source: str) -> Observation:
    """S14: given up in the registry's own words is a 1; anything else has no band."""
    finished = [row for row in package.versions if numbers_of(package.registry, row.version) is not None]
    yanked = sum(row.withdrawn for row in finished)
    facts: dict[str, Fact] = {
        "words": package.deprecated or "",
        "yanked": yanked,
        "versions": len(finished),
    }
    if package.deprecated:
        return Observation("withdrawn", 1, package.deprecated, facts, source, as_of)
    return Observation("withdrawn", None, yanked, facts, source, as_of, "flag-only")
