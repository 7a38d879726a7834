/** A search in the page's address. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { emptySearch, formatFragment, hasFilter, parseFragment } from "#finder/view/search_state.js";

for (const [fragment, search] of /** @type {[string, object][]} */ ([
  ["", {}],
  ["#q=late+refund", { text: "late refund" }],
  ["#q=refund&channel=phone", { text: "refund", channel: "phone" }],
  ["#stage=own&sign=shouting&technique=name-it", { stage: "own", sign: "shouting", technique: "name-it" }],
  ["#q=100%25+caf%C3%A9+%26+%23", { text: "100% café & #" }],
])) {
  test(`${fragment || "no fragment"} is a search, and comes of it`, () => {
    assert.deepEqual(parseFragment(fragment), { ...emptySearch(), ...search });
    assert.equal(formatFragment({ ...emptySearch(), ...search }), fragment);
  });
}

test("an anchor of a page is no search", () => {
  assert.deepEqual(parseFragment("#p-sorry-late"), emptySearch());
});

test("words are no filter", () => {
  assert.equal(hasFilter({ ...emptySearch(), text: "refund" }), false);
  assert.equal(hasFilter({ ...emptySearch(), sign: "shouting" }), true);
});
