"""What is said of a sidecar that cannot be taken, word for word."""

import hashlib
import os
from pathlib import Path

import pytest

from making import TALK, refusal, source
from seedbank.collect import collect, find
from seedbank.pipeline import read_all
from seedbank.problems import Problem, ProblemsError
from seedbank.sidecar import KeeperReply, parse

ARTICLE = "A council met on Tuesday and put off the vote for a month.\n"
PATH = "content/seeds/a.toml"
DATES = 'write 2019-08-22, or EDTF in quotes: "2019-08~", "2019-07-27/2019-08"'
MESSAGES = [
    ("titel = 'x'", ':1: "titel" is no key of a sidecar.', "titel = 'x'", 'write "title", or remove the line'),
    (
        "zzz = 1",
        ':1: "zzz" is no key of a sidecar.',
        "zzz = 1",
        ("remove the line; known keys: title, slug, date, captured, source_url, site, byline, language, status, note, "
        "encoding, order, formerly, seed_sha256, reading, line, comment, aliases, terms"),
    ),
    ("title = 3", ":1: title is not a text.", "title = 3", 'write it in quotes: "..."'),
    ("\ntitle = ' '", ":2: title is not a text.", "title = ' '", 'write it in quotes: "..."'),
    ('title = "a\\u0000"', ":1: title holds a control character.", 'title = "a\\u0000"', "write it without"),
    (
        "slug = 'No Slug'",
        ":1: slug is no slug.",
        "slug = 'No Slug'",
        'use a-z, 0-9 and single "-" between them, at most 80 characters',
    ),
    ("slug = 'page'", ":1: slug is no slug.", "slug = 'page'", 'use a-z, 0-9 and single "-" between them, at most 80 characters'),
    (
        "date = '22.8.2019'",
        ':1: date "22.8.2019" is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08.',
        "date = '22.8.2019'",
        DATES,
    ),
    ("date = '2019-02-30'", ':1: date "2019-02-30" has no day 30.', "date = '2019-02-30'", DATES),
    ("date = 2019", ":1: date is neither a date nor a text.", "date = 2019", DATES),
    (
        "captured = 2019-08-23T09:00:00",
        ":1: captured is no time with a zone.",
        "captured = 2019-08-23T09:00:00",
        "write 2019-08-23T09:00:00Z",
    ),
    (
        "source_url = 'javascript:alert(1)'",
        ":1: source_url is no web address.",
        "source_url = 'javascript:alert(1)'",
        "write the whole address, beginning with https:// or http://",
    ),
    (
        "source_url = 'http://['",
        ":1: source_url is no web address.",
        "source_url = 'http://['",
        "write the whole address, beginning with https:// or http://",
    ),
    (
        "language = 'English!'",
        ":1: language is no language code.",
        "language = 'English!'",
        'write a BCP 47 code: "en", "ja", "pt-BR"',
    ),
    ("status = 'drafft'", ':1: status "drafft" is not known.', "status = 'drafft'", 'write "draft"'),
    ("status = 'x'", ':1: status "x" is not known.', "status = 'x'", 'write "published" or "draft"'),
    (
        "formerly = '2019/a'",
        ":1: formerly is no list of texts.",
        "formerly = '2019/a'",
        'write formerly = ["...", "..."]',
    ),
    (
        "formerly = ['../x']",
        ':1: formerly "../x" is no address of an article.',
        "formerly = ['../x']",
        'write the year and the slug: formerly = ["2019/old-slug"]',
    ),
    (
        "formerly = ['country/japan']",
        ':1: formerly "country/japan" is no address of an article.',
        "formerly = ['country/japan']",
        'write the year and the slug: formerly = ["2019/old-slug"]',
    ),
    (
        "seed_sha256 = 'abc'",
        ":1: seed_sha256 is no SHA-256.",
        "seed_sha256 = 'abc'",
        "write the 64 hexadecimal digits that `seedbank show` prints",
    ),
    ("reading = 3", ":1: reading is no table.", "reading = 3", "write [reading] on a line of its own"),
    (
        "[reading]\nfirst_coment = 3",
        ':2: "first_coment" is no key of a sidecar.',
        "first_coment = 3",
        'write "first_comment", or remove the line',
    ),
    (
        "[reading]\nfirst_comment = true",
        ":2: first_comment is no line number.",
        "first_comment = true",
        "write the number of a line of the seed, from 1",
    ),
    ("line = 3", ":1: line is no list of tables.", "line = 3", "write [[line]] on a line of its own"),
    ("[[line]]\nrole = 'name'", ":1: line is no line number.", "[[line]]", "write the number of a line of the seed, from 1"),
    ("[[line]]\nline = 1\nrole = 'coment'", ':3: "coment" is no role of a line.', "role = 'coment'", 'write "comment"'),
    (
        "[[line]]\nline = 1",
        ":1: names no role.",
        "[[line]]",
        ("write one of title, byline, date, section, heading, caption, paragraph, name, comment, quote, time, votes, "
        "counter, control, other, blank"),
    ),
    (
        "[[comment]]\nline = 1\nauthor = 'A'\n[[comment]]\nline = 2\nauthor = 5",
        ":6: author is not a text.",
        "author = 5",
        'write it in quotes: "..."',
    ),
    (
        "[[comment]]\nline = 1\n[[comment]]\nline = 1",
        ":4: line 1 has a [[comment]] already.",
        "line = 1",
        "write both into one",
    ),
    (
        "[[comment]]\nline = 3\nreply_to = 'nobody'",
        ":3: reply_to names no comments.",
        "reply_to = 'nobody'",
        'write the lines of their names, [53], or "article" or "unknown"',
    ),
    (
        "[[comment]]\nline = 3\nreply_to = [true]",
        ":3: reply_to names no comments.",
        "reply_to = [true]",
        'write the lines of their names, [53], or "article" or "unknown"',
    ),
    ("[aliases]\nBasu = 3", ":2: Basu is not a text.", "Basu = 3", 'write it in quotes: "..."'),
    ("terms = 3", ":1: terms is no table.", "terms = 3", "write [terms] on a line of its own"),
    (
        "terms.country = 3",
        ":1: terms.country is no table.",
        "terms.country = 3",
        "write [terms.country] on a line of its own",
    ),
    (
        "[terms.topic]\nadd = []\n[terms.country]\nad = []",
        ':4: "ad" is no key of a sidecar.',
        "ad = []",
        'write "add", or remove the line',
    ),
    ("[terms.country]\nadd = 'CN'", ":2: add is no list of texts.", "add = 'CN'", 'write add = ["...", "..."]'),
    (
        "[terms.country]\nlock = 'yes'",
        ":2: lock is neither true nor false.",
        "lock = 'yes'",
        "write true or false, without quotes",
    ),
    (
        "title = 'a'\ntitle = 'b'",
        ":2: is not TOML: cannot overwrite a value.",
        "title = 'b'",
        'write key = "value", one a line',
    ),
    ('note = "a\u2028b"\ntitle: x', ":2: is not TOML: expected '=' after a key in a key/value pair.", "title: x", 'write key = "value", one a line'),
    ("title = S Korea", ":1: is not TOML: invalid value.", "title = S Korea", 'write key = "value", one a line'),
]  # fmt: skip


@pytest.mark.parametrize(("sidecar", "what", "shown", "fix"), MESSAGES, ids=[row[0][:30] for row in MESSAGES])
def test_what_is_wrong_is_shown_where_it_stands_with_its_remedy(sidecar, what, shown, fix):
    _, problems = parse(sidecar, PATH)
    assert [str(problem) for problem in problems] == [f"{PATH}{what}\n    {shown}\n  fix: {fix}"]


@pytest.mark.parametrize("sidecar", ["x = " + "[" * 5000, "x = " + "9" * 5000, "a" * 100_000, "\0", "\r", "[[["])
def test_no_text_breaks_the_reading_of_a_sidecar(sidecar):
    _, problems = parse(sidecar, PATH)
    assert len(problems) == 1


def test_all_that_is_wrong_is_told_at_once():
    told = refusal(ARTICLE, "titel = 'x'\ndate = 'soon'\nstatus = 'x'\n")
    assert told.count("fix: ") == 3


def test_what_a_keeper_may_write_is_taken():
    sidecar, problems = parse(
        """
        formerly = ["2019/old-slug", "/undated/a/"]
        date = 2019-08-22
        captured = 2019-08-23T09:00:00Z
        seed_sha256 = "03c4f0ffabe2d3d3c526a344eee7eba452e289c611585522c73913647df4b0fc"
        [reading]
        first_comment = 29
        [[line]]
        line = 87
        role = "comment"
        [[comment]]
        line = 68
        author = "nigelboy"
        reply_to = [53]
        why = "answers his claim"
        by = "me"
        on = 2026-01-31
        [aliases]
        "Basu" = "Samit Basu"
        [terms.country]
        add = ["CN"]
        remove = ["RU"]
        lock = true
        """,
        PATH,
    )
    assert problems == []
    assert sidecar.formerly == ("2019/old-slug", "undated/a")
    assert dict(sidecar.facts) == {"date": "2019-08-22", "captured": "2019-08-23T09:00:00Z"}
    assert (sidecar.first_comment, dict(sidecar.roles), dict(sidecar.authors)) == (
        29,
        {87: "comment"},
        {68: "nigelboy"},
    )
    assert sidecar.replies == (KeeperReply((53,), "answers his claim", 68),)
    assert sidecar.reasons["comment 68"] == ("answers his claim", "me", "2026-01-31")
    assert sidecar.terms["country"].lock


SHA = 'seed_sha256 = "%s"\n'


def corrected(corrections, text=TALK, name="a.txt", **more):
    """What is said of corrections whose hash is right."""
    return refusal(text, SHA % hashlib.sha256(text.encode()).hexdigest() + corrections, name, **more)


DIGEST = hashlib.sha256(b"A.\n").hexdigest()


def test_corrections_without_a_hash_are_told_the_hash():
    assert refusal("A.\n", "[reading]\nfirst_comment = 0\n") == (
        f"{PATH}: its corrections do not say for which seed.\n  fix: check them against the seed, then write "
        f'seed_sha256 = "{DIGEST}"'
    )


@pytest.mark.parametrize(
    "correction",
    [
        "[reading]\nfirst_comment = 3",
        "[[line]]\nline = 1\nrole = 'paragraph'",
        "[[comment]]\nline = 3\nreply_to = 'article'",
        "[aliases]\nSam = 'Samit Basu'",
        "[terms.country]\nadd = []",
    ],
)
def test_corrections_of_another_seed_are_refused(correction):
    told = refusal(TALK, SHA % ("0" * 64) + correction, tagged=True)
    assert told.startswith(f"{PATH}: its corrections are for another seed.\n  fix: check them against the seed")


@pytest.mark.parametrize(
    ("correction", "what"),
    [
        ("[[line]]\nline = 99\nrole = 'name'", "corrects line 99, but the seed has 9.\n  fix: name a line of the seed"),
        ("[reading]\nfirst_comment = 99", "corrects line 99, but the seed has 9.\n  fix: name a line of the seed"),
        (
            "[[comment]]\nline = 4\nauthor = 'X'",
            "line 4 is not the name of a comment.\n  fix: name the line on which the comment's author stands",
        ),
        (
            "[[comment]]\nline = 4\nreply_to = [3]",
            "line 4 is not the name of a comment.\n  fix: name the line on which the comment's author stands",
        ),
        (
            "[[comment]]\nline = 3\nreply_to = [5]",
            'L3 is said to answer L5, which was said later.\n  fix: name an earlier comment, or state the order: order = "newest-first"',
        ),
        (
            "[[comment]]\nline = 3\nreply_to = [3]",
            'L3 is said to answer itself.\n  fix: name an earlier comment, or state the order: order = "newest-first"',
        ),
        (
            "[aliases]\nSam = 'samit basu'",
            '"Sam" is said to be "samit basu", but no comment is by that name.\n  fix: write "Samit Basu"',
        ),
        ("[terms.country]\nadd = ['jp']", '"jp" is no country code.\n  fix: write "JP" (Japan)'),
        (
            "[terms.countries]\nadd = []",
            "terms.countries is no facet of this site.\n  fix: write one of country, topic, or remove the table",
        ),
    ],
)
def test_a_correction_that_cannot_be_followed_is_told(correction, what):
    assert corrected(correction, tagged=True) == f"{PATH}: {what}"


@pytest.mark.parametrize(
    ("correction", "what"),
    [
        ("[[line]]\nline = 2\nrole = 'name'", "line 2 cannot be read as name: it is blank"),
        ("[reading]\nfirst_comment = 2", "the first comment cannot begin in line 2"),
    ],
)
def test_a_blank_line_is_nothing_else(correction, what):
    assert corrected(correction, "It rained.\n\nAnna\nYes, it did.\n").startswith(f"{PATH}: {what}.\n  fix: ")


@pytest.mark.parametrize(
    ("correction", "what"),
    [
        ("[[comment]]\nline = 5\nauthor = 'Bert'", "L5 is by Anna and cannot be given to Bert"),
        ("[reading]\nfirst_comment = 0", "the first comment cannot begin in line 0"),
    ],
)
def test_a_markdown_seed_says_its_reading_itself(correction, what):
    told = corrected(correction, "It rained.\n\n## Comments\n\n### Anna {#L5}\n\nYes.\n", "a.md")
    assert what in told


def test_a_reply_of_a_markdown_seed_to_what_was_said_later_is_told():
    text = "## Comments\n\n### Anna {#a}\n\n*In reply to [Bert](#b)*\n\nYes.\n\n### Bert {#b}\n\nNo.\n"
    told = refusal(text, name="a.md")
    assert told.startswith("content/seeds/a.md:5: L3 is said to answer L9, which was said later.\n")
    assert refusal(f"Order: newest-first\n\n{text}", name="a.md") == ""


def test_a_markdown_header_is_checked_like_a_sidecar():
    told = refusal("Titel: x\nDate: soon\nProposed-Title: y\n\nIt rained.\n", name="a.md")
    assert told == (
        'content/seeds/a.md:1: "Titel" is no key of a Markdown seed.\n    Titel: x\n  fix: write "Title:", or remove the line\n'
        'content/seeds/a.md:2: Date "soon" is no date of the form 2019, 2019-08, 2019-08-22, 2019-08~ or 2019-07/2019-08.\n'
        f"    Date: soon\n  fix: {DATES}"
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds" / "deep").mkdir(parents=True)
    return tmp_path / "seeds"


def told(folder):
    return [str(problem) for problem in collect(folder, Path("content/seeds"))[1]]


def test_a_folder_that_is_called_like_a_seed_is_told(folder):
    (folder / "x.txt").mkdir()
    assert told(folder) == [
        "content/seeds/x.txt: is a folder.\n  fix: rename it: a name that ends in .txt is taken for a file's"
    ]


def test_a_sidecar_without_a_seed_is_told(folder):
    (folder / "x.toml").write_text("")
    assert told(folder) == [
        (
            "content/seeds/x.toml: is a sidecar without a seed.\n"
            "  fix: put x.txt beside it, rename it after its seed, or remove it"
        )
    ]


def test_two_seeds_of_one_name_are_told_wherever_they_stand(folder):
    (folder / "x.txt").write_text("a")
    (folder / "deep" / "X.md").write_text("b")
    assert told(folder) == [
        (
            "content/seeds/x.txt: has the same name as content/seeds/deep/X.md.\n"
            "  fix: rename one of the two: a seed's name is its identity"
        )
    ]


def test_a_sidecar_that_is_not_utf8_is_told_with_its_line(folder):
    (folder / "x.txt").write_text("a")
    (folder / "x.toml").write_bytes(b"title = 'a'\nnote = '\xff'\n")
    assert told(folder) == ["content/seeds/x.toml:2: is not UTF-8.\n  fix: save it as UTF-8, as TOML asks"]


def test_a_file_that_is_gone_is_told(folder):
    (folder / "x.txt").symlink_to(folder / "nowhere")
    assert told(folder) == [
        "content/seeds/x.txt: cannot be read: no such file or directory.\n  fix: make it readable, or remove it"
    ]


def test_a_name_that_is_no_text_is_told(folder):
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as file:  # noqa: PTH123  (no text names it)
        file.write(b"a")
    assert told(folder) == [
        "content/seeds/\\xff.txt: has a name that is no text.\n  fix: rename it: letters of any script will do"
    ]


def test_hidden_files_and_editors_copies_are_passed_over(folder):
    for name in (".x.txt", "#x.txt#", "x.txt~", "deep/.toml", "notes.doc"):
        (folder / name).write_text("a")
    assert collect(folder, folder) == ([], [])


def test_seeds_come_in_order_of_their_paths(folder):
    for name in ("b.txt", "a.md", "deep/c.txt", "A0.TXT"):
        (folder / name).write_text("a")
    assert [source.path.rpartition("seeds/")[2] for source in collect(folder, folder)[0]] == [
        "A0.TXT",
        "a.md",
        "b.txt",
        "deep/c.txt",
    ]


@pytest.mark.parametrize("name", ["x", "X", "x.txt", "x.toml", "seeds/deep/x.txt", "seeds/deep/x.toml"])
def test_a_seed_is_found_by_name_and_by_file(folder, name):
    (folder / "deep" / "x.txt").write_text("a")
    (folder / "deep" / "x.toml").write_text("")
    found, problems = find([name], folder)
    assert [path.resolve() for path in found] == [folder / "deep" / "x.txt"]
    assert problems == []


def test_a_name_of_nothing_is_told(folder):
    (folder / "x").mkdir()
    assert [str(problem) for problem in find(["x"], folder)[1]] == [
        f"x: is neither a file nor the name of a seed.\n  fix: name a file, or a seed of {folder.as_posix()}/ without its ending"
    ]


def test_two_seeds_of_one_address_are_told_with_the_line_to_add():
    twins = [source("It rained.\n", "title = 'One title'", name) for name in ("a.txt", "b.txt")]
    outcome = read_all(twins, ())
    assert [str(problem) for problem in outcome.problems] == [
        (
            "content/seeds/b.txt: has the address /undated/one-title/ of content/seeds/a.txt.\n"
            '  fix: write slug = "b" (or another) in content/seeds/b.toml'
        )
    ]
    moved = [source("It rained.\n", None, "a.txt"), source("It rained.\n", "formerly = ['undated/a']", "b.txt")]
    assert [str(problem) for problem in read_all(moved, ()).problems] == [
        (
            "content/seeds/b.txt: has the address /undated/a/ of content/seeds/a.txt.\n"
            '  fix: remove "undated/a" from formerly in content/seeds/b.toml'
        )
    ]


def test_problems_are_told_in_order_of_place_and_each_once():
    one, two = Problem("b", 2, "is wrong", "mend it"), Problem("a", 9, "is wrong", "mend it", "the line")
    assert str(ProblemsError([one, two, one])) == (
        "a:9: is wrong.\n    the line\n  fix: mend it\nb:2: is wrong.\n  fix: mend it"
    )
