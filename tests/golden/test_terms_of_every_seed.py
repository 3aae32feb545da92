"""The terms of every seed that lies here or is shown, with the words they rest on: a change of any tag is a change of terms.txt.

Written anew with REWRITE_GOLDEN=1, and only then; read the diff. A fork that keeps other seeds in content/ has no need of
lines for them, and none of ours is missed there.
"""

import os
from pathlib import Path

import pytest

from making import facets
from seedbank.collect import load
from seedbank.pipeline import read
from seedbank.terms import ancestors

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "terms.txt"
FOLDERS = ("content/seeds", "tests/browser/seeds", "tests/golden/terms")
SEEDS = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.txt"))]


def block(path):
    """What the golden file says of one seed."""
    name = path.relative_to(ROOT).as_posix()
    document = read(load(path, name), facets())
    lines = [f"{name} ({document.language.value})"]
    for facet in facets():
        for tag in document.tags[facet.name]:
            words = "; ".join(f"{one.text} @{one.span.line if one.span else 'title'}" for one in tag.evidence)
            label = " > ".join(term.label for term in ancestors(facet, tag.term.code))
            lines.append(f"  {facet.name} {tag.term.code} {label}, {tag.source}: {words}")
        if facet.name in document.untagged:
            lines.append(f"  {facet.name} none: {document.untagged[facet.name]}")
    return "\n".join(lines)


def blocks():
    found = GOLDEN.read_text("utf-8").strip().split("\n\n") if GOLDEN.exists() else []
    return {block.split(" ")[0]: block for block in found}


def test_every_seed_has_the_terms_that_were_checked_by_eye():
    found = {path.relative_to(ROOT).as_posix(): block(path) for path in SEEDS}
    if os.environ.get("REWRITE_GOLDEN") == "1":
        GOLDEN.write_text("\n\n".join(found.values()) + "\n", "utf-8")
        pytest.skip("rewrote terms.txt: read its diff before you keep it")
    known = blocks()
    assert {name: found[name] for name in found if name in known} == {
        name: known[name] for name in known if name in found
    }
    assert [name for name in found if name not in known and not name.startswith("content/")] == []


def test_a_line_of_the_golden_file_is_of_a_seed_that_is_there():
    assert [name for name in blocks() if not name.startswith("content/") and not (ROOT / name).exists()] == []
