"""A package of a Python index: its document where the index has one, else its simple page (PEP 691, 700)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion

from roadworthy.errors import NoAnswer
from roadworthy.evidence.http import ask
from roadworthy.evidence.index import PackageIndex
from roadworthy.evidence.limits import Limits, StopRequest
from roadworthy.evidence.reading import day, mapping, parse_object, text, texts
from roadworthy.method.signals.versions import pypi_numbers
from roadworthy.model.collected import PackageFacts, PublishedVersion

REGISTRY: Final = "pypi"
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?", re.ASCII)
_PAGE: Final = "application/vnd.pypi.simple.v1+json"
_MOST: Final = 20_000
"""Versions of one package."""


def valid_name(name: str) -> bool:
    """Whether a package can have this name."""
    return _NAME.fullmatch(name) is not None


def collect(name: str, index: PackageIndex, stop: StopRequest, limits: Limits | None = None) -> PackageFacts:
    """What the index says about a package. Raises NoAnswer and Stopped."""
    if not valid_name(name):
        raise NoAnswer(f"“{name[:60]}” is not the name of a Python package", todo="check it")
    limits = limits or Limits()
    plain = canonicalize_name(name)
    try:
        reply = ask(
            index.document(plain), stop, limits, accept="application/json", certificates=index.certificates
        )
        found = read_document(parse_object(reply.body, index.shown))
    except NoAnswer as trouble:
        try:
            reply = ask(index.page(plain), stop, limits, accept=_PAGE, certificates=index.certificates)
            found = read_page(parse_object(reply.body, index.shown))
        except NoAnswer:
            raise trouble from None
    if canonicalize_name(found.name) != plain:
        raise NoAnswer(f"{index.shown} answers about “{found.name[:60]}” when asked about “{name}”")
    return found


def read_document(data: Mapping[str, Any]) -> PackageFacts:
    """The facts in a package's document. Raises NoAnswer where it is no such document."""
    info = mapping(data.get("info"))
    name, version = text(info.get("name")), text(info.get("version"))
    if name is None or version is None:
        raise NoAnswer("the index answers with a document that names no package")
    ownership = mapping(data.get("ownership"))
    roles = [mapping(row) for row in ownership.get("roles") or () if isinstance(row, dict)]
    owners = tuple(dict.fromkeys(user for row in roles if (user := text(row.get("user")))))
    return PackageFacts(
        registry=REGISTRY,
        name=name,
        version=version,
        versions=_versions(mapping(data.get("releases"))),
        licence_expression=text(info.get("license_expression")),
        licence_text=text(info.get("license")),
        classifiers=texts(info.get("classifiers")),
        requires=text(info.get("requires_python")),
        organisation=text(ownership.get("organization")),
        owners=owners if "roles" in ownership else None,
        deprecated=_status(data),
    )


def read_page(data: Mapping[str, Any]) -> PackageFacts:
    """The facts on a package's simple page: versions and days, nothing about people or licences."""
    name = text(data.get("name"))
    files = data.get("files")
    if name is None or not isinstance(files, list):
        raise NoAnswer("the index answers with a page that lists no files")
    releases: dict[str, list[Mapping[str, Any]]] = {}
    for row in map(mapping, files[: _MOST * 10]):
        version = _version_in(row.get("filename"))
        if version:
            releases.setdefault(version, []).append({**row, "upload_time_iso_8601": row.get("upload-time")})
    versions = _versions(releases)
    stable = [
        (numbers, row.version)
        for row in versions
        if (numbers := pypi_numbers(row.version)) and not row.withdrawn
    ]
    requires = [text(row.get("requires-python")) for row in map(mapping, files[-1:])]
    return PackageFacts(
        registry=REGISTRY, name=name, version=max(stable)[1] if stable else "", versions=versions,
        requires=requires[0] if requires else None, deprecated=_status(data), tells_licence=False,
    )  # fmt: skip


def _status(data: Mapping[str, Any]) -> str | None:
    """The project's status where the index has one (PEP 792) and it is not ``active``."""
    status = mapping(data.get("project-status") or mapping(data.get("info")).get("project-status"))
    word = text(status.get("status"))
    if word is None or word == "active":
        return None
    reason = text(status.get("reason"))
    return f"{word}: {reason}" if reason else word


def _versions(releases: Mapping[str, Any]) -> tuple[PublishedVersion, ...]:
    found: list[PublishedVersion] = []
    for version, files in list(releases.items())[:_MOST]:
        words = text(version)
        rows = [mapping(row) for row in files] if isinstance(files, list) else []
        if words is None or not rows:
            continue
        kept = [row for row in rows if row.get("yanked") in (False, None, "")]
        days = [
            on
            for row in kept or rows
            if (on := day(row.get("upload_time_iso_8601") or row.get("upload_time")))
        ]
        found.append(PublishedVersion(words, min(days, default=None), withdrawn=not kept))
    return tuple(found)


def _version_in(filename: Any) -> str | None:
    if not isinstance(filename, str):
        return None
    try:
        if filename.endswith(".whl"):
            return str(parse_wheel_filename(filename)[1])
        return str(parse_sdist_filename(filename)[1])
    except (InvalidWheelFilename, InvalidSdistFilename, InvalidVersion):
        return None
