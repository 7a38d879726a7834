/** What is kept on this device. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecord } from "#practice/record.js";
import { createArea } from "../../finder/js/areas.js";
import { attempt } from "./practice_books.js";

const KEY = "talkdown:practice:/";
const NOW = () => Date.parse("2026-11-29T12:00:00Z");
const FIRST = attempt("no-heat", "2026-11-27", "best");
const SECOND = attempt("two-visits/opening", "2026-11-28", "weak");

test("answers outlast the page, and are cleared", () => {
  const { area, values } = createArea();
  const record = createRecord(area, KEY, NOW);
  record.add(SECOND);
  record.add(FIRST);
  assert.deepEqual(createRecord(area, KEY, NOW).attempts, [FIRST, SECOND]);
  record.clear();
  assert.deepEqual([record.attempts, values.size], [[], 0]);
});

test("two tabs lose nothing of each other", () => {
  const { area } = createArea();
  const [one, two] = [createRecord(area, KEY, NOW), createRecord(area, KEY, NOW)];
  one.add(FIRST);
  two.add(SECOND);
  assert.deepEqual(createRecord(area, KEY, NOW).attempts, [FIRST, SECOND]);
});

test("what another tab has cleared does not come back", () => {
  const { area } = createArea();
  const [one, two] = [createRecord(area, KEY, NOW), createRecord(area, KEY, NOW)];
  two.add(FIRST);
  one.clear();
  two.reload("another key");
  assert.deepEqual(two.attempts, [FIRST]);
  two.reload(KEY);
  two.add(SECOND);
  assert.deepEqual(createRecord(area, KEY, NOW).attempts, [SECOND]);
});

test("a file brings answers to another device, each once", () => {
  const record = createRecord(createArea().area, KEY, NOW);
  record.add(FIRST);
  const copy = createRecord(createArea().area, KEY, NOW);
  copy.add(SECOND);
  assert.equal(copy.importText(record.exportText()), 1);
  assert.equal(copy.importText(record.exportText()), 0);
  assert.deepEqual(copy.attempts, [FIRST, SECOND]);
});

test("a file that is not ours is refused, and what is broken in one is left out", () => {
  const record = createRecord(createArea().area, KEY, NOW);
  for (const text of [
    "",
    "no",
    "{}",
    "[]",
    "null",
    '{"format":"talkdown-practice","version":2,"attempts":[]}',
  ]) {
    assert.equal(record.importText(text), null, text);
  }
  const brokenAttempts = [
    null,
    { ...FIRST, exercise: "<img>" },
    { ...FIRST, at: "2026-13-45T12:00:00.000Z" },
    { ...FIRST, verdict: "great" },
    { ...FIRST, technique: 7 },
    { ...FIRST, part: "later" },
    { ...SECOND, extra: "field" },
  ];
  const text = JSON.stringify({ format: "talkdown-practice", version: 1, attempts: brokenAttempts });
  assert.equal(record.importText(text), 1);
  assert.deepEqual(record.attempts, [SECOND]);
  assert.equal(record.importText(text.padEnd(1_000_001)), null);
});

test("where nothing can be stored, it lasts as long as the page", () => {
  const record = createRecord(() => {
    throw new Error("denied");
  }, KEY);
  record.add(FIRST);
  assert.deepEqual(record.attempts, [FIRST]);
  record.clear();
  assert.deepEqual(record.attempts, []);
});

test("what something else has stored there is nothing of ours", () => {
  const { area, values } = createArea();
  values.set(KEY, '{"attempts":[1]}');
  assert.deepEqual(createRecord(area, KEY, NOW).attempts, []);
});

test("no more is kept than a browser has room for", () => {
  const record = createRecord(createArea().area, KEY, NOW);
  const attempts = Array.from({ length: 2600 }, (_, n) => attempt(`drill-${n}`, "2026-11-28", "best"));
  record.importText(JSON.stringify({ format: "talkdown-practice", version: 1, attempts }));
  assert.equal(record.attempts.length, 2500);
});

test("a file takes no place of what was answered here, and brings nothing of the future", () => {
  const { area } = createArea();
  const file = createRecord(createArea().area, KEY, () => Date.parse("2999-12-31T00:00:00Z"));
  for (const day of ["2026-11-30", "2999-01-01"]) file.add(attempt("no-heat", day, "best"));
  const record = createRecord(area, KEY, NOW);
  record.add(FIRST);
  assert.equal(record.importText(file.exportText()), 1);
  assert.deepEqual(
    record.attempts.map(({ at }) => at.slice(0, 10)),
    ["2026-11-27", "2026-11-30"],
  );

  const { format, version, attempts } = JSON.parse(file.exportText());
  const many = Array.from({ length: 2500 }, (_, number) => ({
    ...attempts[0],
    at: `2026-11-30T0${Math.floor(number / 1000)}:00:00.${String(number % 1000).padStart(3, "0")}Z`,
  }));
  record.importText(JSON.stringify({ format, version, attempts: many }));
  record.add(SECOND);
  assert.equal(record.attempts.length, 2500);
  assert.ok(record.attempts.some(({ at }) => at === SECOND.at));
});
