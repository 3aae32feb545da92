"""Laws of publishing: only what differs moves, only what is ours is removed, whatever was cut off before."""

import contextlib
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbank.adapter import publish as room
from seedbank.adapter.ledger import LEDGER, Ledger, read_ledger
from seedbank.adapter.publish import publish
from seedbank.problems import ProblemsError

NAMES = st.sampled_from(
    ["index.html", "2019/a/index.html", "2019/a/seed.txt", "2019/b/index.html", "country/japan/index.html"]
)
SITES = st.dictionaries(NAMES, st.binary(max_size=3), max_size=5)


def lay(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder.mkdir(exist_ok=True)
    return folder


def stage(tmp, files):
    lay(tmp / "stage", {})
    for path in sorted((tmp / "stage").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    return lay(tmp / "stage", files)


def found(output):
    """Every file but the ledger; and every folder that is empty, which must not be."""
    paths = sorted(output.rglob("*"))
    assert [path for path in paths if path.is_dir() and not any(path.iterdir())] == []
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and path.name != LEDGER
    }


def marks(output):
    return {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Fresh folders for each example."""
    return lambda: tmp_path_factory.mktemp("site")


@settings(max_examples=40)
@given(st.lists(SITES, min_size=1, max_size=4))
def test_the_output_holds_what_the_last_build_made_and_nothing_stale(places, sites):
    tmp = places()
    for files in sites:
        publish(stage(tmp, files), tmp / "output")
        assert found(tmp / "output") == files


@settings(max_examples=20)
@given(SITES)
def test_a_second_build_writes_nothing(places, files):
    tmp = places()
    publish(stage(tmp, files), tmp / "output")
    before = marks(tmp / "output")
    again = publish(stage(tmp, files), tmp / "output")
    assert (again.written, again.removed, again.kept) == ((), (), len(files))
    assert marks(tmp / "output") == before


@settings(max_examples=40)
@given(SITES, SITES)
def test_a_build_says_what_it_changed(places, first, second):
    tmp = places()
    publish(stage(tmp, first), tmp / "output")
    told = publish(stage(tmp, second), tmp / "output")
    assert set(told.written) == {name for name in second if first.get(name) != second[name]}
    assert set(told.removed) == first.keys() - second.keys()


@settings(max_examples=20)
@given(SITES, SITES)
def test_foreign_files_stay_as_they_are(places, first, second):
    tmp = places()
    foreign = {
        ".gitignore": b"*\n",
        "CNAME": b"example.org\n",
        "2019/a/mine.txt": b"mine\n",
        "mine/index.html": b"mine\n",
    }
    lay(tmp / "output", foreign)
    for files in (first, second, {}):
        publish(stage(tmp, files), tmp / "output")
        assert found(tmp / "output") == foreign | files


class CutOffError(Exception):
    pass


@settings(max_examples=40)
@given(SITES, SITES, SITES, st.integers(0, 8))
def test_a_build_that_was_cut_off_leaves_nothing_stale_behind(places, first, second, third, after):
    tmp = places()
    publish(stage(tmp, first), tmp / "output")
    calls = []

    def cut_off(*arguments):
        calls.append(arguments)
        if len(calls) > after:
            raise CutOffError
        os.rename(*arguments)  # noqa: PTH104  (the call that is stood in for)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room.os, "replace", cut_off)
        with contextlib.suppress(CutOffError):
            publish(stage(tmp, second), tmp / "output")
    publish(stage(tmp, third), tmp / "output")
    assert found(tmp / "output") == third


def refusal(tmp, files, **options):
    before = found(tmp / "output")
    with pytest.raises(ProblemsError) as caught:
        publish(stage(tmp, files), tmp / "output", **options)
    assert found(tmp / "output") == before
    return str(caught.value)


def test_a_foreign_file_in_the_way_is_told_and_nothing_moves(tmp_path):
    lay(tmp_path / "output", {"index.html": b"mine"})
    assert refusal(tmp_path, {"index.html": b"new", "a.html": b"a"}) == (
        "output/index.html: is not Seedbank's, and a page would take its place.\n"
        "  fix: move it away, or rename what makes the page"
    )


@pytest.mark.parametrize("name", ["2019", "2019/a", "2019/a/index.html/x"])
def test_a_foreign_file_or_folder_in_the_way_of_a_page_is_told(tmp_path, name):
    lay(tmp_path / "output", {name: b"mine"})
    assert "is not Seedbank's" in refusal(tmp_path, {"2019/a/index.html": b"new"})


def test_a_page_that_lies_there_already_byte_for_byte_is_taken_over(tmp_path):
    lay(tmp_path / "output", {"index.html": b"same"})
    assert publish(stage(tmp_path, {"index.html": b"same"}), tmp_path / "output").kept == 1
    publish(stage(tmp_path, {}), tmp_path / "output")
    assert found(tmp_path / "output") == {}


def test_a_file_of_ours_makes_room_for_a_folder(tmp_path):
    publish(stage(tmp_path, {"a": b"1"}), tmp_path / "output")
    publish(stage(tmp_path, {"a/index.html": b"2"}), tmp_path / "output")
    assert found(tmp_path / "output") == {"a/index.html": b"2"}


def seeds(number):
    return {f"2019/{at}/seed.txt": b"%d" % at for at in range(number)}


@pytest.mark.parametrize(
    ("had", "left", "refused"), [(21, 0, True), (20, 0, False), (210, 189, False), (209, 188, True)]
)
def test_more_than_a_tenth_and_more_than_twenty_documents_vanish_only_when_told(tmp_path, had, left, refused):
    publish(stage(tmp_path, seeds(had)), tmp_path / "output")
    if refused:
        told = refusal(tmp_path, seeds(left))
        assert told == (
            f"output: would lose {had - left} of its {had} documents.\n"
            "  fix: bring the seeds back, or run `seedbank build --yes` if they are meant to go"
        )
        publish(stage(tmp_path, seeds(left)), tmp_path / "output", yes=True)
    else:
        publish(stage(tmp_path, seeds(left)), tmp_path / "output")
    assert found(tmp_path / "output") == seeds(left)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"files": 3}', '{"files": null}', '{"files": ["a"]}', '{"files": {"a": 3}}', "\xff"]
)
def test_a_ledger_that_is_none_is_told_and_nothing_moves(tmp_path, text):
    lay(tmp_path / "output", {LEDGER: text.encode("latin-1"), "index.html": b"x"})
    assert "is not a ledger that Seedbank wrote" in refusal(tmp_path, {"index.html": b"new"})


def written(files):
    rows = json.dumps(dict(sorted(files.items())), ensure_ascii=False, separators=(",\n", ": "))
    return f'{{"made_by": "Seedbank",\n"files": {rows}}}\n'


STRANGE = st.text('ab/ ,:"\\\n\x7f\u200b\x85é', min_size=1, max_size=4)


@given(st.dictionaries(STRANGE, st.text('0"', max_size=2), max_size=4))
def test_a_ledger_is_written_as_json_writes_it(places, files):
    folder = places()
    Ledger(folder).write(files, files)
    assert (folder / LEDGER).read_bytes().decode() == written(files)


@given(
    st.lists(st.dictionaries(STRANGE, st.text("0f", max_size=2), max_size=6), min_size=2, max_size=4), st.sets(STRANGE)
)
def test_a_ledger_of_which_a_few_rows_change_is_written_as_if_from_nothing(places, ledgers, more):
    folder, (first, *others) = places(), ledgers
    Ledger(folder).write(first, first)
    ledger = Ledger(folder, first)
    for files in others:
        was = ledger.files
        ledger.write(files, {*more, *(name for name in {**was, **files} if was.get(name) != files.get(name))})
        assert (folder / LEDGER).read_bytes().decode() == written(files)


def test_what_differs_in_one_sign_moves(tmp_path):
    publish(stage(tmp_path, {"a.html": b"one", "b.html": b"two"}), tmp_path / "output")
    done = publish(stage(tmp_path, {"a.html": b"ode", "b.html": b"two"}), tmp_path / "output")
    assert done.written == ("a.html",)
    assert found(tmp_path / "output") == {"a.html": b"ode", "b.html": b"two"}


@pytest.mark.parametrize("name", ["../outside.txt", "a/../../outside.txt", "", ".", "a//b", "a/./b"])
def test_a_ledger_leads_nowhere_but_below_the_output(tmp_path, name):
    lay(tmp_path, {"outside.txt": b"mine"})
    lay(tmp_path / "output", {LEDGER: json.dumps({"files": {name: "", "/etc/passwd": ""}}).encode()})
    assert read_ledger(tmp_path / "output") == {}
    publish(stage(tmp_path, {}), tmp_path / "output")
    assert (tmp_path / "outside.txt").read_bytes() == b"mine"
