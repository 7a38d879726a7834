/* Results as elements: options of a listbox, so nothing inside one can have the focus. What a mouse can do
   inside a row, the toolbar below does for the chosen one. */
td.rows = (() => {
  var FIELDS = { asked: "asked as", when: "when", sign: "sign", tag: "topic", technique: "technique" };
  var KINDS = { playbook: "Playbook", sign: "Warning sign", technique: "Technique", question: "Question" };
  var TITLES = { phrase: "Phrases", playbook: "Playbooks", sign: "Warning signs", technique: "Techniques", question: "Questions" };

  function marked(text, marks) {
    var parts = document.createDocumentFragment(), at = 0;
    marks.forEach(mark => {
      parts.append(text.slice(at, mark[0]), td.el("mark", "", { text: text.slice(mark[0], mark[1]) }));
      at = mark[1];
    });
    parts.append(text.slice(at));
    return parts;
  }

  /* A phrase with its variables as chips: what is filled in shows its value. */
  function words(text, marks) {
    var parts = document.createDocumentFragment(), at = 0;
    function plain(from, to) {
      var inside = marks.filter(m => m[0] >= from && m[1] <= to).map(m => [m[0] - from, m[1] - from]);
      parts.append(marked(text.slice(from, to), inside));
    }
    Array.from(text.matchAll(td.say.VARIABLE)).forEach(match => {
      plain(at, match.index);
      var value = td.say.value(match[1]);
      parts.append(td.el("var", "td-var" + (value ? " td-var--filled" : ""), { text: value || match[1].replace(/_/g, " ") }));
      at = match.index + match[0].length;
    });
    plain(at, text.length);
    return parts;
  }

  function channels(about, ids) {
    var box = td.el("span", "td-channels");
    about.channels.forEach(channel => {
      if (ids.indexOf(channel.id) < 0) return;
      var icon = td.icon(channel.icon);
      icon.title = channel.title;
      box.append(icon);
    });
    return box;
  }

  function phrase(about, hit, id) {
    var stage = about.stages.find(one => one.id === hit.stage);
    var starred = td.shelf.favorites.indexOf(hit.id) >= 0;
    var text = td.el("span", "td-hit__words", {}, words(hit.text, hit.marks));
    var line = td.el("span", "td-hit__about", {},
      hit.weak ? td.el("span", "td-hit__weak", { text: "weak match" }) : "",
      td.el("span", "td-hit__stage", { text: stage ? stage.title : "" }),
      td.el("span", "td-hit__technique", { "data-act": "open", text: hit.title }),
      channels(about, hit.channels)
    );
    if (hit.why) {
      line.append(td.el("span", "td-hit__why", {}, FIELDS[hit.why.field] + ": ", marked(hit.why.text, hit.why.marks)));
    } else {
      line.append(td.el("span", "td-hit__why", { text: hit.when }));
    }
    var star = td.el("span", "td-hit__star", { "data-act": "star", "aria-hidden": "true", title: "Favorite" }, td.star(starred));
    var row = td.el("div", "td-hit" + (hit.weak ? " td-hit--weak" : ""), { role: "option", id: id, "aria-selected": "false", "data-stage": hit.stage }, text, star, line);
    row.hit = hit;
    hit.kind = "phrase";
    return row;
  }

  function entry(hit, id) {
    var row = td.el("div", "td-hit td-hit--entry", { role: "option", id: id, "aria-selected": "false", "data-stage": hit.stage, "data-level": hit.level },
      td.el("span", "td-hit__words", {}, td.el("span", "td-sr", { text: KINDS[hit.kind] + ": " }), marked(hit.title, hit.marks)),
      td.el("span", "td-hit__about", { text: hit.text })
    );
    row.hit = hit;
    return row;
  }

  /* Groups of options: phrases, then playbooks, signs, techniques, questions. */
  function groups(about, hits, prefix) {
    var made = [], kinds = new Map();
    hits.forEach((hit, n) => {
      var kind = hit.kind || "phrase";
      if (!kinds.has(kind)) {
        var title = prefix + "-" + kind;
        var box = td.el("div", "td-hits td-hits--" + kind, { role: "group", "aria-labelledby": title }, td.el("div", "td-hits__title", { id: title, role: "presentation", text: TITLES[kind] }));
        kinds.set(kind, box);
        made.push(box);
      }
      kinds.get(kind).append(kind === "phrase" ? phrase(about, hit, prefix + "-o" + n) : entry(hit, prefix + "-o" + n));
    });
    return made;
  }

  return { groups: groups, marked: marked, words: words };
})();
