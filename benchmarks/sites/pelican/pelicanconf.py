"""Plain Pelican for the same pages: years, countries and topics are all tags, told apart by their first word."""

import json

SITENAME = "Measured archive"
SITEURL = "https://archive.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS = []
STATIC_PATHS = []
FORMATTED_FIELDS = []
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
ARTICLE_URL, ARTICLE_SAVE_AS = "{year}/{slug}/", "{year}/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tag/{slug}/", "tag/{slug}/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "years", "countries", "topics", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
YEARS_SAVE_AS, COUNTRIES_SAVE_AS, TOPICS_SAVE_AS = "years/index.html", "countries/index.html", "topics/index.html"
DEFAULT_PAGINATION = 30
PAGINATED_TEMPLATES = {"tag": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = True
MARKDOWN = {"extensions": ["markdown.extensions.meta"], "extension_configs": {}, "output_format": "html5"}
JINJA_FILTERS = {"parsed": json.loads}
