// The filter of titles: taken out of a <template>, so that a page without script shows nothing that does not work.
// What it looks through (titles/2019.js, ...) comes as classic scripts, so that it works from a disk as well, and only
// once somebody turns to it.
(function () {
  "use strict";

  var rows = []; // [key of the title, key of all, year, place in the year, data]
  var years = {};
  var loading = null;

  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  }

  window.seedbankTitles = function (found) {
    years[found.year] = found;
  };

  function take(year) {
    var found = years[year];
    (found ? found.rows : []).forEach(function (row) {
      var more = row.slice(4).map(function (at) { return at < 0 ? "" : found.words[at]; });
      var title = fold(row[0]);
      rows.push([title, title + "\n" + fold(row[2] + "\n" + more.join("\n")) + "\n" + year, year, row, more[0]]);
    });
  }

  function load(host) {
    loading = loading || Promise.all(host.dataset.years.split(" ").filter(Boolean).map(function (year) {
      return new Promise(function (done) {
        var script = document.createElement("script");
        script.src = host.dataset.root + "titles/" + year + ".js";
        script.onload = script.onerror = function () { done(year); };
        document.head.append(script);
      });
    })).then(function (all) { all.forEach(take); });
    return loading;
  }

  // Those whose title has all words, then those whose paper, terms or date help; each newest first.
  function find(words) {
    var first = [];
    var then = [];
    rows.forEach(function (row) {
      var at = 0;
      while (at < words.length && row[1].indexOf(words[at]) >= 0) { at += 1; }
      if (at < words.length) { return; }
      (words.every(function (word) { return row[0].indexOf(word) >= 0; }) ? first : then).push(row);
    });
    return first.concat(then);
  }

  function make(name, more, text) {
    var made = document.createElement(name);
    Object.keys(more).forEach(function (key) { made.setAttribute(key, more[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  function number(host, n) {
    return host.dataset[n === 1 ? "one" : "other"].replace("{n}", n.toLocaleString(document.documentElement.lang));
  }

  function item(host, row) {
    var data = row[3];
    var link = make("a", { href: host.dataset.root + row[2] + "/" + data[1] + "/index.html" });
    link.append(make("bdi", {}, data[0] || host.dataset.untitled));
    var li = make("li", {});
    li.append(link, " ", make("span", { class: "n" }, [row[4], data[2] || host.dataset.undated].filter(Boolean).join(" · ")));
    return li;
  }

  function build(host) {
    var most = Number(host.dataset.most);
    var shown = most;
    var told;
    var parts = host.querySelector("template").content.cloneNode(true);
    var form = parts.querySelector("form");
    var field = parts.querySelector("input");
    var status = parts.querySelector("[role=status]");
    var list = parts.querySelector("ol");
    var more = parts.querySelector("button");
    host.append(parts);

    function say(text) { // not at every key, so that a screen reader can finish
      clearTimeout(told);
      told = setTimeout(function () { status.textContent = text; }, status.textContent ? 250 : 0);
    }

    function show() {
      var words = fold(field.value).split(/\s+/).filter(Boolean);
      var found = words.length ? find(words) : [];
      list.replaceChildren.apply(list, found.slice(0, shown).map(function (row) { return item(host, row); }));
      more.hidden = found.length <= shown;
      say(!words.length ? "" : found.length ? number(host, found.length) : host.dataset.none);
    }

    function look() {
      shown = most;
      load(host).then(show);
    }

    field.addEventListener("focus", function () { load(host); });
    field.addEventListener("input", look);
    more.addEventListener("click", function () {
      var last = list.children.length;
      shown += most;
      show();
      list.children[last].querySelector("a").focus();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var link = list.querySelector("a");
      if (link) { link.focus(); }
    });
    host.addEventListener("keydown", function (event) {
      var stops = [field].concat(Array.from(list.querySelectorAll("a")));
      var at = stops.indexOf(document.activeElement);
      var to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (at >= 0 && to >= 0 && to < stops.length) {
        event.preventDefault();
        stops[to].focus();
      } else if (event.key === "Escape" && field.value) {
        event.preventDefault();
        field.value = "";
        field.focus();
        look();
      }
    });
    if (field.value) { // the browser kept it
      look();
    }
  }

  window.seedbankFilter = build;
  document.querySelectorAll(".filter:not([data-later])").forEach(build);
})();
