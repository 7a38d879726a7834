/** Where the parts of a drawn path stand. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { curvesOf, lineOf, linesOf, sizeOf } from "#finder/guide/path_layout.js";

/** @param {Record<string, string[]>} path steps, and those that their ways lead to */
function createSteps(path) {
  return Object.entries(path).map(([id, targets]) => ({
    id,
    title: id,
    ask: "",
    ways: targets.map((step) => ({ answer: step, step })),
  }));
}

test("a way to the next step, to the same one and out of the path is no curve", () => {
  assert.deepEqual(curvesOf(createSteps({ a: ["b", "a", ""], b: [] })), []);
});

test("two answers that lead to the same step are one curve", () => {
  const curves = curvesOf(createSteps({ a: ["c", "c"], b: ["c"], c: ["a"] }));
  assert.deepEqual(curves, [
    { from: 0, to: 2, lane: 0 },
    { from: 2, to: 0, lane: 0 },
  ]);
});

test("curves that would cross lie in lanes of their own, the shortest inside", () => {
  const steps = createSteps({ a: ["d"], b: ["d"], c: ["e"], d: ["f"], e: [], f: [] });
  const lanes = curvesOf(steps).map(({ from, to, lane }) => [from, to, lane]);
  assert.deepEqual(lanes, [
    [0, 3, 3],
    [1, 3, 0],
    [2, 4, 1],
    [3, 5, 2],
  ]);
  assert.deepEqual(sizeOf(steps, curvesOf(steps)), { width: 330, height: 384 });
});

test("forward on the right, back on the left", () => {
  assert.equal(lineOf({ from: 0, to: 2, lane: 0 }), "M260 28h14V152h-14");
  assert.equal(lineOf({ from: 2, to: 0, lane: 1 }), "M50 164h-28V16h28");
});

test("a title has two lines at the most", () => {
  assert.deepEqual(linesOf("Set one kind limit"), ["Set one kind limit"]);
  assert.deepEqual(linesOf("Write down the facts, then take your break"), [
    "Write down the facts, then",
    "take your break",
  ]);
  assert.deepEqual(linesOf("Say what can be done now, what cannot, and who else could help them today"), [
    "Say what can be done now, what",
    "cannot, and who else could …",
  ]);
});
