/** A mistyped word of which there is little doubt. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { createDictionary } from "#finder/engine/dictionary.js";
import { createInvertedIndex } from "#finder/engine/inverted_index.js";
import { withLikelySpelling } from "#finder/engine/likely_spelling.js";

const TEXTS = [
  "a late refund",
  "threatens to leave",
  "threatening letter",
  "we blame you",
  "fell",
  "locked out",
  "blocked",
];

/** @param {string} text @param {string[]} texts of the book @param {string[]} wordsElsewhere in it */
function likelyText(text, texts = TEXTS, wordsElsewhere = []) {
  const analyzer = createAnalyzer({ synonymGroups: [], spelling: {} });
  while (!analyzer.learnSynonyms());
  const index = createInvertedIndex(analyzer, ["text"]);
  for (const line of texts) index.add({ text: { ownText: line, sharedTexts: [] } });
  const entries = createInvertedIndex(analyzer, ["text"]);
  const isElsewhere = (/** @type {string} */ word) => wordsElsewhere.includes(word);
  const dictionary = createDictionary(index, entries, analyzer.synonyms, isElsewhere);
  return withLikelySpelling(analyzer, dictionary, text);
}

test("letters that are left out or swapped", () => {
  assert.equal(likelyText("refnd late "), "refund late ");
  assert.equal(likelyText("refudn late "), "refund late ");
  assert.equal(likelyText("thretening to leave "), "threatening to leave ");
  assert.equal(likelyText("refund lte "), "refund lte "); // three letters may be any word
  assert.equal(likelyText("lcked out "), "locked out ");
});

test("a mistake is likelier than two words written as one", () => {
  const texts = [...TEXTS, "del", "very", "delivery", "lost", "parcel"];
  assert.equal(likelyText("delvery ", texts), "delivery ");
  assert.equal(likelyText("lostparcel ", texts), "lostparcel ");
});

test("words that the book only lacks stay", () => {
  assert.equal(likelyText("a blade "), "a blade ");
  assert.equal(likelyText("some fella "), "some fella ");
});

test("a short word stays: it may be any of many", () => {
  assert.equal(likelyText("fel "), "fel ");
});

test("the last word may only have begun", () => {
  assert.equal(likelyText("threat"), "threat");
});

test("what is a word in another part of the book is no mistake", () => {
  assert.equal(likelyText("refnd late ", TEXTS, ["refnd"]), "refnd late ");
});
