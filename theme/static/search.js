// The full text, where the site was published with an index of it (search/index.js says so); else the filter of titles.
// Pagefind does the finding: its files are asked for once somebody turns to the search, and of this site alone.
(function () {
  "use strict";

  var index = window.seedbankIndex;
  var host = document.querySelector(".fulltext");
  var titles = document.querySelector(".filter");
  var most = 10; // articles at a time
  var hits = 4; // places shown of each
  var asked = 0; // questions so far: a late answer to an old one is not shown
  var engine = null;

  function offerTitles(why) {
    document.getElementById(why).hidden = false;
    if (titles) { window.seedbankFilter(titles); }
  }

  function start() {
    var bundle = new URL(index.bundle, document.baseURI).href;
    engine = engine || import(bundle + "pagefind.js").then(function (found) {
      var here = document.documentElement.lang.toLowerCase();
      var known = Object.keys(index.languages);
      var first = [here, here.split("-")[0]].find(function (code) { return known.includes(code); }) ||
        known.slice().sort(function (a, b) { return index.languages[b] - index.languages[a]; })[0];
      return found.init().then(function () {
        return Promise.all(known.filter(function (code) { return code !== first; }).map(function (code) {
          return found.mergeIndex(bundle, { language: code }); // each language has an index of its own
        }));
      }).then(function () { return found; });
    });
    return engine;
  }

  function make(name, more, text) {
    var made = document.createElement(name);
    Object.keys(more).forEach(function (key) { made.setAttribute(key, more[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  // An excerpt comes as HTML. Of its marks only <mark> is taken over; all else is text. It may begin with its heading,
  // which stands before it already.
  function excerpt(html, heading) {
    var made = make("span", { class: "excerpt", dir: "auto" });
    new DOMParser().parseFromString(html, "text/html").body.childNodes.forEach(function (part) {
      made.append(part.nodeName === "MARK" ? make("mark", {}, part.textContent) : part.textContent);
    });
    var begin = made.firstChild;
    if (begin && begin.data && begin.data.indexOf(heading + ". ") === 0) {
      begin.data = begin.data.slice(heading.length + 2);
    }
    return made;
  }

  function same(name) {
    return name.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  }

  // With its file's name, like every link of this site. Comments in Chinese or Japanese below an article in another
  // language are indexed apart, as in-zh/ and in-ja/.
  function address(url) {
    return url.replace(/\/(in-[a-z]+\/)?(#|$)/, "/index.html$2");
  }

  function place(found, hit) {
    var inArticle = hit.url.indexOf("#") < 0;
    var li = make("li", {});
    var link = make("a", { href: address(hit.url) });
    link.append(inArticle ? host.dataset.article : make("bdi", {}, hit.title));
    li.append(link, " ", excerpt(hit.excerpt, hit.title));
    return li;
  }

  function item(found, name) {
    var lang = found.meta.lang && found.meta.lang !== "und" ? { lang: found.meta.lang } : {};
    var li = make("li", {});
    var title = make("h2", lang);
    var link = make("a", { href: address(found.url) });
    link.append(make("bdi", {}, found.meta.title || host.dataset.untitled));
    title.append(link);
    var places = found.sub_results.slice().sort(function (a, b) { // of this name first, then as they stand on the page
      return (same(b.title) === name) - (same(a.title) === name);
    });
    var list = make("ul", lang);
    list.append.apply(list, places.slice(0, hits).map(place.bind(null, found)));
    li.append(title, make("p", { class: "kicker" }, [found.meta.site, found.meta.date || host.dataset.undated].filter(Boolean).join(" · ")), list);
    if (places.length > hits) {
      li.append(make("p", { class: "n" }, host.dataset.places.replace("{n}", places.length - hits)));
    }
    return li;
  }

  function build() {
    var parts = host.querySelector("template").content.cloneNode(true);
    var form = parts.querySelector("form");
    var asks = new URLSearchParams(location.search);
    asks.forEach(function (value, key) {
      if (form.elements[key]) { form.elements[key].value = value; }
    });
    form.querySelector("details").open = matchMedia("(min-width: 40rem)").matches || Array.from(asks.keys()).some(function (key) {
      return key !== "q" && form.elements[key];
    });
    host.append(parts);
    var status = host.querySelector("[role=status]");
    var list = host.querySelector("ol");
    var more = host.querySelector("button[type=button]");
    var timer;
    var found = [];

    function question() {
      var told = {};
      new FormData(form).forEach(function (value, key) {
        if (value.trim()) { told[key] = value.trim(); }
      });
      return told;
    }

    function remember(told) {
      var query = new URLSearchParams(told).toString();
      history.replaceState(null, "", query ? "?" + query : location.pathname);
    }

    function show() {
      var name = same(question().name || "");
      var number = asked;
      var from = list.children.length;
      return Promise.all(found.slice(from, from + most).map(function (one) { return one.data(); })).then(function (all) {
        if (number !== asked) { return; }
        list.append.apply(list, all.map(function (one) { return item(one, name); }));
        more.hidden = found.length <= list.children.length;
        list.setAttribute("aria-busy", "false");
      });
    }

    function look() {
      var told = question();
      var number = asked += 1;
      remember(told);
      list.setAttribute("aria-busy", "true");
      if (!Object.keys(told).length) {
        found = [];
        list.replaceChildren();
        more.hidden = true;
        status.textContent = "";
        list.setAttribute("aria-busy", "false");
        return;
      }
      status.textContent = status.textContent || host.dataset.wait;
      var filters = {};
      Object.keys(told).forEach(function (key) {
        if (key !== "q") { filters[key] = key === "name" ? same(told[key]) : told[key]; }
      });
      var words = told.q || (told.name ? told.name : null); // a name alone: where it stands above comments
      if (!words) { filters.whole = "1"; } // each article once
      start().then(function (pagefind) {
        return pagefind.search(words, { filters: filters, sort: words ? undefined : { date: "desc" } });
      }).then(function (answer) {
        if (number !== asked) { return; }
        found = answer.results;
        list.replaceChildren();
        status.textContent = !found.length ? host.dataset.none :
          host.dataset[found.length === 1 ? "one" : "other"].replace("{n}", found.length.toLocaleString(document.documentElement.lang));
        return show();
      }).catch(function () {
        status.textContent = "";
        host.hidden = true;
        offerTitles("search-failed");
      });
    }

    form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(look, 250);
    });
    form.addEventListener("focusin", function () { start().catch(function () {}); });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer);
      look();
    });
    more.addEventListener("click", function () {
      var last = list.children.length;
      show().then(function () { list.children[last].querySelector("a").focus(); });
    });
    if (Object.keys(question()).length) { look(); }
  }

  if (index && location.protocol !== "file:") {
    build();
  } else {
    offerTitles(index ? "search-disk" : "search-none");
  }
})();
