/* The few best are ranked again and made ready to be shown: what matched, and where it stands. Words that stand
   together as they were typed count more, the very words of the phrase still more, and most of all a search
   that its author foresaw. */
var WEAK = 0.45, FEW = 40, NEIGHBORS = 0.35, VERBATIM = 1, FORESEEN = 3;

function again(speech, query, rows, found) {
  if (query.row.length < 2) return found;
  var asked = query.row.join(" ");
  return found.map(hit => {
    var row = rows.at(hit.n), most = 0, whole = 0;
    [row.text, row.when].concat(row.asked, row.tags).forEach(part => {
      most = Math.max(most, together(query.row, speech.stems(part)));
    });
    if (query.row.length > 2 && speech.stems(row.text).join(" ").indexOf(asked) >= 0) whole = VERBATIM;
    if (row.asked.some(part => speech.stems(part).join(" ") === asked)) whole = FORESEEN;
    return { n: hit.n, strength: hit.strength, score: hit.score * (1 + NEIGHBORS * most + whole) };
  }).sort((a, b) => b.score - a.score || a.n - b.n);
}

/* The share of the query's neighbours that are neighbours here too. */
function together(query, row) {
  var shared = 0;
  for (var n = 0; n + 1 < query.length; n++) {
    for (var k = 0; k + 1 < row.length; k++) {
      if (row[k] === query[n] && row[k + 1] === query[n + 1]) {
        shared++;
        break;
      }
    }
  }
  return shared / (query.length - 1);
}

/* The stretches of a text that answer the query, as [start, end]. */
function marks(speech, query, text) {
  if (!query) return [];
  var read = speech.read(text), places = read.places, stretches = [];
  var weights = read.row.map((stem, n) => {
    return speech.stop(text.slice(places[n][0], places[n][1]).toLowerCase()) ? 0 : query.weightOf(stem);
  });
  read.touches.forEach(touch => {
    var weight = query.weightOf(touch.concept) / (touch.end - touch.start);
    for (var n = touch.start; n < touch.end; n++) weights[n] = Math.max(weights[n], weight);
  });
  stretches.weight = 0;
  places.forEach((place, n) => {
    if (!weights[n]) return;
    stretches.weight += weights[n];
    var last = stretches[stretches.length - 1];
    if (last && weights[n - 1] && text.slice(last[1], place[0]) === " ") last[1] = place[1];
    else stretches.push(place.slice());
  });
  return stretches;
}

/* A row for the reader: the phrase, where it stands, and why it was found. */
function shown(speech, book, query, row, hit) {
  var inText = marks(speech, query, row.text);
  return {
    id: row.id, text: row.text, technique: row.technique.id, title: row.technique.title, stage: row.stage, channels: row.channels,
    address: book.addresses.technique.replace("*", row.technique.id) + book.phrases.anchor + row.id,
    score: Math.round(hit.score * 1000) / 1000, weak: hit.strength < WEAK,
    when: row.when, marks: inText, why: query ? why(speech, query, row) : null,
  };
}

/* Beside the phrase itself: the words it was found by. */
function why(speech, query, row) {
  var parts = row.asked.map(text => ["asked", text]);
  parts.push(["when", row.when]);
  row.signs.forEach(sign => { parts.push(["sign", sign.title]); });
  row.tags.forEach(text => { parts.push(["tag", text]); });
  parts.push(["technique", row.technique.title]);
  list(row.technique.asked).forEach(text => { parts.push(["asked", text]); });
  row.signs.forEach(sign => {
    list(sign.asked).forEach(text => { parts.push(["sign", text]); });
  });
  var best = null;
  parts.forEach(part => {
    var found = marks(speech, query, part[1]);
    if (found.length && (!best || found.weight > best.weight + 0.01)) best = { field: part[0], text: part[1], marks: found, weight: found.weight };
  });
  return best && { field: best.field, text: best.text, marks: best.marks };
}

function list(text) {
  return text ? text.split("|") : [];
}
