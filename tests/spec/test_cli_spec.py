"""The command: what it takes, prints and returns."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from making import TALK, facets
from seedbank.cli import main
from seedbank.sidecar import parse

PLUGINS = Path(__file__).parents[2] / "plugins"
OPTIONS = {
    "check": ["NAME"],
    "show": ["NAME", "--format", "--threads", "--all", "--no-sidecar", "--likely"],
    "build": ["--keep-going", "--yes", "--clean", "--site-url", "--jobs", "--scheduler"],
    "plan": ["--why"],
    "new": ["NAME"],
    "import": ["PAGE", "--name"],
}


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder with two seeds, one of them stated; the working directory."""
    seeds = tmp_path / "content" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "talk.txt").write_text(TALK)
    (seeds / "talk.toml").write_text('title = "A title"\ndate = 2019-08-22\n')
    (seeds / "rain.txt").write_text("It rained on Monday, and the council met.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("seedbank.cli._facets", facets)  # loaded once for all tests
    return seeds


@pytest.fixture
def run(site, capfd):  # noqa: ARG001  (it stands in the site)
    def run(*arguments):
        status = main(arguments)
        return status, *capfd.readouterr()

    return run


def helped(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_names_every_command_and_shows_the_first_steps(capsys):
    text = helped(capsys)
    for command in OPTIONS:
        assert re.search(rf"^ +{command} ", text, re.MULTILINE)
        assert f"seedbank {command}" in text


@pytest.mark.parametrize("command", OPTIONS)
def test_help_of_a_command_mentions_its_options_and_explains_each(command, capsys):
    text = helped(capsys, command)
    for option in OPTIONS[command]:
        assert re.search(rf"^  \[?{option}\b.*\S", text, re.MULTILINE), option
    listed = set(re.findall(r"(?<![\w-])--[a-z-]+", text)) - {"--help"}
    assert listed == {option for option in OPTIONS[command] if option.startswith("--")}


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["show"], ["new"], ["show", "x", "--format", "yaml"]])
def test_what_is_not_understood_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: seedbank" in capsys.readouterr().err


def test_check_reads_all_seeds(run):
    status, out, err = run("check")
    assert (status, err) == (0, "")
    assert out.endswith("2 seeds read, 3 comments; 0 problems.\n")


def test_check_reads_those_named(run):
    assert run("check", "rain")[1].endswith("1 seed read, 0 comments; 0 problems.\n")


def test_check_tells_every_problem_and_ends_with_1(run, site):
    (site / "rain.toml").write_text("titel = 'x'\n")
    (site / "empty.txt").write_text("")
    status, out, err = run("check")
    assert status == 1
    assert err == (
        "content/seeds/empty.txt: is empty.\n  fix: save the page's text into it, or remove the file\n"
        "content/seeds/rain.toml:1: \"titel\" is no key of a sidecar.\n    titel = 'x'\n"
        '  fix: write "title", or remove the line\n'
    )
    assert out.endswith("1 seed read, 3 comments; 2 problems.\n")


def test_check_writes_nothing(run, site):
    before = {path: path.stat().st_mtime_ns for path in site.parent.parent.rglob("*")}
    run("check")
    assert {path: path.stat().st_mtime_ns for path in site.parent.parent.rglob("*")} == before


@pytest.mark.parametrize("name", ["talk", "TALK", "talk.txt", "content/seeds/talk.txt", "content/seeds/talk.toml"])
def test_name_and_file_are_both_accepted(run, name):
    status, out, err = run("show", name)
    assert (status, err) == (0, "")
    assert "title      A title  (sidecar)" in out
    assert "comments   3 by 3 names, oldest-first" in out
    assert "explicit reply to L3" in out


def test_a_file_anywhere_is_shown(run, tmp_path):
    (tmp_path / "elsewhere.txt").write_text(TALK)
    assert "comments   3 by 3 names" in run("show", str(tmp_path / "elsewhere.txt"))[1]


def test_a_name_of_nothing_ends_with_1_and_says_what_to_name(run):
    status, out, err = run("show", "nothing")
    assert (status, out) == (1, "")
    assert err == (
        "nothing: is neither a file nor the name of a seed.\n"
        "  fix: name a file, or a seed of content/seeds/ without its ending\n"
    )


def test_one_bad_name_hides_no_good_one(run):
    status, out, err = run("show", "nothing", "talk")
    assert status == 1
    assert "A title" in out
    assert "nothing" in err


def test_without_the_sidecar_the_text_speaks_alone(run):
    out = run("show", "talk", "--no-sidecar")[1]
    assert "(sidecar)" not in out
    assert "address    /undated/talk/" in out


def test_json_is_one_object_a_line(run):
    lines = run("show", "talk", "rain", "--format", "json")[1].splitlines()
    assert [json.loads(line)["stem"] for line in lines] == ["talk", "rain"]
    assert json.loads(lines[0])["source"] == "content/seeds/talk.txt"


def test_markdown_can_be_read_back(run, site):
    text = run("show", "talk", "--format", "markdown")[1]
    (site / "again.md").write_text(text.replace("A title", "Another"))
    assert "comments   3 by 3 names" in run("show", "again")[1]


def test_threads_are_drawn(run):
    lines = run("show", "talk", "--threads")[1].splitlines()
    assert [line.split()[0] for line in lines][:2] == ["L3", "L7"]
    assert re.fullmatch(r"  L7 Samit Basu  -> L3 explicit \d+", lines[1])


WEATHER = "It rained.\n\nAnn\nIt rained on Monday, they say.\n\nBob\nDoes it matter when?\n\nCid\nHardly.\n"


@pytest.mark.parametrize("stated", ["SEEDBANK_LIKELY = 0.01", "SEEDBANK_LIKELY = (\n    0.01  # all\n)"])
def test_likely_replies_are_drawn_as_the_site_draws_them(run, site, stated):
    (site / "weather.txt").write_text(WEATHER)
    assert "inferred" not in run("show", "weather", "--threads", "--likely", "1")[1]
    assert run("show", "weather", "--threads")[1] == run("show", "weather", "--threads", "--likely", "0.5")[1]
    Path("pelican.conf.py").write_text(f"{stated}\n")
    drawn = run("show", "weather", "--threads")[1]
    assert drawn.count("inferred") == 3
    assert drawn == run("show", "weather", "--threads", "--likely", "0.01")[1]


def test_a_threshold_that_is_reckoned_is_asked_of_pelican(run, site, monkeypatch):
    (site / "weather.txt").write_text(WEATHER)
    asked = []
    command = SimpleNamespace(site_likely=lambda conf: asked.append(conf) or 0.01)
    monkeypatch.setitem(sys.modules, "seedbank.adapter.command", command)
    Path("pelican.conf.py").write_text("SEEDBANK_LIKELY = 1 / 100\n")
    assert run("show", "weather", "--threads")[1].count("inferred") == 3
    assert asked == [Path("pelican.conf.py")]


def test_new_writes_a_sidecar_that_states_nothing(run, site):
    status, out, _ = run("new", "rain")
    assert (status, out) == (
        0,
        "content/seeds/rain.toml: written. Check each line, and remove its # where it is right.\n",
    )
    text = (site / "rain.toml").read_text()
    assert tomllib.loads(text) == {}
    assert "rain.txt" in text
    assert run("check")[0] == 0


def test_each_line_of_a_new_sidecar_holds_once_its_mark_is_gone(run, site):
    run("new", "rain")
    lines = [line.removeprefix("# ") for line in (site / "rain.toml").read_text().splitlines()[1:]]
    values = [line for line in lines if '""' not in line and '"https://"' not in line]
    assert parse("\n".join(values), "rain.toml")[1] == []
    assert parse("\n".join(lines), "rain.toml")[0].facts["title"].startswith("It rained on Monday")


def test_new_writes_valid_toml_whatever_the_seed_says(run, site):
    (site / "odd.txt").write_bytes(b'It "rained" \\ on \x1b[31m Monday\x7f, and the council\x9f met.\n')
    assert run("new", "odd")[0] == 0
    text = (site / "odd.toml").read_text()
    assert tomllib.loads(text) == {}
    title = next(line for line in text.splitlines() if line.startswith("# title"))
    assert tomllib.loads(title.removeprefix("# "))["title"].startswith('It "rained" \\ on')


def test_new_overwrites_nothing(run, site):
    before = (site / "talk.toml").read_bytes()
    status, _, err = run("new", "talk")
    assert status == 1
    assert err == "content/seeds/talk.toml: is there already.\n  fix: edit it; nothing was written\n"
    assert (site / "talk.toml").read_bytes() == before


def test_build_where_there_is_no_site_says_where_to_go(run):
    status, _, err = run("build")
    assert (status, err) == (
        1,
        "pelican.conf.py: is not here.\n  fix: run `seedbank build` in the folder of your site\n",
    )


def test_a_reader_who_leaves_early_hears_no_complaint(site):
    """`seedbank show ... | head -1`"""
    (site / "long.txt").write_text("A council met on Tuesday and put off the vote for a month.\n" * 5000)
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "seedbank", "show", "long", "--format", "markdown"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
    ) as process:
        os.close(writing)
        os.read(reading, 10)
        os.close(reading)
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.usefixtures("site")
def test_a_closed_output_is_harmless_too():
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-m", "seedbank", "check"],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PLUGINS)},
        check=False,
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_an_output_that_knows_ascii_only_breaks_nothing(site):
    (site / "größe.txt").write_text("Es regnete.\n")
    ended = subprocess.run(
        [sys.executable, "-m", "seedbank", "new", "größe"],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(PLUGINS), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "1"},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert (site / "größe.toml").is_file()
