"""How large a room may be, and who speaks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "plugins" / "seedbank").rglob("*.py"))
NAMES = [path.relative_to(ROOT).as_posix() for path in FILES]
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
SCRATCH = {"_Draft", "Measure", "Tally"}


def nodes(path, *kinds):
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kinds)]


def public(path):
    """Functions and classes of a module, and methods of public classes, whose name has no leading underscore."""
    waiting = list(ast.parse(path.read_text("utf-8")).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
            yield node
            waiting += node.body if isinstance(node, ast.ClassDef) else []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_module_is_no_longer_than_300_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_function_is_no_longer_than_60_lines(path):
    found = nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
    assert [node.name for node in found if node.end_lineno - node.lineno >= LONGEST_FUNCTION] == []


def test_nine_functions_of_ten_are_shorter_than_thirty_lines():
    sizes = sorted(
        node.end_lineno - node.lineno + 1
        for path in FILES
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
    )
    assert sizes[len(sizes) * 9 // 10] < 30


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_module_and_all_that_is_public_in_it_says_what_it_means(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert [node.name for node in public(path) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_records_are_frozen(path):
    """A record may have no slots where it caches what follows from it; a scratch pad within one function is none."""
    for node in nodes(path, ast.ClassDef):
        for found in node.decorator_list:
            if (
                node.name not in SCRATCH
                and isinstance(found, ast.Call)
                and getattr(found.func, "id", "") == "dataclass"
            ):
                assert "frozen" in {keyword.arg for keyword in found.keywords}, node.name


def test_only_the_command_prints():
    talkers = {
        path.stem
        for path in FILES
        for node in nodes(path, ast.Call)
        if getattr(node.func, "id", "") in {"print", "input", "breakpoint"}
    }
    assert talkers == {"cli"}


def test_only_these_rooms_touch_the_disk():
    """The core takes bytes and records; `collect` and the command read, `store` keeps, the adapter writes."""
    touching = {
        "read_bytes",
        "read_text",
        "write_bytes",
        "write_text",
        "open",
        "unlink",
        "mkdir",
        "rmdir",
        "iterdir",
        "rglob",
    }
    users = {
        path.relative_to(ROOT / "plugins" / "seedbank").parts[0]
        for path in FILES
        for node in nodes(path, ast.Call)
        if getattr(node.func, "attr", getattr(node.func, "id", "")) in touching
    }
    assert users <= {
        "adapter",
        "cli.py",
        "collect.py",
        "store.py",
        "import_html",  # reads saved pages, writes seeds
        "standing.py",  # reads what a build wrote
        "terms",
        "segment",
        "threads",
        "exports",
    }  # the last four: own tables


def test_no_clock_and_no_chance():
    forbidden = {"now", "today", "utcnow", "time", "random", "getmtime"}
    users = {
        (path.stem, node.func.attr)
        for path in FILES
        for node in nodes(path, ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr in forbidden
    }
    assert users == set()
