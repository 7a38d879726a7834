/* Text becomes words, stems and concepts. Pure; no page needed. */
function finderWords(stemmer, book) {
  "use strict";

  var STOP = new Set(
    ("a about am an and are as at be been but by can could did do does for from had has have he her here him his how " +
      "i i'd i'll i'm i've if in into is it it's its just let me my of on or our she should so some than that that's the " +
      "their them then there they this to us was we we'll we're were what when where which who why will with would you " +
      "you'd you'll you're you've your please").split(" ")
  );
  var WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*/gu, ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)*/g, ASCII = /^[\x00-\x7f]*$/;
  var LIGHT = new Set("up down off out over back away through in on again still really very just get got want wants need needs".split(" "));
  var CONTRACTED = /^(?:has|have|had|is|are|was|were|do|does|did|ca|wo|would|could|should)n'?t$|^cannot$/;
  var LOST = new Set("im ive youre theyre thats whats hes shes".split(" "));
  var CONCEPT = "\u0001";
  var stemmed = new Map();

  function plain(text) {
    if (ASCII.test(text)) return text.toLowerCase();
    return text.toLowerCase().replace(/[’‘]/g, "'").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  /* The words of a text; variables such as {name} are none. */
  function words(text) {
    var bare = plain(text);
    if (bare.indexOf("{") >= 0) bare = bare.replace(/\{[a-z0-9_]*\}/g, " ");
    return (bare.match(ASCII.test(bare) ? ASCII_WORD : WORD) || []).map(whole);
  }

  /* `hasn't` and `hasnt` say not. */
  function whole(word) {
    return CONTRACTED.test(word) ? "not" : word;
  }

  function porter(word) {
    var bare = word.endsWith("'s") ? word.slice(0, -2) : word;
    return bare.length < 3 ? bare : stemmer(bare);
  }

  var spelling = new Map();
  Object.keys(book.spelling).forEach(function (other) {
    spelling.set(porter(other), porter(book.spelling[other]));
  });

  /* The stem of a word in the book's spelling: apologising and apologizes are one. */
  function stem(word) {
    var found = stemmed.get(word);
    if (found === undefined) {
      found = porter(word);
      found = spelling.get(found) || found;
      stemmed.set(word, found);
    }
    return found;
  }

  function stems(text) {
    return words(text).map(stem);
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
      found.row.push(stem(whole(plain(match[0]))));
    }
    found.touches = concepts(found.row);
    if (seen.size > 5000) seen.clear();
    seen.set(text, found);
    return found;
  }

  /* Synonym groups, by the first stem of each of their words. */
  var keys = new Map();
  var synonyms = [];
  book.groups.forEach(function (row, group) {
    row.split("|").forEach(function (word) {
      var parts = words(word);
      if (!parts.length) return;
      var key = { concept: CONCEPT + group, text: parts.join(" "), letters: letters(parts.join("")), stems: parts.map(stem) };
      synonyms.push(key);
      var first = key.stems[0];
      if (!keys.has(first)) keys.set(first, []);
      keys.get(first).push(key);
    });
  });
  synonyms.sort(function (a, b) {
    return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  });

  /* The concepts a row of stems touches, as {concept, start, end}; the longest member wins. */
  function concepts(row) {
    var found = [];
    for (var n = 0; n < row.length; n++) {
      var candidates = keys.get(row[n]);
      if (!candidates) continue;
      for (var c = 0; c < candidates.length; c++) {
        var key = candidates[c];
        if (key.stems.length > row.length - n) continue;
        var k = 1;
        while (k < key.stems.length && key.stems[k] === row[n + k]) k++;
        if (k === key.stems.length) found.push({ concept: key.concept, start: n, end: n + k });
      }
    }
    return found.filter(function (one) {
      return !found.some(function (other) {
        return other.end - other.start > one.end - one.start && other.start <= one.start && other.end >= one.end;
      });
    });
  }

  /* The distance of two words: a neighbour swapped, left out or added counts one, another letter a bit
     more. Stops, and gives more than `most`, once it cannot be less. */
  /* The letters that occur in a word, one bit each. */
  function letters(word) {
    var bits = 0;
    for (var n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
    return bits;
  }

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
    letters: letters,
    read: read,
    stem: stem,
    stems: stems,
    light: function (word) { return LIGHT.has(word); },
    stop: function (word) { return STOP.has(word) || LOST.has(word); },
    synonyms: synonyms,
    words: words,
  };
}
