/* Text becomes words, stems and concepts. Pure; no page needed. */
function finderWords(stemmer, book) {
  "use strict";

  var STOP = new Set(
    ("a about am an and are as at be been but by can could did do does for from had has have he her here him his how " +
      "i i'd i'll i'm i've if in into is it it's its just let me my of on or our she should so some than that that's the " +
      "their them then there they this to us was we we'll we're were what when where which who why will with would you " +
      "you'd you'll you're you've your please im ive youre theyre thats whats hes shes").split(" ")
  );
  var WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu, ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/g, ASCII = /^[\x00-\x7f]*$/;
  var LIGHT = new Set("up down off out over back away through in on again still really very just get got want wants need needs".split(" "));
  var CONTRACTED = /^(?:has|have|had|is|are|was|were|do|does|did|ca|wo|would|could|should)n'?t$|^cannot$/;
  var REFLEXIVE = /^(?:yourself|yourselves|himself|herself|itself|ourselves|themself|themselves)$/;
  var CONCEPT = "\u0001";

  function plain(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    return text.toLowerCase().replace(/[’‘]/g, "'").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  /* The words of a text; variables such as {name} are none. */
  function words(text) {
    var bare = plain(text);
    if (bare.indexOf("{") >= 0) bare = bare.replace(/\{[a-z0-9_]*\}/g, " ");
    return bare.match(ASCII.test(bare) ? ASCII_WORD : WORD) || [];
  }

  function porter(word) {
    var bare = word.endsWith("'s") ? word.slice(0, -2) : word;
    return bare.length < 3 ? bare : stemmer(bare);
  }

  var spelling = new Map(Object.entries(book.spelling));

  /* `hurt himself` and `hurt myself` are one: groups speak for themselves, agents speak of others. */
  function spelled(word) {
    var found = porter(CONTRACTED.test(word) ? "not" : REFLEXIVE.test(word) ? "myself" : word);
    return spelling.get(found) || found;
  }

  /* Synonym groups, by the first stem of each of their words; once more without the small words in between. */
  var keys = new Map(), bare = new Map();
  var synonyms = [];
  function file(map, key, stems) {
    if (!map.has(stems[0])) map.set(stems[0], []);
    map.get(stems[0]).push({ concept: key.concept, stems: stems });
  }
  function group(n) {
    book.groups[n].split("|").forEach(word => {
      var parts = words(word);
      if (!parts.length) return;
      var key = { concept: CONCEPT + n, text: parts.join(" "), letters: letters(parts.join("")) };
      var large = parts.filter(part => !STOP.has(CONTRACTED.test(part) ? "not" : part));
      synonyms.push(key);
      file(keys, key, parts.map(spelled));
      if (large.length > 1) file(bare, key, large.map(spelled));
    });
  }

  /* Learn the next few groups; true once all are known. Nothing else may be asked before. */
  var learned = 0;
  function learn() {
    if (learned === book.groups.length) return true;
    for (var end = Math.min(learned + 4, book.groups.length); learned < end; learned++) group(learned);
    if (learned === book.groups.length) synonyms.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    return learned === book.groups.length;
  }

  /* What is known of a word: its stem in the book's spelling (apologising and apologizes are one), whether
     it carries no meaning, and the synonyms that begin with it. Kept, because words come again and again. */
  var lexicon = new Map();
  function entry(word) {
    var found = lexicon.get(word);
    if (found) return found;
    var base = CONTRACTED.test(word) ? "not" : word, stem = spelled(word);
    found = { word: word, stem: stem, stop: STOP.has(base), light: LIGHT.has(base) || stem === "myself", keys: keys.get(stem) || null };
    lexicon.set(word, found);
    return found;
  }

  function stem(word) {
    return entry(word).stem;
  }

  var stemmed = new Map();
  function stems(text) {
    var found = stemmed.get(text);
    if (found) return found;
    if (stemmed.size > 5000) stemmed.clear();
    stemmed.set(text, (found = words(text).map(stem)));
    return found;
  }

  /* The words of a text with their places, for marking: {row: stems, places: [start, end]}. */
  var seen = new Map();
  function read(text) {
    var found = seen.get(text);
    if (found) return found;
    found = { row: [], places: [] };
    var lower = text.replace(/[’‘]/g, "'"), match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(lower))) {
      if (lower[match.index - 1] === "{") continue;
      found.places.push([match.index, match.index + match[0].length]);
      found.row.push(stem(plain(match[0])));
    }
    found.touches = concepts(found.row);
    if (seen.size > 5000) seen.clear();
    seen.set(text, found);
    return found;
  }

  /* The concepts a row of stems touches, as {concept, start, end}; the longest member wins. */
  function concepts(row, without) {
    var found = [], members = without ? bare : keys;
    for (var n = 0; n < row.length; n++) {
      var candidates = members.get(row[n]);
      if (candidates) for (var c = 0; c < candidates.length; c++) {
        var key = candidates[c], k = 1;
        while (k < key.stems.length && key.stems[k] === row[n + k]) k++;
        if (k === key.stems.length) found.push({ concept: key.concept, start: n, end: n + k });
      }
    }
    if (found.length < 2) return found;
    return found.filter(one => {
      return !found.some(other => {
        return other.end - other.start > one.end - one.start && other.start <= one.start && other.end >= one.end;
      });
    });
  }

  /* The letters that occur in a word, one bit each. */
  function letters(word) {
    var bits = 0;
    for (var n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
    return bits;
  }

  /* The distance of two words: a neighbour swapped, left out or added counts one, another letter a bit
     more. Stops, and gives more than `most`, once it cannot be less. */
  var CHANGED = 1.2;
  var before = [], last = [], row = [];
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    for (var j = 0; j <= b.length; j++) last[j] = j;
    for (var i = 1; i <= a.length; i++) {
      var least = (row[0] = i);
      for (j = 1; j <= b.length; j++) {
        var value = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : CHANGED);
        if (row[j - 1] + 1 < value) value = row[j - 1] + 1;
        if (last[j] + 1 < value) value = last[j] + 1;
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && before[j - 2] + 1 < value) value = before[j - 2] + 1;
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > most) return most + 1;
      var spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[b.length];
  }

  return {
    concepts: concepts,
    distance: distance,
    learn: learn,
    letters: letters,
    read: read,
    stem: stem,
    stems: stems,
    entry: entry,
    light: word => entry(word).light,
    stop: word => entry(word).stop,
    synonyms: synonyms,
    words: words,
  };
}
