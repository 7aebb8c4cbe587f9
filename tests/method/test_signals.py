"""The bands of the sixteen signals at their very edges, and the rules that keep one from misleading."""

from datetime import date, timedelta

import pytest

from roadworthy.knowledge.signals import licence_names
from roadworthy.method.forecast import UpgradePolicy, forecast
from roadworthy.method.signals import coupling, package, people, releases, support
from roadworthy.method.signals.authors import Authors, organisation_of, plain_name
from roadworthy.method.signals.people import absence_factor
from roadworthy.method.signals.releases import rhythm_band
from roadworthy.method.signals.versions import days_doubted, pypi_numbers, semver_numbers, tag_numbers
from roadworthy.model.collected import CloneFacts, Contributor, PackageFacts, ProjectFacts, PublishedVersion
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

DAY = date(2026, 11, 23)


def clone(*commits: int, recent: int = 0, houses: tuple[str, ...] = ()) -> CloneFacts:
    names = houses + ("",) * (len(commits) - len(houses))
    rows = tuple(Contributor(f"p{n}", count, names[n]) for n, count in enumerate(commits))
    return CloneFacts("x", DAY, DAY, rows, commits_90=recent)


def bands(facts: CloneFacts) -> dict[str, int | None]:
    return {seen.signal: seen.band for seen in people.of_clone(facts, "x")}


@pytest.mark.parametrize(
    ("days", "band"), [(0, 5), (90, 5), (91, 4), (180, 4), (181, 3), (365, 3), (366, 2), (730, 2), (731, 1)]
)
def test_s1_days_since_the_last_release(days: int, band: int) -> None:
    facts = PackageFacts("pypi", "x", "1.0", (PublishedVersion("1.0", DAY - timedelta(days=days)),))
    assert releases.of_package(facts, DAY, "x")[0].band == band


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (13.9, 1),
        (14, 2),
        (30, 3),
        (60, 4),
        (90, 5),
        (400, 5),
        (400.5, 4),
        (550, 4),
        (551, 3),
        (730, 3),
        (731, 2),
        (1100, 2),
        (1101, 1),
    ],
)
def test_s2_days_between_lines(days: float, band: int) -> None:
    assert rhythm_band(days) == band


def test_s1_and_s2_leave_out_pre_releases_and_what_was_withdrawn() -> None:
    rows = (
        PublishedVersion("1.0", date(2025, 1, 1)), PublishedVersion("1.0.1", date(2025, 2, 1)),
        PublishedVersion("1.1", date(2025, 5, 1)), PublishedVersion("2.0rc1", date(2026, 11, 1)),
        PublishedVersion("1.2.dev1", date(2026, 11, 2)), PublishedVersion("1.9", date(2026, 11, 3), withdrawn=True),
    )  # fmt: skip
    age, rhythm = releases.of_package(PackageFacts("pypi", "x", "1.1", rows), DAY, "x")
    assert age.facts["version"] == "1.1"
    assert rhythm.raw == 120


def test_the_absence_factor_of_the_published_example() -> None:
    assert absence_factor([1000, 433, 343, 332, 202, 90, 42, 33]) == 2
    assert absence_factor([]) == 0
    assert absence_factor([5]) == 1


@pytest.mark.parametrize(
    ("regular", "band"), [(0, 1), (1, 1), (2, 2), (3, 3), (5, 3), (6, 4), (9, 4), (10, 5)]
)
def test_s3_regular_contributors(regular: int, band: int) -> None:
    assert bands(clone(*[5] * regular, 4, 4))["regular-contributors"] == band


@pytest.mark.parametrize(("equals", "band"), [(2, 1), (4, 2), (6, 3), (8, 4), (10, 4), (12, 5)])
def test_s4_absence_factor(equals: int, band: int) -> None:
    assert bands(clone(*[12] * equals))["absence-factor"] == band


@pytest.mark.parametrize(
    ("top", "band"), [(19, 5), (20, 4), (29, 4), (30, 3), (44, 3), (45, 2), (64, 2), (65, 1)]
)
def test_s5_busiest_author(top: int, band: int) -> None:
    rest = 100 - top
    assert bands(clone(top, *[1] * rest))["top-author"] == band


def test_s4_and_s5_need_enough_commits() -> None:
    few = bands(clone(1, 1, 1))
    assert (few["absence-factor"], few["top-author"], few["recent-commits"]) == (None, None, 1)
    assert bands(clone(24))["absence-factor"] == 1
    assert bands(clone(23))["absence-factor"] is None


def test_s6_needs_half_of_the_work_known() -> None:
    assert bands(clone(49, 51, houses=("acme.com",)))["elephant-factor"] is None
    assert bands(clone(50, 50, houses=("acme.com",)))["elephant-factor"] == 1
    four = ("a.com", "b.com", "c.com", "d.com", "e.com", "f.com", "g.com", "h.com")
    assert bands(clone(*[10] * 8, houses=four))["elephant-factor"] == 5
    assert bands(clone(*[10] * 6, houses=four[:6]))["elephant-factor"] == 4
    assert bands(clone(*[10] * 4, houses=four[:4]))["elephant-factor"] == 3


@pytest.mark.parametrize(
    ("recent", "band"), [(0, 1), (1, 2), (3, 2), (4, 3), (7, 3), (8, 4), (12, 4), (13, 5)]
)
def test_s7_recent_commits(recent: int, band: int) -> None:
    assert bands(clone(30, recent=recent))["recent-commits"] == band


def of_table(eol: object, months: int = 60) -> dict[str, int | None]:
    table = ReleaseTable("x", "X", (ReleaseCycle("1", date(2026, 1, 1), eol=eol),), date(2026, 8, 1))  # type: ignore[arg-type]
    seen = forecast(table, date(2026, 12, 1), months, UpgradePolicy())
    return {one.signal: one.band for one in support.of_forecast(table, seen, "x")}


@pytest.mark.parametrize(
    ("end", "band"),
    [
        (date(2031, 12, 1), 5),
        (date(2030, 9, 1), 4),
        (date(2029, 6, 15), 3),
        (date(2028, 3, 15), 2),
        (date(2027, 6, 1), 1),
    ],
)
def test_s8_support_runway(end: date, band: int) -> None:
    assert of_table(end)["support-runway"] == band


def test_s8_and_s9_are_unknown_and_never_a_one_without_a_table_or_an_end() -> None:
    assert of_table(False)["support-runway"] is None
    assert of_table(True)["support-runway"] == 1  # over, though nobody says since when
    assert [(seen.band, seen.doubt) for seen in support.no_table("FastAPI", DAY)] == [(None, "no-table")] * 2


@pytest.mark.parametrize(("years", "band"), [(6, 5), (4, 5), (2, 4), (1.4, 3), (1, 2), (0.5, 1)])
def test_s9_forced_upgrades_per_sixty_months(years: float, band: int) -> None:
    step = timedelta(days=round(365.25 * years))
    days = [date(2026, 11, 1) - step * back for back in range(4)][::-1]
    rows = tuple(ReleaseCycle(f"{n}.0", day, eol=day + step) for n, day in enumerate(days, 1))
    table = ReleaseTable("x", "X", rows, date(2026, 11, 20))
    seen = forecast(table, date(2026, 12, 1), 60)
    (_, forced) = support.of_forecast(table, seen, "x")
    assert forced.band == band, seen.forced_upgrades


@pytest.mark.parametrize(
    ("expression", "classifier", "text", "band", "doubt"),
    [
        ("BSD-3-Clause", "", "", 5, "licence-newest-only"),
        ("Apache-2.0 OR MIT", "", "", 5, "licence-newest-only"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "", "", 5, "licence-newest-only"),
        ("BUSL-1.1", "", "", 1, "licence-not-open"),
        ("MIT AND SSPL-1.0", "", "", 1, "licence-not-open"),
        ("", "License :: OSI Approved :: MIT License", "", 5, "licence-newest-only"),
        ("", "License :: OSI Approved :: BSD License", "", 3, "licence-unclear"),
        ("", "License :: Other/Proprietary License", "", 1, "licence-not-open"),
        ("", "License :: OSI Approved|License :: OSI Approved :: MIT License", "", 5, "licence-newest-only"),
        ("", "", "MIT", 5, "licence-newest-only"),
        ("", "", "Apache License 2.0", 5, "licence-newest-only"),
        ("", "", "Apache", 3, "licence-unclear"),
        ("", "", "SEE LICENSE IN LICENSE.md", 3, "licence-unclear"),
        ("", "", "Copyright (c) " + "x" * 100, 1, "licence-not-stated"),
        ("", "", "", 1, "licence-not-stated"),
    ],
)  # fmt: skip
def test_s10_licence(expression: str, classifier: str, text: str, band: int, doubt: str) -> None:
    facts = PackageFacts(
        "pypi", "x", "1.0", licence_expression=expression or None, licence_text=text or None,
        classifiers=tuple(filter(None, classifier.split("|"))),
    )  # fmt: skip
    found = package.licence(facts, DAY, "x", licence_names())
    assert (found.band, found.doubt) == (band, doubt)


@pytest.mark.parametrize(("owners", "band"), [(1, 2), (2, 3), (3, 4), (4, 5), (9, 5)])
def test_s11_publishing_rights(owners: int, band: int) -> None:
    facts = PackageFacts("pypi", "x", "1.0", owners=tuple(map(str, range(owners))))
    found = {seen.signal: seen for seen in package.of_package(facts, DAY, "x", licence_names(), ())}
    assert found["publishing-rights"].band == band


@pytest.mark.parametrize(("status", "band"), [(1, 2), (3, 2), (4, 3), (5, 5), (6, 5), (7, 1)])
def test_s12_maturity(status: int, band: int) -> None:
    facts = PackageFacts("pypi", "x", "1.0", classifiers=(f"Development Status :: {status} - So",))
    found = {seen.signal: seen for seen in package.of_package(facts, DAY, "x", licence_names(), ())}
    assert found["maturity"].band == band


@pytest.mark.parametrize(
    ("newest", "band"), [("3.14", 5), ("3.15", 5), ("3.13", 4), ("3.12", 3), ("3.11", 2), ("3.8", 1)]
)
def test_s13_newest_runtime(newest: str, band: int) -> None:
    names = tuple(f"Programming Language :: Python :: {line}" for line in ("3", "3.8", newest))
    facts = PackageFacts("pypi", "x", "1.0", classifiers=names)
    runtimes = ("3.14", "3.13", "3.12", "3.11", "3.10", "3.9", "3.8")
    found = {seen.signal: seen for seen in package.of_package(facts, DAY, "x", licence_names(), runtimes)}
    assert found["newest-runtime"].band == band


@pytest.mark.parametrize(("said", "band"), [(">=18", None), (">=18 <26", 4), ("<=26", 5), ("18 || 20", None)])
def test_s13_only_an_upper_end_of_a_range_says_something(said: str, band: int | None) -> None:
    facts = PackageFacts("npm", "x", "1.0.0", requires=said)
    found = {
        seen.signal: seen for seen in package.of_package(facts, DAY, "x", licence_names(), ("26", "25", "24"))
    }
    assert found["newest-runtime"].band == band


@pytest.mark.parametrize(
    ("count", "band"), [(10, 5), (11, 4), (25, 4), (60, 3), (150, 2), (151, 1), (None, None)]
)
def test_s15_is_a_count_and_s16_a_band(count: int | None, band: int | None) -> None:
    seen = coupling.of_project(ProjectFacts("x", "django", DAY, 9, ("django-environ",), reachable=count), "x")
    assert (seen[0].raw, seen[0].band) == (1, None)
    assert len(seen) == (1 if count is None else 2)
    assert seen[-1].band == band


def test_days_of_a_copy_are_told_by_a_crowd_or_by_their_order() -> None:
    crowd = [PublishedVersion(f"1.{n}.0", DAY if n < 2 else DAY + timedelta(days=n)) for n in range(10)]
    assert days_doubted(crowd) == "crowded"
    assert days_doubted([PublishedVersion(f"1.{n}.0", DAY + timedelta(days=n)) for n in range(10)]) == ""
    turned = [PublishedVersion("1.1.0", DAY), PublishedVersion("1.2.0", DAY - timedelta(days=1))]
    assert days_doubted(turned) == "against-order"
    majors = [PublishedVersion("1.9.0", DAY), PublishedVersion("2.0.0", DAY - timedelta(days=1))]
    assert days_doubted(majors) == ""


def test_versions_and_tags_are_read_strictly() -> None:
    assert pypi_numbers("1.10.1") == (1, 10, 1)
    assert pypi_numbers("1.10.post2") == (1, 10)
    assert [pypi_numbers(word) for word in ("1.0a1", "1.0.dev3", "nonsense", "")] == [None] * 4
    assert semver_numbers("v1.2.3") == (1, 2, 3)
    assert [semver_numbers(word) for word in ("1.2", "1.2.3-rc.1", "1.2.3.4")] == [None] * 3
    assert tag_numbers("v5.2.1") == (5, 2, 1)
    assert tag_numbers("core@4.41.0", "core@") == (4, 41, 0)
    assert [tag_numbers(word) for word in ("v6.0.0-alpha.2", "core@4.41.0", "1", "release-1.2")] == [None] * 4


def test_one_person_under_several_names_and_addresses_is_one() -> None:
    authors = Authors(("[bot]", "dependabot"), ("gmail.com",))
    for name, email in (
        ("Ana", "a@x.com"),
        ("ANA ", "ana@y.org"),
        ("A. L.", "ana@y.org"),
        ("Ben", "noreply@github.com"),
        ("Cleo", "noreply@github.com"),
    ):
        authors.add(name, email, recent=False)
    authors.add("dependabot-preview", "x@y.z", recent=True)
    assert sorted(one.commits for one in authors.people()) == [1, 1, 3]
    assert authors.bot_commits == 1
    assert plain_name("  José   Ñ ") == "jose n"
    assert organisation_of("a@mail.corp.acme.com", frozenset()) == "acme.com"
    assert organisation_of("1+a@users.noreply.github.com", frozenset()) == ""
    assert organisation_of("a@GMAIL.com", frozenset({"gmail.com"})) == ""
    assert organisation_of("root@localhost", frozenset()) == ""
