"""Which package index the installed client is set to. No address stands in our code: the client is asked."""

import os
import re
import shutil
import sys
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from roadworthy.errors import NoAnswer
from roadworthy.evidence.http import shown_address
from roadworthy.evidence.limits import Limits, StopRequest
from roadworthy.evidence.programs import run
from roadworthy.model.frozen import frozen

_VARIABLES: Final = ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL")
_SETTING: Final = re.compile(r"^(?P<place>[^=]+)\.(?P<key>index-url|cert)='(?P<value>[^']*)'$")
_PLACES: Final = (":env:", "install", "download", "global")
"""Where pip keeps a setting, the strongest first."""
_DEFAULT: Final = re.compile(r"default:?\s+<?(https?://[^\s<>()\"']+)")
_TODO: Final = "set it, for instance with PIP_INDEX_URL"


@frozen
class PackageIndex:
    """The index that the client installs from."""

    simple: str
    """Address of its simple pages, ending in a slash; may hold a login, so show `shown` instead."""
    certificates: str | None = None
    """A file of authorities that the client trusts instead of the system's."""

    @property
    def shown(self) -> str:
        """Its address for people."""
        return shown_address(self.simple)

    def document(self, package: str) -> str:
        """Address of a package's own document, beside the simple pages."""
        base = self.simple.rstrip("/")
        base = base.removesuffix("/simple") if base.endswith("/simple") else base.rpartition("/")[0]
        return f"{base}/pypi/{package}/json"

    def page(self, package: str) -> str:
        """Address of a package's simple page, which every index has."""
        return f"{self.simple.rstrip('/')}/{package}/"


def find_index(stop: StopRequest, environ: Mapping[str, str] | None = None) -> PackageIndex:
    """The index of pip, or of uv where there is no pip. Raises NoAnswer where none can be told."""
    env = os.environ if environ is None else environ
    settings = _settings(stop)
    certificates = env.get("PIP_CERT") or settings.get("cert") or None
    for name in _VARIABLES:
        if env.get(name):
            return _index(env[name], certificates)
    if settings.get("index-url"):
        return _index(settings["index-url"], certificates)
    for client in _clients():
        helped = _said(
            client + (["pip", "install", "--help"] if "uv" in client[-1] else ["install", "--help"]), stop
        )
        found = _DEFAULT.search(" ".join(helped.split()))
        if found:
            return _index(found[1].rstrip("."), certificates)
    raise NoAnswer("no package index is set and no pip or uv is here to name its own", todo=_TODO)


def _index(address: str, certificates: str | None) -> PackageIndex:
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoAnswer(
            f"the client's index {shown_address(address)} is not one that can be asked", todo=_TODO
        )
    return PackageIndex(address.strip().rstrip("/") + "/", certificates)


def _clients() -> list[list[str]]:
    found = [[sys.executable, "-m", "pip"]]
    found += [[place] for name in ("pip3", "pip", "uv") if (place := shutil.which(name))]
    return found


def _settings(stop: StopRequest) -> dict[str, str]:
    """What pip's configuration says of the index and the certificates, the strongest place first."""
    for client in _clients():
        if "uv" in client[-1]:
            continue
        said = _said([*client, "config", "list"], stop)
        rows = [found for line in said.splitlines() if (found := _SETTING.match(line.strip()))]
        if not rows and not said.strip():
            continue
        settings: dict[str, str] = {}
        for place in reversed(_PLACES):
            settings |= {row["key"]: row["value"] for row in rows if row["place"] == place}
        return settings
    return {}


def _said(words: list[str], stop: StopRequest) -> str:
    try:
        ended = run(
            words, stop, Limits(whole=20.0, most=1024 * 1024), env={"COLUMNS": "200", "PIP_NO_COLOR": "1"}
        )
    except NoAnswer:
        return ""
    return ended.out.decode("utf-8", "replace") if ended.status == 0 else ""
