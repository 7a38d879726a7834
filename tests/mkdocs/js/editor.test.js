/** Which of several places is meant, and what keeps a text from being saved. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestPlaces } from "#editor/place_choice.js";
import { isWrongElsewhere } from "#editor/verdict_list.js";

/** @param {string} id */
const placeOf = (id) => ({ kind: "sign", id, route: ["title"], label: "" });

/** @param {string[]} ids @param {string[]} outerIds @param {string} path */
const nearestIds = (ids, outerIds, path) =>
  nearestPlaces(ids.map(placeOf), outerIds, path).map(({ id }) => id);

test("the place is meant whose entry the words stand in, and else the one of the page", () => {
  assert.deepEqual(nearestIds(["a", "b", "c"], ["c", "b"], "/signs.html"), ["c"]);
  assert.deepEqual(nearestIds(["a", "listen"], [], "/techniques/listen.html"), ["listen"]);
  const sixEmails = ["one", "two", "three", "four", "five", "six"];
  assert.deepEqual(nearestIds(sixEmails, [], "/emails/six.html"), ["six"]);
});

test("a phrase stands at an anchor of its own, and a step is no entry of the same name", () => {
  const phrase = { kind: "phrase", id: "listen", route: ["text"], label: "" };
  const playbook = { kind: "playbook", id: "upset-caller", route: ["steps", 0, "do"], label: "" };
  assert.deepEqual(nearestPlaces([playbook, phrase], ["p-listen"], "/signs.html"), [phrase]);
  const path = "/playbooks/upset-caller.html";
  assert.deepEqual(nearestPlaces([phrase, playbook], ["step-listen"], path), [playbook]);
});

test("where nothing tells two places apart, both may be meant", () => {
  assert.deepEqual(nearestIds(["a", "b"], [], "/signs.html"), ["a", "b"]);
});

/** @param {...["error" | "warning", boolean]} problems */
const verdictOf = (...problems) => ({
  file: "phrases.yaml",
  effect: /** @type {const} */ ("write"),
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
