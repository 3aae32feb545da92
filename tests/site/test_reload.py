"""Auto-reload: one run a change, calm after a bad seed, and the page appears when it is mended."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Archive, environment

pytestmark = pytest.mark.site

PATIENCE = 15  # seconds for a run on a busy machine; a quiet one needs about one


@contextmanager
def running(site: Archive, *arguments: str) -> Iterator[Path]:
    """Pelican left running on a site; gives the file its stderr goes to, and ends it by its own id."""
    told = site.root.parent / "stderr"
    with told.open("wb") as stderr, (site.root.parent / "stdout").open("wb") as stdout:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "pelican", "-s", "pelican.conf.py", *arguments],
            cwd=site.root,
            env=environment(),
            stdout=stdout,
            stderr=stderr,
        )
        try:
            yield told
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(met: Callable[[], bool]) -> bool:
    """Whether a condition was met in time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if met():
            return True
        time.sleep(0.05)
    return met()


def test_a_bad_seed_is_told_once_and_its_mending_is_seen(one: Archive) -> None:
    page = one.output / "undated" / "letter" / "index.html"
    with running(one, "--autoreload") as told:
        assert wait_for((one.output / ".seedbank-ledger.json").is_file)
        time.sleep(1.5)  # until it watches: nothing it says tells when
        one.seed("letter.txt", "")
        assert wait_for(lambda: "1 problem;" in told.read_text("utf-8"))
        time.sleep(2)
        assert told.read_text("utf-8").count("content/seeds/letter.txt: is empty.") == 1
        assert told.read_text("utf-8").count("what was published before is as it was.") == 1
        one.seed("letter.txt", "A letter came from the council, and nobody in the house could read the hand.\n")
        assert wait_for(page.is_file)
        assert wait_for(lambda: b"letter" in one.files().get("undated/index.html", b""))


def test_the_site_is_served(one: Archive) -> None:
    one.build()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/2021/bergen-closes-its-old-harbour/"

    def answers() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                return answer.status == 200 and b"Bergen closes" in answer.read()
        except OSError:
            return False

    with running(one, "--listen", "--port", str(port), "--bind", "127.0.0.1"):
        assert wait_for(answers)
