/** Which searches count as having found nothing. */

/** @import { EntryHit, PhraseHit, SearchAnswer } from "#finder/view/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createMissRecorder } from "#finder/view/missed_searches.js";
import { EMPTY_ANSWER } from "./books.js";

const weakPhrase = /** @type {PhraseHit} */ ({ weak: true });
const goodPhrase = /** @type {PhraseHit} */ ({ weak: false });
const entry = /** @type {EntryHit} */ ({ kind: "sign" });

/**
 * A recorder, and what it has noted.
 * @param {import("node:test").TestContext} context
 */
function createRecorder(context) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const lifetime = new AbortController();
  /** @type {string[]} */
  const misses = [];
  const record = createMissRecorder(lifetime.signal, (words) => misses.push(words));
  return { record, misses, lifetime, wait: (/** @type {number} */ time) => context.mock.timers.tick(time) };
}

test("what was typed on is not what was meant", (context) => {
  const { record, misses, wait } = createRecorder(context);
  record(EMPTY_ANSWER, "xkc");
  wait(1499);
  record(EMPTY_ANSWER, " xkcd ");
  wait(1499);
  assert.deepEqual(misses, []);
  wait(1);
  assert.deepEqual(misses, ["xkcd"]);
});

test("a search that has found something in the end is no miss", (context) => {
  const { record, misses, wait } = createRecorder(context);
  record(EMPTY_ANSWER, "refu");
  record({ ...EMPTY_ANSWER, phrases: [goodPhrase], total: 1 }, "refund");
  wait(5000);
  assert.deepEqual(misses, []);
});

test("weak phrases are nothing, another entry is something", (context) => {
  const { record, misses, wait } = createRecorder(context);
  record({ ...EMPTY_ANSWER, others: [entry] }, "shouting");
  wait(5000);
  record({ ...EMPTY_ANSWER, phrases: [weakPhrase], total: 1, others: [entry] }, "yelling");
  wait(5000);
  record({ ...EMPTY_ANSWER, phrases: [weakPhrase], total: 1 }, "xkcd");
  wait(5000);
  assert.deepEqual(misses, ["xkcd"]);
});

test("two letters are on their way to a word, three may be one", (context) => {
  const { record, misses, wait } = createRecorder(context);
  for (const text of ["", "xk", "  xk  ", "xkc"]) {
    record(EMPTY_ANSWER, text);
    wait(5000);
  }
  assert.deepEqual(misses, ["xkc"]);
});

test("who has left the page has missed nothing", (context) => {
  const { record, misses, wait, lifetime } = createRecorder(context);
  record(EMPTY_ANSWER, "xkcd");
  lifetime.abort();
  wait(5000);
  assert.deepEqual(misses, []);
});
