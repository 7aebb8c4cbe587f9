"""A registry that answers wrongly, slowly, hugely or not at all costs one clear line and nothing else."""

import threading
from datetime import date
from pathlib import Path

import pytest

from hostile import HostileServer
from patience import LONGEST
from roadworthy.errors import NoAnswer, Stopped
from roadworthy.evidence import pypi
from roadworthy.evidence.index import PackageIndex
from roadworthy.evidence.limits import MEGABYTE, Limits, StopRequest
from roadworthy.knowledge.signals import licence_names
from roadworthy.method.signals import package

ROOMY = Limits(idle=LONGEST, whole=LONGEST, most=2 * MEGABYTE, tries=2, pause=0.01)
"""For what answers, if wrongly: a busy machine may take its time."""
IN_A_HURRY = Limits(idle=0.25, whole=LONGEST, most=MEGABYTE, tries=2, pause=0.01)
"""For what says nothing, and would not within `LONGEST`."""


def ask(server: HostileServer, how: str, name: str = "django", limits: Limits = ROOMY) -> object:
    return pypi.collect(name, PackageIndex(server.index(how)), StopRequest(), limits)


def test_a_good_answer_is_taken(server: HostileServer) -> None:
    facts = pypi.collect("Django", PackageIndex(server.index("good")), StopRequest(), ROOMY)
    assert (facts.name, facts.version, facts.organisation) == ("Django", "6.1.3", "django")
    assert server.asked == ["/good/pypi/django/json"]


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("huge", "sends more than 2 MB"),
        ("elsewhere", "sends elsewhere, to http://203.0.113.7/pypi/django/json"),
        ("downgraded", "sends elsewhere"),
        ("circles", "round in circles"),
        ("wrong-types", "names no package"),
        ("other-package", "answers about “Flask” when asked about “django”"),
        ("no-json", "not JSON"),
        ("deep", "not JSON"),
        ("cut", "broke off in the middle"),
        ("always-busy", "status 429"),
        ("refused", "refuses with status 403"),
        ("nothing-here", "no such package"),
    ],
)
def test_a_wrong_answer_is_one_clear_line(server: HostileServer, how: str, said: str) -> None:
    with pytest.raises(NoAnswer) as caught:
        ask(server, how)
    words = str(caught.value)
    assert said in words
    assert "\n" not in words
    assert "\x1b" not in words


def test_silence_is_given_up(server: HostileServer) -> None:
    with pytest.raises(NoAnswer, match="does not answer in time"):
        ask(server, "silent", limits=IN_A_HURRY)


def test_a_hundred_megabytes_are_not_taken(server: HostileServer) -> None:
    with pytest.raises(NoAnswer, match="more than 2 MB"):
        ask(server, "huge")
    assert server.sent < 30 * MEGABYTE


def test_what_only_drips_is_cut_off_at_the_end_of_the_time(server: HostileServer) -> None:
    with pytest.raises(NoAnswer, match="takes too long"):  # at its end it would be no JSON
        ask(server, "drip", limits=Limits(idle=LONGEST, whole=0.3, most=MEGABYTE, tries=1))


def test_what_was_busy_is_asked_again(server: HostileServer) -> None:
    assert getattr(ask(server, "busy"), "version", "") == "6.1.3"
    assert server.asked == ["/busy/pypi/django/json"] * 2


def test_a_redirect_on_the_same_host_is_followed(server: HostileServer) -> None:
    assert getattr(ask(server, "next-door"), "version", "") == "6.1.3"


def test_an_index_without_documents_is_read_by_its_simple_page(server: HostileServer) -> None:
    facts = pypi.collect("django", PackageIndex(server.index("simple-only")), StopRequest(), ROOMY)
    assert facts.version == "5.2"
    assert [(row.version, row.withdrawn) for row in facts.versions] == [
        ("5.2", False),
        ("5.2.1", True),
        ("6.0rc1", False),
    ]
    assert facts.deprecated == "archived: nobody left␛[2J"
    assert facts.owners is None
    seen = package.licence(facts, date(2026, 11, 30), "x", licence_names())
    assert (seen.band, seen.doubt) == (None, "not-stated"), "absent is not no"


def test_fields_of_the_wrong_kind_are_not_there(server: HostileServer) -> None:
    facts = pypi.collect("django", PackageIndex(server.index("odd-types")), StopRequest(), ROOMY)
    assert (facts.classifiers, facts.licence_text, facts.requires, facts.organisation, facts.owners) == (
        (),
        None,
        None,
        None,
        (),
    )
    assert [(row.version, row.on) for row in facts.versions] == [("5.1", None), ("5.0", None)]


def test_terminal_codes_and_endless_texts_are_made_harmless(server: HostileServer) -> None:
    facts = pypi.collect("django", PackageIndex(server.index("escapes")), StopRequest(), ROOMY)
    assert facts.licence_expression is not None
    assert facts.licence_expression.startswith("MIT␛[2J⟨RLO⟩[/b] xxx")
    assert len(facts.licence_expression) == 300


def test_a_login_in_the_address_is_sent_and_never_shown(server: HostileServer) -> None:
    address = server.index("refused").replace("127.0.0.1", "ana:s3cret@127.0.0.1")
    with pytest.raises(NoAnswer) as caught:
        pypi.collect("django", PackageIndex(address), StopRequest(), ROOMY)
    assert server.headers[0]["Authorization"] == "Basic YW5hOnMzY3JldA=="
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in PackageIndex(address).shown


def test_a_login_that_is_kept_for_the_host_is_sent_to_it_alone(
    server: HostileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "netrc"
    kept.write_text("machine 127.0.0.1 login ana password s3cret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(kept))
    ask(server, "good")
    assert server.headers[0]["Authorization"] == "Basic YW5hOnMzY3JldA=="
    kept.write_text("machine elsewhere.example login ana password s3cret\n", encoding="utf-8")
    ask(server, "good")
    kept.write_text("machine { nonsense", encoding="utf-8")
    ask(server, "good")
    assert not any("Authorization" in seen for seen in server.headers[1:])


def test_nobody_there_is_one_line() -> None:
    with pytest.raises(NoAnswer, match=r"127\.0\.0\.1"):
        pypi.collect("django", PackageIndex("http://127.0.0.1:9/simple/"), StopRequest(), ROOMY)


@pytest.mark.parametrize("name", ["../../etc", "-r", "a b", "", "x" * 200, "django\n"])
def test_what_can_be_no_package_is_never_asked(server: HostileServer, name: str) -> None:
    with pytest.raises(NoAnswer, match="not the name of a Python package"):
        ask(server, "good", name)
    assert server.asked == []


def test_stopping_ends_an_answer_that_hangs(server: HostileServer) -> None:
    stop = StopRequest()
    threading.Timer(0.1, stop.stop).start()
    with pytest.raises(Stopped):
        pypi.collect("django", PackageIndex(server.index("drip")), stop, Limits(LONGEST, LONGEST))
