/* The index: which rows hold which terms, in which field, how often. Ranked by BM25F (Zaragoza, Craswell,
   Taylor, Saria & Robertson 2004): the fields of a row add up before they saturate, so a word that stands
   in three of them does not count three times. */
var BOOSTS = { text: 1, meta: 1.5, asked: 2, around: 0.5 };
var K = 4, B = 0.6, ALSO = 0.6;

/* An index over rows of fields. A field is {own, shared}: a text, and texts that many rows have. */
function shelf(speech, fields) {
  var postings = new Map(), surfaces = new Map(), memory = new Map(), size = 0;
  var lengths = fields.map(() => []), sums = fields.map(() => 0);
  var boosts = fields.map(field => BOOSTS[field]);
  var score = null, word = null, quality = null, strength = null;

  /* The postings of a term: two numbers each, row and field in one, and how often. */
  function posting(term) {
    var found = postings.get(term);
    if (!found) postings.set(term, (found = { list: [], rows: 0, last: -1 }));
    return found;
  }

  /* The postings of a text's terms: stems, and the concepts they touch. A bar divides what stands alone. */
  function terms(text, found) {
    if (!text) return found;
    var parts = text.split("|");
    for (var p = 0; p < parts.length; p++) {
      var words = speech.words(parts[p]), row = [], touches = false;
      for (var n = 0; n < words.length; n++) {
        var entry = speech.entry(words[n]);
        row.push(entry.stem);
        if (entry.keys) touches = true;
        if (entry.stop) continue;
        var known = surfaces.get(words[n]);
        if (!known) surfaces.set(words[n], (known = { stem: entry.stem, posting: posting(entry.stem) }));
        found.push(known.posting);
      }
      if (touches) speech.concepts(row).forEach(touch => { found.push(posting(touch.concept)); });
    }
    return found;
  }

  function shared(text) {
    var found = memory.get(text);
    if (!found) memory.set(text, (found = terms(text, [])));
    return found;
  }

  function add(row) {
    var n = size++;
    for (var f = 0; f < fields.length; f++) {
      var field = row[fields[f]], found = terms(field.own, []), key = n * fields.length + f, length = found.length;
      put(found, n, key);
      for (var p = 0; p < field.shared.length; p++) {
        found = shared(field.shared[p]);
        length += found.length;
        put(found, n, key);
      }
      lengths[f].push(length);
      sums[f] += length;
    }
  }

  function put(found, n, key) {
    for (var t = 0; t < found.length; t++) {
      var one = found[t], list = one.list, last = list.length - 2;
      if (last >= 0 && list[last] === key) {
        list[last + 1]++;
        continue;
      }
      if (one.last !== n) {
        one.rows++;
        one.last = n;
      }
      list.push(key, 1);
    }
  }

  /* Rows that answer the query, as {total, hits: [{n, score, strength}]}: the best `most` of them, best first.
     `worth` says what a row is worth before anything is asked, from 1. */
  function search(query, passes, most, worth) {
    if (!score || score.length < size) {
      score = new Float64Array(size);
      word = new Float64Array(size);
      quality = new Float64Array(size);
      strength = new Float64Array(size);
    }
    var all = [], seen;
    query.slots.forEach(slot => {
      seen = [];
      slot.terms.forEach(way => { collect(way, seen); });
      seen.forEach(n => {
        if (!score[n]) all.push(n);
        score[n] += word[n];
        strength[n] += slot.weight * quality[n];
        word[n] = quality[n] = 0;
      });
    });
    var kept = all.filter(passes), finals = new Float64Array(kept.length);
    kept.forEach((n, place) => { finals[place] = score[n] * (0.3 + 0.7 * answered(n)) * (worth ? worth(n) : 1); });
    var least = kept.length > most ? finals.slice().sort()[kept.length - most] : 0, hits = [];
    kept.forEach((n, place) => {
      if (finals[place] >= least) hits.push({ n: n, score: finals[place], strength: answered(n) });
    });
    all.forEach(n => { score[n] = strength[n] = 0; });
    hits.sort((a, b) => b.score - a.score || a.n - b.n);
    return { total: kept.length, hits: hits.slice(0, most) };

    /* The share of the query that a row answers. */
    function answered(n) {
      return query.weight ? strength[n] / query.weight : 0;
    }
  }

  /* For one way to say a word of the query: what each row gains by it, if that is more than by another way. */
  function collect(way, seen) {
    var found = postings.get(way.term);
    if (!found) return;
    var list = found.list, count = found.rows, rarity = Math.log(1 + (size - count + 0.5) / (count + 0.5)) * (K + 1) * way.weight;
    for (var p = 0; p < list.length; ) {
      var n = Math.floor(list[p] / fields.length), often = 0, far = true;
      for (; p < list.length && Math.floor(list[p] / fields.length) === n; p += 2) {
        var f = list[p] - n * fields.length;
        often += (boosts[f] * list[p + 1]) / (1 - B + (B * lengths[f][n] * size) / sums[f]);
        if (fields[f] !== "around") far = false;
      }
      var gain = (rarity * often) / (K + often), answers = far ? way.quality * AROUND : way.quality;
      if (!word[n]) seen.push(n);
      word[n] = gain > word[n] ? gain + ALSO * word[n] : word[n] + ALSO * gain;
      if (answers > quality[n]) quality[n] = answers;
    }
  }

  function count(term) {
    var found = postings.get(term);
    return found ? found.rows : 0;
  }

  return { add: add, count: count, search: search, surfaces: surfaces, get size() { return size; } };
}

/* All words of both indexes in order, for words half typed and mistyped. */
function dictionary(speech, phrases, others) {
  var all = Array.from(new Set(Array.from(phrases.surfaces.keys()).concat(Array.from(others.surfaces.keys())))).sort();
  return {
    all: all,
    letters: Int32Array.from(all, speech.letters),
    nearest: new Map(),
    size: Math.max(phrases.size, 1),
    stemOf: word => {
      var found = phrases.surfaces.get(word) || others.surfaces.get(word);
      return found && found.stem;
    },
    count: phrases.count,
    has: term => phrases.count(term) > 0 || others.count(term) > 0,
  };
}
