"""`seedbank import`: what it writes, what it leaves alone, what it refuses, word for word."""

import shutil
from pathlib import Path

import pytest

from seedbank.cli import main
from seedbank.import_html.open_page import text_of_page
from seedbank.problems import ProblemsError

WORDPRESS = Path(__file__).parents[1] / "golden" / "import" / "wordpress.html"
UNKNOWN = WORDPRESS.with_name("unknown.html")
MADE = [
    "content/originals/bridge.html",
    "content/originals/bridge.report.txt",
    "content/seeds/bridge.md",
    "content/seeds/bridge.toml",
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "content" / "seeds").mkdir(parents=True)
    (tmp_path / "Bridge.html").write_bytes(WORDPRESS.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder, capfd):  # noqa: ARG001  (it stands in the folder)
    def run(*arguments):
        status = main(["import", *arguments])
        return status, *capfd.readouterr()

    return run


def files(folder):
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted((folder / "content").rglob("*"))
        if path.is_file()
    }


def test_a_page_becomes_a_seed_with_its_sidecar_and_is_kept(run, folder):
    status, out, err = run("Bridge.html")
    assert (status, err) == (0, "")
    assert out == (
        "content/seeds/bridge.md: written: 4 paragraphs, 6 comments by WordPress, 5 with whom they answer.\n"
        "  not carried over: 22 pieces of text, listed in content/originals/bridge.report.txt\n"
    )
    assert list(files(folder)) == MADE
    assert (folder / MADE[0]).read_bytes() == WORDPRESS.read_bytes()
    assert main(["check"]) == 0


def test_a_second_import_changes_nothing(run, folder):
    run("Bridge.html")
    before = files(folder)
    status, out, err = run("Bridge.html")
    assert (status, err) == (0, "")
    assert out.startswith("content/seeds/bridge.md: as it was: ")
    assert files(folder) == before


@pytest.mark.parametrize("name", MADE[2:])
def test_what_was_edited_by_hand_is_left_as_it_is(run, folder, name):
    run("Bridge.html")
    path = folder / name
    path.write_text(path.read_text("utf-8") + "\n# mine\n", "utf-8")
    before = files(folder)
    status, out, err = run("Bridge.html")
    assert (status, err) == (0, "")
    assert f"{name}: edited by hand, left as it is" in out
    assert files(folder) == before


def test_a_sidecar_that_was_there_first_is_left_as_it_is(run, folder):
    (folder / MADE[3]).write_text('title = "Mine"\n')
    assert f"{MADE[3]}: edited by hand, left as it is" in run("Bridge.html")[1]
    assert (folder / MADE[3]).read_text() == 'title = "Mine"\n'


def test_another_page_of_the_same_name_is_refused(run, folder):
    run("Bridge.html")
    (folder / "Bridge.html").write_bytes(UNKNOWN.read_bytes())
    before = files(folder)
    status, out, err = run("Bridge.html")
    assert (status, out) == (1, "")
    assert err == (
        "Bridge.html: is not the page that is kept as content/originals/bridge.html.\n"
        "  fix: import it under another name: --name NAME\n"
        "Bridge.html: would be content/seeds/bridge.txt, and content/seeds/bridge.md is there.\n"
        "  fix: import it under another name: --name NAME\n"
    )
    assert files(folder) == before
    assert run("Bridge.html", "--name", "snow")[0] == 0
    assert (folder / "content/seeds/snow.txt").read_text().startswith("Snow in June\n")


def test_a_page_of_no_known_markup_becomes_its_lines(run, folder):
    (folder / "snow.html").write_bytes(UNKNOWN.read_bytes())
    out = run("snow.html")[1]
    assert out.startswith("content/seeds/snow.txt: written: 11 lines of text; no markup of comments that is known.\n")


def test_a_folder_stands_for_its_pages_and_one_broken_page_hides_no_other(run, folder):
    pages = folder / "saved"
    pages.mkdir()
    (pages / "a.html").write_bytes(WORDPRESS.read_bytes())
    (pages / "b.htm").write_bytes(b" \n")
    (pages / "c.css").write_text("p {}")
    status, out, err = run("saved")
    assert (status, err) == (1, "saved/b.htm: is empty.\n  fix: save the page again\n")
    assert out.startswith("content/seeds/a.md: written: ")


def test_a_terminal_shows_which_of_many_pages_is_read_and_a_pipe_nothing(run, folder, monkeypatch):
    shutil.copytree(folder, folder / "saved", ignore=lambda *_: ["content"])
    (folder / "saved" / "snow.html").write_bytes(UNKNOWN.read_bytes())
    assert run("saved", "--name", "")[2] == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    err = run("saved")[2]
    assert err.startswith("\r\x1b[K1 of 2: Bridge.html\r\x1b[K\r\x1b[K")
    assert "\r\x1b[K2 of 2: snow.html\r\x1b[K" in err
    assert err.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.html"], "nowhere.html: is not here.\n  fix: name a saved page, or a folder of such\n"),
        (["content/seeds"], "content/seeds: holds no page.\n  fix: name pages, or a folder of .htm, .html, .xhtml\n"),
        (
            ["Bridge.html", "Bridge.html", "--name", "x"],
            "--name: is for one page, and there are 2.\n  fix: import them one by one\n",
        ),
    ],
)
def test_what_cannot_be_imported_is_told(run, folder, arguments, told):
    assert run(*arguments) == (1, "", told)
    assert files(folder) == {}


PAGE = "<html><head>{}</head><body><p>Die Fähre fährt „wieder“ über den Fluß.</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "notes"),
    [
        ('<meta charset="utf-8">', "utf-8", ()),
        ("", "utf-8", ()),
        ('<meta charset="windows-1252">', "cp1252", ()),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252", ()),
        ('<meta charset="shift_jis">', "utf-8", ("it declares cp932, and is utf-8",)),
        ('<meta charset="utf-8">', "utf-16", ()),
        ('<meta charset="nonsense">', "utf-8-sig", ()),
    ],
)
def test_a_page_is_decoded_as_what_it_is_whatever_it_declares(declared, encoding, notes):
    assert text_of_page(PAGE.format(declared).encode(encoding), "a.html") == (PAGE.format(declared), notes)


def test_a_few_bad_bytes_are_shown_and_told():
    page = PAGE.format("") * 20
    assert text_of_page(page.encode() + b"\xff", "a.html") == (
        page + "\ufffd",
        ("1 place is no UTF-8: shown as U+FFFD",),
    )


def test_nul_characters_are_shown_and_told():
    text, notes = text_of_page(b"<p>a\x00b</p>", "a.html")
    assert (text, notes) == ("<p>a\ufffdb</p>", ("it holds NUL characters: shown as U+FFFD",))


def test_a_page_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr("seedbank.import_html.open_page.LARGEST", 1000)
    with pytest.raises(ProblemsError) as wrong:
        text_of_page(b"<p>" * 400, "a.html")
    assert str(wrong.value) == (
        "a.html: has 1,200 bytes, more than a page may have.\n  fix: save the page without its pictures"
    )
