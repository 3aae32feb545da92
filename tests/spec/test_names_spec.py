"""Pages of printed names, and the log of corrections: which there are, and what they say."""

from dataclasses import replace

from making import SAID, document
from seedbank.addresses import slug_of_name
from seedbank.cards import card_of
from seedbank.lists import PER_PAGE
from seedbank.plan import plan
from seedbank.policy import Policy
from seedbank.remarks import LONGEST, digest_of_remarks, pack_remarks, remarks_of, unpack_remarks

POLICY = Policy("Name", "https://example.org/a", "", str)
TALK = "The council put off the vote on the bridge for another six months, the mayor said.\n" + "".join(
    f"{name}\n{text}\n" for name, text in SAID
)
DAY = 'date = 2020-01-02\nsite = "The Paper"\n'


def planned(documents, policy=POLICY):
    """The pages of names of documents, by address, each with what its template sees."""
    remarks = {document.seed.path: remarks_of(document) for document in documents}
    cards = [
        card_of(document)._replace(said=digest_of_remarks(pack_remarks(remarks_of(document)))) for document in documents
    ]
    pages = plan(cards, (), policy).pages
    return {
        page.url: page.made(policy, tuple(map(remarks.__getitem__, page.asks)))
        for page in pages
        if page.url.startswith("name/")
    }


def talk(name, sidecar=DAY):
    return document(TALK, f'slug = "{name}"\n{sidecar}', name=f"{name}.txt")


def address(name, site="the-paper"):
    return f"name/{site}/{slug_of_name(name)}/"


def test_a_name_has_a_page_once_it_stands_under_two_articles_of_one_site():
    assert set(planned([talk("a")])) == {"name/", "name/the-paper/"}
    both = planned([talk("a"), talk("b")])
    assert set(both) == {"name/", "name/the-paper/", *(address(name) for name, _ in SAID)}


def test_a_keeper_says_from_how_many_articles_on_and_nought_is_none():
    assert address("Ines Albrecht") in planned([talk("a")], replace(POLICY, names=1))
    assert planned([talk("a"), talk("b")], replace(POLICY, names=0)) == {}
    assert len(planned([talk("a"), talk("b")], replace(POLICY, names=3))) == 2


def test_a_name_is_never_joined_across_sites():
    told = [talk("a"), talk("b", 'date = 2020-01-02\nsite = "Another"\n')]
    assert set(planned(told)) == {"name/", "name/the-paper/", "name/another/"}


def test_an_article_of_which_no_site_is_stated_has_no_names():
    assert planned([talk("a", "date = 2020-01-02\n"), talk("b", "date = 2020-01-02\n")]) == {}


def test_a_page_shows_what_was_said_under_the_name_the_newest_article_first():
    found = planned([talk("a"), talk("b", 'date = 2021-05-05\nsite = "The Paper"\n')])[address("quay_walker")]
    assert [entry.url for entry, _ in found["dated"]] == ["2021/b/", "2020/a/"]
    assert [(said.id, said.number, said.begins) for said in found["dated"][0][1]] == [
        ("L2", "#1", "They have put it off for ten years now."),
        ("L8", "#4", "We do, as we always did."),
    ]
    assert found["total"] == 2


def test_undated_articles_stand_below_and_in_a_list_of_their_own_where_there_are_many():
    undated = [talk(f"u{at:02}", 'site = "The Paper"\n') for at in range(PER_PAGE + 1)]
    few = planned([talk("a"), *undated[:2]])[address("quay_walker")]
    assert ([entry.url for entry, _ in few["below"]], few["undated"]) == (["undated/u00/", "undated/u01/"], 2)
    many = planned([talk("a"), *undated])
    assert many[address("quay_walker")]["below"] == ()
    assert f"{address('quay_walker')}undated/" in many


def test_names_that_differ_in_a_sign_have_addresses_of_their_own_and_every_script_has_one():
    names = ["Basu", "basu", "B.A.S.U.", "山田", "田中", "", "con"]
    assert len({slug_of_name(name) for name in names}) == len(names)
    assert all(set(slug_of_name(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for name in names)
    assert slug_of_name("Samit Basu").startswith("samit-basu-")


def test_two_names_made_to_share_an_address_do_not_stop_a_build(monkeypatch):
    monkeypatch.setattr(
        "seedbank.plan_names.slug_of_name", lambda name, digits=8: f"x-{'y' if digits == 8 else name[:4].lower()}"
    )
    assert {"name/the-paper/x-quay/", "name/the-paper/x-ines/", "name/the-paper/x-brid/"} <= set(
        planned([talk("a"), talk("b")])
    )


def test_a_page_is_as_it_was_until_what_it_shows_changes():
    """Comments are no part of a card, so a page of a name declares them by their digests."""
    said = [card_of(one)._replace(said=at) for one, at in ((talk("a"), b"1"), (talk("b"), b"1"))]
    parts = {page.url: page.parts for page in plan(said, (), POLICY).pages}
    again = {page.url: page.parts for page in plan([said[0], said[1]._replace(said=b"2")], (), POLICY).pages}
    assert parts[address("quay_walker")] != again[address("quay_walker")]
    assert card_of(talk("a")).digest == card_of(talk("a"))._replace(said=b"2").digest


def test_no_page_of_a_name_stands_in_the_sitemap():
    pages = plan([card_of(talk("a")), card_of(talk("b"))], (), POLICY).pages
    (sitemap,) = [page for page in pages if page.save_as == "sitemap.xml"]
    assert b"/name/" not in sitemap.make(POLICY, *sitemap.parts)
    assert b"/titles/" in sitemap.make(POLICY, *sitemap.parts)


def test_remarks_are_cut_at_a_word_and_come_back_as_they_were():
    long = document(TALK.replace("And who pays", f"And who {'really ' * 60}pays"), DAY)
    remarks = remarks_of(long)
    assert unpack_remarks(pack_remarks(remarks)) == remarks
    assert remarks[1].begins.endswith("really…")
    assert len(remarks[1].begins) <= LONGEST + 1
    assert [remark.author for remark in remarks] == [name for name, _ in SAID]


def logged(documents):
    pages = plan(map(card_of, documents), (), POLICY).pages
    return {page.url: page.make(POLICY, *page.parts) for page in pages if page.url.startswith("corrections/")}


def test_the_log_names_every_correction_and_stands_there_though_there_is_none():
    assert logged([talk("a")])["corrections/"]["entries"] == ()
    seed = document(TALK, None).seed.sha256
    right = 'slug = "x"\ndate = 2020-01-02\nseed_sha256 = "%s"\n[[comment]]\nline = 4\nreply_to = [2]\nwhy = "so he says"\nby = "A. K."\non = 2021-02-03\n'
    page = logged([document(TALK, right % seed), talk("a")])["corrections/"]
    ((entry, changes),) = page["entries"]
    assert entry.url == "2020/x/"
    assert changes == (("#2 Ines Albrecht answers", "article", "#1 quay_walker", "so he says", "A. K.", "2021-02-03"),)
    assert page["total"] == 1


def test_undated_corrections_stand_in_a_list_of_their_own():
    seed = document(TALK, None).seed.sha256
    pages = logged([document(TALK, f'slug = "x"\nseed_sha256 = "{seed}"\n[[comment]]\nline = 4\nreply_to = [2]\n')])
    assert (pages["corrections/"]["entries"], pages["corrections/"]["undated"]) == ((), 1)
    assert len(pages["corrections/undated/"]["entries"]) == 1
