/* The phrase finder's engine: a book's index in, ranked rows out. The page, its worker and
   `talkdown find` run this same file. It knows no page, no network and no clock but the one it is given. */
function finderEngine(stemmer) {
  "use strict";

  var BESIDE = 0.4, LEADING = 3, LEADS = 0.12, ANOTHER = 0.05;
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
      while (!speech.learn()) {
        if (now && now() - start > budget) return false;
      }
      while (phrases.size < rows.size) {
        var end = Math.min(phrases.size + 2, rows.size); /* the first ones take a millisecond each */
        while (phrases.size < end) phrases.add(rows.fields(phrases.size));
        if (now && now() - start > budget) return false;
      }
      while (others.size < more.length) {
        others.add(otherFields(more[others.size]));
        if (now && now() - start > budget) return false;
      }
      if (!known) known = dictionary(speech, phrases, others);
      return true;
    }

    /* The answer to {q, channel, stage, sign, technique, limit}. */
    function find(ask) {
      var limit = ask.limit || 20;
      var query = plan(speech, known, ask.q || "");
      if (!query.words.length) return browse(ask, limit);
      var passes = rows.filter(ask);
      var found = phrases.search(query, passes, Math.max(limit, FEW), rows.worth);
      if (!found.total) {
        var looser = plan(speech, known, ask.q, true);
        found = phrases.search(looser, passes, Math.max(limit, FEW), rows.worth);
        query = found.total ? looser : Object.assign(query, { near: looser.near });
      }
      var hits = again(speech, query, rows, found.hits);
      return {
        phrases: hits.slice(0, limit).map(hit => {
          return shown(speech, book, query, rows.at(hit.n), hit);
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
      var found = others.search(query, n => more[n].fits(ask), FEW).hits;
      return found
        .filter(hit => {
          var kind = more[hit.n].kind;
          if (hit.strength < WEAK || hit.score < found[0].score * BESIDE) return false;
          each[kind] = (each[kind] || 0) + 1;
          return each[kind] <= 3;
        })
        .map(hit => {
          var entry = more[hit.n];
          return { kind: entry.kind, id: entry.id, title: entry.title, text: entry.text, address: entry.address, stage: entry.stage, level: entry.level, marks: marks(speech, query, entry.title) };
        })
        .sort((a, b) => {
          return LISTS.indexOf(a.kind) - LISTS.indexOf(b.kind);
        });
    }

    /* Without words: the phrases that the filters let through, in the book's order. */
    function browse(ask, limit) {
      var passes = rows.filter(ask), found = [];
      if (ask.channel || ask.stage || ask.sign || ask.technique) {
        for (var n = 0; n < rows.size; n++) if (passes(n)) found.push(n);
      }
      return { phrases: found.slice(0, limit).map(bare), total: found.length, others: [], near: [], unknown: [] };
    }

    function bare(n) {
      return shown(speech, book, null, rows.at(n), { score: 0, strength: 1 });
    }

    function get(ids) {
      return ids.map(rows.place).filter(n => n >= 0).map(bare);
    }

    /* The book without its phrases. */
    var about = Object.assign({}, book, { phrases: null, groups: null, spelling: null, size: rows.size });
    return { about: about, fill: fill, find: find, get: get };
  }

  /* ---- The book ---- */

  /* The phrases: columns that become rows one at a time, when they are needed. */
  function unpack(book) {
    var p = book.phrases, ids = p.ids ? p.ids.split("\n") : [];
    var text = p.text.split("\n"), when = p.when.split("\n"), asked = p.asked.split("\n"), tags = p.tags.split("\n");

    function stage(n) {
      return p.stages[n] < 0 ? book.techniques[p.techniques[n]].stage : book.stages[p.stages[n]].id;
    }

    /* Authors put first what fits most moments, and what fits several channels fits more of them. */
    var places = new Map();
    var worths = p.techniques.map((technique, n) => {
      var place = places.get(technique) || 0, bits = 0;
      places.set(technique, place + 1);
      for (var rest = p.channels[n]; rest; rest &= rest - 1) bits++;
      return 1 + (place < LEADING ? LEADS : 0) + ANOTHER * Math.min(bits - 1, 3);
    });

    function at(n) {
      return {
        n: n, id: ids[n], text: text[n], when: when[n], asked: list(asked[n]), tags: list(tags[n]),
        technique: book.techniques[p.techniques[n]], stage: stage(n),
        channels: book.channels.filter((channel, bit) => p.channels[n] & (1 << bit)).map(channel => channel.id),
        signs: p.signs[n].map(s => book.signs[s]),
      };
    }

    /* The texts of a phrase, by field. */
    function fields(n) {
      var technique = book.techniques[p.techniques[n]], signs = p.signs[n].map(s => book.signs[s]);
      return {
        text: { own: text[n], shared: [] },
        meta: { own: when[n], shared: [technique.title].concat(list(tags[n]), signs.map(s => s.title)) },
        asked: { own: asked[n], shared: [] },
        around: { own: "", shared: [technique.asked].concat(signs.map(s => s.asked)) },
      };
    }

    /* Whether the filters let a phrase through. */
    function filter(ask) {
      function place(items, id) {
        return items.findIndex(item => item.id === id);
      }
      var bit = 1 << place(book.channels, ask.channel), technique = place(book.techniques, ask.technique), sign = place(book.signs, ask.sign);
      return n => {
        return (!ask.channel || (p.channels[n] & bit) !== 0) && (!ask.stage || stage(n) === ask.stage) &&
          (!ask.technique || p.techniques[n] === technique) && (!ask.sign || p.signs[n].indexOf(sign) >= 0);
      };
    }

    return { at: at, fields: fields, filter: filter, worth: n => worths[n], place: id => ids.indexOf(id), size: ids.length };
  }

  function otherFields(entry) {
    return { text: { own: entry.title + "|" + entry.text, shared: [] }, asked: { own: entry.asked, shared: [] } };
  }

  function unpackOthers(book) {
    var found = [];
    function add(kind, entry, fits) {
      found.push({ kind: kind, id: entry.id, title: entry.title, text: entry.text || "", asked: entry.asked || "", address: book.addresses[kind].replace("*", entry.id), stage: entry.stage, level: entry.level, fits: fits });
    }
    book.playbooks.forEach(entry => {
      add("playbook", entry, ask => !ask.stage && !ask.technique && !ask.sign);
    });
    book.signs.forEach(entry => {
      add("sign", entry, ask => !ask.stage && !ask.technique && (!ask.sign || ask.sign === entry.id));
    });
    book.techniques.forEach(entry => {
      add("technique", entry, ask => (!ask.stage || ask.stage === entry.stage) && (!ask.technique || ask.technique === entry.id) && !ask.sign);
    });
    book.questions.forEach(entry => {
      add("question", entry, ask => !ask.stage && !ask.technique && !ask.sign);
    });
    return found;
  }

  /* ---- In a worker ---- */

  /* Answer messages {id, ask} or {id, ids} with {id, answer}. The first brings the book, or the script
     that holds it, and is answered with what the book is about. */
  function serve(scope) {
    var finder = null;
    scope.onmessage = event => {
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
