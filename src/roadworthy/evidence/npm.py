"""A package of the npm registry, by the installed client and with its settings."""

import os
import re
import shutil
from collections.abc import Mapping
from typing import Any, Final

from roadworthy.errors import NoAnswer
from roadworthy.evidence.limits import Limits, StopRequest
from roadworthy.evidence.programs import run
from roadworthy.evidence.reading import day, mapping, parse_json, parse_object, text
from roadworthy.method.signals.versions import semver_numbers
from roadworthy.model.collected import PackageFacts, PublishedVersion

REGISTRY: Final = "npm"
_NAME: Final = re.compile(r"(?:@[a-z0-9~][a-z0-9._~-]{0,99}/)?[a-z0-9~][a-z0-9._~-]{0,127}", re.ASCII)
_ENV: Final = {
    "npm_config_update_notifier": "false", "npm_config_fund": "false", "npm_config_audit": "false",
    "npm_config_color": "false", "npm_config_loglevel": "error", "npm_config_fetch_retries": "1",
    "npm_config_fetch_timeout": "15000", "npm_config_progress": "false", "NO_COLOR": "1",
}  # fmt: skip
_LIMITS: Final = Limits(whole=60.0)
_MOST: Final = 20_000
_MAJORS: Final = 3


def valid_name(name: str) -> bool:
    """Whether a package can have this name."""
    return _NAME.fullmatch(name) is not None


def client() -> str | None:
    """Where the installed client is; None without one."""
    return shutil.which("npm")


def collect(
    name: str, stop: StopRequest, limits: Limits = _LIMITS, program: str | None = None
) -> PackageFacts:
    """What the registry that npm is set to says about a package. Raises NoAnswer and Stopped."""
    if not valid_name(name):
        raise NoAnswer(f"“{name[:60]}” is not the name of an npm package", todo="check it")
    npm = program or client()
    if npm is None:
        raise NoAnswer(
            "npm is not installed, and it alone knows its registry", todo="install it, or type what you know"
        )
    data = parse_object(_view(npm, name, stop, limits), "npm")
    majors = _newest_of_majors(data)
    licences: dict[str, str] = {}
    if majors:
        licences = read_licences(
            parse_json(_view(npm, f"{name}@{' || '.join(majors)}", stop, limits, *_FIELDS), "npm")
        )
    return read_view(data, name, licences)


_FIELDS: Final = ("name", "version", "license")


def _view(npm: str, what: str, stop: StopRequest, limits: Limits, *fields: str) -> bytes:
    words = [npm, "view", what, *fields, "--json"]
    if os.name == "nt" and npm.lower().endswith((".cmd", ".bat")):
        words[2] = f'"{what}"' if " " in what else what  # an interpreter of commands stands between
    ended = run(words, stop, limits, env=_ENV)
    if ended.status == 0 and ended.out.strip():
        return ended.out
    raise NoAnswer(f"npm could not view {what[:80]}: {_why(ended.out) or ended.complaint or 'no answer'}")


def _why(out: bytes) -> str:
    """The client's own reason, which it prints as JSON."""
    try:
        error = mapping(parse_object(out, "npm").get("error"))
    except NoAnswer:
        return ""
    return "there is no such package" if error.get("code") == "E404" else text(error.get("code")) or ""


def read_view(data: Mapping[str, Any], asked: str, licences: Mapping[str, str]) -> PackageFacts:
    """The facts in what ``npm view NAME --json`` prints; `licences` are those of single versions."""
    name, version = text(data.get("name")), text(data.get("version"))
    if name != asked or version is None:
        raise NoAnswer(f"npm answers about “{name or 'nothing'}” when asked about “{asked}”")
    times = mapping(data.get("time"))
    listed = data.get("versions")
    versions = [
        words for row in (listed if isinstance(listed, list) else [])[-_MOST:] if (words := text(row))
    ]
    maintainers = data.get("maintainers")
    engines = mapping(data.get("engines"))
    return PackageFacts(
        registry=REGISTRY,
        name=name,
        version=version,
        versions=tuple(
            PublishedVersion(words, day(times.get(words)), licence=licences.get(words)) for words in versions
        ),
        licence_expression=_licence(data.get("license")),
        requires=text(engines.get("node")),
        owners=_people(maintainers) if maintainers else None,
        deprecated=text(data.get("deprecated")),
        licences_by_version=bool(licences),
    )


def read_licences(data: Any) -> dict[str, str]:
    """The licence of each version in what ``npm view`` prints for several; empty where it states none."""
    rows = data if isinstance(data, list) else [data]
    found: dict[str, str] = {}
    for row in map(mapping, rows[:50]):
        version = text(row.get("version"))
        if version:
            found[version] = _licence(row.get("license")) or ""
    return found


def _newest_of_majors(data: Mapping[str, Any]) -> list[str]:
    """The newest stable version of each of the last majors."""
    newest: dict[int, tuple[tuple[int, ...], str]] = {}
    listed = data.get("versions")
    for row in (listed if isinstance(listed, list) else [])[-_MOST:]:
        words = text(row)
        numbers = semver_numbers(words) if words else None
        if words and numbers and (numbers[0] not in newest or numbers > newest[numbers[0]][0]):
            newest[numbers[0]] = numbers, words
    return [newest[major][1] for major in sorted(newest)[-_MAJORS:]]


def _licence(value: Any) -> str | None:
    return text(value) or text(mapping(value).get("type"))


def _people(value: Any) -> tuple[str, ...]:
    rows = value if isinstance(value, list) else [value]
    names = [text(row) or text(mapping(row).get("name")) for row in rows[:200]]
    return tuple(dict.fromkeys(name.partition(" <")[0] for name in names if name))
