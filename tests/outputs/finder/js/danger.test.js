/** What words say for and against an emergency that no author foresaw, and for which. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { createDanger, dangerOf, rankKinds, termsOf } from "#finder/engine/danger.js";
import { openBook } from "#finder/engine/engine.js";
import { createBook } from "./books.js";

/** A heart attack, a fire and a late parcel, each with a line, and a few words of `danger.yaml`. */
function bookWithDanger() {
  const book = createBook({
    phrases: [
      { text: "I'm getting help. Stay with me." },
      { text: "Get out now." },
      { text: "Let me find your parcel." },
    ],
  });
  return {
    ...book,
    addresses: { ...book.addresses, situation: "situations/*.html" },
    situations: {
      ids: "heart\nfire\nparcel-late",
      titles: "Heart attack\nFire\nThe parcel is late",
      asked: "heart attack\nfire|smell of burning\nparcel late|no parcel yet",
      unless: "heart attack price\n\n",
      sorts: ["emergency", "emergency", "trade"],
      levels: ["", "", ""],
      playbooks: [-1, -1, -1],
      first: [[0], [1], [2]],
      // biome-ignore lint/suspicious/noThenProperty: a column's name, and no function
      then: [[], [], []],
      after: [[], [], []],
    },
    danger: [
      { situation: 0, weight: 3, words: "slumped|left arm" },
      { situation: 1, weight: 2, words: "smoke" },
      { situation: -1, weight: -6, words: "poster|choir" },
      { situation: -1, weight: 3, words: "dad" },
    ],
  };
}

const finder = openBook(bookWithDanger());
finder.buildIndex();

for (const [text, isEmergency, ids] of /** @type {[string, boolean, string[]][]} */ ([
  ["my dad has slumped in his chair", true, ["heart"]], // 6 in log odds: certain
  ["something with his left arm", false, ["heart"]], // 3: likely
  ["a slumped parcel", false, ["heart", "parcel-late"]], // likely, and what else may be meant stays
  ["no parcel yet, slumped", false, ["parcel-late", "heart"]], // likely, beside what surely answers
  ["dad sees smoke, slumped", true, ["heart", "fire"]],
  ["heart attack", true, ["heart"]], // foreseen
  ["heart attack of a choir on its poster", false, ["heart"]], // what stands around it speaks against it
  ["parcel is late", false, ["parcel-late"]],
])) {
  test(`\`${text}\` is ${isEmergency ? "certain" : "not certain"}: ${ids.join(", ")}`, () => {
    const answer = finder.find({ text });
    const answeredIds = answer.situations.map(({ id }) => id);
    assert.deepEqual([answer.isEmergency, answeredIds], [isEmergency, ids]);
  });
}

test("what is likely is marked as weak, and each situation shows its first line", () => {
  const { situations, hasRival } = finder.find({ text: "something with his left arm" });
  assert.deepEqual([situations[0].weak, hasRival], [true, true]);
});

test("terms are stems, and neighbors with and without the stop words between them", () => {
  const analyzer = createAnalyzer({ synonymGroups: [], spelling: {} });
  analyzer.learnSynonyms();
  const terms = [...termsOf(analyzer, ["pains", "in", "the", "chest"])];
  assert.deepEqual(terms.sort(), ["chest", "in the", "pain", "pain chest", "pain in", "the chest"]);
});

test("a word counts by how often it stands in ways of asking for emergencies and for others", () => {
  const analyzer = createAnalyzer({ synonymGroups: [], spelling: {} });
  analyzer.learnSynonyms();
  const danger = createDanger(createBook(), analyzer);
  for (let n = 0; n < 200; n++) danger.learn(["choking"], true);
  for (let n = 0; n < 200; n++) danger.learn(["parcel"], false);
  const oddsOf = (/** @type {string} */ word) => danger.evidenceOf([word]).odds;
  assert.ok(oddsOf("choking") > 3);
  assert.ok(oddsOf("parcel") < -3);
  assert.equal(oddsOf("unheard"), 0);
  assert.ok(danger.meansSomethingElse(["parcel", "parcel", "late"]) === false, "one word is not clear");
});

test("the better the best emergency answers beside its rival, the likelier it is", () => {
  const evidence = { odds: 0, weight: 0 };
  const strong = { row: 0, score: 20, coverage: 1 };
  const faint = { row: 1, score: 5, coverage: 0.5 };
  assert.ok(dangerOf(evidence, strong, faint) > 0);
  assert.ok(dangerOf(evidence, faint, strong) < 0);
  assert.ok(dangerOf({ odds: 0, weight: 4 }, faint, strong) > 0);
});

test("words speak for an emergency that has none of them", () => {
  const hits = [{ row: 3, score: 4, coverage: 1 }];
  assert.deepEqual(
    rankKinds(hits, new Map([[7, 3]]), 10).map(({ row }) => row),
    [7, 3],
  );
});
