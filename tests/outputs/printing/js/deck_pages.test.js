/** Which cards stand on which page of a deck. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { planPages } from "#printing/deck_pages.js";

/** @param {number} card @param {"front" | "back"} face @param {number} x */
const place = (card, face, x) => ({ card, face, x, y: 0, width: 100, height: 140, upside_down: false });
const MARKS = { lines: [], wedges: [], folds: [] };
const FULL_SHEET = [
  { width: 210, height: 297, frame: 0, marks: MARKS, cards: [place(0, "front", 0), place(1, "front", 110)] },
  { width: 210, height: 297, frame: 1, marks: null, cards: [place(0, "back", 110), place(1, "back", 0)] },
];

test("each sheet takes as many cards as a full one, and the last what is left", () => {
  const pages = planPages(FULL_SHEET, ["one", "two", "three"]);
  assert.deepEqual(
    pages.map(({ sheet, frame, cards }) => [sheet, frame, cards.map(({ id, face, x }) => [id, face, x])]),
    [
      [
        1,
        0,
        [
          ["one", "front", 0],
          ["two", "front", 110],
        ],
      ],
      [
        1,
        1,
        [
          ["one", "back", 110],
          ["two", "back", 0],
        ],
      ],
      [2, 0, [["three", "front", 0]]],
      [2, 1, [["three", "back", 110]]],
    ],
  );
});

test("without a card there is no page", () => {
  assert.deepEqual(planPages(FULL_SHEET, []), []);
});
