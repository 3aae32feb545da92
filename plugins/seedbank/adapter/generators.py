"""Pelican's generators for a site whose pages are planned: articles and pages as Pelican knows them, all else from the plan."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, cast

from jinja2 import StrictUndefined
from markupsafe import Markup
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from seedbank.adapter.articles import Articles, Contents, SeedArticle
from seedbank.adapter.press import Press
from seedbank.adapter.progress import ToldError
from seedbank.adapter.templates import policy, theme_for
from seedbank.adapter.why import told
from seedbank.addresses import root_from
from seedbank.cards import Card
from seedbank.exports.feed import updated
from seedbank.plan import Plan, files_of
from seedbank.problems import Problem, ProblemsError
from seedbank.render import context_of, render

_HERE = "https://site.invalid"
"""What Pelican is told to be the site's address while it fills in {filename} links: no page can mean this host."""

_TO_FOLDER = re.compile(rf'href="{_HERE}/([^"?#]*/)?(?=["?#])')
"""A link to a folder of the site: a disk has no index.html of its own accord."""


class SeedsGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican ships no types
    """Makes the published seeds Pelican's articles, in the plan's order, and writes their pages."""

    def generate_context(self) -> None:
        """Offer every published document to Pelican, newest first, with the signals other plugins listen to."""
        press: Press = self.settings["SEEDBANK_PRESS"]
        cards = press.published
        paths = [press.archive.paths[card.path] for card in reversed(cards)]
        self.articles: Any = Articles(paths, self._article)
        below = f"{self.path}{os.sep}"
        self.context["generated_content"] = Contents(self.context["generated_content"], below, self.articles)
        if press.whole:
            self._make_all()
        self.categories: list[Any] = []  # as tuples, which Pelican's own generator makes of its dict here
        self.authors: list[Any] = []
        self._update_context(
            ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors", "related_posts")
        )
        self.context["period_archives"] = self.period_archives
        signals.article_generator_finalized.send(self)

    def _make_all(self) -> None:
        """Other plugins may change the lists that Pelican makes."""
        self.articles = list(self.articles)
        for article in self.articles:
            self.add_source_path(article)
        self.dates = [article for article in self.articles if article.is_dated]
        signals.article_generator_pretaxonomy.send(self)

    def _article(self, path: str) -> SeedArticle:
        article: SeedArticle = self.readers.read_file(
            base_path=self.path,
            path=os.path.relpath(path, self.path),
            fmt=Path(path).suffix[1:].lower(),
            content_class=SeedArticle,
            context=self.context,
            preread_signal=signals.article_generator_preread,
            preread_sender=self,
            context_signal=signals.article_generator_context,
            context_sender=self,
        )
        return article

    def check_disabled_readers(self) -> None:
        """Leave it to `collect` to say which files are no seeds."""

    def refresh_metadata_intersite_links(self) -> None:
        """Leave articles that nobody asked for unmade: nothing in a seed is a link of Pelican's."""
        press: Press = self.settings["SEEDBANK_PRESS"]
        if press.whole:
            super().refresh_metadata_intersite_links()

    def generate_output(self, writer: Any) -> None:
        """Write the files of the documents that are to be made."""
        press: Press = self.settings["SEEDBANK_PRESS"]
        if not press.whole:
            press.print_documents()
            return
        cards = {card.url: card for card in press.published}
        for article in self.articles:
            signals.article_generator_write_article.send(self, content=article)
            self._write_all(writer, cards[article.url], article)
        signals.article_writer_finalized.send(self, writer=writer)

    def _write_all(self, writer: Any, card: Card, article: SeedArticle) -> None:
        press: Press = self.settings["SEEDBANK_PRESS"]
        for kind in files_of(card, press.planned.kinds):
            made = kind.make(article.document, press.policy)
            if isinstance(made, bytes):
                press.lay(f"{card.url}{kind.name}", made)
            else:
                write_page(self, writer, f"{card.url}{kind.name}", kind.template, made, article=article)


class KeeperPagesGenerator(PagesGenerator):  # type: ignore[misc]  # Pelican ships no types
    """Writes the keeper's own pages (about and others), with a template that sees no more than it needs."""

    def get_files(self, *arguments: Any, **named: Any) -> list[str]:
        """Return the files in an order that no hash decides, so that pages of one rank keep theirs."""
        return sorted(super().get_files(*arguments, **named))

    def generate_context(self) -> None:
        """Read the pages as Pelican does; one that it would only pass over is a problem here."""
        super().generate_context()
        read = {page.get_relative_source_path() for page in (*self.pages, *self.hidden_pages, *self.draft_pages)}
        failed = [
            path for path, found in self.context["generated_content"].items() if found is None and path not in read
        ]
        if failed:
            fix = "see what is said of it above; a page begins with a line Title: and what it is called"
            raise ProblemsError(Problem(_named(self.path, path), 0, "cannot be read as a page", fix) for path in failed)

    def generate_output(self, writer: Any) -> None:
        """Write each page that is not a draft."""
        for page in chain(self.pages, self.hidden_pages):
            signals.page_generator_write_page.send(self, content=page)
            inputs = {"title": page.title, "content": Markup(_with_relative_links(page))}  # noqa: S704  (the keeper's own text)
            write_page(self, writer, page.save_as, "page", inputs)
        signals.page_writer_finalized.send(self, writer=writer)


def _with_relative_links(page: Any) -> str:
    """Return a page's content with Pelican's own links ({filename}, {static}) relative to the page."""
    root = root_from(page.save_as)
    content = _TO_FOLDER.sub(rf'href="{root}\1index.html', page.get_content(_HERE))
    return content.replace(f'"{_HERE}/', f'"{root}')


class PlanGenerator(Generator):  # type: ignore[misc]  # Pelican ships no types
    """Plans the whole site once everything is read, and writes every page that is not an article's."""

    def generate_context(self) -> None:
        """Plan; the other generators have read what they read."""
        press: Press = self.settings["SEEDBANK_PRESS"]
        pages = self.context["pages"]
        words = self.settings["SEEDBANK_WORDS"]
        decided = policy(self.settings, words, pages)
        feed = any(map(updated, press.published))
        why = self.settings["SEEDBANK_WHY"]
        press.plan(decided, theme_for(self.settings, self.theme, words, pages, feed=feed), all_of_it=why is not None)
        self._refuse_collisions(press.planned, [*pages, *self.context["hidden_pages"]])
        if why is not None:
            raise ToldError(told(press, why))

    def _refuse_collisions(self, planned: Plan, pages: Iterable[Any]) -> None:
        """A page of the keeper's at the address of another page is told before anything is written."""
        taken: dict[str, str] = {}
        problems = []
        for page in sorted(pages, key=lambda page: str(page.source_path)):
            path = _named(self.path, page.get_relative_source_path())
            own = "the site has a page of its own" if planned.has(page.save_as) else f"{path} has its page"
            first = taken.setdefault(page.save_as.casefold(), own)
            if first != f"{path} has its page":
                problems.append(Problem(path, 0, f"would stand at /{page.url}, where {first}", "give it another Slug:"))
        if problems:
            raise ProblemsError(problems)

    def generate_output(self, writer: Any) -> None:
        """Write what no other generator writes."""
        press: Press = self.settings["SEEDBANK_PRESS"]
        if not press.whole:
            press.print_pages()
            return
        for page in press.planned.pages:
            made = page.made(press.policy, press.said(page))
            if isinstance(made, bytes):
                press.lay(page.save_as, made)
            else:
                write_page(self, writer, page.save_as, page.template, made)


def _named(content: str, path: str) -> str:
    """Return a file of content/ as messages name it."""
    return f"{Path(content).name}/{path}"


def write_page(
    generator: Any, writer: Any, save_as: str, template: str, inputs: Mapping[str, object], **more: object
) -> None:
    """Render one page; through Pelican's writer only where other plugins hear its signals."""
    press = cast("Press", generator.settings["SEEDBANK_PRESS"])
    if not press.whole:
        press.put(save_as, render(press.theme, template, save_as, inputs))
        return
    generator.env.undefined = StrictUndefined
    url = save_as.removesuffix("index.html")
    context = {**context_of(press.theme, save_as), **inputs, "localsiteurl": "", "SITEURL": press.theme.address}
    writer.write_file(save_as, generator.get_template(template), context, url=url, **more)


_OURS = {ArticlesGenerator: SeedsGenerator, PagesGenerator: KeeperPagesGenerator}


def with_ours(classes: Iterable[type]) -> list[type]:
    """Return Pelican's generators with ours in their places, and the plan's once seeds and pages are read."""
    found = [_OURS.get(kind, kind) for kind in classes]
    return [*found[:2], PlanGenerator, *found[2:]]
