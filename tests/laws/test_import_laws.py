"""Laws of the import: what is said comes through as said, in whatever markup; who answers whom is what the markup states."""

import html
import json
import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from making import document
from seedbank.from_markdown import plain
from seedbank.import_html.compose import import_page
from seedbank.import_html.speech import Speech
from seedbank.import_html.write import seed_of, sidecar_of

TEXT = st.lists(
    st.sampled_from([
        "*", "_", "`", "``", "\\", "[", "](", ")", "#", "## Comments", "### x", "> ", "- ", "1. ", "&", "&amp;", "<b>", "http://x.example/a_b",
        "!", "![", "Title: x", "*Time: 3*", "In reply to the article", "@a", "  ", "\n", "\xa0", "é", "日本", "🙂", "word", "a", "```",
    ])
    | st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=4),
    max_size=6,
).map("".join)  # fmt: skip
NAME = TEXT.map(lambda text: " ".join(text.split())).filter(lambda text: re.search(r"\w", text))
INLINE = ("em", "strong", "i", "b", "span", "a", "code", "u")
BLOCK = ("p", "div", "blockquote", "li", "ul", "ol", "h3", "td", "tr", "table", "section")


@st.composite
def markup(draw, depth=3):
    """Some elements within elements, in any order that a commenter's browser would let through."""
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["text", "text", "br", "inline", "block"] if depth else ["text", "br"]))
        if kind == "text":
            parts.append(html.escape(draw(TEXT)))
        elif kind == "br":
            parts.append("<br>")
        else:
            name = draw(st.sampled_from(INLINE if kind == "inline" else BLOCK))
            parts.append(f'<{name} href="https://x.example/?a=1&amp;b=(2)">{draw(markup(depth - 1))}</{name}>')
    return "".join(parts)


def letters(text):
    """What can be told apart whatever becomes of white space, of list signs and of the bars between cells."""
    return "".join(letter for letter in text if letter.isalpha())


@given(markup())
def test_every_letter_that_is_said_is_read_back(said):
    soup = BeautifulSoup(said, "lxml")
    blocks = Speech("https://x.example/").blocks(soup.children)
    assert letters("".join(map(plain, blocks))) == letters(soup.get_text())


@given(markup())
def test_a_block_is_one_block_of_the_seed(said):
    """No text opens a comment, a heading, a fact or a block of its own."""
    soup = BeautifulSoup(f"<div class='comment depth-1' id='comment-1'><b class='fn'>Anna</b>"
                         f"<div class='comment-content'>{said}</div></div>", "lxml")  # fmt: skip
    page = import_page(str(soup).encode(), "a.html")
    read = document(seed_of(page), None, "a.md")
    assert [comment.author for comment in read.reading.comments] == ["Anna"]
    assert len(read.reading.comments[0].paragraphs) == len(page.comments[0].blocks)
    assert (read.reading.comments[0].time, read.reading.comments[0].votes, read.byline) == (None, None, None)


@st.composite
def trees(draw):
    """Comments, each with the index of the one it answers, or -1: as a tree, parents first."""
    count = draw(st.integers(1, 8))
    parents = [draw(st.integers(-1, at - 1)) for at in range(count)]
    return [(draw(NAME), draw(TEXT.filter(letters)), parent) for parent in parents]


def nested(tree, one, parent=-1):
    """The comments of a tree in a markup that stands them within each other; `one` makes one with its answers in it."""
    return "".join(one(at, tree[at], nested(tree, one, at)) for at in range(len(tree)) if tree[at][2] == parent)


def depth(tree, at):
    return 1 if tree[at][2] < 0 else 1 + depth(tree, tree[at][2])


def in_page_order(tree, parent=-1):
    for at in range(len(tree)):
        if tree[at][2] == parent:
            yield at
            yield from in_page_order(tree, at)


def holds(tree, page):
    """That a page was read as the tree it shows, and its seed as the same."""
    order = list(in_page_order(tree))
    threaded = any(parent >= 0 for _, _, parent in tree)
    read = document(seed_of(page), sidecar_of(page, "x"), "a.md")
    drawn = [reply for reply in read.thread.replies if reply.kind == "explicit" and reply.drawn]
    assert len(read.reading.comments) == len(tree)
    for comment, at in zip(read.reading.comments, order, strict=True):
        name, said, parent = tree[at]
        assert letters(comment.author) == letters(name)
        assert letters("".join(paragraph.text for paragraph in comment.paragraphs)) == letters(said)
        found = page.comments[comment.index].parent
        if parent >= 0:
            assert found == order.index(parent)
        else:
            assert found in ({None, -1} if threaded else {None})
        if found is not None:
            assert [reply.to for reply in drawn if reply.comment == comment.index] == [None if found < 0 else found]


def page_of(comments):
    return import_page(
        f"<!DOCTYPE html><html><body><div id='comments'>{comments}</div></body></html>".encode(), "a.html"
    )


@given(trees(), st.booleans())
def test_wordpress_comments_are_the_tree_they_are_printed_as(tree, classic):
    def one(at, comment, answers):
        name, said, _ = comment
        body = f"<p>{html.escape(said)}</p>" if classic else f"<div class='comment-content'>{html.escape(said)}</div>"
        return (
            f"<li class='comment depth-{depth(tree, at)}{' parent' if answers else ''}' id='comment-{at}'><div class='comment-body'><div class='comment-author vcard'>"
            f"<cite class='fn'>{html.escape(name)}</cite> <span class='says'>says:</span></div>{body}"
            f"<div class='reply'>Reply</div></div><ul class='children'>{answers}</ul></li>"
        )

    holds(tree, page_of(f"<ol class='commentlist'>{nested(tree, one)}</ol>"))


LIMIT = 2  # levels that the site of the next law shows


def shown_at(tree, at):
    """The depth at which a site that shows LIMIT levels prints a comment."""
    return min(depth(tree, at), LIMIT)


@given(trees(), st.booleans())
def test_no_wordpress_theme_is_believed_on_whom_comments_answer_that_it_prints_beside_each_other(tree, answers):
    """Themes that do not mark what is answered: what is stated is right, whatever the site's limit did to the rest."""
    reply = "<a class='comment-reply-link'>Reply</a>"
    printed = "".join(
        f"<li class='comment depth-{shown_at(tree, at)}' id='comment-{at}'><cite class='fn'>{html.escape(tree[at][0])}</cite>"
        f"<div class='comment-body'>{html.escape(tree[at][1])}</div>{reply if answers and shown_at(tree, at) < LIMIT else ''}</li>"
        for at in in_page_order(tree)
    )
    order = list(in_page_order(tree))
    for at, said in zip(order, page_of(printed).comments, strict=True):
        true = tree[at][2]
        assert said.parent in {None, order.index(true) if true >= 0 else -1}


@given(trees(), st.booleans())
def test_comments_named_as_such_are_the_tree_they_stand_in_or_behind(tree, within):
    """Answers within what they answer, or in an element named for answers behind it."""

    def one(at, comment, answers):
        said = (
            f"<b class='reader-name'>{html.escape(comment[0])}</b><time>3 March {2000 + at}</time>"
            f"<div class='comment-text'>{html.escape(comment[1])}</div>"
        )
        if within:
            inner = f"<div class='{'replies' if at % 2 else 'more'}'>{answers}</div>"
            return f"<div class='reader-comment'>{said}{inner}</div>"
        return f"<div class='reader-comment'>{said}</div><div class='replies'>{answers}</div>"

    # A name is short there, and "@" at the head of a text may turn to somebody else.
    plainly = [(f"n {name[:30]}".strip(), f"s {said}", parent) for name, said, parent in tree]
    holds(plainly, page_of(nested(plainly, one)))


@given(trees())
def test_microdata_comments_are_the_tree_they_stand_in(tree):
    def one(_at, comment, answers):
        return (
            "<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'>"
            f"<b itemprop='author'>{html.escape(comment[0])}</b><div itemprop='text'>{html.escape(comment[1])}</div>{answers}</div>"
        )

    holds(tree, page_of(nested(tree, one)))


@given(trees())
def test_blogger_comments_are_the_tree_they_stand_in(tree):
    def one(at, comment, answers):
        return (
            f"<li class='comment' id='c{at}'><div class='comment-block'><div class='comment-header'><cite class='user'>{html.escape(comment[0])}</cite>"
            f"<span class='datetime'><a>30 December 2014</a></span></div><p class='comment-content'>{html.escape(comment[1])}</p>"
            f"<a>Reply</a></div><div class='comment-replies'><ol>{answers}</ol></div></li>"
        )

    holds(tree, page_of(f"<ol>{nested(tree, one)}</ol>"))


@given(trees())
def test_reddit_comments_are_the_tree_they_stand_in(tree):
    def one(at, comment, answers):
        return (
            f"<div class='thing comment' data-fullname='t1_{at}'><div class='entry'><p class='tagline'><a class='author'>{html.escape(comment[0])}</a></p>"
            f"<form><div class='usertext-body'><div class='md'><p>{html.escape(comment[1])}</p></div></div></form></div>"
            f"<div class='child'>{answers}</div></div>"
        )

    holds(tree, page_of(nested(tree, one)))


@given(trees())
def test_microformats_comments_are_the_tree_they_stand_in(tree):
    def one(_at, comment, answers):
        return (
            f"<div class='u-comment h-cite'><b class='p-author h-card'>{html.escape(comment[0])}</b>"
            f"<div class='p-content'>{html.escape(comment[1])}</div>{answers}</div>"
        )

    holds(tree, page_of(nested(tree, one)))


@given(trees())
def test_hacker_news_comments_are_the_tree_that_their_indentation_draws(tree):
    def row(at):
        name, said, _ = tree[at]
        return (
            f"<tr class='athing comtr' id='{at}'><td><table><tr><td class='ind' indent='{depth(tree, at) - 1}'></td><td><a class='hnuser'>"
            f"{html.escape(name)}</a><div class='comment'><div class='commtext'>{html.escape(said)}</div><div class='reply'><p>reply</div></div></td></tr></table></td></tr>"
        )

    holds(tree, page_of(f"<table>{''.join(map(row, in_page_order(tree)))}</table>"))


@given(trees(), st.randoms(use_true_random=False))
def test_disqus_comments_are_the_tree_that_they_state_in_whatever_order(tree, chance):
    posts = [
        {
            "id": str(at),
            "parent": str(parent) if parent >= 0 else None,
            "author": {"name": name},
            "message": f"<p>{html.escape(said)}</p>",
        }
        for at, (name, said, parent) in enumerate(tree)
    ]
    chance.shuffle(posts)
    data = json.dumps({"response": {"posts": posts}}).replace("</", "<\\/")
    page = import_page(
        f"<html><body><script id='disqus-threadData' type='text/json'>{data}</script></body></html>".encode(), "a.html"
    )
    names = {
        letters(name + said): letters(tree[parent][0] + tree[parent][1]) if parent >= 0 else ""
        for name, said, parent in tree
    }
    spoken = [letters(said.author + "".join(map(plain, said.blocks))) for said in page.comments]
    assert sorted(spoken) == sorted(letters(name + said) for name, said, _ in tree)
    if len(names) == len(tree):
        for said, own in zip(page.comments, spoken, strict=True):
            answered = spoken[said.parent] if said.parent is not None and said.parent >= 0 else ""
            assert answered == names[own]
    document(seed_of(page), sidecar_of(page, "x"), "a.md")
