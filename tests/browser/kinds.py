"""One address of each kind of page, and of each state it may be in."""

KINDS = {
    "front": "",
    "article": "2020/crews-stop-work-on-both-sides-of-the-strait/",
    "real article": "undated/000-3ee0856b8c3cb974/",
    "deep thread": "2022/deer-have-the-right-of-way/",
    "undated": "undated/undated-lighthouse/",
    "no comments": "2019/library-goes-on-wheels/",
    "hostile": "2018/hostile/",
    "another script": "2022/ja-notice/",
    "seed": "2018/hostile/seed/",
    "countries": "country/",
    "topics": "topic/",
    "term": "country/japan/",
    "term, undated": "country/japan/undated/",
    "year": "2022/",
    "undated list": "undated/",
    "years": "archive/",
    "titles": "titles/",
    "search": "search/",
    "about": "about/",
    "missing": "no/such/page/",
}

SHOWN_BY = {
    "404.html": "missing",
    "archive.html": "years",
    "article.html": "article",
    "facet.html": "countries",
    "index.html": "front",
    "page.html": "about",
    "redirect.html": "none: it leads on at once",
    "seed.html": "seed",
    "term.html": "term",
    "year.html": "year",
}
"""Template -> a kind of page that it makes."""
