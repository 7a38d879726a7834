/* The index: which rows hold which terms, in which field, how often. Ranked by BM25F (Zaragoza, Craswell,
   Taylor, Saria & Robertson 2004): the fields of a row add up before they saturate, so a word that stands
   in three of them does not count three times. */
var BOOSTS = { text: 1, meta: 1.5, asked: 2, around: 0.5 };
var K = 1.2, B = 0.6;

/* An index over rows of fields; each field is a list of texts. */
function shelf(speech, fields) {
  var postings = new Map(), counts = new Map(), surfaces = new Map(), memory = new Map(), size = 0;
  var lengths = fields.map(function () { return []; }), sums = fields.map(function () { return 0; });
  var boosts = fields.map(function (field) { return BOOSTS[field]; });
  var score = null, word = null, quality = null, strength = null;

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
    var n = size++;
    for (var f = 0; f < fields.length; f++) {
      var length = 0, parts = row[fields[f]];
      for (var p = 0; p < parts.length; p++) {
        var found = terms(parts[p]);
        length += found.length;
        for (var t = 0; t < found.length; t++) put(found[t], n, f);
      }
      lengths[f].push(length);
      sums[f] += length;
    }
  }

  /* A posting is two numbers: row and field in one, and how often. */
  function put(term, n, f) {
    var list = postings.get(term), key = n * fields.length + f, last;
    if (!list) postings.set(term, (list = []));
    last = list.length - 2;
    if (last >= 0 && list[last] === key) return list[last + 1]++;
    if (last < 0 || Math.floor(list[last] / fields.length) !== n) counts.set(term, (counts.get(term) || 0) + 1);
    return list.push(key, 1);
  }

  /* Rows that answer the query, as {total, hits: [{n, score, strength}]}: the best `most` of them, best first. */
  function search(query, passes, most) {
    if (!score || score.length < size) {
      score = new Float64Array(size);
      word = new Float64Array(size);
      quality = new Float64Array(size);
      strength = new Float64Array(size);
    }
    var all = [], seen;
    query.slots.forEach(function (slot) {
      seen = [];
      slot.terms.forEach(function (way) { collect(way, seen); });
      seen.forEach(function (n) {
        if (!score[n]) all.push(n);
        score[n] += word[n];
        strength[n] += slot.weight * quality[n];
        word[n] = quality[n] = 0;
      });
    });
    var hits = [];
    all.forEach(function (n) {
      var answered = query.weight ? strength[n] / query.weight : 0;
      if (passes(n)) hits.push({ n: n, score: score[n] * (0.3 + 0.7 * answered), strength: answered });
      score[n] = strength[n] = 0;
    });
    return { total: hits.length, hits: best(hits, most) };
  }

  /* For one way to say a word of the query: what each row gains by it, if that is more than by another way. */
  function collect(way, seen) {
    var list = postings.get(way.term);
    if (!list) return;
    var count = counts.get(way.term), rarity = Math.log(1 + (size - count + 0.5) / (count + 0.5)) * (K + 1) * way.weight;
    for (var p = 0; p < list.length; ) {
      var n = Math.floor(list[p] / fields.length), often = 0, far = true;
      for (; p < list.length && Math.floor(list[p] / fields.length) === n; p += 2) {
        var f = list[p] - n * fields.length;
        often += (boosts[f] * list[p + 1]) / (1 - B + (B * lengths[f][n] * size) / sums[f]);
        if (fields[f] !== "around") far = false;
      }
      var gain = (rarity * often) / (K + often), answers = far ? way.quality * AROUND : way.quality;
      if (!word[n]) seen.push(n);
      if (gain > word[n]) word[n] = gain;
      if (answers > quality[n]) quality[n] = answers;
    }
  }

  return { add: add, counts: counts, search: search, surfaces: surfaces, get size() { return size; } };
}

/* The best of many hits, in order. */
function best(hits, most) {
  if (hits.length > most) {
    var scores = Float64Array.from(hits, function (hit) { return hit.score; }).sort(), least = scores[scores.length - most];
    hits = hits.filter(function (hit) { return hit.score >= least; });
  }
  return hits.sort(function (a, b) { return b.score - a.score || a.n - b.n; }).slice(0, most);
}

/* All words of both indexes in order, for words half typed and mistyped. */
function dictionary(speech, phrases, others) {
  var surfaces = new Map(others.surfaces);
  phrases.surfaces.forEach(function (stem, word) { surfaces.set(word, stem); });
  var all = Array.from(surfaces.keys()).sort();
  return {
    all: all,
    letters: Int32Array.from(all, speech.letters),
    nearest: new Map(),
    size: Math.max(phrases.size, 1),
    stemOf: function (word) { return surfaces.get(word); },
    count: function (term) { return phrases.counts.get(term) || 0; },
    has: function (term) { return phrases.counts.has(term) || others.counts.has(term); },
  };
}
