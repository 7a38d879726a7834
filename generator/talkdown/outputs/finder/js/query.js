/* What somebody typed becomes terms to look for. */
var SYNONYM = 0.75, LITTLE = 0.4, PREFIX = 0.8, JOINED = 0.8, NEAR = [1, 0.75, 0.45, 0.3], MOST_PREFIXES = 24, AROUND = 0.5, PART = 0.6;

/* What to look for: terms with a weight, and for each the words of the query it stands for. */
function plan(speech, known, text, loose) {
  var typed = speech.words(text), row = typed.map(speech.stem);
  var open = typed.length > 0 && !/\s$/.test(text);
  var kept = typed.map((word, n) => n).filter(n => !speech.stop(typed[n]) || (open && n === typed.length - 1 && n > 0));
  if (!kept.length) kept = typed.map((word, n) => n);
  var terms = new Map(), found = typed.map(() => 0), near = [], unknown = [];

  /* A term stands for the words from..to of the query, as well as its weight says. */
  function want(term, weight, from, to) {
    if (!known.has(term)) return;
    var ways = terms.get(term);
    if (!ways) terms.set(term, (ways = new Map()));
    for (var n = from; n < to; n++) {
      var share = weight / (to - from), way = ways.get(n);
      if (!way || share > way.weight) ways.set(n, { weight: share, quality: Math.min(1, weight / least(n)) });
      found[n] = Math.max(found[n], weight);
    }
  }

  function least(n) {
    return speech.light(typed[n]) ? LITTLE : SYNONYM;
  }

  var touches = speech.concepts(row), inside = new Set();
  touches.forEach(touch => {
    want(touch.concept, SYNONYM, touch.start, touch.end);
    if (touch.end - touch.start > 1) for (var n = touch.start; n < touch.end; n++) inside.add(n);
  });
  kept.forEach(n => { want(row[n], speech.light(typed[n]) ? LITTLE : inside.has(n) ? PART : 1, n, n + 1); });
  spread(speech, typed, row, want);
  joined(speech, known, typed, want);
  if (open && !inside.has(typed.length - 1)) halfTyped(speech, known, typed, want);
  kept.forEach(n => {
    if (found[n] || speech.stop(typed[n])) return;
    mistyped(speech, known, typed[n], n, want, loose, near);
    if (!found[n]) unknown.push(typed[n]);
  });

  var sum = 0;
  var slots = kept.map(n => {
    var ways = [], most = 0;
    terms.forEach((found, term) => {
      if (!found.has(n)) return;
      ways.push({ term: term, weight: found.get(n).weight, quality: found.get(n).quality });
      most = Math.max(most, known.count(term));
    });
    var small = speech.stop(typed[n]) ? (ways.length ? 0.2 : 0) : speech.light(typed[n]) ? LITTLE : 1;
    var weight = small * Math.log(1 + known.size / (1 + most));
    sum += weight;
    return { weight: weight, terms: ways };
  });

  /* How well a term answers any of the words, for marking. */
  var weights = new Map();
  terms.forEach((found, term) => {
    weights.set(term, Math.max.apply(null, Array.from(found.values(), way => way.weight)));
  });
  function weightOf(term) {
    return weights.get(term) || 0;
  }

  return { words: kept.map(n => typed[n]), row: row, slots: slots, weight: sum, weightOf: weightOf, near: near, unknown: unknown };
}

/* `calm him down` holds calm down, and `bawling her eyes out` holds bawling my eyes out. */
function spread(speech, typed, row, want) {
  var places = typed.map((word, n) => n).filter(n => !speech.stop(typed[n]));
  if (places.length < 2) return;
  speech.concepts(places.map(n => row[n]), true).forEach(touch => {
    want(touch.concept, SYNONYM, places[touch.start], places[touch.end - 1] + 1);
  });
}

/* `call back` finds callback, and `cutoff` finds cut off. */
function joined(speech, known, typed, want) {
  for (var n = 0; n + 1 < typed.length; n++) {
    var stem = known.stemOf(typed[n] + typed[n + 1]);
    if (stem) want(stem, JOINED, n, n + 2);
  }
  typed.forEach((word, n) => {
    if (word.length < 6 || known.has(speech.stem(word))) return;
    for (var cut = 3; cut <= word.length - 3; cut++) {
      var left = known.stemOf(word.slice(0, cut)), right = known.stemOf(word.slice(cut));
      if (left && right) {
        want(left, JOINED / 2, n, n + 1);
        want(right, JOINED, n, n + 1);
      }
    }
  });
}

/* The last word may have only begun: `superv`, `pillar to p`. */
function halfTyped(speech, known, typed, want) {
  var last = typed.length - 1, start = typed[last], small = last > 0 && (speech.stop(start) || speech.light(start));
  if (start.length >= 2 && !small) {
    var words = from(known.all, start, word => word)
      .filter(word => word !== start)
      .map(word => { return { stem: known.stemOf(word), rest: start.length / word.length }; });
    words.sort((a, b) => known.count(b.stem) * b.rest - known.count(a.stem) * a.rest);
    words.slice(0, MOST_PREFIXES).forEach(word => {
      want(word.stem, PREFIX * Math.sqrt(word.rest), last, last + 1);
    });
  }
  for (var n = Math.max(0, last - 3); n <= last; n++) {
    var key = typed.slice(n).join(" ");
    if (key.length < 3) continue;
    from(speech.synonyms, key, synonym => synonym.text).slice(0, MOST_PREFIXES).forEach(synonym => {
      if (synonym.text !== key) want(synonym.concept, SYNONYM * PREFIX * Math.sqrt(key.length / synonym.text.length), n, last + 1);
    });
  }
}

/* The run of a sorted list that begins with these letters. */
function from(sorted, start, text) {
  var low = 0, high = sorted.length;
  while (low < high) {
    var middle = (low + high) >> 1;
    if (text(sorted[middle]) < start) low = middle + 1;
    else high = middle;
  }
  var end = low;
  while (end < sorted.length && text(sorted[end]).startsWith(start)) end++;
  return sorted.slice(low, end);
}

/* The nearest words to one that nobody knows. */
function mistyped(speech, known, word, n, want, loose, near) {
  var most = word.length < 3 ? 0 : word.length < 6 ? 1 : 2;
  if (loose) most = Math.max(most, Math.min(3, Math.ceil(word.length / 3)));
  var candidates = nearest(speech, known, word, most * 1.2);
  var close = candidates.filter(candidate => candidate.away <= candidates[0].away + 0.5);
  var often = Math.max.apply(null, [0].concat(close.map(candidate => known.count(candidate.term))));
  close.forEach(candidate => {
    if (known.count(candidate.term) < often / 4 && candidate.away > candidates[0].away) return;
    var sure = (loose ? 0.5 : 1) * (word.length < 5 ? 0.5 : 1);
    want(candidate.term, candidate.factor * NEAR[Math.min(3, Math.round(candidate.away))] * sure, n, n + 1);
  });
  candidates.slice(0, 3).forEach(candidate => {
    if (near.indexOf(candidate.text) < 0) near.push(candidate.text);
  });
}

/* Known words within that distance, nearest first. Another first letter is further off. */
function nearest(speech, known, word, most) {
  var memory = known.nearest, key = word + most;
  if (memory.has(key)) return memory.get(key);
  var found = [], letters = speech.letters(word), differ = Math.floor(most) * 2;
  function weigh(text, term, factor) {
    var away = speech.distance(word, text, most);
    if (away > most || away * 2 >= word.length) return;
    found.push({ text: text, term: term, away: away > 1 && text[0] !== word[0] ? away + 0.5 : away, factor: factor });
  }
  /* One mistake changes at most two of the letters that occur: nearly all words drop out here. */
  function could(other) {
    var bits = other ^ letters, count = 0;
    while (bits) {
      bits &= bits - 1;
      count++;
    }
    return count <= differ;
  }
  for (var n = 0; n < known.all.length; n++) {
    if (could(known.letters[n])) weigh(known.all[n], known.stemOf(known.all[n]), 1);
  }
  speech.synonyms.forEach(synonym => {
    if (could(synonym.letters) && synonym.text.indexOf(" ") < 0) weigh(synonym.text, synonym.concept, SYNONYM);
  });
  found.sort((a, b) => {
    return a.away - b.away || known.count(b.term) - known.count(a.term) || (a.text < b.text ? -1 : 1);
  });
  if (memory.size > 500) memory.clear();
  memory.set(key, found);
  return found;
}
