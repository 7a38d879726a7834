/** Which searches speak of an emergency, and that nothing else is shown then. */

/** @import { BookIndex } from "#finder/engine/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "#finder/engine/engine.js";
import { createBook } from "./books.js";

/** @returns {BookIndex} a fire, pills that were taken, and a bill for gas, each with a line for the phone and one for chat */
function bookOfEmergencies() {
  const book = createBook({
    phrases: [
      { text: "Get out now, and call from outside.", channels: 1 },
      { text: "Leave the building first. Then write.", channels: 2 },
      { text: "I'm getting help. Stay with me." },
      { text: "Let's look at the bill together." },
    ],
    synonymGroups: ["pills|tablets"],
  });
  return {
    ...book,
    addresses: { ...book.addresses, situation: "situations/*.html" },
    situations: {
      ids: "fire\npills\ngas-bill",
      titles: "Fire\nHas taken pills\nThe gas bill",
      asked:
        "fire|smell of gas|house is burning\ntook pills|overdose|can't talk now|kill myself\ngas bill|gas too expensive|kill the gas contract",
      unless: "fire him|fire stick\n\n",
      sorts: ["emergency", "emergency", "trade"],
      levels: ["", "", ""],
      playbooks: [-1, -1, -1],
      first: [[1, 0], [2], [3]],
      // biome-ignore lint/suspicious/noThenProperty: a column's name, and no function
      then: [[], [], []],
      after: [[], [], []],
    },
  };
}

const finder = openBook(bookOfEmergencies());
finder.buildIndex();

for (const [text, ids] of /** @type {[string, string[]][]} */ ([
  ["there is a fire in the kitchen", ["fire"]],
  ["he took all of his tablets and is asleep", ["pills"]],
  ["took the long way home for pills", []],
  ["overdoze", ["pills"]],
  ["I want to kill myself over this", ["pills"]], // `kill` alone is said of contracts, too
  ["kill the contract", []],
  ["overdosetoday", []],
  ["house burning, she took pills", ["fire", "pills"]],
  ["he wants us to fire him", []],
  ["my fire stick", []],
  ["fire stick is hot and there is a fire", ["fire"]],
  ["my fire stick, and the house is burning", ["fire"]],
  ["fire on a stick", ["fire"]],
  ["gas bill", []],
  ["i cannot talk right now", ["pills"]],
  ["won't stop talking now", []],
  ["gas", []],
  ["smell of gas", ["fire"]],
])) {
  test(`\`${text}\` ${ids.length ? `is an emergency: ${ids.join(", ")}` : "is none"}`, () => {
    const { isEmergency, situations } = finder.find({ text });
    assert.equal(isEmergency, ids.length > 0);
    if (isEmergency)
      assert.deepEqual(
        situations.map((situation) => situation.id),
        ids,
      );
  });
}

test("what only seems to be an emergency does not show it at all", () => {
  assert.deepEqual(finder.find({ text: "fire him" }).situations, []);
});

test("nothing stands beside an emergency, and no filter hides it", () => {
  const answer = finder.find({ text: "fire, and the gas bill is too high", channel: "chat", stage: "own" });
  assert.deepEqual(
    answer.situations.map((situation) => situation.id),
    ["fire"],
  );
  assert.deepEqual([answer.phrases, answer.others], [[], []]);
});

for (const [
  story,
  request,
  channel,
] of /** @type {[string, { channel?: string, ownChannel?: string }, string][]} */ ([
  ["no channel is known: what can be said aloud", {}, "phone"],
  ["the agent works on chat", { ownChannel: "chat" }, "chat"],
  ["a filter says chat", { channel: "chat" }, "chat"],
])) {
  test(`${story} comes first`, () => {
    const { situations } = finder.find({ ...request, text: "fire" });
    assert.deepEqual(situations[0].lines[0].channels, [channel]);
  });
}

test("words that name a channel go before the agent's own", () => {
  const { situations } = finder.find({ text: "fire, they are typing", ownChannel: "phone" });
  assert.deepEqual(situations[0].lines[0].channels, ["chat"]);
});
