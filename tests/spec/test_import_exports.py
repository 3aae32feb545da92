"""What is no page: exports, a topic's JSON, the frames of a page. And what nobody should be able to do with one."""

import json
import shutil
from pathlib import Path

import pytest

from seedbank.cli import main
from seedbank.import_html.compose import import_page
from seedbank.import_html.open_page import frame_sources
from seedbank.import_html.write import seed_of

PAGES = Path(__file__).parents[1] / "golden" / "import"


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    (tmp_path / "content" / "seeds").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        status = main(["import", *arguments])
        return status, *capfd.readouterr()

    return run


def test_an_export_of_wordpress_becomes_a_seed_an_article(run, tmp_path):
    shutil.copy(PAGES / "exports" / "harbour.xml", tmp_path)
    status, out, err = run("harbour.xml")
    assert (status, err) == (0, "")
    assert out == (
        "content/seeds/bridge-and-tunnel.md: written: 3 paragraphs, 2 comments by WordPress's export, 2 with whom they answer.\n"
        "  note: 1 comment that is spam: not carried over.\n"
        "  not carried over: 0 pieces of text, listed in content/originals/bridge-and-tunnel.report.txt\n"
        "content/seeds/tides.md: written: 1 paragraph, 0 comments.\n"
        "  not carried over: 0 pieces of text, listed in content/originals/tides.report.txt\n"
        "harbour.xml: 2 articles with 2 comments came.\n"
        "  did not: 1 × attachment\n"
        "  did not: 1 × post that is draft\n"
    )
    assert (tmp_path / "content/seeds/bridge-and-tunnel.md").read_text("utf-8") == (
        "The council met on _Tuesday_.  \nIt put off the vote.\n\n> We need the figures first.\n\n```\ncost = 3\n\nmore = 4\n```\n\n"
        "## Comments\n\n### quay\\_walker {#L14}\n\n*Time: 2019-08-22 19:05:00*\n\n*In reply to the article*\n\nTen years!\n\n"
        "See [the report](https://example.org/r).\n\n### Ines Albrecht {#L24}\n\n*Time: 2019-08-22 20:10:00*\n\n"
        "*In reply to [quay\\_walker](#L14)*\n\nAnd who pays?\n"
    )
    assert 'byline     = "A. Writer"' in (tmp_path / "content/seeds/bridge-and-tunnel.toml").read_text("utf-8")
    assert main(["check"]) == 0


def test_an_export_of_disqus_becomes_a_seed_a_thread(run, tmp_path):
    shutil.copy(PAGES / "exports" / "coast.xml", tmp_path)
    out = run("coast.xml")[1]
    assert out.endswith("coast.xml: 1 article with 3 comments came.\n  did not: 1 × thread without comments\n")
    assert "  note: 2 comments had been deleted, or were spam: not carried over.\n" in out
    assert (tmp_path / "content/seeds/gale.md").read_text("utf-8") == (
        "## Comments\n\n### Lee Shore {#L3}\n\n*Time: 2017-02-03T10:00:00Z*\n\n*In reply to the article*\n\n"
        "My roof is in the next parish &amp; **intact**.\n\n### \\[deleted\\] {#L11}\n\n*Time: 2017-02-03T11:00:00Z*\n\n"
        "*In reply to [Lee Shore](#L3)*\n\n### Lee Shore {#L17}\n\n*Time: 2017-02-03T12:00:00Z*\n\n"
        "*In reply to [\\[deleted\\]](#L11)*\n\nThe next.\n"
    )
    assert main(["check"]) == 0


def test_a_second_import_of_an_export_changes_nothing(run, tmp_path):
    shutil.copy(PAGES / "exports" / "harbour.xml", tmp_path)
    run("harbour.xml")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert "as it was" in run("harbour.xml")[1]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>&b;</title></item></channel></rss>"""


def test_no_entity_is_ever_expanded(run, tmp_path):
    (tmp_path / "bomb.xml").write_text(BOMB)
    assert run("bomb.xml") == (
        1,
        "",
        "bomb.xml:2: declares a document type, which an export does not.\n  fix: remove the declaration, if you trust the file\n",
    )


def test_an_export_that_breaks_off_is_told_with_its_line(run, tmp_path):
    whole = (PAGES / "exports" / "harbour.xml").read_text("utf-8")
    (tmp_path / "half.xml").write_text(whole[: whole.index("<item><title>Tides")])
    status, out, err = run("half.xml")
    assert status == 1
    assert "bridge-and-tunnel.md: written" in out
    assert err.endswith(
        "is no whole XML: no element found.\n  fix: export it again; what stands before this line was read\n"
    )
    assert err.startswith("half.xml:")


def test_a_topic_of_discourse_is_read_from_its_json(run, tmp_path):
    posts = [
        {
            "post_number": 1,
            "username": "hawser",
            "cooked": "<p>Where is tar still sold?</p>",
            "created_at": "2020-06-01T08:00:00Z",
        },
        {"post_number": 2, "username": "bight", "cooked": "<p>In the north.</p>", "created_at": "2020-06-01T09:00:00Z"},
        {"post_number": 3, "username": "hawser", "cooked": "<p>How far?</p>", "reply_to_post_number": 2},
    ]
    (tmp_path / "tar.json").write_text(json.dumps({"title": "Tar", "posts_count": 3, "post_stream": {"posts": posts}}))
    status, out, err = run("tar.json")
    assert (status, err) == (0, "")
    assert "written: 1 paragraph, 2 comments by Discourse, 2 with whom they answer.\n" in out
    assert (tmp_path / "content/originals/tar.json").is_file()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{\n  x", "a.json:2: is no JSON.\n  fix: save the topic's address with .json behind it again\n"),
        (
            "[]",
            "a.json: holds no posts.\n  fix: of JSON only a topic of Discourse's is known: its address with .json behind it\n",
        ),
    ],
)
def test_other_json_is_refused(run, tmp_path, text, told):
    (tmp_path / "a.json").write_text(text)
    assert run("a.json") == (1, "", told)


def test_comments_are_found_in_the_frames_of_a_page_saved_whole(run, tmp_path):
    page = (PAGES / "article-only.html").read_text("utf-8")
    (tmp_path / "quiet_files").mkdir()
    shutil.copy(PAGES / "disqus.html", tmp_path / "quiet_files" / "a 1.html")
    (tmp_path / "quiet.html").write_text(
        page.replace("<footer>", '<iframe src="./quiet_files/a%201.html?x#y"></iframe><footer>')
    )
    out = run("quiet.html")[1]
    assert "3 paragraphs, 4 comments by Disqus, 4 with whom they answer.\n" in out
    assert (tmp_path / "content/originals/quiet.frame1.html").read_bytes() == (PAGES / "disqus.html").read_bytes()


def test_a_frame_elsewhere_is_not_looked_for(run, tmp_path):
    """Neither above the page's folder nor on the web, nor by a link that leads out."""
    (tmp_path / "outside.html").write_bytes((PAGES / "disqus.html").read_bytes())
    inside = tmp_path / "pages"
    inside.mkdir()
    (inside / "link.html").symlink_to(tmp_path / "outside.html")
    page = (PAGES / "article-only.html").read_text("utf-8")
    frames = "".join(
        f'<iframe src="{name}"></iframe>'
        for name in ("../outside.html", "link.html", "https://x.example/", "/etc/passwd")
    )
    (inside / "a.html").write_text(page.replace("<footer>", f"{frames}<footer>"))
    assert "3 paragraphs, 0 comments.\n" in run("pages/a.html")[1]
    assert frame_sources(frames.encode()) == ["../outside.html", "link.html"]


def comment(number, said):
    return f"<li class='comment depth-1' id='comment-{number}'><b class='fn'>n{number}</b><div class='comment-content'>{said}</div></li>"


def test_five_thousand_comments_are_five_thousand():
    page = import_page(f"<ol>{''.join(comment(at, 'x') for at in range(5000))}</ol>".encode(), "a.html")
    assert len(page.comments) == 5000
    assert page.comments[4999].author == "n4999"


def test_a_chain_of_a_thousand_answers_is_read():
    opening = "".join(
        f"<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><b itemprop='author'>n{at}</b><p itemprop='text'>x</p>"
        for at in range(1000)
    )
    page = import_page((opening + "</div>" * 1000).encode(), "a.html")
    assert [said.parent for said in page.comments] == list(range(-1, 999))


def test_elements_far_too_deep_are_taken_as_their_text():
    deep = "<blockquote><div><b><span>" * 2000 + "said" + "</span></b></div></blockquote>" * 2000
    page = import_page(comment(1, deep).encode(), "a.html")
    assert "said" in page.comments[0].blocks[0]


@pytest.mark.parametrize("holder", ["template", "noscript"])
def test_comments_in_a_template_or_without_script_are_found(holder):
    page = import_page(
        f"<body><p>x</p><{holder}><ol>{comment(1, 'one')}{comment(2, 'two')}</ol></{holder}></body>".encode(), "a.html"
    )
    assert [said.blocks for said in page.comments] == [("one",), ("two",)]


@pytest.mark.parametrize(
    "broken",
    [
        "<ol><li class='comment depth-1' id='comment-1'><b class=fn>Anna</b><div class='comment-content'><p>one<p>two</ol>",
        "<table><tr><td><table><tr><td><li class='comment depth-1'><cite class=fn>Anna</cite><div class=comment-content>one<br><br>two</table>",
        "<li class='comment depth-1'><b class=fn>Anna</b><div class=comment-content><b><p>one</b><p>two<!-- x </div>",
    ],
)
def test_broken_markup_is_read_as_a_browser_would(broken):
    [said] = import_page(broken.encode(), "a.html").comments
    assert (said.author, [block.strip("*") for block in said.blocks]) == ("Anna", ["one", "two"])


def test_a_page_of_twenty_megabytes_is_read_whole():
    page = import_page(f"<ol>{''.join(comment(at, 'word ' * 40_000) for at in range(100))}</ol>".encode(), "a.html")
    assert len(page.comments) == 100
    assert len(seed_of(page)) > 19_000_000


def test_scripts_forms_and_far_pictures_do_not_come_through_and_are_told_of():
    said = "<script>a()</script><form><label>Mail</label></form><img src='https://t.example/p.gif' alt='A map'><a href='javascript:x()'>here</a>"
    page = import_page(comment(1, said).encode(), "a.html")
    assert page.comments[0].blocks == ("here",)
    assert [piece.text for piece in page.left] == ["Mail", "[picture: A map]"]


def test_what_is_left_of_html_in_an_export_is_told_of_too(run, tmp_path):
    whole = (PAGES / "exports" / "harbour.xml").read_text("utf-8")
    (tmp_path / "h.xml").write_text(whole.replace("And who pays?", "And who pays?<button>Vote</button>"))
    assert "not carried over: 1 piece of text" in run("h.xml")[1]
    assert "button: Vote" in (tmp_path / "content/originals/bridge-and-tunnel.report.txt").read_text("utf-8")


ARTICLE = f"<article><h1>Tar</h1><p>{'Tar is still sold in the north. ' * 10}</p></article>"


@pytest.mark.parametrize(
    "place",
    [
        f"<div class='comments'><form><p>{'Be kind to each other. ' * 20}</p><textarea></textarea></form></div>",
        f"<div class='comment-form-identity'><div>{'Your address is never shown. ' * 20}</div></div>",
        f"<ul class='recent-comments'>{'<li><div>Ann on something else altogether</div></li>' * 20}</ul>",
    ],
)
def test_a_place_for_comments_that_holds_none_makes_no_flat_seed_of_an_article(place):
    page = import_page(f"<html><body>{ARTICLE}{place}</body></html>".encode(), "a.html")
    assert (page.lines, len(page.article)) == ((), 1)


def test_a_place_with_speech_that_no_reader_knows_makes_a_flat_seed():
    said = f"<div class='comments'><div>Ann says: {'No, it is not. ' * 20}</div></div>"
    assert import_page(f"<html><body>{ARTICLE}{said}</body></html>".encode(), "a.html").lines


NAMED = "<div class='note-comment'><b class='author'>Ann</b>{}<div class='text'>Sold out.</div></div>"


@pytest.mark.parametrize(("time", "times", "found"), [("", 2, 0), ("", 3, 3), ("<time>May 3, 2020</time>", 1, 1)])
def test_a_few_elements_that_only_look_like_comments_need_a_time(time, times, found):
    page = import_page(f"<html><body>{ARTICLE}{NAMED.format(time) * times}</body></html>".encode(), "a.html")
    assert len(page.comments) == found


def test_the_pattern_of_a_comment_that_a_script_fills_is_none():
    pattern = "<div itemprop='comment' itemscope itemtype='https://schema.org/UserComments'>{}<p itemprop='commentText'>{}</p></div>"
    said = pattern.format("<b itemprop='creator'></b>", "") + pattern.format(
        "<b itemprop='creator'>Ann</b>", "Sold out."
    )
    page = import_page(f"<html><body>{ARTICLE}{said}</body></html>".encode(), "a.html")
    assert [comment.author for comment in page.comments] == ["Ann"]


def test_an_answer_that_turns_to_somebody_else_is_not_stated_to_answer_the_one_above():
    one = "<div class='note-comment'><b class='author'>{}</b><div class='text'>{}</div>{}</div>"
    said = one.format("Ann", "Sold out.", one.format("Bo", "@Cy Is it?", "") + one.format("Cy", "@Ann It is.", ""))
    page = import_page(f"<html><body>{ARTICLE}{said}</body></html>".encode(), "a.html")
    assert [comment.parent for comment in page.comments] == [-1, None, 0]


def test_nothing_is_left_of_what_was_taken():
    assert import_page(comment(1, "one <i>two</i>").encode(), "a.html").left == ()


def test_a_page_that_says_nothing_is_refused(run, tmp_path):
    (tmp_path / "empty.html").write_text("<html><body><nav>Home</nav></body></html>")
    assert run("empty.html") == (
        1,
        "",
        "empty.html: holds no article and no comments.\n  fix: copy what you see into a .txt seed by hand\n",
    )
