/* The phrase finder's engine: a book's index in, ranked rows out. The page, its worker and
   `talkdown find` run this same file. It knows no page, no network and no clock but the one it is given. */
function finderEngine(stemmer) {
  "use strict";

  var BESIDE = 0.4;
  var LISTS = ["playbook", "sign", "technique", "question"];

  /* Open a book. It answers once `fill` has said true. */
  function open(book) {
    var speech = finderWords(stemmer, book);
    var phrases = shelf(speech, Object.keys(BOOSTS));
    var others = shelf(speech, ["text", "asked"]);
    var rows = unpack(book);
    var more = unpackOthers(book);
    var known = null;

    /* Index for at most that many milliseconds; true once all is in. */
    function fill(budget, now) {
      var start = now ? now() : 0;
      while (phrases.size < rows.length) {
        var end = Math.min(phrases.size + 10, rows.length);
        while (phrases.size < end) phrases.add(phraseFields(book, rows[phrases.size]));
        if (now && now() - start > budget) return false;
      }
      while (others.size < more.length) others.add({ text: [more[others.size].title, more[others.size].text], asked: [more[others.size].asked] });
      if (!known) known = dictionary(speech, phrases, others);
      return true;
    }

    function fits(row, filters) {
      return (
        (!filters.channel || row.channels.indexOf(filters.channel) >= 0) &&
        (!filters.stage || row.stage === filters.stage) &&
        (!filters.technique || row.technique === filters.technique) &&
        (!filters.sign || row.signs.indexOf(filters.sign) >= 0)
      );
    }

    /* The answer to {q, channel, stage, sign, technique, limit}. */
    function find(ask) {
      var limit = ask.limit || 20;
      var query = plan(speech, known, ask.q || "");
      if (!query.words.length) return browse(ask, limit);
      var passes = function (n) {
        return fits(rows[n], ask);
      };
      var found = phrases.search(query, passes, Math.max(limit, FEW));
      if (!found.total) {
        var looser = plan(speech, known, ask.q, true);
        found = phrases.search(looser, passes, Math.max(limit, FEW));
        query = found.total ? looser : Object.assign(query, { near: looser.near });
      }
      var hits = again(speech, query, rows, found.hits);
      return {
        phrases: hits.slice(0, limit).map(function (hit) {
          return shown(speech, book, query, rows[hit.n], hit);
        }),
        total: found.total,
        others: ask.only ? [] : beside(ask, query),
        near: query.near,
        unknown: query.unknown,
      };
    }

    /* Up to three of each other kind, as far as they come near the best of them. */
    function beside(ask, query) {
      var each = {};
      var found = others.search(query, function (n) { return more[n].fits(ask); }, FEW).hits;
      return found
        .filter(function (hit) {
          var kind = more[hit.n].kind;
          if (hit.strength < WEAK || hit.score < found[0].score * BESIDE) return false;
          each[kind] = (each[kind] || 0) + 1;
          return each[kind] <= 3;
        })
        .map(function (hit) {
          var entry = more[hit.n];
          return { kind: entry.kind, id: entry.id, title: entry.title, text: entry.text, address: entry.address, stage: entry.stage, level: entry.level, marks: marks(speech, query, entry.title) };
        })
        .sort(function (a, b) {
          return LISTS.indexOf(a.kind) - LISTS.indexOf(b.kind);
        });
    }

    /* Without words: the phrases that the filters let through, in the book's order. */
    function browse(ask, limit) {
      var any = ask.channel || ask.stage || ask.sign || ask.technique;
      var found = any ? rows.filter(function (row) { return fits(row, ask); }) : [];
      return {
        phrases: found.slice(0, limit).map(function (row) {
          return shown(speech, book, null, row, { score: 0, strength: 1 });
        }),
        total: found.length, others: [], near: [], unknown: [],
      };
    }

    function get(ids) {
      var wanted = new Map();
      rows.forEach(function (row) {
        if (ids.indexOf(row.id) >= 0) wanted.set(row.id, row);
      });
      return ids
        .filter(function (id) {
          return wanted.has(id);
        })
        .map(function (id) {
          return shown(speech, book, null, wanted.get(id), { score: 0, strength: 1 });
        });
    }

    /* The book without its phrases. */
    var about = Object.assign({}, book, { phrases: null, groups: null, spelling: null, size: rows.length });
    return { about: about, fill: fill, find: find, get: get };
  }

  /* ---- The book ---- */

  function unpack(book) {
    var p = book.phrases;
    if (!p.ids) return [];
    var when = p.when.split("\n"), asked = p.asked.split("\n"), tags = p.tags.split("\n"), ids = p.ids.split("\n");
    return p.text.split("\n").map(function (text, n) {
      var technique = book.techniques[p.techniques[n]];
      var stage = p.stages[n];
      return {
        n: n, id: ids[n], text: text, when: when[n], asked: list(asked[n]), tags: list(tags[n]),
        technique: technique.id, place: p.techniques[n], stage: stage === undefined || stage < 0 ? technique.stage : book.stages[stage].id,
        channels: book.channels.filter(function (channel, bit) { return p.channels[n] & (1 << bit); }).map(id),
        signPlaces: p.signs[n], signs: p.signs[n].map(function (s) { return book.signs[s].id; }),
      };
    });
  }

  function id(item) {
    return item.id;
  }

  function unpackOthers(book) {
    var found = [];
    function add(kind, entry, fits) {
      found.push({ kind: kind, id: entry.id, title: entry.title, text: entry.text || "", asked: entry.asked || "", address: entry.address, stage: entry.stage, level: entry.level, fits: fits });
    }
    book.playbooks.forEach(function (entry) {
      add("playbook", entry, function (ask) { return !ask.stage && !ask.technique && !ask.sign; });
    });
    book.signs.forEach(function (entry) {
      add("sign", entry, function (ask) { return !ask.stage && !ask.technique && (!ask.sign || ask.sign === entry.id); });
    });
    book.techniques.forEach(function (entry) {
      add("technique", entry, function (ask) { return (!ask.stage || ask.stage === entry.stage) && (!ask.technique || ask.technique === entry.id) && !ask.sign; });
    });
    book.questions.forEach(function (entry) {
      add("question", entry, function (ask) { return !ask.stage && !ask.technique && !ask.sign; });
    });
    return found;
  }

  /* The texts of a phrase, by field. What many phrases share comes in parts of its own. */
  function phraseFields(book, row) {
    var technique = book.techniques[row.place];
    var signs = row.signPlaces.map(function (n) { return book.signs[n]; });
    return {
      text: [row.text],
      meta: [row.when, technique.title].concat(row.tags, signs.map(function (s) { return s.title; })),
      asked: row.asked,
      around: [technique.asked].concat(signs.map(function (s) { return s.asked; })),
    };
  }

  /* ---- In a worker ---- */

  /* Answer messages {id, ask} or {id, ids} with {id, answer}. The first brings the book, or the script
     that holds it, and is answered with what the book is about. */
  function serve(scope) {
    var finder = null;
    scope.onmessage = function (event) {
      var message = event.data;
      if (message.script) scope.importScripts(message.script);
      if (message.book || message.script) {
        finder = open(message.book || scope.talkdownBook);
        finder.fill();
      }
      scope.postMessage({ id: message.id, answer: message.ask ? finder.find(message.ask) : message.ids ? finder.get(message.ids) : finder.about });
    };
  }

  return { open: open, serve: serve };
}
