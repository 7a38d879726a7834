/** A walk along a playbook's path. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { asPlace, choose, goBack, moveTo, trailAsNote } from "#finder/guide/place.js";
import { createPlaces } from "#finder/view/places.js";
import { createArea } from "./areas.js";

const STEPS = [
  {
    id: "limit",
    title: "Set one kind limit",
    ask: "Did it stop?",
    ways: [
      { answer: "Yes", step: "write" },
      { answer: "No", step: "end" },
      { answer: "They are afraid", step: "" },
    ],
  },
  { id: "end", title: "End it", ask: "", ways: [{ answer: "", step: "write" }] },
  { id: "write", title: "Write it down", ask: "", ways: [] },
];
const START = asPlace(null, STEPS);

test("an answer leads to its step, and the trail says which it was", () => {
  const end = choose(START, STEPS, 1);
  assert.deepEqual(end, { step: "end", choices: [{ step: "limit", way: 1 }] });
  const last = choose(end, STEPS, 0);
  assert.equal(
    trailAsNote("Abusive language (B-14)", last, STEPS),
    [
      "Abusive language (B-14)",
      "1. Set one kind limit – Did it stop? No",
      "2. End it",
      "3. Write it down",
    ].join("\n"),
  );
});

test("one goes back a choice, or to any of them", () => {
  const last = choose(choose(START, STEPS, 1), STEPS, 0);
  assert.equal(goBack(last).step, "end");
  assert.deepEqual(goBack(last, 0), START);
  assert.deepEqual(goBack(START), START);
});

test("an answer that leads out of the path is noted, and another one takes its place", () => {
  const out = choose(START, STEPS, 2);
  assert.equal(
    trailAsNote("Abuse", out, STEPS),
    "Abuse\n1. Set one kind limit – Did it stop? They are afraid",
  );
  assert.deepEqual(choose(out, STEPS, 1).choices, [{ step: "limit", way: 1 }]);
});

test("of a stored place, what the path still has is taken over", () => {
  const place = choose(START, STEPS, 1);
  assert.deepEqual(asPlace(JSON.parse(JSON.stringify(place)), STEPS), place);
  assert.deepEqual(asPlace({ step: "gone", choices: [] }, STEPS), START);
  assert.deepEqual(
    asPlace({ step: "end", choices: [{ step: "limit", way: 7 }, null, 3] }, STEPS).choices,
    [],
  );
  for (const value of [undefined, 3, "end", [], { step: 1 }, { step: "end", choices: {} }]) {
    assert.deepEqual(asPlace(value, STEPS).choices, []);
  }
});

test("a path that goes in circles keeps its last fifty choices", () => {
  const circle = [{ id: "a", title: "A", ask: "", ways: [{ answer: "again", step: "b" }] }];
  circle.push({ id: "b", title: "B", ask: "", ways: [{ answer: "again", step: "a" }] });
  let place = asPlace(null, circle);
  for (let n = 0; n < 80; n++) place = choose(place, circle, 0);
  assert.equal(place.choices.length, 50);
});

test("places last for the tab, until a new contact begins", () => {
  const { area, values } = createArea();
  createPlaces(area).set("abuse", { step: "end" });
  assert.deepEqual(createPlaces(area).get("abuse"), { step: "end" });
  assert.equal(createPlaces(area).get("constructor"), undefined);
  createPlaces(area).clear();
  assert.equal(values.size, 0);
  assert.equal(createPlaces(area).get("abuse"), undefined);
});

test("where nothing may be stored, or something else lies there, a path begins at its first step", () => {
  const forgetful = createPlaces(() => {
    throw new Error("no storage");
  });
  forgetful.set("abuse", { step: "end" });
  assert.deepEqual(forgetful.get("abuse"), { step: "end" });
  forgetful.clear();
  const { area, values } = createArea();
  for (const text of ["{", "3", "null", `"${"x".repeat(200_000)}"`]) {
    values.set("talkdown:paths", text);
    assert.equal(createPlaces(area).get("abuse"), undefined);
  }
});

test("an address that names a step leads back to it, or to a new beginning", () => {
  const end = choose(choose(START, STEPS, 1), STEPS, 0);
  assert.deepEqual(moveTo(end, "end"), { step: "end", choices: [{ step: "limit", way: 1 }] });
  assert.deepEqual(moveTo(end, "limit"), START);
  assert.deepEqual(moveTo(START, "write"), { step: "write", choices: [] });
  assert.equal(moveTo(end, "write"), end);
});
