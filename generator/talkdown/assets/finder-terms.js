/* The index: terms of texts, and the rows that hold them. */
var BOOSTS = { text: 1, meta: 1.5, asked: 2, around: 0.5 };

/* An index over rows of fields, and the words that stand in it. */
function shelf(MiniSearch, speech, fields) {
  var index = new MiniSearch({
    fields: fields,
    extractField: function (row, field) { return row[field]; },
    stringifyField: function (terms) { return terms; },
    tokenize: function (terms) { return terms; },
    processTerm: function (term) { return term; },
    logger: function () {},
  });
  var counts = new Map(), surfaces = new Map(), memory = new Map(), size = 0;

  /* The terms of a text: stems, and the concepts they touch. A bar divides what stands alone. */
  function terms(text) {
    var found = memory.get(text);
    if (found) return found;
    found = [];
    text.split("|").forEach(function (part) {
      var row = speech.words(part).map(function (word) {
        var stem = speech.stem(word);
        if (speech.stop(word)) return stem;
        found.push(stem);
        if (!surfaces.has(word)) surfaces.set(word, stem);
        return stem;
      });
      speech.concepts(row).forEach(function (touch) { found.push(touch.concept); });
    });
    memory.set(text, found);
    return found;
  }

  function add(row) {
    var fielded = { id: size++ }, all = new Set();
    fields.forEach(function (field) {
      var own = [];
      row[field].forEach(function (part) {
        terms(part).forEach(function (term) {
          own.push(term);
          all.add(term);
        });
      });
      fielded[field] = own;
    });
    all.forEach(function (term) { counts.set(term, (counts.get(term) || 0) + 1); });
    index.add(fielded);
  }

  /* Rows that hold a term of the query, as {n, score, strength}, best first. */
  function search(query, passes) {
    var asked = [];
    query.terms.forEach(function (term, key) { if (counts.has(key)) asked.push(key); });
    if (!asked.length) return [];
    var boosts = {};
    fields.forEach(function (field) { boosts[field] = BOOSTS[field]; });
    var found = index.search("?", {
      tokenize: function () { return asked; },
      boost: boosts, prefix: false, fuzzy: false,
      boostTerm: function (term) { return query.terms.get(term).weight; },
      filter: function (result) { return passes(result.id); },
    });
    var hits = found.map(function (result) {
      var strength = query.strength(result.match);
      return { n: result.id, score: (result.score / result.queryTerms.length) * (0.3 + 0.7 * strength), strength: strength };
    });
    return hits.sort(function (a, b) { return b.score - a.score || a.n - b.n; });
  }

  return { add: add, counts: counts, search: search, surfaces: surfaces, get size() { return size; } };
}

/* All words of both indexes in order, for words half typed and mistyped. */
function dictionary(phrases, others) {
  var surfaces = new Map(others.surfaces);
  phrases.surfaces.forEach(function (stem, word) { surfaces.set(word, stem); });
  var all = Array.from(surfaces.keys()).sort();
  return {
    all: all,
    size: Math.max(phrases.size, 1),
    stemOf: function (word) { return surfaces.get(word); },
    count: function (term) { return phrases.counts.get(term) || 0; },
    has: function (term) { return phrases.counts.has(term) || others.counts.has(term); },
  };
}
