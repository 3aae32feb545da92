"""Linked data say what is stated, and nothing that is only concluded."""

import hashlib
import json

from making import TALK, document
from seedbank.present_linked import linked_data

STATED = 'title = "Deal ends"\ndate = 2019-08-22\nsite = "The </script> Post"\nsource_url = "https://a.example/1"\n'


def told(made, part=1):
    return json.loads(linked_data(made, part))


def test_what_a_keeper_states_is_told():
    found = told(document(TALK, STATED))
    assert found["@type"] == "NewsArticle"
    assert found["@id"] == found["url"] == "./"
    assert (found["headline"], found["datePublished"]) == ("Deal ends", "2019-08-22")
    assert (found["publisher"]["name"], found["isBasedOn"]) == ("The </script> Post", "https://a.example/1")
    assert found["commentCount"] == len(found["comment"]) == 3


def test_what_is_only_concluded_is_not_told():
    found = told(document(TALK))
    assert found.keys() & {"headline", "datePublished", "publisher", "isBasedOn", "author"} == set()


def test_a_date_that_no_calendar_has_is_not_told():
    assert "datePublished" not in told(document(TALK, 'date = "2019-08~"\n'))


def test_a_comment_has_its_name_and_whom_it_answers_beyond_doubt():
    first, second, third = sorted(told(document(TALK))["comment"], key=lambda said: int(said["@id"][2:]))
    assert first == {"@type": "Comment", "@id": "#L3", "author": {"@type": "Person", "name": "yoshi"}}
    assert "parentItem" not in second
    assert third["parentItem"] == {"@id": "#L3"}


def test_nothing_in_it_ends_the_script_it_stands_in():
    assert "<" not in linked_data(document(TALK.replace("yoshi", "yo</script>shi"), STATED))


def test_a_seed_of_comments_alone_is_no_article():
    comments = "wick\nA camera does not make tea.\nSaltmarsh\nNor does it wave back when one sails by.\n"
    digest = hashlib.sha256(comments.encode()).hexdigest()
    made = document(comments, f'seed_sha256 = "{digest}"\n[reading]\nfirst_comment = 1\n')
    assert told(made)["@type"] == "Conversation"
