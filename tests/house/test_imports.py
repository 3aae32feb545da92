"""Who may import whom. Read from the source, so that a lazy import counts like any other."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
HOUSE = PLUGINS / "seedbank"
FILES = sorted(HOUSE.rglob("*.py"))

# The floors of the house, from the ground up: a room imports from its own floor and those below, never from above.
FLOORS = (
    ("collecting", "frozen"),
    ("model", "problems"),
    ("addresses", "dates", "policy"),
    ("cards", "fingerprint", "parts"),
    ("decode", "segment", "threads", "terms", "describe", "dating", "to_markdown", "to_html", "wording"),
    ("from_markdown", "sidecar", "collect", "packing"),
    ("corrections",),
    ("conversation", "settle", "subjects"),
    ("pipeline",),
    ("views",),
    (
        "present",
        "present_languages",
        "present_linked",
        "present_replies",
        "present_thread",
        "remarks",
        "lists",
        "letters",
        "exports",
        "outline",
        "proposal",
    ),
    ("drawers", "indexes", "page"),
    ("plan", "plan_lists", "plan_front", "plan_names", "plan_terms", "plan_log", "store"),
    ("touched",),
    ("render", "typesetting"),
    ("standing",),
    ("freshness", "workers"),
    ("archive",),
    ("adapter", "import_html", "usage"),
    ("cli",),
    ("__main__",),
)
# Doors: who alone may use a library.
DOORS = {
    "pelican": ("adapter",),
    "feedgenerator": ("exports", "adapter"),
    "markdown": ("to_html",),
    "bs4": ("import_html",),
    "jinja2": ("render", "typesetting", "adapter"),
    "blinker": ("adapter",),
    "distributed": ("adapter",),
    "charset_normalizer": ("decode",),
    "markupsafe": ("present", "present_linked", "present_thread", "typesetting", "views", "wording", "adapter"),
}


def name_of(path):
    """ "seedbank.threads.answer" for its file."""
    parts = path.relative_to(PLUGINS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in FILES}


def imports_of(path):
    """Every module that a file imports, wherever in it; names of modules, not of what is taken from them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are whole, so that they can be searched for"
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & NAMES
            yield from inner or {node.module}


IMPORTS = {name_of(path): set(imports_of(path)) for path in FILES}


def room(module):
    """ "threads" for "seedbank.threads.answer"; "" for the package itself."""
    return ([*module.split("."), ""])[1]


def floor(module):
    found = [at for at, rooms in enumerate(FLOORS) if room(module) in rooms]
    assert found, f"{module} has no floor: give it one in this test"
    return found[0]


def test_every_room_imports_downwards():
    wrong = [
        (module, used)
        for module, found in IMPORTS.items()
        for used in found
        if used in NAMES and used != "seedbank" and module != "seedbank" and floor(used) > floor(module)
    ]
    assert wrong == []


def test_the_records_know_nobody():
    for module in ("seedbank.model", "seedbank.problems"):
        assert IMPORTS[module] & NAMES <= {"seedbank.frozen"}


@pytest.mark.parametrize("first", ["segment", "threads", "terms", "describe", "decode"])
def test_the_readers_of_text_do_not_know_each_other(first):
    others = {"segment", "threads", "terms", "describe", "decode"} - {first}
    used = {room(used) for module, found in IMPORTS.items() if room(module) == first for used in found & NAMES}
    assert not used & others


def test_there_is_no_circle():
    """Follow imports downwards until all that are left wait for each other; none may be left."""
    left = {module: (found & NAMES) - {"seedbank", module} for module, found in IMPORTS.items() if module != "seedbank"}
    while ready := {module for module, found in left.items() if not found & left.keys()}:
        left = {module: found for module, found in left.items() if module not in ready}
    assert left == {}


@pytest.mark.parametrize(("library", "rooms"), DOORS.items())
def test_a_library_has_one_door(library, rooms):
    users = {room(module) for module, found in IMPORTS.items() if library in {used.split(".")[0] for used in found}}
    assert users <= set(rooms)


def test_no_other_library_is_used():
    known = {*sys.stdlib_module_names, "seedbank", *DOORS}
    assert {used.split(".")[0] for found in IMPORTS.values() for used in found} <= known


def loaded_by(statement):
    """The modules a fresh interpreter has loaded after a statement."""
    code = f"import sys; sys.path.insert(0, {str(PLUGINS)!r}); {statement}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("module", ["seedbank.threads", "seedbank.segment", "seedbank.terms", "seedbank.pipeline"])
def test_the_core_loads_neither_pelican_nor_what_it_brings(module):
    heavy = {"pelican", "docutils", "jinja2", "markdown", "bs4", "numpy"}
    assert not heavy & loaded_by(f"import {module}")


def test_the_command_starts_without_pelican():
    assert not {"pelican", "docutils"} & loaded_by("import seedbank.cli")


def test_no_module_is_named_after_a_library_or_the_standard_library():
    taken = {*sys.stdlib_module_names, *DOORS, "utils", "helpers", "common", "manager", "managers"} - {
        "__init__",
        "__main__",
    }
    assert {path.stem for path in FILES} & taken == set()
