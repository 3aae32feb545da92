"""What the repository must not say, and what README must."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Assembled, so that this file does not match itself.
PLACES = [
    re.compile(rf"(?<![\w.])/{folder}/\w")
    for folder in ("wo" + "rk", "ho" + "me", "ro" + "ot", "Use" + "rs", "t" + "mp")
]
HOSTS = [
    re.compile(re.escape(host))
    for host in ("py" + "pi.org", "python" + "hosted.org", "index" + "-url http", "npm" + "js.org")
]


def tracked():
    """Files that git tracks, or would: text only, but for what a keeper puts into content/."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    ).stdout.decode()
    if not listed:
        pytest.skip("this copy is no git checkout: what it should hold is not known")
    names = [name for name in listed.split("\0") if name and not name.startswith("content/")]
    return [
        name for name in names if (ROOT / name).is_file() and (ROOT / name).suffix not in {".png", ".ico", ".woff2"}
    ]


@pytest.mark.parametrize("pattern", [*PLACES, *HOSTS], ids=lambda pattern: pattern.pattern)
def test_no_file_names_a_machine_or_a_registry(pattern):
    found = []
    for name in tracked():
        for number, line in enumerate((ROOT / name).read_text("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert found == []


def test_readme_lists_every_file_at_the_top():
    readme = (ROOT / "README.md").read_text("utf-8")
    top = {name.split("/")[0] for name in tracked()} - {".gitignore", ".gitattributes", "README.md"}
    assert [name for name in sorted(top) if name not in readme] == []


def test_readme_lists_every_room_of_the_house():
    readme = (ROOT / "README.md").read_text("utf-8") + (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {name.split("/")[2] for name in tracked() if name.startswith("plugins/seedbank/")} - {"__init__.py"}
    assert [name for name in sorted(rooms) if name.removesuffix(".py") not in readme] == []


def test_every_command_of_the_makefile_is_explained():
    text = (ROOT / "Makefile").read_text("utf-8")
    goals = set(re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)[1].split())
    assert goals == set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE))


def test_the_packages_that_install_are_the_folders_there_are():
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    house = ROOT / "plugins"
    assert sorted(stated) == sorted(
        ".".join(path.parent.relative_to(house).parts) for path in (house / "seedbank").rglob("__init__.py")
    )


WORDS = tomllib.loads((ROOT / "theme" / "words.toml").read_text("utf-8"))
TEMPLATES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "theme" / "templates").glob("*.html"))}
USED = re.compile(r"\bwords\.([a-z_]+)(?:\.([a-z_]+))?")
IN_CODE = {"date"}  # the table that seedbank.wording fills in


def test_every_word_a_template_says_is_in_the_catalogue():
    missing = []
    for name, text in TEMPLATES.items():
        for table, word in USED.findall(text):
            if table not in WORDS or (word and word not in WORDS[table] and isinstance(WORDS[table], dict)):
                missing.append(f"{name}: words.{table}.{word}")
    assert missing == []


def test_every_word_of_the_catalogue_is_said():
    """A table of which a template takes an entry by a name it is given (`words.facets[name]`) counts as said."""
    everything = "\n".join(TEMPLATES.values())
    by_name = set(re.findall(r"words\.([a-z_]+)\[", everything))
    unsaid = []
    for table, words in WORDS.items():
        if table in by_name | IN_CODE:
            continue
        aliases = [f"words.{table}", *re.findall(rf"set (\w+) = words\.{table}\b(?!\.)", everything)]
        unsaid += [
            f"{table}.{word}"
            for word in words
            if not any(re.search(rf"\b{re.escape(alias)}\.{word}\b", everything) for alias in aliases)
        ]
    assert unsaid == []
