// All there is of script: two buttons for the thread, and help for browsers that do not open what is closed.
// Every page reads just as well without it.
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

  // A permalink into a closed part of the thread opens it, and lands on its comment.
  function openTarget() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    var opened = false;
    for (var above = target && target.parentElement; above; above = above.parentElement) {
      if (above.localName === "details" && !above.open) {
        above.open = true;
        opened = true;
      }
    }
    if (opened) {
      target.scrollIntoView();
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

  document.querySelectorAll(".tools").forEach(addButtons);
  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", openForPrint);
  window.addEventListener("afterprint", closeAfterPrint);
  openTarget();
})();
