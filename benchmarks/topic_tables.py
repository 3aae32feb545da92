"""The tables of topics: concepts of the IPTC Media Topics, and the words by hand that tell of them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from term_tables import SHARE_COLUMNS, TERM_COLUMNS, kept_slugs, lines_of, slug_of, write


def topic_forms() -> set[tuple[str, ...]]:
    """Return what topic_forms.txt says, one row a form and code; the greater weight of a form that stands twice."""
    weights: dict[tuple[str, str, str], float] = defaultdict(float)
    for line in lines_of("topic_forms.txt"):
        head, cells = line.split(": ", 1)
        code, weight = head.split()
        for cell in filter(None, map(str.strip, cells.split(";"))):
            form, _, rule = cell.partition(" !")
            key = (form, f"medtop:{code}", rule)
            weights[key] = max(weights[key], float(weight))
    return {(form, code, str(round(1000 * weight)), rule) for (form, code, rule), weight in weights.items()}


def topic_terms(path: Path, used: set[str]) -> set[tuple[str, ...]]:
    """One row a concept: the top two levels, what the forms know, and everything above it."""
    concepts = json.loads(path.read_text(encoding="utf-8"))["conceptSet"]
    live = {concept["qcode"]: concept for concept in concepts if "retired" not in concept}
    broader = {
        narrow: code for code, concept in live.items() for narrow in concept.get("narrower", []) if narrow in live
    }
    wanted = {code for code in live if code not in broader or broader[code] not in broader} | used
    for code in sorted(used):
        above = code
        while above in broader:
            above = broader[above]
            wanted.add(above)
    if wanted - set(live):
        raise SystemExit(f"not in the IPTC's list: {sorted(wanted - set(live))}")
    kept, rows = kept_slugs("topic.tsv"), set()
    for code in wanted:
        label = live[code]["prefLabel"]["en-GB"]
        label = label[0].upper() + label[1:] if label[1:2] != "S" else label
        slug = kept.get(code) or slug_of(re.sub(r" \(.*", "", live[code]["prefLabel"]["en-GB"]))
        rows.add((code, slug, label, broader.get(code, ""), "", code.removeprefix("medtop:"), "", "", "", ""))
    return rows


def topics(path: Path) -> None:
    """Write the tables of topics."""
    rows = topic_forms()
    released = json.loads(path.read_text(encoding="utf-8"))["dateReleased"][:10]
    head = (
        f"Topics: concepts of IPTC Media Topics, release of {released}, © IPTC, https://iptc.org/standards/media-topics/, CC BY 4.0.",
    )
    write("topic.tsv", TERM_COLUMNS, topic_terms(path, {row[1] for row in rows}), (*head, "Slugs are Seedbank's own."))
    write(
        "topic.forms.en.tsv",
        SHARE_COLUMNS,
        rows,
        ("What English words tell of, by IPTC Media Topics code: Seedbank's own.",),
    )
