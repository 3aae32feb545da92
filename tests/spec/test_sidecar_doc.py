"""What docs/sidecar.md shows is what is read: its examples have no problem, and it shows every key there is."""

import re
from pathlib import Path

import pytest

from seedbank.model import Role
from seedbank.sidecar import parse
from seedbank.sidecar.header import KEYS
from seedbank.sidecar.tables import TABLES
from seedbank.sidecar.values import FACTS

DOC = (Path(__file__).parents[2] / "docs" / "sidecar.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_sidecar_without_problems(example):
    assert parse(example, "a.toml")[1] == []


@pytest.mark.parametrize("key", [*FACTS, "formerly", *(inner for table in TABLES.values() for inner in table)])
def test_every_key_stands_in_an_example(key):
    assert re.search(rf"^{key} +?=", "\n".join(EXAMPLES), re.MULTILINE)


@pytest.mark.parametrize("role", Role)
def test_every_role_is_named(role):
    assert re.search(rf"\b{role}\b", DOC.split("Roles:")[1].split("\n")[0])


@pytest.mark.parametrize("key", KEYS)
def test_every_header_line_is_named(key):
    assert f"`{key}:`" in DOC
