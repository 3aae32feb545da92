"""What is no page: exports, and a topic's JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping

from seedbank.import_html.compose import import_thread
from seedbank.import_html.disqus_export import is_disqus_export, threads_of
from seedbank.import_html.markups.discourse import posts_of as posts_of_topic
from seedbank.import_html.markups.discourse import thread_of_topic
from seedbank.import_html.records import Imported
from seedbank.import_html.wordpress_export import Post, is_wordpress_export, posts_of
from seedbank.problems import Problem, ProblemsError


def is_export(data: bytes) -> bool:
    """Whether a file is an export that is known."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and (
        is_wordpress_export(data) or is_disqus_export(data)
    )


def posts_of_export(data: bytes, path: str, untaken: Counter[str]) -> Iterator[Post]:
    """Yield every article of an export; what is passed over is counted into `untaken`, by what it is."""
    return (posts_of if is_wordpress_export(data) else threads_of)(data, path, untaken)


def import_topic(data: bytes, path: str) -> Imported:
    """Return what a topic of Discourse's says, as its address with `.json` behind it gives it. Raises ProblemsError for any other JSON."""
    try:
        topic = json.loads(data)
    except ValueError as wrong:
        line = wrong.lineno if isinstance(wrong, json.JSONDecodeError) else 0
        raise ProblemsError(
            [Problem(path, line, "is no JSON", "save the topic's address with .json behind it again")]
        ) from None
    except RecursionError:
        raise ProblemsError([Problem(path, 0, "is nested too deep", "save it again")]) from None
    if not isinstance(topic, Mapping) or not posts_of_topic(topic):
        fix = "of JSON only a topic of Discourse's is known: its address with .json behind it"
        raise ProblemsError([Problem(path, 0, "holds no posts", fix)])
    return import_thread(thread_of_topic(topic))
