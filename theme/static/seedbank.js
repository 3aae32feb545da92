// All there is of script: two buttons for the thread, help for browsers that do not open what is closed, and the way
// from a comment's old address to the page it stands on now. Every page reads just as well without it.
(function () {
  "use strict";

  var closedByPrint = [];

  function setAll(open) {
    document.querySelectorAll("details.kids").forEach(function (part) {
      part.open = open;
    });
  }

  function addButtons(tools) {
    [["collapse", false], ["expand", true]].forEach(function (what) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = tools.dataset[what[0]];
      button.addEventListener("click", function () {
        setAll(what[1]);
      });
      tools.append(button);
    });
  }

  function open(target) {
    var opened = false;
    for (var above = target.parentElement; above; above = above.parentElement) {
      if (above.localName === "details" && !above.open) {
        above.open = true;
        opened = true;
      }
    }
    if (opened) {
      target.scrollIntoView();
    }
  }

  // A permalink into a closed part of the thread opens it, and lands on its comment. One to a comment of another page
  // goes on to it: the first page knows where each of them stands, the others know the first.
  function follow() {
    var id = location.hash.slice(1);
    var target = id && document.getElementById(id);
    var first = document.querySelector(".parts[data-first]");
    if (target && target.matches(".stubs a")) {
      location.replace(target.href);
    } else if (target) {
      open(target);
    } else if (first && /^L[0-9]+$/.test(id)) {
      location.replace(first.dataset.first + "#" + id);
    }
  }

  // Paper has nothing to click: it gets everything, and the screen gets its closed parts back.
  function openForPrint() {
    closedByPrint = Array.from(document.querySelectorAll("details:not([open])"));
    closedByPrint.forEach(function (part) {
      part.open = true;
    });
  }

  function closeAfterPrint() {
    closedByPrint.forEach(function (part) {
      part.open = false;
    });
    closedByPrint = [];
  }

  document.querySelectorAll(".tools[data-collapse]").forEach(addButtons);
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", openForPrint);
  window.addEventListener("afterprint", closeAfterPrint);
  follow();
})();
