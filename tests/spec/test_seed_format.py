"""Every example of docs/seed-format.md is read as it says."""

import re
import tomllib
from pathlib import Path

import pytest

from seedbank.decode import cut
from seedbank.model import Role
from seedbank.segment import Fixes, segment

PAGE = Path(__file__).parents[2] / "docs" / "seed-format.md"
BLOCK = re.compile(
    r"(?:^```toml\n(?P<toml>.*?)^```\n\s*)?^```seed(?P<order> [\w-]+)?\n(?P<seed>.*?)^```$", re.DOTALL | re.MULTILINE
)
EXAMPLES = [match.groupdict() for match in BLOCK.finditer(PAGE.read_text("utf-8"))]


def fixes_of(toml):
    told = tomllib.loads(toml or "")
    return Fixes(
        roles={entry["line"]: Role(entry["role"]) for entry in told.get("line", [])},
        first_comment=told.get("reading", {}).get("first_comment"),
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=range(1, len(EXAMPLES) + 1))
def test_the_example_is_read_as_it_says(example):
    rows = [row.partition("|") for row in example["seed"].splitlines()]
    lines = cut("\n".join([text.removeprefix(" ") for _, _, text in rows]))
    reading = segment(lines, fixes_of(example["toml"]))
    read = [f"{role:9} | {line.text}".rstrip() for line, role in zip(lines, reading.roles, strict=True)]
    assert read == example["seed"].splitlines()
    assert reading.order == (example["order"] or "oldest-first").strip()


def test_the_page_has_examples():
    assert len(EXAMPLES) >= 9
