/** What stands beside the book: own pages, slots, drills, the word bank; and what is asked for by its code or id. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "#finder/engine/engine.js";
import { createBook } from "./books.js";

const PHRASES = [{ text: "I am sorry that your refund is late." }, { text: "Tell me what happened." }];

const LIBRARY = {
  codes: { phrase: "P-01\nP-02 P-77", technique: "T-01\n", situation: "" },
  rows: [
    {
      kind: "page",
      id: "desk.html#zendesk",
      code: "",
      title: "Our desk: Zendesk",
      body: "Where macros lie",
      text: "Where macros lie",
      address: "desk.html#zendesk",
    },
    {
      kind: "slot",
      id: "refund-limit",
      code: "L-01 L-99",
      title: "The most you may refund",
      body: "Ask",
      text: "Ask",
      address: "policy.html#refund-limit",
    },
  ],
};

function finderWithLibrary() {
  const book = createBook({ phrases: PHRASES });
  book.libraryKinds.push({ name: "slot", title: "Policy slot", heading: "Your policy" });
  const finder = openBook(book);
  finder.buildIndex();
  return finder;
}

/** @param {ReturnType<typeof finderWithLibrary>} finder @param {string} text */
const addressesOf = (finder, text) => {
  const { phrases, others } = finder.find({ text });
  return [...phrases, ...others].map(({ address }) => address);
};

test("the library is found once it is there, by words that the book has not", () => {
  const finder = finderWithLibrary();
  assert.deepEqual(addressesOf(finder, "zendesk macros"), []);
  finder.addLibrary(LIBRARY);
  assert.deepEqual(addressesOf(finder, "zendesk macros"), ["desk.html#zendesk"]);
  assert.deepEqual(addressesOf(finder, "zendsk"), ["desk.html#zendesk"]);
});

test("it stands below what helps in a contact, and not among what a stage filters", () => {
  const finder = finderWithLibrary();
  finder.addLibrary(LIBRARY);
  assert.deepEqual(addressesOf(finder, "refund"), [
    "techniques/name-it.html#p-p0",
    "playbooks/late-refund.html",
    "policy.html#refund-limit",
  ]);
  assert.deepEqual(finder.find({ text: "refund", stage: "own" }).others, []);
  assert.deepEqual(finder.find({ text: "refund", phrasesOnly: true }).others, []);
});

test("a code and an id lead to what has them, and to nothing else", () => {
  const finder = finderWithLibrary();
  assert.deepEqual(addressesOf(finder, "late-refund"), ["playbooks/late-refund.html"]);
  finder.addLibrary(LIBRARY);
  assert.deepEqual(addressesOf(finder, " p-02 "), ["techniques/name-it.html#p-p1"]);
  assert.deepEqual(addressesOf(finder, "P-77"), ["techniques/name-it.html#p-p1"]);
  assert.deepEqual(addressesOf(finder, "l-99"), ["policy.html#refund-limit"]);
  assert.deepEqual(addressesOf(finder, "T-01"), ["techniques/name-it.html"]);
  assert.deepEqual(addressesOf(finder, "l-01"), ["policy.html#refund-limit"]);
  assert.deepEqual(addressesOf(finder, "refund-limit"), ["policy.html#refund-limit"]);
  assert.deepEqual(finder.find({ text: "L-01", phrasesOnly: true }).phrases, []);
});
