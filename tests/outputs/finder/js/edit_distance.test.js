/** How far words are from each other. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { differingLetters, editDistance, letterBits } from "#finder/engine/edit_distance.js";

const CASES = /** @type {[string, string, number][]} */ ([
  ["manager", "manager", 0],
  ["manger", "manager", 1], // a letter left out
  ["managger", "manager", 1], // a letter too many
  ["mangaer", "manager", 1], // two swapped
  ["nanager", "manager", 1.2], // another letter
  ["appologise", "apologize", 2.2],
  ["", "ab", 2],
]);

for (const [typedWord, word, distance] of CASES) {
  test(`${typedWord || "nothing"} is ${distance} from ${word}`, () => {
    assert.equal(editDistance(typedWord, word, 3), distance);
    assert.equal(editDistance(word, typedWord, 3), distance);
  });
}

test("it stops once words are too far apart", () => {
  assert.ok(editDistance("refund", "shouting", 2) > 2);
  assert.ok(editDistance("cat", "concatenate", 2) > 2);
});

test("one mistake changes at most two of the letters that occur", () => {
  for (const [typedWord, word, distance] of CASES) {
    const differing = differingLetters(letterBits(typedWord), letterBits(word));
    assert.ok(differing <= 2 * Math.ceil(distance), `${typedWord} and ${word}: ${differing}`);
  }
  assert.equal(differingLetters(letterBits("abc"), letterBits("cab")), 0);
  assert.equal(differingLetters(letterBits("abc"), letterBits("abd")), 2);
});
