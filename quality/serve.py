"""Sites served as GitHub Pages serve them, each in a folder of one host: compressed, and 404.html for what is not there."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

COMPRESSED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class _Handler(SimpleHTTPRequestHandler):
    """The files of a host."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, with a folder's index.html, or with the site's 404.html."""
        address = urlsplit(self.path).path
        path = Path(self.translate_path(address))
        if path.is_dir():
            if not address.endswith("/"):
                self._send(301, b"", "text/html; charset=utf-8", {"Location": address + "/"})
                return
            path /= "index.html"
        if path.is_file():
            self._send(200, path.read_bytes(), _kind_of(self.guess_type(path)))
            return
        site = address.split("/")[1]
        missing = Path(self.directory) / site / "404.html"
        self._send(404, missing.read_bytes() if missing.is_file() else b"nothing here", "text/html; charset=utf-8")

    def _send(self, status: int, body: bytes, kind: str, further: dict[str, str] | None = None) -> None:
        fields = {"Content-Type": kind, "Cache-Control": "max-age=600", **(further or {})}
        if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = _compressed(body)
            fields["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: who asks, sees what is wrong."""


class _Server(ThreadingHTTPServer):
    """Calm when a closed page no longer wants the rest of its file."""

    def handle_error(self, *_: object) -> None:
        """Say nothing: what is missing is seen in the browser."""


def _kind_of(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@cache
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@contextmanager
def serving(host: Path) -> Iterator[str]:
    """Serve a folder of sites on this machine alone; gives the host's address, e.g. "http://127.0.0.1:40000/"."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(host)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
