"""What Seedbank needs of Pelican's settings, for `from seedbank.adapter.engine import *` at the head of `pelican.conf.py`.

Below that line a keeper may set what he likes; these are the ones whose change would break a promise.
"""

from __future__ import annotations

from seedbank.adapter.staging import Site
from seedbank.policy import REPRESENTATIONS
from seedbank.wording import FILTERS

PELICAN_CLASS = Site
PLUGINS: list[str] = []  # Site does what a plugin would, so that a broken one is an error and not a warning

PATH = "content"
ARTICLE_PATHS = ["seeds"]  # else any text file in content/ would become an article
PAGE_PATHS = ["pages"]
STATIC_PATHS: list[str] = []  # a keeper may name a folder of content/ whose files are copied as they are
THEME = "theme"
OUTPUT_PATH = "output"
CACHE_PATH = ".seedbank"
IGNORE_FILES = [".*", "*~", "#*#"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_PAGE_SAVE_AS = ""

# Reproducible: no clock, no locale, no order that hangs on a hash.
LOCALE = "C"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_TRANSLATION_ID = None  # the default costs quadratic time
PAGE_TRANSLATION_ID = None
WITH_FUTURE_DATES = True
CACHE_CONTENT = False  # pickles whole and knows nothing of the plugin's version
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False  # it deletes before it reads
RELATIVE_URLS = False  # the templates make their own relative links
USE_FOLDER_AS_CATEGORY = False

# Lists, feeds and archives are pages of Seedbank's own plan.
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
JINJA_FILTERS = dict(FILTERS)

SEEDBANK_FACETS = {"country": "salience", "topic": "share"}  # facet -> scoring method
SEEDBANK_LIKELY = 0.5  # how sure an inferred reply has to be, to be drawn
SEEDBANK_FILES = list(REPRESENTATIONS)  # what every document has besides its page; fewer make a smaller site
SEEDBANK_NAMES = 2  # a name has a page once it stands under so many articles of one site; 0: none has
SEEDBANK_JOBS = 0  # how many processes read and render; 0: as many as there are processors
SEEDBANK_SCHEDULER = ""  # tcp://... of a Dask cluster that reads instead
SEEDBANK_CONTACT = ""
SEEDBANK_KEEP_GOING = False
SEEDBANK_YES = False
SEEDBANK_CLEAN = False
SEEDBANK_WHY = None  # a page, or "": tell what would be made and why, and make nothing
