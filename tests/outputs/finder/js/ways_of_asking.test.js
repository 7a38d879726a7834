/** Which of two situations a search is about that nobody foresaw word for word. */

/** @import { BookIndex } from "#finder/engine/types.ts" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBook } from "#finder/engine/engine.js";
import { createBook } from "./books.js";

/**
 * @param {Record<string, string[]>} ways of asking for each situation
 * @returns {BookIndex} with one phrase for each, `Words for` its id
 */
function bookOf(ways) {
  const ids = Object.keys(ways);
  const book = createBook({ phrases: ids.map((id) => ({ text: `Words for ${id}, and no others.` })) });
  return {
    ...book,
    addresses: { ...book.addresses, situation: "situations/*.html" },
    situations: {
      ids: ids.join("\n"),
      titles: ids.join("\n"),
      asked: ids.map((id) => ways[id].join("|")).join("\n"),
      unless: ids.map(() => "").join("\n"),
      sorts: ids.map(() => "behavior"),
      levels: ids.map(() => ""),
      playbooks: ids.map(() => -1),
      first: ids.map((_, n) => [n]),
      // biome-ignore lint/suspicious/noThenProperty: a column's name, and no function
      then: ids.map(() => []),
      after: ids.map(() => []),
    },
  };
}

/** @param {Record<string, string[]>} ways */
function finderOf(ways) {
  const finder = openBook(bookOf(ways));
  finder.buildIndex();
  return finder;
}

const finder = finderOf({
  swears: ["swearing", "swearing all the time", "swearing again"],
  insults: ["swearing at me", "insults me"],
  fumes: ["fumes", "smell of fumes"],
  angry: ["fuming"],
  hold: ["refuses to be put on hold", "on hold"],
  transfer: ["transfer"],
  "check-back": ["follow up", "is it working"],
  payment: ["card fails", "lost money", "card machine"],
  "lost-card": ["somebody lost the card", "password of the company", "statement by post"],
});

for (const [text, id] of [
  ["customer is swearing", "swears"], // whom it is about is said or not
  ["client swears at me", "insults"], // but not at whom
  ["proper fuming", "angry"], // and no fume, though they have one stem
  ["refuses transfer", "transfer"], // which is a whole way of asking, and on hold is not
  ["follow-up", "check-back"], // typed as an id is, and foreseen as words
  ["lost my card somewhere", "lost-card"], // in one way of asking, and not by the words of several
]) {
  test(`${text} is asked for ${id}`, () => {
    assert.equal(finder.find({ text }).situations[0].id, id);
  });
}

test("small words that stand in a phrase do so by chance, and it does not come first", () => {
  const { phrases } = finder.find({ text: "for swears and no" });
  assert.equal(phrases[0]?.verbatim ?? false, false);
});

test("a phrase whose very words were typed comes first, though a situation further down has it", () => {
  const { phrases, situations } = finder.find({ text: "words for swears, and no others" });
  assert.equal(phrases[0].id, "p0");
  assert.deepEqual(
    situations.map((hit) => hit.lines.map((line) => line.id)),
    [["p1"]],
  );
});
