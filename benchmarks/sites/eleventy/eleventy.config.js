// Equal work: one page per article, lists of thirty by year, country and topic, front page, feed, sitemap.
const PER_PAGE = 30;
const KINDS = ["years", "countries", "topics"];

module.exports = (config) => {
  let newest;
  const found = (api) => (newest ??= api.getFilteredByGlob("content/*.md").sort((a, b) => b.date - a.date));
  const grouped = (api, kind) => {
    const groups = new Map();
    for (const post of found(api)) {
      for (const term of post.data[kind]) {
        if (!groups.has(term)) groups.set(term, []);
        groups.get(term).push(post);
      }
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  config.addCollection("newest", found);
  config.addCollection("indexes", (api) =>
    KINDS.map((kind) => ({ kind, terms: grouped(api, kind).map(([term, posts]) => ({ term, count: posts.length })) })));
  config.addCollection("lists", (api) =>
    KINDS.flatMap((kind) => grouped(api, kind).flatMap(([term, posts]) => {
      const pages = Math.ceil(posts.length / PER_PAGE);
      return Array.from({ length: pages }, (_, at) => ({
        kind, term, pages, number: at + 1, posts: posts.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
      }));
    })));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("commonest", (terms) => [...terms].sort((a, b) => b.count - a.count).slice(0, 12));
  return { dir: { input: ".", output: "output" }, markdownTemplateEngine: false };
};
