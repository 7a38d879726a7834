/**
 * What reads a text that somebody typed or pasted takes as long as the text: four times the text, four times the work, and
 * not sixteen. As in `tests/model/test_growth.py`, the ratio of two sizes is judged, and no time.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnalyzer } from "#finder/engine/analyzer.js";
import { openBook } from "#finder/engine/engine.js";
import { normalize, tokenize, tokenizeWithSpans } from "#finder/engine/words.js";
import { ID, VARIABLE } from "../../../../generator/talkdown/outputs/js/patterns.js";
import { createBook } from "./books.js";

/** Linear work gives 4, square work 16; the bound between them leaves room for a busy machine. */
const MOST_RATIO = 9;

/** Letters of the smaller text: long enough for square work to take a tenth of a second, and linear work a millisecond. */
const LENGTH = 8_000;

/** What a text is made of, again and again: words, and marks that begin something and do not end it. */
const BITS = [
  "late ",
  "a",
  "a'",
  "’a ",
  "{",
  "{a",
  "{a}",
  "a-",
  "é ",
  "e\u0301",
  "😀",
  " ",
  "_",
  "refund late ",
  "x9 ",
];

/**
 * The time that the processor works, and not what goes by: a machine that is busy lets a test wait, and adds no work to it.
 * @param {(text: string) => unknown} read
 * @param {string} text
 */
function leastMicroseconds(read, text) {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

/** So short a time says nothing: what is quicker counts as this. */
const LEAST_MICROSECONDS = 50;

/**
 * @param {(text: string) => unknown} read
 * @param {(length: number) => string} make
 */
function growsLinearly(read, make) {
  // Compiling and collecting garbage are work, too, and fall into one chance and not into the next.
  return [0, 1, 2, 3].some(() => {
    const shorter = Math.max(leastMicroseconds(read, make(LENGTH)), LEAST_MICROSECONDS);
    return leastMicroseconds(read, make(4 * LENGTH)) / shorter < MOST_RATIO;
  });
}

/** @param {string} bit */
const repeat = (bit) => (/** @type {number} */ length) => bit.repeat(length / bit.length);

/** Each word another one, as in a text that was pasted. */
const manyWords = (/** @type {number} */ length) =>
  Array.from({ length: length / 8 }, (_, n) => `w${n.toString(36)}`).join(" ");

const finder = openBook(
  createBook({ phrases: [{ text: "Your refund is late." }], synonymGroups: ["blew up|lost it", "refund"] }),
);
finder.buildIndex();
const analyzer = createAnalyzer({ synonymGroups: ["blew up|lost it"], spelling: {} });
while (!analyzer.learnSynonyms());

/** @type {Record<string, (text: string) => unknown>} */
const READERS = {
  normalize,
  tokenize,
  tokenizeWithSpans,
  analyze: (text) => analyzer.analyze(`${text}${performance.now()}`), // what was analyzed before is remembered
  "a search": (text) => finder.find({ text }),
  "a search that has begun a word": (text) => finder.find({ text: `late ${text}` }),
  "gaps of a phrase": (text) => Array.from(text.matchAll(VARIABLE)),
  "ids in a text": (text) => text.match(ID),
};

for (const [name, read] of Object.entries(READERS)) {
  test(`${name} grows as the text does`, () => {
    const slowBits = BITS.filter((bit) => !growsLinearly(read, repeat(bit)));
    assert.deepEqual(slowBits, []);
    assert.ok(growsLinearly(read, manyWords), "many words");
  });
}

test("square work is noticed", () => {
  /** @param {string} text */
  const countAgainAndAgain = (text) => {
    let count = 0;
    for (let end = 0; end < text.length; end += 64) count += text.slice(0, end).split("x").length;
    return count;
  };
  assert.ok(!growsLinearly(countAgainAndAgain, repeat("x")));
});
