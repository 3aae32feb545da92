"""One run of one generator, measured: seconds, memory, and what it wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TOO_LONG = 3600.0  # seconds
SAMPLED = 0.25  # seconds between two looks at a tree of processes
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """What one run cost."""

    cpu: float  # seconds, user and system, of the process and all its children
    wall: float  # seconds
    largest: float  # MiB, resident, of the largest process
    tree: float  # MiB of all processes together, sampled, shared pages counted once; 0 where the system does not tell
    files: int
    size: int  # bytes of all files
    written: int  # files that are new or were written again, changed or not


class FailedError(Exception):
    """A generator that gave up: its last words."""


def measured(command: Sequence[str], folder: Path, output: Path, environment: Mapping[str, str]) -> Run:
    """Run a command in its folder. Raises FailedError with the end of what it said where it fails or takes an hour."""
    before = stamps(output)
    log = folder / "log.txt"
    with log.open("wb") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watch = Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.ended.set()
        watch.join()
    if process.returncode:
        raise FailedError(log.read_text("utf-8", "replace")[-2000:])
    after = stamps(output)
    return Run(
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        largest=used.ru_maxrss / 1024,
        tree=watch.most / MIB,
        files=len(after),
        size=sum(stamp[2] for stamp in after.values()),
        written=sum(before.get(path) != stamp for path, stamp in after.items()),
    )


def stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return inode, time and size of every file below a folder."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            told = os.stat(path := os.path.join(parent, name))  # noqa: PTH116, PTH118  (ten thousands of files)
            found[path] = (told.st_ino, told.st_mtime_ns, told.st_size)
    return found


class Watch(threading.Thread):
    """Looks at a process and its descendants until it ends, and ends them when they take too long."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most, self.ended = pid, 0, threading.Event()

    def run(self) -> None:
        """Sample; a session of its own makes it safe to end the whole group."""
        until = time.monotonic() + TOO_LONG
        while not self.ended.wait(SAMPLED):
            self.most = max(self.most, resident(self.pid))
            if time.monotonic() > until:
                os.killpg(self.pid, signal.SIGKILL)
                return


def resident(pid: int) -> int:
    """Return the bytes a process and its descendants hold, pages that several share counted in shares. Linux only; else 0."""
    waiting, total = [pid], 0
    while waiting:
        folder = Path("/proc", str(waiting.pop()))
        try:
            rows = (folder / "smaps_rollup").read_text().splitlines()
            total += sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))
            for task in (folder / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, ValueError):  # it has just ended, or there is no such folder here
            continue
    return total
