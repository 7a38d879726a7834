/** What stays on a device. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { missesAsCsv } from "#finder/guide/misses_csv.js";
import { createStorage } from "#finder/view/storage.js";
import { createArea } from "./areas.js";

const never = new AbortController().signal;

test("favorites stay, and go again", () => {
  const { area } = createArea();
  assert.equal(createStorage(area).toggleFavorite("p1"), true);
  assert.deepEqual(createStorage(area).favorites, ["p1"]);
  assert.equal(createStorage(area).isFavorite("p1"), true);
  assert.equal(createStorage(area).toggleFavorite("p1"), false);
  assert.deepEqual(createStorage(area).favorites, []);
});

test("the last copied comes first, once, and eight are kept", () => {
  const storage = createStorage(createArea().area);
  for (const id of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "b"]) storage.addRecent(id);
  assert.deepEqual(storage.recent, ["b", "i", "h", "g", "f", "e", "d", "c"]);
});

test("searches that found nothing are kept only once that is switched on", () => {
  const storage = createStorage(createArea().area);
  storage.addMiss("xkcd");
  assert.deepEqual(storage.misses, []);
  storage.setKeepsMisses(true);
  storage.addMiss("xkcd");
  assert.equal(storage.misses.length, 1);
});

test("a search that found nothing again is counted, not listed again", () => {
  let today = new Date("2026-01-31T12:00:00Z");
  const storage = createStorage(createArea().area, () => today);
  storage.setKeepsMisses(true);
  storage.addMiss("xkcd");
  storage.addMiss("other");
  today = new Date("2026-02-01T12:00:00Z");
  storage.addMiss("xkcd");
  assert.deepEqual(storage.misses, [
    { text: "xkcd", times: 2, last: "2026-02-01" },
    { text: "other", times: 1, last: "2026-01-31" },
  ]);
});

test("five hundred of them are kept, the oldest goes first", () => {
  const storage = createStorage(createArea().area);
  storage.setKeepsMisses(true);
  for (let n = 0; n < 502; n++) storage.addMiss(`search ${n}`);
  assert.equal(storage.misses.length, 500);
  assert.equal(storage.misses[0].text, "search 2");
  storage.clearMisses();
  assert.deepEqual(storage.misses, []);
});

test("as CSV, a spreadsheet takes no search for a formula", () => {
  const storage = createStorage(createArea().area, () => new Date("2026-01-31T12:00:00Z"));
  storage.setKeepsMisses(true);
  const searches = [
    '=1+"1"',
    "-x",
    "plain, with comma",
    "＝cmd()",
    "a\0b",
    "\0=1",
    "two\r\n=lines",
    "\u3000+1",
    "minus -1",
  ];
  for (const text of searches) storage.addMiss(text);
  const cells = missesAsCsv(storage.misses)
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.replace(",1,2026-01-31", ""));
  assert.deepEqual(cells, [
    '"\'=1+""1"""',
    '"\'-x"',
    '"plain, with comma"',
    '"\'＝cmd()"',
    '"a b"',
    '"\' =1"',
    '"two =lines"',
    '"\'\u3000+1"',
    '"minus -1"',
  ]);
});

test("the channel that was chosen is there on the next visit, until none is", () => {
  const { area } = createArea();
  createStorage(area).setOwnChannel("chat");
  assert.equal(createStorage(area).ownChannel, "chat");
  createStorage(area).setOwnChannel("");
  assert.equal(createStorage(area).ownChannel, "");
});

test("to forget phrases forgets no switch", () => {
  const storage = createStorage(createArea().area);
  storage.toggleFavorite("p1");
  storage.addRecent("p2");
  storage.setTakesSingleKeys(false);
  storage.forgetPhrases();
  assert.deepEqual([storage.favorites, storage.recent, storage.takesSingleKeys], [[], [], false]);
});

test("what another tab has stored is not overwritten", () => {
  const { area } = createArea();
  const [oneTab, otherTab] = [createStorage(area), createStorage(area)];
  oneTab.toggleFavorite("p1");
  otherTab.toggleFavorite("p2");
  assert.deepEqual(otherTab.favorites, ["p1", "p2"]);
});

test("what another tab has stored is taken over, and said", () => {
  const { area } = createArea();
  const [oneTab, otherTab] = [createStorage(area), createStorage(area)];
  let changes = 0;
  oneTab.onChange(() => changes++, never);
  otherTab.toggleFavorite("p1");
  oneTab.reload("somebody else's");
  assert.deepEqual([oneTab.favorites, changes], [[], 0]);
  oneTab.reload("talkdown:shelf");
  assert.deepEqual([oneTab.favorites, changes], [["p1"], 1]);
});

test("who has unsubscribed hears nothing any more", () => {
  const storage = createStorage(createArea().area);
  const lifetime = new AbortController();
  let changes = 0;
  storage.onChange(() => changes++, lifetime.signal);
  storage.addRecent("p1");
  lifetime.abort();
  storage.addRecent("p2");
  storage.onChange(() => changes++, lifetime.signal);
  storage.addRecent("p3");
  assert.equal(changes, 1);
});

test("where nothing may be stored, it lasts as long as the page", () => {
  const storage = createStorage(() => {
    throw new Error("SecurityError");
  });
  storage.toggleFavorite("p1");
  assert.deepEqual(storage.favorites, ["p1"]);
});

test("what is stored and makes no sense is left alone", () => {
  const poison = [
    "{",
    "null",
    "[]",
    '"x"',
    "7",
    '{"favorites": {"length": 3}}',
    '{"favorites": 7, "misses": "x"}',
  ];
  for (const text of [...poison, `{"favorites": ["${"a".repeat(2_000_000)}"]}`]) {
    const { area, values } = createArea();
    values.set("talkdown:shelf", text);
    const storage = createStorage(area);
    assert.deepEqual([storage.favorites, storage.recent, storage.misses], [[], [], []]);
    assert.equal(storage.toggleFavorite("p1"), true);
    assert.deepEqual(createStorage(area).favorites, ["p1"]);
  }
});

test("of what is stored, only what has the right shape is read", () => {
  const { area, values } = createArea();
  const contents = {
    favorites: [
      "p1",
      7,
      null,
      "<img>",
      "a b",
      ["p2"],
      "constructor",
      "__proto__",
      "sign/p1",
      "../p1",
      "a/b/c",
    ],
    recent: Array.from({ length: 20 }, (_, n) => `p${n}`),
    logging: "yes",
    channel: "../etc",
    slash: 0,
    misses: [
      { text: "ok", times: 2, last: "2026-01-31" },
      { text: "x", times: "=1", last: "2026-01-31" },
      { text: "x", times: 1, last: '"\r\n=cmd()' },
      { text: { toString: 1 }, times: 1, last: "2026-01-31" },
      { text: "x".repeat(201), times: 1, last: "2026-01-31" },
      null,
    ],
  };
  values.set("talkdown:shelf", JSON.stringify(contents));
  const storage = createStorage(area);
  assert.deepEqual(storage.favorites, ["p1", "constructor", "sign/p1"]);
  assert.equal(storage.recent.length, 8);
  assert.deepEqual([storage.keepsMisses, storage.takesSingleKeys, storage.ownChannel], [false, true, ""]);
  assert.deepEqual(storage.misses, [{ text: "ok", times: 2, last: "2026-01-31" }]);
});

test("two books on one origin do not mix", () => {
  const { area } = createArea();
  const [oneBook, otherBook] = ["/one/", "/other/"].map((folder) => createStorage(area, undefined, folder));
  oneBook.toggleFavorite("p1");
  otherBook.reload("/one/");
  assert.deepEqual([oneBook.favorites, otherBook.favorites], [["p1"], []]);
});

test("a full storage keeps it as long as the page", () => {
  const storage = createStorage(() => ({
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  }));
  storage.toggleFavorite("p1");
  assert.deepEqual(storage.favorites, ["p1"]);
});

test("what is cleared elsewhere is gone here, too", () => {
  const { area, values } = createArea();
  const storage = createStorage(area);
  storage.toggleFavorite("p1");
  values.clear();
  storage.reload(null);
  assert.deepEqual(storage.favorites, []);
});
