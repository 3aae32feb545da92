"""From runs to tables: medians, ratios to Hugo, growth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from speed_run import MIB, Run

BEGIN, END = "<!-- measured: written by make bench -->", "<!-- end of what was measured -->"
MEASURE = "hugo"  # what all are compared with
COLD, NEWEST = "cold", "add the newest"


@dataclass(frozen=True, slots=True)
class Result:
    """One run with what was run."""

    peer: str
    count: int  # documents of the archive
    step: str
    round: int
    run: Run


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def by_step(results: Sequence[Result], count: int) -> str:
    """Return one table of an archive's size: a row for each generator and step, in the order of the runs."""
    rows = []
    for step, peer in dict.fromkeys((result.step, result.peer) for result in results if result.count == count):
        found = picked(results, peer, count, step)
        cpu, wall = (ratio(results, (peer, count, step), of) for of in ("cpu", "wall"))
        rows.append(
            [
                step,
                peer,
                f"{mid(found, 'cpu'):.2f}",
                cpu,
                f"{mid(found, 'wall'):.2f}",
                wall,
                f"{mid(found, 'largest'):.0f}",
                f"{mid(found, 'tree'):.0f}" if mid(found, "tree") else "not known",
                f"{mid(found, 'written'):.0f} of {mid(found, 'files'):.0f}",
                f"{mid(found, 'size') / MIB:.1f}",
            ]
        )
    head = [
        "step",
        "with",
        "CPU s",
        "/ Hugo",
        "wall s",
        "/ Hugo",
        "MiB, largest",
        "MiB, all",
        "files written",
        "MiB of files",
    ]
    return table(head, rows)


def picked(results: Iterable[Result], peer: str, count: int, step: str) -> list[Result]:
    """Return the runs of one kind, one of each round."""
    return [result for result in results if (result.peer, result.count, result.step) == (peer, count, step)]


def mid(results: Iterable[Result], of: str) -> float:
    """Return the median of one figure."""
    return median(getattr(result.run, of) for result in results)


def ratio(results: Sequence[Result], kind: tuple[str, int, str], of: str) -> str:
    """Return the median, over rounds, of a figure against Hugo's in the same round; "" where Hugo did not run."""
    peer, count, step = kind
    against = {result.round: getattr(result.run, of) for result in picked(results, MEASURE, count, step)}
    pairs = [
        getattr(result.run, of) / against[result.round]
        for result in picked(results, peer, count, step)
        if against.get(result.round)
    ]
    return f"{median(pairs):.{2 if median(pairs) >= 1 else 3}f}" if pairs else ""  # 0.10 may be more than a tenth


def growth(results: Sequence[Result]) -> str:
    """Return how the costs grow with the archive: CPU ms a document of a cold build, CPU s of adding one."""
    counts = sorted({result.count for result in results})
    rows = []
    for peer in dict.fromkeys(result.peer for result in results):
        for step, scale in ((COLD, 1000), (NEWEST, 1)):
            cells = []
            for count in counts:
                found = picked(results, peer, count, step)
                each = scale / count if step == COLD else scale
                cells.append(mid(found, "cpu") * each if found else None)
            first, last = cells[0], cells[-1]
            told = [f"{cell:.2f}" if cell is not None else "" for cell in cells]
            grown = f"{last / first:.2f}" if first and last else ""
            rows.append([peer, "cold, ms a document" if step == COLD else f"{NEWEST}, s", *told, grown])
    return table(["CPU of", "", *map(str, counts), "last / first"], rows)


def report(results: Sequence[Result], versions: Mapping[str, str], conditions: Sequence[str]) -> str:
    """Return everything as Markdown."""
    parts = ["\n".join(conditions), table(["", "version"], versions.items())]
    for count in sorted({result.count for result in results}):
        parts += [f"### {count} documents", by_step(results, count)]
    if len({result.count for result in results}) > 1:
        parts += ["### Growth", growth(results)]
    return "\n\n".join(parts)


def write_between(path: Path, text: str) -> None:
    """Put a text between the two marks of a file, in place of what stood there."""
    old = path.read_text("utf-8")
    head, tail = old.split(BEGIN)[0], old.split(END)[1]
    path.write_text(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}", "utf-8")
