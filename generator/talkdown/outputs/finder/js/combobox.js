/* One finder: the field, its chips, its results. A combobox with a listbox, as WAI-ARIA describes it. */
td.box = (root, prefix, options) => {
  var LIMIT = 8, LISTED = 60, QUIET = 350, SETTLED = 1500;
  var input = root.querySelector("input[role=combobox]");
  var state = { q: "", channel: "", stage: "", sign: "", technique: "" };
  var engine = null, filters = null, active = -1, rows = [], serial = 0, announce = 0, settle = 0, limit = LIMIT;
  var asked = Promise.resolve(); /* fulfilled once the last question has been answered */

  var status = td.el("p", "td-sr", { role: "status" });
  var listbox = td.el("div", "td-list", { role: "listbox", id: prefix + "-list", "aria-label": "Results" });
  var note = td.el("div", "td-note");
  var more = td.el("button", "td-button td-more-hits", { type: "button", hidden: "" });
  var tools = td.el("div", "td-tools", { role: "toolbar", "aria-label": "Chosen result", hidden: "" });
  var contact = td.el("div", "td-contact", { hidden: "" });
  var results = td.el("div", "td-results", { hidden: "" }, note, listbox, more, tools);
  var clear = root.querySelector(".td-field__clear");
  var chips = td.el("div", "td-chipline");
  root.append(chips, contact, status, results);
  input.setAttribute("aria-controls", listbox.id);

  function ready() {
    if (engine) return Promise.resolve(engine);
    return td.load().then(
      found => {
        if (engine) return engine;
        engine = found;
        filters = td.filters(engine.about, state, changed, prefix);
        chips.append(filters.bar, filters.panel);
        if (options.ready) setTimeout(options.ready, 0, engine); /* first what was asked for */
        return engine;
      },
      () => {
        say("The finder could not be loaded. The lists under Phrases still work.");
        results.hidden = false;
        note.replaceChildren(td.el("p", "", { text: "The finder could not be loaded. Check the connection and type again; the lists under Phrases still work." }));
        throw new Error("finder not loaded");
      }
    );
  }

  /* ---- Asking ---- */

  function busy() {
    return !!state.q.trim() || td.FILTERS.some(name => state[name]);
  }

  function changed() {
    limit = LIMIT;
    if (options.remember) options.remember(state);
    ask();
  }

  function ask() {
    var mine = ++serial;
    function settled() {
      if (mine === serial) listbox.removeAttribute("aria-busy");
    }
    listbox.setAttribute("aria-busy", "true");
    asked = Promise.resolve(answered(mine)).then(settled, settled);
  }

  function answered(mine) {
    clear.hidden = !state.q;
    if (!busy()) return rest();
    if (!engine) return ready().then(() => mine === serial && answered(mine), () => {});
    var question = { q: state.q, limit: state.q.trim() ? limit : Math.max(limit, LISTED) };
    td.FILTERS.forEach(name => { question[name] = state[name]; });
    return engine.find(question).then(answer => { if (mine === serial) show(answer, question); });
  }

  function rest() {
    active = -1;
    rows = [];
    listbox.replaceChildren();
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    root.classList.remove("td-finder--busy");
    if (options.busy) options.busy(false);
    clearTimeout(announce);
    status.textContent = "";
  }

  function show(answer, question) {
    var strong = answer.phrases.filter(hit => !hit.weak);
    var hits = answer.phrases.concat(answer.others);
    if (!strong.length) hits = answer.others.concat(answer.phrases);
    root.classList.add("td-finder--busy");
    if (options.busy) options.busy(hits.length > 0);
    listbox.replaceChildren.apply(listbox, td.rows.groups(engine.about, hits, prefix));
    rows = Array.from(listbox.querySelectorAll("[role=option]"));
    results.hidden = false;
    input.setAttribute("aria-expanded", String(rows.length > 0));
    listbox.hidden = !rows.length;
    note.replaceChildren.apply(note, notes(answer, strong));
    var rest = answer.total - answer.phrases.length;
    more.hidden = rest <= 0;
    more.textContent = rest + (rest === 1 ? " more phrase" : " more phrases");
    choose(rows.length ? 0 : -1, true);
    announceSoon(answer, strong);
    clearTimeout(settle);
    if (state.q.trim().length > 2 && !strong.length && !answer.others.length) {
      settle = setTimeout(() => { td.shelf.missed(question.q.trim()); }, SETTLED);
    }
  }

  function announceSoon(answer, strong) {
    clearTimeout(announce);
    announce = setTimeout(() => {
      var count = answer.total, text = count === 1 ? "1 phrase" : count + " phrases";
      if (!count) text = "No phrase found";
      else if (!strong.length) text += ", weak matches only";
      if (answer.others.length) text += ", " + answer.others.length + (answer.others.length === 1 ? " other entry" : " other entries");
      say(text + ".");
    }, QUIET);
  }

  function say(text) {
    status.textContent = text;
  }

  /* What to try when there is nothing, or nothing good. */
  function notes(answer, strong) {
    if (strong.length || !state.q.trim()) {
      return answer.total || answer.others.length ? [] : [td.el("p", "", { text: "No phrase has all of these. Take one of the chips off." })];
    }
    var made = [], unknown = answer.unknown.filter((word, n, all) => all.indexOf(word) === n);
    if (answer.phrases.length) made.push(td.el("p", "", { text: "Nothing fits well. These are the nearest." }));
    else made.push(td.el("p", "", {}, "No phrase for ", td.el("b", "", { text: unknown.length ? unknown.join(", ") : state.q.trim() }), "."));
    if (answer.near.length) {
      var line = td.el("p", "td-note__near", { text: "Near: " });
      answer.near.slice(0, 5).forEach(word => {
        var button = td.el("button", "td-pick", { type: "button", text: word });
        button.addEventListener("click", () => { set({ q: word }, true); });
        line.append(button);
      });
      made.push(line);
    }
    var off = td.FILTERS.some(name => state[name]) ? " Take a chip off." : "";
    made.push(td.el("p", "td-note__try", { text: "Try one plain word: what they feel (“furious”), what they want (“refund”), or what you need (“apologize”)." + off }));
    return made;
  }

  /* ---- Choosing ---- */

  function choose(n, quiet) {
    if (rows[active]) rows[active].setAttribute("aria-selected", "false");
    active = n;
    var row = rows[active];
    tools.hidden = !row;
    if (!row) return input.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", row.id);
    if (!quiet) row.scrollIntoView({ block: "nearest" });
    showTools(row.hit);
  }

  function showTools(hit) {
    var phrase = hit.kind === "phrase", starred = td.shelf.favorites.indexOf(hit.id) >= 0;
    function tool(act, icon, text, key, pressed) {
      var button = td.el("button", "td-tool", { type: "button", "data-act": act, "aria-pressed": pressed === undefined ? null : String(pressed) }, icon, td.el("span", "", { text: text }));
      if (key) button.append(td.el("kbd", "", { "aria-hidden": "true", text: key }));
      return button;
    }
    tools.replaceChildren(
      phrase ? tool("copy", td.icon("content-copy"), "Copy", "Enter") : tool("open", td.icon("arrow-right"), "Open", "Enter"),
      phrase ? tool("open", td.icon("arrow-right"), "Technique", "Shift+Enter") : "",
      phrase ? tool("star", td.star(starred), "Favorite", "", starred) : ""
    );
  }

  function act(name, hit) {
    if (!hit) return;
    if (name === "star") {
      var on = td.shelf.star(hit.id);
      td.say.toast(on ? "Kept as a favorite on this device" : "No longer a favorite", hit.text);
    } else if (name === "open" || hit.kind !== "phrase") {
      if (options.leave) options.leave();
      td.go(hit.address);
    } else {
      td.say.copy(hit.text, hit.id);
    }
  }

  listbox.addEventListener("mousedown", event => {
    event.preventDefault(); /* the field keeps the focus */
  });
  listbox.addEventListener("click", event => {
    var row = event.target.closest("[role=option]");
    if (!row) return;
    choose(rows.indexOf(row), true);
    var part = event.target.closest("[data-act]");
    act(part ? part.dataset.act : row.hit.kind === "phrase" ? "copy" : "open", row.hit);
  });
  tools.addEventListener("click", event => {
    var button = event.target.closest("[data-act]");
    if (!button || !rows[active]) return;
    var name = button.dataset.act;
    act(name, rows[active].hit);
    var again = tools.querySelector("[data-act=" + name + "]");
    if (name === "star" && again) again.focus();
  });
  more.addEventListener("click", () => {
    var at = rows.length;
    limit += 50;
    ask();
    input.focus();
    then(() => { if (rows[at]) choose(at); });
  });

  /* What is done with the rows of a question waits for its answer, and is dropped if another one comes first. */
  function then(next) {
    var mine = serial;
    asked.then(() => { if (mine === serial) next(); });
  }

  input.addEventListener("input", () => {
    state.q = input.value;
    changed();
  });
  input.addEventListener("focus", () => { ready().catch(() => {}); });
  input.addEventListener("keydown", event => {
    if (event.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!rows.length) return;
        event.preventDefault();
        choose((active + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length);
        break;
      case "Enter":
        event.preventDefault();
        then(() => { if (rows[active]) act(event.shiftKey ? "open" : "copy", rows[active].hit); });
        break;
      case "Escape":
        event.preventDefault();
        event.stopPropagation();
        escape();
        break;
    }
  });
  root.addEventListener("keydown", event => {
    if (event.key === "Escape" && event.target !== input && !event.defaultPrevented) {
      event.preventDefault();
      event.stopPropagation();
      input.focus();
    }
  });
  clear.addEventListener("click", () => {
    set({ q: "" }, true);
  });

  /* First the words, then the chips, then the focus goes back to where it came from. */
  function escape() {
    if (state.q) return set({ q: "" }, true);
    if (busy()) return set({ q: "", channel: "", stage: "", sign: "", technique: "" }, true);
    if (options.leave) return options.leave(true);
    input.blur();
  }

  function set(values, focus) {
    Object.assign(state, values);
    input.value = state.q;
    if (filters) filters.show();
    changed();
    if (focus) input.focus();
  }

  /* ---- This contact ---- */

  function showContact() {
    var names = td.say.names();
    contact.hidden = !names.length;
    contact.replaceChildren();
    if (!names.length) return;
    var edit = td.el("button", "td-pick td-pick--on", { type: "button" }, td.icon("account"), td.el("span", "td-sr", { text: "Change this contact: " }), names.map(td.say.value).join(" · "));
    var fresh = td.el("button", "td-pick", { type: "button" }, td.icon("close"), "New contact");
    edit.addEventListener("click", td.contact.edit);
    fresh.addEventListener("click", () => {
      td.say.clear();
      td.say.toast("New contact: all gaps are empty again");
      input.focus();
    });
    contact.append(edit, fresh);
  }

  function again() {
    showContact();
    if (!rows.length) return;
    var kept = active;
    ask();
    then(() => { if (rows[kept]) choose(kept, true); });
  }

  td.say.onChange(again);
  td.shelf.onChange(() => {
    rows.forEach(row => {
      var icon = row.querySelector(".td-hit__star .td-i");
      if (icon) icon.replaceWith(td.star(td.shelf.favorites.indexOf(row.hit.id) >= 0));
    });
    if (rows[active]) showTools(rows[active].hit);
  });
  showContact();

  return {
    root: root,
    input: input,
    ready: ready,
    set: set,
    state: state,
    get typed() { return state.q; },
    start: () => {
      state.q = input.value;
      if (busy()) ask();
    },
  };
};
