"""Plugins of others hear Pelican's signals as under Pelican itself, and may change what is published."""

from __future__ import annotations

import json

import pytest

from conftest import Archive

pytestmark = pytest.mark.site

PLUGIN = """\
import json
from pathlib import Path
from pelican import signals

heard = {"initialized": 0, "articles": [], "all": [], "written": [], "pages": [], "finalized": 0, "wrote": []}


def initialized(pelican):
    heard["initialized"] += 1


def articles(generator):
    heard["articles"] = [[article.slug, article.title, article.url, article.status] for article in generator.articles]


def write_article(generator, content):
    heard["wrote"].append(content.slug)


def pages(generator):
    heard["pages"] = [page.title for page in generator.pages]


def everything(generators):
    heard["all"] = [type(generator).__name__ for generator in generators]


def written(path, context):
    heard["written"].append(path)


def finalized(pelican):
    heard["finalized"] += 1
    output = Path(pelican.settings["OUTPUT_PATH"])
    heard["written"] = sorted(Path(path).relative_to(output).as_posix() for path in heard["written"])
    (output / "heard.json").write_text(json.dumps(heard, sort_keys=True))


def register():
    signals.initialized.connect(initialized)
    signals.article_generator_finalized.connect(articles)
    signals.article_generator_write_article.connect(write_article)
    signals.page_generator_finalized.connect(pages)
    signals.all_generators_finalized.connect(everything)
    signals.content_written.connect(written)
    signals.finalized.connect(finalized)
"""


def test_a_plugin_hears_every_page_and_its_own_file_is_published(three: Archive) -> None:
    (three.root / "listener.py").write_text(PLUGIN, "utf-8")
    three.settings('PLUGIN_PATHS = ["."]\nPLUGINS = ["listener"]')
    three.build()
    heard = json.loads(three.text("heard.json"))
    assert (heard["initialized"], heard["finalized"]) == (1, 1)
    assert heard["articles"] == [
        ["kenya-votes", "Kenya votes", "2022/kenya-votes/", "published"],
        ["chile-taxes-its-copper", "Chile taxes its copper", "2021/chile-taxes-its-copper/", "published"],
        [
            "bergen-closes-its-old-harbour",
            "Bergen closes its old harbour",
            "2021/bergen-closes-its-old-harbour/",
            "published",
        ],
    ]
    assert heard["wrote"] == [slug for slug, *_ in heard["articles"]]
    assert heard["pages"] == ["About"]
    assert heard["all"] == ["SeedsGenerator", "KeeperPagesGenerator", "PlanGenerator", "StaticGenerator"]
    assert heard["written"] == sorted(name for name in three.files() if name.endswith(".html"))
