"""What the plan will most likely say of every page, known before a seed is read: so a document's files can be made as soon as it is.

Nothing rests on it: where the plan says otherwise, what was made ahead is thrown away, and made again.
"""

from __future__ import annotations

import logging
from typing import Any

from seedbank.adapter.generators import KeeperPagesGenerator
from seedbank.adapter.press import Proofs
from seedbank.adapter.shelf import Shelf
from seedbank.adapter.templates import load_words, policy, theme_for
from seedbank.plan import kinds_of
from seedbank.render import compile_templates
from seedbank.workers import Ahead


def guessed(site: Any, shelf: Shelf) -> Proofs | None:
    """Return an empty set of proofs for a site; None where something is wrong with it, which is told later."""
    before = logging.root.manager.disable
    logging.disable()  # Pelican reads the keeper's pages once more, and says then what is to be said of them
    try:
        pages = _pages(site)
        words = load_words(site.theme)
        decided = policy(site.settings, words, pages)
        theme = theme_for(site.settings, site.theme, words, pages, feed=True)
        kinds = kinds_of(decided)
        compile_templates(theme, {kind.template for kind in kinds if kind.template})
    except Exception:  # noqa: BLE001  (a page's Markdown, say, may raise anything)
        return None
    finally:
        logging.disable(before)
    return Proofs(shelf, Ahead(kinds, theme, decided))


def _pages(site: Any) -> Any:
    """The keeper's own pages that are linked from every other."""
    generator = KeeperPagesGenerator(
        context=site.settings.copy() | {"generated_content": {}, "static_links": set(), "static_content": {}},
        settings=site.settings,
        path=site.path,
        theme=site.theme,
        output_path=site.output_path,
    )
    generator.generate_context()
    return generator.pages
