"""Pelican's generators for a site whose pages are planned: articles and pages as Pelican knows them, all else from the plan."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals
from pelican.utils import sanitised_join

from seedbank.adapter.templates import page_context, policy, site_view
from seedbank.addresses import root_from
from seedbank.lists import in_order
from seedbank.plan import Page, plan
from seedbank.problems import Problem, ProblemsError

_HERE = "https://site.invalid"
"""What Pelican is told to be the site's address while it fills in {filename} links: no page can mean this host."""

_TO_FOLDER = re.compile(rf'href="{_HERE}/([^"?#]*/)?(?=["?#])')
"""A link to a folder of the site: a disk has no index.html of its own accord."""


class SeedArticle(Article):  # type: ignore[misc]  # Pelican ships no types
    """An article that needs a title only: a seed without a date is no less a seed."""

    mandatory_properties = ("title",)

    @property
    def is_dated(self) -> bool:
        """Whether anything at all is known of its date."""
        return hasattr(self, "date")


class SeedsGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican ships no types
    """Makes the published seeds Pelican's articles, in the plan's order, and writes their pages."""

    def generate_context(self) -> None:
        """Hand every published document to Pelican, newest first, with the signals other plugins listen to."""
        paths = {document.seed.stem: path for path, document in self.settings["SEEDBANK_DOCUMENTS"].items()}
        for document in reversed(in_order(self.settings["SEEDBANK_DOCUMENTS"].values())):
            if document.status == "published":
                article = self._article(paths[document.seed.stem])
                self.articles.append(article)
                self.add_source_path(article)
        self.dates = [article for article in self.articles if article.is_dated]
        signals.article_generator_pretaxonomy.send(self)
        self.categories: list[Any] = []  # as tuples, which Pelican's own generator makes of its dict here
        self.authors: list[Any] = []
        self._update_context(
            ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors", "related_posts")
        )
        self.context["period_archives"] = self.period_archives
        signals.article_generator_finalized.send(self)

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

    def generate_output(self, writer: Any) -> None:
        """Write the article pages of the plan."""
        pages = {page.save_as: page for page in self.context["SEEDBANK_PLAN"]}
        for article in self.articles:
            signals.article_generator_write_article.send(self, content=article)
            write_page(self, writer, pages[article.save_as], article=article)
        signals.article_writer_finalized.send(self, writer=writer)


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
            write_page(self, writer, Page(page.save_as, "page", lambda inputs=inputs: inputs))  # type: ignore[misc]  # a bound default
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
        documents = self.settings["SEEDBANK_DOCUMENTS"].values()
        pages = self.context["pages"]
        words = self.settings["SEEDBANK_WORDS"]
        planned = plan(documents, self.settings["SEEDBANK_FACET_TABLES"], policy(self.settings, words, pages))
        self._refuse_collisions(planned, [*pages, *self.context["hidden_pages"]])
        self.context["SEEDBANK_PLAN"] = planned
        self.context["SEEDBANK_SITE"] = site_view(
            self.settings, pages, feed=any(page.save_as == "feed.atom" for page in planned)
        )

    def _refuse_collisions(self, planned: Iterable[Page], pages: Iterable[Any]) -> None:
        """A page of the keeper's at the address of another page is told before anything is written."""
        taken = {page.save_as.casefold(): "the site has a page of its own" for page in planned}
        problems = []
        for page in sorted(pages, key=lambda page: str(page.source_path)):
            path = _named(self.path, page.get_relative_source_path())
            first = taken.setdefault(page.save_as.casefold(), f"{path} has its page")
            if first != f"{path} has its page":
                problems.append(Problem(path, 0, f"would stand at /{page.url}, where {first}", "give it another Slug:"))
        if problems:
            raise ProblemsError(problems)

    def generate_output(self, writer: Any) -> None:
        """Write what no other generator writes."""
        for page in self.context["SEEDBANK_PLAN"]:
            if page.body is not None:
                write_file(self.output_path, page)
            elif page.template != "article":
                write_page(self, writer, page)


def _named(content: str, path: str) -> str:
    """Return a file of content/ as messages name it."""
    return f"{Path(content).name}/{path}"


def write_page(generator: Any, writer: Any, page: Page, **more: object) -> None:
    """Render one page through Pelican's writer, whose signals other plugins hear."""
    generator.env.undefined = StrictUndefined
    context = page_context(
        generator.settings, generator.settings["SEEDBANK_WORDS"], generator.context["SEEDBANK_SITE"], page.save_as
    )
    writer.write_file(
        page.save_as, generator.get_template(page.template), context, url=page.url, **page.inputs(), **more
    )


def write_file(output_path: str, page: Page) -> None:
    """Write a page that no template makes."""
    path = Path(sanitised_join(output_path, page.save_as))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.body() if page.body else b"")
