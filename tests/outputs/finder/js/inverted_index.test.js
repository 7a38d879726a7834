/** Which rows answer a query, and how they rank. */

/** @import { FieldName, QueryPlan } from "#finder/engine/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { createInvertedIndex } from "#finder/engine/inverted_index.js";

const ALL = { passes: () => true, limit: 10 };

/**
 * An index of rows with some of the fields.
 * @param {Partial<Record<FieldName, string>>[]} rows
 * @param {{ synonymGroups?: string[] }} [book]
 */
function indexOf(rows, { synonymGroups = [] } = {}) {
  const analyzer = createAnalyzer({ synonymGroups, spelling: {} });
  while (!analyzer.learnSynonyms());
  const fields = /** @type {FieldName[]} */ (["text", "labels", "asked", "askedOfTechniqueOrSign"]);
  const index = createInvertedIndex(analyzer, fields);
  for (const row of rows) {
    const field = (/** @type {FieldName} */ name) => ({ ownText: row[name] ?? "", sharedTexts: [] });
    index.add({
      text: field("text"),
      labels: field("labels"),
      asked: field("asked"),
      askedOfTechniqueOrSign: field("askedOfTechniqueOrSign"),
    });
  }
  return index;
}

/**
 * A plan that looks for some terms, each a word of its own.
 * @param {...string} terms
 * @returns {QueryPlan}
 */
function planFor(...terms) {
  const words = terms.map((term) => ({ weight: 1, matches: [{ term, weight: 1, quality: 1 }] }));
  return {
    typedWords: terms,
    stems: terms,
    words,
    weight: terms.length,
    weightOf: () => 1,
    nearWords: [],
    unknown: [],
  };
}

/**
 * @param {ReturnType<typeof createInvertedIndex>} index
 * @param {QueryPlan} query
 */
const rowsFor = (index, query) => index.search(query, ALL).hits.map((hit) => hit.row);

test("rows that hold a term are found, and no others", () => {
  const index = indexOf([{ text: "a late refund" }, { text: "a parcel" }, { text: "refunds take time" }]);
  assert.deepEqual(rowsFor(index, planFor("refund")).sort(), [0, 2]);
  assert.deepEqual(rowsFor(index, planFor("bill")), []);
});

test("a rare term counts more than a frequent one", () => {
  const index = indexOf([{ text: "refund" }, { text: "refund" }, { text: "refund" }, { text: "parcel" }]);
  assert.equal(rowsFor(index, planFor("refund", "parcel"))[0], 3);
});

test("what an author foresaw counts more than the text itself, and that more than what stands around", () => {
  const index = indexOf([{ askedOfTechniqueOrSign: "refund" }, { text: "refund" }, { asked: "refund" }]);
  assert.deepEqual(rowsFor(index, planFor("refund")), [2, 1, 0]);
});

test("a short text counts more than a long one", () => {
  const index = indexOf([{ text: "refund money order parcel ticket invoice" }, { text: "refund" }]);
  assert.deepEqual(rowsFor(index, planFor("refund")), [1, 0]);
});

test("a row that answers both words comes before one that answers one of them twice", () => {
  const index = indexOf([
    { text: "refund refund refund" },
    { text: "refund late" },
    { text: "late late late" },
  ]);
  assert.equal(rowsFor(index, planFor("refund", "late"))[0], 1);
});

test("an idea that is said twice does not count twice", () => {
  const index = indexOf([{ text: "angry" }, { text: "angry furious" }], { synonymGroups: ["angry|furious"] });
  const query = planFor("angri");
  query.words[0].matches.push({ term: "\u00010", weight: 0.75, quality: 1 });
  const [best, second] = index.search(query, ALL).hits;
  assert.ok(best.score < 1.5 * second.score, `${best.score} and ${second.score}`);
});

test("the strength is the share of the query that a row answers", () => {
  const index = indexOf([{ text: "refund late" }, { text: "refund" }, { askedOfTechniqueOrSign: "refund" }]);
  const byRow = new Map(
    index.search(planFor("refund", "late"), ALL).hits.map((hit) => [hit.row, hit.coverage]),
  );
  assert.deepEqual([byRow.get(0), byRow.get(1), byRow.get(2)], [1, 0.5, 0.25]);
});

test("of all that match, the best are given and all are counted", () => {
  const index = indexOf(Array.from({ length: 30 }, (_, n) => ({ text: `refund ${"more ".repeat(n)}` })));
  const { total, hits } = index.search(planFor("refund"), { passes: (row) => row > 0, limit: 5 });
  assert.equal(total, 29);
  assert.deepEqual(
    hits.map((hit) => hit.row),
    [1, 2, 3, 4, 5],
  );
});

test("equals stand in the book's order", () => {
  const index = indexOf([{ text: "refund" }, { text: "refund" }, { text: "refund" }]);
  assert.deepEqual(rowsFor(index, planFor("refund")), [0, 1, 2]);
});

test("what a row is worth before anything is asked decides between equals", () => {
  const index = indexOf([{ text: "refund" }, { text: "refund" }]);
  const { hits } = index.search(planFor("refund"), { ...ALL, baseWeightOf: (row) => 1 + row / 10 });
  assert.deepEqual(
    hits.map((hit) => hit.row),
    [1, 0],
  );
});

test("one search leaves nothing behind for the next", () => {
  const index = indexOf([{ text: "a late refund" }, { text: "refund" }]);
  const first = index.search(planFor("late", "refund"), ALL);
  index.search(planFor("refund"), ALL);
  assert.deepEqual(index.search(planFor("late", "refund"), ALL), first);
});

test("a bar keeps texts apart", () => {
  const index = indexOf([{ asked: "blew|up" }, { asked: "blew up" }], { synonymGroups: ["blew up"] });
  assert.deepEqual(rowsFor(index, planFor("\u00010")), [1]);
});
