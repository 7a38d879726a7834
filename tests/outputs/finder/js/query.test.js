/** What somebody typed becomes terms to look for. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { createDictionary } from "#finder/engine/dictionary.js";
import { createInvertedIndex } from "#finder/engine/inverted_index.js";
import { LONGEST_QUERY, planQuery } from "#finder/engine/query.js";
import { sharedBigrams } from "#finder/engine/rerank.js";

/**
 * The plan for a search in a book of these texts: the terms of each word that is looked for, with their weights.
 * @param {string[]} texts
 * @param {string} query
 * @param {{ synonymGroups?: string[], isLenient?: boolean }} [options]
 */
function planOf(texts, query, { synonymGroups = [], isLenient = false } = {}) {
  const analyzer = createAnalyzer({ synonymGroups, spelling: {} });
  while (!analyzer.learnSynonyms());
  const index = createInvertedIndex(analyzer, ["text"]);
  for (const text of texts) index.add({ text: { ownText: text, sharedTexts: [] } });
  const dictionary = createDictionary(index, createInvertedIndex(analyzer, ["text"]), analyzer.synonyms);
  const plan = planQuery(analyzer, dictionary, query, { isLenient });
  const terms = plan.words.map((queryWord) =>
    Object.fromEntries(queryWord.matches.map((match) => [match.term, match.weight])),
  );
  return { ...plan, terms };
}

const CONCEPT = "\u00010";

test("a word is looked for by its stem, in full", () => {
  assert.deepEqual(planOf(["refunds"], "refunded ").terms, [{ refund: 1 }]);
});

test("small words are not looked for", () => {
  assert.deepEqual(planOf(["refund"], "where is my refund ").terms, [{ refund: 1 }]);
});

test("unless there are no others", () => {
  assert.equal(planOf(["refund"], "where is it ").words.length, 3);
});

test("a particle counts little", () => {
  assert.deepEqual(planOf(["hang up"], "hang up ").terms, [{ hang: 1 }, { up: 0.4 }]);
});

test("a synonym counts less than the word itself", () => {
  assert.deepEqual(planOf(["angry"], "angry ", { synonymGroups: ["angry|furious"] }).terms, [
    { [CONCEPT]: 0.75, angri: 1 },
  ]);
});

test("a synonym of two words is shared out to both, and they count less for themselves", () => {
  const { terms } = planOf(["blew up", "the fuse blew"], "blew up ", { synonymGroups: ["blew up"] });
  assert.deepEqual(terms, [
    { [CONCEPT]: 0.375, blew: 0.6 },
    { [CONCEPT]: 0.375, up: 0.4 },
  ]);
});

test("a beginning counts the more, the less is missing", () => {
  const [nearlyWhole] = planOf(["supervisor"], "superviso").terms;
  const [justBegun] = planOf(["supervisor"], "sup").terms;
  assert.ok(nearlyWhole.supervisor > justBegun.supervisor);
  assert.ok(nearlyWhole.supervisor < 0.8);
});

test("a mistake costs a quarter, two cost half and more", () => {
  assert.equal(planOf(["manager"], "manger ").terms[0].manag, 0.75);
  assert.equal(planOf(["supervisor"], "supervizer ").terms[0].supervisor, 0.45);
});

test("a word that the book has is not corrected", () => {
  assert.deepEqual(planOf(["manger", "manager"], "manger ").terms, [{ manger: 1 }]);
});

test("three mistakes are allowed only where nothing was found", () => {
  assert.deepEqual(planOf(["embarrassed"], "imberasd ").unknown, ["imberasd"]);
  assert.deepEqual(planOf(["complaint"], "komplent ").unknown, ["komplent"]);
  assert.deepEqual(planOf(["complaint"], "komplent ", { isLenient: true }).nearWords, ["complaint"]);
});

test("of near words, a rare one that is further off is left out", () => {
  const { terms, nearWords } = planOf(["order", "order", "order", "order", "order", "border"], "ordar ");
  assert.deepEqual(Object.keys(terms[0]), ["order"]);
  assert.deepEqual(nearWords, ["order"]);
});

test("a rare word weighs more than a frequent one", () => {
  const [refund, parcel] = planOf(["refund", "refund", "refund", "parcel"], "refund parcel ").words;
  assert.ok(parcel.weight > refund.weight);
});

test("the share of neighbors that stand together, in order", () => {
  assert.equal(sharedBigrams(["money", "back", "now"], ["money", "back", "now"]), 1);
  assert.equal(sharedBigrams(["money", "back", "now"], ["now", "money", "back"]), 0.5);
  assert.equal(sharedBigrams(["money", "back"], ["back", "money"]), 0);
  assert.equal(sharedBigrams(["money", "back"], []), 0);
});

test("of a text that was pasted, its beginning is looked for", () => {
  const filler = "late ".repeat(LONGEST_QUERY / 5);
  assert.deepEqual(planOf(["refund late"], `refund ${filler} `).terms[0], { refund: 1 });
  const terms = planOf(["refund late"], `${filler}refund `).terms.flatMap(Object.keys);
  assert.deepEqual([...new Set(terms)], ["late"]);
});
