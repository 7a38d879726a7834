/** Words, stems, synonyms. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { normalize, tokenize } from "#finder/engine/words.js";

/** @param {{ synonymGroups?: string[], spelling?: Record<string, string> }} [book] */
function analyzerOf({ synonymGroups = [], spelling = {} } = {}) {
  const analyzer = createAnalyzer({ synonymGroups, spelling });
  while (!analyzer.learnSynonyms());
  return analyzer;
}

test("case, accents and curly apostrophes make no difference", () => {
  assert.equal(normalize("Café NAÏVE can’t"), "cafe naive can't");
  assert.equal(normalize("PLAIN"), "plain");
});

test("words are letters and digits, with an apostrophe inside", () => {
  assert.deepEqual(tokenize("I'm sorry – it's 24/7, really!"), ["i'm", "sorry", "it's", "24", "7", "really"]);
  assert.deepEqual(tokenize("Straße 5"), ["straße", "5"]);
  assert.deepEqual(tokenize("'…' –"), []);
});

test("a time of day and an emoji are words, however they are written", () => {
  const { analyze } = analyzerOf();
  for (const text of ["by 3 p.m.", "by 3pm", "by 3p.m.", "By 3 PM"]) {
    assert.deepEqual(tokenize(text), ["by", "3", "pm"], text);
    assert.deepEqual(analyze(text).stems, ["by", "3", "pm"], text);
  }
  assert.deepEqual(analyze("at 3p.m. 😡\ufe0f").spans, [
    [0, 2],
    [3, 4],
    [4, 7],
    [9, 11],
  ]);
  assert.deepEqual(tokenize("mad 😡😡"), ["mad", "😡", "😡"]);
});

test("a gap is no word", () => {
  assert.deepEqual(tokenize("Thank you, {first_name}."), ["thank", "you"]);
});

test("a word is one with its other forms", () => {
  const { stem } = analyzerOf();
  assert.equal(stem("apologizing"), stem("apologizes"));
  assert.equal(stem("customer's"), stem("customers"));
  assert.equal(stem("ok"), "ok"); // too short to have another form
});

test("another spelling is taken for the book's own", () => {
  const { stem } = analyzerOf({ spelling: { apologis: "apolog" } });
  assert.equal(stem("apologising"), stem("apologizing"));
});

test("every contraction says not, and is a word to look for all the same", () => {
  const { stem, isStopWord } = analyzerOf();
  for (const word of ["can't", "cannot", "wouldn't", "hasnt", "didn't"])
    assert.equal(stem(word), "not", word);
  assert.equal(isStopWord("can"), true);
  assert.equal(isStopWord("can't"), false);
});

test("whoever it is about, it is the same synonym", () => {
  const { stem, isFiller } = analyzerOf();
  assert.equal(stem("himself"), stem("myself"));
  assert.equal(isFiller("themselves"), true);
});

test("a synonym of several words is found where they stand together", () => {
  const analyzer = analyzerOf({ synonymGroups: ["angry|blew up|furious", "phone|call"] });
  const concepts = analyzer.concepts(["he", "blew", "up", "on", "the", "phone"]);
  assert.deepEqual(
    concepts.map(({ start, end }) => [start, end]),
    [
      [1, 3],
      [5, 6],
    ],
  );
  assert.notEqual(concepts[0].concept, concepts[1].concept);
});

test("members of one group say one concept", () => {
  const { concepts, stems } = analyzerOf({ synonymGroups: ["angry|blew up|furious"] });
  assert.equal(concepts(stems("furious"))[0].concept, concepts(stems("she blew up"))[0].concept);
});

test("of synonyms that overlap, the longest counts", () => {
  const { concepts, stems } = analyzerOf({ synonymGroups: ["hang up|hung up", "hung up on me"] });
  assert.deepEqual(
    concepts(stems("they hung up on me")).map(({ start, end }) => [start, end]),
    [[1, 5]],
  );
});

test("small words do not matter in a synonym of several words", () => {
  const { conceptsWithoutStopWords, concepts, stems } = analyzerOf({
    synonymGroups: ["bawling my eyes out"],
  });
  assert.equal(concepts(stems("bawling her eyes out")).length, 0);
  assert.equal(conceptsWithoutStopWords(stems("bawling eyes out")).length, 1);
});

test("a text is taken apart with the places of its words", () => {
  const text = "Can’t {name} wait?";
  const { stems, spans } = analyzerOf().analyze(text);
  assert.deepEqual(stems, ["not", "wait"]);
  assert.deepEqual(
    spans.map(([start, end]) => text.slice(start, end)),
    ["Can’t", "wait"],
  );
});

test("a text is taken apart once", () => {
  const { analyze, stems } = analyzerOf();
  assert.equal(analyze("Tell me more"), analyze("Tell me more"));
  assert.equal(stems("Tell me more"), stems("Tell me more"));
});
