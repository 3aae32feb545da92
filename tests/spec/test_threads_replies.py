"""Who answers whom, as indented drawings: `index author`, each comment under the one it stands under."""

from __future__ import annotations

import re

import pytest

from seedbank.model import Comment, Paragraph
from seedbank.threads import all_mentions, arrange, link
from seedbank.threads.manner import manner
from seedbank.threads.words import plain


def read(thread):
    """`Name: what he said`, further paragraphs indented; lines are counted as a seed would have them."""
    comments, line = [], 1
    for block in re.split(r"\n(?=\S)", thread.strip("\n")):
        author, said = block.split(":", 1)
        texts = [text.strip() for text in said.split("\n")]
        paragraphs = tuple(Paragraph(line + at, text) for at, text in enumerate(texts, 1))
        comments.append(Comment(len(comments), line, line + len(texts), author, paragraphs))
        line += len(texts) + 1
    return tuple(comments)


def drawn(thread, article="", **how):
    comments = read(thread)
    paragraphs = tuple(Paragraph(1, text) for text in article.splitlines())
    replies = tuple(reply for reply in link(comments, paragraphs, **how) if reply.kind == "explicit")
    places = arrange(comments, replies, how.get("order", "oldest-first"))
    return "\n".join(f"{'  ' * place.depth}{place.comment} {comments[place.comment].author}" for place in places)


def explicit(thread, article="", **how):
    """Explicit replies that are drawn, as (comment, to, lines)."""
    paragraphs = tuple(Paragraph(1, text) for text in article.splitlines())
    replies = link(read(thread), paragraphs, **how)
    return [(reply.comment, reply.to, reply.lines) for reply in replies if reply.drawn and reply.kind == "explicit"]


OPENING = """
Shin Ra: The harbour wall will not hold another winter.
nigelboy: The council has known for a decade.
Samit Basu: Nobody asked the fishermen.
NorwegianboyEE: Concrete is cheap, neglect is not.
"""


@pytest.mark.parametrize(
    ("said", "to"),
    [
        ("@Shin Ra it held in 1953.", 0),
        ("@ShinRa it held in 1953.", 0),
        ("@shin_ra it held in 1953.", 0),
        ("@nigelboy: source?", 1),
        ("Please read the report @nigelboy before you write.", 1),
        ("nigelboy, it has not.", 1),
        ("Nigelboy - it has not.", 1),
        ("nigelboy: it has not.", 1),
        ("It has not, nigelboy.", 1),
        ("So who did they ask, Basu?", 2),
        ("Basu\n  They did ask.", 2),
        ("samit basu!\n  They did ask.", 2),
        ("Sämit Bàsu, they did ask.", 2),
        ("Hi Shin Ra it held in 1953.", 0),
        ("Sorry Basu, they did ask.", 2),
        ("Mr. Basu, they did ask.", 2),
        ("Dear Samit,\n  They did ask.", 2),
        ("Norwegianboy, so is talk.", 3),
        ("norwegianboye: so is talk.", 3),
        ("@NorwegianboyE so is talk.", 3),
        ("@Norwegionboyee so is talk.", 3),
        ("@norweg so is talk.", 3),
        ("In reply to Samit Basu:\n  They did ask.", 2),
        ("Replying to nigelboy\n  It has not.", 1),
        ("to Samit Basu: they did ask.", 2),
        ("nigelboy said: it has known for a decade.\n  It has not.", 1),
        ("Hello nigelboy!\n  It has not.", 1),
        ("@Basu: They did ask.", 2),
        ("Samit Basu wrote: nobody asked.\n  They did ask.", 2),
        ("As nigelboy says, they knew.", 1),
        ("> The council has known for a decade.\n  @nigelboy It has not.", 1),
        ("Sorry nigelboy but it has not.", 1),
        ("Ok, thanks Samit for asking.", 2),
        ("I totally agree with nigelboy on the council.", 1),
        ("+1 nigelboy", 1),
        ("What nigelboy said.", 1),
        ("I think nigelboy is right.", 1),
        ('As "nigelboy" says, it has not.', 1),
        ("nigelboy's point is spot on.", 1),
        ("nigelboy has a point there", 1),
        ("Samit you would lose that bet.", 2),
        ("It is too late for that. Samit, they did ask.", 2),
        ("What a read! Sorry Basu, they did ask.", 2),
        ('"The council has known for a decade" - it has not.', 1),
    ],
)
def test_a_name_that_turns_to_somebody_makes_a_reply(said, to):
    assert [reply[:2] for reply in explicit(f"{OPENING}Ann: {said}")] == [(4, to)]


@pytest.mark.parametrize(
    "said",
    [
        "Now, who pays?",  # nobody of the thread
        "The Basu family sold its boats, and Ra was a god.",  # names that only occur
        "@Erik nobody asked you.",  # speaks nowhere
        "Write to council@nigelboy.example or call.",  # an address is no mention
        "> nigelboy, you are wrong.\n  I said that before.",  # another's words
        "Ann, you are talking to yourself.",  # oneself
        "My samovar, basuto and norwegian boys disagree.",
        "I pay 5 @ 3 each.",
        "Read council.example/nigelboy first.",
        '"nigelboy, come home," the mother called.',  # another's words
        "Neither nigelboy nor NorwegianboyEE moors there.",  # of two who are mentioned none is taken up
        "Samit Basu was a minister once.",  # a person's name, perhaps another's
        'They call it "a decade of" neglect.',  # too few words to be a quotation
    ],
)
def test_words_that_only_look_like_an_address_make_none(said):
    assert explicit(f"{OPENING}Ann: {said}") == []


def test_a_word_with_an_apostrophe_in_a_name_is_no_name_of_his():
    assert explicit("Libs Aren't Smart: One.\nAnn: Two.\nBen: You aren't in the tower, are you?") == []
    assert explicit("Peter O'Rourke: One.\nAnn: Two.\nBen: O'Rourke, are you in the tower?") == [(2, 0, None)]


def test_a_handle_that_is_taken_up_is_linked_in_the_text():
    comments = read(f"{OPENING}Ann: I think nigelboy is right.")
    assert [mention.to for mention in all_mentions(comments)[4]] == [1]


def test_a_comment_in_blocks_answers_each_addressee_with_its_own_lines():
    thread = (
        f"{OPENING}Ann: @Shin Ra\n  It held in 1953.\n  And in 1978.\n  @nigelboy\n  Source?\n  Basu, they did ask."
    )
    assert explicit(thread) == [(4, 0, (10, 12)), (4, 1, (13, 14)), (4, 2, (15, 15))]


def test_names_joined_by_and_or_commas_are_all_spoken_to():
    assert explicit(f"{OPENING}Ann: @Shin Ra and @nigelboy: both wrong.") == [(4, 0, None), (4, 1, None)]
    assert explicit(f"{OPENING}Ann: nigelboy, Basu: both wrong.") == [(4, 1, None), (4, 2, None)]


def test_all_names_in_a_bare_run_of_handles_are_spoken_to():
    assert explicit("kim: One.\nlou: Two.\nann: @lou @kim Three.") == [(2, 1, None), (2, 0, None)]


def test_where_the_site_hands_such_runs_down_the_first_is_answered_and_the_others_may_read_it():
    assert explicit("kim: One.\nlou: @kim Two.\nann: @lou @kim Three.") == [(1, 0, None), (2, 1, None)]


def test_a_comment_that_begins_with_somebody_who_is_not_here_answers_neither_the_article_nor_anybody_here():
    thread = f"{OPENING}Ann: @Dana Pell, it was closed in 1998."
    assert [reply.to for reply in link(read(thread)) if reply.comment == 4] == []
    assert explicit(f"{thread}\n  @nigelboy: source?") == [(4, 1, (11, 11))]


def test_words_before_the_first_name_belong_to_no_addressee():
    assert explicit(f"{OPENING}Ann: A general remark.\n  nigelboy, source?") == [(4, 1, (11, 11))]


def test_of_several_comments_the_latest_is_meant_and_the_others_are_kept():
    thread = "Ann: One.\nBob: Two.\nAnn: Three.\nBob: @Ann four."
    replies = [reply for reply in link(read(thread)) if reply.comment == 3 and reply.kind == "explicit"]
    assert [(reply.to, reply.drawn) for reply in replies] == [(2, True), (0, False)]
    assert 50 <= replies[0].confidence < 90


def test_the_only_comment_of_a_named_author_is_sure():
    (reply,) = [reply for reply in link(read("Ann: One.\nBob: @Ann two.")) if reply.comment == 1 and reply.drawn]
    assert reply.confidence >= 90


def test_evidence_is_the_words_with_their_place():
    (reply,) = [
        reply for reply in link(read("Ann: One.\nBob: I say, @Ann, two.")) if reply.comment == 1 and reply.drawn
    ]
    (evidence,) = reply.evidence[:1]
    assert (evidence.text, evidence.span.line, evidence.span.start, evidence.span.end) == ("@Ann", 4, 7, 11)


def test_somebody_who_writes_only_later_is_not_answered():
    assert explicit("Ann: @Bob are you there?\nBob: Yes.") == []


def test_a_word_that_is_a_name_needs_more_than_a_comma():
    opening = "Reality: Rents rise.\nNow: Wages do not.\nModerate: Both do.\nKim: A moderate view is rare."
    assert (
        explicit(f"{opening}\nAnn: Now, that is too simple.\n  Reality: nobody knows.\n  Moderate, mild, dull.") == []
    )
    assert explicit(f"{opening}\nAnn: @Now that is too simple.") == [(4, 1, None)]
    assert explicit(f"{opening}\nAnn: Hi Now, that is too simple.") == [(4, 1, None)]


def test_a_man_in_the_news_is_not_spoken_to():
    thread = "Moon: Good.\nKim: Bad.\nAnn: Moon, the president, has lost his mind."
    assert explicit(thread, article="President Moon spoke on Thursday.") == []
    assert explicit(thread.replace(" Moon,", " @Moon,"), article="President Moon spoke on Thursday.") == [(2, 0, None)]


def test_a_man_named_after_what_the_article_is_about_is_not_spoken_to():
    thread = "Ferry: Good.\nKim: Bad.\nAnn: Ferry, bus, train: all late."
    assert explicit(thread, article="The ferry was late again.") == []
    assert explicit(thread.replace("Ferry, bus", "@Ferry bus"), article="The ferry was late again.") == [(2, 0, None)]


def test_a_word_used_before_its_bearer_spoke_is_no_address():
    assert explicit("Ann: Tariffs, always tariffs.\nTariffs: Hello.\nBob: Tariffs, again.") == []


def test_a_part_that_two_earlier_authors_share_tells_nobody():
    thread = "Samit Basu: One.\nRavi Basu: Two.\nAnn: {}"
    assert explicit(thread.format("Basu, three.")) == []
    assert explicit(thread.format("Ravi, three.")) == [(2, 1, None)]


def test_an_alias_is_a_name():
    assert explicit("Ann Lee: One.\nBob: Captain, two.", aliases={"Captain": "Ann Lee"}) == [(1, 0, None)]


LONG = "the council promised three new ferries by the end of spring and bought none"


def test_eight_words_in_a_row_are_a_quotation():
    thread = f"Ann: As I said, {LONG}.\nKim: No.\nBob: You say the council promised three new ferries by the end, but when exactly was that said?"
    assert explicit(thread) == [(2, 0, None)]
    (reply,) = [reply for reply in link(read(thread)) if reply.drawn and reply.cue == "quote"]
    assert [(words.text[:20], words.span.line) for words in reply.evidence] == [
        ("the council promised", 6),
        ("the council promised", 2),
    ]


def test_a_quotation_settles_which_comment_of_a_named_author_is_meant():
    thread = f"Ann: As I said, {LONG}.\nKim: No.\nAnn: Yes.\nBob: @Ann three new ferries by the end of spring, really?"
    assert explicit(thread) == [(3, 0, None)]


def test_a_marked_quotation_needs_four_words():
    thread = "Ann: The ferries will never be bought.\nKim: No.\nBob: {}\n  And who told you?"
    assert explicit(thread.format("> ferries will never be bought")) == [(2, 0, None)]
    assert explicit(thread.format("“The ferries will never be bought.”")) == [(2, 0, None)]
    assert explicit(thread.format("The word is that ferries will never be bought.")) == []


def test_words_that_both_take_from_a_third_make_no_reply():
    thread = "Ann: “@Paper: {0}” Sad.\nKim: No.\nBob: “@Paper: {0}” I am not surprised, are you, after all these years?"
    assert explicit(thread.format(LONG)) == []


@pytest.mark.parametrize(
    "said", ["@2: so is talk.", "In reply to #2\n  So is talk.", "Re: #2 so is talk.", "@#2 so is talk."]
)
def test_a_comment_is_called_by_its_number(said):
    (reply,) = [reply for reply in link(read(f"{OPENING}Ann: {said}")) if reply.comment == 4 and reply.drawn]
    assert (reply.to, reply.kind, reply.cue) == (1, "explicit", "markup")


@pytest.mark.parametrize(
    "said", ["2 million people.", "@2.50 a litre?", "#2 in the charts.", "@9 nobody.", "To 2 of you.", "@2pm sharp."]
)
def test_a_number_is_mostly_a_number(said):
    assert explicit(f"{OPENING}Ann: {said}") == []


@pytest.mark.parametrize("said", ["^ This.", "^^", "↑ so true", "This ^"])
def test_a_sign_that_points_up_means_the_comment_above(said):
    (reply,) = [reply for reply in link(read(f"{OPENING}Ann: {said}")) if reply.comment == 4 and reply.drawn]
    assert (reply.to, reply.kind, reply.cue) == (3, "explicit", "markup")
    assert [(words.text in said, words.entry) for words in reply.evidence] == [(True, "points to the comment above")]


@pytest.mark.parametrize("said", ["^_^ hello", "^1 The note.", "^.^", "It is 2^10."])
def test_a_face_or_a_power_points_to_nobody(said):
    assert explicit(f"{OPENING}Ann: {said}") == []


def test_nobody_points_up_to_himself():
    assert explicit("Ann: The quay is shut.\nBob: Again.\nBob: ^ This.") == [(2, 0, None)]
    assert explicit("Ann: The quay is shut.\nAnn: ^ This.") == []


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("Genau, so sehe ich das.", "agrees"),
        ("Tout à fait !", "agrees"),
        ("Pero eso no es así.", "objects"),
        ("Mas isso não é verdade.", "objects"),
        ("Grazie!", "thanks"),
        ("Weil sie es nicht wollen.", "objects"),
        ("Dein Kommentar ist gut.", "of a comment"),
        ("Vous avez raison.", "you first"),
    ],
)
def test_how_a_comment_begins_is_heard_in_several_languages(said, sign):
    comment = read(f"Ann: {said}")[0]
    assert sign in manner(comment, (plain(said),), ())


def test_words_of_the_article_are_no_quotation_of_a_comment():
    thread = f"Ann: So {LONG}.\nBob: But {LONG}, I read above, in the very first line of this piece."
    assert explicit(thread, article=f"On Monday {LONG}.") == []


def test_a_comment_posted_twice_answers_nobody():
    assert explicit(f"Ann: So {LONG}.\nBob: So {LONG}.") == []


def test_newest_first_seeds_answer_what_was_said_earlier():
    thread = "Bob: @Ann two.\nAnn: One."
    assert drawn(thread, order="newest-first") == "1 Ann\n  0 Bob"
    assert drawn(thread) == "0 Bob\n1 Ann"


def test_a_thread_is_drawn_as_it_is_read():
    thread = """
Ann: The bridge is closed again.
Fay: Since when?
Cid: @Ann It was closed all spring.
Dee: nigelboy should know.
Bob: @Cid Not all spring.
Ann: @Bob Since Monday.
Eve: @Cid He is right.
Cid: @Bob Then most of it.
"""
    assert (
        drawn(thread)
        == """\
0 Ann
  2 Cid
    4 Bob
      5 Ann
      7 Cid
    6 Eve
1 Fay
3 Dee"""
    )


def test_the_first_name_of_a_host_thanks_him_for_the_page():
    host = "".join(f"Reader{at}: Question {at}?\nTove Lund: Answer {at}.\n" for at in range(4))
    assert explicit(f"{host}Ann: Thanks Tove, a lovely article!") == []
    assert explicit(f"{host}Ann: @Tove Lund a lovely article!") == [(8, 7, None)]


def test_a_comment_without_a_name_or_a_likely_target_is_not_known_but_its_candidates_are_kept():
    thread = "Ann: The bridge is shut.\nBob: The ferry is late.\nCid: Rents rise.\nDee: Hm."
    replies = [reply for reply in link(read(thread)) if reply.comment == 3]
    assert replies
    assert all(reply.kind == "inferred" and (reply.drawn is (reply.confidence >= 50)) for reply in replies)


def test_an_inferred_reply_shows_the_words_of_both():
    thread = "Ann: Do you think seagulls can read timetables?\nBob: No, seagulls cannot read timetables. Can you?"
    reply = next(reply for reply in link(read(thread)) if reply.comment == 1 and reply.to == 0)
    shown = {(words.text.lower(), words.span.line) for words in reply.evidence}
    assert {("seagulls", 2), ("seagulls", 4), ("timetables", 2), ("timetables", 4)} <= shown


def test_in_a_tree_the_answer_is_in_the_open_branch():
    thread = "Ann: Where is the ferry to Skye?\nBob: @Ann At the pier.\nCid: Rents rise.\nDee: The ferry to Skye is at the pier?"
    assert {0, 1}.isdisjoint(reply.to for reply in link(read(thread), order="tree") if reply.comment == 3)
    assert {0, 1} & {reply.to for reply in link(read(thread)) if reply.comment == 3}


def test_mentions_are_the_names_a_page_can_link():
    comments = read(f"{OPENING}Ann: @Shin Ra and @Ghost, see what nigelboy, wrote.\n  Basu, no.")
    found = all_mentions(comments)[4]
    assert [
        (mention.span.line, mention.span.start, mention.span.end, mention.to, mention.name) for mention in found
    ] == [
        (10, 0, 8, 0, "Shin Ra"),
        (10, 13, 19, None, "Ghost"),
        (11, 0, 4, 2, "Samit Basu"),
    ]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("@Dana Pell, that was last year.", "Dana Pell"),
        ("@Dana Pell\n  That was last year.", "Dana Pell"),
        ("@Dana van Pell: that was last year.", "Dana"),
        ("@Dana Pell that was last year.", "Dana"),
        ("@Dana Yes, that was last year.", "Dana"),
        ("@Dana Skye, for one.", "Dana"),  # a word of the article
        ("@Dana Basu, for one.", "Dana"),  # somebody else's name
        ("@Dana Pell Mark Quist Rolf, no.", "Dana"),
        ("@DanaP Scotland, for one.", "DanaP"),
        ("@dana_pell, that was last year.", "dana_pell"),
        ("@Dana, Pell, all of you.", "Dana"),
    ],
)
def test_a_name_of_nobody_here_ends_where_a_mark_closes_it(said, name):
    comments = read(f"{OPENING}Ann: {said}")
    mention = all_mentions(comments, (Paragraph(1, "The ferry to Skye was late."),))[4][0]
    assert (mention.to, mention.name) == (None, name)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("In reply to Dana Pell\n  That was last year.", ["Dana Pell"]),
        ("Replying to Dana Pell:\n  That was last year.", ["Dana Pell"]),
        ("In reply to Dana Pell, that was last year.", []),  # a sentence
        ("In reply to your point\n  That was last year.", []),
        ("In reply to Skye\n  That was last year.", []),  # a word of the article
        ("In reply to Ann\n  That was me, last year.", []),
        ("@Ann\n  That was me, last year.", []),
    ],
)
def test_a_site_s_mark_may_name_somebody_who_is_not_here(said, names):
    comments = read(f"{OPENING}Ann: {said}")
    article = (Paragraph(1, "The ferry to Skye was late."),)
    assert [mention.name for mention in all_mentions(comments, article)[4]] == names
    assert explicit(f"{OPENING}Ann: {said}") == []


def test_a_name_whose_accents_stand_for_themselves_is_read_once():
    comments = read("Émile: One.\nBob: @E\u0301mile two, @o\u0301 too.")
    assert [(mention.to, mention.name) for mention in all_mentions(comments)[1]] == [
        (0, "Émile"),
        (None, "o\u0301"),
    ]


def test_mentions_agree_with_the_replies():
    comments = read("Ann: One.\nAnn: Two.\nBob: @Ann three.")
    replies = link(comments)
    (mention,) = all_mentions(comments, replies=replies)[2]
    assert mention.to == next(reply.to for reply in replies if reply.comment == 2 and reply.drawn)
