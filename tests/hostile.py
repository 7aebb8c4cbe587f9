"""A local index that answers well, or in one of the ways in which a registry can be wrong."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from patience import LONGEST

RECORDED = Path(__file__).parent / "evidence" / "recorded"


class Handler(BaseHTTPRequestHandler):
    """The behaviour is the first part of the path: ``/silent/pypi/django/json``."""

    server: "HostileServer"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        how = self.path.strip("/").split("/")[0]
        with suppress(OSError):
            getattr(self, how.replace("-", "_"), self.missing)()

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def good(self) -> None:
        name = self.path.split("/")[-2]
        self.answer((RECORDED / f"pypi-{name}.json").read_bytes())

    def missing(self) -> None:
        self.answer(b"no", 404)

    def simple_only(self) -> None:
        if "/pypi/" in self.path:
            self.missing()
            return
        page = {
            "meta": {"api-version": "1.1"},
            "name": "django",
            "files": [
                {
                    "filename": "django-5.2-py3-none-any.whl",
                    "upload-time": "2025-04-02T10:00:00Z",
                    "yanked": False,
                },
                {"filename": "Django-5.2.tar.gz", "upload-time": "2025-04-02T11:00:00Z", "yanked": False},
                {
                    "filename": "Django-5.2.1.tar.gz",
                    "upload-time": "2025-05-07T11:00:00Z",
                    "yanked": "broken",
                },
                {"filename": "Django-6.0rc1.tar.gz", "upload-time": "2025-11-07T11:00:00Z", "yanked": False},
                {"filename": "nonsense", "yanked": False},
            ],
            "project-status": {"status": "archived", "reason": "nobody left\x1b[2J"},
        }
        self.answer(json.dumps(page).encode())

    def silent(self) -> None:
        self.server.over.wait(LONGEST)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(3000):  # far longer than anybody waits
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        block = b"[" + b"0," * 32_000
        for _ in range(1600):  # 100 MB, if anybody took it
            self.wfile.write(block)
            self.server.sent += len(block)

    def elsewhere(self) -> None:
        self.answer(b"", 302, Location="http://203.0.113.7/pypi/django/json")

    def downgraded(self) -> None:
        self.answer(b"", 302, Location="ftp://127.0.0.1/x")

    def next_door(self) -> None:
        name = self.path.split("/")[-2]
        self.answer(b"", 301, Location=f"/good/pypi/{name}/json")

    def circles(self) -> None:
        self.answer(b"", 302, Location=self.path)

    def wrong_types(self) -> None:
        self.answer(json.dumps({"info": {"name": "django", "version": 5}, "releases": []}).encode())

    def odd_types(self) -> None:
        odd = {
            "info": {
                "name": "django",
                "version": "5.2",
                "classifiers": "all",
                "license": ["MIT"],
                "requires_python": 3,
            },
            "releases": {
                "5.2": "none",
                "5.1": [{"upload_time_iso_8601": "yesterday", "yanked": "no"}],
                "5.0": [7],
            },
            "ownership": {"organization": 3, "roles": [{"user": None}, "x"]},
        }
        self.answer(json.dumps(odd).encode())

    def other_package(self) -> None:
        self.answer((RECORDED / "pypi-flask.json").read_bytes())

    def escapes(self) -> None:
        data = json.loads((RECORDED / "pypi-flask.json").read_text(encoding="utf-8"))
        data["info"] |= {"name": "django", "license_expression": "MIT\x1b[2J\u202e[/b]\n" + "x" * 9000}
        self.answer(json.dumps(data).encode())

    def no_json(self) -> None:
        self.answer(b"<html>\x1b]0;pwned\x07")

    def deep(self) -> None:
        self.answer(b"[" * 200_000)

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"info":')

    def busy(self) -> None:
        first = sum(path == self.path for path in self.server.asked) == 1
        if first:
            self.answer(b"later", 503)
        else:
            self.good()

    def always_busy(self) -> None:
        self.answer(b"later", 429)

    def refused(self) -> None:
        self.answer(b"no", 403)


class HostileServer(ThreadingHTTPServer):
    """On a free port of this machine alone."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.sent = 0
        self.over = threading.Event()
        """Set when the test is over, for what waits until then."""

    def index(self, how: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{how}/simple/"


@contextmanager
def hostile_server() -> Iterator[HostileServer]:
    server = HostileServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
