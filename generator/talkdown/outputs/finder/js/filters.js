/* Filters as chips, and the address's fragment that remembers them: `#q=late+refund&channel=phone`. */
td.FILTERS = ["channel", "stage", "sign", "technique"];

td.fragment = {
  read: () => {
    var found = new URLSearchParams(location.hash.slice(1)), state = { q: found.get("q") || "" };
    td.FILTERS.forEach(name => { state[name] = found.get(name) || ""; });
    return state;
  },
  any: state => {
    return !!state.q || td.FILTERS.some(name => state[name]);
  },
  write: state => {
    var found = new URLSearchParams();
    ["q"].concat(td.FILTERS).forEach(name => { if (state[name]) found.set(name, state[name]); });
    var text = found.toString();
    history.replaceState(history.state, "", text ? "#" + text : location.pathname + location.search);
  },
};

/* The row of chips. `state` is shared with the box; `changed` is called after a choice. */
td.filters = (about, state, changed, prefix) => {
  var LABELS = { channel: "Channel", stage: "Stage", sign: "Warning sign", technique: "Technique" };
  var lists = { channel: about.channels, stage: about.stages, sign: about.signs, technique: about.techniques };
  var bar = td.el("div", "td-bar", { role: "group", "aria-label": "Filters" });
  var panel = td.el("div", "td-bar__panel", { hidden: "", id: prefix + "-panel" });
  var chips = {}, open = "";

  td.FILTERS.forEach(name => {
    if (!lists[name].length) return;
    var label = td.el("span", "", { text: LABELS[name] });
    var chip = td.el("button", "td-pick", { type: "button", "aria-expanded": "false", "aria-controls": panel.id }, label, td.icon("chevron-down"));
    var drop = td.el("button", "td-pick__drop", { type: "button", hidden: "" }, td.icon("close"));
    chip.addEventListener("click", () => { toggle(open === name ? "" : name); });
    drop.addEventListener("click", () => {
      choose(name, "");
      chip.focus();
    });
    chips[name] = { chip: chip, label: label, drop: drop };
    bar.append(td.el("span", "td-pick__pair", {}, chip, drop));
  });

  function choose(name, id) {
    state[name] = id;
    toggle("");
    show();
    changed();
  }

  function toggle(name) {
    open = name;
    Object.keys(chips).forEach(other => { chips[other].chip.setAttribute("aria-expanded", String(other === name)); });
    panel.hidden = !name;
    panel.replaceChildren();
    if (!name) return;
    var set = td.el("div", "td-bar__options", { role: "radiogroup", "aria-label": LABELS[name] });
    [{ id: "", title: "Any" }].concat(lists[name]).forEach(item => {
      var input = td.el("input", "", { type: "radio", name: prefix + "-" + name, value: item.id });
      input.checked = state[name] === item.id;
      var attributes = name === "stage" ? { "data-stage": item.id } : name === "technique" ? { "data-stage": item.stage } : name === "sign" ? { "data-level": item.level } : {};
      set.append(td.el("label", "td-option", attributes, input, td.el("span", "", {}, item.icon ? td.icon(item.icon) : "", item.title)));
    });
    /* Arrows try a choice out; Enter, Space and a click settle it. */
    set.addEventListener("change", event => {
      state[name] = event.target.value;
      show();
      changed();
    });
    set.addEventListener("click", event => {
      if (event.detail > 0 && event.target.matches("input")) settle();
    });
    set.addEventListener("keydown", event => {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        settle();
      }
    });
    function settle() {
      toggle("");
      chips[name].chip.focus();
    }
    panel.append(set);
    (set.querySelector("input:checked") || set.querySelector("input")).focus();
  }

  function show() {
    Object.keys(chips).forEach(name => {
      var item = lists[name].find(one => one.id === state[name]);
      chips[name].label.textContent = item ? item.title : LABELS[name];
      chips[name].chip.classList.toggle("td-pick--on", !!item);
      chips[name].chip.setAttribute("aria-label", LABELS[name] + ": " + (item ? item.title : "any"));
      chips[name].drop.hidden = !item;
      chips[name].drop.setAttribute("aria-label", "Any " + LABELS[name].toLowerCase());
      if (!item) state[name] = "";
    });
  }

  show();
  return { bar: bar, panel: panel, show: show, close: () => { toggle(""); }, get open() { return !!open; } };
};
