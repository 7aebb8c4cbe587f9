"""A clone: who counts, in which window, and what is refused."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from evidence_repository import Repository
from roadworthy.errors import IsFolder, Missing, NoAnswer
from roadworthy.evidence import clone
from roadworthy.evidence.limits import StopRequest
from roadworthy.knowledge.signals import bots, free_mail, licence_names
from roadworthy.method.signals import package, people, releases
from roadworthy.model.collected import CloneFacts

TODAY = date(2026, 11, 29)
MIT = """MIT License

Permission is hereby granted, free of charge, to any person obtaining a copy of this
software and associated documentation files … The above copyright notice and this permission
notice shall be included"""


def read(folder: Path, **options: object) -> CloneFacts:
    return clone.collect(folder, TODAY, StopRequest(), bots=bots(), free_mail=free_mail(), **options)  # type: ignore[arg-type]


def test_people_are_merged_bots_left_out_and_the_window_kept(repository: Repository) -> None:
    repository.commit("Old Hand", "old@acme.com", "2025-11-29")  # a day too early
    repository.commit("Yurii Motov", "yurii@acme.com", "2025-11-30", times=3)
    repository.commit("Motov Yurii", "yurii@acme.com", "2026-03-01", times=2)
    repository.commit("Ana Lopez", "ana@gmail.com", "2026-10-01")
    repository.commit("ana  LÓPEZ", "ana@other.org", "2026-10-02")
    repository.commit(
        "dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "2026-10-03", times=2
    )
    repository.commit("renovate", "bot@renovateapp.com", "2026-10-04")
    found = read(repository.folder)
    assert [(one.commits, one.organisation) for one in found.contributors] == [
        (5, "acme.com"),
        (2, "other.org"),
    ]
    assert (found.commits, found.bot_commits, found.commits_90) == (7, 3, 2)
    assert found.head_on == date(2026, 10, 4)


def test_merges_are_no_work_of_their_own(repository: Repository) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("Ben", "ben@acme.com", "2026-10-02")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "side", GIT_COMMITTER_DATE="2026-10-03T12:00:00Z")
    assert read(repository.folder).commits == 2


def test_a_mailmap_is_followed(repository: Repository) -> None:
    repository.commit(
        "A", "a@one.com", "2026-10-01", times=1, **{".mailmap": "Ana <ana@acme.com> A <a@one.com>\n"}
    )
    repository.commit("Ana", "ana@acme.com", "2026-10-02")
    assert [one.commits for one in read(repository.folder).contributors] == [2]


def test_ages_are_measured_from_the_day_of_the_copy(repository: Repository) -> None:
    repository.commit("Ana", "ana@acme.com", "2024-03-01", times=30)
    repository.tag("v1.2.0", "2024-02-01")
    from_today = {seen.signal: seen for seen in releases.of_clone(read(repository.folder), "x")}
    assert from_today["last-release"].raw == (TODAY - date(2024, 2, 1)).days
    copied = read(repository.folder, copied_on=date(2024, 3, 13))
    assert copied.as_of == date(2024, 3, 13)
    assert releases.of_clone(copied, "x")[0].raw == 41
    assert copied.commits == 30
    assert read(repository.folder).commits == 0
    assert read(repository.folder, copied_on=date(2027, 1, 1)).as_of == TODAY


def test_only_stable_tags_count_and_a_prefix_is_asked_for(repository: Repository) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-01-01")
    for tag, on in (("v1.0.0", "2026-01-01"), ("v2.0.0-alpha.1", "2026-05-01"), ("nightly", "2026-06-01")):
        repository.tag(tag, on)
    for tag, on in (("core@1.1.0", "2026-07-01"), ("web-v3.0", "2026-08-01")):
        repository.tag(tag, on)
    plain = read(repository.folder)
    assert plain.tags == (("1.0.0", date(2026, 1, 1)),)
    assert set(plain.other_prefixes) == {"core@", "web-"}
    assert ("3.0", date(2026, 8, 1)) in read(repository.folder, prefix="web-").tags


def test_files_at_the_top_and_the_licence_are_seen(repository: Repository) -> None:
    repository.commit(
        "Ana",
        "a@x.com",
        "2026-01-01",
        LICENSE=MIT,
        CODE_OF_CONDUCT_md="be kind",
        docs__governance_md="we vote",
    )
    found = read(repository.folder)
    assert set(found.files) == {"licence", "code-of-conduct", "governance"}
    assert found.licence == "MIT"
    assert package.of_clone(found, "x", licence_names()).band == 5


def test_few_commits_get_no_shares(repository: Repository) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01", times=23)
    few = {seen.signal: seen for seen in people.of_clone(read(repository.folder), "x")}
    assert few["absence-factor"].band is None
    assert few["top-author"].doubt == "too-little-activity"
    repository.commit("Ana", "ana@acme.com", "2026-10-02")
    enough = {seen.signal: seen for seen in people.of_clone(read(repository.folder), "x")}
    assert (enough["absence-factor"].band, enough["top-author"].band) == (1, 1)


def test_a_shallow_clone_is_refused_with_the_way_to_a_whole_one(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01", times=3)
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", repository.folder.as_uri(), str(shallow)], check=True
    )
    with pytest.raises(NoAnswer, match=r"shallow.*--filter=blob:none --no-checkout"):
        read(shallow)


def test_a_clone_without_files_and_a_bare_one_are_read(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01", times=3, LICENSE=MIT)
    repository.git("config", "uploadpack.allowFilter", "true")
    bare, lean = tmp_path / "bare", tmp_path / "lean"
    subprocess.run(["git", "clone", "-q", "--bare", str(repository.folder), str(bare)], check=True)
    words = [
        "git",
        "clone",
        "-q",
        "--filter=blob:none",
        "--no-checkout",
        repository.folder.as_uri(),
        str(lean),
    ]
    subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
    for folder in (bare, lean):
        found = read(folder)
        assert found.commits == 3, folder
        assert "licence" in found.files, folder
        # What a clone does not hold is not fetched.
        assert found.licence == ("MIT" if folder is bare else None), folder


def test_what_is_no_clone_is_named(tmp_path: Path, repository: Repository) -> None:
    with pytest.raises(Missing):
        read(tmp_path / "nothing")
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(IsFolder):
        read(file)
    with pytest.raises(NoAnswer, match="this clone has no commit"):
        read(repository.folder)
    repository.commit("Ana", "a@x.com", "2026-01-01", docs__x_md="x")
    with pytest.raises(NoAnswer, match="inside a clone"):
        read(repository.folder / "docs")


SIGNER = """#!/bin/sh
cat > /dev/null
echo "[GNUPG:] SIG_CREATED D 1 8 00 1 X" >&2
printf -- "-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n"
"""
posix = pytest.mark.skipif(os.name == "nt", reason="the traps are shell scripts")


@posix
def test_a_clone_s_own_settings_run_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01")
    signer = tmp_path / "signer.sh"
    signer.write_text(SIGNER, encoding="utf-8")
    signer.chmod(0o755)
    repository.git(
        "-c", f"gpg.program={signer}", "commit", "-q", "-S", "--allow-empty", "-m", "signed",
        GIT_COMMITTER_DATE="2026-10-02T12:00:00Z",
    )  # fmt: skip
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n", encoding="utf-8")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand", "diff.external"):
        repository.git("config", key, str(trap))
    repository.git("config", "log.showSignature", "true")
    read(repository.folder)
    assert not (tmp_path / "sprung").exists()


def test_names_with_terminal_codes_are_made_harmless(repository: Repository) -> None:
    repository.commit("Ana \x1b[2J\u202eb", "ana@acme.com", "2026-10-01")
    assert "\x1b" not in read(repository.folder).contributors[0].name


def test_in_a_hook_of_another_repository_the_named_clone_is_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01")
    other = Repository(tmp_path / "other")
    other.commit("Ben", "ben@example.com", "2026-10-02", times=3)
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    assert [one.name for one in read(repository.folder).contributors] == ["Ana"]
    (tmp_path / "no-clone").mkdir()
    with pytest.raises(NoAnswer, match=r"this is not a git clone .*not a git repository"):
        read(tmp_path / "no-clone")


def test_names_are_read_whatever_the_clone_is_set_to(repository: Repository) -> None:
    repository.git("config", "i18n.logOutputEncoding", "ISO-8859-1")
    repository.git("config", "color.ui", "always")
    repository.commit("Jörg Ähre", "j@acme.com", "2026-10-01")
    assert [one.name for one in read(repository.folder).contributors] == ["Jörg Ähre"]


def test_bare_clones_work_trees_and_a_head_without_a_branch_are_read(
    repository: Repository, tmp_path: Path
) -> None:
    repository.commit("Ana", "ana@acme.com", "2026-10-01", times=2)
    repository.tag("v1.0.0", "2026-10-01")
    repository.git("clone", "-q", "--bare", str(repository.folder), str(tmp_path / "bare"))
    repository.git("worktree", "add", "-q", "--detach", str(tmp_path / "tree"), "HEAD~1")
    seen = {name: read(tmp_path / name) for name in ("bare", "tree")}
    assert {name: one.commits for name, one in seen.items()} == {"bare": 2, "tree": 1}
    assert all(one.tags for one in seen.values())
