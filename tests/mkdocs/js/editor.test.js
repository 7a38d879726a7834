/** Which of several places is meant, and what keeps a text from being saved. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sortPlaces } from "#editor/place_choice.js";
import { isWrongElsewhere } from "#editor/verdict_list.js";

/** @param {string} id */
const placeOf = (id) => ({ kind: "sign", id, route: ["title"] });

/** @param {string[]} ids @param {string[]} outerIds @param {string} path */
const order = (ids, outerIds, path) => sortPlaces(ids.map(placeOf), outerIds, path).map(({ id }) => id);

test("the place is meant whose entry the words stand in, and then the one of the page", () => {
  assert.deepEqual(order(["a", "b", "c"], ["c", "b"], "/signs.html"), ["c", "b", "a"]);
  assert.deepEqual(order(["a", "tell-me"], ["phrase-tell-me"], "/signs.html"), ["tell-me", "a"]);
  assert.deepEqual(order(["a", "listen"], [], "/techniques/listen.html"), ["listen", "a"]);
  assert.deepEqual(order(["a", "b"], [], "/signs.html"), ["a", "b"]);
});

/** @param {...["error" | "warning", boolean]} problems */
const verdictOf = (...problems) => ({
  file: "phrases.yaml",
  problems: problems.map(([severity, is_elsewhere]) => ({
    severity,
    is_elsewhere,
    code: "x",
    message: "m",
    hint: "",
  })),
  omission_count: 0,
  is_saved: false,
});

test("only what is wrong in other texts alone can be saved all the same", () => {
  assert.equal(isWrongElsewhere(verdictOf(["error", true], ["warning", false])), true);
  assert.equal(isWrongElsewhere(verdictOf(["error", true], ["error", false])), false);
  assert.equal(isWrongElsewhere(verdictOf(["warning", false])), false);
});
