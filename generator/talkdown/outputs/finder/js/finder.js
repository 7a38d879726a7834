/* Where the finder stands: in the home page, and behind the header's button on every other page. */
(() => {
  var home = null, dialog = null, over = null, back = null;

  td.go = address => {
    var link = td.el("a", "", { href: new URL(address, td.root).href });
    document.body.append(link);
    link.click(); /* as a link, so that the theme's instant navigation takes it */
    link.remove();
  };

  function field(prefix) {
    return td.el("div", "td-field", {},
      td.icon("magnify"),
      td.el("input", "", { type: "text", inputmode: "search", enterkeyhint: "search", role: "combobox", id: prefix + "-q", "aria-label": "Find words", "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: "What do you hear?" }),
      td.el("button", "td-field__clear", { type: "button", hidden: "", "aria-label": "Clear" }, td.icon("close"))
    );
  }

  /* ---- The start: what one sees before typing ---- */

  function shelfRows(engine, title, ids, place) {
    if (!ids.length) return place.replaceChildren();
    engine.get(ids).then(found => {
      var list = td.el("ul", "td-says td-says--small");
      found.forEach(hit => {
        var button = td.el("button", "td-copy", { type: "button", "data-clipboard-text": hit.text, "data-phrase": hit.id, "aria-label": "Copy: " + hit.text }, td.icon("content-copy"));
        list.append(td.el("li", "td-say", {}, td.el("q", "td-say__words", {}, td.rows.words(hit.text, [])), button));
      });
      place.replaceChildren();
      if (found.length) place.append(td.el("h2", "td-shelf__title", { text: title }), list);
    });
  }

  function shelf(engine, place) {
    var favorites = td.el("section", "td-shelf"), recent = td.el("section", "td-shelf"), device = td.el("details", "td-device");
    var logging = td.el("input", "", { type: "checkbox" }), slash = td.el("input", "", { type: "checkbox" });
    var count = td.el("span"), save = td.el("button", "td-button", { type: "button", text: "Export" }), clear = td.el("button", "td-button", { type: "button", text: "Clear" });
    var forget = td.el("button", "td-button", { type: "button", text: "Forget favorites and copied phrases" });
    device.append(
      td.el("summary", "", { text: "On this device" }),
      td.el("label", "", {}, slash, " The key / goes to the field"),
      td.el("label", "", {}, logging, " Keep a list of searches that found nothing"),
      td.el("p", "", {}, count, save, clear),
      td.el("p", "", {}, forget)
    );
    logging.addEventListener("change", () => { td.shelf.setLogging(logging.checked); });
    slash.addEventListener("change", () => { td.shelf.setSlash(slash.checked); });
    clear.addEventListener("click", td.shelf.clearMisses);
    forget.addEventListener("click", td.shelf.forget);
    save.addEventListener("click", () => {
      var url = URL.createObjectURL(new Blob([td.shelf.exported()], { type: "text/csv" }));
      var link = td.el("a", "", { href: url, download: "searches-that-found-nothing.csv" });
      link.click();
      setTimeout(() => { URL.revokeObjectURL(url); }, 1000);
    });
    function show() {
      shelfRows(engine, "Favorites", td.shelf.favorites, favorites);
      shelfRows(engine, "Recently copied", td.shelf.recent.filter(id => td.shelf.favorites.indexOf(id) < 0), recent);
      var misses = td.shelf.misses.length;
      logging.checked = td.shelf.logging;
      slash.checked = td.shelf.slash;
      count.textContent = misses === 1 ? "1 search. " : misses + " searches. ";
      save.hidden = clear.hidden = !misses;
      forget.hidden = !td.shelf.favorites.length && !td.shelf.recent.length;
    }
    show();
    td.shelf.onChange(show);
    td.say.onChange(show);
    place.append(favorites, recent, device);
  }

  /* ---- On the home page ---- */

  function arrive() {
    var root = document.querySelector(".td-finder[data-home]");
    if (!root || root.dataset.on) return;
    root.dataset.on = "yes";
    var page = root.closest(".td-home"), start = td.el("div", "td-finder__shelf");
    home = td.box(root, "td", {
      busy: on => { page.classList.toggle("td-home--busy", on); },
      remember: soon(td.fragment.write),
      ready: engine => { shelf(engine, start); },
    });
    var levels = page.querySelector(".td-levels");
    (levels ? levels.closest("section") : page.lastElementChild).after(start);
    restore();
    document.documentElement.classList.remove("td-asked"); /* what the page's head has seen is seen to */
    home.ready().catch(() => {});
  }

  function restore() {
    var state = td.fragment.read();
    if (home && home.root.isConnected) {
      if (td.fragment.any(state)) {
        var page = home.root.closest(".td-home").classList;
        page.add("td-home--busy"); /* at once, so that nothing moves when the results come */
        home.ready().then(() => { home.set(state); }, () => { page.remove("td-home--busy"); });
      } else home.start();
      if (document.activeElement === document.body) home.input.focus({ preventScroll: true });
    } else if (state.q) {
      open().then(() => { over.set(state); });
    }
  }

  function soon(call) {
    var timer = 0;
    return argument => {
      clearTimeout(timer);
      timer = setTimeout(call, 150, argument);
    };
  }

  /* ---- Over every other page ---- */

  function open() {
    if (!dialog) {
      var root = td.el("div", "td-finder td-finder--over", {}, field("td-over"));
      var close = td.el("button", "td-field__leave", { type: "button", "aria-label": "Close the finder" }, td.icon("close"));
      var start = td.el("div", "td-finder__start");
      dialog = td.el("dialog", "td-over md-typeset", { "aria-label": "Find words" }, close, root, start);
      document.body.append(dialog);
      over = td.box(root, "td-over", { leave: leave, busy: on => { start.hidden = on; }, ready: engine => { begin(engine, start); } });
      close.addEventListener("click", () => { leave(true); });
      dialog.addEventListener("click", event => { if (event.target === dialog && outside(event)) leave(true); });
      dialog.addEventListener("cancel", event => {
        event.preventDefault();
        leave(true);
      });
      dialog.addEventListener("close", left);
    }
    if (!dialog.open) {
      back = document.activeElement === document.body ? document.querySelector(".td-findlink") : document.activeElement;
      dialog.showModal();
      document.documentElement.classList.add("td-behind");
    }
    over.input.focus();
    over.input.select();
    return over.ready();
  }

  function outside(event) {
    var box = dialog.getBoundingClientRect();
    return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
  }

  function leave() {
    if (!dialog || !dialog.open) return;
    dialog.close();
    left(); /* the event that says so comes a moment later */
  }

  function left() {
    document.documentElement.classList.remove("td-behind");
    td.handBack(dialog, back);
    back = null;
  }

  /* Stages and signs to begin with, where the page behind has none. */
  function begin(engine, place) {
    var stages = td.el("ul", "td-begin");
    engine.about.stages.forEach(stage => {
      var button = td.el("button", "td-begin__stage", { type: "button" }, td.icon(stage.icon), td.el("b", "", { text: stage.title }), td.el("small", "", { text: stage.ask }));
      button.addEventListener("click", () => { over.set({ q: "", stage: stage.id }, true); });
      stages.append(td.el("li", "", { "data-stage": stage.id }, button));
    });
    place.append(stages);
    shelf(engine, place);
  }

  /* ---- The whole site ---- */

  document.addEventListener("click", event => {
    var link = event.target.closest && event.target.closest(".td-findlink, .md-skip");
    if (link && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      if (home && home.root.isConnected) home.input.focus();
      else open();
    }
    /* Copy buttons everywhere fill their gaps first. */
    var button = event.target.closest && event.target.closest(".td-copy[data-clipboard-text]");
    if (button) {
      event.preventDefault();
      event.stopPropagation();
      td.say.copy(button.dataset.clipboardText, button.dataset.phrase || anchored(button));
    }
  }, true);

  function anchored(button) {
    var say = button.closest("[id^='p-']");
    return say ? say.id.slice(2) : "";
  }

  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !td.shelf.slash) return;
    var at = event.target;
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && !/^(radio|checkbox|button|submit)$/.test(at.type)) return;
    event.preventDefault();
    event.stopPropagation();
    if (home && home.root.isConnected) {
      home.input.focus();
      home.input.select();
    } else open();
  }, true);

  window.addEventListener("hashchange", restore);

  /* Away from the home page, the index comes with the first sign of a hand: it is there before the field is. */
  var HANDS = ["pointermove", "pointerdown", "touchstart", "wheel", "keydown", "focusin"];

  function hand() {
    HANDS.forEach(name => { removeEventListener(name, hand, true); });
    td.load().catch(() => {});
  }

  function everyPage() {
    leave();
    arrive();
    var link = document.querySelector(".td-findlink");
    if (link) link.hidden = !!(home && home.root.isConnected);
    if (!home || !home.root.isConnected) {
      if (td.fragment.read().q) restore();
      HANDS.forEach(name => { addEventListener(name, hand, { capture: true, passive: true }); });
    }
  }

  /* The theme says when it has exchanged the page; from files it never does. */
  everyPage();
  if (window.document$) {
    var here = location.pathname;
    window.document$.subscribe(() => {
      if (location.pathname !== here || (home && !home.root.isConnected)) everyPage();
      here = location.pathname;
    });
  }
})();
