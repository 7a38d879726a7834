/* Words on their way to a customer: variables filled for this contact, copied, and a toast that says what. */
td.say = (() => {
  var HANDED = "talkdown:contact", SECONDS = 20;
  var VARIABLE = /\{([a-z][a-z0-9_]*)\}/g;
  var values = taken();
  var listeners = [];

  /* What was filled in stays in memory. Only for the moment between two pages of the same tab does it lie
     in the tab's own storage; what is older than a few seconds, as in a tab opened again, is dropped. */
  function taken() {
    try {
      var handed = JSON.parse(sessionStorage.getItem(HANDED) || "null");
      sessionStorage.removeItem(HANDED);
      if (handed && Date.now() - handed.at < SECONDS * 1000) return handed.values;
    } catch (error) { /* no storage, or not ours */ }
    return {};
  }

  window.addEventListener("pagehide", () => {
    try {
      if (Object.keys(values).length) sessionStorage.setItem(HANDED, JSON.stringify({ at: Date.now(), values: values }));
    } catch (error) { /* no storage: the next page starts empty */ }
  });
  window.addEventListener("pageshow", event => {
    if (event.persisted) try { sessionStorage.removeItem(HANDED); } catch (error) { /* no storage */ }
  });

  function variables(text) {
    return Array.from(new Set(Array.from(text.matchAll(VARIABLE), match => match[1])));
  }

  function missing(text) {
    return variables(text).filter(name => !values[name]);
  }

  function filled(text) {
    return text.replace(VARIABLE, (whole, name) => values[name] || whole);
  }

  function set(name, value) {
    if (value.trim()) values[name] = value.trim();
    else delete values[name];
    changed();
  }

  function changed() {
    listeners.forEach(listener => { listener(); });
  }

  /* Plain HTTP has no clipboard for scripts; selecting and copying still works there. */
  function write(text) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(text).catch(() => byHand(text));
    }
    return byHand(text);
  }

  function byHand(text) {
    var before = document.activeElement;
    var field = td.el("textarea", "td-sr", { readonly: "", "aria-hidden": "true", tabindex: "-1" });
    field.value = text;
    (document.querySelector("dialog[open]") || document.body).append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    if (before && before.focus) before.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("the browser does not let this page copy"));
  }

  var box = null, timer = 0;
  function toast(text, words) {
    if (!box) box = td.el("div", "td-toast", { role: "status" });
    var place = document.querySelector("dialog[open]") || document.body;
    if (box.parentNode !== place) place.append(box);
    box.replaceChildren(td.el("b", "", { text: text }), words ? td.el("q", "", { text: words }) : "");
    box.classList.add("td-toast--on");
    clearTimeout(timer);
    timer = setTimeout(() => { box.classList.remove("td-toast--on"); }, 3500);
  }

  /* Copy a phrase; ask first for what is missing in it. */
  function copy(text, id) {
    if (missing(text).length) return td.contact.ask(text, id);
    var whole = filled(text);
    return write(whole).then(
      () => {
        if (id) td.shelf.copied(id);
        toast("Copied", whole);
      },
      () => { toast("This browser does not allow copying. Select the words and press Ctrl+C.", whole); }
    );
  }

  return {
    copy: copy,
    filled: filled,
    missing: missing,
    set: set,
    toast: toast,
    value: name => values[name] || "",
    variables: variables,
    VARIABLE: VARIABLE,
    names: () => Object.keys(values),
    clear: () => {
      Object.keys(values).forEach(name => { delete values[name]; });
      changed();
    },
    onChange: listener => { listeners.push(listener); },
  };
})();

/* The form that fills variables: for one phrase on its way to being copied, or for the whole contact. */
td.contact = (() => {
  var dialog = null, back = null;

  function open(title, names, text, id) {
    return td.load().then(engine => {
      var labels = new Map(engine.about.variables.map(variable => [variable.name, variable]));
      if (!dialog) dialog = document.body.appendChild(td.el("dialog", "td-fill md-typeset", { "aria-labelledby": "td-fill-title" }));
      back = document.activeElement;
      var form = td.el("form", "", { novalidate: "", autocomplete: "off" });
      var preview = text && td.el("p", "td-fill__words", { "aria-live": "off" });
      form.append(td.el("h2", "", { id: "td-fill-title", text: title }));
      if (preview) form.append(preview);
      var fields = names.map(name => {
        var known = labels.get(name) || { label: name, sample: "" };
        var input = td.el("input", "", { type: "text", name: "td-" + name, autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder: known.sample });
        input.value = td.say.value(name);
        input.addEventListener("input", () => {
          td.say.set(name, input.value);
          show();
        });
        form.append(td.el("label", "td-fill__row", {}, td.el("span", "", { text: known.label }), input));
        return input;
      });
      var go = td.el("button", "td-button td-button--main", { type: "submit", text: text ? "Copy" : "Done" });
      var leave = td.el("button", "td-button", { type: "button", text: "Cancel" });
      form.append(td.el("p", "td-fill__note", { text: "Stays in this tab, and nowhere else." }), td.el("p", "td-fill__ends", {}, text ? leave : "", go));
      leave.addEventListener("click", () => { dialog.close(); });

      function show() {
        if (preview) preview.replaceChildren(td.rows.words(text, []));
      }

      form.addEventListener("submit", event => {
        event.preventDefault();
        var empty = text && fields.find(input => !input.value.trim());
        if (empty) return empty.focus();
        dialog.close();
        if (text) td.say.copy(text, id);
      });
      dialog.onclose = () => {
        var field = back && back.isConnected ? back : document.querySelector(".td-over[open] [role=combobox], .td-home [role=combobox]");
        td.handBack(dialog, field);
        back = null;
      };
      dialog.replaceChildren(form);
      show();
      dialog.showModal();
      (fields.find(input => !input.value) || fields[0] || go).focus();
    });
  }

  return {
    ask: (text, id) => open("Fill the gaps first", td.say.variables(text), text, id),
    edit: () => {
      return td.load().then(engine => {
        return open("This contact", engine.about.variables.map(variable => variable.name));
      });
    },
  };
})();
