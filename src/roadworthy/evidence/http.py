"""Asking a registry over HTTP, with bounds on everything that it could do wrong."""

import base64
import http.client
import netrc
import os
import socket
import ssl
import threading
import time
import urllib.request
from contextlib import suppress
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from roadworthy import __version__
from roadworthy.errors import NoAnswer, Stopped
from roadworthy.evidence.limits import MEGABYTE, Limits, StopRequest
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line

_REDIRECTS: Final = 3
_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a later try may cure."""
_CHUNK: Final = 64 * 1024


@frozen
class Reply:
    """What came back."""

    body: bytes
    content_type: str


class _Weather(Exception):  # noqa: N818 - may have passed at the next try
    """Something that another try may cure; `str` is the reason."""


def ask(
    address: str, stop: StopRequest, limits: Limits, *, accept: str, certificates: str | None = None
) -> Reply:
    """What `address` answers. `certificates` is a file of authorities to trust instead of the system's.

    Redirects are followed on the same host alone. Raises NoAnswer: not reached, refused, not there, too slow,
    too large, sent elsewhere; and Stopped.
    """
    shown = shown_address(address)
    reason = ""
    for attempt in range(limits.tries):
        if attempt and stop.sleep(limits.pause * 2 ** (attempt - 1)):
            break
        if stop.stopped:
            break
        try:
            return _followed(address, stop, limits, accept, certificates)
        except _Weather as trouble:
            reason = str(trouble)
    if stop.stopped:
        raise Stopped(f"{shown} was not asked to the end")
    raise NoAnswer(f"{shown}: {reason}", todo="try again later, or go on with --offline")


def shown_address(address: str) -> str:
    """An address as it may be shown: without a name and a password in it."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return one_line(f"{parts.scheme}://{host}{port}{parts.path}")[:200]


def _followed(
    address: str, stop: StopRequest, limits: Limits, accept: str, certificates: str | None
) -> Reply:
    first = urlsplit(address)
    end = time.monotonic() + limits.whole
    here = address
    for _ in range(_REDIRECTS + 1):
        found = _once(urlsplit(here), stop, limits, end, accept, certificates)
        if isinstance(found, Reply):
            return found
        there = urlsplit(urljoin(here, found))
        if (there.scheme, there.hostname, there.port) != (first.scheme, first.hostname, first.port):
            raise NoAnswer(
                f"{shown_address(address)} sends elsewhere, to {shown_address(there.geturl())}",
                todo="set the client's index to where it really is",
            )
        here = there._replace(netloc=first.netloc).geturl()
    raise NoAnswer(f"{shown_address(address)} sends round in circles")


def _once(  # noqa: PLR0917 - one call site
    parts: SplitResult, stop: StopRequest, limits: Limits, end: float, accept: str, certificates: str | None
) -> Reply | str:
    """One answer, or the address that it sends on to."""
    shown = shown_address(parts.geturl())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoAnswer(f"{shown} is not an address that can be asked over HTTP")
    connection = _connection(parts, limits, certificates)
    watch = _Watch(connection, stop, end)
    try:
        connection.connect()
        watch.start()
        target = parts.geturl() if _plain_proxy(parts) else (parts.path or "/")
        connection.request(
            "GET", target if not parts.query else f"{target}?{parts.query}", headers=_headers(parts, accept)
        )
        answer = connection.getresponse()
        return _taken(answer, shown, limits, watch)
    except ssl.SSLCertVerificationError as error:
        raise NoAnswer(f"{shown}: its certificate is not trusted ({error.verify_message})") from None
    except socket.gaierror:
        raise NoAnswer(f"{shown}: its name is not known here", todo="is there a network?") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Weather(watch.why or _short(error)) from None
    finally:
        watch.done()
        connection.close()


def _taken(answer: http.client.HTTPResponse, shown: str, limits: Limits, watch: "_Watch") -> Reply | str:
    """The body within its bounds; the address that it sends on to for a redirect."""
    if answer.status in (301, 302, 303, 307, 308) and (there := answer.getheader("Location")):
        return there
    if answer.status == 404:
        raise NoAnswer(f"{shown}: there is no such package", todo="check its name")
    if answer.status in _AGAIN:
        raise _Weather(f"it answers with status {answer.status}")
    if answer.status != 200:
        raise NoAnswer(f"{shown} refuses with status {answer.status}")
    body = bytearray()
    while chunk := answer.read1(_CHUNK):
        body += chunk
        if len(body) > limits.most:
            raise NoAnswer(f"{shown} sends more than {limits.most // MEGABYTE} MB, so it was not read on")
        if watch.why:
            raise _Weather(watch.why)
    if watch.why:
        raise _Weather(watch.why)
    if answer.length:
        raise _Weather("it broke off in the middle")
    return Reply(bytes(body), answer.getheader("Content-Type", ""))


class _Watch:
    """Cuts a connection that takes too long or is no longer wanted, wherever it hangs."""

    def __init__(self, connection: http.client.HTTPConnection, stop: StopRequest, end: float) -> None:
        self._connection = connection
        self._stop = stop
        self._end = end
        self._over = threading.Event()
        self.why = ""

    def start(self) -> None:
        threading.Thread(target=self._look, daemon=True).start()

    def done(self) -> None:
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(0.05):
            if self._stop.stopped:
                self.why = "it was stopped"
            elif time.monotonic() > self._end:
                self.why = "it takes too long"
            if self.why:
                connected = self._connection.sock
                if connected is not None:
                    with suppress(OSError):
                        connected.shutdown(socket.SHUT_RDWR)
                return


def _connection(parts: SplitResult, limits: Limits, certificates: str | None) -> http.client.HTTPConnection:
    """A connection that is not open yet, through the proxy that the environment names."""
    host = parts.hostname or ""
    proxy = _proxy(parts)
    via = urlsplit(proxy if "://" in proxy else f"http://{proxy}") if proxy else None
    if parts.scheme == "http":
        where = via or parts
        return http.client.HTTPConnection(where.hostname or "", where.port or 80, timeout=limits.idle)
    context = ssl.create_default_context(cafile=certificates)
    if via is None:
        return http.client.HTTPSConnection(host, parts.port or 443, timeout=limits.idle, context=context)
    made = http.client.HTTPSConnection(
        via.hostname or "", via.port or 80, timeout=limits.idle, context=context
    )
    made.set_tunnel(host, parts.port or 443, headers=_login(via, "Proxy-Authorization"))
    return made


def _proxy(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if urllib.request.proxy_bypass(host):
        return ""
    return urllib.request.getproxies().get(parts.scheme, "")


def _plain_proxy(parts: SplitResult) -> bool:
    return parts.scheme == "http" and bool(_proxy(parts))


def _headers(parts: SplitResult, accept: str) -> dict[str, str]:
    return {
        "Host": parts.netloc.rpartition("@")[2],
        "Accept": accept,
        "Accept-Encoding": "identity",
        "User-Agent": f"roadworthy/{__version__}",
        "Connection": "close",
        **_login(parts, "Authorization"),
    }


def _login(parts: SplitResult, header: str) -> dict[str, str]:
    if parts.username:
        words = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    elif header == "Authorization" and (kept := _kept_login(parts.hostname or "")):
        words = f"{kept[0]}:{kept[1]}"
    else:
        return {}
    return {header: f"Basic {base64.b64encode(words.encode()).decode()}"}


def _kept_login(host: str) -> tuple[str, str] | None:
    """Name and password for a host in the person's netrc file, which pip uses, too; None without."""
    place = os.environ.get("NETRC")
    try:
        found = netrc.netrc(place).hosts.get(host)
    except (OSError, ValueError, netrc.NetrcParseError):
        return None
    return (found[0], found[2] or "") if found else None


def _short(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer in time"
    words = (
        error.strerror
        if isinstance(error, OSError) and error.strerror
        else str(error) or type(error).__name__
    )
    return one_line(words)[:120].lower()
