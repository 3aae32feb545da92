"""What reading one seed costs, by step: CPU in one process, from bytes to the HTML of article and comments."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from seedbank import present
from seedbank.collect import Source, collect
from seedbank.conversation import overheard_in, replies_said, thread_of
from seedbank.decode import decode
from seedbank.segment import segment
from seedbank.settle import settle
from seedbank.sidecar import Sidecar, parse
from seedbank.subjects import tags_given
from seedbank.terms import Facet, load_facet

STEPS = ("decode", "segment", "threads", "terms", "facts", "HTML")


def step_times(source: Source, facets: Sequence[Facet]) -> list[float]:
    """Return the CPU seconds of each of STEPS for one plain seed."""
    sidecar = parse(source.sidecar, source.sidecar_path)[0] if source.sidecar else Sidecar(source.sidecar_path)
    clock = [time.process_time()]

    def tick() -> None:
        clock.append(time.process_time())

    seed = decode(source.data, source.path)
    tick()
    reading = segment(seed.lines)
    tick()
    overheard = overheard_in(seed, reading, sidecar)
    thread = thread_of(reading, replies_said(reading, overheard, None), overheard)
    tick()
    tags, untagged = tags_given(reading, sidecar, "en", facets)
    tick()
    document = replace(settle(seed, sidecar, reading), thread=thread, tags=tags, untagged=untagged)
    tick()
    present.article(document, str)
    tick()
    return [later - earlier for earlier, later in pairwise(clock)]


def reading(folder: Path, most: int) -> str:
    """Return the table of one folder's seeds. The first seed is read once before, to load the tables."""
    sources, _ = collect(folder, folder)
    facets = (load_facet("country", "salience"), load_facet("topic", "share"))
    plain = [source for source in sources if source.path.endswith(".txt")][:most]
    rows = [step_times(source, facets) for source in [*plain[:1], *plain]][1:]
    size = mean(len(source.data) for source in plain) / 1000
    lines = [f"{len(rows)} seeds, {size:.1f} kB on average; CPU ms a seed, medians, one process"]
    lines += [
        f"{step:10}{1000 * median(column):8.2f}" for step, column in zip(STEPS, zip(*rows, strict=True), strict=True)
    ]
    lines.append(f"{'all':10}{1000 * median(sum(row) for row in rows):8.2f}")
    return "\n".join(lines)
